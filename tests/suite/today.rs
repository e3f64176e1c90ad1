//! 今天: numbers, what is missing, what needs a look, the steps, and the week.
use crate::office::{NAMES, Office, items, number, text};
use serde_json::{Value, json};

fn steps(today: &Value) -> String {
    items(&today["steps"]).iter().map(|step| if step["done"] == true { '√' } else { '○' }).collect()
}

fn note(today: &Value, code: &str) -> (String, String) {
    let found = items(&today["steps"]).iter().find(|step| step["code"] == code).unwrap();
    (text(&found["note"]), text(&found["when"]))
}

fn lacks(today: &Value) -> Vec<String> {
    items(&today["lacking"]).iter().map(|lack| text(&lack["code"])).collect()
}

#[test]
fn an_empty_school_is_told_where_to_begin() {
    let mut office = Office::new();
    let today = office.told("today", json!({}));
    assert_eq!((&today["day_label"], &today["kind_label"]), (&json!("11月24日 周二"), &json!("上课日")));
    assert_eq!(steps(&today), "○○○○○○○○○○○");
    assert_eq!(lacks(&today), ["students", "times", "groups", "standards"], "said in place of 都齐了");
    assert_eq!(today["clear_calls"], "本月到今天还没有要点名的班。");
    for empty in ["sections", "late", "missing_calls", "missing_sign_ins", "week"] {
        assert!(items(&today[empty]).is_empty(), "{empty}");
    }
    let backup = items(&today["findings"]).iter().filter(|each| each["about"] == "backup").count();
    assert_eq!(backup, 0, "nothing worth a backup yet");
}

#[test]
fn the_numbers_follow_the_roll_calls() {
    let mut office = Office::small();
    let heads = |section: &Value| {
        ["expected", "present", "leave", "absent", "uncalled"].map(|field| number(&section["heads"][field]))
    };
    let today = office.told("today", json!({}));
    assert_eq!(heads(&today["sections"][0]), [6, 0, 0, 0, 6]);
    assert_eq!((&today["sections"][1]["until"], heads(&today["sections"][1])), (&json!("20:30"), [6, 0, 0, 0, 6]));
    assert_eq!((&today["late"][0]["name"], &today["late"][0]["ends_at"]), (&json!("延时班"), &json!("20:30")));
    assert_eq!(steps(&today), "√√√○○√√○○○○", "sign-up came from a sheet, nobody serves");
    assert_eq!(lacks(&today), ["staff", "standards"]);
    assert_eq!(note(&today, "roll_call"), ("本月到今天已点 0／应点 34 班次".to_owned(), "2026-11-24".to_owned()));
    assert_eq!(items(&today["week"]).len(), 5);
    let due = items(&today["missing_calls"]);
    assert_eq!(due.len(), 17, "every teaching day of the month so far");
    assert_eq!(
        (&due[16]["is_today"], items(&due[16]["groups"]).len(), &due[16]["count"]),
        (&json!(true), 2, &json!(2))
    );

    office.told("roll_call", json!({"date": "2026-11-24", "group": "作业班", "marks": "1 2 请;3 缺"}));
    office.told("roll_call", json!({"date": "2026-11-24", "group": "延时班", "marks": "1 请"}));
    let out = office.path("roster.pdf");
    office.told("print_roster", json!({"date": "2026-11-24", "until": "18:30", "out": out}));
    let today = office.told("today", json!({}));
    assert_eq!(heads(&today["sections"][0]), [6, 3, 2, 1, 0]);
    assert_eq!(heads(&today["late"][0]), [6, 5, 1, 0, 0]);
    let tuesday = &today["week"][1];
    assert_eq!((&tuesday["is_today"], heads(tuesday)), (&json!(true), [6, 5, 1, 0, 0]), "whoever came anywhere came");
    assert_eq!(number(&tuesday["heads"]["absent_once"]), 1, "the absence before is not lost");
    assert_eq!((number(&tuesday["until_basic"]), number(&tuesday["after_basic"])), (6, 6));
    assert_eq!(items(&today["missing_calls"]).len(), 16);
    assert_eq!(steps(&today), "√√√○○√√√○○○", "two rolls of 34 do not make it done");
    assert_eq!(note(&today, "roll_call"), ("本月到今天已点 2／应点 34 班次".to_owned(), "2026-11-23".to_owned()));
    assert!(!today.to_string().contains(NAMES[0]), "numbers, no pupils' names");
}

