//! Reads the sheets of an ods book: cells with their repeats, merged ranges, and which sheets are hidden.
use std::collections::BTreeSet;

use kehou_school::cells::{Cell, Sheet};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Allowance, Grid};
use super::markup::{attribute, broken, entity};
use super::refusal::Unreadable;
use super::value;
use super::zipped::Package;

/// How often a row that holds something is repeated: a column filled down to the foot of the sheet is no million pupils.
const REPEATS_KEPT: usize = 2000;

/// Reads every table of the package.
///
/// # Refuses
/// Packages behind a password, broken ones, ones of too many cells.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Sheet>, Unreadable> {
    if package.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::password());
    }
    let Some(text) = package.part("content.xml")? else {
        return Err(Unreadable::corrupt("里面没有表格内容"));
    };
    content(&text)
}

/// Reads every table of a book's content.
pub(super) fn content(text: &str) -> Result<Vec<Sheet>, Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut allowance = Allowance::new();
    let mut sheets = Vec::new();
    let (mut style, mut hidden) = (String::new(), BTreeSet::new());
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "style" => style = attribute(&tag, "name").unwrap_or_default(),
                "table-properties" if attribute(&tag, "display").is_some_and(|shown| shown == "false") => {
                    hidden.insert(style.clone());
                }
                "table" => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    let is_hidden = attribute(&tag, "style-name").is_some_and(|style| hidden.contains(&style));
                    let mut table = Table { grid: Grid::new(&mut allowance), row: 0, repeats: 1, cells: Vec::new() };
                    table.read(&mut reader)?;
                    sheets.push(table.grid.finish(name, is_hidden)?);
                }
                _ => {}
            },
            Event::Eof if sheets.is_empty() => return Err(broken()),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// A cell of the row being read.
struct Placed {
    column: usize,
    repeats: usize,
    rows: usize,
    columns: usize,
    cell: Cell,
}

/// The table being read.
struct Table<'g> {
    grid: Grid<'g>,
    row: usize,
    repeats: usize,
    cells: Vec<Placed>,
}

impl Table<'_> {
    fn read(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), Unreadable> {
        let mut column = 0_usize;
        loop {
            match reader.read_event().map_err(|_| broken())? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "table-row" => {
                        self.repeats = count(&tag, "number-rows-repeated");
                        column = 0;
                    }
                    "table-cell" => {
                        let repeats = count(&tag, "number-columns-repeated");
                        let (rows, columns) =
                            (count(&tag, "number-rows-spanned"), count(&tag, "number-columns-spanned"));
                        let cell = cell(&tag, &text(reader, "table-cell")?);
                        if cell != Cell::Empty {
                            self.cells.push(Placed { column, repeats, rows, columns, cell });
                        }
                        column = column.saturating_add(repeats);
                    }
                    "covered-table-cell" => {
                        let repeats = count(&tag, "number-columns-repeated");
                        text(reader, "covered-table-cell")?;
                        column = column.saturating_add(repeats);
                    }
                    // Drawings and forms of the sheet are no cells.
                    "shapes" | "forms" | "table-source" => {
                        text(reader, tag.local_name().as_ref())?;
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "table-row" => self.end_row()?,
                    "table" => return Ok(()),
                    _ => {}
                },
                Event::Eof => return Err(broken()),
                _ => {}
            }
        }
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            for row in self.row..self.row.saturating_add(self.repeats.min(REPEATS_KEPT)) {
                for placed in &cells {
                    self.put(row, placed)?;
                }
            }
        }
        self.row = self.row.saturating_add(self.repeats);
        Ok(())
    }

    fn put(&mut self, row: usize, placed: &Placed) -> Result<(), Unreadable> {
        for column in placed.column..placed.column.saturating_add(placed.repeats) {
            self.grid.put(row, column, placed.cell.clone())?;
        }
        let (bottom, right) = (row.saturating_add(placed.rows - 1), placed.column.saturating_add(placed.columns - 1));
        self.grid.merge((row, placed.column, bottom, right))
    }
}

fn cell(tag: &BytesStart<'_>, text: &str) -> Cell {
    let kept = |name: &str| attribute(tag, name).unwrap_or_default();
    match attribute(tag, "value-type").as_deref() {
        Some("float" | "percentage" | "currency") => value::from_number_text(&kept("value")),
        Some("date") => value::from_iso_moment(&kept("date-value")),
        Some("time") => value::from_iso_duration(&kept("time-value")),
        Some("boolean") => Cell::Truth(kept("boolean-value") == "true"),
        Some("error") => Cell::Error(text.to_owned()),
        _ if text.is_empty() => value::from_text(&kept("string-value")),
        _ => value::from_text(text),
    }
}

