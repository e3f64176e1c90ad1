//! The sentence of every refusal: what happened, to whom, and what to do.
use crate::days::day_label;
use crate::no::Refusal;
use chrono::NaiveDate;

/// How many names a sentence spells out before it counts the rest.
const NAMED_MOST: usize = 5;

impl Refusal {
    /// The refusal as one or two polite Chinese sentences for the person at the screen.
    pub fn message(&self) -> String {
        match self {
            Refusal::WrongPassphrase => "口令不对，没有打开学校文件。请核对大小写后重新输入。".into(),
            Refusal::WeakPassphrase => "口令太短，保护不了学生信息。请用至少 8 个字，最好是几个不相干的词。".into(),
            Refusal::NewerFile { found, known } => newer_file(*found, *known),
            Refusal::FileInUse => "学校文件正被另一个程序使用。请先关闭那个程序，再打开一次。".into(),
            Refusal::DamagedFile { what } => damaged_file(what),
            Refusal::SchoolExists => "这个文件夹里已经有一所学校。请直接打开它，或另选一个空文件夹新建。".into(),
            Refusal::NoSchool => "这个文件夹里还没有学校。请先新建学校，或选择学校文件所在的文件夹。".into(),
            Refusal::BadProfile { what } => format!("政策口径用不了：{}。请在口径文件中改正后再选用。", part(what)),
            Refusal::UnreadableFile { what, .. } => whole(what),
            Refusal::NotThatList { list, missing, looked_at } => not_that_list(list, missing, looked_at),
            Refusal::UnknownYear { year } => unknown_year(*year),
            Refusal::NotATeachingDay { day, kind } => not_a_teaching_day(*day, kind),
            Refusal::MakeUpNeedsWeekday { day } => make_up(*day),
            Refusal::EndsTooLate { group, kind, ends_at, latest } => ends_too_late(group, kind, ends_at, latest),
            Refusal::EndsTooEarly { group, ends_at, earliest } => ends_too_early(group, ends_at, earliest),
            Refusal::KindNotAllowed { group, kind, why } => kind_not_allowed(group, kind, why),
            Refusal::GroupFull { group, capacity } => group_full(group, *capacity),
            Refusal::TimeConflict { who, group, other } => time_conflict(who, group, other),
            Refusal::WrongGrade { who, group } => wrong_grade(who, group),
            Refusal::NotFound { what, name } => not_found(what, name),
            Refusal::Ambiguous { what, name, count } => ambiguous(what, name, *count),
            Refusal::BadMarks { text, wanted } => format!("点名「{text}」没有读懂：{}。", part(wanted)),
            Refusal::NoSession { group, day } => no_session(group, *day),
            Refusal::NeedsReason { what } => format!("{}需要写明理由。请填写理由后再保存。", part(what)),
            Refusal::BatchInUse { what } => format!("这批导入不能撤回：{}。请先处理这些内容，再撤回。", part(what)),
            Refusal::StillUsed { what, why, instead } => {
                format!("{}：{}。{}", part(what), part(why), whole(instead))
            }
            Refusal::BatchUndone => "这批导入已经撤回过，没有可以再撤回的内容。".into(),
            Refusal::NotSettled { month } => format!("{}还没有结算。请先结算，再制表。", month_said(month)),
            Refusal::AlreadySettled { month, version } => already_settled(month, *version),
            Refusal::SettledSince { month, asked, earliest } => settled_since(month, *asked, *earliest),
            Refusal::Stale { month, version, changes } => stale(month, *version, changes),
            Refusal::NotReadyToSettle { month, what } => not_ready(month, what),
            Refusal::UnprintableNames { names } => unprintable(names),
            Refusal::NothingToPrint { what } => format!("没有可以打印的内容：{}。", part(what)),
            Refusal::BadValue { what, found, wanted } => bad_value(what, found, wanted),
            Refusal::BankFileIncomplete { people } => bank_file(people),
            Refusal::Cancelled => "已按您的要求停下，没有留下未完成的内容。".into(),
            Refusal::WrongPin => "姓名和登录密码对不上。请重新输入；连续输错五次要重新输入学校口令。".to_owned(),
            Refusal::NoKeeper => "至少要有一位教务或校领导，否则没有人能管理用户。请先添加或保留一位。".to_owned(),
            Refusal::NotAllowed { what } => format!("您的角色不能{}。请由有权限的同事办理。", part(what)),
        }
    }
}

fn newer_file(found: i64, known: i64) -> String {
    format!("学校文件是更新的版本（{found}）写的，本程序只认得到版本 {known}。请先更新程序，再打开。")
}

fn damaged_file(what: &str) -> String {
    format!("学校文件已损坏：{}。请从最近的备份恢复，原文件请先留着。", part(what))
}

