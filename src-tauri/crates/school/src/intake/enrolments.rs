//! The enrolment list: who takes a place in which group, on which days, from when to when.
use crate::cells::{Cell, Workbook};
use crate::days::{Span, WEEKDAY_CHARS, Weekdays};
use crate::identity::phone_doubt;
use crate::ids::{EnrolmentId, GroupId, StudentId};
use crate::intake::chosen::Chosen;
use crate::intake::groups::new_span;
use crate::intake::groups_kept::weekdays_of;
use crate::intake::header::{Field, Need};
use crate::intake::known::Known;
use crate::intake::list::List;
use crate::intake::phones::remark_rest;
use crate::intake::reading::{Reading, Seen};
use crate::intake::remark::RowRemarks;
use crate::intake::signups::{begins, says_no, signups};
use crate::intake::table::{Column, Listing, Table};
use crate::intake::ticks::{has_weekdays, is_tick_sheet};
use crate::intake::times::read_weekdays;
use crate::intake::value;
use crate::intake::who::{CLASS, CODE, Finder, GRADE, GROUP, NAME, PupilColumns};
use crate::intake::{Accepted, Checked, Declining, Effect, TakenEnrolment};
use crate::no::Refusal;
use crate::records::{Enrolment, Group, Student};
use crate::words::EnrolmentState;
use chrono::{NaiveDate, Weekday};
use std::collections::BTreeMap;

pub(crate) const LISTING: Listing = Listing {
    list: List::Enrolments,
    fields: &[
        CODE,
        GRADE,
        CLASS,
        NAME,
        GROUP,
        Field::new("weekdays", "星期", &["参加星期", "周次", "报名星期", "周几", "星期几", "参加日", "每周"])
            .must()
            .note("如 一三五；也可改用周一至周五五列，打√")
            .example("一三五"),
        Field::new("mon", "周一", &["星期一", "一"]).instead_of(&["weekdays"]),
        Field::new("tue", "周二", &["星期二", "二"]).instead_of(&["weekdays"]),
        Field::new("wed", "周三", &["星期三", "三"]).instead_of(&["weekdays"]),
        Field::new("thu", "周四", &["星期四", "四"]).instead_of(&["weekdays"]),
        Field::new("fri", "周五", &["星期五", "五"]).instead_of(&["weekdays"]),
        Field::new("sat", "周六", &["星期六", "六"]).instead_of(&["weekdays"]),
        Field::new("sun", "周日", &["星期日", "星期天", "日"]).instead_of(&["weekdays"]),
        Field::new("from", "起", &["开始日期", "起始日期", "参加起", "开始", "自", "报名起", "生效日期"])
            .must()
            .example("2026-09-01"),
        Field::new("to", "止", &["结束日期", "截止日期", "参加止", "结束", "至", "报名止", "终止日期"])
            .note("空着为一直参加"),
        Field::new("pickup_way", "接送方式", &["离校方式", "放学方式", "接送", "回家方式"])
            .choices(&["家长接", "他人代接", "自行离校"])
            .example("家长接"),
        Field::new("pickup_name", "接送人", &["接送人姓名", "接孩子的人", "接送家长", "接送人员"]),
        Field::new(
            "pickup_phone",
            "接送电话",
            &["接送人电话", "接送人联系电话", "接送人手机", "接送联系电话", "接送人手机号"],
        ),
        Field::new("slip_no", "回执编号", &["回执号", "回执", "编号"]),
        Field::new(
            "submitted",
            "提交时间",
            &["提交答卷时间", "填写时间", "答题时间", "填表时间", "提交日期", "结束答题时间", "完成时间", "答卷时间"],
        )
        .by_program(),
    ],
    needs: &[
        Need { any: &[&["student_code"], &["class", "name"]], said: "学籍号（或年级、班级、姓名）" },
        Need { any: &[&["group"], &["submitted"]], said: "服务班" },
        Need {
            // A list without days means every day of the groups it names, one without a beginning that of the term.
            any: &[&["weekdays"], &["mon"], &["tue"], &["wed"], &["thu"], &["fri"], &["submitted"], &["group"]],
            said: "星期（或周一至周五）",
        },
        Need { any: &[&["from"], &["submitted"], &["group"]], said: "起" },
    ],
};

