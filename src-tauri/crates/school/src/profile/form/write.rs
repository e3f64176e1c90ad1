//! From a filled-in form to the profile's text: every mistake at its field, and what was written reads as a profile.
use super::{FeeForm, FormProblem, PoolForm, ProfileForm, RateForm, ReductionForm, TotalForm};
use crate::dates::read_day;
use crate::days::time_label;
use crate::money::Fen;
use crate::no::Refusal;
use crate::profile::PolicyProfile;
use crate::profile::keys::read_time;
use crate::profile::read::MOST_FEN;
use chrono::{NaiveDate, NaiveTime};
use toml::Value;

const MONEY: &str = "应为金额（元），例如 2.50";
const NO_ISSUER: &str = "发文机关空着：请照文件的版头或落款写全称";
const NO_NUMBER: &str = "文号空着：没有文号的收费不能收取";

impl ProfileForm {
    /// The profile's text, for [`PolicyProfile::read`].
    ///
    /// # Refuses
    /// Every field that cannot stay as it is, in the form's order; never an empty list.
    pub fn text(&self) -> Result<String, Vec<FormProblem>> {
        let mut sheet = Sheet::default();
        self.head(&mut sheet);
        for (place, fee) in self.fees.iter().enumerate() {
            sheet.open("[[fee]]", format!("fees.{place}."), format!("收费标准第 {} 项的", place + 1));
            fee.write(self, &mut sheet);
        }
        for (place, total) in self.total_caps.iter().enumerate().filter(|(_, total)| total.is_filled()) {
            sheet.open("[[total_cap]]", format!("total_caps.{place}."), "各项合计".to_owned());
            total.write(&mut sheet);
        }
        for (place, reduction) in self.reductions.iter().enumerate() {
            sheet.open("[[reduction]]", format!("reductions.{place}."), format!("减免第 {} 项的", place + 1));
            reduction.write(&mut sheet);
        }
        self.refund(&mut sheet);
        let most = self.pay(&mut sheet);
        for (place, row) in self.rates.iter().enumerate() {
            row.write(place, &mut sheet);
        }
        for (place, pool) in self.pools.iter().enumerate() {
            sheet.open("[[pay.pool]]", format!("pools.{place}."), format!("按总额分配第 {} 项的", place + 1));
            pool.write(most, &mut sheet);
        }
        if sheet.problems.is_empty()
            && let Err(no) = PolicyProfile::read(&sheet.text)
        {
            let said = match no {
                Refusal::BadProfile { what } => format!("{what}。"),
                other => other.message(),
            };
            sheet.problems.push(FormProblem { place: String::new(), label: String::new(), said });
        }
        if sheet.problems.is_empty() { Ok(sheet.text) } else { Err(sheet.problems) }
    }

    fn head(&self, sheet: &mut Sheet) {
        sheet.put("id", Value::from("own"));
        sheet.put("name", Value::from(self.called()));
        if self.fees.iter().any(|fee| !fee.own_paper) {
            for (field, label, typed, said) in
                [("issuer", "发文机关", &self.issuer, NO_ISSUER), ("number", "文号", &self.number, NO_NUMBER)]
            {
                sheet.empty(field, label, typed, said);
            }
        }
        sheet.span(("effective_from", "effective_to"), &self.from, &self.to);
        for (key, rules) in [("unchecked", self.unchecked()), ("unwritten", self.unwritten())] {
            if !rules.is_empty() {
                sheet.put(key, Value::from(rules.into_iter().map(|rule| rule.key).collect::<Vec<String>>()));
            }
        }
        sheet.open("[time]", String::new(), String::new());
        sheet.time("earliest_end", "earliest_end", "最早结束时间", &self.earliest_end);
        sheet.time("basic_latest_end", "basic_latest_end", "最晚结束时间", &self.basic_latest_end);
        sheet.time("extended_latest_end", "extended_latest_end", "延时最晚结束时间", &self.extended_latest_end);
        sheet.put("weekend_days_max", Value::from(i64::from(self.weekend)));
        sheet.put("evening_study", Value::from(self.evening_study));
        sheet.put("not_chargeable", Value::from(self.free_kinds.clone()));
    }

