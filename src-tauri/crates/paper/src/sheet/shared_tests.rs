//! Reads every file of the shared test data: each gives its fact or its refusal, and none takes long.
use std::path::{Path, PathBuf};

use kehou_school::cells::Cell;

use super::*;

/// One fact of a file that reads: sheet, row and column (from 0) and what the cell there is.
type Fact = (usize, usize, usize, &'static str);

enum Wanted {
    /// Format, rows of the first sheet, facts, and a word of the remark or `""` for no remark.
    Reads(&'static str, usize, &'static [Fact], &'static str),
    Refused(Reason, &'static str),
}

use Wanted::{Reads, Refused};

const FILES: &[(&str, Wanted)] = &[
    (
        "spreadsheets/01-notes-row-then-header.xls",
        Reads("xls", 3, &[(0, 1, 0, "Text 材质*"), (0, 2, 12, "Number 200")], ""),
    ),
    ("spreadsheets/03-dimension-A1-XFD2.xlsx", Reads("xlsx", 2, &[(0, 0, 0, "Text 单据号")], "")),
    ("spreadsheets/05-datetime-as-text.xlsx", Reads("xlsx", 6, &[(0, 1, 0, "Date 2023-01-01")], "")),
    ("spreadsheets/07-x005f-escape.xlsx", Reads("xlsx", 1, &[(0, 0, 0, "Text SH_x000D_Z002")], "")),
    (
        "spreadsheets/09-chinese-date-formats.xls",
        Reads("xls", 28, &[(0, 4, 0, "Moment 2020-01-01 01:01:01"), (0, 27, 0, "Moment 2020-01-01 01:01:01")], ""),
    ),
    ("spreadsheets/11-utf8-no-bom.csv", Reads("csv", 11, &[(0, 1, 0, "Text 姓名0"), (0, 10, 1, "Text 20")], "")),
    (
        "spreadsheets/13-wps-sparse-rows.xlsx",
        Reads("xlsx", 4, &[(0, 2, 3, "Empty "), (0, 2, 4, "Text kkkoom2"), (0, 2, 5, "Date 2024-05-01")], ""),
    ),
    (
        "spreadsheets/15-hidden-sheet-2.xls",
        Reads("xls", 2, &[(1, 0, 0, "Text title02")], "3 张隐藏的工作表没有自动读取：Sheet2"),
    ),
    (
        "spreadsheets/17-dates-many-formats.xls",
        Reads("xls", 10, &[(0, 0, 0, "Date 2025-03-25"), (0, 0, 9, "Text testssdf是士大夫否t")], ""),
    ),
    ("spreadsheets/19-pass-protected.xlsb", Refused(Reason::Password, "密码")),
    ("spreadsheets/21-date-1904.xlsx", Reads("xlsx", 3, &[(0, 0, 0, "Date 2021-01-01"), (0, 0, 1, "Number 15")], "")),
    ("spreadsheets/23-merged-range.xls", Reads("xls", 4, &[(0, 1, 0, "Text A1"), (1, 3, 5, "Text F1")], "")),
    ("spreadsheets/26-too-small-68-bytes.xls", Refused(Reason::NotASpreadsheet, "一段文字")),
    ("spreadsheets/28-ods-repeat-dos.ods", Refused(Reason::TooLarge, "过大")),
    ("spreadsheets/30-header-not-first-row.xlsx", Reads("xlsx", 10, &[(0, 2, 2, "Text Note 1")], "")),
    (
        "spreadsheets/32-inlineStr-cdata.xlsx",
        Reads("xlsx", 2, &[(0, 0, 0, "Text Hello CDATA"), (0, 1, 0, "Text 12345")], ""),
    ),
    ("spreadsheets/34-ns-prefix.xlsx", Reads("xlsx", 3, &[(0, 0, 0, "Text a"), (0, 2, 1, "Number 4")], "")),
    ("spreadsheets/36-hidden-veryhidden-chart.xlsb", Refused(Reason::UnsupportedFormat, ".xlsb")),
    ("spreadsheets/38-zipbomb-sharedstrings.xlsx", Refused(Reason::TooLarge, "过大")),
    ("spreadsheets/40-malformed-sst-count.xlsx", Reads("xlsx", 3, &[(0, 1, 3, "Text sadf")], "")),
    ("spreadsheets/42-xor-password-abc.xls", Refused(Reason::Password, "密码")),
    (
        "spreadsheets/44-china-telecom-report.xls",
        Reads("xls", 29, &[(0, 0, 3, "Text “家家e”业务统计月报"), (0, 2, 2, "Text 单   位")], ""),
    ),
    ("spreadsheets/46-excel95.xls", Reads("xls", 22, &[(0, 3, 1, "Text Number")], "")),
    ("spreadsheets/48-strict.xlsx", Reads("xlsx", 4, &[(0, 1, 1, "Text 2nd row 2nd column")], "")),
    (
        "spreadsheets/50-wps.xlsx",
        Reads("xlsx", 4, &[(0, 1, 0, "Truth TRUE"), (0, 2, 2, "Date 2014-02-19"), (0, 2, 3, "Number 0.3")], ""),
    ),
    ("spreadsheets/52-wps.dbf", Refused(Reason::UnsupportedFormat, ".dbf")),
    ("spreadsheets/54-html-from-excel.htm", Reads("html", 3, &[(0, 0, 1, "Text abc\ndef")], "")),
    ("spreadsheets/56-biff5-merge.xls", Reads("xls", 4, &[(0, 0, 0, "Text A1:B2")], "")),
    ("spreadsheets/58-rk-numbers.xls", Reads("xls", 5, &[(0, 3, 2, "Number 0.01"), (0, 4, 2, "Number 12004.55")], "")),
    ("spreadsheets/60-biff4-stream.xls", Reads("xls", 27, &[(0, 0, 1, "Text TOTAL"), (0, 26, 2, "Text Giftware")], "")),
    ("spreadsheets/62-google-sheets.xlsx", Reads("xlsx", 6, &[(0, 3, 1, "Text TEST")], "")),
    ("roster/roster-utf8-bom.csv", Reads("csv", 121, &[(0, 1, 5, "Text 610102201911118871")], "")),
    ("roster/roster-gb18030.csv", Reads("csv", 121, &[(0, 1, 2, "Text 杨超浩")], "")),
    ("roster/roster-gb18030-with-84319533-bom.csv", Reads("csv", 121, &[(0, 0, 0, "Text 序号")], "")),
    (
        "roster/roster-plain-text-ids.xlsx",
        Reads("xlsx", 121, &[(0, 1, 0, "Number 1"), (0, 1, 7, "Date 2019-11-11")], ""),
    ),
    (
        "roster/roster-libreoffice-biff8.xls",
        Reads("xls", 121, &[(0, 1, 5, "Text 610102201911118871"), (0, 1, 7, "Date 2019-11-11")], ""),
    ),
    (
        "roster/roster-ids-as-float-precision-lost.xlsx",
        Reads("xlsx", 121, &[(0, 1, 1, "Number 2026010101"), (0, 1, 5, "LostDigits 6.10102E+17")], ""),
    ),
    (
        "roster/roster-title-rows-merged-grade-class-total-row.xlsx",
        Reads("xlsx", 126, &[(0, 2, 0, "Text 序号"), (0, 5, 8, "Text 一年级"), (0, 22, 9, "Text 1班")], ""),
    ),
    (
        "roster/roster-sheetjs-html.xls",
        Reads("html", 121, &[(0, 1, 5, "Text 610102201911118871")], "文件名是 .xls，内容其实是网页表格"),
    ),
    (
        "roster/roster-sheetjs-xlml.xls",
        Reads("spreadsheetml", 121, &[(0, 1, 5, "Text 610102201911118871")], "内容其实是 XML 表格"),
    ),
    (
        "roster/roster-tsv-named-xls.xls",
        Reads("tsv", 121, &[(0, 1, 5, "Text 610102201911118871")], "内容其实是制表符分隔的文本"),
    ),
];

fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("KEHOU_SHARED")
        .map(PathBuf::from)
        .map(|root| if root.ends_with("data") { root } else { root.join("data") });
    let found =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|up| up.join("shared/data")).find(|data| data.is_dir());
    let data = named.or(found).filter(|data| data.is_dir());
    if data.is_none() {
        println!("skipped: no shared/data beside the project, and KEHOU_SHARED does not name it");
    }
    data
}

fn described(cell: &Cell) -> String {
    let kind = format!("{cell:?}");
    format!("{} {}", kind.split('(').next().unwrap_or_default(), cell.text())
}

#[test]
fn every_shared_file_gives_its_fact_or_its_refusal() {
    let Some(data) = shared() else { return };
    for (name, wanted) in FILES {
        let found = read(&data.join(name));
        match (found, wanted) {
            (Ok(book), Reads(format, rows, facts, remark)) => {
                assert_eq!((book.format.as_str(), book.sheets[0].rows.len()), (*format, *rows), "{name}");
                for (sheet, row, column, fact) in *facts {
                    let cell = book.sheets[*sheet].rows[*row].get(*column).cloned().unwrap_or_default();
                    assert_eq!(&described(&cell), fact, "{name} {sheet} {row} {column}");
                }
                assert_eq!(book.remarks.len(), usize::from(!remark.is_empty()), "{name} {:?}", book.remarks);
                assert!(book.remarks.concat().contains(remark), "{name} {:?}", book.remarks);
            }
            (Err(no), Refused(code, word)) => {
                assert_eq!(no.code, *code, "{name} {no}");
                assert!(no.message.contains(word), "{name} {no}");
            }
            (found, _) => panic!("{name} gave {:?}", found.map(|book| book.format)),
        }
    }
}

#[test]
fn one_date_in_every_format_is_one_date() {
    let Some(data) = shared() else { return };
    let book = read(&data.join("spreadsheets/09-chinese-date-formats.xls")).unwrap();
    let dates: Vec<&str> = book.sheets[0].rows.iter().skip(1).map(|row| row[0].text()).collect();
    assert_eq!(dates, ["2020-01-01 01:01:01"; 27]);
}

#[test]
fn every_whole_roster_gives_the_same_cells() {
    let Some(data) = shared() else { return };
    let texts = |name: &str| {
        let book = read(&data.join("roster").join(name)).unwrap();
        book.sheets[0]
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text().to_string()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let truth = texts("roster-utf8-bom.csv");
    assert_eq!(truth.len(), 121);
    for name in [
        "roster-gb18030.csv",
        "roster-gb18030-with-84319533-bom.csv",
        "roster-plain-text-ids.xlsx",
        "roster-libreoffice-biff8.xls",
        "roster-sheetjs-html.xls",
        "roster-sheetjs-xlml.xls",
        "roster-tsv-named-xls.xls",
    ] {
        assert_eq!(texts(name), truth, "{name}");
    }
    let titled = texts("roster-title-rows-merged-grade-class-total-row.xlsx");
    let found: Vec<_> = titled
        .into_iter()
        .filter(|row| row.first().is_some_and(|number| number == "序号" || number.parse::<u32>().is_ok()))
        .collect();
    assert_eq!(found, truth);
}

#[test]
fn damaged_copies_are_refused_and_never_crash() {
    let Some(data) = shared() else { return };
    for (name, _) in FILES {
        let whole = std::fs::read(data.join(name)).unwrap();
        for part in 1..12 {
            let _ = read_bytes(&whole[..whole.len() * part / 12], name);
            let mut bent = whole.clone();
            for place in (part * 37..bent.len()).step_by(bent.len() / 40 + 1) {
                bent[place] ^= 0x55;
            }
            let _ = read_bytes(&bent, name);
        }
    }
}
