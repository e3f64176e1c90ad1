//! Headers by meaning: which column of a sheet holds which field, whatever stars, notes and other names it carries.
use crate::cells::Cell;
use crate::intake::head::meanings;
use crate::intake::value;
use crate::naming::half_width;
use std::collections::BTreeMap;

/// How the template offers a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    /// As a column.
    Column,
    /// Not by itself: these columns hold the same, and both together could contradict each other.
    InsteadOf(&'static [&'static str]),
    /// Not at all: a program writes it.
    ByProgram,
    /// Not at all: only a list made for it has it.
    OfItsOwn,
}

/// One field of a list: its name in code, the header of the template, the other names offices give it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub code: &'static str,
    pub label: &'static str,
    pub others: &'static [&'static str],
    pub must: bool,
    pub fills: bool,
    pub offer: Offer,
    pub for_all: bool,
    pub is_it: Option<fn(&str) -> bool>,
    pub note: &'static str,
    pub choices: &'static [&'static str],
    pub example: &'static str,
}

impl Field {
    pub(crate) const fn new(code: &'static str, label: &'static str, others: &'static [&'static str]) -> Field {
        Field {
            code,
            label,
            others,
            must: false,
            fills: false,
            offer: Offer::Column,
            for_all: false,
            is_it: None,
            note: "",
            choices: &[],
            example: "",
        }
    }

    /// Starred in the template.
    pub(crate) const fn must(mut self) -> Field {
        self.must = true;
        self
    }

    /// May stand only in the first row of a block of rows.
    pub(crate) const fn fills(mut self) -> Field {
        self.fills = true;
        self
    }

    /// Read where a file has it; the template offers these other columns for the same thing.
    pub(crate) const fn instead_of(mut self, others: &'static [&'static str]) -> Field {
        self.offer = Offer::InsteadOf(others);
        self
    }

    /// Read where a file has it; a program wrote it, and nobody fills it in.
    pub(crate) const fn by_program(mut self) -> Field {
        self.offer = Offer::ByProgram;
        self
    }

    /// Read where a file has it; a list made for nothing else has it, and the template leaves it out.
    pub(crate) const fn of_its_own(mut self) -> Field {
        self.offer = Offer::OfItsOwn;
        self
    }

    /// May be said for the whole list where the file has no such column: one of its choices, or freely where it has none.
    pub(crate) const fn for_all(mut self) -> Field {
        self.for_all = true;
        self
    }

    /// Whether it is said once for the rows that lack it, in the user's own words, so that a list without its column is
    /// looked at all the same.
    pub(crate) fn is_asked_by_row(&self) -> bool {
        self.for_all && self.choices.is_empty()
    }

    /// The values tell the column, whatever it is called.
    pub(crate) const fn known_by(mut self, is_it: fn(&str) -> bool) -> Field {
        self.is_it = Some(is_it);
        self
    }

    pub(crate) const fn note(mut self, note: &'static str) -> Field {
        self.note = note;
        self
    }

    pub(crate) const fn choices(mut self, choices: &'static [&'static str]) -> Field {
        self.choices = choices;
        self
    }

    pub(crate) const fn example(mut self, example: &'static str) -> Field {
        self.example = example;
        self
    }
}

/// What each name means: the fields it names with how well, 0 best.
#[derive(Debug)]
pub(crate) struct Index {
    names: BTreeMap<&'static str, Vec<(usize, usize)>>,
    fields: usize,
}

impl Index {
    pub(crate) fn of(fields: &'static [Field]) -> Index {
        let mut names: BTreeMap<&'static str, Vec<(usize, usize)>> = BTreeMap::new();
        for (place, field) in fields.iter().enumerate() {
            for (rank, name) in std::iter::once(field.label).chain(field.others.iter().copied()).enumerate() {
                names.entry(name).or_default().push((rank, place));
            }
        }
        Index { names, fields: fields.len() }
    }

    /// The fields a header names, with how well; a number behind it makes it worse.
    fn named(&self, header: &str) -> impl Iterator<Item = (usize, usize)> {
        let unnumbered = header.trim_end_matches(|c: char| c.is_ascii_digit());
        let of = |name: &str, worse: usize| {
            self.names.get(name).into_iter().flatten().map(move |(rank, place)| (rank + worse, *place))
        };
        of(header, 0).chain(of(unnumbered, 1000))
    }
}

