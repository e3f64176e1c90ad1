//! What becomes of the rows of groups, enrolments, attendance, staff attendance and the calendar.
use super::{Becomes, Differences, FieldChange, Names, joined, span_said};
use crate::days::{Weekdays, day_label, time_label};
use crate::intake::{TakenEnrolment, TakenGroup};
use crate::records::{Attendance, DayChange, DayChangeKind, Enrolment, Group, StaffAttendance};
use chrono::NaiveTime;

impl Becomes for TakenGroup {
    fn who(&self, _: &Names<'_>) -> String {
        self.group.name.clone()
    }

    fn what(&self, names: &Names<'_>) -> String {
        let room = self.group.room.clone();
        let told = if self.told_by_name { "（按名称）" } else { "" };
        let service = format!("{}{told}", self.service_name);
        let group = &self.group;
        joined(&[service, meetings_said(group), room, staff_said(group, names), span_said(&group.valid)], "，")
    }

    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange> {
        let now = &self.group;
        let Some(kept) = names.groups.get(&now.id) else { return Vec::new() };
        let service = names.known.services.iter().find(|service| service.id == kept.service);
        let mut found = Differences::default();
        found.hold("服务项目", service.map_or("", |service| &service.name), &self.service_name);
        found.hold("时间", meetings_said(kept), meetings_said(now));
        found.hold("地点", &kept.room, &now.room);
        found.hold_some("容量", kept.capacity.as_ref(), now.capacity.as_ref());
        found.hold_some("最低人数", kept.minimum.as_ref(), now.minimum.as_ref());
        found.hold("年级范围", &kept.grades, &now.grades);
        found.hold("教师", staff_said(kept, names), staff_said(now, names));
        found.hold("资金池", &kept.pay_pool, &now.pay_pool);
        found.hold("起止", span_said(&kept.valid), span_said(&now.valid));
        found.hold("超时原因", &kept.override_reason, &now.override_reason);
        found.0
    }
}

/// `周一三 16:30–17:30`, meetings of the same hours together.
fn meetings_said(group: &Group) -> String {
    let mut hours: Vec<(NaiveTime, NaiveTime, String, Weekdays)> = Vec::new();
    for meeting in &group.meetings {
        let lessons = meeting.lessons.shown();
        let same = |each: &&mut (NaiveTime, NaiveTime, String, Weekdays)| {
            each.0 == meeting.starts_at && each.1 == meeting.ends_at && each.2 == lessons
        };
        match hours.iter_mut().find(same) {
            Some(each) => each.3 = each.3.with(meeting.weekday),
            None => hours.push((meeting.starts_at, meeting.ends_at, lessons, Weekdays::only(meeting.weekday))),
        }
    }
    let said = hours.iter().map(|(from, to, lessons, days)| {
        format!("周{days} {}–{}（{lessons} 课时）", time_label(*from), time_label(*to))
    });
    said.collect::<Vec<_>>().join("；")
}

fn staff_said(group: &Group, names: &Names<'_>) -> String {
    let mut named: Vec<String> = Vec::new();
    for name in group.staff.iter().map(|each| names.person(each.staff)) {
        if !named.contains(&name) {
            named.push(name);
        }
    }
    joined(&named, "、")
}

impl Becomes for TakenEnrolment {
    fn who(&self, names: &Names<'_>) -> String {
        names.student(self.enrolment.student)
    }

    fn what(&self, names: &Names<'_>) -> String {
        let Enrolment { group, weekdays, valid, pickup_way, .. } = &self.enrolment;
        joined(&[names.group(*group), format!("周{weekdays}"), span_said(valid), pickup_way.clone()], "，")
    }

    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange> {
        let now = &self.enrolment;
        let mut found = Differences::default();
        if let Some(kept) = names.known.enrolments.iter().find(|kept| kept.id == now.id) {
            found.hold("星期", format!("周{}", kept.weekdays), format!("周{}", now.weekdays));
            found.hold("起止", span_said(&kept.valid), span_said(&now.valid));
            found.hold("状态", kept.state.label(), now.state.label());
            found.hold("接送方式", &kept.pickup_way, &now.pickup_way);
            found.hold("回执编号", &kept.slip_no, &now.slip_no);
        }
        let mut persons = names.known.pickups.iter().filter(|person| person.student == now.student);
        let is_kept = persons.any(|person| {
            (self.pickup_name.is_empty() || person.name == self.pickup_name)
                && (self.pickup_phone.is_empty() || person.phone == self.pickup_phone)
        });
        if !is_kept {
            found.hold("接送人", "", joined(&[self.pickup_name.clone(), self.pickup_phone.clone()], " "));
        }
        found.0
    }
}

