//! The group list: rows gathered, defaults, contradictions, and the same file twice.
use super::{Kept, book, effects, said, school};
use crate::ids::{GroupId, ServiceId, TimeSlotId};
use crate::intake::{Chosen, Known, groups, slot_choices, staff};
use crate::money::Lessons;
use crate::records::{Group, Service};
use crate::time_plan::TimeSlot;
use crate::words::{FundSource, ServiceKind};
use chrono::Weekday;

const HEADER: &str = "服务班|服务类别|活动类型|星期|开始|结束|课时数|地点|容量|年级范围|教师|资金池";

fn people() -> Kept {
    let mut kept = Kept::default();
    let file = book(&["工号|姓名|人员类别", "T1|王芳|本校教师", "T2|李丽|本校教师", "T3|赵强|外聘", "T4|赵强|外聘"]);
    let checked = staff(&file, None, &Known::new(school())).unwrap();
    kept.keep_staff(&checked.accepted);
    kept
}

fn shown(group: &Group) -> String {
    let meetings: Vec<String> = group
        .meetings
        .iter()
        .map(|each| {
            format!(
                "{}{}-{}×{}",
                each.weekday,
                each.starts_at.format("%H:%M"),
                each.ends_at.format("%H:%M"),
                each.lessons.shown()
            )
        })
        .collect();
    let staff: Vec<String> = group
        .staff
        .iter()
        .map(|each| format!("{}{}", each.staff, each.weekday.map(|day| day.to_string()).unwrap_or_default()))
        .collect();
    format!("{} {} {} [{}] {}", group.name, group.pay_pool, meetings.join(" "), staff.join(" "), group.grades)
}

#[test]
fn rows_of_one_group_are_gathered_with_what_is_usual() {
    let kept = people();
    let file = book(&[
        HEADER,
        "作业一班|基础托管|作业辅导|周一、周三|16:30|17:30||三(2)教室|45人|1-3|T1、李丽|",
        "作业一班|基础托管||五|15：30|17:00|||||王芳 T2|",
        "延时班|延时托管||一二|18:30|20:30||||||",
        "合唱团|社团|艺术|二|1630|17:30|1.5||||T1|",
        "|||四|16:30|17:30|||||李丽|合唱",
    ]);
    let checked = groups(&file, None, &kept.known()).unwrap();
    assert_eq!(
        said(&checked.problems),
        ["6 服务班「」不能空着，请填写服务班。", "6 服务类别「」不能空着，请填写服务类别。"]
    );
    let found: Vec<String> = checked.accepted.iter().map(|each| shown(&each.value.group)).collect();
    assert_eq!(
        found,
        [
            "作业一班 作业辅导 Mon16:30-17:30×1 Wed16:30-17:30×1 Fri15:30-17:00×1.5 [1 2] 1-3",
            "延时班 延时托管 Mon18:30-20:30×2 Tue18:30-20:30×2 [] ",
            "合唱团 社团 Tue16:30-17:30×1.5 [1] ",
        ]
    );
    let names: Vec<&str> = checked.accepted.iter().map(|each| each.value.service_name.as_str()).collect();
    assert_eq!(names, ["基础托管·作业辅导", "延时托管", "社团·艺术"]);
    let told: Vec<bool> = checked.accepted.iter().map(|each| each.value.told_by_name).collect();
    assert_eq!(
        told,
        [false, false, false],
        "nothing is told by a name where the list says it, or where nothing tells it"
    );
    assert_eq!(checked.remarks, ["没有填课时数的，60 分钟以内按 1 课时计，超过的按分钟数除以 60 计。"]);
}

