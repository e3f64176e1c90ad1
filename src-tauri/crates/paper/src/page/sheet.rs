//! Lengths, type sizes and the sheets of paper an office prints on.

/// A length on paper in thousandths of a point; whole numbers, so that the same paper is always the same bytes.
pub type Len = i32;

/// Millimetres as a length.
#[must_use]
pub const fn mm(millimetres: i32) -> Len {
    // 1 mm = 72 / 25.4 pt; no sheet is wide enough to leave 32 bits.
    millimetres * 36_000 / 127 * 10 + (millimetres * 36_000 % 127) * 10 / 127
}

/// Hundredths of a point as a length: `pt(28_99)` is 28.99 pt.
#[must_use]
pub const fn pt(hundredths: i32) -> Len {
    hundredths * 10
}

/// Chinese type sizes (字号).
pub mod size {
    use super::{Len, pt};

    /// 二号, 22 pt.
    pub const ER: Len = pt(22_00);
    /// 小二, 18 pt.
    pub const XIAO_ER: Len = pt(18_00);
    /// 三号, 16 pt.
    pub const SAN: Len = pt(16_00);
    /// 四号, 14 pt.
    pub const SI: Len = pt(14_00);
    /// 小四, 12 pt.
    pub const XIAO_SI: Len = pt(12_00);
    /// 五号, 10.5 pt.
    pub const WU: Len = pt(10_50);
    /// 小五, 9 pt.
    pub const XIAO_WU: Len = pt(9_00);
    /// 六号, 7.5 pt.
    pub const LIU: Len = pt(7_50);
}

/// A sheet of paper and its margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// Width of the paper.
    pub width: Len,
    /// Height of the paper.
    pub height: Len,
    /// Margin above the text.
    pub top: Len,
    /// Margin left of the text.
    pub left: Len,
    /// Margin right of the text.
    pub right: Len,
    /// Margin below the text.
    pub bottom: Len,
}

impl Sheet {
    /// Official letters (GB/T 9704-2012): A4, text 156 × 225 mm, 22 lines of 28 characters of 三号.
    pub const OFFICIAL: Sheet =
        Sheet { width: mm(210), height: mm(297), top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) };
    /// Parents' letters in 小四 and rosters: A4 upright with narrower margins.
    pub const A4: Sheet =
        Sheet { width: mm(210), height: mm(297), top: mm(20), left: mm(20), right: mm(20), bottom: mm(20) };
    /// Wide tables: A4 lying.
    pub const A4_LYING: Sheet =
        Sheet { width: mm(297), height: mm(210), top: mm(15), left: mm(12), right: mm(12), bottom: mm(15) };

    /// Width of the text.
    #[must_use]
    pub const fn text_width(&self) -> Len {
        self.width - self.left - self.right
    }

    /// Height of the text.
    #[must_use]
    pub const fn text_height(&self) -> Len {
        self.height - self.top - self.bottom
    }
}
