//! The rules of money the school has adopted, as a table to read.
use crate::facts::profile;
use crate::{Desk, No, Now, Progress};
use kehou_school::profile::PolicyTable;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct FeePolicies {}

/// The adopted profile in force today.
pub(crate) fn shown(desk: &mut Desk, now: &Now, _: FeePolicies, _: &dyn Progress) -> Result<PolicyTable, No> {
    Ok(profile(&desk.store.read(), now.today)?.table(now.today))
}
