//! The wording of a letter, as data that a school can edit, and the filling in of its words.
use crate::no::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The wording of a letter with its return slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterTemplate {
    /// Printed nowhere; kept with each paper made from it.
    pub version: String,
    /// The title.
    pub title: String,
    /// Flush left, above the text.
    pub salutation: String,
    /// The first paragraphs.
    pub opening: Vec<String>,
    /// The numbered sections.
    pub section: Vec<TemplateSection>,
    /// What stands above the signature.
    pub sign_off: TemplateSignOff,
    /// The return slip.
    pub slip: TemplateSlip,
}

/// A numbered section: its heading and paragraphs; `[times]` and `[fees]` alone in a paragraph stand for the tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSection {
    /// The heading, without its number.
    pub heading: String,
    /// The paragraphs.
    pub text: Vec<String>,
}

/// What stands above the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSignOff {
    /// The line with the phone number; left out where the school has none.
    pub phone: String,
}

/// The wording of the return slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSlip {
    /// Its title.
    pub title: String,
    /// What to do with it.
    pub intro: String,
    /// The guardian's consent to the use of personal data (个人信息保护法 第三十一条).
    pub consent: String,
}

/// The words a template may use.
pub const WORDS: [&str; 12] =
    ["school", "term", "from", "to", "grade", "class", "name", "latest", "extended", "phone", "basis", "reductions"];

impl LetterTemplate {
    /// Reads a template from its TOML text.
    ///
    /// # Refuses
    /// Text that is no template, and words in braces that the program cannot fill in.
    pub fn read(text: &str) -> Result<LetterTemplate, Refusal> {
        let bad = |what: String| Refusal::BadValue {
            what: "告家长书文字".to_owned(),
            found: what,
            wanted: format!("花括号里只能用这些词：{}", WORDS.join(" ")),
        };
        let template: LetterTemplate = toml::from_str(text).map_err(|error| bad(error.message().to_owned()))?;
        let all = template.opening.iter().chain(template.section.iter().flat_map(|section| &section.text));
        for text in all.chain([&template.salutation, &template.title, &template.sign_off.phone]) {
            if let Some(word) = unknown_word(text) {
                return Err(bad(format!("{{{word}}}")));
            }
        }
        Ok(template)
    }
}

/// Puts words in the place of their names in braces.
pub fn fill(text: &str, words: &BTreeMap<&str, String>) -> String {
    let mut filled = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(words.get(name).map_or("", String::as_str));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn unknown_word(text: &str) -> Option<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .find(|name| !WORDS.contains(name))
}
