//! Letters to parents on paper: official margins, the text set so that letter and slip fill two pages, the slip at the foot.

use kehou_school::days::{WEEKDAY_CHARS, Weekdays};
use kehou_school::notice::{Body, ClassLetters, Letter, Mailing, Part, SlipForm};

use super::{Press, Unprintable};
use crate::font::{Fonts, Role};
use crate::page::{
    Align, Block, Cell, Column, Len, Numbering, Page, Piece, Row, Section, Sheet, Style, Table, Text, mm, pt, size,
};

/// Line pitches of 小四, from the one wanted down to the least readable one.
const PITCHES: [Len; 5] = [pt(22_00), pt(21_00), pt(20_00), pt(19_00), pt(18_00)];
/// What a column of a table asks for at most, in halves of a character: a long cell breaks into lines rather than squeeze the others.
const WIDEST: Len = 60;
/// Columns whose cells are no longer than this, in halves of a character, stand on one line.
const ON_ONE_LINE: Len = 22;
/// The same of columns whose cells say where their lines end: an issuer above the number of its paper.
const ON_ITS_LINES: Len = 32;
/// A letter is one sheet of paper, printed on both sides.
const PAGES: usize = 2;

/// Why there are no letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoLetters {
    /// Characters that no font can draw, with the family each was for.
    Unprintable(Unprintable),
    /// The user stopped it.
    Stopped,
}

/// The pages of all letters of a mailing, class after class, the first of each class bookmarked. `each` is told how many
/// letters are done and says whether to go on.
///
/// # Refuses
/// When characters have no font (all of them, with the families) or when `each` says stop.
pub fn letters(
    mailing: &Mailing,
    fonts: &mut Fonts,
    each: &mut dyn FnMut(usize) -> bool,
) -> Result<Vec<Page>, NoLetters> {
    let mut press = Press::new(fonts);
    let mut pages = Vec::new();
    let mut refused = Unprintable::default();
    let mut pitches: Vec<Option<Len>> = vec![None; mailing.bodies.len()];
    let mut done = 0;
    for class in &mailing.classes {
        let Some(body) = mailing.bodies.get(class.body) else { continue };
        for (i, letter) in class.letters.iter().enumerate() {
            let pitch = *pitches[class.body].get_or_insert_with(|| fitting(&mut press, mailing, body, class, letter));
            let mut section = section(mailing, body, letter, pitch);
            section.bookmark = (i == 0).then(|| class.label.clone());
            match press.lay(&section) {
                Ok(more) => pages.extend(more),
                Err(no) => refused.found.extend(no.found),
            }
            done += 1;
            if !each(done) {
                return Err(NoLetters::Stopped);
            }
        }
    }
    if refused.found.is_empty() { Ok(pages) } else { Err(NoLetters::Unprintable(refused)) }
}

/// The widest pitch at which the letter and its slip stand on one sheet, or the widest of all if none does.
fn fitting(press: &mut Press<'_>, mailing: &Mailing, body: &Body, class: &ClassLetters, letter: &Letter) -> Len {
    // A name of the usual length stands for all, lest the first pupil's long one narrow the lines of a whole grade.
    let usual = Letter { name: "王小明".to_owned(), class_label: class.label.clone(), ..letter.clone() };
    let fits = |press: &mut Press<'_>, pitch| {
        press.lay(&section(mailing, body, &usual, pitch)).is_ok_and(|pages| pages.len() <= PAGES)
    };
    PITCHES.into_iter().find(|pitch| fits(press, *pitch)).unwrap_or(PITCHES[0])
}

