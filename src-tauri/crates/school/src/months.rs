//! Which month finance works on: the month before today's until this one nears its end.
use crate::days::Month;
use crate::money::Fen;
use chrono::{Datelike, NaiveDate};

/// From this day on a month is being closed, and is looked at rather than the one before.
const CLOSING: u32 = 25;

/// A month to look at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The month.
    pub month: Month,
    /// Why, as read beside it.
    pub why: String,
}

/// The month of `months` (in any order) to look at first on a day; `None` where there is none.
pub fn proposed(months: &[Month], today: NaiveDate) -> Option<Proposed> {
    let this = Month::of(today);
    let usual = if today.day() >= CLOSING { this } else { this.previous() };
    if months.contains(&usual) {
        let why = format!("每月 {CLOSING} 日起先看本月，之前先看上个月");
        return Some(Proposed { month: usual, why });
    }
    let month = *months.iter().max()?;
    let why = if months.len() == 1 { "学期里到今天只有这个月" } else { "先看最近的一个月" };
    Some(Proposed { month, why: why.to_owned() })
}

/// Said before settling of a month whose pay is more than what families owe: the rest has to come from elsewhere, and fees
/// collected for others are not to pay for it. `None` where the fees are enough.
pub fn short_said(bills: Fen, pay: Fen) -> Option<String> {
    (pay > bills).then(|| {
        let more = pay - bills;
        format!(
            "本月应发补助 {pay} 元，比应缴收费 {bills} 元多 {more} 元。只靠收费不够发，差额要另有来源，如财政补贴、公用经费；替别人代收的钱（代收费）不能拿来发。请与财务核对。"
        )
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_looked_at_until_the_next_nears_its_end() {
        // the months there are | today | the month looked at first, and why
        for (months, today, wanted) in [
            (
                vec!["2026-11", "2026-10", "2026-09"],
                "2026-11-24",
                Some(("2026-10", "每月 25 日起先看本月，之前先看上个月")),
            ),
            (
                vec!["2026-11", "2026-10", "2026-09"],
                "2026-11-25",
                Some(("2026-11", "每月 25 日起先看本月，之前先看上个月")),
            ),
            (vec!["2027-01", "2026-12"], "2027-01-04", Some(("2026-12", "每月 25 日起先看本月，之前先看上个月"))),
            (vec!["2026-09"], "2026-09-10", Some(("2026-09", "学期里到今天只有这个月"))),
            (vec!["2026-09", "2027-01"], "2027-03-28", Some(("2027-01", "先看最近的一个月"))),
            (vec![], "2026-09-10", None),
        ] {
            let months: Vec<Month> = months.into_iter().map(|text| Month::read(text).unwrap()).collect();
            let found = proposed(&months, today.parse().unwrap());
            let found = found.map(|found| (found.month.to_string(), found.why));
            assert_eq!(found, wanted.map(|(month, why)| (month.to_owned(), why.to_owned())), "{today}");
        }
    }

    #[test]
    fn pay_beyond_the_fees_is_told_with_the_difference() {
        // fees | pay | what is said
        for (bills, pay, wanted) in [
            (627_450, 641_500, Some("比应缴收费 6,274.50 元多 140.50 元")),
            (641_500, 641_500, None),
            (641_501, 641_500, None),
            (0, 100, Some("比应缴收费 0.00 元多 1.00 元")),
            (0, 0, None),
        ] {
            let said = short_said(Fen(bills), Fen(pay));
            assert_eq!(said.is_some(), wanted.is_some(), "{said:?}");
            assert!(said.unwrap_or_default().contains(wanted.unwrap_or_default()), "{bills} {pay}");
        }
    }
}
