//! The groups of the demo school: homework by class, reading by grade, clubs across classes, free tutoring, extended care.
use super::pupils::Pupil;
use super::staff::Person;
use super::words::DemoWords;
use super::{DemoSheet, sheet};
use crate::classes::{GRADE_CHARS, GradeRange};
use crate::days::Weekdays;
use crate::words::{ActivityType, ServiceKind, StaffKind};
use std::collections::BTreeSet;

/// When a group meets; two groups of different slots never meet at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// 16:30–17:30.
    First,
    /// 17:30–18:30.
    Second,
    /// 18:30–20:30.
    Late,
}

impl Slot {
    /// Begin, end and lessons; the ends are those of the national opinion.
    pub(super) fn times(self) -> (u32, u32, u32) {
        match self {
            Slot::First => (16 * 60 + 30, 17 * 60 + 30, 1),
            Slot::Second => (17 * 60 + 30, 18 * 60 + 30, 1),
            Slot::Late => (18 * 60 + 30, 20 * 60 + 30, 2),
        }
    }
}

/// A group of the demo school.
#[derive(Debug, Clone)]
pub(super) struct DemoGroup {
    pub name: String,
    pub kind: ServiceKind,
    pub activity: ActivityType,
    pub days: Weekdays,
    pub slot: Slot,
    pub room: String,
    pub capacity: usize,
    pub grades: GradeRange,
    pub grades_text: String,
    /// Only pupils of this class of its grade.
    pub class: Option<usize>,
    pub pool: &'static str,
    /// Places in the staff list.
    pub staff: Vec<usize>,
}

/// Hands out people so that nobody serves in two groups at a time.
struct Rota<'a> {
    staff: &'a [Person],
    busy: BTreeSet<(usize, Slot, u8)>,
    turn: usize,
}

impl Rota<'_> {
    /// Someone of the first kind that has anyone free then, leaders left out; the turn goes round.
    fn take(&mut self, kinds: &[StaffKind], days: Weekdays, slot: Slot) -> Option<usize> {
        let count = self.staff.len();
        for kind in kinds {
            for step in 0..count {
                let who = (self.turn + step) % count;
                let fits = self.staff[who].kind == *kind && !self.staff[who].is_leader;
                if fits && days.each().all(|day| !self.busy.contains(&(who, slot, day.num_days_from_monday() as u8))) {
                    self.busy.extend(days.each().map(|day| (who, slot, day.num_days_from_monday() as u8)));
                    self.turn = who + 1;
                    return Some(who);
                }
            }
        }
        None
    }
}

pub(super) fn make(words: &DemoWords, pupils: &[Pupil], staff: &[Person]) -> Vec<DemoGroup> {
    let mut groups = homework(pupils);
    groups.extend(reading(pupils));
    groups.extend(clubs(words, pupils.len()));
    groups.extend(tutoring(pupils.len()));
    groups.extend(extended(pupils.len()));
    let mut rota = Rota { staff, busy: BTreeSet::new(), turn: 0 };
    use StaffKind::{
        DutyStaff, InstitutionStaff, OwnTeacher, Professional, RetiredTeacher, VisitingTeacher, Volunteer,
    };
    for (nth, group) in groups.iter_mut().enumerate() {
        let kinds: &[StaffKind] = match group.kind {
            ServiceKind::Tutoring => &[RetiredTeacher, OwnTeacher],
            ServiceKind::Club if nth % 5 == 0 => &[InstitutionStaff, Professional, OwnTeacher],
            ServiceKind::Club => &[Professional, OwnTeacher],
            _ => &[OwnTeacher, VisitingTeacher],
        };
        group.staff.extend(rota.take(kinds, group.days, group.slot));
        match group.kind {
            ServiceKind::ExtendedCare => group.staff.extend(rota.take(&[DutyStaff], group.days, group.slot)),
            ServiceKind::BasicCare if group.slot == Slot::Second => {
                group.staff.extend(rota.take(&[Volunteer], group.days, group.slot));
            }
            _ => {}
        }
    }
    groups
}

fn every_day() -> Weekdays {
    Weekdays::read("一二三四五").unwrap_or_default()
}

/// One homework group a class, 16:30–17:30.
fn homework(pupils: &[Pupil]) -> Vec<DemoGroup> {
    let classes: BTreeSet<(u8, usize)> = pupils.iter().map(|pupil| (pupil.grade, pupil.class)).collect();
    let group = |(grade, class): (u8, usize)| {
        let numeral = GRADE_CHARS[usize::from(grade) - 1];
        DemoGroup {
            name: format!("{numeral}({class})班作业辅导"),
            kind: ServiceKind::BasicCare,
            activity: ActivityType::Homework,
            days: every_day(),
            slot: Slot::First,
            room: format!("{numeral}({class})教室"),
            capacity: 45,
            grades: GradeRange::from_to(grade, grade),
            grades_text: format!("{numeral}年级"),
            class: Some(class),
            pool: "作业辅导",
            staff: Vec::new(),
        }
    };
    classes.into_iter().map(group).collect()
}

