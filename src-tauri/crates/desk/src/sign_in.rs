//! Keeping a day's sign-in by exceptions as one deed, and the way back.
use crate::sign_in_sheet::{Day, SignInOf, SignInRow, SignInSaid, line_given, row_given, row_shown, settled};
use crate::staff_page::name_of;
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::days::day_label;
use kehou_school::ids::StaffId;
use kehou_school::records::StaffAttendance;
use kehou_school::sign_in::{beside, beside_plan, doubtful, lines_of, overlaps, rows_of};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// A day to keep.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignIn {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// What is said; whoever is planned and not named is as kept, or as proposed where nothing is.
    #[serde(default)]
    pub lines: Vec<SignInSaid>,
    /// Duties and helpers, all of them; null leaves those that are kept.
    #[serde(default)]
    pub others: Option<Vec<SignInRow>>,
    /// Why kept rows are changed.
    #[serde(default)]
    pub reason: Option<String>,
    /// Only tell what follows.
    #[serde(default)]
    pub trial: bool,
}

/// A kept day, or what would be kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignedIn {
    /// Whether it was only a trial.
    pub trial: bool,
    /// Whether kept rows become others.
    pub is_correction: bool,
    /// Rows that come, change or go.
    pub changed: u32,
    /// Who came.
    pub came: u32,
    /// Who did not come, or did not sign, and nobody stood in.
    pub absent: u32,
    /// Who stood in for another.
    pub stood_in: u32,
    /// What is to be looked at, as sentences.
    pub remarks: Vec<String>,
    /// Questions to be answered before the day is kept: who would be paid beside another who signed for the same group.
    pub doubtful: Vec<String>,
    /// Takes it back; null where nothing was kept.
    pub undo: Option<TakeBackSignIn>,
}

/// A day's rows put back as they were.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeBackSignIn {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Every row of the day before.
    pub rows: Vec<SignInRow>,
}

/// Keeps a day, or tells what would be kept.
pub(crate) fn keep(desk: &mut Desk, now: &Now, ask: SignIn, _: &dyn Progress) -> Result<SignedIn, No> {
    let read = desk.store.read();
    let day = Day::fetch(&read, &ask.date)?;
    let label = day_label(day.date);
    if day.date > now.today {
        return Err(shown::bad_value("签到日期", &label, "这一天还没有到，到了当天再签到").into());
    }
    let places = day.places();
    let name = |id: StaffId| name_of(&day.lists, id).unwrap_or_default();
    let (mut lines, mut others) = lines_of(&places, &day.kept, &name);
    for said in &ask.lines {
        let given = line_given(said)?;
        match lines.iter_mut().find(|line| (line.group, line.staff) == (given.group, given.staff)) {
            Some(line) => *line = given,
            None => lines.push(given),
        }
    }
    if let Some(given) = &ask.others {
        others = given.iter().map(|row| row_given(day.date, row)).collect::<Result<_, No>>()?;
    }
    for id in others.iter().map(|row| row.staff).chain(lines.iter().filter_map(|line| line.substitute)) {
        name_of(&day.lists, id)?;
    }
    let rows = rows_of(day.date, &places, &lines, &others, &name)?;
    let reason = ask.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    // A trial tells what follows; that a reason is wanted is said when it is kept.
    let change = beside(&day.kept, &rows, &format!("{label}的签到"), ask.trial || day.date == now.today, reason)?;
    let signed = |row: &&StaffAttendance| row.in_at.is_some() || row.out_at.is_some();
    let mut remarks = overlaps(&places, &rows, &name);
    remarks.extend(beside_plan(&places, &rows, &name));
    let changed = change.gone.len() + change.put.len();
    if changed > 0 {
        remarks.extend(settled(&read, day.date)?);
    }
    let undo = TakeBackSignIn { date: ask.date, rows: day.kept.iter().map(row_shown).collect() };
    let keeps = !ask.trial && changed > 0;
    if keeps {
        let said = json!({ "rows": rows.len(), "reason": reason.unwrap_or_default() });
        write(desk, now, "sign_in", day.date, (&change.gone, &change.put), said)?;
    }
    Ok(SignedIn {
        trial: ask.trial,
        is_correction: change.is_correction,
        changed: changed as u32,
        came: rows.iter().filter(signed).count() as u32,
        absent: rows.iter().filter(|row| !signed(row)).count() as u32,
        stood_in: rows.iter().filter(signed).filter(|row| row.stands_in_for.is_some()).count() as u32,
        remarks,
        doubtful: doubtful(day.date, &places, &day.kept, &rows, &name),
        undo: keeps.then_some(undo),
    })
}

/// Puts a day back as it was.
pub(crate) fn take_back(desk: &mut Desk, now: &Now, ask: TakeBackSignIn, _: &dyn Progress) -> Result<SignInOf, No> {
    let date = shown::day(&ask.date)?;
    let kept = desk.store.read().staff_attendance_of_day(date)?;
    let rows: Vec<StaffAttendance> = ask.rows.iter().map(|row| row_given(date, row)).collect::<Result<_, No>>()?;
    let change = beside(&kept, &rows, "", true, None)?;
    let said = json!({ "rows": rows.len(), "reason": "撤销" });
    write(desk, now, "take_back_sign_in", date, (&change.gone, &change.put), said)?;
    Ok(SignInOf { date: ask.date })
}

fn write(
    desk: &mut Desk,
    now: &Now,
    what: &str,
    date: NaiveDate,
    (gone, put): (&[StaffAttendance], &[StaffAttendance]),
    said: Value,
) -> Result<(), No> {
    desk.store.write(now, what, |w| {
        for row in gone {
            w.remove_staff_attendance(row)?;
        }
        for row in put {
            w.put_staff_attendance(row)?;
        }
        w.change(format!("sign_in/{date}"), Value::Null, said);
        Ok::<(), No>(())
    })?;
    Ok(())
}
