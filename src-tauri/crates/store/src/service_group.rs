//! Tables `service_group`, `group_meeting` and `group_staff`: a running group with its meetings and staff, kept as one.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day_text, span, time, time_text, weekday, weekday_number, weekday_opt, word, word_opt};
use crate::writing::Writing;
use kehou_school::ids::{BatchId, GroupId, ServiceId, StaffId};
use kehou_school::intake::{Accepted, Effect, TakenGroup};
use kehou_school::money::Lessons;
use kehou_school::records::{Group, GroupStaff, Meeting, Service};
use kehou_school::words::{ActivityType, ServiceKind};
use rusqlite::{Row, params};
use std::collections::BTreeMap;

const READING: &str = "读取服务班";
const KEEPING: &str = "保存服务班";
const GROUPS: &str = "SELECT g.*, s.kind, s.activity_type, ifnull(r.name, '') AS room FROM service_group g
                      JOIN service s ON s.id = g.service_id LEFT JOIN room r ON r.id = g.room_id";

impl Reading<'_> {
    /// Every group with its meetings and staff.
    pub fn groups(&self) -> Result<Vec<Group>, Fault> {
        let mut meetings: BTreeMap<GroupId, Vec<Meeting>> = BTreeMap::new();
        for (group, meeting) in
            self.many(READING, "SELECT * FROM group_meeting ORDER BY group_id, id", [], meeting_of)?
        {
            meetings.entry(group).or_default().push(meeting);
        }
        let mut staff: BTreeMap<GroupId, Vec<GroupStaff>> = BTreeMap::new();
        for (group, person) in self.many(READING, "SELECT * FROM group_staff ORDER BY group_id, id", [], staff_of)? {
            staff.entry(group).or_default().push(person);
        }
        let mut groups = self.many(READING, &format!("{GROUPS} ORDER BY g.id"), [], of_row)?;
        for group in &mut groups {
            group.meetings = meetings.remove(&group.id).unwrap_or_default();
            group.staff = staff.remove(&group.id).unwrap_or_default();
        }
        Ok(groups)
    }

    /// What rests on a group: enrolments, roll calls and sign-ins, as counts.
    pub fn resting_on_group(&self, id: GroupId) -> Result<(u32, u32, u32), Fault> {
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table} WHERE group_id = ?1");
            self.number(READING, &sql, params![id.0]).map(|found| found as u32)
        };
        Ok((count("enrolment")?, count("roll_call")?, count("staff_attendance")?))
    }

    /// One group with its meetings and staff.
    pub fn group(&self, id: GroupId) -> Result<Option<Group>, Fault> {
        let Some(mut group) = self.one(READING, &format!("{GROUPS} WHERE g.id = ?1"), params![id.0], of_row)? else {
            return Ok(None);
        };
        let sql = "SELECT * FROM group_meeting WHERE group_id = ?1 ORDER BY id";
        group.meetings = self.many(READING, sql, params![id.0], |row| meeting_of(row).map(|(_, meeting)| meeting))?;
        let sql = "SELECT * FROM group_staff WHERE group_id = ?1 ORDER BY id";
        group.staff = self.many(READING, sql, params![id.0], |row| staff_of(row).map(|(_, person)| person))?;
        Ok(Some(group))
    }
}

