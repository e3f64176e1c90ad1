//! What is being typed: kept per form and person, so that closing, locking or a crash loses nothing.
use crate::{Desk, No, Now, Progress};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftOf {
    /// The form, and the record it is about: `student/17`.
    pub what: String,
}

/// What to keep.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KeepDraft {
    /// The form, and the record it is about.
    pub what: String,
    /// The form's fields as JSON text; null forgets them.
    pub given: Option<String>,
}

/// What is kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftKept {
    /// The form's fields as JSON text; null where nothing is kept.
    pub given: Option<String>,
}

/// What the person typed into a form last.
pub(crate) fn draft(desk: &mut Desk, now: &Now, ask: DraftOf, _: &dyn Progress) -> Result<DraftKept, No> {
    Ok(DraftKept { given: desk.store.read().draft(&ask.what, &now.actor)? })
}

/// Keeps or forgets what the person is typing.
pub(crate) fn keep(desk: &mut Desk, now: &Now, ask: KeepDraft, _: &dyn Progress) -> Result<DraftKept, No> {
    desk.store.keep_draft(now, &ask.what, ask.given.as_deref())?;
    Ok(DraftKept { given: ask.given })
}
