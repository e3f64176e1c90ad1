//! The school's own data: its fields, terms, policy profile, backups and fonts, each changed by one ask and put back by another.
use crate::office::{Office, items, number, text};
use serde_json::{Value, json};
use std::fs;

#[test]
fn the_schools_fields_are_changed_and_put_back() {
    let mut office = Office::new();
    let form = office.told("school_form", json!({}));
    let was = form["school"].clone();
    assert_eq!((number(&was["idle_minutes"]), text(&was["class_style"])), (15, "short".to_owned()));
    let with = |name: &str, value: Value| {
        let mut fields = was.clone();
        fields[name] = value;
        fields
    };
    for (field, value, said) in [
        ("name", json!(" "), "学校名称没有填写"),
        ("complaints_phone", json!("张老师"), "监督电话是「张老师」"),
        ("idle_minutes", json!(999), "离开多久后锁上是「999 分钟」"),
    ] {
        let (code, sentence) = office.refused("put_school", with(field, value));
        assert!(code == "bad_value" && sentence.starts_with(said), "{sentence}");
    }
    let mut wanted = with("name", json!("晨光小学"));
    wanted["idle_minutes"] = json!(0);
    wanted["class_style"] = json!("long");
    let before = office.told("put_school", wanted);
    assert_eq!(before, was);
    let school = office.told("school", json!({}));
    assert_eq!((text(&school["name"]), number(&school["idle_minutes"])), ("晨光小学".to_owned(), 0));
    office.told("put_school", before);
    assert_eq!(office.told("school_form", json!({}))["school"], was);
}

#[test]
fn a_term_follows_another_and_never_leaves_what_was_done() {
    let mut office = Office::small();
    let list = office.told("terms", json!({}));
    assert_eq!((items(&list["terms"]).len(), text(&list["next"]["name"])), (1, "2026-2027学年下学期".to_owned()));
    let next = json!({"name": null, "first_day": list["next"]["first_day"], "last_day": list["next"]["last_day"]});
    let (_, sentence) =
        office.refused("put_term", json!({"name": null, "first_day": "2027-01-22", "last_day": "2027-07-02"}));
    assert!(sentence.contains("不重叠"), "{sentence}");
    let put = office.told("put_term", next.clone());
    assert_eq!(put["before"], Value::Null);
    assert!(office.refused("put_term", next.clone()).1.contains("已经有了"));
    let removed = office.told("remove_term", json!({"name": put["name"]}));
    assert_eq!(removed["first_day"], next["first_day"]);
    assert!(office.refused("remove_term", json!({"name": "2026-2027学年上学期"})).1.contains("唯一的学期"));

    office.told("roll_call", json!({"date": "2026-11-24", "group": "作业班", "marks": ""}));
    let name = "2026-2027学年上学期";
    let (code, sentence) =
        office.refused("put_term", json!({"name": name, "first_day": "2026-11-25", "last_day": "2027-01-22"}));
    assert!(code == "still_used" && sentence.contains("1 次点名"), "{sentence}");
    let moved = office.told("put_term", json!({"name": name, "first_day": "2026-08-31", "last_day": "2027-01-20"}));
    assert_eq!(
        moved["before"],
        json!({"name": name, "called": name, "first_day": "2026-09-01", "last_day": "2027-01-22"})
    );
    office.told("put_term", moved["before"].clone());
    let days = json!({"name": name, "first_day": "2026-09-01", "last_day": "2027-01-22"});
    let named = |called: &str| {
        let mut given = days.clone();
        given["called"] = json!(called);
        given
    };
    let put = office.told("put_term", named("2026学年 第一学期"));
    assert_eq!(put["name"], "2026学年 第一学期");
    assert_eq!(
        office.told("school", json!({}))["term"]["name"],
        "2026学年 第一学期",
        "slips and letters are of the same term"
    );
    let again = office.refused("put_term", named("别的"));
    assert_eq!(again.0, "not_found", "it is called otherwise now");
    office.told("put_term", put["before"].clone());
    let long = office.refused("put_term", named(&"长".repeat(31)));
    assert!(long.1.contains("不超过 30 个字"), "{}", long.1);
}

