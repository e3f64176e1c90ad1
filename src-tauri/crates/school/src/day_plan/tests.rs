//! Changing a day: one line per change with its verdict, and what follows from it.
#![expect(clippy::unwrap_used, reason = "a test may stop")]
use super::*;
use crate::days::{Span, Weekdays};
use crate::ids::EnrolmentId;
use crate::session::tests::{calendar, day, group};
use crate::words::ServiceKind;

fn change(text: &str, kind: DayChangeKind, follows: Option<Weekday>, grades: &str, reason: &str) -> DayChange {
    DayChange { day: day(text), kind, follows_weekday: follows, grades: grades.into(), reason: reason.into() }
}

#[test]
fn a_change_is_held_against_the_day() {
    use DayChangeKind::{Closure, EarlyDismissal, Extra, MakeUp};
    let calendar = calendar(vec![change("2026-11-10", Closure, None, "", "台风")]);
    for (text, kind, follows, grades, reason, verdict) in [
        ("2026-11-25", Closure, None, "", "台风", "ok"),
        ("2026-11-25", Closure, None, "", " ", "needs_reason"),
        ("2026-11-25", EarlyDismissal, None, "", "", "needs_reason"),
        ("2026-11-25", Closure, None, "1-3", "春游", "ok"),
        ("2026-11-25", Closure, None, "高一", "春游", "bad_value"),
        ("2026-11-28", Closure, None, "", "台风", "not_a_teaching_day"),
        ("2026-08-20", Closure, None, "", "台风", "not_a_teaching_day"),
        ("2026-11-28", MakeUp, Some(Weekday::Wed), "", "", "ok"),
        ("2026-11-28", MakeUp, None, "", "", "make_up_needs_weekday"),
        ("2026-11-28", MakeUp, Some(Weekday::Wed), "1-3", "", "bad_value"),
        ("2026-11-28", Extra, Some(Weekday::Sat), "", "", "ok"),
        ("2026-11-28", Extra, None, "", "", "bad_value"),
        ("2026-11-10", MakeUp, Some(Weekday::Tue), "", "", "ok"),
    ] {
        let found = with_change(&calendar, change(text, kind, follows, grades, reason));
        assert_eq!(found.map_or_else(|no| no.code(), |_| "ok".into()), verdict, "{text} {kind:?} {grades}");
    }
}

#[test]
fn a_make_up_day_opens_a_closed_day_and_a_closure_keeps_its_weekday() {
    let made_up = change("2026-10-10", DayChangeKind::MakeUp, Some(Weekday::Wed), "", "");
    let plain = calendar(vec![made_up.clone()]);
    let closed = with_change(&plain, change("2026-10-10", DayChangeKind::Closure, None, "", "台风")).unwrap();
    assert_eq!(closed.len(), 2, "the make-up day comes back when the closure goes");
    let shut = plain.with_changes(day("2026-10-10"), closed);
    assert_eq!(shut.cancelled_timetable(day("2026-10-10")), Some((Weekday::Wed, "台风".to_owned())));
    let opened = with_change(&shut, made_up.clone()).unwrap();
    assert_eq!(opened, std::slice::from_ref(&made_up));
    let without = without_change(&shut, day("2026-10-10"), DayChangeKind::Closure, "").unwrap();
    assert_eq!(without, [made_up]);
    assert!(without_change(&plain, day("2026-10-10"), DayChangeKind::Closure, "").is_err());
}

#[test]
fn what_follows_is_told_before_it_is_kept() {
    let groups = [
        group(1, "作业一班", ServiceKind::BasicCare, &[Weekday::Wed], "16:30", "17:30"),
        group(2, "合唱", ServiceKind::Club, &[Weekday::Tue], "16:30", "17:30"),
    ];
    let place = |student: i64, group: i64, weekdays: &str| Enrolment {
        id: EnrolmentId(student),
        student: StudentId(student),
        group: GroupId(group),
        weekdays: Weekdays::read(weekdays).unwrap(),
        valid: Span { from: day("2026-09-01"), to: None },
        state: EnrolmentState::Active,
        slip_no: String::new(),
        pickup_way: String::new(),
        batch: None,
    };
    let enrolments = [place(1, 1, "三"), place(2, 1, "三"), place(3, 1, "一"), place(1, 2, "二")];
    let plain = calendar(Vec::new());
    for (text, kind, follows, wanted) in [
        ("2026-11-25", DayChangeKind::Closure, None, "取消 1 个场次，涉及 2 名学生，不计课时。"),
        ("2026-11-25", DayChangeKind::EarlyDismissal, None, "取消 1 个场次，涉及 2 名学生，不计课时。"),
        ("2026-11-28", DayChangeKind::MakeUp, Some(Weekday::Wed), "举行 1 个场次，涉及 2 名学生，照常点名、计课时。"),
        ("2026-11-25", DayChangeKind::MakeUp, Some(Weekday::Tue), "取消 1 个场次，改为举行 1 个场次，涉及 2 名学生。"),
        ("2026-11-26", DayChangeKind::Closure, None, "场次没有变化，当天举行 0 个场次。"),
    ] {
        let changes = with_change(&plain, change(text, kind, follows, "", "台风")).unwrap();
        let after = plain.with_changes(day(text), changes);
        let effect = effect(&plain, &after, &groups, &enrolments, day(text));
        assert_eq!(sentences(&effect, &[], None), [wanted], "{text} {kind:?}");
    }
    let changes = with_change(&plain, change("2026-11-25", DayChangeKind::Closure, None, "", "台风")).unwrap();
    let closed = plain.with_changes(day("2026-11-25"), changes);
    let effect = effect(&plain, &closed, &groups, &enrolments, day("2026-11-25"));
    let said = sentences(&effect, &[GroupId(1)], Some(("2026年11月".to_owned(), 1)));
    assert!(said[1].contains("已点名") && said[2].contains("重新结算"), "{said:?}");
}
