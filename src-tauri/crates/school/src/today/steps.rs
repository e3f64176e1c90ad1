//! The steps from an empty school to a settled month: how much of each is done, counted, and what is lacking before any of it.
use super::answers::Slips;
use crate::days::Month;
use crate::profile::Standards;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
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
    /// Whose standards of fees and pay it goes by.
    pub standards: Standards,
    /// Pupils in the school.
    pub students: u32,
    /// Times set: slots of the time plan, or meetings of groups where times are set with these.
    pub times: u32,
    /// Groups running, and of them those with somebody serving at every meeting.
    pub staffed: Share,
    /// Letters with slips printed, of those pupils who can sign up and are not signed up in another way.
    pub letters: Share,
    /// Pupils to whom no letter is due, since they or their class answered without one.
    pub elsewhere: u32,
    /// Of these the ones who take no part.
    pub declined: u32,
    /// The slips printed for pupils still in the school.
    pub slips: Slips,
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
    /// Whether this month is settled although roll calls or sign-ins of it are still due.
    pub settled_early: bool,
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
    /// 填写本市（区）的收费和补助标准.
    Standards,
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

/// The eleven steps in their order. A step is done when all of it that is due is done: a roll not called, a slip still out or a
/// month not settled keeps its step open. Letters and slips are not asked of pupils and classes that signed up already,
/// however that came, and printing more letters for them leaves a step done that was done.
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
    let standards_note = match done.standards {
        Standards::None => "照本地文件填，几个数就够".to_owned(),
        Standards::Sample => "现在还是示例里的数".to_owned(),
        Standards::Own { unchecked: 0 } => "已照本地文件".to_owned(),
        Standards::Own { unchecked } => format!("有 {unchecked} 条仍是示例里的数"),
    };
    let is_own = done.standards == Standards::Own { unchecked: 0 };
    vec![
        begun(
            StepCode::Students,
            "导入学生",
            done.students,
            format!("{} 人", done.students),
            "把名单表拖进窗口，几张可以一起拖",
        ),
        begun(StepCode::Times, "设作息", done.times, format!("{} 个时段", done.times), "几点到几点，哪些年级"),
        begun(
            StepCode::Groups,
            "建服务班",
            done.staffed.due,
            format!("{} 个班", done.staffed.due),
            "可以导入，也可以逐个新建",
        ),
        step(StepCode::Staff, "排教师", done.staffed.is_whole(), staff_note),
        step(StepCode::Standards, "填写本地标准", is_own, standards_note),
    ]
}

