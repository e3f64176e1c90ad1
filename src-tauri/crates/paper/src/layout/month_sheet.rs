//! A group's month on paper: a column for every day, days without service grey, sums at the right and at the foot.

use kehou_school::roster::{MonthDay, MonthRow, MonthSheet};

use crate::font::Role;
use crate::page::{
    Align, Block, Cell, Column, Document, Len, Numbering, Row, Section, Sheet, Style, Table, Text, mm, pt, size,
};

const SHEET: Sheet = Sheet { top: mm(12), bottom: mm(13), left: mm(12), right: mm(12), ..Sheet::A4_LYING };
/// How dark a day without service is, in percent.
const GREY: u8 = 22;
const LEAST_ROW: Len = pt(13_00);
const MOST_ROW: Len = pt(17_00);
/// What title, meta line, table head, sums, signatures and legend take of a page.
const AROUND_ROWS: Len = mm(56);

/// The month's attendance sheets as a paper: one section a group, with a bookmark each; `number` is the paper's own number.
#[must_use]
pub fn month_sheets(sheets: &[MonthSheet], number: &str) -> Document {
    Document {
        title: sheets.first().map_or_else(String::new, |s| format!("{}课后服务{}", s.month.label(), s.kind())),
        author: sheets.first().map_or_else(String::new, |s| s.school.clone()),
        sections: sheets.iter().map(|sheet| section(sheet, number)).collect(),
    }
}

fn section(sheet: &MonthSheet, number: &str) -> Section {
    let mut section = Section::new(format!("{} {}", sheet.kind(), sheet.group), SHEET);
    section.bookmark = Some(sheet.group.clone());
    section.numbering = Numbering::OfTotal;
    section.footer = format!("纸号 {number}");
    let title = Style::plain(Role::Title, size::XIAO_ER).align(Align::Centre);
    section.add(Text::new(title, format!("{}{}课后服务{}", sheet.school, sheet.month.label(), sheet.kind())));
    let staff = if sheet.staff.is_empty() { "　　　　".to_owned() } else { sheet.staff.join("、") };
    let meta = format!("服务班：{}　教师：{staff}　人数：{}", sheet.group, sheet.rows.len());
    section.add(Text::new(small().align(Align::Centre).around(0, pt(3_00)), meta));
    section.add(table(sheet));
    section.add(Block::Text(Text::new(
        small().around(pt(4_00), 0),
        "√ 出勤　○ 请假　× 缺席　△ 迟到　◇ 早退　– 当天不参加　灰色为无服务日　　　　值班领导：　　　　　　　　负责人：",
    )));
    section
}

const fn small() -> Style {
    Style { pitch: pt(12_50), ..Style::plain(Role::Song, size::XIAO_WU) }
}

fn table(sheet: &MonthSheet) -> Table {
    let days = sheet.days.iter().map(|_| Column::share(1));
    let front = [mm(9), mm(17), mm(26)].map(Column::fixed);
    let back = [mm(10); 3].map(Column::fixed);
    let rows = Len::try_from(sheet.rows.len()).unwrap_or(Len::MAX).max(1);
    let fitting = (SHEET.text_height() - AROUND_ROWS) / rows;
    let height = if fitting < LEAST_ROW { pt(15_00) } else { fitting.min(MOST_ROW) };
    let mut body: Vec<Row> = sheet.rows.iter().map(|row| pupil(sheet, row, height)).collect();
    body.push(sums(sheet, "应到", MonthDay::expected));
    body.push(sums(sheet, "实到", |day| day.sums.map(|sums| sums.present)));
    body.push(signatures(sheet));
    Table {
        columns: front.into_iter().chain(days).chain(back).collect(),
        head: head(sheet),
        body,
        style: Style { pitch: pt(10_50), ..small() },
        line: pt(40),
        pad: pt(80),
    }
}

fn head(sheet: &MonthSheet) -> Vec<Row> {
    let named = |name: &str| Cell::new(name).tall(2).role(Role::Hei);
    let mut upper: Vec<Cell> = [sheet.numbered.label(), "班级", "姓名"].map(named).into();
    upper.extend(sheet.days.iter().map(|day| shade(day, Cell::new(day.number.to_string()))));
    upper.extend(["出勤", "请假", "缺席"].map(named));
    let lower = sheet.days.iter().map(|day| shade(day, Cell::new(day.weekday.to_string()))).collect();
    vec![Row::new(pt(14_00), upper), Row::new(pt(14_00), lower)]
}

fn pupil(sheet: &MonthSheet, row: &MonthRow, height: Len) -> Row {
    let mut cells: Vec<Cell> =
        [row.number.to_string(), row.class_label.clone(), row.name.clone()].map(Cell::new).into();
    cells.extend(sheet.days.iter().zip(row.signs()).map(|(day, sign)| shade(day, Cell::new(sign))));
    let sums = [row.sums.present, row.sums.leave, row.sums.absent];
    let shown = |sum: u32| if sheet.is_blank() { String::new() } else { sum.to_string() };
    cells.extend(sums.map(|sum| Cell::new(shown(sum))));
    Row::new(height, cells)
}

fn sums(sheet: &MonthSheet, name: &str, of: impl Fn(&MonthDay) -> Option<u32>) -> Row {
    let mut cells = vec![Cell::new(name).wide(3).role(Role::Hei)];
    let shown = |day: &MonthDay| of(day).map_or_else(String::new, |sum| sum.to_string());
    cells.extend(sheet.days.iter().map(|day| shade(day, Cell::new(shown(day)))));
    cells.push(Cell::new("").wide(3));
    Row::new(pt(15_00), cells)
}

fn signatures(sheet: &MonthSheet) -> Row {
    let mut cells = vec![Cell::new("教师签名").wide(3).role(Role::Hei)];
    cells.extend(sheet.days.iter().map(|day| shade(day, Cell::new(""))));
    cells.push(Cell::new("").wide(3));
    Row::new(pt(30_00), cells)
}

fn shade(day: &MonthDay, cell: Cell) -> Cell {
    if day.meets { cell } else { cell.grey(GREY) }
}
