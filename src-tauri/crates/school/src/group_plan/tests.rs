//! Groups entered by hand: one line per verdict, the past untouched by a change, findings in words.
use super::*;
use crate::clash::clashes;
use crate::profile::{PayRules, PolicyProfile};
use crate::session::tests::{day, group, limits, time};
use Weekday::{Fri, Mon, Tue, Wed};

/// A profile that pays the lesson of own teachers in 作业辅导.
fn pay() -> PayRules {
    PolicyProfile::read(include_str!("../../../../../assets/profiles/example-per-lesson.toml")).unwrap().pay
}

fn homework() -> Group {
    group(1, "作业一班", ServiceKind::BasicCare, &[Mon, Tue], "16:30", "17:30")
}

#[test]
fn a_group_is_held_against_the_rules() {
    let others = [group(2, "作业二班", ServiceKind::BasicCare, &[Mon], "16:30", "17:30")];
    let changed = |change: fn(&mut Group)| {
        let mut group = homework();
        change(&mut group);
        group
    };
    for (wanted, verdict) in [
        (changed(|_| {}), "ok"),
        (changed(|group| group.name = " ".into()), "bad_value"),
        (changed(|group| group.name = "作业二班".into()), "bad_value"),
        (changed(|group| group.meetings.clear()), "bad_value"),
        (changed(|group| group.meetings[0].ends_at = time("16:30")), "bad_value"),
        (changed(|group| group.meetings[1].weekday = Mon), "bad_value"),
        (changed(|group| group.meetings[0].ends_at = time("18:40")), "ends_too_late"),
        (changed(|group| (group.capacity, group.minimum) = (Some(5), Some(9))), "bad_value"),
        (changed(|group| group.grades = "高一".into()), "bad_value"),
        (changed(|group| group.valid.to = Some(day("2026-08-01"))), "bad_value"),
        (changed(|group| group.kind = ServiceKind::Club), "still_used"),
    ] {
        let before = homework();
        let found = check(&wanted, &others, Some(&before), &limits(), Stage::Primary);
        assert_eq!(found.map_or_else(|no| no.code(), |()| "ok".into()), verdict, "{wanted:?}");
    }
}

#[test]
fn a_change_leaves_the_past_as_it_was() {
    let before = homework();
    let mut wanted = homework();
    wanted.meetings.remove(0);
    wanted.meetings[0].ends_at = time("18:00");
    wanted.meetings.push(Meeting { weekday: Wed, ..homework().meetings[0].clone() });
    let from = day("2026-11-24");
    let after = revised(&before, wanted.clone(), from);
    let said: Vec<String> = after
        .meetings
        .iter()
        .map(|each| format!("{} {}", meeting_label(each), each.valid.to.map_or("", |_| "止")))
        .collect();
    assert_eq!(said, ["周一 16:30–17:30 止", "周二 16:30–17:30 止", "周二 16:30–18:00 ", "周三 16:30–17:30 "]);
    assert_eq!(after.meetings[0].valid, Span { from: day("2026-09-01"), to: Some(day("2026-11-23")) });
    assert_eq!(after.meetings[3].valid, Span { from, to: None });
    assert_eq!(revised(&after, wanted.clone(), from), after, "the same again changes nothing");
    assert_eq!(revised(&before, wanted.clone(), day("2026-09-01")), wanted, "from the first day it is what is wanted");
    assert_eq!(
        changes_said(&before, &after, &Names::default()),
        ["上课时间由周一、二 16:30–17:30改为周二 16:30–18:00；周三 16:30–17:30"]
    );
    let earlier = revised(&before, wanted, day("2026-09-07"));
    assert_eq!(
        changes_said(&after, &earlier, &Names::default()),
        ["周二 16:30–18:00由11月24日 周二起改为9月7日 周一起", "周三 16:30–17:30由11月24日 周二起改为9月7日 周一起"],
        "what stands at the end is the same, and begins earlier"
    );
}

