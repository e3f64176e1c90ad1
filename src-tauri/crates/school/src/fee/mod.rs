//! A pupil's fee for a month, from the sessions of the month to one line whose every fen has a step.
//!
//! The order is fixed, so that two honest programs agree to the fen; per fee standard: (1) what counts, day by day;
//! (2) the price; (3) rounding; (4) the month's cap; (5) the term's cap; then the month's and the term's cap over all
//! standards together, which leave those that come first whole; (6) reductions.
mod before;
mod better;
mod count;
mod price;
#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
mod tests;
mod waive;

use crate::days::{Month, MonthDays, Span, months_said};
use crate::ids::StudentId;
use crate::money::{Fen, Lessons};
use crate::profile::{FeeUnit, PolicyProfile};
use crate::settlement::{BillDetail, Detail, Line, Step};
use crate::words::{Area, FundSource, Mark, ServiceKind, Stage};
use chrono::{Datelike, NaiveDate};
use count::Counted;
use std::collections::{BTreeMap, BTreeSet};
use waive::Waiver;

pub use before::{ChargedElsewhere, charged_elsewhere_until, kept_since, may_be_charged_until};

/// Everything a pupil's bill of one month rests on.
#[derive(Debug, Clone)]
pub struct FeeInput<'a> {
    /// The month.
    pub month: Month,
    /// The rules.
    pub profile: &'a PolicyProfile,
    /// 城乡 of the school.
    pub area: Area,
    /// Whose bill.
    pub pupil: Pupil<'a>,
    /// Per kind, what the earlier months of the same term came to before reductions
    /// ([`crate::settlement::BillDetail::before_reductions_fen`]). A kind priced by the term is charged only where
    /// nothing of it stands here yet.
    pub earlier_fen: &'a BTreeMap<ServiceKind, Fen>,
    /// What the earlier months of the term were charged outside the program, over all kinds and before reductions.
    pub elsewhere_fen: Fen,
    /// The term's earlier months of which nothing stands in either.
    pub lacking: &'a [Month],
    /// Teaching days of the month, the measure of part-month rules.
    pub days_taught: u32,
    /// The month's sessions that the pupil was enrolled for or has a mark in, in any order.
    pub served: &'a [Served<'a>],
    /// The reductions the family has, in any order.
    pub reductions: &'a [Reduced<'a>],
}

/// The pupil as the bill names them.
#[derive(Debug, Clone, Copy)]
pub struct Pupil<'a> {
    /// The pupil.
    pub id: StudentId,
    /// 学籍号; may be empty.
    pub code: &'a str,
    /// Name.
    pub name: &'a str,
    /// The class as printed.
    pub class_label: &'a str,
    /// 座号.
    pub seat_no: Option<u32>,
    /// 小学 or 初中, of the class.
    pub stage: Stage,
}

/// One session as far as the pupil's bill is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Served<'a> {
    /// The day.
    pub day: NaiveDate,
    /// The group's name.
    pub group: &'a str,
    /// 服务类别 of the group.
    pub kind: ServiceKind,
    /// 课时 of the session.
    pub lessons: Lessons,
    /// Whether the pupil was enrolled for it on that day (a mark alone may come of a visit).
    pub enrolled: bool,
    /// The mark; `None` where no roll call was kept.
    pub mark: Option<Mark>,
    /// Why the school did not hold it; `None` where it was held.
    pub cancelled: Option<&'a str>,
}

/// A reduction a family has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reduced<'a> {
    /// The profile's category.
    pub category: &'a str,
    /// From–to.
    pub valid: Span,
}

