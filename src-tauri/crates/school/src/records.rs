//! What the school's file holds, as values: pupils, staff, groups, enrolments, attendance and the rest.
use crate::days::{Month, Span, Weekdays};
use crate::ids::{BatchId, EnrolmentId, GroupId, HomeClassId, ServiceId, StaffId, StudentId};
use crate::money::{Fen, Lessons};
use crate::words::{
    ActivityType, Area, Boarding, EnrolmentState, FundSource, Mark, SchoolSystem, ServiceKind, Sex, StaffKind, Stage,
    StudentStatus,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When something is done, and by whom: always passed in, never looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// The instant in UTC.
    pub at: DateTime<Utc>,
    /// The school's own calendar day.
    pub today: NaiveDate,
    /// Who does it, as named to the program.
    pub actor: String,
}

/// The school itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// Its name as printed.
    pub name: String,
    /// 学段.
    pub stage: Stage,
    /// 学制.
    pub system: SchoolSystem,
    /// 城乡.
    pub area: Area,
    /// How classes are printed.
    pub class_style: ClassStyle,
    /// 监督电话, printed on public sheets; may be empty.
    pub complaints_phone: String,
}

/// How a class is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum ClassStyle {
    /// 三(2)班.
    #[default]
    #[serde(rename = "short")]
    Short,
    /// 三年级2班.
    #[serde(rename = "long")]
    Long,
}

/// A term: name, first and last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// For example `2026-2027学年上学期`.
    pub name: String,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day, inside.
    pub last_day: NaiveDate,
}

/// A class: stored by the year its pupils entered their stage, and its label as text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HomeClass {
    /// Row number; 0 before it is kept.
    pub id: HomeClassId,
    /// 小学 or 初中, never the whole nine years.
    pub stage: Stage,
    /// 入学年份: the year in which grade 1 (小学) or the first junior grade began.
    pub entry_year: i32,
    /// The class's own label: `1`, `2`, `甲`, `08`.
    pub label: String,
}

/// A pupil.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// Row number; 0 before it is kept.
    pub id: StudentId,
    /// 学籍号, 19 characters, where known.
    pub student_code: Option<String>,
    /// Name as entered, dots unified.
    pub name: String,
    /// 性别.
    pub sex: Sex,
    /// 身份证件号, upper-case X, where known.
    pub id_number: Option<String>,
    /// The class.
    pub home_class: HomeClassId,
    /// 座号.
    pub seat_no: Option<u32>,
    /// 就读方式.
    pub boarding: Boarding,
    /// 在校 or 离校.
    pub status: StudentStatus,
    /// The day the pupil left.
    pub left_on: Option<NaiveDate>,
    /// 备注.
    pub note: String,
    /// What the family was charged in a term before the school used the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charged_before: Option<ChargedBefore>,
}

/// Charged in a term outside the program, over all kinds and before reductions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargedBefore {
    /// The last month that is in it; its term is the one the amount counts in.
    pub until: Month,
    /// How much.
    pub fen: Fen,
}

impl ChargedBefore {
    /// `320.00 元（到2026年10月）`.
    pub fn said(self) -> String {
        format!("{} 元（到{}）", self.fen, self.until.label())
    }
}

/// A guardian of a pupil.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guardian {
    /// The pupil.
    pub student: StudentId,
    /// Name; may be empty where only a phone is known.
    pub name: String,
    /// 与学生关系; may be empty.
    pub relation: String,
    /// Phone; may be empty.
    pub phone: String,
}

/// A reduction a pupil's family has, by category; what it amounts to stands in the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reduction {
    /// The pupil.
    pub student: StudentId,
    /// The profile's category, for example 农村低保.
    pub category: String,
    /// Evidence; may be empty.
    pub evidence: String,
    /// From–to.
    pub valid: Span,
}

/// A person who serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Row number; 0 before it is kept.
    pub id: StaffId,
    /// 工号; unique where given.
    pub staff_no: String,
    /// Name.
    pub name: String,
    /// 人员类别.
    pub kind: StaffKind,
    /// 岗位; may be empty.
    pub post: String,
    /// 身份证件号, where known.
    pub id_number: Option<String>,
    /// 手机号; may be empty.
    pub phone: String,
    /// 开户行; may be empty.
    pub bank: String,
    /// 银行账号; may be empty.
    pub account: String,
    /// 任教学科; may be empty.
    pub subject: String,
    /// Whether paid as wages although an outsider by kind (a retired teacher switched to wages).
    pub taxed_as_wages: bool,
    /// 备注.
    pub note: String,
}

/// Something offered: a kind, an activity, a fund source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Row number; 0 before it is kept.
    pub id: ServiceId,
    /// Name as printed.
    pub name: String,
    /// 服务类别.
    pub kind: ServiceKind,
    /// 活动类型.
    pub activity: Option<ActivityType>,
    /// 经费来源.
    pub fund: FundSource,
}

