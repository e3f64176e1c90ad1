//! Taking in a list: read, judged, shown, and unless it is a trial kept as one batch that can be taken back.
use crate::facts::{Lists, calendar, profile};
use crate::place::read_text;
use crate::{Desk, No, Now, Progress, papers, shown};
use chrono::NaiveDate;
use kehou_school::acceptance;
use kehou_school::cells::Workbook;
use kehou_school::days::{Month, Span};
use kehou_school::ids::BatchId;
use kehou_school::intake::{self, Checked, Effect, Known, KnownSchool, List};
use kehou_school::no::{Problem, Refusal};
use kehou_store::{Fault, Reading, Writing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use ts_rs::TS;

/// A list to take in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeIn {
    /// `students`, `staff`, `groups`, `enrolments`, `attendance`, `staff-attendance` or `calendar`.
    pub list: String,
    /// The file.
    #[ts(type = "string")]
    pub file: PathBuf,
    /// The sheet, where it is not the first with such a list.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Only checks.
    #[serde(default)]
    pub trial: bool,
    /// Why groups of this list may end later than their kind allows.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// What became of a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakenIn {
    /// The sheet it was found on.
    pub sheet: String,
    /// The header row, from 1.
    pub header_row: u32,
    /// Field → header in the file.
    #[ts(type = "Record<string, string>")]
    pub columns: BTreeMap<String, String>,
    /// Rows of data.
    pub rows: u32,
    /// Rows understood.
    pub accepted: u32,
    /// Rows that are new.
    pub added: u32,
    /// Rows that change what is kept.
    pub changed: u32,
    /// Rows that are kept already.
    pub unchanged: u32,
    /// Rows that were not understood or not allowed.
    pub problems: Vec<Problem>,
    /// What the user should know of the file.
    pub remarks: Vec<String>,
    /// The batch, to take it back by; null where nothing was kept.
    pub batch: Option<BatchId>,
}

/// A batch to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeBack {
    /// The batch.
    pub batch: BatchId,
}

/// What was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakenBack {
    /// The batch.
    pub batch: BatchId,
}

/// Where a list comes from, for the batch.
struct Source<'a> {
    now: &'a Now,
    list: List,
    file_name: String,
    sha256: String,
    trial: bool,
    remarks: Vec<String>,
}

/// Checks a list and keeps what was understood.
pub(crate) fn take_in(desk: &mut Desk, now: &Now, ask: TakeIn, _: &dyn Progress) -> Result<TakenIn, No> {
    let list = List::from_code(&ask.list)
        .filter(|list| *list != List::Payments)
        .ok_or_else(|| shown::bad_value("名单种类", &ask.list, "学生、人员、服务班、报名、出勤、教师签到、校历之一"))?;
    let bytes = std::fs::read(&ask.file).map_err(|error| shown::fault("读取文件", &ask.file, &error))?;
    let name = ask.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut source =
        Source { now, list, sha256: papers::digest(&bytes), file_name: name, trial: ask.trial, remarks: Vec::new() };
    if list == List::Calendar && ask.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return published_year(desk, &source, &read_text(&ask.file)?);
    }
    let book = kehou_paper::sheet::read_bytes(&bytes, &source.file_name)
        .map_err(|no| Refusal::UnreadableFile { code: no.code.code().to_owned(), what: no.message })?;
    source.remarks.clone_from(&book.remarks);
    judge(desk, source, &book, &ask)
}

/// Takes a batch back while nothing rests on it.
pub(crate) fn take_back(desk: &mut Desk, now: &Now, ask: TakeBack, _: &dyn Progress) -> Result<TakenBack, No> {
    desk.store.write(now, "take_back", |w| Ok::<_, No>(w.undo_batch(ask.batch)?))?;
    Ok(TakenBack { batch: ask.batch })
}

