//! What a cell says: texts cleaned of their wrappings, codes, numbers, phones, ticks and words of a closed list.
use crate::cells::Cell;
use crate::dates;
use crate::identity::{self, ResidentId};
use crate::intake::phones::phones;
use crate::money::{Fen, Lessons};
use crate::naming::{self, half_width};
use chrono::{NaiveDate, NaiveTime};

/// Said of a number that a spreadsheet program has rounded.
pub(crate) const LOST_DIGITS: &str = "是被 Excel 改写过的号码，无法还原。请在原表把该列设为文本后重新导出。";

/// A cell's text without the space around it, invisible marks, a leading apostrophe, or the wrapping `="…"`.
pub(crate) fn clean(text: &str) -> String {
    if naming::is_plain(text) {
        return unwrapped(text.trim()).to_owned();
    }
    let visible: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}'))
        .map(|c| if c == '\u{A0}' { ' ' } else { c })
        .collect();
    unwrapped(visible.trim()).to_owned()
}

fn unwrapped(text: &str) -> &str {
    let inner = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    inner.trim_start_matches('\'').trim()
}

/// A code as it should have been typed: half-width, upper-case, without inner spaces, without a needless `.0`.
pub(crate) fn code_text(cell: &Cell) -> String {
    if cell.text().bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return cell.text().to_owned();
    }
    let text = half_width(&clean(cell.text()));
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let whole = packed.trim_start_matches('\'').strip_suffix(".0").filter(|rest| is_digits(rest)).unwrap_or(&packed);
    whole.trim_start_matches('\'').to_uppercase()
}

/// Whether a cell says that there is nothing: blank, or a sign such as 无, —, /.
pub(crate) fn is_nothing(cell: &Cell) -> bool {
    if cell.is_blank() {
        return true;
    }
    let text = cell.text();
    let begins = text.trim_start().chars().next().is_some_and(|c| {
        matches!(c, '无' | '暂' | '没' | '空' | '-' | '—' | '/' | '\\' | 'n' | 'N' | '\'' | '(')
            || !naming::is_plain(text)
    });
    begins
        && text.len() <= 24
        && matches!(
            half_width(text).trim().to_lowercase().as_str(),
            "" | "无"
                | "暂无"
                | "没有"
                | "空"
                | "-"
                | "--"
                | "—"
                | "——"
                | "/"
                | "\\"
                | "null"
                | "n/a"
                | "'"
                | "(空)"
                | "(跳过)"
                | "(无)"
        )
}

/// Whether a text is a number in the form `6.10102E+17`, of which the digits are gone.
pub(crate) fn is_scientific(text: &str) -> bool {
    let text = text.trim();
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    whole.len() == 1 && is_digits(whole) && is_digits(part) && exponent.len() <= 2 && is_digits(exponent)
}

/// A whole number from 1 to 9999, with or without 人, 号 or 名 behind it.
pub(crate) fn count(cell: &Cell) -> Result<u32, String> {
    let text = code_text(cell);
    let digits = text.trim_end_matches(['人', '号', '名']);
    match digits.parse::<u32>() {
        Ok(number) if is_digits(digits) && (1..=9999).contains(&number) => Ok(number),
        _ => Err("应填 1 到 9999 的整数。".to_owned()),
    }
}

/// An amount in yuan, not negative, with or without 元 or ¥.
pub(crate) fn money(cell: &Cell) -> Result<Fen, String> {
    let text = code_text(cell);
    let amount = Fen::parse(text.trim_start_matches(['¥', '￥']).trim_end_matches('元'));
    amount
        .filter(|fen| (0..100_000_000).contains(&fen.0))
        .ok_or_else(|| "应填金额（元），如 320 或 320.50。".to_owned())
}

/// A telephone number (see `identity::read_phone`), whatever is written beside it; the first of several.
pub(crate) fn phone(cell: &Cell) -> Result<String, String> {
    Ok(phones(cell)?.all.into_iter().next().map(|phone| phone.number).unwrap_or_default())
}

/// A resident ID of 18 characters.
pub(crate) fn resident_id(cell: &Cell, today: NaiveDate) -> Result<ResidentId, String> {
    identity::read_id(&code_text(cell), today)
}

/// A day, as the sentence says it is wanted.
pub(crate) fn day(cell: &Cell) -> Result<NaiveDate, String> {
    dates::day_in(cell)
        .or_else(|| dates::read_day(&clean(cell.text())))
        .ok_or_else(|| "应填日期，如 2026-11-24 或 2026年11月24日。".to_owned())
}

/// A time of day, as the sentence says it is wanted.
pub(crate) fn time(cell: &Cell) -> Result<NaiveTime, String> {
    dates::time_in(cell)
        .or_else(|| dates::read_time(&clean(cell.text())))
        .ok_or_else(|| "应填时间，如 16:30。".to_owned())
}

/// Whether a text has the shape of a 学籍号: a letter G, J or L, 17 digits and a digit or X.
pub(crate) fn is_student_code(text: &str) -> bool {
    text.len() == 19 && text.starts_with(['G', 'J', 'L']) && is_id_shape(&text[1..])
}

/// Whether a text has the shape of a resident ID with a valid check digit.
pub(crate) fn is_resident_id(text: &str) -> bool {
    is_id_shape(text) && identity::check_digit(&text.as_bytes()[..17]) == text.as_bytes()[17]
}

