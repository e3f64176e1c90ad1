//! A file judged as a list, for preview and acceptance alike: what is kept is fetched, the rules decide, nothing is written.
use crate::facts::{Lists, calendar, charged_until, profile};
use crate::list_file::ListFile;
use crate::{Desk, No, Now, shown};
use chrono::NaiveDate;
use kehou_school::acceptance;
use kehou_school::calendar::SchoolCalendar;
use kehou_school::cells::Workbook;
use kehou_school::days::{Month, Span};
use kehou_school::exceptions::others_came;
use kehou_school::ids::{BatchId, StudentId};
use kehou_school::intake::{
    self, Checked, Chosen, Effect, Known, KnownSchool, List, Names, Proposal, Proposed, RowShown,
};
use kehou_school::no::{Problem, Refusal};
use kehou_school::pay::pools_for_groups;
use kehou_school::profile::PolicyProfile;
use kehou_school::pupil::{self, Leaving};
use kehou_school::records::{Attendance, DayChange, Enrolment, Staff, StaffAttendance};
use kehou_school::time_plan::{TimeSlot, slots_in};
use kehou_store::{Fault, Kept, Reading, Writing};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// How many remarks are handed on.
const MOST_REMARKS: usize = 200;

/// A judged list of whatever kind.
pub(crate) enum Judged {
    /// With those who leave.
    Students(Checked<intake::TakenStudent>, Vec<Leaving>),
    Staff(Checked<Staff>),
    Groups(Checked<intake::TakenGroup>),
    /// With the name of the term in which others take no part.
    Enrolments(Checked<intake::TakenEnrolment>, Option<String>),
    Attendance(Checked<Attendance>),
    StaffAttendance(Checked<StaffAttendance>),
    Calendar(Checked<DayChange>),
}

/// Does the same with a judged list of whatever kind.
macro_rules! each_kind {
    ($judged:expr, $checked:ident => $what:expr) => {
        match $judged {
            Judged::Students($checked, _) => $what,
            Judged::Staff($checked) => $what,
            Judged::Groups($checked) => $what,
            Judged::Enrolments($checked, _) => $what,
            Judged::Attendance($checked) => $what,
            Judged::StaffAttendance($checked) => $what,
            Judged::Calendar($checked) => $what,
        }
    };
}

/// Rows by what becomes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    /// Rows of data.
    pub rows: u32,
    /// Rows that are new.
    pub added: u32,
    /// Rows that change what is kept.
    pub changed: u32,
    /// Rows that are kept already.
    pub unchanged: u32,
    /// Problems.
    pub problems: u32,
    /// Pupils named who take no part.
    pub declined: u32,
    /// Of these the ones not kept so already.
    pub newly_declined: u32,
}

/// Judges a file as a list.
///
/// # Refuses
/// What is not that list, a sheet that is not there.
pub(crate) fn judge(held: &Held, list: List, book: &Workbook, chosen: &Chosen, file: &ListFile) -> Result<Judged, No> {
    let known = held.known();
    let on = chosen.decided.leave_on.unwrap_or(held.school.today);
    let chosen = Some(chosen);
    Ok(match list {
        List::Students => {
            let mut checked = intake::students(book, chosen, &known)?;
            let leaving = leaving(&checked.proposals, held, on)?;
            if held.profile.sample_said().is_some() {
                checked.remarks.extend(categories_said(&checked));
            }
            Judged::Students(checked, leaving)
        }
        List::Staff => Judged::Staff(intake::staff(book, chosen, &known)?),
        List::Groups => {
            let mut checked = intake::groups(book, chosen, &known)?;
            let reason = file.override_reason.as_deref().unwrap_or("");
            acceptance::groups(&mut checked, &held.profile.time, held.lists.school.stage, reason);
            if held.profile.sample_said().is_none() {
                acceptance::unpaid_groups(&mut checked, &held.lists.staff, &held.profile.pay);
            }
            Judged::Groups(checked)
        }
        List::Enrolments => {
            let mut checked = intake::enrolments(book, chosen, &known)?;
            let kept = held.enrolments.clone();
            let register = held.lists.register();
            acceptance::enrolments(&mut checked, &held.lists.groups, kept, &register, held.school.today);
            Judged::Enrolments(checked, held.term.clone())
        }
        List::Attendance => {
            let mut checked = intake::attendance(book, chosen, &known)?;
            acceptance::attendance(&mut checked, &held.lists.groups, &held.calendar);
            let (places, kept) = (&held.enrolments[..], &held.attendance[..]);
            others_came(&mut checked, &held.lists.groups, &held.calendar, (places, kept), file.others_came);
            Judged::Attendance(checked)
        }
        List::StaffAttendance => Judged::StaffAttendance(intake::staff_attendance(book, chosen, &known)?),
        List::Calendar => Judged::Calendar(intake::calendar(book, chosen, &known)?),
        List::Payments => return Err(shown::bad_value("名单种类", "payments", "本版本还不能导入缴费").into()),
    })
}

