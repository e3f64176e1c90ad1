//! From which month a profile may hold: never one that is settled, and for an example's successor from the term's beginning.
use super::PolicyProfile;
use crate::days::Month;
use crate::no::Refusal;
use crate::records::Term;
use chrono::NaiveDate;
use std::iter::successors;

/// How many months ahead of today can be chosen.
const AHEAD: usize = 12;

/// Months a profile can hold from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// In their order.
    pub months: Vec<Month>,
    /// The one proposed.
    pub proposed: Month,
}

/// From the month after the last that is settled, or else from the first term's first, to a year ahead. Proposed is the month
/// of today; the first open one of the term where the school went by an example (or nothing) so far, since that was never its
/// own.
pub fn offered(terms: &[Term], settled: Option<Month>, in_force: Option<&PolicyProfile>, today: NaiveDate) -> Offered {
    let today = Month::of(today);
    let begins = || terms.iter().map(|term| Month::of(term.first_day));
    let first = begins().min().unwrap_or(today);
    let this_term = begins().filter(|month| *month <= today).max().unwrap_or(first);
    let earliest = settled.map_or(first, Month::next);
    let is_own = in_force.is_some_and(|profile| profile.sample_said().is_none());
    let last = successors(Some(earliest.max(today)), |month| Some(month.next())).nth(AHEAD);
    let all = successors(Some(earliest), |month| Some(month.next()));
    Offered {
        months: all.take_while(|month| last.is_some_and(|last| *month <= last)).collect(),
        proposed: earliest.max(if is_own { today } else { this_term }),
    }
}

impl PolicyProfile {
    /// Whether the profile can hold from a month on.
    ///
    /// # Refuses
    /// A month that is settled, or in which the profile is not valid.
    pub fn check_from(&self, from: Month, settled: Option<Month>) -> Result<(), Refusal> {
        let bad =
            |wanted: String| Refusal::BadValue { what: "生效的月份".to_owned(), found: from.label(), wanted };
        if settled.is_some_and(|last| from <= last) {
            return Err(bad("还没有结算的月份；已结算的月份不能换口径".to_owned()));
        }
        if !self.valid.has(from.first_day()) {
            return Err(bad(format!("口径有效期内的月份（{}）", self.validity())));
        }
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::profile::tests::PLAIN;

    #[test]
    fn months_are_offered_from_the_first_that_is_open() {
        let sample = PolicyProfile::read(PLAIN).unwrap();
        let own = PolicyProfile::read(&PLAIN.replace("示例", "本校口径").replace('某', "宝鸡")).unwrap();
        let term = |first: &str, last: &str| Term {
            name: String::new(),
            first_day: first.parse().unwrap(),
            last_day: last.parse().unwrap(),
        };
        let terms = [term("2026-03-02", "2026-07-03"), term("2026-09-01", "2027-01-22")];
        // settled | in force | today | first, last and proposed
        for (settled, in_force, today, wanted) in [
            (None, Some(&sample), "2026-11-26", "2026-03 2027-11 2026-09"),
            (None, None, "2026-11-26", "2026-03 2027-11 2026-09"),
            (None, Some(&own), "2026-11-26", "2026-03 2027-11 2026-11"),
            (Some("2026-10"), Some(&sample), "2026-11-26", "2026-11 2027-11 2026-11"),
            (Some("2026-08"), Some(&own), "2026-11-26", "2026-09 2027-11 2026-11"),
            (Some("2026-12"), Some(&own), "2026-11-26", "2027-01 2028-01 2027-01"),
            (None, Some(&sample), "2026-02-20", "2026-03 2027-03 2026-03"),
        ] {
            let settled = settled.map(|month| Month::read(month).unwrap());
            let found = offered(&terms, settled, in_force, today.parse().unwrap());
            let [first, last] = [found.months.first(), found.months.last()].map(|month| month.unwrap().to_string());
            assert_eq!(format!("{first} {last} {}", found.proposed), wanted, "{settled:?} {today}");
        }
    }

    #[test]
    fn a_settled_month_keeps_its_profile() {
        let plain = PolicyProfile::read(PLAIN).unwrap();
        // from | the last that is settled | what is wanted instead
        for (from, settled, wanted) in [
            ("2026-11", None, None),
            ("2026-11", Some("2026-10"), None),
            ("2026-11", Some("2026-11"), Some("还没有结算的月份")),
            ("2025-08", None, Some("口径有效期内的月份（2025年9月1日")),
            ("2027-09", None, Some("口径有效期内的月份")),
        ] {
            let settled = settled.map(|month| Month::read(month).unwrap());
            let no = plain.check_from(Month::read(from).unwrap(), settled).err().map(|no| no.message());
            assert_eq!(no.is_some(), wanted.is_some(), "{no:?}");
            assert!(no.unwrap_or_default().contains(wanted.unwrap_or_default()), "{from}");
        }
    }
}
