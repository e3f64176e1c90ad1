//! What needs a look soon: standards that end, days nobody decided, months not settled, a backup that is old.
use crate::calendar::SchoolCalendar;
use crate::days::{Month, day_label};
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
    /// The backup.
    Backup,
    /// The policy profile.
    Profile,
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
}

/// What needs a look, the nearest deadline first within each subject.
pub fn findings(upkeep: &Upkeep<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    of_calendar(upkeep, &mut found);
    for month in upkeep.unsettled {
        let text = format!("{}还没有结算。", month.label());
        found.push(Finding { about: Subject::Settle, text, when: month.to_string() });
    }
    of_backup(upkeep, &mut found);
    match upkeep.profile {
        None => found.push(Finding {
            about: Subject::Profile,
            text: "今天没有生效的政策口径，不能计费。请在设置里采用一份。".to_owned(),
            when: String::new(),
        }),
        Some(warnings) => found.extend(warnings.iter().map(|text| Finding {
            about: Subject::Profile,
            text: format!("{}。", text.trim_end_matches('。')),
            when: String::new(),
        })),
    }
    found
}

/// The undecided make-up days of the term, past ones too, and the years of the term whose schedule is not known.
fn of_calendar(upkeep: &Upkeep<'_>, found: &mut Vec<Finding>) {
    let Some(term) = upkeep.calendar.term_of(upkeep.today) else { return };
    for day in upkeep.calendar.undecided(term.first_day, term.last_day) {
        let text = format!("{}是补课日，还没有写明按周几上课。", day_label(day));
        found.push(Finding { about: Subject::Calendar, text, when: day.to_string() });
    }
    for year in term.first_day.year()..=term.last_day.year() {
        if !upkeep.calendar.knows(year) {
            let text = format!("{year}年的放假安排还没有导入，这一年的名册和收费排不出来。");
            found.push(Finding { about: Subject::Calendar, text, when: format!("{year:04}-01-01") });
        }
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
    found.push(Finding { about: Subject::Backup, text, when: String::new() });
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
            backed_up: Some(day("2026-11-17")),
            has_students: true,
        };
        let october = [Month::of(day("2026-10-01"))];
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
            (Upkeep { backed_up: Some(day("2026-11-16")), ..well }, vec!["上次备份是11月16日 周一，已过 8 天。"]),
            (Upkeep { backed_up: None, ..well }, vec!["还没有做过备份。"]),
            (Upkeep { backed_up: None, has_students: false, ..well }, vec![]),
            (Upkeep { profile: None, ..well }, vec!["今天没有生效的政策口径，不能计费。请在设置里采用一份。"]),
            (Upkeep { profile: Some(&warned), ..well }, vec!["基础托管(某文)没有写截止日期，请核对文件有效期。"]),
        ] {
            let found = findings(&upkeep);
            let found: Vec<&str> = found.iter().map(|each| each.text.as_str()).collect();
            assert_eq!(found, wanted);
        }
    }
}
