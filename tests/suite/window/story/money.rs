//! The end of the month: what families owe and why, what staff earn and why, the settling, and the sheets that leave.
use super::{Story, files};
use calamine::{Reader, open_workbook_auto};
use std::path::Path;

pub fn bills(story: &Story) {
    let window = &story.window;
    window.go_to("收费");
    to_month(story);
    window.wait("bills", "return document.querySelectorAll('.list-row').length > 5 || null");
    story.picture("bills");
    window.click(".list-row .why-amount");
    window.says(".why-steps", "课时");
    story.picture("bill-why");
    close_drawer(story);
}

pub fn pay(story: &Story) {
    let window = &story.window;
    window.go_to("补助");
    to_month(story);
    window.says(".list-row", "江若水");
    story.picture("pay");
    window.click(".list-row .why-amount");
    window.says(".why-steps", "课时");
    // The drawer has come to rest before it is pressed in.
    window.rest();
    window.press_on(".why-all", "查看考勤");
    window.says(".why-attendance", "11月23日");
    story.picture("pay-why");
    close_drawer(story);
}

pub fn settle(story: &Story) {
    let window = &story.window;
    window.press_on(".page-actions button", "去结算与出表");
    window.says(".sheet h2", "将要结算的内容");
    window.rest();
    story.picture("before-settling");
    window.press_on(".sheet-foot button", "结算 11 月");
    window.says(".ant-modal-confirm-title", "将结算为第1版");
    story.picture("settle-question");
    window.press_on(".ant-modal-confirm-btns button", "结算 11 月");
    window.says(".sheet h2", "已结算 第1版");
    window.rest();
    story.picture("settled");
}

pub fn sheets(story: &Story) {
    let window = &story.window;
    for (name, people) in [("补助发放表", 4), ("劳务费发放表", 1), ("银行代发文件", 5)] {
        window.click(&format!("[aria-label='生成{name}']"));
        window.says(".ant-modal-confirm-title", "要带出学校的文件");
        story.picture("sheet-outgoing");
        window.press_on(".ant-modal-confirm-btns button", &format!("生成 {people} 人的{name}"));
        window.says(".task", &format!("生成{name}已完成"));
        window.says(".paper .ant-modal-title", name);
        window.rest();
        story.picture("sheet-look");
        window.click(".paper .ant-modal-close");
        window.wait("the sheet is put away", "return document.querySelector('.sheet-look') === null || null");
    }
    story.picture("sheets-made");
    let performance = read_back(&story.paper("补助发放表"));
    let labour = read_back(&story.paper("劳务费发放表"));
    assert!(performance.contains("江若水") && performance.contains("顾清和"), "{performance}");
    assert!(labour.contains("薛长风") && !labour.contains("江若水"), "{labour}");
    let bank = read_back(&story.paper("银行代发文件"));
    assert!(bank.contains("薛长风") && bank.contains(&files::of_staff(0, "银行账号")), "{bank}");
}

/// Every cell of a workbook, or the text of a bank's file, which is in GB 18030.
fn read_back(path: &Path) -> String {
    let Ok(mut book) = open_workbook_auto(path) else {
        return encoding_rs::GB18030.decode(&std::fs::read(path).unwrap()).0.into_owned();
    };
    let sheets = book.worksheets();
    let rows = sheets.iter().flat_map(|(_, sheet)| sheet.rows());
    rows.map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n")
}

/// The month of the story; the screen begins with the one before.
fn to_month(story: &Story) {
    let window = &story.window;
    window.rest();
    window.pick(".month-picker", "2026年11月");
    window.says(".month-picker", "2026年11月");
    window.rest();
}

fn close_drawer(story: &Story) {
    story.window.click(".ant-drawer-close");
    story.window.wait("the drawer is gone", "return document.querySelector('.ant-drawer-open') === null || null");
}
