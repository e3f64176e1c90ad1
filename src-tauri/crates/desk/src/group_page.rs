//! One group's page: its data, meetings, people, pupils and what changed of it lately.
use crate::group_form::{GroupForm, form_of};
use crate::groups::{GroupRow, Looked, valid_label};
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::days::{Span, WEEKDAY_CHARS, beijing, day_label};
use kehou_school::group_plan::{self, Names, weekdays_label};
use kehou_school::ids::{GroupId, StaffId, StudentId};
use kehou_school::records::{Enrolment, Group};
use kehou_school::words::EnrolmentState;
use kehou_store::Deed;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OfGroup {
    /// The group.
    pub id: GroupId,
}

/// One group's page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupPage {
    /// As in the list.
    pub row: GroupRow,
    /// As a form holds it.
    pub form: GroupForm,
    /// Its meetings, past ones included.
    pub meetings: Vec<LineShown>,
    /// Who serves, past ones included.
    pub staff: Vec<LineShown>,
    /// Pupils, by class and seat; of the own classes only for a 班主任.
    pub pupils: Vec<GroupPupil>,
    /// Pupils that are enrolled but not shown here.
    pub hidden: u32,
    /// What changed of it lately, newest first.
    pub history: Vec<HistoryShown>,
    /// Enrolments, roll calls and sign-ins that rest on it.
    pub rests: u32,
}

/// A meeting or a person of a group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LineShown {
    /// `周一 16:30–17:30` or a name.
    pub label: String,
    /// `1 课时` or `周一`.
    pub detail: String,
    /// `9月1日 周二 起`.
    pub valid_label: String,
    /// Whether it is over.
    pub is_past: bool,
}

/// A pupil of a group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupPupil {
    /// The pupil.
    pub student_id: StudentId,
    /// The class as printed.
    pub class_label: String,
    /// 座号.
    pub seat_no: Option<u32>,
    /// The name.
    pub name: String,
    /// `周一至周五`.
    pub weekdays_label: String,
    /// `9月1日 周二 起`.
    pub valid_label: String,
    /// 生效.
    pub state_label: String,
}

/// One change that was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryShown {
    /// `11月24日 周二 16:05`.
    pub at_label: String,
    /// Who.
    pub actor: String,
    /// What.
    pub what: String,
}

/// The most that a history shows.
const DEEDS_MOST: u32 = 200;

/// One group's page.
pub(crate) fn page(desk: &mut Desk, now: &Now, ask: OfGroup, _: &dyn Progress) -> Result<GroupPage, No> {
    let read = desk.store.read();
    let looked = Looked::fetch(&read, now.today)?;
    let group = looked.group(ask.id)?;
    let names = looked.names();
    let (pupils, hidden) = looked.pupils(desk, group, &read.enrolments_of_group(group.id)?);
    let (enrolments, calls, signed) = read.resting_on_group(group.id)?;
    let deeds = read.deeds_about(&format!("group/{}", group.id), DEEDS_MOST)?;
    let person = |id: &StaffId| names.staff.get(id).copied().unwrap_or_default().to_owned();
    Ok(GroupPage {
        row: looked.row(group, &looked.clashes(), &names),
        form: form_of(group, looked.services.get(&group.service), now.today, false),
        meetings: group
            .meetings
            .iter()
            .map(|each| {
                looked.line(group_plan::meeting_label(each), format!("{} 课时", each.lessons.shown()), each.valid)
            })
            .collect(),
        staff: group
            .staff
            .iter()
            .map(|each| {
                let day = each.weekday.map(|day| format!("周{}", WEEKDAY_CHARS[day.num_days_from_monday() as usize]));
                looked.line(person(&each.staff), day.unwrap_or_else(|| "每次".to_owned()), each.valid)
            })
            .collect(),
        pupils,
        hidden,
        history: deeds.iter().flat_map(|deed| history_of(deed, &names)).collect(),
        rests: enrolments + calls + signed,
    })
}

impl Looked {
    fn line(&self, label: String, detail: String, valid: Span) -> LineShown {
        LineShown {
            label,
            detail,
            valid_label: valid_label(valid),
            is_past: valid.to.is_some_and(|to| to < self.today),
        }
    }

    fn pupils(&self, desk: &Desk, group: &Group, enrolments: &[Enrolment]) -> (Vec<GroupPupil>, u32) {
        let register = self.lists.register();
        let stands = |each: &&Enrolment| {
            each.state != EnrolmentState::Withdrawn
                && each.valid.to.is_none_or(|to| self.today.min(group.valid.to.unwrap_or(self.today)) <= to)
        };
        let seen =
            |id: StudentId| register.student(id).is_some_and(|student| desk.clerk.sees_class(student.home_class));
        let standing: Vec<&Enrolment> = enrolments.iter().filter(stands).collect();
        let hidden = standing.iter().filter(|each| !seen(each.student)).count() as u32;
        let ids: std::collections::BTreeSet<StudentId> = standing.iter().map(|each| each.student).collect();
        let mut found = Vec::new();
        for student in register.sorted(ids.into_iter().filter(|id| seen(*id)), self.today) {
            found.extend(standing.iter().filter(|each| each.student == student.id).map(|each| GroupPupil {
                student_id: student.id,
                class_label: register.class_label(student, self.today),
                seat_no: student.seat_no,
                name: student.name.clone(),
                weekdays_label: weekdays_label(each.weekdays),
                valid_label: valid_label(each.valid),
                state_label: each.state.label().to_owned(),
            }));
        }
        (found, hidden)
    }
}

fn history_of(deed: &Deed, names: &Names<'_>) -> Vec<HistoryShown> {
    let Some(change) = deed.changes.first() else { return Vec::new() };
    let group = |value: &serde_json::Value| serde_json::from_value::<Group>(value.clone()).ok();
    let said = match (group(&change.before), group(&change.after)) {
        (None, Some(_)) => vec!["新建".to_owned()],
        (Some(before), Some(after)) => group_plan::changes_said(&before, &after, names),
        _ => Vec::new(),
    };
    let at = beijing(deed.at);
    let at_label = format!("{} {}", day_label(at.date()), shown::time(at.time()));
    said.into_iter().map(|what| HistoryShown { at_label: at_label.clone(), actor: deed.actor.clone(), what }).collect()
}
