//! Shared pools and what is left of the income: sums split by largest remainder, lower 工号 first.
use super::{InPool, Lead, PayInput, Person};
use crate::money::{Fen, Lessons};
use crate::profile::{PoolSource, Remainder, SharedPool, Split};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The pool's name under which the remainder of the income stands on the sheets.
pub const REMAINDER_POOL: &str = "结余分配";

/// Splits one pool among those who have paid rows in it. A sum that nobody served for stays with the school; the lead tells
/// where that is set right.
pub(super) fn share(
    input: &PayInput<'_>,
    shared: &SharedPool,
    people: &mut [Person<'_>],
    findings: &mut Vec<String>,
) -> Option<Lead> {
    let (sum, label, from) = match shared.source {
        PoolSource::Fixed(fen) => (fen, format!("总额 {fen} 元"), format!("总额 {fen} 元")),
        PoolSource::OfIncome(permille) => {
            let income = input.income_fen.max(Fen::ZERO);
            let sum = Fen((i128::from(income.0) * i128::from(permille) / 1000) as i64);
            let part = format!("{}.{}%", permille / 10, permille % 10);
            (sum, format!("收入的 {part}"), format!("本月收费 {income} 元的 {part} 共 {sum} 元"))
        }
    };
    let name = shared.pool.as_str();
    let weights: Vec<i64> = people.iter().map(|person| weight(person, name, shared.split)).collect();
    let total: i64 = weights.iter().sum();
    if total == 0 {
        let said = format!(
            "资金池「{name}」本月没有可分配的人员，{sum} 元未分配。有人做这项工作的，请在签到页给他登记岗位「{name}」；没有的，请在政策口径里去掉这个资金池"
        );
        return (sum > Fen::ZERO).then(|| {
            findings.push(said.clone());
            let day = input.rows.iter().map(|row| row.day).max();
            Lead { said, group: None, name: name.to_owned(), staff: None, day }
        });
    }
    let served = weights.iter().filter(|weight| **weight > 0).count();
    let parts = sum.share_among(&weights);
    for ((person, weight), part) in people.iter_mut().zip(weights).zip(parts) {
        let by = match shared.split {
            Split::ByLessons => {
                format!("按课时分，本人 {} / 共 {} 课时", Lessons(weight).shown(), Lessons(total).shown())
            }
            Split::ByHeads => format!("按人次分，本人 {weight} / 共 {total} 人次"),
            Split::Equal => format!("{served} 人均分"),
        };
        if let Some(in_pool) = person.pools.get_mut(name).filter(|_| weight > 0) {
            in_pool.shared = Some((label.clone(), format!("{name}：{from}，{by}"), part));
        }
    }
    None
}

/// Shares what is left of the month's service fees after all pay among own staff who served, as the profile says.
pub(super) fn share_remainder(input: &PayInput<'_>, people: &mut [Person<'_>]) {
    let paid: Fen = people.iter().map(Person::amount).sum();
    let (left, rule) = (input.income_fen - paid, input.profile.pay.remainder);
    if rule == Remainder::Keep || left <= Fen::ZERO {
        return;
    }
    let weights: Vec<i64> = people
        .iter()
        .map(|person| match rule {
            _ if person.is_labour() || person.rows.is_empty() => 0,
            Remainder::ByLessons => person.rows.iter().map(|paid| paid.row.lessons.0).sum(),
            Remainder::Equal | Remainder::Keep => 1,
        })
        .collect();
    let by = if rule == Remainder::ByLessons { "按课时分配给本校人员" } else { "由本校人员均分" };
    for (person, part) in people.iter_mut().zip(left.share_among(&weights)) {
        if part > Fen::ZERO {
            let text = format!("{REMAINDER_POOL}：本月收费 {} 元，发放后余 {left} 元，{by}", input.income_fen);
            let shared = Some(("结余".to_owned(), text, part));
            person.pools.insert(REMAINDER_POOL, InPool { shared, ..InPool::default() });
        }
    }
}

fn weight(person: &Person<'_>, pool: &str, split: Split) -> i64 {
    let rows = || person.rows.iter().map(|paid| paid.row).filter(|row| row.pool == pool);
    match split {
        Split::ByLessons => rows().map(|row| row.lessons.0).sum(),
        Split::Equal => i64::from(rows().next().is_some()),
        Split::ByHeads => {
            let mut heads: BTreeMap<(NaiveDate, &str), u32> = BTreeMap::new();
            for row in rows() {
                let most = heads.entry((row.day, row.what)).or_default();
                *most = row.heads.max(*most);
            }
            heads.values().map(|heads| i64::from(*heads)).sum()
        }
    }
}
