//! From a profile's TOML text to its rules: every mistake is told by key, what was found and what was wanted.
use super::keys::{Keys, read_time};
use super::lists::{CHARGED_ON, FUND, PART_MONTH, PAY_BACK, REFUND, REMAINDER, ROUNDING, SPLIT, UNIT, codes_of};
use super::{
    ChargedOn, FeePolicy, PartMonth, PayBack, PayRate, PayRules, PaySlot, Pays, PolicyProfile, PoolSource,
    ReductionRule, RefundRule, RefundRules, Remainder, SharedPool, TotalCap, Waives, sha256_hex,
};
use crate::days::Span;
use crate::money::{Fen, Rounding};
use crate::no::Refusal;
use crate::session::TimeLimits;
use crate::words::{Area, FundSource, ServiceKind, StaffKind, Stage};
use chrono::NaiveTime;
use toml::Table;

/// The most any one amount in a profile may be: ten million yuan, far above every price and far below an overflow.
pub(super) const MOST_FEN: i64 = 1_000_000_000;

impl PolicyProfile {
    /// Reads a profile. Unknown keys are kept as sentences in `unknown`, since fields may be added.
    ///
    /// # Refuses
    /// [`Refusal::BadProfile`]: text that is no TOML, a missing or unusable value, a fee without issuing body, 文号 or
    /// first day, two fees for the same on the same day, and shares that take more than they may.
    pub fn read(text: &str) -> Result<PolicyProfile, Refusal> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table: Table = text.parse().map_err(|error: toml::de::Error| not_toml(text, &error))?;
        let empty = Table::new();
        let mut unknown = Vec::new();
        let mut top = Keys::new(String::new(), &table);
        let mut time_keys = top.table("time", &empty)?;
        let (time, not_chargeable) = time(&mut time_keys)?;
        time_keys.note_unknown(&mut unknown);
        let fees = each(&mut top, "fee", "fee", "收费标准", &mut unknown, fee)?;
        no_fee_twice(&fees)?;
        let total_caps = each(&mut top, "total_cap", "total_cap", "各项合计封顶", &mut unknown, TotalCap::read)?;
        if let Some(twice) = repeated(total_caps.iter().map(TotalCap::label)) {
            return Err(Refusal::BadProfile {
                what: format!("「{twice}」的封顶写了两次：同样的学生只能写一次")
            });
        }
        let reductions = each(&mut top, "reduction", "reduction", "减免", &mut unknown, reduction)?;
        if let Some(twice) = repeated(reductions.iter().map(|rule| &rule.category)) {
            return Err(Refusal::BadProfile {
                what: format!("减免类别「{twice}」写了两次：每个类别只能写一次")
            });
        }
        let mut refund_keys = top.table("refund", &empty)?;
        let refund = refund(&mut refund_keys)?;
        refund_keys.note_unknown(&mut unknown);
        let mut pay_keys = top.table("pay", &empty)?;
        let pay = pay(&mut pay_keys, &mut unknown)?;
        pay_keys.note_unknown(&mut unknown);
        let profile = PolicyProfile {
            id: needed_text(&mut top, "id", "口径代号，例如 \"example-per-lesson\"")?,
            name: needed_text(&mut top, "name", "口径名称")?,
            valid: span(&mut top, "effective_from", "effective_to")?,
            time,
            not_chargeable,
            fees,
            total_caps,
            reductions,
            refund,
            pay,
            unchecked: top.texts("unchecked")?,
            unwritten: top.texts("unwritten")?,
            unknown: Vec::new(),
            text_sha256: sha256_hex(text),
        };
        top.note_unknown(&mut unknown);
        Ok(PolicyProfile { unknown, ..profile })
    }
}