#[test]
fn another_profile_is_tried_adopted_and_taken_back() {
    let mut office = Office::new();
    let list = office.told("adoptions", json!({}));
    assert_eq!((items(&list["adopted"]).len(), text(&list["from"])), (1, "2026-09".to_owned()));
    assert!(items(&list["papers"]).iter().any(|paper| text(paper).contains("〔2025〕1号")), "{}", list["papers"]);
    let wanted = |trial: bool| json!({"profile": "example-per-month", "file": null, "from": "2026-12", "trial": trial});
    let tried = office.told("adopt_profile", wanted(true));
    assert!(tried["id"].is_null() && !items(&tried["changes"]).is_empty(), "{tried}");
    assert_eq!(items(&office.told("adoptions", json!({}))["adopted"]).len(), 1, "a trial keeps nothing");
    let adopted = office.told("adopt_profile", wanted(false));
    let list = office.told("adoptions", json!({}));
    let in_force: Vec<bool> = items(&list["adopted"]).iter().map(|one| one["in_force"] == true).collect();
    assert_eq!(in_force, [false, true], "in November the former holds");
    office.told("take_back_profile", json!({"id": adopted["id"]}));
    let only = office.told("adoptions", json!({}))["adopted"][0]["id"].clone();
    assert!(office.refused("take_back_profile", json!({ "id": only })).1.contains("唯一的口径"));
    for (profile, from, said) in [
        ("no-such-profile", "2026-12", "没有找到"),
        ("../profiles/example-per-month", "2026-12", "没有找到"),
        ("example-per-month", "2036-12", "有效期内"),
    ] {
        let given = json!({"profile": profile, "file": null, "from": from, "trial": true});
        let (_, sentence) = office.refused("adopt_profile", given);
        assert!(sentence.contains(said), "{sentence}");
    }
}

#[test]
fn an_own_profile_is_read_from_a_file_and_a_settled_month_keeps_its_own() {
    let mut office = Office::demo();
    let own = office.path("own.toml");
    let shipped = kehou_tests::read("assets/profiles/example-per-lesson.toml");
    fs::write(&own, shipped.replace("示例：按课时收费，月封顶", "本校口径")).unwrap();
    office.ask("settle", json!({"month": "2026-10"})).ok();
    let settled = office.told("adoptions", json!({}));
    let given = |from: &str| json!({"profile": "", "file": own, "from": from, "trial": true});
    let tried = office.told("adopt_profile", given("2026-12"));
    assert_eq!((text(&tried["profile"]["name"]), items(&tried["changes"]).len()), ("本校口径".to_owned(), 0));
    assert!(text(&settled["months"][0]["code"]).as_str() >= "2026-11");
    let (_, sentence) = office.refused("adopt_profile", given("2026-10"));
    assert!(sentence.contains("已结算"), "{sentence}");
}

#[test]
fn backups_and_fonts_say_how_things_stand() {
    let mut office = Office::small();
    let shown = office.told("backups", json!({}));
    assert_eq!((shown["last"].clone(), number(&shown["people"])), (Value::Null, 6));
    let out = office.path(&text(&shown["name"]));
    office.told("back_up", json!({ "out": out }));
    assert_eq!(office.told("backups", json!({}))["days_ago"], 0);

    let fonts = office.told("fonts", json!({}));
    let labels: Vec<String> = items(&fonts["roles"]).iter().map(|role| text(&role["label"])).collect();
    assert_eq!(labels, ["标题", "仿宋", "黑体", "楷体", "宋体"]);
    assert!(items(&fonts["missing"]).is_empty(), "the shipped fonts draw rare names: {}", fonts["missing"]);
    office.keep("students", "姓名,性别,年级,班级,座号", ["王\u{3F000},女,一年级,1班,9"]);
    let fonts = office.told("fonts", json!({}));
    assert_eq!(items(&fonts["missing"]).len(), 1, "{}", fonts["missing"]);
    let out = office.path("samples.pdf");
    let letters = office.path("letters.pdf");
    let print = json!({ "kind": "invitation", "out": letters });
    assert_eq!(office.refused("letters", print.clone()).0, "unprintable_names");
    let before = office.told("put_undrawn", json!({ "leaves_blanks": true }));
    assert_eq!(before, json!({ "leaves_blanks": false }));
    assert_eq!(office.told("fonts", json!({}))["leaves_blanks"], true);
    office.told("letters", print.clone());
    office.told("put_undrawn", before);
    assert_eq!(office.refused("letters", print).0, "unprintable_names");
    office.told("font_samples", json!({ "out": out }));
    assert!(fs::read(out).unwrap().starts_with(b"%PDF"));
}

