//! The groups: the list with what is to be looked at, and what two groups want at once.
use crate::facts::{Lists, profile};
use crate::{Desk, No, Now, Progress};
use chrono::NaiveDate;
use kehou_school::clash::{Clash, Wanted, clashes};
use kehou_school::classes::GradeRange;
use kehou_school::days::{Span, day_label};
use kehou_school::group_plan::{self, Finding, FindingKind, GroupState, Names, weekdays_label, when_label};
use kehou_school::ids::{GroupId, ServiceId};
use kehou_school::naming::natural;
use kehou_school::no::Refusal;
use kehou_school::profile::PayRules;
use kehou_school::records::{Enrolment, Group, Service};
use kehou_school::session::TimeLimits;
use kehou_school::words::ServiceKind;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Groups {}

/// Every group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupList {
    /// Running ones first, then by kind and name.
    pub rows: Vec<GroupRow>,
    /// Groups that are running.
    pub running: u32,
    /// Groups with something to be looked at.
    pub with_findings: u32,
}

/// A group as a row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupRow {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// 服务类别.
    pub kind: ServiceKind,
    /// As read.
    pub kind_label: String,
    /// 作业辅导; may be empty.
    pub activity_label: String,
    /// 服务性收费.
    pub fund_label: String,
    /// `周一至周五 16:30–17:30`.
    pub when: String,
    /// May be empty.
    pub room: String,
    /// 容量.
    pub capacity: Option<u32>,
    /// 最低人数.
    pub minimum: Option<u32>,
    /// Pupils enrolled.
    pub enrolled: u32,
    /// `42 / 45`.
    pub seats_label: String,
    /// Names of those who serve.
    pub staff: Vec<String>,
    /// 一至三年级 or 全校.
    pub grades_label: String,
    /// 资金池; may be empty.
    pub pay_pool: String,
    /// `9月1日 周二 起`.
    pub valid_label: String,
    /// Where it stands.
    pub state: GroupState,
    /// 开班中.
    pub state_label: String,
    /// What is to be looked at.
    pub findings: Vec<FindingShown>,
}

/// Something to be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FindingShown {
    /// What it is.
    pub kind: FindingKind,
    /// As a chip.
    pub label: String,
    /// In a sentence.
    pub sentence: String,
}

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Conflicts {}

/// One thing or person wanted by two groups at the same time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConflictShown {
    /// What kind it is.
    pub kind: FindingKind,
    /// 教师冲突.
    pub kind_label: String,
    /// The room, the person or the pupil.
    pub who: String,
    /// One group.
    pub group_id: GroupId,
    /// Its name.
    pub group: String,
    /// The other.
    pub other_id: GroupId,
    /// Its name.
    pub other: String,
    /// `周一、三`.
    pub weekdays_label: String,
}

/// What every look at groups needs.
pub(crate) struct Looked {
    pub(crate) lists: Lists,
    pub(crate) services: BTreeMap<ServiceId, Service>,
    pub(crate) enrolments: Vec<Enrolment>,
    pub(crate) limits: TimeLimits,
    pub(crate) pay: PayRules,
    pub(crate) today: NaiveDate,
}

/// Every group.
pub(crate) fn list(desk: &mut Desk, now: &Now, _: Groups, _: &dyn Progress) -> Result<GroupList, No> {
    let looked = Looked::fetch(&desk.store.read(), now.today)?;
    let found = looked.clashes();
    let names = looked.names();
    let mut rows: Vec<GroupRow> = looked.lists.groups.iter().map(|group| looked.row(group, &found, &names)).collect();
    let rank = |state: GroupState| match state {
        GroupState::Running => 0,
        GroupState::Coming => 1,
        GroupState::Ended => 2,
    };
    rows.sort_by(|a, b| (rank(a.state), a.kind).cmp(&(rank(b.state), b.kind)).then_with(|| natural(&a.name, &b.name)));
    Ok(GroupList {
        running: rows.iter().filter(|row| row.state == GroupState::Running).count() as u32,
        with_findings: rows.iter().filter(|row| !row.findings.is_empty()).count() as u32,
        rows,
    })
}

