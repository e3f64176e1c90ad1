//! Several roll calls kept at once: everyone expected in sessions nobody called yet came.
use super::Missed;
use crate::days::{day_label, time_label};
use crate::ids::{GroupId, StudentId};
use crate::records::Attendance;
use crate::today::MissingCall;
use crate::words::Mark;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeSet;

/// The sessions wanted that are still due: one that was called meanwhile keeps what was called.
pub fn all_came<'a>(due: &'a [MissingCall], wanted: &[(NaiveDate, GroupId)]) -> Vec<&'a MissingCall> {
    let wanted: BTreeSet<_> = wanted.iter().collect();
    due.iter().filter(|call| wanted.contains(&(call.day, call.group))).collect()
}

/// The mark of someone of whom nothing is said: as in the session before it that was `missed`, else 出勤.
pub fn unsaid(student: StudentId, missed: &[Missed]) -> Mark {
    missed.iter().find(|each| each.student == student).map_or(Mark::Present, |each| each.mark)
}

/// Why the sessions of today are not proposed to be kept as all present: the last of them ends at `ends_at`, which `clock` has
/// not reached, and nothing of today `has_data` yet. `None` where they are proposed.
pub fn today_open(today: NaiveDate, ends_at: NaiveTime, clock: NaiveDateTime, has_data: bool) -> Option<String> {
    (!has_data && clock < today.and_time(ends_at)).then(|| {
        let (day, at) = (day_label(today), time_label(ends_at));
        format!("今天（{day}）没有算在内：最晚的班 {at} 才结束，现在登记会把还没来的也算到了。")
    })
}

/// Whether a session kept so may be taken back with the others: its marks (`kept`) still say that everyone came but for those
/// who `missed` the session before it. One that was corrected since stays, and so does one of which nothing is kept any more.
pub fn may_undo(kept: &[Attendance], missed: &[Missed]) -> bool {
    !kept.is_empty() && kept.iter().all(|row| row.mark == unsaid(row.student, missed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_due_is_kept() {
        let day = |number| NaiveDate::from_ymd_opt(2026, 11, number).unwrap_or_default();
        let due: Vec<MissingCall> = [(2, 1), (2, 2), (3, 1)]
            .map(|(date, group)| MissingCall { day: day(date), group: GroupId(group), name: "作业班".into() })
            .into();
        // wanted | kept
        for (wanted, kept) in [
            (&[(2, 1), (3, 1)][..], &[(2, 1), (3, 1)][..]),
            (&[(3, 1), (2, 1), (2, 1)], &[(2, 1), (3, 1)]),
            (&[(2, 3), (4, 1)], &[]),
            (&[], &[]),
        ] {
            let wanted: Vec<_> = wanted.iter().map(|(date, group)| (day(*date), GroupId(*group))).collect();
            let found: Vec<_> = all_came(&due, &wanted).iter().map(|call| (call.day, call.group)).collect();
            let kept: Vec<_> = kept.iter().map(|(date, group)| (day(*date), GroupId(*group))).collect();
            assert_eq!(found, kept, "{wanted:?}");
        }
    }

    #[test]
    fn today_is_proposed_once_it_is_over_or_begun() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap_or_default();
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        let ends = NaiveTime::from_hms_opt(18, 30, 0).unwrap_or_default();
        let said = "今天（11月30日 周一）没有算在内：最晚的班 18:30 才结束，现在登记会把还没来的也算到了。";
        // the clock | something of today is kept | why it is left out
        for (clock, has_data, wanted) in [
            ("2026-11-30T16:00:00", false, Some(said)),
            ("2026-11-30T16:00:00", true, None),
            ("2026-11-30T18:30:00", false, None),
            ("2026-12-01T09:00:00", false, None),
            ("2026-11-26T20:00:00", false, Some(said)),
        ] {
            assert_eq!(today_open(day, ends, at(clock), has_data).as_deref(), wanted, "{clock} {has_data}");
        }
    }

    #[test]
    fn what_was_corrected_since_stays() {
        use Mark::{Absent, Late, Leave, Present};
        // marks of pupils 0 and 1 | what pupil 1 missed before | taken back
        for (marks, before, wanted) in [
            (&[Present, Present][..], None, true),
            (&[Present, Leave], None, false),
            (&[Late, Present], None, false),
            (&[], None, false),
            (&[Present, Absent], Some(Absent), true),
            (&[Present, Present], Some(Absent), false),
            (&[Present, Absent], Some(Leave), false),
        ] {
            let missed: Vec<Missed> = before
                .map(|mark| Missed { student: StudentId(1), starts_at: chrono::NaiveTime::MIN, mark })
                .into_iter()
                .collect();
            let row = |(number, mark): (usize, &Mark)| Attendance {
                day: NaiveDate::default(),
                group: GroupId(1),
                student: StudentId(number as i64),
                mark: *mark,
            };
            let rows: Vec<Attendance> = marks.iter().enumerate().map(row).collect();
            assert_eq!(may_undo(&rows, &missed), wanted, "{marks:?} {before:?}");
        }
    }
}
