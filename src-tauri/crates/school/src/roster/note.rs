//! The notes on a roster: what those who look after pupils should know, and nothing of a family's means or lot.
use super::{GroupRoster, Register};

/// Words that tell of a family's means or lot, or of a disability: a part of a note with one of them stays in the office.
const OF_MEANS: &[&str] = &[
    "随班就读",
    "特教",
    "特殊教育",
    "送教",
    "智力",
    "孤独症",
    "自闭",
    "单亲",
    "离异",
    "留守",
    "低保",
    "特困",
    "孤儿",
    "残疾",
    "贫困",
    "困难",
    "脱贫",
    "致贫",
    "减免",
    "免费",
    "免收",
    "全免",
    "半价",
    "优惠",
    "建档",
    "扶贫",
    "救助",
    "资助",
    "补助",
    "欠费",
];

/// Where one part of a note ends and the next begins.
const ENDS: &[char] = &['，', ',', '；', ';', '。', '\n', ' ', '\u{3000}'];

/// Puts the kept 备注 of each pupil on the roster; `categories` are the profile's reductions, which no list may show that
/// classmates could see.
pub fn with_notes(roster: &mut GroupRoster, register: &Register<'_>, categories: &[String]) {
    for row in &mut roster.rows {
        let kept = register.student(row.student).map_or("", |student| student.note.as_str());
        row.note = shown(kept, categories);
    }
}

fn shown(note: &str, categories: &[String]) -> String {
    let is_of_means = |part: &str| {
        OF_MEANS.iter().any(|word| part.contains(word)) || categories.iter().any(|category| part.contains(category))
    };
    let parts: Vec<&str> = note.split_inclusive(ENDS).collect();
    // A figure left alone, such as 50 %, would tell what it was about.
    let hides = parts.iter().any(|part| is_of_means(part));
    let says = |part: &str| !hides || part.chars().any(char::is_alphabetic);
    let kept = parts.into_iter().filter(|part| !is_of_means(part) && says(part));
    kept.collect::<String>().trim_matches(ENDS).to_owned()
}
