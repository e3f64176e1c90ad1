//! What needs a look soon: standards that end, days nobody decided, months not settled, a backup that is old.
use super::Uncalled;
use crate::calendar::SchoolCalendar;
use crate::days::{Month, day_label};
use crate::group_plan::{GroupState, groups_named, lacking_of};
use crate::ids::GroupId;
use crate::profile::PayRules;
use crate::records::{Group, Staff};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A backup older than this many days is too old.
const BACKUP_DAYS: i64 = 7;

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Upkeep<'a> {
    /// The day.
    pub today: NaiveDate,
    /// The school's calendar.
    pub calendar: &'a SchoolCalendar,
    /// What the profile in force warns of; `None` where none is in force.
    pub profile: Option<&'a [String]>,
    /// Months before this one that have roll calls and are not settled, oldest first.
    pub unsettled: &'a [Month],
    /// The day of the last backup.
    pub backed_up: Option<NaiveDate>,
    /// Whether there is anything worth a backup.
    pub has_students: bool,
    /// Earlier months of the term without any roll call.
    pub uncalled: Option<&'a Uncalled>,
    /// Running and coming groups whose people would be reckoned at nothing.
    pub unpaid: &'a [UnpaidGroup],
    /// Whether a recovery key was shown that nobody said is on paper.
    pub is_key_loose: bool,
    /// The first month of the term that was called or settled here, else the running one.
    pub since: Month,
}

/// A group whose people would be reckoned at nothing, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnpaidGroup {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// Why, as a sentence.
    pub why: String,
}

/// Running and coming groups whose people would be reckoned at nothing, in the order of the groups.
pub fn unpaid_groups(groups: &[Group], staff: &[Staff], pay: &PayRules, today: NaiveDate) -> Vec<UnpaidGroup> {
    let current = groups.iter().filter(|group| GroupState::of(group, today) != GroupState::Ended);
    let unpaid = current.filter_map(|group| {
        let why = lacking_of(group, staff.iter().map(|person| (person.id, person.kind)), pay)?;
        Some(UnpaidGroup { group: group.id, name: group.name.clone(), why })
    });
    unpaid.collect()
}

/// What a finding is about, and so where it is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TodaySubject")]
pub enum Subject {
    /// A make-up day without a weekday, or a year without a schedule.
    Calendar,
    /// A month that is not settled.
    Settle,
    /// Months without any roll call.
    Calls,
    /// The backup.
    Backup,
    /// The policy profile.
    Profile,
    /// Groups.
    Groups,
    /// The recovery key.
    Recovery,
}

/// Something that needs a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "TodayFinding")]
pub struct Finding {
    /// What it is about.
    pub about: Subject,
    /// The sentence.
    pub text: String,
    /// The day or month it concerns, `YYYY-MM-DD` or `YYYY-MM`; empty where it concerns none.
    pub when: String,
    /// The group it is about, where it is about one alone.
    pub group: Option<GroupId>,
}

impl Finding {
    fn of(about: Subject, text: String, when: String) -> Finding {
        Finding { about, text, when, group: None }
    }
}

/// What needs a look, the nearest deadline first within each subject.
pub fn findings(upkeep: &Upkeep<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    of_calendar(upkeep, &mut found);
    for month in upkeep.unsettled {
        let text = format!("{}还没有结算。", month.label());
        found.push(Finding::of(Subject::Settle, text, month.to_string()));
    }
    if let Some(uncalled) = upkeep.uncalled {
        found.push(Finding::of(Subject::Calls, uncalled.said(), uncalled.first.to_string()));
    }
    of_groups(upkeep.unpaid, &mut found);
    if upkeep.is_key_loose {
        let text = "恢复密钥还没有确认打印或抄好。没有它，忘了口令就打不开学校数据；请更换一个并收好。";
        found.push(Finding::of(Subject::Recovery, text.to_owned(), String::new()));
    }
    of_backup(upkeep, &mut found);
    let of_profile = |text: String| Finding::of(Subject::Profile, text, String::new());
    match upkeep.profile {
        None => {
            found.push(of_profile("今天没有生效的政策口径，不能计费。请在设置里采用一份。".to_owned()));
        }
        Some(warnings) => {
            found.extend(warnings.iter().map(|text| of_profile(format!("{}。", text.trim_end_matches('。')))));
        }
    }
    found
}

/// The undecided make-up days of the term since the school is here, past ones too, and the years of the term whose schedule is not known.
fn of_calendar(upkeep: &Upkeep<'_>, found: &mut Vec<Finding>) {
    let Some(term) = upkeep.calendar.term_of(upkeep.today) else { return };
    // What was done on the days before the school's first month here stands elsewhere.
    let first = term.first_day.max(upkeep.since.first_day());
    for day in upkeep.calendar.undecided(first, term.last_day) {
        let text = format!("{}是补课日，还没有写明按周几上课。", day_label(day));
        found.push(Finding::of(Subject::Calendar, text, day.to_string()));
    }
    for year in term.first_day.year()..=term.last_day.year() {
        if !upkeep.calendar.knows(year) {
            let text = format!("{year}年的放假安排还没有导入，这一年的名册和收费排不出来。");
            found.push(Finding::of(Subject::Calendar, text, format!("{year:04}-01-01")));
        }
    }
}

