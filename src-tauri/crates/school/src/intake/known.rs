//! What is kept already, as intake needs it, and how a pupil or a person named in a row is found in it.
use crate::calendar::SchoolCalendar;
use crate::classes::{self, ClassName};
use crate::days::{Month, Span};
use crate::ids::{HomeClassId, StudentId};
use crate::naming;
use crate::records::{
    Attendance, CalendarDay, DayChange, Enrolment, Group, Guardian, HomeClass, Reduction, Service, Staff,
    StaffAttendance, Student,
};
use crate::time_plan::TimeSlot;
use crate::words::{SchoolSystem, Stage, StudentStatus};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The school as intake needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownSchool {
    /// 学段.
    pub stage: Stage,
    /// 学制.
    pub system: SchoolSystem,
    /// The school's own calendar day.
    pub today: NaiveDate,
    /// The running or next term, where one is set up: new groups and reductions begin and end with it.
    pub term: Option<Span>,
}

impl KnownSchool {
    /// The day on which the grades of a list are counted: today, or the term's first day while that is still to come.
    pub fn counted_on(&self) -> NaiveDate {
        self.term.map_or(self.today, |term| term.from.max(self.today))
    }
}

/// A pick-up person as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickupPerson {
    /// The pupil.
    pub student: crate::ids::StudentId,
    /// Name; may be empty.
    pub name: String,
    /// Phone; may be empty.
    pub phone: String,
}

/// What is kept already. Each list looks only at the slices it names in its own words; the others may stay empty.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The school.
    pub school: KnownSchool,
    /// All pupils, also those who left.
    pub students: &'a [Student],
    /// All classes.
    pub classes: &'a [HomeClass],
    /// All guardians.
    pub guardians: &'a [Guardian],
    /// All reductions.
    pub reductions: &'a [Reduction],
    /// The categories of reduction the profile knows; empty where any may be named.
    pub categories: &'a [String],
    /// The pools the profile has a standard for.
    pub paid_pools: &'a [String],
    /// All staff.
    pub staff: &'a [Staff],
    /// All services.
    pub services: &'a [Service],
    /// All groups.
    pub groups: &'a [Group],
    /// The slots of the time plan that holds now.
    pub slots: &'a [TimeSlot],
    /// All enrolments.
    pub enrolments: &'a [Enrolment],
    /// Those who take no part in the term, by number.
    pub declined: &'a [StudentId],
    /// All pick-up persons.
    pub pickups: &'a [PickupPerson],
    /// The marks of the days in the file (see `intake::days_of`), in any order.
    pub attendance: &'a [Attendance],
    /// The staff attendance of the days in the file (see `intake::days_of`), in any order.
    pub staff_attendance: &'a [StaffAttendance],
    /// The published days.
    pub published: &'a [CalendarDay],
    /// The school's own changes of days.
    pub changes: &'a [DayChange],
    /// The last month of the term that can have been charged outside the program; `None` where there is none.
    pub charged_until: Option<Month>,
    /// The school's calendar, by which staff serve; none where no list asks for it.
    pub calendar: Option<&'a SchoolCalendar>,
}

impl<'a> Known<'a> {
    /// A school of which nothing else is kept yet.
    pub fn new(school: KnownSchool) -> Known<'a> {
        Known {
            school,
            students: &[],
            classes: &[],
            guardians: &[],
            reductions: &[],
            categories: &[],
            paid_pools: &[],
            declined: &[],
            staff: &[],
            services: &[],
            groups: &[],
            slots: &[],
            enrolments: &[],
            pickups: &[],
            attendance: &[],
            staff_attendance: &[],
            published: &[],
            changes: &[],
            charged_until: None,
            calendar: None,
        }
    }
}

/// Classes by what they are, with what texts said of them remembered.
#[derive(Debug)]
pub(crate) struct Classes<'a> {
    school: KnownSchool,
    kept: BTreeMap<(Stage, i32, &'a str), &'a HomeClass>,
    read: BTreeMap<(String, String, i32), Result<ClassName, String>>,
}

impl<'a> Classes<'a> {
    pub(crate) fn new(known: &Known<'a>) -> Classes<'a> {
        let kept =
            known.classes.iter().map(|class| ((class.stage, class.entry_year, class.label.as_str()), class)).collect();
        Classes { school: known.school, kept, read: BTreeMap::new() }
    }

    /// Reads grade and class as they stand on a day.
    pub(crate) fn read(&mut self, grade: &str, class: &str, on: NaiveDate) -> Result<ClassName, String> {
        let key = (grade.to_owned(), class.to_owned(), classes::school_year(on));
        let school = self.school;
        self.read.entry(key).or_insert_with(|| classes::read(grade, class, school.stage, school.system, on)).clone()
    }

    pub(crate) fn kept(&self, name: &ClassName) -> Option<&'a HomeClass> {
        self.kept.get(&(name.stage, name.entry_year, name.label.as_str())).copied()
    }

    /// The kept class, or a new one with id 0.
    pub(crate) fn class(&self, name: &ClassName) -> HomeClass {
        self.kept(name).cloned().unwrap_or_else(|| HomeClass {
            id: HomeClassId(0),
            stage: name.stage,
            entry_year: name.entry_year,
            label: name.label.clone(),
        })
    }
}

