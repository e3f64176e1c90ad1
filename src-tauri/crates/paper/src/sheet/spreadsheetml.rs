//! Reads Excel 2003 XML, as some systems export under the name `.xls`.
use kehou_school::cells::{Cell, Sheet};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Allowance, Grid};
use super::markup::{attribute, broken, entity};
use super::refusal::Unreadable;
use super::value;

/// Reads every worksheet of the document.
pub(super) fn read(text: &str) -> Result<Vec<Sheet>, Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut allowance = Allowance::new();
    let mut sheets = Vec::new();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) if tag.local_name().as_ref() == "Worksheet" => {
                let name = attribute(&tag, "Name").unwrap_or_default();
                sheets.push(worksheet(&mut reader, Grid::new(&mut allowance), name)?);
            }
            Event::Eof if sheets.is_empty() => return Err(Unreadable::corrupt("XML 表格中没有工作表")),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

fn worksheet(reader: &mut Reader<&[u8]>, mut grid: Grid<'_>, name: String) -> Result<Sheet, Unreadable> {
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut hidden = false;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "Row" => {
                    row = index(&tag).unwrap_or(row.saturating_add(1));
                    column = 0;
                }
                "Cell" => {
                    column = index(&tag).unwrap_or(column.saturating_add(1));
                    let across = number(&tag, "MergeAcross").unwrap_or(0);
                    let down = number(&tag, "MergeDown").unwrap_or(0);
                    // Numbered from 1 in the file; a cell before any row counts as in the first.
                    let place = (row.saturating_sub(1), column.saturating_sub(1));
                    grid.put(place.0, place.1, cell(reader)?)?;
                    grid.merge((place.0, place.1, place.0.saturating_add(down), place.1.saturating_add(across)))?;
                    column = column.saturating_add(across);
                }
                "Visible" => hidden = text(reader, "Visible")?.starts_with("SheetHidden") || hidden,
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "Worksheet" => return grid.finish(name, hidden),
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

/// The value up to the end of the cell; comments in the cell are not its value.
fn cell(reader: &mut Reader<&[u8]>) -> Result<Cell, Unreadable> {
    let mut found = Cell::Empty;
    let mut in_comment = false;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) if tag.local_name().as_ref() == "Comment" => in_comment = true,
            Event::End(tag) if tag.local_name().as_ref() == "Comment" => in_comment = false,
            Event::Start(tag) if tag.local_name().as_ref() == "Data" && !in_comment => {
                let kind = attribute(&tag, "Type").unwrap_or_default();
                let text = text(reader, "Data")?;
                found = match kind.as_str() {
                    "Number" => value::from_number_text(&text),
                    "DateTime" => value::from_iso_moment(&text),
                    "Boolean" => Cell::Truth(text.trim() == "1"),
                    "Error" => Cell::Error(text),
                    _ => value::from_text(&text),
                };
            }
            Event::End(tag) if tag.local_name().as_ref() == "Cell" => return Ok(found),
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

/// The text up to the end of an element, with the tags inside it (as for bold words) left out.
fn text(reader: &mut Reader<&[u8]>, element: &str) -> Result<String, Unreadable> {
    let mut found = String::new();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Text(part) => found.push_str(&part.xml10_content()),
            Event::CData(part) => found.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => found.push_str(&entity(&name.xml10_content())),
            Event::End(tag) if tag.local_name().as_ref() == element => return Ok(found),
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name).and_then(|text| text.parse().ok())
}

fn index(tag: &BytesStart<'_>) -> Option<usize> {
    number(tag, "Index").filter(|index| *index > 0)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::super::refusal::Reason;
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
        xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">";

    #[test]
    fn cells_stand_where_their_index_says() {
        let sheets = read(&format!(
            "{HEAD}<Worksheet ss:Name=\"一&amp;二\"><Table><Row ss:Index=\"2\"><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">标&#39064;</Data></Cell>\
             <Cell><Data ss:Type=\"Number\">12.0</Data></Cell></Row><Row><Cell ss:Index=\"2\"><Data ss:Type=\"DateTime\">2019-11-11T00:00:00.000</Data>\
             <Comment><Data ss:Type=\"String\">批注</Data></Comment></Cell><Cell/><Cell><Data ss:Type=\"String\"><B>粗</B>体&lt;</Data></Cell></Row></Table>\
             <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"
        ))
        .unwrap();
        let sheet = &sheets[0];
        assert_eq!((sheet.name.as_str(), sheet.hidden), ("一&二", true));
        let title = Cell::Text("标题".into());
        assert_eq!(sheet.rows[1], vec![title.clone(), title, Cell::Number("12".into())]);
        assert_eq!(
            sheet.rows[2],
            vec![Cell::Empty, Cell::Date("2019-11-11".into()), Cell::Empty, Cell::Text("粗体<".into())]
        );
    }

    #[test]
    fn a_cut_document_is_corrupt() {
        let cut = format!("{HEAD}<Worksheet ss:Name=\"一\"><Table><Row><Cell><Data ss:Type=\"String\">a");
        assert_eq!(read(&cut).unwrap_err().code, Reason::Corrupt);
        assert_eq!(read(HEAD).unwrap_err().code, Reason::Corrupt);
    }
}
