//! Reads the tables of a web page, as many systems export under the name `.xls`.
use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use kehou_school::cells::{Cell, Sheet};

use super::grid::{Allowance, Grid};
use super::refusal::Unreadable;
use super::value;

/// A page may span at most this many columns or rows with one cell, as browsers cap it.
const SPAN_LIMIT: usize = 1000;

/// Reads every table that holds anything, one sheet each; a table inside a cell belongs to the cell's text.
pub(super) fn read(text: &str) -> Result<Vec<Sheet>, Unreadable> {
    let page = RefCell::new(Page::default());
    let tokenizer = Tokenizer::new(Sink(&page), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(text.into());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut page = page.into_inner();
    page.close_table();
    let mut allowance = Allowance::new();
    let mut sheets = Vec::new();
    for table in page.tables {
        let mut grid = Grid::new(&mut allowance);
        for place in table {
            grid.put(place.row, place.column, place.cell)?;
            grid.merge((place.row, place.column, place.row + place.rows - 1, place.column + place.columns - 1));
        }
        sheets.push(grid.finish(format!("表{}", sheets.len() + 1), false)?);
    }
    Ok(sheets)
}

struct Sink<'a>(&'a RefCell<Page>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                page.open(&tag);
                if matches!(&*tag.name, "style" | "script") {
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            Token::TagToken(tag) => page.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// One cell with its span.
struct Placed {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    cell: Cell,
}

/// The page as read so far.
#[derive(Default)]
struct Page {
    tables: Vec<Vec<Placed>>,
    depth: usize,
    cells: Vec<Placed>,
    /// Rows begun in the current table.
    rows: usize,
    column: usize,
    /// Places taken from above by a cell that spans rows.
    taken: BTreeSet<(usize, usize)>,
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

impl Page {
    fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            "style" | "script" => self.silent = true,
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.start_table();
                }
            }
            "tr" if self.depth <= 1 => {
                self.close_cell();
                self.rows += 1;
                self.column = 0;
            }
            "td" | "th" if self.depth <= 1 => self.open_cell(tag),
            "br" | "p" | "div" => self.line_break(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "style" | "script" => self.silent = false,
            "table" if self.depth == 1 => self.close_table(),
            "table" => self.depth = self.depth.saturating_sub(1),
            "td" | "th" | "tr" if self.depth <= 1 => self.close_cell(),
            _ => {}
        }
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

    fn start_table(&mut self) {
        self.cells.clear();
        self.taken.clear();
        (self.rows, self.column, self.open) = (0, 0, None);
    }

    fn open_cell(&mut self, tag: &Tag) {
        self.close_cell();
        // A cell before any row begins the first one.
        self.rows = self.rows.max(1);
        let row = self.rows - 1;
        while self.taken.remove(&(row, self.column)) {
            self.column += 1;
        }
        let span =
            |name| attribute(tag, name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).clamp(1, SPAN_LIMIT);
        let (rows, columns) = (span("rowspan"), span("colspan"));
        for below in 1..rows {
            for across in 0..columns {
                self.taken.insert((row + below, self.column + across));
            }
        }
        let style = attribute(tag, "style").unwrap_or_default();
        self.open = Some(Open {
            row,
            column: self.column,
            rows,
            columns,
            text: String::new(),
            number: attribute(tag, "x:num").filter(|text| !text.is_empty()),
            is_text: attribute(tag, "x:str").is_some()
                || style.contains("mso-number-format:'\\@'")
                || style.contains("\\@"),
        });
        self.column += columns;
    }

    fn close_cell(&mut self) {
        if let Some(open) = self.open.take() {
            let cell = match &open.number {
                Some(number) if !open.is_text => value::from_number_text(number),
                _ => value::from_text(open.text.replace('\u{A0}', " ").trim_matches([' ', '\n'])),
            };
            self.cells.push(Placed {
                row: open.row,
                column: open.column,
                rows: open.rows,
                columns: open.columns,
                cell,
            });
        }
    }

    fn close_table(&mut self) {
        self.close_cell();
        self.depth = 0;
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|placed| !placed.cell.is_blank()) {
            self.tables.push(cells);
        }
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
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
