//! Sheets to tick: one row for each pupil, one column for each group or weekday, and a sign where the pupil takes part.
use crate::cells::{Cell, Sheet, Workbook};
use crate::days::{Span, WEEKDAY_CHARS, Weekdays};
use crate::group_plan::weekdays_label;
use crate::ids::{GroupId, HomeClassId};
use crate::intake::chosen::{Chosen, headers};
use crate::intake::groups::new_span;
use crate::intake::groups_kept::weekdays_of;
use crate::intake::header::{Field, bare};
use crate::intake::known::Known;
use crate::intake::list::List;
use crate::intake::own_class::{EACH_OWN, OwnGroups};
use crate::intake::reading::Reading;
use crate::intake::signups::option_of;
use crate::intake::table::{Column, Listing, Row, Table};
use crate::intake::template::listing;
use crate::intake::value;
use crate::intake::when::weekdays;
use crate::intake::who::{Finder, PupilColumns};
use crate::naming;
use crate::records::Group;
use crate::words::ServiceKind;
use chrono::Weekday;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// How many cells tell whether a column is one to tick, and how far down they are looked for.
const SAMPLE: usize = 200;
const LOOKED_AT: usize = 6_000;
/// What a tick sheet need not say of an enrolment.
const TOLD_BY_TICKS: [&str; 3] = ["服务班", "星期（或周一至周五）", "起"];
/// The weekday columns of the enrolment list.
pub(crate) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// What stands in [`Chosen::ticks`] for the group of all weekday columns.
pub const OF_WEEKDAYS: &str = "周一至周五";

/// A column of ticks, or all weekday columns together, with the group it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TickColumn {
    /// The column's name among the headers; `周一至周五` for the weekday columns.
    pub header: String,
    /// The group, 0 where each class goes into its own; null where none is meant or known.
    pub group: Option<GroupId>,
    /// `周一`: the one weekday its header names beside the group; empty where a tick means every day of the group.
    pub day_label: String,
    /// Whether the user leaves the column out.
    pub left_out: bool,
    /// How many ticks it has.
    pub ticks: u32,
    /// Whether it may put each class into its own group; then the group 0 means this.
    pub may_be_own: bool,
}

/// A column with what it means.
pub(crate) struct Ticked<'a> {
    pub column: Column,
    pub tick: TickColumn,
    /// What each class's own group would be.
    pub own: OwnGroups<'a>,
    /// The one day a tick means; none where it means every day of the group.
    pub day: Option<Weekday>,
}

/// What a sheet still lacks as a list, once its ticks tell group, days and beginning.
pub(crate) fn still_missing(
    rows: &[Vec<Cell>],
    header: &[Cell],
    columns: &[Option<usize>],
    listing: &Listing,
    mut missing: Vec<String>,
) -> Vec<String> {
    let at =
        |code: &str| listing.fields.iter().zip(columns).find(|(field, _)| field.code == code).and_then(|(_, at)| *at);
    let lacks_group = missing.iter().any(|said| said == TOLD_BY_TICKS[0]);
    if listing.list != List::Enrolments || !lacks_group || at("name").is_none() {
        return missing;
    }
    let days: Vec<usize> = WEEKDAYS.iter().filter_map(|code| at(code)).collect();
    let is_free = |column: &usize| !columns.contains(&Some(*column)) || days.contains(column);
    if (0..header.len()).filter(is_free).any(|column| is_ticked_column(rows, header, column, at("name"))) {
        missing.retain(|said| !TOLD_BY_TICKS.contains(&said.as_str()));
    }
    missing
}

/// How many columns are ticked where a sheet is one to tick; else none.
pub(crate) fn count(
    rows: &[Vec<Cell>],
    header: &[Cell],
    columns: &[Option<usize>],
    listing: &Listing,
    missing: &[String],
) -> usize {
    let at =
        |code: &str| listing.fields.iter().zip(columns).find(|(field, _)| field.code == code).and_then(|(_, at)| *at);
    if listing.list != List::Enrolments || !missing.is_empty() || at("group").is_some() || at("submitted").is_some() {
        return 0;
    }
    let free = (0..header.len()).filter(|column| !columns.contains(&Some(*column)));
    free.filter(|column| is_ticked_column(rows, header, *column, at("name"))).count()
}

