//! What a pupil chooses: groups, each once, with the days that were named.
use crate::days::Weekdays;
use crate::records::Group;

/// A group that was chosen, with the weekdays that the columns named; every day of the group where they named none.
#[derive(Clone, Copy)]
pub(crate) struct Pick<'a> {
    pub group: &'a Group,
    pub days: Option<Weekdays>,
}

/// Adds a group; of one that was picked already the days are joined.
pub(crate) fn pick<'a>(chosen: &mut Vec<Pick<'a>>, more: Pick<'a>) {
    match chosen.iter_mut().find(|known| known.group.id == more.group.id) {
        Some(known) => {
            known.days = known.days.zip(more.days).map(|(days, more)| more.each().fold(days, Weekdays::with));
        }
        None => chosen.push(more),
    }
}
