//! The first day: the door opens, and the page says what to do next.
use super::Story;

const PASSPHRASE: &str = "窗口故事-window-story";

/// Five questions, the recovery key on paper, and in.
pub fn five_questions(story: &Story) {
    let window = &story.window;
    window.says(".door-start", "欢迎使用课后管家");
    story.picture("no-school");
    window.press_on("button", "开始建学校");
    window.says(".door-step h1", "学校叫什么");
    window.type_in("input[name=name]", "试验小学");
    window.type_in("input[name=phone]", "0701-2345678");
    story.picture("school");
    for (question, name) in
        [("是哪种学校", "stage"), ("按什么标准", "profile"), ("从哪天到哪天", "term"), ("定一个口令", "passphrase")]
    {
        window.click(".door-foot button[type=submit]");
        window.says(".door-step h1", question);
        story.picture(name);
    }
    window.type_in("input[name=passphrase]", PASSPHRASE);
    window.type_in("input[name=again]", PASSPHRASE);
    window.click(".door-foot button[type=submit]");
    window.says(".door-step h1", "请收好恢复密钥");
    story.picture("recovery-key");
    window.click("#print-recovery");
    window.says(".paper .ant-modal-title", "恢复密钥");
    story.same_pages(&story.paper("恢复密钥"));
    story.picture("recovery-key-on-paper");
    story.close_preview();
    window.click("#kept");
    window.click("#enter");
}

pub fn the_first_day(story: &Story) {
    let window = &story.window;
    window.says("#school-name", "试验小学");
    window.says("#today-steps", "从建档到结算");
    window.rest();
    story.picture("first-day");
}

/// On the last day every step is done, or says how much of it is left; the example's standards are told of to the end.
pub fn the_last_look(story: &Story) {
    story.window.go_to("今天");
    story.window.rest();
    story.picture("last-day");
    let steps = story
        .window
        .run("return [...document.querySelectorAll('.steps li:not([data-done])')].map((step) => step.textContent)");
    let left: Vec<&str> = steps.as_array().unwrap().iter().filter_map(serde_json::Value::as_str).collect();
    let (standards, others): (Vec<&str>, Vec<&str>) = left.iter().partition(|step| step.contains("填写本地标准"));
    assert!(standards.len() == 1 && standards[0].contains("现在还是示例里的数"), "{left:?}");
    // A month that was settled while it runs has to be settled again.
    let (settled, others): (Vec<&str>, Vec<&str>) = others.iter().partition(|step| step.contains("结算去结算"));
    assert!(settled.len() == 1 && settled[0].contains("本月已结算过"), "{left:?}");
    assert!(others.iter().all(|step| step.contains("／应")), "{left:?}");
    assert!(!left.iter().any(|step| step.contains("收回执")), "who signed up by a sheet has answered: {left:?}");
    assert!(!left.iter().any(|step| step.contains("打印名册")), "{left:?}");
}
