//! Sign-ups by a web form: one answer may name several groups, in one cell or by a column for each, and the last answer
//! for a pupil counts.
use crate::cells::Cell;
use crate::days::{Span, Weekdays};
use crate::identity::phone_doubt;
use crate::ids::{GroupId, StudentId};
use crate::intake::chosen::Chosen;
use crate::intake::enrolments::{Kept, Wanted, read_days, settled};
use crate::intake::groups::new_span;
use crate::intake::groups_kept::weekdays_of;
use crate::intake::known::Known;
use crate::intake::own_class::{EACH_OWN, OwnGroups};
use crate::intake::phones::remark_rest;
use crate::intake::pick::{Pick, pick};
use crate::intake::reading::Reading;
use crate::intake::remark::RowRemarks;
use crate::intake::table::{Column, Row, Table, one_line};
use crate::intake::ticks::{self, Ticked, WEEKDAYS, is_tick_sheet};
use crate::intake::value;
use crate::intake::who::{Finder, PupilColumns};
use crate::intake::{Checked, TakenEnrolment};
use crate::naming;
use crate::no::{Problem, Refusal};
use crate::records::{Group, Student};
use chrono::{NaiveDate, Weekday};
use std::collections::BTreeMap;

/// What stands between the choices of one cell.
const BETWEEN: [char; 9] = ['┋', '、', ',', '，', ';', '；', '\n', '|', '/'];

const TICK_WANTED: &str = "参加的打√，不参加的空着。";

/// One answer: whose, when it was sent, and what was chosen.
struct Answer<'t, 'a> {
    reading: Reading<'t, 'a>,
    student: &'a Student,
    sent: Vec<u64>,
    chosen: Vec<Pick<'a>>,
    /// Nothing is chosen, neither in a column whose group is not known or left out.
    declines: bool,
}

/// What a column of ticks means.
enum Meant<'a> {
    /// One group.
    One(GroupId),
    /// The group of the pupil's class.
    Own(OwnGroups<'a>),
}

/// Where the form keeps its choices.
enum Choices<'a> {
    /// In one column, several in a cell.
    Cell(Column),
    /// In a column for each group.
    Ticks(Vec<(Column, Meant<'a>, Option<Weekday>)>),
    /// All ticks of weekdays are of one group.
    Days(GroupId),
}

impl Meant<'_> {
    fn groups(&self) -> Vec<GroupId> {
        match self {
            Meant::One(group) => vec![*group],
            Meant::Own(own) => own.all().collect(),
        }
    }
}

/// Judges the answers of a form.
///
/// # Refuses
/// A form in which no column names groups.
pub(crate) fn signups(
    table: &Table<'_>,
    settled: Option<&Chosen>,
    known: &Known<'_>,
) -> Result<Checked<TakenEnrolment>, Refusal> {
    let columns = PupilColumns::of(table);
    let mut finder = Finder::new(known);
    let mut checked = Checked::begin(table);
    let mut open = Vec::new();
    let found = match is_tick_sheet(table) {
        true => Some(of_ticks(table, settled, known, (&mut checked.problems, &mut open))),
        false => choices(table, known),
    };
    let choices = found.ok_or_else(|| Refusal::NotThatList {
        list: table.label().to_owned(),
        missing: vec!["服务班（选项应与服务班的名称一致）".to_owned()],
        looked_at: String::new(),
    })?;
    let mut remarks = RowRemarks::default();
    let during = new_span(known, None, None);
    let mut answers: BTreeMap<StudentId, Vec<Answer<'_, '_>>> = BTreeMap::new();
    for row in table.rows() {
        let mut reading = Reading::of(row);
        let student = finder.pupil(&mut reading, &columns, known.school.counted_on());
        let chosen = chosen(&mut reading, (&choices, student), &finder, known.groups, (&during, table));
        let name = table.column("name");
        let declines = chosen.is_empty() && open.iter().all(|column| ticks::ticked(row, column, name) == Some(false));
        match student {
            Some(student) if reading.problems.is_empty() => {
                let sent = sent(row.cell(table.column("submitted")));
                answers.entry(student.id).or_default().push(Answer { reading, student, sent, chosen, declines });
            }
            _ => checked.problems.append(&mut reading.problems),
        }
    }
    let asked: Option<Vec<GroupId>> = match &choices {
        Choices::Cell(_) => None,
        Choices::Ticks(columns) => Some(columns.iter().flat_map(|(_, meant, _)| meant.groups()).collect()),
        Choices::Days(group) => Some(vec![*group]),
    };
    let asked = if table.has("submitted") { None } else { asked };
    let kept = Kept::new(known);
    let is_list = matches!(choices, Choices::Cell(_)) && !table.has("submitted");
    for mut of_one in answers.into_values() {
        of_one.sort_by_key(|answer| (answer.sent.clone(), answer.reading.row.number()));
        let Some(mut last) = of_one.pop() else { continue };
        if is_list {
            // Each row of a list is one more choice of the pupil, none takes the place of another.
            last.declines &= of_one.iter().all(|earlier| earlier.declines);
            of_one.drain(..).flat_map(|earlier| earlier.chosen).for_each(|more| pick(&mut last.chosen, more));
        }
        for earlier in &of_one {
            let told = format!("这名学生后来又填了一次，以第 {} 行为准，这一行没有采用。", last.reading.row.number());
            remarks.add(earlier.reading.row.number(), told);
        }
        take(last, table, (&kept, asked.as_deref()), known, &mut checked, &mut remarks);
    }
    remark_rest(table, table.column("pickup_phone"), (1, false), &mut remarks);
    finder.say_who_was_told_apart(&mut remarks);
    checked.remarks.extend(remarks.sentences());
    Ok(checked.sorted())
}

