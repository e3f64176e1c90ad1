//! Letters to parents as values: the text for each grade, and one letter with its return slip for each pupil.
mod fees;
mod offers;
mod template;
mod wording;

use crate::days::{WEEKDAY_CHARS, Weekdays, date_label};
use crate::ids::StudentId;
use crate::no::Refusal;
use crate::profile::FeeUnit;
use crate::records::{Group, Term};
use crate::roster::Register;
use crate::words::ServiceKind;
use chrono::{Datelike, NaiveDate, NaiveTime};
use std::collections::BTreeMap;

pub use offers::{Offer, offers};
pub use template::{LetterTemplate, TABLES, TemplateSection, WORDS, fill};

/// All letters of one printing, gathered by class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailing {
    /// The school's name, also the signature.
    pub school: String,
    /// The title.
    pub title: String,
    /// The date under the signature: `2026年9月1日`.
    pub date_label: String,
    /// The text, once per grade; letters point at it.
    pub bodies: Vec<Body>,
    /// By class in natural order.
    pub classes: Vec<ClassLetters>,
}

/// The text of the letter for one grade: all of it that does not name the pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The grade, 1–9.
    pub grade: u8,
    /// Paragraphs, headings and tables in order.
    pub parts: Vec<Part>,
    /// Lines above the signature (phone); may be empty.
    pub sign_off: Vec<String>,
    /// The slip.
    pub slip: SlipForm,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading with its number: `一、服务对象`.
    Heading(String),
    /// A paragraph, indented by two characters.
    Paragraph(String),
    /// A table with a header row.
    Table {
        /// The header.
        header: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// What the slip asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipForm {
    /// Its title.
    pub title: String,
    /// What to do with it.
    pub intro: String,
    /// One row per slot on offer, with a box on each weekday it is held.
    pub choices: Vec<SlipChoice>,
    /// Whether it asks which clubs: there are some to choose from.
    pub asks_clubs: bool,
    /// The consent, beside its own box.
    pub consent: String,
}

/// A slot on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipChoice {
    /// `基础托管 16:30–17:30`.
    pub label: String,
    /// The weekdays with a box.
    pub weekdays: Weekdays,
}

/// The letters of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassLetters {
    /// The class as printed; also the bookmark.
    pub label: String,
    /// Which of the mailing's bodies these letters have.
    pub body: usize,
    /// By seat and name.
    pub letters: Vec<Letter>,
}

/// What is a pupil's own in the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The pupil.
    pub student: StudentId,
    /// The slip's number.
    pub slip_no: String,
    /// The salutation with class and name.
    pub salutation: String,
    /// The class as printed.
    pub class_label: String,
    /// 座号, or empty.
    pub seat: String,
    /// The name.
    pub name: String,
}

/// A fee standard in words, for the letter's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeText {
    /// The service kind it is for.
    pub kind: ServiceKind,
    /// What it is charged by.
    pub unit: FeeUnit,
    /// `2.50 元/课时`.
    pub standard: String,
    /// `每月不超过 100.00 元`; may be empty.
    pub cap: String,
    /// 发文机关.
    pub issuer: String,
    /// 文号.
    pub number: String,
    /// What leave, absence and closures cost: `请假、缺席的课时不收费`; empty where the profile says nothing of it.
    pub leave: String,
    /// What all kinds together cost at most: `每学期不超过 600.00 元`; empty where there is no such cap.
    pub total: String,
}

/// Everything a mailing is made from.
pub struct MailingFacts<'a> {
    /// The school's name.
    pub school: &'a str,
    /// Phone for questions and complaints; may be empty.
    pub phone: &'a str,
    /// The term.
    pub term: &'a Term,
    /// The day the letters are dated.
    pub today: NaiveDate,
    /// Latest ends, as the profile says.
    pub latest: NaiveTime,
    /// Latest end of extended care.
    pub extended: NaiveTime,
    /// Groups on offer.
    pub groups: &'a [Group],
    /// Fee standards in force for a grade; kinds without one are free.
    pub fees: &'a dyn Fn(u8) -> Vec<FeeText>,
    /// The profile's reduction categories in words, in general; never who has one.
    pub reductions: &'a [String],
    /// The wording.
    pub template: &'a LetterTemplate,
}