    /// The name typed, or else the paper's.
    pub fn called(&self) -> &str {
        let names = [self.name.trim(), self.number.trim()];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or("本校口径")
    }

    fn refund(&self, sheet: &mut Sheet) {
        sheet.open("[refund]", String::new(), String::new());
        sheet.put("rule", Value::from(self.refund_rule.clone()));
        sheet.money("daily_rate_fen", "refund_daily", "每天退的金额", &self.refund_daily);
        if self.refund_rule == "fixed_daily_rate" && self.refund_daily.trim().is_empty() {
            sheet.no("refund_daily", "每天退的金额", "每天退的金额空着：请写多少元");
        }
        sheet.put("school_cancelled", Value::from(if self.school_cancelled_full { "full" } else { "none" }));
        sheet.put("pay_back", Value::from(self.pay_back.clone()));
    }

    /// Writes what holds of all pay; answers the most that management may take, in permille.
    fn pay(&self, sheet: &mut Sheet) -> Option<i64> {
        sheet.open("[pay]", String::new(), String::new());
        sheet.words("basis", "pay_basis", "补助依据的文件", &self.pay_basis, None);
        sheet.money("floor_per_lesson_fen", "pay_floor", "每课时最低标准", &self.pay_floor);
        let most =
            sheet.share("management_share_max_permille", "management_max", "管理费最高占比", &self.management_max);
        sheet.whole("late_or_early_minutes", "late_minutes", "迟到早退的分钟数", &self.late_minutes, (0, 240));
        sheet.share("late_or_early_deduct_permille", "late_deduct", "迟到早退扣的比例", &self.late_deduct);
        sheet.put("remainder", Value::from(self.remainder.clone()));
        most
    }
}

impl FeeForm {
    fn write(&self, form: &ProfileForm, sheet: &mut Sheet) {
        sheet.put("service_kind", Value::from(self.kind.clone()));
        for (key, word) in [("stage", &self.stage), ("area", &self.area)] {
            if !word.is_empty() {
                sheet.put(key, Value::from(word.clone()));
            }
        }
        sheet.put("fund", Value::from(self.fund.clone()));
        sheet.put("unit", Value::from(self.unit.clone()));
        if sheet.money("price_fen", "price", "单价", &self.price).is_none() {
            sheet.empty("price", "单价", &self.price, "单价空着：请写多少元");
        }
        sheet.whole("lessons_per_day_max", "lessons_max", "每天最多课时", &self.lessons_max, (1, 24));
        sheet.money("cap_month_fen", "cap_month", "月封顶", &self.cap_month);
        sheet.money("cap_term_fen", "cap_term", "学期封顶", &self.cap_term);
        sheet.put("charged_on", Value::from(self.charged_on.clone()));
        sheet.put("absence_charged", Value::from(self.absence_charged));
        sheet.put("part_month", Value::from(self.part_month.clone()));
        sheet.put("rounding", Value::from(self.rounding.clone()));
        sheet.words("clause", "clause", "条款", &self.clause, None);
        if self.own_paper {
            sheet.words("issuer", "issuer", "发文机关", &self.issuer, Some(NO_ISSUER));
            sheet.words("number", "number", "文号", &self.number, Some(NO_NUMBER));
            sheet.span(("from", "to"), &self.from, &self.to);
            return sheet.put("trial", Value::from(self.trial));
        }
        // What is wrong with the paper of most is told once, where it is typed.
        for (key, typed) in [("issuer", &form.issuer), ("number", &form.number)] {
            sheet.put(key, Value::from(typed.trim()));
        }
        for (key, typed) in [("from", &form.from), ("to", &form.to)] {
            if let Some(day) = read_day(typed) {
                sheet.put(key, Value::from(day.to_string()));
            }
        }
        sheet.put("trial", Value::from(form.trial));
    }
}

impl TotalForm {
    /// Whether any figure is typed.
    pub(super) fn is_filled(&self) -> bool {
        [&self.cap_month, &self.cap_term].iter().any(|typed| !typed.trim().is_empty())
    }

