//! Files as offices have them, all the way: corrected rows dropped again, web forms, a sheet for each class, templates,
//! and files made to take memory or time.
use super::office::{Office, items, number, text};
use kehou_paper::sheet::{Reason, read_bytes};
use kehou_paper::table::{Book, Column, Kind, Row, Table, TableCell, xlsx};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Instant;

const HEAD: &str = "姓名,性别,年级,班级,座号,家长电话";

fn counts(preview: &Value) -> [i64; 5] {
    ["rows", "added", "changed", "unchanged", "problems"].map(|name| number(&preview["counts"][name]))
}

/// A workbook of these sheets: a name and lines with `|` between cells, the first the header.
fn workbook(office: &Office, name: &str, sheets: &[(&str, &[&str])]) -> PathBuf {
    let table = |(name, lines): &(&str, &[&str])| {
        let cells = |line: &str| line.split('|').map(TableCell::text).collect::<Vec<_>>();
        Table {
            name: (*name).to_owned(),
            columns: lines[0].split('|').map(|head| Column::new(head, 12, Kind::Text)).collect(),
            rows: lines[1..].iter().map(|line| Row::plain(cells(line))).collect(),
            ..Table::default()
        }
    };
    let book = Book { title: name.to_owned(), sheets: sheets.iter().map(table).collect() };
    let path = office.path(name);
    std::fs::write(&path, xlsx(&book).unwrap()).unwrap();
    path
}

#[test]
fn corrected_problem_rows_are_taken_in() {
    let mut office = Office::new();
    let file = office.list(
        "students",
        &[
            HEAD,
            "李明,男,一年级,1班,1,",
            "王芳,X,一年级,1班,2,13946617016",
            "赵强,男,一年级,1班,甲,1",
            "孙丽,女,一年级,1班,4,",
        ],
    );
    let taken = office.told("take_in", json!({"list": "students", "file": file}));
    assert_eq!((number(&taken["added"]), items(&taken["problems"]).len()), (2, 3));
    let out = office.path("改正.xlsx");
    assert_eq!(number(&office.told("problem_rows", json!({"list": "students", "file": file, "out": out}))["rows"]), 2);
    let sheet = &office.told("read_sheet", json!({"file": out}))["sheets"][0];
    let said: Vec<String> = items(&sheet["rows"]).iter().map(|row| text(items(row).last().unwrap())).collect();
    assert!(said[1].starts_with("性别：应为男、女中的一种。") && said[2].contains("家长电话："), "{said:?}");
    let corrected: Vec<String> = items(&sheet["rows"])
        .iter()
        .map(|row| items(row).iter().map(text).collect::<Vec<_>>().join("|").replace('\n', " "))
        .map(|line| line.replace("|X|", "|女|").replace("|甲|", "|3|").replace("|1|座号", "||座号"))
        .collect();
    let lines: Vec<&str> = corrected.iter().map(String::as_str).collect();
    let again = workbook(&office, "改正后.xlsx", &[("学生名单要改正的行", &lines)]);
    let preview = office.told("preview", json!({"list": "students", "file": again}));
    assert_eq!(counts(&preview), [2, 2, 0, 0, 0], "{preview}");
    office.told("take_in", json!({"list": "students", "file": again}));
    assert_eq!(office.rows_of("student").len(), 4);
    assert_eq!(counts(&office.told("preview", json!({"list": "students", "file": file}))), [4, 0, 0, 2, 3]);
}

#[test]
fn sheets_of_classes_are_taken_in_together_and_problems_name_the_sheet() {
    let mut office = Office::new();
    let file = workbook(
        &office,
        "全校.xlsx",
        &[("三(1)班", &["姓名|性别", "李明|男", "王芳|女"]), ("三(2)班", &["姓名|性别", "赵强|男", "孙丽|X"])],
    );
    let look = office.told("look_at", json!({"file": file}));
    assert_eq!(look["clearly"], "students", "{look}");
    let preview = office.told("preview", json!({"list": "students", "file": file}));
    assert_eq!(counts(&preview), [4, 3, 0, 0, 1], "{preview}");
    assert_eq!(text(&preview["problems"][0]["sentence"]), "工作表「三(2)班」第 3 行 性别「X」应为男、女中的一种。");
    assert!(text(&preview["remarks"][0]).contains("按名称所示的班级读取"), "{}", preview["remarks"]);
    let taken = office.told("take_in", json!({"list": "students", "file": file}));
    assert_eq!(number(&taken["added"]), 3);
    let one = office.told("preview", json!({"list": "students", "file": file, "sheet": "三(2)班"}));
    assert_eq!((&one["no"], counts(&one)), (&Value::Null, [2, 0, 0, 1, 1]), "its name tells the class: {one}");
}

