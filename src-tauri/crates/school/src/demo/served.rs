//! A month of the demo school: who came to every session, and who served it.
use super::chance::Chance;
use super::groups::{DemoGroup, Slot, clock};
use super::places::Place;
use super::pupils::Pupil;
use super::staff::Person;
use super::words::DemoWords;
use super::{DemoOrder, DemoSheet, sheet};
use crate::words::{Mark, ServiceKind, StaffKind};
use chrono::{NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// The roll calls of the days: √ for nearly all; leave for one to three days together, few absent, late or gone early.
pub(super) fn roll_calls(
    order: &DemoOrder,
    words: &DemoWords,
    (pupils, groups, places): (&[Pupil], &[DemoGroup], &[Place]),
    days: &[(NaiveDate, Weekday)],
) -> DemoSheet {
    let mut chance = Chance::new(order.seed, "marks");
    let mut on_leave = vec![0_usize; pupils.len()];
    let mut rows = Vec::new();
    for (day, weekday) in days {
        let date = day.to_string();
        let mut of_pupil: BTreeMap<usize, Vec<&Place>> = BTreeMap::new();
        for place in places {
            let expected = place.days.has(*weekday) && place.from <= *day && place.to.is_none_or(|to| *day <= to);
            if expected {
                of_pupil.entry(place.pupil).or_default().push(place);
            }
        }
        let mut marked = Vec::new();
        for (nth, mut own) in of_pupil {
            own.sort_by_key(|place| groups[place.group].slot);
            let marks = day_marks(&mut chance, &mut on_leave[nth], own.len());
            marked.extend(own.into_iter().zip(marks));
        }
        marked.sort_by_key(|(place, _)| (place.group, place.pupil));
        rows.extend(marked.into_iter().map(|(place, mark)| {
            let pupil = &pupils[place.pupil];
            vec![
                date.clone(),
                groups[place.group].name.clone(),
                pupil.code.clone(),
                pupil.grade_text(),
                pupil.class_text(),
                pupil.name.clone(),
                mark.sign().to_owned(),
            ]
        }));
    }
    let header = ["日期", "服务班", "学籍号", "年级", "班级", "姓名", "出勤"];
    sheet("attendance", "考勤", format!("{}课后服务考勤 {}", words.school, order.month.label()), &header, rows)
}

/// The marks of one pupil's sessions of a day in their order: away from all, late for the first, or gone from the last.
fn day_marks(chance: &mut Chance, on_leave: &mut usize, sessions: usize) -> Vec<Mark> {
    let mut marks = vec![Mark::Present; sessions];
    if *on_leave > 0 {
        *on_leave -= 1;
        marks.fill(Mark::Leave);
        return marks;
    }
    match chance.below(1000) {
        0..=14 => {
            *on_leave = chance.below(3);
            marks.fill(Mark::Leave);
        }
        15..=18 => marks.fill(Mark::Absent),
        19..=24 => marks[0] = Mark::Late,
        25..=29 => marks[sessions - 1] = Mark::LeftEarly,
        _ => {}
    }
    marks
}

/// One row of the sign-in sheet.
struct Row {
    group: String,
    duty: &'static str,
    who: usize,
    signed: Option<(u32, u32)>,
    lessons: &'static str,
    stands_in_for: Option<usize>,
    note: &'static str,
}

struct Signing<'a> {
    staff: &'a [Person],
    groups: &'a [DemoGroup],
    chance: Chance,
    rows: Vec<(NaiveDate, Row)>,
}

/// The sign-in sheet: everyone who served, now and then late or gone early, someone else in the place of the absent, one who
/// forgot to sign in; a leader on duty and someone who organises on every day.
pub(super) fn sign_ins(
    order: &DemoOrder,
    words: &DemoWords,
    (staff, groups): (&[Person], &[DemoGroup]),
    days: &[(NaiveDate, Weekday)],
) -> DemoSheet {
    let mut signing = Signing { staff, groups, chance: Chance::new(order.seed, "signing"), rows: Vec::new() };
    for (nth, (day, weekday)) in days.iter().enumerate() {
        signing.day(nth, *day, *weekday);
    }
    let unsigned = signing
        .rows
        .iter()
        .position(|(day, row)| days.get(days.len() / 2).is_some_and(|mid| mid.0 == *day) && row.duty.is_empty());
    if let Some(place) = unsigned {
        signing.rows[place].1.signed = None;
        signing.rows[place].1.note = "忘记签到";
    }
    let rows = signing.rows.iter().map(|(day, row)| {
        let name = |who: usize| staff[who].name.clone();
        vec![
            day.to_string(),
            row.group.clone(),
            row.duty.to_owned(),
            staff[row.who].no.clone(),
            name(row.who),
            row.signed.map(|(from, _)| clock(from)).unwrap_or_default(),
            row.signed.map(|(_, to)| clock(to)).unwrap_or_default(),
            row.lessons.to_owned(),
            row.stands_in_for.map(name).unwrap_or_default(),
            row.note.to_owned(),
        ]
    });
    let header = ["日期", "服务班", "岗位", "工号", "姓名", "签到", "签退", "课时", "代", "备注"];
    let title = format!("{}课后服务教师签到 {}", words.school, order.month.label());
    sheet("staff-attendance", "教师签到", title, &header, rows.collect())
}