/// What the standards have to say of the reductions a list names, while they are an example's; none where it names none.
fn categories_said(checked: &Checked<intake::TakenStudent>) -> Option<String> {
    let named = checked.accepted.iter().filter_map(|row| row.value.reduction.as_ref());
    let categories: BTreeSet<&str> = named.map(|reduction| reduction.category.as_str()).collect();
    let all = categories.into_iter().collect::<Vec<_>>().join("、");
    (!all.is_empty()).then(|| format!("减免类别照名单登记：{all}。填写本地标准时，会请您写上每一类减多少。"))
}

/// What becomes of those whose leaving was accepted.
fn leaving(proposals: &[Proposal], held: &Held, on: NaiveDate) -> Result<Vec<Leaving>, Refusal> {
    let accepted = proposals.iter().filter(|each| each.accepted && each.what == Proposed::Leave);
    let ids: BTreeSet<StudentId> = accepted.map(|each| each.student).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut places: BTreeMap<StudentId, Vec<Enrolment>> = BTreeMap::new();
    for place in held.enrolments.iter().filter(|place| ids.contains(&place.student)) {
        places.entry(place.student).or_default().push(place.clone());
    }
    let pupils = held.lists.students.iter().filter(|student| ids.contains(&student.id));
    pupils
        .map(|student| pupil::leave(student, places.get(&student.id).map_or(&[], Vec::as_slice), on, held.school.today))
        .collect()
}

impl Judged {
    pub(crate) fn counts(&self) -> Counts {
        each_kind!(self, checked => {
            let count = |wanted| checked.accepted.iter().filter(|row| row.effect == wanted).count() as u32;
            Counts {
                rows: checked.rows,
                added: count(Effect::Added),
                changed: count(Effect::Changed),
                unchanged: count(Effect::Unchanged),
                problems: checked.problems.len() as u32,
                declined: checked.declined.len() as u32,
                newly_declined: checked.declined.iter().filter(|each| !each.is_kept).count() as u32,
            }
        })
    }

    pub(crate) fn problems(&self) -> &[Problem] {
        each_kind!(self, checked => &checked.problems)
    }

    /// Marks of those whom sessions with absences alone do not name.
    pub(crate) fn others(&self) -> u32 {
        each_kind!(self, checked => checked.others)
    }

    /// Whether a reason would let in groups that end later than they may.
    pub(crate) fn wants_reason(&self) -> bool {
        each_kind!(self, checked => checked.wants_reason)
    }

    /// What the user should know, the first of it.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let all = each_kind!(self, checked => &checked.remarks);
        let more = all.len().saturating_sub(MOST_REMARKS);
        let rest = (more > 0).then(|| format!("还有 {more} 条说明没有列出。"));
        all.iter().take(MOST_REMARKS).cloned().chain(rest).collect()
    }

    /// Those who take no part, at most `most` of them.
    pub(crate) fn declined(&self, names: &Names<'_>, most: usize) -> Vec<RowShown> {
        each_kind!(self, checked => names.declined(&checked.declined, most))
    }

    /// What is proposed of kept pupils.
    pub(crate) fn proposals(&self) -> &[Proposal] {
        each_kind!(self, checked => &checked.proposals)
    }

    /// How many pupils leave.
    pub(crate) fn leaving(&self) -> u32 {
        match self {
            Judged::Students(_, leaving) => leaving.len() as u32,
            _ => 0,
        }
    }

    /// What only the user can say of a column.
    pub(crate) fn question(&self) -> Option<&intake::Question> {
        each_kind!(self, checked => checked.question.as_ref())
    }

    /// The kinds of groups that write no time of day.
    pub(crate) fn times(&self) -> &[intake::TimesAsked] {
        each_kind!(self, checked => &checked.times)
    }

    /// What has to be seen to although every row was understood.
    pub(crate) fn warnings(&self) -> &[String] {
        each_kind!(self, checked => &checked.warnings)
    }

    /// The sheet, the header row and field → header.
    pub(crate) fn place(&self) -> (&str, u32, BTreeMap<String, String>) {
        each_kind!(self, checked => (&checked.sheet, checked.header_row, checked.columns.iter().cloned().collect()))
    }

    /// What becomes of the rows of one effect, at most `most` of them.
    pub(crate) fn rows(&self, names: &Names<'_>, effect: Effect, most: usize) -> Vec<RowShown> {
        each_kind!(self, checked => names.rows(checked, effect, most))
    }

    /// Keeps what was accepted.
    pub(crate) fn keep(&self, w: &mut Writing<'_>, batch: BatchId) -> Result<Kept, No> {
        Ok(match self {
            Judged::Students(checked, leaving) => {
                let kept = w.keep_students(batch, &checked.accepted)?;
                let left = w.keep_leavers(batch, leaving)?;
                Kept { changed: kept.changed + left.changed, ..kept }
            }
            Judged::Staff(checked) => w.keep_staff(batch, &checked.accepted)?,
            Judged::Groups(checked) => w.keep_groups(batch, &checked.accepted)?,
            Judged::Enrolments(checked, term) => {
                let kept = w.keep_enrolments(batch, &checked.accepted)?;
                let declined = match term {
                    Some(term) => w.keep_declined(batch, term, &checked.declined)?,
                    None => Kept::default(),
                };
                Kept { added: kept.added + declined.added, ..kept }
            }
            Judged::Attendance(checked) => w.keep_attendance(batch, &checked.accepted)?,
            Judged::StaffAttendance(checked) => w.keep_staff_attendance(batch, &checked.accepted)?,
            Judged::Calendar(checked) => w.keep_day_changes(batch, &values(&checked.accepted))?,
        })
    }
}

