//! Days, weekdays, months and times of day as the rules use them; the day of today is always passed in.
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use ts_rs::TS;

/// A set of weekdays, written 一二三四五六日 in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Weekdays(u8);

/// A calendar month, written `YYYY-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct Month {
    year: i32,
    month: u32,
}

/// From a first day to a last day, both inside; an open end has no last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Span {
    /// First day.
    #[ts(type = "string")]
    pub from: NaiveDate,
    /// Last day, inside; `None` while open.
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
}

/// Days of one month as bits (bit 0 is the 1st), so that what a frozen step rests on stays small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(type = "number")]
pub struct MonthDays(pub u32);

/// The characters of the weekdays from Monday.
pub const WEEKDAY_CHARS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// `周一` … `周日`.
pub fn weekday_label(day: NaiveDate) -> String {
    format!("周{}", WEEKDAY_CHARS[day.weekday().num_days_from_monday() as usize])
}

/// Months in order as `9、10月`.
pub fn months_said(months: &[Month]) -> String {
    let numbers: Vec<String> = months.iter().map(|month| month.first_day().month().to_string()).collect();
    format!("{}月", numbers.join("、"))
}

/// `11月24日 周二`.
pub fn day_label(day: NaiveDate) -> String {
    format!("{}月{}日 {}", day.month(), day.day(), weekday_label(day))
}

