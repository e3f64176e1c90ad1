//! Letters to parents: one PDF with a letter and a return slip for each family, bookmarked by class.
use crate::facts::{Lists, calendar, profile};
use crate::papers::{self, Paper};
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::classes::stage_of;
use kehou_school::ids::StudentId;
use kehou_school::no::Refusal;
use kehou_school::notice::{self, Mailing, MailingFacts};
use kehou_school::words::StudentStatus;
use kehou_store::Slip;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;
use ts_rs::TS;

/// The one kind of letter so far.
const KIND: &str = "invitation";

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

/// Writes the letters and keeps the number of each slip.
pub(crate) fn print(
    desk: &mut Desk,
    now: &Now,
    ask: PrintLetters,
    progress: &dyn Progress,
) -> Result<LettersPrinted, No> {
    if ask.kind != KIND {
        return Err(shown::bad_value("文书种类", &ask.kind, "invitation（告家长书）").into());
    }
    if !matches!(papers::format_of(&ask.out)?, papers::Format::Pdf) {
        return Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .pdf 结尾").into());
    }
    let mailing = compose(desk, now, &ask)?;
    let letters: usize = mailing.classes.iter().map(|class| class.letters.len()).sum();
    let mut pages = 0;
    papers::write(desk, now, Paper { kind: "letters", rows: letters, settlement: None, out: &ask.out }, |desk, _| {
        let printed = papers::letters(desk, &mailing, &mut |done| progress.step(done as u64, letters as u64))?;
        pages = printed.pages;
        Ok(printed.bytes)
    })?;
    keep_slips(desk, now, &mailing)?;
    Ok(LettersPrinted { letters: letters as u32, pages, path: ask.out })
}

fn compose(desk: &Desk, now: &Now, ask: &PrintLetters) -> Result<Mailing, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let register = lists.register();
    let terms = read.terms()?;
    let calendar = calendar(&read)?;
    let term = calendar.term_of(now.today).or(terms.last()).ok_or(Refusal::NoSchool)?;
    let profile = profile(&read, now.today.clamp(term.first_day, term.last_day))?;
    let template = desk.place.invitation()?;
    let chosen: Vec<StudentId> = lists
        .students
        .iter()
        .filter(|student| student.status == StudentStatus::Present)
        .filter(|student| ask.grade.is_none_or(|grade| register.grade(student, now.today) == grade))
        .filter(|student| ask.class.as_ref().is_none_or(|class| register.class_label(student, now.today) == *class))
        .map(|student| student.id)
        .collect();
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
        template: &template,
    };
    Ok(notice::invitation(&facts, &register, chosen)?)
}

fn keep_slips(desk: &mut Desk, now: &Now, mailing: &Mailing) -> Result<(), No> {
    let read = desk.store.read();
    let terms = read.terms()?;
    let Some(term) = read.term_of(now.today)?.or(terms.into_iter().last()) else { return Ok(()) };
    let known: BTreeSet<String> = read.slips(&term.name, KIND)?.into_iter().map(|slip| slip.number).collect();
    let slips: Vec<Slip> = mailing
        .classes
        .iter()
        .flat_map(|class| &class.letters)
        .filter(|letter| !known.contains(&letter.slip_no))
        .map(|letter| Slip {
            number: letter.slip_no.clone(),
            student: letter.student,
            term: term.name.clone(),
            letter: KIND.to_owned(),
        })
        .collect();
    desk.store.write(now, "letters", |w| Ok::<(), No>(w.add_slips(&slips)?))
}