fn not_that_list(list: &str, missing: &[String], looked_at: &str) -> String {
    let wanted = match missing {
        [] => String::new(),
        _ => format!("缺少{}", listed(missing, "列")),
    };
    format!("这个文件不像{}：{}{wanted}。请核对表头，或换一个工作表。", part(list), part(looked_at))
}

fn unknown_year(year: i32) -> String {
    format!("{year} 年的放假安排还没有导入，无法判断哪天上课。请在校历中导入 {year} 年放假安排。")
}

fn not_a_teaching_day(day: NaiveDate, kind: &str) -> String {
    format!("{}不安排课后服务（{}）。请换一个上课日。", day_label(day), part(kind))
}

fn make_up(day: NaiveDate) -> String {
    format!("{}是调休补课日，还没有说明按周几作息。请在校历中选定，名册、收费和补助随之确定。", day_label(day))
}

fn ends_too_late(group: &str, kind: &str, ends_at: &str, latest: &str) -> String {
    let instead = match kind {
        "延时托管" | "晚自习" => String::new(),
        _ => "，或改为延时托管".to_owned(),
    };
    format!("「{group}」到 {ends_at} 结束。{kind}最晚 {latest} 结束。请改到 {latest}{instead}；确要如此，请写明理由。")
}

fn ends_too_early(group: &str, ends_at: &str, earliest: &str) -> String {
    format!("「{group}」到 {ends_at} 就结束了。本地规定不早于 {earliest} 结束。请把结束时间改到 {earliest} 或更晚。")
}

fn kind_not_allowed(group: &str, kind: &str, why: &str) -> String {
    format!("「{group}」不能作为{kind}开设：{}。请换一个服务类别，或选用允许开设的政策口径。", part(why))
}

fn group_full(group: &str, capacity: u32) -> String {
    format!("「{group}」已满 {capacity} 人。请另选服务班，或增加容量后再报名。")
}

fn time_conflict(who: &str, group: &str, other: &str) -> String {
    format!("{who}同一时间已在「{other}」，不能再进「{group}」。请先退出其中一个，或换不重叠的星期。")
}

fn wrong_grade(who: &str, group: &str) -> String {
    format!("「{group}」不面向{who}所在的年级。请换一个服务班，或修改这个服务班的年级范围。")
}

fn not_found(what: &str, name: &str) -> String {
    format!("没有找到{}「{name}」。请核对名称，或先录入。", part(what))
}

fn ambiguous(what: &str, name: &str, count: u32) -> String {
    format!("有 {count} 个{}叫「{name}」，不知道是哪一个。请写明学籍号、工号或班级。", part(what))
}

fn no_session(group: &str, day: NaiveDate) -> String {
    format!("「{group}」{}没有场次。请核对日期，或在作息中安排这一天。", day_label(day))
}

fn already_settled(month: &str, version: u32) -> String {
    format!("{}已经结算（第 {version} 版）。如要重算，请先重开并写明理由。", month_said(month))
}

fn settled_since(month: &str, asked: NaiveDate, earliest: NaiveDate) -> String {
    let month = month_said(month);
    format!(
        "{month}已经结算，不能从{}起改。请从{}或以后起；一定要改更早的，请先在补助中反结算{month}。",
        day_label(asked),
        day_label(earliest)
    )
}

fn stale(month: &str, version: u32, changes: &[String]) -> String {
    let changes = if changes.is_empty() { "有变动".to_owned() } else { listed(changes, "处变动") };
    format!("{}结算（第 {version} 版）之后有改动：{changes}。请重开并重新结算，再制表。", month_said(month))
}

fn not_ready(month: &str, what: &[String]) -> String {
    let what = if what.is_empty() { "资料不全".to_owned() } else { listed(what, "项") };
    format!("{}还不能结算：{what}。请补齐后再结算。", month_said(month))
}

fn unprintable(names: &[String]) -> String {
    format!(
        "这些姓名里有字体中没有的字，印出来会缺字：{}。可以在「设置」的「字体」里选择留空、手写补上，或者安装含有这些字的字体。",
        listed(names, "个姓名")
    )
}

fn bad_value(what: &str, found: &str, wanted: &str) -> String {
    let found = if found.is_empty() { "没有填写".to_owned() } else { format!("是「{found}」") };
    format!("{}{found}。{}", part(what), whole(wanted))
}

fn bank_file(people: &[String]) -> String {
    format!("银行文件没有生成：{}的银行账号缺失或不可用。请在人员中补正后再导出。", listed(people, "人"))
}

/// `2026-11` as `2026年11月`; anything else as it stands.
fn month_said(month: &str) -> String {
    crate::days::Month::read(month).map_or_else(|| month.to_owned(), crate::days::Month::label)
}

/// The first few of a list joined by 、, then how many there are in all.
fn listed(items: &[String], counted: &str) -> String {
    let named: Vec<&str> = items.iter().take(NAMED_MOST).map(|item| part(item)).collect();
    let joined = named.join("、");
    if items.len() > NAMED_MOST { format!("{joined}等 {} {counted}", items.len()) } else { joined }
}