fn section(mailing: &Mailing, body: &Body, letter: &Letter, pitch: Len) -> Section {
    let mut section = Section::new(format!("{} {}", letter.class_label, letter.name), Sheet::OFFICIAL);
    section.numbering = Numbering::Dashes;
    section.footer = format!("{}　回执编号 {}", mailing.title, letter.slip_no);
    let running = Style { pitch, ..Style::running(Role::Fang, size::XIAO_SI) };
    let title = Style { pitch: pt(32_00), ..Style::plain(Role::Title, size::ER) }.align(Align::Centre);
    section.add(Text::new(title.around(0, pitch / 2).with_next(), format!("{}\n{}", mailing.school, mailing.title)));
    section.add(Text::new(Style { align: Align::Left, indent: 0, ..running }, letter.salutation.as_str()));
    for part in &body.parts {
        section.add(block(part, running));
    }
    for line in &body.sign_off {
        section.add(Text::new(running, line.as_str()));
    }
    let signed = Style { align: Align::Right, indent: 0, right: 4, ..running };
    section.add(Block::Whole(vec![
        Text::new(signed.around(pitch / 2, 0), mailing.school.as_str()).into(),
        Text::new(signed, mailing.date_label.as_str()).into(),
    ]));
    section.add(Block::Foot(slip(&body.slip, letter)));
    section
}

fn block(part: &Part, running: Style) -> Block {
    match part {
        Part::Heading(words) => Text::new(running.role(Role::Hei).with_next(), words.as_str()).into(),
        Part::Paragraph(words) => Text::new(running, words.as_str()).into(),
        Part::Table { header, rows } => offer_table(header, rows).into(),
    }
}

/// A table within the text: what is short stands on one line, the rest of the width is shared by the longer columns as their
/// words ask.
fn offer_table(header: &[String], rows: &[Vec<String>]) -> Table {
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column)).chain(header.get(column));
    let widest = |column: usize| cells(column).flat_map(|cell| cell.lines()).map(halves).max().unwrap_or(1);
    let has_lines = |column: usize| cells(column).any(|cell| cell.contains('\n'));
    let pad = pt(3_00);
    let column = |at: usize| match widest(at) {
        wide if wide <= ON_ONE_LINE && at + 1 < header.len() || wide <= ON_ITS_LINES && has_lines(at) => {
            Column::fixed(size::WU * wide / 2 + pad * 3)
        }
        wide => Column::share(u16::try_from(wide.clamp(12, WIDEST)).unwrap_or(6)),
    };
    let head = header.iter().map(|name| Cell::new(name.as_str()).role(Role::Hei)).collect();
    let mut columns: Vec<Column> = (0..header.len()).map(column).collect();
    // A table is as wide as the text: where all its columns are short, the longest has what is left.
    if columns.iter().all(|column| column.width > 0)
        && let Some(longest) = (0..header.len()).max_by_key(|at| widest(*at))
    {
        columns[longest] = Column::share(1);
    }
    Table {
        columns,
        head: vec![Row::new(pt(18_00), head)],
        body: rows.iter().map(|row| Row::words(pt(18_00), row.iter().map(String::as_str))).collect(),
        style: Style { pitch: pt(14_00), ..Style::plain(Role::Fang, size::WU) }.around(pt(3_00), pt(3_00)),
        line: pt(50),
        pad,
    }
}