/// Columns that must be there in one of several ways, and how to name them to the user.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    pub any: &'static [&'static [&'static str]],
    pub said: &'static str,
}

/// A header's bare meaning: half-width, without spaces, line breaks, stars, numbering, colons and bracketed notes.
pub(crate) fn bare(text: &str) -> String {
    let text = half_width(text);
    let outside = without_brackets(&text);
    let kept = if outside.chars().any(|c| !is_dressing(c)) { outside } else { text };
    let plain: String = kept.chars().filter(|c| !is_dressing(*c) && !is_bracket(*c)).collect();
    let unnumbered = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    let plain = match unnumbered.strip_prefix(['、', '.']) {
        Some(rest) if unnumbered.len() < plain.len() => rest.to_owned(),
        _ => plain,
    };
    let plain = plain.trim_start_matches("必填").trim_end_matches("必填").trim_end_matches("选填");
    plain.to_lowercase()
}

fn is_bracket(c: char) -> bool {
    "()[]{}【】〔〕〈〉<>".contains(c)
}

fn is_dressing(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "*★☆※:\u{200b}\u{feff}'\"".contains(c)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut outside = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '【' | '〔' | '〈' | '<' => depth += 1,
            ')' | ']' | '}' | '】' | '〕' | '〉' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// Columns beyond these are looked at by nobody: the widest lists of schools have about a hundred.
const COLUMNS_LOOKED_AT: usize = 400;

/// Which column each field is in, by the headers of one row; the better name wins, then the earlier column.
pub(crate) fn columns_of(row: &[Cell], index: &Index) -> Vec<Option<usize>> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (column, cell) in row.iter().enumerate().take(COLUMNS_LOOKED_AT) {
        if !matches!(cell, Cell::Text(text) if !text.is_empty() && text.len() <= 200) || cell.is_blank() {
            continue;
        }
        let header = bare(cell.text());
        for (meant, worse) in meanings(&header) {
            found.extend(index.named(&meant).map(|(rank, place)| (rank + worse, column, place)));
        }
    }
    found.sort_unstable();
    let mut columns = vec![None; index.fields];
    for (_, column, place) in found {
        if columns[place].is_none() && !columns.contains(&Some(column)) {
            columns[place] = Some(column);
        }
    }
    columns
}

/// The needs that neither the found columns nor what is said for the whole list meet, as said to the user.
pub(crate) fn missing(
    columns: &[Option<usize>],
    fields: &[Field],
    needs: &[Need],
    for_all: impl Fn(&Field) -> bool,
) -> Vec<String> {
    let has = |code: &str| {
        let mut places = fields.iter().zip(columns);
        places.any(|(field, column)| field.code == code && (column.is_some() || for_all(field)))
    };
    needs
        .iter()
        .filter(|need| !need.any.iter().any(|all| all.iter().all(|code| has(code))))
        .map(|need| need.said.to_owned())
        .collect()
}

fn of_another(header: &Cell) -> bool {
    ["监护人", "家长", "父", "母", "成员", "接送", "联系人"].iter().any(|other| header.text().contains(other))
}

/// Which cells hold what a field is known by: each cell is judged once, however many rows may be the header.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Per field known by its values, per row, per column: blank (`None`), or whether it is such a value.
    of_field: Vec<Vec<Vec<Option<bool>>>>,
}

impl Marks {
    /// Rows and columns that are judged.
    const ROWS: usize = 260;
    const COLUMNS: usize = 200;
    /// No value that tells its column is shorter than this.
    const SHORTEST: usize = 18;

    pub(crate) fn of(rows: &[Vec<Cell>], fields: &[Field]) -> Marks {
        let mark = |cell: &Cell, is_it: fn(&str) -> bool| match cell.is_blank() {
            true => None,
            false => Some(cell.text().len() >= Marks::SHORTEST && is_it(&value::code_text(cell))),
        };
        let of_row = |row: &Vec<Cell>, is_it| row.iter().take(Marks::COLUMNS).map(|cell| mark(cell, is_it)).collect();
        let of_field = |field: &Field| match field.is_it {
            Some(is_it) => rows.iter().take(Marks::ROWS).map(|row| of_row(row, is_it)).collect(),
            None => Vec::new(),
        };
        Marks { of_field: fields.iter().map(of_field).collect() }
    }