/// 服务班: one running group of a service, with its meetings and staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Row number; 0 before it is kept.
    pub id: GroupId,
    /// The service.
    pub service: ServiceId,
    /// The service's kind, kept beside it for the rules.
    pub kind: ServiceKind,
    /// The service's activity.
    pub activity: Option<ActivityType>,
    /// Name, unique among groups running at the same time.
    pub name: String,
    /// Room; may be empty.
    pub room: String,
    /// 容量.
    pub capacity: Option<u32>,
    /// 最低人数.
    pub minimum: Option<u32>,
    /// 年级范围 as entered (`1-3`, `三、四年级`); empty for all. See `classes::GradeRange`.
    pub grades: String,
    /// 资金池 its staff are paid from; empty where the group's pay is not by pool.
    pub pay_pool: String,
    /// From–to.
    pub valid: Span,
    /// Why a meeting beyond the allowed end is held all the same; empty where none is.
    pub override_reason: String,
    /// When it meets.
    pub meetings: Vec<Meeting>,
    /// Who serves.
    pub staff: Vec<GroupStaff>,
}

/// One weekly meeting of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The weekday.
    pub weekday: Weekday,
    /// Begins.
    pub starts_at: NaiveTime,
    /// Ends.
    pub ends_at: NaiveTime,
    /// 课时数 of one meeting.
    pub lessons: Lessons,
    /// From–to.
    pub valid: Span,
}

/// A person who serves in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupStaff {
    /// The person.
    pub staff: StaffId,
    /// Only on this weekday; `None` on all of the group's.
    pub weekday: Option<Weekday>,
    /// From–to.
    pub valid: Span,
}

/// A pupil's place in a group on some weekdays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Row number; 0 before it is kept.
    pub id: EnrolmentId,
    /// The pupil.
    pub student: StudentId,
    /// The group.
    pub group: GroupId,
    /// On which of its weekdays.
    pub weekdays: Weekdays,
    /// From–to.
    pub valid: Span,
    /// Where it stands; only `Active` counts.
    pub state: EnrolmentState,
    /// 回执编号; may be empty.
    pub slip_no: String,
    /// 接送方式; may be empty.
    pub pickup_way: String,
    /// The batch it came with.
    pub batch: Option<BatchId>,
}

/// One pupil's mark in one session; one row for everyone expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// The day.
    pub day: NaiveDate,
    /// The group.
    pub group: GroupId,
    /// The pupil.
    pub student: StudentId,
    /// The mark.
    pub mark: Mark,
}

/// One person's serving on one day, in a group or on a duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffAttendance {
    /// The day.
    pub day: NaiveDate,
    /// The group; `None` for a duty.
    pub group: Option<GroupId>,
    /// The duty (岗位, for example 值班领导), which is also its pool; empty for a group.
    pub duty: String,
    /// Who came.
    pub staff: StaffId,
    /// 签到.
    pub in_at: Option<NaiveTime>,
    /// 签退.
    pub out_at: Option<NaiveTime>,
    /// 课时, only where it differs from the meeting's.
    pub lessons: Option<Lessons>,
    /// The absent person this one stood in for.
    pub stands_in_for: Option<StaffId>,
    /// 备注; may be empty.
    pub note: String,
}

/// A national holiday or make-up workday as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// True for a day off, false for a make-up workday.
    pub is_off: bool,
    /// For example 国庆节.
    pub name: String,
    /// The paper it rests on.
    pub source: String,
}

/// What kind of change the school itself made to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayChangeKind {
    /// A make-up day follows the timetable of a weekday.
    MakeUp,
    /// No service is held.
    Closure,
    /// School ends early and pupils go home: no service is held, although the day is taught.
    EarlyDismissal,
    /// An extra service day.
    Extra,
}

impl DayChangeKind {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            DayChangeKind::MakeUp => "补课",
            DayChangeKind::Closure => "停课",
            DayChangeKind::EarlyDismissal => "提前放学",
            DayChangeKind::Extra => "加开",
        }
    }

    /// Whether no service is held because of it.
    pub fn cancels(self) -> bool {
        matches!(self, DayChangeKind::Closure | DayChangeKind::EarlyDismissal)
    }

    /// The reason as read on lists: an early dismissal is named, a closure's reason stands for itself.
    pub fn said(self, reason: &str) -> String {
        match (self, reason.is_empty()) {
            (DayChangeKind::EarlyDismissal, false) => format!("提前放学：{reason}"),
            (DayChangeKind::EarlyDismissal, true) => "提前放学".to_owned(),
            _ => reason.to_owned(),
        }
    }
}

/// The school's own change to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayChange {
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: DayChangeKind,
    /// The weekday a make-up day follows.
    pub follows_weekday: Option<Weekday>,
    /// For which grades; empty for all.
    pub grades: String,
    /// Why; a closure must say.
    pub reason: String,
}
