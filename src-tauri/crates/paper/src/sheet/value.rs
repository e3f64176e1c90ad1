//! Turns the values a file keeps into cells: numbers as the shortest text, dates by the file's own system.
use chrono::{Days, NaiveDate};
use kehou_school::cells::Cell;

use super::formats::Shown;

/// The serial day of 9999-12-31, after which spreadsheet programs show `####`.
const LAST_SERIAL_DAY: f64 = 2_958_466.0;
const SECONDS_PER_DAY: f64 = 86_400.0;

/// Text as stored, save for the marks that only force a spreadsheet program to keep it text,
/// and for numbers that were already rounded when somebody kept them as text.
pub(super) fn from_text(text: &str) -> Cell {
    if text.is_empty() {
        return Cell::Empty;
    }
    if is_scientific(text.trim()) {
        return Cell::LostDigits(text.trim().to_string());
    }
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.trim_end().strip_suffix('"')) {
        return Cell::Text(inner.replace("\"\"", "\""));
    }
    if let Some(inner) = text.strip_prefix('\'')
        && inner.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '=' | '@' | 'G'))
    {
        return Cell::Text(inner.to_string());
    }
    Cell::Text(text.to_string())
}

/// A number by its value.
pub(super) fn from_float(number: f64) -> Cell {
    from_number(number, &format!("{number}"))
}

/// A number by the text an XML file keeps it in.
pub(super) fn from_number_text(text: &str) -> Cell {
    match text.trim().parse::<f64>() {
        Ok(number) => from_float(number),
        Err(_) => from_text(text),
    }
}

fn from_number(number: f64, text: &str) -> Cell {
    if !number.is_finite() {
        return Cell::Error("#NUM!".to_string());
    }
    // Spreadsheet programs keep 15 digits: a whole number of 16 or more has lost its end.
    if number.abs() >= 1e15 {
        return Cell::LostDigits(as_shown(number));
    }
    Cell::Number(if text == "-0" { "0".to_string() } else { text.to_string() })
}

/// `6.10102E+17`, the way the user sees such a number in a cell.
fn as_shown(number: f64) -> String {
    let text = format!("{number:.5E}");
    let (mantissa, exponent) = text.split_once('E').unwrap_or((&text, "0"));
    let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
    format!("{mantissa}E+{exponent}")
}

/// `6.10102E+17` and the like: one digit, perhaps a fraction, an exponent of 10 or more.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let power = exponent.strip_prefix('+').unwrap_or("");
    whole.len() == 1
        && digits(whole)
        && digits(fraction)
        && digits(power)
        && power.parse::<u32>().is_ok_and(|n| n >= 10)
}

/// A number as its format shows it; days are counted from 1900 (with the 29 February that never was) or from 1904.
pub(super) fn from_serial(serial: f64, shown: Shown, is_1904: bool) -> Cell {
    if shown == Shown::Number || !(0.0..LAST_SERIAL_DAY).contains(&serial) {
        return from_float(serial);
    }
    let seconds = (serial * SECONDS_PER_DAY).round() as u64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    if shown == Shown::Span || serial < 1.0 {
        return from_seconds(days * 86_400 + seconds);
    }
    let first = match (is_1904, days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        (false, ..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    };
    let Some(day) = first.and_then(|first| first.checked_add_days(Days::new(days))) else {
        return from_float(serial);
    };
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        Cell::Date(day.to_string())
    } else {
        Cell::Moment(format!("{day} {hour:02}:{minute:02}:{second:02}"))
    }
}

/// A time of day when it is one to the minute; seconds, and spans beyond a day, stay text so that nothing is lost.
fn from_seconds(seconds: u64) -> Cell {
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hour < 24 && second == 0 {
        return Cell::Time(format!("{hour:02}:{minute:02}"));
    }
    Cell::Text(format!("{hour:02}:{minute:02}:{second:02}"))
}

/// `2025-09-01` or `2025-09-01T07:30:00`, as ods and some xlsx files keep a moment.
pub(super) fn from_iso_moment(text: &str) -> Cell {
    let (date, time) = text.trim().trim_end_matches('Z').split_once('T').unwrap_or((text.trim(), ""));
    let shaped = |part: &str, like: &str| {
        part.len() == like.len()
            && part.bytes().zip(like.bytes()).all(|(a, b)| if b == b'0' { a.is_ascii_digit() } else { a == b })
    };
    if !shaped(date, "0000-00-00") {
        return from_text(text);
    }
    let second = time.split_once('.').map_or(time, |(whole, _)| whole);
    match second {
        "" | "00:00:00" => Cell::Date(date.to_string()),
        time if shaped(time, "00:00:00") && date == "1899-12-31" => from_iso_clock(time),
        time if shaped(time, "00:00:00") => Cell::Moment(format!("{date} {time}")),
        _ => from_text(text),
    }
}