/// Pupils by 学籍号, by ID, and by class and name.
#[derive(Debug)]
pub(crate) struct Pupils<'a> {
    by_code: BTreeMap<&'a str, &'a Student>,
    by_id: BTreeMap<&'a str, &'a Student>,
    by_name: BTreeMap<(HomeClassId, String), Vec<&'a Student>>,
}

impl<'a> Pupils<'a> {
    pub(crate) fn new(students: &'a [Student]) -> Pupils<'a> {
        let mut pupils = Pupils { by_code: BTreeMap::new(), by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        for student in students {
            if let Some(code) = &student.student_code {
                pupils.by_code.insert(code, student);
            }
            if let Some(id) = &student.id_number {
                pupils.by_id.insert(id, student);
            }
            pupils.by_name.entry((student.home_class, naming::bare(&student.name))).or_default().push(student);
        }
        pupils
    }

    pub(crate) fn of_code(&self, code: &str) -> Option<&'a Student> {
        self.by_code.get(code).copied()
    }

    pub(crate) fn of_id(&self, id: &str) -> Option<&'a Student> {
        self.by_id.get(id).copied()
    }

    /// Those of a name in a class: the present ones, or where there is none those who left.
    pub(crate) fn of_name(&self, class: HomeClassId, name: &str) -> Vec<&'a Student> {
        let all = self.by_name.get(&(class, naming::bare(name))).map_or(&[][..], Vec::as_slice);
        let present: Vec<&Student> =
            all.iter().copied().filter(|student| student.status == StudentStatus::Present).collect();
        if present.is_empty() { all.to_vec() } else { present }
    }
}

/// Staff by 工号, by ID and by name.
#[derive(Debug)]
pub(crate) struct People<'a> {
    by_no: BTreeMap<String, &'a Staff>,
    by_id: BTreeMap<&'a str, &'a Staff>,
    by_name: BTreeMap<String, Vec<&'a Staff>>,
}

impl<'a> People<'a> {
    pub(crate) fn new(staff: &'a [Staff]) -> People<'a> {
        let mut people = People { by_no: BTreeMap::new(), by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        for person in staff {
            if !person.staff_no.is_empty() {
                people.by_no.insert(person.staff_no.to_uppercase(), person);
            }
            if let Some(id) = &person.id_number {
                people.by_id.insert(id, person);
            }
            people.by_name.entry(naming::bare(&person.name)).or_default().push(person);
        }
        people
    }

    pub(crate) fn of_no(&self, staff_no: &str) -> Option<&'a Staff> {
        self.by_no.get(&staff_no.to_uppercase()).copied()
    }

    pub(crate) fn of_id(&self, id: &str) -> Option<&'a Staff> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn of_name(&self, name: &str) -> &[&'a Staff] {
        self.by_name.get(&naming::bare(name)).map_or(&[], Vec::as_slice)
    }

    /// The one person a text names, by 工号 or by 姓名.
    pub(crate) fn named(&self, text: &str) -> Result<&'a Staff, String> {
        if let Some(person) = self.of_no(text) {
            return Ok(person);
        }
        match self.of_name(text) {
            [only] => Ok(only),
            [] => Err(format!("教职工名单里没有「{text}」，请先导入教职工名单，或改正工号、姓名。")),
            several => Err(format!("教职工名单里有 {} 位「{text}」，请改填工号。", several.len())),
        }
    }
}

/// Groups by name.
#[derive(Debug)]
pub(crate) struct Groups<'a>(BTreeMap<String, Vec<&'a Group>>);

impl<'a> Groups<'a> {
    pub(crate) fn new(groups: &'a [Group]) -> Groups<'a> {
        let mut by_name: BTreeMap<String, Vec<&Group>> = BTreeMap::new();
        for group in groups {
            by_name.entry(naming::bare(&group.name)).or_default().push(group);
        }
        Groups(by_name)
    }

    /// The group of a name that runs at some time of the span.
    pub(crate) fn running(&self, name: &str, during: &Span) -> Result<&'a Group, String> {
        let all = self.0.get(&naming::bare(name)).map_or(&[][..], Vec::as_slice);
        let running: Vec<&Group> = all.iter().copied().filter(|group| group.valid.meets(during)).collect();
        match (running.as_slice(), all.is_empty()) {
            ([only], _) => Ok(only),
            ([], true) => Err(format!("没有名为「{name}」的服务班{}，请先导入服务班，或改正班名。", self.near(name))),
            ([], false) => Err(format!("服务班「{name}」在这段时间不开班，请核对日期。")),
            (several, _) => Err(format!("有 {} 个服务班都叫「{name}」，请先改成不同的名称。", several.len())),
        }
    }

    /// Says which names hold this one or are held in it, `（相近的有「足球队」）`; empty where there is none.
    fn near(&self, name: &str) -> String {
        let wanted = naming::bare(name);
        let holds = |one: &str, other: &str| other.chars().count() >= 2 && one.contains(other);
        let near = self.0.iter().filter(|(known, _)| holds(known, &wanted) || holds(&wanted, known));
        let named: String =
            near.take(3).filter_map(|(_, groups)| groups.first()).map(|group| format!("「{}」", group.name)).collect();
        if named.is_empty() { named } else { format!("（相近的有{named}）") }
    }

    /// Those of a name that run at some time of the span.
    pub(crate) fn all_running(&self, name: &str, during: &Span) -> Vec<&'a Group> {
        let all = self.0.get(&naming::bare(name)).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|group| group.valid.meets(during)).collect()
    }
}
