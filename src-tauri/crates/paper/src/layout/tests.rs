//! Layout as text, and the laws of Chinese lines.

use proptest::prelude::*;

use super::breaks::{Start, no_end, no_start, starts};
use super::samples::{fonts, mailing, month, roster};
use super::*;
use crate::font::Role;
use crate::page::{Align, Cell, Column, Numbering, Piece, Row, Sheet, Style, Table, Text, mm, pt, size};

/// The lines of a paragraph in 小四 of so many characters' width.
fn lines(words: &str, chars: Len, fonts: &mut Fonts) -> Vec<String> {
    let style = Style { indent: 0, ..Style::running(Role::Song, size::XIAO_SI) };
    let sheet = Sheet { left: 0, right: 0, width: chars * size::XIAO_SI, ..Sheet::A4 };
    let mut section = Section::new("", sheet);
    section.add(Text::new(style, words));
    let pages = Press::new(fonts).lay(&section).unwrap();
    pages.iter().flat_map(|page| page.words().lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn lines_break_where_chinese_allows() {
    let mut fonts = fonts();
    for (words, chars, wanted) in [
        ("放学后，学校开展服务。", 3, "放学|后，学|校开展|服务。"),
        ("学校（含分校）", 3, "学校|（含分|校）"),
        ("见《关于通知》的", 3, "见《关|于通|知》的"),
        ("他说“好的”就走", 4, "他说“好|的”就走"),
        ("学Python编程", 5, "学Python|编程"),
        ("到18:30止", 3, "到|18:30|止"),
        ("阿依努尔·买买提", 5, "阿依努|尔·买买提"),
        ("共2026年", 4, "共|2026年"),
        ("甲\n乙", 9, "甲|乙"),
        ("一二三四 五", 4, "一二三四|五"),
        // Of several blanks a line ends at the last, and the words beside them are not torn.
        ("一一AAAK，一一一（，一一一一一一一0，a  aAA,,", 20, "一一AAAK，一一一（，一一一一一一一0，a|aAA,,"),
    ] {
        assert_eq!(lines(words, chars, &mut fonts).join("|"), wanted, "{words}");
    }
}

/// Text as it comes: ideographs, marks of both kinds, Latin words, numbers, spaces.
fn mixes() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[一-龥]{1,6}",
        2 => prop::sample::select(vec!["，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "”"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["（", "《", "「", "『", "“"]).prop_map(str::to_owned),
        1 => "[A-Za-z]{1,9}",
        1 => "[0-9]{1,6}",
        1 => Just(" ".to_owned()),
        1 => Just("·".to_owned()),
    ];
    prop::collection::vec(part, 1..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_line_begins_or_ends_with_what_may_not(text in mixes(), chars in 12_i32..30) {
        let mut fonts = fonts_once();
        let laid = lines(&text, chars, &mut fonts);
        let unspaced = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(unspaced(&laid.concat()), unspaced(&text), "nothing is lost");
        // Marks heaped up beyond any sentence leave a line no lawful end; such a line is cut where it is full.
        let heaped = starts(&text).split(|s| *s != Start::No).any(|run| run.len() >= 10);
        if !heaped {
            for (i, line) in laid.iter().enumerate() {
                let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
                prop_assert!(i == 0 || !no_start(first), "{line}");
                prop_assert!(i + 1 == laid.len() || !no_end(last), "{line}");
            }
            // A line may end at any of several blanks in a row.
            let once = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for pair in laid.windows(2) {
                let (end, start) = (pair[0].chars().last().unwrap(), pair[1].chars().next().unwrap());
                let torn = end.is_ascii_alphanumeric() && start.is_ascii_alphanumeric();
                prop_assert!(!torn || once.contains(&format!("{end} {start}")), "{pair:?}");
            }
        }
    }
}

/// The fonts are opened once for all cases of a property.
fn fonts_once() -> std::sync::MutexGuard<'static, Fonts> {
    static FONTS: std::sync::OnceLock<std::sync::Mutex<Fonts>> = std::sync::OnceLock::new();
    FONTS.get_or_init(|| std::sync::Mutex::new(fonts())).lock().unwrap()
}

#[test]
fn an_official_page_has_22_lines_of_28_characters() {
    let mut section = Section::new("", Sheet::OFFICIAL);
    section.add(Text::new(Style { indent: 0, ..Style::OFFICIAL }, "字".repeat(28 * 23)));
    let pages = Press::new(&mut fonts()).lay(&section).unwrap();
    let counts: Vec<usize> = pages.iter().map(|page| page.words().lines().count()).collect();
    assert_eq!(counts, [21, 2], "23 lines: the last two stay together");
    assert!(pages[0].words().lines().all(|line| line.chars().count() == 28));
    section.blocks = vec![Text::new(Style { indent: 0, ..Style::OFFICIAL }, "字".repeat(28 * 22)).into()];
    assert_eq!(Press::new(&mut fonts()).lay(&section).unwrap().len(), 1);
}

#[test]
fn a_page_reads_as_text() {
    let sheet = Sheet {
        width: pt(20_000),
        height: pt(20_000),
        top: pt(1_000),
        left: pt(1_000),
        right: pt(1_000),
        bottom: pt(3_000),
    };
    let mut section = Section::new("", sheet);
    section.numbering = Numbering::Dashes;
    section.bookmark = Some("三(2)班".to_owned());
    let plain = Style { pitch: pt(2_000), ..Style::plain(Role::Song, size::XIAO_SI) };
    section.add(Text::new(plain.align(Align::Centre).role(Role::Title), "回执"));
    section.add(Text::of(
        plain,
        vec![Piece::Tick(true), Piece::Words("参加".to_owned()), Piece::Blank(pt(5_000), "甲".to_owned())],
    ));
    section.add(Block::Cut("剪".to_owned()));
    section.add(Table {
        columns: vec![Column::fixed(pt(6_000)), Column::share(1)],
        head: Vec::new(),
        body: vec![Row::new(pt(2_000), vec![Cell::new("一"), Cell::new("").grey(20)])],
        style: plain,
        line: pt(50),
        pad: pt(200),
    });
    let pages = Press::new(&mut fonts()).lay(&section).unwrap();
    assert_eq!(
        pages[0].describe(),
        "\
page 200.00 x 200.00 bookmark 三(2)班
grey 20% 70.00,77.67 120.00 x 23.00
[x] 11.20,35.44 9.36
dashes 0.60 10.00,65.25 - 86.50,65.25
dashes 0.60 113.50,65.25 - 190.00,65.25
line 0.50 46.00,46.48 - 96.00,46.48
line 0.50 10.00,77.67 - 190.00,77.67
line 0.50 10.00,100.67 - 190.00,100.67
line 0.50 10.00,77.67 - 10.00,100.67
line 0.50 70.00,77.67 - 70.00,100.67
line 0.50 190.00,77.67 - 190.00,100.67
Title 12.00 88.00,24.56 回执
Song 12.00 22.00,44.56 参加
Song 12.00 65.00,44.56 甲
Song 9.00 95.50,68.67 剪
Song 12.00 34.00,93.73 一
Song 14.00 137.32,202.16 — 1 —
"
    );
}

#[test]
fn a_long_table_repeats_its_head_and_keeps_every_row() {
    let document = day_roster(&roster(100, false), "20261124-001");
    let pages = lay_out(&document, &mut fonts()).unwrap();
    assert!(pages.len() > 1);
    let mut numbers = Vec::new();
    for page in &pages {
        let words = page.words();
        assert_eq!(words.lines().filter(|line| *line == "离校时间").count(), 1, "one head a page");
        numbers.extend(words.lines().filter_map(|line| line.parse::<usize>().ok()));
        let deepest = page.items.iter().map(|item| if let Item::Line([_, _, _, y], _, _) = item { *y } else { 0 });
        assert!(deepest.max().unwrap() <= page.height - mm(15));
    }
    assert_eq!(numbers, (1..=100).collect::<Vec<usize>>());
}

#[test]
fn a_class_of_45_fits_one_page() {
    let mut day = roster(45, false);
    for row in &mut day.groups[0].rows {
        row.name = "阿依努尔·买买提江".to_owned();
    }
    assert_eq!(lay_out(&day_roster(&day, "1"), &mut fonts()).unwrap().len(), 1);
}

#[test]
fn the_head_of_a_roster_never_leaves_teachers_alone_on_a_torn_line() {
    // the group, its room, its teachers | the lines below the title
    for (name, room, staff, wanted) in [
        (
            "作业一班",
            "203",
            &["赵晓"][..],
            &["2026年11月24日 周二　16:30–17:30　作业一班（基础托管）　地点：203　教师：赵晓"][..],
        ),
        (
            "三1班作业辅导",
            "三（1）班教室",
            &["彭峰晨"],
            &["2026年11月24日 周二　16:30–17:30　三1班作业辅导（基础托管）　地点：三（1）班教室　教师：彭峰晨"],
        ),
        (
            "三1班作业辅导",
            "三（1）班教室",
            &["彭峰晨", "赵晓语", "李怡俊", "高轩馨"],
            &[
                "2026年11月24日 周二　16:30–17:30　三1班作业辅导（基础托管）　地点：三（1）班教室",
                "教师：彭峰晨、赵晓语、李怡俊、高轩馨",
            ],
        ),
    ] {
        let mut day = roster(45, false);
        let group = &mut day.groups[0];
        (group.name, group.room) = (name.to_owned(), room.to_owned());
        group.staff = staff.iter().map(|each| (*each).to_owned()).collect();
        group.rows.iter_mut().for_each(|row| row.name = "陈一诺".to_owned());
        let pages = lay_out(&day_roster(&day, "1"), &mut fonts()).unwrap();
        let words = pages[0].words();
        assert_eq!(pages.len(), 1, "{words}");
        let said: Vec<&str> = words.lines().skip(1).take_while(|line| *line != "序号").collect();
        assert_eq!(said, wanted, "{name} {staff:?}");
    }
}

#[test]
fn a_month_sheet_greys_days_without_service() {
    let pages = lay_out(&month_sheets(&[month(18)], "1"), &mut fonts()).unwrap();
    let greys = pages[0].items.iter().filter(|item| matches!(item, Item::Fill(..))).count();
    // Nine weekend days, two head rows, 18 pupils, two rows of sums and the signatures.
    assert_eq!(greys, 9 * (2 + 18 + 3));
    assert_eq!(pages.len(), 1);
}

#[test]
fn a_heading_stays_with_its_paragraph() {
    let mut section = Section::new("", Sheet::OFFICIAL);
    let line = Style { indent: 0, ..Style::OFFICIAL };
    for _ in 0..21 {
        section.add(Text::new(line, "行"));
    }
    section.add(Text::new(line.with_next(), "一、标题"));
    section.add(Text::new(line, "正文"));
    let pages = Press::new(&mut fonts()).lay(&section).unwrap();
    assert_eq!(pages[1].words(), "一、标题\n正文");
}

#[test]
fn a_letter_is_one_sheet_with_its_slip_at_the_foot() {
    let mailing = mailing(3);
    let pages = letters(&mailing, &mut fonts(), &mut |_| true).unwrap();
    assert_eq!(pages.len(), 12);
    let marks: Vec<Option<&str>> = pages.iter().map(|page| page.bookmark.as_deref()).collect();
    assert_eq!(marks.iter().flatten().collect::<Vec<_>>(), [&"三(1)班", &"三(2)班"]);
    assert_eq!((marks[0], marks[6]), (Some("三(1)班"), Some("三(2)班")));
    let second = pages[1].words();
    for wanted in ["✂　沿此线剪下", "编号：261-10000-4　　班级：三(1)班　　座号：1　　姓名：王㛃", "监护人签名："]
    {
        assert!(second.lines().any(|line| line == wanted), "{wanted} in\n{second}");
    }
    let lowest = pages[1].items.iter().filter_map(|item| match item {
        Item::Words(_, y, words) if words.text.starts_with("监护人签名") => Some(*y),
        _ => None,
    });
    let foot = Sheet::OFFICIAL.height - Sheet::OFFICIAL.bottom;
    assert!((foot - lowest.max().unwrap()) < pt(1_500), "the slip stands at the very foot");
}

#[test]
fn a_character_without_a_font_leaves_its_square_where_that_is_wanted() {
    let mut mailing = mailing(1);
    mailing.classes[0].letters[0].salutation = "张\u{F0000}三 家长：".to_owned();
    let mut fonts = fonts();
    fonts.leave_blanks();
    let pages = letters(&mailing, &mut fonts, &mut |_| true).unwrap();
    let printed = pages[0].describe();
    assert!(printed.contains("张\u{3000}三"), "{printed}");
}

#[test]
fn letters_stop_when_told() {
    let mut told = Vec::new();
    let stopped = letters(&mailing(3), &mut fonts(), &mut |done| {
        told.push(done);
        done < 2
    });
    assert_eq!((stopped, told), (Err(NoLetters::Stopped), vec![1, 2]));
}

#[test]
fn names_that_cannot_be_printed_are_told_with_the_family() {
    let mut mailing = mailing(2);
    mailing.classes[0].letters[1].name = "张\u{E123}".to_owned();
    mailing.classes[1].letters[0].name = "赵\u{F0000}".to_owned();
    let Err(NoLetters::Unprintable(no)) = letters(&mailing, &mut fonts(), &mut |_| true) else {
        unreachable!("both names have a character without a font")
    };
    assert_eq!(
        no.to_string(),
        "有字打印不出来，没有生成文件。请安装含有这些字的字体，或改用其他写法：\
         \n三(1)班 张\u{E123}：「\u{E123}」（U+E123）\n三(2)班 赵\u{F0000}：「\u{F0000}」（U+F0000）"
    );
}
