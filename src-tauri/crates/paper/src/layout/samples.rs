//! Small made-up papers for the tests: a roster, a month and a mailing with names that are hard to print.

use std::path::PathBuf;

use chrono::NaiveDate;
use kehou_school::days::{Month, Weekdays};
use kehou_school::ids::{GroupId, StudentId};
use kehou_school::notice::{Body, ClassLetters, Letter, Mailing, Part, SlipChoice, SlipForm};
use kehou_school::rollcall::Sums;
use kehou_school::roster::{DayRoster, GroupRoster, MonthDay, MonthRow, MonthSheet, Numbered, RosterRow};
use kehou_school::session::Until;
use kehou_school::words::Mark;

use crate::font::Fonts;

/// Characters outside GBK and outside the first plane, a dotted name and one that needs two lines.
pub(crate) const NAMES: [&str; 6] =
    ["王㛃", "李䶮", "𬭚小明", "欧阳𫍯", "阿依努尔·买买提江", "古丽米热·阿不都热合曼·吐尔逊江"];

pub(crate) fn shipped() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")
}

pub(crate) fn fonts() -> Fonts {
    Fonts::open(&shipped(), None).unwrap()
}

fn name(i: usize) -> String {
    NAMES[i % NAMES.len()].to_owned()
}

/// One group of so many pupils, the roll called or not.
pub(crate) fn roster(pupils: usize, called: bool) -> DayRoster {
    let row = |i: usize| RosterRow {
        seat_no: None,
        number: u32::try_from(i + 1).unwrap(),
        student: StudentId(i64::try_from(i).unwrap()),
        class_label: "三(2)班".to_owned(),
        name: name(i),
        sex_label: "女".to_owned(),
        mark: called.then_some(Mark::Present),
        note: String::new(),
    };
    let count = u32::try_from(pupils).unwrap();
    DayRoster {
        school: "育英小学".to_owned(),
        day: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        until: Until::Basic,
        groups: vec![GroupRoster {
            numbered: Numbered::Place,
            group: GroupId(1),
            name: "作业一班".to_owned(),
            kind_label: "基础托管".to_owned(),
            slot: "16:30–17:30".to_owned(),
            room: "二号楼203".to_owned(),
            staff: vec!["赵晓".to_owned()],
            rows: (0..pupils).map(row).collect(),
            sums: called.then_some(Sums { expected: count, present: count, ..Sums::default() }),
            cancelled: None,
        }],
    }
}

/// November 2026 with weekends without service.
pub(crate) fn month(pupils: usize) -> MonthSheet {
    let month = Month::read("2026-11").unwrap();
    let days: Vec<MonthDay> = (1..=30)
        .map(|number| {
            let place = (number as usize + 5) % 7;
            let weekday = ['一', '二', '三', '四', '五', '六', '日'][place];
            let sums = (place < 5).then(|| Sums { expected: pupils as u32, present: pupils as u32, ..Sums::default() });
            MonthDay { number, weekday, meets: place < 5, sums, due: None }
        })
        .collect();
    let row = |i: usize| MonthRow {
        seat_no: None,
        number: u32::try_from(i + 1).unwrap(),
        class_label: "三(2)班".to_owned(),
        name: name(i),
        marks: days.iter().map(|day| day.meets.then_some(Mark::Present)).collect(),
        not_due: vec![false; days.len()],
        sums: Sums { expected: 21, present: 21, ..Sums::default() },
    };
    let rows = (0..pupils).map(row).collect();
    MonthSheet {
        numbered: Numbered::Place,
        school: "育英小学".to_owned(),
        month,
        group: "作业一班".to_owned(),
        staff: Vec::new(),
        days,
        rows,
    }
}

/// Two classes of so many letters each.
pub(crate) fn mailing(letters: usize) -> Mailing {
    let letter = |class: usize, i: usize| Letter {
        student: StudentId(i64::try_from(i).unwrap()),
        slip_no: format!("261-{class}{i:04}-4"),
        salutation: format!("三({class})班 {} 家长：", name(i)),
        class_label: format!("三({class})班"),
        seat: (i + 1).to_string(),
        name: name(i),
    };
    let classes = [1, 2].map(|class| ClassLetters {
        label: format!("三({class})班"),
        body: 0,
        letters: (0..letters).map(|i| letter(class, i)).collect(),
    });
    Mailing {
        school: "育英小学".to_owned(),
        title: "课后服务告家长书".to_owned(),
        date_label: "2026年8月28日".to_owned(),
        bodies: vec![body()],
        classes: classes.into(),
    }
}

fn body() -> Body {
    let text =
        "学校在每个上课日放学后开展课后服务（不含法定节假日），内容为作业辅导、体育、艺术、科普等，“双休日”不开展。";
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    let table = Part::Table {
        header: row(["服务项目", "星期", "时间"]),
        rows: vec![row(["基础托管", "周一至周五", "16:30–17:30"]), row(["延时托管", "周一至周五", "18:30–20:30"])],
    };
    let mut parts = vec![Part::Paragraph(text.to_owned())];
    for heading in ["一、服务对象", "二、服务时间", "三、收费与减免", "四、接送与安全", "五、请假与退出"]
    {
        parts.push(Part::Heading(heading.to_owned()));
        parts.push(Part::Paragraph(text.repeat(2)));
    }
    parts.insert(4, table);
    let choice =
        |label: &str, days: &str| SlipChoice { label: label.to_owned(), weekdays: Weekdays::read(days).unwrap() };
    Body {
        grade: 3,
        parts,
        sign_off: vec!["咨询与监督电话：0795-2501234".to_owned()],
        slip: SlipForm {
            title: "课后服务回执".to_owned(),
            intro: "请沿线剪下，填写后交班主任。".to_owned(),
            choices: vec![choice("基础托管 16:30–17:30", "一二三四五"), choice("社团/特色 16:30–17:30", "二四")],
            asks_clubs: true,
            consent: "我同意学校为开展课后服务使用以上信息。".to_owned(),
        },
    }
}