/// `11月24日`.
pub fn date_short(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// An instant as the clocks of all Chinese schools show it: 东八区, the whole year.
pub fn beijing(at: DateTime<Utc>) -> NaiveDateTime {
    at.naive_utc() + TimeDelta::hours(8)
}

/// `11月2日、11月4日`, at most five days listed.
pub fn days_listed(days: &[NaiveDate]) -> String {
    let listed: Vec<String> = days.iter().take(5).map(|day| date_short(*day)).collect();
    let more = if days.len() > 5 { format!("等 {} 天", days.len()) } else { String::new() };
    format!("{}{more}", listed.join("、"))
}

/// `2026年11月24日`.
pub fn date_label(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A time of day as `16:30`.
pub fn time_label(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

impl Weekdays {
    /// No day.
    pub const NONE: Weekdays = Weekdays(0);

    /// One weekday alone.
    pub fn only(day: Weekday) -> Weekdays {
        Weekdays(1 << day.num_days_from_monday())
    }

    /// This set with one more weekday.
    #[must_use]
    pub fn with(self, day: Weekday) -> Weekdays {
        Weekdays(self.0 | 1 << day.num_days_from_monday())
    }

    /// Whether the weekday is in the set.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// What both sets have.
    #[must_use]
    pub fn and(self, other: Weekdays) -> Weekdays {
        Weekdays(self.0 & other.0)
    }

    /// Whether no day is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The weekdays from Monday.
    pub fn each(self) -> impl Iterator<Item = Weekday> {
        (0..7u8).filter(move |place| self.0 & (1 << place) != 0).filter_map(|place| Weekday::try_from(place).ok())
    }

    /// Reads `一三五`, `周一、周三`, `星期一至星期五`, `135`, `1-5`; `None` where anything else stands in it.
    pub fn read(text: &str) -> Option<Weekdays> {
        let mut found = Weekdays::NONE;
        let mut last: Option<u8> = None;
        let mut range_from: Option<u8> = None;
        let cleaned = text.replace("星期", "").replace("每周", "").replace(['周', '礼', '拜'], "");
        for c in cleaned.chars() {
            let place = match c {
                '一' | '1' | '１' => 0,
                '二' | '2' | '２' => 1,
                '三' | '3' | '３' => 2,
                '四' | '4' | '４' => 3,
                '五' | '5' | '５' => 4,
                '六' | '6' | '６' => 5,
                '日' | '天' | '7' | '７' => 6,
                '至' | '到' | '-' | '~' | '—' | '～' | '－' => {
                    range_from = Some(last?);
                    continue;
                }
                '、' | ',' | '，' | ' ' | '/' | ';' | '；' | '\u{3000}' | '和' => continue,
                _ => return None,
            };
            for each in range_from.take().unwrap_or(place)..=place {
                found.0 |= 1 << each;
            }
            found.0 |= 1 << place;
            last = Some(place);
        }
        (range_from.is_none() && !found.is_empty()).then_some(found)
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, c) in WEEKDAY_CHARS.iter().enumerate() {
            if self.0 & (1 << place) != 0 {
                write!(f, "{c}")?;
            }
        }
        Ok(())
    }
}

impl Serialize for Weekdays {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Weekdays, D::Error> {
        let text = String::deserialize(from)?;
        if text.is_empty() {
            return Ok(Weekdays::NONE);
        }
        Weekdays::read(&text).ok_or_else(|| serde::de::Error::custom("星期应写作「一三五」"))
    }
}

impl Month {
    /// The month a day lies in.
    pub fn of(day: NaiveDate) -> Month {
        Month { year: day.year(), month: day.month() }
    }

    /// Reads `YYYY-MM`.
    pub fn read(text: &str) -> Option<Month> {
        let (year, month) = text.trim().split_once('-')?;
        let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
        (year.len() == 4 && (1..=12).contains(&month.month)).then_some(month)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.next().first_day().pred_opt().unwrap_or(NaiveDate::MAX)
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Month {
        match self.month {
            12 => Month { year: self.year + 1, month: 1 },
            month => Month { year: self.year, month: month + 1 },
        }
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Month {
        match self.month {
            1 => Month { year: self.year - 1, month: 12 },
            month => Month { year: self.year, month: month - 1 },
        }
    }

    /// Its days in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        let last = self.last_day();
        self.first_day().iter_days().take_while(move |day| *day <= last)
    }

    /// `2026年11月`.
    pub fn label(self) -> String {
        format!("{}年{}月", self.year, self.month)
    }
}

impl MonthDays {
    /// The days of a list; all of them in one month.
    pub fn of(days: impl IntoIterator<Item = NaiveDate>) -> MonthDays {
        MonthDays(days.into_iter().fold(0, |bits, day| bits | 1 << day.day0()))
    }

    /// Whether no day is in it.
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// The days in their order, in the month they are of.
    pub fn in_month(self, month: Month) -> impl Iterator<Item = NaiveDate> {
        month.days().filter(move |day| self.0 & (1 << day.day0()) != 0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Month, D::Error> {
        let text = String::deserialize(from)?;
        Month::read(&text).ok_or_else(|| serde::de::Error::custom("月份应写作 2026-11"))
    }
}

impl Span {
    /// `2025年9月1日 至 2027年8月31日`, or `2025年9月1日 起`.
    pub fn label(&self) -> String {
        match self.to {
            Some(to) => format!("{} 至 {}", date_label(self.from), date_label(to)),
            None => format!("{} 起", date_label(self.from)),
        }
    }

    /// Whether the day lies inside.
    pub fn has(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether any day is in both.
    pub fn meets(&self, other: &Span) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn weekdays_read_in_the_forms_people_write() {
        for (text, wanted) in [
            ("一三五", Some("一三五")),
            ("周一、周三", Some("一三")),
            ("星期一至星期五", Some("一二三四五")),
            ("1-5", Some("一二三四五")),
            ("135", Some("一三五")),
            ("周末", None),
            ("", None),
            ("一至", None),
            ("天", Some("日")),
        ] {
            assert_eq!(Weekdays::read(text).map(|days| days.to_string()).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn days_of_a_month_are_kept_as_bits() {
        let month = Month::read("2026-10").unwrap();
        let days: Vec<NaiveDate> = ["2026-10-01", "2026-10-09", "2026-10-31"].map(|day| day.parse().unwrap()).into();
        let kept = MonthDays::of(days.iter().rev().copied());
        assert_eq!(kept, MonthDays(1 | 1 << 8 | 1 << 30));
        assert_eq!(kept.in_month(month).collect::<Vec<_>>(), days);
        assert!(MonthDays::of([]).is_empty());
    }

    #[test]
    fn months_have_their_days() {
        let month = Month::read("2026-02").unwrap();
        assert_eq!(
            (month.days().count(), month.to_string(), month.label()),
            (28, "2026-02".into(), "2026年2月".into())
        );
        assert_eq!(Month::read("2026-13"), None);
    }
}