/// Reading and self-study groups of each grade, 17:30–18:30, for two pupils in five of the grade.
fn reading(pupils: &[Pupil]) -> Vec<DemoGroup> {
    let mut groups = Vec::new();
    for grade in 1..=GRADE_CHARS.len() as u8 {
        let in_grade = pupils.iter().filter(|pupil| pupil.grade == grade).count();
        let numeral = GRADE_CHARS[usize::from(grade) - 1];
        for nth in 1..=(in_grade * 2 / 5).div_ceil(40) {
            let activity = if nth % 2 == 1 { ActivityType::Reading } else { ActivityType::SelfStudy };
            groups.push(DemoGroup {
                name: format!("{numeral}年级阅读自习{nth}班"),
                kind: ServiceKind::BasicCare,
                activity,
                days: every_day(),
                slot: Slot::Second,
                room: format!("{numeral}({nth})教室"),
                capacity: 45,
                grades: GradeRange::from_to(grade, grade),
                grades_text: format!("{numeral}年级"),
                class: None,
                pool: "作业辅导",
                staff: Vec::new(),
            });
        }
    }
    groups
}

/// Clubs across classes, 17:30–18:30; a second set of them for every 800 pupils.
fn clubs(words: &DemoWords, pupils: usize) -> Vec<DemoGroup> {
    let sets = pupils.div_ceil(800);
    let mut groups = Vec::new();
    for set in 1..=sets {
        for club in &words.clubs {
            let number = if sets > 1 { set.to_string() } else { String::new() };
            groups.push(DemoGroup {
                name: format!("{}{number}", club.name),
                kind: ServiceKind::Club,
                activity: ActivityType::read(&club.activity).unwrap_or(ActivityType::Interest),
                days: Weekdays::read(&club.days).unwrap_or_default(),
                slot: Slot::Second,
                room: format!("{}{number}", club.room),
                capacity: 30,
                grades: GradeRange::read(&club.grades).unwrap_or(GradeRange::ALL),
                grades_text: club.grades.clone(),
                class: None,
                pool: "社团",
                staff: Vec::new(),
            });
        }
    }
    groups
}

/// Free help for a few pupils at a time, 17:30–18:30.
fn tutoring(pupils: usize) -> Vec<DemoGroup> {
    let sets = pupils.div_ceil(800) * 2;
    let group = |nth: usize| DemoGroup {
        name: format!("个别辅导{nth}组"),
        kind: ServiceKind::Tutoring,
        activity: ActivityType::Homework,
        days: Weekdays::read(if nth % 2 == 1 { "一三" } else { "二四" }).unwrap_or_default(),
        slot: Slot::Second,
        room: format!("辅导室{nth}"),
        capacity: 8,
        grades: GradeRange::from_to(3, 6),
        grades_text: "3-6".to_owned(),
        class: None,
        pool: "个别辅导",
        staff: Vec::new(),
    };
    (1..=sets).map(group).collect()
}

/// Extended care until 20:30, apart for the lower and the upper grades.
fn extended(pupils: usize) -> Vec<DemoGroup> {
    let each = (pupils * 8 / 200).div_ceil(30).max(1);
    let group = |nth: usize| {
        let is_lower = nth <= each;
        DemoGroup {
            name: format!("延时{nth}班"),
            kind: ServiceKind::ExtendedCare,
            activity: ActivityType::SelfStudy,
            days: every_day(),
            slot: Slot::Late,
            room: format!("延时教室{nth}"),
            capacity: 35,
            grades: if is_lower { GradeRange::from_to(1, 3) } else { GradeRange::from_to(4, 6) },
            grades_text: if is_lower { "1-3" } else { "4-6" }.to_owned(),
            class: None,
            pool: "延时托管",
            staff: Vec::new(),
        }
    };
    (1..=each * 2).map(group).collect()
}

/// A time of day in minutes as `16:30`.
pub(super) fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The group list.
pub(super) fn list(words: &DemoWords, staff: &[Person], groups: &[DemoGroup]) -> DemoSheet {
    let header = [
        "服务班",
        "服务类别",
        "活动类型",
        "星期",
        "开始",
        "结束",
        "课时数",
        "地点",
        "容量",
        "最低人数",
        "年级范围",
        "教师",
        "资金池",
    ];
    let rows = groups
        .iter()
        .map(|group| {
            let (starts, ends, lessons) = group.slot.times();
            let teachers: Vec<&str> = group.staff.iter().map(|who| staff[*who].name.as_str()).collect();
            let minimum = if group.kind == ServiceKind::Club { "10" } else { "" };
            vec![
                group.name.clone(),
                group.kind.label().to_owned(),
                group.activity.label().to_owned(),
                group.days.to_string(),
                clock(starts),
                clock(ends),
                lessons.to_string(),
                group.room.clone(),
                group.capacity.to_string(),
                minimum.to_owned(),
                group.grades_text.clone(),
                teachers.join("、"),
                group.pool.to_owned(),
            ]
        })
        .collect();
    sheet("groups", "服务班", format!("{}课后服务班", words.school), &header, rows)
}
