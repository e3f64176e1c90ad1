//! The sheets of money as workbooks and bank files: every sum comes with the claim, nothing is added up here.
use crate::table::{Align, Book, Column, Kind, PageSetup, Row, Table, TableCell, Unwritable, styles};
use encoding_rs::GB18030;
use kehou_school::claim::{BankEncoding, BankFile, LabourSheet, PerformanceCell, PerformanceSheet, SheetFrame};
use kehou_school::money::Fen;

/// 课后服务补助(绩效)发放表.
pub fn performance(sheet: &PerformanceSheet, number: &str) -> Book {
    let mut columns =
        vec![Column::new("序号", 5, Kind::Number).aligned(Align::Centre), Column::new("姓名", 12, Kind::Text)];
    columns.extend(sheet.has_posts.then(|| Column::new("岗位", 9, Kind::Text)));
    for pool in &sheet.pools {
        columns.push(Column::new("课时", 6, Kind::Text).aligned(Align::Centre).under(pool));
        columns.push(Column::new("金额", 10, Kind::Money).under(pool));
    }
    columns.extend([Column::new("标准", 20, Kind::Text), Column::new("小计", 10, Kind::Money)]);
    columns.extend(sheet.has_adjusted.then(|| Column::new("奖惩", 8, Kind::Money)));
    columns.extend([
        Column::new("应发金额", 11, Kind::Money),
        Column::new("开户行", 16, Kind::Text),
        Column::new("银行账号", 21, Kind::Text),
        Column::new("领取人签名", 11, Kind::Text),
        Column::new("备注", 12, Kind::Text),
    ]);
    let mut rows: Vec<Row> = sheet
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![TableCell::Number(i64::from(row.number)), TableCell::text(&row.name)];
            cells.extend(sheet.has_posts.then(|| TableCell::text(&row.post)));
            cells.extend(row.cells.iter().flat_map(of_pool));
            cells.extend([TableCell::text(&row.standard), money(row.subtotal_fen)]);
            cells.extend(sheet.has_adjusted.then(|| money(row.adjusted_fen)));
            cells.extend([
                money(row.due_fen),
                TableCell::text(&row.bank),
                TableCell::text(&row.account),
                TableCell::Empty,
                TableCell::text(&row.note),
            ]);
            Row::plain(cells)
        })
        .collect();
    let mut sum = vec![TableCell::Empty, TableCell::text("合计")];
    sum.extend(sheet.has_posts.then_some(TableCell::Empty));
    sum.extend(sheet.sums.iter().flat_map(of_pool));
    sum.extend([TableCell::Empty, money(sheet.subtotal_fen)]);
    sum.extend(sheet.has_adjusted.then(|| money(sheet.adjusted_fen)));
    sum.push(money(sheet.total_fen));
    rows.push(Row::added(sum));
    let capitals = vec![format!("合计金额（大写）：{}", sheet.capital)];
    book("补助（绩效）发放表", &sheet.frame, number, columns, rows, capitals)
}

/// Quantity and amount of one pool.
fn of_pool(cell: &PerformanceCell) -> [TableCell; 2] {
    let none = cell.quantity.is_empty() && cell.amount_fen == Fen::ZERO;
    [quantity(&cell.quantity), if none { TableCell::Empty } else { money(cell.amount_fen) }]
}

