//! Rosters and month attendance sheets as workbooks: the same order, words and sums as on the printed pages.
use crate::table::{Align, Book, Column, Kind, PageSetup, Row, Table, TableCell};
use kehou_school::roster::{DayRoster, GroupRoster, MonthDay, MonthSheet};
use kehou_school::words::Mark;

/// A day's rosters as one workbook, one sheet per session.
pub fn day_roster(roster: &DayRoster, number: &str) -> Book {
    Book {
        title: roster.title(),
        sheets: roster.groups.iter().map(|group| session_sheet(roster, group, number)).collect(),
    }
}

fn session_sheet(roster: &DayRoster, group: &GroupRoster, number: &str) -> Table {
    let sign = |mark: Option<Mark>| TableCell::text(mark.map_or("", Mark::sign));
    let rows = group.rows.iter().map(|row| {
        Row::plain(vec![
            TableCell::Number(i64::from(row.number)),
            TableCell::text(&row.class_label),
            TableCell::text(&row.name),
            TableCell::text(&row.sex_label),
            sign(row.mark),
            TableCell::Empty,
            TableCell::text(&row.note),
        ])
    });
    let counts = match group.sums {
        Some(sums) => format!(
            "应到 {} 人　实到 {} 人　请假 {} 人　缺席 {} 人",
            sums.expected, sums.present, sums.leave, sums.absent
        ),
        None => format!("应到 {} 人　实到 ＿＿ 人　请假 ＿＿ 人　缺席 ＿＿ 人", group.rows.len()),
    };
    Table {
        name: group.name.clone(),
        titles: vec![roster.school.clone(), roster.page_title().to_owned()],
        facts: vec![
            roster.day_label(),
            group.title(),
            group.slot.clone(),
            format!("地点：{}", blank(&group.room)),
            format!("教师：{}", blank(&group.staff.join("、"))),
        ],
        columns: vec![
            Column::new(group.numbered.label(), 6, Kind::Number).aligned(Align::Centre),
            Column::new("班级", 12, Kind::Text).aligned(Align::Centre),
            Column::new("姓名", 26, Kind::Text),
            Column::new("性别", 6, Kind::Text).aligned(Align::Centre),
            Column::new("出勤", 8, Kind::Text).aligned(Align::Centre),
            Column::new("离校时间", 12, Kind::Text).aligned(Align::Centre),
            Column::new("备注", 18, Kind::Text),
        ],
        rows: rows.collect(),
        foot: vec![counts, legend()],
        signatures: vec!["教师签名".to_owned(), "值班领导".to_owned()],
        fingerprint: number.to_owned(),
        page: PageSetup { landscape: false, kept_columns: 0 },
        form: None,
    }
}

/// Month attendance sheets as one workbook, one sheet per group.
pub fn month_sheets(sheets: &[MonthSheet], number: &str) -> Book {
    Book {
        title: "课后服务考勤表".to_owned(), sheets: sheets.iter().map(|sheet| month_sheet(sheet, number)).collect()
    }
}

fn month_sheet(sheet: &MonthSheet, number: &str) -> Table {
    let mut columns = vec![
        Column::new(sheet.numbered.label(), 5, Kind::Number).aligned(Align::Centre),
        Column::new("班级", 9, Kind::Text).aligned(Align::Centre),
        Column::new("姓名", 16, Kind::Text),
    ];
    columns.extend(sheet.days.iter().map(|day| Column {
        greyed: !day.meets,
        ..Column::new(day.weekday, 3, Kind::Text).aligned(Align::Centre).under(day.number.to_string())
    }));
    for head in ["出勤", "请假", "缺席"] {
        columns.push(Column::new(head, 5, Kind::Number).aligned(Align::Centre));
    }
    let rows = sheet.rows.iter().map(|row| {
        let mut cells = vec![
            TableCell::Number(i64::from(row.number)),
            TableCell::text(&row.class_label),
            TableCell::text(&row.name),
        ];
        cells.extend(row.signs().map(TableCell::text));
        let sums = [row.sums.present, row.sums.leave, row.sums.absent];
        let shown = |sum: u32| if sheet.is_blank() { TableCell::Empty } else { TableCell::Number(i64::from(sum)) };
        cells.extend(sums.map(shown));
        Row::plain(cells)
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.push(day_row(sheet, "应到", MonthDay::expected));
    rows.push(day_row(sheet, "实到", |day| day.sums.map(|sums| sums.present)));
    Table {
        name: sheet.group.clone(),
        titles: vec![sheet.school.clone(), format!("{}课后服务{}", sheet.month.label(), sheet.kind())],
        facts: vec![sheet.group.clone(), format!("教师：{}", blank(&sheet.staff.join("、")))],
        columns,
        rows,
        foot: vec![legend()],
        signatures: vec!["教师签名".to_owned(), "审核".to_owned()],
        fingerprint: number.to_owned(),
        page: PageSetup { landscape: true, kept_columns: 3 },
        form: None,
    }
}

fn day_row(sheet: &MonthSheet, label: &str, of: fn(&MonthDay) -> Option<u32>) -> Row {
    let mut cells = vec![TableCell::Empty, TableCell::Empty, TableCell::text(label)];
    let number = |count: u32| TableCell::Number(i64::from(count));
    cells.extend(sheet.days.iter().map(|day| of(day).map_or(TableCell::Empty, number)));
    Row::sum(cells)
}

fn legend() -> String {
    let parts = Mark::ALL.iter().map(|mark| format!("{} {}", mark.sign(), mark.label()));
    format!("图例：{}　– 当天不参加", parts.collect::<Vec<_>>().join("　"))
}

fn blank(text: &str) -> &str {
    if text.is_empty() { "＿＿＿＿" } else { text }
}