    fn write(&self, sheet: &mut Sheet) {
        if !self.stage.is_empty() {
            sheet.put("stage", Value::from(self.stage.clone()));
        }
        sheet.money("cap_month_fen", "cap_month", "月封顶", &self.cap_month);
        sheet.money("cap_term_fen", "cap_term", "学期封顶", &self.cap_term);
    }
}

impl ReductionForm {
    fn write(&self, sheet: &mut Sheet) {
        let wanted = "减免类别空着：例如 农村低保";
        sheet.words("category", "category", "类别", &self.category, Some(wanted));
        sheet.put("kind", Value::from(self.kind.clone()));
        match self.kind.as_str() {
            "" => sheet.no("kind", "怎样减", "怎样减空着：请选全免、减百分之几或每月减多少元"),
            "percent" if sheet.whole("percent", "much", "减免比例", &self.much, (1, 100)).is_none() => {
                sheet.empty("much", "减免比例", &self.much, "减免比例空着：请写百分之几");
            }
            "amount" if sheet.money("amount_fen", "much", "减免金额", &self.much).is_none() => {
                sheet.empty("much", "减免金额", &self.much, "减免金额空着：请写多少元");
            }
            _ => {}
        }
    }
}

impl RateForm {
    /// A rate for each kind of staff that earns something.
    fn write(&self, place: usize, sheet: &mut Sheet) {
        let at = || (format!("rates.{place}."), format!("补助标准第 {} 行的", place + 1));
        (sheet.place, sheet.label) = at();
        let slot = self.slot(sheet);
        if self.pool.trim().is_empty() {
            sheet.no("pool", "资金池", "资金池空着：请与服务班的资金池写得一样，例如 作业辅导");
        }
        if self.amounts.iter().all(|paid| paid.amount.trim().is_empty()) {
            sheet.no("amounts.0", "标准", "标准空着：请写多少元，或删去这一行");
        }
        let key = if self.unit == "day" { "per_day_fen" } else { "per_lesson_fen" };
        for (column, paid) in self.amounts.iter().enumerate().filter(|(_, paid)| !paid.amount.trim().is_empty()) {
            let (row, label) = at();
            sheet.open("[[pay.rate]]", row, label);
            sheet.put("pool", Value::from(self.pool.trim()));
            sheet.put("staff_kind", Value::from(paid.staff_kind.clone()));
            if let Some(slot) = &slot {
                sheet.put("slot", Value::from(slot.clone()));
            }
            sheet.money(key, &format!("amounts.{column}"), "标准", &paid.amount);
        }
    }

    /// `15:45-16:25`; nothing for every slot.
    fn slot(&self, sheet: &mut Sheet) -> Option<String> {
        let slot = (self.slot_from.trim(), self.slot_to.trim());
        if slot == ("", "") {
            return None;
        }
        match (read_time(slot.0), read_time(slot.1)) {
            (Some(from), Some(to)) if from < to => Some(format!("{}-{}", time_label(from), time_label(to))),
            _ => {
                let said = format!("写的是「{} 至 {}」：应为开始和结束的时间，例如 15:45 至 16:25", slot.0, slot.1);
                sheet.no("slot_from", "时段", &said);
                None
            }
        }
    }
}

impl PoolForm {
    fn write(&self, most: Option<i64>, sheet: &mut Sheet) {
        sheet.words("pool", "pool", "资金池", &self.pool, Some("资金池空着：例如 组织管理"));
        if self.source == "fixed" {
            if sheet.money("fixed_fen", "much", "金额", &self.much).is_none() {
                sheet.empty("much", "金额", &self.much, "金额空着：请写每月多少元");
            }
        } else {
            match (sheet.share("of_income_permille", "much", "占比", &self.much), most) {
                (None, _) => sheet.empty("much", "占比", &self.much, "占比空着：请写百分之几"),
                (Some(share), Some(most)) if self.management && share > most => {
                    sheet.no("much", "占比", "高于上面写的管理费最高占比");
                }
                _ => {}
            }
        }
        sheet.put("split", Value::from(self.split.clone()));
        sheet.put("management", Value::from(self.management));
    }
}

