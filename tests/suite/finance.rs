//! Money on the screen: months and their state, what an amount rests on, what a sheet holds before it leaves, who may.
use crate::office::{MONTH, Office, items, number, text};
use crate::papers::printed_words;
use crate::settling::{DAY, absent_now};
use serde_json::{Value, json};

#[test]
fn lines_tell_what_was_owed_and_the_parts_are_the_whole() {
    let mut office = Office::demo();
    for (what, fields) in
        [("bills", ["due_fen", "waived_fen", "amount_fen"]), ("pay", ["amount_fen", "tax_fen", "net_fen"])]
    {
        let told = office.told(what, json!({"month": MONTH}));
        let (lines, parts) = (items(&told["lines"]), items(&told["parts"]));
        assert!(parts.len() > 1, "{parts:?}");
        for field in fields {
            let of_lines: i64 = lines.iter().map(|line| number(&line[field])).sum();
            let of_parts: i64 = parts.iter().map(|part| number(&part["sums"][field])).sum();
            assert_eq!(
                (of_lines, of_parts),
                (number(&told["sums"][field]), number(&told["sums"][field])),
                "{what} {field}"
            );
        }
        let counted: i64 = parts.iter().map(|part| number(&part["sums"]["lines"])).sum();
        assert_eq!(counted, lines.len() as i64);
    }
    let bills = office.told("bills", json!({"month": MONTH}));
    let waived = items(&bills["lines"]).iter().find(|line| number(&line["waived_fen"]) > 0).expect("someone reduced");
    assert_eq!(number(&waived["due_fen"]), number(&waived["amount_fen"]) + number(&waived["waived_fen"]));
    let pay = office.told("pay", json!({"month": MONTH}));
    let sheets: Vec<String> = items(&pay["lines"]).iter().map(|line| text(&line["sheet_label"])).collect();
    assert!(
        ["补助发放表", "劳务费发放表", ""].iter().all(|label| sheets.iter().any(|sheet| sheet == label)),
        "{sheets:?}"
    );
}

#[test]
fn a_step_leads_to_the_days_it_rests_on() {
    let mut office = Office::demo();
    for what in ["bills", "pay"] {
        let told = office.told(what, json!({"month": MONTH}));
        let line = items(&told["lines"]).iter().find(|line| number(&line["amount_fen"]) > 0).expect("an amount");
        let explained = office.told("explain", json!({"line": line["id"]}));
        let steps = items(&explained["steps"]);
        let first = steps.iter().find(|step| text(&step["text"]).contains(" 天")).expect("a step of days");
        let days: Vec<String> = items(&first["days"]).iter().map(text).collect();
        assert!(text(&first["text"]).contains(&format!(" {} 天", days.len())), "{first}");
        let attended: Vec<String> = items(&explained["attendance"]).iter().map(|row| text(&row["day"])).collect();
        for day in &days {
            assert!(day.starts_with(MONTH) && attended.contains(day), "{day} {explained}");
        }
        let steps: i64 = items(&explained["steps"]).iter().filter_map(|step| step["amount_fen"].as_i64()).sum();
        assert_eq!(steps, number(&explained["amount_fen"]));
        assert!(!text(&explained["place"]).is_empty() && explained["version"] == 1);
    }
}

#[test]
fn an_explanation_is_a_paper_with_the_same_sums() {
    let mut office = Office::demo();
    let told = office.told("bills", json!({"month": MONTH}));
    let line = items(&told["lines"]).iter().find(|line| number(&line["waived_fen"]) > 0).expect("someone reduced");
    let out = office.path("why.pdf");
    let printed = office.told("print_explanation", json!({"line": line["id"], "out": out}));
    assert_eq!(printed["pages"], 1);
    let papers = office.told("papers_of_month", json!({"month": MONTH}));
    assert!(items(&papers).iter().any(|paper| paper["kind_label"] == "金额说明"), "{papers}");
    let fingerprint = text(&office.told("month_state", json!({"month": MONTH}))["fingerprint"]);
    let Some(words) = printed_words(&out) else { return };
    let explained = office.told("explain", json!({"line": line["id"]}));
    for step in items(&explained["steps"]) {
        let said: String = text(&step["text"]).chars().filter(|c| !c.is_whitespace()).take(8).collect();
        assert!(words.contains(&said), "「{said}」 is missing");
    }
    for wanted in [text(&line["who"]), fingerprint, "应缴".to_owned()] {
        assert!(words.contains(&wanted), "「{wanted}」 is missing: {words}");
    }
    let (code, _) = office.refused("print_explanation", json!({"line": line["id"], "out": office.path("why.xlsx")}));
    assert_eq!(code, "bad_value");
}

