//! Days and times of day as people and spreadsheets write them.
use crate::cells::Cell;
use crate::naming::half_width;
use chrono::{Days, NaiveDate, NaiveTime};

/// Excel serial numbers that can be a day of a school's life: 1927-05-18 to 2119-01-10.
const SERIALS: std::ops::RangeInclusive<u64> = 10_000..=80_000;

/// Reads a day: `20110101`, `2011-1-1`, `2011/1/1`, `2011.1.1`, `2011年1月1日`, an Excel serial of the 1900 system, each also
/// with a weekday or a time of day after it (domain.md §7). `None` where it is no day of the calendar.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let plain = half_width(text);
    let plain = without_weekday(plain.trim());
    if plain.bytes().all(|c| c.is_ascii_digit()) {
        return match plain.len() {
            8 => ymd(&plain[..4], &plain[4..6], &plain[6..]),
            5 => serial(plain),
            _ => None,
        };
    }
    let (day_part, rest) = split_time(plain);
    if !rest.is_empty() && read_time(rest).is_none() {
        return None;
    }
    let parts = numbers(day_part, &['年', '月', '日', '号'])?;
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => ymd(year, month, day),
        _ => None,
    }
}

/// As [`read_day`], and a day without its year (`11月3日`, `11-3`) as one of the given year.
pub fn read_day_of(text: &str, year: i32) -> Option<NaiveDate> {
    read_day(text).or_else(|| {
        let plain = half_width(text);
        let parts = numbers(without_weekday(plain.trim()), &['月', '日', '号'])?;
        match parts.as_slice() {
            [month, day] => ymd(&year.to_string(), month, day),
            _ => None,
        }
    })
}

