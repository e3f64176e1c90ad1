//! The lists a school takes in, by the names the console and the screens know them.

/// A list that can be taken in from a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// 学生名单.
    Students,
    /// 教职工名单.
    Staff,
    /// 服务班.
    Groups,
    /// 报名.
    Enrolments,
    /// 学生考勤.
    Attendance,
    /// 教师签到.
    StaffAttendance,
    /// 缴费.
    Payments,
    /// 放假与调休.
    Calendar,
}

impl List {
    /// Every list.
    pub const ALL: [List; 8] = [
        List::Students,
        List::Staff,
        List::Groups,
        List::Enrolments,
        List::Attendance,
        List::StaffAttendance,
        List::Payments,
        List::Calendar,
    ];

    /// The word of the console: `students`, `staff-attendance` …
    pub fn code(self) -> &'static str {
        match self {
            List::Students => "students",
            List::Staff => "staff",
            List::Groups => "groups",
            List::Enrolments => "enrolments",
            List::Attendance => "attendance",
            List::StaffAttendance => "staff-attendance",
            List::Payments => "payments",
            List::Calendar => "calendar",
        }
    }

    /// The list as people call it.
    pub fn label(self) -> &'static str {
        match self {
            List::Students => "学生名单",
            List::Staff => "教职工名单",
            List::Groups => "服务班名单",
            List::Enrolments => "报名表",
            List::Attendance => "学生考勤表",
            List::StaffAttendance => "教师签到表",
            List::Payments => "缴费名单",
            List::Calendar => "放假与调休表",
        }
    }

    /// What one of its rows is counted as: `人`, `个服务班` …
    pub fn unit(self) -> &'static str {
        match self {
            List::Students | List::Staff => "人",
            List::Groups => "个服务班",
            List::Enrolments => "条报名",
            List::Attendance => "条考勤",
            List::StaffAttendance => "条签到",
            List::Payments => "笔缴费",
            List::Calendar => "天",
        }
    }

    /// What a pupil list without 性别 brings to pupils who are kept already: `减免`, `以前已收`; `None` for other lists. `has` says
    /// whether the list has a field, by its label.
    pub(crate) fn brings(self, has: impl Fn(&str) -> bool) -> Option<&'static str> {
        let brought = [("减免类别", "减免"), ("本学期以前已收", "以前已收")];
        let is_part = self == List::Students && !has("性别");
        brought.into_iter().find(|(label, _)| is_part && has(label)).map(|(_, said)| said)
    }

    /// The list of a code; `None` where there is none.
    pub fn from_code(code: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.code() == code)
    }
}