#[test]
fn months_tell_whether_they_are_settled() {
    let mut office = Office::demo();
    let told = office.told("months", json!({}));
    assert_eq!(told["proposed"], json!({ "month": "2026-10", "why": "每月 25 日起先看本月，之前先看上个月" }));
    let months = &told["months"];
    let named: Vec<String> = items(months).iter().map(|month| text(&month["month"])).collect();
    assert_eq!(named, ["2026-11", "2026-10", "2026-09"]);
    assert_eq!(months[1]["state_label"], "已结算 第1版");
    let bills = office.told("bills", json!({"month": MONTH}));
    assert_eq!(months[1]["bills_fen"], bills["total_fen"]);
    assert_eq!((&months[0]["state_label"], &months[0]["bills_fen"]), (&json!("未结算"), &Value::Null));
    let state = office.told("month_state", json!({"month": MONTH}));
    assert_eq!((&state["version"], &state["bills"]["amount_fen"]), (&json!(1), &bills["total_fen"]));
    assert_eq!(
        number(&state["own"]["amount_fen"]) + number(&state["labour"]["amount_fen"]),
        number(&state["pay"]["amount_fen"])
    );
    assert_eq!(state["changes"], json!([]));
    office.told("reopen", json!({"month": MONTH, "reason": "更正考勤"}));
    let state = office.told("month_state", json!({"month": MONTH}));
    assert_eq!((&state["version"], &state["next_version"]), (&Value::Null, &json!(2)));
    assert_eq!(state["versions"][0]["reopened_reason"], "更正考勤");
    assert_eq!((text(&state["state_label"]), &state["blocked"]), ("已反结算，待重新结算".to_owned(), &json!([])));
}

#[test]
fn a_settled_month_says_which_facts_changed_since() {
    let mut office = Office::demo();
    let (group, pupil) = absent_now(&mut office, DAY);
    let changes = office.told("month_state", json!({"month": MONTH}))["changes"].to_string();
    for named in ["10月29日", &group, &pupil] {
        assert!(changes.contains(named), "「{named}」 is missing: {changes}");
    }
    for sheet in ["performance", "labour", "bank"] {
        let (code, _) = office.refused("sheet_ahead", json!({"month": MONTH, "sheet": sheet}));
        assert_eq!(code, "stale", "{sheet}");
    }
}

#[test]
fn a_month_not_ready_says_what_it_lacks() {
    let mut office = Office::demo();
    let state = office.told("month_state", json!({"month": "2026-11"}));
    let missing = state["missing"].to_string();
    assert!(missing.contains("没有点名") && missing.contains("没有教师签到"), "{missing}");
    assert!(
        missing.contains("个服务日（11月25日 周三至11月30日 周一，有学生要来的日子才算）"),
        "the month is not over: {missing}"
    );
    office.told("reopen", json!({"month": MONTH, "reason": "核对"}));
    let missing = office.told("month_state", json!({"month": MONTH}))["missing"].to_string();
    assert!(!missing.contains("没有点名"), "every roll of the demo month was called: {missing}");
}

#[test]
fn a_sheet_is_shown_before_it_leaves_and_noted_after() {
    let mut office = Office::demo();
    let deeds = |office: &mut Office| {
        office.rows_of("deed").iter().filter(|row| row.iter().any(|cell| cell == "paper")).count()
    };
    let before = deeds(&mut office);
    for (sheet, ending, name, column) in [
        ("performance", "xlsx", "补助发放表", "银行账号"),
        ("labour", "xlsx", "劳务费发放表", "证件号码"),
        ("bank", "txt", "银行代发文件", "帐号"),
    ] {
        let ahead = office.told("sheet_ahead", json!({"month": MONTH, "sheet": sheet}));
        assert_eq!(text(&ahead["title"]), format!("{name}（2026年10月 第1版）"));
        assert!(items(&ahead["columns"]).contains(&json!(column)), "{ahead}");
        let out = office.path(&text(&ahead["file_name"]));
        assert!(text(&ahead["file_name"]).ends_with(ending));
        let made = office.told("subsidy", json!({"month": MONTH, "sheet": sheet, "out": out}));
        assert_eq!((&made["rows"], &made["total_fen"]), (&ahead["people"], &ahead["total_fen"]), "{sheet}");
        assert_eq!(made["findings"], ahead["findings"]);
        let papers = office.told("papers_of_month", json!({"month": MONTH}));
        let newest = &papers[0];
        assert_eq!((text(&newest["kind_label"]), &newest["rows"]), (name.to_owned(), &made["rows"]));
        assert_eq!((&newest["version"], &newest["is_in_force"]), (&json!(1), &json!(true)));
    }
    let bank = |office: &mut Office, template: Value| {
        office.told("sheet_ahead", json!({"month": MONTH, "sheet": "bank", "template": template}))
    };
    let plain = bank(&mut office, Value::Null);
    assert_eq!(plain["format"], "通用文本：用竖线分隔，首行是列名，中文 GB18030 编码");
    assert_eq!(items(&plain["lines"])[0], "序号|姓名|帐号|金额|身份证|");
    let ids: Vec<String> = items(&plain["formats"]).iter().map(|format| text(&format["id"])).collect();
    assert_eq!(ids, ["", "comma"]);
    let comma = bank(&mut office, json!("comma"));
    assert_eq!(
        (items(&comma["lines"])[0].as_str(), &comma["total_fen"]),
        (Some("序号,姓名,账号,开户行,金额"), &plain["total_fen"])
    );
    let papers = office.told("papers_of_month", json!({"month": MONTH}));
    assert_eq!(
        (&papers[0]["file_stem"], text(&papers[0]["sha256"]).len()),
        (&json!("2026年10月银行代发文件第1版"), 64)
    );
    assert_eq!(deeds(&mut office), before + 3, "each sheet that left is a deed, looking ahead is none");
}

