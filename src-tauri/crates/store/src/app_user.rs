//! Table `app_user`: those who use the program on top of the passphrase, with their role, PIN and classes.
use crate::key::{hex, stretch, unhex};
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::word;
use crate::writing::Writing;
use kehou_school::access::User;
use kehou_school::ids::{HomeClassId, UserId};
use kehou_school::words::Role;
use rusqlite::params;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

const READING: &str = "读取用户";
const KEEPING: &str = "保存用户";
/// Argon2id of a PIN: 19 MiB, two rounds. The file around it is encrypted already.
const PIN_COST: (u32, u32, u32) = (19_456, 2, 1);

impl Reading<'_> {
    /// Everyone who may log in, by number.
    pub fn users(&self) -> Result<Vec<User>, Fault> {
        let sql = "SELECT id, name, role FROM app_user ORDER BY id";
        let mut users = self.many(READING, sql, [], |row| {
            Ok(User {
                id: UserId(row.get(0)?),
                name: row.get(1)?,
                role: word(row, 2, Role::from_code)?,
                classes: BTreeSet::new(),
            })
        })?;
        let sql = "SELECT user_id, home_class_id FROM app_user_class";
        let led = self.many(READING, sql, [], |row| Ok((UserId(row.get(0)?), HomeClassId(row.get(1)?))))?;
        for (user, class) in led {
            if let Some(user) = users.iter_mut().find(|one| one.id == user) {
                user.classes.insert(class);
            }
        }
        Ok(users)
    }

    /// Whether a PIN is the user's.
    pub fn is_pin(&self, user: UserId, pin: &str) -> Result<bool, Fault> {
        let sql = "SELECT pin_hash FROM app_user WHERE id = ?1";
        let kept: Option<String> = self.one(READING, sql, params![user.0], |row| row.get(0))?;
        let Some((salt, hash)) = kept.as_deref().and_then(|kept| kept.split_once('$')) else { return Ok(false) };
        let Some(salt) = unhex(salt) else { return Ok(false) };
        Ok(hash_pin(pin, &salt)? == hash)
    }
}

impl Writing<'_> {
    /// Keeps a user: number 0 is added, another is changed. A PIN given is set; the deed never holds it.
    pub fn put_user(&mut self, user: &User, pin: Option<&str>) -> Result<UserId, Fault> {
        let before = self.read().users()?.into_iter().find(|one| one.id == user.id);
        let mut kept = user.clone();
        if before.is_none() {
            let sql = "INSERT INTO app_user (name, role) VALUES (?1, ?2)";
            kept.id = UserId(self.insert(KEEPING, sql, params![user.name, user.role.code()])?);
        } else {
            let sql = "UPDATE app_user SET name = ?2, role = ?3 WHERE id = ?1";
            self.run(KEEPING, sql, params![user.id.0, user.name, user.role.code()])?;
        }
        self.run(KEEPING, "DELETE FROM app_user_class WHERE user_id = ?1", params![kept.id.0])?;
        for class in &user.classes {
            let sql = "INSERT INTO app_user_class (user_id, home_class_id) VALUES (?1, ?2)";
            self.run(KEEPING, sql, params![kept.id.0, class.0])?;
        }
        self.changed(format!("app_user/{}", kept.id), before.as_ref(), Some(&kept))?;
        if let Some(pin) = pin {
            self.set_pin(kept.id, pin)?;
        }
        Ok(kept.id)
    }

    /// Takes a user away; what the user did stays in the deeds.
    pub fn remove_user(&mut self, id: UserId) -> Result<(), Fault> {
        let before = self.read().users()?.into_iter().find(|one| one.id == id);
        if self.changed(format!("app_user/{id}"), before.as_ref(), None)? {
            self.run(KEEPING, "DELETE FROM app_user WHERE id = ?1", params![id.0])?;
        }
        Ok(())
    }

    fn set_pin(&mut self, id: UserId, pin: &str) -> Result<(), Fault> {
        // A salt need not be secret, only another each time; no room below the app has a source of chance.
        let salt = Sha256::digest(format!("kehou pin {id} {}", self.now.at.to_rfc3339()));
        let kept = format!("{}${}", hex(&salt), hash_pin(pin, &salt)?);
        self.run(KEEPING, "UPDATE app_user SET pin_hash = ?2 WHERE id = ?1", params![id.0, kept])?;
        self.change(format!("app_user/{id}/pin"), serde_json::Value::Null, serde_json::Value::Null);
        Ok(())
    }
}

fn hash_pin(pin: &str, salt: &[u8]) -> Result<String, Fault> {
    let (memory_kib, rounds, lanes) = PIN_COST;
    Ok(hex(stretch(pin, salt, memory_kib, rounds, lanes)?.as_slice()))
}
