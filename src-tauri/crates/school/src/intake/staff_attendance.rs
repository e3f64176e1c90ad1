//! The staff attendance list: who served on which day, in a group or on a duty, when, and for whom.
use crate::cells::Workbook;
use crate::days::{Span, day_label};
use crate::ids::{GroupId, StaffId};
use crate::intake::against_plan::Plan;
use crate::intake::chosen::Chosen;
use crate::intake::header::{Field, Need, Offer, bare};
use crate::intake::known::Known;
use crate::intake::list::List;
use crate::intake::reading::{Reading, Seen};
use crate::intake::remark::RowRemarks;
use crate::intake::table::{Listing, Table, one_line};
use crate::intake::value;
use crate::intake::who::{Finder, GROUP};
use crate::intake::{Accepted, Answer, Checked, Effect, Question};
use crate::no::Refusal;
use crate::records::{Staff, StaffAttendance};
use crate::sign_in::Place;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const LISTING: Listing = Listing {
    list: List::StaffAttendance,
    fields: &[
        Field::new("day", "日期", &["签到日期", "服务日期", "值班日期", "上课日期", "考勤日期"])
            .must()
            .fills()
            .example("2026-11-24"),
        Field { must: false, fills: false, note: "服务班和岗位填一样", ..GROUP },
        Field::new("either", "服务班或岗位", &["服务班/岗位", "班级/社团", "服务班、岗位"])
            .instead_of(&["group", "duty"]),
        Field::new("duty", "岗位", &["值班岗位", "值班", "职责", "值班类别"]).note("如 值班领导"),
        Field::new("staff_no", "工号", &["教师工号", "职工号", "教工号", "人员编号", "教师编号"])
            .note("工号和姓名填一样"),
        Field::new(
            "name",
            "姓名",
            &["教师姓名", "教师", "老师", "工号或姓名", "签到人", "人员", "教师签名", "值班人员", "工号/姓名"],
        )
        .example("王老师"),
        Field::new("came", "按时", &["是否到岗", "出勤", "到岗情况"])
            .instead_of(&["in_at", "out_at"])
            .note("打√的，签到和签退按排班的时间"),
        Field::new("in_at", "签到", &["签到时间", "到岗", "到岗时间", "上班时间", "签到时刻", "到校时间"])
            .example("16:25"),
        Field::new("out_at", "签退", &["签退时间", "离岗", "离岗时间", "下班时间", "签退时刻", "离校时间"])
            .example("17:35"),
        Field::new("lessons", "课时", &["课时数", "节数"]).note("与服务班的课时不同时才填"),
        Field::new(
            "stands_in_for",
            "代",
            &[
                "代谁",
                "替谁",
                "被代教师",
                "代课对象",
                "缺勤教师",
                "被代人",
                "被代课人",
                "被代课教师",
                "被替教师",
                "代课",
                "代班",
            ],
        )
        .note("代课时填缺勤的人"),
        Field::new(
            "substitute",
            "代课人",
            &[
                "代课教师",
                "代课老师",
                "代班教师",
                "代班老师",
                "代班人",
                "替",
                "替班",
                "替班教师",
                "替课教师",
                "替代教师",
                "顶班",
                "顶班教师",
                "顶班人",
                "顶岗",
                "顶岗教师",
                "谁代",
                "由谁代",
            ],
        )
        .note("到岗代课的人；姓名列是缺勤的人")
        .instead_of(&["stands_in_for"]),
        Field::new("note", "备注", &["说明"]),
    ],
    needs: &[
        Need { any: &[&["day"]], said: "日期" },
        Need { any: &[&["group"], &["duty"], &["either"]], said: "服务班（或岗位）" },
        Need { any: &[&["staff_no"], &["name"]], said: "工号（或姓名）" },
    ],
};

/// Headers that some offices put over who was absent and others over who stood in.
const OPEN: &[&str] = &["代", "代课", "代班"];

type Key = (NaiveDate, StaffId, Option<GroupId>, String);

