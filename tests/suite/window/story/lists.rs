//! Lists come in: pupils from three programs, staff by the product's template, groups, places, and what was kept on paper.
use super::{Story, files};
use calamine::{Reader, Xlsx, open_workbook};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The same 120 pupils from Excel with title rows and merged cells, from a program that writes GB 18030, and from a web page.
const PUPILS: [&str; 3] =
    ["roster-title-rows-merged-grade-class-total-row.xlsx", "roster-gb18030.csv", "roster-sheetjs-html.xls"];

pub fn pupils(story: &Story, rosters: &Path) {
    let window = &story.window;
    window.go_to("学生");
    story.picture("no-pupils");
    let [first, others @ ..] = PUPILS;
    story.choose(&rosters.join(first));
    window.press_on(".list-empty button", "导入名单");
    window.says("#page-title", "导入学生名单");
    window.says(".outcome", "新增 120");
    window.rest();
    story.picture("pupils-preview");
    accept(story, "导入 120 人");
    story.picture("pupils-imported");
    for other in others {
        look(story, &rosters.join(other), "学生名单");
        window.says(".outcome", "新增 0");
        window.says(".outcome", "变更 0");
        window.says(".outcome", "相同 120");
        window.says(".page-actions button[disabled]", "没有可导入的行");
        story.picture("pupils-again");
    }
    window.go_to("学生");
    window.says("#page-title", "120 人在校");
    story.picture("pupils");
    drop_on_the_window(story, &others.map(|name| rosters.join(name)));
}

/// Files let go over the window: what the window tells the page then, with files that were let in before.
fn drop_on_the_window(story: &Story, files: &[PathBuf]) {
    let window = &story.window;
    window.run("window.dispatchEvent(new CustomEvent('kehou-drag', { detail: { over: true } }))");
    window.says(".drop", "松开鼠标");
    story.picture("files-over-the-window");
    let detail = json!({ "paths": files });
    window.run(&format!("window.dispatchEvent(new CustomEvent('kehou-drop', {{ detail: {detail} }}))"));
    // What each is stands there; one is looked at and left, the others go on by themselves.
    window.says("#page-title", "导入 2 张名单");
    window.says(".several-lists", "列中认出");
    window.rest();
    story.picture("several-lists");
    window.press_on(".several-lists button", "先看这张");
    window.says("#page-title", "导入学生名单");
    window.says(".outcome", "相同 120");
    window.press_on(".page-actions button", "跳过这张");
    window.says("#page-title", "都看过了");
    window.says(".several-lists", "跳过了，没有导入");
    window.says(".several-lists", "都已在这里，没有变化");
    story.picture("several-lists-taken");
}

pub fn staff_by_template(story: &Story) {
    let window = &story.window;
    window.go_to("导入");
    let template = story.file("staff-template.xlsx");
    story.choose(&template);
    window.press_on(".page-actions button", "下载模板");
    window.press_on(".ant-dropdown-menu-item", "教职工名单");
    window.says(".tasks", "下载教职工名单模板已完成");
    story.picture("template");
    window.press_on(".tasks button", "收起");
    let mut book: Xlsx<_> = open_workbook(&template).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let texts = |row: &[calamine::Data]| row.iter().map(ToString::to_string).collect::<Vec<String>>();
    let head = sheet.rows().map(texts).find(|row| row.iter().any(|text| text.starts_with("姓名"))).unwrap();
    let people =
        (0..files::STAFF.len()).map(|place| head.iter().map(|column| files::of_staff(place, column)).collect());
    let list = story.file("staff.xlsx");
    files::workbook(&list, &std::iter::once(head.clone()).chain(people).collect::<Vec<_>>());
    take_in(story, &list, "教职工名单", "staff");
}

pub fn groups(story: &Story) {
    let list = story.file("groups.xlsx");
    files::workbook(&list, &files::groups());
    take_in(story, &list, "服务班", "groups");
}

pub fn enrolments(story: &Story, rosters: &Path) {
    let rows = files::enrolments(&files::pupils(rosters));
    // Two pupils of one class have one name: without their numbers the office is asked, and nothing is guessed.
    let by_name = story.file("enrolments-by-name.xlsx");
    files::workbook(&by_name, &rows.iter().map(|row| row[1..].to_vec()).collect::<Vec<_>>());
    look(story, &by_name, "报名");
    story.window.says(".outcome", "这个班有 2 名「吴婷婷」");
    story.picture("enrolments-two-of-one-name");
    let list = story.file("enrolments.xlsx");
    files::workbook(&list, &rows);
    take_in(story, &list, "报名", "enrolments");
}

/// The week before was kept on paper: its marks and who served come in as lists.
pub fn what_was_on_paper(story: &Story, rosters: &Path) {
    let list = story.file("attendance.xlsx");
    files::workbook(&list, &files::attendance(&files::pupils(rosters)));
    take_in(story, &list, "学生考勤", "attendance");
    let list = story.file("staff-attendance.xlsx");
    files::workbook(&list, &files::staff_attendance());
    take_in(story, &list, "教师签到", "staff-attendance");
}

/// A list in which nothing is wrong, from the file to the history of imports.
fn take_in(story: &Story, file: &Path, label: &str, name: &str) {
    look(story, file, label);
    story.window.says(".outcome", "有问题 0");
    story.picture(&format!("{name}-preview"));
    accept(story, "导入 ");
}

/// Opens the preview of a file.
fn look(story: &Story, file: &Path, label: &str) {
    let window = &story.window;
    window.go_to("导入");
    story.choose(file);
    window.press_on(".page-actions button", "选择文件导入");
    window.says("#page-title", &format!("导入{label}"));
    window.says(".outcome", "有问题");
    window.rest();
}

fn accept(story: &Story, says: &str) {
    let window = &story.window;
    window.press_on(".page-actions .ant-btn-primary", says);
    window.says("#page-title", "把名单文件拖到窗口里也可以");
    window.rest();
}
