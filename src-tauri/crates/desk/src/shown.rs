//! Small things every ask shows alike: values that cannot be used, and faults of the machine.
use crate::No;
use chrono::{NaiveDate, NaiveTime, Weekday};
use kehou_school::days::{Month, time_label};
use kehou_school::money::Lessons;
use kehou_school::no::Refusal;
use std::path::Path;

/// A value given with an ask that cannot be used.
pub(crate) fn bad_value(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}

/// A fault of the machine: operation, path and cause.
pub(crate) fn fault(operation: &str, path: &Path, cause: &std::io::Error) -> No {
    No::Fault {
        message: format!("{operation}没有成功：{}。{}。", path.display(), kehou_school::disk::said(cause))
    }
}

/// A day given as `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Result<NaiveDate, Refusal> {
    text.trim().parse().map_err(|_| bad_value("日期", text, "写作 2026-11-24"))
}

/// A month given as `YYYY-MM`.
pub(crate) fn month(text: &str) -> Result<Month, Refusal> {
    Month::read(text).ok_or_else(|| bad_value("月份", text, "写作 2026-11"))
}

/// A time of day as the wire has it.
pub(crate) fn time(time: NaiveTime) -> String {
    time_label(time)
}

/// A time of day given as `16:30`.
pub(crate) fn time_given(text: &str) -> Result<NaiveTime, Refusal> {
    let plain = text.trim().replace('：', ":");
    NaiveTime::parse_from_str(&plain, "%H:%M").map_err(|_| bad_value("时间", text, "写作 16:30"))
}

/// A weekday given as 1 (Monday) to 7.
pub(crate) fn weekday(number: u32) -> Result<Weekday, Refusal> {
    let place = number.checked_sub(1).and_then(|place| u8::try_from(place).ok());
    place
        .and_then(|place| Weekday::try_from(place).ok())
        .ok_or_else(|| bad_value("星期", &number.to_string(), "1 至 7"))
}

/// Lessons given as `1` or `1.5`; `None` where nothing is.
pub(crate) fn lessons(text: &str) -> Result<Option<Lessons>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => Lessons::parse(text).map(Some).ok_or_else(|| bad_value("课时数", text, "写作 1 或 1.5")),
    }
}
