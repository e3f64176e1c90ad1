//! The rules of a form at a glance: each in a short sentence, and whether it is still that of the example it began from.
use super::{FeeForm, ProfileForm};
use crate::profile::lists::{CHARGED_ON, PART_MONTH, PAY_BACK, REFUND, REMAINDER, ROUNDING, SPLIT, Words};
use crate::words::{Area, ServiceKind, StaffKind, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Rules whose usual words are those of the national papers: an example's are everybody's.
const NATIONAL: [(&str, &str); 3] = [
    ("latest_end", "基础托管 18:30，延时托管 20:30"),
    ("days", "周末不开，初中晚自习不开"),
    ("free_kinds", "晚自习、周末、个别辅导"),
];

const FEES: &str = "收费";
const PAY: &str = "补助";
const OTHER: &str = "其他";

/// What is said of a rule that the paper says nothing about.
const UNWRITTEN: &str = "没有另填，照通常做法";

/// A rule as it stands in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormRule {
    /// Which it is, whatever else is taken out of the form: `fee.basic_care.primary..price`.
    pub key: String,
    /// The field it begins at, `fees.0.price`.
    pub place: String,
    /// `收费`, `补助`, `其他`.
    pub part: String,
    /// `基础托管每月最多`.
    pub label: String,
    /// `100.00 元`; empty where there is no such rule.
    pub said: String,
    /// Whether it is one of the other rules, which are not part of every paper.
    pub is_rest: bool,
    /// Whether a paper may be without it.
    pub may_drop: bool,
    /// Whether somebody has looked at it.
    pub state: RuleState,
}

/// Whether a rule is the school's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// As in the example, and nobody has looked at it.
    Sample,
    /// As in the example, and somebody says the paper says the same.
    Agreed,
    /// As in the example, and somebody says the paper says nothing about it.
    Unwritten,
    /// Typed by the school.
    Own,
    /// As the national papers have it, typed or not.
    Usual,
    /// There is none.
    Off,
}

impl FormRule {
    /// `基础托管每月最多 100.00 元`.
    pub fn in_words(&self) -> String {
        format!("{} {}", self.label, self.said)
    }

    /// Whether an example's is to be looked at before it is the school's own.
    pub(super) fn may_be_sample(&self) -> bool {
        self.state != RuleState::Off && !NATIONAL.iter().any(|(key, _)| *key == self.key)
    }
}

/// `其余规定 16 条，8 条照示例，未核对，4 条没有另填，照通常做法`.
pub fn rest_said(rules: &[FormRule]) -> String {
    // Reductions stand beside them.
    let rest = || rules.iter().filter(|rule| rule.is_rest && rule.place != "reductions");
    let count = |state| rest().filter(|rule| rule.state == state).count();
    let mut said = format!("其余规定 {} 条", rest().count());
    for (state, words) in [(RuleState::Sample, "照示例，未核对"), (RuleState::Unwritten, UNWRITTEN)] {
        match count(state) {
            0 => {}
            some => said.push_str(&format!("，{some} 条{words}")),
        }
    }
    said
}

/// What is asked before rules nobody has looked at are kept; empty where there are none.
pub fn left_said(rules: &[FormRule]) -> String {
    match rules.iter().filter(|rule| rule.state == RuleState::Sample).count() {
        0 => String::new(),
        some => format!("以下 {some} 条还是示例里的数，保存后会按它们计算，也会印在告家长书上。"),
    }
}

impl ProfileForm {
    /// Every rule of the form: first what every paper has, part by part, then the others.
    pub fn rules(&self) -> Vec<FormRule> {
        let mut found = Found { rules: Vec::new(), form: self };
        self.prices(&mut found);
        self.totals(&mut found);
        self.rates(&mut found);
        self.of_fees(&mut found);
        self.of_pay(&mut found);
        self.of_all(&mut found);
        found.rules
    }

    /// The rules that are an example's and that nobody has looked at.
    pub fn unchecked(&self) -> Vec<FormRule> {
        self.rules_in(RuleState::Sample)
    }

    /// The rules that the paper says nothing about.
    pub fn unwritten(&self) -> Vec<FormRule> {
        self.rules_in(RuleState::Unwritten)
    }

    fn rules_in(&self, state: RuleState) -> Vec<FormRule> {
        self.rules().into_iter().filter(|rule| rule.state == state).collect()
    }

    /// A fee's key, and its kind in words with for whom it is where there are several of the kind.
    fn named(&self, fee: &FeeForm) -> (String, String) {
        let key = format!("fee.{}.{}.{}", fee.kind, fee.stage, fee.area);
        let kind = ServiceKind::from_code(&fee.kind).map_or("", ServiceKind::label);
        let stage = Stage::from_code(&fee.stage).map(Stage::label);
        let only: Vec<&str> = stage.into_iter().chain(Area::from_code(&fee.area).map(Area::label)).collect();
        let is_one = self.fees.iter().filter(|other| other.kind == fee.kind).count() < 2 || only.is_empty();
        (key, if is_one { kind.to_owned() } else { format!("{kind}（{}）", only.join("，")) })
    }

