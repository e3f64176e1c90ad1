//! What a usable profile should still be looked at for: standards that end soon, rates below the floor, kinds charged against the national paper.
use super::{ChargedOn, FeePolicy, FeeUnit, FormRule, PartMonth, Pays, PolicyProfile};
use crate::days::date_label;
use crate::words::ServiceKind;
use chrono::{Datelike, Days, NaiveDate};

/// Whose standards a school goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standards {
    /// None are in force.
    #[default]
    None,
    /// An example's.
    Sample,
    /// Its own.
    Own {
        /// Rules that are still an example's.
        unchecked: u32,
    },
}

/// `基础托管、社团(金发改价格〔2026〕12号)`: the kinds of each paper.
fn by_paper(fees: &[&FeePolicy]) -> Vec<String> {
    let mut papers: Vec<(&str, Vec<&str>)> = Vec::new();
    for fee in fees {
        let kind = fee.service_kind.label();
        match papers.iter_mut().find(|(number, _)| *number == fee.number) {
            Some((_, kinds)) if kinds.contains(&kind) => {}
            Some((_, kinds)) => kinds.push(kind),
            None => papers.push((&fee.number, vec![kind])),
        }
    }
    papers.into_iter().map(|(number, kinds)| format!("{}({number})", kinds.join("、"))).collect()
}

