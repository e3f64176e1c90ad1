//! Naming what changed since a month was settled: the facts whose digests differ, in sentences a clerk understands.
use super::MonthFacts;
use crate::days::{Month, beijing, day_label};
use crate::roster::Register;
use crate::settlement::changed_inputs;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde_json::Value;
use std::collections::BTreeMap;

/// One change noted by a deed after the settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is about: `attendance/2026-11-03/5/17`.
    pub about: String,
    /// Before, as kept.
    pub before: Value,
    /// After, as kept.
    pub after: Value,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub actor: String,
}

/// How the names of what deeds tell of begin where it can change a settled month: its days, and imports; of the newest
/// settled month also what holds for no day alone, which later months take over.
pub fn touching(month: Month, is_newest: bool) -> Vec<String> {
    let of_days = ["roll_call", "sign_in", "day_change"].map(|what| format!("{what}/{month}-"));
    let general = ["enrolment/", "reduction/", "student/", "staff/", "group/", "school/", "profile/"];
    let general = general.into_iter().filter(|_| is_newest).map(str::to_owned);
    of_days.into_iter().chain(["import_batch/".to_owned()]).chain(general).collect()
}

/// One sentence for each fact that differs, with before and after where a deed tells them; at most `most`, then how many more.
pub fn change_sentences(
    facts: &MonthFacts<'_>,
    register: &Register<'_>,
    frozen: &BTreeMap<String, String>,
    live: &BTreeMap<String, String>,
    deeds: &[Change],
    most: usize,
) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for key in &changed_inputs(frozen, live) {
        let told: Vec<String> = deeds
            .iter()
            .filter(|deed| {
                deed.about == *key || deed.about.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with('/'))
            })
            .map(|deed| told(facts, register, deed))
            .collect();
        match told.as_slice() {
            [] => sentences.push(subject(facts, register, key)),
            _ => sentences.extend(told),
        }
    }
    if sentences.len() > most {
        let more = sentences.len() - most;
        sentences.truncate(most);
        sentences.push(format!("另有 {more} 处改动"));
    }
    sentences
}

fn told(facts: &MonthFacts<'_>, register: &Register<'_>, deed: &Change) -> String {
    let (before, after) = (value_label(&deed.before), value_label(&deed.after));
    let when = moment(deed.at);
    let subject = subject(facts, register, &deed.about);
    match (before.is_empty(), after.is_empty()) {
        (false, false) => format!("{subject}：{before} 改为 {after}（{}，{when}）", deed.actor),
        (true, false) => format!("{subject}：新增 {after}（{}，{when}）", deed.actor),
        _ => format!("{subject}（{}，{when}）", deed.actor),
    }
}

/// `11月26日 15:25`.
fn moment(at: DateTime<Utc>) -> String {
    let there = beijing(at);
    format!("{}月{}日 {}", there.month(), there.day(), there.format("%H:%M"))
}

/// A plain value or a mark in words; records are not spelled out.
fn value_label(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => match fields.get("mark") {
            Some(Value::String(mark)) => mark.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    crate::words::Mark::from_code(&text).map_or(text, |mark| mark.label().to_owned())
}

fn subject(facts: &MonthFacts<'_>, register: &Register<'_>, key: &str) -> String {
    let parts: Vec<&str> = key.split('/').collect();
    let day = |text: &str| text.parse::<NaiveDate>().map_or_else(|_| text.to_owned(), day_label);
    let group = |id: &str| {
        facts
            .groups
            .iter()
            .find(|group| group.id.to_string() == id)
            .map_or_else(|| id.to_owned(), |group| group.name.clone())
    };
    let pupil = |id: &str| {
        let found = id.parse::<i64>().ok().and_then(|id| register.student(crate::ids::StudentId(id)));
        found.map_or_else(
            || id.to_owned(),
            |student| format!("{}{}", register.class_label(student, facts.month.last_day()), student.name),
        )
    };
    let person = |id: &str| {
        facts
            .staff
            .iter()
            .find(|person| person.id.to_string() == id)
            .map_or_else(|| id.to_owned(), |person| person.name.clone())
    };
    match parts.as_slice() {
        ["attendance", date, id] => format!("{} {} 的学生出勤", day(date), group(id)),
        ["attendance", date, id, student, ..] => format!("{} {} {} 的出勤", day(date), group(id), pupil(student)),
        ["staff_attendance", date, id, ..] => format!("{} {} 的签到", day(date), person(id)),
        ["enrolment", id, ..] => format!("{} 的报名", pupil(id)),
        ["reduction", id, ..] => format!("{} 的减免", pupil(id)),
        ["student", id, ..] => format!("{} 的学生资料", pupil(id)),
        ["staff", id, ..] => format!("{} 的人员资料或银行账号", person(id)),
        ["group", id, ..] => format!("服务班「{}」的设置", group(id)),
        ["day", date] => format!("{} 的校历", day(date)),
        ["earlier", id] => format!("{} 本学期前几个月的收费", pupil(id)),
        ["elsewhere", id] => format!("{} 在用本程序以前已收的", pupil(id)),
        ["profile"] => "政策口径".to_owned(),
        ["school"] => "学校资料".to_owned(),
        _ => key.to_owned(),
    }
}
