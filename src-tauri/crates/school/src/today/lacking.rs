//! What a school lacks before there is anything to call or to sign, and what is said where nothing is missing.
use super::steps::{Done, Share};
use crate::profile::Standards;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is lacking, by where it is seen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LackCode")]
pub enum LackCode {
    /// A term that is not over.
    Term,
    /// Pupils.
    Students,
    /// Times.
    Times,
    /// Groups.
    Groups,
    /// Pupils in groups.
    Enrolments,
    /// People who serve.
    Staff,
    /// Standards of the school's own.
    Standards,
}

/// Something that is lacking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "TodayLack")]
pub struct Lack {
    /// What.
    pub code: LackCode,
    /// The sentence.
    pub text: String,
}

/// What is lacking, in the order in which it is seen to: what rests on something that is lacking itself is not asked for yet.
/// `has_term` is whether a term has yet to end.
pub fn lacking(done: &Done, has_term: bool) -> Vec<Lack> {
    let (groups, unstaffed) = (done.staffed.due, done.staffed.due.saturating_sub(done.staffed.done));
    let lacks = [
        (!has_term, LackCode::Term, "没有还在进行或将要开始的学期，名册和收费排不出来。".to_owned()),
        (done.students == 0, LackCode::Students, "还没有学生。先导入学生名单，或逐个添加。".to_owned()),
        (done.times == 0, LackCode::Times, "还没有设作息：几点到几点，哪些年级。".to_owned()),
        (groups == 0, LackCode::Groups, "还没有服务班。可以导入分班表，也可以逐个新建。".to_owned()),
        (
            groups > 0 && done.students > 0 && done.enrolled == 0,
            LackCode::Enrolments,
            "还没有学生报名，名册是空的。收回执、按班勾选或导入报名表。".to_owned(),
        ),
        (unstaffed > 0, LackCode::Staff, format!("{unstaffed} 个班还没有排满教师，没人签到也就不计补助。")),
        (
            done.standards == Standards::Sample,
            LackCode::Standards,
            "收费和补助标准还是示例，文号会照样印在告家长书上。请照本市（区）的文件填写。".to_owned(),
        ),
    ];
    lacks.into_iter().filter(|(is, ..)| *is).map(|(_, code, text)| Lack { code, text }).collect()
}

/// What is said where no roll call of the month until today is missing: how many there were to call.
pub fn clear_calls(calls: Share) -> String {
    match calls.due {
        0 => "本月到今天还没有要点名的班。".to_owned(),
        due => format!("本月到今天应点名的 {due} 班次都点了。"),
    }
}

/// What is said where no sign-in of the month until today is missing; empty where nobody had to sign.
pub fn clear_sign_ins(sign_ins: Share) -> String {
    match sign_ins.due {
        0 => String::new(),
        due => format!("应签到的 {due} 人次都签了。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_school_lacks_its_beginnings_first() {
        use crate::profile::Standards::Sample as Example;
        use LackCode::{Enrolments, Groups, Staff, Standards, Students, Term, Times};
        let own = |unchecked| crate::profile::Standards::Own { unchecked };
        let none = Done::default();
        let pupils = Done { students: 612, times: 3, ..none };
        let groups = Done { staffed: Share { done: 26, due: 28 }, ..pupils };
        // what there is | whether a term has yet to end | what is lacking
        for (done, has_term, wanted) in [
            (none, true, vec![Students, Times, Groups]),
            (none, false, vec![Term, Students, Times, Groups]),
            (pupils, true, vec![Groups]),
            (Done { students: 0, ..groups }, true, vec![Students, Staff]),
            (groups, true, vec![Enrolments, Staff]),
            (Done { enrolled: 9, ..groups }, true, vec![Staff]),
            (Done { enrolled: 9, staffed: Share { done: 28, due: 28 }, ..groups }, true, vec![]),
            (Done { standards: Example, ..groups }, true, vec![Enrolments, Staff, Standards]),
            (Done { standards: own(7), ..groups }, true, vec![Enrolments, Staff]),
        ] {
            let found: Vec<LackCode> = lacking(&done, has_term).iter().map(|lack| lack.code).collect();
            assert_eq!(found, wanted, "{done:?}");
        }
        assert_eq!(lacking(&groups, true)[1].text, "2 个班还没有排满教师，没人签到也就不计补助。");
    }

    #[test]
    fn nothing_missing_is_said_with_its_count() {
        let all = Share { done: 22, due: 22 };
        assert_eq!(clear_calls(all), "本月到今天应点名的 22 班次都点了。");
        assert_eq!(clear_calls(Share::default()), "本月到今天还没有要点名的班。");
        assert_eq!(
            (clear_sign_ins(all).as_str(), clear_sign_ins(Share::default()).as_str()),
            ("应签到的 22 人次都签了。", "")
        );
    }
}
