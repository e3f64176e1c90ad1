//! A small school in a temporary folder, for the store's own tests.
use crate::{Store, Trouble};
use chrono::{NaiveDate, NaiveTime, Weekday};
use kehou_school::days::{Month, Span, Weekdays};
use kehou_school::ids::{BatchId, EnrolmentId, GroupId, HomeClassId, ServiceId, StaffId, StudentId};
use kehou_school::intake::{Accepted, Effect, TakenEnrolment, TakenGroup, TakenStudent};
use kehou_school::money::Lessons;
use kehou_school::records::{
    Attendance, Enrolment, Group, GroupStaff, Guardian, HomeClass, Meeting, Now, Reduction, Staff, StaffAttendance,
    Student,
};
use kehou_school::words::{
    Boarding, EnrolmentState, FundSource, Mark, ServiceKind, Sex, StaffKind, Stage, StudentStatus,
};
use tempfile::TempDir;

mod faults;
mod keeping;
mod money;
mod opening;
mod schema;
mod undoing;

pub(crate) const PASSPHRASE: &str = "correct horse";

/// Bytes that look random and are the same each time.
pub(crate) fn chance() -> impl FnMut(&mut [u8]) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    move |bytes: &mut [u8]| {
        for byte in bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = (state >> 32) as u8;
        }
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn month(text: &str) -> Month {
    Month::read(text).unwrap()
}

pub(crate) fn now() -> Now {
    Now { at: "2026-11-24T08:30:00.123Z".parse().unwrap(), today: day("2026-11-24"), actor: "测试员".to_owned() }
}

pub(crate) fn new_school() -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    let (store, _) = Store::create(dir.path(), PASSPHRASE, &mut chance(), &now()).unwrap();
    (dir, store)
}

pub(crate) fn whole_term() -> Span {
    Span { from: day("2026-09-01"), to: Some(day("2027-01-20")) }
}

pub(crate) fn accepted<T>(effect: Effect, value: T) -> Accepted<T> {
    Accepted { row: 2, effect, value }
}

pub(crate) fn pupil(seat: u32) -> TakenStudent {
    let student = Student {
        id: StudentId(0),
        student_code: Some(format!("G32010520190101{seat:04}")),
        name: format!("学生·{seat}"),
        sex: Sex::Female,
        id_number: None,
        home_class: HomeClassId(0),
        seat_no: Some(seat),
        boarding: Boarding::Day,
        status: StudentStatus::Present,
        left_on: None,
        note: String::new(),
        charged_before: None,
    };
    let guardian = Guardian {
        student: StudentId(0),
        name: format!("家长{seat}"),
        relation: "母亲".into(),
        phone: "13800000000".into(),
    };
    let reduction =
        Reduction {
            student: StudentId(0), category: "农村低保".into(), evidence: String::new(), valid: whole_term()
        };
    let class = HomeClass { id: HomeClassId(0), stage: Stage::Primary, entry_year: 2024, label: "2".into() };
    TakenStudent {
        student,
        class,
        guardian: Some(guardian),
        others: Vec::new(),
        reduction: seat.is_multiple_of(2).then_some(reduction),
    }
}

pub(crate) fn person(number: u32) -> Staff {
    Staff {
        id: StaffId(0),
        staff_no: format!("T{number:03}"),
        name: format!("教师{number}"),
        kind: StaffKind::OwnTeacher,
        post: String::new(),
        id_number: None,
        phone: String::new(),
        bank: String::new(),
        account: String::new(),
        subject: String::new(),
        taxed_as_wages: false,
        note: String::new(),
    }
}

pub(crate) fn group(name: &str, staff: StaffId) -> TakenGroup {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    let meeting = |weekday| Meeting {
        weekday,
        starts_at: time("16:00"),
        ends_at: time("17:30"),
        lessons: Lessons(2000),
        valid: whole_term(),
    };
    let group = Group {
        id: GroupId(0),
        service: ServiceId(0),
        kind: ServiceKind::BasicCare,
        activity: None,
        name: name.to_owned(),
        room: "301".into(),
        capacity: Some(45),
        minimum: None,
        grades: String::new(),
        pay_pool: "基础".into(),
        valid: whole_term(),
        override_reason: String::new(),
        meetings: vec![meeting(Weekday::Mon), meeting(Weekday::Tue)],
        staff: vec![GroupStaff { staff, weekday: Some(Weekday::Tue), valid: whole_term() }],
    };
    TakenGroup { service_name: "基础托管".into(), fund: FundSource::ServiceFee, group, told_by_name: false }
}

