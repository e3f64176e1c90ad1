//! Letters with slips to one PDF, from the mailing the rules make of an invented school.
use crate::child::timed;
use chrono::NaiveDate;
use kehou_paper::font::Fonts;
use kehou_paper::pdf::About;
use kehou_school::classes::stage_of;
use kehou_school::days::{Month, Span};
use kehou_school::demo::{self, DemoOrder, DemoSchool, DemoWords};
use kehou_school::ids::{HomeClassId, StudentId};
use kehou_school::intake::{self, Known, KnownSchool};
use kehou_school::notice::{LetterTemplate, Mailing, MailingFacts, invitation};
use kehou_school::profile::PolicyProfile;
use kehou_school::records::{ClassStyle, HomeClass, Student, Term};
use kehou_school::roster::Register;
use kehou_school::words::{Area, SchoolSystem, Stage};
use std::path::Path;

/// Writes the number of letters, which is all a child needs to make the same school.
pub fn prepare(folder: &Path, letters: usize) {
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("letters.txt"), letters.to_string()).expect("a file");
}

/// Lays out and writes the letters; gives the time and the pages.
pub fn work(folder: &Path) -> (u64, u64) {
    let mailing = mailing(folder);
    let fonts_folder = kehou_tests::root().join("assets/fonts");
    let (millis, pages) = timed(|| {
        let mut fonts = Fonts::open(&fonts_folder, None).expect("the shipped fonts");
        let pages = kehou_paper::layout::letters(&mailing, &mut fonts, &mut |_| true).expect("letters");
        let about = About { title: &mailing.title, author: &mailing.school };
        let bytes = kehou_paper::pdf::bytes(&pages, about, &fonts).expect("a PDF");
        kehou_paper::save::whole(&folder.join("letters.pdf"), &bytes).expect("a file");
        pages.len() as u64
    });
    (millis, pages)
}

/// The mailing of an invented school with as many pupils as letters are wanted.
pub fn mailing(folder: &Path) -> Mailing {
    let letters: usize =
        std::fs::read_to_string(folder.join("letters.txt")).expect("a file").parse().expect("a number");
    let term = term();
    let school = demo_school(letters, 100);
    let (students, classes) = pupils(&school, &term);
    let groups = groups(&school, &term, &students, &classes);
    let register = Register::new(&students, &classes, SchoolSystem::SixThree, ClassStyle::Short);
    let profile =
        PolicyProfile::read(&kehou_tests::read("assets/profiles/example-per-lesson.toml")).expect("a profile");
    let template = LetterTemplate::read(&kehou_tests::read("assets/letters/invitation.toml")).expect("a letter");
    let facts = MailingFacts {
        school: &school.name,
        phone: "",
        term: &term,
        today: term.first_day,
        latest: profile.time.basic_latest_end,
        extended: profile.time.extended_latest_end,
        groups: &groups,
        fees: &|grade| profile.fee_texts(stage_of(grade, SchoolSystem::SixThree), Area::City, term.first_day),
        reductions: &profile.reduction_texts(),
        template: &template,
    };
    invitation(&facts, &register, students.iter().map(|student| student.id)).expect("letters")
}

/// An invented school for October 2026.
pub fn demo_school(students: usize, staff: usize) -> DemoSchool {
    let words = DemoWords::read(&kehou_tests::read("assets/demo/names.toml")).expect("words");
    let month = Month::read("2026-10").expect("a month");
    demo::school(&DemoOrder { students, staff, month, seed: 1, term: term() }, &words, &[])
}

/// The term the invented school is in.
pub fn term() -> Term {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    Term { name: "2026-2027学年上学期".to_owned(), first_day: day("2026-09-01"), last_day: day("2027-01-22") }
}

/// What intake knows of a new school.
pub fn known(term: &Term) -> KnownSchool {
    KnownSchool {
        stage: Stage::Primary,
        system: SchoolSystem::SixThree,
        today: term.first_day,
        term: Some(Span { from: term.first_day, to: Some(term.last_day) }),
    }
}

fn pupils(school: &DemoSchool, term: &Term) -> (Vec<Student>, Vec<HomeClass>) {
    let book = crate::import::book_of(school, "students");
    let checked = intake::students(&book, None, &Known::new(known(term))).expect("a list of pupils");
    let mut classes: Vec<HomeClass> = Vec::new();
    let mut students = Vec::new();
    for row in checked.accepted {
        let found = classes.iter().position(|class| {
            (class.stage, class.entry_year, &class.label)
                == (row.value.class.stage, row.value.class.entry_year, &row.value.class.label)
        });
        let place = found.unwrap_or_else(|| {
            classes.push(HomeClass { id: HomeClassId(classes.len() as i64 + 1), ..row.value.class.clone() });
            classes.len() - 1
        });
        let id = StudentId(students.len() as i64 + 1);
        students.push(Student { id, home_class: classes[place].id, ..row.value.student });
    }
    (students, classes)
}

fn groups(
    school: &DemoSchool,
    term: &Term,
    students: &[Student],
    classes: &[HomeClass],
) -> Vec<kehou_school::records::Group> {
    let staff = intake::staff(&crate::import::book_of(school, "staff"), None, &Known::new(known(term)));
    let staff: Vec<_> = staff.expect("a list of staff").accepted.into_iter().map(|row| row.value).collect();
    let known = Known { students, classes, staff: &staff, ..Known::new(known(term)) };
    let checked = intake::groups(&crate::import::book_of(school, "groups"), None, &known).expect("a list of groups");
    checked.accepted.into_iter().map(|row| row.value.group).collect()
}
