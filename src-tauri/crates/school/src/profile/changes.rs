//! What another profile would change, one sentence for each figure or rule, before a school adopts it.
use super::PolicyProfile;
use super::said::{said_of_fee, said_of_total};
use super::table::refund;
use std::collections::BTreeMap;

impl PolicyProfile {
    /// What becomes other when `after` takes the place of this profile; empty where nothing does.
    pub fn changes_to(&self, after: &PolicyProfile) -> Vec<String> {
        let mut said = Vec::new();
        compare("收费", &self.fee_words(), &after.fee_words(), &mut said);
        compare("减免", &self.reduction_words(), &after.reduction_words(), &mut said);
        compare("补助", &self.pay_words(), &after.pay_words(), &mut said);
        let (was, is) = (refund(&self.refund), refund(&after.refund));
        if was != is {
            said.push(format!("退费：原来是「{was}」，改为「{is}」。"));
        }
        said
    }

    fn fee_words(&self) -> Vec<(String, String)> {
        let fees = self.fees.iter().filter(|fee| self.chargeable(fee.service_kind));
        let said = fees.map(said_of_fee).chain(self.total_caps.iter().map(said_of_total));
        let words = said.map(|said| match said.split_once(' ') {
            Some((key, value)) => (key.to_owned(), value.to_owned()),
            None => (said, String::new()),
        });
        words.collect()
    }

    fn reduction_words(&self) -> Vec<(String, String)> {
        self.reductions.iter().map(|rule| (rule.category.clone(), rule.waives.label())).collect()
    }

    fn pay_words(&self) -> Vec<(String, String)> {
        let key = |pool: &str, who: &str, slot: &str| match slot {
            "" => format!("{pool} {who}"),
            slot => format!("{pool} {who} {slot}"),
        };
        self.rate_rows().into_iter().map(|row| (key(&row.pool, &row.who, &row.slot), row.rate)).collect()
    }
}

/// One sentence for each name whose words differ, in the order of the one that comes, then what goes.
fn compare(about: &str, before: &[(String, String)], after: &[(String, String)], said: &mut Vec<String>) {
    let was: BTreeMap<&str, &str> = before.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let is: BTreeMap<&str, &str> = after.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    for (key, value) in after {
        match was.get(key.as_str()) {
            None => said.push(format!("{about}：新增「{key}」，{value}。")),
            Some(old) if old != value => said.push(format!("{about}：「{key}」原来是 {old}，改为 {value}。")),
            Some(_) => {}
        }
    }
    let gone = before.iter().filter(|(key, _)| !is.contains_key(key.as_str()));
    said.extend(gone.map(|(key, value)| format!("{about}：不再有「{key}」（原来是 {value}）。")));
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use crate::profile::PolicyProfile;
    use crate::profile::tests::PLAIN;

    #[test]
    fn another_profile_is_told_by_what_it_changes() {
        let plain = PolicyProfile::read(PLAIN).unwrap();
        for (was, is, said) in [
            ("price_fen = 300", "price_fen = 300", None),
            (
                "[pay]",
                "[[total_cap]]\ncap_term_fen = 60000\n[pay]",
                Some("收费：新增「各项合计」，每学期最多 600.00 元。"),
            ),
            ("price_fen = 300", "price_fen = 350", Some("收费：「基础托管（小学）」原来是 3.00 元/课时")),
            ("percent = 50", "percent = 60", Some("减免：「其他家庭困难」原来是 50 %，改为 60 %。")),
            ("per_lesson_fen = 6000", "per_lesson_fen = 6500", Some("改为 65.00 元/课时。")),
            ("pool = \"值班领导\"", "pool = \"值班\"", Some("补助：新增「值班 ")),
        ] {
            let after = PolicyProfile::read(&PLAIN.replace(was, is)).unwrap();
            let found = plain.changes_to(&after);
            match said {
                None => assert!(found.is_empty(), "{found:?}"),
                Some(said) => assert!(found.iter().any(|each| each.contains(said)), "{said}: {found:?}"),
            }
        }
    }
}
