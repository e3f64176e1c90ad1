//! The schema is a golden file, its words are the school's words, and its questions are answered by index.
use super::new_school;
use kehou_school::words::{
    ActivityType, Area, Boarding, EnrolmentState, FundSource, Mark, SchoolSystem, ServiceKind, Sex, StaffKind, Stage,
    StudentStatus,
};
use std::path::PathBuf;

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/golden/schema.sql")
}

#[test]
fn the_schema_is_the_golden_one() {
    let (_dir, store) = new_school();
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";
    let found: Vec<String> = store.read().many("t", sql, [], |row| row.get(0)).unwrap();
    let text = format!("-- The schema after every migration, as SQLite tells it.\n{};\n", found.join(";\n"));
    if std::env::var_os("KEHOU_RENEW_GOLDEN").is_some() {
        std::fs::create_dir_all(golden().parent().unwrap()).unwrap();
        std::fs::write(golden(), &text).unwrap();
    }
    let kept = std::fs::read_to_string(golden()).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        kept == text,
        "the schema differs from tests/golden/schema.sql; where that is meant, run with KEHOU_RENEW_GOLDEN=1"
    );
}

#[test]
fn every_table_is_strict() {
    let (_dir, store) = new_school();
    let sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND schema = 'main'";
    assert_eq!(store.read().many("t", sql, [], |row| row.get::<_, String>(0)).unwrap(), Vec::<String>::new());
    let wrong = store.conn.execute("INSERT INTO room (name, capacity) VALUES ('a', 'many')", []);
    assert!(wrong.is_err(), "text never stands in a number's column");
}

#[test]
fn the_words_of_the_columns_are_the_words_of_the_school() {
    let (_dir, store) = new_school();
    let codes = |all: Vec<&'static str>| all.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ");
    macro_rules! words {
        ($word:ident) => {
            codes($word::ALL.iter().map(|each| each.code()).collect())
        };
    }
    let class_stages = "'primary', 'junior'".to_owned();
    for (table, column, wanted) in [
        ("school", "stage", words!(Stage)),
        ("school", "system", words!(SchoolSystem)),
        ("school", "area", words!(Area)),
        ("home_class", "stage", class_stages),
        ("student", "sex", words!(Sex)),
        ("student", "boarding", words!(Boarding)),
        ("student", "status", words!(StudentStatus)),
        ("staff", "kind", words!(StaffKind)),
        ("service", "kind", words!(ServiceKind)),
        ("service", "activity_type", words!(ActivityType)),
        ("service", "fund_source", words!(FundSource)),
        ("enrolment", "state", words!(EnrolmentState)),
        ("attendance", "mark", words!(Mark)),
    ] {
        let sql: String =
            store.conn.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0)).unwrap();
        assert!(sql.contains(&format!("CHECK ({column} IN ({wanted}))")), "{table}.{column}: {wanted}");
    }
}

#[test]
fn attendance_is_never_scanned() {
    let (_dir, store) = new_school();
    for question in [
        "SELECT day, group_id, student_id, mark FROM attendance WHERE day = '2026-11-03' ORDER BY group_id, student_id",
        "SELECT day, group_id, student_id, mark FROM attendance WHERE day BETWEEN '2026-11-01' AND '2026-11-30' ORDER BY day, group_id, student_id",
        "SELECT day, group_id, student_id, mark FROM attendance WHERE student_id = 1 AND day BETWEEN '2026-11-01' AND '2026-11-30' ORDER BY day, group_id",
        "SELECT * FROM staff_attendance WHERE day BETWEEN '2026-11-01' AND '2026-11-30' ORDER BY staff_id, day, group_id, duty",
        "SELECT * FROM staff_attendance WHERE day = '2026-11-03' AND staff_id = 1 AND ifnull(group_id, 0) = 1 AND duty = ''",
        "SELECT id, after FROM deed WHERE id IN (SELECT deed_id FROM deed_about WHERE about IN ('student/1', 'guardian/1')) ORDER BY id DESC LIMIT 200",
    ] {
        let plan: Vec<String> =
            store.read().many("t", &format!("EXPLAIN QUERY PLAN {question}"), [], |row| row.get("detail")).unwrap();
        assert!(plan.iter().any(|step| step.starts_with("SEARCH")), "{question}: {plan:?}");
        assert!(!plan.iter().any(|step| step.starts_with("SCAN")), "{question}: {plan:?}");
    }
}
