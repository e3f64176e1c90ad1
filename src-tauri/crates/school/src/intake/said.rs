//! How problems, counts and the taking back of an import are said.
use crate::no::Problem;

impl Problem {
    /// Place, cell and what was wanted as one sentence: `第 37 行 座号「甲」应填 1 到 9999 的整数。`
    pub fn sentence(&self) -> String {
        self.sentence_at(&format!("第 {} 行", self.row))
    }

    /// As [`Problem::sentence`], with the place of the row said otherwise: `工作表「三(2)班」第 5 行`.
    pub fn sentence_at(&self, place: &str) -> String {
        let Problem { column, found, wanted, .. } = self;
        if found.is_empty() {
            return format!("{place} {column}：{wanted}");
        }
        // What goes on from the cell needs no colon.
        let goes_on = wanted.starts_with(['是', '应', '与', '不']);
        format!("{place} {column}「{found}」{}{wanted}", if goes_on { "" } else { "：" })
    }
}

/// `新增 118 人，变更 2 人`.
pub fn counts_said(unit: &str, added: u32, changed: u32) -> String {
    match (added, changed) {
        (added, 0) => format!("新增 {added} {unit}"),
        (0, changed) => format!("变更 {changed} {unit}"),
        (added, changed) => format!("新增 {added} {unit}，变更 {changed} {unit}"),
    }
}

/// `新增 133 条报名，登记不参加 10 人`: `added` are places and pupils who take no part together.
pub fn sign_up_said(unit: &str, added: u32, changed: u32, declined: u32) -> String {
    let places = added.saturating_sub(declined);
    match (declined, places + changed) {
        (0, _) => counts_said(unit, added, changed),
        (declined, 0) => format!("登记不参加 {declined} 人"),
        (declined, _) => format!("{}，登记不参加 {declined} 人", counts_said(unit, places, changed)),
    }
}

/// What taking an import back does; of `added` the `declined` are pupils who take no part.
pub fn undoing_said(unit: &str, added: u32, changed: u32, declined: u32) -> String {
    let rows = match (added.saturating_sub(declined), changed) {
        (0, 0) if declined > 0 => "撤回后".to_owned(),
        (added, 0) => format!("撤回后，这次新增的 {added} {unit}会从程序里去掉。"),
        (0, changed) => format!("撤回后，这次变更的 {changed} {unit}恢复成导入以前的样子。"),
        (added, changed) => {
            format!("撤回后，这次新增的 {added} {unit}会从程序里去掉，变更的 {changed} {unit}恢复成导入以前的样子。")
        }
    };
    match declined {
        0 => rows,
        _ => format!("{}，不参加的 {declined} 人恢复为没有登记。", rows.trim_end_matches('。')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_said_with_the_cell_quoted() {
        for (found, wanted, said) in [
            ("6.1E+17", "是被改写过的号码。", "第 37 行 身份证件号「6.1E+17」是被改写过的号码。"),
            ("", "不能空着，请填写姓名。", "第 37 行 身份证件号：不能空着，请填写姓名。"),
            ("12", "身份证件号有 18 位。", "第 37 行 身份证件号「12」：身份证件号有 18 位。"),
        ] {
            let problem = Problem {
                row: 37,
                column: "身份证件号".into(),
                found: found.into(),
                wanted: wanted.into(),
                mend: None,
            };
            assert_eq!(problem.sentence(), said);
        }
    }

    #[test]
    fn counts_leave_out_what_is_none() {
        for (added, changed, said) in [(3, 0, "新增 3 人"), (0, 2, "变更 2 人"), (3, 2, "新增 3 人，变更 2 人")]
        {
            assert_eq!(counts_said("人", added, changed), said);
        }
    }

    #[test]
    fn who_takes_no_part_is_counted_apart() {
        for (counts, said) in [
            ((143, 0, 10), "新增 133 条报名，登记不参加 10 人"),
            ((133, 2, 0), "新增 133 条报名，变更 2 条报名"),
            ((10, 2, 10), "变更 2 条报名，登记不参加 10 人"),
            ((10, 0, 10), "登记不参加 10 人"),
        ] {
            assert_eq!(sign_up_said("条报名", counts.0, counts.1, counts.2), said);
        }
    }
}
