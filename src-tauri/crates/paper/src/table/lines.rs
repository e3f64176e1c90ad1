//! Writes cells as lines of text: bank files by their template, and csv for other programs.
use encoding_rs::GBK;
use serde::{Deserialize, Serialize};

use super::{TableCell, Unwritable};

/// How a text file's characters are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 without a mark.
    #[default]
    Utf8,
    /// UTF-8 with a byte-order mark, which Excel needs to know it by.
    Utf8Mark,
    /// GBK, which most bank counters expect.
    Gbk,
}

/// Lines of fields without quoting, as bank counters take them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lines {
    /// What stands between two fields, such as `|`.
    pub delimiter: String,
    /// Whether the delimiter also stands at the end of each line.
    pub closed: bool,
    /// How characters are kept.
    pub encoding: Encoding,
    /// The lines, each a row of cells.
    pub rows: Vec<Vec<TableCell>>,
}

/// The cell as plain text: money `1234.50`, thousandths `1.5`, without grouping.
pub fn plain(cell: &TableCell) -> String {
    match cell {
        TableCell::Empty => String::new(),
        TableCell::Text(text) | TableCell::Date(text) => text.clone(),
        TableCell::Number(number) => number.to_string(),
        TableCell::Money(fen) => {
            let sign = if *fen < 0 { "-" } else { "" };
            format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
        }
        TableCell::Milli(milli) => {
            let sign = if *milli < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{:03}", milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
            text.trim_end_matches('0').trim_end_matches('.').to_string()
        }
    }
}

/// The bytes of the lines, each ended by CR LF.
///
/// # Errors
/// A field that holds the delimiter or a line break, or a character the encoding lacks: named with its line and column.
pub fn delimited(lines: &Lines) -> Result<Vec<u8>, Unwritable> {
    let mut bytes = mark(lines.encoding).to_vec();
    for (row, cells) in lines.rows.iter().enumerate() {
        let mut fields = Vec::with_capacity(cells.len());
        for (column, cell) in cells.iter().enumerate() {
            let field = plain(cell);
            check(&field, lines, row + 1, column + 1)?;
            fields.push(field);
        }
        let end = if lines.closed { lines.delimiter.as_str() } else { "" };
        let line = format!("{}{end}\r\n", fields.join(&lines.delimiter));
        match lines.encoding {
            Encoding::Gbk => bytes.extend_from_slice(&GBK.encode(&line).0),
            Encoding::Utf8 | Encoding::Utf8Mark => bytes.extend_from_slice(line.as_bytes()),
        }
    }
    Ok(bytes)
}

fn check(field: &str, lines: &Lines, line: usize, column: usize) -> Result<(), Unwritable> {
    let place = format!("第 {line} 行第 {column} 项“{field}”");
    if field.contains(['\r', '\n']) {
        return Err(Unwritable { message: format!("{place}中有换行，请删去换行后重新生成。") });
    }
    if !lines.delimiter.is_empty() && field.contains(&lines.delimiter) {
        let delimiter = &lines.delimiter;
        return Err(Unwritable {
            message: format!("{place}中有分隔符“{delimiter}”，银行系统会读错，请改写后重新生成。"),
        });
    }
    if lines.encoding == Encoding::Gbk
        && let Some(lacking) = field.chars().find(|c| GBK.encode(c.encode_utf8(&mut [0; 4])).2)
    {
        let code = u32::from(lacking);
        return Err(Unwritable {
            message: format!(
                "{place}中的“{lacking}”（U+{code:04X}）不在 GBK 编码中，请按银行预留的写法修改，或改用 UTF-8 编码的模板。"
            ),
        });
    }
    Ok(())
}

fn mark(encoding: Encoding) -> &'static [u8] {
    match encoding {
        Encoding::Utf8Mark => b"\xEF\xBB\xBF",
        Encoding::Utf8 | Encoding::Gbk => b"",
    }
}

/// A csv file (RFC 4180) in UTF-8 with a byte-order mark: a head line, then the rows.
pub fn csv(head: &[String], rows: &[Vec<TableCell>]) -> Vec<u8> {
    let mut text = String::from("\u{FEFF}");
    let head = head.iter().map(String::as_str);
    text.push_str(&head.map(quoted).collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
    for row in rows {
        text.push_str(&row.iter().map(|cell| quoted(&plain(cell))).collect::<Vec<_>>().join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) || field.starts_with(' ') || field.ends_with(' ') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_string()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn line(name: &str, encoding: Encoding) -> Lines {
        let cells = vec![
            TableCell::Number(1),
            TableCell::text(name),
            TableCell::text("6217000000000000001"),
            TableCell::Money(123_450),
        ];
        Lines { delimiter: "|".into(), closed: true, encoding, rows: vec![cells] }
    }

    #[test]
    fn money_and_thousandths_are_exact() {
        let cases: &[(TableCell, &str)] = &[
            (TableCell::Money(123_450), "1234.50"),
            (TableCell::Money(-5), "-0.05"),
            (TableCell::Money(0), "0.00"),
            (TableCell::Money(i64::MIN), "-92233720368547758.08"),
            (TableCell::Milli(1500), "1.5"),
            (TableCell::Milli(2000), "2"),
            (TableCell::Milli(-25), "-0.025"),
            (TableCell::Number(-7), "-7"),
            (TableCell::Empty, ""),
        ];
        for (cell, wanted) in cases {
            assert_eq!(plain(cell), *wanted);
        }
    }

    #[test]
    fn bank_lines_stand_in_the_wanted_encoding() {
        let text = "1|张三|6217000000000000001|1234.50|\r\n";
        assert_eq!(delimited(&line("张三", Encoding::Utf8)).unwrap(), text.as_bytes());
        assert_eq!(delimited(&line("张三", Encoding::Utf8Mark)).unwrap(), format!("\u{FEFF}{text}").as_bytes());
        assert_eq!(delimited(&line("张三", Encoding::Gbk)).unwrap(), GBK.encode(text).0.into_owned());
    }

    #[test]
    fn what_a_bank_would_misread_is_refused() {
        let cases: &[(&str, Encoding, &str)] = &[
            ("𬭊明", Encoding::Gbk, "“𬭊”（U+2CB4A）不在 GBK"),
            ("张|三", Encoding::Utf8, "分隔符“|”"),
            ("张\n三", Encoding::Utf8, "换行"),
        ];
        for (name, encoding, word) in cases {
            let no = delimited(&line(name, *encoding)).unwrap_err();
            assert!(no.message.contains(word) && no.message.contains("第 1 行第 2 项"), "{no}");
        }
        assert!(delimited(&line("𬭊明", Encoding::Utf8)).is_ok());
    }

    #[test]
    fn csv_is_read_back_whole() {
        let head = ["姓名".to_string(), "备注,说明".to_string()];
        let rows = vec![
            vec![TableCell::text("龚䶮"), TableCell::text("说\"是\"\n再说")],
            vec![TableCell::Empty, TableCell::Money(5)],
        ];
        let bytes = csv(&head, &rows);
        assert!(bytes.starts_with(b"\xEF\xBB\xBF"));
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
        let back: Vec<Vec<String>> =
            reader.records().map(|r| r.unwrap().iter().map(str::to_string).collect()).collect();
        assert_eq!(back, vec![vec!["姓名", "备注,说明"], vec!["龚䶮", "说\"是\"\n再说"], vec!["", "0.05"]]);
    }
}
