//! Those who serve: kept by the form, put into a week, signed in by exceptions, and paid for it like an imported sheet.
use crate::office::{MONTH, Office, items, now, number, text};
use crate::settling::DAY;
use kehou_desk::{Now, Quiet};
use serde_json::{Value, json};

/// A Tuesday.
pub const TUESDAY: &str = "2026-11-24";
/// The month it lies in.
pub const NOVEMBER: &str = "2026-11";

/// The small school with four people, two of them in its groups.
pub fn school() -> Office {
    let mut office = Office::small();
    let people = ["T1,王芳,本校教师", "T2,李明,本校教师", "T3,赵强,本校教师", "T4,孙校长,行政值班"];
    office.keep("staff", "工号,姓名,人员类别", people);
    let groups = [
        "作业班,基础托管,一二三四五,16:30,17:30,1,一年级,王芳,作业辅导",
        "延时班,延时托管,一二三四五,18:30,20:30,2,1-6,李明,延时托管",
    ];
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围,教师,资金池", groups);
    office
}

fn typed(name: &str, staff_no: &str) -> Value {
    json!({ "id": null, "name": name, "staff_no": staff_no, "kind": "own_teacher" })
}

pub fn id_of(office: &mut Office, name: &str) -> i64 {
    let list = office.told("staff_list", json!({}));
    let row = items(&list["rows"]).iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name}: {list}"));
    number(&row["id"])
}

pub fn sheet(office: &mut Office, date: &str) -> Value {
    office.told("sign_in_sheet", json!({ "date": date }))
}

/// The line of a person on the sheet of a day as it is given back, with what is said changed.
pub fn line(office: &mut Office, date: &str, name: &str, said: Value) -> Value {
    let sheet = sheet(office, date);
    let found = items(&sheet["lines"]).iter().find(|line| line["name"] == name);
    let mut line = found.unwrap_or_else(|| panic!("{name}: {sheet}"))["said"].clone();
    for (key, value) in said.as_object().unwrap() {
        line[key] = value.clone();
    }
    line
}

pub fn pay_of(office: &mut Office, month: &str) -> Value {
    let pay = office.told("pay", json!({ "month": month }));
    let lines: Vec<Value> = items(&pay["lines"])
        .iter()
        .map(|line| office.told("explain", json!({ "line": line["id"] })))
        .map(|line| json!([line["code"], line["who"], line["amount_fen"], line["steps"]]))
        .collect();
    Value::from(lines)
}

#[test]
fn a_person_is_kept_changed_and_taken_back() {
    let mut office = school();
    let kept = office.told("put_staff", typed("周晓", "T9"));
    let id = number(&kept["id"]);
    assert_eq!(kept["before"], Value::Null);
    let mut changed = typed("周晓", "T9");
    (changed["id"], changed["account"], changed["phone"]) =
        (json!(id), json!("6222 0202 0000 0000 001"), json!("13900000000"));
    let second = office.told("put_staff", changed);
    assert_eq!(items(&second["doubts"]).len(), 1, "{second}");
    office.told("put_staff", second["before"].clone());
    let page = office.told("staff", json!({ "id": id }));
    assert_eq!((&page["staff"]["account"], &page["staff"]["phone"]), (&json!(""), &json!("")));
    assert_eq!(items(&office.told("staff_history", json!({ "id": id }))).len(), 3);
    office.told("remove_staff", json!({ "id": id }));
    assert_eq!(office.refused("staff", json!({ "id": id })).0, "not_found");
    let wang = id_of(&mut office, "王芳");
    assert_eq!(office.refused("remove_staff", json!({ "id": wang })).0, "still_used");
}

#[test]
fn a_taken_number_is_refused_in_a_sentence() {
    let mut office = school();
    let (code, sentence) = office.refused("put_staff", typed("周晓", "T1"));
    assert_eq!(code, "bad_value");
    assert!(sentence.contains("工号") && sentence.contains("王芳"), "{sentence}");
    let mut typed = typed("周晓", "T1");
    (typed["phone"], typed["id_number"]) = (json!("123"), json!("110101199001011234"));
    let checked = office.told("check_staff", typed);
    let fields: Vec<&Value> = items(&checked["refused"]).iter().map(|one| &one["field"]).collect();
    assert_eq!(fields, ["身份证件号", "手机号", "工号"]);
    assert_eq!(items(&office.told("staff_list", json!({}))["rows"]).len(), 4, "nothing was kept");
}