fn letters(done: &Done) -> [Step; 2] {
    let (letters, slips) = (done.letters, done.slips);
    let all_asked = letters.done >= letters.due && (letters.due > 0 || done.elsewhere > 0);
    let spared = match (done.elsewhere, done.declined) {
        (elsewhere, 0) => format!("另 {elsewhere} 人不必印：本人或本班已报名"),
        (elsewhere, declined) if elsewhere == declined => format!("另 {declined} 人不参加"),
        (elsewhere, declined) => format!("另 {} 人已报名、{declined} 人不参加", elsewhere - declined),
    };
    let letters_note = match (letters, done.elsewhere) {
        (Share { due: 0, .. }, 1..) => "已用别的方式报名".to_owned(),
        (Share { done: 0, .. }, 0) => "带回执，一人一份".to_owned(),
        (Share { done, due }, 0) => format!("已印 {done}／应印 {due} 份"),
        (Share { done: 0, due }, _) => format!("要印 {due} 份；{spared}"),
        (Share { done, due }, _) if done < due => format!("已印 {done} 份，还差 {} 份；{spared}", due - done),
        (Share { done, .. }, _) => format!("已印 {done} 份，{spared}"),
    };
    let printed = slips.printed();
    let slips_note = match (printed, slips.signed_up + slips.declined) {
        (0, _) if done.enrolled > 0 => format!("已录入 {} 人的报名", done.enrolled),
        (0, _) => "按编号勾选，或导入报名表".to_owned(),
        (_, 0) => format!("已收 {}／应收 {printed} 份", slips.returned),
        _ => format!("印了 {printed} 份：{}", slips.said()),
    };
    let all_answered = if printed > 0 { slips.open == 0 } else { done.enrolled > 0 && all_asked };
    [
        step(StepCode::Letters, "发告家长书", all_asked, letters_note),
        step(StepCode::Slips, "收回执", all_answered, slips_note),
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
        _ if done.settled_early => "本月已结算过，点名、签到补齐以后重新结算".to_owned(),
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
            ..step(StepCode::Settle, "结算", done.settled.is_whole() && !done.settled_early, settle_note)
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let own = Standards::Own { unchecked: 0 };
        let none = Done { standards: own, ..Done::default() };
        let half = Done { students: 612, times: 3, staffed: share(26, 28), letters: share(480, 480), ..none };
        let slips = |returned, signed_up, silent, open| Slips { returned, signed_up, silent, open, declined: 0 };
        let out = Done { staffed: share(28, 28), slips: slips(0, 0, 480, 480), ..half };
        let listed = Done { letters: share(0, 0), elsewhere: 90, slips: slips(0, 0, 0, 0), enrolled: 78, ..out };
        let one_class = Done { letters: share(31, 31), elsewhere: 59, slips: slips(0, 27, 4, 0), ..listed };
        let running = Done { roll_calls: 9, calls: share(20, 22), sign_ins: share(31, 31), ..out };
        // what there is | the eleven steps, done or not | a step and its note
        for (done, wanted, at, note) in [
            (none, "○○○○√○○○○○○", 6, "按编号勾选，或导入报名表"),
            (Done { standards: Standards::Sample, ..none }, "○○○○○○○○○○○", 4, "现在还是示例里的数"),
            (Done { standards: Standards::Own { unchecked: 7 }, ..half }, "√√√○○√○○○○○", 4, "有 7 条仍是示例里的数"),
            (half, "√√√○√√○○○○○", 3, "已排 26／应排 28 个班"),
            (out, "√√√√√√○○○○○", 6, "已收 0／应收 480 份"),
            (Done { enrolled: 580, ..out }, "√√√√√√○○○○○", 6, "已收 0／应收 480 份"),
            (Done { slips: slips(312, 0, 168, 168), ..out }, "√√√√√√○○○○○", 6, "已收 312／应收 480 份"),
            (Done { slips: slips(480, 0, 0, 0), ..out }, "√√√√√√√○○○○", 6, "已收 480／应收 480 份"),
            (Done { letters: share(312, 480), ..out }, "√√√√√○○○○○○", 5, "已印 312／应印 480 份"),
            (listed, "√√√√√√√○○○○", 5, "已用别的方式报名"),
            (listed, "√√√√√√√○○○○", 6, "已录入 78 人的报名"),
            (one_class, "√√√√√√√○○○○", 5, "已印 31 份，另 59 人不必印：本人或本班已报名"),
            (one_class, "√√√√√√√○○○○", 6, "印了 31 份：已报名 27，不用再等 4（本班已按名单报名）"),
            (
                Done { letters: share(31, 40), ..one_class },
                "√√√√√○√○○○○",
                5,
                "已印 31 份，还差 9 份；另 59 人不必印：本人或本班已报名",
            ),
            (Done { declined: 6, ..one_class }, "√√√√√√√○○○○", 5, "已印 31 份，另 53 人已报名、6 人不参加"),
            (
                Done { slips: Slips { returned: 0, signed_up: 27, declined: 4, silent: 0, open: 0 }, ..one_class },
                "√√√√√√√○○○○",
                6,
                "印了 31 份：已报名 27，不参加 4",
            ),
            (Done { letters: share(0, 12), elsewhere: 78, ..listed }, "√√√√√○○○○○○", 6, "已录入 78 人的报名"),
            (
                Done { slips: slips(9, 27, 4, 1), ..out },
                "√√√√√√○○○○○",
                6,
                "印了 40 份：回执已收 9，已报名 27，还没有回音 1，不用再等 3（本班已按名单报名）",
            ),
            (
                Done { slips: slips(9, 27, 4, 4), ..out },
                "√√√√√√○○○○○",
                6,
                "印了 40 份：回执已收 9，已报名 27，还没有回音 4",
            ),
            (running, "√√√√√√○○○√○", 8, "本月到今天已点 20／应点 22 班次"),
            (Done { calls: share(22, 22), rosters: 2, ..running }, "√√√√√√○√√√○", 7, "本学期打印过 2 次"),
            (Done { calls: share(0, 0), ..running }, "√√√√√√○○√√○", 8, "本月到今天没有要点名的班"),
            (Done { calls: share(0, 0), roll_calls: 0, ..running }, "√√√√√√○○○√○", 8, "只记没到的人"),
            (Done { sign_ins: share(30, 31), ..running }, "√√√√√√○○○○○", 9, "本月到今天已签 30／应签 31 人次"),
            (Done { settled: share(1, 2), ..running }, "√√√√√√○○○√○", 10, "已结算 1／应结算 2 个月"),
            (Done { settled: share(2, 2), ..running }, "√√√√√√○○○√√", 10, "已结算 2／应结算 2 个月"),
            (
                Done { settled: share(2, 2), settled_early: true, ..running },
                "√√√√√√○○○√○",
                10,
                "本月已结算过，点名、签到补齐以后重新结算",
            ),
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
    fn an_open_step_leads_to_where_the_rest_of_it_lies() {
        let day = "2026-11-24".parse().ok();
        let done = Done { uncalled_on: day, unsigned_on: None, unsettled: Month::read("2026-10"), ..Done::default() };
        let whens: Vec<String> = steps(&done).into_iter().map(|step| step.when).collect();
        assert_eq!(whens[7..], ["", "2026-11-24", "", "2026-10"]);
    }
}