/// Takes the last answer of a pupil: one enrolment for each group chosen, or none where one of them is wrong.
fn take(
    answer: Answer<'_, '_>,
    table: &Table<'_>,
    (kept, asked): (&Kept<'_>, Option<&[GroupId]>),
    known: &Known<'_>,
    checked: &mut Checked<TakenEnrolment>,
    remarks: &mut RowRemarks,
) {
    let Answer { mut reading, student, chosen, declines, .. } = answer;
    let row = reading.row.number();
    let from = reading.may(table.column("from"), value::day);
    let to = reading.may(table.column("to"), value::day);
    let phone = reading.may(table.column("pickup_phone"), value::phone).unwrap_or_default();
    remarks.add_some(row, phone_doubt(&phone));
    let [way, pickup_name] = ["pickup_way", "pickup_name"].map(|code| reading.text(table.column(code)));
    // The number of an answer is no number of a slip.
    let slip = table.column("slip_no");
    let slip_no = if slip.header.contains("回执") { reading.text(slip) } else { String::new() };
    let mut accepted = Vec::new();
    for Pick { group, days } in chosen.iter().copied() {
        let begins = from.unwrap_or_else(|| begins(student, group, kept, known));
        let days = match days {
            Some(days) => Some(days),
            None if asks_for_days(&reading, table) => read_days(&mut reading, table, group, true),
            None => Some(weekdays_of(group)),
        };
        let Some(weekdays) = days else { continue };
        let wanted = Wanted {
            student,
            group,
            weekdays,
            span: Span { from: begins, to },
            way: way.clone(),
            pickup_name: pickup_name.clone(),
            phone: phone.clone(),
            slip_no: slip_no.clone(),
        };
        accepted.extend(settled(&mut reading, table, kept, wanted));
    }
    let dropped = kept.of_student(student.id).filter(|place| place.valid.has(known.school.counted_on()));
    let dropped = dropped.filter(|place| asked.is_none_or(|asked| asked.contains(&place.group)));
    for place in dropped.filter(|place| !chosen.iter().any(|pick| pick.group.id == place.group)) {
        let name = known.groups.iter().find(|group| group.id == place.group).map_or("", |group| group.name.as_str());
        remarks.add(row, format!("没有再选已报的「{name}」，原报名没有改动，要退出请在「报名」里办理。"));
    }
    if declines && reading.problems.is_empty() {
        checked.declined.extend(kept.declining(row, student.id, known));
    }
    match reading.problems.is_empty() {
        true => checked.accepted.append(&mut accepted),
        false => checked.problems.append(&mut reading.problems),
    }
}

/// The first day of a place the form says nothing of: that of the kept place, else when both the term and the group have begun.
pub(crate) fn begins(student: &Student, group: &Group, kept: &Kept<'_>, known: &Known<'_>) -> NaiveDate {
    let from = new_span(known, None, None).from.max(group.valid.from);
    kept.find(student.id, group.id, &Span { from, to: group.valid.to }).map_or(from, |place| place.valid.from)
}

/// Whether the row says anything of weekdays.
fn asks_for_days(reading: &Reading<'_, '_>, table: &Table<'_>) -> bool {
    std::iter::once(&"weekdays").chain(&WEEKDAYS).any(|code| !value::is_nothing(reading.row.cell(table.column(code))))
}

/// The columns of a tick sheet with their groups; those of no group are noted, unless the user leaves them out, and stay `open`.
fn of_ticks<'a>(
    table: &Table<'_>,
    settled: Option<&Chosen>,
    known: &Known<'a>,
    (problems, open): (&mut Vec<Problem>, &mut Vec<Column>),
) -> Choices<'a> {
    let mut columns = Vec::new();
    let mut days = None;
    for Ticked { column, tick, own, day } in ticks::meant(table, settled, known) {
        match tick.group {
            Some(EACH_OWN) => columns.push((column, Meant::Own(own), day)),
            Some(group) if column.at.is_some() => columns.push((column, Meant::One(group), day)),
            Some(group) => days = Some(group),
            None if tick.ticks == 0 => {}
            None => {
                match column.at {
                    Some(_) => open.push(column.clone()),
                    None => open.extend(WEEKDAYS.iter().map(|code| table.column(code).clone())),
                }
                if tick.left_out {
                    continue;
                }
                problems.push(Problem {
                    row: u32::try_from(table.header_row + 1).unwrap_or(u32::MAX),
                    column: if column.at.is_some() { column.header.clone() } else { tick.header.clone() },
                    found: tick.header,
                    wanted: "不知道是哪个服务班，请在右边为这一列选服务班，或选「不导入」。".to_owned(),
                    mend: None,
                });
            }
        }
    }
    days.map_or(Choices::Ticks(columns), Choices::Days)
}

