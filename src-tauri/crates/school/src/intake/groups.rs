//! The group list: the rows of one group read, and gathered to one group with its meetings and staff.
use crate::cells::{Cell, Workbook};
use crate::classes::GradeRange;
use crate::days::{Span, Weekdays};
use crate::ids::StaffId;
use crate::intake::chosen::Chosen;
use crate::intake::groups_kept::settle;
use crate::intake::header::{Field, Need};
use crate::intake::known::{Known, People};
use crate::intake::list::List;
use crate::intake::reading::Reading;
use crate::intake::table::{Listing, Row, Table};
use crate::intake::times::{Times, Whose};
use crate::intake::value;
use crate::intake::{Checked, TakenGroup};
use crate::money::Lessons;
use crate::naming::{self, half_width};
use crate::no::Refusal;
use crate::words::{ActivityType, FundSource, ServiceKind};
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeMap;

pub(crate) const LISTING: Listing = Listing {
    list: List::Groups,
    fields: &[
        Field::new(
            "group",
            "服务班",
            &[
                "服务班名称",
                "班名",
                "开班名称",
                "课程名称",
                "班组",
                "班组名称",
                "服务班组",
                "课后服务班",
                "课后服务班级",
                "社团名称",
                "小组",
                "班级名称",
                "组名",
                "服务班(组)",
            ],
        )
        .must()
        .fills()
        .example("作业辅导一班"),
        Field::new("kind", "服务类别", &["类别", "服务类型", "项目类别", "服务种类", "服务项目类别"])
            .must()
            .fills()
            .choices(&["基础托管", "延时托管", "社团", "个别辅导", "社会实践", "晚自习", "周末", "假期托管"])
            .example("基础托管"),
        Field::new("activity", "活动类型", &["活动", "活动内容", "服务内容", "活动类别", "内容"])
            .choices(&[
                "作业辅导",
                "自主学习",
                "体育",
                "艺术",
                "科普",
                "课外阅读",
                "研究性学习",
                "拓展训练",
                "娱乐游戏",
                "兴趣小组或社团",
                "志愿者活动",
                "社会实践",
            ])
            .example("作业辅导"),
        Field::new("fund", "经费来源", &["资金来源", "经费"])
            .choices(&["服务性收费", "财政补贴", "代收费", "公用经费"])
            .note("空着按服务类别归入"),
        Field::new(
            "weekdays",
            "星期",
            &["周次", "上课星期", "活动星期", "每周", "周几", "星期几", "活动日", "时间(星期)"],
        )
        .must()
        .note("如 一三五、周一至周五")
        .example("一二三四五"),
        Field::new("starts_at", "开始", &["开始时间", "起始时间", "开始时刻"]).must().for_all().example("16:30"),
        Field::new("ends_at", "结束", &["结束时间", "终止时间", "下课时间", "放学时间", "结束时刻"])
            .must()
            .for_all()
            .example("17:30"),
        Field::new(
            "when",
            "上课时间",
            &["活动时间", "服务时间", "授课时间", "上课时段", "时间安排", "开课时间", "上课安排", "时间", "时段"],
        )
        .instead_of(&["weekdays", "starts_at", "ends_at"]),
        Field::new("lessons", "课时数", &["课时", "每次课时", "课时数量", "节数"])
            .note("一次折合的课时，如 1、1.5")
            .example("1"),
        Field::new("room", "地点", &["教室", "活动地点", "场地", "上课地点", "活动场地", "场所"]).example("三(2)教室"),
        Field::new("capacity", "容量", &["人数上限", "名额", "最多人数", "上限", "限额", "计划人数"]).example("45"),
        Field::new("minimum", "最低人数", &["人数下限", "最少人数", "开班人数", "最低开班人数", "下限"]),
        Field::new(
            "grades",
            "年级范围",
            &["年级", "面向年级", "适用年级", "招生年级", "对象年级", "服务对象", "参加年级"],
        )
        .note("如 1-3、三、四年级；空着为全校")
        .example("1-3"),
        Field::new(
            "staff",
            "教师",
            &["老师", "任课教师", "辅导教师", "指导教师", "负责教师", "授课教师", "教师姓名", "负责人", "看护教师"],
        )
        .note("工号或姓名，几位之间用、分开"),
        Field::new("pay_pool", "资金池", &["补助类别", "补助资金池", "发放类别", "补助项目"]),
        Field::new("from", "起", &["开班日期", "起始日期", "开始日期", "开班时间", "自"])
            .note("如 2026-09-01；空着为学期第一天"),
        Field::new("to", "止", &["结班日期", "截止日期", "结束日期", "终止日期", "至"]).note("空着到学期最后一天"),
        Field::new("override_reason", "超时原因", &["超时理由", "特批原因", "超时说明"]).note("结束晚于规定时间才填"),
    ],
    needs: &[
        Need { any: &[&["group"]], said: "服务班" },
        Need { any: &[&["kind"]], said: "服务类别" },
        Need { any: &[&["weekdays"], &["when"]], said: "星期" },
        Need { any: &[&["starts_at"], &["when"]], said: "开始" },
        Need { any: &[&["ends_at"], &["when"]], said: "结束" },
    ],
};

