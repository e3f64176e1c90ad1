//! Lists that stand apart in a file: header rows that belong together, lists side by side, a sheet for each class.
use super::{book, effects, said, school, sheet};
use crate::cells::Workbook;
use crate::intake::{Chosen, Known, List, gathered, source, students, which_list};

fn of(sheets: Vec<crate::cells::Sheet>) -> Workbook {
    gathered(Workbook { format: "xlsx".into(), sheets, remarks: Vec::new() }, List::Students, &Chosen::default())
}

/// Who is in which class, in the order of the rows.
fn taken(book: &Workbook) -> Vec<String> {
    let checked = students(book, None, &Known::new(school())).unwrap();
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    let named = |each: &crate::intake::Accepted<crate::intake::TakenStudent>| {
        let class = &each.value.class;
        format!("{} {}/{}", each.value.student.name, class.entry_year, class.label)
    };
    checked.accepted.iter().map(named).collect()
}

#[test]
fn a_header_of_two_rows_tells_pupil_and_parent_apart() {
    let mut file = book(&[
        "学生信息|学生信息|学生信息|监护人信息|监护人信息|备注",
        "姓名|性别|班级|姓名|电话|备注",
        "李明|男|一(1)班|李大明|13946617015|",
    ]);
    file.sheets[0].merged = vec![(0, 0, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5)];
    let checked = students(&file, None, &Known::new(school())).unwrap();
    assert_eq!((checked.header_row, effects(&checked)), (1, (1, 0, 0)));
    let guardian = checked.accepted[0].value.guardian.as_ref().unwrap();
    assert_eq!((guardian.name.as_str(), guardian.phone.as_str()), ("李大明", "13946617015"));
    let headers: Vec<&str> = checked.columns.iter().map(|(_, header)| header.as_str()).collect();
    let wanted = ["学生信息/姓名", "学生信息/性别", "学生信息/班级", "监护人信息/姓名", "监护人信息/电话", "备注"];
    assert_eq!(headers, wanted);
}

#[test]
fn lists_side_by_side_are_both_read() {
    let file = of(vec![sheet(
        "名单",
        &[
            "学生名单||||||||",
            "序号|姓名|性别|班级||序号|姓名|性别|班级",
            "=1|李明|男|一(1)班||=4|孙丽|女|一(2)班",
            "=2|王芳|女|一(1)班||=5|周强|男|一(2)班",
            "=3|赵强|男|一(1)班||合计|5人||",
        ],
    )]);
    assert_eq!(taken(&file), ["李明 2026/1", "王芳 2026/1", "赵强 2026/1", "孙丽 2026/2", "周强 2026/2"]);
    assert_eq!(file.remarks, ["工作表「名单」里并排放着 2 份名单，已都读取。"]);
    assert_eq!((source(&file, "名单", 3), source(&file, "名单", 6)), (None, Some("第 3 行 F 列起".into())));
    let plain = of(vec![sheet("名单", &["姓名|性别|班级|监护人|电话|联系人|电话", "李明|男|一(1)班|||"])]);
    assert_eq!(plain.remarks, Vec::<String>::new());
}

#[test]
fn lists_side_by_side_take_the_class_above_them() {
    let mut names =
        sheet("名单", &["一(1)班|一(1)班|一(2)班|一(2)班", "姓名|性别|姓名|性别", "李明|男|孙丽|女", "王芳|女||"]);
    names.merged = vec![(0, 0, 0, 1), (0, 2, 0, 3)];
    assert_eq!(taken(&of(vec![names])), ["李明 2026/1", "王芳 2026/1", "孙丽 2026/2"]);
}

#[test]
fn a_sheet_for_each_class_takes_the_class_from_its_name() {
    let list =
        |name: &str, pupils: &[&str]| sheet(name, &[&["花名册||", "序号|姓名|性别"], pupils, &["合计||"]].concat());
    let sheets = || {
        vec![
            list("三(1)班", &["=1|李明|男", "=2|王芳|女"]),
            list("三(2)班", &["=1|赵强|男"]),
            sheet("说明", &["请填写"]),
        ]
    };
    let file = of(sheets());
    assert_eq!(taken(&file), ["李明 2024/1", "王芳 2024/1", "赵强 2024/2"]);
    assert_eq!(file.remarks, ["工作表「三(1)班」「三(2)班」按名称所示的班级读取。"]);
    assert_eq!(source(&file, "各班合在一起", 5).as_deref(), Some("工作表「三(2)班」第 3 行"));
    let raw = Workbook { sheets: sheets(), ..Workbook::default() };
    let fit = which_list(&raw).into_iter().find(|fit| fit.list == List::Students).unwrap();
    assert!(fit.fits, "{}", fit.why());
    for chosen in [Chosen::sheet("三(2)班"), Chosen { header_row: Some(2), ..Chosen::sheet("三(2)班") }] {
        let kept = gathered(raw.clone(), List::Students, &chosen);
        let names: Vec<&str> = kept.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["各班合在一起", "三(1)班", "三(2)班", "说明"], "the way back stays");
        let checked = students(&kept, Some(&chosen), &Known::new(school())).unwrap();
        assert_eq!(said(&checked.problems), Vec::<String>::new());
        let told: Vec<(u32, &str)> =
            checked.accepted.iter().map(|each| (each.row, each.value.student.name.as_str())).collect();
        assert_eq!((told, checked.accepted[0].value.class.label.as_str()), (vec![(3, "赵强")], "2"));
        assert_eq!(kept.remarks, ["没有班级列，按工作表名称所示的三(2)班读取。"]);
    }
}

#[test]
fn a_sheet_of_a_title_takes_its_class_from_there_when_it_is_chosen_with_its_header_row() {
    let raw = Workbook {
        sheets: vec![sheet("表1", &["一(1)班花名册|", "姓名|性别", "李明|男"]), sheet("表2", &["说明"])],
        ..Workbook::default()
    };
    let chosen = Chosen { header_row: Some(2), ..Chosen::sheet("表1") };
    let checked = students(&gathered(raw, List::Students, &chosen), Some(&chosen), &Known::new(school())).unwrap();
    assert_eq!((said(&checked.problems), checked.accepted.len()), (Vec::new(), 1));
}

#[test]
fn sheets_whose_headers_differ_are_joined_by_what_their_columns_are() {
    let file = of(vec![
        sheet("一(1)班", &["姓名|性别|家长电话|备注", "李明|男|13946617015|"]),
        sheet("一(2)班", &["序号|性别|姓名||联系电话|特长", "=1|女|孙丽||13946617016|画画"]),
    ]);
    assert_eq!(taken(&file), ["李明 2026/1", "孙丽 2026/2"]);
    let checked = students(&file, None, &Known::new(school())).unwrap();
    let phones: Vec<&str> =
        checked.accepted.iter().map(|each| each.value.guardian.as_ref().unwrap().phone.as_str()).collect();
    assert_eq!(phones, ["13946617015", "13946617016"]);
    let heads: Vec<&str> = file.sheets[0].rows[0].iter().map(crate::cells::Cell::text).collect();
    assert_eq!(heads, ["姓名", "性别", "家长电话", "备注", "序号", "特长", "班级", "来自"]);
}

#[test]
fn sheets_of_grades_with_a_class_column_are_read_together() {
    let list = |name: &str, pupils: &[&str]| sheet(name, &[&["姓名|性别|班级"], pupils].concat());
    let file = of(vec![list("三年级", &["李明|男|1班"]), list("四年级", &["赵强|男|2班"])]);
    assert_eq!(taken(&file), ["李明 2024/1", "赵强 2023/2"]);
}