impl Becomes for Attendance {
    fn who(&self, names: &Names<'_>) -> String {
        names.student(self.student)
    }

    fn what(&self, names: &Names<'_>) -> String {
        joined(&[day_label(self.day), names.group(self.group), self.mark.label().to_owned()], "，")
    }

    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange> {
        let kept = names
            .known
            .attendance
            .iter()
            .find(|kept| kept.day == self.day && kept.group == self.group && kept.student == self.student);
        let mut found = Differences::default();
        found.hold("出勤", kept.map_or("", |kept| kept.mark.label()), self.mark.label());
        found.0
    }
}

impl Becomes for StaffAttendance {
    fn who(&self, names: &Names<'_>) -> String {
        names.person(self.staff)
    }

    fn what(&self, names: &Names<'_>) -> String {
        let place = self.group.map_or_else(|| self.duty.clone(), |group| names.group(group));
        let absent = self.stands_in_for.map_or_else(String::new, |absent| format!("代 {}", names.person(absent)));
        joined(&[day_label(self.day), place, hours_said(self), absent], "，")
    }

    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange> {
        let kept = names.known.staff_attendance.iter().find(|kept| {
            kept.day == self.day && kept.staff == self.staff && kept.group == self.group && kept.duty == self.duty
        });
        let Some(kept) = kept else { return Vec::new() };
        let person = |row: &StaffAttendance| row.stands_in_for.map_or_else(String::new, |absent| names.person(absent));
        let lessons = |row: &StaffAttendance| row.lessons.map_or_else(String::new, |lessons| lessons.shown());
        let mut found = Differences::default();
        found.hold("签到签退", hours_said(kept), hours_said(self));
        found.hold("课时", lessons(kept), lessons(self));
        found.hold("代", person(kept), person(self));
        found.hold("备注", &kept.note, &self.note);
        found.0
    }
}

fn hours_said(row: &StaffAttendance) -> String {
    let text = |time: Option<NaiveTime>, missing: &str| time.map_or_else(|| missing.to_owned(), time_label);
    match (row.in_at, row.out_at) {
        (None, None) => String::new(),
        (from, to) => format!("{}–{}", text(from, "未签到"), text(to, "未签退")),
    }
}

impl Becomes for DayChange {
    fn who(&self, _: &Names<'_>) -> String {
        format!("{}年{}", self.day.format("%Y"), day_label(self.day))
    }

    fn what(&self, _: &Names<'_>) -> String {
        let kind = match self.kind {
            DayChangeKind::MakeUp => "补课日",
            DayChangeKind::Closure => "不上课",
            DayChangeKind::EarlyDismissal => "提前放学",
            DayChangeKind::Extra => "加一天",
        };
        joined(&[kind.to_owned(), follows_said(self), self.grades.clone(), self.reason.clone()], "，")
    }

    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange> {
        let kept = names
            .known
            .changes
            .iter()
            .find(|kept| kept.day == self.day && kept.kind == self.kind && kept.grades == self.grades);
        let Some(kept) = kept else { return Vec::new() };
        let mut found = Differences::default();
        found.hold("按周几", follows_said(kept), follows_said(self));
        found.hold("原因", &kept.reason, &self.reason);
        found.0
    }
}

fn follows_said(change: &DayChange) -> String {
    change.follows_weekday.map_or_else(String::new, |day| format!("按周{}", Weekdays::only(day)))
}
