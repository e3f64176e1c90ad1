//! Why an amount is what it is, on one sheet: the steps with their clauses, the sum under a rule, and room to sign.

use kehou_school::money::Fen;
use kehou_school::settlement::Explanation;

use crate::font::Role;
use crate::page::{
    Align, Block, Cell, Column, Document, Numbering, Row, Section, Sheet, Style, Table, Text, mm, pt, size,
};

/// The paper; `number` is its own number.
#[must_use]
pub fn explanation(value: &Explanation, number: &str) -> Document {
    let mut section = Section::new(value.whose.clone(), Sheet::A4);
    section.numbering = Numbering::OfTotal;
    section.footer = format!("纸号 {number}");
    let title = Style::plain(Role::Title, size::XIAO_ER).align(Align::Centre);
    section.add(Text::new(title, value.school.clone()));
    section.add(Text::new(title, value.title.clone()));
    section.add(Block::Gap(pt(8_00)));
    for line in &value.about {
        section.add(Text::new(body(), line.clone()));
    }
    section.add(Block::Gap(pt(6_00)));
    section.add(table(value));
    section.add(Block::Gap(pt(10_00)));
    section.add(Text::new(body(), "本说明由课后服务管理程序按考勤和所列文件逐项计算，如有疑问请向学校查询。"));
    section.add(Text::new(body().align(Align::Right).around(pt(24_00), 0), "经办人：　　　　　　日期：　　　　　　"));
    Document { title: value.title.clone(), author: value.school.clone(), sections: vec![section] }
}

const fn body() -> Style {
    Style { pitch: pt(18_00), ..Style::plain(Role::Song, size::WU) }
}

fn table(value: &Explanation) -> Table {
    let amount = |fen: Option<Fen>| fen.map_or_else(String::new, Fen::shown);
    let mut rows: Vec<Row> = value
        .rows
        .iter()
        .map(|row| Row::words(pt(20_00), [row.text.clone(), row.clause.clone(), amount(row.amount_fen)]))
        .collect();
    let sum = |label: &str, fen: Fen| {
        let label = Cell::new(label).wide(2).align(Align::Right).role(Role::Hei);
        Row::new(pt(22_00), vec![label, Cell::new(fen.shown()).role(Role::Hei)])
    };
    rows.push(sum(&value.total_label, value.total_fen));
    rows.extend(value.after.iter().map(|(label, fen)| sum(label, *fen)));
    Table {
        columns: vec![Column::share(1).left(), Column::fixed(mm(48)).left(), Column::fixed(mm(26)).right()],
        head: vec![Row::new(
            pt(20_00),
            ["计算过程", "依据", "金额（元）"].map(|head| Cell::new(head).role(Role::Hei).align(Align::Centre)).into(),
        )],
        body: rows,
        style: Style { pitch: pt(15_00), ..Style::plain(Role::Song, size::WU) },
        line: pt(50),
        pad: pt(4_00),
    }
}
