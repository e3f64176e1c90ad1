//! The range of grades a group, fee or day change is for, read from what people write.
use super::{GRADE_CHARS, grade_label};
use crate::naming::half_width;

/// A set of grades 1–9; every grade where nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GradeRange(u16);

impl GradeRange {
    /// Every grade.
    pub const ALL: GradeRange = GradeRange(0b11_1111_1110);

    /// Reads `1-3`, `三、四年级`, `一至三年级`, `七年级`, `初一`, `低年级`, `全校`; an empty text is every grade. 初一 is grade 7.
    ///
    /// # Errors
    /// What was wanted, as a Chinese sentence, where anything else stands in it.
    pub fn read(text: &str) -> Result<GradeRange, String> {
        let wanted = || "年级范围应写作「1-3」「三、四年级」或「全校」。".to_owned();
        let plain = half_width(text).replace(' ', "");
        let named = match plain.as_str() {
            "" | "全校" | "全部" | "所有" | "所有年级" | "全部年级" | "全年级" | "各年级" | "不限" => {
                Some(GradeRange::ALL)
            }
            "低年级" | "低段" => Some(GradeRange::from_to(1, 2)),
            "中年级" | "中段" => Some(GradeRange::from_to(3, 4)),
            "高年级" | "高段" => Some(GradeRange::from_to(5, 6)),
            "小学" => Some(GradeRange::from_to(1, 6)),
            "初中" => Some(GradeRange::from_to(7, 9)),
            _ => None,
        };
        match named {
            Some(range) => Ok(range),
            None => listed(&plain).ok_or_else(wanted),
        }
    }

    /// From one grade to another, both inside.
    pub fn from_to(from: u8, to: u8) -> GradeRange {
        GradeRange((from..=to).filter(|grade| (1..=9).contains(grade)).fold(0, |bits, grade| bits | 1 << grade))
    }

    /// Whether a grade is in it.
    pub fn has(self, grade: u8) -> bool {
        (1..=9).contains(&grade) && self.0 & (1 << grade) != 0
    }

    /// Its grades in order.
    pub fn each(self) -> impl Iterator<Item = u8> {
        (1..=9).filter(move |grade| self.has(*grade))
    }

    /// As people read it: `一至三年级`, `一、四年级`, `全校`.
    pub fn label(self) -> String {
        let grades: Vec<u8> = self.each().collect();
        match grades.as_slice() {
            _ if self == GradeRange::ALL => "全校".to_owned(),
            [] => String::new(),
            [only] => grade_label(*only),
            [first, .., last] if grades.len() > 2 && usize::from(last - first) + 1 == grades.len() => {
                format!("{}至{}", char_of(*first), grade_label(*last))
            }
            [others @ .., last] => {
                let others: Vec<String> = others.iter().map(|grade| char_of(*grade).to_string()).collect();
                format!("{}、{}", others.join("、"), grade_label(*last))
            }
        }
    }
}

fn char_of(grade: u8) -> char {
    usize::from(grade).checked_sub(1).and_then(|place| GRADE_CHARS.get(place)).copied().unwrap_or('?')
}

fn listed(plain: &str) -> Option<GradeRange> {
    let plain = plain.replace("年级", "").replace("至", "-").replace("到", "-");
    let plain = plain.replace("初一", "7").replace("初二", "8").replace("初三", "9");
    let (mut bits, mut last, mut from) = (0u16, None::<u8>, None::<u8>);
    for c in plain.chars() {
        match c {
            '-' | '~' | '—' | '–' | '―' | '～' => from = Some(last?),
            '、' | ',' | '/' | ';' | '和' | '及' | '，' => {}
            _ => {
                let grade = digit(c)?;
                let start = from.take().unwrap_or(grade);
                if start > grade {
                    return None;
                }
                bits |= GradeRange::from_to(start, grade).0;
                last = Some(grade);
            }
        }
    }
    (bits != 0 && from.is_none()).then_some(GradeRange(bits))
}

fn digit(c: char) -> Option<u8> {
    let place = GRADE_CHARS.iter().position(|numeral| *numeral == c);
    let place = place.or_else(|| c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1)))?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_read_in_the_forms_people_write() {
        for (text, grades, label) in [
            ("1-3", Some("123"), "一至三年级"),
            ("１－３", Some("123"), "一至三年级"),
            ("三、四年级", Some("34"), "三、四年级"),
            ("一、三、五", Some("135"), "一、三、五年级"),
            ("一至三年级", Some("123"), "一至三年级"),
            ("三年级—六年级", Some("3456"), "三至六年级"),
            ("七年级", Some("7"), "七年级"),
            ("初一、初二", Some("78"), "七、八年级"),
            ("1,2", Some("12"), "一、二年级"),
            ("1-2、5", Some("125"), "一、二、五年级"),
            ("全校", Some("123456789"), "全校"),
            ("", Some("123456789"), "全校"),
            ("低年级", Some("12"), "一、二年级"),
            ("高一", None, ""),
            ("3-1", None, ""),
            ("-3", None, ""),
            ("3-", None, ""),
            ("0", None, ""),
            ("三(2)班", None, ""),
        ] {
            let range = GradeRange::read(text).ok();
            let found = range.map(|range| range.each().map(|grade| grade.to_string()).collect::<String>());
            assert_eq!(found.as_deref(), grades, "{text}");
            assert_eq!(range.map(GradeRange::label).unwrap_or_default(), label, "{text}");
        }
        assert!(!GradeRange::ALL.has(0) && !GradeRange::ALL.has(10));
    }
}
