//! Writes a book as xlsx: printable as it is, numbers that are names kept as text, equal books as equal bytes.
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula, IgnoreError,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::columns::{columns, groups, last_column, shares};
use super::{Align, Book, Form, Look, Row, Table, TableCell, Unwritable, made_on, styles};

/// The sheet that holds drop-down lists too long to stand in the cell itself.
const CHOICES_SHEET: &str = "可选值";
/// Excel's limit for a list kept in the cell.
const CHOICES_IN_CELL: usize = 255;
const SHEET_NAME_LIMIT: usize = 31;
const INCHES_PER_MM: f64 = 1.0 / 25.4;

/// The bytes of the book as an xlsx file; the same book always gives the same bytes.
///
/// # Errors
/// Tables beyond what Excel can hold: rows, columns, or a text of more than 32,767 characters.
pub fn xlsx(book: &Book) -> Result<Vec<u8>, Unwritable> {
    write(book).map_err(|cause| Unwritable {
        message: format!("表格《{}》写不成表格文件：{}。", book.title, sentence(&cause)),
    })
}

fn sentence(cause: &XlsxError) -> String {
    match cause {
        XlsxError::RowColumnLimitError => "行数或列数超过了 Excel 的上限".to_string(),
        XlsxError::MaxStringLengthExceeded => "有一格的文字超过 32767 个字".to_string(),
        XlsxError::IoError(cause) => kehou_school::disk::said(cause),
        _ => "程序内部出错，请告诉维护人员".to_string(),
    }
}

fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed moment: what a paper says is dated by its content, and equal papers stay equal bytes.
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&made));
    let mut names = Vec::new();
    let mut long_lists: Vec<&[String]> = Vec::new();
    for table in &book.sheets {
        let name = sheet_name(&table.name, &names);
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        names.push(name);
        Writer { sheet, table, widths: table.columns.iter().map(|column| usize::from(column.width.max(2))).collect() }
            .write(&mut long_lists)?;
    }
    if !long_lists.is_empty() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(CHOICES_SHEET)?;
        for (column, list) in (0_u16..).zip(long_lists) {
            sheet.set_column_width(column, 24)?;
            for (row, choice) in (0_u32..).zip(list) {
                sheet.write_string_with_format(row, column, choice, &styles::line(Align::Left))?;
            }
        }
    }
    workbook.save_to_buffer().map(made_on::anywhere)
}

/// A name Excel accepts, and none twice.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let plain: String =
        wanted.chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '-' } else { c }).collect();
    let plain = plain.trim_matches('\'').trim();
    let plain = if plain.is_empty() { "表" } else { plain };
    let cut = |limit: usize| {
        let mut units = 0;
        plain
            .chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= limit
            })
            .collect::<String>()
    };
    let is_taken =
        |name: &str| name == CHOICES_SHEET || taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut name = cut(SHEET_NAME_LIMIT);
    let mut number = 2;
    while is_taken(&name) {
        name = format!("{}({number})", cut(SHEET_NAME_LIMIT - 6));
        number += 1;
    }
    name
}

/// One sheet being written.
struct Writer<'s, 'a> {
    sheet: &'s mut Worksheet,
    table: &'a Table,
    /// Widths of the columns in Latin characters.
    widths: Vec<usize>,
}

