//! What the school says of itself, to look at and to change: name, area, how classes are printed, phone, and when it locks.
use crate::{Desk, No, Now, Progress};
use kehou_school::new_school;
use kehou_school::no::Refusal;
use kehou_school::records::{ClassStyle, School};
use kehou_school::words::Area;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The setting that holds the minutes until the lock.
const IDLE: &str = "idle_minutes";

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct SchoolFormOf {}

/// The school with what there is to choose from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchoolForm {
    /// The fields as they stand.
    pub school: PutSchool,
    /// 学段, which does not change.
    pub stage_label: String,
    /// 城乡.
    pub areas: Vec<AreaChoice>,
    /// How classes are printed.
    pub styles: Vec<StyleChoice>,
}

/// 城乡 to choose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AreaChoice {
    /// The code.
    pub code: Area,
    /// As read.
    pub label: String,
}

/// A way to print classes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StyleChoice {
    /// The code.
    #[ts(type = "\"short\" | \"long\"")]
    pub code: ClassStyle,
    /// A class printed so.
    pub label: String,
}

/// The fields of the school that can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PutSchool {
    /// Its name as printed.
    pub name: String,
    /// 城乡.
    pub area: Area,
    /// How classes are printed.
    #[ts(type = "\"short\" | \"long\"")]
    pub class_style: ClassStyle,
    /// 监督电话; may be empty.
    pub complaints_phone: String,
    /// Minutes without a key or movement until the program locks; 0 for never.
    pub idle_minutes: u32,
}

/// The fields as they stand, with the choices.
pub(crate) fn form(desk: &mut Desk, _: &Now, _: SchoolFormOf, _: &dyn Progress) -> Result<SchoolForm, No> {
    let read = desk.store.read();
    let school = read.school()?.ok_or(Refusal::NoSchool)?;
    let style = |code, label: &str| StyleChoice { code, label: label.to_owned() };
    Ok(SchoolForm {
        stage_label: school.stage.label().to_owned(),
        areas: Area::ALL.iter().map(|area| AreaChoice { code: *area, label: area.label().to_owned() }).collect(),
        styles: vec![style(ClassStyle::Short, "三(2)班"), style(ClassStyle::Long, "三年级2班")],
        school: fields(&read, school)?,
    })
}

/// Keeps the fields; answers what they were, to put them back.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: PutSchool, _: &dyn Progress) -> Result<PutSchool, No> {
    let read = desk.store.read();
    let school = read.school()?.ok_or(Refusal::NoSchool)?;
    let after = School {
        name: new_school::check_name(&ask.name)?,
        complaints_phone: new_school::check_phone(&ask.complaints_phone)?,
        area: ask.area,
        class_style: ask.class_style,
        ..school.clone()
    };
    let idle = new_school::check_idle(ask.idle_minutes)?;
    let before = fields(&read, school)?;
    desk.store.write(now, "put_school", |w| {
        w.set_school(&after)?;
        if idle != before.idle_minutes {
            w.set_setting(IDLE, &idle.to_string())?;
        }
        Ok::<(), No>(())
    })?;
    Ok(before)
}

/// Minutes until the lock.
pub(crate) fn idle_minutes(read: &Reading<'_>) -> Result<u32, No> {
    let kept = read.setting(IDLE)?.and_then(|text| text.parse().ok());
    Ok(kept.unwrap_or(new_school::IDLE_USUAL))
}

fn fields(read: &Reading<'_>, school: School) -> Result<PutSchool, No> {
    Ok(PutSchool {
        name: school.name,
        area: school.area,
        class_style: school.class_style,
        complaints_phone: school.complaints_phone,
        idle_minutes: idle_minutes(read)?,
    })
}
