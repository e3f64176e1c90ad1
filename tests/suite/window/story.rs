//! An office's way through the real window: from an empty school by its own lists to rosters, letters and settled sheets.
mod beginning;
mod days;
mod files;
mod lists;
mod money;
mod plan;
mod signing_up;
mod trace;

use super::driver::{School, Window};
use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The day the story is told on: a Monday, the last day of the month that is settled.
const TODAY: &str = "2026-11-30";

/// The window with the folder a person has beside it.
struct Story {
    window: Window,
    folder: TempDir,
    pictures: Cell<u32>,
}

#[test]
fn an_office_gets_from_its_own_lists_to_rosters_letters_and_settled_sheets_and_nothing_leaves_the_computer() {
    let Some(binary) = super::window_binary() else { return };
    let Some(rosters) = kehou_tests::shared("roster") else { return };
    let folder = tempfile::tempdir().unwrap();
    let calls = trace::ready().map(|()| folder.path().join("calls"));
    let story = Story::begin(&binary, folder, calls.as_deref());
    beginning::five_questions(&story);
    beginning::the_first_day(&story);
    lists::pupils(&story, &rosters);
    lists::staff_by_template(&story);
    plan::slots(&story);
    lists::groups(&story);
    plan::a_group_by_hand(&story);
    lists::enrolments(&story, &rosters);
    signing_up::letters(&story);
    signing_up::ticks_of_a_class(&story);
    signing_up::a_slip_by_number(&story);
    days::rosters_are_printed(&story);
    days::a_roll_is_called_by_keyboard(&story);
    lists::what_was_on_paper(&story, &rosters);
    money::bills(&story);
    money::pay(&story);
    money::settle(&story);
    money::sheets(&story);
    beginning::the_last_look(&story);
    let Story { window, folder, .. } = story;
    drop(window);
    if let Some(calls) = calls {
        trace::only_within_the_computer(&calls);
    }
    drop(folder);
}

impl Story {
    fn begin(binary: &Path, folder: TempDir, trace: Option<&Path>) -> Story {
        let choices = folder.path().join("choices.txt");
        fs::write(&choices, "").unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        let school = School { data: &data, today: TODAY, passphrase: None, choices: Some(&choices), trace };
        let window = Window::open(binary, &school);
        Story { window, folder, pictures: Cell::new(0) }
    }

    /// What the next dialog of the system answers.
    fn choose(&self, file: &Path) {
        let choices = self.folder.path().join("choices.txt");
        let before = fs::read_to_string(&choices).unwrap();
        fs::write(&choices, format!("{before}{}\n", file.display())).unwrap();
    }

    /// A path among the person's own files.
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A picture of this step.
    fn picture(&self, name: &str) {
        self.pictures.set(self.pictures.get() + 1);
        self.window.picture(&format!("story-{:02}-{name}", self.pictures.get()));
    }

    /// The paper whose name holds the text; there must be one.
    fn paper(&self, named: &str) -> PathBuf {
        let papers = fs::read_dir(self.window.papers()).unwrap().map(|entry| entry.unwrap().path());
        let mut found: Vec<PathBuf> = papers.filter(|path| path.to_string_lossy().contains(named)).collect();
        found.sort();
        found.pop().unwrap_or_else(|| panic!("there is no paper named {named}"))
    }

    /// The open preview has as many pages as another program counts in the file.
    fn same_pages(&self, paper: &Path) {
        let shown =
            self.window.wait("the preview's pages", "return document.querySelector('.paper-pages')?.ariaLabel ?? null");
        let shown = shown.as_str().unwrap().to_owned();
        self.window.run_later("setTimeout(arguments[0], 500)");
        self.window.wait(
            "a page is drawn",
            "return document.querySelector('canvas.paper-page[data-drawn]') === null ? null : true",
        );
        let Ok(told) = Command::new("pdfinfo").arg(paper).output() else {
            println!("left out: there is no pdfinfo to count the pages by");
            return;
        };
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let counted = told.lines().find_map(|line| line.strip_prefix("Pages:")).map(str::trim);
        assert_eq!(Some(shown.as_str()), counted.map(|pages| format!("共 {pages} 页")).as_deref());
    }

    /// Closes the preview that is open.
    fn close_preview(&self) {
        self.window.click(".paper .ant-modal-close");
        self.window.wait("the preview is gone", "return document.querySelector('.paper-pages') === null || null");
    }
}
