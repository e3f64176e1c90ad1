//! A month's bills and pay with the reason for every amount: frozen where the month is settled, else as they stand.
use crate::facts::{Lists, calendar, profile};
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, Span};
use kehou_school::ids::StudentId;
use kehou_school::money::Fen;
use kehou_school::no::Refusal;
use kehou_school::profile::PolicyProfile;
use kehou_school::reckon::{self, MonthFacts, Reckoned};
use kehou_school::records::{Attendance, Enrolment, Reduction, StaffAttendance};
use kehou_school::settlement::{Detail, Line, Step};
use kehou_school::words::ServiceKind;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OfMonth {
    /// `YYYY-MM`.
    pub month: String,
}

/// The lines of a month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoneyLines {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// The version of the settlement they come from; null while the month is not settled.
    pub version: Option<u32>,
    /// Bills by class and seat, or pay by 工号.
    pub lines: Vec<MoneyLine>,
    /// The sum of the lines' amounts.
    pub total_fen: Fen,
    /// What to look at before settling, as sentences.
    pub findings: Vec<String>,
}

/// One line.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoneyLine {
    /// To ask why by.
    pub id: String,
    /// 学籍号 or 工号.
    pub code: String,
    /// The person's name.
    pub who: String,
    /// What is owed after reductions, or what was earned before tax.
    pub amount_fen: Fen,
    /// Waived by reductions (bills).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waived_fen: Option<Fen>,
    /// Withheld tax (pay).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tax_fen: Option<Fen>,
    /// Paid out after tax (pay).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub net_fen: Option<Fen>,
}

/// A line to explain.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Explain {
    /// The line's id, as `bills` and `pay` give it.
    pub line: String,
}

/// Why a line has its amount.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Explained {
    /// The line.
    pub id: String,
    /// 学籍号 or 工号.
    pub code: String,
    /// The person's name.
    pub who: String,
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// The version of the settlement it stands in; null while the month is not settled.
    pub version: Option<u32>,
    /// The amount; the steps' amounts sum to it.
    pub amount_fen: Fen,
    /// The steps.
    pub steps: Vec<Step>,
}

/// The month's bills.
pub(crate) fn bills(desk: &mut Desk, _: &Now, ask: OfMonth, _: &dyn Progress) -> Result<MoneyLines, No> {
    lines(desk, &ask.month, |detail| matches!(detail, Detail::Bill(_)))
}

/// The month's pay.
pub(crate) fn pay(desk: &mut Desk, _: &Now, ask: OfMonth, _: &dyn Progress) -> Result<MoneyLines, No> {
    lines(desk, &ask.month, |detail| matches!(detail, Detail::Pay(_)))
}

/// Why a line has its amount.
pub(crate) fn explain(desk: &mut Desk, _: &Now, ask: Explain, _: &dyn Progress) -> Result<Explained, No> {
    let missing = || Refusal::NotFound { what: "账目行".to_owned(), name: ask.line.clone() };
    let month = ask.line.get(..7).and_then(Month::read).ok_or_else(missing)?;
    let (version, lines, _) = current(desk, month)?;
    let line = lines.into_iter().find(|line| line.id == ask.line).ok_or_else(missing)?;
    Ok(Explained {
        id: line.id,
        code: line.code,
        who: line.who,
        month,
        version,
        amount_fen: line.amount_fen,
        steps: line.steps,
    })
}

fn lines(desk: &Desk, month: &str, wanted: impl Fn(&Detail) -> bool) -> Result<MoneyLines, No> {
    let month = shown::month(month)?;
    let (version, lines, findings) = current(desk, month)?;
    let lines: Vec<MoneyLine> = lines.iter().filter(|line| wanted(&line.detail)).map(line_shown).collect();
    let total_fen = lines.iter().map(|line| line.amount_fen).sum();
    Ok(MoneyLines { month, version, lines, total_fen, findings })
}

