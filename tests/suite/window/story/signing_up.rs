//! Families are asked and answer: letters with slips, ticks of a class, and a slip by its number.
use super::Story;

pub fn letters(story: &Story) {
    let window = &story.window;
    window.go_to("文书");
    story.picture("letters");
    window.press_on(".letters-side button", "生成 120 份告家长书");
    window.says(".ant-modal-confirm-title", "要带出学校的文件");
    story.picture("letters-outgoing");
    window.press_on(".ant-modal-confirm-btns button", "生成 120 份告家长书");
    // One pupil's name has a character that no font of the machine draws.
    window.says(".ant-alert", "字体中没有的字");
    story.picture("letters-undrawn");
    window.press_on(".ant-alert button, .ant-alert a", "去设置字体");
    window.says(".set-box", "这些字的地方留空");
    window.press_on(".set-box .ant-radio-label, .set-box .ant-radio-wrapper", "照样打印");
    window.says(".undo-note", "这些字打印时留空");
    story.picture("fonts-undrawn");
    window.go_to("文书");
    window.press_on(".letters-side button", "生成 120 份告家长书");
    window.says(".ant-modal-confirm-title", "要带出学校的文件");
    // The button behind the question turns on, so that the page never rests: the question has come in after so long.
    window.run_later("setTimeout(arguments[0], 400)");
    window.press_on(".ant-modal-confirm-btns button", "生成 120 份告家长书");
    window.says(".paper .ant-modal-title", "120 份");
    story.same_pages(&story.paper("告家长书"));
    story.picture("letters-preview");
    story.close_preview();
}

pub fn ticks_of_a_class(story: &Story) {
    let window = &story.window;
    window.go_to("报名");
    story.picture("classes");
    window.press_on(".enrol-classes button", "三(2)班");
    window.says(".enrol-work", "勾选");
    window.pick(".enrol-tools .ant-select", "书法社");
    // The third column is Wednesday; the first five pupils join.
    for row in 0..5 {
        window.click(&format!("[data-at='{row}/2']"));
    }
    window.says(".enrol-foot", "改动了 5 人");
    story.picture("class-week");
    window.press_on(".enrol-foot button", "保存 5 人的报名");
    window.says(".undo-note", "已保存 5 人的报名");
    window.rest();
}

pub fn a_slip_by_number(story: &Story) {
    let window = &story.window;
    window.press_on(".ant-segmented-item", "收回执");
    window.says(".slips", "未收");
    window.rest();
    let number = window.wait(
        "a slip's number",
        "return /\\d{3}-\\d{5}-\\d/.exec(document.querySelector('.list-row')?.textContent ?? '')?.[0] ?? null",
    );
    window.type_in(".slips-number input", &format!("{}\u{E007}", number.as_str().unwrap().replace('-', "")));
    window.says(".slips-who", number.as_str().unwrap());
    window.overwrite("#slip-days-0", "135");
    story.picture("slip");
    window.press_with_control('\u{E007}');
    window.says(".slips-done", "一(1)班");
    window.says(".slips", "已收 1 份");
    story.picture("slip-taken");
}
