//! Two paid for one group on the same day of whom one is not in its plan: often the one came for the other, and the office is
//! asked once more before settling.
use super::{Lead, PayInput, PayRow, Person, row};
use crate::days::days_listed;
use crate::ids::{GroupId, StaffId};
use crate::money::Fen;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A group, and one person who is paid in it beside others without being in its plan.
type Beside<'a> = (GroupId, &'a str, StaffId);

/// What to look at, a sentence each, and where it is set right: the first of the days and the group. `planned` says who is
/// in the plan of a group on a day; a group without a plan is asked nothing of. `without` are the days on which whoever comes
/// to a group often has no sign-in.
pub fn beside(
    input: &PayInput<'_>,
    planned: &dyn Fn(GroupId, NaiveDate) -> Vec<StaffId>,
    without: &BTreeMap<(GroupId, StaffId), Vec<NaiveDate>>,
) -> (Vec<String>, Vec<Lead>) {
    let (mut findings, mut leads) = (Vec::new(), Vec::new());
    for ((group, what, staff), (days, others)) in found(input, planned) {
        let names = |ids: &BTreeSet<StaffId>| {
            let known = ids.iter().filter_map(|id| input.staff.get(id)).map(|person| person.name.as_str());
            known.collect::<Vec<_>>().join("、")
        };
        let name = names(&BTreeSet::from([staff]));
        let days: Vec<NaiveDate> = days.into_iter().collect();
        let sum = earned(input, group, staff, &days);
        let sum = if sum > Fen::ZERO { format!("，计 {sum} 元") } else { String::new() };
        let not_told = match without.get(&(group, staff)).map_or(&[][..], Vec::as_slice) {
            [] => String::new(),
            without => format!("；{}没有{name}的签到，没有计，来了的请补签到", days_listed(without)),
        };
        let said = format!(
            "{what}（{}）：{}已计补助，{name}不在排班里，也计了补助（{} 次{sum}）{not_told}。都来了的不用改；没来的请改签到，以后一直来的请加进排班",
            days_listed(&days),
            names(&others),
            days.len()
        );
        leads.push(Lead {
            said: said.clone(),
            group: Some(group),
            name: what.to_owned(),
            staff: Some(staff),
            day: days.first().copied(),
        });
        findings.push(said);
    }
    (findings, leads)
}

/// The days of each, and who else is paid on them.
fn found<'a>(
    input: &PayInput<'a>,
    planned: &dyn Fn(GroupId, NaiveDate) -> Vec<StaffId>,
) -> BTreeMap<Beside<'a>, (BTreeSet<NaiveDate>, BTreeSet<StaffId>)> {
    let mut places: BTreeMap<(GroupId, NaiveDate), Vec<&PayRow<'a>>> = BTreeMap::new();
    for row in input.rows.iter().filter(|row| row.cancelled.is_none() && row::signed(row)) {
        let paid = input.staff.get(&row.staff).is_some_and(|person| person.kind.is_paid_by_person());
        if let (Some(group), true) = (row.group, paid) {
            places.entry((group, row.day)).or_default().push(row);
        }
    }
    let mut found: BTreeMap<Beside<'a>, (BTreeSet<NaiveDate>, BTreeSet<StaffId>)> = BTreeMap::new();
    for ((group, day), rows) in places {
        let people: BTreeSet<StaffId> = rows.iter().map(|row| row.staff).collect();
        let plan = if people.len() > 1 { planned(group, day) } else { Vec::new() };
        if plan.is_empty() {
            continue;
        }
        for row in rows.iter().filter(|row| row.stands_in_for.is_none() && !plan.contains(&row.staff)) {
            let (days, others) = found.entry((group, row.what, row.staff)).or_default();
            days.insert(day);
            others.extend(people.iter().filter(|id| **id != row.staff));
        }
    }
    found
}

/// What a person earns by rate in a group on some days; nothing where the pool is shared.
fn earned(input: &PayInput<'_>, group: GroupId, staff: StaffId, days: &[NaiveDate]) -> Fen {
    let own = input.rows.iter().filter(|row| row.staff == staff && row.group == Some(group) && days.contains(&row.day));
    let rows: Vec<PayRow<'_>> = own.copied().collect();
    let mut people = row::people(&PayInput { rows: &rows, ..input.clone() }, &mut Vec::new());
    for person in &mut people {
        super::rate::pay_by_rate(&input.profile.pay, person);
    }
    people.iter().map(Person::amount).sum()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{month_input, row};
    use super::*;
    use crate::pay::PayRow;

    #[test]
    fn whoever_is_paid_beside_the_plan_is_asked_about() {
        let of_often = |plan: &[i64]| match plan {
            [7] => BTreeMap::from([((GroupId(1), StaffId(2)), vec![row(1, 4).day])]),
            _ => BTreeMap::new(),
        };
        let (planned, other, third) = (row(1, 3), row(2, 3), row(3, 3));
        let unsigned = |row: PayRow<'static>| PayRow { in_at: None, out_at: None, ..row };
        let later = |row: PayRow<'static>, of: &PayRow<'static>| PayRow { day: of.day, ..row };
        // who is in the plan | the rows | what is asked
        for (plan, rows, wanted) in [
            (
                vec![1],
                vec![planned, other],
                vec!["作业一班（11月3日）：王一已计补助，王二不在排班里，也计了补助（1 次，计 60.00 元）"],
            ),
            (
                vec![1],
                vec![planned, other, row(1, 4), later(row(2, 4), &row(1, 4))],
                vec!["作业一班（11月3日、11月4日）：王一已计补助，王二不在排班里，也计了补助（2 次，计 120.00 元）"],
            ),
            (
                vec![7],
                vec![planned, other],
                vec![
                    "作业一班（11月3日）：王二已计补助，王一不在排班里，也计了补助（1 次，计 60.00 元）。",
                    "作业一班（11月3日）：王一已计补助，王二不在排班里，也计了补助（1 次，计 60.00 元）；11月4日没有王二的签到，没有计，来了的请补签到",
                ],
            ),
            (vec![1, 2], vec![planned, other], vec![]),
            (vec![1], vec![planned, PayRow { stands_in_for: Some(StaffId(4)), ..other }], vec![]),
            (vec![1], vec![unsigned(planned), other], vec![]),
            (
                vec![1],
                vec![PayRow { cancelled: Some("停课"), ..planned }, PayRow { cancelled: Some("停课"), ..other }],
                vec![],
            ),
            (vec![], vec![planned, other], vec![]),
            // A volunteer is not paid by person.
            (vec![1], vec![planned, row(5, 3)], vec![]),
            (
                vec![4],
                vec![other, third],
                vec![
                    "作业一班（11月3日）：王三已计补助，王二不在排班里，也计了补助（1 次，计 60.00 元）",
                    "作业一班（11月3日）：王二已计补助，王三不在排班里，也计了补助",
                ],
            ),
        ] {
            let (said, leads) = month_input(&rows, |input| {
                beside(input, &|_, _| plan.iter().copied().map(StaffId).collect(), &of_often(&plan))
            });
            assert_eq!(said.len(), wanted.len(), "{said:?}");
            for (said, wanted) in said.iter().zip(wanted) {
                assert!(said.starts_with(wanted), "{said}");
            }
            assert_eq!(leads.iter().map(|lead| &lead.said).collect::<Vec<_>>(), said.iter().collect::<Vec<_>>());
            assert!(leads.iter().all(|lead| lead.group == Some(GroupId(1)) && lead.day == Some(planned.day)));
        }
    }
}
