//! Money as whole fen, and the sharing of a sum that keeps the sum.
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use ts_rs::TS;

/// An amount of renminbi in whole 分 (1/100 元); may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[ts(type = "number")]
pub struct Fen(pub i64);

/// Lessons (课时) in thousandths, since one 课时 is 40–60 minutes and not equal across slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[ts(type = "number")]
pub struct Lessons(pub i64);

/// To what a fee is rounded, always half-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the fen.
    Fen,
    /// To the jiao (10 fen).
    Jiao,
    /// To the yuan (100 fen).
    Yuan,
}

impl Fen {
    /// Nothing.
    pub const ZERO: Fen = Fen(0);

    /// `self × numerator ÷ denominator`, rounded half-up (away from zero); `denominator` > 0.
    pub fn share(self, numerator: i64, denominator: i64) -> Fen {
        Fen(divide_half_up(i128::from(self.0) * i128::from(numerator), i128::from(denominator)))
    }

    /// This amount per lesson times a number of lessons, rounded half-up to the fen.
    pub fn times_lessons(self, lessons: Lessons) -> Fen {
        self.share(lessons.0, 1000)
    }

    /// Rounded half-up to the given coin.
    pub fn rounded(self, rounding: Rounding) -> Fen {
        let coin = match rounding {
            Rounding::Fen => 1,
            Rounding::Jiao => 10,
            Rounding::Yuan => 100,
        };
        Fen(divide_half_up(i128::from(self.0), coin) * coin as i64)
    }

    /// As a decimal of yuan without grouping: `1409.50`.
    pub fn plain(self) -> String {
        let (sign, fen) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }

    /// As shown to people: `1,409.50`.
    pub fn shown(self) -> String {
        let plain = self.plain();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (yuan, fen) = digits.split_once('.').unwrap_or((digits, "00"));
        let mut grouped = String::new();
        for (place, digit) in yuan.chars().enumerate() {
            if place > 0 && (yuan.len() - place) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{sign}{grouped}.{fen}")
    }

    /// Reads `1409.50`, `1,409.5` or `1409` (元); `None` where it is no amount or is finer than a fen.
    pub fn parse(text: &str) -> Option<Fen> {
        let text = text.trim().replace([',', '，', ' '], "");
        let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
        let (yuan, fen) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if yuan.is_empty() || yuan.len() > 15 || !plain(yuan) || !plain(fen) || fen.len() > 2 {
            return None;
        }
        let cents: i64 = format!("{fen:0<2}").parse().ok()?;
        Some(Fen(sign * (yuan.parse::<i64>().ok()? * 100 + cents)))
    }

    /// Shares `self` among `weights` by largest remainder, the earlier place first where remainders are equal;
    /// the parts sum to `self`. All weights zero, or none: nothing is shared and an empty or all-zero list comes back.
    pub fn share_among(self, weights: &[i64]) -> Vec<Fen> {
        let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        if total == 0 {
            return vec![Fen::ZERO; weights.len()];
        }
        let whole = i128::from(self.0);
        let mut parts: Vec<Fen> =
            weights.iter().map(|w| Fen((whole * i128::from(*w)).div_euclid(total) as i64)).collect();
        let mut left = self.0 - parts.iter().map(|part| part.0).sum::<i64>();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|place| std::cmp::Reverse((whole * i128::from(weights[*place])).rem_euclid(total)));
        for place in order {
            if left == 0 {
                break;
            }
            parts[place].0 += 1;
            left -= 1;
        }
        parts
    }
}

impl Lessons {
    /// One lesson.
    pub const ONE: Lessons = Lessons(1000);

    /// As shown to people, without needless zeros: `2`, `1.5`.
    pub fn shown(self) -> String {
        let text = format!("{}.{:03}", self.0 / 1000, self.0.unsigned_abs() % 1000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// Reads `2`, `1.5` or `0.667`; `None` where it is no number, is negative, or is finer than a thousandth.
    pub fn parse(text: &str) -> Option<Lessons> {
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let plain = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || whole.len() > 6 || part.len() > 3 || !plain(whole) || !plain(part) {
            return None;
        }
        let thousandths: i64 = format!("{part:0<3}").parse().ok()?;
        Some(Lessons(whole.parse::<i64>().ok()? * 1000 + thousandths))
    }
}

fn divide_half_up(numerator: i128, denominator: i128) -> i64 {
    let half_up = (numerator.abs() * 2 + denominator) / (denominator * 2);
    (half_up * numerator.signum()) as i64
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Add for Fen {
    type Output = Fen;
    fn add(self, other: Fen) -> Fen {
        Fen(self.0 + other.0)
    }
}

impl AddAssign for Fen {
    fn add_assign(&mut self, other: Fen) {
        self.0 += other.0;
    }
}

impl Sub for Fen {
    type Output = Fen;
    fn sub(self, other: Fen) -> Fen {
        Fen(self.0 - other.0)
    }
}

impl SubAssign for Fen {
    fn sub_assign(&mut self, other: Fen) {
        self.0 -= other.0;
    }
}

impl Neg for Fen {
    type Output = Fen;
    fn neg(self) -> Fen {
        Fen(-self.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(parts: I) -> Fen {
        Fen(parts.map(|part| part.0).sum())
    }
}

impl Sum for Lessons {
    fn sum<I: Iterator<Item = Lessons>>(parts: I) -> Lessons {
        Lessons(parts.map(|part| part.0).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_read_and_show() {
        for (text, fen, shown) in [
            ("1409.50", 140_950, "1,409.50"),
            ("0.5", 50, "0.50"),
            ("-12", -1_200, "-12.00"),
            ("1,000,000", 100_000_000, "1,000,000.00"),
        ] {
            assert_eq!(Fen::parse(text), Some(Fen(fen)), "{text}");
            assert_eq!(Fen(fen).shown(), shown);
        }
        for text in ["", "1.234", "12元", "1e5", "."] {
            assert_eq!(Fen::parse(text), None, "{text}");
        }
    }

    #[test]
    fn rounding_is_half_up() {
        for (fen, rounding, wanted) in [
            (145, Rounding::Jiao, 150),
            (144, Rounding::Jiao, 140),
            (150, Rounding::Yuan, 200),
            (149, Rounding::Yuan, 100),
        ] {
            assert_eq!(Fen(fen).rounded(rounding), Fen(wanted));
        }
        assert_eq!(Fen(5).share(1, 2), Fen(3));
        assert_eq!(Fen(250).times_lessons(Lessons(1_333)), Fen(333));
    }

    proptest! {
        #[test]
        fn shares_always_sum_to_the_whole(whole in 0i64..10_000_000, weights in prop::collection::vec(0i64..5_000, 1..40)) {
            let parts = Fen(whole).share_among(&weights);
            let expected = if weights.iter().all(|w| *w == 0) { 0 } else { whole };
            prop_assert_eq!(parts.iter().copied().sum::<Fen>(), Fen(expected));
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(*weight > 0 || part.0 == 0);
            }
        }
    }
}
