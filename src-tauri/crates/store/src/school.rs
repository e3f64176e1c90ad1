//! Table `school`: the one row that says which school this is.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::word;
use crate::writing::Writing;
use kehou_school::records::{ClassStyle, School};
use kehou_school::words::{Area, SchoolSystem, Stage};
use rusqlite::params;

impl Reading<'_> {
    /// The school; `None` before it is set up.
    pub fn school(&self) -> Result<Option<School>, Fault> {
        self.one("读取学校信息", "SELECT * FROM school", [], |row| {
            Ok(School {
                name: row.get("name")?,
                stage: word(row, "stage", Stage::from_code)?,
                system: word(row, "system", SchoolSystem::from_code)?,
                area: word(row, "area", Area::from_code)?,
                class_style: word(row, "class_style", style_of)?,
                complaints_phone: row.get("complaints_phone")?,
            })
        })
    }
}

impl Writing<'_> {
    /// Sets what the school is.
    pub fn set_school(&mut self, school: &School) -> Result<(), Fault> {
        let before = self.read().school()?;
        if !self.changed("school/1".to_owned(), before.as_ref(), Some(school))? {
            return Ok(());
        }
        let sql = "INSERT INTO school (id, name, stage, system, area, class_style, complaints_phone) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET name = ?1, stage = ?2, system = ?3, area = ?4, class_style = ?5, complaints_phone = ?6";
        let codes = (school.stage.code(), school.system.code(), school.area.code(), style_code(school.class_style));
        let given = params![school.name, codes.0, codes.1, codes.2, codes.3, school.complaints_phone];
        self.run("保存学校信息", sql, given).map(drop)
    }
}

pub(crate) fn style_code(style: ClassStyle) -> &'static str {
    match style {
        ClassStyle::Short => "short",
        ClassStyle::Long => "long",
    }
}

fn style_of(code: &str) -> Option<ClassStyle> {
    [ClassStyle::Short, ClassStyle::Long].into_iter().find(|style| style_code(*style) == code)
}
