//! The steps from an empty school to a settled month: how much of each is done, counted, and what is lacking before any of it.
use crate::days::Month;
use crate::ids::StudentId;
use crate::notice::offers;
use crate::records::Group;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// How much of something that is due is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Done.
    pub done: u32,
    /// Due.
    pub due: u32,
}

impl Share {
    /// Whether something is due and all of it done.
    pub fn is_whole(self) -> bool {
        self.due > 0 && self.done >= self.due
    }
}

/// What a school has so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Pupils in the school.
    pub students: u32,
    /// Times set: slots of the time plan, or meetings of groups where times are set with these.
    pub times: u32,
    /// Groups running, and of them those with somebody serving at every meeting.
    pub staffed: Share,
    /// Letters with slips printed, of those pupils who can sign up and are not signed up in another way.
    pub letters: Share,
    /// Slips returned, of those printed for pupils still in the school.
    pub slips: Share,
    /// Pupils in a group, however that came.
    pub enrolled: u32,
    /// Rosters printed in the term.
    pub rosters: u32,
    /// Roll calls kept in the term.
    pub roll_calls: u32,
    /// Roll calls of the month until today.
    pub calls: Share,
    /// The last day that lacks one.
    pub uncalled_on: Option<NaiveDate>,
    /// Sign-ins of the month until today: one a person, group and day.
    pub sign_ins: Share,
    /// The last day that lacks one.
    pub unsigned_on: Option<NaiveDate>,
    /// Months of the term settled, of those that are over and had roll calls, or are settled.
    pub settled: Share,
    /// The first that is not.
    pub unsettled: Option<Month>,
}

/// Letters printed and due: to every pupil who can sign up for one of the groups, unless signed up without one. `pupils` are
/// those in the school with their grades.
pub fn letters_due(
    pupils: &[(StudentId, u8)],
    groups: &[Group],
    printed: &BTreeSet<StudentId>,
    enrolled: &BTreeSet<StudentId>,
    today: NaiveDate,
) -> Share {
    let mut grades: BTreeMap<u8, bool> = BTreeMap::new();
    let mut share = Share::default();
    for (pupil, grade) in pupils {
        let is_offered = *grades.entry(*grade).or_insert_with(|| !offers(groups, *grade, today).is_empty());
        let has = printed.contains(pupil);
        share.done += u32::from(is_offered && has);
        share.due += u32::from(is_offered && (has || !enrolled.contains(pupil)));
    }
    share
}

/// A step, by where it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepCode {
    /// 导入学生.
    Students,
    /// 设作息.
    Times,
    /// 建服务班.
    Groups,
    /// 排教师.
    Staff,
    /// 发告家长书.
    Letters,
    /// 收回执.
    Slips,
    /// 打印名册.
    Rosters,
    /// 点名.
    RollCall,
    /// 教师签到.
    SignIn,
    /// 结算.
    Settle,
}

/// A step as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "TodayStep")]
pub struct Step {
    /// Which one.
    pub code: StepCode,
    /// Its name.
    pub label: String,
    /// Whether it is done.
    pub done: bool,
    /// What there is of it and what is due, or how it is begun.
    pub note: String,
    /// The day or month where the rest of it lies, `YYYY-MM-DD` or `YYYY-MM`; empty where it lies in none.
    pub when: String,
}

/// The ten steps in their order. A step is done when all of it that is due is done: a roll not called, a slip still out or a
/// month not settled keeps its step open. Letters and slips are not asked of a school whose pupils are signed up already,
/// however that came, and to which no slip was printed.
pub fn steps(done: &Done) -> Vec<Step> {
    let mut steps = set_up(done);
    steps.extend(letters(done));
    steps.extend(running(done));
    steps
}

fn step(code: StepCode, label: &str, done: bool, note: String) -> Step {
    Step { code, label: label.to_owned(), done, note, when: String::new() }
}

/// A step that is done when there is something of it.
fn begun(code: StepCode, label: &str, count: u32, note: String, begin: &str) -> Step {
    step(code, label, count > 0, if count > 0 { note } else { begin.to_owned() })
}

/// The step of settling where a settled month no longer agrees with what is kept: open again, and leading to that month.
pub fn resettle(month: Month) -> Step {
    let note = format!("{}结算以后有改动", month.label());
    Step { when: month.to_string(), ..step(StepCode::Settle, "结算", false, note) }
}