fn line_shown(line: &Line) -> MoneyLine {
    let is_pay = matches!(line.detail, Detail::Pay(_));
    MoneyLine {
        id: line.id.clone(),
        code: line.code.clone(),
        who: line.who.clone(),
        amount_fen: line.amount_fen,
        waived_fen: (!is_pay).then_some(line.waived_fen),
        tax_fen: is_pay.then_some(line.tax_fen),
        net_fen: is_pay.then_some(line.amount_fen - line.tax_fen),
    }
}

/// The version a month's lines are frozen in, if they are; the lines; what reckoning them found.
type InForce = (Option<u32>, Vec<Line>, Vec<String>);

/// The lines in force: those frozen, else those the facts give now.
fn current(desk: &Desk, month: Month) -> Result<InForce, No> {
    let read = desk.store.read();
    match read.settlement_in_force(month)? {
        Some(settlement) => Ok((Some(settlement.version), settlement.lines, Vec::new())),
        None => {
            let reckoned = MonthHeld::fetch(&read, month)?.reckon()?;
            let findings = reckoned.findings.clone();
            Ok((None, reckoned.into_lines(), findings))
        }
    }
}

/// All facts of a month, owned.
pub(crate) struct MonthHeld {
    pub(crate) month: Month,
    pub(crate) lists: Lists,
    pub(crate) calendar: SchoolCalendar,
    pub(crate) profile: PolicyProfile,
    enrolments: Vec<Enrolment>,
    attendance: Vec<Attendance>,
    reductions: Vec<Reduction>,
    staff_attendance: Vec<StaffAttendance>,
    earlier: BTreeMap<StudentId, BTreeMap<ServiceKind, Fen>>,
}

impl MonthHeld {
    /// Fetches a month.
    pub(crate) fn fetch(read: &Reading<'_>, month: Month) -> Result<MonthHeld, No> {
        let calendar = calendar(read)?;
        let (first, last) = (month.first_day(), month.last_day());
        let term = month.days().find_map(|day| calendar.term_of(day));
        let since = term.map_or(first, |term| term.first_day);
        Ok(MonthHeld {
            month,
            lists: Lists::fetch(read)?,
            profile: profile(read, first.max(since).min(last))?,
            calendar,
            enrolments: read.enrolments_in(Span { from: first, to: Some(last) })?,
            attendance: read.attendance_of_month(month)?,
            reductions: read.reductions_in(month)?,
            staff_attendance: read.staff_attendance_of_month(month)?,
            earlier: earlier(read, Month::of(since), month)?,
        })
    }

    /// The facts as the rules take them.
    pub(crate) fn facts(&self) -> MonthFacts<'_> {
        MonthFacts {
            school: &self.lists.school,
            month: self.month,
            profile: &self.profile,
            calendar: &self.calendar,
            groups: &self.lists.groups,
            students: &self.lists.students,
            classes: &self.lists.classes,
            enrolments: &self.enrolments,
            attendance: &self.attendance,
            reductions: &self.reductions,
            staff: &self.lists.staff,
            staff_attendance: &self.staff_attendance,
            earlier: &self.earlier,
        }
    }

    /// Bills and pay.
    pub(crate) fn reckon(&self) -> Result<Reckoned, Refusal> {
        reckon::month(&self.facts())
    }
}

/// Per pupil and kind, what the settled months from the term's first to the one before came to before reductions.
fn earlier(
    read: &Reading<'_>,
    first: Month,
    before: Month,
) -> Result<BTreeMap<StudentId, BTreeMap<ServiceKind, Fen>>, No> {
    let mut sums: BTreeMap<StudentId, BTreeMap<ServiceKind, Fen>> = BTreeMap::new();
    for (_, line) in read.bills_of_months(first, before)? {
        let Detail::Bill(bill) = line.detail else { continue };
        let mine = sums.entry(bill.student).or_default();
        for (kind, fen) in bill.before_reductions_fen {
            if let Some(kind) = ServiceKind::from_code(&kind) {
                *mine.entry(kind).or_default() += fen;
            }
        }
    }
    Ok(sums)
}
