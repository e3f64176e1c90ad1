//! Rosters: who is expected in a session, the day's two rosters, and the month's attendance sheet, as values ready to print.
mod expected;
mod month;
mod note;
mod register;

use crate::days::{day_label, time_label};
use crate::ids::{GroupId, StudentId};
use crate::records::{Attendance, Enrolment, Staff};
use crate::rollcall::{Expected, Sums};
use crate::session::{Session, Until};
use crate::words::Mark;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

pub use expected::{expected, staff_of};
pub use month::{MonthDay, MonthRow, MonthSheet, of_month};
pub use note::with_notes;
pub use register::{Numbered, Register};

/// All rosters of one day that end by the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRoster {
    /// The school's name.
    pub school: String,
    /// The day.
    pub day: NaiveDate,
    /// `至18:30` or `18:30–20:30`.
    pub until: Until,
    /// One per session, by start, kind and name.
    pub groups: Vec<GroupRoster>,
}

/// One session's roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRoster {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// 服务类别, for example 基础托管.
    pub kind_label: String,
    /// `16:30–17:30`.
    pub slot: String,
    /// The room; may be empty.
    pub room: String,
    /// Names of those who serve.
    pub staff: Vec<String>,
    /// What the numbers of the rows are.
    pub numbered: Numbered,
    /// By class, seat and name.
    pub rows: Vec<RosterRow>,
    /// The sums once a roll call is kept.
    pub sums: Option<Sums>,
    /// Why the session is not held; `None` when it is.
    pub cancelled: Option<String>,
}

/// One pupil on a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// The number called and typed in a roll call.
    pub number: u32,
    /// 座号 in the class.
    pub seat_no: Option<u32>,
    /// The pupil.
    pub student: StudentId,
    /// The class as printed on that day.
    pub class_label: String,
    /// The name.
    pub name: String,
    /// 男 or 女.
    pub sex_label: String,
    /// The mark once a roll call is kept.
    pub mark: Option<Mark>,
    /// What is kept of the pupil for those who look after them, such as an allergy; empty until [`with_notes`] puts it there.
    pub note: String,
}

/// The session's roster. Where a roll call is kept its rows are the roster, so that a later change of enrolment never
/// changes the past; else those expected are.
pub fn of_session(
    register: &Register<'_>,
    session: &Session<'_>,
    enrolments: &[Enrolment],
    kept: &[Attendance],
    staff: &[Staff],
) -> GroupRoster {
    let marks: BTreeMap<StudentId, Mark> = kept
        .iter()
        .filter(|row| row.group == session.group.id && row.day == session.day)
        .map(|row| (row.student, row.mark))
        .collect();
    let ids = if marks.is_empty() { expected(session, enrolments) } else { marks.keys().copied().collect() };
    let students = register.sorted(ids, session.day);
    let (numbered, numbers) = Register::numbers(&students);
    let rows = students
        .iter()
        .zip(numbers)
        .map(|(student, number)| RosterRow {
            seat_no: student.seat_no,
            number,
            student: student.id,
            class_label: register.class_label(student, session.day),
            name: student.name.clone(),
            sex_label: student.sex.label().to_owned(),
            mark: marks.get(&student.id).copied(),
            note: String::new(),
        })
        .collect();
    GroupRoster {
        group: session.group.id,
        name: session.group.name.clone(),
        kind_label: session.group.kind.label().to_owned(),
        slot: format!("{}–{}", time_label(session.starts_at), time_label(session.ends_at)),
        room: session.group.room.clone(),
        staff: staff_of(session.group, session.day, Some(session.weekday), staff),
        numbered,
        rows,
        sums: (!marks.is_empty()).then(|| Sums::of(marks.values().copied())),
        cancelled: session.cancelled.clone(),
    }
}

impl GroupRoster {
    /// `作业一班（基础托管）`; a name that says its kind stands alone.
    pub fn title(&self) -> String {
        match self.name.contains(&self.kind_label) {
            true => self.name.clone(),
            false => format!("{}（{}）", self.name, self.kind_label),
        }
    }

    /// Those expected, with the numbers a roll call names them by.
    pub fn expected(&self) -> Vec<Expected> {
        self.rows
            .iter()
            .map(|row| Expected {
                number: row.number,
                student: row.student,
                name: row.name.clone(),
                class_label: row.class_label.clone(),
                seat_no: row.seat_no,
            })
            .collect()
    }
}

impl DayRoster {
    /// What the roster is called: `至18:30 名册` or `18:30–20:30 名册`.
    pub fn title(&self) -> String {
        match self.until {
            Until::Basic => "课后服务名册（至18:30）".to_owned(),
            Until::Extended => "课后服务名册（18:30–20:30）".to_owned(),
        }
    }

