//! When a group meets, as offices write it into one cell: `周一至周五`, `周一、三、五 16:30-17:30`, `每周二四下午4点半`.
use crate::dates;
use crate::days::Weekdays;
use crate::intake::slots::Named;
use crate::naming::half_width;
use chrono::{NaiveTime, TimeDelta, Timelike};

/// Weekdays with a time or with one of the school's slots; what is not said is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub weekdays: Option<Weekdays>,
    pub starts_at: Option<NaiveTime>,
    pub ends_at: Option<NaiveTime>,
    pub named: Option<Named>,
}

impl Slot {
    /// Nothing is said.
    pub(crate) const OPEN: Slot = Slot { weekdays: None, starts_at: None, ends_at: None, named: None };
}

/// Longer than any time of day is written.
const TIME_CHARS: usize = 12;
/// Words for several days at once.
const MANY: [(&str, &str); 11] = [
    ("每个工作日", "12345"),
    ("工作日", "12345"),
    ("周一到周五每天", "12345"),
    ("每天", "12345"),
    ("每日", "12345"),
    ("天天", "12345"),
    ("全周", "12345"),
    ("双休日", "67"),
    ("周末", "67"),
    ("星期天", "7"),
    ("礼拜天", "7"),
];
/// Words that say nothing of the day.
const IDLE: [&str; 9] = ["课后服务", "放学后", "课后", "每个", "每周", "下午", "傍晚", "晚上", "逢"];

/// The slots a text names; `None` where anything in it is not understood, or nothing is said.
pub(crate) fn slots(text: &str) -> Option<Vec<Slot>> {
    let text = half_width(text).replace(['\n', '\r', '\t'], " ");
    let mut slots: Vec<Slot> = Vec::new();
    let mut words = String::new();
    // Days said last: they hold for every time until others are said.
    let mut days: Option<Weekdays> = None;
    let mut left = text.as_str();
    while let Some(c) = left.chars().next() {
        let Some((starts_at, length)) = time_at(left, &words) else {
            words.push(c);
            left = &left[c.len_utf8()..];
            continue;
        };
        if let Some(said) = days_of(&std::mem::take(&mut words))? {
            days = Some(said);
        }
        left = &left[length..];
        let (ends_at, after) = end_of(left);
        left = after;
        let ends_at = ends_at.map(|ends_at| in_the_afternoon(starts_at, ends_at));
        slots.push(Slot { weekdays: days, starts_at: Some(starts_at), ends_at, named: None });
    }
    match days_of(&words)? {
        Some(said) if slots.iter().all(|slot| slot.weekdays.is_none()) && !slots.is_empty() => {
            slots.iter_mut().for_each(|slot| slot.weekdays = Some(said));
        }
        Some(said) => slots.push(Slot { weekdays: Some(said), ..Slot::OPEN }),
        None => {}
    }
    (!slots.is_empty()).then_some(slots)
}

/// The weekdays a text names, whatever times stand beside them.
pub(crate) fn weekdays(text: &str) -> Option<Weekdays> {
    let all = slots(text)?;
    let said = all.iter().filter_map(|slot| slot.weekdays);
    let days = said.fold(Weekdays::NONE, |days, more| more.each().fold(days, Weekdays::with));
    (!days.is_empty()).then_some(days)
}

/// An end such as 5:30 after 下午4:30 is one of the afternoon as well.
fn in_the_afternoon(starts_at: NaiveTime, ends_at: NaiveTime) -> NaiveTime {
    if ends_at < starts_at && starts_at.hour() >= 12 && ends_at.hour() < 12 {
        ends_at.overflowing_add_signed(TimeDelta::hours(12)).0
    } else {
        ends_at
    }
}

/// The end of a time range that goes on with a dash or 至, and what follows.
fn end_of(text: &str) -> (Option<NaiveTime>, &str) {
    let after = text.trim_start();
    let dash =
        ["--", "——", "-", "~", "—", "–", "至", "到", "～", "－"].iter().find_map(|dash| after.strip_prefix(dash));
    let Some(after) = dash.map(str::trim_start) else { return (None, text) };
    time_at(after, "").map_or((None, text), |(time, length)| (Some(time), &after[length..]))
}

