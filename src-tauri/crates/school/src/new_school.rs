//! A new school: its name, its first term as it is usually held, and what a passphrase is worth.
use crate::days::date_label;
use crate::no::Refusal;
use crate::records::Term;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The longest name of a school that still fits the head of a paper, in characters.
const NAME_MAX: usize = 40;
/// The longest 监督电话: two numbers with an extension.
const PHONE_MAX: usize = 40;
/// A term as long as this was mistyped.
const TERM_DAYS_MAX: i64 = 366;
/// A passphrase shorter than this needs no patience to guess, in characters.
pub const PASSPHRASE_MIN: usize = 8;
/// From here on a passphrase of several kinds of characters is good.
const PASSPHRASE_GOOD: usize = 12;

/// A school's name as it is printed, trimmed.
///
/// # Refuses
/// An empty name and one longer than 40 characters.
pub fn check_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(bad("学校名称", "", "打印在名册和告家长书上的全称")),
        1..=NAME_MAX => Ok(name.to_owned()),
        count => Err(bad("学校名称", &format!("{count} 个字"), &format!("最多 {NAME_MAX} 个字"))),
    }
}

/// A 监督电话, trimmed; may be empty.
///
/// # Refuses
/// Anything but digits, spaces, hyphens, brackets and 转, or more than 40 characters.
pub fn check_phone(phone: &str) -> Result<String, Refusal> {
    let phone = phone.trim();
    let fits = |c: char| c.is_ascii_digit() || " -－—()（）、/转+".contains(c);
    let has_digits = phone.chars().filter(char::is_ascii_digit).count() >= 3;
    match phone.is_empty() || (phone.chars().all(fits) && has_digits && phone.chars().count() <= PHONE_MAX) {
        true => Ok(phone.to_owned()),
        false => Err(bad("监督电话", phone, "电话号码，例如 0701-2345678；没有可以空着")),
    }
}

/// The days of a term.
///
/// # Refuses
/// A last day that is not after the first, and one 366 days or more later.
pub fn check_term(first_day: NaiveDate, last_day: NaiveDate) -> Result<(), Refusal> {
    let found = || format!("{} 至 {}", date_label(first_day), date_label(last_day));
    match (last_day - first_day).num_days() {
        ..=0 => Err(bad("学期", &found(), "第一天在最后一天之前")),
        TERM_DAYS_MAX.. => Err(bad("学期", &found(), "不超过一年")),
        _ => Ok(()),
    }
}

/// `2026-2027学年上学期`: a term that begins from July on is the first of its school year.
pub fn term_name(first_day: NaiveDate) -> String {
    let year = first_day.year();
    match first_day.month() {
        7.. => format!("{year}-{}学年上学期", year + 1),
        _ => format!("{}-{year}学年下学期", year - 1),
    }
}

/// The term a day lies in or before, with the days it usually has: from 1 September to the Friday before 25 January, and
/// from the Monday after 20 February to the Friday before 6 July, moved off weekends. A school corrects it by its calendar.
pub fn usual_term(today: NaiveDate) -> Option<Term> {
    let year = today.year();
    let of = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let second = (of(1, 16)?..of(7, 6)?).contains(&today);
    let start = if today.month() == 1 && !second { year - 1 } else { year };
    let (first_day, last_day) = match second {
        true => (on_or_after(of(2, 21)?, Weekday::Mon), on_or_before(of(7, 5)?, Weekday::Fri)),
        false => {
            let first = NaiveDate::from_ymd_opt(start, 9, 1)?;
            let first = if is_weekend(first) { on_or_after(first, Weekday::Mon) } else { first };
            (first, on_or_before(NaiveDate::from_ymd_opt(start + 1, 1, 24)?, Weekday::Fri))
        }
    };
    Some(Term { name: term_name(first_day), first_day, last_day })
}

/// What a passphrase is worth, for the one who is choosing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// Whether it may be used.
    pub usable: bool,
    /// Whether nothing better need be looked for.
    pub good: bool,
    /// What is to be said of it.
    pub said: String,
}

/// What a passphrase is worth: eight characters are needed; figures alone and repeated characters are advised against.
pub fn strength(passphrase: &str) -> Strength {
    let said = |usable, good, said: String| Strength { usable, good, said };
    let count = passphrase.chars().count();
    if count < PASSPHRASE_MIN {
        let missing = PASSPHRASE_MIN - count;
        return said(false, false, format!("还差 {missing} 个字，至少 {PASSPHRASE_MIN} 个。"));
    }
    let different: std::collections::BTreeSet<char> = passphrase.chars().collect();
    if different.len() < PASSPHRASE_MIN / 2 {
        return said(true, false, "可以用，但重复的字太多，容易被猜到。".to_owned());
    }
    if passphrase.chars().all(|c| c.is_ascii_digit()) {
        return said(true, false, "可以用，但只有数字，容易被猜到。加上几个字或字母更好。".to_owned());
    }
    let is_han = |c: &char| u32::from(*c) >= 0x2E80;
    match count >= PASSPHRASE_GOOD || passphrase.chars().filter(is_han).count() >= PASSPHRASE_MIN {
        true => said(true, true, "很好，不容易被猜到。".to_owned()),
        false => said(true, false, format!("可以用。到 {PASSPHRASE_GOOD} 个字更好，几个不相干的词连起来也好记。")),
    }
}

