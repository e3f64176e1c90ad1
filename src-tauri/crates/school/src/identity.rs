//! Numbers that name a person or reach one: resident IDs, 学籍号, bank accounts and phones.
use crate::naming::half_width;
use crate::words::Sex;
use chrono::{Datelike, NaiveDate};

/// What a valid resident ID says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentId {
    /// The number, 18 characters, upper-case X.
    pub number: String,
    /// Date of birth.
    pub birth: NaiveDate,
    /// 性别.
    pub sex: Sex,
    /// Whether its first two digits are a province's; a number without is valid but worth a second look.
    pub is_region_known: bool,
}

/// The two-digit codes of provinces (GB/T 2260), with those of residence permits for 港澳台居民 (81–83).
const PROVINCES: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
];

const ID_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS: [u8; 11] = *b"10X98765432";

/// A number without what typing and spreadsheets add to it: spaces, a leading apostrophe, full-width forms; upper case.
/// Digits are never changed.
pub fn clean_id(text: &str) -> String {
    let plain: String = half_width(text).chars().filter(|c| *c != ' ').collect();
    plain.trim_start_matches(['\'', '‘', '’', '`']).to_uppercase()
}

/// Reads a resident ID of 18 characters: check digit by ISO 7064 MOD 11-2 (GB 11643), a real date of birth not before 1900 and
/// not after today. A lower-case x is taken as X; anything else around the number is refused, see [`clean_id`].
///
/// # Errors
/// What is wrong and what was wanted, as a Chinese sentence.
pub fn read_id(text: &str, today: NaiveDate) -> Result<ResidentId, String> {
    let number = text.to_ascii_uppercase();
    let body = number.as_bytes();
    if body.len() == 15 && body.iter().all(u8::is_ascii_digit) {
        return Err("这是 15 位的旧身份证号，请填写 18 位的身份证件号。".to_owned());
    }
    if number.chars().count() != 18 {
        return Err(format!("身份证件号应为 18 位，这里是 {} 位。", number.chars().count()));
    }
    if body.len() != 18 || !body[..17].iter().all(u8::is_ascii_digit) || !matches!(body[17], b'0'..=b'9' | b'X') {
        return Err("身份证件号应为 17 位数字加 1 位数字或 X。".to_owned());
    }
    let birth = birth_of(&number).filter(|birth| birth.year() >= 1900);
    let birth = birth.ok_or_else(|| format!("身份证件号中的出生日期 {} 不存在。", &number[6..14]))?;
    if birth > today {
        return Err(format!("身份证件号中的出生日期 {} 还没有到。", birth.format("%Y年%-m月%-d日")));
    }
    if check_digit(&body[..17]) != body[17] {
        return Err("身份证件号的校验位不对，号码中有抄错的数字。".to_owned());
    }
    let sex = if (body[16] - b'0') % 2 == 1 { Sex::Male } else { Sex::Female };
    let is_region_known = PROVINCES.contains(&&number[..2]);
    Ok(ResidentId { number, birth, sex, is_region_known })
}

/// The check character of 17 digits by ISO 7064 MOD 11-2.
pub fn check_digit(body: &[u8]) -> u8 {
    let sum: u32 =
        body.iter().zip(ID_WEIGHTS).map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight).sum();
    ID_CHECKS[(sum % 11) as usize]
}

/// Reads a 学籍号: 19 characters, `G` and a valid resident ID, or `J` or `L` (temporary) and 18 digits or letters. Where
/// the pupil's own ID is known, a G number must be it.
///
/// # Errors
/// What is wrong and what was wanted, as a Chinese sentence.
pub fn read_student_code(text: &str, id_number: Option<&str>, today: NaiveDate) -> Result<String, String> {
    let code = text.to_ascii_uppercase();
    if code.chars().count() != 19 {
        return Err(format!("学籍号应为 19 位，这里是 {} 位。", code.chars().count()));
    }
    if !code.bytes().all(|c| c.is_ascii_alphanumeric()) {
        return Err("学籍号应只有字母和数字。".to_owned());
    }
    match code.as_bytes()[0] {
        b'G' => {
            read_id(&code[1..], today).map_err(|_| "G 开头的学籍号，后 18 位应为有效的身份证件号。".to_owned())?;
            match id_number {
                Some(number) if number != &code[1..] => Err("G 开头的学籍号，后 18 位应与身份证件号相同。".to_owned()),
                _ => Ok(code),
            }
        }
        b'J' | b'L' => Ok(code),
        _ => Err("学籍号应以 G、J 或 L 开头。".to_owned()),
    }
}