    fn prices(&self, found: &mut Found<'_>) {
        for (at, fee) in self.fees.iter().enumerate() {
            let (key, kind) = self.named(fee);
            let unit = match fee.unit.as_str() {
                "day" => "天",
                "month" => "月",
                "term" => "学期",
                _ => "课时",
            };
            let figures = [
                ("price", "", &fee.price, format!("元/{unit}")),
                ("cap_month", "每月最多", &fee.cap_month, "元".to_owned()),
                ("cap_term", "每学期最多", &fee.cap_term, "元".to_owned()),
            ];
            for (field, label, typed, unit) in figures {
                found.top(
                    (format!("{key}.{field}"), format!("fees.{at}.{field}")),
                    FEES,
                    (format!("{kind}{label}"), figure(typed, &unit)),
                );
            }
        }
    }

    fn totals(&self, found: &mut Found<'_>) {
        for (at, total) in self.total_caps.iter().enumerate() {
            let stage =
                Stage::from_code(&total.stage).map(|stage| format!("（{}）", stage.label())).unwrap_or_default();
            for (field, label, typed) in
                [("cap_month", "每月最多", &total.cap_month), ("cap_term", "每学期最多", &total.cap_term)]
            {
                found.top(
                    (format!("total_cap.{}.{field}", total.stage), format!("total_caps.{at}.{field}")),
                    FEES,
                    (format!("各项合计{stage}{label}"), figure(typed, "元")),
                );
            }
        }
    }

    fn rates(&self, found: &mut Found<'_>) {
        for (at, row) in self.rates.iter().enumerate() {
            let unit = if row.unit == "day" { "元/天" } else { "元/课时" };
            for (column, paid) in row.amounts.iter().enumerate() {
                let who = StaffKind::from_code(&paid.staff_kind).map_or("", StaffKind::label);
                let key = format!("rate.{}.{}.{}", row.pool.trim(), row.slot_from.trim(), paid.staff_kind);
                let said = figure(&paid.amount, unit);
                found.top(
                    (key, format!("rates.{at}.amounts.{column}")),
                    PAY,
                    (format!("{} {who}", row.pool.trim()), said),
                );
            }
        }
    }

    fn of_fees(&self, found: &mut Found<'_>) {
        for (at, fee) in self.fees.iter().enumerate() {
            let (key, kind) = self.named(fee);
            let place = |field: &str| (format!("{key}.{field}"), format!("fees.{at}.{field}"));
            found.rest(
                place("lessons_max"),
                FEES,
                (format!("{kind}每天最多收"), figure(&fee.lessons_max, "课时")),
                true,
            );
            found.rest(place("charged_on"), FEES, (format!("{kind}怎样计"), fee.counted()), false);
        }
        found.rest(own("refund"), FEES, ("退费".to_owned(), self.refunded()), false);
        found.rest(own("reductions"), FEES, ("减免".to_owned(), self.reduced()), true);
    }

    fn of_pay(&self, found: &mut Found<'_>) {
        let (minutes, deduct) = (self.late_minutes.trim(), self.late_deduct.trim());
        let late = match deduct {
            "" | "0" => String::new(),
            deduct => format!("超过 {} 分钟扣该次的 {deduct} %", if minutes.is_empty() { "0" } else { minutes }),
        };
        let remainder = label_of(REMAINDER, &self.remainder).to_owned();
        found.rest(own("late_minutes"), PAY, ("迟到或早退".to_owned(), late), true);
        found.rest(own("pay_floor"), PAY, ("每课时最低".to_owned(), figure(&self.pay_floor, "元")), true);
        for (at, pool) in self.pools.iter().enumerate() {
            let source = match pool.source.as_str() {
                "fixed" => figure(&pool.much, "元，每月固定"),
                _ => format!("收费收入的 {} %", pool.much.trim()),
            };
            let said = format!("{source}，{}", label_of(SPLIT, &pool.split));
            let key = (format!("pool.{}", pool.pool.trim()), format!("pools.{at}.pool"));
            found.rest(key, PAY, (format!("资金池「{}」", pool.pool.trim()), said), true);
        }
        found.rest(
            own("management_max"),
            PAY,
            ("管理费最高占收费收入".to_owned(), figure(&self.management_max, "%")),
            true,
        );
        found.rest(own("remainder"), PAY, ("发放后的结余".to_owned(), remainder), false);
    }

