//! Answers of web forms as enrolments: choices in one cell or by columns, the last answer of a family, texts typed freely.
use super::rows::{office, with_groups};
use super::{book, effects, said};
use crate::ids::{EnrolmentId, GroupId};
use crate::intake::{Checked, TakenEnrolment, enrolments};
use crate::no::Refusal;
use crate::records::Enrolment;

/// Row, pupil, group and days, in the order of the rows.
fn places(checked: &Checked<TakenEnrolment>) -> Vec<String> {
    let each = checked.accepted.iter().map(|each| {
        let place = &each.value.enrolment;
        format!("{} {} {} {} {}", each.row, place.student, place.group, place.weekdays, place.valid.from)
    });
    each.collect()
}

#[test]
fn several_choices_in_a_cell_are_several_enrolments() {
    let (kept, all) = office();
    let file = book(&[
        "序号|提交答卷时间|所用时间|来自IP|1、您孩子的姓名|2、孩子所在班级|3、请选择社团(多选)|家长电话",
        "=1|2026/9/1 8:05:33|60秒|1.2.3.4|李明|一年级1班|作业一班┋合唱团|13946617015",
        "=2|2026/9/1 9:00:00|60秒|1.2.3.4|王芳|一1班|合唱团（周二，限30人）|(空)",
        "=3|2026/9/2 7:00:00|60秒|1.2.3.4|王芳|1年级一班|作业一班|",
        "=4|2026/9/1 7:00:00|60秒|1.2.3.4|赵强|三(2)班|合唱团|",
        "=5|2026/9/1 7:00:00|60秒|1.2.3.4|孙悟空|一(1)班|合唱团|",
        "=6|2026/9/1 7:00:00|60秒|1.2.3.4|李明|一(1)班|足球队|",
        "=7|2026/9/1 7:00:00|60秒|1.2.3.4|王芳|一(1)班|合唱|",
    ]);
    let checked = enrolments(&file, None, &with_groups(&kept, &all)).unwrap();
    assert_eq!(places(&checked), ["2 1 1 一三五 2026-09-01", "2 1 2 二 2026-09-01", "4 2 1 一三五 2026-09-01"]);
    assert_eq!(
        said(&checked.problems),
        [
            "5 1、您孩子的姓名「赵强」这个班有 2 名「赵强」，请改填学籍号，或在姓名后写座号（有 1、2 号），如 赵强2号。",
            "6 1、您孩子的姓名「孙悟空」这个班的学生名单里没有「孙悟空」，请先导入学生名单，或改正姓名。",
            "7 3、请选择社团(多选)「足球队」没有名为「足球队」的服务班，请先导入服务班，或改正班名。",
            "8 3、请选择社团(多选)「合唱」没有名为「合唱」的服务班（相近的有「合唱团」），请先导入服务班，或改正班名。",
        ]
    );
    assert_eq!(checked.remarks, ["第 3 行：这名学生后来又填了一次，以第 4 行为准，这一行没有采用。"]);
}

#[test]
fn a_column_for_each_option_is_read_by_its_name() {
    let (kept, all) = office();
    let file = book(&[
        "提交时间（自动）|学生姓名（必填）|班级（必填）|参加的社团:作业一班|参加的社团:合唱团|参加星期",
        "2026-09-01 08:05|李明|一(1)班|=1|=1|周一┋周二",
        "2026-09-01 08:06|王芳|一(1)班|=0|合唱团|",
    ]);
    let checked = enrolments(&file, None, &with_groups(&kept, &all)).unwrap();
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    assert_eq!(places(&checked), ["2 1 1 一 2026-09-01", "2 1 2 二 2026-09-01", "3 2 2 二 2026-09-01"]);
}

#[test]
fn choices_are_known_by_what_they_say() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let file = book(&[
        "提交时间|姓名|班级|放学后您希望孩子做什么",
        "2026-09-01 08:05|李明|一(1)班|A. 作业一班、B. 合唱团",
        "2026-09-01 08:06|王芳|一(1)班|不参加",
    ]);
    let checked = enrolments(&file, None, &known).unwrap();
    assert_eq!(places(&checked), ["2 1 1 一三五 2026-09-01", "2 1 2 二 2026-09-01"]);
    let numbered = book(&[
        "编号|提交时间|姓名|班级|社团",
        "7|2026-09-01|李明|一(1)班|作业一班",
        "8|2026-09-01|王芳|一(1)班|(跳过)",
    ]);
    let checked = enrolments(&numbered, None, &known).unwrap();
    assert_eq!((checked.accepted.len(), checked.problems.len()), (1, 0));
    assert_eq!(checked.accepted[0].value.enrolment.slip_no, "");
    let nothing = book(&["提交时间|姓名|班级|意见", "2026-09-01|李明|一(1)班|很好"]);
    assert!(matches!(enrolments(&nothing, None, &known), Err(Refusal::NotThatList { .. })));
}

#[test]
fn the_same_answers_again_change_nothing_and_nothing_is_withdrawn() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let file = book(&["提交时间|姓名|班级|社团", "2026-09-01|李明|一(1)班|作业一班"]);
    let first = enrolments(&file, None, &known).unwrap();
    let mut place = Enrolment { id: EnrolmentId(5), ..first.accepted[0].value.enrolment.clone() };
    let other = Enrolment { id: EnrolmentId(6), group: GroupId(2), ..place.clone() };
    place.valid.from = "2026-10-08".parse().unwrap();
    let places = [place, other];
    let again = enrolments(&file, None, &crate::intake::Known { enrolments: &places, ..known }).unwrap();
    assert_eq!(effects(&again), (0, 0, 1));
    assert_eq!(again.remarks, ["第 2 行：没有再选已报的「合唱团」，原报名没有改动，要退出请在「报名」里办理。"]);
}