fn time(keys: &mut Keys<'_>) -> Result<(TimeLimits, Vec<ServiceKind>), Refusal> {
    let clock = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    let limits = TimeLimits {
        earliest_end: keys.time("earliest_end")?.unwrap_or(NaiveTime::MIN),
        basic_latest_end: keys.time("basic_latest_end")?.unwrap_or(clock(18, 30)),
        extended_latest_end: keys.time("extended_latest_end")?.unwrap_or(clock(20, 30)),
        weekend_days_max: keys.whole("weekend_days_max", 0, 1, " 0 或 1(周末最多一天)")?.unwrap_or(0) as u32,
        evening_study: keys.flag("evening_study")?.unwrap_or(false),
    };
    let usual = || vec![ServiceKind::EveningStudy, ServiceKind::Weekend, ServiceKind::Tutoring];
    Ok((limits, keys.words("not_chargeable", &codes(ServiceKind::ALL, ServiceKind::code))?.unwrap_or_else(usual)))
}

fn fee(keys: &mut Keys<'_>) -> Result<FeePolicy, Refusal> {
    let price_fen = money(keys, "price_fen")?;
    let lessons_max = keys.whole("lessons_per_day_max", 1, 24, " 1 到 24 的整数(课时)")?;
    Ok(FeePolicy {
        service_kind: needed_word(keys, "service_kind", &codes(ServiceKind::ALL, ServiceKind::code))?,
        stage: keys.word("stage", &codes(Stage::ALL, Stage::code))?.filter(|stage| *stage != Stage::NineYear),
        area: keys.word("area", &codes(Area::ALL, Area::code))?,
        fund: keys.word("fund", &codes_of(FUND))?.unwrap_or(FundSource::ServiceFee),
        unit: needed_word(keys, "unit", &codes_of(UNIT))?,
        price_fen: keys.needed("price_fen", price_fen, MONEY)?,
        lessons_per_day_max: lessons_max.map(|lessons| lessons as u32),
        cap_month_fen: money(keys, "cap_month_fen")?,
        cap_term_fen: money(keys, "cap_term_fen")?,
        charged_on: keys.word("charged_on", &codes_of(CHARGED_ON))?.unwrap_or(ChargedOn::Attended),
        absence_charged: keys.flag("absence_charged")?.unwrap_or(false),
        part_month: keys.word("part_month", &codes_of(PART_MONTH))?.unwrap_or(PartMonth::None),
        rounding: keys.word("rounding", &codes_of(ROUNDING))?.unwrap_or(Rounding::Fen),
        issuer: needed_text(keys, "issuer", "发文机关")?,
        number: needed_text(keys, "number", "文号：没有文号的收费不能收取")?,
        clause: keys.text("clause")?.unwrap_or_default(),
        valid: span(keys, "from", "to")?,
        is_trial: keys.flag("trial")?.unwrap_or(false),
    })
}

fn reduction(keys: &mut Keys<'_>) -> Result<ReductionRule, Refusal> {
    let category = needed_text(keys, "category", "减免类别，例如 \"农村低保\"")?;
    let percent = keys.whole("percent", 1, 100, " 1 到 100 的整数(减免百分之几)")?;
    let amount = money(keys, "amount_fen")?;
    let waives = match needed_word(keys, "kind", &[("free", 0), ("percent", 1), ("amount", 2)])? {
        0 => Waives::All,
        1 => Waives::Percent(keys.needed("percent", percent, " 1 到 100 的整数(减免百分之几)")? as u32),
        _ => Waives::Amount(keys.needed("amount_fen", amount, MONEY)?),
    };
    Ok(ReductionRule { category, waives })
}

fn refund(keys: &mut Keys<'_>) -> Result<RefundRules, Refusal> {
    let rule = keys.word("rule", &codes_of(REFUND))?.unwrap_or(RefundRule::PerLesson);
    let daily_rate_fen = money(keys, "daily_rate_fen")?;
    if rule == RefundRule::FixedDailyRate {
        keys.needed("daily_rate_fen", daily_rate_fen, MONEY)?;
    }
    Ok(RefundRules {
        rule,
        daily_rate_fen,
        is_school_cancelled_full: keys.word("school_cancelled", &[("full", true), ("none", false)])?.unwrap_or(true),
        pay_back: keys.word("pay_back", &codes_of(PAY_BACK))?.unwrap_or(PayBack::Credit),
    })
}