/// How wide a text is, in halves of a Chinese character.
fn halves(text: &str) -> Len {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn slip(form: &SlipForm, letter: &Letter) -> Vec<Block> {
    let line = Style { pitch: pt(20_00), ..Style::plain(Role::Song, size::WU) };
    let words = |said: &str| Piece::Words(said.to_owned());
    let blank = |width| Piece::Blank(width, String::new());
    let seat = if letter.seat.is_empty() { String::new() } else { format!("座号：{}", letter.seat) };
    let named = [
        format!("编号：{}", letter.slip_no),
        format!("班级：{}", letter.class_label),
        seat,
        format!("姓名：{}", letter.name),
    ];
    let named: Vec<&str> = named.iter().filter(|n| !n.is_empty()).map(String::as_str).collect();
    let title = Style { pitch: pt(20_00), ..Style::plain(Role::Hei, size::SI) }.align(Align::Centre);
    let mut slip = vec![
        Block::Cut("✂　沿此线剪下".to_owned()),
        Text::new(title, form.title.as_str()).into(),
        Text::new(line.role(Role::Hei), named.join("　　")).into(),
        Text::new(Style { pitch: pt(15_00), size: size::XIAO_WU, ..line }, form.intro.as_str()).into(),
        Text::of(
            line,
            vec![
                Piece::Tick(false),
                words("参加　　"),
                Piece::Tick(false),
                words("不参加　　　接送方式："),
                Piece::Tick(false),
                words("家长接　"),
                Piece::Tick(false),
                words("他人代接　"),
                Piece::Tick(false),
                words("自行离校"),
            ],
        )
        .into(),
        choices(form).into(),
    ];
    if form.asks_clubs {
        slip.push(Text::of(line, vec![words("想参加的社团："), blank(mm(125))]).into());
    }
    slip.extend(carers_and_signature(form, line));
    slip
}

/// Who picks up, the consent, and the guardian's signature.
fn carers_and_signature(form: &SlipForm, line: Style) -> [Block; 3] {
    let words = |said: &str| Piece::Words(said.to_owned());
    let blank = |width| Piece::Blank(width, String::new());
    [
        Text::of(
            line,
            vec![
                words("接送人："),
                blank(pt(95_00)),
                words("　与学生关系："),
                blank(pt(70_00)),
                words("　电话："),
                blank(mm(37)),
            ],
        )
        .into(),
        Text::of(Style { pitch: pt(15_00), ..line }, vec![Piece::Tick(false), words(&form.consent)]).into(),
        Text::of(
            Style { pitch: pt(22_00), ..line },
            vec![
                words("监护人签名："),
                blank(mm(39)),
                words("　　日期："),
                blank(pt(40_00)),
                words("年"),
                blank(pt(26_00)),
                words("月"),
                blank(pt(26_00)),
                words("日"),
            ],
        )
        .into(),
    ]
}

/// One row a slot, a box on each weekday it is held; weekdays nobody offers have no column.
fn choices(form: &SlipForm) -> Table {
    let all = form.choices.iter().fold(Weekdays::NONE, |all, choice| choice.weekdays.each().fold(all, Weekdays::with));
    let days: Vec<_> = all.each().collect();
    let name = |day: &chrono::Weekday| format!("周{}", WEEKDAY_CHARS[day.num_days_from_monday() as usize]);
    let mut head = vec![Cell::new("时段").role(Role::Hei)];
    head.extend(days.iter().map(|day| Cell::new(name(day)).role(Role::Hei)));
    let row = |choice: &kehou_school::notice::SlipChoice| {
        let mut cells = vec![Cell::new(choice.label.as_str())];
        cells.extend(days.iter().map(|day| match choice.weekdays.has(*day) {
            true => Cell::of(vec![Piece::Tick(false)]),
            false => Cell::new("—"),
        }));
        Row::new(pt(17_00), cells)
    };
    Table {
        columns: std::iter::once(Column::fixed(mm(50))).chain(days.iter().map(|_| Column::share(1))).collect(),
        head: vec![Row::new(pt(17_00), head)],
        body: form.choices.iter().map(row).collect(),
        style: Style { pitch: pt(13_00), ..Style::plain(Role::Song, size::WU) }.around(pt(2_00), pt(3_00)),
        line: pt(50),
        pad: pt(3_00),
    }
}

#[cfg(test)]
mod tests {
    use super::offer_table;

    #[test]
    fn a_table_of_short_columns_is_as_wide_as_the_text() {
        let line = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        for (rows, shared) in [
            (vec![line(["社团", "3.00 元/课时", "金发改价格\n〔2026〕12号"])], 1),
            (vec![line(["社团", "3.00 元/课时", "合唱（周二、五）；足球（周三）；书法（周一）；篮球（周四）"])], 1),
        ] {
            let table = offer_table(&line(["服务项目", "标准", "依据"]), &rows);
            assert_eq!(table.columns.iter().filter(|column| column.width == 0).count(), shared, "{rows:?}");
        }
    }
}