/// Judges a staff attendance list against the kept staff, groups and the staff attendance of its days. A row is found
/// again by day, person and group or duty; what it leaves blank keeps its kept value.
///
/// # Refuses
/// A workbook in which no sheet is a staff attendance list, a sheet that is not there.
pub fn staff_attendance(
    book: &Workbook,
    chosen: Option<&Chosen>,
    known: &Known<'_>,
) -> Result<Checked<StaffAttendance>, Refusal> {
    let table = Table::open(book, chosen, &LISTING)?;
    let mut checked = Checked::begin(&table);
    let finder = Finder::new(known);
    let mut remarks = RowRemarks::default();
    let key = |each: &StaffAttendance| (each.day, each.staff, each.group, each.duty.clone());
    let kept: BTreeMap<Key, &StaffAttendance> = known.staff_attendance.iter().map(|each| (key(each), each)).collect();
    let mut seen = Seen::new();
    let mut plan = Plan::new(known);
    let mut broken: BTreeSet<NaiveDate> = BTreeSet::new();
    for row in table.rows() {
        let mut reading = Reading::of(row);
        let found = read(&mut reading, &table, &finder, &mut plan, &mut remarks);
        let before = found.iter().flatten().find_map(|found| seen.before(key(found), row.number()));
        if let Some(before) = before {
            let told = format!("与第 {before} 行是同一天、同一服务班或岗位的同一人，请只留一行。");
            reading.no(table.column(if table.has("name") { "name" } else { "staff_no" }), told);
        }
        if found.is_none() || !reading.problems.is_empty() {
            checked.problems.append(&mut reading.problems);
            broken.extend(value::day(row.cell(table.column("day"))).ok());
            continue;
        }
        for found in found.into_iter().flatten() {
            let there = kept.get(&key(&found)).copied();
            let value = with_kept(found, there);
            let effect = match there {
                None => Effect::Added,
                Some(there) if *there == value => Effect::Unchanged,
                Some(_) => Effect::Changed,
            };
            checked.accepted.push(Accepted { row: row.number(), effect, value });
        }
    }
    checked.remarks.extend(without_out(&checked.accepted, known));
    checked.remarks.extend(remarks.sentences());
    checked.question = question(&table, chosen);
    if checked.question.is_none() {
        checked.warnings = plan.differences(&checked.accepted, &broken);
    }
    Ok(checked.sorted())
}

/// How many of those without a sign-out are named.
const WITHOUT_OUT_NAMED: usize = 5;

/// Who is signed in and not out, in a list where most are signed out.
fn without_out(accepted: &[Accepted<StaffAttendance>], known: &Known<'_>) -> Option<String> {
    let signed = |each: &&Accepted<StaffAttendance>| each.value.group.is_some() && each.value.in_at.is_some();
    let timed = accepted.iter().filter(|each| each.effect != Effect::Unchanged).filter(signed);
    let without: Vec<_> = timed.clone().filter(|each| each.value.out_at.is_none()).collect();
    if without.is_empty() || without.len() * 2 >= timed.count() {
        return None;
    }
    let name = |id| known.staff.iter().find(|person| person.id == id).map_or("", |person| person.name.as_str());
    let one = |each: &&Accepted<StaffAttendance>| {
        format!("第 {} 行 {} {}", each.row, day_label(each.value.day), name(each.value.staff))
    };
    let named: Vec<String> = without.iter().take(WITHOUT_OUT_NAMED).map(one).collect();
    let more = if without.len() > named.len() { format!("等 {} 行", without.len()) } else { String::new() };
    Some(format!("{}{more}没有签退，照签到按整次计课时，请核对。", named.join("、")))
}

/// Asks whom a column means whose header is used both ways and that nobody settled. In the program's own template it means
/// who was absent, and until it is answered it is read so.
fn question(table: &Table<'_>, chosen: Option<&Chosen>) -> Option<Question> {
    let column = table.column("stands_in_for");
    let settled = |code: &str| chosen.is_some_and(|chosen| chosen.columns.contains_key(code));
    let mut own = LISTING.fields.iter().filter(|field| field.offer == Offer::Column);
    let is_own = own.all(|field| bare(&table.column(field.code).header) == field.label && table.has(field.code));
    let is_open = column.at.is_some() && OPEN.contains(&bare(&column.header).as_str());
    let used = table.rows().find(|row| !value::is_nothing(row.cell(column)));
    if !is_open || is_own || settled("stands_in_for") || settled("substitute") {
        return None;
    }
    let row = used?;
    let name = table.column(if table.has("name") { "name" } else { "staff_no" });
    let example = format!(
        "如第 {} 行：{}是「{}」，{}是「{}」",
        row.number(),
        name.header,
        row.text(name),
        column.header,
        row.text(column)
    );
    let answer = |said: &str, field: &str| Answer { said: said.to_owned(), field: field.to_owned() };
    Some(Question {
        header: column.header.clone(),
        said: format!("「{}」一列写的是谁？{example}。课时计给到岗的人，请先选定。", column.header),
        answers: vec![answer("到岗代课的人", "substitute"), answer("缺勤、被代的人", "stands_in_for")],
    })
}

/// Who came and who was absent: the named person came, unless another is named to have stood in.
fn came<'a>(
    reading: &mut Reading<'_, '_>,
    table: &Table<'_>,
    finder: &Finder<'a>,
) -> (Option<&'a Staff>, Option<&'a Staff>) {
    let named = finder.person(reading, table.column("staff_no"), table.column("name"));
    let absent_column = table.column("stands_in_for");
    let absent = finder.named(reading, absent_column);
    let substitute_column = table.column("substitute");
    let substitute = finder.named(reading, substitute_column);
    let is_same = |other: Option<&Staff>| named.is_some_and(|one| other.is_some_and(|other| one.id == other.id));
    for (column, other) in [(absent_column, absent), (substitute_column, substitute)] {
        if is_same(other) {
            reading.no(column, "代课人与缺勤的人不能是同一人。");
        }
    }
    if substitute.is_some() && absent.is_some() {
        reading.no(substitute_column, format!("与「{}」列只能填一列。", absent_column.header));
    }
    if substitute.is_some() { (substitute, named) } else { (named, absent) }
}

