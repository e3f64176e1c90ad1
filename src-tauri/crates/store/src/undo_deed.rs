//! Taking one deed back: every row it changed becomes what it was, unless it was changed again since.
use crate::deed::Deed;
use crate::reading::Reading;
use crate::trouble::{Fault, Trouble};
use crate::writing::Writing;
use kehou_school::no::Refusal;
use kehou_school::records::Enrolment;
use kehou_school::words::EnrolmentState;
use serde_json::Value;

const UNDOING: &str = "撤销";

impl Reading<'_> {
    /// The number of the newest deed; 0 where there is none.
    pub fn last_deed(&self) -> Result<i64, Fault> {
        Ok(self.head()?.0)
    }
}

impl Writing<'_> {
    /// Takes a deed of one of these asks back. An enrolment it added is withdrawn, never deleted.
    ///
    /// # Refuses
    /// A deed of another ask, and one whose rows were changed again since or taken back already.
    pub fn undo_deed(&mut self, id: i64, whats: &[&str]) -> Result<Deed, Trouble> {
        let Some(deed) = self.read().deed(id)?.filter(|deed| whats.contains(&deed.what.as_str())) else {
            return Err(Refusal::NotFound { what: "可以撤销的操作".to_owned(), name: id.to_string() }.into());
        };
        for change in &deed.changes {
            if self.read().standing(change)? != change.after {
                let what = "要撤销的内容".to_owned();
                let (found, wanted) = ("后来又有改动".to_owned(), "请在报名里直接修改".to_owned());
                return Err(Refusal::BadValue { what, found, wanted }.into());
            }
        }
        for change in deed.changes.iter().rev() {
            if change.before.is_null() {
                self.withdraw(&change.after)?;
                continue;
            }
            self.restore(change)?;
            self.change(change.about.clone(), change.after.clone(), change.before.clone());
        }
        Ok(deed)
    }

    fn withdraw(&mut self, added: &Value) -> Result<(), Fault> {
        let added: Enrolment =
            serde_json::from_value(added.clone()).map_err(|_| Fault::other(UNDOING, "操作记录无法读取"))?;
        self.put_enrolment(&Enrolment { state: EnrolmentState::Withdrawn, ..added }).map(drop)
    }
}