/// The text so far, with what is wrong so far, and the part of the form that is being written.
#[derive(Default)]
struct Sheet {
    text: String,
    problems: Vec<FormProblem>,
    place: String,
    label: String,
}

impl Sheet {
    fn open(&mut self, head: &str, place: String, label: String) {
        self.text.push_str(&format!("\n{head}\n"));
        (self.place, self.label) = (place, label);
    }

    fn put(&mut self, key: &str, value: Value) {
        self.text.push_str(&format!("{key} = {value}\n"));
    }

    fn no(&mut self, field: &str, label: &str, said: &str) {
        let (place, label) = (format!("{}{field}", self.place), format!("{}{label}", self.label));
        self.problems.push(FormProblem { place, label, said: format!("{said}。") });
    }

    /// Says `said` where nothing was typed; what was typed and is wrong was told already.
    fn empty(&mut self, field: &str, label: &str, typed: &str, said: &str) {
        if typed.trim().is_empty() {
            self.no(field, label, said);
        }
    }

    fn words(&mut self, key: &str, field: &str, label: &str, typed: &str, needed: Option<&str>) {
        match (typed.trim(), needed) {
            ("", None) => {}
            ("", Some(said)) => self.no(field, label, said),
            (text, _) => self.put(key, Value::from(text)),
        }
    }

    /// What was typed, read; nothing for an empty field, a problem for what cannot be read.
    fn read<T>(&mut self, (field, label): (&str, &str), typed: &str, read: Option<T>, wanted: &str) -> Option<T> {
        if read.is_none() && !typed.trim().is_empty() {
            self.no(field, label, &format!("写的是「{}」：{wanted}", typed.trim()));
        }
        read.filter(|_| !typed.trim().is_empty())
    }

    fn money(&mut self, key: &str, field: &str, label: &str, typed: &str) -> Option<Fen> {
        let fen = Fen::parse(typed).filter(|fen| (0..=MOST_FEN).contains(&fen.0));
        let fen = self.read((field, label), typed, fen, MONEY)?;
        self.put(key, Value::from(fen.0));
        Some(fen)
    }

    fn whole(&mut self, key: &str, field: &str, label: &str, typed: &str, (least, most): (i64, i64)) -> Option<i64> {
        let number = typed.trim().parse().ok().filter(|number| (least..=most).contains(number));
        let number = self.read((field, label), typed, number, &format!("应为 {least} 到 {most} 的整数"))?;
        self.put(key, Value::from(number));
        Some(number)
    }

    /// Per cent as typed, permille as written.
    fn share(&mut self, key: &str, field: &str, label: &str, typed: &str) -> Option<i64> {
        let permille = read_share(typed).filter(|permille| (0..=1000).contains(permille));
        let permille = self.read((field, label), typed, permille, "应为 0 到 100 的数，最多一位小数，例如 8 或 8.5")?;
        self.put(key, Value::from(permille));
        Some(permille)
    }

    fn time(&mut self, key: &str, field: &str, label: &str, typed: &str) -> Option<NaiveTime> {
        let time = self.read((field, label), typed, read_time(typed), "应为时间，例如 16:30")?;
        self.put(key, Value::from(time_label(time)));
        Some(time)
    }

    fn span(&mut self, (from_key, to_key): (&str, &str), from: &str, to: &str) {
        self.empty("from", "开始日期", from, "开始日期空着：请写从哪天起");
        let first = self.day(from_key, ("from", "开始日期"), from);
        let last = self.day(to_key, ("to", "截止日期"), to);
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            self.no("to", "截止日期", "早于开始日期");
        }
    }

    fn day(&mut self, key: &str, field: (&str, &str), typed: &str) -> Option<NaiveDate> {
        let day = self.read(field, typed, read_day(typed), "应为日期，例如 2026-09-01")?;
        self.put(key, Value::from(day.to_string()));
        Some(day)
    }
}

/// `8`, `8.5`, `8%` as permille: tenths of a hundredth are to the share what ten fen are to the yuan.
fn read_share(typed: &str) -> Option<i64> {
    let hundredths = Fen::parse(typed.trim().trim_end_matches(['%', '％']))?.0;
    (hundredths % 10 == 0).then_some(hundredths / 10)
}
