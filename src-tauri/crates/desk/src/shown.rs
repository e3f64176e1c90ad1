//! Small things every ask shows alike: values that cannot be used, and faults of the machine.
use crate::No;
use chrono::{NaiveDate, NaiveTime};
use kehou_school::days::{Month, time_label};
use kehou_school::no::Refusal;
use std::path::Path;

/// A value given with an ask that cannot be used.
pub(crate) fn bad_value(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}

/// A fault of the machine: operation, path and cause.
pub(crate) fn fault(operation: &str, path: &Path, cause: &std::io::Error) -> No {
    No::Fault {
        message: format!("{operation}失败：{}（{cause}）。请检查路径、权限和磁盘空间后重试。", path.display())
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
