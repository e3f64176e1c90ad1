//! The staff of the demo school: own and visiting teachers, retired teachers, professionals, volunteers, duty staff.
use super::chance::Chance;
use super::people::{People, account, phone};
use super::words::DemoWords;
use super::{DemoOrder, DemoSheet, sheet};
use crate::words::StaffKind;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// A person of the demo school.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub no: String,
    pub name: String,
    pub kind: StaffKind,
    pub post: String,
    pub id_number: String,
    pub phone: String,
    pub bank: String,
    pub account: String,
    pub subject: String,
    /// One of the heads who take turns as 值班领导 and teach no group.
    pub is_leader: bool,
}

/// Kinds beside own teachers, per thousand of the staff.
const OTHERS: [(StaffKind, usize); 6] = [
    (StaffKind::DutyStaff, 90),
    (StaffKind::Professional, 90),
    (StaffKind::VisitingTeacher, 45),
    (StaffKind::RetiredTeacher, 45),
    (StaffKind::InstitutionStaff, 45),
    (StaffKind::Volunteer, 45),
];

pub(super) fn make(order: &DemoOrder, words: &DemoWords) -> Vec<Person> {
    let mut people = People::new(words, Chance::new(order.seed, "staff"));
    let counts = OTHERS.map(|(kind, permille)| (kind, (order.staff * permille + 500) / 1000));
    let others: usize = counts.iter().map(|(_, count)| *count).sum();
    let own = order.staff.saturating_sub(others);
    let leaders = words.leaders.len().min(own.div_ceil(5));
    let kinds = std::iter::repeat_n(StaffKind::OwnTeacher, own)
        .chain(counts.into_iter().flat_map(|(kind, count)| std::iter::repeat_n(kind, count)));
    let mut taken = BTreeSet::new();
    kinds
        .enumerate()
        .map(|(nth, kind)| {
            let leader = words.leaders.get(nth).filter(|_| nth < leaders);
            person(order, words, &mut people, (nth, kind, leader), &mut taken)
        })
        .collect()
}

fn person(
    order: &DemoOrder,
    words: &DemoWords,
    people: &mut People<'_>,
    (nth, kind, leader): (usize, StaffKind, Option<&String>),
    taken: &mut BTreeSet<String>,
) -> Person {
    let is_man = people.chance().permille(300);
    let name = people.name(is_man, taken);
    let ages = match kind {
        StaffKind::RetiredTeacher => (61, 68),
        StaffKind::Volunteer => (20, 50),
        _ if leader.is_some() => (38, 54),
        _ => (24, 54),
    };
    let year = order.month.first_day().year();
    let day = |age: i32| NaiveDate::from_ymd_opt(year - age, 1, 1).unwrap_or_default();
    let birth = people.day_between(day(ages.1), day(ages.0));
    let teaches = !matches!(kind, StaffKind::DutyStaff | StaffKind::InstitutionStaff | StaffKind::Volunteer);
    let subject = match kind {
        StaffKind::Professional => String::new(),
        _ if teaches => words.subjects[nth % words.subjects.len()].clone(),
        _ => String::new(),
    };
    let post = match (leader, kind) {
        (Some(leader), _) => leader.clone(),
        (None, StaffKind::DutyStaff) => words.duties[nth % words.duties.len()].clone(),
        (None, StaffKind::Professional | StaffKind::InstitutionStaff) => "社团指导".to_owned(),
        (None, StaffKind::Volunteer) => "志愿者".to_owned(),
        _ => "教师".to_owned(),
    };
    let is_paid = kind.is_paid_by_person();
    let bank = if is_paid { words.banks[people.chance().below(words.banks.len())].clone() } else { String::new() };
    Person {
        no: format!("T{:03}", nth + 1),
        name,
        kind,
        post,
        id_number: people.id_number(birth, is_man),
        phone: phone(&words.staff_phone_begin, nth),
        bank,
        account: if is_paid { account(&words.account_begin, nth + 1) } else { String::new() },
        subject,
        is_leader: leader.is_some(),
    }
}

/// The staff list.
pub(super) fn list(words: &DemoWords, staff: &[Person]) -> DemoSheet {
    let header = ["工号", "姓名", "人员类别", "岗位", "身份证件号", "手机号", "开户行", "银行账号", "任教学科", "备注"];
    let rows = staff
        .iter()
        .map(|person| {
            vec![
                person.no.clone(),
                person.name.clone(),
                person.kind.label().to_owned(),
                person.post.clone(),
                person.id_number.clone(),
                person.phone.clone(),
                person.bank.clone(),
                person.account.clone(),
                person.subject.clone(),
                String::new(),
            ]
        })
        .collect();
    sheet("staff", "教职工名单", format!("{}课后服务人员名单", words.school), &header, rows)
}
