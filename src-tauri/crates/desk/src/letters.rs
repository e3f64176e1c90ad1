//! Letters to parents: one PDF with a letter and a return slip for each family, bookmarked by class.
use crate::answered::Answered;
use crate::facts::{Lists, calendar, profile};
use crate::papers::{self, Paper};
use crate::{Desk, No, Now, Progress, letter_texts, shown};
use kehou_school::classes::stage_of;
use kehou_school::ids::{HomeClassId, StudentId};
use kehou_school::no::Refusal;
use kehou_school::notice::{self, LetterTemplate, Mailing, MailingFacts};
use kehou_school::words::StudentStatus;
use kehou_store::Slip;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// The one kind of letter so far.
pub(crate) const KIND: &str = "invitation";

/// Which letters to print.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintLetters {
    /// `invitation`.
    pub kind: String,
    /// Only this grade, 1–9.
    #[serde(default)]
    pub grade: Option<u8>,
    /// Only this class, as printed.
    #[serde(default)]
    pub class: Option<String>,
    /// Only these classes; empty for all.
    #[serde(default)]
    pub classes: Vec<HomeClassId>,
    /// Only pupils who have not answered, and whose class has not, to whom no letter was printed.
    #[serde(default)]
    pub owed: bool,
    /// Where to: ends in `.pdf`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LettersPrinted {
    /// Letters, one a pupil.
    pub letters: u32,
    /// Pages.
    pub pages: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// Writes the letters and keeps the number of each slip: the paper and its slips are one write.
pub(crate) fn print(
    desk: &mut Desk,
    now: &Now,
    ask: PrintLetters,
    progress: &dyn Progress,
) -> Result<LettersPrinted, No> {
    check(&ask.kind, &ask.out)?;
    let (template, version) = letter_texts::in_force(desk)?;
    let chosen = chosen(desk, now, &ask)?;
    let mailing = compose(desk, now, &template, chosen)?;
    let letters: usize = mailing.classes.iter().map(|class| class.letters.len()).sum();
    let slips = new_slips(desk, now, &mailing)?;
    let mut pages = 0;
    let paper = Paper {
        kind: "letters",
        rows: letters,
        settlement: None,
        template_version: version.to_string(),
        out: &ask.out,
    };
    let make = |desk: &Desk, _: &str| {
        let printed = papers::letters(desk, &mailing, &mut |done| progress.step(done as u64, letters as u64))?;
        pages = printed.pages;
        Ok(printed.bytes)
    };
    papers::write_with(desk, now, "letters", paper, make, |w| Ok(w.add_slips(&slips)?))?;
    Ok(LettersPrinted { letters: letters as u32, pages, path: ask.out })
}

/// Refuses another kind of letter, and a file that is no PDF.
pub(crate) fn check(kind: &str, out: &Path) -> Result<(), No> {
    if kind != KIND {
        return Err(shown::bad_value("文书种类", kind, "invitation（告家长书）").into());
    }
    if !matches!(papers::format_of(out)?, papers::Format::Pdf) {
        return Err(shown::bad_value("文件名", &out.display().to_string(), "以 .pdf 结尾").into());
    }
    Ok(())
}

/// The letters to the families of pupils in a wording.
pub(crate) fn compose(
    desk: &Desk,
    now: &Now,
    template: &LetterTemplate,
    students: Vec<StudentId>,
) -> Result<Mailing, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let terms = read.terms()?;
    let calendar = calendar(&read)?;
    let term = calendar.term_of(now.today).or(terms.last()).ok_or(Refusal::NoSchool)?;
    let profile = profile(&read, now.today.clamp(term.first_day, term.last_day))?;
    let limits = profile.time;
    let facts = MailingFacts {
        school: &lists.school.name,
        phone: &lists.school.complaints_phone,
        term,
        today: now.today,
        latest: limits.basic_latest_end,
        extended: limits.extended_latest_end,
        groups: &lists.groups,
        fees: &|grade| profile.fee_texts(stage_of(grade, lists.school.system), lists.school.area, now.today),
        reductions: &profile.reduction_texts(),
        template,
    };
    Ok(notice::invitation(&facts, &lists.register(), students)?)
}

fn chosen(desk: &Desk, now: &Now, ask: &PrintLetters) -> Result<Vec<StudentId>, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let owed = match ask.owed {
        true => Some(Answered::fetch(&read, &read.enrolments()?, now.today, now.today)?.owed(&lists, now.today)),
        false => None,
    };
    let register = lists.register();
    let students = lists
        .students
        .iter()
        .filter(|student| student.status == StudentStatus::Present)
        .filter(|student| owed.as_ref().is_none_or(|owed| owed.contains(&student.id)))
        .filter(|student| ask.grade.is_none_or(|grade| register.grade(student, now.today) == grade))
        .filter(|student| ask.class.as_ref().is_none_or(|class| register.class_label(student, now.today) == *class))
        .filter(|student| ask.classes.is_empty() || ask.classes.contains(&student.home_class));
    Ok(students.map(|student| student.id).collect())
}

/// Slips whose numbers were not given out before.
fn new_slips(desk: &Desk, now: &Now, mailing: &Mailing) -> Result<Vec<Slip>, No> {
    let read = desk.store.read();
    let terms = read.terms()?;
    let Some(term) = read.term_of(now.today)?.or(terms.into_iter().last()) else { return Ok(Vec::new()) };
    let known: BTreeSet<String> = read.slips(&term.name, KIND)?.into_iter().map(|slip| slip.number).collect();
    let letters = mailing.classes.iter().flat_map(|class| &class.letters);
    let new = letters.filter(|letter| !known.contains(&letter.slip_no)).map(|letter| Slip {
        number: letter.slip_no.clone(),
        student: letter.student,
        term: term.name.clone(),
        letter: KIND.to_owned(),
        returned_on: None,
        answers: None,
        consent_on: None,
    });
    Ok(new.collect())
}
