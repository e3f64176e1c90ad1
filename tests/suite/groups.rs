//! Groups by hand: the list, a page, the form told before it is kept, ending, taking back, conflicts.
use crate::office::{Office, items, number, text};
use serde_json::{Value, json};

fn form(name: &str) -> Value {
    json!({
        "name": name, "kind": "club", "activity": "arts", "fund": "service_fee", "room": "音乐室", "capacity": 5,
        "from": "2026-09-01", "to": null,
        "meetings": [{"weekday": 2, "starts_at": "16:30", "ends_at": "17:30"}],
    })
}

fn row(office: &mut Office, name: &str) -> Value {
    let list = office.told("groups", json!({}));
    items(&list["rows"]).iter().find(|row| row["name"] == name).cloned().unwrap()
}

#[test]
fn the_list_tells_when_where_and_what_to_look_at() {
    let mut office = Office::small();
    let shown = row(&mut office, "作业班");
    assert_eq!((text(&shown["when"]), number(&shown["enrolled"])), ("周一至周五 16:30–17:30".into(), 6));
    let chips: Vec<String> = items(&shown["findings"]).iter().map(|each| text(&each["label"])).collect();
    assert_eq!(chips, ["未排教师", "未定地点"]);
    let page = office.told("group", json!({"id": shown["id"]}));
    assert_eq!((items(&page["pupils"]).len(), items(&page["meetings"]).len()), (6, 5));
    assert_eq!(page["pupils"][0]["weekdays_label"], "周一至周五");
    assert_eq!(office.refused("group", json!({"id": 99})).0, "not_found");
    let demo = Office::demo().told("groups", json!({}));
    assert!(items(&demo["rows"]).len() > 20 && number(&demo["running"]) > 20);
}

#[test]
fn a_new_group_is_told_then_kept_then_taken_away() {
    let mut office = Office::small();
    let filled = office.told("group_form", json!({}));
    assert!(items(&filled["kinds"]).len() == 8 && filled["form"]["id"] == Value::Null);
    let told = office.told("put_group", json!({"form": form("合唱"), "trial": true}));
    assert_eq!((text(&told["follows"][0]), &told["id"]), ("新建「合唱」，周二 16:30–17:30。".into(), &Value::Null));
    let kept = office.told("put_group", json!({"form": form("合唱")}));
    let shown = row(&mut office, "合唱");
    assert_eq!(
        (&shown["id"], text(&shown["pay_pool"]), text(&shown["seats_label"])),
        (&kept["id"], "社团".into(), "0 / 5".into())
    );
    assert_eq!(office.refused("put_group", json!({"form": form("合唱")})).0, "bad_value", "the name is taken");
    let gone = office.told("remove_group", json!({"id": kept["undo_remove"]}));
    assert_eq!(items(&office.told("groups", json!({}))["rows"]).len(), 2);
    office.told("put_group", gone["undo"].clone());
    assert_eq!(row(&mut office, "合唱")["room"], "音乐室");
    let homework = row(&mut office, "作业班")["id"].clone();
    assert_eq!(office.refused("remove_group", json!({"id": homework})).0, "still_used");
}

#[test]
fn times_beyond_the_limits_need_a_reason() {
    let mut office = Office::small();
    let mut late = form("合唱");
    late["meetings"][0]["ends_at"] = json!("18:50");
    assert_eq!(office.refused("put_group", json!({"form": late})).0, "ends_too_late");
    late["override_reason"] = json!("汇演排练，已报备");
    let kept = office.told("put_group", json!({"form": late}));
    assert_eq!(kept["findings"][0]["label"], "超时");
}

#[test]
fn a_called_group_changes_from_today_on() {
    let mut office = Office::small();
    office.told("roll_call", json!({"date": "2026-11-23", "group": "作业班", "marks": ""}));
    let id = row(&mut office, "作业班")["id"].clone();
    let shown = office.told("group_form", json!({"id": id}));
    assert_eq!((&shown["is_called"], &shown["changes_from"]), (&json!(true), &json!("2026-11-24")));
    let mut wanted = shown["form"].clone();
    wanted["meetings"] = json!([{"weekday": 1, "starts_at": "16:30", "ends_at": "18:00"}]);
    let kept = office.told("put_group", json!({"form": wanted}));
    let said: Vec<String> = items(&kept["follows"]).iter().map(text).collect();
    assert!(said[0].contains("周一 16:30–18:00") && said[1].contains("从11月24日"), "{said:?}");
    assert!(said[2].contains("6 名学生报了周二至周五"), "{said:?}");
    let meetings = |office: &mut Office| office.told("group", json!({"id": id}))["meetings"].clone();
    assert_eq!(items(&meetings(&mut office)).len(), 6, "the past stays");
    let monday = office.told("day_rosters", json!({"date": "2026-11-23"}));
    assert_eq!(monday["sections"][0]["groups"][0]["ends_at"], "17:30");
    assert_eq!(
        office.told("day_rosters", json!({"date": "2026-11-30"}))["sections"][0]["groups"][0]["ends_at"],
        "18:00"
    );
    let history = office.told("group", json!({"id": id}))["history"].clone();
    assert!(text(&history[0]["what"]).starts_with("上课时间由"), "{history}");
    office.told("put_group", kept["undo"].clone());
    assert_eq!(items(&meetings(&mut office)).len(), 5);
    wanted["kind"] = json!("club");
    assert_eq!(office.refused("put_group", json!({"form": wanted})).0, "still_used");
}