/// Whether a passphrase may be used at all.
///
/// # Refuses
/// Fewer than eight characters.
pub fn check_passphrase(passphrase: &str) -> Result<(), Refusal> {
    match passphrase.chars().count() < PASSPHRASE_MIN {
        true => Err(Refusal::WeakPassphrase),
        false => Ok(()),
    }
}

/// The longest the program may be left before it locks by itself, in minutes.
const IDLE_MAX: u32 = 240;
/// Minutes until the lock where nothing else was set.
pub const IDLE_USUAL: u32 = 15;

/// Minutes without a key or movement until the program locks; 0 for never.
///
/// # Refuses
/// More than 240.
pub fn check_idle(minutes: u32) -> Result<u32, Refusal> {
    match minutes <= IDLE_MAX {
        true => Ok(minutes),
        false => Err(bad("离开多久后锁上", &format!("{minutes} 分钟"), &format!("0 至 {IDLE_MAX} 分钟，0 为不自动锁"))),
    }
}

/// The paper that a recovery key is kept on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySheet {
    /// The school's name.
    pub school: String,
    /// `学校数据的恢复密钥`.
    pub title: String,
    /// The key's groups, four to a line.
    pub lines: Vec<Vec<String>>,
    /// When it was made, as a sentence.
    pub made: String,
    /// How it is kept and used, a sentence each.
    pub how: Vec<String>,
}

/// The paper for a key of groups joined by hyphens.
pub fn recovery_sheet(school: &str, key: &str, today: NaiveDate) -> RecoverySheet {
    let groups: Vec<String> = key.split('-').map(str::to_owned).collect();
    let how = [
        "忘记学校口令时，只有这串字符能打开学校数据，软件的开发者也打不开。",
        "请把这张纸放进学校的保险柜或档案柜，不要拍照，不要发到群里。",
        "用的时候：打开「课后管家」，在输入口令的地方点「忘了口令」，照着输入，再设一个新口令。字母大小写不分，横线可以不输。",
        "这串字符里没有数字 0 和 1，也没有字母 I 和 O，抄写时不会弄混。",
        "在「设置」的「口令」里换了新的恢复密钥以后，这张纸就作废，请销毁。",
    ];
    RecoverySheet {
        school: school.to_owned(),
        title: "学校数据的恢复密钥".to_owned(),
        lines: groups.chunks(4).map(<[String]>::to_vec).collect(),
        made: format!("生成日期：{}", date_label(today)),
        how: how.map(str::to_owned).to_vec(),
    }
}

fn bad(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn on_or_after(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let ahead = (7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    day.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(day)
}

fn on_or_before(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let back = (7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    day.checked_sub_days(Days::new(u64::from(back))).unwrap_or(day)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn the_usual_term_is_the_one_under_way_or_coming() {
        for (today, name, first, last) in [
            ("2026-11-25", "2026-2027学年上学期", "2026-09-01", "2027-01-22"),
            ("2027-01-10", "2026-2027学年上学期", "2026-09-01", "2027-01-22"),
            ("2027-01-16", "2026-2027学年下学期", "2027-02-22", "2027-07-02"),
            ("2027-07-05", "2026-2027学年下学期", "2027-02-22", "2027-07-02"),
            ("2027-07-06", "2027-2028学年上学期", "2027-09-01", "2028-01-21"),
            ("2029-08-20", "2029-2030学年上学期", "2029-09-03", "2030-01-18"),
        ] {
            let term = usual_term(today.parse().unwrap()).unwrap();
            let found = (term.name.as_str(), term.first_day.to_string(), term.last_day.to_string());
            assert_eq!(found, (name, first.to_owned(), last.to_owned()), "{today}");
            assert!(check_term(term.first_day, term.last_day).is_ok());
        }
    }

    #[test]
    fn what_is_typed_for_a_new_school_is_judged_field_by_field() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(check_name(" 育英小学 "), Ok("育英小学".to_owned()));
        assert!(check_name(" ").is_err() && check_name(&"校".repeat(41)).is_err());
        for (phone, fits) in
            [("", true), ("0701-2345678 转 8", true), ("12345", true), ("张老师", false), ("--", false)]
        {
            assert_eq!(check_phone(phone).is_ok(), fits, "{phone}");
        }
        for (first, last, fits) in [
            ("2026-09-01", "2027-01-22", true),
            ("2026-09-01", "2026-09-01", false),
            ("2027-01-22", "2026-09-01", false),
            ("2026-09-01", "2027-09-02", false),
        ] {
            assert_eq!(check_term(day(first), day(last)).is_ok(), fits, "{first} {last}");
        }
    }

    #[test]
    fn a_passphrase_is_worth_what_a_guesser_needs() {
        for (passphrase, usable, good) in [
            ("", false, false),
            ("1234567", false, false),
            ("12345678", true, false),
            ("aaaaaaaaaaaaaaaa", true, false),
            ("kehou2026", true, false),
            ("kehou2026demo", true, true),
            ("白云书包操场星期三", true, true),
        ] {
            let found = strength(passphrase);
            assert_eq!((found.usable, found.good), (usable, good), "{passphrase}: {}", found.said);
            assert_eq!(check_passphrase(passphrase).is_ok(), usable, "{passphrase}");
        }
    }

    #[test]
    fn a_recovery_key_stands_on_its_paper_in_groups() {
        let sheet = recovery_sheet(
            "育英小学",
            "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG-HHHHH",
            "2026-11-25".parse().unwrap(),
        );
        assert_eq!(sheet.lines.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4]);
        assert!(sheet.made.contains("2026年11月25日"), "{}", sheet.made);
    }
}
