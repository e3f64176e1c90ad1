//! Which rows below a header are no data: totals, examples, notes, repeated headers, blanks.
use crate::cells::Cell;
use crate::intake::header::bare;
use crate::intake::remark::rows_said;
use crate::naming::half_width;

/// Why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Left {
    Blank,
    Unfilled,
    Total,
    Example,
    Note,
    Repeated,
}

/// The rows left out, with why and their number from 1.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    pub rows: Vec<(Left, u32)>,
}

impl LeftOut {
    /// One sentence per reason.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let kinds = [
            (Left::Total, "合计行"),
            (Left::Example, "示例行"),
            (Left::Note, "说明或签字行"),
            (Left::Repeated, "重复的表头"),
            (Left::Unfilled, "没有填写内容的行"),
        ];
        kinds
            .into_iter()
            .filter_map(|(kind, said)| {
                let rows: Vec<u32> = self.rows.iter().filter(|(why, _)| *why == kind).map(|(_, row)| *row).collect();
                (!rows.is_empty()).then(|| format!("{}是{said}，已略过。", rows_said(&rows)))
            })
            .chain(self.blank_rows())
            .collect()
    }

    fn blank_rows(&self) -> Option<String> {
        let count = self.rows.iter().filter(|(why, _)| *why == Left::Blank).count();
        (count > 0).then(|| format!("已略过 {count} 个空行。"))
    }
}

/// A header's cells, bare of their dressing.
#[derive(Debug, Default)]
pub(crate) struct Heads(Vec<String>);

impl Heads {
    pub(crate) fn of(header: &[Cell]) -> Heads {
        Heads(header.iter().map(|cell| bare(cell.text())).collect())
    }
}

/// Why a row is no data; `None` where it is. `content` are the columns of which a row of data fills at least one.
pub(crate) fn left_out(row: &[Cell], heads: &Heads, content: &[usize]) -> Option<Left> {
    let Some(first) = row.iter().find(|cell| !cell.is_blank()) else { return Some(Left::Blank) };
    // Every word that tells such a row has one of these characters.
    let tells = first.text().contains(['计', '数', '例', ':', '：']);
    let opening = if tells { half_width(first.text()).trim().to_owned() } else { String::new() };
    if tells && is_total(&opening) {
        return Some(Left::Total);
    }
    if (tells && is_example(&opening)) || row.iter().filter(|cell| !cell.is_blank()).take(4).any(says_example) {
        return Some(Left::Example);
    }
    if is_repeated(row, heads, content) {
        return Some(Left::Repeated);
    }
    let filled = row.iter().filter(|cell| !cell.is_blank());
    let (mut cells, mut same) = (0usize, true);
    for cell in filled {
        cells += 1;
        same &= cell.text() == first.text();
    }
    if (same && cells > 2) || (tells && is_note(&opening)) {
        return Some(Left::Note);
    }
    if content.iter().all(|column| row.get(*column).is_none_or(Cell::is_blank)) {
        let long = same && first.text().trim().chars().count() > 8;
        return Some(if long { Left::Note } else { Left::Unfilled });
    }
    None
}

fn is_total(opening: &str) -> bool {
    let plain: String = opening.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit() && *c != ':').collect();
    matches!(
        plain.as_str(),
        "小计" | "小计人" | "总人数" | "本页小计" | "本班合计" | "年级合计" | "全校合计" | "人数合计"
    ) || ["合计", "总计", "共计"].iter().any(|word| plain.starts_with(word))
}

fn is_example(opening: &str) -> bool {
    let plain: String = opening.chars().filter(|c| !c.is_whitespace() && !"()[]【】〔〕:*".contains(*c)).collect();
    matches!(plain.as_str(), "例" | "样例" | "范例" | "例子" | "填写范例" | "填写样例")
        || plain.starts_with("示例")
        || plain.starts_with("填写示例")
        || opening.starts_with("例:")
}