fn from_iso_clock(time: &str) -> Cell {
    match time.strip_suffix(":00") {
        Some(minutes) => Cell::Time(minutes.to_string()),
        None => Cell::Text(time.to_string()),
    }
}

/// `PT17H30M00S`, as ods keeps a time of day.
pub(super) fn from_iso_duration(text: &str) -> Cell {
    let parse = || {
        let rest = text.strip_prefix("PT")?;
        let (hours, rest) = rest.split_once('H').unwrap_or(("0", rest));
        let (minutes, rest) = rest.split_once('M').unwrap_or(("0", rest));
        let seconds = rest.strip_suffix('S').unwrap_or("0");
        let seconds = seconds.split_once('.').map_or(seconds, |(whole, _)| whole);
        let part = |text: &str| text.parse::<u32>().ok().map(u64::from);
        Some(part(hours)? * 3600 + part(minutes)? * 60 + part(seconds)?)
    };
    parse().map_or_else(|| from_text(text), from_seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_shortest_text() {
        let cases: &[(f64, Cell)] = &[
            (12.0, Cell::Number("12".into())),
            (0.5, Cell::Number("0.5".into())),
            (-0.0, Cell::Number("0".into())),
            (0.1, Cell::Number("0.1".into())),
            (1e-7, Cell::Number("0.0000001".into())),
            (13_946_617_015.0, Cell::Number("13946617015".into())),
            (999_999_999_999_999.0, Cell::Number("999999999999999".into())),
            (1e15, Cell::LostDigits("1E+15".into())),
            (610_102_201_911_118_871.0, Cell::LostDigits("6.10102E+17".into())),
            (f64::NAN, Cell::Error("#NUM!".into())),
        ];
        for (number, wanted) in cases {
            assert_eq!(&from_float(*number), wanted, "{number}");
        }
    }

    #[test]
    fn text_keeps_what_the_user_meant() {
        let cases: &[(&str, Cell)] = &[
            ("", Cell::Empty),
            ("  张三 ", Cell::Text("  张三 ".into())),
            ("=\"000123\"", Cell::Text("000123".into())),
            ("'610102201911118871", Cell::Text("610102201911118871".into())),
            ("'引号'", Cell::Text("'引号'".into())),
            ("6.10102E+17", Cell::LostDigits("6.10102E+17".into())),
            ("6.10102e+17", Cell::LostDigits("6.10102e+17".into())),
            ("1E+2", Cell::Text("1E+2".into())),
            ("E+17", Cell::Text("E+17".into())),
            ("001", Cell::Text("001".into())),
        ];
        for (text, wanted) in cases {
            assert_eq!(&from_text(text), wanted, "{text}");
        }
    }

    #[test]
    fn dates_follow_the_files_system() {
        let cases: &[(f64, bool, Cell)] = &[
            (43_780.0, false, Cell::Date("2019-11-11".into())),
            (43_780.0 - 1462.0, true, Cell::Date("2019-11-11".into())),
            (43_780.729_166_666_664, false, Cell::Moment("2019-11-11 17:30:00".into())),
            (0.729_166_666_666_666_6, false, Cell::Time("17:30".into())),
            (0.729_178_240_740_740_7, false, Cell::Text("17:30:01".into())),
            (-1.0, false, Cell::Number("-1".into())),
            (2_026_010_101.0, false, Cell::Number("2026010101".into())),
        ];
        for (serial, old, wanted) in cases {
            assert_eq!(&from_serial(*serial, Shown::Moment, *old), wanted, "{serial}");
        }
        assert_eq!(from_serial(1.5, Shown::Span, false), Cell::Text("36:00:00".into()));
        assert_eq!(from_serial(1.0, Shown::Moment, false), Cell::Date("1900-01-01".into()));
        assert_eq!(from_serial(61.0, Shown::Moment, false), Cell::Date("1900-03-01".into()));
        assert_eq!(from_serial(43_780.999_999_9, Shown::Moment, false), Cell::Date("2019-11-12".into()));
        assert_eq!(from_serial(12.5, Shown::Number, false), Cell::Number("12.5".into()));
    }

    #[test]
    fn iso_moments_and_spans() {
        assert_eq!(from_iso_moment("2025-09-01"), Cell::Date("2025-09-01".into()));
        assert_eq!(from_iso_moment("2025-09-01T00:00:00.000"), Cell::Date("2025-09-01".into()));
        assert_eq!(from_iso_moment("2025-09-01T07:30:00Z"), Cell::Moment("2025-09-01 07:30:00".into()));
        assert_eq!(from_iso_moment("1899-12-31T07:30:00.000"), Cell::Time("07:30".into()));
        assert_eq!(from_iso_moment("九月一日"), Cell::Text("九月一日".into()));
        assert_eq!(from_iso_duration("PT17H30M00S"), Cell::Time("17:30".into()));
        assert_eq!(from_iso_duration("PX"), Cell::Text("PX".into()));
    }
}