/// Whether a table is a sheet to tick: it names groups or weekdays by its columns only.
pub(crate) fn is_tick_sheet(table: &Table<'_>) -> bool {
    let says_otherwise = table.has("submitted") || table.has("group");
    !says_otherwise && (has_weekdays(table) || !columns(table).is_empty())
}

pub(crate) fn has_weekdays(table: &Table<'_>) -> bool {
    WEEKDAYS.iter().any(|code| table.has(code))
}

/// The columns to tick, but for those of weekdays.
pub(crate) fn columns(table: &Table<'_>) -> Vec<Column> {
    let below = table.sheet.rows.get(table.header_row + table.head.depth.max(1)..).unwrap_or_default();
    let name = table.column("name").at;
    let others = table.other_columns().into_iter();
    others.filter(|column| column.at.is_some_and(|at| is_ticked_column(below, &table.head.cells, at, name))).collect()
}

/// Whether what stands below a header are signs, at least one of which says yes.
fn is_ticked_column(rows: &[Vec<Cell>], header: &[Cell], at: usize, name: Option<usize>) -> bool {
    let said = header.get(at).map(|cell| bare(cell.text())).unwrap_or_default();
    let counts = ["序号", "编号", "学号", "座号", "合计", "小计", "人数", "次数", "天数", "备注", "是否", "性别"];
    if said.is_empty() || counts.iter().any(|word| said.contains(word)) || said.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let filled = rows
        .iter()
        .take(LOOKED_AT)
        .filter(|row| name.and_then(|name| row.get(name)).is_some_and(|cell| !cell.is_blank()));
    let signs = filled.filter_map(|row| {
        let cell = row.get(at).filter(|cell| !cell.is_blank())?;
        let own = name.and_then(|name| row.get(name)).map_or("", Cell::text);
        Some(sign(cell, &said, own))
    });
    let (mut yes, mut other, mut all) = (0_usize, 0_usize, 0_usize);
    for sign in signs.take(SAMPLE) {
        all += 1;
        yes += usize::from(sign == Some(true));
        other += usize::from(sign.is_none());
    }
    yes > other && other * 3 <= all
}

/// Whether a cell says yes: a sign, 1, the column's own name, or the pupil's; `None` where it says something else.
fn sign(cell: &Cell, header: &str, own: &str) -> Option<bool> {
    let text = value::clean(cell.text());
    let chosen = matches!(text.as_str(), "选中" | "已选" | "选择" | "报名" | "报" | "已报" | "○" | "〇");
    let named = (!own.is_empty() && naming::matches(&text, own)) || bare(&text) == header;
    if chosen || named { Some(true) } else { value::tick(cell) }
}

/// Whether a row's cell is ticked; `None` where something else stands in it.
pub(crate) fn ticked(row: Row<'_, '_>, column: &Column, name: &Column) -> Option<bool> {
    sign(row.cell(column), &bare(&column.header), &row.text(name))
}

