//! The school's calendar: which days it teaches, from published holidays, terms and the school's own changes.
use crate::days::{Month, WEEKDAY_CHARS};
use crate::no::Refusal;
use crate::records::{CalendarDay, DayChange, DayChangeKind, Term};
use crate::words::DayKind;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that decides what a day is. Dates come from here, never from "weekday < 6".
#[derive(Debug, Clone, Default)]
pub struct SchoolCalendar {
    terms: Vec<Term>,
    published: BTreeMap<NaiveDate, CalendarDay>,
    years: BTreeSet<i32>,
    changes: BTreeMap<NaiveDate, Vec<DayChange>>,
}

/// What a day is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayStatus {
    /// What it is.
    pub kind: DayKind,
    /// The weekday whose timetable is followed; `None` when no service is held, or while a make-up day's is not decided.
    pub follows: Option<Weekday>,
    /// Why: the holiday's name, the closure's reason; may be empty.
    pub why: String,
}

/// Which years' holidays and make-up days are there (`carried`), as a sentence, and what to do about the years that are
/// `needed` and those to come.
pub fn carried_said(carried: &BTreeSet<i32>, needed: &BTreeSet<i32>) -> String {
    let years = |years: &[i32]| years.iter().map(|year| format!("{year}年")).collect::<Vec<_>>().join("、");
    let carried_years: Vec<i32> = carried.iter().copied().collect();
    let missing: Vec<i32> = needed.difference(carried).copied().collect();
    let has = match carried_years.as_slice() {
        [] => "还没有任何一年的放假安排".to_owned(),
        all => format!("已经有{}的法定节假日和调休", years(all)),
    };
    let how = "在「导入」里导入国务院公布的放假安排（一般前一年十一月公布），或更新本程序";
    match missing.as_slice() {
        [] => format!("{has}。以后各年的，请{how}。"),
        missing => format!("{has}，{}的还没有，排到那时以前请{how}。", years(missing)),
    }
}

/// The same for a school that is being set up, which has other things to do first: it is reminded of it later.
pub fn carried_in_short(carried: &BTreeSet<i32>, needed: &BTreeSet<i32>) -> String {
    let missing: Vec<String> = needed.difference(carried).map(|year| format!("{year}年")).collect();
    match missing.as_slice() {
        [] => "法定节假日和调休已经有了。".to_owned(),
        missing if missing.len() == needed.len() => {
            format!("{}的法定节假日和调休还没有，以后提醒您导入。", missing.join("、"))
        }
        missing => format!("法定节假日和调休已经有了，{}的以后再提醒您导入。", missing.join("、")),
    }
}

/// The years that terms which are not over touch.
pub fn years_needed(terms: &[Term], today: NaiveDate) -> BTreeSet<i32> {
    let ahead = terms.iter().filter(|term| term.last_day >= today);
    ahead.flat_map(|term| term.first_day.year()..=term.last_day.year()).collect()
}

impl SchoolCalendar {
    /// A calendar of terms, published days (`years` are those whose schedule is published) and the school's own changes.
    pub fn new(
        terms: Vec<Term>,
        published: Vec<CalendarDay>,
        years: BTreeSet<i32>,
        changes: Vec<DayChange>,
    ) -> SchoolCalendar {
        let mut by_day: BTreeMap<NaiveDate, Vec<DayChange>> = BTreeMap::new();
        for change in changes {
            by_day.entry(change.day).or_default().push(change);
        }
        SchoolCalendar {
            terms,
            published: published.into_iter().map(|day| (day.day, day)).collect(),
            years,
            changes: by_day,
        }
    }

    /// The same calendar with other changes of the school's own on one day.
    #[must_use]
    pub fn with_changes(&self, day: NaiveDate, changes: Vec<DayChange>) -> SchoolCalendar {
        let mut other = self.clone();
        other.changes.insert(day, changes);
        other
    }

    /// The school's own changes to a day.
    pub fn changes_of(&self, day: NaiveDate) -> &[DayChange] {
        self.changes.get(&day).map_or(&[], Vec::as_slice)
    }

    /// What the national schedule says of a day by name, in term or not.
    pub fn published_of(&self, day: NaiveDate) -> Option<&CalendarDay> {
        self.published.get(&day)
    }