/// The day in a cell: a date cell, a moment without its time, a number as Excel serial or as `20110101`, or text.
pub fn day_in(cell: &Cell) -> Option<NaiveDate> {
    match cell {
        Cell::Date(text) => text.parse().ok(),
        Cell::Moment(text) => text.get(..10)?.parse().ok(),
        Cell::Number(text) => read_day(text.split_once('.').map_or(text.as_str(), |(whole, _)| whole)),
        Cell::Text(text) => read_day(text),
        Cell::Empty | Cell::LostDigits(_) | Cell::Time(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// Reads a time of day: `16:30`, `16：30`, `1630`, `16点30分`, `16点半`, `下午4:30`, `4:30 PM`, `16.30`, `16:30:00`, the latter
/// without its seconds. `None` where it is none.
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let plain: String = half_width(text).chars().filter(|c| *c != ' ').collect::<String>().to_uppercase();
    let (plain, is_afternoon, is_morning) = half_of_day(&plain);
    let plain = plain.replace("点半", ":30").replace("时半", ":30").replace("点整", ":00");
    let digits_only = plain.bytes().all(|c| c.is_ascii_digit());
    let parts: Vec<String> = if digits_only && (3..=4).contains(&plain.len()) {
        let (hour, minute) = plain.split_at(plain.len() - 2);
        vec![hour.to_owned(), minute.to_owned()]
    } else if digits_only {
        return None;
    } else {
        numbers_by(&plain, &[':', '∶', '.', '时', '点', '分', '秒'])?
    };
    let (hour, minute) = match parts.as_slice() {
        [hour] if plain.contains(['时', '点']) => (hour, "00"),
        [hour, minute] | [hour, minute, _] if minute.len() == 2 => (hour, minute.as_str()),
        _ => return None,
    };
    let hour: u32 = hour.parse().ok().filter(|_| hour.len() <= 2)?;
    let hour = match hour {
        12 if is_morning => 0,
        1..=11 if is_afternoon => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)
}

/// The time of day in a cell: a time or moment cell, a fraction of a day, a number such as `1630`, or text.
pub fn time_in(cell: &Cell) -> Option<NaiveTime> {
    match cell {
        Cell::Time(text) | Cell::Text(text) => read_time(text),
        Cell::Moment(text) => read_time(text.get(11..)?),
        Cell::Number(text) => match text.split_once('.') {
            Some((whole, part)) if whole == "0" || whole.parse().is_ok_and(|day| SERIALS.contains(&day)) => {
                fraction(part)
            }
            Some(_) => None,
            None => read_time(text),
        },
        Cell::Empty | Cell::LostDigits(_) | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// The time of a fraction of a day given by its decimals, to the nearest minute.
fn fraction(decimals: &str) -> Option<NaiveTime> {
    let digits: String = decimals.chars().take(12).collect();
    let value: u64 = format!("{digits:0<12}").parse().ok()?;
    let minutes = (value * 1440 + 500_000_000_000) / 1_000_000_000_000;
    NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(minutes).ok()? * 60, 0)
}

fn serial(text: &str) -> Option<NaiveDate> {
    let days = text.parse::<u64>().ok().filter(|days| SERIALS.contains(days))?;
    // Day 60 of the 1900 system is a 29 February that never was, hence 30 December 1899.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let fits = month.len() <= 2 && day.len() <= 2;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|_| fits)
}

fn without_weekday(text: &str) -> &str {
    let marks = ["星期", "周", "(星期", "(周", "礼拜"];
    let cut = marks.iter().filter_map(|mark| text.find(mark)).min();
    cut.map_or(text, |place| text[..place].trim_end_matches([' ', '(', ',']))
}

/// The day and what follows it after a space, `T` or 日.
fn split_time(text: &str) -> (&str, &str) {
    if let Some(place) = text.find('日') {
        let after = place + '日'.len_utf8();
        return (&text[..after], text[after..].trim());
    }
    let compact = text.split_once('T').or_else(|| text.split_once(' ').filter(|(day, _)| day.len() >= 8));
    compact.map_or((text, ""), |(day, time)| (day, time.trim()))
}

fn half_of_day(text: &str) -> (String, bool, bool) {
    for (mark, is_afternoon) in [
        ("下午", true),
        ("傍晚", true),
        ("晚上", true),
        ("中午", true),
        ("晚", true),
        ("PM", true),
        ("上午", false),
        ("早上", false),
        ("AM", false),
    ] {
        if text.contains(mark) {
            return (text.replace(mark, ""), is_afternoon, !is_afternoon);
        }
    }
    (text.to_owned(), false, false)
}

fn numbers(text: &str, units: &[char]) -> Option<Vec<String>> {
    let separators: Vec<char> = units.iter().copied().chain(['-', '/', '.', '—', '–']).collect();
    numbers_by(&text.replace(' ', ""), &separators)
}

/// The numbers between separators; `None` where a separator stands first or doubled, or anything else is in between.
fn numbers_by(text: &str, separators: &[char]) -> Option<Vec<String>> {
    let trimmed = text.strip_suffix(|c: char| separators.contains(&c) && !c.is_ascii()).unwrap_or(text);
    let parts: Vec<String> = trimmed.split(|c: char| separators.contains(&c)).map(str::to_owned).collect();
    let all_numbers = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()));
    all_numbers.then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_in_the_forms_people_write() {
        for (text, wanted) in [
            ("20110101", Some("2011-01-01")),
            ("2011-1-1", Some("2011-01-01")),
            ("2011/1/1", Some("2011-01-01")),
            ("2011.01.01", Some("2011-01-01")),
            ("2011年1月1日", Some("2011-01-01")),
            ("2011 年 1 月 1 日", Some("2011-01-01")),
            ("２０１１年１月１日", Some("2011-01-01")),
            ("2026-11-24 周二", Some("2026-11-24")),
            ("2026年11月24日（星期二）", Some("2026-11-24")),
            ("2026-11-24 00:00:00", Some("2026-11-24")),
            ("2026-11-24T08:30:00", Some("2026-11-24")),
            ("2026年11月24日 16:30", Some("2026-11-24")),
            ("40544", Some("2011-01-01")),
            ("20110230", None),
            ("2026-13-01", None),
            ("2026年11月", None),
            ("26-11-24", None),
            ("11月24日", None),
            ("--2026-1-1", None),
            ("2026-1-1-1", None),
            ("昨天", None),
            ("", None),
        ] {
            assert_eq!(read_day(text).map(|day| day.to_string()).as_deref(), wanted, "{text}");
        }
        assert_eq!(read_day_of("11月24日 周二", 2026).map(|day| day.to_string()).as_deref(), Some("2026-11-24"));
        assert_eq!(read_day_of("2-30", 2026), None);
    }

    #[test]
    fn days_are_found_in_cells() {
        for (cell, wanted) in [
            (Cell::Date("2011-01-01".into()), Some("2011-01-01")),
            (Cell::Moment("2011-01-01 16:30:00".into()), Some("2011-01-01")),
            (Cell::Number("40544".into()), Some("2011-01-01")),
            (Cell::Number("40544.6875".into()), Some("2011-01-01")),
            (Cell::Number("20110101".into()), Some("2011-01-01")),
            (Cell::Number("12".into()), None),
            (Cell::Text(" 2011-1-1 ".into()), Some("2011-01-01")),
            (Cell::LostDigits("2.01E+17".into()), None),
            (Cell::Empty, None),
        ] {
            assert_eq!(day_in(&cell).map(|day| day.to_string()).as_deref(), wanted, "{cell:?}");
        }
    }

    #[test]
    fn times_read_in_the_forms_people_write() {
        for (text, wanted) in [
            ("16:30", Some("16:30")),
            ("16：30", Some("16:30")),
            ("1630", Some("16:30")),
            ("830", Some("08:30")),
            ("16:30:45", Some("16:30")),
            ("下午4:30", Some("16:30")),
            ("下午 4 点半", Some("16:30")),
            ("下午12:10", Some("12:10")),
            ("上午12:10", Some("00:10")),
            ("4:30 PM", Some("16:30")),
            ("晚上8点", Some("20:00")),
            ("16点30分", Some("16:30")),
            ("16时", Some("16:00")),
            ("16.30", Some("16:30")),
            ("25:00", None),
            ("16:3", None),
            ("16", None),
            ("16:60", None),
            ("未签到", None),
            ("", None),
        ] {
            assert_eq!(read_time(text).map(|time| time.format("%H:%M").to_string()).as_deref(), wanted, "{text}");
        }
        for (cell, wanted) in [
            (Cell::Time("16:30".into()), Some("16:30")),
            (Cell::Moment("2026-11-24 16:30:00".into()), Some("16:30")),
            (Cell::Number("0.6875".into()), Some("16:30")),
            (Cell::Number("0.68749999999999989".into()), Some("16:30")),
            (Cell::Number("45231.6875".into()), Some("16:30")),
            (Cell::Number("1630".into()), Some("16:30")),
            (Cell::Number("16.3".into()), None),
            (Cell::Number("0.99999".into()), None),
        ] {
            assert_eq!(time_in(&cell).map(|time| time.format("%H:%M").to_string()).as_deref(), wanted, "{cell:?}");
        }
    }
}
