//! Letters: the choice of classes, the school's own wording, samples, the register of papers, and stopping half-way.
use crate::office::{NAMES, Office, items, now, number, text};
use kehou_desk::Progress;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

fn wording(office: &mut Office) -> Value {
    office.told("letter_template", json!({ "kind": "invitation" }))
}

#[test]
fn letters_are_printed_for_the_classes_chosen() {
    let mut office = Office::demo();
    let choices = office.told("letter_choices", json!({}));
    let classes = items(&choices["classes"]);
    assert!(classes.iter().all(|class| class["pupils"] == class["printed"]), "{classes:?}");
    let two: Vec<&Value> = classes[1..3].iter().collect();
    let wanted: i64 = two.iter().map(|class| class["pupils"].as_i64().unwrap()).sum();
    let ids: Vec<&Value> = two.iter().map(|class| &class["class"]).collect();
    let out = office.path("two.pdf");
    let told = office.told("letters", json!({ "kind": "invitation", "classes": ids, "out": out }));
    assert_eq!(told["letters"].as_i64(), Some(wanted));
}

#[test]
fn a_wording_is_kept_as_a_version_and_given_up_again() {
    let mut office = Office::small();
    let shipped = wording(&mut office);
    assert_eq!((&shipped["version"], &shipped["shipped"]), (&json!(0), &json!(true)));
    let mut text = shipped["text"].clone();
    text["title"] = json!("课后服务邀请书");
    let kept = office.told("put_letter_template", json!({ "kind": "invitation", "text": text }));
    assert_eq!((&kept["version"], &kept["text"]["title"]), (&json!(1), &json!("课后服务邀请书")));
    let out = office.path("letters.pdf");
    office.told("letters", json!({ "kind": "invitation", "out": out }));
    assert_eq!(office.told("papers", json!({}))[0]["template_version"], "1");
    let back = office.told("put_letter_template", json!({ "kind": "invitation", "text": null }));
    assert_eq!((&back["shipped"], &back["text"]), (&json!(true), &shipped["text"]));
    assert_eq!(office.rows_of("template").len(), 2, "every version stays");
}

#[test]
fn a_wording_with_a_wrong_brace_is_refused() {
    let mut office = Office::small();
    let mut text = wording(&mut office)["text"].clone();
    text["opening"] = json!(["{shcool}开展服务"]);
    let (code, said) = office.refused("put_letter_template", json!({ "kind": "invitation", "text": text }));
    assert_eq!((code.as_str(), said.starts_with("「开头」里的花括号是「{shcool}」。")), ("bad_value", true), "{said}");
    assert_eq!(wording(&mut office)["version"], 0);
}

#[test]
fn a_sample_names_nobody_and_is_not_registered() {
    let mut office = Office::small();
    let out = office.path("sample.pdf");
    let told = office.told("try_letter", json!({ "kind": "invitation", "text": null, "out": out }));
    assert!(told["pages"].as_u64() > Some(0) && out.is_file());
    assert!(items(&office.told("papers", json!({}))).is_empty());
    assert!(office.rows_of("slip").is_empty());
    if let Ok(read) = std::process::Command::new("pdftotext").args(["-raw"]).arg(&out).arg("-").output() {
        let words: String = String::from_utf8_lossy(&read.stdout).chars().filter(|c| !c.is_whitespace()).collect();
        assert!(words.contains("（学生姓名）") && !NAMES.iter().any(|name| words.contains(name)), "{words}");
    }
}

#[test]
fn the_paper_and_its_slips_are_one_write() {
    let mut office = Office::small();
    let out = office.path("letters.pdf");
    office.told("letters", json!({ "kind": "invitation", "out": out }));
    let deeds = office.rows_of("deed");
    let of = |what: &str| deeds.iter().filter(|deed| deed[3] == what).count();
    assert_eq!((of("letters"), of("paper")), (1, 0));
    assert_eq!(office.rows_of("slip").len(), NAMES.len());
    let papers = office.told("papers", json!({ "kind": "letters" }));
    assert_eq!((&papers[0]["kind_label"], &papers[0]["rows"]), (&json!("告家长书"), &json!(NAMES.len())));
    assert_eq!(text(&papers[0]["digest"]).len(), 12);
    assert!(items(&office.told("papers", json!({ "kind": "bank" }))).is_empty());
}

