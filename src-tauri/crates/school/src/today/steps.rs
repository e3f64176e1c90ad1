//! The steps from an empty school to a settled month, each done or not, with what there is of it.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a school has so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Pupils in the school.
    pub students: u32,
    /// Times set: slots of the time plan, or meetings of groups where times are set with these.
    pub times: u32,
    /// Groups running.
    pub groups: u32,
    /// Letters with slips printed.
    pub slips: u32,
    /// Slips returned.
    pub slips_returned: u32,
    /// Pupils in a group: where sign-up came in another way than by slip.
    pub enrolled: u32,
    /// Rosters printed.
    pub rosters: u32,
    /// Roll calls kept.
    pub roll_calls: u32,
    /// Months settled.
    pub settled: u32,
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
    /// 发告家长书.
    Letters,
    /// 收回执.
    Slips,
    /// 打印名册.
    Rosters,
    /// 点名.
    RollCall,
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
    /// What there is of it, or how it is begun.
    pub note: String,
}

/// The eight steps in their order. Letters and slips are not asked of a school whose pupils are signed up already, however
/// that came.
pub fn steps(done: &Done) -> Vec<Step> {
    let signed_up = u32::from(done.enrolled > 0);
    let step = |code, label: &str, count: u32, note: String, begin: &str| Step {
        code,
        label: label.to_owned(),
        done: count > 0,
        note: if count > 0 { note } else { begin.to_owned() },
    };
    let slips_note = match (done.slips, done.slips_returned) {
        (_, 0) => format!("已录入 {} 人的报名", done.enrolled),
        (all, back) => format!("收回 {back} 份，共 {all} 份"),
    };
    let letters_note = match done.slips {
        0 => "已用别的方式报名".to_owned(),
        count => format!("已印 {count} 份"),
    };
    vec![
        step(StepCode::Students, "导入学生", done.students, format!("{} 人", done.students), "把名单表拖进窗口"),
        step(StepCode::Times, "设作息", done.times, format!("{} 个时段", done.times), "几点到几点，哪些年级"),
        step(StepCode::Groups, "建服务班", done.groups, format!("{} 个班", done.groups), "可以导入，也可以逐个新建"),
        step(StepCode::Letters, "发告家长书", done.slips.max(signed_up), letters_note, "带回执，一人一份"),
        step(
            StepCode::Slips,
            "收回执",
            done.slips_returned.max(signed_up),
            slips_note,
            if done.slips == 0 {
                "按编号勾选，或导入报名表"
            } else {
                "一份也没有收回，按编号勾选"
            },
        ),
        step(
            StepCode::Rosters,
            "打印名册",
            done.rosters,
            format!("打印过 {} 次", done.rosters),
            "至 18:30 和 18:30 以后各一份",
        ),
        step(StepCode::RollCall, "点名", done.roll_calls, format!("点过 {} 次", done.roll_calls), "只记没到的人"),
        step(StepCode::Settle, "结算", done.settled, format!("已结算 {} 个月", done.settled), "月底一次，之后出补助表"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_done_when_there_is_something_of_it() {
        let none = Done::default();
        let half = Done { students: 612, times: 3, groups: 28, slips: 600, ..none };
        // what there is | the eight steps, done or not | the note of 收回执
        for (done, wanted, slips) in [
            (none, "○○○○○○○○", "按编号勾选，或导入报名表"),
            (half, "√√√√○○○○", "一份也没有收回，按编号勾选"),
            (Done { enrolled: 580, ..half }, "√√√√√○○○", "已录入 580 人的报名"),
            (Done { slips_returned: 1, ..half }, "√√√√√○○○", "收回 1 份，共 600 份"),
            (Done { slips: 0, enrolled: 580, ..half }, "√√√√√○○○", "已录入 580 人的报名"),
            (Done { slips: 0, ..half }, "√√√○○○○○", "按编号勾选，或导入报名表"),
            (Done { rosters: 2, roll_calls: 9, settled: 1, ..none }, "○○○○○√√√", "按编号勾选，或导入报名表"),
        ] {
            let steps = steps(&done);
            let found: String = steps.iter().map(|step| if step.done { '√' } else { '○' }).collect();
            assert_eq!((found.as_str(), steps[4].note.as_str()), (wanted, slips), "{done:?}");
        }
    }
}
