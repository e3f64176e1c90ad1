//! The search over everything, as far as the clerk may see it: an index of names in memory, numbers by the file's indexes.
use crate::facts::Lists;
use crate::{Desk, No, Now, Progress};
use chrono::NaiveDate;
use kehou_school::access::{CLASSROOM, Clerk, MONEY, OFFICES};
use kehou_school::classes;
use kehou_school::days::day_label;
use kehou_school::ids::HomeClassId;
use kehou_school::search::{Entry, Wanted, best, paper_number, slip_number};
use kehou_school::words::StudentStatus;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most found of each kind.
const MOST: usize = 8;

/// Papers that tell of money.
const MONEY_PAPERS: [&str; 3] = ["performance", "labour", "bank"];

/// What is typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Search {
    /// A name, its pinyin or initials, or a number.
    pub text: String,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SearchFound {
    /// One per kind of which something was found.
    pub sections: Vec<SearchSection>,
}

/// What was found of one kind.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SearchSection {
    /// The kind.
    pub kind: SearchKind,
    /// The kind as read: 学生.
    pub label: String,
    /// Best first, at most eight.
    pub found: Vec<Found>,
    /// How many more there are; null where they were not counted.
    pub more: Option<u32>,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchKind {
    /// A pupil.
    Student,
    /// Someone who serves.
    Staff,
    /// A group.
    Group,
    /// A class.
    HomeClass,
    /// A return slip: opens its pupil.
    Slip,
    /// A paper that left the school.
    Paper,
}

/// One thing found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Found {
    /// The record; for a slip its pupil; 0 for a paper.
    pub id: i64,
    /// A name or number.
    pub title: String,
    /// What tells it from others of that name.
    pub note: String,
    /// A paper's kind as its code; else empty.
    pub about: String,
}

/// What the search looks through, as the file stood at one deed on one day.
pub(crate) struct Index {
    deed: i64,
    today: NaiveDate,
    pupils: Vec<Item>,
    staff: Vec<Item>,
    groups: Vec<Item>,
    classes: Vec<Item>,
}

struct Item {
    entry: Entry,
    class: Option<HomeClassId>,
    found: Found,
}

/// Finds what fits, grouped by kind.
pub(crate) fn find(desk: &mut Desk, now: &Now, ask: Search, _: &dyn Progress) -> Result<SearchFound, No> {
    let Some(wanted) = Wanted::read(&ask.text) else { return Ok(SearchFound { sections: Vec::new() }) };
    let deed = desk.store.read().last_deed()?;
    if desk.index.as_ref().is_none_or(|index| (index.deed, index.today) != (deed, now.today)) {
        desk.index = Some(Index::make(&desk.store.read(), deed, now.today)?);
    }
    let (clerk, read) = (&desk.clerk, desk.store.read());
    let mut sections = Vec::new();
    if let Some(index) = &desk.index {
        let mut look = |kind, label: &str, items: &[Item]| sections.extend(section(clerk, kind, label, items, &wanted));
        if clerk.may(CLASSROOM) {
            look(SearchKind::Student, "学生", &index.pupils);
        }
        look(SearchKind::HomeClass, "班级", &index.classes);
        if clerk.may(OFFICES) {
            look(SearchKind::Staff, "人员", &index.staff);
        }
        look(SearchKind::Group, "服务班", &index.groups);
    }
    if clerk.may(CLASSROOM) {
        let found = slips(&read, clerk, desk.index.as_ref(), &ask.text)?;
        sections.extend(numbered(SearchKind::Slip, "回执", found));
    }
    if clerk.may(OFFICES) {
        sections.extend(numbered(SearchKind::Paper, "文件编号", papers(&read, clerk, &ask.text)?));
    }
    Ok(SearchFound { sections })
}

