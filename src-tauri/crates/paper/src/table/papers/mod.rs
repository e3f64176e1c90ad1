//! The school's papers as workbooks: from the value the rules made to the table that is written.
mod rosters;

pub use rosters::{day_roster, month_sheets};