    fn of_all(&self, found: &mut Found<'_>) {
        let (basic, extended) = (self.basic_latest_end.trim(), self.extended_latest_end.trim());
        let yes = |is: bool| if is { "可以开" } else { "不开" };
        let days = format!("周末{}，初中晚自习{}", yes(self.weekend), yes(self.evening_study));
        let free = self.free_kinds.iter().filter_map(|kind| ServiceKind::from_code(kind));
        let free: Vec<&str> = free.map(ServiceKind::label).collect();
        let free = if free.is_empty() { "没有".to_owned() } else { free.join("、") };
        found.rest(own("earliest_end"), OTHER, ("结束不早于".to_owned(), figure(&self.earliest_end, "")), true);
        let latest = format!("基础托管 {basic}，延时托管 {extended}");
        found.rest(
            ("latest_end".to_owned(), "basic_latest_end".to_owned()),
            OTHER,
            ("结束不晚于".to_owned(), latest),
            false,
        );
        found.rest(own("days"), OTHER, ("周末和晚自习".to_owned(), days), false);
        found.rest(own("free_kinds"), OTHER, ("不能收费的服务".to_owned(), free), false);
    }

    fn refunded(&self) -> String {
        let rule = match self.refund_rule.as_str() {
            "fixed_daily_rate" => format!("没有参加的每天退 {} 元", self.refund_daily.trim()),
            rule => label_of(REFUND, rule).to_owned(),
        };
        let cancelled = if self.school_cancelled_full { "；学校停课的全额退" } else { "" };
        format!("{rule}{cancelled}；{}", label_of(PAY_BACK, &self.pay_back))
    }

    fn reduced(&self) -> String {
        let mut said: Vec<(String, Vec<&str>)> = Vec::new();
        for row in &self.reductions {
            let how = match row.kind.as_str() {
                "" => "：还没有选怎样减".to_owned(),
                "percent" | "amount" if row.much.trim().is_empty() => "：还没有写减多少".to_owned(),
                "percent" => format!("减 {} %", row.much.trim()),
                "amount" => format!("每月减 {} 元", row.much.trim()),
                _ => "全免".to_owned(),
            };
            match said.iter_mut().find(|(each, _)| *each == how) {
                Some((_, names)) => names.push(row.category.trim()),
                None => said.push((how, vec![row.category.trim()])),
            }
        }
        said.iter().map(|(how, names)| format!("{}{how}", names.join("、"))).collect::<Vec<_>>().join("；")
    }
}

impl FeeForm {
    fn counted(&self) -> String {
        let mut said = vec![label_of(CHARGED_ON, &self.charged_on)];
        if self.charged_on == "attended" {
            said.push(if self.absence_charged { "请假、缺席也收" } else { "请假、缺席不收" });
        }
        if self.unit == "month" {
            said.push(label_of(PART_MONTH, &self.part_month));
        }
        if self.rounding != "fen" {
            said.push(label_of(ROUNDING, &self.rounding));
        }
        said.join("，")
    }
}

/// The rules found so far, of a form.
struct Found<'a> {
    rules: Vec<FormRule>,
    form: &'a ProfileForm,
}

impl Found<'_> {
    /// One that every paper has; left out where it is empty.
    fn top(&mut self, at: (String, String), part: &str, words: (String, String)) {
        if !words.1.is_empty() {
            self.add(at, part, words, false, true);
        }
    }

    fn rest(&mut self, at: (String, String), part: &str, words: (String, String), may_drop: bool) {
        self.add(at, part, words, true, may_drop);
    }

    fn add(
        &mut self,
        (key, place): (String, String),
        part: &str,
        (label, said): (String, String),
        is_rest: bool,
        may_drop: bool,
    ) {
        let twice =
            self.rules.iter().filter(|rule| rule.key == key || rule.key.starts_with(&format!("{key}#"))).count();
        let key = if twice == 0 { key } else { format!("{key}#{}", twice + 1) };
        let is_same = self.form.sample.iter().any(|rule| (&rule.key, &rule.said) == (&key, &said));
        let has = |keys: &[String]| keys.contains(&key);
        let state = match (said.is_empty(), is_same) {
            (true, _) => RuleState::Off,
            _ if NATIONAL.contains(&(key.as_str(), said.as_str())) => RuleState::Usual,
            (_, false) => RuleState::Own,
            _ if has(&self.form.agreed) => RuleState::Agreed,
            // What may be left out is left out where the paper has none.
            _ if !may_drop && has(&self.form.unwritten) => RuleState::Unwritten,
            _ => RuleState::Sample,
        };
        self.rules.push(FormRule { key, place, part: part.to_owned(), label, said, is_rest, may_drop, state });
    }
}

/// A rule that is a field of the form.
fn own(field: &str) -> (String, String) {
    (field.to_owned(), field.to_owned())
}

/// A figure with its unit; empty where nothing was typed.
fn figure(typed: &str, unit: &str) -> String {
    match typed.trim() {
        "" => String::new(),
        typed => format!("{typed} {unit}").trim_end().to_owned(),
    }
}

/// How people read a word of a list that is given by its code.
fn label_of<T>(words: Words<T>, code: &str) -> &'static str {
    words.iter().find(|(each, ..)| *each == code).map_or("", |(.., said)| said)
}
