//! Reads written workbooks back with the reader of this room, and compares them with what was asked.
use std::io::Cursor;
use std::time::Duration;

use calamine::{Data, Reader, Xlsx};
use kehou_school::cells::Cell;

use super::*;
use crate::sheet;
use crate::table::{Column, Kind, PageSetup};

fn pay_sheet() -> Table {
    let columns = vec![
        Column::new("序号", 6, Kind::Number).aligned(Align::Centre),
        Column::new("姓名", 12, Kind::Text),
        Column::new("普通时段", 10, Kind::Number).under("课时"),
        Column::new("延时时段", 10, Kind::Number).under("课时"),
        Column::new("应发金额", 14, Kind::Money),
        Column::new("开户行", 24, Kind::Text),
        Column::new("银行账号", 24, Kind::Text),
        Column::new("领取人签名", 14, Kind::Text),
        Column::new("备注", 16, Kind::Text),
    ];
    let line = |number: i64, name: &str, milli: i64, fen: i64, account: &str, note: &str| {
        Row::plain(vec![
            TableCell::Number(number),
            TableCell::text(name),
            TableCell::Milli(milli),
            TableCell::Milli(2000),
            TableCell::Money(fen),
            TableCell::text("中国农业银行××支行"),
            TableCell::text(account),
            TableCell::Empty,
            TableCell::text(note),
        ])
    };
    Table {
        name: "绩效发放表".into(),
        titles: vec!["××市实验小学课后服务补助(绩效)发放表".into()],
        facts: vec!["所属月份:2025年9月".into(), "发放编号:2025-09-1".into(), "单位:元".into()],
        columns,
        rows: vec![
            Row::heading("一年级"),
            line(1, "龚䶮", 1500, 123_450, "6217000000000000001", ""),
            line(2, "阿依努尔·买买提江", 12_000, 96_000, "6217000000000000002", "9月3日代张老师一节,9月17日早退10分钟"),
            line(3, "=1+1", 0, -50, "0012", "-5+@"),
            Row {
                greyed: vec![1],
                ..Row::sum(vec![
                    TableCell::text("合计"),
                    TableCell::Empty,
                    TableCell::Milli(13_500),
                    TableCell::Milli(6000),
                    TableCell::Money(219_400),
                ])
            },
        ],
        foot: vec!["合计金额(大写):人民币贰仟壹佰玖拾肆元整".into()],
        signatures: ["制表", "审核", "分管领导", "校长", "财务"].map(str::to_string).to_vec(),
        fingerprint: "结算 2025-09 第1版 指纹 8f3a&c1".into(),
        page: PageSetup { landscape: true, kept_columns: 2 },
        form: None,
    }
}

fn form() -> Table {
    let mut service = Column::new("服务类型*", 14, Kind::Text);
    service.choices = ["普通", "延时", "暑期"].map(str::to_string).to_vec();
    service.note = "从下拉列表中选择。".into();
    let mut group = Column::new("服务班*", 24, Kind::Text);
    group.choices = (1..=60).map(|n| format!("第{n}服务班(一至三年级)")).collect();
    Table {
        name: "报名[2025/9]".into(),
        titles: vec!["报名导入表".into()],
        columns: vec![
            Column::new("姓名*", 12, Kind::Text),
            Column::new("身份证件号", 24, Kind::Text),
            service,
            group,
            Column::new("开始日期", 14, Kind::Date),
        ],
        rows: vec![Row::plain(vec![
            TableCell::text("示例"),
            TableCell::text("110101201801010019"),
            TableCell::text("普通"),
            TableCell::Empty,
            TableCell::Date("2025-09-01".into()),
        ])],
        form: Some(Form { rows: 500, protected: true }),
        ..Table::default()
    }
}

fn book(sheets: Vec<Table>) -> Book {
    Book { title: "测试".into(), sheets }
}

