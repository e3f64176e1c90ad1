//! Reads text files of fields (csv, tsv and their kin) into one sheet; every field stays text.
use kehou_school::cells::Sheet;

use super::grid::{Allowance, Grid};
use super::refusal::Unreadable;
use super::value;

/// Lines looked at to tell the delimiter.
const SAMPLE_LINES: usize = 30;

/// The delimiter the lines agree on best; `None` when no line has any.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES).collect();
    let score = |delimiter: u8| {
        let mut counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, delimiter)).collect();
        counts.sort_unstable();
        let middle = counts.get(counts.len() / 2).copied().unwrap_or(0);
        (counts.iter().filter(|count| **count > 0).count(), middle)
    };
    let mut best = None;
    for candidate in *b",\t|;" {
        let found = score(candidate);
        if found.0 > 0 && best.is_none_or(|(_, so_far)| found > so_far) {
            best = Some((candidate, found));
        }
    }
    best.map(|(candidate, _)| candidate)
}

fn outside_quotes(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == delimiter
        })
        .count()
}

/// Reads the lines as one sheet without a name; an empty line is an empty row, as in Excel.
pub(super) fn read(text: &str, delimiter: u8) -> Result<Sheet, Unreadable> {
    // An opening quote that is never closed was meant as a character.
    fields(text, delimiter, true).and_then(|sheet| match sheet {
        Some(sheet) => Ok(sheet),
        None => fields(text, delimiter, false).map(Option::unwrap_or_default),
    })
}

/// Splits by RFC 4180; `None` when a quoted field does not end.
fn fields(text: &str, delimiter: u8, quotes: bool) -> Result<Option<Sheet>, Unreadable> {
    let mut allowance = Allowance::new();
    let mut grid = Grid::new(&mut allowance);
    let (mut row, mut column) = (0, 0);
    let mut rest = text.trim_end_matches(['\u{1A}', '\0']);
    while !rest.is_empty() {
        let (field, after) = match rest.strip_prefix('"').filter(|_| quotes) {
            Some(inner) => match quoted(inner, delimiter) {
                Some(found) => found,
                None => return Ok(None),
            },
            None => plain(rest, delimiter),
        };
        grid.put(row, column, value::from_text(&field))?;
        let mut next = after.chars();
        match next.next() {
            Some('\r') => {
                (row, column) = (row + 1, 0);
                rest = after.strip_prefix("\r\n").unwrap_or(next.as_str());
            }
            Some('\n') => {
                (row, column) = (row + 1, 0);
                rest = next.as_str();
            }
            _ => {
                column += 1;
                rest = next.as_str();
            }
        }
    }
    grid.finish(String::new(), false).map(Some)
}

/// A field up to the delimiter or the line's end, and what follows from there.
fn plain(text: &str, delimiter: u8) -> (String, &str) {
    let end = text.find([char::from(delimiter), '\r', '\n']).unwrap_or(text.len());
    let (field, after) = text.split_at(end);
    (field.to_string(), after)
}

/// A field after its opening quote: doubled quotes are one, and what stands behind the closing quote is kept.
fn quoted(text: &str, delimiter: u8) -> Option<(String, &str)> {
    let mut field = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"')?;
        field.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => {
                let (tail, after) = plain(after, delimiter);
                field.push_str(tail.trim_end_matches(' '));
                return Some((field, after));
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::table::TableCell;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let sheet = read(text, delimiter(text).unwrap_or(b',')).unwrap();
        sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text().to_string()).collect()).collect()
    }

    #[test]
    fn fields_and_rows_stay_where_the_user_sees_them() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]),
            ("a\tb\r\n1\t2", &[&["a", "b"], &["1", "2"]]),
            ("a,b\r1,2\r", &[&["a", "b"], &["1", "2"]]),
            ("a|b\n\n1|2|\n", &[&["a", "b"], &[], &["1", "2"]]),
            ("\"a,1\",\"say \"\"hi\"\"\"\n\"two\nlines\",x", &[&["a,1", "say \"hi\""], &["two\nlines", "x"]]),
            ("=\"000123\",001\n", &[&["000123", "001"]]),
            ("\"open,b\nc,d\n", &[&["\"open", "b"], &["c", "d"]]),
            ("\"a\"x,b", &[&["ax", "b"]]),
            (",b\n,,c", &[&["", "b"], &["", "", "c"]]),
            ("a;b\n1;2,5\n3;4", &[&["a", "b"], &["1", "2,5"], &["3", "4"]]),
        ];
        for (text, wanted) in cases {
            assert_eq!(rows(text), *wanted, "{text:?}");
        }
    }

    #[test]
    fn the_delimiter_is_the_one_most_lines_agree_on() {
        let cases: &[(&str, Option<u8>)] = &[
            ("姓名\n张三\n", None),
            ("姓名,班级\n张三,1班\n", Some(b',')),
            ("地址\t班级\na,b,c\td\n", Some(b'\t')),
            ("序号|姓名|金额|\n1|张三|1,234.50|\n", Some(b'|')),
            ("\"a,b,c\";d\n\"e,f,g\";h\n", Some(b';')),
        ];
        for (text, wanted) in cases {
            assert_eq!(delimiter(text), *wanted, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_written_as_csv_is_read_back(rows in vec(vec("[a-z0-9,;|\"\t\r\n 张三·䶮]{0,8}", 1..5), 1..6)) {
            let cells: Vec<Vec<TableCell>> = rows.iter().map(|row| row.iter().map(TableCell::text).collect()).collect();
            let bytes = crate::table::csv(&["头".to_string()], &cells);
            let text = String::from_utf8(bytes).unwrap();
            let sheet = read(text.trim_start_matches('\u{FEFF}'), b',').unwrap();
            for (row, wanted) in rows.iter().enumerate() {
                for (column, field) in wanted.iter().enumerate() {
                    let found = sheet.rows.get(row + 1).and_then(|row| row.get(column));
                    prop_assert_eq!(found.map_or("", |cell| cell.text()), field);
                }
            }
        }
    }
}
