//! The staff list: values, namesakes, who is found again.
use super::{Kept, book, effects, said, school};
use crate::intake::{Chosen, Known, staff};
use crate::words::StaffKind;

const HEADER: &str = "工号|教师姓名|人员类别|身份证号|手机|开户行|银行卡号|备注";

#[test]
fn people_are_read_and_doubtful_accounts_only_remarked() {
    let file = book(&[
        HEADER,
        "=1001|王 芳|本校教师||=13946617015|工商银行|6222021234567890123|无",
        "T002|李老师|外聘||||#6.22202E+18|",
        "T003|赵强|临时工||123|||",
    ]);
    let checked = staff(&file, None, &Known::new(school())).unwrap();
    let person = &checked.accepted[0].value;
    assert_eq!((person.staff_no.as_str(), person.name.as_str(), person.kind), ("1001", "王芳", StaffKind::OwnTeacher));
    assert_eq!(
        (person.phone.as_str(), person.account.as_str(), person.note.as_str()),
        ("13946617015", "6222021234567890123", "")
    );
    assert_eq!(checked.remarks, ["第 2 行：银行账号没有通过校验，可能抄错了数字，请核对。"]);
    assert_eq!(
        said(&checked.problems),
        [
            "3 银行卡号「6.22202E+18」是被 Excel 改写过的号码，无法还原。请在原表把该列设为文本后重新导出。",
            "4 人员类别「临时工」应为本校教师、支教教师、退休教师、社会专业人员、志愿者、机构人员、行政值班中的一种。",
            "4 手机「123」电话应为 11 位手机号，或带区号的座机号。",
        ]
    );
}

#[test]
fn namesakes_need_numbers_and_the_same_file_twice_changes_nothing() {
    let file = book(&[
        HEADER,
        "T001|王芳|本校教师|||||",
        "T002|王芳|退休教师|||||",
        "|王芳|志愿者|||||",
        "T001|李丽|本校教师|||||",
        "|赵强|行政|||||",
    ]);
    let mut kept = Kept::default();
    let first = staff(&file, None, &kept.known()).unwrap();
    assert_eq!(effects(&first), (3, 0, 0));
    assert_eq!(
        said(&first.problems),
        [
            "4 教师姓名「王芳」第 2、3、4 行姓名相同，请填写工号以便区分。",
            "5 工号「T001」与第 2 行的工号相同，一人只能有一行。"
        ]
    );
    kept.keep_staff(&first.accepted);
    let again = staff(&file, None, &kept.known()).unwrap();
    assert_eq!((effects(&again), &again.problems), ((0, 0, 3), &first.problems));
    let changed = book(&[HEADER, "T9|赵强|行政|||工商银行||", "|王芳|志愿者|||||"]);
    let changed = staff(&changed, None, &kept.known()).unwrap();
    assert_eq!((effects(&changed), changed.accepted[0].value.id.0), ((0, 1, 0), 3));
    assert_eq!(said(&changed.problems), ["3 教师姓名「王芳」已有 2 位「王芳」，请填写工号。"]);
}

#[test]
fn a_list_without_kinds_is_taken_with_one_kind_for_all_of_it() {
    let mut kept = Kept::default();
    let first = staff(&book(&["工号|姓名|人员类别", "T1|王芳|退休教师"]), None, &Known::new(school())).unwrap();
    kept.keep_staff(&first.accepted);
    let file = book(&["工号|姓名|电话", "T1|王芳|3261234", "T2|李丽|13900000001"]);
    assert!(staff(&file, None, &kept.known()).is_err(), "nothing is guessed");
    let all = |kind: &str| Chosen { for_all: [("kind".to_owned(), kind.to_owned())].into(), ..Chosen::default() };
    assert!(staff(&file, Some(&all("校工")), &kept.known()).is_err(), "not a kind");
    let checked = staff(&file, Some(&all("本校教师")), &kept.known()).unwrap();
    let kinds: Vec<&str> = checked.accepted.iter().map(|each| each.value.kind.label()).collect();
    assert_eq!(kinds, ["退休教师", "本校教师"], "who is kept already stays what she is");
    assert_eq!(checked.remarks, ["第 2 行：座机没有写区号，用手机打不通，请核对是否少了数字，或补上区号。"]);
    let with = book(&["工号|姓名|人员类别", "T3|赵强|志愿者"]);
    let checked = staff(&with, Some(&all("本校教师")), &kept.known()).unwrap();
    assert_eq!(checked.accepted[0].value.kind.label(), "志愿者", "a column goes before");
}
