//! A month's sign-in as a form: everyone planned by days, to be ticked in a spreadsheet program and taken in again.
use crate::facts::{Lists, calendar};
use crate::papers::{self, Format};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Datelike, NaiveDate};
use kehou_paper::table::papers::{MonthForm, MonthFormRow, month_form};
use kehou_school::days::WEEKDAY_CHARS;
use kehou_school::no::Refusal;
use kehou_school::sign_in::{PlannedMonth, month_plan};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// The form of a month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MakeSignInMonth {
    /// `YYYY-MM`.
    pub month: String,
    /// Where to: ends in `.xlsx`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// The form made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignInMonthMade {
    /// Its rows: one for each person and group.
    pub rows: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// Writes the form.
pub(crate) fn make(desk: &mut Desk, _: &Now, ask: MakeSignInMonth, _: &dyn Progress) -> Result<SignInMonthMade, No> {
    if !matches!(papers::format_of(&ask.out)?, Format::Xlsx) {
        return Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .xlsx 结尾").into());
    }
    let month = shown::month(&ask.month)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let plan = month_plan(&calendar(&read)?, &lists.groups, month);
    if plan.is_empty() {
        let what = format!("{}没有排班，还不能做签到模板", month.label());
        return Err(Refusal::NothingToPrint { what }.into());
    }
    let days: Vec<NaiveDate> = month.days().collect();
    let rows: Vec<MonthFormRow> = plan.iter().filter_map(|row| form_row(row, &lists, &days)).collect();
    let form = MonthForm {
        title: format!("{}教师签到表", month.label()),
        notice: "到了的那天打√，也可以写时间（16:25-17:35）或课时（1.5）；没有来的空着。灰格是没有排班的日子。填好后拖进窗口即可导入。"
            .to_owned(),
        days: days.iter().map(|day| (day.day(), weekday(*day))).collect(),
        rows,
    };
    kehou_paper::save::whole(&ask.out, &papers::xlsx(&month_form(&form))?)?;
    Ok(SignInMonthMade { rows: form.rows.len() as u32, path: ask.out })
}

fn form_row(row: &PlannedMonth, lists: &Lists, days: &[NaiveDate]) -> Option<MonthFormRow> {
    let person = lists.staff.iter().find(|person| person.id == row.staff)?;
    let group = lists.groups.iter().find(|group| group.id == row.group)?;
    Some(MonthFormRow {
        labels: [person.staff_no.clone(), person.name.clone(), group.name.clone()],
        open: days.iter().map(|day| row.days.contains(day)).collect(),
    })
}

fn weekday(day: NaiveDate) -> String {
    WEEKDAY_CHARS[day.weekday().num_days_from_monday() as usize].to_string()
}
