//! The staff list: each row read, held against the other rows and against the kept people.
use crate::cells::Workbook;
use crate::identity;
use crate::ids::StaffId;
use crate::intake::chosen::Chosen;
use crate::intake::header::{Field, Need};
use crate::intake::known::{Known, People};
use crate::intake::list::List;
use crate::intake::phones::remark_rest;
use crate::intake::reading::{Reading, Seen};
use crate::intake::remark::{RowRemarks, rows_said};
use crate::intake::table::{Listing, Row, Table};
use crate::intake::value;
use crate::intake::{Accepted, Checked, Effect};
use crate::naming;
use crate::no::{Problem, Refusal};
use crate::records::Staff;
use crate::words::StaffKind;
use std::collections::BTreeMap;

pub(crate) const LISTING: Listing = Listing {
    list: List::Staff,
    fields: &[
        Field::new(
            "staff_no",
            "工号",
            &["教师工号", "职工号", "教工号", "编号", "教师编号", "人员编号", "员工号", "教职工号", "职工编号"],
        )
        .note("有同名的人时必填"),
        Field::new(
            "name",
            "姓名",
            &["教师姓名", "教师", "教职工姓名", "人员姓名", "名字", "老师", "老师姓名", "员工姓名"],
        )
        .must()
        .example("王老师"),
        Field::new(
            "kind",
            "人员类别",
            &["类别", "人员类型", "人员性质", "教师类别", "身份", "用工性质", "教师类型", "人员身份"],
        )
        .must()
        .choices(&["本校教师", "支教教师", "退休教师", "社会专业人员", "志愿者", "机构人员", "行政值班"])
        .for_all()
        .example("本校教师"),
        Field::new("post", "岗位", &["职务", "职位", "岗位名称", "担任职务"]),
        Field::new(
            "id_number",
            "身份证件号",
            &[
                "身份证号",
                "身份证号码",
                "身份证件号码",
                "身份证",
                "证件号",
                "证件号码",
                "公民身份号码",
                "居民身份证号码",
                "居民身份证号",
            ],
        )
        .known_by(value::is_resident_id)
        .note("18 位，请把这一列设为文本"),
        Field::new(
            "phone",
            "手机号",
            &["手机", "手机号码", "联系电话", "电话", "联系方式", "电话号码", "移动电话", "联系手机"],
        )
        .example("13900000000"),
        Field::new(
            "bank",
            "开户行",
            &["开户银行", "银行", "开户行名称", "所属银行", "开户银行名称", "银行名称", "开户支行", "开户网点"],
        ),
        Field::new(
            "account",
            "银行账号",
            &[
                "银行卡号",
                "工行卡号",
                "农行卡号",
                "建行卡号",
                "中行卡号",
                "工资账号",
                "账号",
                "帐号",
                "银行帐号",
                "卡号",
                "工资卡号",
                "银行账户",
                "收款账号",
                "银行卡",
                "工资卡账号",
            ],
        )
        .note("请把这一列设为文本"),
        Field::new("subject", "任教学科", &["学科", "任教科目", "科目", "任课学科", "教学学科", "所教学科"]),
        Field::new("note", "备注", &["说明"]),
    ],
    needs: &[Need { any: &[&["name"]], said: "姓名" }, Need { any: &[&["kind"]], said: "人员类别" }],
};

#[derive(Debug, Clone)]
struct Draft<'t, 'a> {
    row: Row<'t, 'a>,
    staff_no: String,
    name: String,
    kind: StaffKind,
    /// Whether the kind is said for the whole list.
    is_for_all: bool,
    id_number: Option<String>,
    texts: [String; 4],
    phone: String,
    account: String,
}

