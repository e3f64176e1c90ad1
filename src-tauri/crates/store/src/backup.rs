//! x.
use crate::key::DataKey;
use crate::place::Place;
use crate::trouble::Trouble;
use rusqlite::Connection;
pub(crate) fn before_migration(_: &Connection, _: &Place, _: &DataKey, _: usize) -> Result<(), Trouble> {
    Ok(())
}