/// The columns of a tick sheet with the groups they mean: as chosen, else by their names.
pub(crate) fn meant<'a>(table: &Table<'_>, chosen: Option<&Chosen>, known: &Known<'a>) -> Vec<Ticked<'a>> {
    let during = new_span(known, None, None);
    let names = headers(&table.head.cells, table.head.cells.len());
    let name = table.column("name");
    let pupils = PupilColumns::of(table);
    let mut finder = Finder::new(known);
    let on = known.school.counted_on();
    let mut class_of = |row| finder.pupil(&mut Reading::of(row), &pupils, on).map(|pupil| pupil.home_class);
    let mut found = Vec::new();
    for column in columns(table) {
        let header = column.at.and_then(|at| names.get(at)).cloned().unwrap_or_else(|| column.header.clone());
        let rows: Vec<Row<'_, '_>> = table.rows().filter(|row| ticked(*row, &column, name) == Some(true)).collect();
        let exact = exactly(&column.header, known.groups, &during);
        let is_of_day = |day: Weekday| exact.is_none_or(|group| is_one_of_days(known.groups, group, day));
        let (said, day) = day_in(&column.header).filter(|(_, day)| is_of_day(*day)).unzip();
        let said = said.unwrap_or_else(|| column.header.clone());
        let own = OwnGroups::of(option_of(&said), known, &during);
        let meeting = |group: &GroupId| day.is_none_or(|day| meets_on(known.groups, *group, day));
        let guess = || {
            let classes: BTreeSet<HomeClassId> = match own.is_empty() {
                true => BTreeSet::new(),
                false => rows.iter().filter_map(|row| class_of(*row)).collect(),
            };
            let all_have = !classes.is_empty() && classes.iter().all(|class| own.of_class(*class).is_ok());
            let near = || nearly(&said, known.groups, &during).filter(|group| !own.excludes(*group, &classes));
            let part = || day.and_then(|_| exactly(&said, known.groups, &during));
            let kind = || only_of_kind(&said, known.groups, &during);
            let found = exact.or_else(part).or_else(near).or_else(|| all_have.then_some(EACH_OWN)).or_else(kind);
            found.filter(|group| *group == EACH_OWN || meeting(group))
        };
        let (group, left_out) = settled(chosen, &header, guess);
        let may_be_own = exact.is_none() && !own.is_empty();
        let ticks = rows.len() as u32;
        let day_label = day.map_or_else(String::new, |day| weekdays_label(Weekdays::NONE.with(day)));
        let tick = TickColumn { header, group, day_label, left_out, ticks, may_be_own };
        found.push(Ticked { column, tick, own, day });
    }
    if found.is_empty() && has_weekdays(table) {
        let days: Vec<&Column> =
            WEEKDAYS.iter().map(|code| table.column(code)).filter(|day| day.at.is_some()).collect();
        let is_ticked = |row: Row<'_, '_>| days.iter().filter(|day| value::tick(row.cell(day)) == Some(true)).count();
        let ticks = table.rows().map(is_ticked).sum::<usize>() as u32;
        let (group, left_out) = settled(chosen, OF_WEEKDAYS, || of_title(table, known.groups, &during));
        let header = OF_WEEKDAYS.to_owned();
        let tick = TickColumn { header, group, day_label: String::new(), left_out, ticks, may_be_own: false };
        found.push(Ticked { column: Column::default(), tick, own: OwnGroups::default(), day: None });
    }
    found
}

/// The tick columns of a file as an enrolment list, for the user to look at; none where it is no tick sheet.
pub fn tick_columns(book: &Workbook, chosen: Option<&Chosen>, known: &Known<'_>) -> Vec<TickColumn> {
    match Table::open(book, chosen, listing(List::Enrolments)) {
        Ok(table) if is_tick_sheet(&table) => meant(&table, chosen, known).into_iter().map(|each| each.tick).collect(),
        _ => Vec::new(),
    }
}

fn settled(chosen: Option<&Chosen>, header: &str, guess: impl FnOnce() -> Option<GroupId>) -> (Option<GroupId>, bool) {
    match chosen.and_then(|chosen| chosen.ticks.get(header)) {
        Some(Some(group)) => (Some(*group), false),
        Some(None) => (None, true),
        None => (guess(), false),
    }
}

/// A header and its last part, bare.
fn names_of(header: &str) -> [String; 2] {
    let last = header.rsplit([':', '：', '/', '—', '-', '_']).next().unwrap_or(header);
    [header, last].map(|text| naming::bare(option_of(text)))
}

/// The group a header names, by its whole name or its last part.
fn exactly(header: &str, groups: &[Group], during: &Span) -> Option<GroupId> {
    let wanted = names_of(header);
    let mut running = groups.iter().filter(|group| group.valid.meets(during));
    running.find(|group| wanted.contains(&naming::bare(&group.name))).map(|group| group.id)
}

/// The only group whose name holds the header's or is held in it.
fn nearly(header: &str, groups: &[Group], during: &Span) -> Option<GroupId> {
    let [_, wanted] = names_of(header);
    if wanted.chars().count() < 2 {
        return None;
    }
    let near = groups.iter().filter(|group| group.valid.meets(during)).filter(|group| {
        let name = naming::bare(&group.name);
        name.contains(wanted.as_str()) || wanted.contains(&name)
    });
    match near.collect::<Vec<_>>().as_slice() {
        [only] => Some(only.id),
        _ => None,
    }
}

