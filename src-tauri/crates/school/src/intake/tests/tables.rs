//! Finding the table: the sheet, the header row, rows that are no data, columns filled down.
use super::{book, effects, said, school, sheet};
use crate::cells::{Cell, Workbook};
use crate::intake::header::Offer;
use crate::intake::template::listing;
use crate::intake::{Chosen, Known, List, students, template};
use crate::no::Refusal;

#[test]
fn the_header_is_found_below_titles_and_foot_rows_are_left_out() {
    let file = book(&[
        "某某小学2026年秋季学期学生花名册|||||",
        "填表人：||填表日期：2026年9月1日|||",
        "序号|*姓  名（必填）|性别|年级|班级|家长电话",
        "示例|张三|男|一年级|1班|13900000000",
        "=1|李明|男|一年级|1班|=13946617015",
        "=2|王芳|女|||13959643233",
        "|||||",
        "=3|赵强|M|二年级|2班|",
        "=4|孙丽|2|||",
        "合计||4人|||",
        "注：本表由班主任填写。|||||",
    ]);
    let checked = students(&file, None, &Known::new(school())).unwrap();
    assert_eq!((checked.sheet.as_str(), checked.header_row, checked.rows), ("Sheet1", 3, 4));
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    assert_eq!(effects(&checked), (4, 0, 0));
    let rows: Vec<(u32, i32, &str)> = checked
        .accepted
        .iter()
        .map(|each| (each.row, each.value.class.entry_year, each.value.class.label.as_str()))
        .collect();
    assert_eq!(rows, [(5, 2026, "1"), (6, 2026, "1"), (8, 2025, "2"), (9, 2025, "2")]);
    assert_eq!(
        checked.columns,
        [
            ("seat_no", "序号"),
            ("name", "*姓  名（必填）"),
            ("sex", "性别"),
            ("grade", "年级"),
            ("class", "班级"),
            ("phone", "家长电话")
        ]
        .map(|(field, header)| (field.to_owned(), header.to_owned()))
    );
    assert_eq!(
        checked.remarks,
        [
            "「序号」全校连着排，读作各班的先后，每班从 1 编座号，名册和告家长书按它排。不是的话，预览时在右边把「座号」改为「（没有这一列）」。",
            "第 10 行是合计行，已略过。",
            "第 4 行是示例行，已略过。",
            "第 11 行是说明或签字行，已略过。",
            "已略过 1 个空行。",
            "「年级」列有 2 个空格，按合并单元格的写法沿用上方的值。",
            "「班级」列有 2 个空格，按合并单元格的写法沿用上方的值。",
        ]
    );
}

#[test]
fn one_forgotten_class_is_a_problem_and_not_filled_down() {
    let file = book(&["姓名|性别|班级", "李明|男|一(1)班", "王芳|女|", "赵强|男|一(2)班", "孙丽|女|一(2)班"]);
    let checked = students(&file, None, &Known::new(school())).unwrap();
    assert_eq!(effects(&checked), (3, 0, 0));
    assert_eq!((checked.problems[0].row, checked.problems[0].column.as_str()), (3, "班级"));
}

#[test]
fn every_field_that_is_read_stands_in_the_template() {
    for list in List::ALL {
        let listing = listing(list);
        let headers: Vec<String> =
            template(list).columns.iter().map(|column| column.header.trim_end_matches('*').to_owned()).collect();
        let has = |code: &str| {
            let field = listing.fields.iter().find(|field| field.code == code).unwrap();
            headers.iter().any(|header| header == field.label)
        };
        for field in listing.fields {
            match field.offer {
                Offer::Column => assert!(has(field.code), "{}: {}", list.label(), field.label),
                Offer::InsteadOf(others) => assert!(
                    !has(field.code) && others.iter().all(|other| has(other)),
                    "{}: {} without {others:?}",
                    list.label(),
                    field.label
                ),
                Offer::OfItsOwn => assert_eq!(field.code, "charged_before"),
                Offer::ByProgram => assert_eq!(field.code, "submitted", "a web form writes when it was sent"),
            }
        }
        assert_eq!(headers.len(), listing.fields.iter().filter(|field| field.offer == Offer::Column).count());
    }
    let groups = template(List::Groups);
    let optional = ["经费来源", "起", "止", "超时原因"];
    let told = groups.columns.iter().filter(|column| optional.contains(&column.header.as_str()));
    assert_eq!(told.filter(|column| !column.note.is_empty()).count(), optional.len(), "each says when it is filled");
}