    /// Of the first cells of a column from a row on: how many are such values, and how many there are.
    fn share(&self, field: usize, from: usize, column: usize) -> (usize, usize) {
        const SAMPLE: usize = 60;
        let rows = self.of_field.get(field).into_iter().flatten().skip(from).take(200);
        let told = rows.filter_map(|row| row.get(column).copied().flatten()).take(SAMPLE);
        told.fold((0, 0), |(hits, all), hit| (hits + usize::from(hit), all + 1))
    }

    fn width(&self, field: usize, from: usize) -> usize {
        let rows = self.of_field.get(field).into_iter().flatten().skip(from).take(200);
        rows.map(Vec::len).max().unwrap_or(0)
    }
}

/// Corrects the columns by what they hold below a header: a field known by its values takes the column that holds such
/// values when no header names it, or when the named one holds none.
/// A column whose header names someone else, such as a parent, is left alone.
pub(crate) fn corrected(columns: &mut [Option<usize>], fields: &[Field], header: &[Cell], marks: &Marks, first: usize) {
    for (place, _) in fields.iter().enumerate().filter(|(_, field)| field.is_it.is_some()) {
        let share = |column: usize| marks.share(place, first, column);
        let width = marks.width(place, first);
        let named_holds_some = columns[place].is_some_and(|column| {
            let (hits, all) = share(column);
            hits > 0 || all == 0
        });
        if named_holds_some {
            continue;
        }
        let is_free =
            |column: &usize| !columns.contains(&Some(*column)) && !header.get(*column).is_some_and(of_another);
        let better = (0..width).filter(is_free).find(|column| {
            let (hits, all) = share(*column);
            hits > 0 && hits * 5 >= all * 4
        });
        columns[place] = better.or(columns[place]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &[Field] = &[
        Field::new("student_code", "学籍号", &["全国学籍号"]).known_by(value::is_student_code),
        Field::new("name", "姓名", &["学生姓名"]).must(),
        Field::new("phone", "联系电话", &["家长电话", "联系方式"]),
    ];

    fn row(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::Text((*text).to_owned())).collect()
    }

    #[test]
    fn headers_are_bared_of_their_dressing() {
        for (text, wanted) in [
            ("*姓  名", "姓名"),
            ("姓名（必填）", "姓名"),
            ("姓名\n(与身份证一致)", "姓名"),
            ("＊学籍号：", "学籍号"),
            ("（姓名）", "姓名"),
            ("3、您的班级", "您的班级"),
            ("联系方式１", "联系方式1"),
            ("QQ号", "qq号"),
        ] {
            assert_eq!(bare(text), wanted, "{text}");
        }
    }

    #[test]
    fn the_better_name_wins_then_the_earlier_column() {
        for (headers, wanted) in [
            (row(&["全国学籍号", "学生姓名", "家长电话"]), [Some(0), Some(1), Some(2)]),
            (row(&["家长电话", "联系电话", "姓名"]), [None, Some(2), Some(1)]),
            (row(&["联系方式1", "联系方式2", "姓 名*"]), [None, Some(2), Some(0)]),
            (row(&["监护人姓名", "姓名", ""]), [None, Some(1), None]),
        ] {
            assert_eq!(columns_of(&headers, &Index::of(FIELDS)), wanted, "{headers:?}");
        }
    }

    #[test]
    fn values_tell_the_column_where_the_header_does_not() {
        let code = "G610102201911118871";
        for (headers, values, wanted) in [
            (["学号", "姓名", "编号"], ["2026010101", "李明", code], [Some(2), Some(1), None]),
            (["学籍号", "姓名", "编号"], ["2026010101", "李明", code], [Some(2), Some(1), None]),
            (["学籍号", "姓名", "编号"], ["", "李明", "7"], [Some(0), Some(1), None]),
            (["学号", "姓名", "编号"], ["2026010101", "李明", "7"], [None, Some(1), None]),
            (["学号", "姓名", "家长编号"], ["2026010101", "李明", code], [None, Some(1), None]),
        ] {
            let mut columns = columns_of(&row(&headers), &Index::of(FIELDS));
            let marks = Marks::of(&[row(&headers), row(&values)], FIELDS);
            corrected(&mut columns, FIELDS, &row(&headers), &marks, 1);
            assert_eq!(columns, wanted, "{headers:?} {values:?}");
        }
    }
}