/// The slip number of a pupil in a term: `261-00123-4`, year and half of the term's first day, the pupil's number, and a
/// Luhn check digit over the digits before it, so that a mistyped number is found.
pub fn slip_no(term: &Term, student: StudentId) -> String {
    let half = if term.first_day.month() >= 7 { 1 } else { 2 };
    let head = format!("{:02}{half}", term.first_day.year().rem_euclid(100));
    let number = format!("{:05}", student.0);
    format!("{head}-{number}-{}", check_digit(&format!("{head}{number}")))
}

/// A slip number as it was typed or scanned, in the form it is printed in: blanks, dashes and wide digits do not matter.
///
/// # Refuses
/// Too few digits, and a check digit that does not fit.
pub fn read_slip_no(text: &str) -> Result<String, Refusal> {
    let digits: String = crate::naming::half_width(text).chars().filter(char::is_ascii_digit).collect();
    let bad = |wanted: &str| Refusal::BadValue {
        what: "回执编号".to_owned(),
        found: text.trim().to_owned(),
        wanted: wanted.to_owned(),
    };
    if digits.len() < 9 {
        return Err(bad("请照回执上印的编号输入，例如 261-00123-2"));
    }
    let (body, check) = digits.split_at(digits.len() - 1);
    if check != check_digit(body).to_string() {
        return Err(bad("有一位数字不对，请对照回执再输入一次"));
    }
    let (head, number) = body.split_at(3);
    Ok(format!("{head}-{number}-{check}"))
}

/// The Luhn digit that follows digits.
fn check_digit(text: &str) -> u32 {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 => digit * 2 / 10 + digit * 2 % 10,
            _ => *digit,
        })
        .sum();
    (10 - sum % 10) % 10
}

/// The letters to the families of the given pupils, one text per grade, sorted by class and seat.
///
/// # Refuses
/// When there is no pupil to write to.
pub fn invitation(
    facts: &MailingFacts<'_>,
    register: &Register<'_>,
    students: impl IntoIterator<Item = StudentId>,
) -> Result<Mailing, Refusal> {
    let mut bodies: Vec<Body> = Vec::new();
    let mut classes: Vec<ClassLetters> = Vec::new();
    for student in register.sorted(students, facts.today) {
        let grade = register.grade(student, facts.today);
        let label = register.class_label(student, facts.today);
        let body = bodies.iter().position(|body| body.grade == grade).unwrap_or_else(|| {
            bodies.push(body_for(facts, grade));
            bodies.len() - 1
        });
        if classes.last().is_none_or(|class| class.label != label) {
            classes.push(ClassLetters { label: label.clone(), body, letters: Vec::new() });
        }
        let words = BTreeMap::from([("class", label.clone()), ("name", student.name.clone())]);
        if let Some(class) = classes.last_mut() {
            class.letters.push(Letter {
                student: student.id,
                slip_no: slip_no(facts.term, student.id),
                salutation: fill(&facts.template.salutation, &words),
                class_label: label,
                seat: student.seat_no.map_or_else(String::new, |seat| seat.to_string()),
                name: student.name.clone(),
            });
        }
    }
    if classes.is_empty() {
        return Err(Refusal::NothingToPrint { what: "告家长书：没有符合条件的学生".to_owned() });
    }
    Ok(Mailing {
        school: facts.school.to_owned(),
        title: facts.template.title.clone(),
        date_label: date_label(facts.today),
        bodies,
        classes,
    })
}

