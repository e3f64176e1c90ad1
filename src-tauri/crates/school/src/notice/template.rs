//! The wording of a letter, as data that a school can edit, and the filling in of its words.
use crate::no::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The wording of a letter with its return slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateSection {
    /// The heading, without its number.
    pub heading: String,
    /// The paragraphs.
    pub text: Vec<String>,
}

/// What stands above the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateSignOff {
    /// The line with the phone number; left out where the school has none.
    pub phone: String,
}

/// The wording of the return slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateSlip {
    /// Its title.
    pub title: String,
    /// What to do with it.
    pub intro: String,
    /// The guardian's consent to the use of personal data (个人信息保护法 第三十一条).
    pub consent: String,
}

/// The words a template may use, and what stands in their place.
pub const WORDS: [(&str, &str); 16] = [
    ("school", "学校名称"),
    ("term", "学期名称"),
    ("from", "学期第一天"),
    ("to", "学期最后一天"),
    ("grade", "年级，如三年级"),
    ("class", "班级，只用在称呼里"),
    ("name", "学生姓名，只用在称呼里"),
    ("latest", "基础托管最晚结束时间"),
    ("extended", "延时托管最晚结束时间"),
    ("extended_care", "可以申请延时托管的一句；没有延时托管时不印"),
    ("leave", "请假、缺席、停课怎么收费；口径没有写时不印"),
    ("lesson", "按课时收费的，一课时是多少分钟；各班长短不一时不印"),
    ("homework", "书面作业怎么办，按年级"),
    ("phone", "学校的咨询与监督电话"),
    ("basis", "收费依据的机关和文号"),
    ("reductions", "减免办法；没有减免时这一段不印"),
];

/// Words that are a pupil's own, and so stand in the salutation only.
const OWN: [&str; 2] = ["class", "name"];
/// What stands for a table when it is alone in a paragraph.
pub const TABLES: [(&str, &str); 2] = [("[times]", "服务时间表"), ("[fees]", "收费表")];
/// Paragraphs beyond this would push the slip off its page by far.
const LONGEST: usize = 1200;

impl LetterTemplate {
    /// Reads a template from its TOML text.
    ///
    /// # Refuses
    /// Text that is no template, and whatever [`LetterTemplate::check`] refuses.
    pub fn read(text: &str) -> Result<LetterTemplate, Refusal> {
        let template: LetterTemplate =
            toml::from_str(text).map_err(|error| bad("告家长书文字", error.message(), "完整的文书文字"))?;
        template.check()?;
        Ok(template)
    }

    /// The template as TOML text, to be kept.
    ///
    /// # Refuses
    /// Never what was checked.
    pub fn text(&self) -> Result<String, Refusal> {
        toml::to_string(self).map_err(|error| bad("告家长书文字", &error.to_string(), "完整的文书文字"))
    }

    /// Without empty paragraphs and blanks at the ends.
    #[must_use]
    pub fn tidy(mut self) -> LetterTemplate {
        let paragraphs = |texts: Vec<String>| -> Vec<String> {
            texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
        };
        self.opening = paragraphs(self.opening);
        for section in &mut self.section {
            section.heading = section.heading.trim().to_owned();
            section.text = paragraphs(std::mem::take(&mut section.text));
        }
        for text in [
            &mut self.title,
            &mut self.salutation,
            &mut self.sign_off.phone,
            &mut self.slip.title,
            &mut self.slip.intro,
            &mut self.slip.consent,
        ] {
            *text = text.trim().to_owned();
        }
        self
    }

    /// Whether every part says something and every word in braces can be filled in where it stands.
    ///
    /// # Refuses
    /// The first part that is empty, too long, or has a brace or word that cannot be filled in, by its name.
    pub fn check(&self) -> Result<(), Refusal> {
        let plain: [(&str, &str); 4] = [
            ("标题", &self.title),
            ("回执标题", &self.slip.title),
            ("回执说明", &self.slip.intro),
            ("同意书", &self.slip.consent),
        ];
        for (part, text) in plain {
            check_part(part, text, &[])?;
        }
        let all: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
        let shared: Vec<&str> = all.iter().copied().filter(|word| !OWN.contains(word)).collect();
        check_part("称呼", &self.salutation, &OWN)?;
        for text in &self.opening {
            check_part("开头", text, &shared)?;
        }
        for section in &self.section {
            check_part("小标题", &section.heading, &[])?;
            for text in &section.text {
                check_part(&section.heading, text, &shared)?;
            }
        }
        check_part("落款电话", &self.sign_off.phone, &shared)
    }
}

fn check_part(part: &str, text: &str, words: &[&str]) -> Result<(), Refusal> {
    let part = format!("「{part}」");
    if text.trim().is_empty() {
        return Err(bad(&part, "", "请写明文字，或删去这一段"));
    }
    if text.chars().count() > LONGEST {
        return Err(bad(&format!("{part}的一段"), "太长", &format!("一段最多 {LONGEST} 字，请分成几段")));
    }
    let said = match words {
        [] => "这里不能用花括号".to_owned(),
        _ => format!("这里可以用：{}", words.iter().map(|word| format!("{{{word}}}")).collect::<Vec<_>>().join(" ")),
    };
    match wrong_brace(text, words) {
        Some(found) => Err(bad(&format!("{part}里的花括号"), found, &said)),
        None => Ok(()),
    }
}

fn bad(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
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

/// The first brace that is not a known word between its two braces.
fn wrong_brace<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let from = &rest[at..];
        let Some((word, after)) = from.strip_prefix('{').and_then(|inside| inside.split_once('}')) else {
            return Some(from.split_inclusive('}').next().unwrap_or(from));
        };
        if !words.contains(&word) {
            return Some(&from[..word.len() + 2]);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn template() -> LetterTemplate {
        let section =
            TemplateSection { heading: "时间".into(), text: vec!["[times]".into(), "到{latest}。".into()] };
        LetterTemplate {
            version: "1".into(),
            title: "告家长书".into(),
            salutation: "{class} {name} 家长：".into(),
            opening: vec!["{school}在{term}开展服务。".into()],
            section: vec![section],
            sign_off: TemplateSignOff { phone: "电话：{phone}".into() },
            slip: TemplateSlip { title: "回执".into(), intro: "请填写。".into(), consent: "我同意。".into() },
        }
    }

    #[test]
    fn a_template_comes_back_from_its_text() {
        let template = template();
        assert_eq!(LetterTemplate::read(&template.text().unwrap()).unwrap(), template);
    }

    #[test]
    fn braces_that_cannot_be_filled_in_are_refused_by_their_part() {
        // what stands in the opening | the refusal's sentence begins with; empty where it may stand
        for (text, said) in [
            ("{school}开展服务", ""),
            ("{shcool}开展服务", "「开头」里的花括号是「{shcool}」。"),
            ("{name}同学", "「开头」里的花括号是「{name}」。"),
            ("{school开展服务", "「开头」里的花括号是「{school开展服务」。"),
            ("school}开展服务", "「开头」里的花括号是「}」。"),
            ("{school", "「开头」里的花括号是「{school」。"),
            (" ", "「开头」没有填写。"),
        ] {
            let template = LetterTemplate { opening: vec![text.to_owned()], ..template() };
            let found = template.check().map_or_else(|no| no.message(), |()| String::new());
            assert!(found.starts_with(said) && found.is_empty() == said.is_empty(), "{text}: {found}");
        }
    }

    #[test]
    fn the_slip_fills_nothing_in() {
        let mut template = template();
        template.slip.consent = "我同意{school}。".into();
        assert!(template.check().unwrap_err().message().ends_with("这里不能用花括号。"));
    }
}
