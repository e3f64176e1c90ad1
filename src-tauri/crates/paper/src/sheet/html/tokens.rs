//! A web page as tags and text in turn, read in one pass whatever is wrong with it.
use std::borrow::Cow;

use super::super::markup::entity;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Text as it stands in the source, entities and all.
    Text(&'t str),
    Open(Tag<'t>),
    /// The name in lower case.
    Close(String),
}

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// In lower case.
    pub name: String,
    attributes: &'t str,
}

impl Tag<'_> {
    /// The value of an attribute, unescaped; `""` where it has none.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let name_end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
            if rest.is_empty() {
                return None;
            }
            // An equals sign in front of a name would end it before it began.
            let (name, after) = rest.split_at(name_end.max(rest.chars().next().map_or(0, char::len_utf8)));
            let (value, after) = match after.trim_start().strip_prefix('=') {
                Some(given) => value(given.trim_start()),
                None => ("", after),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(plain(value).into_owned());
            }
            rest = after;
        }
    }
}

/// The value at the beginning of a text, and what follows it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// The pieces of a page.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    rest: &'t str,
    /// Inside a style sheet or a script: the name that ends it.
    raw: Option<&'static str>,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Tokens { rest: text, raw: None }
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Passes over a style sheet or a script, up to the tag that ends it.
    fn skip_raw(&mut self, name: &str) {
        while let Some(at) = self.rest.find("</") {
            self.take(at + 2);
            if self.rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                self.take(name.len());
                let end = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                self.take(end);
                return;
            }
        }
        self.rest = "";
    }

    /// A tag that begins here, with its `<`; `None` where none does.
    fn tag(&mut self) -> Option<Token<'t>> {
        let inner = self.rest.strip_prefix('<')?;
        let (is_close, named) = inner.strip_prefix('/').map_or((false, inner), |named| (true, named));
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = named.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(named.len());
        let name = named.get(..length).unwrap_or_default().to_ascii_lowercase();
        let after = named.get(length..).unwrap_or_default();
        let end = end_of_tag(after);
        self.rest = after.get(end..).unwrap_or_default();
        self.rest = self.rest.strip_prefix('>').unwrap_or(self.rest);
        if is_close {
            return Some(Token::Close(name));
        }
        self.raw = ["style", "script"].into_iter().find(|raw| name == *raw);
        Some(Token::Open(Tag { name, attributes: after.get(..end).unwrap_or_default() }))
    }
}

/// Where a tag ends: at a `>` outside of a quoted value.
fn end_of_tag(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut before) = (0, b' ');
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return at,
            b'"' | b'\'' if before == b'=' => {
                let from = at + 1;
                match bytes.iter().skip(from).position(|each| each == byte) {
                    Some(length) => at = from + length,
                    // A value that never ends: the next `>` will do.
                    None => {
                        return bytes.iter().skip(from).position(|each| *each == b'>').map_or(text.len(), |n| from + n);
                    }
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
        at += 1;
    }
    text.len()
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        if let Some(name) = self.raw.take() {
            self.skip_raw(name);
            return Some(Token::Close(name.to_owned()));
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if let Some(inner) = self.rest.strip_prefix("<!--") {
                self.rest = inner.split_once("-->").map_or("", |(_, after)| after);
            } else if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
                self.rest = self.rest.split_once('>').map_or("", |(_, after)| after);
            } else if let Some(tag) = self.tag() {
                return Some(tag);
            } else {
                // A `<` that begins no tag is text.
                let end = self.rest.get(1..).and_then(|after| after.find('<')).map_or(self.rest.len(), |at| at + 1);
                let first = self.rest.chars().next().map_or(0, char::len_utf8);
                let end = if self.rest.starts_with('<') { end } else { self.rest.find('<').unwrap_or(end.max(first)) };
                return Some(Token::Text(self.take(end)));
            }
        }
    }
}

/// Text with its entities as the characters they stand for.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        plain.push_str(before);
        let length = from.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(from.len());
        let (name, after) = from.split_at(length);
        match named(name) {
            Some(found) => {
                plain.push_str(&found);
                rest = after.strip_prefix(';').unwrap_or(after);
            }
            None => {
                plain.push('&');
                rest = from;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The entities that stand in tables.
fn named(name: &str) -> Option<Cow<'static, str>> {
    const NAMES: [(&str, &str); 24] = [
        ("nbsp", "\u{A0}"),
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("middot", "·"),
        ("bull", "•"),
        ("times", "×"),
        ("divide", "÷"),
        ("deg", "°"),
        ("plusmn", "±"),
        ("yen", "¥"),
        ("copy", "©"),
        ("reg", "®"),
        ("hellip", "…"),
        ("mdash", "—"),
        ("ndash", "–"),
        ("ldquo", "“"),
        ("rdquo", "”"),
        ("lsquo", "‘"),
        ("rsquo", "’"),
        ("ensp", "\u{2002}"),
        ("emsp", "\u{2003}"),
    ];
    if name.len() > 1 && name.len() <= 10 && name.starts_with('#') {
        return Some(entity(name)).filter(|found| !found.is_empty()).map(Cow::Owned);
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, text)| Cow::Borrowed(*text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        Tokens::new(text)
            .map(|token| match token {
                Token::Text(text) => format!("{text:?}"),
                Token::Open(tag) => format!("<{}>", tag.name),
                Token::Close(name) => format!("</{name}>"),
            })
            .collect()
    }

    #[test]
    fn a_page_is_taken_apart_whatever_is_wrong_with_it() {
        for (text, wanted) in [
            ("<TD a=1>甲</Td >", vec!["<td>", "\"甲\"", "</td>"]),
            ("a < b<br/>", vec!["\"a \"", "\"< b\"", "<br>"]),
            ("<td a='>' b=\">\">x", vec!["<td>", "\"x\""]),
            ("<td width=\"1\" \">x", vec!["<td>", "\"x\""]),
            ("<td a=\"never>x</td>", vec!["<td>", "\"x\"", "</td>"]),
            ("<style>a<b</STYLE >x", vec!["<style>", "</style>", "\"x\""]),
            ("<!-- <td> --><?xml a?><!DOCTYPE x>y", vec!["\"y\""]),
            ("<", vec!["\"<\""]),
            ("一<", vec!["\"一\"", "\"<\""]),
            ("<td", vec!["<td>"]),
            ("<!--", vec![]),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }

    #[test]
    fn attributes_and_entities_are_read() {
        let Some(Token::Open(tag)) =
            Tokens::new("<td rowspan = 2 x:num=\"12&amp;\" style='mso-number-format:\"\\@\"' =odd x:str>").next()
        else {
            unreachable!("a tag begins");
        };
        for (name, wanted) in [
            ("ROWSPAN", Some("2")),
            ("x:num", Some("12&")),
            ("style", Some("mso-number-format:\"\\@\"")),
            ("x:str", Some("")),
            ("colspan", None),
        ] {
            assert_eq!(tag.attribute(name).as_deref(), wanted, "{name}");
        }
        for (text, wanted) in [
            ("张&nbsp;三&amp;李&#22235;&#x4E00;&middot", "张\u{A0}三&李四一·"),
            ("A&B &unknown; &#0; &", "A&B &unknown; \u{0} &"),
        ] {
            assert_eq!(plain(text), wanted, "{text}");
        }
    }
}