fn pay(keys: &mut Keys<'_>, unknown: &mut Vec<String>) -> Result<PayRules, Refusal> {
    let management_max =
        keys.whole("management_share_max_permille", 0, 1000, PERMILLE)?.map(|permille| permille as u32);
    let rates = each(keys, "rate", "pay.rate", "补助标准", unknown, rate)?;
    let pools = each(keys, "pool", "pay.pool", "资金池", unknown, |pool| shared_pool(pool, management_max))?;
    if let Some(twice) = repeated(pools.iter().map(|pool| &pool.pool)) {
        return Err(Refusal::BadProfile {
            what: format!("资金池「{twice}」写了两次：每个资金池只能写一次")
        });
    }
    let of_income: u32 = pools.iter().filter_map(|pool| pool.of_income()).sum();
    if of_income > 1000 {
        let what = format!("各资金池占收费收入的份额合计是千分之 {of_income}：应不超过千分之一千");
        return Err(Refusal::BadProfile { what });
    }
    no_rate_twice(&rates)?;
    Ok(PayRules {
        basis: keys.text("basis")?.unwrap_or_default(),
        floor_per_lesson_fen: money(keys, "floor_per_lesson_fen")?,
        management_share_max_permille: management_max,
        late_or_early_minutes: keys.whole("late_or_early_minutes", 0, 240, " 0 到 240 的整数(分钟)")?.unwrap_or(0)
            as u32,
        late_or_early_deduct_permille: keys.whole("late_or_early_deduct_permille", 0, 1000, PERMILLE)?.unwrap_or(0)
            as u32,
        remainder: keys.word("remainder", &codes_of(REMAINDER))?.unwrap_or(Remainder::Keep),
        rates,
        pools,
    })
}

fn rate(keys: &mut Keys<'_>) -> Result<PayRate, Refusal> {
    const SLOT: &str = "时段，例如 \"15:45-16:25\"，结束晚于开始";
    let slot = match keys.text("slot")? {
        None => None,
        Some(text) => Some(read_slot(&text).ok_or_else(|| keys.bad("slot", SLOT))?),
    };
    let pays = match (money(keys, "per_lesson_fen")?, money(keys, "per_day_fen")?) {
        (Some(fen), None) => Pays::PerLesson(fen),
        (None, Some(fen)) => Pays::PerDay(fen),
        _ => return Err(keys.bad("per_lesson_fen", "以分为单位的整数，与 per_day_fen 两者写且只写一个")),
    };
    Ok(PayRate {
        pool: needed_text(keys, "pool", "资金池名称")?,
        staff_kind: needed_word(keys, "staff_kind", &codes(StaffKind::ALL, StaffKind::code))?,
        slot,
        pays,
    })
}

fn shared_pool(keys: &mut Keys<'_>, management_max: Option<u32>) -> Result<SharedPool, Refusal> {
    let permille = keys.whole("of_income_permille", 0, 1000, PERMILLE)?;
    let source = match (permille, money(keys, "fixed_fen")?) {
        (Some(permille), None) => PoolSource::OfIncome(permille as u32),
        (None, Some(fen)) => PoolSource::Fixed(fen),
        _ => return Err(keys.bad("of_income_permille", "0 到 1000 的整数，与 fixed_fen 两者写且只写一个")),
    };
    let is_management = keys.flag("management")?.unwrap_or(false);
    if let (true, PoolSource::OfIncome(permille), Some(most)) = (is_management, source, management_max)
        && permille > most
    {
        return Err(
            keys.bad("of_income_permille", &format!("不超过 {most}(management_share_max_permille，管理费占比上限)"))
        );
    }
    Ok(SharedPool {
        pool: needed_text(keys, "pool", "资金池名称")?,
        source,
        split: needed_word(keys, "split", &codes_of(SPLIT))?,
        is_management,
    })
}

impl SharedPool {
    /// Permille of income; `None` for a fixed sum.
    pub(super) fn of_income(&self) -> Option<u32> {
        match self.source {
            PoolSource::OfIncome(permille) => Some(permille),
            PoolSource::Fixed(_) => None,
        }
    }
}

const MONEY: &str = "以分为单位的整数，例如 250 表示 2.50 元";
const PERMILLE: &str = " 0 到 1000 的整数(千分之几)";

pub(super) fn money(keys: &mut Keys<'_>, key: &'static str) -> Result<Option<Fen>, Refusal> {
    Ok(keys.whole(key, 0, MOST_FEN, MONEY)?.map(Fen))
}

