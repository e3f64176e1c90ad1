//! A month's sign-in as a form to be ticked: people and groups by rows, days by columns, days without service greyed.
use crate::table::{Align, Book, Column, Kind, PageSetup, Row, Table, TableCell};

/// A month to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthForm {
    /// The title, with year and month.
    pub title: String,
    /// How it is filled in.
    pub notice: String,
    /// The days with their weekday, from the first.
    pub days: Vec<(u32, String)>,
    /// The rows.
    pub rows: Vec<MonthFormRow>,
}

/// A person in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFormRow {
    /// 工号, 姓名 and 服务班.
    pub labels: [String; 3],
    /// For each day whether the person is planned on it.
    pub open: Vec<bool>,
}

/// The form as a workbook.
pub fn month_form(form: &MonthForm) -> Book {
    let labels = [("工号", 10), ("姓名", 12), ("服务班", 20)];
    let labels = labels.map(|(header, width)| Column::new(header, width, Kind::Text));
    let days = form.days.iter().map(|(day, weekday)| Column {
        align: Some(Align::Centre),
        ..Column::new(format!("{day}\n{weekday}"), 5, Kind::Text)
    });
    let rows = form.rows.iter().map(|row| {
        let own = row.labels.iter().map(TableCell::text);
        let days = row.open.iter().map(|_| TableCell::Empty);
        let greyed = row.open.iter().enumerate().filter(|(_, open)| !**open).map(|(at, _)| at + labels.len());
        Row { greyed: greyed.collect(), ..Row::plain(own.chain(days).collect()) }
    });
    let table = Table {
        name: form.title.clone(),
        titles: vec![form.title.clone()],
        facts: vec![form.notice.clone()],
        rows: rows.collect(),
        columns: labels.iter().cloned().chain(days).collect(),
        page: PageSetup { landscape: true, kept_columns: 3 },
        ..Table::default()
    };
    Book { title: form.title.clone(), sheets: vec![table] }
}