/// What a list is judged against, owned.
pub(crate) struct Held {
    pub(crate) lists: Lists,
    calendar: SchoolCalendar,
    profile: PolicyProfile,
    school: KnownSchool,
    categories: Vec<String>,
    paid_pools: Vec<String>,
    guardians: Vec<kehou_school::records::Guardian>,
    reductions: Vec<kehou_school::records::Reduction>,
    services: Vec<kehou_school::records::Service>,
    enrolments: Vec<kehou_school::records::Enrolment>,
    pickups: Vec<intake::PickupPerson>,
    attendance: Vec<kehou_school::records::Attendance>,
    staff_attendance: Vec<kehou_school::records::StaffAttendance>,
    published: Vec<kehou_school::records::CalendarDay>,
    changes: Vec<kehou_school::records::DayChange>,
    pub(crate) slots: Vec<TimeSlot>,
    /// The name of the term.
    term: Option<String>,
    declined: Vec<StudentId>,
    charged_until: Option<Month>,
}

impl Held {
    pub(crate) fn fetch(desk: &Desk, now: &Now, list: List, book: &Workbook, chosen: &Chosen) -> Result<Held, No> {
        let read = desk.store.read();
        let lists = Lists::fetch(&read)?;
        let calendar = calendar(&read)?;
        let terms = read.terms()?;
        let today = now.today;
        let term = terms.iter().find(|term| term.last_day >= today).or(terms.last());
        let term_name = term.map(|term| term.name.clone());
        let term = term.map(|term| Span { from: term.first_day, to: Some(term.last_day) });
        let on = term.map_or(today, |term| today.clamp(term.from, term.to.unwrap_or(today).max(term.from)));
        let profile = profile(&read, on)?;
        let school = KnownSchool { stage: lists.school.stage, system: lists.school.system, today, term };
        // An example knows nothing of what the school's city calls its reductions.
        let is_example = profile.sample_said().is_some();
        let rules = profile.reductions.iter().filter(|_| !is_example);
        let categories = rules.map(|rule| rule.category.clone()).collect();
        let paid_pools = pools_for_groups(&profile.pay);
        let days = match list {
            List::Attendance | List::StaffAttendance => intake::days_of(list, book, Some(chosen))?,
            _ => None,
        };
        let (mut attendance, mut staff_attendance) = (Vec::new(), Vec::new());
        if let Some(Span { from, to }) = days {
            let to = to.unwrap_or(from);
            match list {
                List::Attendance => attendance = by_month(from, to, |month| read.attendance_of_month(month))?,
                _ => staff_attendance = by_month(from, to, |month| read.staff_attendance_of_month(month))?,
            }
        }
        Ok(Held {
            school,
            categories,
            paid_pools,
            guardians: read.guardians()?,
            reductions: read.reductions()?,
            services: read.services()?,
            enrolments: read.enrolments()?,
            pickups: pickups(&read)?,
            attendance,
            staff_attendance,
            published: read.calendar_days()?,
            changes: read.day_changes()?,
            slots: slots_now(&read, today)?,
            declined: term_name.as_deref().map_or_else(|| Ok(Vec::new()), |term| read.declined(term))?,
            term: term_name,
            charged_until: charged_until(&read, today)?,
            lists,
            calendar,
            profile,
        })
    }

    /// What is kept, as intake looks at it.
    pub(crate) fn known(&self) -> Known<'_> {
        Known {
            school: self.school,
            students: &self.lists.students,
            classes: &self.lists.classes,
            guardians: &self.guardians,
            reductions: &self.reductions,
            categories: &self.categories,
            paid_pools: &self.paid_pools,
            staff: &self.lists.staff,
            services: &self.services,
            groups: &self.lists.groups,
            slots: &self.slots,
            enrolments: &self.enrolments,
            declined: &self.declined,
            pickups: &self.pickups,
            attendance: &self.attendance,
            staff_attendance: &self.staff_attendance,
            published: &self.published,
            changes: &self.changes,
            charged_until: self.charged_until,
            calendar: Some(&self.calendar),
        }
    }
}

/// The slots of the time plan that holds on a day.
fn slots_now(read: &Reading<'_>, today: NaiveDate) -> Result<Vec<TimeSlot>, No> {
    let seasons = read.seasons()?;
    let season = seasons.iter().find(|each| each.first_day <= today && today <= each.last_day);
    let slots = read.time_slots()?;
    Ok(slots_in(&slots, season.map(|each| each.id)).into_iter().cloned().collect())
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