#[test]
fn answers_of_a_web_form_are_enrolments() {
    let mut office = Office::small();
    let club = office.list("groups", &["服务班,服务类别,星期,开始,结束", "乒乓队,社团,三,17:35,18:20"]);
    office.told("take_in", json!({"list": "groups", "file": club}));
    let file = workbook(
        &office,
        "问卷.xlsx",
        &[(
            "Sheet1",
            &[
                "序号|提交答卷时间|所用时间|1、学生姓名|2、班级|3、请选择社团",
                "1|2026/11/23 8:05:33|60秒|何㛃|一(1)班|作业班",
                "2|2026/11/23 9:05:33|60秒|何㛃|一年级一班|作业班┋乒乓队（周三，限30人）",
                "3|2026/11/23 9:06:33|60秒|钱一|1年级1班|足球队",
            ],
        )],
    );
    let look = office.told("look_at", json!({"file": file}));
    assert_eq!(look["clearly"], "enrolments", "{look}");
    let preview = office.told("preview", json!({"list": "enrolments", "file": file}));
    assert_eq!(counts(&preview), [3, 1, 0, 1, 1], "{preview}");
    assert!(preview["remarks"].to_string().contains("第 2 行：这名学生后来又填了一次，以第 3 行为准"), "{preview}");
    let wide = workbook(
        &office,
        "腾讯文档.xlsx",
        &[(
            "收集结果",
            &[
                "提交时间（自动）|学生姓名（必填）|班级（必填）|社团:作业班|社团:乒乓队",
                "2026-11-23 08:05|周䶮|一(1)|1|0",
                "2026-11-23 08:06|钱一|一(1)班|0|1",
            ],
        )],
    );
    let preview = office.told("preview", json!({"list": "enrolments", "file": wide}));
    assert_eq!(counts(&preview), [2, 1, 0, 1, 0], "{preview}");
    assert!(text(&preview["added"][0]["who"]).contains("钱一"), "{preview}");
}

#[test]
fn a_template_handed_back_empty_holds_nothing() {
    let mut office = Office::small();
    for list in ["students", "staff", "groups", "enrolments", "attendance", "staff-attendance"] {
        let out = office.path(&format!("{list}.xlsx"));
        office.told("template", json!({"list": list, "out": out}));
        let preview = office.told("preview", json!({"list": list, "file": out}));
        assert_eq!((counts(&preview), &preview["no"]), ([0; 5], &Value::Null), "{list}: {preview}");
        assert!(preview["remarks"].to_string().contains("示例行"), "{list}: {}", preview["remarks"]);
    }
}

/// A zip package of stored parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sheet_of(rows: &str) -> Vec<u8> {
    let links =
        "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    package(&[
        ("[Content_Types].xml", b""),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", rows.as_bytes()),
    ])
}

/// The most memory this process has taken, in MB; `None` where the system does not say.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
}

/// Reads a file made to hurt: within the time and memory the product promises.
#[track_caller]
fn held(name: &str, bytes: &[u8]) -> Result<usize, Reason> {
    let began = Instant::now();
    let read = read_bytes(bytes, name);
    let seconds = began.elapsed().as_secs();
    // A build for finding faults is slower than the one that is shipped.
    let bar = if cfg!(debug_assertions) { 40 } else { 10 };
    assert!(seconds < bar, "{name} took {seconds} s");
    if let Some(peak) = peak_mb() {
        assert!(peak <= 512, "{name} took {peak} MB");
    }
    read.map(|book| book.sheets.iter().map(|sheet| sheet.rows.len()).sum()).map_err(|no| no.code)
}

