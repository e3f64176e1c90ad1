//! Roll calls of several sessions kept at once as all present, the way on to the next day, and who missed an earlier session.
use crate::office::{Office, items, number, text};
use serde_json::{Value, json};

/// A Monday before the day the suite lives on, that day, and the day after.
const YESTERDAY: &str = "2026-11-23";
const TODAY: &str = "2026-11-24";
const TOMORROW: &str = "2026-11-25";

fn due(office: &mut Office, from: &str, to: &str) -> Vec<(String, Vec<String>)> {
    let shown = office.told("calls_due", json!({"from": from, "to": to}));
    let groups = |day: &Value| items(&day["groups"]).iter().map(|group| text(&group["name"])).collect();
    items(&shown["days"]).iter().map(|day| (text(&day["date"]), groups(day))).collect()
}

fn ids(office: &mut Office, date: &str) -> Vec<i64> {
    let shown = office.told("calls_due", json!({"from": date, "to": date}));
    items(&shown["days"][0]["groups"]).iter().map(|group| number(&group["group_id"])).collect()
}

#[test]
fn what_is_left_of_some_days_is_kept_as_all_present_in_one_deed() {
    let mut office = Office::small();
    office.told("roll_call", json!({"date": YESTERDAY, "group": "作业班", "marks": "2 缺"}));
    let both = || vec!["作业班".to_owned(), "延时班".to_owned()];
    let left = [(YESTERDAY.to_owned(), vec!["延时班".to_owned()]), (TODAY.to_owned(), both())];
    assert_eq!(due(&mut office, YESTERDAY, TOMORROW), left, "coming days are not due");
    let shown = office.told("calls_due", json!({"from": YESTERDAY, "to": TODAY}));
    let missed = text(&shown["days"][0]["groups"][0]["missed"][0]);
    assert!(missed.ends_with("缺席）"), "{missed}");
    assert_eq!((&shown["days"][0]["groups"][0]["expected"], &shown["settled"]), (&json!(6), &json!([])));

    let groups = ids(&mut office, TODAY);
    let wanted = |date: &str, group: i64| json!({"date": date, "group_id": group});
    let sessions = json!([
        wanted(YESTERDAY, groups[0]),
        wanted(YESTERDAY, groups[1]),
        wanted(TODAY, groups[0]),
        wanted(TODAY, groups[1]),
        wanted(TOMORROW, groups[0]),
    ]);
    let deeds = |office: &mut Office| office.rows_of("deed").iter().filter(|row| row[3] == "call_all_came").count();
    let told = office.told("call_all_came", json!({"sessions": sessions}));
    let counts = ["days", "came", "carried", "left"].map(|field| number(&told[field]));
    assert_eq!((items(&told["sessions"]).len(), counts), (3, [2, 17, 1, 2]), "one was called, one lies ahead");
    assert_eq!(deeds(&mut office), 1);
    let sheet = office.told("roll_call_sheet", json!({"date": YESTERDAY, "group": "作业班"}));
    assert_eq!(sheet["kept"]["marks"], "2 缺", "what was called stays");
    let after = office.told("roll_call_sheet", json!({"date": YESTERDAY, "group": "延时班"}));
    assert_eq!(after["kept"]["marks"], "2 缺", "whoever missed the session before is kept so in the next");
    assert_eq!(due(&mut office, YESTERDAY, TOMORROW), []);
    let again = office.told("call_all_came", json!({"sessions": sessions}));
    assert_eq!((items(&again["sessions"]).len(), number(&again["left"]), deeds(&mut office)), (0, 5, 1));

    let correct = json!({"date": YESTERDAY, "group": "延时班", "marks": "1 请", "reason": "补假条"});
    office.told("roll_call", correct);
    let back = office.told("take_back_all_came", json!({"sessions": told["sessions"]}));
    assert_eq!((number(&back["taken"]), number(&back["left"])), (2, 1), "what was corrected since stays");
    assert_eq!(due(&mut office, YESTERDAY, TODAY), [(TODAY.to_owned(), both())]);
    assert_eq!(office.told("verify", json!({}))["whole"], true);
}

#[test]
fn whoever_missed_only_the_earlier_session_is_kept_as_present_where_the_office_says_so() {
    let mut office = Office::small();
    office.told("roll_call", json!({"date": YESTERDAY, "group": "作业班", "marks": "2 缺"}));
    let late = ids(&mut office, YESTERDAY)[0];
    let session = |regardless: bool| json!({"date": YESTERDAY, "group_id": late, "regardless": regardless});
    // said | came, carried over | what is kept
    for (regardless, counts, marks) in [(false, (5, 1), "2 缺"), (true, (6, 0), "")] {
        let told = office.told("call_all_came", json!({"sessions": [session(regardless)]}));
        assert_eq!((number(&told["came"]), number(&told["carried"])), counts);
        let sheet = office.told("roll_call_sheet", json!({"date": YESTERDAY, "group": "延时班"}));
        assert_eq!(sheet["kept"]["marks"], marks);
        let back = office.told("take_back_all_came", json!({"sessions": told["sessions"]}));
        assert_eq!((number(&back["taken"]), number(&back["left"])), (1, 0), "taken back as it was kept");
    }
}

