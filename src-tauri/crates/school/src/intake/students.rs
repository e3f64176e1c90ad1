//! The pupil list: each row read, held against the other rows and against what is kept.
use crate::cells::{Cell, Workbook};
use crate::classes::ClassName;
use crate::days::{Month, Span};
use crate::identity;
use crate::ids::HomeClassId;
use crate::intake::chosen::Chosen;
use crate::intake::class_order::{self, OwnOrder};
use crate::intake::header::bare;
use crate::intake::known::{Classes, Known, Pupils};
use crate::intake::phones::{Phone, phones, remark_rest};
use crate::intake::proposals::{Proposal, Proposed};
use crate::intake::reading::Reading;
use crate::intake::remark::RowRemarks;
use crate::intake::students_columns::{Columns, LISTING};
use crate::intake::students_kept::settle;
use crate::intake::students_missing;
use crate::intake::table::{Column, Row, Table};
use crate::intake::value;
use crate::intake::{Checked, TakenStudent};
use crate::money::Fen;
use crate::naming;
use crate::no::Refusal;
use crate::records::{ChargedBefore, Student};
use crate::words::{Boarding, Sex, StudentStatus};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// How many numbers of a family are kept.
pub(crate) const FAMILY_MOST: usize = 4;

/// A row as read, before it is held against what is kept.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'t, 'a> {
    pub row: Row<'t, 'a>,
    pub code: Option<String>,
    pub name: String,
    /// None where the list has no column of it.
    pub sex: Option<Sex>,
    pub id_number: Option<String>,
    pub class: ClassName,
    pub seat_no: Option<u32>,
    pub boarding: Option<Boarding>,
    pub guardian: String,
    pub relation: String,
    pub phone: String,
    /// Further numbers of the same cell.
    pub phones: Vec<Phone>,
    pub reduction: Option<(String, Option<NaiveDate>, Option<NaiveDate>)>,
    pub note: String,
    /// What was charged before; nothing where it is zero, `None` where the row does not say.
    pub charged_before: Option<Option<ChargedBefore>>,
}

/// Judges a pupil list against the kept pupils, classes, guardians and reductions. A row is either accepted or has a
/// problem. Pupils are found again by 学籍号, then by ID, then by class, name and seat; what a row leaves blank keeps its
/// kept value. A move to another class, another name and the leaving of those whom the file lacks are proposals, made where
/// they were accepted. IDs and codes are held to domain.md §7.
///
/// # Refuses
/// A workbook in which no sheet is a pupil list, a sheet that is not there.
pub fn students(book: &Workbook, chosen: Option<&Chosen>, known: &Known<'_>) -> Result<Checked<TakenStudent>, Refusal> {
    let table = Table::open(book, chosen, &LISTING)?;
    let columns = Columns::of(&table);
    let mut checked = Checked::begin(&table);
    let mut classes = Classes::new(known);
    let mut remarks = RowRemarks::default();
    let mut drafts = Vec::new();
    for row in table.rows() {
        let mut reading = Reading::of(row);
        match read(&mut reading, &columns, known, &mut classes, &mut remarks) {
            Some(draft) if reading.problems.is_empty() => drafts.push(draft),
            _ => checked.problems.append(&mut reading.problems),
        }
    }
    match (class_order::order_of(&table), columns.sex.at) {
        (Some(order), Some(_)) => {
            let said = own_order(&mut drafts, &order, (&table, known, &classes));
            checked.remarks.splice(0..0, said);
        }
        // A list without 性别 is of pupils whose seats are known: its numbering tells namesakes apart where it is their seats.
        (Some(_), None) => without_other_numbers(&mut drafts, known, &classes),
        (None, _) => {}
    }
    let decided = chosen.map(|chosen| chosen.decided.clone()).unwrap_or_default();
    for row in table.rows() {
        *checked.names.entry(naming::bare(&row.text(columns.name))).or_default() += 1;
    }
    settle(&mut checked, drafts, &columns, known, &classes, (&decided, &mut remarks));
    let wrong: BTreeSet<u32> = checked.problems.iter().map(|problem| problem.row).collect();
    let unread = table.rows().filter(|row| wrong.contains(&row.number()));
    let unread = unread.map(|row| naming::bare(&row.text(columns.name))).collect();
    remark_rest(&table, columns.phone, (FAMILY_MOST, true), &mut remarks);
    // A list without 性别, such as one of reductions, is no list of everybody in its classes.
    let missing = match columns.sex.at {
        Some(_) => students_missing::missing(&checked, &unread, known, &mut remarks),
        None => students_missing::Missing::default(),
    };
    checked.proposals.sort_by_key(|each| each.row);
    checked.proposals.extend(missing.pupils.into_iter().map(|student| Proposal {
        student,
        row: None,
        what: Proposed::Leave,
        why: "",
        or_new: false,
        accepted: decided.leaves.of(student),
    }));
    checked.remarks.extend(remarks.sentences().chain(missing.sentences));
    if !table.has("student_code") {
        checked.remarks.extend(own_numbers(&table));
    }
    checked.remarks.extend(birthdays(&table));
    checked.remarks.extend(charged_said(&table, &columns, known));
    Ok(checked.sorted())
}

