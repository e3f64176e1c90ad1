//! What becomes of a published year: its days beside those kept of that year.
use super::{FieldChange, RowShown};
use crate::days::day_label;
use crate::intake::PublishedYear;
use crate::records::CalendarDay;

/// The days of a published year by what becomes of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearBecomes {
    /// Days that are new.
    pub added: Vec<RowShown>,
    /// Days that change.
    pub changed: Vec<RowShown>,
    /// Days kept already.
    pub unchanged: Vec<RowShown>,
    /// What the user should know.
    pub remarks: Vec<String>,
    /// Whether the year is kept exactly so.
    pub same: bool,
}

/// Holds a published year against the days kept of it, which it replaces as a whole.
pub fn year_becomes(year: &PublishedYear, kept: &[CalendarDay]) -> YearBecomes {
    let mut days: Vec<&CalendarDay> = year.days.iter().collect();
    days.sort_by_key(|day| day.day);
    let mut all = YearBecomes { same: days.iter().copied().eq(kept), ..YearBecomes::default() };
    for (row, day) in (1..).zip(days) {
        let shown = |changes| RowShown { row, who: day_label(day.day), what: said(day), changes };
        match kept.iter().find(|kept| kept.day == day.day) {
            None => all.added.push(shown(Vec::new())),
            Some(kept) if kept == day => all.unchanged.push(shown(Vec::new())),
            Some(kept) => all.changed.push(shown(changes(kept, day))),
        }
    }
    let gone = kept.iter().filter(|kept| year.days.iter().all(|day| day.day != kept.day)).count();
    if gone > 0 {
        all.remarks.push(format!("原有的 {gone} 天不在这份放假安排里，导入后不再放假或补班。"));
    }
    all
}

fn changes(kept: &CalendarDay, day: &CalendarDay) -> Vec<FieldChange> {
    let change = |field: &str, before: String, after: String| {
        (before != after).then(|| FieldChange { field: field.to_owned(), before, after })
    };
    let all = [change("安排", said(kept), said(day)), change("文件", kept.source.clone(), day.source.clone())];
    all.into_iter().flatten().collect()
}

fn said(day: &CalendarDay) -> String {
    format!("{}，{}", if day.is_off { "休" } else { "班" }, day.name)
}
