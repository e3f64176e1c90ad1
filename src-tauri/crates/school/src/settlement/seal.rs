//! The fingerprint of a settlement: a canonical text of all its lines, so that anyone can reckon it again.
use super::{BillDetail, Detail, Line, PayDetail, Step};
use crate::days::Month;
use crate::profile::sha256_hex;
use serde_json::{Value, json};

/// Digits of the SHA-256 that are printed.
const DIGITS: usize = 16;

/// The text that is fingerprinted: UTF-8, one JSON array a row, each row ended by `\n`, no blank between the parts,
/// characters beyond ASCII as they are. First `["kehou settlement",1,MONTH,VERSION,PROFILE_SHA256]`; then, per line in
/// the byte order of the ids, `["line",id,code,who,amount,waived,tax]`, its detail
/// `["bill",student,class,seat,lessons,days,service_fee,[[kind,before_reductions],…]]` or
/// `["pay",staff,staff_kind,is_labour,post,id_number,phone,bank,account]` with
/// `["pool",pool,lessons,days,rate,deducted,amount]` for each pool, and `["step",text,amount,clause]` for each step, with the
/// bits of its days (bit 0 is the 1st) as a fifth part where it rests on days.
/// Money is in 分, lessons in thousandths, what is missing is `null`.
pub fn canonical(month: Month, version: u32, profile_sha256: &str, lines: &[Line]) -> String {
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by(|one, other| one.id.cmp(&other.id));
    let mut text = String::new();
    add(&mut text, &json!(["kehou settlement", 1, month.to_string(), version, profile_sha256]));
    for line in sorted {
        let Line { id, code, who, amount_fen, waived_fen, tax_fen, steps, detail } = line;
        add(&mut text, &json!(["line", id, code, who, amount_fen.0, waived_fen.0, tax_fen.0]));
        match detail {
            Detail::Bill(bill) => add_bill(&mut text, bill),
            Detail::Pay(pay) => add_pay(&mut text, pay),
        }
        for step in steps {
            add(&mut text, &step_row(step));
        }
    }
    text
}

/// The first 16 hexadecimal digits of the SHA-256 of [`canonical`]; printed on every sheet of the settlement. The order of
/// the lines does not matter.
pub fn fingerprint(month: Month, version: u32, profile_sha256: &str, lines: &[Line]) -> String {
    let mut digest = sha256_hex(&canonical(month, version, profile_sha256, lines));
    digest.truncate(DIGITS);
    digest
}

fn step_row(step: &Step) -> Value {
    let amount = step.amount_fen.map(|fen| fen.0);
    match step.days.is_empty() {
        true => json!(["step", step.text, amount, step.clause]),
        false => json!(["step", step.text, amount, step.clause, step.days.0]),
    }
}

fn add_bill(text: &mut String, bill: &BillDetail) {
    let before: Vec<Value> = bill.before_reductions_fen.iter().map(|(kind, fen)| json!([kind, fen.0])).collect();
    let fee = bill.service_fee_fen.0;
    add(text, &json!(["bill", bill.student.0, bill.class_label, bill.seat_no, bill.lessons.0, bill.days, fee, before]));
}

fn add_pay(text: &mut String, pay: &PayDetail) {
    let PayDetail { staff, staff_kind, is_labour, post, id_number, phone, bank, account, pools, stood_in } = pay;
    add(text, &json!(["pay", staff.0, staff_kind.code(), is_labour, post, id_number, phone, bank, account]));
    for share in pools {
        let (lessons, deducted, amount) = (share.lessons.0, share.deducted_fen.0, share.amount_fen.0);
        add(text, &json!(["pool", share.pool, lessons, share.days, share.rate_label, deducted, amount]));
    }
    if *stood_in > 0 {
        add(text, &json!(["stood_in", stood_in]));
    }
}

fn add(text: &mut String, row: &Value) {
    text.push_str(&row.to_string());
    text.push('\n');
}