#[test]
fn the_schools_own_standards_are_typed_checked_adopted_and_given_to_another() {
    let mut office = Office::small();
    let shown = office.told("profile_form", json!({}));
    assert!(text(&shown["sample"]).contains("虚构"), "{}", shown["sample"]);
    let first = shown["months"][0]["code"].clone();
    assert_eq!((&shown["from"], text(&first)), (&first, "2026-09".to_owned()), "an example was never the school's own");
    let check = |office: &mut Office, form: &Value| {
        office.told("check_profile", json!({ "form": form, "from": shown["from"] }))
    };
    let mut form = shown["form"].clone();
    let stages: Vec<String> = items(&form["fees"]).iter().map(|fee| text(&fee["stage"])).collect();
    assert!(!stages.is_empty() && stages.iter().all(|stage| stage == "primary"), "{stages:?}");
    let places: Vec<String> =
        items(&check(&mut office, &form)["problems"]).iter().map(|each| text(&each["place"])).collect();
    assert_eq!(places, ["issuer", "number", "from"], "the paper's own, and nothing else is missing");
    let adopt =
        |form: &Value, from: &str| json!({ "profile": "", "file": null, "form": form, "from": from, "trial": false });
    let (code, said) = office.refused("adopt_profile", adopt(&form, "2026-09"));
    assert!(code == "bad_profile" && said.contains("发文机关空着"), "{said}");

    (form["issuer"], form["number"]) = (json!("宝鸡市发展和改革委员会"), json!("宝发改价格〔2025〕7号"));
    form["from"] = shown["first_day"]["code"].clone();
    assert_eq!(form["from"], "2026-09-01");
    form["to"] = json!("2027-08-31");
    form["fees"][0]["price"] = json!("3.50");
    form["rates"][0]["amounts"][0]["amount"] = json!("66.00");
    let checked = check(&mut office, &form);
    let unlooked = |told: &Value| {
        let rules = items(&told["rules"]).iter().filter(|rule| rule["state"] == "sample");
        rules.map(|rule| text(&rule["label"])).collect::<Vec<String>>()
    };
    let left = unlooked(&checked);
    assert!(text(&checked["left_said"]).starts_with(&format!("以下 {} 条还是示例里的数", left.len())), "{left:?}");
    assert!(left.contains(&"迟到或早退".to_owned()) && !left.contains(&"基础托管".to_owned()), "{left:?}");
    assert!(items(&checked["problems"]).is_empty(), "{}", checked["problems"]);
    let changes = checked["changes"].to_string();
    assert!(changes.contains("3.50 元/课时") && changes.contains("66.00 元/课时"), "{changes}");
    assert!(!changes.contains("初中"), "what is for other schools does not matter to this one: {changes}");
    let late = office.told("check_profile", json!({ "form": form, "from": "2036-01" }));
    assert_eq!((text(&late["problems"][0]["place"]), items(&late["problems"]).len()), ("month".to_owned(), 1));

    let adopted = office.told("adopt_profile", adopt(&form, "2026-09"));
    let list = office.told("adoptions", json!({}));
    assert_eq!((text(&list["now"]["name"]), &list["sample"]), ("宝发改价格〔2025〕7号".to_owned(), &Value::Null));
    assert_eq!(text(&list["papers"][0]), "宝鸡市发展和改革委员会（宝发改价格〔2025〕7号）");
    assert_eq!(text(&list["from"]), "2026-11", "what is the school's own is changed from this month on");
    let again = office.told("profile_form", json!({}))["form"].clone();
    let typed = |form: &Value| ["issuer", "from", "fees", "rates", "late_deduct"].map(|part| form[part].clone());
    assert_eq!(typed(&again), typed(&form), "what was typed is what is changed next time");
    assert_eq!(again["name"], "", "the 文号 stands for it, also when that changes");
    assert_eq!(items(&list["unchecked"]).len(), left.len(), "what nobody looked at is told of: {}", list["unchecked"]);
    assert!(list["unchecked"].to_string().contains("迟到或早退 超过 2 分钟扣该次的 25 %"), "{}", list["unchecked"]);
    let sample = &list["adopted"][1];
    assert_eq!(text(&sample["replaced"]), "已由「宝发改价格〔2025〕7号」接替，用到2026年8月31日");
    let today = office.told("today", json!({}));
    let step = items(&today["steps"]).iter().find(|step| step["code"] == "standards").cloned().unwrap();
    assert_eq!((&step["done"], text(&step["note"])), (&json!(false), format!("有 {} 条仍是示例里的数", left.len())));
    assert!(items(&today["findings"]).iter().any(|each| text(&each["text"]).contains("条仍是示例里的数")));

    let file = office.path("宝鸡.toml");
    assert!(office.refused("save_profile", json!({ "out": office.path("x.txt") })).1.contains(".toml"));
    office.told("save_profile", json!({ "out": file }));
    let mut other = Office::small();
    other.told("adopt_profile", json!({ "profile": "", "file": file, "from": "2026-09", "trial": false }));
    assert_eq!(other.told("profile_form", json!({}))["form"], again, "also what nobody looked at");

    office.told("take_back_profile", json!({ "id": adopted["id"] }));
    assert!(!office.told("adoptions", json!({}))["sample"].is_null());
}

