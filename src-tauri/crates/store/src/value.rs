//! Between Rust values and what a column holds: days, times, instants, words, weekdays.
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc, Weekday};
use kehou_school::days::{Month, Span, Weekdays};
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row, RowIndex};

/// `2026-11-24`.
pub(crate) fn day_text(day: NaiveDate) -> String {
    day.to_string()
}

/// `16:30`.
pub(crate) fn time_text(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// UTC to the nanosecond, so that instants sort as text and come back as they were.
pub(crate) fn instant_text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Nanos, true)
}

/// 1 (Monday) to 7.
pub(crate) fn weekday_number(day: Weekday) -> i64 {
    i64::from(day.number_from_monday())
}

/// A day column.
pub(crate) fn day(row: &Row<'_>, at: impl RowIndex) -> Result<NaiveDate> {
    read_text(row, at, |text| text.parse().ok())
}

/// A day column that may be empty.
pub(crate) fn day_opt(row: &Row<'_>, at: impl RowIndex) -> Result<Option<NaiveDate>> {
    read_text_opt(row, at, |text| text.parse().ok())
}

/// A time column that may be empty.
pub(crate) fn time_opt(row: &Row<'_>, at: impl RowIndex) -> Result<Option<NaiveTime>> {
    read_text_opt(row, at, |text| NaiveTime::parse_from_str(text, "%H:%M").ok())
}

/// A time column.
pub(crate) fn time(row: &Row<'_>, at: impl RowIndex) -> Result<NaiveTime> {
    read_text(row, at, |text| NaiveTime::parse_from_str(text, "%H:%M").ok())
}

/// An instant column.
pub(crate) fn instant(row: &Row<'_>, at: impl RowIndex) -> Result<DateTime<Utc>> {
    read_text(row, at, |text| text.parse().ok())
}

/// An instant column that may be empty.
pub(crate) fn instant_opt(row: &Row<'_>, at: impl RowIndex) -> Result<Option<DateTime<Utc>>> {
    read_text_opt(row, at, |text| text.parse().ok())
}

/// A month column.
pub(crate) fn month(row: &Row<'_>, at: impl RowIndex) -> Result<Month> {
    read_text(row, at, Month::read)
}

/// A column of one of the words; `of` is the word's `from_code`.
pub(crate) fn word<T>(row: &Row<'_>, at: impl RowIndex, of: fn(&str) -> Option<T>) -> Result<T> {
    read_text(row, at, of)
}

/// A column of one of the words that may be empty.
pub(crate) fn word_opt<T>(row: &Row<'_>, at: impl RowIndex, of: fn(&str) -> Option<T>) -> Result<Option<T>> {
    read_text_opt(row, at, of)
}

/// A weekday column that may be empty.
pub(crate) fn weekday_opt(row: &Row<'_>, at: impl RowIndex) -> Result<Option<Weekday>> {
    let number: Option<i64> = row.get(at)?;
    number
        .map(|number| u8::try_from(number - 1).ok().and_then(|n| Weekday::try_from(n).ok()).ok_or_else(unreadable))
        .transpose()
}

/// A weekday column.
pub(crate) fn weekday(row: &Row<'_>, at: impl RowIndex) -> Result<Weekday> {
    weekday_opt(row, at)?.ok_or_else(unreadable)
}

/// A set of weekdays.
pub(crate) fn weekdays(row: &Row<'_>, at: impl RowIndex) -> Result<Weekdays> {
    read_text(row, at, Weekdays::read)
}

/// The columns `valid_from` and `valid_to`.
pub(crate) fn span(row: &Row<'_>) -> Result<Span> {
    Ok(Span { from: day(row, "valid_from")?, to: day_opt(row, "valid_to")? })
}

/// A column that holds JSON.
pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, at: impl RowIndex) -> Result<T> {
    read_text(row, at, |text| serde_json::from_str(text).ok())
}

fn read_text<T>(row: &Row<'_>, at: impl RowIndex, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    let cell = row.get_ref(at)?;
    read(cell.as_str()?).ok_or_else(unreadable)
}

fn read_text_opt<T>(row: &Row<'_>, at: impl RowIndex, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    let cell = row.get_ref(at)?;
    cell.as_str_or_null()?.map(|text| read(text).ok_or_else(unreadable)).transpose()
}

/// What stands in a column is none of its values: never quoted, since it may be about a person.
fn unreadable() -> Error {
    Error::FromSqlConversionFailure(0, Type::Text, "单元内容不是该列允许的值".into())
}