#[test]
fn today_and_the_day_board_count_people_and_places_alike() {
    let mut office = Office::small();
    office.keep("groups", "服务班,服务类别,星期,开始,结束,年级范围", ["合唱,社团,二,17:30,18:30,1-6"]);
    let two = NAMES[..2].iter().map(|name| format!("一年级,1班,{name},合唱,二,2026-09-01"));
    office.keep("enrolments", "年级,班级,姓名,服务班,星期,起", two);
    for called in [false, true] {
        if called {
            office.told("roll_call", json!({"date": "2026-11-24", "group": "合唱", "marks": "1 请"}));
        }
        let today = office.told("today", json!({}));
        let board = office.told("day_rosters", json!({"date": "2026-11-24"}));
        for (place, wanted) in [(0usize, [6, 8]), (1, [6, 6])] {
            let section = &today["sections"][place];
            let board = &board["sections"][place];
            assert_eq!([number(&section["heads"]["expected"]), number(&section["places"])], wanted);
            assert_eq!([number(&board["pupils"]), number(&board["places"])], wanted);
        }
    }
}

#[test]
fn a_step_stays_open_while_any_of_it_is_out() {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号", ["孙二,男,一年级,2班,1", "李三,女,一年级,2班,2"]);
    let out = office.path("letters.pdf");
    office.told("letters", json!({"kind": "invitation", "out": out}));
    let said = |office: &mut Office, code: &str| note(&office.told("today", json!({})), code).0;
    assert_eq!(
        said(&mut office, "slips"),
        "印了 8 份：已报名 6，还没有回音 2",
        "who signed up by a sheet has answered"
    );
    let slips = office.told("slips", json!({}));
    let number = &slips["slips"][0]["number"];
    office.told("return_slip", json!({"number": number, "joins": false, "consent": true}));
    assert_eq!(said(&mut office, "slips"), "印了 8 份：回执已收 1，已报名 5，还没有回音 2");
    assert_eq!(said(&mut office, "letters"), "已印 8／应印 8 份");
    assert_eq!(&steps(&office.told("today", json!({})))[15..21], "√○", "a class of which nothing was heard is out");

    office.keep("staff", "工号,姓名,人员类别", ["T01,李芳,本校教师"]);
    office.keep("groups", "服务班,服务类别,星期,开始,结束,年级范围,教师", ["阅读班,社团,二,16:30,17:30,1-6,T01"]);
    assert_eq!(said(&mut office, "staff"), "已排 1／应排 3 个班");
    assert_eq!(said(&mut office, "sign_in"), "本月到今天已签 0／应签 4 人次");
    office.keep("staff-attendance", "日期,工号,服务班,签到,签退", ["2026-11-24,T01,阅读班,16:25,17:30"]);
    let today = office.told("today", json!({}));
    assert_eq!(note(&today, "sign_in"), ("本月到今天已签 1／应签 4 人次".to_owned(), "2026-11-17".to_owned()));
}

#[test]
fn what_needs_a_look_goes_once_it_is_done() {
    let mut office = Office::small();
    let found = |office: &mut Office, about: &str| -> Vec<String> {
        let today = office.told("today", json!({}));
        items(&today["findings"]).iter().filter(|each| each["about"] == about).map(|each| text(&each["text"])).collect()
    };
    assert_eq!(found(&mut office, "backup"), ["还没有做过备份。"]);
    let out = office.path("school.kehou");
    office.told("back_up", json!({ "out": out }));
    assert!(found(&mut office, "backup").is_empty());
    assert!(found(&mut office, "settle").is_empty());
    office.told("roll_call", json!({"date": "2026-10-29", "group": "作业班", "marks": ""}));
    assert_eq!(found(&mut office, "settle"), ["2026年10月还没有结算。"]);
    let calendar = found(&mut office, "calendar");
    assert!(calendar.iter().any(|text| text.starts_with("10月10日 周六是补课日")), "{calendar:?}");
}