fn judge(desk: &mut Desk, source: Source<'_>, book: &Workbook, ask: &TakeIn) -> Result<TakenIn, No> {
    let held = Held::fetch(desk, &source, book, ask.sheet.as_deref())?;
    let known = held.known();
    let sheet = ask.sheet.as_deref();
    match source.list {
        List::Students => {
            let checked = intake::students(book, sheet, &known)?;
            keep(desk, &source, checked, |w, batch, rows| Ok(w.keep_students(batch, rows)?))
        }
        List::Staff => {
            let checked = intake::staff(book, sheet, &known)?;
            keep(desk, &source, checked, |w, batch, rows| Ok(w.keep_staff(batch, rows)?))
        }
        List::Groups => {
            let mut checked = intake::groups(book, sheet, &known)?;
            let limits = held.profile.time;
            let reason = ask.override_reason.as_deref().unwrap_or("");
            acceptance::groups(&mut checked, &limits, held.lists.school.stage, reason);
            keep(desk, &source, checked, |w, batch, rows| Ok(w.keep_groups(batch, rows)?))
        }
        List::Enrolments => {
            let mut checked = intake::enrolments(book, sheet, &known)?;
            let register = held.lists.register();
            let kept = held.enrolments.clone();
            acceptance::enrolments(&mut checked, &held.lists.groups, kept, &register, source.now.today);
            keep(desk, &source, checked, |w, batch, rows| Ok(w.keep_enrolments(batch, rows)?))
        }
        List::Attendance => {
            let mut checked = intake::attendance(book, sheet, &known)?;
            acceptance::attendance(&mut checked, &held.lists.groups, &held.calendar);
            keep(desk, &source, checked, |w, batch, rows| Ok(w.keep_attendance(batch, rows)?))
        }
        List::StaffAttendance => {
            let checked = intake::staff_attendance(book, sheet, &known)?;
            keep(desk, &source, checked, |w, batch, rows| Ok(w.keep_staff_attendance(batch, rows)?))
        }
        List::Calendar => {
            let checked = intake::calendar(book, sheet, &known)?;
            keep(desk, &source, checked, |w, batch, rows| Ok(w.keep_day_changes(batch, &values(rows))?))
        }
        List::Payments => Err(shown::bad_value("名单种类", "payments", "本版本还不能导入缴费").into()),
    }
}