#[test]
fn today_is_left_out_with_its_reason_until_it_has_begun() {
    let mut office = Office::small();
    let shown = |office: &mut Office| office.told("calls_due", json!({"from": YESTERDAY, "to": TODAY}));
    assert_eq!(
        shown(&mut office)["today_open"].as_str().map(|said| said.contains("最晚的班 20:30 才结束")),
        Some(true)
    );
    office.told("roll_call", json!({"date": TODAY, "group": "作业班", "marks": ""}));
    assert_eq!(shown(&mut office)["today_open"], Value::Null, "something of today is kept");
    let only = office.told("calls_due", json!({"from": YESTERDAY, "to": YESTERDAY}));
    assert_eq!(only["today_open"], Value::Null);
}

#[test]
fn a_roll_call_goes_on_to_the_next_day() {
    let mut office = Office::small();
    let next_day = |office: &mut Office, date: &str| {
        let sheet = office.told("roll_call_sheet", json!({"date": date, "group": "作业班"}));
        sheet["next_day"]["date"].as_str().map(str::to_owned)
    };
    assert_eq!(next_day(&mut office, YESTERDAY).as_deref(), Some(TODAY));
    assert_eq!(next_day(&mut office, TODAY).as_deref(), Some("2026-11-02"), "then the first that is open");
    assert_eq!(next_day(&mut office, TOMORROW).as_deref(), Some("2026-11-02"));
    let shown = office.told("calls_due", json!({"from": "2026-11-01", "to": YESTERDAY}));
    let sessions: Vec<Value> = items(&shown["days"])
        .iter()
        .flat_map(|day| {
            items(&day["groups"]).iter().map(|group| json!({"date": day["date"], "group_id": group["group_id"]}))
        })
        .collect();
    assert_eq!(office.told("call_all_came", json!({"sessions": sessions}))["left"], 0);
    assert_eq!(next_day(&mut office, TODAY), None);
}

#[test]
fn whoever_missed_an_earlier_session_is_seen_before_keeping() {
    let mut office = Office::small();
    office.told("roll_call", json!({"date": TODAY, "group": "作业班", "marks": "2 缺 3 迟"}));
    let sheet = office.told("roll_call_sheet", json!({"date": TODAY, "group": "延时班"}));
    let missed: Vec<bool> = items(&sheet["pupils"]).iter().map(|pupil| !pupil["missed"].is_null()).collect();
    assert_eq!(missed, [false, true, false, false, false, false]);
    assert_eq!(sheet["begin"], "2 缺", "the line begins with them");
    assert!(text(&sheet["carried"]).contains("16:30 缺席"), "{sheet}");
    // typed | whether something is said
    for (marks, wanted) in
        [("", true), ("2", false), ("2 缺", false), ("1 请", true), ("2 迟", true), ("2 缺 2v", true)]
    {
        let read = office.told("read_marks", json!({"date": TODAY, "group": "延时班", "marks": marks}));
        assert_eq!(!read["missed"].is_null(), wanted, "{marks}: {read}");
    }
    office.told("roll_call", json!({"date": TODAY, "group": "延时班", "marks": "2 缺 2 到"}));
    let kept = office.told("roll_call_sheet", json!({"date": TODAY, "group": "延时班"}));
    assert_eq!((&kept["begin"], &kept["carried"]), (&json!(""), &json!(null)), "what is kept goes before");
    let first = office.told("read_marks", json!({"date": TODAY, "group": "作业班", "marks": ""}));
    assert_eq!(first["missed"], json!(null), "a later session says nothing of an earlier one");
}

#[test]
fn a_settled_month_says_so_and_asks_why() {
    let mut office = Office::demo();
    let board = office.told("day_rosters", json!({"date": "2026-10-15"}));
    let group = number(&board["sections"][0]["groups"][0]["group_id"]).to_string();
    let settled = office.ask("settle", json!({"month": "2026-10"}));
    assert!(settled.is_ok() || settled.is_err_and(|no| no.code() == "already_settled"));
    let sheet = office.told("roll_call_sheet", json!({"date": "2026-10-15", "group": group}));
    assert_eq!(sheet["needs_reason"], true);
    assert!(text(&sheet["settled"]).contains("须反结算并重新结算"), "{sheet}");
}
