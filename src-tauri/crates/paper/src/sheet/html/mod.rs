//! Reads the tables of a web page, as many systems export under the name `.xls`.
mod tokens;

use kehou_school::cells::{Cell, Sheet};

use super::grid::{Allowance, Grid};
use super::refusal::Unreadable;
use super::value;
use tokens::{Tag, Token, Tokens, plain};

/// A page may span at most this many columns or rows with one cell, as browsers cap it.
const SPAN_LIMIT: usize = 1000;
/// Columns of a spreadsheet; a row that needs more is no row of a list.
const COLUMN_LIMIT: usize = 16_384;

/// Reads every table that holds anything, one sheet each; a table inside a cell belongs to the cell's text.
pub(super) fn read(text: &str) -> Result<Vec<Sheet>, Unreadable> {
    let mut tokens = Tokens::new(text);
    let mut allowance = Allowance::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    while let Some(token) = tokens.next() {
        let Token::Open(tag) = token else { continue };
        if !matches!(tag.name.as_str(), "table" | "tr" | "td" | "th") {
            continue;
        }
        let mut table = Table::new(Grid::new(&mut allowance));
        table.open(&tag)?;
        table.read(&mut tokens)?;
        let sheet = table.grid.finish(format!("表{}", sheets.len() + 1), false)?;
        if sheet.rows.iter().flatten().any(|cell| !cell.is_blank()) {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

/// The table being read.
struct Table<'g> {
    grid: Grid<'g>,
    depth: usize,
    /// Rows begun.
    rows: usize,
    column: usize,
    /// Per column the first row that no cell from above reaches into.
    free_from: Vec<usize>,
    open: Option<Open>,
    /// Inside a style sheet or a script.
    silent: bool,
}

/// The cell being read.
struct Open {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    text: String,
    number: Option<String>,
    is_text: bool,
}

impl<'g> Table<'g> {
    fn new(grid: Grid<'g>) -> Self {
        Table { grid, depth: 0, rows: 0, column: 0, free_from: Vec::new(), open: None, silent: false }
    }

    /// Reads to the end of the table.
    fn read(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Unreadable> {
        for token in tokens {
            match token {
                Token::Text(text) => self.text(&plain(text)),
                Token::Open(tag) => self.open(&tag)?,
                Token::Close(name) => {
                    if self.close(&name)? {
                        return Ok(());
                    }
                }
            }
        }
        self.close_cell()
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        match tag.name.as_str() {
            "style" | "script" => self.silent = true,
            "table" => self.depth += 1,
            "tr" if self.depth <= 1 => {
                self.close_cell()?;
                self.rows += 1;
                self.column = 0;
            }
            "td" | "th" if self.depth <= 1 => self.open_cell(tag)?,
            "br" | "p" | "div" => self.line_break(),
            _ => {}
        }
        Ok(())
    }

    /// Tells whether the table ends.
    fn close(&mut self, name: &str) -> Result<bool, Unreadable> {
        match name {
            "style" | "script" => self.silent = false,
            "table" if self.depth <= 1 => {
                self.close_cell()?;
                return Ok(true);
            }
            "table" => self.depth -= 1,
            "td" | "th" | "tr" if self.depth <= 1 => self.close_cell()?,
            _ => {}
        }
        Ok(false)
    }

    fn text(&mut self, text: &str) {
        if let (Some(open), false) = (&mut self.open, self.silent) {
            // White space in a page's source is one space, as a browser shows it.
            for c in text.chars() {
                let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
                if c != ' ' || !open.text.ends_with([' ', '\n']) {
                    open.text.push(c);
                }
            }
        }
    }

    fn line_break(&mut self) {
        if let Some(open) = &mut self.open {
            let kept = open.text.trim_end_matches(' ').len();
            open.text.truncate(kept);
            if !open.text.is_empty() {
                open.text.push('\n');
            }
        }
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        self.close_cell()?;
        // A cell before any row begins the first one.
        self.rows = self.rows.max(1);
        let row = self.rows - 1;
        while self.free_from.get(self.column).is_some_and(|free| *free > row) {
            self.column += 1;
        }
        let span =
            |name| tag.attribute(name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).clamp(1, SPAN_LIMIT);
        let (rows, columns) = (span("rowspan"), span("colspan"));
        let end = self.column + columns;
        if end > COLUMN_LIMIT + SPAN_LIMIT {
            return Err(Unreadable::too_large("超出了 Excel 的行数或列数"));
        }
        if rows > 1 {
            self.free_from.resize(self.free_from.len().max(end), 0);
            self.free_from.iter_mut().take(end).skip(self.column).for_each(|free| *free = row + rows);
        }
        let style = tag.attribute("style").unwrap_or_default();
        self.open = Some(Open {
            row,
            column: self.column,
            rows,
            columns,
            text: String::new(),
            number: tag.attribute("x:num").filter(|text| !text.is_empty()),
            is_text: tag.attribute("x:str").is_some() || style.contains("\\@"),
        });
        self.column = end;
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Unreadable> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let cell = match &open.number {
            Some(number) if !open.is_text => value::from_number_text(number),
            _ => value::from_text(open.text.replace('\u{A0}', " ").trim_matches([' ', '\n'])),
        };
        if cell == Cell::Empty {
            return Ok(());
        }
        self.grid.put(open.row, open.column, cell)?;
        self.grid.merge((open.row, open.column, open.row + open.rows - 1, open.column + open.columns - 1))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn rows(sheet: &Sheet) -> Vec<Vec<&str>> {
        sheet.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect()
    }

    #[test]
    fn cells_spans_and_entities() {
        let sheets = read(
            "<html><style>td{x:<td>}</style><table><tr><th colspan=2>名单&amp;表<tr><td rowspan=\"2\">1班<td>张三</td>\
             <tr><td>李四&nbsp;</td></tr><tr><td x:num=\"12.5\">12.50</td><td x:str>001</td></table>\
             <table></table><table><tr><td>a<br>\n  b</td></tr></table>",
        )
        .unwrap();
        assert_eq!(sheets.len(), 2);
        assert_eq!(
            rows(&sheets[0]),
            vec![vec!["名单&表", "名单&表"], vec!["1班", "张三"], vec!["1班", "李四"], vec!["12.5", "001"]]
        );
        assert_eq!(sheets[0].merged, vec![(0, 0, 0, 1), (1, 0, 2, 0)]);
        assert_eq!(sheets[0].rows[3][0], Cell::Number("12.5".into()));
        assert_eq!(rows(&sheets[1]), vec![vec!["a\nb"]]);
    }

    #[test]
    fn ids_in_a_page_stay_text() {
        let sheets = read("<table><tr><td>610102201911118871</td><td>6.10102E+17</td></tr></table>").unwrap();
        assert_eq!(
            sheets[0].rows[0],
            vec![Cell::Text("610102201911118871".into()), Cell::LostDigits("6.10102E+17".into())]
        );
    }
}