#[test]
fn contradictions_and_unknown_people_are_told() {
    let kept = people();
    let file = book(&[
        HEADER,
        "甲班|基础托管|作业辅导|一三|16:30|17:30|||40|||",
        "甲班|延时托管|作业辅导|三五|17:00|18:00|||45|||",
        "乙班|基础托管||一|17:30|16:30||||||",
        "丙班|兴趣|唱歌|八|下午|17:30|零||||钱多|",
        "丁班|社团||一|16:30|17:30|||||赵强|",
        "戊班|社团||一|16:30|17:30||||高年级以上||",
    ]);
    let checked = groups(&file, None, &kept.known()).unwrap();
    assert_eq!(effects(&checked), (0, 0, 0));
    let told: Vec<String> = checked.problems.iter().map(|no| format!("{} {}", no.row, no.column)).collect();
    assert_eq!(
        told,
        [
            "3 服务类别",
            "3 容量",
            "3 开始",
            "4 结束",
            "5 服务类别",
            "5 活动类型",
            "5 星期",
            "5 开始",
            "5 课时数",
            "5 教师",
            "6 教师",
            "7 年级范围"
        ]
    );
    let person = checked.problems.iter().find(|no| no.row == 6).unwrap();
    assert_eq!(person.wanted, "教职工名单里有 2 位「赵强」，请改填工号。");
}

#[test]
fn the_same_file_twice_changes_nothing_and_blank_cells_keep() {
    let kept = people();
    let file = book(&[
        HEADER,
        "作业一班|基础托管|作业辅导|一三|16:30|17:30|2|三(2)教室|45|1-3|T1|",
        "作业一班|基础托管|作业辅导|五|15:30|16:30|||||T2|",
    ]);
    let first = groups(&file, None, &kept.known()).unwrap();
    let mut group = first.accepted[0].value.group.clone();
    assert_eq!(
        shown(&group),
        "作业一班 作业辅导 Mon16:30-17:30×2 Wed16:30-17:30×2 Fri15:30-16:30×1 [1Mon 1Wed 2Fri] 1-3"
    );
    group.id = GroupId(9);
    group.service = ServiceId(4);
    group.meetings.reverse();
    let service = Service {
        id: ServiceId(4),
        name: first.accepted[0].value.service_name.clone(),
        kind: ServiceKind::BasicCare,
        activity: group.activity,
        fund: FundSource::ServiceFee,
    };
    let (all, services) = ([group], [service]);
    let known = Known { groups: &all, services: &services, ..kept.known() };
    let again = groups(&file, None, &known).unwrap();
    assert_eq!(effects(&again), (0, 0, 1));
    assert_eq!(again.remarks, Vec::<String>::new());
    let blank = book(&["服务班|服务类别|星期|开始|结束", "作业一班|基础托管|一三|16:30|17:30"]);
    let blank = groups(&blank, None, &known).unwrap();
    assert_eq!(effects(&blank), (0, 1, 0));
    let group = &blank.accepted[0].value.group;
    assert_eq!(shown(group), "作业一班 作业辅导 Mon16:30-17:30×2 Wed16:30-17:30×2 [1Mon 1Wed 2Fri] 1-3");
    assert_eq!((group.id, group.service, group.capacity), (GroupId(9), ServiceId(4), Some(45)));
}