/// A pupil's bill of the month over all kinds; the steps' amounts sum to `amount_fen`, and `amount_fen + waived_fen` is
/// what was owed before reductions. `None` where the pupil had no session of any chargeable kind.
pub fn bill(input: &FeeInput<'_>) -> Option<Line> {
    let month = count::count(input)?;
    let mut steps = Vec::new();
    let waiver = Waiver::new(input);
    let mut before: BTreeMap<ServiceKind, Fen> = BTreeMap::new();
    let earlier_of_all = input.earlier_fen.values().copied().sum::<Fen>() + input.elsewhere_fen;
    let lone = lone_kind(input);
    let (mut service_fee, mut waived) = (Fen::ZERO, Fen::ZERO);
    for counted in &month.counted {
        let kind = counted.policy.service_kind;
        let this_month = before.get(&kind).copied().unwrap_or_default();
        let mut earlier = input.earlier_fen.get(&kind).copied().unwrap_or_default();
        if lone == Some(kind) {
            earlier += input.elsewhere_fen;
        }
        let mut owed = price::price(counted, input.days_taught, this_month, earlier, &mut steps);
        if let Some(cap) = input.profile.total_cap(input.pupil.stage) {
            let so_far = before.values().copied().sum();
            owed = price::cap_together(owed, cap, so_far, earlier_of_all, &counted.policy.number, &mut steps);
        }
        let free = waiver.waive(owed, &counted.days, &mut steps);
        waived += free;
        *before.entry(kind).or_default() += owed;
        if counted.policy.fund == FundSource::ServiceFee {
            service_fee += owed - free;
        }
    }
    let (amount, days) = (before.values().copied().sum::<Fen>() - waived, distinct_days(&month.counted));
    steps.extend(month.notes);
    if let Some(cap) = input.profile.total_cap(input.pupil.stage).and_then(|cap| cap.cap_term_fen) {
        let so_far = before.values().copied().sum::<Fen>() + earlier_of_all;
        let mut left_out = match input.elsewhere_fen {
            Fen::ZERO => String::new(),
            fen => format!("，其中用本程序以前已收 {fen} 元"),
        };
        if !input.lacking.is_empty() {
            left_out += &format!("，{}没有在本程序里结算，不在内", months_said(input.lacking));
        }
        steps.push(note(format!("各项合计学期封顶 {cap} 元，本学期到本月共计 {so_far} 元（减免前{left_out}）")));
    }
    let by_term = |counted: &Counted<'_>| counted.policy.cap_term_fen.is_some() || counted.policy.unit == FeeUnit::Term;
    if lone.is_none() && input.elsewhere_fen > Fen::ZERO && month.counted.iter().any(by_term) {
        let fen = input.elsewhere_fen;
        steps.push(note(format!(
            "用本程序以前已收 {fen} 元，分不出是哪一项的，没有算进各项自己的学期封顶和按学期收的费"
        )));
    }
    steps.extend(waiver.notes());
    let pupil = input.pupil;
    Some(Line {
        id: format!("{}-B-{}", input.month, pupil.id),
        code: pupil.code.to_owned(),
        who: pupil.name.to_owned(),
        amount_fen: amount,
        waived_fen: waived,
        tax_fen: Fen::ZERO,
        steps,
        detail: Detail::Bill(BillDetail {
            student: pupil.id,
            class_label: pupil.class_label.to_owned(),
            seat_no: pupil.seat_no,
            lessons: month.counted.iter().map(Counted::lessons).sum(),
            days,
            service_fee_fen: service_fee,
            before_reductions_fen: before.into_iter().map(|(kind, fen)| (kind.code().to_owned(), fen)).collect(),
        }),
    })
}

/// The one kind that the pupil's stage is charged for, to which alone what was charged before can belong.
fn lone_kind(input: &FeeInput<'_>) -> Option<ServiceKind> {
    let day = input.month.first_day();
    let has_price = |kind: &&ServiceKind| input.profile.fee(**kind, input.pupil.stage, input.area, day).is_some();
    let mut priced = ServiceKind::ALL.iter().filter(has_price);
    let first = priced.next().copied();
    first.filter(|_| priced.next().is_none())
}

fn distinct_days(counted: &[Counted<'_>]) -> u32 {
    let days: BTreeSet<NaiveDate> = counted.iter().flat_map(|each| each.days.iter().map(|(day, _)| *day)).collect();
    days.len() as u32
}

/// A step that only explains.
fn note(text: String) -> Step {
    Step { text, amount_fen: None, clause: None, days: MonthDays::default() }
}

/// Days in order as `11月6日、9日`.
fn days_label(days: &[NaiveDate]) -> String {
    let mut label = String::new();
    let mut last_month = None;
    for day in days {
        if last_month.is_some() {
            label.push('、');
        }
        if last_month != Some(day.month()) {
            label.push_str(&format!("{}月", day.month()));
        }
        last_month = Some(day.month());
        label.push_str(&format!("{}日", day.day()));
    }
    label
}
