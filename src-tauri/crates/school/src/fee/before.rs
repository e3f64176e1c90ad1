//! What families were charged in the term before the school used the program: it counts towards the term's caps.
use crate::days::Month;
use crate::ids::StudentId;
use crate::money::Fen;
use crate::records::Student;
use std::collections::{BTreeMap, BTreeSet};

/// What was charged elsewhere in the term before a month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChargedElsewhere {
    /// By pupil, over all kinds and before reductions.
    pub fen: BTreeMap<StudentId, Fen>,
    /// The last month that is in it.
    pub until: Option<Month>,
    /// Months that are in what was entered and settled here as well: what was entered does not count.
    pub doubled: Vec<Month>,
    /// The term's earlier months of which nothing stands, neither here nor there.
    pub lacking: Vec<Month>,
}

/// The months from the term's first to the one before `month`.
fn earlier(first: Month, month: Month) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(first), |month| Some(month.next())).take_while(move |each| *each < month)
}

impl ChargedElsewhere {
    /// Of the pupils, for a month of the term whose first month is `first`; `settled` are the months settled here.
    pub fn of(students: &[Student], (first, month): (Month, Month), settled: &BTreeSet<Month>) -> ChargedElsewhere {
        let mut found = ChargedElsewhere::default();
        let mut doubled = BTreeSet::new();
        for student in students {
            let Some(charged) = student.charged_before.filter(|it| it.until >= first && it.until < month) else {
                continue;
            };
            let twice: Vec<Month> = earlier(first, charged.until.next()).filter(|it| settled.contains(it)).collect();
            match twice.is_empty() {
                true => {
                    found.fen.insert(student.id, charged.fen);
                    found.until = found.until.max(Some(charged.until));
                }
                false => doubled.extend(twice),
            }
        }
        found.doubled = doubled.into_iter().collect();
        let covered = |it: &Month| settled.contains(it) || found.until.is_some_and(|until| *it <= until);
        found.lacking = earlier(first, month).filter(|it| !covered(it)).collect();
        found
    }
}

/// The last month of a term (`first` … `last`) that was charged elsewhere; `None` where nothing was entered.
pub fn charged_elsewhere_until(students: &[Student], first: Month, last: Month) -> Option<Month> {
    let until = students.iter().filter_map(|student| student.charged_before).map(|charged| charged.until);
    until.filter(|month| (first..=last).contains(month)).max()
}

/// The last month of a term that can have been charged elsewhere: the one before the first that is kept here (`here`: months
/// with roll calls, settled months), or before the running one. `None` where the term has no such month.
pub fn may_be_charged_until(first: Month, running: Month, here: &BTreeSet<Month>) -> Option<Month> {
    let begun = here.iter().copied().find(|month| *month >= first).map_or(running, |month| month.min(running));
    (begun > first).then(|| begun.previous())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::HomeClassId;
    use crate::records::ChargedBefore;
    use crate::words::{Boarding, Sex, StudentStatus};

    fn month(text: &str) -> Month {
        Month::read(&format!("2026-{text}")).unwrap()
    }

    fn months(texts: &[&str]) -> BTreeSet<Month> {
        texts.iter().map(|text| month(text)).collect()
    }

    fn pupil(id: i64, until: &str, fen: i64) -> Student {
        Student {
            id: StudentId(id),
            student_code: None,
            name: format!("学生{id}"),
            sex: Sex::Female,
            id_number: None,
            home_class: HomeClassId(1),
            seat_no: None,
            boarding: Boarding::Day,
            status: StudentStatus::Present,
            left_on: None,
            note: String::new(),
            charged_before: (fen > 0).then(|| ChargedBefore { until: month(until), fen: Fen(fen) }),
        }
    }

    #[test]
    fn what_was_charged_before_counts_once_and_in_its_term_only() {
        // until, month looked at, months settled here → what counts, until when, doubled, lacking
        for (until, of, settled, wanted) in [
            ("10", "11", &[][..], (Some(50_000), Some("10"), &[][..], &[][..])),
            ("09", "11", &[], (Some(50_000), Some("09"), &[], &["10"])),
            ("10", "12", &["11"], (Some(50_000), Some("10"), &[], &[])),
            ("10", "12", &[], (Some(50_000), Some("10"), &[], &["11"])),
            ("10", "10", &[], (None, None, &[], &["09"])),
            ("06", "11", &[], (None, None, &[], &["09", "10"])),
            ("10", "11", &["09"], (None, None, &["09"], &["10"])),
            ("10", "09", &[], (None, None, &[], &[])),
        ] {
            let students = [pupil(1, until, 50_000), pupil(2, until, 0)];
            let found = ChargedElsewhere::of(&students, (month("09"), month(of)), &months(settled));
            let fen = found.fen.get(&StudentId(1)).map(|fen| fen.0);
            let (fen_wanted, until_wanted, doubled, lacking) = wanted;
            assert_eq!((fen, found.until), (fen_wanted, until_wanted.map(month)), "{until} {of}");
            assert_eq!(found.doubled, months(doubled).into_iter().collect::<Vec<_>>(), "{until} {of}");
            assert_eq!(found.lacking, months(lacking).into_iter().collect::<Vec<_>>(), "{until} {of}");
            assert!(!found.fen.contains_key(&StudentId(2)));
        }
    }

    #[test]
    fn a_term_was_charged_elsewhere_until_the_last_month_entered() {
        let of = |first, last| {
            let students = [pupil(1, "09", 100), pupil(2, "10", 100), pupil(3, "12", 0), pupil(4, "06", 100)];
            charged_elsewhere_until(&students, month(first), month(last))
        };
        assert_eq!((of("09", "12"), of("02", "06"), of("11", "12")), (Some(month("10")), Some(month("06")), None));
    }

    #[test]
    fn it_ends_before_the_first_month_that_is_kept_here() {
        // first of the term, running, kept here → until
        for (first, running, here, wanted) in [
            ("09", "11", &[][..], Some("10")),
            ("09", "12", &["11"], Some("10")),
            ("09", "11", &["11"], Some("10")),
            ("09", "12", &["05", "10", "11"], Some("09")),
            ("09", "11", &["09"], None),
            ("09", "09", &[], None),
            ("09", "08", &[], None),
        ] {
            let found = may_be_charged_until(month(first), month(running), &months(here));
            assert_eq!(found, wanted.map(month), "{first} {running} {here:?}");
        }
    }
}