    /// Whether the schedule of a year is published and kept.
    pub fn knows_year(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// The terms, oldest first.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term a day lies in.
    pub fn term_of(&self, day: NaiveDate) -> Option<&Term> {
        self.terms.iter().find(|term| term.first_day <= day && day <= term.last_day)
    }

    /// Whether a year's schedule is published and taken in.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// What a day is: an unpublished year is unknown and says so; the school's own changes go before the published
    /// schedule, and that goes before the weekday. (国务院办公厅 publishes each year's schedule in the year before.)
    pub fn status(&self, day: NaiveDate) -> DayStatus {
        if let Some(change) = self.whole_day_change(day) {
            return Self::changed(change);
        }
        if self.term_of(day).is_none() {
            return DayStatus { kind: DayKind::OutOfTerm, follows: None, why: String::new() };
        }
        if !self.years.contains(&day.year()) {
            let why = format!("{}年放假安排尚未公布或未导入", day.year());
            return DayStatus { kind: DayKind::Unknown, follows: None, why };
        }
        match self.published.get(&day) {
            Some(off) if off.is_off => DayStatus { kind: DayKind::Holiday, follows: None, why: off.name.clone() },
            Some(work) => DayStatus { kind: DayKind::MakeUp, follows: None, why: format!("{}调休", work.name) },
            None if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => {
                DayStatus { kind: DayKind::Weekend, follows: None, why: String::new() }
            }
            None => DayStatus { kind: DayKind::Teaching, follows: Some(day.weekday()), why: String::new() },
        }
    }

    /// The weekday whose timetable the day follows.
    ///
    /// # Refuses
    /// An unknown year, a make-up day whose weekday is not decided, and every day on which nothing is held.
    pub fn timetable_of(&self, day: NaiveDate) -> Result<Weekday, Refusal> {
        let status = self.status(day);
        match (status.kind, status.follows) {
            (DayKind::Unknown, _) => Err(Refusal::UnknownYear { year: day.year() }),
            (_, Some(weekday)) => Ok(weekday),
            (DayKind::MakeUp, None) => Err(Refusal::MakeUpNeedsWeekday { day }),
            (kind, None) => {
                let why = if status.why.is_empty() { kind.label().to_owned() } else { status.why };
                Err(Refusal::NotATeachingDay { day, kind: why })
            }
        }
    }

    /// The days of the span on which service is held, with the weekday each follows; undecided make-up days are left out.
    pub fn service_days(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, Weekday)> {
        from.iter_days()
            .take_while(|day| *day <= to)
            .filter_map(|day| self.status(day).follows.map(|weekday| (day, weekday)))
            .collect()
    }

    /// The teaching days of a month: those of [`Self::service_days`].
    pub fn service_days_of(&self, month: Month) -> Vec<(NaiveDate, Weekday)> {
        self.service_days(month.first_day(), month.last_day())
    }

    /// The make-up days of the span whose weekday is still to be asked for.
    pub fn undecided(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        from.iter_days()
            .take_while(|day| *day <= to)
            .filter(|day| {
                let status = self.status(*day);
                status.kind == DayKind::MakeUp && status.follows.is_none()
            })
            .collect()
    }

    /// The weekday that a closed day would have followed, so that what was cancelled can be named; `None` on other days.
    pub fn cancelled_timetable(&self, day: NaiveDate) -> Option<(Weekday, String)> {
        let change = self.whole_day_change(day)?;
        change
            .kind
            .cancels()
            .then(|| (change.follows_weekday.unwrap_or_else(|| day.weekday()), change.kind.said(&change.reason)))
    }

    /// The closures and make-ups that hold for some grades only.
    pub fn partial_changes(&self, day: NaiveDate) -> impl Iterator<Item = &DayChange> {
        self.changes.get(&day).into_iter().flatten().filter(|change| !change.grades.is_empty())
    }

    fn whole_day_change(&self, day: NaiveDate) -> Option<&DayChange> {
        let changes = self.changes.get(&day)?;
        let whole = || changes.iter().filter(|change| change.grades.is_empty());
        whole()
            .find(|change| change.kind.cancels())
            .or_else(|| whole().find(|change| matches!(change.kind, DayChangeKind::MakeUp | DayChangeKind::Extra)))
    }

    fn changed(change: &DayChange) -> DayStatus {
        match change.kind {
            DayChangeKind::Closure | DayChangeKind::EarlyDismissal => {
                DayStatus { kind: DayKind::Closure, follows: None, why: change.kind.said(&change.reason) }
            }
            DayChangeKind::MakeUp | DayChangeKind::Extra => {
                let why = match (change.follows_weekday, change.reason.is_empty()) {
                    (Some(day), true) => {
                        format!("按周{}作息", WEEKDAY_CHARS[day.num_days_from_monday() as usize])
                    }
                    _ => change.reason.clone(),
                };
                DayStatus { kind: DayKind::MakeUp, follows: change.follows_weekday, why }
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar() -> SchoolCalendar {
        let term = Term { name: "上学期".into(), first_day: day("2026-09-01"), last_day: day("2027-01-22") };
        let published = |text: &str, is_off, name: &str| CalendarDay {
            day: day(text),
            is_off,
            name: name.into(),
            source: String::new(),
        };
        let change = |text: &str, kind, follows_weekday, reason: &str| DayChange {
            day: day(text),
            kind,
            follows_weekday,
            grades: String::new(),
            reason: reason.into(),
        };
        SchoolCalendar::new(
            vec![term],
            vec![
                published("2026-10-01", true, "国庆节"),
                published("2026-10-10", false, "国庆节"),
                published("2026-09-20", false, "国庆节"),
            ],
            BTreeSet::from([2026]),
            vec![
                change("2026-10-10", DayChangeKind::MakeUp, Some(Weekday::Wed), ""),
                change("2026-11-10", DayChangeKind::Closure, None, "台风"),
                change("2026-12-24", DayChangeKind::EarlyDismissal, None, "冬季运动会"),
            ],
        )
    }

    #[test]
    fn every_kind_of_day_is_told_apart() {
        let calendar = calendar();
        for (text, kind, follows, why) in [
            ("2026-08-31", DayKind::OutOfTerm, None, ""),
            ("2026-09-01", DayKind::Teaching, Some(Weekday::Tue), ""),
            ("2026-09-05", DayKind::Weekend, None, ""),
            ("2026-09-20", DayKind::MakeUp, None, "国庆节调休"),
            ("2026-10-01", DayKind::Holiday, None, "国庆节"),
            ("2026-10-10", DayKind::MakeUp, Some(Weekday::Wed), "按周三作息"),
            ("2026-11-10", DayKind::Closure, None, "台风"),
            ("2026-12-24", DayKind::Closure, None, "提前放学：冬季运动会"),
            ("2027-01-04", DayKind::Unknown, None, "2027年放假安排尚未公布或未导入"),
        ] {
            let status = calendar.status(day(text));
            assert_eq!((status.kind, status.follows, status.why.as_str()), (kind, follows, why), "{text}");
        }
        assert_eq!(calendar.undecided(day("2026-09-01"), day("2026-12-31")), [day("2026-09-20")]);
    }

    #[test]
    fn days_without_service_are_refused_by_name() {
        let calendar = calendar();
        assert_eq!(
            calendar.timetable_of(day("2026-09-20")),
            Err(Refusal::MakeUpNeedsWeekday { day: day("2026-09-20") })
        );
        assert_eq!(calendar.timetable_of(day("2027-01-04")), Err(Refusal::UnknownYear { year: 2027 }));
        assert_eq!(
            calendar.timetable_of(day("2026-11-10")),
            Err(Refusal::NotATeachingDay { day: day("2026-11-10"), kind: "台风".into() })
        );
        assert_eq!(calendar.timetable_of(day("2026-10-10")), Ok(Weekday::Wed));
    }

    #[test]
    fn a_month_counts_its_service_days() {
        let november = calendar().service_days_of(Month::read("2026-11").unwrap());
        assert_eq!(november.len(), 20);
        assert_eq!(calendar().cancelled_timetable(day("2026-11-10")), Some((Weekday::Tue, "台风".to_owned())));
    }

    #[test]
    fn it_is_said_which_years_are_there_and_what_to_do_for_others() {
        let term = |first: &str, last: &str| Term { name: String::new(), first_day: day(first), last_day: day(last) };
        let terms = [term("2025-09-01", "2026-01-23"), term("2026-09-01", "2027-01-22")];
        let how = "在「导入」里导入国务院公布的放假安排（一般前一年十一月公布），或更新本程序";
        // years carried | today | what is said
        for (carried, today, wanted) in [
            (
                vec![2025, 2026],
                "2026-11-24",
                format!("已经有2025年、2026年的法定节假日和调休，2027年的还没有，排到那时以前请{how}。"),
            ),
            (vec![2026, 2027], "2026-11-24", format!("已经有2026年、2027年的法定节假日和调休。以后各年的，请{how}。")),
            (vec![2026], "2027-03-01", format!("已经有2026年的法定节假日和调休。以后各年的，请{how}。")),
            (
                vec![],
                "2025-09-01",
                format!("还没有任何一年的放假安排，2025年、2026年、2027年的还没有，排到那时以前请{how}。"),
            ),
        ] {
            let carried = carried.into_iter().collect();
            let needed = years_needed(&terms, day(today));
            assert_eq!(carried_said(&carried, &needed), wanted);
            let short = match (carried.is_disjoint(&needed), wanted.contains("还没有，排到那时")) {
                (_, false) => "法定节假日和调休已经有了。",
                (false, true) => "法定节假日和调休已经有了，2027年的以后再提醒您导入。",
                (true, true) => "2025年、2026年、2027年的法定节假日和调休还没有，以后提醒您导入。",
            };
            assert_eq!(carried_in_short(&carried, &needed), short);
        }
    }
}
