//! The school's papers as workbooks: from the value the rules made to the table that is written.
mod corrections;
mod money;
mod month_form;
mod rosters;
mod template;

pub use corrections::corrections;
pub use money::{bank, labour, performance};
pub use month_form::{MonthForm, MonthFormRow, month_form};
pub use rosters::{day_roster, month_sheets};
pub use template::template;
