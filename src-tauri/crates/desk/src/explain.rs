//! Why a line has its amount: its steps with the days they rest on, on the screen and on paper.
use crate::facts::{Lists, calendar};
use crate::papers::{self, Paper};
use crate::{Desk, No, Now, Progress, money, shown};
use chrono::NaiveDate;
use kehou_school::claim::settlement_no;
use kehou_school::days::{Month, time_label};
use kehou_school::ids::{GroupId, SettlementId, StaffId};
use kehou_school::money::Fen;
use kehou_school::no::Refusal;
use kehou_school::pay::{Uncounted, uncounted};
use kehou_school::session::{Session, sessions_on};
use kehou_school::settlement::{Detail, Line, Settlement};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// A line to explain.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Explain {
    /// The line's id, as `bills` and `pay` give it.
    pub line: String,
}

/// A line to explain on paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintExplanation {
    /// The line's id, as `bills` and `pay` give it.
    pub line: String,
    /// Where to: ends in `.pdf`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExplanationPrinted {
    /// Pages.
    pub pages: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
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
    /// 三(2)班, or 本校教师 · 语文教师.
    pub place: String,
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// `2026年10月`.
    pub month_label: String,
    /// The version of the settlement it stands in; null while the month is not settled.
    pub version: Option<u32>,
    /// 应缴, 应发, 税前应发.
    pub amount_label: String,
    /// The amount; the steps' amounts sum to it.
    pub amount_fen: Fen,
    /// Tax and what is paid out, where tax is withheld.
    pub after: Vec<LabelledFen>,
    /// The steps.
    pub steps: Vec<StepShown>,
    /// Planned days that are in no amount, and why, as it is kept now; of pay alone.
    pub uncounted: Vec<UncountedShown>,
    /// The attendance as it is kept now, by day.
    pub attendance: Vec<Attended>,
}

/// A sum with its name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LabelledFen {
    /// 实发.
    pub label: String,
    /// The sum.
    pub fen: Fen,
}

/// One step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StepShown {
    /// What was reckoned, with its figures.
    pub text: String,
    /// What it adds (or takes away); a step without an amount only explains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub amount_fen: Option<Fen>,
    /// The clause or 文号 it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clause: Option<String>,
    /// The days it rests on, `YYYY-MM-DD`.
    #[ts(type = "string[]")]
    pub days: Vec<NaiveDate>,
    /// The kind of service or the pool that it is about; null where it is about all.
    pub under: Option<String>,
}

/// Planned days of one group that are in no amount.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UncountedShown {
    /// The days, `YYYY-MM-DD`.
    #[ts(type = "string[]")]
    pub days: Vec<NaiveDate>,
    /// `11月10日、12日 三2班作业辅导 没有签到，不计`.
    pub text: String,
}

/// One session as it was attended or served.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Attended {
    /// The day.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// The group, to open its roll; null for a duty.
    pub group: Option<i64>,
    /// The group's name or the duty.
    pub what: String,
    /// 出勤, 请假; or 16:28 签到 17:35 签退.
    pub said: String,
    /// The kind of service, or the pool it is paid from.
    pub under: String,
}

/// Why a line has its amount.
pub(crate) fn explain(desk: &mut Desk, now: &Now, ask: Explain, _: &dyn Progress) -> Result<Explained, No> {
    let (month, settled, line) = find(desk, &ask.line)?;
    let after = line.after().into_iter().map(|(label, fen)| LabelledFen { label, fen }).collect();
    let attendance = attended(&desk.store.read(), month, &line.detail)?;
    let steps = line.steps.iter().map(|step| StepShown {
        text: line.said(step),
        under: step.under(attendance.iter().map(|each| each.under.as_str())).map(str::to_owned),
        amount_fen: step.amount_fen,
        clause: line.clause(step),
        days: step.days.in_month(month).collect(),
    });
    Ok(Explained {
        place: line.place(),
        month,
        month_label: month.label(),
        version: settled.map(|head| head.version),
        amount_label: line.total_label().to_owned(),
        amount_fen: line.amount_fen,
        after,
        steps: steps.collect(),
        uncounted: not_counted(&desk.store.read(), month, now.today, &line.detail)?
            .into_iter()
            .map(|each| UncountedShown { text: each.text(), days: each.days })
            .collect(),
        attendance,
        id: line.id,
        code: line.code,
        who: line.who,
    })
}