/// Reads the number of a person's paper: a resident ID, or another paper (a passport, a permit) that begins with a letter.
///
/// # Errors
/// What was wanted, as a Chinese sentence.
pub fn read_paper(text: &str, today: NaiveDate) -> Result<String, String> {
    let text = clean_id(text);
    let is_other = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && (6..=20).contains(&text.len())
        && text.bytes().all(|c| c.is_ascii_alphanumeric());
    if is_other { Ok(text) } else { read_id(&text, today).map(|id| id.number) }
}

/// Whether an account's digits pass the Luhn check of bank cards (GB/T 15694.1); failing it is a warning only.
pub fn passes_luhn(account: &str) -> bool {
    let digits: Option<Vec<u32>> = account.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| !digits.is_empty()) else {
        return false;
    };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .sum();
    sum.is_multiple_of(10)
}

/// Reads a bank account: digits only, spaces and hyphens taken out. Cards have 16–19 digits, passbooks 8–30.
///
/// # Errors
/// What was wanted, as a Chinese sentence.
pub fn read_account(text: &str) -> Result<String, String> {
    let account = clean_id(text).replace('-', "");
    if (8..=30).contains(&account.len()) && account.bytes().all(|c| c.is_ascii_digit()) {
        return Ok(account);
    }
    Err("银行账号应只有数字，银行卡为 16 至 19 位。".to_owned())
}

/// What is worth a second look on an account that was taken, as a Chinese sentence; `None` where nothing is.
pub fn account_doubt(account: &str) -> Option<String> {
    if !(16..=19).contains(&account.len()) {
        return Some(format!("银行账号 {} 位，不是银行卡的 16 至 19 位，请核对。", account.len()));
    }
    (!passes_luhn(account)).then(|| "银行账号没有通过校验，可能抄错了数字，请核对。".to_owned())
}

/// What is worth a second look on a phone that was taken: a mobile number that lost digits, or a land line without its area code cannot be called from a mobile
/// phone (domain.md §7 allows land lines, so it is not refused). `None` where nothing is.
pub fn phone_doubt(phone: &str) -> Option<String> {
    let local = phone.split('-').next().unwrap_or_default();
    if local.starts_with('0') || !(7..=8).contains(&local.len()) {
        return None;
    }
    // No local number begins with 1; mobile numbers do.
    let said = match local.starts_with('1') {
        true => format!("电话只有 {} 位，像是少了数字的手机号，请核对。", local.len()),
        false => "座机没有写区号，用手机打不通，请核对是否少了数字，或补上区号。".to_owned(),
    };
    Some(said)
}

/// Reads a phone: a mobile number `1[3-9]` and 9 digits, also with +86 before it, or a land line with or without area code
/// and extension (`0731-88888888-801`, `88888888`). Written back without spaces.
///
/// # Errors
/// What was wanted, as a Chinese sentence.
pub fn read_phone(text: &str) -> Result<String, String> {
    let plain = clean_id(text).replace(['—', '–', '―', '－'], "-").replace(['(', ')'], "-");
    let plain = plain.trim_matches('-').to_owned();
    let national = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")).unwrap_or(&plain);
    let national = if national.len() == 13 { national.strip_prefix("86").unwrap_or(national) } else { national };
    let digits = national.replace('-', "");
    let wanted = || "电话应为 11 位手机号，或带区号的座机号。".to_owned();
    if digits.is_empty() || !digits.bytes().all(|c| c.is_ascii_digit()) {
        return Err(wanted());
    }
    let is_mobile = digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9');
    if is_mobile {
        return Ok(digits);
    }
    if is_land_line(national.trim_start_matches('-')) {
        Ok(national.trim_start_matches('-').to_owned())
    } else {
        Err(wanted())
    }
}

/// The number with all but its ends hidden, for lists and sentences: `110101********1237`, `139****6015`.
pub fn masked(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    let (head, tail) = match chars.len() {
        0..=4 => (0, 0),
        5..=8 => (1, 1),
        9..=13 => (3, 4),
        _ => (6, 4),
    };
    let hidden = chars.len() - head - tail;
    chars[..head]
        .iter()
        .copied()
        .chain(std::iter::repeat_n('*', hidden))
        .chain(chars[head + hidden..].iter().copied())
        .collect()
}

fn birth_of(number: &str) -> Option<NaiveDate> {
    let part = |from: usize, to: usize| number[from..to].parse::<u32>().ok();
    NaiveDate::from_ymd_opt(i32::try_from(part(6, 10)?).ok()?, part(10, 12)?, part(12, 14)?)
}