fn keep<T>(
    desk: &mut Desk,
    source: &Source<'_>,
    checked: Checked<T>,
    keeper: impl FnOnce(&mut Writing<'_>, BatchId, &[intake::Accepted<T>]) -> Result<kehou_store::Kept, No>,
) -> Result<TakenIn, No> {
    let count = |wanted| checked.accepted.iter().filter(|row| row.effect == wanted).count() as u32;
    let (added, changed) = (count(Effect::Added), count(Effect::Changed));
    let mut batch = None;
    if !source.trial && added + changed > 0 {
        batch = desk.store.write(source.now, "take_in", |w| {
            let batch = w.new_batch(source.list.code(), &source.file_name, &source.sha256)?;
            let kept = keeper(w, batch, &checked.accepted)?;
            // A batch in which nothing was kept is not kept either.
            Ok::<_, No>((kept.added + kept.changed > 0).then_some(batch))
        })?;
    }
    let mut remarks = source.remarks.clone();
    remarks.extend(checked.remarks.iter().cloned());
    Ok(TakenIn {
        sheet: checked.sheet,
        header_row: checked.header_row,
        columns: checked.columns.into_iter().collect(),
        rows: checked.rows,
        accepted: checked.accepted.len() as u32,
        added,
        changed,
        unchanged: checked.accepted.len() as u32 - added - changed,
        problems: checked.problems,
        remarks,
        batch,
    })
}

/// A published year in the JSON form `{year, papers, days}`.
fn published_year(desk: &mut Desk, source: &Source<'_>, text: &str) -> Result<TakenIn, No> {
    let year = intake::calendar_json(text)?;
    let kept = desk.store.read().calendar_days_of(year.year)?;
    let mut given = year.days.clone();
    given.sort_by_key(|day| day.day);
    let (known, same) = (!kept.is_empty(), kept == given);
    let rows = year.days.len() as u32;
    let mut batch = None;
    if !source.trial && !same {
        batch = Some(desk.store.write(source.now, "take_in", |w| {
            let batch = w.new_batch(source.list.code(), &source.file_name, &source.sha256)?;
            w.keep_calendar(year.year, &year.days, Some(batch))?;
            Ok::<BatchId, No>(batch)
        })?);
    }
    let fields = [("日期", "date"), ("类型", "isOffDay"), ("原因", "name")];
    Ok(TakenIn {
        sheet: String::new(),
        header_row: 0,
        columns: fields.iter().map(|(field, key)| ((*field).to_owned(), (*key).to_owned())).collect(),
        rows,
        accepted: rows,
        added: if same || known { 0 } else { rows },
        changed: if known && !same { rows } else { 0 },
        unchanged: if same { rows } else { 0 },
        problems: Vec::new(),
        remarks: Vec::new(),
        batch,
    })
}

/// What a list is judged against, owned.
struct Held {
    lists: Lists,
    calendar: kehou_school::calendar::SchoolCalendar,
    profile: kehou_school::profile::PolicyProfile,
    school: KnownSchool,
    categories: Vec<String>,
    guardians: Vec<kehou_school::records::Guardian>,
    reductions: Vec<kehou_school::records::Reduction>,
    services: Vec<kehou_school::records::Service>,
    enrolments: Vec<kehou_school::records::Enrolment>,
    pickups: Vec<intake::PickupPerson>,
    attendance: Vec<kehou_school::records::Attendance>,
    staff_attendance: Vec<kehou_school::records::StaffAttendance>,
    published: Vec<kehou_school::records::CalendarDay>,
    changes: Vec<kehou_school::records::DayChange>,
}

impl Held {
    fn fetch(desk: &Desk, source: &Source<'_>, book: &Workbook, sheet: Option<&str>) -> Result<Held, No> {
        let read = desk.store.read();
        let lists = Lists::fetch(&read)?;
        let calendar = calendar(&read)?;
        let terms = read.terms()?;
        let today = source.now.today;
        let term = terms.iter().find(|term| term.last_day >= today).or(terms.last());
        let term = term.map(|term| Span { from: term.first_day, to: Some(term.last_day) });
        let on = term.map_or(today, |term| today.clamp(term.from, term.to.unwrap_or(today).max(term.from)));
        let profile = profile(&read, on)?;
        let school = KnownSchool { stage: lists.school.stage, system: lists.school.system, today, term };
        let categories = profile.reductions.iter().map(|rule| rule.category.clone()).collect();
        let days = match source.list {
            List::Attendance | List::StaffAttendance => intake::days_of(source.list, book, sheet)?,
            _ => None,
        };
        let (mut attendance, mut staff_attendance) = (Vec::new(), Vec::new());
        if let Some(Span { from, to }) = days {
            let to = to.unwrap_or(from);
            match source.list {
                List::Attendance => attendance = by_month(from, to, |month| read.attendance_of_month(month))?,
                _ => staff_attendance = by_month(from, to, |month| read.staff_attendance_of_month(month))?,
            }
        }
        Ok(Held {
            school,
            categories,
            guardians: read.guardians()?,
            reductions: read.reductions()?,
            services: read.services()?,
            enrolments: read.enrolments()?,
            pickups: pickups(&read)?,
            attendance,
            staff_attendance,
            published: read.calendar_days()?,
            changes: read.day_changes()?,
            lists,
            calendar,
            profile,
        })
    }

    fn known(&self) -> Known<'_> {
        Known {
            school: self.school,
            students: &self.lists.students,
            classes: &self.lists.classes,
            guardians: &self.guardians,
            reductions: &self.reductions,
            categories: &self.categories,
            staff: &self.lists.staff,
            services: &self.services,
            groups: &self.lists.groups,
            enrolments: &self.enrolments,
            pickups: &self.pickups,
            attendance: &self.attendance,
            staff_attendance: &self.staff_attendance,
            published: &self.published,
            changes: &self.changes,
        }
    }
}

fn by_month<T>(
    from: NaiveDate,
    to: NaiveDate,
    mut fetch: impl FnMut(Month) -> Result<Vec<T>, Fault>,
) -> Result<Vec<T>, No> {
    let (mut month, last) = (Month::of(from), Month::of(to));
    let mut all = Vec::new();
    while month <= last {
        all.append(&mut fetch(month)?);
        month = month.next();
    }
    Ok(all)
}

fn pickups(read: &Reading<'_>) -> Result<Vec<intake::PickupPerson>, No> {
    let kept = read.pickup_persons()?;
    let known = kept.into_iter().map(|person| intake::PickupPerson {
        student: person.student,
        name: person.name,
        phone: person.phone,
    });
    Ok(known.collect())
}

fn values<T: Clone>(rows: &[intake::Accepted<T>]) -> Vec<T> {
    rows.iter().map(|row| row.value.clone()).collect()
}