/// `张三（示例）`, `例：张三`.
fn says_example(cell: &Cell) -> bool {
    if !cell.text().contains('例') {
        return false;
    }
    let text = half_width(cell.text());
    let text = text.trim();
    ["(示例)", "(例)", "(样例)"].iter().any(|mark| text.ends_with(mark) || text.starts_with(mark))
        || ["例:", "示例:", "样例:"].iter().any(|mark| text.starts_with(mark))
}

/// A foot or legend: it opens with such a word and a colon.
fn is_note(opening: &str) -> bool {
    const WORDS: [&str; 22] = [
        "注",
        "备注",
        "说明",
        "填写说明",
        "填表说明",
        "填表人",
        "填表日期",
        "制表",
        "制表人",
        "审核",
        "审核人",
        "校长",
        "班主任",
        "班主任签字",
        "签字",
        "公章",
        "盖章",
        "单位",
        "联系人",
        "图例",
        "日期",
        "打印日期",
    ];
    let plain: String = opening.chars().filter(|c| !c.is_whitespace()).collect();
    plain.split_once([':', '：']).is_some_and(|(word, _)| WORDS.contains(&word))
}

/// A header again, on each printed page or as the second row of a merged one: two cells, or all, say what the header says.
fn is_repeated(row: &[Cell], heads: &Heads, content: &[usize]) -> bool {
    let (mut filled, mut same) = (0usize, 0usize);
    for column in content {
        let (Some(cell), Some(head)) = (row.get(*column), heads.0.get(*column)) else { continue };
        if !cell.is_blank() {
            filled += 1;
            same += usize::from(says_the_same(cell.text(), head));
        }
    }
    same >= 2 || (filled > 0 && same == filled)
}

/// Whether a cell says what a header bare of its dressing says; most are told apart by one character that they lack.
fn says_the_same(text: &str, head: &str) -> bool {
    let sign = head.chars().next().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c));
    text.len() <= 60 && sign.is_none_or(|sign| text.contains(sign)) && bare(text) == head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_no_data_are_told_by_what_they_are() {
        let header = ["序号", "姓名*", "性别", "班级"];
        for (row, wanted) in [
            (["", "", " ", ""], Some(Left::Blank)),
            (["合计", "", "120人", ""], Some(Left::Total)),
            (["合 计：", "", "", ""], Some(Left::Total)),
            (["小计", "45", "", ""], Some(Left::Total)),
            (["示例", "张三", "男", "一(1)班"], Some(Left::Example)),
            (["（例）", "张三", "男", "一(1)班"], Some(Left::Example)),
            (["1", "张三（示例）", "男", "一(1)班"], Some(Left::Example)),
            (["1", "例：张三", "男", "一(1)班"], Some(Left::Example)),
            (["图例：√ 出勤", "", "○ 请假", ""], Some(Left::Note)),
            (["序号", "姓名", "性别", "班级"], Some(Left::Repeated)),
            (["注：本表由班主任填写。", "", "", ""], Some(Left::Note)),
            (["制表人：", "", "审核人：", ""], Some(Left::Note)),
            (["请于周五前交到教务处", "", "", ""], Some(Left::Note)),
            (["三班的名单", "三班的名单", "三班的名单", "三班的名单"], Some(Left::Note)),
            (["37", "", "", "一(1)班"], Some(Left::Unfilled)),
            (["1", "李明", "男", "一(1)班"], None),
            (["", "小计", "男", ""], Some(Left::Total)),
            (["", "李明", "", ""], None),
        ] {
            let cells = |texts: &[&str]| texts.iter().map(|text| Cell::Text((*text).to_owned())).collect::<Vec<_>>();
            assert_eq!(left_out(&cells(&row), &Heads::of(&cells(&header)), &[1, 2]), wanted, "{row:?}");
        }
    }

    #[test]
    fn what_was_left_out_is_said_once_per_reason() {
        let rows = (1..=7).map(|row| (Left::Total, row)).chain([(Left::Note, 9), (Left::Blank, 10)]).collect();
        assert_eq!(
            LeftOut { rows }.remarks(),
            ["第 1、2、3、4、5 行等 7 行是合计行，已略过。", "第 9 行是说明或签字行，已略过。", "已略过 1 个空行。"]
        );
    }
}