/// What is said of such a month among what is missing.
pub fn resettle_said(month: Month) -> String {
    format!("{}结算以后有改动，与现在的记录不一致，发放表暂不能出。", month.label())
}

fn set_up(done: &Done) -> Vec<Step> {
    let staff_note = match done.staffed {
        Share { due: 0, .. } => "建了服务班再排，每班每天谁在".to_owned(),
        Share { done, due } => format!("已排 {done}／应排 {due} 个班"),
    };
    vec![
        begun(StepCode::Students, "导入学生", done.students, format!("{} 人", done.students), "把名单表拖进窗口"),
        begun(StepCode::Times, "设作息", done.times, format!("{} 个时段", done.times), "几点到几点，哪些年级"),
        begun(
            StepCode::Groups,
            "建服务班",
            done.staffed.due,
            format!("{} 个班", done.staffed.due),
            "可以导入，也可以逐个新建",
        ),
        step(StepCode::Staff, "排教师", done.staffed.is_whole(), staff_note),
    ]
}

fn letters(done: &Done) -> [Step; 2] {
    let otherwise = done.slips.due == 0 && done.enrolled > 0;
    let signed_up = format!("已录入 {} 人的报名", done.enrolled);
    let letters_note = match done.letters {
        _ if otherwise => "已用别的方式报名".to_owned(),
        Share { done: 0, .. } => "带回执，一人一份".to_owned(),
        Share { done, due } => format!("已印 {done}／应印 {due} 份"),
    };
    let slips_note = match done.slips {
        _ if otherwise => signed_up,
        Share { due: 0, .. } => "按编号勾选，或导入报名表".to_owned(),
        Share { done, due } => format!("已收 {done}／应收 {due} 份"),
    };
    [
        step(StepCode::Letters, "发告家长书", otherwise || done.letters.is_whole(), letters_note),
        step(StepCode::Slips, "收回执", otherwise || done.slips.is_whole(), slips_note),
    ]
}

