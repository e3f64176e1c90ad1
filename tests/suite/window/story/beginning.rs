//! The first day: the door opens, and the page says what to do next.
use super::Story;
use crate::office::{chance, now, place};
use kehou_desk::{NewSchool, Stage};
use std::path::Path;

const PASSPHRASE: &str = "窗口故事-window-story";

/// Makes the school by the desk.
pub fn a_school(data: &Path) {
    let new = NewSchool {
        name: "试验小学".to_owned(),
        stage: Stage::Primary,
        profile: "example-per-lesson".to_owned(),
        term: ("2026-09-01".parse().unwrap(), "2027-01-22".parse().unwrap()),
        complaints_phone: "12345".to_owned(),
    };
    kehou_desk::create(place(data), PASSPHRASE, &new, &now(), &mut chance).unwrap();
}

pub fn the_first_day(story: &Story) {
    let window = &story.window;
    window.type_in("#passphrase", PASSPHRASE);
    story.picture("door");
    window.click("button[type=submit]");
    window.says("#school-name", "试验小学");
    window.says("#today-steps", "从建档到结算");
    window.rest();
    story.picture("first-day");
}

/// On the last day every step is done.
pub fn the_last_look(story: &Story) {
    story.window.go_to("今天");
    story.window.rest();
    story.picture("last-day");
    let steps = story
        .window
        .run("return [...document.querySelectorAll('.steps li:not([data-done])')].map((step) => step.textContent)");
    assert_eq!(steps, serde_json::json!([]), "every step is done");
}