/// Groups of one reason in one sentence.
fn of_groups(unpaid: &[UnpaidGroup], found: &mut Vec<Finding>) {
    let mut reasons: Vec<(&str, Vec<&UnpaidGroup>)> = Vec::new();
    for each in unpaid {
        match reasons.iter_mut().find(|(why, _)| *why == each.why) {
            Some((_, groups)) => groups.push(each),
            None => reasons.push((&each.why, vec![each])),
        }
    }
    for (why, groups) in reasons {
        let names: Vec<&str> = groups.iter().map(|each| each.name.as_str()).collect();
        let group = if let [one] = groups.as_slice() { Some(one.group) } else { None };
        let text = format!("{}：{why}", groups_named(&names));
        found.push(Finding { about: Subject::Groups, text, when: String::new(), group });
    }
}

fn of_backup(upkeep: &Upkeep<'_>, found: &mut Vec<Finding>) {
    let text = match upkeep.backed_up {
        None if upkeep.has_students => "还没有做过备份。".to_owned(),
        Some(day) if (upkeep.today - day).num_days() > BACKUP_DAYS => {
            format!("上次备份是{}，已过 {} 天。", day_label(day), (upkeep.today - day).num_days())
        }
        _ => return,
    };
    found.push(Finding::of(Subject::Backup, text, String::new()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{CalendarDay, DayChange, DayChangeKind, Term};
    use crate::session::tests::day;
    use chrono::Weekday;
    use std::collections::BTreeSet;

    fn calendar(decided: bool) -> SchoolCalendar {
        let term = Term { name: "上学期".into(), first_day: day("2026-09-01"), last_day: day("2027-01-22") };
        let work =
            |date: &str| CalendarDay { day: day(date), is_off: false, name: "国庆节".into(), source: String::new() };
        let change = DayChange {
            day: day("2026-10-10"),
            kind: DayChangeKind::MakeUp,
            follows_weekday: Some(Weekday::Wed),
            grades: String::new(),
            reason: String::new(),
        };
        let changes = if decided { vec![change] } else { Vec::new() };
        let years = if decided { BTreeSet::from([2026, 2027]) } else { BTreeSet::from([2026]) };
        SchoolCalendar::new(vec![term], vec![work("2026-10-10")], years, changes)
    }

    #[test]
    fn what_needs_a_look_is_said_once() {
        let (open, decided) = (calendar(false), calendar(true));
        let warned = ["基础托管(某文)没有写截止日期，请核对文件有效期".to_owned()];
        let well = Upkeep {
            today: day("2026-11-24"),
            calendar: &decided,
            profile: Some(&[]),
            unsettled: &[],
            uncalled: None,
            backed_up: Some(day("2026-11-17")),
            has_students: true,
            unpaid: &[],
            is_key_loose: false,
            since: Month::of(day("2026-09-01")),
        };
        let october = [Month::of(day("2026-10-01"))];
        let september = Uncalled { months: vec![Month::of(day("2026-09-01"))], days: 21, first: day("2026-09-01") };
        let unpaid = [
            ("甲班", "没有标准。"),
            ("乙班", "没有标准。"),
            ("社团", "没有填资金池。"),
            ("丙班", "没有标准。"),
            ("丁班", "没有标准。"),
        ];
        let unpaid = unpaid.map(|(name, why)| UnpaidGroup { group: GroupId(7), name: name.into(), why: why.into() });
        // what there is | what is found
        for (upkeep, wanted) in [
            (well, vec![]),
            (
                Upkeep { calendar: &open, ..well },
                vec![
                    "10月10日 周六是补课日，还没有写明按周几上课。",
                    "2027年的放假安排还没有导入，这一年的名册和收费排不出来。",
                ],
            ),
            (Upkeep { calendar: &open, today: day("2027-02-01"), backed_up: Some(day("2027-02-01")), ..well }, vec![]),
            (Upkeep { unsettled: &october, ..well }, vec!["2026年10月还没有结算。"]),
            (
                Upkeep { calendar: &open, since: Month::of(day("2026-11-01")), ..well },
                vec!["2027年的放假安排还没有导入，这一年的名册和收费排不出来。"],
            ),
            (
                Upkeep { uncalled: Some(&september), ..well },
                vec!["9月没有点名记录（21 天），如由其他办法结算，可以不补。"],
            ),
            (Upkeep { backed_up: Some(day("2026-11-16")), ..well }, vec!["上次备份是11月16日 周一，已过 8 天。"]),
            (Upkeep { backed_up: None, ..well }, vec!["还没有做过备份。"]),
            (Upkeep { backed_up: None, has_students: false, ..well }, vec![]),
            (
                Upkeep { is_key_loose: true, ..well },
                vec!["恢复密钥还没有确认打印或抄好。没有它，忘了口令就打不开学校数据；请更换一个并收好。"],
            ),
            (
                Upkeep { unpaid: &unpaid, ..well },
                vec!["甲班、乙班、丙班 等 4 个班：没有标准。", "社团：没有填资金池。"],
            ),
            (Upkeep { profile: None, ..well }, vec!["今天没有生效的政策口径，不能计费。请在设置里采用一份。"]),
            (Upkeep { profile: Some(&warned), ..well }, vec!["基础托管(某文)没有写截止日期，请核对文件有效期。"]),
        ] {
            let found = findings(&upkeep);
            let found: Vec<&str> = found.iter().map(|each| each.text.as_str()).collect();
            assert_eq!(found, wanted);
        }
        let led = findings(&Upkeep { unpaid: &unpaid, ..well });
        let led: Vec<Option<GroupId>> = led.iter().map(|each| each.group).collect();
        assert_eq!(led, [None, Some(GroupId(7))], "one alone is opened at once");
    }
}