#[test]
fn times_are_said_as_people_say_them() {
    use ServiceKind::Club;
    for (days, label) in [
        (&[Mon, Tue, Wed][..], "周一至周三 16:30–17:30"),
        (&[Mon, Tue], "周一、二 16:30–17:30"),
        (&[Mon, Wed, Fri], "周一、三、五 16:30–17:30"),
    ] {
        assert_eq!(when_label(&group(1, "合唱", Club, days, "16:30", "17:30"), day("2026-11-24")), label);
    }
    let mut mixed = homework();
    mixed.meetings.push(Meeting { weekday: Fri, starts_at: time("16:00"), ..mixed.meetings[0].clone() });
    assert_eq!(when_label(&mixed, day("2026-11-24")), "周一、二 16:30–17:30；周五 16:00–17:30");
}

#[test]
fn what_is_to_be_looked_at_is_told_in_words() {
    let mut one = homework();
    (one.capacity, one.minimum) = (Some(2), Some(10));
    let other = group(2, "合唱", ServiceKind::Club, &[Mon], "17:00", "18:00");
    let groups = [one, other];
    let clashes = clashes(&groups, &[], day("2026-11-24"));
    let names = Names { groups: groups.iter().map(|each| (each.id, each.name.as_str())).collect(), ..Names::default() };
    let found = findings(&groups[0], (3, 3), &clashes, &names, &limits(), &pay());
    let said: Vec<(&str, &str)> = found.iter().map(|each| (each.kind.label(), each.sentence.as_str())).collect();
    assert_eq!(
        said,
        [
            ("地点冲突", "周一同一时间，「合唱」也用三(2)教室。"),
            ("超员", "最多的一天有 3 人，超过容量 2 人。"),
            ("人数不足", "已报 3 人，不到最低人数 10 人。"),
            ("未排教师", "还没有安排教师，签到和补助无从登记。"),
        ]
    );
    for (today, state) in [("2026-08-01", GroupState::Coming), ("2026-11-24", GroupState::Running)] {
        assert_eq!(GroupState::of(&groups[0], day(today)), state, "{today}");
    }
}

#[test]
fn a_pool_without_a_standard_is_told_with_those_that_have_one() {
    use crate::ids::StaffId;
    use crate::words::StaffKind::{self, InstitutionStaff, OwnTeacher, Professional, Volunteer};
    let instead = "请改选有标准的资金池：作业辅导、延时托管、社团、个别辅导；或在政策口径里加上标准。";
    // pool | who serves → what is told
    for (pool, serving, told) in [
        ("作业辅导", &[OwnTeacher][..], String::new()),
        ("作业辅导", &[], String::new()),
        ("组织管理", &[OwnTeacher], String::new()),
        ("基础托管", &[Volunteer, InstitutionStaff], String::new()),
        ("基础托管", &[OwnTeacher, Volunteer], format!("资金池「基础托管」没有补助标准，教师会按 0 元计。{instead}")),
        ("基础托管", &[], format!("资金池「基础托管」没有补助标准，教师会按 0 元计。{instead}")),
        ("", &[OwnTeacher], format!("没有填资金池，教师会按 0 元计。{instead}")),
        (
            "作业辅导",
            &[OwnTeacher, Professional],
            "资金池「作业辅导」没有社会专业人员的补助标准，这类人员会按 0 元计。请换人、改选资金池，或在政策口径里加上标准。"
                .to_owned(),
        ),
    ] {
        let everyone = [OwnTeacher, Volunteer, InstitutionStaff, Professional];
        let id = |kind: &StaffKind| StaffId(everyone.iter().position(|each| each == kind).unwrap() as i64);
        let mut group = Group { pay_pool: pool.into(), ..homework() };
        group.staff = serving
            .iter()
            .map(|kind| GroupStaff { staff: id(kind), weekday: None, valid: group.valid })
            .collect();
        let found = lacking_of(&group, everyone.iter().map(|kind| (id(kind), *kind)), &pay());
        assert_eq!(found.unwrap_or_default(), told, "{pool} {serving:?}");
    }
    let mut nobody = pay();
    nobody.rates.clear();
    nobody.pools.clear();
    assert_eq!(lacking_of(&Group { pay_pool: String::new(), ..homework() }, std::iter::empty(), &nobody), None);
}
