//! From which month a profile may hold: never one that is settled, and for an example's successor from the term's beginning.
use super::PolicyProfile;
use crate::days::{Month, Span, date_label};
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

/// How long an adopted profile was really gone by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// From when to when in words, cut where another takes its place.
    pub validity: String,
    /// `已由「金州市口径」接替，用到2026年8月31日`; empty where none takes its place.
    pub replaced: String,
}

/// The standing of each of the profiles adopted, given in the order of their adoption by name and validity. Of two that are
/// valid on a day the one that begins later holds, of two that begin together the one adopted later.
pub fn standings(adopted: &[(&str, Span)], today: NaiveDate) -> Vec<Standing> {
    let place = |at: usize| (adopted[at].1.from, at);
    let of = |at: usize| {
        let span = adopted[at].1;
        let next = (0..adopted.len()).filter(|other| place(*other) > place(at)).min_by_key(|other| place(*other));
        let next = next.map(|other| adopted[other]).filter(|(_, other)| span.to.is_none_or(|to| to >= other.from));
        let Some((name, other)) = next else {
            return Standing { validity: span.label(), replaced: String::new() };
        };
        let when = if other.from <= today { "已" } else { "将" };
        match other.from.pred_opt().filter(|last| *last >= span.from) {
            Some(last) => Standing {
                validity: Span { to: Some(last), ..span }.label(),
                replaced: format!("{when}由「{name}」接替，用到{}", date_label(last)),
            },
            None => Standing { validity: "没有用过".to_owned(), replaced: format!("{when}由「{name}」接替") },
        }
    };
    (0..adopted.len()).map(of).collect()
}

/// A name without the month it was told apart by: `金发改价格〔2026〕12号` of `金发改价格〔2026〕12号（2026年12月起）`.
pub fn stem(name: &str) -> &str {
    let told_apart = name.strip_suffix("起）").and_then(|rest| rest.rsplit_once('（'));
    told_apart.filter(|(_, month)| month.contains('年') && month.ends_with('月')).map_or(name, |(stem, _)| stem)
}

/// What a profile that is to hold from a month on is called, beside those adopted: as one that held before under the same name
/// holds on for its months, the later says from when it holds.
pub fn name_from(name: &str, from: Month, adopted: &[(&str, Span)]) -> String {
    let stem_of = stem(name.trim());
    let is_earlier = |(other, span): &(&str, Span)| stem(other) == stem_of && span.from < from.first_day();
    if adopted.iter().any(is_earlier) { format!("{stem_of}（{}起）", from.label()) } else { stem_of.to_owned() }
}

impl PolicyProfile {
    /// Until when this profile holds on where another takes its place from a month on; `None` where it is an example, or
    /// where nothing of it is left.
    pub fn holds_on_said(&self, since: NaiveDate, from: Month) -> Option<String> {
        let last = from.first_day().pred_opt().filter(|last| *last >= since)?;
        let said = || format!("「{}」用到{}，{}起才按这里填的算。", self.name, date_label(last), from.label());
        self.sample_said().is_none().then(said)
    }

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
    fn a_profile_that_was_replaced_is_told_with_what_took_its_place() {
        let span = |from: &str, to: &str| Span { from: from.parse().unwrap(), to: to.parse().ok() };
        let (sample, own) = (("示例", span("2025-09-01", "2027-08-31")), ("金州", span("2026-09-01", "")));
        let other = ("新金州", span("2027-02-01", ""));
        let cut = |when: &str| format!("2025年9月1日 至 {when}");
        // adopted in this order | the first one's validity | and what took its place
        for (adopted, validity, replaced) in [
            (vec![sample], cut("2027年8月31日"), ""),
            (vec![sample, own], cut("2026年8月31日"), "已由「金州」接替，用到2026年8月31日"),
            (vec![sample, own, other], cut("2026年8月31日"), "已由「金州」接替，用到2026年8月31日"),
            (vec![sample, other], cut("2027年1月31日"), "将由「新金州」接替，用到2027年1月31日"),
            (vec![own, sample], own.1.label(), ""),
            (vec![sample, ("再版", sample.1)], "没有用过".to_owned(), "已由「再版」接替"),
            (vec![("旧", span("2024-09-01", "2025-08-31")), sample], "2024年9月1日 至 2025年8月31日".to_owned(), ""),
        ] {
            let found = standings(&adopted, "2026-11-26".parse().unwrap());
            assert_eq!((found[0].validity.as_str(), found[0].replaced.as_str()), (validity.as_str(), replaced));
            assert_eq!(found.len(), adopted.len());
        }
    }

    #[test]
    fn one_that_takes_the_place_of_another_of_its_name_says_from_when() {
        let span = |from: &str| Span { from: from.parse().unwrap(), to: None };
        // its name | from | those adopted | what it is called
        for (name, from, adopted, wanted) in [
            ("金发改12号", "2026-12", vec![], "金发改12号"),
            ("金发改12号", "2026-12", vec![("金发改12号", span("2026-09-01"))], "金发改12号（2026年12月起）"),
            ("金发改12号", "2026-09", vec![("金发改12号", span("2026-09-01"))], "金发改12号"),
            ("金发改13号", "2026-12", vec![("金发改12号", span("2026-09-01"))], "金发改13号"),
            (
                "金发改12号（2026年12月起）",
                "2027-03",
                vec![("金发改12号", span("2026-09-01")), ("金发改12号（2026年12月起）", span("2026-12-01"))],
                "金发改12号（2027年3月起）",
            ),
            (
                "口径（试行起）",
                "2026-12",
                vec![("口径（试行起）", span("2026-09-01"))],
                "口径（试行起）（2026年12月起）",
            ),
        ] {
            assert_eq!(name_from(name, Month::read(from).unwrap(), &adopted), wanted);
        }
        let own = PolicyProfile::read(&PLAIN.replace("示例", "本校口径").replace('某', "宝鸡")).unwrap();
        let december = Month::read("2026-12").unwrap();
        let said = own.holds_on_said("2026-09-01".parse().unwrap(), december);
        assert_eq!(said.as_deref(), Some("「本校口径」用到2026年11月30日，2026年12月起才按这里填的算。"));
        assert_eq!(own.holds_on_said("2026-12-01".parse().unwrap(), december), None, "nothing of it is left");
        let sample = PolicyProfile::read(PLAIN).unwrap();
        assert_eq!(
            sample.holds_on_said("2026-09-01".parse().unwrap(), december),
            None,
            "an example was never the school's"
        );
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