/// The paragraphs up to the end of an element; comments and drawings in it are left out.
fn text(reader: &mut Reader<&[u8]>, element: &str) -> Result<String, Unreadable> {
    let mut found = String::new();
    let (mut depth, mut aside) = (1_usize, 0_usize);
    let (mut paragraphs, mut within) = (0_usize, false);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                name if name == element => depth += 1,
                "annotation" | "frame" | "custom-shape" => aside += 1,
                "p" | "h" if aside == 0 => {
                    found.push_str(if paragraphs > 0 { "\n" } else { "" });
                    (paragraphs, within) = (paragraphs + 1, true);
                }
                "s" if within => (0..count(&tag, "c").min(1000)).for_each(|_| found.push(' ')),
                "tab" if within => found.push('\t'),
                "line-break" if within => found.push('\n'),
                _ => {}
            },
            Event::Text(part) if within && aside == 0 => found.push_str(&part.xml10_content()),
            Event::CData(part) if within && aside == 0 => found.push_str(&part.xml10_content()),
            Event::GeneralRef(name) if within && aside == 0 => found.push_str(&entity(&name.xml10_content())),
            Event::End(tag) => match tag.local_name().as_ref() {
                name if name == element => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok(found);
                    }
                }
                "annotation" | "frame" | "custom-shape" => aside = aside.saturating_sub(1),
                "p" | "h" if aside == 0 => within = false,
                _ => {}
            },
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

/// A count of at least 1 and at most what a sheet can hold.
fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, 1 << 20)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::super::refusal::Reason;
    use super::*;

    fn book(styles: &str, tables: &str) -> String {
        format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">{styles}<office:body>\
             <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
        )
    }

    fn cell_of(attributes: &str, text: &str) -> String {
        format!(
            "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
        )
    }

    fn rows(sheet: &Sheet) -> Vec<Vec<&str>> {
        sheet.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect()
    }

    #[test]
    fn repeats_and_merged_cells_are_filled() {
        let text = book(
            "",
            &format!(
                "<table:table table:name=\"名单\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
                 <table:table-row>{}<table:covered-table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row>\
                 <table:table-row>{}{}</table:table-row><table:table-row><table:covered-table-cell/>{}</table:table-row>\
                 <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
                 </table:table-row></table:table>",
                cell_of("table:number-columns-spanned=\"3\"", "标题"),
                cell_of("", "尾"),
                cell_of("table:number-rows-spanned=\"2\"", "1班"),
                cell_of("table:number-columns-repeated=\"2\"", "张三"),
                cell_of("", "李四"),
            ),
        );
        let sheets = content(&text).unwrap();
        assert_eq!(
            rows(&sheets[0]),
            vec![vec![], vec![], vec!["标题", "标题", "标题", "尾"], vec!["1班", "张三", "张三"], vec!["1班", "李四"]]
        );
        assert_eq!(sheets[0].merged, vec![(2, 0, 2, 2), (3, 0, 4, 0)]);
    }

    #[test]
    fn values_comments_and_hidden_sheets() {
        let value = |kind: &str, attribute: &str, shown: &str| {
            format!(
                "<table:table-cell office:value-type=\"{kind}\" office:{attribute}>\
                 <office:annotation><text:p>批注</text:p></office:annotation><text:p>{shown}</text:p></table:table-cell>"
            )
        };
        let text = book(
            "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>",
            &format!(
                "<table:table table:name=\"一\" table:style-name=\"ta1\"><table:table-row>{}{}{}{}\
                 <table:table-cell><text:p>两<text:s text:c=\"2\"/>格&amp;</text:p><text:p>行</text:p></table:table-cell>\
                 </table:table-row></table:table>",
                value("float", "value=\"12.50\"", "12.5"),
                value("date", "date-value=\"2019-11-11\"", "2019年"),
                value("time", "time-value=\"PT17H30M00S\"", "17:30"),
                value("boolean", "boolean-value=\"true\"", "TRUE"),
            ),
        );
        let sheets = content(&text).unwrap();
        assert!(sheets[0].hidden);
        assert_eq!(
            sheets[0].rows[0],
            vec![
                Cell::Number("12.5".into()),
                Cell::Date("2019-11-11".into()),
                Cell::Time("17:30".into()),
                Cell::Truth(true),
                Cell::Text("两  格&\n行".into()),
            ]
        );
    }

    #[test]
    fn a_row_repeated_to_the_foot_is_no_million_rows() {
        let row = |repeats: u32, text: &str| {
            format!("<table:table-row table:number-rows-repeated=\"{repeats}\">{}</table:table-row>", cell_of("", text))
        };
        let text = book("", &format!("<table:table>{}{}</table:table>", row(3000, "一年级"), row(1, "尾")));
        let sheets = content(&text).unwrap();
        let filled = sheets[0].rows.iter().filter(|row| !row.is_empty()).count();
        assert_eq!((filled, sheets[0].rows.len()), (REPEATS_KEPT + 1, 3001), "what follows keeps its number");
    }

    #[test]
    fn repeated_content_is_capped() {
        let cell = cell_of("table:number-columns-repeated=\"16384\"", "满");
        let text = book(
            "",
            &format!(
                "<table:table><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
            ),
        );
        assert_eq!(content(&text).unwrap_err().code, Reason::TooLarge);
        assert_eq!(content("<office:document-content/>").unwrap_err().code, Reason::Corrupt);
    }
}