#[test]
fn weekdays_and_times_may_stand_in_one_cell() {
    let kept = people();
    let listed = |lines: &[&str]| {
        let checked = groups(&book(lines), None, &kept.known()).unwrap();
        let shown: Vec<String> = checked.accepted.iter().map(|each| shown(&each.value.group)).collect();
        (shown, said(&checked.problems))
    };
    let (found, problems) = listed(&[
        "服务班|服务类别|上课时间",
        "甲班|社团|周一、三 16:30-17:30",
        "乙班|社团|每周二四下午4点半到5点半",
        "丙班|社团|周二16:30-17:30；周五15:30-16:30",
        "丁班|社团|周一至周五",
        "戊班|社团|待定",
    ]);
    assert_eq!(
        found,
        [
            "甲班 社团 Mon16:30-17:30×1 Wed16:30-17:30×1 [] ",
            "乙班 社团 Tue16:30-17:30×1 Thu16:30-17:30×1 [] ",
            "丙班 社团 Tue16:30-17:30×1 Fri15:30-16:30×1 [] ",
        ]
    );
    assert_eq!(
        problems,
        [
            "5 上课时间「周一至周五」还要写上开始和结束的时间，如 16:30-17:30。",
            "6 上课时间「待定」应写作「周一至周五 16:30-17:30」。",
        ]
    );
    let wanted = ["甲班 社团 Mon16:30-17:30×1 Tue16:30-17:30×1 [] "];
    for lines in [
        ["服务班|服务类别|上课时间|开始|结束", "甲班|社团|周一到周二|16:30|17:30"],
        ["服务班|服务类别|星期|上课时间|下课时间", "甲班|社团|周一、周二|16:30|17:30"],
        ["服务班|服务类别|星期|上课时间|备注", "甲班|社团|一二|16:30—17:30|"],
        ["服务班|服务类别|星期|开始时间|结束时间", "甲班|社团|周一、二|16：30|下午5:30"],
    ] {
        assert_eq!(listed(&lines), (wanted.map(str::to_owned).to_vec(), vec![]), "{lines:?}");
    }
}

#[test]
fn a_group_without_an_activity_is_told_by_its_kind_and_name() {
    // group | kind | pools with a standard → service and pool
    for (name, kind, paid, service, pool) in [
        ("基础托管1班", "基础托管", &["作业辅导", "社团"][..], "基础托管·作业辅导", "作业辅导"),
        ("课后托管", "基础托管", &["作业辅导"], "基础托管·作业辅导", "作业辅导"),
        ("延时", "基础托管", &["基础托管"], "基础托管·作业辅导", "基础托管"),
        ("二年级阅读班", "基础托管", &["作业辅导"], "基础托管·课外阅读", "课外阅读"),
        ("延时班", "延时托管", &["延时托管"], "延时托管", "延时托管"),
        ("延时作业班", "延时托管", &[], "延时托管·作业辅导", "延时托管"),
        ("篮球队", "社团", &["社团"], "社团·体育", "社团"),
        ("合唱团", "社团", &["社团"], "社团·艺术", "社团"),
        ("机器人", "社团", &["社团"], "社团·科普", "社团"),
        ("围棋", "社团", &["社团"], "社团·兴趣小组或社团", "社团"),
        ("创意作业", "社团", &["社团"], "社团·兴趣小组或社团", "社团"),
        ("敬老院", "社会实践", &[], "社会实践·社会实践", "社会实践"),
    ] {
        let paid: Vec<String> = paid.iter().map(|pool| (*pool).to_owned()).collect();
        let known = Known { paid_pools: &paid, ..Known::new(school()) };
        for file in [
            book(&["服务班|服务类别|星期|开始|结束|课时数", &format!("{name}|{kind}|一|16:30|17:30|1")]),
            book(&["服务班|服务类别|活动类型|星期|开始|结束|课时数", &format!("{name}|{kind}||一|16:30|17:30|1")]),
        ] {
            let checked = groups(&file, None, &known).unwrap();
            let taken = &checked.accepted[0].value;
            assert_eq!((taken.service_name.as_str(), taken.group.pay_pool.as_str()), (service, pool), "{name}");
            assert_eq!(checked.remarks.is_empty(), taken.group.activity.is_none(), "{name}: {:?}", checked.remarks);
        }
    }
    let lines: Vec<String> = (1..=4).map(|nth| format!("托管{nth}班|基础托管|一|16:30|17:30|1")).collect();
    let mut file = vec!["服务班|服务类别|星期|开始|结束|课时数", "足球|社团|一|16:30|17:30|1"];
    file.extend(lines.iter().map(String::as_str));
    let checked = groups(&book(&file), None, &Known::new(school())).unwrap();
    assert_eq!(
        checked.remarks,
        [
            "没有填活动类型的，按类别和名称归入：体育（足球）；作业辅导（托管1班、托管2班、托管3班 等 4 个班）。不对的请在表里填上，或导入后在「服务与分组」里改。"
        ]
    );
}

