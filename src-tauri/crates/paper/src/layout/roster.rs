//! The day's roster on paper: each session on its own pages, with room for a pen where no roll call is kept.

use kehou_school::roster::{DayRoster, GroupRoster, RosterRow};

use crate::font::Role;
use crate::page::{
    Align, Cell, Column, Document, Len, Numbering, Piece, Row, Section, Sheet, Style, Table, Text, mm, pt, size,
};

const SHEET: Sheet = Sheet { top: mm(15), bottom: mm(15), left: mm(18), right: mm(18), ..Sheet::A4 };
/// A row a teacher can write in; a class of 45 still fits one page.
const LEAST_ROW: Len = pt(13_80);
const MOST_ROW: Len = pt(21_00);
/// What title, meta line, table head and foot take of a page.
const AROUND_ROWS: Len = mm(41);

/// The rosters of a day as a paper: one section a session, with a bookmark each; `number` is the paper's own number.
#[must_use]
pub fn day_roster(roster: &DayRoster, number: &str) -> Document {
    Document {
        title: format!("{} {}", roster.day_label(), roster.title()),
        author: roster.school.clone(),
        sections: roster.groups.iter().map(|group| section(roster, group, number)).collect(),
    }
}

fn section(roster: &DayRoster, group: &GroupRoster, number: &str) -> Section {
    let mut section = Section::new(format!("{} {}", roster.title(), group.name), SHEET);
    section.bookmark = Some(format!("{} {}", group.name, group.slot));
    section.numbering = Numbering::OfTotal;
    section.footer = format!("纸号 {number}　{}", roster.title());
    let title = Style::plain(Role::Title, size::XIAO_ER).align(Align::Centre);
    section.add(Text::new(title, format!("{}{}", roster.school, roster.page_title())));
    let (style, meta) = meta(roster, group);
    let last = meta.len().saturating_sub(1);
    for (place, line) in meta.into_iter().enumerate() {
        let below = if place == last { pt(3_00) } else { 0 };
        section.add(Text::of(style.align(Align::Centre).around(0, below), line));
    }
    if let Some(why) = &group.cancelled {
        section.add(Text::new(small().role(Role::Hei).align(Align::Centre), format!("当天不开展：{why}")));
    }
    section.add(table(group));
    section.add(Text::of(small().around(pt(4_00), 0).with_next(), counts(group)));
    let signed = |name: &str| [Piece::Words(name.to_owned()), Piece::Blank(mm(40), String::new())];
    let signatures = [signed("教师签名："), signed("　　值班领导：")].concat();
    section.add(Text::of(Style { pitch: pt(20_00), ..small() }, signatures));
    section
}

const fn small() -> Style {
    Style::plain(Role::Song, size::WU)
}

/// What, when, where and who: one line where it fits, smaller where it must be, else the teachers have a line of their own; a
/// name stays on one line.
fn meta(roster: &DayRoster, group: &GroupRoster) -> (Style, Vec<Vec<Piece>>) {
    let mut said = vec![roster.day_label(), group.slot.clone(), group.title()];
    if !group.room.is_empty() {
        said.push(format!("地点：{}", group.room));
    }
    let first = Piece::Words(said.join("　"));
    let whole = format!("{}　教师：{}", said.join("　"), group.staff.join("、"));
    let tight = Style { pitch: pt(12_00), ..Style::plain(Role::Song, size::XIAO_WU) };
    let style = [small(), tight].into_iter().find(|style| ems(&whole) <= SHEET.text_width() / style.size);
    match style {
        _ if group.staff.is_empty() => (small(), vec![vec![first]]),
        Some(style) => (style, vec![[vec![first], named("　", group)].concat()]),
        None => (tight, vec![vec![first], named("", group)]),
    }
}

fn named(gap: &str, group: &GroupRoster) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (place, name) in group.staff.iter().enumerate() {
        pieces.push(Piece::Words(if place == 0 { format!("{gap}教师：") } else { "、".to_owned() }));
        pieces.push(Piece::Whole(name.clone()));
    }
    pieces
}

/// How many Chinese characters a text is as wide as: letters and figures count half and a little more.
fn ems(text: &str) -> Len {
    let narrow = text.chars().filter(char::is_ascii).count();
    let wide = text.chars().count() - narrow;
    Len::try_from(wide + (narrow * 6).div_ceil(10)).unwrap_or(Len::MAX)
}

fn table(group: &GroupRoster) -> Table {
    let rows = Len::try_from(group.rows.len()).unwrap_or(Len::MAX).max(1);
    let fitting = (SHEET.text_height() - AROUND_ROWS) / rows;
    let height = if fitting < LEAST_ROW { pt(19_00) } else { fitting.min(MOST_ROW) };
    let heads = [group.numbered.label(), "班级", "姓名", "性别", "出勤", "离校时间", "备注"];
    Table {
        columns: vec![
            Column::fixed(mm(11)),
            Column::fixed(mm(22)),
            Column::fixed(mm(36)),
            Column::fixed(mm(11)),
            Column::fixed(mm(16)),
            Column::fixed(mm(26)),
            Column::share(1).left(),
        ],
        head: vec![Row::new(pt(20_00), heads.iter().map(|h| Cell::new(*h).role(Role::Hei).grey(8)).collect())],
        body: group.rows.iter().map(|row| Row::words(height, cells(row))).collect(),
        style: Style { pitch: pt(11_20), ..small() },
        line: pt(50),
        pad: pt(2_50),
    }
}

fn cells(row: &RosterRow) -> [String; 7] {
    let mark = row.mark.map_or_else(String::new, |mark| mark.sign().to_owned());
    [
        row.number.to_string(),
        row.class_label.clone(),
        row.name.clone(),
        row.sex_label.clone(),
        mark,
        String::new(),
        row.note.clone(),
    ]
}

fn counts(group: &GroupRoster) -> Vec<Piece> {
    let words = |said: &str| Piece::Words(said.to_owned());
    let blank = || Piece::Blank(mm(11), String::new());
    match &group.sums {
        Some(sums) => vec![words(&format!(
            "应到 {} = 实到 {} + 请假 {} + 缺席 {}",
            sums.expected, sums.present, sums.leave, sums.absent
        ))],
        None => vec![
            words(&format!("应到 {} 人　　实到", group.rows.len())),
            blank(),
            words("人　　请假"),
            blank(),
            words("人　　缺席"),
            blank(),
            words("人"),
        ],
    }
}