#[test]
fn months_nobody_called_are_told_until_they_are_put_aside() {
    let mut office = Office::small();
    let told = |office: &mut Office| -> Vec<String> {
        let today = office.told("today", json!({}));
        items(&today["findings"])
            .iter()
            .filter(|each| each["about"] == "calls")
            .map(|each| text(&each["text"]))
            .collect()
    };
    assert_eq!(told(&mut office), [""; 0], "nothing is missed before the first roll call");
    office.told("roll_call", json!({"date": "2026-11-23", "group": "作业班", "marks": ""}));
    let said = told(&mut office);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("9、10月没有点名记录（") && said[0].ends_with("可以不补。"), "{said:?}");
    let back = office.told("put_calls_aside", json!({}));
    assert_eq!(told(&mut office), [""; 0]);
    office.told("put_calls_aside", back);
    assert_eq!(told(&mut office), said);
    office.told("put_calls_aside", json!({"until": "2026-09"}));
    assert!(told(&mut office)[0].starts_with("10月没有点名记录（"));
}

#[test]
fn people_who_did_not_sign_in_are_named() {
    let mut office = Office::small();
    office.keep("staff", "工号,姓名,人员类别", ["T01,李芳,本校教师", "T02,王强,本校教师"]);
    office.keep("groups", "服务班,服务类别,星期,开始,结束,年级范围,教师", ["阅读班,社团,二,16:30,17:30,1-6,T01"]);
    let missing = |office: &mut Office| -> Vec<(String, Vec<String>)> {
        let today = office.told("today", json!({}));
        let days = items(&today["missing_sign_ins"]).iter();
        days.map(|day| (text(&day["date"]), items(&day["people"]).iter().map(text).collect())).collect()
    };
    let tuesdays = ["2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24"];
    let wanted = |days: &[&str]| -> Vec<(String, Vec<String>)> {
        days.iter().map(|day| ((*day).to_owned(), vec!["李芳".to_owned()])).collect()
    };
    assert_eq!(missing(&mut office), wanted(&tuesdays));
    office.keep(
        "staff-attendance",
        "日期,工号,服务班,签到,签退,代",
        ["2026-11-24,T02,阅读班,16:25,17:30,T01", "2026-11-17,T01,阅读班,16:25,17:30,"],
    );
    assert_eq!(missing(&mut office), wanted(&tuesdays[..2]), "one signed in, one was stood in for");
}

#[test]
fn the_first_settling_leads_to_this_month() {
    let mut office = Office::small();
    let today = office.told("today", json!({}));
    let step = items(&today["steps"]).iter().find(|step| step["code"] == "settle").unwrap();
    assert_eq!((&step["done"], &step["when"]), (&json!(false), &json!("2026-11")));
    assert!(!step["note"].to_string().contains("重新结算"), "{step}");
    // Settled while it runs, it stays open.
    office.told("roll_call", json!({"date": "2026-11-23", "group": "作业班", "marks": ""}));
    office.told("settle", json!({"month": "2026-11"}));
    let today = office.told("today", json!({}));
    let step = items(&today["steps"]).iter().find(|step| step["code"] == "settle").unwrap();
    assert_eq!((&step["done"], &step["when"]), (&json!(false), &json!("2026-11")));
    assert!(step["note"].to_string().contains("重新结算"), "{step}");
}

#[test]
fn a_day_of_many_groups_names_the_first_of_them_and_counts_them_all() {
    let mut office = Office::small();
    let rows: Vec<String> = (1..=20).map(|at| format!("社团{at},社团,二,16:30,17:30,1,一年级,作业辅导")).collect();
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围,资金池", &rows);
    let pupils: Vec<String> = (1..=20).map(|at| format!("学生{at},男,一年级,2班,{at}")).collect();
    office.keep("students", "姓名,性别,年级,班级,座号", &pupils);
    let joined: Vec<String> = (1..=20).map(|at| format!("学生{at},一(2)班,社团{at},二,2026-11-24")).collect();
    office.keep("enrolments", "姓名,班级,服务班,星期,起", &joined);
    let today = office.told("today", json!({}));
    let day = items(&today["missing_calls"]).iter().find(|day| day["is_today"] == true).unwrap();
    assert_eq!(number(&day["count"]), 22, "{day}");
    assert_eq!(items(&day["groups"]).len(), 12);
}
