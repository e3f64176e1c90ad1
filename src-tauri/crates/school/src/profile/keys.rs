//! Reading one table of a profile key by key, so that what is wrong is told by key, found and wanted.
use crate::no::Refusal;
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// One table of the profile with the keys asked for so far; those never asked for are unknown.
pub(super) struct Keys<'a> {
    place: String,
    table: &'a Table,
    asked: BTreeSet<&'static str>,
}

impl<'a> Keys<'a> {
    /// A table; `place` names it at the start of a sentence and is empty for the file itself.
    pub(super) fn new(place: String, table: &'a Table) -> Keys<'a> {
        Keys { place, table, asked: BTreeSet::new() }
    }

    /// A refusal that names a key of this table, what was found and what was wanted.
    pub(super) fn bad(&self, key: &str, wanted: &str) -> Refusal {
        let Keys { place, .. } = self;
        let full_key = self.named(key);
        let what = match self.table.get(key) {
            None => format!("{place}缺少 {key}：应为{wanted}"),
            Some(Value::String(text)) => format!("{full_key} 写的是「{text}」：应为{wanted}"),
            Some(found) => format!("{full_key} 写的是 {found}：应为{wanted}"),
        };
        Refusal::BadProfile { what }
    }

    /// The value, or a refusal where the key is missing.
    pub(super) fn needed<T>(&self, key: &str, found: Option<T>, wanted: &str) -> Result<T, Refusal> {
        found.ok_or_else(|| self.bad(key, wanted))
    }

    /// Text that is not blank; `None` where the key is missing.
    pub(super) fn text(&mut self, key: &'static str) -> Result<Option<String>, Refusal> {
        match self.value(key) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.trim().to_owned())),
            Some(_) => Err(self.bad(key, "不为空的文字，写在引号里")),
        }
    }

    /// Several texts; none where the key is missing.
    pub(super) fn texts(&mut self, key: &'static str) -> Result<Vec<String>, Refusal> {
        let all = |items: &Vec<Value>| items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(found) => {
                let texts: Option<Vec<String>> = found.as_array().and_then(all);
                texts.ok_or_else(|| self.bad(key, "一个列表，每项是写在引号里的文字"))
            }
        }
    }

    /// A whole number from `least` to `most`, the place for all money (分) and permille: never a decimal.
    pub(super) fn whole(
        &mut self,
        key: &'static str,
        least: i64,
        most: i64,
        wanted: &str,
    ) -> Result<Option<i64>, Refusal> {
        match self.value(key) {
            None => Ok(None),
            Some(Value::Integer(number)) if (least..=most).contains(number) => Ok(Some(*number)),
            Some(_) => Err(self.bad(key, wanted)),
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> Result<Option<bool>, Refusal> {
        match self.value(key) {
            None => Ok(None),
            Some(Value::Boolean(flag)) => Ok(Some(*flag)),
            Some(_) => Err(self.bad(key, " true 或 false")),
        }
    }

    /// A day as `"2025-09-01"`, with or without the quotes.
    pub(super) fn day(&mut self, key: &'static str) -> Result<Option<NaiveDate>, Refusal> {
        let text = match self.value(key) {
            None => return Ok(None),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Datetime(day)) => day.to_string(),
            Some(_) => String::new(),
        };
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
        day.map(Some).ok_or_else(|| self.bad(key, "日期，例如 \"2025-09-01\""))
    }

    /// A time of day as `"16:30"`.
    pub(super) fn time(&mut self, key: &'static str) -> Result<Option<NaiveTime>, Refusal> {
        match self.value(key) {
            None => Ok(None),
            Some(Value::String(text)) => read_time(text).map(Some).ok_or_else(|| self.bad(key, A_TIME)),
            Some(_) => Err(self.bad(key, A_TIME)),
        }
    }

    /// One word of a closed list, given with the code of each.
    pub(super) fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Result<Option<T>, Refusal> {
        match self.value(key) {
            None => Ok(None),
            Some(Value::String(text)) => one_of(text, words).map(Some).ok_or_else(|| self.bad(key, &choice(words))),
            Some(_) => Err(self.bad(key, &choice(words))),
        }
    }

    /// Several words of a closed list.
    pub(super) fn words<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Result<Option<Vec<T>>, Refusal> {
        let wanted = || format!("一个列表，每项{}", choice(words));
        match self.value(key) {
            None => Ok(None),
            Some(Value::Array(items)) => items
                .iter()
                .map(|item| item.as_str().and_then(|text| one_of(text, words)))
                .collect::<Option<Vec<T>>>()
                .map(Some)
                .ok_or_else(|| self.bad(key, &wanted())),
            Some(_) => Err(self.bad(key, &wanted())),
        }
    }

    /// The table under a key, `[key]`; empty where it is missing.
    pub(super) fn table(&mut self, key: &'static str, empty: &'a Table) -> Result<Keys<'a>, Refusal> {
        match self.value(key) {
            None => Ok(Keys::new(format!("[{key}]"), empty)),
            Some(Value::Table(table)) => Ok(Keys::new(format!("[{key}]"), table)),
            Some(_) => Err(self.bad(key, &format!("一节，以 [{key}] 开头"))),
        }
    }

    /// The tables under a key, `[[under.key]]`; none where it is missing.
    pub(super) fn tables(&mut self, key: &'static str, full_key: &str, what: &str) -> Result<Vec<Keys<'a>>, Refusal> {
        let wanted = || format!("若干节，每节以 [[{full_key}]] 开头");
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) => items
                .iter()
                .enumerate()
                .map(|(place, item)| {
                    let table = item.as_table().ok_or_else(|| self.bad(key, &wanted()))?;
                    Ok(Keys::new(format!("第 {} 项{what}([[{full_key}]])", place + 1), table))
                })
                .collect(),
            Some(_) => Err(self.bad(key, &wanted())),
        }
    }

    /// Notes the keys that nobody asked for: fields may be added, so they are told but not refused.
    pub(super) fn note_unknown(&self, unknown: &mut Vec<String>) {
        for key in self.table.keys().filter(|key| !self.asked.contains(key.as_str())) {
            unknown.push(format!("{} 不是本程序认识的项目，未采用", self.named(key)));
        }
    }

    fn named(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}的 {key}", self.place) }
    }

    fn value(&mut self, key: &'static str) -> Option<&'a Value> {
        self.asked.insert(key);
        self.table.get(key)
    }
}

const A_TIME: &str = "时刻，例如 \"16:30\"";

/// Reads `16:30`.
pub(super) fn read_time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

fn one_of<T: Copy>(text: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(code, _)| *code == text.trim()).map(|(_, word)| *word)
}

fn choice<T>(words: &[(&str, T)]) -> String {
    let codes: Vec<&str> = words.iter().map(|(code, _)| *code).collect();
    format!("以下之一：{}", codes.join("、"))
}
