//! What families were charged in the term before the school used the program: it counts towards the term's caps.
use crate::days::Month;
use crate::ids::StudentId;
use crate::money::Fen;
use crate::records::Student;
use crate::words::StudentStatus;
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
        let mut reach = Vec::new();
        for student in students {
            let Some(charged) = student.charged_before.filter(|it| it.until >= first && it.until < month) else {
                continue;
            };
            let twice: Vec<Month> = earlier(first, charged.until.next()).filter(|it| settled.contains(it)).collect();
            match twice.is_empty() {
                true => {
                    found.fen.insert(student.id, charged.fen);
                    reach.push(charged.until);
                }
                false => doubled.extend(twice),
            }
        }
        found.until = covered(&reach, students);
        found.doubled = doubled.into_iter().collect();
        let covered = |it: &Month| settled.contains(it) || found.until.is_some_and(|until| *it <= until);
        found.lacking = earlier(first, month).filter(|it| !covered(it)).collect();
        found
    }
}

/// The month up to which amounts are there for the school: the least of them, of at least half of the pupils. One pupil's amount
/// alone says nothing of the others.
fn covered(reach: &[Month], students: &[Student]) -> Option<Month> {
    let present = students.iter().filter(|student| student.status == StudentStatus::Present).count();
    reach.iter().copied().min().filter(|_| reach.len() * 2 >= present)
}

/// The month of a term (`first` … `last`) up to which the school was charged elsewhere; `None` where too little was entered.
pub fn charged_elsewhere_until(students: &[Student], first: Month, last: Month) -> Option<Month> {
    let until = students.iter().filter_map(|student| student.charged_before).map(|charged| charged.until);
    let reach: Vec<Month> = until.filter(|month| (first..=last).contains(month)).collect();
    covered(&reach, students)
}

/// The first month of a term that is kept here (`here`: months with roll calls, settled months), else the running one.
pub fn kept_since(first: Month, running: Month, here: &BTreeSet<Month>) -> Month {
    here.iter().copied().find(|month| *month >= first).map_or(running, |month| month.min(running))
}

/// The last month of a term that can have been charged elsewhere: the one before the first that is kept here. `None` where
/// the term has no such month.
pub fn may_be_charged_until(first: Month, since: Month) -> Option<Month> {
    (since > first).then(|| since.previous())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::HomeClassId;
    use crate::records::ChargedBefore;
    use crate::words::{Boarding, Sex};

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
    fn a_term_was_charged_elsewhere_as_far_as_all_amounts_of_half_of_the_pupils_reach() {
        // amounts until (none where empty) → until, for September to December
        for (amounts, wanted) in [
            (&["10", "10", ""][..], Some("10")),
            (&["09", "10", ""], Some("09")),
            (&["10", "", ""], None),
            (&["06", "06", ""], None),
            (&["10", "06"], Some("10")),
            (&[], None),
        ] {
            let students: Vec<Student> = (1..)
                .zip(amounts)
                .map(|(id, until)| if until.is_empty() { pupil(id, "10", 0) } else { pupil(id, until, 100) })
                .collect();
            assert_eq!(charged_elsewhere_until(&students, month("09"), month("12")), wanted.map(month), "{amounts:?}");
        }
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
            let found = may_be_charged_until(month(first), kept_since(month(first), month(running), &months(here)));
            assert_eq!(found, wanted.map(month), "{first} {running} {here:?}");
        }
    }
}