#[test]
fn what_is_written_is_read_back() {
    let bytes = xlsx(&book(vec![pay_sheet()])).unwrap();
    let read = sheet::read_bytes(&bytes, "发放表.xlsx").unwrap();
    let rows = &read.sheets[0].rows;
    let text = |text: &str| Cell::Text(text.into());
    let number = |text: &str| Cell::Number(text.into());
    assert_eq!(rows[0][0], text("××市实验小学课后服务补助(绩效)发放表"));
    assert_eq!(rows[2][2..5], [text("课时"), text("课时"), text("应发金额")]);
    assert_eq!(rows[3][..5], [text("序号"), text("姓名"), text("普通时段"), text("延时时段"), text("应发金额")]);
    assert_eq!(rows[4][0], text("一年级"));
    assert_eq!(
        rows[5][..7],
        [
            number("1"),
            text("龚䶮"),
            number("1.5"),
            number("2"),
            number("1234.5"),
            text("中国农业银行××支行"),
            text("6217000000000000001")
        ]
    );
    assert_eq!(rows[7][1], text("=1+1"));
    assert_eq!((&rows[7][4], &rows[7][6], &rows[7][8]), (&number("-0.5"), &text("0012"), &text("-5+@")));
    assert_eq!(rows[8][..5], [text("合计"), Cell::Empty, number("13.5"), number("6"), number("2194")]);
    assert_eq!(rows[9][0], text("合计金额(大写):人民币贰仟壹佰玖拾肆元整"));
    let last: Vec<&str> = rows[10].iter().map(Cell::text).collect();
    for label in ["制表:", "审核:", "分管领导:", "校长:", "财务:"] {
        assert!(last.contains(&label), "{last:?}");
    }
}

#[test]
fn no_cell_is_a_formula_and_numbers_that_are_names_are_text() {
    let bytes = xlsx(&book(vec![pay_sheet()])).unwrap();
    let mut back: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert!(back.worksheet_formula("绩效发放表").unwrap().used_cells().next().is_none());
    let range = back.worksheet_range("绩效发放表").unwrap();
    assert_eq!(range.get_value((5, 6)), Some(&Data::String("6217000000000000001".into())));
    let style = back.worksheet_style("绩效发放表").unwrap();
    let format =
        style.get((5, 6)).and_then(|style| style.number_format.as_ref()).map(|format| format.format_code.to_string());
    assert_eq!(format.as_deref(), Some("@"));
}

#[test]
fn a_row_that_adds_is_written_as_sums_with_their_values() {
    let mut table = pay_sheet();
    table.rows.remove(0);
    let sum = table.rows.pop().unwrap();
    table.rows.push(Row { adds: true, ..sum });
    let bytes = xlsx(&book(vec![table])).unwrap();
    let mut back: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let formulas: Vec<String> =
        back.worksheet_formula("绩效发放表").unwrap().used_cells().map(|(_, _, text)| text.to_owned()).collect();
    assert_eq!(formulas, ["SUM(C5:C7)", "SUM(D5:D7)", "SUM(E5:E7)"]);
    let cells = back.worksheet_range("绩效发放表").unwrap();
    let kept: Vec<Option<&Data>> = [2, 3, 4].map(|column| cells.get_value((7, column))).to_vec();
    assert_eq!(kept, [Some(&Data::Float(13.5)), Some(&Data::Float(6.0)), Some(&Data::Float(2194.0))]);
}

#[test]
fn equal_books_are_equal_bytes() {
    let first = xlsx(&book(vec![pay_sheet(), form()])).unwrap();
    std::thread::sleep(Duration::from_millis(2100));
    assert!(first == xlsx(&book(vec![pay_sheet(), form()])).unwrap(), "the second writing differs");
}

#[test]
fn a_form_is_taken_in_as_it_was_made() {
    let bytes = xlsx(&book(vec![form()])).unwrap();
    let read = sheet::read_bytes(&bytes, "").unwrap();
    assert_eq!(read.sheets[0].name, "报名[2025/9]".replace(['[', ']', '/'], "-"));
    assert_eq!(read.sheets[1].name, CHOICES_SHEET);
    assert_eq!(read.sheets[1].rows.len(), 60);
    assert_eq!(read.sheets[0].rows[2][1], Cell::Text("110101201801010019".into()));
    assert_eq!(read.sheets[0].rows[2][4], Cell::Date("2025-09-01".into()));
}

#[test]
fn sheet_names_are_ones_excel_accepts() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("一年级1班", &[], "一年级1班"),
        ("9/1 [周一]", &[], "9-1 -周一-"),
        ("", &[], "表"),
        ("名单", &["名单"], "名单(2)"),
        ("名单", &["名单", "名单(2)"], "名单(3)"),
        ("可选值", &[], "可选值(2)"),
        (&"长".repeat(40), &[], &"长".repeat(31)),
        (&"𬭊".repeat(40), &[], &"𬭊".repeat(15)),
    ];
    for (wanted, taken, name) in cases {
        let taken: Vec<String> = taken.iter().map(|name| name.to_string()).collect();
        assert_eq!(sheet_name(wanted, &taken), *name);
    }
}