#[test]
fn a_paper_is_asked_about_and_rules_looked_at_or_left_out_end_the_reminder() {
    let mut office = Office::small();
    let code = |office: &mut Office| {
        let lacking = office.told("today", json!({}))["lacking"].clone();
        items(&lacking).iter().any(|lack| lack["code"] == "standards")
    };
    assert!(code(&mut office), "an example's standards are lacking");
    let mut form = office.told("profile_form", json!({}))["form"].clone();
    (form["issuer"], form["number"]) = (json!("金州市发展和改革委员会"), json!("金发改价格〔2026〕12号"));
    form["from"] = json!("2025-09-01");
    for part in ["late_minutes", "late_deduct", "pay_floor", "management_max", "earliest_end"] {
        form[part] = json!("");
    }
    (form["pools"], form["reductions"]) = (json!([]), json!([]));
    let checked = office.told("check_profile", json!({ "form": form, "from": "2026-09" }));
    let asked = text(&checked["questions"][0]);
    assert!(asked.contains("金发改价格〔2026〕12号") && asked.contains("2025年9月1日"), "{asked}");
    let keys = items(&checked["rules"]).iter().map(|rule| rule["key"].clone()).collect::<Vec<Value>>();
    form["agreed"] = json!(keys);
    let checked = office.told("check_profile", json!({ "form": form, "from": "2026-09" }));
    assert_eq!(text(&checked["left_said"]), "");
    let adopt = json!({ "profile": "", "file": null, "form": form, "from": "2026-09", "trial": false });
    let told = office.told("adopt_profile", adopt);
    assert_eq!(text(&told["warnings"][0]), asked, "a warning, no refusal");
    assert!(!code(&mut office));
    let step = items(&office.told("today", json!({}))["steps"])[4].clone();
    assert_eq!((text(&step["code"]), &step["done"]), ("standards".to_owned(), &json!(true)));
}

/// A small school that goes by its own standards from September, of which rules are still an example's.
fn gone_by_its_own() -> (Office, Value) {
    let mut office = Office::small();
    let mut form = office.told("profile_form", json!({}))["form"].clone();
    (form["issuer"], form["number"]) = (json!("金州市发展和改革委员会"), json!("金发改价格〔2026〕12号"));
    form["from"] = json!("2026-09-01");
    let adopt = json!({ "profile": "", "file": null, "form": form, "from": "2026-09", "trial": false });
    office.told("adopt_profile", adopt);
    let form = office.told("profile_form", json!({}))["form"].clone();
    (office, form)
}