/// Where the choices are: by header, else by the columns named after groups, else by a column that holds their names.
fn choices<'a>(table: &Table<'_>, known: &Known<'a>) -> Option<Choices<'a>> {
    if table.has("group") {
        return Some(Choices::Cell(table.column("group").clone()));
    }
    let named = |text: &str| {
        let wanted = naming::bare(option_of(text));
        known.groups.iter().find(|group| naming::bare(&group.name) == wanted).map(|group| group.id)
    };
    let others = table.other_columns();
    let ticks: Vec<(Column, Meant<'a>, Option<Weekday>)> = others
        .iter()
        .filter_map(|column| {
            let last = column.header.rsplit([':', '：', '/', '—', '-', '_', '(', '（', '【', '[']).next()?;
            let group = named(&column.header).or_else(|| named(last.trim_end_matches([')', '）', '】', ']'])))?;
            Some((column.clone(), Meant::One(group), None))
        })
        .collect();
    if !ticks.is_empty() {
        return Some(Choices::Ticks(ticks));
    }
    let holds_names = |column: &&Column| {
        let cells = table.rows().map(|row| row.text(column)).filter(|text| !text.is_empty()).take(60);
        let told = cells.map(|text| parts(&text).iter().all(|part| named(part).is_some()));
        let (hits, all) = told.fold((0usize, 0usize), |(hits, all), hit| (hits + usize::from(hit), all + 1));
        hits > 0 && hits * 5 >= all * 4
    };
    others.iter().find(holds_names).map(|column| Choices::Cell(column.clone()))
}

/// The groups an answer names, each once.
fn chosen<'a>(
    reading: &mut Reading<'_, '_>,
    (choices, student): (&Choices<'a>, Option<&Student>),
    finder: &Finder<'a>,
    groups: &'a [Group],
    (during, table): (&Span, &Table<'_>),
) -> Vec<Pick<'a>> {
    let sheet = (!table.has("submitted")).then(|| table.column("name"));
    let mut chosen: Vec<Pick<'a>> = Vec::new();
    let whole = |group| Pick { group, days: None };
    match choices {
        Choices::Cell(column) => {
            let text = reading.text(column);
            if let Some(group) = finder.group_named(&one_line(&text), during) {
                return vec![whole(group)];
            }
            for part in parts(&text) {
                match finder.group_by_name(option_of(part), during) {
                    Ok(group) => pick(&mut chosen, whole(group)),
                    Err(wanted) => reading.no(column, wanted),
                }
            }
        }
        Choices::Ticks(columns) => {
            for (column, meant, day) in columns {
                let group = match meant {
                    Meant::One(group) => groups.iter().find(|each| each.id == *group),
                    Meant::Own(own) => own_of(reading, (column, table), own, student),
                };
                let Some(group) = group else { continue };
                let is_chosen = match sheet {
                    Some(name) => ticks::ticked(reading.row, column, name),
                    None => Some(is_ticked(reading.row, column, &group.name)),
                };
                match is_chosen {
                    Some(true) => match day.filter(|day| !weekdays_of(group).has(*day)) {
                        Some(_) => reading.no(column, format!("「{}」这一天不活动，请改选服务班。", group.name)),
                        None => pick(&mut chosen, Pick { group, days: day.map(|day| Weekdays::NONE.with(day)) }),
                    },
                    Some(false) => {}
                    None => reading.no(column, TICK_WANTED),
                }
            }
        }
        Choices::Days(group) => {
            let is_ticked =
                WEEKDAYS.iter().any(|code| value::tick(reading.row.cell(table.column(code))) != Some(false));
            chosen.extend(groups.iter().find(|each| each.id == *group && is_ticked).map(whole));
        }
    }
    chosen
}

/// The group of the pupil's class where the row is ticked; that none or several fit is said.
fn own_of<'a>(
    reading: &mut Reading<'_, '_>,
    (column, table): (&Column, &Table<'_>),
    own: &OwnGroups<'a>,
    student: Option<&Student>,
) -> Option<&'a Group> {
    match ticks::ticked(reading.row, column, table.column("name")) {
        Some(false) => None,
        Some(true) => match own.of_class(student?.home_class) {
            Ok(group) => Some(group),
            Err(wanted) => {
                reading.no(column, wanted);
                None
            }
        },
        None => {
            reading.no(column, TICK_WANTED);
            None
        }
    }
}

