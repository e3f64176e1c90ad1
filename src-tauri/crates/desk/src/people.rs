//! Those around a pupil: guardians, pick-up persons, and the family's reductions, each list kept as a whole.
use crate::facts::profile;
use crate::{Desk, No, Now, Progress, pupil, shown};
use chrono::NaiveDate;
use kehou_school::days::Span;
use kehou_school::ids::StudentId;
use kehou_school::pupil::{PersonTyped, check_people, check_reductions};
use kehou_school::records::{Guardian, Reduction};
use kehou_store::PickupPerson;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A pupil's guardians. The answer is what was kept before: asked again, it takes the change back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutGuardians {
    /// The pupil.
    pub student: StudentId,
    /// All of them, in their order; empty rows are left out.
    pub guardians: Vec<PersonTyped>,
}

/// A pupil's pick-up persons. The answer is what was kept before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutPickups {
    /// The pupil.
    pub student: StudentId,
    /// All of them, in their order; empty rows are left out.
    pub pickups: Vec<PickupTyped>,
}

/// A pupil's reductions. The answer is what was kept before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutReductions {
    /// The pupil.
    pub student: StudentId,
    /// All of them.
    pub reductions: Vec<ReductionTyped>,
}

/// A pick-up person as typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PickupTyped {
    /// 姓名.
    pub name: String,
    /// 与学生关系; may be empty.
    pub relation: String,
    /// 电话; may be empty.
    pub phone: String,
    /// Only on this day, `YYYY-MM-DD`; empty for always.
    pub day: String,
}

/// A reduction as typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReductionTyped {
    /// 减免类别.
    pub category: String,
    /// 证明材料; may be empty.
    pub evidence: String,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day; empty while open.
    pub to: String,
}

impl PickupTyped {
    pub(crate) fn of(kept: PickupPerson) -> PickupTyped {
        let day = kept.day.map(|day| day.to_string()).unwrap_or_default();
        PickupTyped { name: kept.name, relation: kept.relation, phone: kept.phone, day }
    }
}

impl ReductionTyped {
    pub(crate) fn of(kept: Reduction) -> ReductionTyped {
        ReductionTyped {
            category: kept.category,
            evidence: kept.evidence,
            from: kept.valid.from.to_string(),
            to: kept.valid.to.map(|to| to.to_string()).unwrap_or_default(),
        }
    }
}

/// Keeps the guardians.
pub(crate) fn put_guardians(
    desk: &mut Desk,
    now: &Now,
    ask: PutGuardians,
    _: &dyn Progress,
) -> Result<PutGuardians, No> {
    let student = ask.student;
    let read = desk.store.read();
    pupil::seen(desk, &read, student)?;
    let kept = check_people("监护人", &ask.guardians)?.into_iter().flatten().map(|each| Guardian {
        student,
        name: each.name,
        relation: each.relation,
        phone: each.phone,
    });
    let after: Vec<Guardian> = kept.collect();
    let before = read.guardians_of(student)?.into_iter();
    let before = before.map(|each| PersonTyped { name: each.name, relation: each.relation, phone: each.phone });
    let before = PutGuardians { student, guardians: before.collect() };
    desk.store.write(now, "put_guardians", |w| Ok::<_, No>(w.set_guardians(student, &after)?))?;
    Ok(before)
}

/// Keeps the pick-up persons.
pub(crate) fn put_pickups(desk: &mut Desk, now: &Now, ask: PutPickups, _: &dyn Progress) -> Result<PutPickups, No> {
    let student = ask.student;
    let read = desk.store.read();
    pupil::seen(desk, &read, student)?;
    let people = ask.pickups.iter().map(|each| PersonTyped {
        name: each.name.clone(),
        relation: each.relation.clone(),
        phone: each.phone.clone(),
    });
    let people = check_people("接送人", &people.collect::<Vec<_>>())?;
    let mut after = Vec::new();
    for (place, (each, typed)) in people.into_iter().zip(&ask.pickups).enumerate() {
        let Some(each) = each else { continue };
        let day = optional_day(&format!("第 {} 位接送人的日期", place + 1), &typed.day)?;
        after.push(PickupPerson { student, name: each.name, relation: each.relation, phone: each.phone, day });
    }
    let before = read.pickup_persons_of(student)?.into_iter().map(PickupTyped::of);
    let before = PutPickups { student, pickups: before.collect() };
    desk.store.write(now, "put_pickups", |w| Ok::<_, No>(w.set_pickup_persons(student, &after)?))?;
    Ok(before)
}

/// Keeps the reductions.
pub(crate) fn put_reductions(
    desk: &mut Desk,
    now: &Now,
    ask: PutReductions,
    _: &dyn Progress,
) -> Result<PutReductions, No> {
    let student = ask.student;
    let read = desk.store.read();
    pupil::seen(desk, &read, student)?;
    let rules = profile(&read, now.today)?.reductions;
    let categories: Vec<String> = rules.iter().map(|rule| rule.category.clone()).collect();
    let mut wanted = Vec::new();
    for (place, each) in ask.reductions.into_iter().enumerate() {
        let field = |part: &str| format!("第 {} 项减免的{part}", place + 1);
        let from = optional_day(&field("起"), &each.from)?;
        let from = from.ok_or_else(|| shown::bad_value(&field("起"), "", "请填减免从哪一天起。"))?;
        let valid = Span { from, to: optional_day(&field("止"), &each.to)? };
        wanted.push(Reduction { student, category: each.category, evidence: each.evidence, valid });
    }
    let after = check_reductions(wanted, &categories)?;
    let before = read.reductions_of(student)?.into_iter().map(ReductionTyped::of);
    let before = PutReductions { student, reductions: before.collect() };
    desk.store.write(now, "put_reductions", |w| Ok::<_, No>(w.set_reductions(student, &after)?))?;
    Ok(before)
}

fn optional_day(what: &str, text: &str) -> Result<Option<NaiveDate>, No> {
    match text.trim() {
        "" => Ok(None),
        text => Ok(Some(text.parse().map_err(|_| shown::bad_value(what, text, "写作 2026-11-24"))?)),
    }
}