#[test]
fn rules_looked_at_after_a_settlement_are_kept_with_the_profile_in_force() {
    let (mut office, before) = gone_by_its_own();
    office.told("settle", json!({ "month": "2026-11" }));
    let unchecked = |office: &mut Office| items(&office.told("adoptions", json!({}))["unchecked"]).len();
    assert!(unchecked(&mut office) > 10);
    let mut form = before.clone();
    let told = office.told("check_profile", json!({ "form": form, "from": "2026-12" }));
    assert_eq!(text(&told["left_said"]), "", "what is reckoned by already is not asked about again");
    let open = items(&told["rules"]).iter().filter(|rule| rule["state"] == "sample");
    let (fixed, rest): (Vec<&Value>, Vec<&Value>) = open.partition(|rule| rule["may_drop"] == false);
    let keys = |rules: &[&Value]| json!(rules.iter().map(|rule| rule["key"].clone()).collect::<Vec<Value>>());
    (form["unwritten"], form["agreed"], form["pay_floor"]) = (keys(&fixed), keys(&rest), json!(""));
    let check = json!({ "form": form, "from": "2026-12" });
    let told = office.told("check_profile", check);
    assert_eq!((&told["only_looked_at"], items(&told["questions"]).len()), (&json!(true), 0), "no month is asked");
    let adopt = |form: &Value| json!({ "profile": "", "file": null, "form": form, "from": "2026-12", "trial": false });
    let kept = office.told("adopt_profile", adopt(&form));
    assert_eq!(kept["id"], Value::Null, "nothing is adopted");
    let list = office.told("adoptions", json!({}));
    assert_eq!((items(&list["adopted"]).len(), unchecked(&mut office)), (2, 0), "the example and its successor");
    assert_eq!(items(&list["unwritten"]).len(), fixed.len(), "{}", list["unwritten"]);
    assert!(!office.told("today", json!({}))["findings"].to_string().contains("示例里的数"));
    assert!(!office.told("fee_policies", json!({}))["pay_rules"].to_string().contains("每课时不低于"));
    // What was settled is as it was: it is not said to rest on facts that have changed since.
    let ahead = json!({ "month": "2026-11", "sheet": "performance", "template": null });
    let (code, said) = office.refused("sheet_ahead", ahead);
    assert_eq!(code, "nothing_to_print", "{said}");
    let file = office.path("金州.toml");
    office.told("save_profile", json!({ "out": file }));
    let mut other = Office::small();
    other.told("adopt_profile", json!({ "profile": "", "file": file, "from": "2026-09", "trial": false }));
    assert_eq!(
        items(&other.told("adoptions", json!({}))["unchecked"]).len(),
        0,
        "another school gets it with the answers"
    );
    // Taken back.
    office.told("adopt_profile", adopt(&before));
    assert_eq!(office.told("profile_form", json!({}))["form"], before);

    // What changes a sum is another version, which says from when.
    let mut form = before.clone();
    form["fees"][0]["price"] = json!("3.50");
    let told = office.told("check_profile", json!({ "form": form, "from": "2026-12" }));
    assert_eq!(told["only_looked_at"], false);
    let asked = text(&told["questions"][0]);
    assert!(asked.contains("「金发改价格〔2026〕12号」用到2026年11月30日，2026年12月起"), "{asked}");
    let adopted = office.told("adopt_profile", adopt(&form));
    assert_eq!(text(&adopted["profile"]["name"]), "金发改价格〔2026〕12号（2026年12月起）");
    assert_eq!(text(&office.told("adoptions", json!({}))["now"]["name"]), "金发改价格〔2026〕12号");
}

#[test]
fn a_form_is_rid_of_its_example_and_an_open_end_is_no_reminder() {
    let mut office = Office::small();
    let mut form = office.told("profile_form", json!({}))["form"].clone();
    (form["issuer"], form["number"]) = (json!("金州市发展和改革委员会"), json!("金发改价格〔2026〕12号"));
    (form["from"], form["pay_basis"]) = (json!("2026-09-01"), json!("金教发〔2026〕5号"));
    let rest = office.told("clear_example", json!({ "form": form, "rest_only": true }))["form"].clone();
    assert_eq!(
        (&rest["fees"][0]["price"], items(&rest["reductions"]).len()),
        (&json!("2.50"), 9),
        "reductions have a box of their own"
    );
    let mut bare = office.told("clear_example", json!({ "form": form, "rest_only": false }))["form"].clone();
    assert_eq!((&bare["fees"][0]["price"], &bare["number"]), (&json!(""), &form["number"]));
    let check = |form: &Value| json!({ "form": form, "from": "2026-09" });
    let problems = office.told("check_profile", check(&bare))["problems"].clone();
    let places: Vec<String> = items(&problems).iter().map(|each| text(&each["place"])).collect();
    assert!(places.iter().all(|place| place.starts_with("fees.") || place.starts_with("rates.")), "{places:?}");
    for fee in bare["fees"].as_array_mut().unwrap() {
        fee["price"] = json!("3");
    }
    for rate in bare["rates"].as_array_mut().unwrap() {
        rate["amounts"][0]["amount"] = json!("65");
    }
    let told = office.told("check_profile", check(&bare));
    assert_eq!((items(&told["problems"]).len(), text(&told["left_said"])), (0, String::new()));
    assert!(told["warnings"].to_string().contains("没有写截止日期"), "asked once: {}", told["warnings"]);
    let adopt = json!({ "profile": "", "file": null, "form": bare, "from": "2026-09", "trial": false });
    office.told("adopt_profile", adopt);
    let list = office.told("adoptions", json!({}));
    assert_eq!(list["now"]["pay_basis"], "金教发〔2026〕5号");
    assert_eq!((items(&list["warnings"]).len(), items(&list["unchecked"]).len()), (0, 0), "{}", list["warnings"]);
    let today = office.told("today", json!({}))["findings"].to_string();
    assert!(!today.contains("截止日期") && !today.contains("学期封顶"), "{today}");
}
