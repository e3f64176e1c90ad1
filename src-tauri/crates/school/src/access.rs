//! Who may do what: the roles of an office, and which of them an ask of the list is for.
use crate::ids::{HomeClassId, UserId};
use crate::no::Refusal;
use crate::words::Role;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Everyone who may look at anything.
pub const EVERYONE: &[Role] = Role::ALL;
/// Whoever may see pupils by name and take roll calls: all but those who only read.
pub const CLASSROOM: &[Role] = &[Role::Academic, Role::Finance, Role::Leader, Role::HeadTeacher];
/// The office that keeps lists, groups, rosters and letters.
pub const OFFICE: &[Role] = &[Role::Academic];
/// The office and its classes: sign-up, slips and roll calls.
pub const OFFICE_AND_CLASSES: &[Role] = &[Role::Academic, Role::HeadTeacher];
/// Both offices and those who answer for them.
pub const OFFICES: &[Role] = &[Role::Academic, Role::Finance, Role::Leader];
/// Those who may look at money.
pub const MONEY: &[Role] = &[Role::Finance, Role::Leader];
/// Those who settle a month and send its sheets out.
pub const FINANCE: &[Role] = &[Role::Finance];
/// Those who keep the data of everyone who serves, and see their numbers whole.
pub const STAFF_KEEPERS: &[Role] = &[Role::Academic, Role::Finance];
/// Those who keep users, the school's own data and its backups.
pub const KEEPERS: &[Role] = &[Role::Academic, Role::Leader];

/// The person who sits at the program. Whoever opened the file by its passphrase while there are no users is its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clerk {
    /// Nobody has logged in yet: nothing is answered.
    Nobody,
    /// Holds the passphrase and no role: everything is allowed, as it is for the console.
    Owner,
    /// A user by name and role.
    User {
        /// The user's name, as deeds name the actor.
        name: String,
        /// The role.
        role: Role,
        /// The classes a 班主任 leads; nobody else's pupils are shown to them.
        classes: BTreeSet<HomeClassId>,
    },
}

impl Clerk {
    /// Whether someone of these roles is asked for and this clerk is one.
    pub fn may(&self, roles: &[Role]) -> bool {
        match self {
            Clerk::Nobody => false,
            Clerk::Owner => true,
            Clerk::User { role, .. } => roles.contains(role),
        }
    }

    /// Whether pupils of a class are shown: a 班主任 sees the own classes only.
    pub fn sees_class(&self, class: HomeClassId) -> bool {
        match self {
            Clerk::Nobody => false,
            Clerk::Owner => true,
            Clerk::User { role: Role::HeadTeacher, classes, .. } => classes.contains(&class),
            Clerk::User { .. } => true,
        }
    }

    /// Whether a list of pupils of these classes is shown by name, and its roll may be called: a 班主任 sees whole the lists
    /// on which own pupils stand, for a roll is called whole; those who only read see numbers and no names.
    pub fn sees_list(&self, classes: impl IntoIterator<Item = HomeClassId>) -> bool {
        match self {
            Clerk::User { role: Role::HeadTeacher, .. } => classes.into_iter().any(|class| self.sees_class(class)),
            _ => self.may(CLASSROOM),
        }
    }

    /// Whether phones, ID numbers and bank accounts of those who serve are shown whole: to whoever keeps them.
    pub fn sees_staff_numbers(&self) -> bool {
        self.may(STAFF_KEEPERS)
    }

    /// Whether reductions, phones and ID numbers are shown, which classmates and those who only read must not learn.
    pub fn sees_hardship(&self) -> bool {
        self.may(OFFICES)
    }
}

/// Someone who logs in by name and PIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Row number; 0 before it is kept.
    pub id: UserId,
    /// The name people log in by, unique.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The classes a 班主任 leads; empty for the other roles.
    pub classes: BTreeSet<HomeClassId>,
}

/// A user as it may be kept beside those there are: name trimmed, classes only for a 班主任.
///
/// # Refuses
/// An empty or taken name, a PIN that is not 4 to 8 digits, a new user without one, a 班主任 without a class, and leaving
/// nobody who may keep users.
pub fn check_user(users: &[User], wanted: User, pin: Option<&str>) -> Result<User, Refusal> {
    let bad = |what: &str, found: &str, wanted: &str| {
        Err(Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() })
    };
    let name = wanted.name.trim().to_owned();
    if name.is_empty() {
        return bad("用户姓名", "", "登录时选择的姓名");
    }
    if users.iter().any(|user| user.name == name && user.id != wanted.id) {
        return bad("用户姓名", &name, "还没有用过的姓名，同名的可以加上职务");
    }
    let is_new = !users.iter().any(|user| user.id == wanted.id);
    match pin {
        None if is_new => return bad("登录密码", "", "4 至 8 位数字"),
        Some(pin) if !(4..=8).contains(&pin.len()) || !pin.bytes().all(|byte| byte.is_ascii_digit()) => {
            // What was typed is not said again: others may be looking.
            let digits = pin.bytes().all(|byte| byte.is_ascii_digit());
            let found = if digits { format!("{} 位数字", pin.len()) } else { "数字以外的字".to_owned() };
            return bad("登录密码", &found, "4 至 8 位数字");
        }
        _ => {}
    }
    let mut user = User { name, ..wanted };
    if user.role != Role::HeadTeacher {
        user.classes.clear();
    } else if user.classes.is_empty() {
        return bad("班主任的班级", "", "至少一个班");
    }
    let others = users.iter().filter(|other| other.id != user.id);
    keeper_among(others.chain([&user]))?;
    Ok(user)
}

