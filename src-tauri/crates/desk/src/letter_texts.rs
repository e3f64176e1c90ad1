//! The letters' choices and wording: what can be printed for whom, the school's own text with its versions, and a sample.
use crate::answered::Answered;
use crate::enrolment_board as board;
use crate::facts::{Lists, calendar, profile};
use crate::{Desk, No, Now, Progress, letters, papers};
use kehou_school::classes;
use kehou_school::ids::{HomeClassId, StudentId};
use kehou_school::no::Refusal;
use kehou_school::notice::{LetterTemplate, TABLES, WORDS};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;
use ts_rs::TS;

/// What the kind of letter is called.
const LABEL: &str = "告家长书（附回执）";

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct LetterChoicesOf {}

/// What can be printed, and for whom.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterChoices {
    /// The kinds of letter.
    pub kinds: Vec<LetterKind>,
    /// The classes in natural order.
    pub classes: Vec<LetterClass>,
    /// What of a pupil stands on a letter, to be shown before it leaves.
    pub columns: Vec<String>,
    /// The term the slips are numbered for; empty without one.
    pub term: String,
    /// Why the profile whose papers the letter names is only an example; null where it is the school's own.
    pub sample: Option<String>,
    /// Whether the school has no phone for questions and complaints, so that none is printed.
    pub lacks_phone: bool,
}

/// A kind of letter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterKind {
    /// `invitation`.
    pub kind: String,
    /// As read.
    pub label: String,
    /// `学校自定文字，第 2 版` or `随程序提供的文字`.
    pub wording_label: String,
}

/// A class to print for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterClass {
    /// The class.
    pub class: HomeClassId,
    /// As printed.
    pub label: String,
    /// Its grade, 1–9.
    pub grade: u8,
    /// `三年级`.
    pub grade_label: String,
    /// Letters to print, one a pupil.
    pub pupils: u32,
    /// Pupils whose slip was printed this term already.
    pub printed: u32,
    /// Pupils who have not answered, and whose class has not, to whom no letter was printed.
    pub owed: u32,
}

/// A kind of letter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterTemplateOf {
    /// `invitation`.
    pub kind: String,
}

/// The wording in force, and what may stand in it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterTemplateShown {
    /// `invitation`.
    pub kind: String,
    /// As read.
    pub label: String,
    /// The version in force; 0 is the shipped one.
    pub version: u32,
    /// `学校自定文字，第 2 版` or `随程序提供的文字`.
    pub wording_label: String,
    /// Whether the shipped text is in force.
    pub shipped: bool,
    /// The text.
    pub text: LetterTemplate,
    /// The words in braces and tables, each with what stands in its place.
    pub words: Vec<LetterWord>,
}

/// A word that is filled in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterWord {
    /// `{school}` or `[times]`.
    pub word: String,
    /// What stands in its place.
    pub meaning: String,
}

/// A wording to keep.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutLetterTemplate {
    /// `invitation`.
    pub kind: String,
    /// The text; null goes back to the shipped one.
    pub text: Option<LetterTemplate>,
}

/// A sample to look at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TryLetter {
    /// `invitation`.
    pub kind: String,
    /// The wording to try; null for the one in force.
    pub text: Option<LetterTemplate>,
    /// For which class; null takes the first.
    #[serde(default)]
    pub class: Option<HomeClassId>,
    /// Where to: ends in `.pdf`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// A sample that was printed; it names nobody and is not registered.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetterTried {
    /// Pages.
    pub pages: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// What can be printed, and for whom.
pub(crate) fn choices(desk: &mut Desk, now: &Now, _: LetterChoicesOf, _: &dyn Progress) -> Result<LetterChoices, No> {
    let (_, version) = in_force(desk)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let (system, style) = (lists.school.system, lists.school.class_style);
    let answered = Answered::fetch(&read, &read.enrolments()?, now.today, now.today)?;
    let owed = answered.owed(&lists, now.today);
    let slips: BTreeSet<StudentId> = answered.slips.into_keys().collect();
    let mut sorted: Vec<_> = lists.classes.iter().collect();
    sorted.sort_by_key(|class| classes::sort_key(class, system, now.today));
    let shown = sorted.into_iter().map(|class| {
        let pupils: Vec<StudentId> = board::present(&lists, class.id).map(|student| student.id).collect();
        let grade = classes::grade_of(class, system, now.today);
        LetterClass {
            class: class.id,
            label: classes::label(class, system, style, now.today),
            grade,
            grade_label: classes::grade_label(grade),
            pupils: pupils.len() as u32,
            printed: pupils.iter().filter(|id| slips.contains(id)).count() as u32,
            owed: pupils.iter().filter(|id| owed.contains(id)).count() as u32,
        }
    });
    let terms = read.terms()?;
    let calendar = calendar(&read)?;
    let wording_label = wording_label(version);
    Ok(LetterChoices {
        kinds: vec![LetterKind { kind: letters::KIND.to_owned(), label: LABEL.to_owned(), wording_label }],
        classes: shown.filter(|class| class.pupils > 0).collect(),
        columns: ["姓名", "班级", "座号", "回执编号"].map(str::to_owned).to_vec(),
        term: calendar.term_of(now.today).or(terms.last()).map_or_else(String::new, |term| term.name.clone()),
        lacks_phone: lists.school.complaints_phone.trim().is_empty(),
        sample: profile(&read, now.today).ok().and_then(|profile| profile.sample_said()),
    })
}

