//! How a profile's words and shares are written: each word of a closed list by its code and as people read it.
use super::{ChargedOn, FeeUnit, PartMonth, PayBack, RefundRule, Remainder, Split};
use crate::money::Rounding;
use crate::words::FundSource;

/// Code, meaning, and the words on the screen.
pub(super) type Words<T> = &'static [(&'static str, T, &'static str)];

/// 资金来源 a fee may flow into.
pub(super) const FUND: Words<FundSource> = &[
    ("service_fee", FundSource::ServiceFee, "服务性收费"),
    ("collected_for_others", FundSource::CollectedForOthers, "代收费"),
];
/// What a price is for.
pub(super) const UNIT: Words<FeeUnit> = &[
    ("lesson", FeeUnit::Lesson, "元/课时"),
    ("day", FeeUnit::Day, "元/天"),
    ("month", FeeUnit::Month, "元/月"),
    ("term", FeeUnit::Term, "元/学期"),
];
/// What counts.
pub(super) const CHARGED_ON: Words<ChargedOn> =
    &[("attended", ChargedOn::Attended, "按出勤"), ("booked", ChargedOn::Booked, "按报名")];
/// 不足月的算法 of monthly prices.
pub(super) const PART_MONTH: Words<PartMonth> = &[
    ("none", PartMonth::None, "收整月"),
    ("half_below_half_month", PartMonth::HalfBelowHalfMonth, "不足半月收一半"),
    ("ten_day_steps", PartMonth::TenDaySteps, "按旬收"),
    ("per_day", PartMonth::PerDay, "按天折算"),
];
/// To which coin.
pub(super) const ROUNDING: Words<Rounding> =
    &[("fen", Rounding::Fen, "到分"), ("jiao", Rounding::Jiao, "到角"), ("yuan", Rounding::Yuan, "到元")];
/// 退费办法.
pub(super) const REFUND: Words<RefundRule> = &[
    ("per_lesson", RefundRule::PerLesson, "按没有参加的课时退"),
    ("per_day", RefundRule::PerDay, "按没有参加的天数退"),
    ("fixed_daily_rate", RefundRule::FixedDailyRate, "没有参加的每天退固定金额"),
    ("half_below_half_month", RefundRule::HalfBelowHalfMonth, "参加不足当月上课日一半的退一半"),
    ("ten_day_steps", RefundRule::TenDaySteps, "按旬退"),
    ("continuous_over_one_week", RefundRule::ContinuousOverOneWeek, "连续缺席超过一周的退"),
    (
        "continuous_absence_month_steps",
        RefundRule::ContinuousAbsenceMonthSteps,
        "连续缺席满一个月退一个月，满半个月退一半",
    ),
    ("half_within_three_months", RefundRule::HalfWithinThreeMonths, "三个月内退出退一半，以后不退"),
    ("thirds", RefundRule::Thirds, "开课前全退，三分之一内退三分之二，三分之二内退三分之一，以后不退"),
    ("school_cancelled_always_full", RefundRule::SchoolCancelledAlwaysFull, "只退学校停课的部分"),
];
/// 退费去向.
pub(super) const PAY_BACK: Words<PayBack> = &[
    ("credit", PayBack::Credit, "抵下月费用"),
    ("original", PayBack::Original, "原路退回"),
    ("cash", PayBack::Cash, "退现金"),
];
/// 结余.
pub(super) const REMAINDER: Words<Remainder> = &[
    ("keep", Remainder::Keep, "留在学校"),
    ("equal", Remainder::Equal, "由参与的本校人员均分"),
    ("by_lessons", Remainder::ByLessons, "按课时分给参与的本校人员"),
];
/// How a pool is shared.
pub(super) const SPLIT: Words<Split> = &[
    ("by_lessons", Split::ByLessons, "按课时分"),
    ("by_heads", Split::ByHeads, "按人次分"),
    ("equal", Split::Equal, "均分"),
];

/// The code of a word of a list.
pub(super) fn code_of<T: PartialEq>(words: Words<T>, word: T) -> String {
    words.iter().find(|(_, each, _)| *each == word).map(|(code, ..)| (*code).to_owned()).unwrap_or_default()
}

/// How people read a word of a list.
pub(super) fn said_of<T: PartialEq>(words: Words<T>, word: T) -> &'static str {
    words.iter().find(|(_, each, _)| *each == word).map_or("", |(.., said)| said)
}

/// Codes with what they stand for.
pub(super) fn codes_of<T: Copy>(words: Words<T>) -> Vec<(&'static str, T)> {
    words.iter().map(|(code, word, _)| (*code, *word)).collect()
}

/// Permille as people write a share, without the sign: `8`, `12.5`.
pub(super) fn percent(permille: u32) -> String {
    match permille % 10 {
        0 => format!("{}", permille / 10),
        tenth => format!("{}.{tenth}", permille / 10),
    }
}