const TICKS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// Judges an enrolment list against the kept pupils, classes, groups, enrolments and pick-up persons. Weekdays must be
/// among the group's, the span inside the group's. A place is found again by pupil, group and first day; what a row leaves
/// blank keeps its kept value. Seats, grades and times are `enrolment`'s to hold.
///
/// # Refuses
/// A workbook in which no sheet is an enrolment list, a sheet that is not there.
pub fn enrolments(
    book: &Workbook,
    chosen: Option<&Chosen>,
    known: &Known<'_>,
) -> Result<Checked<TakenEnrolment>, Refusal> {
    let table = Table::open(book, chosen, &LISTING)?;
    let names_groups_alone = !table.has("from") && !table.has("weekdays") && !has_weekdays(&table);
    if table.has("submitted") || is_tick_sheet(&table) || names_groups_alone {
        return signups(&table, chosen, known);
    }
    let columns = PupilColumns::of(&table);
    let mut checked = Checked::begin(&table);
    let mut finder = Finder::new(known);
    let kept = Kept::new(known);
    let mut taken: BTreeMap<(StudentId, GroupId), Vec<(Span, u32)>> = BTreeMap::new();
    let mut same: Seen<(StudentId, GroupId, NaiveDate)> = Seen::new();
    for row in table.rows() {
        let mut reading = Reading::of(row);
        if says_no(&row.text(table.column("group"))) || says_no(&row.text(table.column("weekdays"))) {
            match finder.pupil(&mut reading, &columns, known.school.counted_on()) {
                Some(pupil) => checked.declined.extend(kept.declining(row.number(), pupil.id, known)),
                None => checked.problems.append(&mut reading.problems),
            }
            continue;
        }
        let found = read(&mut reading, &table, &columns, &mut finder, (&kept, known));
        if let Some(found) = &found {
            let enrolment = &found.value.enrolment;
            let key = (enrolment.student, enrolment.group);
            let before = same.before((key.0, key.1, enrolment.valid.from), found.row);
            let spans = taken.entry(key).or_default();
            let meets = spans.iter().find(|(span, _)| span.meets(&enrolment.valid)).map(|(_, row)| *row);
            if let Some(before) = before.or(meets) {
                reading.no(columns.place(), format!("与第 {before} 行是同一名学生在同一服务班的报名，请只留一行。"));
            }
            spans.push((enrolment.valid, found.row));
        }
        match found {
            Some(found) if reading.problems.is_empty() => checked.accepted.push(found),
            _ => checked.problems.append(&mut reading.problems),
        }
    }
    let mut remarks = RowRemarks::default();
    remark_rest(&table, table.column("pickup_phone"), (1, false), &mut remarks);
    finder.say_who_was_told_apart(&mut remarks);
    for each in &checked.accepted {
        remarks.add_some(each.row, phone_doubt(&each.value.pickup_phone));
    }
    checked.remarks.extend(remarks.sentences());
    Ok(checked.sorted())
}

fn read(
    reading: &mut Reading<'_, '_>,
    table: &Table<'_>,
    columns: &PupilColumns<'_>,
    finder: &mut Finder<'_>,
    (kept, known): (&Kept<'_>, &Known<'_>),
) -> Option<Accepted<TakenEnrolment>> {
    let (from_column, to_column) = (table.column("from"), table.column("to"));
    let from = from_column.at.map(|_| reading.must(from_column, value::day));
    let to = reading.may(to_column, value::day);
    if from.flatten().is_some_and(|from| to.is_some_and(|to| to < from)) {
        reading.no(to_column, "止应不早于起。");
        return None;
    }
    let phone = reading.may(table.column("pickup_phone"), value::phone).unwrap_or_default();
    let [way, pickup_name, slip_no] =
        ["pickup_way", "pickup_name", "slip_no"].map(|code| reading.text(table.column(code)));
    let during = match from {
        Some(from) => Span { from: from?, to },
        None => new_span(known, None, to),
    };
    let student = finder.pupil(reading, columns, known.school.counted_on());
    let group = finder.group(reading, table.column("group"), &during);
    let weekdays = group.and_then(|group| match table.has("weekdays") || has_weekdays(table) {
        true => read_days(reading, table, group, false),
        false => Some(weekdays_of(group)),
    });
    let (student, group) = (student?, group?);
    let begins = from.flatten().unwrap_or_else(|| begins(student, group, kept, known));
    let span = Span { from: begins, to };
    let wanted = Wanted { student, group, weekdays: weekdays?, span, way, pickup_name, phone, slip_no };
    settled(reading, table, kept, wanted)
}

