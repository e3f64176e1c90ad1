//! Why an amount is what it is, as a paper a family or a member of staff can take home.
use super::{Detail, Line, Step};
use crate::days::Month;
use crate::money::Fen;
use crate::pay::TAX_CLAUSE;
use crate::tax;

/// Said of pay whose profile names no paper.
const NO_BASIS: &str = "口径没有写补助标准的依据文件";

/// A step's text with full-width brackets round what is Chinese or a time; those of a class, as in 三(2)班, stay as the school
/// writes them.
pub fn full_brackets(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let mut open = Vec::new();
    for at in 0..letters.len() {
        match letters[at] {
            '(' => open.push(at),
            ')' => {
                let Some(from) = open.pop() else { continue };
                if letters[from + 1..at].iter().any(|letter| !letter.is_ascii_digit()) {
                    (letters[from], letters[at]) = ('（', '）');
                }
            }
            _ => {}
        }
    }
    letters.into_iter().collect()
}

/// The paper's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The school's name.
    pub school: String,
    /// `2026年10月课后服务收费说明`.
    pub title: String,
    /// `李明`, for the clerk where a character of it cannot be printed.
    pub whose: String,
    /// `三(2)班　李明`, the settlement's number or that there is none yet.
    pub about: Vec<String>,
    /// The steps.
    pub rows: Vec<ExplanationRow>,
    /// 应缴 or 应发（税前）.
    pub total_label: String,
    /// The amount; the rows' amounts sum to it.
    pub total_fen: Fen,
    /// Tax and what is paid out, where tax is withheld.
    pub after: Vec<(String, Fen)>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplanationRow {
    /// What was reckoned.
    pub text: String,
    /// The clause it rests on; may be empty.
    pub clause: String,
    /// What it adds; nothing where it only explains.
    pub amount_fen: Option<Fen>,
}

impl Step {
    /// Which of some kinds of service or pools it is about: the one its text begins with, the longest where several do; none
    /// where it is about all.
    pub fn under<'a>(&self, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        names.filter(|name| !name.is_empty() && self.text.starts_with(name)).max_by_key(|name| name.len())
    }
}

impl Line {
    /// `三(2)班 21号`, or a person's kind and post: what tells two of the same name apart.
    pub fn place(&self) -> String {
        match &self.detail {
            Detail::Bill(bill) => match bill.seat_no {
                Some(seat) => format!("{} {seat}号", bill.class_label),
                None => bill.class_label.clone(),
            },
            Detail::Pay(pay) if pay.post.is_empty() => pay.staff_kind.label().to_owned(),
            Detail::Pay(pay) => format!("{} · {}", pay.staff_kind.label(), pay.post),
        }
    }

    /// What the amount is: `应缴`, `应发`, `税前应发`.
    pub fn total_label(&self) -> &'static str {
        match &self.detail {
            Detail::Bill(_) => "应缴",
            Detail::Pay(pay) if pay.is_labour => "税前应发",
            Detail::Pay(_) => "应发",
        }
    }

    /// What comes after the amount: withheld tax and what is paid out, on the labour sheet alone.
    pub fn after(&self) -> Vec<(String, Fen)> {
        match &self.detail {
            Detail::Pay(pay) if pay.is_labour => {
                vec![("预扣个税".to_owned(), -self.tax_fen), ("实发".to_owned(), self.amount_fen - self.tax_fen)]
            }
            _ => Vec::new(),
        }
    }

    /// A step as it is read: of withheld tax how it was reckoned as well, which is the same for everybody and not sealed.
    pub fn said(&self, step: &Step) -> String {
        let text = full_brackets(&step.text);
        match step.clause.as_deref() == Some(TAX_CLAUSE) {
            true => format!("{text}：{}", tax::reckoned_said(self.amount_fen)),
            false => text,
        }
    }

    /// What a step rests on; a sum of pay that rests on no paper says so.
    pub fn clause(&self, step: &Step) -> Option<String> {
        let lacks = matches!(self.detail, Detail::Pay(_)) && step.amount_fen.is_some();
        step.clause.clone().or_else(|| lacks.then(|| NO_BASIS.to_owned()))
    }

    /// The line as a paper; `settled` is the settlement's number and fingerprint where the month is settled, `uncounted` what
    /// is said of the days that are in no amount.
    pub fn explanation(
        &self,
        school: &str,
        month: Month,
        settled: Option<(&str, &str)>,
        uncounted: &[String],
    ) -> Explanation {
        let what = if matches!(self.detail, Detail::Bill(_)) { "收费说明" } else { "补助说明" };
        let state = match settled {
            Some((number, fingerprint)) => format!("结算 {number}　指纹 {fingerprint}"),
            None => "本月尚未结算，金额以结算为准".to_owned(),
        };
        Explanation {
            school: school.to_owned(),
            title: format!("{}课后服务{what}", month.label()),
            whose: self.who.clone(),
            about: vec![format!("{}　{}", self.place(), self.who), state],
            rows: self
                .steps
                .iter()
                .map(|step| ExplanationRow {
                    text: self.said(step),
                    clause: self.clause(step).unwrap_or_default(),
                    amount_fen: step.amount_fen,
                })
                .chain(uncounted.iter().map(|said| ExplanationRow {
                    text: said.clone(),
                    clause: String::new(),
                    amount_fen: None,
                }))
                .collect(),
            total_label: self.total_label().to_owned(),
            total_fen: self.amount_fen,
            after: self.after(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::full_brackets;
    use crate::days::MonthDays;
    use crate::settlement::Step;

    #[test]
    fn a_step_is_about_the_kind_or_pool_it_begins_with() {
        let names = ["社团", "社团活动", "基础托管", ""];
        for (text, wanted) in [
            ("社团(合唱) 21 天", Some("社团")),
            ("社团活动 3 天，共 3 课时", Some("社团活动")),
            ("减免：农村低保 全免(全部 5 天)", None),
            ("11月6日 请假，基础托管不计费", None),
        ] {
            let step = Step { text: text.into(), amount_fen: None, clause: None, days: MonthDays::default() };
            assert_eq!(step.under(names.into_iter()), wanted, "{text}");
        }
    }

    #[test]
    fn brackets_round_chinese_words_are_full_width() {
        for (text, wanted) in [
            ("基础托管(三1班作业辅导) 19 天", "基础托管（三1班作业辅导） 19 天"),
            ("基础托管(三(1)班作业辅导)", "基础托管（三(1)班作业辅导）"),
            ("三(2)班", "三(2)班"),
            ("作业辅导(16:30–17:30) 4 天", "作业辅导（16:30–17:30） 4 天"),
            ("只有一边)和(", "只有一边)和("),
        ] {
            assert_eq!(full_brackets(text), wanted);
        }
    }
}
