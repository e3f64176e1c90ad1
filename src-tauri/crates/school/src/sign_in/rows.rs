//! Between what is said of a day and the rows that are kept of it, there and back without loss.
use super::instead::taken_by;
use super::{ABSENT, Came, Place, SignLine, is_absence, is_signed};
use crate::days::{date_short, time_label};
use crate::ids::{GroupId, StaffId};
use crate::no::Refusal;
use crate::records::StaffAttendance;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Who a row is of: the person, and the group or the duty.
type Key = (StaffId, Option<GroupId>, String);

fn key(row: &StaffAttendance) -> Key {
    (row.staff, row.group, row.duty.clone())
}

/// What the kept rows say: a line for everyone planned, and the rows that are not of the plan (duties, helpers). Of whom
/// nothing is kept a line is only proposed: on time, or not come where someone beside the plan has signed, since both would be
/// paid. `name` says who someone is.
pub fn lines_of(
    places: &[Place<'_>],
    kept: &[StaffAttendance],
    name: &dyn Fn(StaffId) -> String,
) -> (Vec<SignLine>, Vec<StaffAttendance>) {
    let mut rest: BTreeMap<Key, &StaffAttendance> = kept.iter().map(|row| (key(row), row)).collect();
    let mut lines = Vec::new();
    for place in places {
        let group = Some(place.group.id);
        let others = taken_by(place, kept);
        let stood_in_for = |person: StaffId| {
            kept.iter().find(|row| row.group == group && row.stands_in_for == Some(person) && is_signed(row))
        };
        for person in &place.staff {
            let line = match stood_in_for(*person) {
                Some(row) => {
                    if !place.staff.contains(&row.staff) {
                        rest.remove(&key(row));
                    }
                    SignLine { came: Came::StoodIn, substitute: Some(row.staff), ..line_of(place, *person, Some(row)) }
                }
                None => {
                    let own = rest.remove(&(*person, group, String::new()));
                    let line = line_of(place, *person, own);
                    if own.is_none() && !others.is_empty() { not_come(line, &others, name) } else { line }
                }
            };
            lines.push(line);
        }
    }
    (lines, kept.iter().filter(|row| rest.contains_key(&key(row))).cloned().collect())
}

/// The proposal of someone in whose group others signed.
fn not_come(line: SignLine, others: &BTreeSet<StaffId>, name: &dyn Fn(StaffId) -> String) -> SignLine {
    let names = others.iter().map(|id| name(*id)).collect::<Vec<_>>().join("、");
    SignLine { came: Came::Absent, note: format!("由{names}到岗"), ..line }
}

fn line_of(place: &Place<'_>, person: StaffId, row: Option<&StaffAttendance>) -> SignLine {
    let came = match row {
        Some(row) if is_absence(row) => Came::Absent,
        Some(row) if !is_signed(row) => Came::Unsigned,
        _ => Came::Came,
    };
    let note = row.map_or("", |row| row.note.as_str());
    let said = note.trim_start().strip_prefix(ABSENT).filter(|_| came == Came::Absent);
    let planned = |id: &StaffId| place.staff.contains(id);
    SignLine {
        group: place.group.id,
        staff: person,
        came,
        substitute: None,
        in_at: row.and_then(|row| row.in_at),
        out_at: row.and_then(|row| row.out_at),
        no_in: row.is_some_and(|row| row.in_at.is_none() && row.out_at.is_some()),
        no_out: row.is_some_and(|row| row.in_at.is_some() && row.out_at.is_none()),
        lessons: row.and_then(|row| row.lessons),
        note: said.map_or(note, |said| said.trim_start_matches([' ', '：', ':', '，'])).to_owned(),
        also_for: row.filter(|row| row.staff == person).and_then(|row| row.stands_in_for).filter(|id| !planned(id)),
        is_kept: row.is_some(),
    }
}

/// The rows of a day: one for everyone planned who is not stood in for, one for everyone who stood in, and the others as they
/// are given. `name` says who someone is.
///
/// # Refuses
/// A line of someone who is not planned there, a sign-out before the sign-in, a stand-in without a person or for oneself, two
/// rows of one person in one place, a duty without a name.
pub fn rows_of(
    day: NaiveDate,
    places: &[Place<'_>],
    lines: &[SignLine],
    others: &[StaffAttendance],
    name: &dyn Fn(StaffId) -> String,
) -> Result<Vec<StaffAttendance>, Refusal> {
    let mut rows: Vec<StaffAttendance> = Vec::new();
    let planned =
        |line: &SignLine| places.iter().find(|place| place.group.id == line.group && place.staff.contains(&line.staff));
    for line in lines {
        let Some(place) = planned(line) else {
            return Err(bad(&format!("{}的签到", name(line.staff)), "", "当天没有排在这个班，请刷新后再填"));
        };
        if line.came != Came::StoodIn {
            add(&mut rows, row_of(day, place, line), place.group.name.as_str(), name)?;
        }
    }
    for line in lines.iter().filter(|line| line.came == Came::StoodIn) {
        let Some(place) = planned(line) else { continue };
        let what = format!("{}的代课人", name(line.staff));
        let Some(substitute) = line.substitute else { return Err(bad(&what, "", "请选代课的人")) };
        if substitute == line.staff {
            return Err(bad(&what, &name(substitute), "代课人与缺勤的人不能是同一人"));
        }
        let own = rows.iter_mut().find(|row| (row.group, row.staff) == (Some(line.group), substitute));
        match own {
            Some(own) if is_signed(own) && own.stands_in_for.is_none() => own.stands_in_for = Some(line.staff),
            _ => {
                let row = StaffAttendance {
                    staff: substitute,
                    stands_in_for: Some(line.staff),
                    ..row_of(day, place, &SignLine { came: Came::Came, ..line.clone() })
                };
                add(&mut rows, row, place.group.name.as_str(), name)?;
            }
        }
    }
    for other in others {
        let place = places.iter().find(|place| Some(place.group.id) == other.group);
        if other.group.is_none() && other.duty.trim().is_empty() {
            return Err(bad(&format!("{}的岗位", name(other.staff)), "", "请填写岗位，如值班领导"));
        }
        let mut other = StaffAttendance { day, duty: other.duty.trim().to_owned(), ..other.clone() };
        // Whoever is entered beside the plan was there, on time as everyone of whom nothing else is said.
        if let Some(place) = place.filter(|_| !is_signed(&other) && !is_absence(&other)) {
            (other.in_at, other.out_at) = (Some(place.starts_at), Some(place.ends_at));
        }
        let label = place.map_or(other.duty.clone(), |place| place.group.name.clone());
        add(&mut rows, other, &label, name)?;
    }
    Ok(rows)
}

fn row_of(day: NaiveDate, place: &Place<'_>, line: &SignLine) -> StaffAttendance {
    let came = line.came == Came::Came;
    let note = line.note.trim();
    let note = match line.came {
        Came::Absent if note.is_empty() => ABSENT.to_owned(),
        Came::Absent => format!("{ABSENT}：{note}"),
        _ => note.to_owned(),
    };
    StaffAttendance {
        day,
        group: Some(place.group.id),
        duty: String::new(),
        staff: line.staff,
        in_at: line.in_at.or((!line.no_in).then_some(place.starts_at)).filter(|_| came),
        out_at: line.out_at.or((!line.no_out).then_some(place.ends_at)).filter(|_| came),
        lessons: line.lessons.filter(|_| came),
        stands_in_for: line.also_for.filter(|_| came),
        note,
    }
}

fn add(
    rows: &mut Vec<StaffAttendance>,
    row: StaffAttendance,
    place: &str,
    name: &dyn Fn(StaffId) -> String,
) -> Result<(), Refusal> {
    let who = name(row.staff);
    if let (Some(in_at), Some(out_at)) = (row.in_at, row.out_at)
        && out_at < in_at
    {
        let found = format!("{}–{}", time_label(in_at), time_label(out_at));
        return Err(bad(&format!("{who}在{place}的时间"), &found, "签退应晚于签到"));
    }
    if rows.iter().any(|other| key(other) == key(&row)) {
        return Err(bad(&format!("{who}在{place}的签到"), "", "同一人在同一处只能有一条，请去掉一条"));
    }
    rows.push(row);
    Ok(())
}

/// People who by these rows were in two groups of the plan at the same time, a sentence each.
pub fn overlaps(places: &[Place<'_>], rows: &[StaffAttendance], name: &dyn Fn(StaffId) -> String) -> Vec<String> {
    let held: Vec<(&StaffAttendance, &Place<'_>)> = rows
        .iter()
        .filter(|row| is_signed(row))
        .filter_map(|row| places.iter().find(|place| Some(place.group.id) == row.group).map(|place| (row, place)))
        .collect();
    let mut said = Vec::new();
    for (at, (row, place)) in held.iter().enumerate() {
        for (_, other) in held[..at].iter().filter(|(earlier, _)| earlier.staff == row.staff) {
            if place.starts_at < other.ends_at && other.starts_at < place.ends_at {
                let (one, two) = (&other.group.name, &place.group.name);
                said.push(format!("{}同一时间既在「{one}」又在「{two}」，两处都会计补助，请核对。", name(row.staff)));
            }
        }
    }
    said
}

/// Groups in which someone came who is not of the plan and stands in for nobody while the plan's own people are taken to
/// have come too, a sentence each: often one of the two was not there.
pub fn beside_plan(places: &[Place<'_>], rows: &[StaffAttendance], name: &dyn Fn(StaffId) -> String) -> Vec<String> {
    let mut said = Vec::new();
    for place in places {
        let came = rows.iter().filter(|row| row.group == Some(place.group.id) && is_signed(row));
        let (planned, others): (Vec<_>, Vec<_>) = came.partition(|row| place.staff.contains(&row.staff));
        let others: Vec<_> = others.into_iter().filter(|row| row.stands_in_for.is_none()).collect();
        if planned.is_empty() || others.is_empty() {
            continue;
        }
        let names = |rows: &[&StaffAttendance]| rows.iter().map(|row| name(row.staff)).collect::<Vec<_>>().join("、");
        said.push(format!(
            "「{}」有排班以外的{}到岗，排班的{}也按到岗计补助；没来的请记未到，由他代的请记有人代。",
            place.group.name,
            names(&others),
            names(&planned)
        ));
    }
    said
}

/// Groups of a day in which someone beside the plan has signed and a planned person of whom nothing was `kept` would now be
/// kept as come, a question each: often the one signed in the other's place, and both would be paid.
pub fn doubtful(
    day: NaiveDate,
    places: &[Place<'_>],
    kept: &[StaffAttendance],
    rows: &[StaffAttendance],
    name: &dyn Fn(StaffId) -> String,
) -> Vec<String> {
    let names = |ids: &[StaffId]| ids.iter().map(|id| name(*id)).collect::<Vec<_>>().join("、");
    let mut asked = Vec::new();
    for place in places {
        let of_group = |row: &&StaffAttendance| row.group == Some(place.group.id) && is_signed(row);
        let signed = |rows: &[StaffAttendance], id: StaffId| rows.iter().filter(of_group).any(|row| row.staff == id);
        let beside = |row: &&StaffAttendance| {
            row.stands_in_for.is_none() && !place.staff.contains(&row.staff) && signed(rows, row.staff)
        };
        let others: Vec<StaffId> = kept.iter().filter(of_group).filter(beside).map(|row| row.staff).collect();
        let planned = place.staff.iter().copied();
        let fresh: Vec<StaffId> = planned.filter(|id| signed(rows, *id) && !signed(kept, *id)).collect();
        if !others.is_empty() && !fresh.is_empty() {
            let (group, fresh) = (&place.group.name, names(&fresh));
            let date = date_short(day);
            asked.push(format!("「{group}」{date}已有{}签到，仍给{fresh}记到岗？", names(&others)));
        }
    }
    asked
}

fn bad(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}
