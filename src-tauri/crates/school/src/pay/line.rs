//! From a person's reckoned month to a line: its steps, its pools, its tax.
use super::rate::Rated;
use super::{InPool, PayInput, Person};
use crate::days::MonthDays;
use crate::money::Fen;
use crate::profile::Pays;
use crate::settlement::{Detail, Line, PayDetail, PoolShare, Step};
use crate::tax;

/// The paper on which labour pay's withholding rests.
pub(crate) const TAX_CLAUSE: &str = "国家税务总局公告2018年第61号 第八条";

pub(super) fn line(input: &PayInput<'_>, person: &Person<'_>) -> Line {
    let (staff, gross) = (person.staff, person.amount());
    let is_labour = person.is_labour();
    let tax_fen = if is_labour { tax::withheld(gross) } else { Fen::ZERO };
    let basis = &input.profile.pay.basis;
    let basis = (!basis.is_empty()).then(|| basis.clone());
    let mut steps: Vec<Step> = Vec::new();
    for (pool, in_pool) in &person.pools {
        add_steps(pool, in_pool, basis.as_ref(), &mut steps);
    }
    let note = |text: String, days| Step { text, amount_fen: None, clause: None, days };
    steps.extend(person.notes.iter().map(|(day, text)| note(text.clone(), MonthDays::of([*day]))));
    steps.extend(unpaid_word(person).map(|text| note(text, MonthDays::default())));
    if is_labour && gross > Fen::ZERO {
        let text = format!("劳务报酬预扣个税 {tax_fen} 元，实发 {} 元", gross - tax_fen);
        steps.push(Step { text, amount_fen: None, clause: Some(TAX_CLAUSE.to_owned()), days: MonthDays::default() });
    }
    Line {
        id: format!("{}-P-{}", input.month, staff.id),
        code: staff.staff_no.clone(),
        who: staff.name.clone(),
        amount_fen: gross,
        waived_fen: Fen::ZERO,
        tax_fen,
        steps,
        detail: Detail::Pay(PayDetail {
            staff: staff.id,
            staff_kind: staff.kind,
            is_labour,
            post: staff.post.clone(),
            id_number: staff.id_number.clone().unwrap_or_default(),
            phone: staff.phone.clone(),
            bank: staff.bank.clone(),
            account: staff.account.clone(),
            pools: person.pools.iter().map(|(pool, in_pool)| pool_share(pool, in_pool)).collect(),
            stood_in: person.rows.iter().filter(|paid| paid.row.stands_in_for.is_some()).count() as u32,
        }),
    }
}

fn add_steps(pool: &str, in_pool: &InPool, basis: Option<&String>, steps: &mut Vec<Step>) {
    let mut add = |text: String, amount: Fen, days: MonthDays| {
        steps.push(Step { text, amount_fen: Some(amount), clause: basis.cloned(), days });
    };
    for rated in &in_pool.rated {
        add(rated_sentence(pool, rated), rated.sum, MonthDays::of(rated.days.iter().copied()));
    }
    for (day, text, fen) in &in_pool.deducted {
        add(text.clone(), -*fen, MonthDays::of([*day]));
    }
    let served = MonthDays::of(in_pool.days.iter().copied());
    if let Some((_, text, fen)) = &in_pool.shared {
        add(text.clone(), *fen, served);
    }
    if in_pool.rated.is_empty() && in_pool.shared.is_none() {
        add(format!("{pool} {} 天，按总额分配，本月没有分到金额", in_pool.days.len()), Fen::ZERO, served);
    }
}

fn rated_sentence(pool: &str, rated: &Rated) -> String {
    let (days, lessons) = (rated.days.len(), rated.lessons.shown());
    let pool = if pool.is_empty() { "未填资金池" } else { pool };
    match &rated.rate {
        None => format!("{pool} {days} 天，共 {lessons} 课时，口径中没有补助标准，按 0 元计"),
        Some((_, Pays::PerDay(_))) => format!("{pool} {days} 天 × {}", rated.label()),
        Some((None, _)) => format!("{pool} {days} 天，共 {lessons} 课时 × {}", rated.label()),
        Some((Some(slot), pays)) => {
            format!("{pool}({}) {days} 天，共 {lessons} 课时 × {}", slot.label(), pays.label())
        }
    }
}

/// Why a person with rows has nothing by person.
fn unpaid_word(person: &Person<'_>) -> Option<String> {
    use crate::words::StaffKind::{InstitutionStaff, Volunteer};
    match person.staff.kind {
        Volunteer => Some("志愿者服务不计报酬".to_owned()),
        InstitutionStaff => Some("机构人员按合同和发票与机构结算，不按人发放".to_owned()),
        _ => None,
    }
}

fn pool_share(pool: &str, in_pool: &InPool) -> PoolShare {
    let rates = in_pool.rated.iter().map(Rated::label);
    let shared = in_pool.shared.iter().map(|(label, _, _)| label.clone());
    PoolShare {
        pool: pool.to_owned(),
        lessons: in_pool.lessons,
        days: in_pool.days.len() as u32,
        rate_label: rates.chain(shared).collect::<Vec<String>>().join("、"),
        deducted_fen: in_pool.deducted(),
        amount_fen: in_pool.amount(),
    }
}