/// A header that names one weekday beside a group, `延时周一`: what is said of the group, and the day.
fn day_in(header: &str) -> Option<(String, Weekday)> {
    let text: String = naming::half_width(header).chars().filter(|c| !c.is_whitespace()).collect();
    let at = ["周", "星期", "礼拜"].iter().find_map(|word| text.find(word))?;
    let (before, said) = text.split_at(at);
    let is_of_days = |c: char| "周星期礼拜天日至到、-".contains(c) || WEEKDAY_CHARS.contains(&c);
    let (days, after) = said.split_at(said.find(|c| !is_of_days(c)).unwrap_or(said.len()));
    let mut days = weekdays(days.trim_end_matches(['、', '-']))?.each();
    let day = days.next().filter(|_| days.next().is_none())?;
    let edges = |c: char| "-—_:：/、()".contains(c);
    let group = format!("{}{}", before.trim_end_matches(edges), after.trim_start_matches(edges));
    (!group.is_empty()).then_some((group, day))
}

/// Whether a group meets on a day and is not itself named after one.
fn is_one_of_days(groups: &[Group], group: GroupId, day: Weekday) -> bool {
    let is_named = |name: &str| name.contains('周') || name.contains("星期");
    meets_on(groups, group, day) && groups.iter().any(|each| each.id == group && !is_named(&each.name))
}

fn meets_on(groups: &[Group], group: GroupId, day: Weekday) -> bool {
    groups.iter().any(|each| each.id == group && weekdays_of(each).has(day))
}

/// The only group of the kind of service that a header names: `延时`.
fn only_of_kind(header: &str, groups: &[Group], during: &Span) -> Option<GroupId> {
    let kind = ServiceKind::read(&bare(header))?;
    let mut of_kind = groups.iter().filter(|group| group.kind == kind && group.valid.meets(during));
    of_kind.next().filter(|_| of_kind.next().is_none()).map(|group| group.id)
}

/// The group of weekday columns: the one that a title or the sheet's name speaks of, else the only one that is basic care.
fn of_title(table: &Table<'_>, groups: &[Group], during: &Span) -> Option<GroupId> {
    let above = table.sheet.rows.iter().take(table.header_row).flatten().map(Cell::text);
    let said: String = above.chain(std::iter::once(table.sheet.name.as_str())).map(naming::bare).collect();
    let running: Vec<&Group> = groups.iter().filter(|group| group.valid.meets(during)).collect();
    let named = running.iter().filter(|group| said.contains(&naming::bare(&group.name))).collect::<Vec<_>>();
    let care = running.iter().filter(|group| group.kind == ServiceKind::BasicCare).collect::<Vec<_>>();
    match (named.as_slice(), care.as_slice()) {
        ([only], _) | ([], [only]) => Some(only.id),
        _ => None,
    }
}

/// The sheet with the class that its title speaks of in a column at the end, where the list has no column of it; and the class.
pub(crate) fn with_title_class(
    sheet: &Sheet,
    fields: &[Field],
    found: (usize, usize, &[Option<usize>]),
    from: &str,
) -> Option<(Sheet, String)> {
    let (row, depth, columns) = found;
    let has = |code: &str| fields.iter().zip(columns).any(|(field, at)| field.code == code && at.is_some());
    let listed =
        fields.iter().any(|field| field.code == "class") && has("name") && !has("class") && !has("student_code");
    if !listed || row == 0 {
        return None;
    }
    let titles = sheet.rows.iter().take(row).flatten().map(Cell::text).filter(|text| !text.trim().is_empty());
    let mut classes: Vec<String> = titles.filter_map(crate::intake::gather::class_in).collect();
    classes.dedup();
    let [class] = classes.as_slice() else { return None };
    Some((with_column(sheet, (row, depth), ("班级", class), from), class.clone()))
}

/// The sheet with one more column, of this name and the same in every row, and one that says where a row comes from, blank.
pub(crate) fn with_column(
    sheet: &Sheet,
    (row, depth): (usize, usize),
    (label, said): (&str, &str),
    from: &str,
) -> Sheet {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut titled = sheet.clone();
    for (at, cells) in titled.rows.iter_mut().enumerate().skip(row) {
        if at >= row + depth.max(1) && cells.iter().all(Cell::is_blank) {
            continue;
        }
        cells.resize(width, Cell::Empty);
        if at == row || at >= row + depth.max(1) {
            cells.push(Cell::Text(if at == row { label } else { said }.to_owned()));
            cells.push(Cell::Text(if at == row { from.to_owned() } else { String::new() }));
        }
    }
    titled
}
