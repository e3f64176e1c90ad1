//! Telephone numbers as families write them into one cell: several of them, with whose they are before or behind.
use crate::cells::Cell;
use crate::identity;
use crate::intake::remark::RowRemarks;
use crate::intake::table::{Column, Table};
use crate::intake::value;
use crate::naming::half_width;

/// Words that say whose a number is, the longer ones first.
const WHOSE: [(&str, &str); 19] = [
    ("外祖父", "外祖父"),
    ("外祖母", "外祖母"),
    ("外公", "外祖父"),
    ("外婆", "外祖母"),
    ("姥爷", "外祖父"),
    ("姥姥", "外祖母"),
    ("祖父", "祖父"),
    ("祖母", "祖母"),
    ("爷爷", "祖父"),
    ("奶奶", "祖母"),
    ("父母", ""),
    ("爸爸", "父亲"),
    ("妈妈", "母亲"),
    ("父亲", "父亲"),
    ("母亲", "母亲"),
    ("父", "父亲"),
    ("母", "母亲"),
    ("爸", "父亲"),
    ("妈", "母亲"),
];
/// Words beside a number that say nothing of whose it is.
const IDLE: [&str; 9] = ["手机号码", "手机号", "手机", "联系电话", "电话", "家长", "监护人", "号码", "联系方式"];

/// One number and whose it is; blank where that is not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phone {
    pub whose: String,
    pub number: String,
}

/// The numbers of a cell, at least one, and what else stands in it that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phones {
    pub all: Vec<Phone>,
    pub rest: String,
}

/// Reads every number of a cell.
pub(crate) fn phones(cell: &Cell) -> Result<Phones, String> {
    let text = half_width(&value::clean(cell.text()));
    let text = text.strip_suffix(".0").unwrap_or(&text).to_owned();
    let whole = identity::read_phone(&text);
    if let Ok(number) = whole {
        return Ok(Phones { all: vec![Phone { whose: String::new(), number }], rest: String::new() });
    }
    let mut found = Phones { all: Vec::new(), rest: String::new() };
    // What stands before the number to come, and whether the last number still lacks its owner.
    let mut before = String::new();
    let mut left = text.as_str();
    while let Some(at) = left.find(|c: char| c.is_ascii_digit() || c == '+') {
        let (words, from) = left.split_at(at);
        let words = found.behind(words, false);
        before.push_str(&words);
        let end = from.find(|c: char| !(c.is_ascii_digit() || "+- ".contains(c))).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        let numbers = numbers(run);
        for number in &numbers {
            found.all.push(Phone { whose: found_in(&mut before), number: number.clone() });
        }
        if numbers.is_empty() {
            before.push_str(run.trim());
        }
        found.rest.push_str(&said(&std::mem::take(&mut before)));
        left = after;
    }
    let words = found.behind(left, true);
    found.rest.push_str(&said(&words));
    if found.all.is_empty() { whole.map(|_| found) } else { Ok(found) }
}

/// Remarks on the rows whose numbers have something beside them that is kept nowhere. `keeps` is how many numbers are kept, and
/// whether it is kept whose they are.
pub(crate) fn remark_rest(table: &Table<'_>, column: &Column, (most, whose): (usize, bool), remarks: &mut RowRemarks) {
    if column.at.is_none() {
        return;
    }
    for row in table.rows() {
        let cell = row.cell(column);
        if cell.text().bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Ok(found) = phones(cell) else { continue };
        if found.all.len() > most {
            remarks.add(row.number(), format!("电话有 {} 个，只读入前 {most} 个。", found.all.len()));
        }
        let said: Vec<&str> =
            found.all.iter().map(|each| each.whose.as_str()).filter(|each| !each.is_empty()).collect();
        if !whose && !said.is_empty() {
            remarks.add(row.number(), format!("电话旁写的「{}」没有读入，只读入号码。", said.join("、")));
        }
        if !found.rest.is_empty() {
            remarks.add(row.number(), format!("电话旁写的「{}」没有读入，请核对。", found.rest));
        }
    }
}

impl Phones {
    /// Takes from the words behind the last number whose it is: what is in brackets, or at the end all of it.
    fn behind(&mut self, words: &str, at_end: bool) -> String {
        let Some(last) = self.all.last_mut().filter(|last| last.whose.is_empty()) else { return words.to_owned() };
        let trimmed = words.trim_start();
        let is_bracketed = trimmed.starts_with(['(', '[', '【']);
        let end = trimmed.find([')', ']', '】']).map_or(trimmed.len(), |at| at + 1);
        match (is_bracketed, at_end) {
            (true, _) => {
                let (mut inside, after) =
                    (trimmed[..end.min(trimmed.len())].to_owned(), &trimmed[end.min(trimmed.len())..]);
                last.whose = found_in(&mut inside);
                inside + after
            }
            (false, true) => {
                let mut all = words.to_owned();
                last.whose = found_in(&mut all);
                all
            }
            (false, false) => words.to_owned(),
        }
    }
}

/// The numbers of a run of digits and spaces.
fn numbers(run: &str) -> Vec<String> {
    let run = run.trim_matches([' ', '-']);
    if let Ok(number) = identity::read_phone(run) {
        return vec![number];
    }
    let parts = run.split(' ').filter(|part| part.len() >= 7);
    parts.filter_map(|part| identity::read_phone(part).ok()).collect()
}

/// Takes out of the words whose a number is.
fn found_in(words: &mut String) -> String {
    let Some((word, whose)) = WHOSE.iter().find(|(word, _)| words.contains(word)) else { return String::new() };
    *words = words.replacen(word, "", 1);
    (*whose).to_owned()
}

/// What words say beside the idle ones and signs.
fn said(words: &str) -> String {
    let mut words = words.to_owned();
    for idle in IDLE {
        words = words.replace(idle, "");
    }
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_with_whose_they_are() {
        for (text, wanted) in [
            ("13946617015", "13946617015"),
            ("妈妈13946617015", "母亲 13946617015"),
            ("妈妈：139 4661 7015", "母亲 13946617015"),
            ("13946617015（爸爸）", "父亲 13946617015"),
            ("13946617015妈妈", "母亲 13946617015"),
            ("父:13946617015 母:13846617016", "父亲 13946617015；母亲 13846617016"),
            ("父亲13946617015/母亲13846617016", "父亲 13946617015；母亲 13846617016"),
            ("13946617015(爸) 13846617016(妈)", "父亲 13946617015；母亲 13846617016"),
            ("13946617015、13946617016", "13946617015；13946617016"),
            ("13946617015 13946617016", "13946617015；13946617016"),
            ("外婆0917-3261234", "外祖母 0917-3261234"),
            ("手机：13946617015", "13946617015"),
            ("王大明13946617015", "13946617015 余 王大明"),
            ("13946617015、1394661", "13946617015；1394661"),
            ("13946617015、139466", "13946617015 余 139466"),
            ("妈妈", "错"),
            ("妈妈12946617015", "错"),
        ] {
            let said = |found: Phones| {
                let each = |phone: &Phone| format!("{} {}", phone.whose, phone.number).trim().to_owned();
                let all: Vec<String> = found.all.iter().map(each).collect();
                let rest = if found.rest.is_empty() { String::new() } else { format!(" 余 {}", found.rest) };
                all.join("；") + &rest
            };
            let found = phones(&Cell::Text(text.to_owned())).map_or_else(|_| "错".to_owned(), said);
            assert_eq!(found, wanted, "{text}");
        }
    }
}
