//! A form without the example it began from: what the school's paper does not say is not there, or stays as usual.
use super::{FormRule, PaidForm, ProfileForm, RateForm, ReductionForm, RuleState};
use crate::words::{ServiceKind, StaffKind};

impl ProfileForm {
    /// The form without any figure that is an example's and that nobody has looked at. Of fees and rates, empty rows are left
    /// for what the school offers: `kinds` and `pools` are those of its groups, both empty where it has none yet; then for the
    /// usual kinds and what is paid for them. `categories` are those that families have: how much each is waived has to be said.
    #[must_use]
    pub fn bare(&self, kinds: &[ServiceKind], pools: &[String], categories: &[String]) -> ProfileForm {
        let mut form = self.without(|_| true);
        for category in categories {
            if !form.reductions.iter().any(|row| row.category.trim() == category) {
                let (kind, much) = (String::new(), String::new());
                form.reductions.push(ReductionForm { category: category.clone(), kind, much });
            }
        }
        let usual = [ServiceKind::BasicCare, ServiceKind::Club];
        let offered: Vec<ServiceKind> = if kinds.is_empty() { usual.to_vec() } else { [&usual[..1], kinds].concat() };
        form.fees.retain(|fee| {
            let is_empty = [&fee.price, &fee.cap_month, &fee.cap_term].iter().all(|text| text.trim().is_empty());
            !is_empty || offered.iter().any(|kind| kind.code() == fee.kind)
        });
        let first = self.rates.first().map(|row| row.pool.clone());
        let paid: Vec<String> = match pools {
            [] => first.into_iter().chain(offered.iter().map(|kind| kind.label().to_owned())).collect(),
            pools => pools.to_vec(),
        };
        form.rates
            .retain(|row| paid.contains(&row.pool) || row.amounts.iter().any(|paid| !paid.amount.trim().is_empty()));
        for pool in pools {
            let is_there =
                form.rates.iter().any(|row| row.pool == *pool) || form.pools.iter().any(|row| row.pool == *pool);
            if !is_there {
                form.rates.push(RateForm::empty(pool));
            }
        }
        form
    }

    /// The form without any of the other rules that nobody has looked at: what a paper may be without is left out, what the
    /// reckoning must know goes on as usual.
    #[must_use]
    pub fn without_unlooked(&self) -> ProfileForm {
        self.without(|rule| rule.is_rest && rule.place != "reductions")
    }

    fn without(&self, is_gone: impl Fn(&FormRule) -> bool) -> ProfileForm {
        let mut form = self.clone();
        let gone = self.rules().into_iter().filter(|rule| rule.state == RuleState::Sample && is_gone(rule));
        let mut pools: Vec<usize> = Vec::new();
        for rule in gone {
            if !rule.may_drop {
                form.unwritten.push(rule.key);
                continue;
            }
            let (head, row) = rule.place.split_once('.').unwrap_or((&rule.place, ""));
            let (row, field) = row.split_once('.').unwrap_or((row, ""));
            match (head, row.parse::<usize>()) {
                ("fees", Ok(row)) => form.clear_fee(row, field),
                ("total_caps", Ok(row)) => form.clear_total(row, field),
                ("rates", Ok(row)) => form.clear_rate(row, field),
                ("pools", Ok(row)) => pools.push(row),
                _ => form.clear(head),
            }
        }
        for row in pools.into_iter().rev() {
            form.pools.remove(row);
        }
        form
    }

    fn clear_fee(&mut self, row: usize, field: &str) {
        let Some(fee) = self.fees.get_mut(row) else { return };
        match field {
            "price" => fee.price.clear(),
            "cap_month" => fee.cap_month.clear(),
            "cap_term" => fee.cap_term.clear(),
            "lessons_max" => fee.lessons_max.clear(),
            _ => {}
        }
    }

    fn clear_total(&mut self, row: usize, field: &str) {
        let Some(total) = self.total_caps.get_mut(row) else { return };
        match field {
            "cap_month" => total.cap_month.clear(),
            "cap_term" => total.cap_term.clear(),
            _ => {}
        }
    }

    fn clear_rate(&mut self, row: usize, field: &str) {
        let column = field.split_once('.').and_then(|(_, column)| column.parse::<usize>().ok());
        let paid = self.rates.get_mut(row).zip(column).and_then(|(row, column)| row.amounts.get_mut(column));
        if let Some(paid) = paid {
            paid.amount.clear();
        }
    }

    fn clear(&mut self, field: &str) {
        match field {
            "reductions" => self.reductions.clear(),
            "late_minutes" => {
                self.late_minutes.clear();
                self.late_deduct.clear();
            }
            "pay_floor" => self.pay_floor.clear(),
            "management_max" => self.management_max.clear(),
            "earliest_end" => self.earliest_end.clear(),
            _ => {}
        }
    }
}

impl RateForm {
    /// A row for a pool in which nothing is written yet.
    fn empty(pool: &str) -> RateForm {
        let paid = StaffKind::ALL.iter().filter(|kind| kind.is_paid_by_person());
        let amounts = paid.map(|kind| PaidForm { staff_kind: kind.code().to_owned(), amount: String::new() });
        RateForm {
            pool: pool.to_owned(),
            slot_from: String::new(),
            slot_to: String::new(),
            unit: "lesson".to_owned(),
            amounts: amounts.collect(),
        }
    }
}