/// 劳务费发放表.
pub fn labour(sheet: &LabourSheet, number: &str) -> Book {
    let columns = vec![
        Column::new("序号", 5, Kind::Number).aligned(Align::Centre),
        Column::new("姓名", 12, Kind::Text),
        Column::new("证件类型", 12, Kind::Text),
        Column::new("证件号码", 22, Kind::Text),
        Column::new("单位/身份", 14, Kind::Text),
        Column::new("服务项目", 16, Kind::Text),
        Column::new("课时", 8, Kind::Text).aligned(Align::Centre),
        Column::new("标准", 18, Kind::Text),
        Column::new("税前金额", 12, Kind::Money),
        Column::new("预扣个税", 12, Kind::Money),
        Column::new("实发金额", 12, Kind::Money),
        Column::new("开户行", 16, Kind::Text),
        Column::new("账号", 21, Kind::Text),
        Column::new("手机号", 14, Kind::Text),
        Column::new("签名", 12, Kind::Text),
    ];
    let mut rows: Vec<Row> = sheet
        .rows
        .iter()
        .map(|row| {
            Row::plain(vec![
                TableCell::Number(i64::from(row.number)),
                TableCell::text(&row.name),
                TableCell::text(&row.id_kind),
                TableCell::text(&row.id_number),
                TableCell::text(&row.role),
                TableCell::text(&row.services),
                quantity(&row.lessons),
                TableCell::text(&row.standard),
                money(row.gross_fen),
                money(row.tax_fen),
                money(row.net_fen),
                TableCell::text(&row.bank),
                TableCell::text(&row.account),
                TableCell::text(&row.phone),
                TableCell::Empty,
            ])
        })
        .collect();
    let mut sum = vec![TableCell::Empty, TableCell::text("合计")];
    sum.extend(std::iter::repeat_n(TableCell::Empty, 4));
    sum.extend([quantity(&sheet.lessons), TableCell::Empty]);
    sum.extend([money(sheet.gross_fen), money(sheet.tax_fen), money(sheet.net_fen)]);
    rows.push(Row::added(sum));
    let capitals =
        vec![format!("税前金额（大写）：{}", sheet.gross_capital), format!("实发金额（大写）：{}", sheet.net_capital)];
    book("劳务费发放表", &sheet.frame, number, columns, rows, capitals)
}

