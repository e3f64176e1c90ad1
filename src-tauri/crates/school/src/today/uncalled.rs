//! Earlier months of a term of which no roll was called at all: a school that began in the middle of a term may have settled
//! them otherwise, so they are told once and may be put aside.
use super::MissingCall;
use crate::days::{Month, months_said};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Months without any roll call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncalled {
    /// The months, oldest first.
    pub months: Vec<Month>,
    /// Days on which a roll was due.
    pub days: u32,
    /// The first of them.
    pub first: NaiveDate,
}

/// The months from `first` to the one before `today`'s to look through: those in `answered` (called or settled) and those up
/// to the one put `aside` are not told.
pub fn silent_months(first: Month, today: Month, answered: &BTreeSet<Month>, aside: Option<Month>) -> Vec<Month> {
    let mut found = Vec::new();
    let mut month = first;
    while month < today {
        if !answered.contains(&month) && aside.is_none_or(|aside| month > aside) {
            found.push(month);
        }
        month = month.next();
    }
    found
}

/// Of the roll calls due in such months, what is told; `None` where none was due.
pub fn uncalled(due: &[MissingCall], months: &[Month]) -> Option<Uncalled> {
    let days: BTreeSet<NaiveDate> =
        due.iter().map(|call| call.day).filter(|day| months.contains(&Month::of(*day))).collect();
    let of_days: BTreeSet<Month> = days.iter().map(|day| Month::of(*day)).collect();
    let first = *days.first()?;
    Some(Uncalled { months: of_days.into_iter().collect(), days: days.len() as u32, first })
}

impl Uncalled {
    /// `9、10月没有点名记录（41 天），如由其他办法结算，可以不补。`
    pub fn said(&self) -> String {
        let months = months_said(&self.months);
        format!("{months}没有点名记录（{} 天），如由其他办法结算，可以不补。", self.days)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::GroupId;
    use crate::session::tests::day;

    #[test]
    fn months_nobody_called_are_told_in_one_sentence_until_they_are_put_aside() {
        let month = |text: &str| Month::read(text).unwrap();
        let call = |date: &str| MissingCall { day: day(date), group: GroupId(1), name: "作业班".into() };
        let due = [call("2026-09-01"), call("2026-09-02"), call("2026-09-02"), call("2026-10-09"), call("2026-11-02")];
        let both = "9、10月没有点名记录（3 天），如由其他办法结算，可以不补。";
        // the month of today | called or settled | put aside | what is said
        for (today, answered, aside, wanted) in [
            ("2026-11", vec![], None, Some(both)),
            ("2026-11", vec!["2026-09"], None, Some("10月没有点名记录（1 天），如由其他办法结算，可以不补。")),
            ("2026-11", vec![], Some("2026-10"), None),
            ("2026-11", vec![], Some("2026-09"), Some("10月没有点名记录（1 天），如由其他办法结算，可以不补。")),
            ("2026-11", vec!["2026-09", "2026-10"], None, None),
            ("2026-09", vec![], None, None),
        ] {
            let answered = answered.into_iter().map(month).collect();
            let months = silent_months(month("2026-09"), month(today), &answered, aside.map(month));
            let found = uncalled(&due, &months);
            assert_eq!(found.as_ref().map(Uncalled::said).as_deref(), wanted, "{today} {answered:?} {aside:?}");
        }
        let months = [month("2026-09"), month("2026-10")];
        assert_eq!(uncalled(&due, &months).map(|found| found.first), Some(day("2026-09-01")));
        assert_eq!(uncalled(&[], &months), None, "nothing was held in them");
    }
}