/// Writes the explanation of a line as a paper.
pub(crate) fn print(
    desk: &mut Desk,
    now: &Now,
    ask: PrintExplanation,
    _: &dyn Progress,
) -> Result<ExplanationPrinted, No> {
    if !matches!(papers::format_of(&ask.out)?, papers::Format::Pdf) {
        return Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .pdf 结尾").into());
    }
    let (month, settled, line) = find(desk, &ask.line)?;
    let school = desk.store.read().school()?.ok_or(Refusal::NoSchool)?.name;
    let number = settled.as_ref().map(|head| (settlement_no(head), head.fingerprint.clone()));
    let named = number.as_ref().map(|(number, fingerprint)| (number.as_str(), fingerprint.as_str()));
    let uncounted = not_counted(&desk.store.read(), month, now.today, &line.detail)?;
    let uncounted: Vec<String> = uncounted.iter().map(Uncounted::text).collect();
    let value = line.explanation(&school, month, named, &uncounted);
    let settlement: Option<SettlementId> = settled.map(|head| head.id);
    let mut pages = 0;
    let paper = Paper {
        kind: "explanation",
        rows: value.rows.len(),
        settlement,
        template_version: String::new(),
        out: &ask.out,
    };
    papers::write(desk, now, paper, |desk, number| {
        let printed = papers::pdf(desk, &kehou_paper::layout::explanation(&value, number))?;
        pages = printed.pages;
        Ok(printed.bytes)
    })?;
    Ok(ExplanationPrinted { pages, path: ask.out })
}

/// A line in force by its id, with the settlement's head where it is frozen.
fn find(desk: &Desk, id: &str) -> Result<(Month, Option<Settlement>, Line), No> {
    let missing = || Refusal::NotFound { what: "账目行".to_owned(), name: id.to_owned() };
    let month = id.get(..7).and_then(Month::read).ok_or_else(missing)?;
    let read = desk.store.read();
    let heads = read.settlements_of(month)?;
    if heads.iter().any(|head| head.reopened_reason.is_none()) {
        let kept = read.lines_by_id(id)?.into_iter().find(|(head, _)| head.reopened_reason.is_none());
        let (head, line) = kept.ok_or_else(missing)?;
        return Ok((month, Some(head), line));
    }
    let (_, lines, _) = money::current(desk, month)?;
    let line = lines.into_iter().find(|line| line.id == id).ok_or_else(missing)?;
    Ok((month, None, line))
}

/// The planned sessions of a person until today that are in no amount.
fn not_counted(read: &Reading<'_>, month: Month, today: NaiveDate, detail: &Detail) -> Result<Vec<Uncounted>, No> {
    let Detail::Pay(pay) = detail else { return Ok(Vec::new()) };
    let (lists, calendar) = (Lists::fetch(read)?, calendar(read)?);
    let days = month.days().filter(|day| *day <= today);
    let sessions: Vec<Session<'_>> =
        days.flat_map(|day| sessions_on(&calendar, &lists.groups, day).unwrap_or_default()).collect();
    let name =
        |id: StaffId| lists.staff.iter().find(|each| each.id == id).map_or_else(String::new, |each| each.name.clone());
    Ok(uncounted(pay.staff, &sessions, &read.staff_attendance_of_month(month)?, &name))
}

fn attended(read: &Reading<'_>, month: Month, detail: &Detail) -> Result<Vec<Attended>, No> {
    let lists = Lists::fetch(read)?;
    let group = |id: GroupId| lists.groups.iter().find(|group| group.id == id);
    let named = |id: GroupId| group(id).map_or_else(String::new, |group| group.name.clone());
    match detail {
        Detail::Bill(bill) => {
            let marks = read.attendance_of_student(bill.student, month)?.into_iter();
            let shown = marks.map(|row| Attended {
                day: row.day,
                group: Some(row.group.0),
                what: named(row.group),
                said: row.mark.label().to_owned(),
                under: group(row.group).map_or_else(String::new, |group| group.kind.label().to_owned()),
            });
            Ok(shown.collect())
        }
        Detail::Pay(pay) => {
            let rows = read.staff_attendance_of_month(month)?.into_iter().filter(|row| row.staff == pay.staff);
            let shown = rows.map(|row| Attended {
                day: row.day,
                group: row.group.map(|id| id.0),
                what: row.group.map_or_else(|| row.duty.clone(), named),
                under: row.group.and_then(group).map_or_else(|| row.duty.clone(), |group| group.pay_pool.clone()),
                said: match (row.in_at, row.out_at) {
                    (None, None) => "没有签到".to_owned(),
                    (came, left) => {
                        let came = came.map(|at| format!("{} 签到", time_label(at)));
                        let left = left.map(|at| format!("{} 签退", time_label(at)));
                        came.into_iter().chain(left).collect::<Vec<_>>().join("　")
                    }
                },
            });
            Ok(shown.collect())
        }
    }
}