/// A quantity as a number that can be summed where it is one (`21`, `1.5`), else as it is said (`21 天`).
fn quantity(said: &str) -> TableCell {
    let (whole, part) = said.split_once('.').unwrap_or((said, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 3 || !digits(whole) || !digits(part) {
        return TableCell::text(said);
    }
    format!("{whole}{part:0<3}").parse().map_or_else(|_| TableCell::text(said), TableCell::Milli)
}

/// A bank's file in the characters it wants.
///
/// # Errors
/// A character that the encoding lacks; GB18030 and UTF-8 lack none that can stand in a name.
pub fn bank(file: &BankFile) -> Result<Vec<u8>, Unwritable> {
    match file.encoding {
        BankEncoding::Utf8 => Ok(file.text.as_bytes().to_vec()),
        BankEncoding::Gb18030 => match GB18030.encode(&file.text) {
            (bytes, _, false) => Ok(bytes.into_owned()),
            (_, _, true) => Err(Unwritable {
                message: "银行文件里有无法用 GB18030 表示的字，请检查姓名。".to_owned()
            }),
        },
    }
}

/// Room to sign in, in points.
const SIGNED_PT: u16 = 26;
/// What a column may grow to beyond its usual width, in Latin characters.
const GROWS_BY: u16 = 8;

/// Columns as wide as what stands in them, so that a sheet of many columns prints as large as it can; those that are signed in
/// keep their width.
fn fitted(mut columns: Vec<Column>, rows: &[Row]) -> Vec<Column> {
    for (at, column) in columns.iter_mut().enumerate() {
        let texts = rows.iter().filter_map(|row| match row.cells.get(at) {
            Some(TableCell::Text(text)) => Some(styles::room(text)),
            _ => None,
        });
        if column.kind == Kind::Text && column.align.is_none() && !column.header.contains("签名") {
            let room = texts.max().unwrap_or(0).max(styles::room(&column.header)) + 3;
            column.width = u16::try_from(room).unwrap_or(u16::MAX).min(column.width + GROWS_BY);
        }
    }
    columns
}

fn book(
    name: &str,
    frame: &SheetFrame,
    number: &str,
    columns: Vec<Column>,
    rows: Vec<Row>,
    capitals: Vec<String>,
) -> Book {
    let columns = fitted(columns, &rows);
    // Everybody has as much room to sign.
    let lines = |row: &Row| {
        let cells = row.cells.iter().zip(&columns);
        let of_cell = cells.map(|(cell, column)| match cell {
            TableCell::Text(text) => styles::lines(text, usize::from(column.width)),
            _ => 1,
        });
        of_cell.max().unwrap_or(1)
    };
    let fullest = rows.iter().map(lines).max().unwrap_or(1);
    let height = (styles::height(fullest) as u16).max(SIGNED_PT);
    let rows = rows.into_iter().map(|row| Row { height_pt: Some(height), ..row }).collect();
    let table = Table {
        name: name.to_owned(),
        titles: vec![frame.title.clone()],
        facts: vec![
            format!("结算号：{}", frame.settlement_no),
            format!("指纹：{}", frame.fingerprint),
            "单位：元".to_owned(),
        ],
        columns,
        rows,
        foot: capitals
            .into_iter()
            .chain((!frame.basis.is_empty()).then(|| frame.basis.clone()))
            .chain(frame.notes.iter().cloned())
            .collect(),
        signatures: frame.signatures.clone(),
        fingerprint: format!("{number}　结算 {}　指纹 {}", frame.settlement_no, frame.fingerprint),
        page: PageSetup { landscape: true, kept_columns: 2 },
        form: None,
    };
    Book { title: frame.title.clone(), sheets: vec![table] }
}

fn money(fen: Fen) -> TableCell {
    TableCell::Money(fen.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_school::claim::PerformanceRow;

    fn sheet(adjusted: i64, basis: &str) -> PerformanceSheet {
        let cell = PerformanceCell { quantity: "21".into(), amount_fen: Fen(136_500) };
        let row = PerformanceRow {
            number: 1,
            code: "T1".into(),
            name: "彭峰晨".into(),
            post: String::new(),
            cells: vec![cell.clone()],
            standard: "65.00 元/课时".into(),
            subtotal_fen: Fen(136_500),
            adjusted_fen: Fen(adjusted),
            due_fen: Fen(136_500 + adjusted),
            bank: String::new(),
            account: String::new(),
            note: String::new(),
        };
        PerformanceSheet {
            frame: SheetFrame {
                title: "阳光小学2026年11月课后服务补助(绩效)发放表".into(),
                settlement_no: "2026-11 第1版".into(),
                fingerprint: "0".repeat(16),
                signatures: Vec::new(),
                basis: basis.into(),
                notes: vec!["公示期：".into()],
            },
            pools: vec!["作业辅导".into()],
            has_posts: false,
            has_adjusted: adjusted != 0,
            rows: vec![row],
            sums: vec![cell],
            subtotal_fen: Fen(136_500),
            adjusted_fen: Fen(adjusted),
            total_fen: Fen(136_500 + adjusted),
            capital: "人民币壹仟叁佰陆拾伍元整".into(),
        }
    }

    #[test]
    fn the_paper_stands_in_the_foot_and_what_nobody_has_in_no_column() {
        // deducted | the paper | whether there is a column for deductions | lines of the foot
        for (adjusted, basis, has_column, foot) in
            [(0, "", false, 2), (0, "依据：金教发〔2026〕5号", false, 3), (-500, "依据：金教发〔2026〕5号", true, 3)]
        {
            let book = performance(&sheet(adjusted, basis), "");
            let table = &book.sheets[0];
            assert_eq!(table.columns.iter().any(|column| column.header == "奖惩"), has_column);
            assert_eq!((table.foot.len(), table.foot.iter().any(|line| line == basis)), (foot, !basis.is_empty()));
            let due = table.columns.iter().position(|column| column.header == "应发金额");
            let found: Vec<Option<&TableCell>> =
                table.rows.iter().map(|row| due.and_then(|at| row.cells.get(at))).collect();
            let wanted = money(Fen(136_500 + adjusted));
            assert_eq!(found, [Some(&wanted), Some(&wanted)], "each sum stands under its head");
            assert_eq!(table.rows[0].cells.len(), table.columns.len());
        }
    }

    #[test]
    fn columns_fit_what_stands_in_them_and_everybody_has_as_much_room_to_sign() {
        let mut long = sheet(0, "");
        let other = PerformanceRow {
            bank: "中国农业银行城东支行营业室二部".into(),
            note: "代课 1 次".into(),
            ..long.rows[0].clone()
        };
        long.rows.push(other);
        let width = |sheet: &PerformanceSheet, header: &str| {
            let book = performance(sheet, "");
            book.sheets[0].columns.iter().find(|column| column.header == header).map(|column| column.width)
        };
        assert!(width(&long, "开户行") > width(&sheet(0, ""), "开户行"));
        assert_eq!(width(&long, "领取人签名"), width(&sheet(0, ""), "领取人签名"));
        let book = performance(&long, "");
        let heights: Vec<Option<u16>> = book.sheets[0].rows.iter().map(|row| row.height_pt).collect();
        assert!(heights.iter().all(|height| *height == heights[0] && *height >= Some(SIGNED_PT)), "{heights:?}");
    }
}