#[test]
fn numbers_are_whole_only_for_those_who_keep_them() {
    let mut office = school();
    let mut one = typed("周晓", "T9");
    (one["phone"], one["account"]) = (json!("13900001234"), json!("6222020200000000004"));
    let id = number(&office.told("put_staff", one)["id"]);
    for (role, phone, account) in [
        ("academic", "13900001234", "6222020200000000004"),
        ("finance", "13900001234", "6222020200000000004"),
        ("leader", "139****1234", "622202*********0004"),
    ] {
        office.sit(role, &[]);
        let page = office.told("staff", json!({ "id": id }));
        assert_eq!((&page["staff"]["phone"], &page["staff"]["account"]), (&json!(phone), &json!(account)), "{role}");
        let list = office.told("staff_list", json!({}));
        assert!(items(&list["rows"]).iter().any(|row| row["phone"] == phone), "{role}");
        let told = office.told("staff_history", json!({ "id": id })).to_string();
        assert_eq!(told.contains("13900001234"), role != "leader", "{role}: {told}");
    }
    office.sit("head_teacher", &[1]);
    for ask in ["staff_list", "week_table", "sign_in_sheet"] {
        assert_eq!(office.refused(ask, json!({ "date": TUESDAY })).0, "not_allowed", "{ask}");
    }
}

#[test]
fn the_week_shows_who_serves_and_a_cell_changes_it() {
    let mut office = school();
    let (wang, li) = (id_of(&mut office, "王芳"), id_of(&mut office, "李明"));
    let week = office.told("week_table", json!({ "date": TUESDAY }));
    let names = |week: &Value, group: usize| -> Vec<String> {
        let people =
            |plan: &Value| items(&plan["staff"]).iter().map(|one| text(&one["name"])).collect::<Vec<_>>().join("+");
        items(&week["groups"][group]["sessions"]).iter().map(people).collect()
    };
    assert_eq!(names(&week, 0), ["王芳"; 5]);
    assert_eq!((&week["groups"][0]["until"], &week["groups"][1]["until"]), (&json!("18:30"), &json!("20:30")));
    let given = |staff: Value, trial: bool| json!({ "group": week["groups"][0]["id"], "weekday": 2, "staff": staff, "from": TUESDAY, "trial": trial });
    let trial = office.told("put_staffing", given(json!([li]), true));
    assert!(items(&trial["follows"]).iter().any(|said| text(said).contains("李明（周二）")), "{trial}");
    let put = office.told("put_staffing", given(json!([li]), false));
    let after = office.told("week_table", json!({ "date": TUESDAY }));
    assert_eq!(names(&after, 0), ["王芳", "李明", "王芳", "王芳", "王芳"]);
    let before = office.told("week_table", json!({ "date": "2026-11-17" }));
    assert_eq!(names(&before, 0), ["王芳"; 5], "the week before stays");
    office.told("put_group", put["undo"].clone());
    let back = office.told("week_table", json!({ "date": TUESDAY }));
    assert_eq!(names(&back, 0), ["王芳"; 5]);
    office.told("put_staffing", given(json!([]), false));
    let empty = office.told("week_table", json!({ "date": TUESDAY }));
    assert_eq!(number(&empty["empty"]), 1);
    let people = items(&empty["people"]);
    let of = |id: i64| people.iter().find(|row| row["id"] == id).map(|row| items(&row["sessions"]).len());
    assert_eq!((of(wang), of(li)), (Some(4), Some(5)));
}

#[test]
fn two_places_at_once_are_told_in_the_week() {
    let mut office = school();
    office.keep("groups", "服务班,服务类别,星期,开始,结束,年级范围,教师", ["合唱,社团,二,17:00,18:00,1-6,王芳"]);
    let week = office.told("week_table", json!({ "date": TUESDAY }));
    assert_eq!(week["clashes"], json!(["周二 17:00–17:30，王芳同时排在「作业班」和「合唱」。"]));
}

#[test]
fn whoever_leaves_serves_no_more_and_may_come_back() {
    let mut office = school();
    let wang = id_of(&mut office, "王芳");
    let trial = office.told("staff_leaves", json!({ "id": wang, "from": "2026-11-25", "trial": true }));
    assert!(items(&trial["follows"]).iter().any(|said| text(said).contains("作业班")), "{trial}");
    let left = office.told("staff_leaves", json!({ "id": wang, "from": "2026-11-25" }));
    let week = office.told("week_table", json!({ "date": TUESDAY }));
    assert_eq!(number(&week["empty"]), 3, "Wednesday to Friday");
    assert_eq!(office.told("staff", json!({ "id": wang }))["serves"], true, "today is still served");
    let next_day = Now { today: "2026-11-25".parse().unwrap(), ..now() };
    assert_eq!(office.ask_with(&next_day, "staff", json!({ "id": wang }), &Quiet).unwrap()["serves"], false);
    office.told("staff_returns", left["undo"].clone());
    assert_eq!(number(&office.told("week_table", json!({ "date": TUESDAY }))["empty"]), 0);
}