/// The wording in force.
pub(crate) fn template(
    desk: &mut Desk,
    _: &Now,
    ask: LetterTemplateOf,
    _: &dyn Progress,
) -> Result<LetterTemplateShown, No> {
    check_kind(&ask.kind)?;
    shown(desk)
}

/// Keeps a wording as the next version, or goes back to the shipped one; what was printed before keeps its version.
pub(crate) fn put_template(
    desk: &mut Desk,
    now: &Now,
    ask: PutLetterTemplate,
    _: &dyn Progress,
) -> Result<LetterTemplateShown, No> {
    check_kind(&ask.kind)?;
    let text = match ask.text {
        None => String::new(),
        Some(wanted) => {
            let wanted = wanted.tidy();
            wanted.check()?;
            wanted.text()?
        }
    };
    desk.store.write(now, "put_letter_template", |w| Ok::<_, No>(w.add_template(letters::KIND, &text)?))?;
    shown(desk)
}

/// Prints one letter to nobody, to look at the wording.
pub(crate) fn try_one(desk: &mut Desk, now: &Now, ask: TryLetter, _: &dyn Progress) -> Result<LetterTried, No> {
    letters::check(&ask.kind, &ask.out)?;
    let template = match ask.text {
        Some(wanted) => wanted.tidy(),
        None => in_force(desk)?.0,
    };
    template.check()?;
    let lists = Lists::fetch(&desk.store.read())?;
    let register = lists.register();
    let wanted = |student: &&StudentId| {
        ask.class.is_none_or(|class| register.student(**student).is_some_and(|found| found.home_class == class))
    };
    let everyone: Vec<StudentId> =
        lists.classes.iter().flat_map(|class| board::present(&lists, class.id)).map(|each| each.id).collect();
    let first = everyone.iter().find(wanted).copied();
    let mut mailing = letters::compose(desk, now, &template, first.into_iter().collect())?;
    for letter in mailing.classes.iter_mut().flat_map(|class| &mut class.letters) {
        letter.salutation = letter.salutation.replace(&letter.name, "（学生姓名）");
        "（学生姓名）".clone_into(&mut letter.name);
        "样张".clone_into(&mut letter.slip_no);
        letter.seat.clear();
    }
    let printed = papers::letters(desk, &mailing, &mut |_| true)?;
    kehou_paper::save::whole(&ask.out, &printed.bytes)?;
    Ok(LetterTried { pages: printed.pages, path: ask.out })
}

/// The wording in force with its version; 0 is the shipped one.
pub(crate) fn in_force(desk: &Desk) -> Result<(LetterTemplate, u32), No> {
    match desk.store.read().template(letters::KIND)?.filter(|kept| !kept.text.is_empty()) {
        Some(kept) => Ok((LetterTemplate::read(&kept.text)?, kept.version)),
        None => Ok((desk.place.invitation()?, 0)),
    }
}

fn shown(desk: &Desk) -> Result<LetterTemplateShown, No> {
    let (text, version) = in_force(desk)?;
    let words = WORDS.iter().map(|(word, meaning)| (format!("{{{word}}}"), *meaning));
    let tables = TABLES.iter().map(|(word, meaning)| ((*word).to_owned(), *meaning));
    Ok(LetterTemplateShown {
        kind: letters::KIND.to_owned(),
        label: LABEL.to_owned(),
        version,
        wording_label: wording_label(version),
        shipped: version == 0,
        text,
        words: words.chain(tables).map(|(word, meaning)| LetterWord { word, meaning: meaning.to_owned() }).collect(),
    })
}

fn wording_label(version: u32) -> String {
    match version {
        0 => "随程序提供的文字".to_owned(),
        version => format!("学校自定文字，第 {version} 版"),
    }
}

fn check_kind(kind: &str) -> Result<(), Refusal> {
    match kind {
        letters::KIND => Ok(()),
        other => Err(crate::shown::bad_value("文书种类", other, "invitation（告家长书）")),
    }
}
