//! Amounts in Chinese capitals, as vouchers and pay sheets want them (正确填写票据和结算凭证的基本规定, 中国人民银行).
use crate::money::Fen;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];

/// The amount in capitals: `壹仟肆佰零玖元伍角`. 整 follows 元 where nothing comes after; 零 stands before 分 where the 角 is
/// nought; ten is 壹拾; nothing at all is 零元整; a negative amount begins with 负.
pub fn capital(amount: Fen) -> String {
    let fen = amount.0.unsigned_abs();
    let (yuan, jiao, cent) = (fen / 100, (fen / 10 % 10) as usize, (fen % 10) as usize);
    let mut text = String::new();
    if amount.0 < 0 {
        text.push('负');
    }
    if yuan > 0 || fen == 0 {
        text.push_str(&whole(yuan));
        text.push('元');
    }
    match (jiao, cent) {
        (0, 0) => text.push('整'),
        (0, _) if yuan > 0 => text.extend(['零', DIGITS[cent], '分']),
        (0, _) => text.extend([DIGITS[cent], '分']),
        (_, 0) => text.extend([DIGITS[jiao], '角']),
        _ => text.extend([DIGITS[jiao], '角', DIGITS[cent], '分']),
    }
    text
}

/// The amount in capitals with 人民币 before it and no gap between.
pub fn capital_rmb(amount: Fen) -> String {
    format!("人民币{}", capital(amount))
}

/// A whole number in capitals; the parts above and below 亿 and 万 are numbers of their own.
fn whole(number: u64) -> String {
    for (unit, name) in [(100_000_000, '亿'), (10_000, '万')] {
        if number >= unit {
            let (high, low) = (whole(number / unit), number % unit);
            let gap = if low > 0 && low < unit / 10 { "零" } else { "" };
            return match low {
                0 => format!("{high}{name}"),
                _ => format!("{high}{name}{gap}{}", whole(low)),
            };
        }
    }
    if number == 0 {
        return DIGITS[0].to_string();
    }
    below_ten_thousand(number as usize)
}

fn below_ten_thousand(number: usize) -> String {
    let (mut text, mut gap) = (String::new(), false);
    for (place, name) in PLACES.iter().enumerate().rev() {
        let digit = number / 10_usize.pow(place as u32) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push(DIGITS[0]);
        }
        text.push(DIGITS[digit]);
        text.push_str(name);
    }
    text
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
#[expect(clippy::disallowed_methods, reason = "a test reads the vectors it is held against")]
pub(crate) mod tests {
    use super::*;

    /// The rows of a table of cross-checked vectors, without its header; none where the folder is absent.
    pub(crate) fn vectors(name: &str) -> Vec<Vec<String>> {
        let told = std::env::var_os("KEHOU_SHARED").map(std::path::PathBuf::from);
        let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
        let roots = told.into_iter().chain(beside).flat_map(|root| [root.join("data"), root]);
        let Some(path) = roots.map(|data| data.join("vectors").join(name)).find(|path| path.exists()) else {
            println!("no shared vectors here: {name} is left out");
            return Vec::new();
        };
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::None).from_path(path).unwrap();
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn amounts_agree_with_the_vectors() {
        let rows = vectors("rmb-capital-agreed.csv");
        for row in &rows {
            assert_eq!(capital(Fen::parse(&row[0]).unwrap()), row[1], "{}", row[0]);
        }
        assert!(rows.is_empty() || rows.len() == 620);
    }

    #[test]
    fn amounts_beyond_the_vectors_are_written_too() {
        for (fen, wanted) in [
            (-150, "负壹元伍角"),
            (140_950, "壹仟肆佰零玖元伍角"),
            (100_000_000_000_000, "壹万亿元整"),
            (100_010_000_000_005, "壹万零壹亿元零伍分"),
            (i64::MAX, "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分"),
        ] {
            assert_eq!(capital(Fen(fen)), wanted);
        }
        assert_eq!(capital_rmb(Fen(100)), "人民币壹元整");
    }
}
