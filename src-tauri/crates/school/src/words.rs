//! The field's words: every closed list of the domain with its code (as stored and sent) and its Chinese label.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    /// The code.
    pub code: String,
    /// As read.
    pub label: String,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $label:literal $(, $other:literal)*;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] #[doc = $label] $variant,)+
        }

        impl $name {
            /// Every word of the list, in its usual order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word as stored and sent.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }

            /// The word as people read it.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $label,)+ }
            }

            /// The word for a code; `None` where there is none.
            pub fn from_code(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }

            /// The word for what a person wrote: the label, the code, or another usual spelling.
            pub fn read(text: &str) -> Option<$name> {
                match text.trim() { $($label | $code $(| $other)* => Some($name::$variant),)+ _ => None }
            }
        }
    )+};
}

words! {
    /// 学段 of a whole school, or of a class (`NineYear` only for a school).
    Stage {
        Primary = "primary", "小学";
        Junior = "junior", "初中", "初级中学";
        NineYear = "nine_year", "九年一贯制", "九年一贯";
    }
    /// 学制: whether grade 6 belongs to the primary (六三) or the junior stage (五四).
    SchoolSystem {
        SixThree = "63", "六三制";
        FiveFour = "54", "五四制";
    }
    /// 城乡, where a fee or pay standard tells them apart.
    Area {
        City = "city", "城市", "城区";
        Rural = "rural", "农村", "乡村";
    }
    /// 性别.
    Sex {
        Male = "male", "男", "男性", "1", "M", "m", "男生";
        Female = "female", "女", "女性", "2", "F", "f", "女生";
    }
    /// 就读方式.
    Boarding {
        Day = "day", "走读", "走读生";
        Boarder = "boarder", "住校", "住校生", "寄宿", "寄宿生", "住宿";
    }
    /// Whether a pupil is in the school.
    StudentStatus {
        Present = "present", "在校";
        Left = "left", "离校", "转出", "毕业";
    }
    /// 服务类别.
    ServiceKind {
        BasicCare = "basic_care", "基础托管", "基础服务", "托管";
        ExtendedCare = "extended_care", "延时托管", "延时服务", "延时";
        Club = "club", "社团", "特色", "社团/特色", "兴趣社团";
        Tutoring = "tutoring", "个别辅导", "免费辅导";
        Practice = "practice", "社会实践";
        EveningStudy = "evening_study", "晚自习";
        Weekend = "weekend", "周末", "周末服务";
        HolidayCare = "holiday_care", "假期托管", "暑期托管";
    }
    /// 活动类型, the eleven kinds of activity of the national opinion and social practice.
    ActivityType {
        Homework = "homework", "作业辅导";
        SelfStudy = "self_study", "自主学习";
        Sports = "sports", "体育";
        Arts = "arts", "艺术";
        Science = "science", "科普";
        Reading = "reading", "课外阅读", "阅读";
        Inquiry = "inquiry", "研究性学习";
        Outward = "outward", "拓展训练";
        Games = "games", "娱乐游戏", "游戏";
        Interest = "interest", "兴趣小组或社团", "兴趣小组", "社团", "社团活动";
        Volunteering = "volunteering", "志愿者活动";
        Practice = "practice", "社会实践";
    }
    /// 经费来源.
    FundSource {
        Fiscal = "fiscal", "财政补贴";
        ServiceFee = "service_fee", "服务性收费";
        CollectedForOthers = "collected_for_others", "代收费";
        PublicFunds = "public_funds", "公用经费";
    }
    /// 出勤 marks; one for everyone expected.
    Mark {
        Present = "present", "出勤", "√", "✓", "✔", "到", "是";
        Leave = "leave", "请假", "○", "〇", "O", "o", "请", "假", "病假", "事假";
        Absent = "absent", "缺席", "×", "x", "X", "缺", "缺勤", "旷", "旷课";
        Late = "late", "迟到", "△", "▲", "迟";
        LeftEarly = "left_early", "早退", "◇", "◆", "退";
    }
    /// 报名 states.
    EnrolmentState {
        Applied = "applied", "申请";
        ClassChecked = "class_checked", "班级初审";
        SchoolApproved = "school_approved", "学校审批";
        Active = "active", "生效";
        Withdrawn = "withdrawn", "退出";
    }
    /// 人员类别.
    StaffKind {
        OwnTeacher = "own_teacher", "本校教师", "本校", "在职教师", "教师";
        VisitingTeacher = "visiting_teacher", "支教教师", "交流教师", "支教/交流教师";
        RetiredTeacher = "retired_teacher", "退休教师";
        Professional = "professional", "社会专业人员", "校外人员", "外聘", "外聘教师";
        Volunteer = "volunteer", "志愿者";
        InstitutionStaff = "institution_staff", "机构人员";
        DutyStaff = "duty_staff", "行政值班", "后勤", "行政值班/后勤", "行政", "职工";
    }
    /// What a day is in the school's calendar.
    DayKind {
        Teaching = "teaching", "上课日";
        MakeUp = "make_up", "补课日", "班", "补班";
        Weekend = "weekend", "周末";
        Holiday = "holiday", "节假日", "休";
        Closure = "closure", "停课";
        OutOfTerm = "out_of_term", "非学期";
        Unknown = "unknown", "未公布";
    }
    /// 角色 of a user of the program.
    Role {
        Academic = "academic", "教务";
        Finance = "finance", "财务";
        Leader = "leader", "校领导";
        HeadTeacher = "head_teacher", "班主任";
        Reader = "reader", "只读";
    }
}

impl Mark {
    /// The sign printed on attendance sheets: √ ○ × △ ◇.
    pub fn sign(self) -> &'static str {
        match self {
            Mark::Present => "√",
            Mark::Leave => "○",
            Mark::Absent => "×",
            Mark::Late => "△",
            Mark::LeftEarly => "◇",
        }
    }

    /// The one character typed and shown in a roll call: 到 请 缺 迟 退.
    pub fn short(self) -> &'static str {
        match self {
            Mark::Present => "到",
            Mark::Leave => "请",
            Mark::Absent => "缺",
            Mark::Late => "迟",
            Mark::LeftEarly => "退",
        }
    }

    /// Whether the pupil was there for at least part of the session (出勤, 迟到, 早退).
    pub fn came(self) -> bool {
        matches!(self, Mark::Present | Mark::Late | Mark::LeftEarly)
    }
}

impl StaffKind {
    /// Whether the person stands on the labour sheet (劳务费) rather than the performance sheet: outsiders, and retired
    /// teachers unless switched to wages (`taxed_as`). Institution staff and volunteers stand on neither.
    pub fn is_outsider(self) -> bool {
        matches!(self, StaffKind::Professional | StaffKind::RetiredTeacher)
    }

    /// Whether the school pays this person by person at all: volunteers are not paid, institution staff are paid by
    /// contract and invoice.
    pub fn is_paid_by_person(self) -> bool {
        !matches!(self, StaffKind::Volunteer | StaffKind::InstitutionStaff)
    }
}
