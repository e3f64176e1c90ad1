//! The paper that a recovery key is kept on: the key in large groups under the school's name, and how it is used.

use kehou_school::new_school::RecoverySheet;

use crate::font::Role;
use crate::page::{Align, Block, Cell, Column, Document, Row, Section, Sheet, Style, Table, Text, mm, pt, size};

/// The paper.
#[must_use]
pub fn recovery_sheet(value: &RecoverySheet) -> Document {
    let mut section = Section::new(value.school.clone(), Sheet::A4);
    let title = Style::plain(Role::Title, size::ER).align(Align::Centre);
    section.add(Block::Gap(pt(24_00)));
    section.add(Text::new(title, value.school.clone()));
    section.add(Text::new(title, value.title.clone()));
    section.add(Block::Gap(pt(24_00)));
    section.add(key(value));
    section.add(Block::Gap(pt(12_00)));
    section.add(Text::new(Style::plain(Role::Song, size::XIAO_SI), value.made.clone()));
    section.add(Block::Gap(pt(18_00)));
    for (place, how) in value.how.iter().enumerate() {
        let style = Style { pitch: pt(22_00), ..Style::plain(Role::Fang, size::SI) }.around(0, pt(6_00));
        section.add(Text::new(style, format!("{}. {how}", place + 1)));
    }
    let sign = Style::plain(Role::Song, size::XIAO_SI).align(Align::Right).around(pt(36_00), 0);
    section.add(Text::new(sign, "保管人：　　　　　　　　存放地点：　　　　　　　　　　"));
    Document { title: value.title.clone(), author: value.school.clone(), sections: vec![section] }
}

fn key(value: &RecoverySheet) -> Table {
    let widest = value.lines.iter().map(Vec::len).max().unwrap_or(1);
    let row = |line: &Vec<String>| {
        let cells = (0..widest).map(|place| Cell::new(line.get(place).cloned().unwrap_or_default()));
        Row::new(mm(16), cells.collect())
    };
    Table {
        columns: vec![Column::share(1); widest],
        head: Vec::new(),
        body: value.lines.iter().map(row).collect(),
        style: Style { tracking: pt(1_50), pitch: pt(30_00), ..Style::plain(Role::Hei, size::ER) },
        line: pt(75),
        pad: pt(4_00),
    }
}
