//! The templates a school fills in: headers, notes, choices, and one example row that is left out when read back.
use crate::intake::header::{Field, Offer};
use crate::intake::list::List;
use crate::intake::table::Listing;
use crate::intake::{attendance, calendar, enrolments, groups, staff, staff_attendance, students_columns};

/// A template as a value; every column is to be written as text cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSpec {
    /// The list.
    pub list: List,
    /// The sheet's name.
    pub sheet: String,
    /// A line above the headers that says how to fill in.
    pub notice: String,
    /// The columns in their order.
    pub columns: Vec<TemplateColumn>,
}

/// One column of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateColumn {
    /// The header, with `*` behind it where the column must be filled.
    pub header: String,
    /// Whether it must be filled.
    pub is_required: bool,
    /// A note shown at the header; may be empty.
    pub note: String,
    /// What a drop-down offers; empty where anything may be typed.
    pub choices: Vec<String>,
    /// What the example row says; the first column's marks the row as an example.
    pub example: String,
}

const PAYMENTS: Listing = Listing {
    list: List::Payments,
    fields: &[
        Field::new("day", "日期", &[]).must(),
        Field::new("student_code", "学籍号", &[]).note("填了学籍号，年级、班级、姓名可以不填"),
        Field::new("grade", "年级", &[]).example("一年级"),
        Field::new("class", "班级", &[]).example("1班"),
        Field::new("name", "姓名", &[]).example("张小明"),
        Field::new("amount", "金额", &[]).must().note("元").example("120.00"),
        Field::new("way", "方式", &[]).choices(&["现金", "转账", "线上缴费"]).example("转账"),
        Field::new("serial", "流水号", &[]),
        Field::new("note", "备注", &[]),
    ],
    needs: &[],
};

/// The columns of a list.
pub(crate) fn listing(list: List) -> &'static Listing {
    match list {
        List::Students => &students_columns::LISTING,
        List::Staff => &staff::LISTING,
        List::Groups => &groups::LISTING,
        List::Enrolments => &enrolments::LISTING,
        List::Attendance => &attendance::LISTING,
        List::StaffAttendance => &staff_attendance::LISTING,
        List::Payments => &PAYMENTS,
        List::Calendar => &calendar::LISTING,
    }
}

/// The template of a list, with every column that taking in understands, but for those that say the same in another way.
pub fn template(list: List) -> TemplateSpec {
    let listing = listing(list);
    let shown = listing.fields.iter().filter(|field| field.offer == Offer::Column).enumerate();
    let columns = shown.map(|(place, field)| TemplateColumn {
        header: if field.must { format!("{}*", field.label) } else { field.label.to_owned() },
        is_required: field.must,
        note: field.note.to_owned(),
        choices: field.choices.iter().map(|choice| (*choice).to_owned()).collect(),
        example: if place == 0 { "示例".to_owned() } else { field.example.to_owned() },
    });
    TemplateSpec {
        list,
        sheet: list.label().to_owned(),
        notice: format!("{}：带 * 的列必填；示例行不会被导入，可以删去。", list.label()),
        columns: columns.collect(),
    }
}