/// A text without what ends a sentence, to stand inside another.
fn part(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', '.', '，'])
}

/// A text as a whole sentence.
fn whole(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['。', '？']) { text.to_owned() } else { format!("{}。", part(text)) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    fn every_refusal() -> Vec<Refusal> {
        let text = || "某处".to_owned();
        let list = || vec!["王芳".to_owned(); 7];
        vec![
            Refusal::WrongPassphrase,
            Refusal::WeakPassphrase,
            Refusal::NewerFile { found: 9, known: 3 },
            Refusal::FileInUse,
            Refusal::DamagedFile { what: text() },
            Refusal::SchoolExists,
            Refusal::NoSchool,
            Refusal::BadProfile { what: text() },
            Refusal::UnreadableFile { code: text(), what: text() },
            Refusal::NotThatList { list: text(), missing: list(), looked_at: text() },
            Refusal::UnknownYear { year: 2027 },
            Refusal::NotATeachingDay { day: day(), kind: text() },
            Refusal::MakeUpNeedsWeekday { day: day() },
            Refusal::EndsTooLate { group: text(), kind: text(), ends_at: text(), latest: text() },
            Refusal::EndsTooEarly { group: text(), ends_at: text(), earliest: text() },
            Refusal::KindNotAllowed { group: text(), kind: text(), why: text() },
            Refusal::GroupFull { group: text(), capacity: 45 },
            Refusal::TimeConflict { who: text(), group: text(), other: text() },
            Refusal::WrongGrade { who: text(), group: text() },
            Refusal::NotFound { what: text(), name: text() },
            Refusal::Ambiguous { what: text(), name: text(), count: 2 },
            Refusal::BadMarks { text: text(), wanted: text() },
            Refusal::NoSession { group: text(), day: day() },
            Refusal::NeedsReason { what: text() },
            Refusal::BatchInUse { what: text() },
            Refusal::StillUsed { what: text(), why: text(), instead: text() },
            Refusal::BatchUndone,
            Refusal::NotSettled { month: "2026-11".into() },
            Refusal::AlreadySettled { month: "2026-11".into(), version: 2 },
            Refusal::SettledSince { month: "2026-10".into(), asked: day(), earliest: day() },
            Refusal::Stale { month: "2026-11".into(), version: 2, changes: list() },
            Refusal::NotReadyToSettle { month: "2026-11".into(), what: list() },
            Refusal::UnprintableNames { names: list() },
            Refusal::NothingToPrint { what: text() },
            Refusal::BadValue { what: text(), found: text(), wanted: text() },
            Refusal::BankFileIncomplete { people: list() },
            Refusal::Cancelled,
            Refusal::NotAllowed { what: text() },
            Refusal::WrongPin,
            Refusal::NoKeeper,
        ]
    }

    #[test]
    fn every_refusal_speaks_politely_in_chinese() {
        for refusal in every_refusal() {
            let said = refusal.message();
            assert!(said.ends_with('。') && !said.contains("。。"), "{said}");
            assert!(!said.contains(['！', '!', ',', ';', ':', '?', '(', ')']), "{said}");
            assert!(!said.chars().any(|c| c.is_ascii_alphabetic()), "{said}");
        }
    }

    #[test]
    fn sentences_say_what_happened_to_whom_and_what_to_do() {
        let late = Refusal::EndsTooLate {
            group: "作业二班".into(),
            kind: "基础托管".into(),
            ends_at: "18:50".into(),
            latest: "18:30".into(),
        };
        let missing = Refusal::NotThatList {
            list: "学生名单".into(),
            missing: vec!["姓名".into(), "班级".into()],
            looked_at: "工作表「Sheet1」第 1 行".into(),
        };
        let value =
            Refusal::BadValue { what: "月份".into(), found: String::new(), wanted: "月份应写作 2026-11".into() };
        for (refusal, wanted) in [
            (
                late,
                "「作业二班」到 18:50 结束。基础托管最晚 18:30 结束。请改到 18:30，或改为延时托管；确要如此，请写明理由。",
            ),
            (missing, "这个文件不像学生名单：工作表「Sheet1」第 1 行缺少姓名、班级。请核对表头，或换一个工作表。"),
            (value, "月份没有填写。月份应写作 2026-11。"),
            (
                Refusal::BankFileIncomplete { people: vec!["王".into(); 6] },
                "银行文件没有生成：王、王、王、王、王等 6 人的银行账号缺失或不可用。请在人员中补正后再导出。",
            ),
            (
                Refusal::NotATeachingDay { day: day(), kind: "台风".into() },
                "11月24日 周二不安排课后服务（台风）。请换一个上课日。",
            ),
        ] {
            assert_eq!(refusal.message(), wanted);
        }
    }
}