/// Judges a staff list against the kept staff. People are found again by 工号, then by ID, then by a name that only one
/// has; what a row leaves blank keeps its kept value; people not in the file are untouched.
///
/// # Refuses
/// A workbook in which no sheet is a staff list, a sheet that is not there.
pub fn staff(book: &Workbook, chosen: Option<&Chosen>, known: &Known<'_>) -> Result<Checked<Staff>, Refusal> {
    let table = Table::open(book, chosen, &LISTING)?;
    let mut checked = Checked::begin(&table);
    let mut remarks = RowRemarks::default();
    let mut drafts = Vec::new();
    remark_rest(&table, table.column("phone"), (1, false), &mut remarks);
    let for_all = kind_for_all(&table, chosen);
    for row in table.rows() {
        let mut reading = Reading::of(row);
        match read(&mut reading, &table, known, for_all, &mut remarks) {
            Some(draft) if reading.problems.is_empty() => drafts.push(draft),
            _ => checked.problems.append(&mut reading.problems),
        }
    }
    settle(&mut checked, &table, drafts, known);
    checked.remarks.extend(remarks.sentences());
    Ok(checked.sorted())
}

/// The kind said for the whole list, where the file has no column of it.
fn kind_for_all(table: &Table<'_>, chosen: Option<&Chosen>) -> Option<StaffKind> {
    let field = LISTING.fields.iter().find(|field| field.code == "kind")?;
    chosen.filter(|_| !table.has("kind"))?.said_for_all(field).and_then(StaffKind::read)
}

fn read<'t, 'a>(
    reading: &mut Reading<'t, 'a>,
    table: &Table<'_>,
    known: &Known<'_>,
    for_all: Option<StaffKind>,
    remarks: &mut RowRemarks,
) -> Option<Draft<'t, 'a>> {
    let row = reading.row;
    let column = |code| table.column(code);
    let staff_no = reading.may(column("staff_no"), |cell| Ok(value::code_text(cell))).unwrap_or_default();
    let name = reading.must(column("name"), |cell| naming::clean(&value::clean(cell.text())));
    let kind = for_all.or_else(|| {
        reading.must(column("kind"), |cell| value::word(cell, StaffKind::read, StaffKind::ALL, StaffKind::label))
    });
    let id = reading.may(column("id_number"), |cell| value::resident_id(cell, known.school.today));
    if id.as_ref().is_some_and(|id| !id.is_region_known) {
        remarks.add(row.number(), "身份证件号开头的地区码不是已知的省份，请核对。");
    }
    let phone = reading.may(column("phone"), value::phone).unwrap_or_default();
    let account = reading.may(column("account"), |cell| identity::read_account(&value::code_text(cell)));
    remarks.add_some(row.number(), identity::phone_doubt(&phone));
    remarks.add_some(row.number(), account.as_deref().and_then(identity::account_doubt));
    let texts = ["post", "bank", "subject", "note"].map(|code| reading.text(column(code)));
    Some(Draft {
        row,
        staff_no,
        name: name?,
        kind: kind?,
        is_for_all: for_all.is_some(),
        id_number: id.map(|id| id.number),
        texts,
        phone,
        account: account.unwrap_or_default(),
    })
}

