//! Everyone who serves: the list, and a person kept from the form.
use crate::facts::Lists;
use crate::{Desk, No, Now, Progress};
use chrono::NaiveDate;
use kehou_school::group_plan::weekdays_label;
use kehou_school::identity::masked;
use kehou_school::ids::StaffId;
use kehou_school::naming;
use kehou_school::no::Refusal;
use kehou_school::records::Staff;
use kehou_school::rota;
use kehou_school::staff::{self, StaffTyped};
use kehou_school::words::StaffKind;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct StaffListOf {}

/// Everyone who serves.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffList {
    /// By 工号.
    pub rows: Vec<StaffRow>,
    /// 人员类别 to choose from, as code and label.
    pub kinds: Vec<StaffKindShown>,
    /// Whether numbers are shown whole to this clerk.
    pub sees_numbers: bool,
}

/// 人员类别.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffKindShown {
    /// As sent.
    pub code: StaffKind,
    /// As read.
    pub label: String,
}

/// One person of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffRow {
    /// The person.
    pub id: StaffId,
    /// 工号; may be empty.
    pub staff_no: String,
    /// 姓名.
    pub name: String,
    /// 人员类别 as read.
    pub kind_label: String,
    /// 岗位; may be empty.
    pub post: String,
    /// 任教学科; may be empty.
    pub subject: String,
    /// `作业一班 周一至周五；合唱 周二`: the groups served from today on.
    pub groups: String,
    /// Their names alone, to narrow by.
    pub group_names: Vec<String>,
    /// Sessions a week.
    pub sessions: u32,
    /// 手机号, masked for those who may not see it; may be empty.
    pub phone: String,
    /// What the sheets still want, `缺银行账号`; 齐 where nothing is.
    pub papers: String,
    /// Initials and whole pinyin of the name, to search by.
    pub pinyin: String,
}

/// What is to be looked at in a form that is being filled in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffChecked {
    /// The fields that cannot be kept as they stand.
    pub refused: Vec<FieldSaid>,
    /// What is worth a second look.
    pub doubts: Vec<String>,
}

/// What is said of one field.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldSaid {
    /// The field's label.
    pub field: String,
    /// The sentence.
    pub sentence: String,
}

/// A person was kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffKept {
    /// The person.
    pub id: StaffId,
    /// The name as kept.
    pub name: String,
    /// What is worth a second look.
    pub doubts: Vec<String>,
    /// What was kept before: asked again, it takes the change back. Null for a new person.
    pub before: Option<StaffTyped>,
}

/// A person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OneStaff {
    /// The person.
    pub id: StaffId,
}

/// Who was taken away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffRemoved {
    /// Asked of `put_staff`, it brings the person back.
    pub undo: StaffTyped,
}

/// Everyone.
pub(crate) fn list(desk: &mut Desk, now: &Now, _: StaffListOf, _: &dyn Progress) -> Result<StaffList, No> {
    let lists = Lists::fetch(&desk.store.read())?;
    let sees_numbers = desk.clerk.sees_staff_numbers();
    Ok(StaffList {
        rows: lists.staff.iter().map(|person| row(person, &lists, sees_numbers, now.today)).collect(),
        kinds: kinds(),
        sees_numbers,
    })
}

/// What the rules say of a form as it stands; keeps nothing.
pub(crate) fn check(desk: &mut Desk, now: &Now, ask: StaffTyped, _: &dyn Progress) -> Result<StaffChecked, No> {
    let judged = staff::judge(&ask, &desk.store.read().staff_all()?, now.today);
    let said = |no: Refusal| {
        let field = if let Refusal::BadValue { what, .. } = &no { what.clone() } else { String::new() };
        FieldSaid { field, sentence: no.message() }
    };
    Ok(StaffChecked { refused: judged.refused.into_iter().map(said).collect(), doubts: judged.doubts })
}

/// Keeps what the form says.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: StaffTyped, _: &dyn Progress) -> Result<StaffKept, No> {
    let all = desk.store.read().staff_all()?;
    let before = ask.id.map(|id| one_of(&all, id)).transpose()?.map(typed);
    let (person, doubts) = staff::check(&ask, &all, now.today)?;
    let id = desk.store.write(now, "put_staff", |w| Ok::<_, No>(w.put_staff(&person)?))?;
    Ok(StaffKept { id, name: person.name, doubts, before })
}

/// Takes a person away that nothing rests on.
pub(crate) fn remove(desk: &mut Desk, now: &Now, ask: OneStaff, _: &dyn Progress) -> Result<StaffRemoved, No> {
    let read = desk.store.read();
    let person = known(&read, ask.id)?;
    if read.resting_on_staff(person.id)? > 0 {
        return Err(Refusal::StillUsed {
            what: format!("{}的资料不能删除", person.name),
            why: "已有排班、签到或结算用到".to_owned(),
            instead: "不再来的，请改为办理离岗。".to_owned(),
        }
        .into());
    }
    desk.store.write(now, "remove_staff", |w| Ok::<_, No>(w.remove_staff(ask.id)?))?;
    Ok(StaffRemoved { undo: StaffTyped { id: None, ..typed(&person) } })
}

/// A kept person.
pub(crate) fn known(read: &Reading<'_>, id: StaffId) -> Result<Staff, No> {
    Ok(read.staff(id)?.ok_or_else(|| missing(id))?)
}

fn one_of(all: &[Staff], id: StaffId) -> Result<&Staff, Refusal> {
    all.iter().find(|person| person.id == id).ok_or_else(|| missing(id))
}

fn missing(id: StaffId) -> Refusal {
    Refusal::NotFound { what: "人员".to_owned(), name: id.to_string() }
}

/// A kept person as the form has it.
pub(crate) fn typed(person: &Staff) -> StaffTyped {
    StaffTyped {
        id: Some(person.id),
        staff_no: person.staff_no.clone(),
        name: person.name.clone(),
        kind: person.kind,
        post: person.post.clone(),
        id_number: person.id_number.clone().unwrap_or_default(),
        phone: person.phone.clone(),
        bank: person.bank.clone(),
        account: person.account.clone(),
        subject: person.subject.clone(),
        taxed_as_wages: person.taxed_as_wages,
        note: person.note.clone(),
    }
}

/// 人员类别 to choose from.
pub(crate) fn kinds() -> Vec<StaffKindShown> {
    StaffKind::ALL.iter().map(|kind| StaffKindShown { code: *kind, label: kind.label().to_owned() }).collect()
}

fn row(person: &Staff, lists: &Lists, sees_numbers: bool, today: NaiveDate) -> StaffRow {
    let served = rota::serves_in(&lists.groups, person.id, today);
    let said = |name: &str, days| format!("{name} {}", weekdays_label(days));
    let lacking = staff::lacking(person);
    StaffRow {
        id: person.id,
        staff_no: person.staff_no.clone(),
        name: person.name.clone(),
        kind_label: person.kind.label().to_owned(),
        post: person.post.clone(),
        subject: person.subject.clone(),
        groups: served.iter().map(|(_, name, days)| said(name, *days)).collect::<Vec<_>>().join("；"),
        sessions: served.iter().map(|(_, _, days)| days.each().count() as u32).sum(),
        group_names: served.into_iter().map(|(_, name, _)| name).collect(),
        phone: if sees_numbers { person.phone.clone() } else { masked(&person.phone) },
        papers: if lacking.is_empty() { "齐".to_owned() } else { format!("缺{}", lacking.join("、")) },
        pinyin: format!("{} {}", naming::initials(&person.name), naming::syllables(&person.name).concat()),
    }
}