/// The list's own numbering of each class as seats: not of classes of which it has only a part, since the others have theirs.
fn own_order(
    drafts: &mut [Draft<'_, '_>],
    order: &OwnOrder,
    (table, known, classes): (&Table<'_>, &Known<'_>, &Classes<'_>),
) -> Option<String> {
    let id = |draft: &Draft<'_, '_>| classes.kept(&draft.class).map(|class| class.id);
    let mut listed: BTreeMap<HomeClassId, usize> = BTreeMap::new();
    for class in drafts.iter().filter_map(id) {
        *listed.entry(class).or_default() += 1;
    }
    let here = |class: HomeClassId| {
        let there = |each: &&Student| each.home_class == class && each.status == StudentStatus::Present;
        known.students.iter().filter(there).count()
    };
    let in_part = |class: &HomeClassId| listed[class] * 5 < here(*class) * 4;
    let partly: BTreeSet<HomeClassId> = listed.keys().copied().filter(in_part).collect();
    let first = table.header_row + table.head.depth.max(1) + 1;
    let (mut taken, mut left) = (false, false);
    for draft in drafts {
        if let OwnOrder::Through(numbers) = order {
            let row = usize::try_from(draft.row.number()).ok().and_then(|row| row.checked_sub(first));
            draft.seat_no = row.and_then(|row| numbers.get(&row)).copied();
        }
        match id(draft).is_some_and(|class| partly.contains(&class)) {
            true => (draft.seat_no, left) = (None, true),
            false => taken |= draft.seat_no.is_some(),
        }
    }
    let other = "不是的话，预览时在右边把「座号」改为「（没有这一列）」。";
    match (taken, left, order) {
        (true, _, OwnOrder::ByClass) => {
            Some(format!("「序号」在每个班都从 1 排起，读作座号，名册和告家长书按它排。{other}"))
        }
        (true, _, OwnOrder::Through(_)) => {
            Some(format!("「序号」全校连着排，读作各班的先后，每班从 1 编座号，名册和告家长书按它排。{other}"))
        }
        (false, true, _) => {
            Some("名单里只有班上的一部分学生，「序号」没有读作座号。要按它读，请把表头改为「座号」。".to_owned())
        }
        (false, false, _) => None,
    }
}

/// Takes a numbering for seats only where it is those of five pupils alone of their name, and of none is not.
fn without_other_numbers(drafts: &mut [Draft<'_, '_>], known: &Known<'_>, classes: &Classes<'_>) {
    let pupils = Pupils::new(known.students);
    let (mut agree, mut differ) = (0, 0);
    for draft in drafts.iter() {
        let Some(class) = classes.kept(&draft.class) else { continue };
        if let [only] = pupils.of_name(class.id, &draft.name).as_slice() {
            let same = only.seat_no == draft.seat_no;
            (agree, differ) = (agree + u32::from(same), differ + u32::from(!same));
        }
    }
    if agree < 5 || differ > 0 {
        drafts.iter_mut().for_each(|draft| draft.seat_no = None);
    }
}

/// A pupil's birthday is told by the ID alone: that a column of birthdays is not kept is said.
fn birthdays(table: &Table<'_>) -> Option<String> {
    let column = table
        .other_columns()
        .into_iter()
        .find(|column| ["出生年月", "出生日期", "生日"].iter().any(|said| column.header.contains(said)))?;
    let said = &column.header;
    Some(format!("「{said}」一列没有读入：出生日期由身份证件号得出，有身份证件号的学生会自动显示。"))
}

fn read<'t, 'a>(
    reading: &mut Reading<'t, 'a>,
    columns: &Columns<'_>,
    known: &Known<'_>,
    classes: &mut Classes<'_>,
    remarks: &mut RowRemarks,
) -> Option<Draft<'t, 'a>> {
    let row = reading.row;
    let name = reading.must(columns.name, |cell| naming::clean(&value::clean(cell.text())));
    let class = read_class(reading, columns.grade, columns.class, classes, known.school.counted_on());
    let sex_said = |cell: &Cell| value::word(cell, Sex::read, Sex::ALL, Sex::label);
    let sex = columns.sex.at.map(|_| reading.must(columns.sex, sex_said));
    let id_number = read_id(reading, columns, known.school.today, sex.flatten(), remarks);
    let code = reading.may(columns.code, |cell| {
        let resident = id_number.as_deref().filter(|number| value::is_resident_id(number));
        identity::read_student_code(&value::code_text(cell), resident, known.school.today)
    });
    let seat_no = reading.may(columns.seat_no, value::count);
    let boarding = reading.may(columns.boarding, read_boarding);
    let guardian = reading.may(columns.guardian, |cell| naming::clean(&value::clean(cell.text()))).unwrap_or_default();
    let mut phones = reading.may(columns.phone, |cell| Ok(phones(cell)?.all)).unwrap_or_default();
    let first = if phones.is_empty() { None } else { Some(phones.remove(0)) };
    let (whose, phone) = first.map(|phone| (phone.whose, phone.number)).unwrap_or_default();
    let relation = Some(reading.text(columns.relation)).filter(|said| !said.is_empty()).unwrap_or(whose);
    for phone in std::iter::once(&phone).chain(phones.iter().map(|each| &each.number)) {
        remarks.add_some(row.number(), identity::phone_doubt(phone));
    }
    let reduction = read_reduction(reading, columns, known.categories);
    let note = reading.text(columns.note);
    let charged_before = read_charged(reading, columns, known.charged_until);
    Some(Draft {
        row,
        code,
        name: name?,
        sex: match sex {
            Some(said) => Some(said?),
            None => None,
        },
        id_number,
        class: class?,
        seat_no,
        boarding,
        guardian,
        relation,
        phone,
        phones,
        reduction,
        note,
        charged_before,
    })
}

/// Other papers than a resident ID are kept as they stand: no rule is known for them.
fn read_id(
    reading: &mut Reading<'_, '_>,
    columns: &Columns<'_>,
    today: NaiveDate,
    sex: Option<Sex>,
    remarks: &mut RowRemarks,
) -> Option<String> {
    let kind = reading.text(columns.id_type);
    if !(kind.is_empty() || kind.contains("身份证") || kind.contains("居住证") || kind == "1") {
        return reading.may(columns.id_number, |cell| Ok(value::code_text(cell)));
    }
    let id = reading.may(columns.id_number, |cell| value::resident_id(cell, today))?;
    let row = reading.row.number();
    if !id.is_region_known {
        remarks.add(row, "身份证件号开头的地区码不是已知的省份，请核对。");
    }
    if sex.is_some_and(|sex| sex != id.sex) {
        remarks.add(row, "性别与身份证件号所示的不同，请核对。");
    }
    Some(id.number)
}

/// Reads a class from its two columns; a wrong one is noted where the grade is missing, else at the class.
pub(crate) fn read_class(
    reading: &mut Reading<'_, '_>,
    grade: &Column,
    class: &Column,
    classes: &mut Classes<'_>,
    on: NaiveDate,
) -> Option<ClassName> {
    let text = |cell: &Cell| Ok(value::clean(cell.text()));
    let before = reading.problems.len();
    let (grade_text, class_text) = (reading.may(grade, text), reading.may(class, text));
    if reading.problems.len() > before {
        return None;
    }
    let (grade_text, class_text) = (grade_text.unwrap_or_default(), class_text.unwrap_or_default());
    match classes.read(&grade_text, &class_text, on) {
        Ok(name) => Some(name),
        Err(wanted) => {
            let lacks_grade = grade_text.is_empty() && !class_text.is_empty() && wanted.contains("哪个年级");
            // A grade that no class would make right is what is wrong.
            let bad_grade = !grade_text.is_empty() && classes.read(&grade_text, "1", on).is_err();
            reading.no(if lacks_grade || bad_grade { grade } else { class }, wanted);
            None
        }
    }
}

fn read_boarding(cell: &Cell) -> Result<Boarding, String> {
    match value::tick(cell) {
        Some(true) => Ok(Boarding::Boarder),
        Some(false) => Ok(Boarding::Day),
        None => value::word(cell, Boarding::read, Boarding::ALL, Boarding::label),
    }
}

/// Words that tell a category of reduction.
const HARDSHIP: [&str; 8] = ["低保", "残疾", "特困", "孤儿", "困难", "困境", "烈士", "减免"];

/// The one category that a shorter or longer word for the same means: 残疾 for 残疾学生, 孤儿学生 for 孤儿; none where several may
/// be meant.
fn alike<'a>(text: &str, categories: &'a [String]) -> Option<&'a str> {
    let plain = |text: &str| {
        let ends = ["家庭", "学生", "子女", "儿童", "户"];
        ends.iter().fold(text.to_owned(), |text, end| text.strip_suffix(end).unwrap_or(&text).to_owned())
    };
    let said = plain(text);
    let mut like = categories.iter().filter(|category| said.chars().count() > 1 && plain(category).contains(&said));
    let one = like.next()?;
    like.next().is_none().then_some(one)
}