#[test]
fn nothing_entered_is_everyone_on_time() {
    let mut office = school();
    let before = sheet(&mut office, TUESDAY);
    assert_eq!((number(&before["left"]), items(&before["lines"]).len()), (2, 2));
    let kept = office.told("sign_in", json!({ "date": TUESDAY }));
    assert_eq!((number(&kept["came"]), number(&kept["absent"])), (2, 0));
    let after = sheet(&mut office, TUESDAY);
    assert_eq!(number(&after["left"]), 0);
    assert!(items(&office.told("today", json!({}))["missing_sign_ins"]).iter().all(|day| day["date"] != TUESDAY));
    let again = office.told("sign_in", json!({ "date": TUESDAY }));
    assert_eq!((number(&again["changed"]), &again["undo"]), (0, &Value::Null));
    office.told("take_back_sign_in", kept["undo"].clone());
    assert_eq!(number(&sheet(&mut office, TUESDAY)["left"]), 2);
    assert_eq!(office.told("verify", json!({})), json!({"whole": true, "findings": []}));
}

#[test]
fn someone_who_did_not_come_is_not_missing_and_not_paid() {
    let mut office = school();
    let absent = line(&mut office, TUESDAY, "王芳", json!({ "came": "absent", "note": "病假" }));
    office.told("sign_in", json!({ "date": TUESDAY, "lines": [absent] }));
    let shown = sheet(&mut office, TUESDAY);
    let said = &items(&shown["lines"])[0]["said"];
    assert_eq!((&said["came"], &said["note"]), (&json!("absent"), &json!("病假")));
    let today = office.told("today", json!({}));
    assert!(items(&today["missing_sign_ins"]).iter().all(|day| day["date"] != TUESDAY), "{today}");
    let pay = pay_of(&mut office, NOVEMBER);
    assert!(items(&pay).iter().all(|line| line[1] != "王芳" || line[2] == 0), "{pay}");
}

#[test]
fn whoever_would_be_paid_beside_another_is_asked_about_first() {
    let mut office = school();
    let rows = ["2026-11-23,作业班,王芳,16:30,17:30", "2026-11-24,作业班,赵强,16:30,17:30"];
    office.keep("staff-attendance", "日期,服务班,姓名,签到,签退", rows);
    let came = line(&mut office, TUESDAY, "王芳", json!({ "came": "came", "note": "" }));
    let told = office.told("sign_in", json!({ "date": TUESDAY, "lines": [came], "trial": true }));
    assert_eq!(told["doubtful"], json!(["「作业班」11月24日已有赵强签到，仍给王芳记到岗？"]));
    let line = items(&office.told("pay", json!({ "month": NOVEMBER }))["lines"])
        .iter()
        .find(|line| line["who"] == "王芳")
        .map(|line| line["id"].clone());
    let why = office.told("explain", json!({ "line": line }));
    let uncounted: Vec<String> = items(&why["uncounted"]).iter().map(|each| text(&each["text"])).collect();
    let said = uncounted.concat();
    assert!(said.starts_with("11月2日、3日") && said.ends_with("20日、24日 作业班 没有签到，不计"), "{why}");
    assert!(!why["steps"][0]["clause"].is_null(), "the paper, or that there is none: {why}");

    let absent = self::line(&mut office, TUESDAY, "王芳", json!({ "came": "absent" }));
    let told = office.told("sign_in", json!({ "date": TUESDAY, "lines": [absent], "trial": true }));
    assert_eq!(told["doubtful"], json!([]));
}

