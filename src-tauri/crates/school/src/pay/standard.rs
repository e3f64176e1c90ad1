//! Whether a pool pays those who serve in it anything, told before a month is reckoned.
use crate::profile::{PayRules, Pays, SharedPool};
use crate::words::StaffKind;
use std::collections::BTreeSet;

/// Whether serving in a pool is paid at all, whoever serves: by a rate or as a share.
pub fn is_paid(rules: &PayRules, pool: &str) -> bool {
    rules.rates.iter().any(|rate| rate.pool == pool) || is_shared(rules, pool)
}

/// The pools that pay by the lesson or share a sum among those who serve, each once, in the profile's order: what a group
/// can be put into. Management shares and daily duties are not for groups.
pub fn pools_for_groups(rules: &PayRules) -> Vec<String> {
    let rated = rules.rates.iter().filter(|rate| matches!(rate.pays, Pays::PerLesson(_))).map(|rate| &rate.pool);
    let of_management = |shared: &&SharedPool| shared.is_management || shared.pool.contains("管理");
    let shared = rules.pools.iter().filter(|shared| !of_management(shared)).map(|shared| &shared.pool);
    let mut pools: Vec<String> = Vec::new();
    for pool in rated.chain(shared) {
        if !pools.contains(pool) {
            pools.push(pool.clone());
        }
    }
    pools
}

/// Why people of these kinds would be reckoned at nothing for serving in a pool, with what to choose instead; `None` where
/// everyone who is paid by person has a standard, and where the profile pays nobody at all. Without people the pool itself
/// is looked at.
pub fn lacking(rules: &PayRules, pool: &str, kinds: &BTreeSet<StaffKind>) -> Option<String> {
    let pays_nobody = rules.rates.is_empty() && rules.pools.is_empty();
    let nobody_is_paid = !kinds.is_empty() && !kinds.iter().any(|kind| kind.is_paid_by_person());
    if pays_nobody || nobody_is_paid || is_shared(rules, pool) {
        return None;
    }
    if !is_paid(rules, pool) {
        let named = if pool.is_empty() {
            "没有填资金池".to_owned()
        } else {
            format!("资金池「{pool}」没有补助标准")
        };
        let instead = pools_for_groups(rules);
        let instead = match instead.is_empty() {
            true => "请在政策口径里加上标准。".to_owned(),
            false => format!("请改选有标准的资金池：{}；或在政策口径里加上标准。", instead.join("、")),
        };
        return Some(format!("{named}，教师会按 0 元计。{instead}"));
    }
    let has = |kind: StaffKind| rules.rates.iter().any(|rate| rate.pool == pool && rate.staff_kind == kind);
    let without = kinds.iter().filter(|kind| kind.is_paid_by_person() && !has(**kind)).map(|kind| kind.label());
    let without: Vec<&str> = without.collect();
    (!without.is_empty()).then(|| {
        let who = without.join("、");
        format!(
            "资金池「{pool}」没有{who}的补助标准，这类人员会按 0 元计。请换人、改选资金池，或在政策口径里加上标准。"
        )
    })
}

fn is_shared(rules: &PayRules, pool: &str) -> bool {
    rules.pools.iter().any(|shared| shared.pool == pool)
}
