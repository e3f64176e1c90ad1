//! What a pupil list proposes of kept pupils, and what becomes of it when it is accepted or not.
use super::{Kept, book, effects, id};
use crate::ids::StudentId;
use crate::intake::{Checked, Chosen, Decided, Decision, Names, TakenStudent, is_part, students};
use crate::records::ClassStyle;

const HEAD: &str = "学籍号|姓名|性别|班级|座号|联系电话";

fn code(serial: u32) -> String {
    format!("G{}", id(serial))
}

/// 李明 1 of class 1 with a number; 王芳 2 and 赵强 3 of class 1, 孙丽 4 and 周洋 5 of class 2.
fn kept() -> Kept {
    let mut kept = Kept::default();
    let file = book(&[
        HEAD,
        &format!("{}|李明|男|一(1)班|1|", code(1)),
        "|王芳|女|一(1)班|2|13946617015",
        "|赵强|男|一(1)班|3|",
        "|孙丽|女|一(2)班|1|",
        "|周洋|男|一(2)班|2|",
    ]);
    kept.keep_students(&students(&file, None, &kept.known()).unwrap().accepted);
    kept
}

fn judged(kept: &Kept, lines: &[&str], decided: Decided) -> Checked<TakenStudent> {
    let chosen = Chosen { decided, ..Chosen::default() };
    students(&book(&[&[HEAD], lines].concat()), Some(&chosen), &kept.known()).unwrap()
}

/// `3 王芳 一(1)班→一(2)班 姓名…相同 +`, one a proposal.
fn said(kept: &Kept, checked: &Checked<TakenStudent>) -> Vec<String> {
    let names = Names::new(kept.known(), ClassStyle::default());
    let shown = checked.proposals.iter().filter_map(|each| names.proposal(each));
    shown
        .map(|each| {
            let row = each.row.map_or_else(|| "-".to_owned(), |row| row.to_string());
            let sign = if each.accepted { "+" } else { "0" };
            format!("{row} {} {}→{} {} {sign}", each.who, each.before, each.after, each.why)
        })
        .collect()
}

fn declined(student: i64) -> Decision {
    Decision { accept: true, except: [StudentId(student)].into() }
}

#[test]
fn another_class_another_name_and_leaving_are_proposed() {
    let kept = kept();
    let moved = format!("{}|李铭|男|一(2)班|7|", code(1));
    for (lines, wanted) in [
        (
            vec![moved.as_str(), "|孙丽|女|一(2)班|1|", "|周洋|男|一(2)班|2|"],
            vec!["2 李明 一(1)班→一(2)班 学籍号相同 +", "2 李明 李明→李铭 学籍号相同 +"],
        ),
        // Known by the family's phone.
        (
            vec!["|王芳|女|一(2)班||13946617015"],
            vec![
                "2 王芳 一(1)班→一(2)班 姓名、性别和家长电话相同 +",
                "- 孙丽 一(2)班，1 号→  0",
                "- 周洋 一(2)班，2 号→  0",
            ],
        ),
        // Another of the same name, as long as the list of the first's class is not there.
        (vec!["|王芳|女|一(2)班||", "|孙丽|女|一(2)班|1|", "|周洋|男|一(2)班|2|"], vec![]),
        (
            vec![
                "|赵强|男|一(2)班||",
                "|孙丽|女|一(2)班|1|",
                "|周洋|男|一(2)班|2|",
                "|王芳|女|一(1)班|2|",
                "|李明|男|一(1)班|1|",
            ],
            vec!["2 赵强 一(1)班→一(2)班 姓名、性别相同，原班的名单里没有 +"],
        ),
        // One row of a class is enough to ask for the others.
        (vec!["|李明|男|一(1)班|1|"], vec!["- 王芳 一(1)班，2 号→  0", "- 赵强 一(1)班，3 号→  0"]),
        // A row with a problem names its pupil all the same.
        (vec!["|李明|男|一(1)班|1|", "|王芳|X|一(1)班|2|", "|赵强|男|一(1)班|3|"], vec![]),
    ] {
        assert_eq!(said(&kept, &judged(&kept, &lines, Decided::default())), wanted, "{lines:?}");
    }
}

#[test]
fn what_is_left_as_it_is_stays() {
    let kept = kept();
    let moved = format!("{}|李铭|男|一(2)班|7|", code(1));
    let value = |decided: Decided| {
        let checked = judged(&kept, &[&moved], decided);
        let row = &checked.accepted[0].value;
        (row.class.label.clone(), row.student.name.clone(), row.student.seat_no, effects(&checked))
    };
    let all = Decided::default();
    assert_eq!(value(all.clone()), ("2".to_owned(), "李铭".to_owned(), Some(7), (0, 1, 0)));
    let stays = Decided { moves: declined(1), ..all.clone() };
    assert_eq!(value(stays.clone()), ("1".to_owned(), "李铭".to_owned(), Some(1), (0, 1, 0)));
    let named = Decided { names: declined(1), ..all.clone() };
    assert_eq!(value(named), ("2".to_owned(), "李明".to_owned(), Some(7), (0, 1, 0)));
    let neither = Decided { names: declined(1), ..stays };
    assert_eq!(value(neither), ("1".to_owned(), "李明".to_owned(), Some(1), (0, 0, 1)));

    // The same phone is the same pupil; of whom only the name is the same may be another.
    let mut lines = vec!["|王芳|女|一(2)班||13946617015"];
    let same = judged(&kept, &lines, Decided { moves: declined(2), ..all.clone() });
    assert_eq!(effects(&same), (0, 0, 1));
    assert_eq!(said(&kept, &same)[0], "2 王芳 一(1)班→一(2)班 姓名、性别和家长电话相同 0");
    lines = vec!["|赵强|男|一(2)班||", "|王芳|女|一(1)班|2|", "|李明|男|一(1)班|1|"];
    let another = judged(&kept, &lines, Decided { moves: declined(3), ..all });
    assert_eq!(effects(&another), (1, 0, 2));
    assert!(another.proposals.iter().any(|each| each.student == StudentId(3) && each.or_new && !each.accepted));
}

#[test]
fn those_who_leave_are_all_but_the_excepted() {
    let kept = kept();
    let leaves = Decision { accept: true, except: [StudentId(3)].into() };
    let checked = judged(&kept, &["|李明|男|一(1)班|1|"], Decided { leaves, ..Decided::default() });
    assert_eq!(said(&kept, &checked), ["- 王芳 一(1)班，2 号→  +", "- 赵强 一(1)班，3 号→  0"]);
    assert_eq!(
        checked.remarks,
        ["一(1)班在校 3 人，名单里有 1 人；在校而不在名单里的有 2 人：王芳、赵强，是否离校由您决定。"]
    );
}

#[test]
fn a_list_that_leaves_out_more_than_it_names_is_of_a_part() {
    // left out | named of those kept → whether it is of a part of its classes
    for (missing, named, wanted) in [(29, 0, true), (30, 2, true), (2, 29, false), (15, 15, false), (0, 0, false)] {
        assert_eq!(is_part(missing, named), wanted, "{missing} {named}");
    }
}