#[test]
fn columns_are_shared_among_texts() {
    let texts = |count: usize| vec!["制表:".to_string(); count];
    assert_eq!(shares(&[10, 10, 10, 10], &texts(2)), Some(vec![(0, 1), (2, 3)]));
    assert_eq!(shares(&[6, 12, 10, 10, 14, 24, 24, 14, 16], &texts(3)).map(|parts| parts.len()), Some(3));
    assert_eq!(shares(&[10, 10], &texts(3)), None);
    assert_eq!(shares(&[4, 40], &texts(2)), None);
    for count in 1..9 {
        let parts = shares(&[20; 9], &texts(count)).unwrap();
        assert_eq!((parts[0].0, parts[count - 1].1), (0, 8), "{count}");
        assert!(parts.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0), "{parts:?}");
    }
}

#[test]
fn edges_are_written_or_refused() {
    let empty =
        Table {
            columns: vec![Column::new("姓名", 10, Kind::Text)], titles: vec!["空表".into()], ..Table::default()
        };
    assert!(xlsx(&book(vec![empty])).is_ok());
    let mut long = form();
    long.rows[0].cells[0] = TableCell::text("字".repeat(32_768));
    assert!(xlsx(&book(vec![long])).unwrap_err().message.contains("32767"));
    let mut odd = form();
    odd.rows[0].cells[4] = TableCell::Date("2025-13-01".into());
    let read = sheet::read_bytes(&xlsx(&book(vec![odd])).unwrap(), "").unwrap();
    assert_eq!(read.sheets[0].rows[2][4], Cell::Text("2025-13-01".into()));
}

#[test]
fn five_thousand_rows_come_back_whole() {
    let mut table = pay_sheet();
    let row = table.rows[1].clone();
    table.rows = vec![row; 5000];
    let bytes = xlsx(&book(vec![table])).unwrap();
    let read = sheet::read_bytes(&bytes, "").unwrap();
    assert_eq!(read.sheets[0].rows.len(), 4 + 5000 + 2);
}

/// Keeps the samples for looking at, when `KEHOU_KEEP` names a folder.
#[test]
fn samples_are_kept_for_looking_at() {
    let Some(folder) = std::env::var_os("KEHOU_KEEP") else { return };
    let folder = std::path::PathBuf::from(folder);
    std::fs::write(folder.join("pay.xlsx"), xlsx(&book(vec![pay_sheet(), month_sheet()])).unwrap()).unwrap();
    std::fs::write(folder.join("form.xlsx"), xlsx(&book(vec![form()])).unwrap()).unwrap();
}

fn month_sheet() -> Table {
    let mut columns =
        vec![Column::new("序号", 5, Kind::Number).aligned(Align::Centre), Column::new("姓名", 10, Kind::Text)];
    for day in 1..=30 {
        let weekday = ["一", "二", "三", "四", "五", "六", "日"][(day - 1) % 7];
        let mut column = Column::new(weekday, 3, Kind::Text).under(day.to_string()).aligned(Align::Centre);
        column.greyed = matches!(weekday, "六" | "日");
        columns.push(column);
    }
    for sum in ["出勤", "请假", "缺席"] {
        columns.push(Column::new(sum, 5, Kind::Number).aligned(Align::Centre));
    }
    let rows = (1..=45)
        .map(|number| {
            let mut cells = vec![TableCell::Number(number), TableCell::text("买买提江")];
            cells.extend(
                (1..=30).map(|day| if day % 7 == 6 || day % 7 == 0 { TableCell::Empty } else { TableCell::text("√") }),
            );
            cells.extend([TableCell::Number(22), TableCell::Number(0), TableCell::Empty]);
            Row::plain(cells)
        })
        .chain([Row { height_pt: Some(40), ..Row::sum(vec![TableCell::Empty, TableCell::text("教师签名")]) }])
        .collect();
    Table {
        name: "考勤表".into(),
        titles: vec!["××市实验小学课后服务考勤表".into(), "(2025年9月 一年级1班 篮球)".into()],
        facts: vec!["时段:16:30—18:00".into(), "教师:王老师".into()],
        columns,
        rows,
        foot: vec!["图例:√出勤 ○请假 ×缺席 △迟到 ◇早退。灰色为不开展服务的日期。".into()],
        signatures: vec!["班主任".into(), "值班领导".into()],
        fingerprint: String::new(),
        page: PageSetup { landscape: true, kept_columns: 2 },
        form: None,
    }
}