impl Signing<'_> {
    fn day(&mut self, nth: usize, day: NaiveDate, weekday: Weekday) {
        let groups = self.groups;
        let meeting: Vec<&DemoGroup> = groups.iter().filter(|group| group.days.has(weekday)).collect();
        let mut busy: BTreeSet<(usize, Slot)> =
            meeting.iter().flat_map(|group| group.staff.iter().map(|who| (*who, group.slot))).collect();
        for group in &meeting {
            for who in &group.staff {
                let row = self.served(group, *who, &mut busy);
                self.rows.push((day, row));
            }
        }
        let leaders: Vec<usize> = (0..self.staff.len()).filter(|who| self.staff[*who].is_leader).collect();
        let duties: Vec<usize> =
            (0..self.staff.len()).filter(|who| self.staff[*who].kind == StaffKind::DutyStaff).collect();
        let ends = meeting.iter().map(|group| group.slot.times().1).max().unwrap_or(18 * 60 + 30);
        if let Some(who) = leaders.get(nth % leaders.len().max(1)) {
            self.rows.push((day, duty("值班领导", *who, (16 * 60 + 20, ends + 5))));
        }
        // In turn, those who are not in a late group, so that the hours do not overlap, and not the day's leader.
        let today = leaders.get(nth % leaders.len().max(1));
        let free = |who: &&usize| Some(*who) != today && !busy.iter().any(|(other, _)| other == *who);
        let organisers: Vec<usize> = duties.iter().chain(&leaders).filter(free).copied().collect();
        if let Some(who) = organisers.get(nth % organisers.len().max(1)) {
            self.rows.push((day, duty("组织管理", *who, (16 * 60 + 15, 18 * 60 + 35))));
        }
    }

    fn served(&mut self, group: &DemoGroup, who: usize, busy: &mut BTreeSet<(usize, Slot)>) -> Row {
        let (starts, ends, _) = group.slot.times();
        let mut row = Row {
            group: group.name.clone(),
            duty: "",
            who,
            signed: Some((starts - self.chance.between(1, 9), ends + self.chance.between(0, 6))),
            lessons: "",
            stands_in_for: None,
            note: "",
        };
        let case = self.chance.below(1000);
        let is_teacher = matches!(self.staff[who].kind, StaffKind::OwnTeacher | StaffKind::VisitingTeacher);
        match case {
            0..=9 => row.signed = Some((starts + self.chance.between(3, 9), ends + 1)),
            10..=14 => row.signed = Some((starts - 4, ends - self.chance.between(5, 15))),
            15..=29 if is_teacher && group.kind != ServiceKind::Tutoring => {
                if let Some(other) = self.someone_free(group.slot, busy) {
                    busy.insert((other, group.slot));
                    (row.who, row.stands_in_for, row.note) = (other, Some(who), "代班");
                }
            }
            30..=31 if group.slot == Slot::Late => (row.lessons, row.note) = ("1.5", "提前一刻钟交接"),
            _ => {}
        }
        row
    }

    /// An own teacher who serves nowhere in that slot of the day.
    fn someone_free(&mut self, slot: Slot, busy: &BTreeSet<(usize, Slot)>) -> Option<usize> {
        let fits = |who: &usize| {
            let person = &self.staff[*who];
            person.kind == StaffKind::OwnTeacher && !person.is_leader && !busy.contains(&(*who, slot))
        };
        let free: Vec<usize> = (0..self.staff.len()).filter(fits).collect();
        self.chance.pick(&free).copied()
    }
}

fn duty(duty: &'static str, who: usize, signed: (u32, u32)) -> Row {
    Row { group: String::new(), duty, who, signed: Some(signed), lessons: "", stands_in_for: None, note: "" }
}