/// A row of a group as read.
#[derive(Debug, Clone)]
pub(crate) struct Part<'t, 'a> {
    pub row: Row<'t, 'a>,
    pub name: String,
    pub kind: ServiceKind,
    pub activity: Option<ActivityType>,
    pub fund: Option<FundSource>,
    pub weekdays: Weekdays,
    pub starts_at: NaiveTime,
    pub ends_at: NaiveTime,
    pub lessons: Option<Lessons>,
    pub room: String,
    pub capacity: Option<u32>,
    pub minimum: Option<u32>,
    pub grades: String,
    pub staff: Vec<StaffId>,
    pub pay_pool: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub override_reason: String,
}

/// Judges a group list against the kept groups, services and staff. The rows of one name become one group; a group with
/// a problem in any of its rows is not accepted. A group is found again by its name among those running at the same time;
/// what the file leaves blank keeps its kept value. A meeting without lessons counts one lesson up to 60 minutes, beyond
/// that its minutes ÷ 60 (domain.md §1: a 课时 is 40–60 minutes). The limits of time are `session`'s to hold.
///
/// # Refuses
/// A workbook in which no sheet is a group list, a sheet that is not there.
pub fn groups(book: &Workbook, chosen: Option<&Chosen>, known: &Known<'_>) -> Result<Checked<TakenGroup>, Refusal> {
    let table = Table::open(book, chosen, &LISTING)?;
    let mut checked = Checked::begin(&table);
    let people = People::new(known.staff);
    let mut times = Times::new(known.slots, chosen);
    let mut gathered: BTreeMap<String, (Vec<Part<'_, '_>>, bool)> = BTreeMap::new();
    for row in table.rows() {
        let mut reading = Reading::of(row);
        let parts = read(&mut reading, &table, &people, &mut times);
        let key = naming::bare(&row.text(table.column("group")));
        let group = gathered.entry(key).or_default();
        group.1 |= !reading.problems.is_empty();
        group.0.extend(parts.into_iter().flatten());
        checked.problems.append(&mut reading.problems);
    }
    let whole = gathered.into_iter().filter_map(|(_, (parts, is_broken))| match (parts.first(), is_broken) {
        (Some(first), true) => {
            checked.remarks.push(format!("服务班「{}」有的行有问题，整班没有接受。", first.name));
            None
        }
        (None, _) => None,
        (Some(_), false) => Some(parts),
    });
    let whole: Vec<Vec<Part<'_, '_>>> = whole.collect();
    settle(&mut checked, &table, whole, known);
    checked.times = times.asked();
    checked.remarks.extend(times.remark());
    Ok(checked.sorted())
}

/// 服务类别; where an activity is written in its place, the kind of service that offers it: homework is part of the basic care.
fn read_kind(cell: &Cell) -> Result<ServiceKind, String> {
    match activity_as_kind(cell) {
        None => value::word(cell, ServiceKind::read, ServiceKind::ALL, ServiceKind::label),
        Some(ActivityType::Homework | ActivityType::SelfStudy | ActivityType::Reading) => Ok(ServiceKind::BasicCare),
        Some(_) => Ok(ServiceKind::Club),
    }
}