impl<'a> Writer<'_, 'a> {
    fn write(mut self, long_lists: &mut Vec<&'a [String]>) -> Result<(), XlsxError> {
        let table = self.table;
        for (column, spec) in columns(&table.columns) {
            self.sheet.set_column_width(column, spec.width.max(2))?;
            if table.form.is_some() {
                self.sheet.set_column_format(column, &styles::entry(spec))?;
            }
        }
        let mut row = 0;
        for (index, title) in table.titles.iter().enumerate() {
            self.across(row, title, &styles::title(index == 0))?;
            let lines = styles::lines(title, self.width() * 2 / 3);
            self.sheet.set_row_height(row, styles::height(lines) * if index == 0 { 1.5 } else { 1.2 })?;
            row += 1;
        }
        if !table.facts.is_empty() {
            self.spread(row, &table.facts, true)?;
            row += 1;
        }
        let head = row;
        let body = self.head(head)?;
        row = body;
        for line in &table.rows {
            self.row(row, line, body)?;
            row += 1;
        }
        self.printing(head, body)?;
        if let Some(form) = table.form {
            self.form(form, body, long_lists)?;
        }
        if body < row && !table.columns.is_empty() {
            let last = last_column(&table.columns);
            self.sheet.ignore_error_range(body, 0, row - 1, last, IgnoreError::NumberStoredAsText)?;
        }
        for text in &table.foot {
            self.across(row, text, &styles::line(Align::Left))?;
            self.sheet.set_row_height(row, styles::height(styles::lines(text, self.width())))?;
            row += 1;
        }
        if !table.signatures.is_empty() {
            let labels: Vec<String> = table.signatures.iter().map(|label| format!("{label}:")).collect();
            self.spread(row, &labels, false)?;
            self.sheet.set_row_height(row, 32)?;
        }
        Ok(())
    }

    fn width(&self) -> usize {
        self.widths.iter().sum::<usize>().max(8)
    }

    /// One text over all columns.
    fn across(&mut self, row: u32, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.merged(row, 0, row, last_column(&self.table.columns), text, format)
    }

    fn merged(
        &mut self,
        top: u32,
        left: u16,
        bottom: u32,
        right: u16,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if top == bottom && left == right {
            self.sheet.write_string_with_format(top, left, text, format)?;
        } else {
            self.sheet.merge_range(top, left, bottom, right, text, format)?;
        }
        Ok(())
    }

    /// Texts spread over the columns from left to right; up to three reach the right `edges`, else room is left behind
    /// each for a signature.
    fn spread(&mut self, row: u32, texts: &[String], edges: bool) -> Result<(), XlsxError> {
        let Some(parts) = shares(&self.widths, texts) else {
            return self.across(row, &texts.join("    "), &styles::line(Align::Left));
        };
        for (index, (text, (left, right))) in texts.iter().zip(parts).enumerate() {
            let align = match index {
                0 => Align::Left,
                _ if !edges || texts.len() > 3 => Align::Left,
                _ if index + 1 == texts.len() => Align::Right,
                _ => Align::Centre,
            };
            self.merged(row, left, row, right, text, &styles::line(align))?;
        }
        self.sheet.set_row_height(row, styles::height(1))?;
        Ok(())
    }

    /// The head; gives the row after it.
    fn head(&mut self, top: u32) -> Result<u32, XlsxError> {
        let table = self.table;
        let depth = table.columns.iter().map(|column| column.above.len()).max().unwrap_or(0);
        let bottom = top + u32::try_from(depth).unwrap_or(0);
        for level in 0..depth {
            let row = top + u32::try_from(level).unwrap_or(0);
            for (left, right, text) in groups(&table.columns, level) {
                let greyed = table
                    .columns
                    .get(usize::from(left)..=usize::from(right))
                    .is_some_and(|all| all.iter().all(|c| c.greyed));
                self.merged(row, left, row, right, text, &styles::head(greyed))?;
            }
            self.sheet.set_row_height(row, styles::height(1))?;
        }
        let mut lines = 1;
        for (column, spec) in columns(&table.columns) {
            // A column with fewer cells above starts its own head that much higher.
            let start = top + u32::try_from(spec.above.len()).unwrap_or(0);
            self.merged(start, column, bottom, column, &spec.header, &styles::head(spec.greyed))?;
            let reach = usize::try_from(bottom - start).unwrap_or(0);
            lines = lines.max(styles::lines(&spec.header, usize::from(spec.width)).saturating_sub(reach));
            if !spec.note.is_empty() {
                self.sheet.insert_note(start, column, &styles::note(&spec.note))?;
            }
        }
        self.sheet.set_row_height(bottom, styles::height(lines) + 3.0)?;
        Ok(bottom + 1)
    }

    fn row(&mut self, row: u32, line: &Row, body: u32) -> Result<(), XlsxError> {
        let table = self.table;
        let first = line.cells.first().unwrap_or(&TableCell::Empty);
        let mut lines = 1;
        if let (Look::Heading, TableCell::Text(text)) = (line.look, first) {
            self.across(row, text, &styles::heading())?;
        } else {
            for (column, spec) in columns(&table.columns) {
                let cell = line.cells.get(usize::from(column)).unwrap_or(&TableCell::Empty);
                let greyed = line.greyed.contains(&usize::from(column));
                let wrong = line.wrong.iter().find(|(at, _)| *at == usize::from(column));
                let format = styles::body(spec, cell, line.look, greyed);
                let format = if wrong.is_some() { styles::wrong(format) } else { format };
                if let Some((_, note)) = wrong {
                    self.sheet.insert_note(row, column, &styles::note(note))?;
                }
                // In a form the rows are what may be changed.
                let format = if table.form.is_some() { format.set_unlocked() } else { format };
                match added(cell).filter(|_| line.adds && body < row) {
                    Some(value) => {
                        let letters = rust_xlsxwriter::utility::column_number_to_name(column);
                        let formula = Formula::new(format!("=SUM({letters}{}:{letters}{row})", body + 1));
                        self.sheet.write_formula_with_format(row, column, formula.set_result(value), &format)?;
                    }
                    None => self.cell(row, column, cell, &format)?,
                }
                if let TableCell::Text(text) = cell {
                    lines = lines.max(styles::lines(text, usize::from(spec.width)));
                }
            }
        }
        let height = line.height_pt.map_or_else(|| styles::height(lines), f64::from);
        self.sheet.set_row_height(row, height)?;
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, cell: &TableCell, format: &Format) -> Result<(), XlsxError> {
        match cell {
            TableCell::Empty => self.sheet.write_blank(row, column, format)?,
            TableCell::Text(text) if text.is_empty() => self.sheet.write_blank(row, column, format)?,
            TableCell::Text(text) => self.sheet.write_string_with_format(row, column, text, format)?,
            TableCell::Money(fen) => self.sheet.write_number_with_format(row, column, *fen as f64 / 100.0, format)?,
            TableCell::Number(number) => self.sheet.write_number_with_format(row, column, *number as f64, format)?,
            TableCell::Milli(milli) => {
                self.sheet.write_number_with_format(row, column, *milli as f64 / 1000.0, format)?
            }
            TableCell::Date(text) => match date(text) {
                Some(date) => self.sheet.write_datetime_with_format(row, column, &date, format)?,
                None => self.sheet.write_string_with_format(row, column, text, format)?,
            },
        };
        Ok(())
    }

    fn printing(&mut self, head: u32, body: u32) -> Result<(), XlsxError> {
        let table = self.table;
        let kept = table.page.kept_columns.min(last_column(&table.columns));
        let sheet = &mut *self.sheet;
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        if table.page.landscape {
            sheet.set_landscape();
        }
        let mm = |length: f64| length * INCHES_PER_MM;
        sheet.set_margins(mm(14.0), mm(14.0), mm(15.0), mm(17.0), mm(8.0), mm(8.0));
        sheet.set_freeze_panes(body, kept)?;
        sheet.set_repeat_rows(head, body - 1)?;
        if kept > 0 {
            sheet.set_repeat_columns(0, kept - 1)?;
        }
        let mark = table.fingerprint.replace('&', "&&");
        sheet.set_footer(format!(
            "&L&\"{font},常规\"&9 {mark}&R&\"{font},常规\"&9第 &P 页 共 &N 页",
            font = styles::FONT
        ));
        Ok(())
    }

    fn form(&mut self, form: Form, body: u32, long_lists: &mut Vec<&'a [String]>) -> Result<(), XlsxError> {
        let table = self.table;
        let last = body + form.rows.max(u32::try_from(table.rows.len()).unwrap_or(u32::MAX)).max(1) - 1;
        for (column, spec) in columns(&table.columns) {
            if spec.choices.is_empty() {
                continue;
            }
            let rule = DataValidation::new()
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title("不在可选值中")?
                .set_error_message("请从下拉列表中选择;确需填写其他内容时可点“是”。")?;
            let rule = if in_cell(&spec.choices) {
                rule.allow_list_strings(&spec.choices)?
            } else {
                long_lists.push(&spec.choices);
                let place =
                    rust_xlsxwriter::utility::column_number_to_name(u16::try_from(long_lists.len() - 1).unwrap_or(0));
                rule.allow_list_formula(Formula::new(format!(
                    "={CHOICES_SHEET}!${place}$1:${place}${}",
                    spec.choices.len()
                )))
            };
            self.sheet.add_data_validation(body, column, last, column, &rule)?;
        }
        if form.protected {
            let options = ProtectionOptions {
                format_cells: true,
                format_columns: true,
                format_rows: true,
                insert_rows: true,
                delete_rows: true,
                sort: true,
                use_autofilter: true,
                ..ProtectionOptions::new()
            };
            self.sheet.protect_with_options(&options);
        }
        Ok(())
    }
}

/// What a formula of a sum comes to, as it is written beside it; `None` for what is no number.
fn added(cell: &TableCell) -> Option<String> {
    matches!(cell, TableCell::Money(_) | TableCell::Number(_) | TableCell::Milli(_)).then(|| super::plain(cell))
}

/// Whether a list may stand in the cell: short, and without the comma that parts its entries.
fn in_cell(choices: &[String]) -> bool {
    let units: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
    units <= CHOICES_IN_CELL && choices.iter().all(|choice| !choice.contains([',', '"']))
}

/// `YYYY-MM-DD` as a date Excel can hold.
fn date(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.split('-');
    let date =
        ExcelDateTime::from_ymd(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
            .ok()?;
    parts.next().is_none().then_some(date)
}

#[cfg(test)]
#[path = "xlsx_tests.rs"]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
