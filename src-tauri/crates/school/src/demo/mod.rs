//! A whole invented school as the rows of its own import sheets: the same seed makes the same school.
mod chance;
mod groups;
mod people;
mod places;
mod pupils;
mod served;
mod staff;
#[cfg(test)]
mod taken_in;
#[cfg(test)]
mod tests;
mod words;

pub use chance::Chance;
pub use words::DemoWords;

use crate::days::Month;
use crate::records::Term;
use chrono::{NaiveDate, Weekday};

/// What demo school is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoOrder {
    /// Pupils, spread over the six grades of a primary school.
    pub students: usize,
    /// Staff of all kinds.
    pub staff: usize,
    /// The month whose attendance is made.
    pub month: Month,
    /// What everything left to chance follows from.
    pub seed: u64,
    /// The term the month lies in; enrolments begin on its first day.
    pub term: Term,
}

/// A demo school: one sheet for each list, in the order they are to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoSchool {
    /// The school's name.
    pub name: String,
    /// `students`, `staff`, `groups`, `enrolments`, `attendance`, `staff-attendance`.
    pub sheets: Vec<DemoSheet>,
}

/// One sheet: what stands above its header, the header, and rows of as many cells, all of them text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoSheet {
    /// The list, as `import` names it.
    pub list: &'static str,
    /// The sheet's name, for example 学生名单.
    pub name: &'static str,
    /// Title rows above the header, each one cell.
    pub title: Vec<String>,
    /// The import columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Makes a demo school: about one homework group a class, reading by grade, clubs across classes, free tutoring and
/// extended care, with nobody in two places at once, no group beyond its seats, every end within its limit. `days` are
/// the days of the month on which service is held, with the weekday each follows.
pub fn school(order: &DemoOrder, words: &DemoWords, days: &[(NaiveDate, Weekday)]) -> DemoSchool {
    let pupils = pupils::make(order, words);
    let staff = staff::make(order, words);
    let groups = groups::make(words, &pupils, &staff);
    let places = places::make(order, words, &pupils, &groups);
    let sheets = vec![
        pupils::list(words, order, &pupils),
        staff::list(words, &staff),
        groups::list(words, &staff, &groups),
        places::list(words, &pupils, &groups, &places),
        served::roll_calls(order, words, (&pupils, &groups, &places), days),
        served::sign_ins(order, words, (&staff, &groups), days),
    ];
    DemoSchool { name: words.school.clone(), sheets }
}

fn sheet(list: &'static str, name: &'static str, title: String, header: &[&str], rows: Vec<Vec<String>>) -> DemoSheet {
    let header = header.iter().map(|column| (*column).to_owned()).collect();
    DemoSheet { list, name, title: vec![title], header, rows }
}