fn is_land_line(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').filter(|part| !part.is_empty()).collect();
    let is_area = |part: &str| part.starts_with('0') && (3..=4).contains(&part.len());
    let is_local = |part: &str| !part.starts_with('0') && (7..=8).contains(&part.len());
    let is_extension = |part: &str| (1..=6).contains(&part.len());
    match parts.as_slice() {
        [whole] if whole.starts_with('0') => (10..=12).contains(&whole.len()),
        [local] => is_local(local),
        [first, second] => (is_area(first) && is_local(second)) || (is_local(first) && is_extension(second)),
        [area, local, extension] => is_area(area) && is_local(local) && is_extension(extension),
        _ => false,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::capital::tests::vectors;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    #[test]
    fn resident_ids_agree_with_the_vectors() {
        let rows = vectors("resident-id-vectors.csv");
        for row in &rows {
            let verdict = row.last().unwrap() == "True";
            assert_eq!(read_id(&row[0], today()).is_ok(), verdict, "{row:?}");
        }
        assert!(rows.is_empty() || rows.len() == 302);
    }

    #[test]
    fn an_id_says_birth_sex_and_region() {
        let id = read_id("15010220100502045x", today()).unwrap();
        assert_eq!(
            (id.number.as_str(), id.birth.to_string().as_str(), id.sex),
            ("15010220100502045X", "2010-05-02", Sex::Male)
        );
        assert!(id.is_region_known && !read_id("990101201503071233", today()).unwrap().is_region_known);
        assert_eq!(read_id(&clean_id("'11010120140227988 3"), today()).unwrap().sex, Sex::Female);
        assert_eq!(clean_id(" ３７０２０２２０１４０１１１３９３７\u{00A0}"), "370202201401113937");
        assert_eq!(
            read_id("15010220100502045X", "2010-05-01".parse().unwrap()),
            Err("身份证件号中的出生日期 2010年5月2日 还没有到。".into())
        );
    }

    #[test]
    fn student_codes_are_held_against_the_id() {
        let id = "150102201211013330";
        for (code, known, good) in [
            ("G150102201211013330", None, true),
            ("G150102201211013330", Some(id), true),
            ("g150102201211013330", Some(id), true),
            ("G150102201211013330", Some("320102201209121975"), false),
            ("G150102201211013331", None, false),
            ("J150102201211013331", None, true),
            ("L2026090100000000AB", Some(id), true),
            ("K150102201211013330", None, false),
            ("150102201211013330", None, false),
            ("G15010220121101333O", None, false),
            ("J15010220121101333（", None, false),
        ] {
            assert_eq!(read_student_code(code, known, today()).is_ok(), good, "{code} {known:?}");
        }
    }

    #[test]
    fn accounts_and_phones_are_read() {
        for (text, good) in [
            ("79927398713", true),
            ("4111111111111111", true),
            ("4111111111111112", false),
            ("", false),
            ("12x", false),
        ] {
            assert_eq!(passes_luhn(text), good, "{text}");
        }
        assert_eq!(read_account("4111 1111 1111 1111").as_deref(), Ok("4111111111111111"));
        assert!(read_account("6.22E+18").is_err() && account_doubt("4111111111111112").is_some());
        for (text, wanted) in [
            ("13912345678", Some("13912345678")),
            ("139 1234 5678", Some("13912345678")),
            ("139-1234-5678", Some("13912345678")),
            ("+8613912345678", Some("13912345678")),
            ("8613912345678", Some("13912345678")),
            ("12912345678", None),
            ("1391234567", None),
            ("0731-88888888", Some("0731-88888888")),
            ("(0731)88888888", Some("0731-88888888")),
            ("0731-88888888-801", Some("0731-88888888-801")),
            ("88888888", Some("88888888")),
            ("010-12345", None),
            ("没有", None),
            ("", None),
        ] {
            assert_eq!(read_phone(text).ok().as_deref(), wanted, "{text}");
            let lacks_area = wanted.is_some_and(|phone| !phone.starts_with(['0', '1']));
            assert_eq!(wanted.and_then(phone_doubt).is_some(), lacks_area, "{text}");
        }
        for (phone, said) in
            [("1380000", "7 位，像是少了数字的手机号"), ("88888888", "没有写区号"), ("88888888-801", "没有写区号")]
        {
            assert!(phone_doubt(phone).is_some_and(|doubt| doubt.contains(said)), "{phone}");
        }
        for (number, wanted) in
            [("110101201503071233", "110101********1233"), ("13912345678", "139****5678"), ("123", "***"), ("", "")]
        {
            assert_eq!(masked(number), wanted);
        }
    }
}