pub(crate) fn enrolment(student: StudentId, group: GroupId) -> TakenEnrolment {
    let enrolment = Enrolment {
        id: EnrolmentId(0),
        student,
        group,
        weekdays: Weekdays::read("一二").unwrap(),
        valid: whole_term(),
        state: EnrolmentState::Active,
        slip_no: String::new(),
        pickup_way: "家长接".into(),
        batch: None,
    };
    TakenEnrolment { enrolment, pickup_name: "外婆".into(), pickup_phone: "13900000000".into() }
}

pub(crate) fn mark(on: &str, group: GroupId, student: StudentId, mark: Mark) -> Attendance {
    Attendance { day: day(on), group, student, mark }
}

pub(crate) fn served(on: &str, group: GroupId, staff: StaffId) -> StaffAttendance {
    StaffAttendance {
        day: day(on),
        group: Some(group),
        duty: String::new(),
        staff,
        in_at: NaiveTime::from_hms_opt(15, 58, 31),
        out_at: None,
        lessons: None,
        stands_in_for: None,
        note: String::new(),
    }
}

/// Batches of a small school: 6 pupils, 2 teachers, a group, 6 enrolments, two days of marks, one served row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Batches {
    pub(crate) students: BatchId,
    pub(crate) staff: BatchId,
    pub(crate) groups: BatchId,
    pub(crate) enrolments: BatchId,
    pub(crate) attendance: BatchId,
    pub(crate) staff_attendance: BatchId,
}

/// Each list is its own write, as an office imports them.
pub(crate) fn fill(store: &mut Store) -> Result<Batches, Trouble> {
    let students = store.write(&now(), "import students", |w| {
        let batch = w.new_batch("students", "学生.xlsx", "aa")?;
        let rows: Vec<_> = (1..=6).map(|seat| accepted(Effect::Added, pupil(seat))).collect();
        w.keep_students(batch, &rows).map(|_| batch).map_err(Trouble::from)
    })?;
    let staff = store.write(&now(), "import staff", |w| {
        let batch = w.new_batch("staff", "人员.xlsx", "bb")?;
        let rows: Vec<_> = (1..=2).map(|number| accepted(Effect::Added, person(number))).collect();
        w.keep_staff(batch, &rows).map(|_| batch).map_err(Trouble::from)
    })?;
    let groups = store.write(&now(), "import groups", |w| {
        let batch = w.new_batch("groups", "服务班.xlsx", "cc")?;
        let rows = [accepted(Effect::Added, group("三年级托管1班", StaffId(1)))];
        w.keep_groups(batch, &rows).map(|_| batch).map_err(Trouble::from)
    })?;
    let enrolments = store.write(&now(), "import enrolments", |w| {
        let batch = w.new_batch("enrolments", "报名.xlsx", "dd")?;
        let rows: Vec<_> = (1..=6).map(|id| accepted(Effect::Added, enrolment(StudentId(id), GroupId(1)))).collect();
        w.keep_enrolments(batch, &rows).map(|_| batch).map_err(Trouble::from)
    })?;
    let attendance = store.write(&now(), "import attendance", |w| {
        let batch = w.new_batch("attendance", "出勤.xlsx", "ee")?;
        let days = ["2026-11-02", "2026-11-03"];
        let rows: Vec<_> = days
            .iter()
            .flat_map(|day| {
                (1..=6).map(|id| accepted(Effect::Added, mark(day, GroupId(1), StudentId(id), Mark::Present)))
            })
            .collect();
        w.keep_attendance(batch, &rows).map(|_| batch).map_err(Trouble::from)
    })?;
    let staff_attendance = store.write(&now(), "import staff-attendance", |w| {
        let batch = w.new_batch("staff-attendance", "签到.csv", "ff")?;
        let rows = [accepted(Effect::Added, served("2026-11-03", GroupId(1), StaffId(1)))];
        w.keep_staff_attendance(batch, &rows).map(|_| batch).map_err(Trouble::from)
    })?;
    Ok(Batches { students, staff, groups, enrolments, attendance, staff_attendance })
}