fn is_id_shape(text: &str) -> bool {
    text.len() == 18
        && text.is_char_boundary(17)
        && is_digits(&text[..17])
        && text.ends_with(|c: char| c.is_ascii_digit() || c == 'X')
}

/// Whether a box is ticked; `None` where something else stands in it.
pub(crate) fn tick(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Truth(truth) => return Some(*truth),
        _ if cell.is_blank() => return Some(false),
        _ => {}
    }
    match half_width(&clean(cell.text())).trim().to_uppercase().as_str() {
        "√" | "✓" | "✔" | "☑" | "■" | "●" | "是" | "1" | "Y" | "YES" | "参加" | "有" | "T" | "TRUE" | "V" | "勾"
        | "对" => Some(true),
        "×" | "✗" | "✘" | "X" | "否" | "0" | "N" | "NO" | "不参加" | "无" | "F" | "FALSE" | "-" | "/" | "—" | "□"
        | "○" => Some(false),
        _ => None,
    }
}

/// A word of a closed list; `labels` are said when another stands there.
pub(crate) fn word<T: Copy>(
    cell: &Cell,
    read: impl Fn(&str) -> Option<T>,
    all: &[T],
    label: impl Fn(T) -> &'static str,
) -> Result<T, String> {
    let text: String = half_width(&clean(cell.text())).chars().filter(|c| !c.is_whitespace()).collect();
    read(&text).or_else(|| read(&clean(cell.text()))).ok_or_else(|| {
        let labels: Vec<&str> = all.iter().map(|each| label(*each)).collect();
        format!("应为{}中的一种。", labels.join("、"))
    })
}

/// A number of lessons, to a thousandth, more than none and at most 24.
pub(crate) fn lessons(cell: &Cell) -> Result<Lessons, String> {
    let text = code_text(cell);
    Lessons::parse(text.trim_end_matches("课时").trim_end_matches('节'))
        .filter(|lessons| lessons.0 > 0 && lessons.0 <= 24_000)
        .ok_or_else(|| "课时应填大于 0 的数，如 1、1.5，最多三位小数。".to_owned())
}

/// A field's name as said in a sentence: the header without stars and notes.
pub(crate) fn field_said(header: &str) -> String {
    let bare = crate::intake::header::bare(header);
    if bare.is_empty() { "这一项".to_owned() } else { bare }
}

pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn codes_lose_their_wrapping() {
        for (found, wanted) in [
            ("'61010220191111887x", "61010220191111887X"),
            ("=\"610102201911118871\"", "610102201911118871"),
            ("６１０１０２ ２０１９１１１１８８７１", "610102201911118871"),
            ("\u{FEFF}g610102201911118871\u{200B}", "G610102201911118871"),
            ("2026010101.0", "2026010101"),
            (" T001 ", "T001"),
        ] {
            assert_eq!(code_text(&text(found)), wanted, "{found}");
        }
    }

    #[test]
    fn phones_read_in_the_forms_people_write() {
        for (found, wanted) in [
            ("13946617015", Some("13946617015")),
            ("13946617015.0", Some("13946617015")),
            ("139 4661 7015", Some("13946617015")),
            ("139-4661-7015", Some("13946617015")),
            ("+86 13946617015", Some("13946617015")),
            ("１３９４６６１７０１５", Some("13946617015")),
            ("13946617015（妈妈）", Some("13946617015")),
            ("13946617015、13946617016", Some("13946617015")),
            ("0917-3261234", Some("0917-3261234")),
            ("(0917)3261234", Some("0917-3261234")),
            ("妈妈：13946617015", Some("13946617015")),
            ("3261234", Some("3261234")),
            ("12946617015", None),
            ("1394661701", None),
            ("妈妈", None),
        ] {
            assert_eq!(phone(&text(found)).ok().as_deref(), wanted, "{found}");
        }
    }

    #[test]
    fn lost_digits_blanks_ticks_and_counts_are_told() {
        for (found, wanted) in
            [("6.10102E+17", true), ("6.10102e+17", true), ("1E5", true), ("E17", false), ("G6E1", false)]
        {
            assert_eq!(is_scientific(found), wanted, "{found}");
        }
        for (found, wanted) in [
            ("无", true),
            (" — ", true),
            ("N/A", true),
            ("", true),
            ("（跳过）", true),
            ("(空)", true),
            ("吴", false),
            ("(1)班", false),
        ] {
            assert_eq!(is_nothing(&text(found)), wanted, "{found}");
        }
        for (found, wanted) in
            [("√", Some(true)), ("是", Some(true)), ("", Some(false)), ("×", Some(false)), ("周一", None)]
        {
            assert_eq!(tick(&text(found)), wanted, "{found}");
        }
        for (found, wanted) in
            [("45", Some(45)), ("45人", Some(45)), ("４５", Some(45)), ("45.0", Some(45)), ("0", None), ("1.5", None)]
        {
            assert_eq!(count(&text(found)).ok(), wanted, "{found}");
        }
        for (found, wanted) in
            [("1.5", Some(1500)), ("2课时", Some(2000)), ("1", Some(1000)), ("0", None), ("一", None)]
        {
            assert_eq!(lessons(&text(found)).ok().map(|each| each.0), wanted, "{found}");
        }
    }
}