impl Writing<'_> {
    /// Keeps a group entered by hand (its service is there already): number 0 is added, another is changed.
    pub fn put_group(&mut self, group: &Group) -> Result<GroupId, Fault> {
        if group.id.0 == 0 {
            let id = self.add_group(group, None)?;
            self.changed(about(id), None, Some(&Group { id, ..group.clone() }))?;
            return Ok(id);
        }
        let before = self.read().group(group.id)?;
        if self.changed(about(group.id), before.as_ref(), Some(group))? {
            self.set_group(group)?;
        }
        Ok(group.id)
    }

    /// Takes a group nothing rests on away, with its meetings and staff.
    pub fn remove_group(&mut self, id: GroupId) -> Result<(), Fault> {
        let before = self.read().group(id)?;
        if !self.changed(about(id), before.as_ref(), None)? {
            return Ok(());
        }
        self.run(KEEPING, "DELETE FROM group_meeting WHERE group_id = ?1", params![id.0])?;
        self.run(KEEPING, "DELETE FROM group_staff WHERE group_id = ?1", params![id.0])?;
        self.run(KEEPING, "DELETE FROM service_group WHERE id = ?1", params![id.0]).map(drop)
    }

    /// Keeps the groups of an import, with the services and rooms they name.
    pub fn keep_groups(&mut self, batch: BatchId, rows: &[Accepted<TakenGroup>]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        for row in rows.iter().filter(|row| row.effect != Effect::Unchanged) {
            let taken = &row.value;
            let service = Service {
                id: ServiceId(0),
                name: taken.service_name.clone(),
                kind: taken.group.kind,
                activity: taken.group.activity,
                fund: taken.fund,
            };
            let service = self.get_or_add_service(&service, Some(batch))?;
            let group = Group { service, ..taken.group.clone() };
            if group.id.0 == 0 {
                self.add_group(&group, Some(batch))?;
                kept.added += 1;
                continue;
            }
            let before = self.read().group(group.id)?;
            if self.changed_by(batch, about(group.id), before.as_ref(), Some(&group))? {
                self.set_group(&group)?;
                kept.changed += 1;
            }
        }
        self.kept(batch, "service_group", kept)
    }

    fn add_group(&mut self, group: &Group, batch: Option<BatchId>) -> Result<GroupId, Fault> {
        let room = self.get_or_add_room(&group.room, batch)?;
        let sql = "INSERT INTO service_group
                   (service_id, name, room_id, capacity, minimum, grades, pay_pool, valid_from, valid_to, override_reason, batch)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        let given = params![
            group.service.0,
            group.name,
            room,
            group.capacity,
            group.minimum,
            group.grades,
            group.pay_pool,
            day_text(group.valid.from),
            group.valid.to.map(day_text),
            group.override_reason,
            batch.map(|id| id.0),
        ];
        let id = GroupId(self.insert(KEEPING, sql, given)?);
        self.add_parts(id, group)?;
        Ok(id)
    }

    pub(crate) fn set_group(&mut self, group: &Group) -> Result<(), Fault> {
        let room = self.get_or_add_room(&group.room, None)?;
        let sql = "UPDATE service_group SET service_id = ?2, name = ?3, room_id = ?4, capacity = ?5, minimum = ?6, grades = ?7,
                   pay_pool = ?8, valid_from = ?9, valid_to = ?10, override_reason = ?11 WHERE id = ?1";
        let given = params![
            group.id.0,
            group.service.0,
            group.name,
            room,
            group.capacity,
            group.minimum,
            group.grades,
            group.pay_pool,
            day_text(group.valid.from),
            group.valid.to.map(day_text),
            group.override_reason,
        ];
        self.run(KEEPING, sql, given)?;
        self.run(KEEPING, "DELETE FROM group_meeting WHERE group_id = ?1", params![group.id.0])?;
        self.run(KEEPING, "DELETE FROM group_staff WHERE group_id = ?1", params![group.id.0])?;
        self.add_parts(group.id, group)
    }

    fn add_parts(&self, id: GroupId, group: &Group) -> Result<(), Fault> {
        for each in &group.meetings {
            let sql = "INSERT INTO group_meeting (group_id, weekday, starts_at, ends_at, lessons, valid_from, valid_to)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let (starts, ends) = (time_text(each.starts_at), time_text(each.ends_at));
            let (from, to) = (day_text(each.valid.from), each.valid.to.map(day_text));
            self.run(
                KEEPING,
                sql,
                params![id.0, weekday_number(each.weekday), starts, ends, each.lessons.0, from, to],
            )?;
        }
        for each in &group.staff {
            let sql = "INSERT INTO group_staff (group_id, staff_id, weekday, valid_from, valid_to) VALUES (?1, ?2, ?3, ?4, ?5)";
            let (from, to) = (day_text(each.valid.from), each.valid.to.map(day_text));
            self.run(KEEPING, sql, params![id.0, each.staff.0, each.weekday.map(weekday_number), from, to])?;
        }
        Ok(())
    }
}

fn about(id: GroupId) -> String {
    format!("group/{id}")
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Group> {
    Ok(Group {
        id: GroupId(row.get("id")?),
        service: ServiceId(row.get("service_id")?),
        kind: word(row, "kind", ServiceKind::from_code)?,
        activity: word_opt(row, "activity_type", ActivityType::from_code)?,
        name: row.get("name")?,
        room: row.get("room")?,
        capacity: row.get("capacity")?,
        minimum: row.get("minimum")?,
        grades: row.get("grades")?,
        pay_pool: row.get("pay_pool")?,
        valid: span(row)?,
        override_reason: row.get("override_reason")?,
        meetings: Vec::new(),
        staff: Vec::new(),
    })
}

fn meeting_of(row: &Row<'_>) -> rusqlite::Result<(GroupId, Meeting)> {
    let meeting = Meeting {
        weekday: weekday(row, "weekday")?,
        starts_at: time(row, "starts_at")?,
        ends_at: time(row, "ends_at")?,
        lessons: Lessons(row.get("lessons")?),
        valid: span(row)?,
    };
    Ok((GroupId(row.get("group_id")?), meeting))
}

fn staff_of(row: &Row<'_>) -> rusqlite::Result<(GroupId, GroupStaff)> {
    let person =
        GroupStaff { staff: StaffId(row.get("staff_id")?), weekday: weekday_opt(row, "weekday")?, valid: span(row)? };
    Ok((GroupId(row.get("group_id")?), person))
}