#[test]
fn a_day_is_paid_alike_entered_or_imported() {
    let days = ["2026-11-23", TUESDAY];
    let mut imported = school();
    let rows = [
        "2026-11-23,作业班,,王芳,16:30,17:30,,,",
        "2026-11-23,延时班,,赵强,18:30,20:30,,李明,",
        "2026-11-23,,值班领导,孙校长,16:20,18:35,,,",
        "2026-11-24,作业班,,王芳,16:45,17:30,,,堵车",
        "2026-11-24,延时班,,李明,18:30,20:10,1.5,,",
    ];
    imported.keep("staff-attendance", "日期,服务班,岗位,姓名,签到,签退,课时,代,备注", rows);

    let mut entered = school();
    let (zhao, sun) = (id_of(&mut entered, "赵强"), id_of(&mut entered, "孙校长"));
    let stood_in = line(&mut entered, days[0], "李明", json!({ "came": "stood_in", "substitute": zhao }));
    let duty = json!({ "duty": "值班领导", "staff": sun, "in_at": "16:20", "out_at": "18:35" });
    entered.told("sign_in", json!({ "date": days[0], "lines": [stood_in], "others": [duty] }));
    let late = line(&mut entered, days[1], "王芳", json!({ "in_at": "16:45", "note": "堵车" }));
    let early = line(&mut entered, days[1], "李明", json!({ "out_at": "20:10", "lessons": "1.5" }));
    entered.told("sign_in", json!({ "date": days[1], "lines": [late, early] }));

    let facts = |office: &mut Office| -> Vec<Vec<String>> {
        // Without the row's number and its batch.
        let mut rows: Vec<Vec<String>> =
            office.rows_of("staff_attendance").into_iter().map(|row| row[1..10].to_vec()).collect();
        rows.sort();
        rows
    };
    assert_eq!(facts(&mut entered), facts(&mut imported));
    let paid = pay_of(&mut entered, NOVEMBER);
    assert_eq!(paid, pay_of(&mut imported, NOVEMBER));
    assert_eq!(items(&paid).len(), 4, "{paid}");
    assert!(items(&paid).iter().all(|line| number(&line[2]) > 0), "{paid}");
    // The same sheet over what was entered changes nothing.
    let file =
        entered.list("staff-attendance", &[&["日期,服务班,岗位,姓名,签到,签退,课时,代,备注"], &rows[..]].concat());
    let again = entered.told("take_in", json!({ "list": "staff-attendance", "file": file }));
    assert_eq!((number(&again["added"]), number(&again["changed"])), (0, 0), "{again}");
}

#[test]
fn the_demo_month_comes_back_as_it_was_imported() {
    let mut office = Office::demo();
    let before = office.rows_of("staff_attendance");
    let mut days: Vec<String> = before.iter().map(|row| row[1].clone()).collect();
    days.dedup();
    assert!(days.len() > 15, "{days:?}");
    for day in days {
        let shown = sheet(&mut office, &day);
        let lines: Vec<&Value> = items(&shown["lines"]).iter().map(|line| &line["said"]).collect();
        let given = json!({ "date": day, "lines": lines, "others": shown["others"], "trial": true });
        let told = office.told("sign_in", given);
        assert_eq!(told["is_correction"], false, "{day}: {told}");
        assert_eq!(number(&told["changed"]), number(&shown["left"]), "{day}: {told}");
    }
    assert_eq!(office.rows_of("staff_attendance"), before);
}

#[test]
fn a_correction_says_why_and_makes_the_month_stale() {
    let mut office = Office::demo();
    let shown = sheet(&mut office, DAY);
    assert_eq!(shown["needs_reason"], true);
    assert!(text(&shown["settled"]).contains("已结算"), "{shown}");
    let came = items(&shown["lines"]).iter().find(|line| line["is_kept"] == true && line["said"]["came"] == "came");
    let name = text(&came.unwrap()["name"]);
    let mut said = came.unwrap()["said"].clone();
    (said["came"], said["note"]) = (json!("absent"), json!("记错了"));
    let given = |reason: Value| json!({ "date": DAY, "lines": [said], "reason": reason });
    let (code, sentence) = office.refused("sign_in", given(Value::Null));
    assert_eq!((code.as_str(), sentence.contains("10月29日")), ("needs_reason", true), "{sentence}");
    let out = office.path("performance.xlsx");
    let paper = json!({ "month": MONTH, "sheet": "performance", "out": out });
    office.told("subsidy", paper.clone());
    let kept = office.told("sign_in", given(json!("查看监控后更正")));
    let (code, sentence) = office.refused("subsidy", paper.clone());
    assert_eq!(code, "stale");
    assert!(sentence.contains("10月29日") && sentence.contains(&name), "{sentence}");
    assert_eq!(sheet(&mut office, DAY)["kept"]["reason"], "查看监控后更正");
    office.told("take_back_sign_in", kept["undo"].clone());
    office.told("subsidy", paper);
}

#[test]
fn a_day_that_cannot_be_signed_says_so() {
    let mut office = school();
    assert!(text(&sheet(&mut office, "2026-11-25")["closed"]).contains("还没有到"));
    assert_eq!(office.refused("sign_in", json!({ "date": "2026-11-25" })).0, "bad_value");
    assert!(text(&sheet(&mut office, "2026-11-22")["closed"]).contains("没有服务班"));
    let wang = id_of(&mut office, "王芳");
    let oneself = line(&mut office, TUESDAY, "王芳", json!({ "came": "stood_in", "substitute": wang }));
    let (code, sentence) = office.refused("sign_in", json!({ "date": TUESDAY, "lines": [oneself] }));
    assert_eq!(code, "bad_value");
    assert!(sentence.contains("代课人"), "{sentence}");
}