fn read(
    reading: &mut Reading<'_, '_>,
    table: &Table<'_>,
    finder: &Finder<'_>,
    plan: &mut Plan<'_>,
    remarks: &mut RowRemarks,
) -> Option<Vec<StaffAttendance>> {
    let day = reading.must(table.column("day"), value::day);
    let (staff, absent) = came(reading, table, finder);
    let in_at = reading.may(table.column("in_at"), value::time);
    let out_column = table.column("out_at");
    let out_at = reading.may(out_column, value::time);
    if in_at.is_some_and(|in_at| out_at.is_some_and(|out_at| out_at < in_at)) {
        reading.no(out_column, "签退应晚于签到。");
    }
    let lessons = reading.may(table.column("lessons"), value::lessons);
    let note = reading.text(table.column("note"));
    let came = reading.may(table.column("came"), |cell| {
        value::tick(cell).ok_or_else(|| "到岗的打√，也可以写时间（16:25-17:35）或课时（1.5）。".to_owned())
    });
    let day = day?;
    let own = value::clean(reading.row.cell(table.column("either")).text()) == BY_PLAN;
    let all_places = if own || came == Some(true) { plan.places(day) } else { &[] };
    let served = match own {
        true => by_plan(reading, table, all_places, staff?, lessons.is_some())?,
        false => vec![served(reading, table, finder, day, remarks)?],
    };
    let staff = staff?;
    if came == Some(false) {
        return Some(Vec::new());
    }
    let each = served.into_iter().map(|(group, duty)| {
        let place = all_places.iter().find(|place| came == Some(true) && Some(place.group.id) == group);
        StaffAttendance {
            day,
            group,
            duty,
            staff: staff.id,
            in_at: in_at.or(place.map(|place| place.starts_at)),
            out_at: out_at.or(place.map(|place| place.ends_at)),
            lessons,
            stands_in_for: absent.map(|absent| absent.id),
            note: note.clone(),
        }
    });
    Some(each.collect())
}

/// Said in place of a group where the plan of the day tells it.
pub(crate) const BY_PLAN: &str = "按排班";

/// The groups in which a person is planned on a day, one at least; with lessons of the row's own only one.
fn by_plan(
    reading: &mut Reading<'_, '_>,
    table: &Table<'_>,
    places: &[Place<'_>],
    staff: &Staff,
    has_lessons: bool,
) -> Option<Vec<(Option<GroupId>, String)>> {
    let own: Vec<&Place<'_>> = places.iter().filter(|place| place.staff.contains(&staff.id)).collect();
    let column = table.column(if table.has("name") { "name" } else { "staff_no" });
    match own.as_slice() {
        [] => {
            reading.no(column, format!("这天没有排{}的班；确实来了的，请加一列「服务班」写明。", staff.name));
            None
        }
        [_, _, ..] if has_lessons => {
            let told = format!("{}这天有 {} 个服务班，请加一列「服务班」分行写课时，或只打√。", staff.name, own.len());
            reading.no(table.column("lessons"), told);
            None
        }
        own => Some(own.iter().map(|place| (Some(place.group.id), String::new())).collect()),
    }
}

/// Where the person served: the group, else the duty. A column that may hold either names a group when there is one.
fn served(
    reading: &mut Reading<'_, '_>,
    table: &Table<'_>,
    finder: &Finder<'_>,
    day: NaiveDate,
    remarks: &mut RowRemarks,
) -> Option<(Option<GroupId>, String)> {
    let that_day = Span { from: day, to: Some(day) };
    let (group, duty, either) = (table.column("group"), table.column("duty"), table.column("either"));
    let text = |column| {
        if value::is_nothing(reading.row.cell(column)) { String::new() } else { one_line(&reading.row.text(column)) }
    };
    let (group_text, duty_text, either_text) = (text(group), text(duty), text(either));
    if !group_text.is_empty() {
        if !duty_text.is_empty() {
            remarks.add(reading.row.number(), "同时填了服务班和岗位，按服务班计。");
        }
        return finder.group(reading, group, &that_day).map(|group| (Some(group.id), String::new()));
    }
    if !either_text.is_empty() {
        let found = finder.group_named(&either_text, &that_day);
        return Some(found.map_or((None, either_text), |group| (Some(group.id), String::new())));
    }
    if !duty_text.is_empty() {
        return Some((None, duty_text));
    }
    let column = [group, either, duty].into_iter().find(|column| column.at.is_some()).unwrap_or(group);
    reading.no(column, "请填写服务班或岗位。");
    None
}

fn with_kept(found: StaffAttendance, kept: Option<&StaffAttendance>) -> StaffAttendance {
    let Some(kept) = kept else { return found };
    StaffAttendance {
        in_at: found.in_at.or(kept.in_at),
        out_at: found.out_at.or(kept.out_at),
        lessons: found.lessons.or(kept.lessons),
        stands_in_for: found.stands_in_for.or(kept.stands_in_for),
        note: if found.note.is_empty() { kept.note.clone() } else { found.note },
        ..found
    }
}
