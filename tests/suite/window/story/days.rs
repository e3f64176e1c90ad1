//! The day in the groups: rosters on paper, and a roll called with the keyboard alone.
use super::Story;
use serde_json::json;

pub fn rosters_are_printed(story: &Story) {
    let window = &story.window;
    window.go_to("名册与点名");
    window.says(".groups", "作业一班");
    window.rest();
    story.picture("rosters");
    window.press_on(".page-actions button", "打印当天名册");
    window.press_on(".ant-dropdown-menu-item", "全部服务班（至18:30）");
    window.says(".paper .ant-modal-title", "名册");
    story.same_pages(&story.paper("名册"));
    story.picture("rosters-preview");
    story.close_preview();
}

/// Alt 6 opens the day, the arrows and D the roll, two seats and a word are typed, Enter keeps it and goes on,
/// after the day's last group to the next day that is open.
pub fn a_roll_is_called_by_keyboard(story: &Story) {
    let window = &story.window;
    window.go_to("今天");
    window.press_with_alt('6');
    window.says(".groups", "作业一班");
    window.rest();
    tab_until(story, "document.activeElement.matches('tr[data-group]')");
    window.press("d");
    window.says("#page-title", "作业一班");
    window.wait("the line has the keyboard", "return document.activeElement?.id === 'call-line' || null");
    window.press("4 17 请");
    window.says(".call-sums", "请假 2");
    story.picture("roll-call");
    window.press("\u{E007}");
    // One of the two stays on: the last group's line begins with what the first says.
    for (next, begins) in [("作业二班", ""), ("作业三班", ""), ("延时班", "2 请")] {
        window.says("#page-title", next);
        window.wait(
            "the line has the keyboard",
            &format!("return document.activeElement?.id === 'call-line' && document.activeElement.value === '{begins}' || null"),
        );
        window.press("\u{E007}");
    }
    window.says(".ant-message", "都点过名了");
    window.go_to("今天");
    window.press_with_alt('6');
    window.says(".groups", "已点名");
    window.rest();
    let said = window.run("return [...document.querySelectorAll('tr[data-group]')].map((row) => row.cells[row.cells.length - 1].textContent.trim())");
    assert_eq!(said, json!(["已点名", "已点名", "已点名", "已点名"]));
    story.picture("rolls-called");
}

/// Presses Tab until a condition of the page holds.
fn tab_until(story: &Story, condition: &str) {
    for _ in 0..60 {
        if story.window.run(&format!("return {condition}")) == json!(true) {
            return;
        }
        story.window.press("\u{E004}");
    }
    panic!("Tab does not reach what is wanted: {condition}");
}
