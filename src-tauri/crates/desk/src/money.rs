//! A month's bills and pay as lists: frozen where the month is settled, else as they stand.
use crate::facts::{Lists, calendar, profile, settled_months};
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::claim;
use kehou_school::days::{Month, Span};
use kehou_school::fee::ChargedElsewhere;
use kehou_school::ids::StudentId;
use kehou_school::money::Fen;
use kehou_school::naming::initials;
use kehou_school::no::Refusal;
use kehou_school::profile::PolicyProfile;
use kehou_school::reckon::{self, MonthFacts, Reckoned};
use kehou_school::records::{Attendance, Enrolment, Reduction, StaffAttendance};
use kehou_school::settlement::{Detail, Line};
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
    /// All sums.
    pub sums: MoneySums,
    /// The sums of each class, or of each 人员类别, in the order of the lines.
    pub parts: Vec<MoneyPart>,
    /// What to look at before settling, as sentences.
    pub findings: Vec<String>,
}

/// Sums of lines.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
pub struct MoneySums {
    /// How many lines.
    pub lines: u32,
    /// Owed before reductions (bills).
    pub due_fen: Fen,
    /// Waived by reductions (bills).
    pub waived_fen: Fen,
    /// Owed after reductions, or earned before tax.
    pub amount_fen: Fen,
    /// Withheld tax (pay).
    pub tax_fen: Fen,
    /// Paid out after tax (pay).
    pub net_fen: Fen,
}

/// The sums of one class or kind of staff.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoneyPart {
    /// 三(2)班, 本校教师.
    pub label: String,
    /// Its sums.
    pub sums: MoneySums,
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
    /// Pinyin initials of the name, for search.
    pub initials: String,
    /// What the lines are parted by: 三(2)班, 本校教师.
    pub part: String,
    /// What is owed after reductions, or what was earned before tax.
    pub amount_fen: Fen,
    /// 课时 in words, over all standards or pools.
    pub lessons_label: String,
    /// 座号 (bills).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seat_no: Option<u32>,
    /// Days that count (bills).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub days: Option<u32>,
    /// Owed before reductions (bills).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due_fen: Option<Fen>,
    /// Waived by reductions (bills).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waived_fen: Option<Fen>,
    /// 岗位 (pay).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub post: Option<String>,
    /// The sheet it stands on (pay): 补助发放表, 劳务费发放表; empty where it stands on none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet_label: Option<String>,
    /// Lessons or days per pool (pay): `作业辅导 24；值班领导 5 天`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pools_label: Option<String>,
    /// Withheld tax (pay).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tax_fen: Option<Fen>,
    /// Paid out after tax (pay).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub net_fen: Option<Fen>,
}

/// The month's bills.
pub(crate) fn bills(desk: &mut Desk, _: &Now, ask: OfMonth, _: &dyn Progress) -> Result<MoneyLines, No> {
    lines(desk, &ask.month, |detail| matches!(detail, Detail::Bill(_)))
}

/// The month's pay.
pub(crate) fn pay(desk: &mut Desk, _: &Now, ask: OfMonth, _: &dyn Progress) -> Result<MoneyLines, No> {
    lines(desk, &ask.month, |detail| matches!(detail, Detail::Pay(_)))
}

fn lines(desk: &Desk, month: &str, wanted: impl Fn(&Detail) -> bool) -> Result<MoneyLines, No> {
    let month = shown::month(month)?;
    let (version, lines, findings) = current(desk, month)?;
    let wanted = lines.iter().filter(|line| wanted(&line.detail));
    let lines: Vec<(MoneyLine, &Line)> = wanted.map(|line| (line_shown(line), line)).collect();
    let (parts, mut sums) = (parts(&lines), MoneySums::default());
    for (_, line) in &lines {
        sums.add(line);
    }
    let lines = lines.into_iter().map(|(shown, _)| shown).collect();
    Ok(MoneyLines { month, version, lines, total_fen: sums.amount_fen, sums, parts, findings })
}

fn line_shown(line: &Line) -> MoneyLine {
    let mut shown = MoneyLine {
        id: line.id.clone(),
        code: line.code.clone(),
        who: line.who.clone(),
        initials: initials(&line.who),
        part: String::new(),
        amount_fen: line.amount_fen,
        lessons_label: String::new(),
        seat_no: None,
        days: None,
        due_fen: None,
        waived_fen: None,
        post: None,
        sheet_label: None,
        pools_label: None,
        tax_fen: None,
        net_fen: None,
    };
    match &line.detail {
        Detail::Bill(bill) => {
            shown.part = bill.class_label.clone();
            shown.lessons_label = bill.lessons.shown();
            shown.seat_no = bill.seat_no;
            shown.days = Some(bill.days);
            shown.due_fen = Some(line.amount_fen + line.waived_fen);
            shown.waived_fen = Some(line.waived_fen);
        }
        Detail::Pay(pay) => {
            shown.part = pay.staff_kind.label().to_owned();
            shown.lessons_label = pay.lessons().shown();
            shown.post = Some(pay.post.clone());
            shown.sheet_label = Some(pay.sheet_label(line.amount_fen).to_owned());
            shown.pools_label = Some(claim::pools_label(pay));
            shown.tax_fen = Some(line.tax_fen);
            shown.net_fen = Some(line.amount_fen - line.tax_fen);
        }
    }
    shown
}

/// The sums of each part, in the order of the lines.
fn parts(lines: &[(MoneyLine, &Line)]) -> Vec<MoneyPart> {
    let mut parts: Vec<MoneyPart> = Vec::new();
    for (shown, line) in lines {
        let place = parts.iter().position(|part| part.label == shown.part).unwrap_or_else(|| {
            parts.push(MoneyPart { label: shown.part.clone(), sums: MoneySums::default() });
            parts.len() - 1
        });
        parts[place].sums.add(line);
    }
    parts
}

impl MoneySums {
    /// Counts a line in.
    pub(crate) fn add(&mut self, line: &Line) {
        self.lines += 1;
        self.amount_fen += line.amount_fen;
        match line.detail {
            Detail::Bill(_) => {
                self.due_fen += line.amount_fen + line.waived_fen;
                self.waived_fen += line.waived_fen;
            }
            Detail::Pay(_) => {
                self.tax_fen += line.tax_fen;
                self.net_fen += line.amount_fen - line.tax_fen;
            }
        }
    }
}

/// The version a month's lines are frozen in, if they are; the lines; what reckoning them found.
pub(crate) type InForce = (Option<u32>, Vec<Line>, Vec<String>);

/// The lines in force: those frozen, else those the facts give now.
pub(crate) fn current(desk: &Desk, month: Month) -> Result<InForce, No> {
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
    elsewhere: ChargedElsewhere,
}

impl MonthHeld {
    /// Fetches a month.
    pub(crate) fn fetch(read: &Reading<'_>, month: Month) -> Result<MonthHeld, No> {
        let calendar = calendar(read)?;
        let (first, last) = (month.first_day(), month.last_day());
        let term = month.days().find_map(|day| calendar.term_of(day));
        let since = term.map_or(first, |term| term.first_day);
        let lists = Lists::fetch(read)?;
        Ok(MonthHeld {
            month,
            elsewhere: ChargedElsewhere::of(&lists.students, (Month::of(since), month), &settled_months(read)?),
            lists,
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
            elsewhere: &self.elsewhere,
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
