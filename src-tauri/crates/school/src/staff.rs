//! One person who serves, kept by hand: what a form may say, what is worth a second look, and what the sheets still lack.
use crate::identity;
use crate::ids::StaffId;
use crate::naming;
use crate::no::Refusal;
use crate::records::Staff;
use crate::words::StaffKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person as typed into the form; texts may have the spaces and forms that people type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StaffTyped {
    /// The person; null adds one.
    #[serde(default)]
    pub id: Option<StaffId>,
    /// 工号; may be empty.
    #[serde(default)]
    pub staff_no: String,
    /// 姓名.
    pub name: String,
    /// 人员类别.
    pub kind: StaffKind,
    /// 岗位; may be empty.
    #[serde(default)]
    pub post: String,
    /// 身份证件号; may be empty.
    #[serde(default)]
    pub id_number: String,
    /// 手机号; may be empty.
    #[serde(default)]
    pub phone: String,
    /// 开户行; may be empty.
    #[serde(default)]
    pub bank: String,
    /// 银行账号; may be empty.
    #[serde(default)]
    pub account: String,
    /// 任教学科; may be empty.
    #[serde(default)]
    pub subject: String,
    /// Whether a retired teacher is paid as wages.
    #[serde(default)]
    pub taxed_as_wages: bool,
    /// 备注; may be empty.
    #[serde(default)]
    pub note: String,
}

/// What the rules say of a person as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The person as it would be kept.
    pub staff: Staff,
    /// The fields that cannot be kept, in the order of the form; nothing is kept while there is one.
    pub refused: Vec<Refusal>,
    /// What is worth a second look and is kept all the same.
    pub doubts: Vec<String>,
}

/// Holds a person as typed against the rules and the other people. A number that is not changed is not judged again.
pub fn judge(typed: &StaffTyped, all: &[Staff], today: NaiveDate) -> Judged {
    let before = typed.id.and_then(|id| all.iter().find(|person| person.id == id));
    let mut refused = Vec::new();
    let mut field = |what: &str, found: &str, read: Result<String, String>| {
        read.unwrap_or_else(|wanted| {
            refused.push(bad(what, found, wanted));
            String::new()
        })
    };
    let staff_no = identity::clean_id(&typed.staff_no);
    let name = field("姓名", typed.name.trim(), naming::clean(&typed.name));
    let id = identity::clean_id(&typed.id_number);
    let is_kept_id = before.is_some_and(|kept| kept.id_number.as_deref() == Some(id.as_str()));
    let id = match id.is_empty() || is_kept_id {
        true => id,
        false => field("身份证件号", &id, identity::read_paper(&id, today)),
    };
    let mut number = |what: &str, typed: &str, kept: Option<&String>, read: fn(&str) -> Result<String, String>| {
        let text = typed.trim();
        match text.is_empty() || kept.is_some_and(|kept| kept == text) {
            true => text.to_owned(),
            false => field(what, text, read(text)),
        }
    };
    let phone = number("手机号", &typed.phone, before.map(|kept| &kept.phone), identity::read_phone);
    let account = number("银行账号", &typed.account, before.map(|kept| &kept.account), identity::read_account);
    let text = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let staff = Staff {
        id: typed.id.unwrap_or(StaffId(0)),
        staff_no,
        name,
        kind: typed.kind,
        post: text(&typed.post),
        id_number: (!id.is_empty()).then_some(id),
        phone,
        bank: text(&typed.bank),
        account,
        subject: text(&typed.subject),
        taxed_as_wages: typed.taxed_as_wages && typed.kind == StaffKind::RetiredTeacher,
        note: typed.note.trim().to_owned(),
    };
    refused.extend(beside_others(&staff, all));
    let doubts = doubts(&staff, before, today);
    Judged { staff, refused, doubts }
}

/// The person as kept.
///
/// # Refuses
/// The first field that cannot be kept, by its label.
pub fn check(typed: &StaffTyped, all: &[Staff], today: NaiveDate) -> Result<(Staff, Vec<String>), Refusal> {
    let judged = judge(typed, all, today);
    match judged.refused.into_iter().next() {
        Some(no) => Err(no),
        None => Ok((judged.staff, judged.doubts)),
    }
}

/// What the month's sheets and the bank's file want of this person and do not have: `银行账号`.
pub fn lacking(person: &Staff) -> Vec<&'static str> {
    if !person.kind.is_paid_by_person() {
        return Vec::new();
    }
    let is_labour = person.kind.is_outsider() && !person.taxed_as_wages;
    let wanted = [
        (person.staff_no.is_empty() && !person.kind.is_outsider(), "工号"),
        (is_labour && person.id_number.is_none(), "身份证件号"),
        (is_labour && person.phone.is_empty(), "手机号"),
        (person.bank.is_empty(), "开户行"),
        (person.account.is_empty(), "银行账号"),
    ];
    wanted.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
}

/// A field that cannot be kept: its label, what stands in it, and what is wanted.
fn bad(what: &str, found: &str, wanted: impl Into<String>) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.into() }
}

fn beside_others(person: &Staff, all: &[Staff]) -> Vec<Refusal> {
    let others = || all.iter().filter(|other| other.id != person.id);
    let mut refused = Vec::new();
    if !person.staff_no.is_empty()
        && let Some(other) = others().find(|other| other.staff_no == person.staff_no)
    {
        refused.push(bad("工号", &person.staff_no, format!("这个工号是{}的，请核对或换一个。", other.name)));
    }
    if let Some(number) = &person.id_number
        && let Some(other) = others().find(|other| other.id_number.as_ref() == Some(number))
    {
        refused.push(bad("身份证件号", number, format!("这个号码已登记在{}名下，请核对。", other.name)));
    }
    let is_twin = |other: &&Staff| !person.name.is_empty() && naming::bare(&other.name) == naming::bare(&person.name);
    if person.staff_no.is_empty() && person.id_number.is_none() && others().any(|other| is_twin(&other)) {
        refused.push(bad("工号", "", format!("已有一位{}，请填写工号以便区分。", person.name)));
    }
    refused
}

fn doubts(person: &Staff, before: Option<&Staff>, today: NaiveDate) -> Vec<String> {
    let mut doubts = Vec::new();
    let is_new =
        |now: &str, kept: fn(&Staff) -> &str| !now.is_empty() && before.is_none_or(|before| kept(before) != now);
    if is_new(&person.account, |kept| &kept.account) {
        doubts.extend(identity::account_doubt(&person.account));
    }
    if is_new(&person.phone, |kept| &kept.phone) {
        doubts.extend(identity::phone_doubt(&person.phone));
    }
    let id = person.id_number.as_deref().unwrap_or_default();
    if is_new(id, |kept| kept.id_number.as_deref().unwrap_or_default())
        && identity::read_id(id, today).is_ok_and(|id| !id.is_region_known)
    {
        doubts.push("身份证件号开头的地区码不是已知的省份，请核对。".to_owned());
    }
    doubts
}

#[cfg(test)]
mod tests;
