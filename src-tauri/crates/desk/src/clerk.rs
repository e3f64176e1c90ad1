//! Who sits at the desk: users with roles, logging in by PIN, and what a role may do.
use crate::{Desk, No, Now, Progress, asks};
use kehou_school::access::{self, Clerk, User};
use kehou_school::ids::{HomeClassId, UserId};
use kehou_school::no::Refusal;
use kehou_school::words::Role;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Me {}

/// Who sits here.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeShown {
    /// The user's name; null for the owner of the passphrase.
    pub name: Option<String>,
    /// The role; null for the owner, who may do everything.
    pub role: Option<Role>,
    /// The role as read: `教务`, or `负责人` for the owner.
    pub role_label: String,
    /// The names of the asks that are allowed.
    pub may: Vec<String>,
}

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Users {}

/// A user as shown: never the PIN.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UserShown {
    /// The user.
    pub id: UserId,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The role as read.
    pub role_label: String,
    /// The classes a 班主任 leads.
    pub classes: Vec<HomeClassId>,
}

/// A user to add or change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutUser {
    /// The user; null adds one.
    #[serde(default)]
    pub id: Option<UserId>,
    /// The name people log in by.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The classes a 班主任 leads; empty for the other roles.
    #[serde(default)]
    pub classes: Vec<HomeClassId>,
    /// The new PIN, 4 to 8 digits; null keeps the one there is.
    #[serde(default)]
    pub pin: Option<String>,
}

/// A user to take away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemoveUser {
    /// The user.
    pub id: UserId,
}

/// Who was taken away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UserRemoved {
    /// The user.
    pub id: UserId,
}

/// The clerk and what the role may do.
pub(crate) fn me(desk: &mut Desk, _: &Now, _: Me, _: &dyn Progress) -> Result<MeShown, No> {
    let (name, role, label) = match &desk.clerk {
        Clerk::User { name, role, .. } => (Some(name.clone()), Some(*role), role.label()),
        Clerk::Owner | Clerk::Nobody => (None, None, "负责人"),
    };
    let allowed = asks::NAMES.iter().filter(|what| asks::roles(what).is_some_and(|roles| desk.clerk.may(roles)));
    Ok(MeShown { name, role, role_label: label.to_owned(), may: allowed.map(|what| (*what).to_owned()).collect() })
}

/// All users.
pub(crate) fn users(desk: &mut Desk, _: &Now, _: Users, _: &dyn Progress) -> Result<Vec<UserShown>, No> {
    Ok(desk.store.read().users()?.into_iter().map(shown).collect())
}

/// Adds or changes one user.
pub(crate) fn put_user(desk: &mut Desk, now: &Now, ask: PutUser, _: &dyn Progress) -> Result<UserShown, No> {
    let users = desk.store.read().users()?;
    let wanted = User {
        id: ask.id.unwrap_or(UserId(0)),
        name: ask.name,
        role: ask.role,
        classes: BTreeSet::from_iter(ask.classes),
    };
    let user = access::check_user(&users, wanted, ask.pin.as_deref())?;
    let id = desk.store.write(now, "put_user", |w| Ok::<_, No>(w.put_user(&user, ask.pin.as_deref())?))?;
    Ok(shown(User { id, ..user }))
}

/// Takes one user away.
pub(crate) fn remove_user(desk: &mut Desk, now: &Now, ask: RemoveUser, _: &dyn Progress) -> Result<UserRemoved, No> {
    access::check_removal(&desk.store.read().users()?, ask.id)?;
    desk.store.write(now, "remove_user", |w| Ok::<_, No>(w.remove_user(ask.id)?))?;
    Ok(UserRemoved { id: ask.id })
}

impl Desk {
    /// The names people can log in by; none where the passphrase alone is enough.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn login_names(&self) -> Result<Vec<String>, No> {
        Ok(self.store.read().users()?.into_iter().map(|user| user.name).collect())
    }

    /// Seats a user after checking the PIN.
    ///
    /// # Errors
    /// `wrong_pin` for an unknown name and for another PIN alike.
    pub fn log_in(&mut self, name: &str, pin: &str) -> Result<(), No> {
        let read = self.store.read();
        let user = read.users()?.into_iter().find(|user| user.name == name);
        let Some(user) = user else { return Err(Refusal::WrongPin.into()) };
        if !read.is_pin(user.id, pin)? {
            return Err(Refusal::WrongPin.into());
        }
        self.clerk = Clerk::User { name: user.name, role: user.role, classes: user.classes };
        Ok(())
    }

    /// Seats the holder of the passphrase, who may do everything.
    pub fn sit_as_owner(&mut self) {
        self.clerk = Clerk::Owner;
    }

    /// Leaves the seat empty: nothing is answered until someone logs in.
    pub fn log_out(&mut self) {
        self.clerk = Clerk::Nobody;
    }

    /// Whether the one who sits here may keep users, the school's own data and its backups.
    pub fn may_keep(&self) -> bool {
        self.clerk.may(access::KEEPERS)
    }

    /// Who sits here.
    pub fn clerk(&self) -> &Clerk {
        &self.clerk
    }
}

fn shown(user: User) -> UserShown {
    UserShown {
        id: user.id,
        role_label: user.role.label().to_owned(),
        name: user.name,
        role: user.role,
        classes: user.classes.into_iter().collect(),
    }
}
