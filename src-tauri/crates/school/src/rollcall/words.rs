//! The words of what is typed in a roll call: numbers, pupils by class and seat or by name, and what is said of them.
use super::Expected;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// A number of the list.
    Number(String),
    /// A pupil's place in the list, named by class and seat or by name.
    Pupil(usize),
    /// A class and a seat in it, or a name, that nobody or more than one has.
    Unclear(String),
    /// Anything else: what is said of them.
    Said(String),
}

/// The words of a text, each with the byte it begins at.
pub(super) fn words(expected: &[Expected], typed: &str) -> Vec<(usize, Word)> {
    let mut labels: Vec<&str> = expected.iter().map(|each| each.class_label.as_str()).collect();
    labels.retain(|label| !label.is_empty());
    labels.sort_unstable();
    labels.dedup();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = typed[at..].chars().next() {
        let rest = &typed[at..];
        let (word, length) = if is_between(c) {
            (None, c.len_utf8())
        } else if let Some((word, length)) = by_seat(expected, &labels, rest).or_else(|| by_name(expected, rest)) {
            (Some(word), length)
        } else if digit(c).is_some() {
            let (number, length) = number(rest);
            (Some(Word::Number(number)), length)
        } else {
            let length = said(expected, &labels, rest);
            (Some(Word::Said(rest[..length].to_owned())), length)
        };
        found.extend(word.map(|word| (at, word)));
        at += length;
    }
    found
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | '；' | ',' | '，' | '、' | '。' | '号' | ':' | '：')
}

/// The digit, whatever its width.
fn digit(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_u32(u32::from('0') + u32::from(c) - u32::from('０')),
        c => c.is_ascii_digit().then_some(c),
    }
}

/// The digits a text begins with, and the bytes they take.
fn number(text: &str) -> (String, usize) {
    let digits = text.chars().map_while(|c| Some((digit(c)?, c.len_utf8())));
    digits.fold((String::new(), 0), |(mut number, length), (digit, bytes)| {
        number.push(digit);
        (number, length + bytes)
    })
}

/// `五(1)班2号`, whatever its brackets: who has this seat in the class.
fn by_seat(expected: &[Expected], labels: &[&str], text: &str) -> Option<(Word, usize)> {
    labels.iter().find_map(|label| {
        let after = after_label(label, text)?;
        let gap = text[after..].len() - text[after..].trim_start_matches([' ', '　']).len();
        let (seat, length) = number(&text[after + gap..]);
        let wanted: u32 = seat.parse().ok()?;
        let is_it = |each: &Expected| each.class_label == *label && each.seat_no == Some(wanted);
        let word = match expected.iter().position(is_it) {
            Some(place) => Word::Pupil(place),
            None => Word::Unclear(format!("本场次没有{label} {seat} 号，请照下面的号码写")),
        };
        Some((word, after + gap + length))
    })
}

/// The bytes of a text that are a class's label, brackets or not.
fn after_label(label: &str, text: &str) -> Option<usize> {
    let is_bracket = |c: char| matches!(c, '(' | ')' | '（' | '）');
    let mut wanted = label.chars().filter(|c| !is_bracket(*c)).peekable();
    let mut length = 0;
    for c in text.chars() {
        if wanted.peek().is_none() {
            break;
        }
        if !is_bracket(c) && wanted.next() != Some(digit(c).unwrap_or(c)) {
            return None;
        }
        length += c.len_utf8();
    }
    wanted.peek().is_none().then_some(length)
}

/// The longest name a text begins with; one of namesakes is told by a number behind, of the list or of the class.
fn by_name(expected: &[Expected], text: &str) -> Option<(Word, usize)> {
    let begins = |each: &&Expected| each.name.chars().count() > 1 && text.starts_with(&each.name);
    let name = expected.iter().filter(begins).map(|each| &each.name).max_by_key(|name| name.len())?;
    let named: Vec<usize> = (0..expected.len()).filter(|place| expected[*place].name == *name).collect();
    let gap = text[name.len()..].len() - text[name.len()..].trim_start_matches([' ', '　']).len();
    let (written, length) = number(&text[name.len() + gap..]);
    let wanted = written.parse::<u32>().ok();
    let is_it = |place: &&usize| {
        let each = &expected[**place];
        wanted.is_some_and(|wanted| each.number == wanted || each.seat_no == Some(wanted))
    };
    let whole = name.len() + gap + length;
    if let [only] = named.as_slice() {
        // `李明2号` is one pupil; `李明 5` are two.
        let is_said = text[whole..].starts_with('号') && length > 0;
        return Some(match (named.iter().any(|place| is_it(&place)), is_said) {
            (true, _) => (Word::Pupil(*only), whole),
            (false, true) => (Word::Unclear(format!("「{name}」不是 {written} 号，请核对")), whole),
            (false, false) => (Word::Pupil(*only), name.len()),
        });
    }
    let mut told = named.iter().filter(is_it);
    match (told.next(), told.next()) {
        (Some(place), None) => Some((Word::Pupil(*place), whole)),
        _ => {
            let places: Vec<String> = named.iter().map(|place| place_of(&expected[*place])).collect();
            let (first, all) = (places.first()?, places.join("、"));
            let said = format!("这一班有几位「{name}」，请写明是哪一位（{all}），如 {first}请");
            Some((Word::Unclear(said), name.len()))
        }
    }
}

/// `五(1)班2号`, or the number in the list where there is no seat.
fn place_of(pupil: &Expected) -> String {
    match pupil.seat_no {
        Some(seat) => format!("{}{seat}号", pupil.class_label),
        None => format!("{}号", pupil.number),
    }
}

/// The bytes of a text up to a gap, a number, or a pupil named.
fn said(expected: &[Expected], labels: &[&str], text: &str) -> usize {
    let ends = |at: &usize| {
        let rest = &text[*at..];
        let begins_other = |c: char| is_between(c) || digit(c).is_some();
        rest.chars().next().is_some_and(begins_other)
            || by_name(expected, rest).is_some()
            || by_seat(expected, labels, rest).is_some()
    };
    text.char_indices().map(|(at, _)| at).skip(1).find(ends).unwrap_or(text.len())
}