    /// What stands on the page of one session, whose times stand below it.
    pub fn page_title(&self) -> &'static str {
        "课后服务名册"
    }

    /// `2026年11月24日 周二`.
    pub fn day_label(&self) -> String {
        format!("{}年{}", self.day.year(), day_label(self.day))
    }

    /// Of the sessions that are held: pupils, each counted once (人), and places, one a session (人次).
    pub fn held(&self) -> (u32, u32) {
        let rows = || self.groups.iter().filter(|group| group.cancelled.is_none()).flat_map(|group| &group.rows);
        (rows().map(|row| row.student).collect::<BTreeSet<_>>().len() as u32, rows().count() as u32)
    }

    /// Pupils on it, each counted once.
    pub fn pupils(&self) -> usize {
        self.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.student)).collect::<BTreeSet<_>>().len()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::days::{Month, Span, Weekdays};
    use crate::ids::{EnrolmentId, HomeClassId};
    use crate::records::{ClassStyle, HomeClass, Student};
    use crate::session::sessions_on;
    use crate::session::tests::{calendar, day, group};
    use crate::words::{Boarding, EnrolmentState, SchoolSystem, ServiceKind, Sex, Stage, StudentStatus};
    use chrono::Weekday;

    fn student(id: i64, class: i64, seat_no: Option<u32>, name: &str) -> Student {
        Student {
            id: StudentId(id),
            student_code: None,
            name: name.into(),
            sex: Sex::Female,
            id_number: None,
            home_class: HomeClassId(class),
            seat_no,
            boarding: Boarding::Day,
            status: StudentStatus::Present,
            left_on: None,
            note: String::new(),
            charged_before: None,
        }
    }

    fn class(id: i64, entry_year: i32, label: &str) -> HomeClass {
        HomeClass { id: HomeClassId(id), stage: Stage::Primary, entry_year, label: label.into() }
    }

    fn enrolment(student: i64, weekdays: &str, to: Option<&str>) -> Enrolment {
        Enrolment {
            id: EnrolmentId(student),
            student: StudentId(student),
            group: GroupId(1),
            weekdays: Weekdays::read(weekdays).unwrap(),
            valid: Span { from: day("2026-09-01"), to: to.map(day) },
            state: EnrolmentState::Active,
            slip_no: String::new(),
            pickup_way: String::new(),
            batch: None,
        }
    }

    #[test]
    fn a_roster_is_sorted_by_class_and_seat_and_keeps_the_past() {
        let students = [
            student(1, 2, Some(1), "王㛃"),
            student(2, 1, Some(12), "李䶮"),
            student(3, 1, Some(2), "阿依古丽·阿布拉"),
            student(4, 3, Some(9), "赵犇"),
        ];
        let classes = [class(1, 2024, "2"), class(2, 2024, "10"), class(3, 2025, "1")];
        let register = Register::new(&students, &classes, SchoolSystem::SixThree, ClassStyle::Short);
        let groups = [group(1, "作业一班", ServiceKind::BasicCare, &[Weekday::Tue], "16:30", "17:30")];
        let calendar = calendar(Vec::new());
        let sessions = sessions_on(&calendar, &groups, day("2026-11-24")).unwrap();
        let enrolments = [
            enrolment(1, "二", None),
            enrolment(2, "一二", None),
            enrolment(3, "二", None),
            enrolment(4, "二", Some("2026-11-23")),
        ];
        let roster = of_session(&register, &sessions[0], &enrolments, &[], &[]);
        let shown: Vec<String> =
            roster.rows.iter().map(|row| format!("{} {} {}", row.number, row.class_label, row.name)).collect();
        assert_eq!(shown, ["1 三(2)班 阿依古丽·阿布拉", "2 三(2)班 李䶮", "3 三(10)班 王㛃"]);

        let kept = [Attendance { day: day("2026-11-24"), group: GroupId(1), student: StudentId(4), mark: Mark::Leave }];
        let roster = of_session(&register, &sessions[0], &enrolments, &kept, &[]);
        assert_eq!((roster.rows[0].number, roster.rows[0].name.as_str()), (9, "赵犇"), "one class is called by seat");
        assert_eq!(roster.numbered.label(), "座号");
        assert_eq!(roster.sums, Some(Sums { expected: 1, leave: 1, ..Sums::default() }));
    }

    #[test]
    fn pupils_stand_by_class_then_seat_then_pinyin() {
        let students = [
            student(1, 2, None, "安然"),
            student(2, 1, None, "赵犇"),
            student(3, 1, None, "单雨"),
            student(4, 1, None, "李明"),
            student(5, 1, Some(40), "周宇"),
            student(6, 1, Some(3), "郑好"),
            student(7, 1, None, "白雪"),
            student(8, 1, None, "李敏"),
        ];
        let classes = [class(1, 2024, "2"), class(2, 2024, "10")];
        let register = Register::new(&students, &classes, SchoolSystem::SixThree, ClassStyle::Short);
        let sorted = register.sorted(students.iter().map(|each| each.id), day("2026-11-24"));
        let names: Vec<&str> = sorted.iter().map(|each| each.name.as_str()).collect();
        assert_eq!(names, ["郑好", "周宇", "白雪", "李敏", "李明", "单雨", "赵犇", "安然"]);
    }

    #[test]
    fn a_note_is_printed_but_never_what_tells_of_hardship() {
        let categories = ["烈士子女".to_owned()];
        // kept → printed
        for (kept, printed) in [
            ("花生过敏", "花生过敏"),
            ("花生、牛奶过敏；低保户", "花生、牛奶过敏"),
            ("低保户，哮喘", "哮喘"),
            ("减免 50 %", ""),
            ("哮喘 低保户", "哮喘"),
            ("对花生过敏，急救电话 120", "对花生过敏，急救电话 120"),
            ("烈士子女。近视", "近视"),
            ("家庭困难", ""),
            ("随班就读；对青霉素过敏", "对青霉素过敏"),
            ("单亲，由爷爷接", "由爷爷接"),
            ("", ""),
        ] {
            let students = [Student { note: kept.into(), ..student(1, 1, Some(1), "王㛃") }];
            let classes = [class(1, 2024, "2")];
            let register = Register::new(&students, &classes, SchoolSystem::SixThree, ClassStyle::Short);
            let groups = [group(1, "作业一班", ServiceKind::BasicCare, &[Weekday::Tue], "16:30", "17:30")];
            let calendar = calendar(Vec::new());
            let sessions = sessions_on(&calendar, &groups, day("2026-11-24")).unwrap();
            let mut roster = of_session(&register, &sessions[0], &[enrolment(1, "二", None)], &[], &[]);
            assert_eq!(roster.title(), "作业一班（基础托管）");
            assert_eq!(GroupRoster { name: "基础托管一班".into(), ..roster.clone() }.title(), "基础托管一班");
            assert_eq!(roster.rows[0].note, "", "nothing is put there unasked");
            with_notes(&mut roster, &register, &categories);
            assert_eq!(roster.rows[0].note, printed, "{kept}");
        }
    }

    #[test]
    fn a_month_sheet_has_every_day_and_each_sum_and_whom_it_waits_for() {
        let students = [student(1, 1, Some(1), "王㛃"), student(2, 1, Some(2), "李明"), student(3, 1, Some(3), "赵强")];
        let classes = [class(1, 2024, "2")];
        let register = Register::new(&students, &classes, SchoolSystem::SixThree, ClassStyle::Short);
        let groups = [group(1, "作业一班", ServiceKind::BasicCare, &[Weekday::Tue, Weekday::Fri], "16:30", "17:30")];
        let month = Month::read("2026-11").unwrap();
        let calendar = calendar(Vec::new());
        let sessions: Vec<_> =
            month.days().flat_map(|day| sessions_on(&calendar, &groups, day).unwrap_or_default()).collect();
        let places = [enrolment(1, "二五", None), enrolment(2, "二", None), enrolment(3, "二", Some("2026-11-04"))];
        let sheet =
            |kept: &[Attendance]| of_month(&register, "育英小学", (month, &groups[0]), &sessions, &places, kept, &[]);
        let mark = |date: &str, mark| Attendance { day: day(date), group: GroupId(1), student: StudentId(1), mark };
        // Ahead of the month everybody expected in it stands there.
        let blank = sheet(&[]);
        let signs = |sheet: &MonthSheet, row: usize, day: usize| sheet.rows[row].signs().nth(day - 1);
        assert_eq!((blank.is_blank(), blank.days.len(), blank.rows.len()), (true, 30, 3));
        assert_eq!((signs(&blank, 1, 3), signs(&blank, 1, 6), signs(&blank, 0, 6)), (Some(""), Some("–"), Some("")));
        assert_eq!(
            (blank.days[2].expected(), blank.days[5].expected(), blank.days[6].expected()),
            (Some(3), Some(1), None)
        );
        assert_eq!((signs(&blank, 1, 4), signs(&blank, 2, 10)), (Some(""), Some("–")), "no service, left by then");
        // Once the days are called they are as they were called.
        let kept: Vec<Attendance> = blank
            .days
            .iter()
            .filter(|day| day.meets)
            .map(|day| {
                mark(&format!("2026-11-{:02}", day.number), if day.number == 10 { Mark::Absent } else { Mark::Present })
            })
            .collect();
        let called = sheet(&kept);
        assert_eq!(called.rows.len(), 1);
        assert_eq!(called.days.iter().filter(|day| day.meets).count(), 8);
        assert_eq!((signs(&called, 0, 3), signs(&called, 0, 10)), (Some("√"), Some("×")));
        assert_eq!((called.is_blank(), called.rows[0].sums.present, called.rows[0].sums.absent), (false, 7, 1));
    }
}