#[test]
fn hidden_sheets_are_skipped_and_the_first_that_fits_is_taken() {
    let list = ["姓名|性别|班级", "李明|男|一(1)班"];
    let mut hidden = sheet("旧名单", &list);
    hidden.hidden = true;
    let mut file = Workbook {
        format: "xlsx".into(),
        sheets: vec![hidden, sheet("说明", &["怎样填写"]), sheet("名单", &list), sheet("名单2", &list)],
        remarks: vec!["文件名是 .xls，内容是网页表格。".into()],
    };
    let checked = students(&file, None, &Known::new(school())).unwrap();
    assert_eq!(checked.sheet, "名单");
    assert_eq!(checked.remarks, ["工作表「名单2」也像学生名单，这次没有读取。"]);
    assert_eq!(students(&file, Some(&Chosen::sheet("旧名单")), &Known::new(school())).unwrap().sheet, "旧名单");
    assert_eq!(
        students(&file, Some(&Chosen::sheet("没有")), &Known::new(school())).unwrap_err(),
        Refusal::NotFound { what: "工作表".into(), name: "没有".into() }
    );
    file.sheets.truncate(2);
    assert!(students(&file, None, &Known::new(school())).is_err());
}

#[test]
fn a_file_that_is_another_list_is_refused_by_what_it_lacks() {
    let file = book(&["某某小学", "姓名|工号|人员类别", "王老师|T1|本校教师"]);
    assert_eq!(
        students(&file, None, &Known::new(school())).unwrap_err(),
        Refusal::NotThatList {
            list: "学生名单".into(),
            missing: vec!["性别".into(), "班级".into()],
            looked_at: "工作表「Sheet1」第 2 行".into()
        }
    );
    let nothing = Workbook::default();
    assert!(matches!(students(&nothing, None, &Known::new(school())), Err(Refusal::NotThatList { .. })));
    let empty = book(&[]);
    assert!(matches!(students(&empty, None, &Known::new(school())), Err(Refusal::NotThatList { .. })));
}

#[test]
fn a_header_printed_again_and_a_formula_error_are_told() {
    let mut file = book(&["姓名|性别|班级", "李明|男|一(1)班", "姓名|性别|班级", "王芳|女|一(1)班"]);
    file.sheets[0].rows[3][2] = Cell::Error("#N/A".into());
    let checked = students(&file, None, &Known::new(school())).unwrap();
    assert_eq!(checked.rows, 2);
    assert_eq!(checked.remarks, ["第 3 行是重复的表头，已略过。"]);
    assert_eq!(said(&checked.problems), ["4 班级「#N/A」是公式出错的结果，请在原表改成实际的内容。"]);
}

#[test]
fn the_national_export_gives_only_what_is_needed() {
    let columns = crate::capital::tests::vectors("../columns-national-xueji.csv");
    if columns.is_empty() {
        return;
    }
    let headers: Vec<&str> = columns.iter().map(|row| row[1].as_str()).collect();
    let values: Vec<&str> = headers
        .iter()
        .map(|header| match *header {
            "姓名" => "李明",
            "性别" => "男",
            "身份证件类型" => "居民身份证",
            "年级" => "一年级",
            "班级" => "1班",
            "就读方式" => "住校",
            "班内学号" => "7",
            "联系电话" => "13946617015",
            _ => "x",
        })
        .collect();
    let values: Vec<String> = headers
        .iter()
        .zip(values)
        .map(|(header, value)| if *header == "身份证件号" { super::id(1) } else { value.to_owned() })
        .collect();
    let checked = students(&book(&[&headers.join("|"), &values.join("|")]), None, &Known::new(school())).unwrap();
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    let taken: Vec<&str> = checked.columns.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(taken, ["name", "sex", "id_type", "id_number", "seat_no", "grade", "class", "boarding", "phone"]);
    assert_eq!(checked.accepted[0].value.student.seat_no, Some(7));
}