fn body_for(facts: &MailingFacts<'_>, grade: u8) -> Body {
    let offers = offers(facts.groups, grade, facts.today);
    let fees = (facts.fees)(grade);
    let words = wording::words_for(facts, &fees, &offers, grade);
    let mut parts: Vec<Part> = facts.template.opening.iter().map(|text| Part::Paragraph(fill(text, &words))).collect();
    for (place, section) in facts.template.section.iter().enumerate() {
        parts.push(Part::Heading(format!("{}、{}", ordinal(place), section.heading)));
        for text in &section.text {
            match text.trim() {
                "[times]" => parts.push(times_table(&offers)),
                "[fees]" => parts.push(fees_table(&fees, &offers)),
                _ => {
                    let filled = fill(text, &words);
                    if !filled.trim().is_empty() {
                        parts.push(Part::Paragraph(filled));
                    }
                }
            }
        }
    }
    let phone = (!facts.phone.is_empty()).then(|| fill(&facts.template.sign_off.phone, &words));
    Body {
        grade,
        parts,
        sign_off: phone.into_iter().collect(),
        slip: SlipForm {
            title: facts.template.slip.title.clone(),
            intro: facts.template.slip.intro.clone(),
            choices: offers.iter().map(Offer::choice).collect(),
            asks_clubs: offers.iter().any(|offer| !offer.clubs.is_empty()),
            consent: facts.template.slip.consent.clone(),
        },
    }
}

fn times_table(offers: &[Offer]) -> Part {
    let header = ["服务项目", "星期", "时间", "内容"].map(str::to_owned).to_vec();
    let rows = offers
        .iter()
        .map(|offer| {
            vec![offer.kind.label().to_owned(), weekdays_label(offer.weekdays), offer.slot_label(), offer.content()]
        })
        .collect();
    Part::Table { header, rows }
}

impl FeeText {
    /// Who issued the standard, and below the 文号.
    fn paper(&self) -> String {
        format!("{}\n{}", self.issuer, self.number)
    }
}

fn fees_table(fees: &[FeeText], offers: &[Offer]) -> Part {
    let header = ["服务项目", "收费标准", "封顶", "依据"].map(str::to_owned).to_vec();
    let mut kinds: Vec<ServiceKind> = offers.iter().map(|offer| offer.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let priced = fees.iter().find(|fee| kinds.contains(&fee.kind) && !fee.total.is_empty());
    let together = priced.map(|fee| vec!["各项合计".to_owned(), "—".to_owned(), fee.total.clone(), fee.paper()]);
    let rows = kinds
        .into_iter()
        .map(|kind| match fees.iter().find(|fee| fee.kind == kind) {
            Some(fee) => {
                let cap = if fee.cap.is_empty() { "—".to_owned() } else { fee.cap.clone() };
                vec![kind.label().to_owned(), fee.standard.clone(), cap, fee.paper()]
            }
            None => vec![kind.label().to_owned(), "免费".to_owned(), "—".to_owned(), "—".to_owned()],
        })
        .chain(together)
        .collect();
    let rows = without_repeats(rows);
    Part::Table { header, rows }
}

/// A paper that stands in the row above already is `同上`.
fn without_repeats(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let papers: Vec<Option<String>> = rows.iter().map(|row| row.last().cloned()).collect();
    let mut rows = rows;
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        let is_same = papers[at] == papers[at - 1] && papers[at].as_deref() != Some("—");
        if let (true, Some(paper)) = (is_same, row.last_mut()) {
            "同上".clone_into(paper);
        }
    }
    rows
}

fn weekdays_label(weekdays: Weekdays) -> String {
    match weekdays.to_string().as_str() {
        "一二三四五" => "周一至周五".to_owned(),
        "一二三四" => "周一至周四".to_owned(),
        text => text.chars().map(|c| format!("周{c}")).collect::<Vec<_>>().join("、"),
    }
}

fn ordinal(place: usize) -> String {
    let digits = &WEEKDAY_CHARS[..6];
    match place {
        0..6 => digits[place].to_string(),
        6 => "七".to_owned(),
        7 => "八".to_owned(),
        8 => "九".to_owned(),
        _ => (place + 1).to_string(),
    }
}