/// The activity that is written where the kind of service should be.
fn activity_as_kind(cell: &Cell) -> Option<ActivityType> {
    let text = value::clean(cell.text());
    ActivityType::read(&text).filter(|_| ServiceKind::read(&text).is_none())
}

/// The parts of a row: one for each time it names.
fn read<'t, 'a>(
    reading: &mut Reading<'t, 'a>,
    table: &Table<'_>,
    people: &People<'_>,
    times: &mut Times<'_>,
) -> Option<Vec<Part<'t, 'a>>> {
    let row = reading.row;
    let column = |code| table.column(code);
    let name = reading.must(column("group"), read_name);
    let kind = reading.must(column("kind"), read_kind);
    let activity = reading
        .may(column("activity"), |cell| value::word(cell, ActivityType::read, ActivityType::ALL, ActivityType::label))
        .or_else(|| activity_as_kind(row.cell(column("kind"))));
    let fund =
        reading.may(column("fund"), |cell| value::word(cell, FundSource::read, FundSource::ALL, FundSource::label));
    let grades_said = row.text(column("grades"));
    let times = times.read(reading, table, Whose { name: name.as_deref(), kind, grades: &grades_said });
    let lessons = reading.may(column("lessons"), value::lessons);
    let capacity = reading.may(column("capacity"), value::count);
    let minimum = reading.may(column("minimum"), value::count);
    let grades = reading.may(column("grades"), |cell| {
        let text = half_width(&value::clean(cell.text()));
        GradeRange::read(&text).map(|_| text.trim().to_owned())
    });
    let staff = reading.may(column("staff"), |cell| read_staff(cell.text(), people)).unwrap_or_default();
    let (from, to) = (reading.may(column("from"), value::day), reading.may(column("to"), value::day));
    if from.is_some_and(|from| to.is_some_and(|to| to < from)) {
        reading.no(column("to"), "止应不早于起。");
    }
    let [room, pay_pool, override_reason] =
        ["room", "pay_pool", "override_reason"].map(|code| reading.text(column(code)));
    let (first, more) = times.split_first()?;
    let part = Part {
        row,
        name: name?,
        kind: kind?,
        activity,
        fund,
        weekdays: first.weekdays,
        starts_at: first.starts_at,
        ends_at: first.ends_at,
        lessons: lessons.or(first.lessons),
        room,
        capacity,
        minimum,
        grades: grades.unwrap_or_default(),
        staff,
        pay_pool,
        from,
        to,
        override_reason,
    };
    let more: Vec<Part<'_, '_>> = more
        .iter()
        .map(|time| Part {
            weekdays: time.weekdays,
            starts_at: time.starts_at,
            ends_at: time.ends_at,
            lessons: lessons.or(time.lessons),
            ..part.clone()
        })
        .collect();
    Some(std::iter::once(part).chain(more).collect())
}

/// The name of a group: any text of up to 50 characters, on one line.
pub(crate) fn read_name(cell: &Cell) -> Result<String, String> {
    let name = crate::intake::table::one_line(&value::clean(cell.text()));
    if name.chars().count() <= 50 { Ok(name) } else { Err("服务班名称最多 50 个字。".to_owned()) }
}

/// The people a text names, in the order named, each once.
fn read_staff(text: &str, people: &People<'_>) -> Result<Vec<StaffId>, String> {
    let mut named: Vec<StaffId> = Vec::new();
    let whole = value::clean(text);
    let parts = whole.split(['、', ',', '，', ';', '；', '/', '\n', ' ', '\u{3000}']);
    let parts: Vec<&str> = match people.named(&whole) {
        Ok(_) => vec![whole.as_str()],
        Err(_) => parts.map(str::trim).filter(|part| !part.is_empty()).collect(),
    };
    for part in parts {
        let person = people.named(part)?;
        if !named.contains(&person.id) {
            named.push(person.id);
        }
    }
    Ok(named)
}

/// The span of a new group: what the file says, else the term, else from today on.
pub(crate) fn new_span(known: &Known<'_>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Span {
    let term = known.school.term;
    let from = from.unwrap_or_else(|| term.map_or(known.school.today, |term| term.from));
    Span { from, to: to.or_else(|| term.and_then(|term| term.to).filter(|last| *last >= from)) }
}