#[test]
fn a_group_ends_on_a_day_and_comes_back() {
    let mut office = Office::small();
    office.told("roll_call", json!({"date": "2026-11-23", "group": "作业班", "marks": ""}));
    let id = row(&mut office, "作业班")["id"].clone();
    assert_eq!(office.refused("end_group", json!({"id": id, "on": "2026-11-20"})).0, "still_used");
    let told = office.told("end_group", json!({"id": id, "on": "2026-11-23", "trial": true}));
    assert!(text(&told["follows"][1]).contains("6 名学生"), "{}", told["follows"]);
    assert_eq!(row(&mut office, "作业班")["state"], "running");
    let ended = office.told("end_group", json!({"id": id, "on": "2026-11-23"}));
    assert_eq!(row(&mut office, "作业班")["state_label"], "已停办");
    office.told("put_group", ended["undo"].clone());
    assert_eq!(row(&mut office, "作业班")["state"], "running");
}

#[test]
fn what_two_groups_want_at_once_is_told() {
    let mut office = Office::small();
    assert!(items(&office.told("conflicts", json!({}))).is_empty());
    let mut other = form("舞蹈");
    other["meetings"][0]["ends_at"] = json!("17:00");
    office.told("put_group", json!({"form": form("合唱")}));
    let told = office.told("put_group", json!({"form": other, "trial": true}));
    assert_eq!(told["findings"][0]["sentence"], "周二同一时间，「合唱」也用音乐室。");
    office.told("put_group", json!({"form": other}));
    let found = office.told("conflicts", json!({}));
    assert_eq!((items(&found).len(), text(&found[0]["who"])), (1, "音乐室".into()));
}

#[test]
fn people_who_would_be_reckoned_at_nothing_are_told_of_with_the_way_to_the_group() {
    let mut office = Office::small();
    office.go_by_own_standards();
    let filled = office.told("group_form", json!({}));
    let proposed = |kind: &str| {
        let kinds = items(&filled["kinds"]);
        kinds.iter().find(|each| each["code"] == kind).map(|each| each["activity"].clone()).unwrap()
    };
    assert_eq!((&filled["form"]["kind"], &filled["form"]["activity"]), (&json!("basic_care"), &json!("homework")));
    assert_eq!(
        ["basic_care", "club", "extended_care"].map(proposed),
        [json!("homework"), json!("interest"), Value::Null],
        "the form shows what the desk proposes"
    );
    let mut care = form("课后托管");
    (care["kind"], care["activity"], care["room"]) = (json!("basic_care"), Value::Null, json!("三(1)教室"));
    let kept = office.told("put_group", json!({"form": care}));
    let told = row(&mut office, "课后托管");
    let sentence = text(&told["findings"][0]["sentence"]);
    assert_eq!(text(&told["findings"][0]["label"]), "无补助标准", "{told}");
    assert!(sentence.contains("资金池「基础托管」没有补助标准") && sentence.contains("作业辅导"), "{sentence}");
    let today = office.told("today", json!({}));
    let found = items(&today["findings"]).iter().find(|each| each["about"] == "groups").cloned().unwrap();
    assert_eq!((&found["group"], text(&found["text"])), (&kept["id"], format!("课后托管：{sentence}")));
    let mut cured = office.told("group_form", json!({"id": kept["id"]}))["form"].clone();
    cured["pay_pool"] = json!("作业辅导");
    office.told("put_group", json!({"form": cured}));
    assert!(!office.told("today", json!({}))["findings"].to_string().contains("groups"));
}

#[test]
fn a_list_of_groups_without_a_standard_is_warned_of_before_and_led_to_after() {
    let mut office = Office::small();
    office.keep("staff", "工号,姓名,人员类别", ["T1,王芳,本校教师"]);
    let head = "服务班,服务类别,星期,开始,结束,教师";
    let mut rows = vec![head.to_owned()];
    rows.extend((1..=4).map(|nth| format!("阅读{nth}班,基础托管,二,17:30,18:20,王芳")));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let file = office.list("groups", &rows);
    let preview = |office: &mut Office| office.told("preview", json!({"list": "groups", "file": file}));
    assert_eq!(preview(&mut office)["warnings"], json!([]), "an example's standards are no reason to warn");
    office.go_by_own_standards();
    let shown = preview(&mut office);
    let (remark, warning) = (text(&shown["remarks"][0]), text(&shown["warnings"][0]));
    assert!(remark.starts_with("没有填活动类型的，按类别和名称归入：课外阅读（阅读1班、"), "{remark}");
    assert!(text(&shown["added"][0]["what"]).starts_with("基础托管·课外阅读（按名称）"), "{shown}");
    assert!(warning.starts_with("阅读1班、阅读2班、阅读3班 等 4 个班：资金池「课外阅读」没有补助标准"), "{warning}");
    assert_eq!(office.take_in("groups", &rows)["warnings"], shown["warnings"]);
    office.told(
        "take_in",
        json!({"list": "staff-attendance", "file": office.list("staff-attendance",
            &["日期,服务班,姓名,签到,签退", "2026-11-24,阅读2班,王芳,17:30,18:20"])}),
    );
    let state = office.told("month_state", json!({"month": "2026-11"}));
    let lead = &state["leads"][0];
    assert_eq!((text(&lead["name"]), items(&state["leads"]).len()), ("阅读2班".into(), 1), "{state}");
    assert!(items(&state["findings"]).contains(&lead["said"]), "{state}");
    assert_eq!(lead["group"], row(&mut office, "阅读2班")["id"]);
}