/// A place as a row wants it.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub student: &'a Student,
    pub group: &'a Group,
    pub weekdays: Weekdays,
    pub span: Span,
    pub way: String,
    pub pickup_name: String,
    pub phone: String,
    pub slip_no: String,
}

/// A wanted place held against the group and against what is kept.
pub(crate) fn settled(
    reading: &mut Reading<'_, '_>,
    table: &Table<'_>,
    kept: &Kept<'_>,
    wanted: Wanted<'_>,
) -> Option<Accepted<TakenEnrolment>> {
    let Wanted { student, group, weekdays, span, way, pickup_name, phone, slip_no } = wanted;
    let (from_column, to_column) = (table.column("from"), table.column("to"));
    let to = span.to;
    let meant = kept.find(student.id, group.id, &span);
    let valid = Span { from: span.from, to: to.or(meant.and_then(|meant| meant.valid.to)) };
    if valid.from < group.valid.from {
        let told = format!("「{}」从 {} 开班，报名不能更早。", group.name, group.valid.from);
        reading.no(from_column, told);
    }
    if let (Some(last), Some(to)) = (group.valid.to, to)
        && to > last
    {
        reading.no(to_column, format!("「{}」到 {last} 为止，报名不能更晚。", group.name));
    }
    if let Some(meant) = meant.filter(|meant| meant.valid.from != span.from) {
        let told = format!("这名学生从 {} 起已报这个服务班，请先让原报名截止，或把起日改为原来的。", meant.valid.from);
        reading.no(from_column, told);
    }
    let or_kept = |text: String, part: fn(&Enrolment) -> &String| match (text.is_empty(), meant) {
        (true, Some(meant)) => part(meant).clone(),
        _ => text,
    };
    let enrolment = Enrolment {
        id: meant.map_or(EnrolmentId(0), |meant| meant.id),
        student: student.id,
        group: group.id,
        weekdays,
        valid,
        state: EnrolmentState::Active,
        slip_no: or_kept(slip_no, |meant| &meant.slip_no),
        pickup_way: or_kept(way, |meant| &meant.pickup_way),
        batch: meant.and_then(|meant| meant.batch),
    };
    let effect = match meant {
        None => Effect::Added,
        Some(meant) if *meant == enrolment && kept.fetches(student.id, &pickup_name, &phone) => Effect::Unchanged,
        Some(_) => Effect::Changed,
    };
    let value = TakenEnrolment { enrolment, pickup_name, pickup_phone: phone };
    Some(Accepted { row: reading.row.number(), effect, value })
}

