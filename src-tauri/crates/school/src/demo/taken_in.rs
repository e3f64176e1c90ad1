//! The demo school goes through the same doors as a school's own lists: every row of it is taken in, every place given.
#![expect(clippy::unwrap_used, reason = "a test may stop")]
use super::tests::{made, rows_of};
use super::{DemoSchool, DemoSheet};
use crate::cells::{Cell, Sheet, Workbook};
use crate::classes;
use crate::days::Span;
use crate::enrolment::{Asking, Places};
use crate::ids::{EnrolmentId, GroupId, HomeClassId, StaffId, StudentId};
use crate::intake::{self, Checked, Known, KnownSchool};
use crate::records::{Enrolment, Group, HomeClass, Staff, Student};
use crate::session::{check_group, tests::limits};
use crate::words::{SchoolSystem, Stage};

fn book(sheet: &DemoSheet) -> Workbook {
    let cell = |text: &String| if text.is_empty() { Cell::Empty } else { Cell::Text(text.clone()) };
    let title = sheet.title.iter().map(|title| vec![cell(title)]);
    let rows = title
        .chain([sheet.header.iter().map(cell).collect()])
        .chain(sheet.rows.iter().map(|row| row.iter().map(cell).collect()));
    let sheet = Sheet { name: sheet.name.into(), rows: rows.collect(), ..Sheet::default() };
    Workbook { format: "xlsx".into(), sheets: vec![sheet], remarks: Vec::new() }
}

/// The accepted values of a list, all of its rows among them.
fn taken<T>(school: &DemoSchool, list: &str, checked: Checked<T>) -> Vec<T> {
    assert_eq!(checked.problems, [], "{list}");
    assert_eq!(checked.remarks, Vec::<String>::new(), "{list}");
    assert_eq!(checked.accepted.len(), rows_of(school, list).len(), "{list}");
    checked.accepted.into_iter().map(|each| each.value).collect()
}

#[derive(Default)]
struct Kept {
    classes: Vec<HomeClass>,
    students: Vec<Student>,
    staff: Vec<Staff>,
    groups: Vec<Group>,
    enrolments: Vec<Enrolment>,
}

impl Kept {
    fn known(&self) -> Known<'_> {
        let term = Some(Span { from: "2026-09-01".parse().unwrap(), to: Some("2027-01-22".parse().unwrap()) });
        let today = "2026-11-24".parse().unwrap();
        let school = KnownSchool { stage: Stage::Primary, system: SchoolSystem::SixThree, today, term };
        Known {
            classes: &self.classes,
            students: &self.students,
            staff: &self.staff,
            groups: &self.groups,
            enrolments: &self.enrolments,
            ..Known::new(school)
        }
    }

    fn take_people(&mut self, school: &DemoSchool) {
        let [students, staff] = [0, 1].map(|place| book(&school.sheets[place]));
        for pupil in taken(school, "students", intake::students(&students, None, &self.known()).unwrap()) {
            let same =
                |class: &&HomeClass| (class.entry_year, &class.label) == (pupil.class.entry_year, &pupil.class.label);
            let class =
                self.classes.iter().find(same).map_or(HomeClassId(self.classes.len() as i64 + 1), |class| class.id);
            if class.0 > self.classes.len() as i64 {
                self.classes.push(HomeClass { id: class, ..pupil.class });
            }
            let id = StudentId(self.students.len() as i64 + 1);
            self.students.push(Student { id, home_class: class, ..pupil.student });
        }
        let people = taken(school, "staff", intake::staff(&staff, None, &self.known()).unwrap());
        self.staff = people.into_iter().zip(1..).map(|(person, id)| Staff { id: StaffId(id), ..person }).collect();
    }

    fn take_groups(&mut self, school: &DemoSchool) {
        let groups = intake::groups(&book(&school.sheets[2]), None, &self.known()).unwrap();
        let groups = taken(school, "groups", groups).into_iter().zip(1..);
        self.groups = groups.map(|(taken, id)| Group { id: GroupId(id), ..taken.group }).collect();
        let enrolments = intake::enrolments(&book(&school.sheets[3]), None, &self.known()).unwrap();
        let enrolments = taken(school, "enrolments", enrolments).into_iter().zip(1..);
        self.enrolments = enrolments.map(|(taken, id)| Enrolment { id: EnrolmentId(id), ..taken.enrolment }).collect();
    }
}

#[test]
fn every_row_is_taken_in_and_every_place_is_given() {
    for (students, staff, seed) in [(600, 45, 1), (600, 45, 20261123), (90, 12, 3)] {
        let school = made(students, staff, seed);
        let mut kept = Kept::default();
        kept.take_people(&school);
        kept.take_groups(&school);
        for group in &kept.groups {
            assert_eq!(check_group(group, &limits(), Stage::Primary), Ok(()));
        }
        let mut places = Places::new(&kept.groups, []);
        for enrolment in &kept.enrolments {
            let student = &kept.students[enrolment.student.0 as usize - 1];
            let class = &kept.classes[student.home_class.0 as usize - 1];
            let grade = classes::grade_of(class, SchoolSystem::SixThree, enrolment.valid.from);
            let asking = Asking { student: student.id, name: &student.name, grade };
            assert_eq!(places.enrol(&asking, enrolment).map_err(|no| no.message()), Ok(()));
        }
        let marks = intake::attendance(&book(&school.sheets[4]), None, &kept.known()).unwrap();
        taken(&school, "attendance", marks);
        let signed = intake::staff_attendance(&book(&school.sheets[5]), None, &kept.known()).unwrap();
        taken(&school, "staff-attendance", signed);
    }
}