fn needed_text(keys: &mut Keys<'_>, key: &'static str, wanted: &str) -> Result<String, Refusal> {
    let found = keys.text(key)?;
    keys.needed(key, found, wanted)
}

fn needed_word<T: Copy>(keys: &mut Keys<'_>, key: &'static str, words: &[(&str, T)]) -> Result<T, Refusal> {
    let found = keys.word(key, words)?;
    let choices: Vec<&str> = words.iter().map(|(code, _)| *code).collect();
    keys.needed(key, found, &format!("以下之一：{}", choices.join("、")))
}

fn span(keys: &mut Keys<'_>, from: &'static str, to: &'static str) -> Result<Span, Refusal> {
    let (first, last) = (keys.day(from)?, keys.day(to)?);
    let first = keys.needed(from, first, "生效日期，例如 \"2025-09-01\"")?;
    if last.is_some_and(|last| last < first) {
        return Err(keys.bad(to, &format!("不早于 {from} 的日期")));
    }
    Ok(Span { from: first, to: last })
}

fn each<'a, T>(
    keys: &mut Keys<'a>,
    key: &'static str,
    full_key: &str,
    what: &str,
    unknown: &mut Vec<String>,
    mut read: impl FnMut(&mut Keys<'a>) -> Result<T, Refusal>,
) -> Result<Vec<T>, Refusal> {
    let mut found = Vec::new();
    for mut item in keys.tables(key, full_key, what)? {
        found.push(read(&mut item)?);
        item.note_unknown(unknown);
    }
    Ok(found)
}

fn codes<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.iter().map(|word| (code(*word), *word)).collect()
}

fn read_slot(text: &str) -> Option<PaySlot> {
    let (from, to) = text.split_once(['-', '–', '—', '~', '至'])?;
    let slot = PaySlot { from: read_time(from)?, to: read_time(to)? };
    (slot.from < slot.to).then_some(slot)
}

fn repeated<T: Ord + Clone>(mut names: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = std::collections::BTreeSet::new();
    names.find(|name| !seen.insert(name.clone()))
}

fn no_fee_twice(fees: &[FeePolicy]) -> Result<(), Refusal> {
    for (place, fee) in fees.iter().enumerate() {
        let same = |other: &&FeePolicy| {
            (other.service_kind, other.stage, other.area) == (fee.service_kind, fee.stage, fee.area)
                && other.valid.meets(&fee.valid)
        };
        if let Some(before) = fees[..place].iter().position(|other| same(&other)) {
            let what = format!(
                "第 {} 项和第 {} 项收费标准都是{}，适用的学生也相同，且有效期重叠：同一天只能有一个标准，请改其中一项的起止日期",
                before + 1,
                place + 1,
                fee.service_kind.label()
            );
            return Err(Refusal::BadProfile { what });
        }
    }
    Ok(())
}

fn no_rate_twice(rates: &[PayRate]) -> Result<(), Refusal> {
    let meet = |one: Option<PaySlot>, other: Option<PaySlot>| match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.from < other.to && other.from < one.to,
        _ => false,
    };
    for (place, rate) in rates.iter().enumerate() {
        let same = |other: &PayRate| {
            (&other.pool, other.staff_kind) == (&rate.pool, rate.staff_kind) && meet(other.slot, rate.slot)
        };
        if let Some(before) = rates[..place].iter().position(same) {
            let what = format!(
                "第 {} 项和第 {} 项补助标准都是「{}」{}：同一时段只能有一个标准",
                before + 1,
                place + 1,
                rate.pool,
                rate.staff_kind.label()
            );
            return Err(Refusal::BadProfile { what });
        }
    }
    Ok(())
}

fn not_toml(text: &str, error: &toml::de::Error) -> Refusal {
    let at = error.span().map_or(text.len(), |span| span.start).min(text.len());
    let row = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let line = text.lines().nth(row - 1).unwrap_or("").trim();
    Refusal::BadProfile {
        what: format!("第 {row} 行「{line}」不符合 TOML 写法：应为 键 = 值、[节] 或 # 注释，同一个键只写一次"),
    }
}