/// Whether a user may be taken away: somebody who may keep users stays, unless nobody stays at all.
///
/// # Refuses
/// The last keeper while others stay.
pub fn check_removal(users: &[User], gone: UserId) -> Result<(), Refusal> {
    let mut left = users.iter().filter(|user| user.id != gone).peekable();
    if left.peek().is_none() { Ok(()) } else { keeper_among(left) }
}

fn keeper_among<'a>(mut users: impl Iterator<Item = &'a User>) -> Result<(), Refusal> {
    match users.any(|user| KEEPERS.contains(&user.role)) {
        true => Ok(()),
        false => Err(Refusal::NoKeeper),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clerk(role: Role) -> Clerk {
        Clerk::User { name: "甲".to_owned(), role, classes: BTreeSet::from([HomeClassId(3)]) }
    }

    fn user(id: i64, name: &str, role: Role) -> User {
        let classes = if role == Role::HeadTeacher { BTreeSet::from([HomeClassId(1)]) } else { BTreeSet::new() };
        User { id: UserId(id), name: name.to_owned(), role, classes }
    }

    #[test]
    fn users_are_checked_before_they_are_kept() {
        let kept = [user(1, "王主任", Role::Academic), user(2, "李会计", Role::Finance)];
        let code = |wanted, pin| check_user(&kept, wanted, pin).map_err(|no| no.code()).err();
        let bare = User { classes: BTreeSet::new(), ..user(0, "赵老师", Role::HeadTeacher) };
        for (wanted, pin, refused) in [
            (user(0, " 赵校长 ", Role::Leader), Some("1234"), None),
            (user(0, "", Role::Leader), Some("1234"), Some("bad_value")),
            (user(0, "李会计", Role::Leader), Some("1234"), Some("bad_value")),
            (user(0, "赵校长", Role::Leader), None, Some("bad_value")),
            (user(0, "赵校长", Role::Leader), Some("123"), Some("bad_value")),
            (user(0, "赵校长", Role::Leader), Some("12345a"), Some("bad_value")),
            (bare, Some("1234"), Some("bad_value")),
            (user(1, "王主任", Role::Academic), None, None),
            (user(1, "王主任", Role::Reader), None, Some("no_keeper")),
        ] {
            assert_eq!(code(wanted.clone(), pin).as_deref(), refused, "{wanted:?} {pin:?}");
        }
        assert_eq!(check_user(&[], user(0, "李会计", Role::Finance), Some("1234")), Err(Refusal::NoKeeper));
    }

    #[test]
    fn the_last_keeper_goes_last() {
        let kept = [user(1, "王主任", Role::Academic), user(2, "李会计", Role::Finance)];
        assert_eq!(check_removal(&kept, UserId(1)), Err(Refusal::NoKeeper));
        assert_eq!(check_removal(&kept, UserId(2)), Ok(()));
        assert_eq!(check_removal(&kept[..1], UserId(1)), Ok(()));
    }

    #[test]
    fn nobody_may_nothing_and_the_owner_everything() {
        for roles in [EVERYONE, OFFICE, FINANCE, KEEPERS] {
            assert!(!Clerk::Nobody.may(roles));
            assert!(Clerk::Owner.may(roles));
        }
    }

    #[test]
    fn a_head_teacher_sees_the_own_classes_only() {
        assert!(clerk(Role::HeadTeacher).sees_class(HomeClassId(3)));
        assert!(!clerk(Role::HeadTeacher).sees_class(HomeClassId(4)));
        assert!(clerk(Role::Academic).sees_class(HomeClassId(4)));
        assert!(!Clerk::Nobody.sees_class(HomeClassId(3)));
    }

    #[test]
    fn lists_are_shown_by_name_to_whoever_calls_their_roll() {
        // role | classes on the list | shown
        for (role, classes, shown) in [
            (Role::Academic, &[4][..], true),
            (Role::Finance, &[], true),
            (Role::Leader, &[4], true),
            (Role::HeadTeacher, &[4, 3], true),
            (Role::HeadTeacher, &[4], false),
            (Role::HeadTeacher, &[], false),
            (Role::Reader, &[3], false),
        ] {
            let found = clerk(role).sees_list(classes.iter().map(|class| HomeClassId(*class)));
            assert_eq!(found, shown, "{role:?} {classes:?}");
        }
        assert!(Clerk::Owner.sees_list([]));
        assert!(!Clerk::Nobody.sees_list([HomeClassId(3)]));
    }

    #[test]
    fn hardship_is_shown_to_the_offices_only() {
        for (role, sees) in [
            (Role::Academic, true),
            (Role::Finance, true),
            (Role::Leader, true),
            (Role::HeadTeacher, false),
            (Role::Reader, false),
        ] {
            assert_eq!(clerk(role).sees_hardship(), sees, "{role:?}");
        }
    }
}