/// What was charged before the first month that is kept here.
fn read_charged(
    reading: &mut Reading<'_, '_>,
    columns: &Columns<'_>,
    until: Option<Month>,
) -> Option<Option<ChargedBefore>> {
    // In a list of everybody a column of what was paid may be of anything.
    let header = &columns.charged_before.header;
    if columns.sex.at.is_some() && !["以前", "本学期"].iter().any(|word| header.contains(word)) {
        return None;
    }
    let fen = reading.may(columns.charged_before, value::money)?;
    if fen == Fen::ZERO {
        return Some(None);
    }
    let Some(until) = until else {
        let none = "本学期没有在用本程序以前的月份，这一列用不着：请在右边改为「（没有这一列）」。";
        reading.no(columns.charged_before, none);
        return None;
    };
    Some(Some(ChargedBefore { until, fen }))
}

/// Until when the amounts of a list are taken to be.
fn charged_said(table: &Table<'_>, columns: &Columns<'_>, known: &Known<'_>) -> Option<String> {
    let (until, header) = (known.charged_until?, &columns.charged_before.header);
    let has = table.rows().any(|row| value::money(row.cell(columns.charged_before)).is_ok_and(|fen| fen > Fen::ZERO));
    has.then(|| {
        format!(
            "「{header}」算作本学期到{}为止、在本程序以外收的（各项一起，减免以前），算进学期封顶，不再另收。",
            until.label()
        )
    })
}

