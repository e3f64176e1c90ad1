//! The role table: every ask for every role, as the desk answers it and as `tests/golden/roles.txt` says it should be.
use crate::office::Office;
use kehou_desk::{NAMES, Role, label};
use kehou_tests::{read, root};
use serde_json::json;
use std::{env, fs};

const GOLDEN: &str = "tests/golden/roles.txt";

/// What is given fits no ask that wants anything; only whether the role is let through is looked at.
fn is_let_through(office: &mut Office, what: &str) -> bool {
    let given = json!({ "no such field": true });
    office.ask(what, given).err().is_none_or(|no| no.code() != "not_allowed")
}

#[test]
fn every_ask_is_answered_to_its_roles_and_to_no_other() {
    let mut lines =
        vec![format!("{:24} {}", "ask", Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().join(" "))];
    lines.extend(NAMES.iter().map(|name| format!("{name:24}")));
    for role in Role::ALL {
        let mut office = Office::small();
        office.sit(role.code(), if *role == Role::HeadTeacher { &[1] } else { &[] });
        for (line, name) in lines.iter_mut().skip(1).zip(NAMES) {
            let sign = if is_let_through(&mut office, name) { "yes" } else { "-" };
            line.push_str(&format!(" {sign:width$}", width = role.code().len()));
        }
    }
    let found: String = lines.iter().map(|line| format!("{}\n", line.trim_end())).collect();
    if env::var_os("KEHOU_RENEW_GOLDEN").is_some() {
        fs::write(root().join(GOLDEN), &found).unwrap();
    }
    assert!(read(GOLDEN).replace("\r\n", "\n") == found, "the roles differ from {GOLDEN}:\n{found}");
}

#[test]
fn whoever_reads_only_is_told_so_in_words() {
    let mut office = Office::small();
    office.sit("reader", &[]);
    let (code, sentence) = office.refused("settle", json!({ "month": "2026-10" }));
    assert_eq!(code, "not_allowed");
    assert_eq!(sentence, "您的角色不能结算月份。请由有权限的同事办理。");
    assert!(NAMES.iter().all(|name| label(name).is_some_and(|label| !label.is_empty())));
}

#[test]
fn nobody_gets_an_answer_without_logging_in() {
    let mut office = Office::small();
    office.leave();
    assert_eq!(office.refused("school", json!({})).0, "not_allowed");
}

#[test]
fn a_wrong_pin_is_refused_like_an_unknown_name() {
    let mut office = Office::small();
    office.sit("academic", &[]);
    for (name, pin) in [("academic", "1111"), ("nobody", "2468")] {
        assert_eq!(office.log_in(name, pin).map_err(|no| no.code()), Err("wrong_pin".to_owned()));
    }
    assert!(office.log_in("academic", "2468").is_ok());
}

#[test]
fn drafts_are_each_persons_own() {
    let mut office = Office::small();
    office.told("keep_draft", json!({ "what": "student/1", "given": "{\"name\":\"何\"}" }));
    assert_eq!(office.told("draft", json!({ "what": "student/1" }))["given"], "{\"name\":\"何\"}");
    office.sit("finance", &[]);
    assert!(office.told("draft", json!({ "what": "student/1" }))["given"].is_null());
}
