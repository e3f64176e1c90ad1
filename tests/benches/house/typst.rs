//! The same letters by Typst: the same words, tables, boxes, fonts and page, from the very same mailing.
use crate::child::{Measured, of};
use kehou_school::days::WEEKDAY_CHARS;
use kehou_school::notice::{Body, Letter, Mailing, Part, SlipForm};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = "import sys, time, resource, typst\n\
    began = time.perf_counter()\n\
    typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])\n\
    millis = int((time.perf_counter() - began) * 1000)\n\
    import re\n\
    pages = len(re.findall(rb'/Type\\s*/Page\\b', open(sys.argv[2], 'rb').read()))\n\
    print(millis, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, pages)\n";

/// The look: A4 with the margins of official letters, 小四 on a pitch of 22 pt, tables in 五号.
const HEAD: &str = "#set page(paper: \"a4\", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), footer: context align(right, [— #counter(page).display() —]))\n\
    #set text(font: \"Noto Serif SC\", size: 12pt, lang: \"zh\", region: \"cn\")\n\
    #set par(justify: true, leading: 10pt, spacing: 10pt, first-line-indent: (amount: 2em, all: true))\n\
    #let hei(it) = text(font: \"Noto Sans SC\", weight: \"medium\", it)\n\
    #let box-tick = box(width: 8pt, height: 8pt, stroke: 0.6pt)\n\
    #let grid-of(columns, ..cells) = { set text(size: 10.5pt); set par(first-line-indent: 0pt, justify: false); table(columns: columns, align: center + horizon, stroke: 0.5pt, inset: 3pt, ..cells) }\n";

/// Writes the mailing as Typst's source and compiles it; `None` where Typst is not there.
pub fn run(folder: &Path) -> Option<Measured> {
    let python = kehou_tests::python()?;
    let there = Command::new(&python).args(["-c", "import typst"]).output().ok()?;
    if !there.status.success() {
        return None;
    }
    let source = folder.join("letters.typ");
    std::fs::write(&source, source_of(&crate::letters::mailing(folder))).expect("a file");
    let fonts = kehou_tests::root().join("assets/fonts");
    let mut command = Command::new(python);
    Some(of(command.args(["-c", SCRIPT]).arg(source).arg(folder.join("typst.pdf")).arg(fonts)))
}

fn source_of(mailing: &Mailing) -> String {
    let mut text = HEAD.to_owned();
    for (place, body) in mailing.bodies.iter().enumerate() {
        let _ = writeln!(text, "#let body-{place} = [\n{}\n]", body_of(mailing, body));
        let _ = writeln!(text, "#let choices-{place} = {}", choices_of(&body.slip));
    }
    for class in &mailing.classes {
        let Some(body) = mailing.bodies.get(class.body) else { continue };
        for letter in &class.letters {
            letter_of(&mut text, mailing, class.body, body, letter);
        }
    }
    text
}

fn letter_of(text: &mut String, mailing: &Mailing, place: usize, body: &Body, letter: &Letter) {
    let _ = writeln!(text, "#counter(page).update(1)");
    let title = format!("{}\\ {}", escaped(&mailing.school), escaped(&mailing.title));
    let _ = writeln!(text, "#align(center, text(size: 18pt, weight: \"bold\")[{title}])");
    let _ = writeln!(text, "#par(first-line-indent: 0pt)[{}]", escaped(&letter.salutation));
    let _ = writeln!(text, "#body-{place}");
    let slip = &body.slip;
    let _ = writeln!(text, "#line(length: 100%, stroke: (dash: \"dashed\"))");
    let _ = writeln!(text, "#align(center, hei(text(size: 14pt)[{}]))", escaped(&slip.title));
    let named =
        format!("编号：{}　班级：{}　座号：{}　姓名：{}", letter.slip_no, letter.class_label, letter.seat, letter.name);
    let _ = writeln!(text, "#par(first-line-indent: 0pt, hei[{}])", escaped(&named));
    let _ = writeln!(text, "#par(first-line-indent: 0pt, text(size: 9pt)[{}])", escaped(&slip.intro));
    text.push_str("#par(first-line-indent: 0pt)[#box-tick 参加　#box-tick 不参加　接送方式：#box-tick 家长接　#box-tick 他人代接　#box-tick 自行离校]\n");
    let _ = writeln!(text, "#choices-{place}");
    text.push_str("#par(first-line-indent: 0pt)[接送人：#box(width: 95pt, stroke: (bottom: 0.5pt)) 与学生关系：#box(width: 70pt, stroke: (bottom: 0.5pt)) 电话：#box(width: 37mm, stroke: (bottom: 0.5pt))]\n");
    let _ = writeln!(text, "#par(first-line-indent: 0pt)[#box-tick {}]", escaped(&slip.consent));
    text.push_str("#par(first-line-indent: 0pt)[监护人签名：#box(width: 39mm, stroke: (bottom: 0.5pt)) 日期：　　年　　月　　日]\n#pagebreak(weak: true)\n");
}

fn body_of(mailing: &Mailing, body: &Body) -> String {
    let mut text = String::new();
    for part in &body.parts {
        match part {
            Part::Heading(words) => {
                let _ = writeln!(text, "#hei[{}]\n", escaped(words));
            }
            Part::Paragraph(words) => {
                let _ = writeln!(text, "{}\n", escaped(words));
            }
            Part::Table { header, rows } => {
                let cells = header.iter().chain(rows.iter().flatten()).map(|cell| format!("[{}]", escaped(cell)));
                let cells = cells.collect::<Vec<_>>().join(", ");
                let _ = writeln!(text, "#grid-of(({}), {cells})\n", "1fr, ".repeat(header.len()));
            }
        }
    }
    let signed: Vec<String> = [&mailing.school, &mailing.date_label].map(|line| escaped(line)).to_vec();
    let _ = writeln!(text, "#align(right)[{}]", signed.join("\\ "));
    text
}

fn choices_of(slip: &SlipForm) -> String {
    let days = &WEEKDAY_CHARS[..5];
    let mut cells = vec!["[时段]".to_owned()];
    cells.extend(days.iter().map(|day| format!("[周{day}]")));
    for choice in &slip.choices {
        cells.push(format!("[{}]", escaped(&choice.label)));
        let held = choice.weekdays.to_string();
        cells.extend(days.iter().map(|day| if held.contains(*day) { "box-tick" } else { "[—]" }.to_owned()));
    }
    format!("grid-of((50mm, 1fr, 1fr, 1fr, 1fr, 1fr), {})", cells.join(", "))
}

/// Words with Typst's own signs made plain.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if "\\#$*_`@<>[]~=-+/".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}