/// Goes on for a number of steps.
struct Steps {
    left: AtomicU64,
    most: AtomicU64,
}

impl Progress for Steps {
    fn step(&self, done: u64, of: u64) -> bool {
        self.most.fetch_max(done.max(of), Ordering::SeqCst);
        self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
    }
}

#[test]
fn letters_count_and_stop_and_leave_nothing() {
    let mut office = Office::small();
    let out = office.path("letters.pdf");
    let steps = Steps { left: AtomicU64::new(2), most: AtomicU64::new(0) };
    let given = json!({ "kind": "invitation", "out": out });
    let stopped = office.ask_with(&now(), "letters", given, &steps).unwrap_err();
    assert_eq!(stopped.code(), "cancelled");
    assert_eq!(steps.most.into_inner(), NAMES.len() as u64);
    assert!(!out.exists());
    assert!(office.rows_of("slip").is_empty() && items(&office.told("papers", json!({}))).is_empty());
}

#[test]
fn clubs_are_named_with_their_days_and_an_example_profile_is_told_of() {
    let mut office = Office::small();
    let names = "篮球社 编程启蒙 书法社 国画社 舞蹈社 围棋社 科学实验 绘本阅读 羽毛球社 陶艺坊 啦啦操";
    let many = names.split(' ').map(|name| format!("{name},社团,,二四,17:30,18:30,1-6"));
    office.keep("groups", "服务班,服务类别,活动类型,星期,开始,结束,年级范围", many);
    let clubs = [
        "合唱团,社团,艺术,一三,17:30,18:30,1-6",
        "机器人,社团,科普,五,17:30,18:30,1-6",
        "足球队,社团,体育,二,17:30,18:30,6",
    ];
    office.keep("groups", "服务班,服务类别,活动类型,星期,开始,结束,年级范围", clubs);
    let choices = office.told("letter_choices", json!({}));
    assert!(text(&choices["sample"]).contains("某发改价格〔2025〕1号"), "{}", choices["sample"]);
    assert_eq!(office.told("adoptions", json!({}))["sample"], choices["sample"]);
    assert_eq!(office.told("month_state", json!({ "month": "2026-11" }))["sample"], choices["sample"]);
    let out = office.path("clubs.pdf");
    let told = office.told("letters", json!({ "kind": "invitation", "out": out }));
    assert_eq!(told["pages"].as_u64(), told["letters"].as_u64().map(|letters| letters * 2), "one sheet a family");
    if let Ok(read) = std::process::Command::new("pdftotext").args(["-raw"]).arg(&out).arg("-").output() {
        let words: String = String::from_utf8_lossy(&read.stdout).chars().filter(|c| !c.is_whitespace()).collect();
        assert!(
            words.contains("合唱团（周一、三）")
                && words.contains("机器人（周五）")
                && words.contains("想参加的社团：")
                && words.contains("请假、缺席和学校停课的课时不收费。")
                && words.contains("课后服务告家长书回执编号261-"),
            "{words}"
        );
        assert!(!words.contains("足球队"), "it is not open to the first grade");
    }
}

#[test]
fn letters_go_to_those_alone_who_have_not_answered() {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号", ["孙二,男,一年级,2班,1", "孙三,女,一年级,2班,2"]);
    let owed = |office: &mut Office| {
        let choices = office.told("letter_choices", json!({}));
        items(&choices["classes"]).iter().map(|class| number(&class["owed"])).collect::<Vec<_>>()
    };
    assert_eq!(owed(&mut office), [0, 2], "the first class has signed up");
    let out = office.path("owed.pdf");
    let printed = office.told("letters", json!({ "kind": "invitation", "owed": true, "out": out }));
    assert_eq!(number(&printed["letters"]), 2);
    assert_eq!(owed(&mut office), [0, 0]);
    let again = json!({ "kind": "invitation", "owed": true, "out": office.path("again.pdf") });
    assert_eq!(office.refused("letters", again).0, "nothing_to_print");
}
