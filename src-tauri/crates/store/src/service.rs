//! Table `service`: what is offered, by name, kind, activity and fund source.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{word, word_opt};
use crate::writing::Writing;
use kehou_school::ids::{BatchId, ServiceId};
use kehou_school::records::Service;
use kehou_school::words::{ActivityType, FundSource, ServiceKind};
use rusqlite::{Row, params};

const READING: &str = "读取服务项目";

impl Reading<'_> {
    /// Everything offered.
    pub fn services(&self) -> Result<Vec<Service>, Fault> {
        self.many(READING, "SELECT * FROM service ORDER BY id", [], of_row)
    }

    /// One service.
    pub fn service(&self, id: ServiceId) -> Result<Option<Service>, Fault> {
        self.one(READING, "SELECT * FROM service WHERE id = ?1", params![id.0], of_row)
    }
}

impl Writing<'_> {
    /// The service of that name, kind, activity and fund source, made if it is not there.
    pub fn get_or_add_service(&mut self, service: &Service, batch: Option<BatchId>) -> Result<ServiceId, Fault> {
        let activity = service.activity.map_or("", ActivityType::code);
        let sql = "SELECT id FROM service WHERE name = ?1 AND kind = ?2 AND ifnull(activity_type, '') = ?3 AND fund_source = ?4";
        let given = params![service.name, service.kind.code(), activity, service.fund.code()];
        if let Some(id) = self.read().one(READING, sql, given, |row| row.get(0))? {
            return Ok(ServiceId(id));
        }
        let sql = "INSERT INTO service (name, kind, activity_type, fund_source, batch) VALUES (?1, ?2, nullif(?3, ''), ?4, ?5)";
        let given = params![service.name, service.kind.code(), activity, service.fund.code(), batch.map(|id| id.0)];
        let id = ServiceId(self.insert("保存服务项目", sql, given)?);
        self.changed(format!("service/{id}"), None, Some(&Service { id, ..service.clone() }))?;
        Ok(id)
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Service> {
    Ok(Service {
        id: ServiceId(row.get("id")?),
        name: row.get("name")?,
        kind: word(row, "kind", ServiceKind::from_code)?,
        activity: word_opt(row, "activity_type", ActivityType::from_code)?,
        fund: word(row, "fund_source", FundSource::from_code)?,
    })
}
