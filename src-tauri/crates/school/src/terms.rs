//! The school's terms beside each other: none overlaps another, none is taken from under what was done in it.
use crate::days::date_label;
use crate::new_school;
use crate::no::Refusal;
use crate::records::Term;
use chrono::{Days, NaiveDate};

/// A term as it may stand among the others.
///
/// # Refuses
/// Days that are no term, days that another term has, and a name that another term has.
pub fn check_term(terms: &[Term], wanted: &Term) -> Result<(), Refusal> {
    new_school::check_term(wanted.first_day, wanted.last_day)?;
    let others = terms.iter().filter(|term| term.name != wanted.name);
    for other in others {
        if wanted.first_day <= other.last_day && other.first_day <= wanted.last_day {
            let days = |term: &Term| format!("{} 至 {}", date_label(term.first_day), date_label(term.last_day));
            return Err(Refusal::BadValue {
                what: "学期".to_owned(),
                found: days(wanted),
                wanted: format!("和「{}」（{}）不重叠的日期", other.name, days(other)),
            });
        }
    }
    Ok(())
}

/// What a term is to be called, without needless spaces; `None` where nothing is written.
///
/// # Refuses
/// More than 30 characters.
pub fn called(text: &str) -> Result<Option<String>, Refusal> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > 30 {
        return Err(Refusal::BadValue {
            what: "学期名称".to_owned(),
            found: name,
            wanted: "不超过 30 个字".to_owned(),
        });
    }
    Ok((!name.is_empty()).then_some(name))
}

/// The days a term loses by being moved: before its new beginning and after its new end, each from and to inside.
pub fn days_lost(before: &Term, after: &Term) -> Vec<(NaiveDate, NaiveDate)> {
    let end = before.last_day.min(after.first_day.checked_sub_days(Days::new(1)).unwrap_or(after.first_day));
    let start = before.first_day.max(after.last_day.checked_add_days(Days::new(1)).unwrap_or(after.last_day));
    [(before.first_day, end), (start, before.last_day)].into_iter().filter(|(from, to)| from <= to).collect()
}

/// The term to add next: the usual one that follows the last, or that of today where there is none.
pub fn next_term(terms: &[Term], today: NaiveDate) -> Option<Term> {
    let Some(last) = terms.iter().map(|term| term.last_day).max() else { return new_school::usual_term(today) };
    // The usual term of some day after the last term begins after it; within a year there is one.
    let days = last.iter_days().skip(1).take(366);
    days.filter_map(new_school::usual_term).find(|term| term.first_day > last)
}

/// Refuses to move or take away a term from under what was done in it.
///
/// # Refuses
/// Any roll call or printed slip that would lie in no term.
pub fn check_left(name: &str, roll_calls: u32, slips: u32) -> Result<(), Refusal> {
    let why = match (roll_calls, slips) {
        (0, 0) => return Ok(()),
        (0, slips) => format!("已经印过 {slips} 份告家长书"),
        (calls, _) => format!("改掉的日子里已有 {calls} 次点名"),
    };
    Err(Refusal::StillUsed {
        what: format!("「{name}」不能这样改"), why, instead: "请让学期包含这些日子。".to_owned()
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn term(name: &str, first: &str, last: &str) -> Term {
        Term { name: name.to_owned(), first_day: first.parse().unwrap(), last_day: last.parse().unwrap() }
    }

    #[test]
    fn terms_do_not_overlap() {
        let terms = [term("上", "2026-09-01", "2027-01-22")];
        for (wanted, fits) in [
            (term("下", "2027-02-22", "2027-07-02"), true),
            (term("下", "2027-01-22", "2027-07-02"), false),
            (term("下", "2026-02-22", "2026-08-31"), true),
            (term("下", "2026-02-22", "2026-09-01"), false),
            (term("上", "2026-09-02", "2027-01-15"), true),
            (term("下", "2027-07-02", "2027-02-22"), false),
        ] {
            assert_eq!(check_term(&terms, &wanted).is_ok(), fits, "{wanted:?}");
        }
    }

    #[test]
    fn days_lost_are_those_outside_the_new_term() {
        let before = term("上", "2026-09-01", "2027-01-22");
        for (after, lost) in [
            (term("上", "2026-09-01", "2027-01-22"), vec![]),
            (term("上", "2026-08-25", "2027-01-29"), vec![]),
            (term("上", "2026-09-03", "2027-01-20"), vec!["2026-09-01..2026-09-02", "2027-01-21..2027-01-22"]),
            (term("上", "2027-03-01", "2027-06-30"), vec!["2026-09-01..2027-01-22"]),
        ] {
            let found: Vec<String> =
                days_lost(&before, &after).into_iter().map(|(from, to)| format!("{from}..{to}")).collect();
            assert_eq!(found, lost, "{after:?}");
        }
    }

    #[test]
    fn the_next_term_follows_the_last() {
        let today = "2026-11-25".parse().unwrap();
        let terms = [term("上", "2026-09-01", "2027-01-22")];
        let next = next_term(&terms, today).unwrap();
        assert_eq!((next.name.as_str(), next.first_day.to_string()), ("2026-2027学年下学期", "2027-02-22".to_owned()));
        assert_eq!(next_term(&[], today).unwrap().name, "2026-2027学年上学期");
        assert!(check_left("上", 0, 0).is_ok() && check_left("上", 1, 0).is_err() && check_left("上", 0, 1).is_err());
    }
}