#[test]
fn accounts_are_compared_with_the_month_before() {
    let mut office = Office::demo();
    let pay = office.told("pay", json!({"month": MONTH}));
    let paid: Vec<String> = items(&pay["lines"])
        .iter()
        .filter(|line| line["part"] == "本校教师" && number(&line["amount_fen"]) > 0)
        .map(|line| text(&line["code"]))
        .collect();
    let staff = office.rows_of("staff");
    let own: Vec<&Vec<String>> = staff.iter().filter(|row| paid.contains(&row[1])).take(2).collect();
    let rows = own.iter().map(|row| format!("2026-11-05,{},{},值班领导,16:00,18:30", row[1], row[2]));
    office.keep("staff-attendance", "日期,工号,姓名,岗位,签到,签退", rows);
    let head = "工号,姓名,人员类别,身份证件号,手机号,开户行,银行账号";
    let moved = own[1];
    let row = format!("{},{},本校教师,{},{},{},6299900000000009994", moved[1], moved[2], moved[5], moved[6], moved[7]);
    office.keep("staff", head, [row]);
    office.told("settle", json!({"month": "2026-11"}));
    let ahead = office.told("sheet_ahead", json!({"month": "2026-11", "sheet": "bank"}));
    let findings = ahead["findings"].to_string();
    assert!(findings.contains(&format!("{}：账号由尾号", moved[2])), "{findings}");
    assert!(!findings.contains("上次没有发放"), "both were paid in October: {findings}");
    assert_eq!(findings.matches(&moved[2]).count(), 1, "{findings}");
    assert!(!findings.contains("6299900000000009994"), "{findings}");
    let state = office.told("month_state", json!({"month": "2026-11"}));
    assert!(state["accounts"].to_string().contains(&moved[2]));
}

#[test]
fn the_rules_of_money_are_shown_with_their_papers() {
    let mut office = Office::new();
    let told = office.told("fee_policies", json!({}));
    let fee = &items(&told["fees"])[0];
    assert_eq!((text(&fee["kind_label"]), number(&fee["price_fen"])), ("基础托管".to_owned(), 250));
    assert_eq!(
        (text(&fee["cited"]), text(&fee["issuer"])),
        ("某发改价格〔2025〕1号".to_owned(), "某市发展和改革委员会".to_owned())
    );
    assert_eq!((number(&fee["days_left"]), text(&fee["state_label"])), (280, "试行，还有 280 天".to_owned()));
    assert!(items(&told["free_kinds"]).contains(&json!("个别辅导")));
    assert!(items(&told["rates"]).iter().any(|rate| rate["rate"] == "收费收入的 8 %，按课时分"), "{told}");
    assert!(items(&told["reductions"]).iter().any(|row| row["category"] == "其他家庭困难" && row["waives"] == "50 %"));
}

#[test]
fn money_is_for_finance() {
    let mut office = Office::demo();
    office.sit("academic", &[]);
    let month = json!({"month": MONTH});
    let settle = json!({"month": MONTH, "reason": "试"});
    for (what, given) in [
        ("settle", &month),
        ("reopen", &settle),
        ("bills", &month),
        ("pay", &month),
        ("months", &json!({})),
        ("month_state", &month),
        ("papers_of_month", &month),
    ] {
        assert_eq!(office.refused(what, given.clone()).0, "not_allowed", "{what}");
    }
    office.sit("leader", &[]);
    office.told("month_state", month.clone());
    for (what, given) in
        [("settle", &month), ("reopen", &settle), ("sheet_ahead", &json!({"month": MONTH, "sheet": "bank"}))]
    {
        assert_eq!(office.refused(what, given.clone()).0, "not_allowed", "{what}");
    }
    office.sit("finance", &[]);
    office.told("reopen", settle);
    office.told("settle", month);
}