/// The year of a 文号: 2026 of 金发改价格〔2026〕12号, in whatever brackets it stands.
fn year_of(number: &str) -> Option<i32> {
    let (_, after) = number.split_once(['〔', '［', '[', '（', '(', '【'])?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// Days before its end from which a trial standard is warned of.
const TRIAL_WARNED_DAYS: u64 = 60;

impl PolicyProfile {
    /// Sentences about what needs a look as of a day; none of them keeps the profile from being used.
    pub fn warnings(&self, today: NaiveDate) -> Vec<String> {
        let mut found = self.unknown.clone();
        if !self.valid.has(today) {
            found.push(format!("政策口径「{}」在 {today} 不在有效期内", self.name));
        }
        self.warn_of_kinds(&mut found);
        self.warn_of_fees(today, &mut found);
        if self.sample_said().is_some() {
            found.extend(self.left_open());
        }
        self.warn_of_pay(&mut found);
        found
    }

    /// What of its fees has no end or no cap: asked once, when the standards are kept. Of the school's own it is no fault,
    /// for many a paper names neither.
    pub fn left_open(&self) -> Vec<String> {
        let mut open: [(Vec<&FeePolicy>, &str); 2] =
            [(Vec::new(), "没有写截止日期，请核对文件有效期"), (Vec::new(), "没有月封顶或学期封顶，请核对文件")];
        for fee in self.fees.iter().filter(|fee| self.chargeable(fee.service_kind)) {
            if fee.valid.to.is_none() {
                open[0].0.push(fee);
            }
            let is_counted = matches!(fee.unit, FeeUnit::Lesson | FeeUnit::Day);
            let is_capped = fee.cap_month_fen.is_some() || fee.cap_term_fen.is_some() || self.has_total_cap(fee);
            if is_counted && !is_capped {
                open[1].0.push(fee);
            }
        }
        open.into_iter().flat_map(|(fees, lacks)| by_paper(&fees).into_iter().map(move |what| what + lacks)).collect()
    }

    /// Why the profile is not the school's own yet: a paper that no authority issued (its issuer or number begins with 某, as
    /// in the examples), or a name that says it is an example. `None` once the school wrote its own paper into it.
    pub fn sample_said(&self) -> Option<String> {
        let is_made_up = |text: &str| text.trim_start().starts_with('某');
        let made_up = self.fees.iter().find(|fee| is_made_up(&fee.number) || is_made_up(&fee.issuer));
        match made_up {
            Some(fee) => Some(format!(
                "政策口径「{}」是示例，文号「{}」是虚构的，会照样印在告家长书上。请先照本地文件填写文号和标准。",
                self.name, fee.number
            )),
            None if self.name.trim_start().starts_with("示例") => Some(format!(
                "政策口径「{}」是示例，文号和标准未必适用于本校。请先照本地文件填写文号和标准。",
                self.name
            )),
            None => None,
        }
    }

    /// Whether the standards are the school's own, and how many of its rules nobody has looked at.
    pub fn standards(&self) -> Standards {
        if self.sample_said().is_some() {
            return Standards::Sample;
        }
        Standards::Own { unchecked: self.unchecked_rules().len() as u32 }
    }

    /// The rules that are an example's and that nobody has looked at; none of an example itself, of which all are.
    pub fn unchecked_rules(&self) -> Vec<FormRule> {
        if self.sample_said().is_some() { Vec::new() } else { self.form().unchecked() }
    }

    /// The rules that the paper says nothing about, so that one goes on as usual.
    pub fn unwritten_rules(&self) -> Vec<FormRule> {
        if self.sample_said().is_some() { Vec::new() } else { self.form().unwritten() }
    }

    /// That some rules are still an example's; `None` where all were looked at, or where the whole profile is an example.
    pub fn unchecked_said(&self) -> Option<String> {
        match self.standards() {
            Standards::Own { unchecked: some @ 1.. } => {
                Some(format!("收费和补助标准有 {some} 条仍是示例里的数，还没有照文件核对。"))
            }
            _ => None,
        }
    }

    /// What is asked about the papers before they are gone by: a standard that holds from before the year of its 文号, which
    /// a paper may say but which is more often the day of an older one.
    pub fn questions(&self) -> Vec<String> {
        let mut asked = Vec::new();
        for fee in &self.fees {
            let Some(year) = year_of(&fee.number).filter(|year| fee.valid.from.year() < *year) else { continue };
            let said = format!(
                "「{}」是{year}年的文件，从哪天起却写的是{}。文件写明追溯的不用改，否则请改成文件上的日期。",
                fee.number,
                date_label(fee.valid.from)
            );
            if !asked.contains(&said) {
                asked.push(said);
            }
        }
        asked
    }

    /// 教基厅函〔2023〕26号: evening study may not be counted as after-school service nor carry its fee, weekends likewise.
    fn warn_of_kinds(&self, found: &mut Vec<String>) {
        for kind in [ServiceKind::EveningStudy, ServiceKind::Weekend] {
            if self.chargeable(kind) && self.fees.iter().any(|fee| fee.service_kind == kind) {
                found.push(format!(
                    "{}按教基厅函〔2023〕26号不得计入课后服务收费，本口径按当地文件重新启用，请核对文号",
                    kind.label()
                ));
            }
        }
        if self.fees.iter().any(|fee| fee.service_kind == ServiceKind::Tutoring) {
            found.push("个别辅导一律免费，口径中的收费标准未采用".to_owned());
        }
    }

    fn warn_of_fees(&self, today: NaiveDate, found: &mut Vec<String>) {
        for fee in self.fees.iter().filter(|fee| self.chargeable(fee.service_kind)) {
            let what = format!("{}({})", fee.service_kind.label(), fee.number);
            match fee.valid.to {
                Some(to) if to < today => found.push(format!("{what}已于 {to} 到期，之后不能收费")),
                Some(to)
                    if fee.is_trial && to <= today.checked_add_days(Days::new(TRIAL_WARNED_DAYS)).unwrap_or(to) =>
                {
                    found.push(format!("{what}是试行标准，将于 {to} 到期，请尽早办理延期或新文件"));
                }
                _ => {}
            }
            if fee.unit != FeeUnit::Month && fee.part_month != PartMonth::None {
                found.push(format!("{what}的 part_month 只用于按月收费，未采用"));
            }
            if fee.charged_on == ChargedOn::Booked && fee.absence_charged {
                found.push(format!("{what}按报名收费，absence_charged 未采用"));
            }
        }
    }

    fn warn_of_pay(&self, found: &mut Vec<String>) {
        let pay = &self.pay;
        for rate in &pay.rates {
            let who = format!("「{}」{}", rate.pool, rate.staff_kind.label());
            if let (Pays::PerLesson(fen), Some(floor)) = (rate.pays, pay.floor_per_lesson_fen)
                && fen < floor
            {
                found.push(format!("{who}的标准 {fen} 元/课时低于规定的每课时 {floor} 元"));
            }
            if !rate.staff_kind.is_paid_by_person() {
                found.push(format!("{who}不按人发放，该标准未采用"));
            }
            if pay.pools.iter().any(|pool| pool.pool == rate.pool) {
                found.push(format!("{who}的标准未采用：该资金池按总额分配"));
            }
        }
        let Some(most) = pay.management_share_max_permille else { return };
        let looks_like_management = pay.pools.iter().filter(|pool| pool.is_management || pool.pool.contains("管理"));
        let share: u32 = looks_like_management.filter_map(|pool| pool.of_income()).sum();
        if share > most {
            found.push(format!("管理类资金池合计占收入的千分之 {share}，高于上限千分之 {most}"));
        }
    }
}
