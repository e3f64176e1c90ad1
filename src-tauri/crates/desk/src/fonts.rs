//! The fonts papers are printed in: which plays which part, where it comes from, and whose characters none of them can draw.
use crate::facts::Lists;
use crate::{Desk, No, Now, Progress, papers};
use kehou_paper::font::Role;
use kehou_paper::layout;
use kehou_school::roster::Register;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct FontsOf {}

/// The fonts and what they cannot draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FontsShown {
    /// One for each part.
    pub roles: Vec<FontRole>,
    /// Names looked through.
    pub names: u32,
    /// Those with characters no font can draw.
    pub missing: Vec<Undrawn>,
    /// Whether such characters leave a white square to write in; else papers with them are not printed.
    pub leaves_blanks: bool,
}

/// A font in its part.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FontRole {
    /// `仿宋`.
    pub label: String,
    /// What is printed in it.
    pub used_for: String,
    /// The font that draws it.
    pub font: String,
    /// Whether it is the computer's own; else it comes with the program.
    pub is_own: bool,
}

/// Characters that cannot be printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Undrawn {
    /// Whose name, with the class where it is a pupil's.
    pub whose: String,
    /// Each as `「𬭚」（U+2CB5A）`.
    pub characters: Vec<String>,
}

/// What becomes of characters that no font can draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutUndrawn {
    /// They leave a white square to write in; else papers with them are not printed.
    pub leaves_blanks: bool,
}

/// Where to print samples.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintFontSamples {
    /// The file: ends in `.pdf`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// The samples.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FontSamples {
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// The setting that holds whether characters without a font leave a square.
const UNDRAWN: &str = "undrawn_leaves_blanks";

const ROLES: [(Role, &str, &str); 5] = [
    (Role::Title, "标题", "文书和发放表的大标题（小标宋，没有时用粗宋体）"),
    (Role::Fang, "仿宋", "告家长书的正文"),
    (Role::Hei, "黑体", "一级小标题和表头"),
    (Role::Kai, "楷体", "二级小标题"),
    (Role::Song, "宋体", "名册、表格和小字"),
];

/// Which font plays which part, and what none can draw among the names of the school.
pub(crate) fn fonts(desk: &mut Desk, now: &Now, _: FontsOf, _: &dyn Progress) -> Result<FontsShown, No> {
    let mut fonts = papers::fonts(desk)?;
    let roles = ROLES.iter().map(|(role, label, used_for)| {
        let drawn = fonts.plays(*role);
        FontRole {
            label: (*label).to_owned(),
            used_for: (*used_for).to_owned(),
            font: drawn.name,
            is_own: drawn.is_own,
        }
    });
    let roles = roles.collect();
    let lists = Lists::fetch(&desk.store.read())?;
    let names = names(&lists, &lists.register(), now);
    let undrawn = |(whose, text): &(String, String)| {
        let missing = fonts.missing(text);
        let characters = missing.iter().map(|c| papers::named(*c)).collect();
        (!missing.is_empty()).then(|| Undrawn { whose: whose.clone(), characters })
    };
    let missing = names.iter().filter_map(undrawn).collect();
    Ok(FontsShown { roles, names: names.len() as u32, missing, leaves_blanks: leaves_blanks(&desk.store.read())? })
}

/// Keeps what becomes of characters that no font can draw; answers what it was, to put it back.
pub(crate) fn put_undrawn(desk: &mut Desk, now: &Now, ask: PutUndrawn, _: &dyn Progress) -> Result<PutUndrawn, No> {
    let before = PutUndrawn { leaves_blanks: leaves_blanks(&desk.store.read())? };
    let kept = if ask.leaves_blanks { "yes" } else { "no" };
    desk.store.write(now, "put_undrawn", |w| w.set_setting(UNDRAWN, kept).map_err(No::from))?;
    Ok(before)
}

/// Whether characters that no font can draw leave a white square to write in.
pub(crate) fn leaves_blanks(read: &Reading<'_>) -> Result<bool, No> {
    Ok(read.setting(UNDRAWN)?.as_deref() == Some("yes"))
}

/// Prints a line in each font.
pub(crate) fn samples(desk: &mut Desk, _: &Now, ask: PrintFontSamples, _: &dyn Progress) -> Result<FontSamples, No> {
    crate::letters::check(crate::letters::KIND, &ask.out)?;
    let lines: Vec<(Role, String)> =
        ROLES.iter().map(|(role, label, used_for)| (*role, format!("{label}：{used_for}"))).collect();
    let printed = papers::pdf(desk, &layout::font_samples(&lines))?;
    kehou_paper::save::whole(&ask.out, &printed.bytes)?;
    Ok(FontSamples { path: ask.out })
}

/// Everything that is printed as a name, with whose it is.
fn names(lists: &Lists, register: &Register<'_>, now: &Now) -> Vec<(String, String)> {
    let mut names = vec![("学校名称".to_owned(), lists.school.name.clone())];
    for student in lists.students.iter().filter(|student| student.left_on.is_none()) {
        let class = register.class_label(student, now.today);
        names.push((format!("{class} {}", student.name), format!("{class}{}", student.name)));
    }
    names.extend(lists.staff.iter().map(|person| (format!("教职工 {}", person.name), person.name.clone())));
    for group in &lists.groups {
        names.push((format!("服务班 {}", group.name), format!("{}{}", group.name, group.room)));
    }
    names
}
