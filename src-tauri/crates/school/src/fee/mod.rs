//! A pupil's fee for a month, from the sessions of the month to one line whose every fen has a step.
use crate::days::{Month, Span};
use crate::ids::StudentId;
use crate::money::{Fen, Lessons};
use crate::profile::PolicyProfile;
use crate::settlement::Line;
use crate::words::{Area, Mark, ServiceKind, Stage};
use chrono::NaiveDate;
use std::collections::BTreeMap;

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

/// A pupil's bill of the month; `None` where the pupil had no session of any chargeable kind.
pub fn bill(_input: &FeeInput<'_>) -> Option<Line> {
    None
}