#[test]
fn packages_made_to_hurt_are_held() {
    let spaces = " ".repeat(100 << 20);
    let bomb = sheet_of(&format!("<worksheet><sheetData>{spaces}</sheetData></worksheet>"));
    drop(spaces);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(held("炸弹.xlsx", &bomb), Err(Reason::TooLarge));
    let entities: String = (1..40).map(|n| format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1)).collect();
    let laughs = format!(
        "<!DOCTYPE x [<!ENTITY a0 \"ha\">{entities}<!ENTITY out SYSTEM \"file:///etc/passwd\">]>\
         <worksheet><sheetData><row><c t=\"str\"><v>&a39;&out;</v></c></row></sheetData></worksheet>"
    );
    let laughed = read_bytes(&sheet_of(&laughs), "笑.xlsx").unwrap();
    assert_eq!(laughed.sheets[0].rows[0][0].text(), "&a39;&out;", "no entity is followed");
    let range = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData></worksheet>";
    assert_eq!(held("大范围.xlsx", &sheet_of(range)), Ok(1_048_576));
    let wide = "<c r=\"XFD1\"><v>1</v></c>";
    let rows: String =
        (1..3000).map(|row| format!("<row r=\"{row}\">{}</row>", wide.replace('1', &row.to_string()))).collect();
    assert_eq!(held("行列.xlsx", &sheet_of(&format!("<worksheet><sheetData>{rows}"))), Err(Reason::TooLarge));
    let repeated = "<office:document-content><table:table><table:table-row table:number-rows-repeated=\"1048576\">\
        <table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>\
        </table:table-row></table:table></office:document-content>";
    let ods = package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", repeated.as_bytes()),
    ]);
    assert_eq!(held("重复.ods", &ods), Err(Reason::TooLarge));
}

#[test]
fn texts_made_to_hurt_are_held() {
    for (name, bytes, wanted) in [
        ("一行.csv", "张三,".repeat(2 << 20).into_bytes(), Err(Reason::TooLarge)),
        ("一格.csv", "张".repeat(4 << 20).into_bytes(), Err(Reason::TooLarge)),
        ("引号.csv", format!("姓名,班级\n\"{}", "甲,乙\n".repeat((1 << 20) - 1)).into_bytes(), Ok(1 << 20)),
        ("属性.html", format!("<table><td {}>1", "a=1 ".repeat(4 << 20)).into_bytes(), Ok(1)),
        ("跨列.html", format!("<table><tr>{}", "<td rowspan=1000 colspan=1000>1".repeat(1 << 16)).into_bytes(), Err(Reason::TooLarge)),
        ("跨行.html", format!("<table>{}", "<tr><td rowspan=1000 colspan=900>".repeat(1 << 16)).into_bytes(), Err(Reason::TooLarge)),
        ("未完.html", format!("<table>{}", "<td a=\"".repeat(1 << 20)).into_bytes(), Err(Reason::NotASpreadsheet)),
        (
            "格.xml",
            format!(
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>{}",
                "<Row ss:Index=\"1048576\"><Cell ss:Index=\"16384\" ss:MergeDown=\"99999999\"><Data>1</Data></Cell></Row>".repeat(1 << 14)
            )
            .into_bytes(),
            Err(Reason::Corrupt),
        ),
        ("大.csv", vec![b'a'; (64 << 20) + 1], Err(Reason::TooLarge)),
    ] {
        assert_eq!(held(name, &bytes), wanted, "{name}");
    }
}

/// Files that are easily read and hard to make sense of: wide, of many sheets, of many rows, all like headers.
#[test]
fn files_that_are_hard_to_make_sense_of_are_held() {
    let mut office = Office::small();
    let heads =
        "姓名,性别,班级,学籍号,年级,身份证件号".to_owned() + &(0..194).map(|n| format!(",列{n}")).collect::<String>();
    let code = format!("{}\n", ["G610102201911118871"; 200].join(","));
    let same = "姓名,性别,班级\n".to_owned() + &"张三,男,一(1)班\n".repeat(250_000);
    for (name, text, wanted) in [
        ("全是表头.csv", format!("{heads}\n").repeat(60) + &code.repeat(200), Some(0)),
        ("同名.csv", same, Some(250_000)),
        ("太长.csv", "姓名,性别,班级\n".to_owned() + &"张三,男,一(1)班\n".repeat(300_001), None),
    ] {
        let file = office.path(name);
        std::fs::write(&file, text).unwrap();
        let began = Instant::now();
        office.told("look_at", json!({"file": file}));
        match wanted {
            Some(rows) => {
                let preview = office.told("preview", json!({"list": "students", "file": file}));
                assert_eq!(counts(&preview)[0], rows, "{name}");
                assert!(items(&preview["remarks"]).len() <= 210 && items(&preview["problems"]).len() <= 300, "{name}");
            }
            None => {
                let (code, said) = office.refused("preview", json!({"list": "students", "file": file}));
                assert!(code == "unreadable_file" || said.contains("一次最多导入 300000 行"), "{code} {said}");
            }
        }
        let (seconds, bar) = (began.elapsed().as_secs(), if cfg!(debug_assertions) { 40 } else { 10 });
        assert!(seconds < bar, "{name} took {seconds} s");
        assert!(peak_mb().is_none_or(|peak| peak <= 512), "{name} took {:?} MB", peak_mb());
    }
}