fn running(done: &Done) -> Vec<Step> {
    let call_note = match done.calls {
        Share { due: 0, .. } if done.roll_calls > 0 => "本月到今天没有要点名的班".to_owned(),
        Share { due: 0, .. } => "只记没到的人".to_owned(),
        Share { done, due } => format!("本月到今天已点 {done}／应点 {due} 班次"),
    };
    let sign_note = match done.sign_ins {
        Share { due: 0, .. } => "排了教师以后，只记没到的人".to_owned(),
        Share { done, due } => format!("本月到今天已签 {done}／应签 {due} 人次"),
    };
    let settle_note = match done.settled {
        Share { due: 0, .. } => "月底一次，之后出补助表".to_owned(),
        Share { done, due } => format!("已结算 {done}／应结算 {due} 个月"),
    };
    let called = done.calls.is_whole() || done.calls.due == 0 && done.roll_calls > 0;
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    vec![
        begun(
            StepCode::Rosters,
            "打印名册",
            done.rosters,
            format!("本学期打印过 {} 次", done.rosters),
            "至 18:30 和 18:30 以后各一份",
        ),
        Step { when: day(done.uncalled_on), ..step(StepCode::RollCall, "点名", called, call_note) },
        Step {
            when: day(done.unsigned_on), ..step(StepCode::SignIn, "教师签到", done.sign_ins.is_whole(), sign_note)
        },
        Step {
            when: done.unsettled.map_or_else(String::new, |month| month.to_string()),
            ..step(StepCode::Settle, "结算", done.settled.is_whole(), settle_note)
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::{day, group};
    use crate::words::ServiceKind;
    use chrono::Weekday;

    fn share(done: u32, due: u32) -> Share {
        Share { done, due }
    }

    fn told(done: &Done) -> (String, Vec<String>) {
        let steps = steps(done);
        let signs = steps.iter().map(|step| if step.done { '√' } else { '○' }).collect();
        (signs, steps.into_iter().map(|step| step.note).collect())
    }

    #[test]
    fn a_step_is_done_when_nothing_of_it_is_left() {
        let none = Done::default();
        let half = Done { students: 612, times: 3, staffed: share(26, 28), letters: share(480, 480), ..none };
        let out = Done { staffed: share(28, 28), slips: share(0, 480), ..half };
        let running = Done { roll_calls: 9, calls: share(20, 22), sign_ins: share(31, 31), ..out };
        // what there is | the ten steps, done or not | a step and its note
        for (done, wanted, at, note) in [
            (none, "○○○○○○○○○○", 5, "按编号勾选，或导入报名表"),
            (half, "√√√○√○○○○○", 3, "已排 26／应排 28 个班"),
            (out, "√√√√√○○○○○", 5, "已收 0／应收 480 份"),
            (Done { enrolled: 580, ..out }, "√√√√√○○○○○", 5, "已收 0／应收 480 份"),
            (Done { slips: share(312, 480), ..out }, "√√√√√○○○○○", 5, "已收 312／应收 480 份"),
            (Done { slips: share(480, 480), ..out }, "√√√√√√○○○○", 5, "已收 480／应收 480 份"),
            (Done { letters: share(312, 480), ..out }, "√√√√○○○○○○", 4, "已印 312／应印 480 份"),
            (Done { slips: share(0, 0), enrolled: 580, ..out }, "√√√√√√○○○○", 5, "已录入 580 人的报名"),
            (Done { slips: share(0, 0), enrolled: 580, ..out }, "√√√√√√○○○○", 4, "已用别的方式报名"),
            (running, "√√√√√○○○√○", 7, "本月到今天已点 20／应点 22 班次"),
            (Done { calls: share(22, 22), rosters: 2, ..running }, "√√√√√○√√√○", 6, "本学期打印过 2 次"),
            (Done { calls: share(0, 0), ..running }, "√√√√√○○√√○", 7, "本月到今天没有要点名的班"),
            (Done { calls: share(0, 0), roll_calls: 0, ..running }, "√√√√√○○○√○", 7, "只记没到的人"),
            (Done { sign_ins: share(30, 31), ..running }, "√√√√√○○○○○", 8, "本月到今天已签 30／应签 31 人次"),
            (Done { settled: share(1, 2), ..running }, "√√√√√○○○√○", 9, "已结算 1／应结算 2 个月"),
            (Done { settled: share(2, 2), ..running }, "√√√√√○○○√√", 9, "已结算 2／应结算 2 个月"),
        ] {
            let (signs, notes) = told(&done);
            assert_eq!((signs.as_str(), notes[at].as_str()), (wanted, note), "{done:?}");
        }
    }

    #[test]
    fn a_month_that_changed_since_opens_the_step_again() {
        let step = Month::read("2026-11").map(resettle);
        let told = step.map(|step| (step.code, step.done, step.when, step.note));
        let note = "2026年11月结算以后有改动".to_owned();
        assert_eq!(told, Some((StepCode::Settle, false, "2026-11".to_owned(), note)));
    }

    #[test]
    fn a_letter_is_due_to_whoever_can_sign_up_and_has_not() {
        let today = day("2026-11-24");
        let mut choir = group(1, "合唱", ServiceKind::Club, &[Weekday::Tue], "17:30", "18:30");
        choir.grades = "1-2".to_owned();
        let pupils = [(StudentId(1), 1), (StudentId(2), 2), (StudentId(3), 6)];
        let set = |ids: &[i64]| ids.iter().map(|id| StudentId(*id)).collect::<BTreeSet<_>>();
        // printed to | signed up | printed and due: no group takes the sixth grade
        for (printed, enrolled, wanted) in [
            (set(&[]), set(&[]), share(0, 2)),
            (set(&[1]), set(&[]), share(1, 2)),
            (set(&[1]), set(&[2]), share(1, 1)),
            (set(&[1, 2]), set(&[2]), share(2, 2)),
            (set(&[1, 2, 3]), set(&[]), share(2, 2)),
        ] {
            assert_eq!(letters_due(&pupils, std::slice::from_ref(&choir), &printed, &enrolled, today), wanted);
        }
    }

    #[test]
    fn an_open_step_leads_to_where_the_rest_of_it_lies() {
        let day = "2026-11-24".parse().ok();
        let done = Done { uncalled_on: day, unsigned_on: None, unsettled: Month::read("2026-10"), ..Done::default() };
        let whens: Vec<String> = steps(&done).into_iter().map(|step| step.when).collect();
        assert_eq!(whens[6..], ["", "2026-11-24", "", "2026-10"]);
    }
}
