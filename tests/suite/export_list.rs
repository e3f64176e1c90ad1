//! A list as it is looked at becomes a workbook that another program reads, and says so where rows were left out.
use crate::office::Office;
use serde_json::json;

#[test]
fn a_narrowed_list_says_so_in_its_last_row() {
    let mut office = Office::new();
    let out = office.path("list.xlsx");
    let columns = json!([
        { "title": "姓名", "kind": "text" },
        { "title": "座号", "kind": "number" },
        { "title": "应缴", "kind": "money" },
    ]);
    let rows = json!([["陈一诺", "3", "123450"], ["=SUM(A1)", "", "50"]]);
    let given = json!({ "title": "学生名单", "narrowed_from": 45, "columns": columns, "rows": rows, "out": out });
    let answer = office.told("export_list", given);
    assert_eq!(answer["rows"], 2);
    let read = office.told("read_sheet", json!({ "file": out }));
    let found = read["sheets"][0]["rows"].as_array().unwrap();
    let texts: Vec<String> = found.iter().map(|row| row.to_string()).collect();
    let whole = texts.join("\n");
    for wanted in ["陈一诺", "1234.5", "合计", "1235", "=SUM(A1)", "按屏幕上的搜索和筛选列出的 2 行，全部共 45 行"]
    {
        assert!(whole.contains(wanted), "{wanted} is missing in\n{whole}");
    }
}

#[test]
fn a_list_of_one_row_or_without_money_has_no_sum() {
    let mut office = Office::new();
    for (at, (kind, rows)) in [("money", json!([["陈一诺", "5"]])), ("number", json!([["陈一诺", "5"], ["李明", "6"]]))]
        .into_iter()
        .enumerate()
    {
        let out = office.path(&format!("list-{at}.xlsx"));
        let columns = json!([{ "title": "姓名", "kind": "text" }, { "title": "数", "kind": kind }]);
        office.told(
            "export_list",
            json!({ "title": "名单", "narrowed_from": null, "columns": columns, "rows": rows, "out": out }),
        );
        let read = office.told("read_sheet", json!({ "file": out })).to_string();
        assert!(!read.contains("合计"), "{read}");
    }
}
