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
use crate::intake::table::{Column, Listing, Row, Table};
use crate::intake::value;
use crate::intake::when::{self, Slot};
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
        Field::new("starts_at", "开始", &["开始时间", "起始时间", "开始时刻"]).must().example("16:30"),
        Field::new("ends_at", "结束", &["结束时间", "终止时间", "下课时间", "放学时间", "结束时刻"])
            .must()
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
    let mut gathered: BTreeMap<String, (Vec<Part<'_, '_>>, bool)> = BTreeMap::new();
    for row in table.rows() {
        let mut reading = Reading::of(row);
        let parts = read(&mut reading, &table, &people);
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
    Ok(checked.sorted())
}

/// The parts of a row: one for each time it names.
fn read<'t, 'a>(reading: &mut Reading<'t, 'a>, table: &Table<'_>, people: &People<'_>) -> Option<Vec<Part<'t, 'a>>> {
    let row = reading.row;
    let column = |code| table.column(code);
    let name = reading.must(column("group"), read_name);
    let kind =
        reading.must(column("kind"), |cell| value::word(cell, ServiceKind::read, ServiceKind::ALL, ServiceKind::label));
    let activity = reading
        .may(column("activity"), |cell| value::word(cell, ActivityType::read, ActivityType::ALL, ActivityType::label));
    let fund =
        reading.may(column("fund"), |cell| value::word(cell, FundSource::read, FundSource::ALL, FundSource::label));
    let times = read_times(reading, table);
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
        weekdays: first.0,
        starts_at: first.1,
        ends_at: first.2,
        lessons,
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
        .map(|(weekdays, starts_at, ends_at)| Part {
            weekdays: *weekdays,
            starts_at: *starts_at,
            ends_at: *ends_at,
            ..part.clone()
        })
        .collect();
    Some(std::iter::once(part).chain(more).collect())
}

/// When the group of a row meets: weekdays, start and end from their columns, or from one that says several of them.
fn read_times(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Vec<(Weekdays, NaiveTime, NaiveTime)> {
    let before = reading.problems.len();
    let mut slots = |code: &str| -> Vec<Slot> {
        let column = table.column(code);
        if !table.has("when") && column.at.is_some() {
            return reading.must(column, |cell| read_slots(cell, code)).unwrap_or_default();
        }
        reading.may(column, |cell| read_slots(cell, code)).unwrap_or_default()
    };
    let [days, starts, ends, whens] = ["weekdays", "starts_at", "ends_at", "when"].map(&mut slots);
    if reading.problems.len() > before {
        return Vec::new();
    }
    let first = |slots: &[Slot], of: fn(&Slot) -> Option<NaiveTime>| slots.iter().find_map(of);
    let weekdays = [&days, &whens, &starts].into_iter().flatten().find_map(|slot| slot.weekdays);
    let start = first(&starts, |slot| slot.starts_at);
    let end = first(&ends, |slot| slot.ends_at.or(slot.starts_at)).or(first(&starts, |slot| slot.ends_at));
    let has_time = |slots: &&Vec<Slot>| slots.iter().any(|slot| slot.starts_at.is_some());
    let said = [&whens, &days, &starts].into_iter().find(has_time).or((!whens.is_empty()).then_some(&whens));
    let open = Slot { weekdays: None, starts_at: None, ends_at: None };
    let mut times = Vec::new();
    for slot in said.map_or(&[open][..], Vec::as_slice) {
        let (weekdays, starts_at) = (slot.weekdays.or(weekdays), slot.starts_at.or(start));
        match (weekdays, starts_at, slot.ends_at.or(end)) {
            (None, ..) => reading.no(place(table, "weekdays"), "还要写上星期，如 周一至周五。"),
            (_, None, _) => reading.no(place(table, "starts_at"), "还要写上开始和结束的时间，如 16:30-17:30。"),
            (.., None) => reading.no(place(table, "ends_at"), "还要写上结束的时间，如 16:30-17:30。"),
            (_, Some(starts_at), Some(ends_at)) if ends_at <= starts_at => {
                reading.no(place(table, "ends_at"), "结束时间应晚于开始时间。");
            }
            (Some(weekdays), Some(starts_at), Some(ends_at)) => times.push((weekdays, starts_at, ends_at)),
        }
    }
    times
}

/// The column of a field, or the one that says all of the time.
fn place<'t>(table: &'t Table<'_>, code: &str) -> &'t Column {
    let own = table.column(code);
    if own.at.is_none() && table.has("when") { table.column("when") } else { own }
}

fn read_slots(cell: &Cell, code: &str) -> Result<Vec<Slot>, String> {
    let is_time = matches!(code, "starts_at" | "ends_at");
    let time = if is_time || !matches!(cell, Cell::Text(_)) { value::time(cell).ok() } else { None };
    if let Some(time) = time {
        return Ok(vec![Slot { weekdays: None, starts_at: Some(time), ends_at: None }]);
    }
    let found = when::slots(&value::clean(cell.text())).or_else(|| {
        let weekdays = Some(Weekdays::read(&value::code_text(cell))?);
        Some(vec![Slot { weekdays, starts_at: None, ends_at: None }])
    });
    found.ok_or_else(|| match code {
        "starts_at" | "ends_at" => "应填时间，如 16:30。".to_owned(),
        "when" => "应写作「周一至周五 16:30-17:30」。".to_owned(),
        _ => WEEKDAYS_WANTED.to_owned(),
    })
}

const WEEKDAYS_WANTED: &str = "星期应写作「一三五」「周一至周五」或「135」。";

/// The name of a group: any text of up to 50 characters, on one line.
pub(crate) fn read_name(cell: &Cell) -> Result<String, String> {
    let name = crate::intake::table::one_line(&value::clean(cell.text()));
    if name.chars().count() <= 50 { Ok(name) } else { Err("服务班名称最多 50 个字。".to_owned()) }
}

/// Weekdays as text.
pub(crate) fn read_weekdays(cell: &Cell) -> Result<Weekdays, String> {
    let text = value::code_text(cell);
    Weekdays::read(&text).or_else(|| when::weekdays(&text)).ok_or_else(|| WEEKDAYS_WANTED.to_owned())
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
