//! The attendance list: one mark per pupil, group and day.
use crate::cells::Workbook;
use crate::days::Span;
use crate::ids::{GroupId, StudentId};
use crate::intake::chosen::Chosen;
use crate::intake::header::{Field, Need};
use crate::intake::known::Known;
use crate::intake::list::List;
use crate::intake::reading::{Reading, Seen};
use crate::intake::remark::RowRemarks;
use crate::intake::table::{Listing, Table};
use crate::intake::value;
use crate::intake::who::{CLASS, CODE, Finder, GRADE, GROUP, NAME, PupilColumns};
use crate::intake::{Accepted, Checked, Effect, staff_attendance};
use crate::naming::half_width;
use crate::no::Refusal;
use crate::records::Attendance;
use crate::words::Mark;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(crate) const LISTING: Listing = Listing {
    list: List::Attendance,
    fields: &[
        Field::new("day", "日期", &["考勤日期", "上课日期", "服务日期", "出勤日期", "点名日期", "时间"])
            .must()
            .fills()
            .example("2026-11-24"),
        GROUP,
        CODE,
        GRADE,
        CLASS,
        NAME,
        Field::new(
            "mark",
            "出勤",
            &[
                "考勤",
                "出勤情况",
                "考勤结果",
                "状态",
                "出勤状态",
                "考勤情况",
                "考勤状态",
                "是否出勤",
                "请假类型",
                "缺勤类型",
                "请假类别",
                "缺勤类别",
                "假别",
                "假种",
            ],
        )
        .must()
        .for_all()
        .choices(&["出勤", "请假", "缺席", "迟到", "早退"])
        .note("√ ○ × △ ◇ 也可以")
        .example("出勤"),
    ],
    needs: &[
        Need { any: &[&["day"]], said: "日期" },
        Need { any: &[&["group"]], said: "服务班" },
        Need { any: &[&["student_code"], &["class", "name"]], said: "学籍号（或年级、班级、姓名）" },
        Need { any: &[&["mark"]], said: "出勤" },
    ],
};

/// Judges an attendance list against the kept pupils, classes, groups and the marks of its days. A mark is found again by
/// day, group and pupil; days and pupils not in the file are untouched. Whether the group meets that day is `session`'s
/// to hold. Linear in the rows but for sorted look-ups.
///
/// # Refuses
/// A workbook in which no sheet is an attendance list, a sheet that is not there.
pub fn attendance(book: &Workbook, chosen: Option<&Chosen>, known: &Known<'_>) -> Result<Checked<Attendance>, Refusal> {
    let table = Table::open(book, chosen, &LISTING)?;
    let (day, group, mark) = (table.column("day"), table.column("group"), table.column("mark"));
    let columns = PupilColumns::of(&table);
    let mut checked = Checked::begin(&table);
    let mut finder = Finder::new(known);
    let kept: BTreeMap<(NaiveDate, GroupId, StudentId), Mark> =
        known.attendance.iter().map(|each| ((each.day, each.group, each.student), each.mark)).collect();
    let mut seen = Seen::new();
    let for_all = mark_for_all(&table, chosen);
    for row in table.rows() {
        let mut reading = Reading::of(row);
        let mark = for_all.or_else(|| reading.must(mark, read_mark));
        let found = reading.must(day, value::day).and_then(|day| {
            let group = finder.group(&mut reading, group, &Span { from: day, to: Some(day) });
            let student = finder.pupil(&mut reading, &columns, day);
            Some((day, group?.id, student?.id))
        });
        if let Some(before) = found.and_then(|key| seen.before(key, row.number())) {
            reading.no(columns.place(), format!("与第 {before} 行是同一天、同一服务班的同一名学生，请只留一行。"));
        }
        match (found, mark) {
            (Some((day, group, student)), Some(mark)) if reading.problems.is_empty() => {
                let effect = match kept.get(&(day, group, student)) {
                    None => Effect::Added,
                    Some(there) if *there == mark => Effect::Unchanged,
                    Some(_) => Effect::Changed,
                };
                let value = Attendance { day, group, student, mark };
                checked.accepted.push(Accepted { row: row.number(), effect, value });
            }
            _ => checked.problems.append(&mut reading.problems),
        }
    }
    let mut remarks = RowRemarks::default();
    finder.say_who_was_told_apart(&mut remarks);
    checked.remarks.extend(remarks.sentences());
    Ok(checked.sorted())
}

/// What is said of everybody in a list without a column for it, such as one of absences.
fn mark_for_all(table: &Table<'_>, chosen: Option<&Chosen>) -> Option<Mark> {
    let field = LISTING.fields.iter().find(|field| field.code == "mark")?;
    chosen.filter(|_| !table.has("mark"))?.said_for_all(field).and_then(Mark::read)
}

/// From the first to the last day named in an attendance or staff attendance file, so that what is kept of those days can
/// be fetched before the file is judged; `None` where no cell holds a day, and for other lists.
///
/// # Refuses
/// As the judging of the list does.
pub fn days_of(list: List, book: &Workbook, chosen: Option<&Chosen>) -> Result<Option<Span>, Refusal> {
    let listing = match list {
        List::Attendance => &LISTING,
        List::StaffAttendance => &staff_attendance::LISTING,
        _ => return Ok(None),
    };
    let table = Table::open(book, chosen, listing)?;
    let column = table.column("day");
    let days = table.rows().filter_map(|row| value::day(row.cell(column)).ok());
    Ok(days.fold(None, |span: Option<Span>, day| {
        let (first, last) = span.map_or((day, day), |span| (span.from.min(day), span.to.unwrap_or(day).max(day)));
        Some(Span { from: first, to: Some(last) })
    }))
}

fn read_mark(cell: &crate::cells::Cell) -> Result<Mark, String> {
    let text = half_width(&value::clean(cell.text()));
    Mark::read(&text).ok_or_else(|| "应填 √ ○ × △ ◇，或 出勤、请假、缺席、迟到、早退。".to_owned())
}
