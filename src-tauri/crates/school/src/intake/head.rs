//! The header of a table: one row, or two or three that merged cells join, whose cells are then read as `上级/下级`.
use crate::cells::{Cell, Sheet};
use crate::intake::table::one_line;

/// Rows that one header may take.
const DEPTH: usize = 3;
/// A longer text above other columns is a title or a note.
const LABEL: usize = 14;

/// A header as it is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    /// How many rows it takes.
    pub depth: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// The header that begins in a row.
pub(crate) fn at(sheet: &Sheet, row: usize) -> Head {
    let mut depth = 1;
    while depth < DEPTH && stands_above(sheet, row + depth - 1) {
        depth += 1;
    }
    let rows = sheet.rows.get(row..row + depth).unwrap_or_default();
    match rows {
        [] => Head::default(),
        [only] => Head { depth, cells: only.clone() },
        rows => {
            let width = rows.iter().map(Vec::len).max().unwrap_or(0);
            Head { depth, cells: (0..width).map(|column| joined(rows, column)).collect() }
        }
    }
}

/// The texts of a column from top to bottom, each once, with a stroke between them.
fn joined(rows: &[Vec<Cell>], column: usize) -> Cell {
    let mut parts: Vec<String> = Vec::new();
    for cell in rows.iter().filter_map(|row| row.get(column)) {
        let text = one_line(cell.text());
        if !text.is_empty() && parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    if parts.is_empty() { Cell::Empty } else { Cell::Text(parts.join("/")) }
}

/// Whether a row is the upper part of a header: some of its labels span several columns that are named apart below.
fn stands_above(sheet: &Sheet, row: usize) -> bool {
    let (Some(upper), Some(lower)) = (sheet.rows.get(row), sheet.rows.get(row + 1)) else { return false };
    let is_label = |cell: &&Cell| matches!(cell, Cell::Text(_)) && !cell.is_blank();
    // A header has at least two labels and says nothing of its own.
    let labels: Vec<&Cell> = upper.iter().filter(|cell| !cell.is_blank()).collect();
    let said = |cell: &Cell| cell.text().contains(['：', ':']) || cell.text().trim().chars().count() > LABEL;
    let apart = labels.windows(2).any(|two| two[0].text() != two[1].text());
    if !apart || labels.iter().any(|cell| said(cell) || !matches!(cell, Cell::Text(_))) {
        return false;
    }
    let spans = sheet.merged.iter().filter(|(top, left, bottom, right)| *top == row && *bottom == row && right > left);
    spans
        .filter_map(|(_, left, _, right)| {
            Some((upper.get(*left)?, lower.get(*left..=(*right).min(lower.len().checked_sub(1)?))?))
        })
        .any(|(label, below)| {
            let named: Vec<&Cell> = below.iter().filter(is_label).collect();
            let differ = named.windows(2).any(|two| two[0].text() != two[1].text());
            !label.is_blank() && differ && named.iter().all(|cell| !said(cell) && cell.text() != label.text())
        })
}

/// The ways a header can be meant, with how much worse each is than what it says: as it stands, and of a joined one the
/// lower part with whom the upper part speaks of, or alone.
pub(crate) fn meanings(header: &str) -> Vec<(String, usize)> {
    let mut meanings = vec![(header.to_owned(), 0)];
    let Some((upper, lower)) = header.rsplit_once('/') else { return meanings };
    if upper.is_empty() || lower.is_empty() {
        return meanings;
    }
    let others = ["监护人", "家长", "联系人", "接送人", "成员"];
    let whom: Vec<&str> = others.into_iter().filter(|whom| upper.contains(whom)).collect();
    let parents = ["父亲", "母亲", "父母", "爸爸", "妈妈"].iter().any(|whom| upper.contains(whom));
    if whom.is_empty() && !parents {
        meanings.push((lower.to_owned(), 500));
        return meanings;
    }
    let is_named = others.iter().any(|whom| lower.contains(whom));
    meanings.extend(is_named.then(|| (lower.to_owned(), 500)));
    meanings.extend(whom.iter().map(|whom| (format!("{whom}{lower}"), 500)));
    meanings.extend(parents.then(|| (format!("家长{lower}"), 600)));
    meanings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(lines: &[&str], merged: &[(usize, usize, usize, usize)]) -> Sheet {
        let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        let rows = lines.iter().map(|line| line.split('|').map(cell).collect()).collect();
        Sheet { rows, merged: merged.to_vec(), ..Sheet::default() }
    }

    #[test]
    fn merged_rows_are_one_header() {
        let two = sheet(
            &["名单|名单|名单|名单", "姓名|家长|家长|备注", "姓名|姓名|电话|备注", "李明|李大明|1|"],
            &[(0, 0, 0, 3), (1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 2, 3)],
        );
        let three = sheet(
            &["学生|学生|服务|服务|服务", "姓名|班级|周一|周一|周二", "姓名|班级|一段|二段|周二", "李明|1班|√||"],
            &[(0, 0, 0, 1), (0, 2, 0, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)],
        );
        let facts = sheet(
            &["学校：一小|学校：一小|班级：1班|班级：1班", "姓名|性别|年级|班级", "李明|男|一|1"],
            &[(0, 0, 0, 1), (0, 2, 0, 3)],
        );
        for (sheet, row, depth, wanted) in [
            (&two, 0, 1, "名单|名单|名单|名单"),
            (&two, 1, 2, "姓名|家长/姓名|家长/电话|备注"),
            (&two, 2, 1, "姓名|姓名|电话|备注"),
            (&three, 0, 3, "学生/姓名|学生/班级|服务/周一/一段|服务/周一/二段|服务/周二"),
            (&facts, 0, 1, "学校：一小|学校：一小|班级：1班|班级：1班"),
            (&facts, 9, 0, ""),
        ] {
            let head = at(sheet, row);
            let said = head.cells.iter().map(Cell::text).collect::<Vec<_>>().join("|");
            assert_eq!((head.depth, said.as_str()), (depth, wanted));
        }
    }

    #[test]
    fn the_lower_part_means_whom_the_upper_part_names() {
        for (header, wanted) in [
            ("姓名", vec!["姓名"]),
            ("走读/住校", vec!["走读/住校", "住校"]),
            ("学生信息/姓名", vec!["学生信息/姓名", "姓名"]),
            ("监护人信息/姓名", vec!["监护人信息/姓名", "监护人姓名"]),
            ("父亲/电话", vec!["父亲/电话", "家长电话"]),
            ("家长信息/家长电话", vec!["家长信息/家长电话", "家长电话", "家长家长电话"]),
        ] {
            let meant: Vec<String> = meanings(header).into_iter().map(|(text, _)| text).collect();
            assert_eq!(meant, wanted, "{header}");
        }
    }
}
