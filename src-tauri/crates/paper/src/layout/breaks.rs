//! Where a line of Chinese may end: Unicode line breaking (UAX #14) with the characters that may not begin or end a line.

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Whether a line may begin with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Never.
    No,
    /// If the line before is full.
    May,
    /// Always: a line end was written before it.
    Must,
}

/// Characters that may not begin a line (GB/T 15834 and house style).
pub(super) const fn no_start(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '」'
            | '』'
            | '”'
            | '’'
            | '〉'
            | '】'
            | '〕'
            | '］'
            | '｝'
            | '·'
            | '…'
            | '～'
            | '％'
            | '‰'
            | '℃'
            | '々'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '%'
            | '/'
            | '／'
            | '~'
    )
}

/// Characters that may not end a line.
pub(super) const fn no_end(c: char) -> bool {
    matches!(
        c,
        '（' | '《'
            | '「'
            | '『'
            | '“'
            | '‘'
            | '〈'
            | '【'
            | '〔'
            | '［'
            | '｛'
            | '('
            | '['
            | '{'
            | '￥'
            | '¥'
            | '№'
    )
}

/// For each character of `text`, whether a line may begin with it. The first entry is `No`: it begins one anyway.
pub(super) fn starts(text: &str) -> Vec<Start> {
    let mut allowed = linebreaks(text).peekable();
    let mut found = Vec::with_capacity(text.len() / 3 + 1);
    let mut before: Option<char> = None;
    // An opening mark binds across the spaces after it.
    let mut opened = false;
    for (at, c) in text.char_indices() {
        while allowed.next_if(|(place, _)| *place < at).is_some() {}
        let standard = allowed.next_if(|(place, _)| *place == at).map(|(_, kind)| kind);
        found.push(match before {
            None => Start::No,
            Some(' ') if opened => Start::No,
            Some(b) => start_between(b, c, standard),
        });
        opened = no_end(c) || (opened && c == ' ');
        before = Some(c);
    }
    found
}

fn start_between(before: char, c: char, standard: Option<BreakOpportunity>) -> Start {
    if before == '\n' {
        return Start::Must;
    }
    if no_start(c) || no_end(before) || (before == c && matches!(c, '—' | '…')) {
        return Start::No;
    }
    // The standard cannot tell opening from closing quotes and forbids both sides; Chinese has one of each.
    let latin = before.is_ascii_alphanumeric() && c.is_ascii_alphanumeric();
    if (matches!(c, '“' | '‘') || matches!(before, '”' | '’')) && !latin && c != ' ' {
        return Start::May;
    }
    // The dot within a name binds, 阿依努尔·买买提, and so does the dash within a time, 15:40—18:30.
    if before == '·' || (matches!(before, '—' | '–' | '-' | '～' | '~') && c.is_ascii_digit()) {
        return Start::No;
    }
    if before.is_ascii_digit() && matches!(c, '—' | '–') {
        return Start::No;
    }
    // A number stays with its unit.
    let unit = matches!(c, '年' | '月' | '日' | '号' | '元' | '时' | '分' | '天' | '周' | '课' | '人' | '岁');
    if before.is_ascii_digit() && unit {
        return Start::No;
    }
    match standard {
        Some(BreakOpportunity::Mandatory) => Start::Must,
        Some(BreakOpportunity::Allowed) => Start::May,
        None => Start::No,
    }
}