/// The weekdays of a row, as text or as ticks, all among those on which the group meets; where the row speaks of several
/// groups, `shares` them, those of the days on which this one meets.
pub(crate) fn read_days(
    reading: &mut Reading<'_, '_>,
    table: &Table<'_>,
    group: &Group,
    shares: bool,
) -> Option<Weekdays> {
    let meets = weekdays_of(group);
    let before = reading.problems.len();
    let text = table.column("weekdays");
    let written = reading.may(text, |cell| match value::clean(cell.text()).as_str() {
        "全部" | "每天" | "全周" | "天天" => Ok(meets),
        text => read_weekdays(&Cell::Text(text.replace('┋', "、"))),
    });
    let mut ticked = Weekdays::NONE;
    let mut place: &Column = text;
    for (code, weekday) in TICKS {
        let column = table.column(code);
        if column.at.is_none() {
            continue;
        }
        if place.at.is_none() {
            place = column;
        }
        if reading.may(column, tick) == Some(true) {
            ticked = ticked.with(weekday);
        }
    }
    if reading.problems.len() > before {
        return None;
    }
    let wanted = written.unwrap_or(ticked);
    let wanted = if shares && !wanted.and(meets).is_empty() { wanted.and(meets) } else { wanted };
    if wanted.is_empty() {
        reading.no(place, "请填写参加的星期，如 一三五，或在周一至周五中打√。");
        return None;
    }
    if wanted.and(meets) == wanted {
        return Some(wanted);
    }
    let outside: Vec<Weekday> = wanted.each().filter(|day| !meets.has(*day)).collect();
    let said: String = outside.iter().map(|day| WEEKDAY_CHARS[day.num_days_from_monday() as usize]).collect();
    let column = if written.is_some() {
        text
    } else {
        let first = TICKS.iter().find(|(_, day)| outside.first() == Some(day));
        first.map_or(place, |(code, _)| table.column(code))
    };
    reading.no(column, format!("「{}」只在周{meets}活动，没有周{said}，请改正。", group.name));
    None
}

fn tick(cell: &Cell) -> Result<bool, String> {
    value::tick(cell).ok_or_else(|| "参加的日子打√，不参加的空着。".to_owned())
}

/// Kept enrolments by pupil and group, and kept pick-up persons by pupil.
#[derive(Debug)]
pub(crate) struct Kept<'a> {
    places: BTreeMap<(StudentId, GroupId), Vec<&'a Enrolment>>,
    pickups: BTreeMap<StudentId, Vec<(&'a str, &'a str)>>,
}

impl<'a> Kept<'a> {
    pub(crate) fn new(known: &Known<'a>) -> Kept<'a> {
        let mut kept = Kept { places: BTreeMap::new(), pickups: BTreeMap::new() };
        for enrolment in known.enrolments.iter().filter(|each| each.state != EnrolmentState::Withdrawn) {
            kept.places.entry((enrolment.student, enrolment.group)).or_default().push(enrolment);
        }
        for person in known.pickups {
            kept.pickups.entry(person.student).or_default().push((&person.name, &person.phone));
        }
        kept
    }

    /// The kept place of the same first day, else one that overlaps.
    pub(crate) fn find(&self, student: StudentId, group: GroupId, span: &Span) -> Option<&'a Enrolment> {
        let places = self.places.get(&(student, group))?;
        let same = places.iter().find(|place| place.valid.from == span.from);
        same.or_else(|| places.iter().find(|place| place.valid.meets(span))).copied()
    }

    /// The places of a pupil.
    pub(crate) fn of_student(&self, student: StudentId) -> impl Iterator<Item = &'a Enrolment> {
        let places = self.places.range((student, GroupId(i64::MIN))..=(student, GroupId(i64::MAX)));
        places.flat_map(|(_, places)| places.iter().copied())
    }

    /// That a pupil takes no part, unless a place is kept that still runs.
    pub(crate) fn declining(&self, row: u32, student: StudentId, known: &Known<'_>) -> Option<Declining> {
        let from = Span { from: known.school.counted_on(), to: None };
        let has_place = self.of_student(student).any(|place| place.valid.meets(&from));
        let is_kept = known.declined.contains(&student);
        (!has_place).then_some(Declining { row, student, is_kept })
    }

    /// Whether the person is kept as one who fetches the pupil; a row that names nobody asks for nothing.
    fn fetches(&self, student: StudentId, name: &str, phone: &str) -> bool {
        let fits = |(kept_name, kept_phone): &(&str, &str)| {
            (name.is_empty() || *kept_name == name) && (phone.is_empty() || *kept_phone == phone)
        };
        (name.is_empty() && phone.is_empty())
            || self.pickups.get(&student).is_some_and(|persons| persons.iter().any(fits))
    }
}