/// Slots of a school: 第一时段 is earlier on Fridays, and 延时 is for the upper grades only at another time.
fn slots() -> Vec<TimeSlot> {
    let slot = |weekday: Option<Weekday>, grades: &str, name: &str, from: &str, to: &str| TimeSlot {
        id: TimeSlotId(0),
        season: None,
        grades: grades.to_owned(),
        weekday,
        name: name.to_owned(),
        starts_at: from.parse().unwrap(),
        ends_at: to.parse().unwrap(),
        lessons: Lessons(1500),
    };
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let first = [Mon, Tue, Wed, Thu].map(|day| slot(Some(day), "", "第一时段", "16:30:00", "17:30:00"));
    let mut all = first.to_vec();
    all.push(slot(Some(Fri), "", "第一时段", "15:30:00", "16:30:00"));
    all.push(slot(None, "1-3", "第二时段", "17:30:00", "18:00:00"));
    all.push(slot(None, "4-6", "第二时段", "17:30:00", "18:30:00"));
    all
}

#[test]
fn what_is_said_once_holds_for_all_rows_of_a_kind_without_times() {
    let kept = people();
    let slots = slots();
    let known = Known { slots: &slots, ..kept.known() };
    let in_one = book(&[
        "服务班|类别|年级|上课时间",
        "三1班|基础托管|三|周一至周五",
        "四1班|基础托管|四|周一、周五",
        "合唱|社团|三、四|周五",
        "棋社|社团|三|周二 16:00-17:00",
    ]);
    let without = book(&["服务班|类别|星期", "三1班|基础托管|一二", "合唱|社团|五"]);
    // list, what is said → groups, what is asked
    for (file, said, wanted, asked) in [
        (&in_one, vec![], vec!["棋社 Tue16:00-17:00×1"], vec!["基础托管 2 - -", "社团 1 - -"]),
        (
            &in_one,
            vec![("time/basic_care", "16:30—17:15"), ("time/club", "第二时段")],
            vec![
                "三1班 Mon16:30-17:15×1 Tue16:30-17:15×1 Wed16:30-17:15×1 Thu16:30-17:15×1 Fri16:30-17:15×1",
                "四1班 Mon16:30-17:15×1 Fri16:30-17:15×1",
                "棋社 Tue16:00-17:00×1",
            ],
            vec!["基础托管 2 16:30—17:15 -", "社团 1 第二时段 -"],
        ),
        (
            &in_one,
            vec![("time/basic_care", "第一时段"), ("time/club", "17:30-18:30"), ("lessons/club", "2")],
            vec![
                "三1班 Mon16:30-17:30×1.5 Tue16:30-17:30×1.5 Wed16:30-17:30×1.5 Thu16:30-17:30×1.5 Fri15:30-16:30×1.5",
                "四1班 Mon16:30-17:30×1.5 Fri15:30-16:30×1.5",
                "合唱 Fri17:30-18:30×2",
                "棋社 Tue16:00-17:00×1",
            ],
            vec!["基础托管 2 第一时段 -", "社团 1 17:30-18:30 -"],
        ),
        (
            &without,
            vec![("time/basic_care", "下午"), ("time/club", "18:30-17:30")],
            vec![],
            vec![
                "基础托管 1 下午 「下午」看不出时间，应写作 16:30-17:30，或选一个时段。",
                "社团 1 18:30-17:30 结束时间应晚于开始时间。",
            ],
        ),
        (
            &without,
            vec![("time/basic_care", "16:30-17:30"), ("time/club", "第一时段"), ("lessons/club", "两节")],
            vec!["三1班 Mon16:30-17:30×1 Tue16:30-17:30×1", "合唱 Fri15:30-16:30×1.5"],
            vec!["基础托管 1 16:30-17:30 -", "社团 1 第一时段 课时应填大于 0 的数，如 1、1.5，最多三位小数。"],
        ),
    ] {
        let for_all = said.iter().map(|(field, said)| ((*field).to_owned(), (*said).to_owned())).collect();
        let checked = groups(file, Some(&Chosen { for_all, ..Chosen::default() }), &known).unwrap();
        let mut found: Vec<String> = checked.accepted.iter().map(|each| when_shown(&each.value.group)).collect();
        found.sort();
        let mut wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
        wanted.sort();
        assert_eq!(found, wanted, "{said:?} {:?}", checked.problems);
        let told = checked.times.iter().map(|each| {
            let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
            format!("{} {} {} {}", each.label, each.groups, or_none(&each.time), or_none(&each.no))
        });
        assert_eq!(told.collect::<Vec<_>>(), asked, "{said:?}");
    }
}