/// A ticked option: a sign, 1, or its own name; 0 and a blank are none.
fn is_ticked(row: Row<'_, '_>, column: &Column, name: &str) -> bool {
    let cell = row.cell(column);
    match value::tick(cell) {
        Some(is_ticked) => is_ticked,
        None => {
            let text = row.text(column);
            matches!(text.as_str(), "选中" | "已选" | "选择" | "报名") || naming::matches(option_of(&text), name)
        }
    }
}

/// The choices of a cell; signs within brackets part nothing, and that nothing was chosen is no choice.
fn parts(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = text.split(|c: char| {
        match c {
            '(' | '（' | '〖' | '【' => depth += 1,
            ')' | '）' | '〗' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && BETWEEN.contains(&c)
    });
    parts.map(str::trim).filter(|part| !part.is_empty() && !says_no(part)).collect()
}

/// Whether a cell says that no part is taken.
pub(crate) fn says_no(text: &str) -> bool {
    let said = ["不参加", "都不参加", "均不参加", "暂不参加", "不报名", "放弃", "无", "以上都不", "以上都不参加"];
    said.contains(&text.trim())
}

/// An option without the note behind it: `篮球社（周一，限30人）〖…〗` is `篮球社`, `A. 篮球社` too.
pub(crate) fn option_of(text: &str) -> &str {
    let text = text.trim();
    let plain = text.find(['(', '（', '〖', '【']).filter(|at| *at > 0).map_or(text, |at| &text[..at]).trim();
    let lettered = plain.strip_prefix(|c: char| c.is_ascii_uppercase());
    lettered.and_then(|rest| rest.strip_prefix(['.', '、', '．'])).unwrap_or(plain).trim()
}

/// When an answer was sent, as numbers that can be ordered.
fn sent(cell: &Cell) -> Vec<u64> {
    let digits = cell.text().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    digits.map(|part| part.parse().unwrap_or(0)).collect()
}