type ReductionDraft = (String, Option<NaiveDate>, Option<NaiveDate>);

fn read_reduction(
    reading: &mut Reading<'_, '_>,
    columns: &Columns<'_>,
    categories: &[String],
) -> Option<ReductionDraft> {
    let category = reading.may(columns.reduction, |cell| {
        let text = value::clean(cell.text());
        let is_named = categories.contains(&text);
        let is_known = is_named || categories.is_empty();
        // A plain 类别 may say anything of a pupil.
        if !is_named && bare(&columns.reduction.header) == "类别" && !HARDSHIP.iter().any(|word| text.contains(word))
        {
            return Ok(None);
        }
        let wanted = || {
            format!("减免类别应为政策口径里的一种：{}；没有的，请先在「设置」的政策口径里加上。", categories.join("、"))
        };
        if matches!(text.as_str(), "否" | "不减免" | "×") {
            return Ok(None);
        }
        match (is_known, alike(&text, categories)) {
            (true, _) => Ok(Some(text)),
            (false, Some(category)) => Ok(Some(category.to_owned())),
            (false, None) => Err(wanted()),
        }
    })??;
    let from = reading.may(columns.reduction_from, value::day);
    let to = reading.may(columns.reduction_to, value::day);
    if let (Some(first), Some(last)) = (from, to)
        && last < first
    {
        reading.no(columns.reduction_to, "减免止应不早于减免起。");
    }
    Some((category, from, to))
}

/// Says that 学号 is the school's own number when no column holds a 学籍号.
fn own_numbers(table: &Table<'_>) -> Option<String> {
    let own = table.head.cells.iter().find(|cell| crate::intake::header::bare(cell.text()) == "学号")?;
    Some(format!("「{}」列不是 19 位的学籍号，按学校自编的号码略过。", own.text().trim()))
}

/// The span of a reduction that says only part of it: from the term's first day, or today where there is none.
pub(crate) fn reduction_span(known: &Known<'_>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Span {
    let term = known.school.term;
    let from = from.unwrap_or_else(|| term.map_or(known.school.today, |term| term.from));
    Span { from, to: to.or_else(|| term.and_then(|term| term.to).filter(|last| *last >= from)) }
}