/// `三1班 Mon16:30-17:30×1`: a group without its pool, people and grades.
fn when_shown(group: &Group) -> String {
    let shown = shown(&Group { pay_pool: String::new(), grades: String::new(), staff: Vec::new(), ..group.clone() });
    shown.replace("  ", " ").replace(" [] ", "")
}

#[test]
fn a_row_may_name_a_slot_of_the_school() {
    let slots = slots();
    let known = Known { slots: &slots, ..Known::new(school()) };
    let file = book(&[
        "服务班|类别|年级|上课时间",
        "甲班|基础托管|三|周四至周五第一时段",
        "乙班|基础托管|三|第一时段（周五）",
        "丙班|基础托管|四|周一 第二时段",
        "丁班|基础托管||周一 第二时段",
        "戊班|基础托管||周六 第一时段",
        "己班|基础托管||第一时段",
    ]);
    let checked = groups(&file, None, &known).unwrap();
    let found: Vec<String> = checked.accepted.iter().map(|each| when_shown(&each.value.group)).collect();
    assert_eq!(
        found,
        ["甲班 Thu16:30-17:30×1.5 Fri15:30-16:30×1.5", "乙班 Fri15:30-16:30×1.5", "丙班 Mon17:30-18:30×1.5"]
    );
    let told: Vec<String> = checked.problems.iter().map(|no| no.wanted.clone()).collect();
    assert_eq!(
        told,
        [
            "作息里周一的「第二时段」各年级时间不同，请写明时间，如 16:30-17:30。",
            "作息里周六没有「第一时段」，请写明时间，如 16:30-17:30。",
            "还要写上星期，如 周一至周五。"
        ]
    );
    let names: Vec<String> = slot_choices(&slots).into_iter().map(|each| each.label).collect();
    assert_eq!(names, ["第一时段（各天或各年级的时间按作息）", "第二时段（各天或各年级的时间按作息）"]);
}

#[test]
fn an_activity_in_the_place_of_a_kind_tells_the_kind() {
    let kept = people();
    let file = book(&[
        "班名|类别|星期|开始|结束",
        "甲|作业辅导|一|16:30|17:30",
        "乙|体育|二|16:30|17:30",
        "丙|社会实践|三|16:30|17:30",
        "丁|社团|四|16:30|17:30",
        "戊|别的|五|16:30|17:30",
    ]);
    let checked = groups(&file, None, &kept.known()).unwrap();
    let found: Vec<_> =
        checked.accepted.iter().map(|each| (each.value.group.kind, each.value.group.activity)).collect();
    use crate::words::ActivityType::{Homework, Interest, Practice, Sports};
    assert_eq!(
        found,
        [
            (ServiceKind::BasicCare, Some(Homework)),
            (ServiceKind::Club, Some(Sports)),
            (ServiceKind::Practice, Some(Practice)),
            (ServiceKind::Club, Some(Interest)),
        ]
    );
    assert!(said(&checked.problems)[0].starts_with("6 类别「别的」应为基础托管"), "{:?}", checked.problems);
}