/// Every clash; pupils of other classes are left out for a 班主任.
pub(crate) fn conflicts(desk: &mut Desk, now: &Now, _: Conflicts, _: &dyn Progress) -> Result<Vec<ConflictShown>, No> {
    let looked = Looked::fetch(&desk.store.read(), now.today)?;
    let (names, register) = (looked.names(), looked.lists.register());
    let group = |id: GroupId| names.groups.get(&id).copied().unwrap_or_default().to_owned();
    let shown = looked.clashes().into_iter().filter_map(|clash| {
        let (kind, who) = match &clash.wanted {
            Wanted::Room(room) => (FindingKind::Room, room.clone()),
            Wanted::Staff(staff) => {
                (FindingKind::Staff, names.staff.get(staff).copied().unwrap_or_default().to_owned())
            }
            Wanted::Pupil(student) => {
                let student = register.student(*student)?;
                if !desk.clerk.sees_class(student.home_class) {
                    return None;
                }
                (FindingKind::Pupil, format!("{}{}", register.class_label(student, now.today), student.name))
            }
        };
        Some(ConflictShown {
            kind,
            kind_label: kind.label().to_owned(),
            who,
            group_id: clash.group,
            group: group(clash.group),
            other_id: clash.other,
            other: group(clash.other),
            weekdays_label: weekdays_label(clash.weekdays),
        })
    });
    Ok(shown.collect())
}

impl Looked {
    /// Fetches it.
    pub(crate) fn fetch(read: &Reading<'_>, today: NaiveDate) -> Result<Looked, No> {
        let profile = profile(read, today)?;
        Ok(Looked {
            lists: Lists::fetch(read)?,
            services: read.services()?.into_iter().map(|service| (service.id, service)).collect(),
            enrolments: read.enrolments_in(Span { from: today, to: None })?,
            limits: profile.time,
            pay: profile.pay,
            today,
        })
    }

    /// A group by its number.
    pub(crate) fn group(&self, id: GroupId) -> Result<&Group, Refusal> {
        let missing = || Refusal::NotFound { what: "服务班".to_owned(), name: id.to_string() };
        self.lists.groups.iter().find(|group| group.id == id).ok_or_else(missing)
    }

    /// The clashes as the lists stand.
    pub(crate) fn clashes(&self) -> Vec<Clash> {
        clashes(&self.lists.groups, &self.enrolments, self.today)
    }

    /// The names of groups and people.
    pub(crate) fn names(&self) -> Names<'_> {
        Names {
            groups: self.lists.groups.iter().map(|group| (group.id, group.name.as_str())).collect(),
            staff: self.lists.staff.iter().map(|person| (person.id, person.name.as_str())).collect(),
            kinds: self.lists.staff.iter().map(|person| (person.id, person.kind)).collect(),
        }
    }

    /// What is to be looked at in a group.
    pub(crate) fn findings(&self, group: &Group, clashes: &[Clash], names: &Names<'_>) -> Vec<FindingShown> {
        if GroupState::of(group, self.today) == GroupState::Ended {
            return Vec::new();
        }
        let seats = group_plan::seats(group, &self.enrolments, self.today);
        let found = group_plan::findings(group, seats, clashes, names, &self.limits, &self.pay);
        found
            .into_iter()
            .map(|Finding { kind, sentence }| FindingShown { kind, label: kind.label().to_owned(), sentence })
            .collect()
    }

    /// A group as a row.
    pub(crate) fn row(&self, group: &Group, clashes: &[Clash], names: &Names<'_>) -> GroupRow {
        let (enrolled, _) = group_plan::seats(group, &self.enrolments, self.today);
        let state = GroupState::of(group, self.today);
        let mut staff: Vec<String> = Vec::new();
        for each in group.staff.iter().filter(|each| each.valid.to.is_none_or(|to| self.today <= to)) {
            let name = names.staff.get(&each.staff).copied().unwrap_or_default().to_owned();
            if !staff.contains(&name) {
                staff.push(name);
            }
        }
        GroupRow {
            id: group.id,
            name: group.name.clone(),
            kind: group.kind,
            kind_label: group.kind.label().to_owned(),
            activity_label: group.activity.map_or_else(String::new, |activity| activity.label().to_owned()),
            fund_label: self.services.get(&group.service).map_or_else(String::new, |each| each.fund.label().to_owned()),
            when: when_label(group, self.today),
            room: group.room.clone(),
            capacity: group.capacity,
            minimum: group.minimum,
            enrolled,
            seats_label: group.capacity.map_or_else(|| enrolled.to_string(), |most| format!("{enrolled} / {most}")),
            staff,
            grades_label: GradeRange::read(&group.grades).map_or_else(|_| group.grades.clone(), GradeRange::label),
            pay_pool: group.pay_pool.clone(),
            valid_label: valid_label(group.valid),
            state,
            state_label: state.label().to_owned(),
            findings: self.findings(group, clashes, names),
        }
    }
}

/// `9月1日 周二 起` or `9月1日 周二 至 1月22日 周五`.
pub(crate) fn valid_label(valid: Span) -> String {
    match valid.to {
        Some(to) => format!("{} 至 {}", day_label(valid.from), day_label(to)),
        None => format!("{} 起", day_label(valid.from)),
    }
}
