//! What a person does at the window: presses what says so, fills what is named so, reads what stands there.
use super::driver::Window;
use serde_json::{Value, json};

impl Window {
    /// Presses the first element in sight of a selector that says the text.
    pub fn press_on(&self, css: &str, says: &str) {
        self.click_found(&format!("{css} {says}"), &in_sight(css, says));
    }

    /// Waits until an element in sight of a selector says the text, and answers all it says.
    pub fn says(&self, css: &str, says: &str) -> String {
        let script =
            format!("const found = (() => {{ {} }})(); return found?.textContent ?? null", in_sight(css, says));
        self.wait(&format!("{css} {says}"), &script).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until nothing in sight of a selector says the text any more.
    pub fn gone(&self, css: &str, says: &str) {
        let script = format!("return (() => {{ {} }})() === null ? true : null", in_sight(css, says));
        self.wait(&format!("no more {css} {says}"), &script);
    }

    /// Puts text into the field whose label begins so, in the place of what was there.
    pub fn fill(&self, label: &str, text: &str) {
        let named = format!(
            "return [...document.querySelectorAll('label')].find((label) => label.textContent.trim().startsWith({}))?.htmlFor || null",
            Value::from(label)
        );
        let field = self.wait(label, &named);
        self.overwrite(&format!("[id={field}]"), text);
    }

    /// Puts text into a field, in the place of what was there.
    pub fn overwrite(&self, css: &str, text: &str) {
        self.click(css);
        self.run(&format!("document.querySelector({}).select()", Value::from(css)));
        self.type_in(css, text);
    }

    /// Chooses from a drop-down list.
    pub fn pick(&self, css: &str, option: &str) {
        self.click(css);
        // The list has opened whole, or what is pressed would be its neighbour.
        self.rest();
        self.press_on(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", option);
    }

    /// Goes to a screen by the navigation.
    pub fn go_to(&self, screen: &str) {
        self.press_on(".navigation a", screen);
        self.says(".navigation a[aria-current]", screen);
        self.rest();
    }

    /// Presses a key with Shift.
    pub fn press_with_shift(&self, key: char) {
        self.press_holding('\u{E008}', key);
    }

    /// Presses a key with Control.
    pub fn press_with_control(&self, key: char) {
        self.press_holding('\u{E009}', key);
    }

    /// Presses a key with Alt.
    pub fn press_with_alt(&self, key: char) {
        self.press_holding('\u{E00A}', key);
    }

    /// Waits until a title stands on the page and nothing is being waited for.
    pub fn rest(&self) {
        self.run_later("setTimeout(arguments[0], 250)");
        let at_rest = "return document.querySelector('#page-title') !== null
            && document.querySelector('.waiting, .ant-spin-spinning, .ant-btn-loading, [aria-busy=true]') === null ? true : null";
        self.wait("the page is at rest", at_rest);
    }
}

/// Finds the first element in sight of a selector that says the text. What opens is measured far to the left before it is shown;
/// there it is not in sight.
fn in_sight(css: &str, says: &str) -> String {
    let (css, says) = (json!(css), json!(says));
    format!(
        "return [...document.querySelectorAll({css})].find((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().right > 0 && each.textContent.replace(/\\s+/g, ' ').includes({says})) ?? null"
    )
}