impl Index {
    fn make(read: &Reading<'_>, deed: i64, today: NaiveDate) -> Result<Index, No> {
        let lists = Lists::fetch(read)?;
        let register = lists.register();
        let (system, style) = (lists.school.system, lists.school.class_style);
        let mut pupils = register.sorted(lists.students.iter().map(|student| student.id), today);
        pupils.sort_by_key(|student| student.status == StudentStatus::Left);
        let pupil = |student: &kehou_school::records::Student| {
            let seat = student.seat_no.map(|seat| format!(" {seat} 号")).unwrap_or_default();
            let left = if student.status == StudentStatus::Left { "（离校）" } else { "" };
            let note = format!("{}{seat}{left}", register.class_label(student, today));
            let code = student.student_code.as_deref().unwrap_or_default();
            Item { class: Some(student.home_class), ..item(student.id.0, &student.name, note, [code]) }
        };
        let groups = lists.groups.iter().map(|group| {
            let over = group.valid.to.is_some_and(|to| to < today);
            let note = format!("{}{}", group.kind.label(), if over { "（已结束）" } else { "" });
            item(group.id.0, &group.name, note, [])
        });
        let staff = lists.staff.iter().map(|person| {
            let note = format!("{} {}", person.staff_no, person.kind.label()).trim().to_owned();
            item(person.id.0, &person.name, note, [person.staff_no.as_str()])
        });
        let mut kept: Vec<_> = lists.classes.iter().collect();
        kept.sort_by_key(|class| classes::sort_key(class, system, today));
        let class = |class: &kehou_school::records::HomeClass| {
            let label = classes::label(class, system, style, today);
            let plain: String = label.chars().filter(|c| !matches!(c, '(' | ')')).collect();
            Item { class: Some(class.id), ..item(class.id.0, &label, String::new(), [plain.as_str()]) }
        };
        Ok(Index {
            deed,
            today,
            pupils: pupils.into_iter().map(pupil).collect(),
            staff: staff.collect(),
            groups: groups.collect(),
            classes: kept.into_iter().map(class).collect(),
        })
    }
}

fn item<'a>(id: i64, title: &str, note: String, numbers: impl IntoIterator<Item = &'a str>) -> Item {
    let found = Found { id, title: title.to_owned(), note, about: String::new() };
    Item { entry: Entry::new(title, numbers), class: None, found }
}

fn section(clerk: &Clerk, kind: SearchKind, label: &str, items: &[Item], wanted: &Wanted) -> Option<SearchSection> {
    let seen: Vec<&Item> = items.iter().filter(|item| item.class.is_none_or(|class| clerk.sees_class(class))).collect();
    let places = best(seen.iter().map(|item| &item.entry), wanted);
    let found: Vec<Found> = places.iter().take(MOST).map(|place| seen[*place].found.clone()).collect();
    let more = Some((places.len() - found.len()) as u32);
    (!found.is_empty()).then(|| SearchSection { kind, label: label.to_owned(), found, more })
}

fn numbered(kind: SearchKind, label: &str, found: Vec<Found>) -> Option<SearchSection> {
    (!found.is_empty()).then(|| SearchSection { kind, label: label.to_owned(), found, more: None })
}

fn slips(read: &Reading<'_>, clerk: &Clerk, index: Option<&Index>, text: &str) -> Result<Vec<Found>, No> {
    let Some(beginning) = slip_number(text) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (number, student) in read.slips_numbered(&beginning, MOST as u32)? {
        let pupil = index.and_then(|index| index.pupils.iter().find(|item| item.found.id == student.0));
        let pupil = pupil.filter(|item| item.class.is_some_and(|class| clerk.sees_class(class)));
        found.extend(pupil.map(|item| Found {
            id: student.0,
            title: number,
            note: format!("{} {}", item.found.title, item.found.note),
            about: String::new(),
        }));
    }
    Ok(found)
}

fn papers(read: &Reading<'_>, clerk: &Clerk, text: &str) -> Result<Vec<Found>, No> {
    let Some(beginning) = paper_number(text) else { return Ok(Vec::new()) };
    let papers = read.papers_numbered(&beginning, MOST as u32)?.into_iter();
    let seen = papers.filter(|paper| clerk.may(MONEY) || !MONEY_PAPERS.contains(&paper.kind.as_str()));
    let shown = seen.map(|paper| {
        let kind = match paper.kind.as_str() {
            "roster" => "名册",
            "month_sheet" => "月考勤表",
            "letters" => "告家长书",
            "list" => "名单",
            "performance" => "绩效发放表",
            "labour" => "劳务费发放表",
            "bank" => "银行文件",
            _ => "文件",
        };
        let note = format!("{kind} {} 由{}制", day_label(paper.made_at.date_naive()), paper.actor);
        Found { id: 0, title: paper.number, note, about: paper.kind }
    });
    Ok(shown.collect())
}