/// The time of day at the beginning of a text and how long it is; `before` is what stands before it.
fn time_at(text: &str, before: &str) -> Option<(NaiveTime, usize)> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && !before.ends_with(|c: char| c.is_ascii_digit());
    if !is_number && !text.starts_with(['下', '上', '晚', '傍', '中', '早']) {
        return None;
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(TIME_CHARS);
    let ends: Vec<usize> = ends.collect();
    ends.into_iter().rev().find_map(|end| {
        let (said, after) = text.split_at(end);
        let digits = said.bytes().filter(u8::is_ascii_digit).count();
        let whole = !(said.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit()));
        // Bare digits such as 1345 may be weekdays: only those with a 0, 8 or 9 are a time.
        let bare = said.bytes().all(|byte| byte.is_ascii_digit());
        let told = if bare { digits == 4 && said.contains(['0', '8', '9']) } else { digits >= 1 };
        let ended = !said.ends_with([' ', '、', ',', '-']) && !said.replace("午 ", "午").contains(' ');
        (whole && told && ended).then(|| dates::read_time(said)).flatten().map(|time| (time, end))
    })
}

/// The weekdays in words between times: `Some(None)` where they name no day, `None` where they are not understood.
#[expect(clippy::option_option, reason = "no day said and words not understood are told apart")]
fn days_of(words: &str) -> Option<Option<Weekdays>> {
    let mut words = words.to_owned();
    for (many, days) in MANY {
        words = words.replace(many, days);
    }
    for idle in IDLE {
        words = words.replace(idle, "");
    }
    let plain = words.replace("星期", "周").replace("礼拜", "周").replace('逢', "");
    let plain: String = plain.chars().filter(|c| !"()[]【】:;,。. ".contains(*c) && !c.is_whitespace()).collect();
    let plain =
        plain.trim_matches(['、', '/', '-', '和', '及', '与', '的', '|']).replace(['及', '与', '的', '|', '+'], "、");
    if plain.is_empty() || plain == "周" {
        return Some(None);
    }
    Weekdays::read(&plain).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let time = |time: Option<NaiveTime>| time.map_or_else(String::new, crate::days::time_label);
        let slot = |slot: &Slot| {
            let days = slot.weekdays.map_or_else(String::new, |days| days.to_string());
            format!("{days} {}-{}", time(slot.starts_at), time(slot.ends_at))
        };
        slots(text).map_or_else(|| "错".to_owned(), |all| all.iter().map(slot).collect::<Vec<_>>().join("；"))
    }

    #[test]
    fn weekdays_and_times_are_read_in_all_usual_forms() {
        for (text, wanted) in [
            ("周一至周五", "一二三四五 -"),
            ("周一到周四", "一二三四 -"),
            ("周一—周五", "一二三四五 -"),
            ("星期一～星期五", "一二三四五 -"),
            ("每周二四", "二四 -"),
            ("每周二、四", "二四 -"),
            ("每周一、周三和周五", "一三五 -"),
            ("135", "一三五 -"),
            ("1-5", "一二三四五 -"),
            ("1345", "一三四五 -"),
            ("每天", "一二三四五 -"),
            ("工作日", "一二三四五 -"),
            ("周末", "六日 -"),
            ("周一、三、五 16:30-17:30", "一三五 16:30-17:30"),
            ("周一、三、五16：30—17：30", "一三五 16:30-17:30"),
            ("周一至周五下午4:30至5:30", "一二三四五 16:30-17:30"),
            ("周一至周五 下午4:30-下午5:30", "一二三四五 16:30-17:30"),
            ("周二、周四（16:30~17:30）", "二四 16:30-17:30"),
            ("周三 1630-1730", "三 16:30-17:30"),
            ("周三16.30-17.30", "三 16:30-17:30"),
            ("16:30-17:30 周一至周五", "一二三四五 16:30-17:30"),
            ("周一 16:30-17:30；周三 15:30-16:30", "一 16:30-17:30；三 15:30-16:30"),
            ("周二16:30-17:10、17:20-18:00", "二 16:30-17:10；二 17:20-18:00"),
            ("周五下午4点半", "五 16:30-"),
            ("16:30", " 16:30-"),
            ("16:30-17:30", " 16:30-17:30"),
            ("每周三课后服务 16:30-17:30", "三 16:30-17:30"),
            ("单周周三", "错"),
            ("另行通知", "错"),
            ("", "错"),
        ] {
            assert_eq!(said(text), wanted, "{text}");
        }
        assert_eq!(weekdays("周一 16:30-17:30；周三 15:30").map(|days| days.to_string()).as_deref(), Some("一三"));
        assert_eq!(weekdays("16:30"), None);
    }
}