fn settle(checked: &mut Checked<Staff>, table: &Table<'_>, drafts: Vec<Draft<'_, '_>>, known: &Known<'_>) {
    let people = People::new(known.staff);
    let mut namesakes: BTreeMap<String, Vec<(u32, bool)>> = BTreeMap::new();
    for draft in &drafts {
        let is_named = !draft.staff_no.is_empty() || draft.id_number.is_some();
        namesakes.entry(naming::bare(&draft.name)).or_default().push((draft.row.number(), is_named));
    }
    let (mut numbers, mut ids, mut taken) = (Seen::new(), Seen::new(), Seen::new());
    for draft in drafts {
        let row = draft.row.number();
        let no = |code: &str, told: String| Err(draft.row.problem(table.column(code), told));
        let twins = &namesakes[&naming::bare(&draft.name)];
        let same_no = (!draft.staff_no.is_empty()).then(|| numbers.before(draft.staff_no.clone(), row)).flatten();
        let same_id = draft.id_number.clone().and_then(|id| ids.before(id, row));
        let judged = if let Some(before) = same_no {
            no("staff_no", format!("与第 {before} 行的工号相同，一人只能有一行。"))
        } else if let Some(before) = same_id {
            no("id_number", format!("与第 {before} 行的身份证件号相同，一人只能有一行。"))
        } else if twins.len() > 1 && twins.iter().any(|(each, is_named)| *each == row && !is_named) {
            let rows: Vec<u32> = twins.iter().map(|(row, _)| *row).collect();
            no("name", format!("{}姓名相同，请填写工号以便区分。", rows_said(&rows)))
        } else {
            find(&draft, table, &people).and_then(|kept| match kept.and_then(|kept| taken.before(kept.id, row)) {
                Some(before) => no("name", format!("与第 {before} 行是同一人，请只留一行。")),
                None => Ok(kept),
            })
        };
        match judged {
            Ok(kept) => checked.accepted.push(take(draft, kept)),
            Err(problem) => checked.problems.push(problem),
        }
    }
}

/// The kept person a row means; `None` for a new one.
fn find<'a>(draft: &Draft<'_, '_>, table: &Table<'_>, people: &People<'a>) -> Result<Option<&'a Staff>, Problem> {
    let by_no = (!draft.staff_no.is_empty()).then(|| people.of_no(&draft.staff_no)).flatten();
    let by_id = draft.id_number.as_deref().and_then(|id| people.of_id(id));
    if let (Some(one), Some(other)) = (by_no, by_id)
        && one.id != other.id
    {
        let told = format!("工号是已有的「{}」的，身份证件号却是「{}」的，请核对。", one.name, other.name);
        return Err(draft.row.problem(table.column("id_number"), told));
    }
    if by_no.is_some() || by_id.is_some() {
        return Ok(by_no.or(by_id));
    }
    let fitting: Vec<&Staff> = people
        .of_name(&draft.name)
        .iter()
        .copied()
        .filter(|kept| kept.staff_no.is_empty() || draft.staff_no.is_empty())
        .filter(|kept| kept.id_number.is_none() || draft.id_number.is_none())
        .collect();
    match fitting.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => {
            let told = format!("已有 {} 位「{}」，请填写工号。", several.len(), draft.name);
            Err(draft.row.problem(table.column("name"), told))
        }
    }
}

fn take(draft: Draft<'_, '_>, kept: Option<&Staff>) -> Accepted<Staff> {
    let or_kept = |text: String, part: fn(&Staff) -> &String| match (text.is_empty(), kept) {
        (true, Some(kept)) => part(kept).clone(),
        _ => text,
    };
    let [post, bank, subject, note] = draft.texts;
    let value = Staff {
        id: kept.map_or(StaffId(0), |kept| kept.id),
        staff_no: or_kept(draft.staff_no, |kept| &kept.staff_no),
        name: draft.name,
        kind: kept.filter(|_| draft.is_for_all).map_or(draft.kind, |kept| kept.kind),
        post: or_kept(post, |kept| &kept.post),
        id_number: draft.id_number.or_else(|| kept.and_then(|kept| kept.id_number.clone())),
        phone: or_kept(draft.phone, |kept| &kept.phone),
        bank: or_kept(bank, |kept| &kept.bank),
        account: or_kept(draft.account, |kept| &kept.account),
        subject: or_kept(subject, |kept| &kept.subject),
        taxed_as_wages: kept.is_some_and(|kept| kept.taxed_as_wages),
        note: or_kept(note, |kept| &kept.note),
    };
    let effect = match kept {
        None => Effect::Added,
        Some(kept) if *kept == value => Effect::Unchanged,
        Some(_) => Effect::Changed,
    };
    Accepted { row: draft.row.number(), effect, value }
}
