//! Reads xlsx, xls and ods books through calamine into sheets of cells.
use std::io::Cursor;

use calamine::{
    Dimensions, Ods, OdsError, Reader, Sheet as Listed, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
};
use kehou_school::cells::Sheet;

use super::grid::{Allowance, Grid};
use super::refusal::Unreadable;
use super::{spans, value};

/// Reads an xlsx book; cells are streamed, so a declared range of any size costs nothing.
/// Merged ranges are looked for only where the package was seen to have some.
pub(super) fn xlsx(bytes: &[u8], merges: bool) -> Result<Vec<Sheet>, Unreadable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| of_xlsx(&error))?;
    let mut allowance = Allowance::new();
    let mut sheets = Vec::new();
    for listed in tables(book.sheets_metadata()) {
        let mut grid = Grid::new(&mut allowance);
        let mut cells = match book.worksheet_cells_reader(&listed.name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(of_xlsx(&error)),
        };
        while let Some(cell) = cells.next_cell().map_err(|error| of_xlsx(&error))? {
            let (row, column) = cell.get_position();
            grid.put(row as usize, column as usize, value::from_ref(cell.get_value()))?;
        }
        drop(cells);
        if merges {
            merge(&mut grid, book.merge_cells_by_sheet_name(&listed.name).unwrap_or_default());
        }
        sheets.push(grid.finish(listed.name.clone(), is_hidden(&listed))?);
    }
    Ok(sheets)
}

/// Reads an xls book of Excel 5 to 2003.
pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| of_xls(&error))?;
    let mut allowance = Allowance::new();
    let mut sheets = Vec::new();
    for listed in tables(book.sheets_metadata()) {
        let range = book.worksheet_range(&listed.name).map_err(|error| of_xls(&error))?;
        let mut grid = Grid::new(&mut allowance);
        put_range(&mut grid, &range)?;
        merge(&mut grid, book.merge_cells_by_sheet_name(&listed.name).unwrap_or_default());
        sheets.push(grid.finish(listed.name.clone(), is_hidden(&listed))?);
    }
    Ok(sheets)
}

/// Reads an ods book.
pub(super) fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| of_ods(&error))?;
    let mut allowance = Allowance::new();
    let mut spans = spans::of(bytes);
    let mut sheets = Vec::new();
    for listed in tables(book.sheets_metadata()) {
        let range = book.worksheet_range(&listed.name).map_err(|error| of_ods(&error))?;
        let mut grid = Grid::new(&mut allowance);
        put_range(&mut grid, &range)?;
        for range in spans.remove(&listed.name).unwrap_or_default() {
            grid.merge(range);
        }
        sheets.push(grid.finish(listed.name.clone(), is_hidden(&listed))?);
    }
    Ok(sheets)
}

fn tables(listed: &[Listed]) -> Vec<Listed> {
    listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

fn is_hidden(listed: &Listed) -> bool {
    listed.visible != SheetVisible::Visible
}

fn put_range(grid: &mut Grid<'_>, range: &calamine::Range<calamine::Data>) -> Result<(), Unreadable> {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, found) in range.used_cells() {
        grid.put(row + top as usize, column + left as usize, value::from_owned(found))?;
    }
    Ok(())
}

fn merge(grid: &mut Grid<'_>, ranges: Vec<Dimensions>) {
    for range in ranges {
        let ((top, left), (bottom, right)) = (range.start, range.end);
        grid.merge((top as usize, left as usize, bottom as usize, right as usize));
    }
}

fn of_xlsx(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::password(),
        error => Unreadable::corrupt(&format!("工作簿内容读不通：{error}")),
    }
}

fn of_xls(error: &XlsError) -> Unreadable {
    match error {
        XlsError::Password => Unreadable::password(),
        error => Unreadable::corrupt(&format!("工作簿内容读不通：{error}")),
    }
}

fn of_ods(error: &OdsError) -> Unreadable {
    match error {
        OdsError::Password => Unreadable::password(),
        OdsError::CellLimitExceeded { .. } => Unreadable::too_large("表格的行列太多"),
        error => Unreadable::corrupt(&format!("工作簿内容读不通：{error}")),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use std::io::Write;

    use kehou_school::cells::Cell;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn book(table: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let head = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
            xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
        let content = format!(
            "<office:document-content {head}><office:body><office:spreadsheet><table:table table:name=\"名单\">{table}\
             </table:table></office:spreadsheet></office:body></office:document-content>"
        );
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", "<manifest/>"),
            ("content.xml", &content),
        ] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn merged_cells_of_an_ods_are_filled() {
        let cell = |attributes: &str, text: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let bytes = book(&format!(
            "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
             <table:table-row>{}<table:covered-table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row>\
             <table:table-row>{}{}</table:table-row><table:table-row><table:covered-table-cell/>{}</table:table-row>",
            cell("table:number-columns-spanned=\"3\"", "标题"),
            cell("", "尾"),
            cell("table:number-rows-spanned=\"2\"", "1班"),
            cell("", "张三"),
            cell("", "李四"),
        ));
        let sheets = ods(&bytes).unwrap();
        let rows: Vec<Vec<&str>> = sheets[0].rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
        assert_eq!(
            rows,
            vec![vec![], vec![], vec!["标题", "标题", "标题", "尾"], vec!["1班", "张三"], vec!["1班", "李四"]]
        );
        assert_eq!(sheets[0].merged, vec![(2, 0, 2, 2), (3, 0, 4, 0)]);
    }
}
