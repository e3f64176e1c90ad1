//! Settlements are frozen, balanced, reopened by reversal; a broken file is told by `verify`; backups come back whole.
use super::{PASSPHRASE, day, fill, mark, month, new_school, now};
use crate::{Fault, Paper, Slip, Store, Trouble, restore};
use kehou_school::ids::{BatchId, GroupId, SettlementId, StaffId, StudentId};
use kehou_school::money::{Fen, Lessons};
use kehou_school::no::Refusal;
use kehou_school::records::Term;
use kehou_school::settlement::{BillDetail, Detail, Line, PayDetail, Settlement, Step};
use kehou_school::words::{Mark, StaffKind};
use std::collections::BTreeMap;
use tempfile::TempDir;

fn step(amount: i64) -> Vec<Step> {
    vec![Step {
        text: "合计".into(),
        amount_fen: Some(Fen(amount)),
        clause: None,
        days: kehou_school::days::MonthDays(3),
    }]
}

fn bill(month: &str, student: i64, amount: i64, waived: i64) -> Line {
    let detail = BillDetail {
        student: StudentId(student),
        class_label: "三(2)班".into(),
        seat_no: Some(1),
        lessons: Lessons(40_000),
        days: 20,
        service_fee_fen: Fen(amount),
        before_reductions_fen: BTreeMap::from([("basic_care".to_owned(), Fen(amount + waived))]),
    };
    Line {
        id: format!("{month}-B-{student}"),
        code: format!("G{student}"),
        who: "学生".into(),
        amount_fen: Fen(amount),
        waived_fen: Fen(waived),
        tax_fen: Fen(0),
        steps: step(amount),
        detail: Detail::Bill(detail),
    }
}

fn pay(month: &str, staff: i64, amount: i64, tax: i64) -> Line {
    let detail = PayDetail {
        staff: StaffId(staff),
        staff_kind: StaffKind::Professional,
        is_labour: true,
        post: String::new(),
        id_number: String::new(),
        phone: String::new(),
        bank: String::new(),
        account: String::new(),
        pools: Vec::new(),
        stood_in: 0,
    };
    Line {
        id: format!("{month}-P-{staff}"),
        code: format!("T{staff}"),
        who: "教师".into(),
        amount_fen: Fen(amount),
        waived_fen: Fen(0),
        tax_fen: Fen(tax),
        steps: step(amount),
        detail: Detail::Pay(detail),
    }
}

fn settlement(of: &str, version: u32) -> Settlement {
    Settlement {
        id: SettlementId(0),
        month: month(of),
        version,
        settled_at: now().at,
        actor: "测试员".into(),
        fingerprint: "0123456789abcdef".into(),
        profile_sha256: "aa".into(),
        input_digest: "bb".into(),
        inputs: BTreeMap::from([("attendance/2026-11-03/1".to_owned(), "cc".to_owned())]),
        reopened_reason: None,
        lines: vec![bill(of, 1, 10_000, 0), bill(of, 2, 0, 10_000), bill(of, 3, 0, 0), pay(of, 1, 500_000, 48_000)],
    }
}

fn settle(store: &mut Store, of: &str, version: u32) -> SettlementId {
    store.write(&now(), "settle", |w| w.add_settlement(&settlement(of, version))).unwrap()
}

fn as_kept(_: &Settlement) -> String {
    "0123456789abcdef".to_owned()
}

fn balances(store: &Store) -> Vec<(String, i64)> {
    let all = store.read().balances().unwrap();
    all.into_iter().filter(|each| each.amount_fen != Fen(0)).map(|each| (each.code, each.amount_fen.0)).collect()
}

#[test]
fn a_settlement_comes_back_whole_and_balanced() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let id = settle(&mut store, "2026-11", 1);
    assert_eq!(
        store.read().settlement_in_force(month("2026-11")).unwrap(),
        Some(Settlement { id, ..settlement("2026-11", 1) })
    );
    assert_eq!(store.read().verify(&as_kept).unwrap(), Vec::<String>::new());
    let wanted = [
        ("receivable", 10_000),
        ("charged", -20_000),
        ("waived", 10_000),
        ("pay_expense", 500_000),
        ("payable", -452_000),
        ("tax_payable", -48_000),
    ];
    assert_eq!(balances(&store), wanted.map(|(code, fen)| (code.to_owned(), fen)));
    assert_eq!(store.read().owed_by(StudentId(1)).unwrap(), Fen(10_000));
    assert_eq!(store.read().bills_of_months(month("2026-09"), month("2026-12")).unwrap().len(), 3);
    assert_eq!(store.read().bills_of_months(month("2026-09"), month("2026-11")).unwrap().len(), 0);
    let second: Result<SettlementId, Fault> =
        store.write(&now(), "settle", |w| w.add_settlement(&settlement("2026-11", 2)));
    assert!(second.is_err(), "two versions of a month are never both in force");
}

#[test]
fn reopening_reverses_and_the_next_version_stands() {
    let (_dir, mut store) = new_school();
    let batches = fill(&mut store).unwrap();
    let nothing: Result<(), Trouble> = store.write(&now(), "reopen", |w| w.reopen(month("2026-11"), "改错"));
    assert!(matches!(nothing, Err(Trouble::Refused(Refusal::NotSettled { .. }))));
    let first = settle(&mut store, "2026-11", 1);
    let undo = |store: &mut Store, batch: BatchId| store.write(&now(), "undo", |w| w.undo_batch(batch));
    let Err(Trouble::Refused(Refusal::BatchInUse { what })) = undo(&mut store, batches.attendance) else {
        panic!("undone")
    };
    assert!(what.contains("2026年11月") && what.contains("第1版"), "{what}");
    store.write(&now(), "reopen", |w| w.reopen(month("2026-11"), "改错")).map_err(|_: Trouble| ()).unwrap();
    assert_eq!(balances(&store), []);
    assert_eq!(store.read().settlement_in_force(month("2026-11")).unwrap(), None);
    assert_eq!(
        store.read().latest_settlement(month("2026-11")).unwrap().unwrap().reopened_reason.as_deref(),
        Some("改错")
    );
    assert_eq!(store.read().next_version(month("2026-11")).unwrap(), 2);
    settle(&mut store, "2026-11", 2);
    assert_eq!(store.read().settlements_of(month("2026-11")).unwrap().len(), 2);
    let lines = store.read().lines_by_id("2026-11-B-1").unwrap();
    assert_eq!(lines.iter().map(|(head, _)| head.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(store.read().verify(&as_kept).unwrap(), Vec::<String>::new());
    let by_hand = [mark("2026-11-03", GroupId(1), StudentId(2), Mark::Leave)];
    store
        .write(&now(), "rollcall", |w| w.keep_roll_call(GroupId(1), day("2026-11-03"), &by_hand, Some("查实")))
        .unwrap();
    let later = store.read().deeds_after_settlement(SettlementId(first.0 + 1), "attendance/2026-11").unwrap();
    assert_eq!(later.len(), 1, "only what came after the settlement's own deed");
}

#[test]
fn nothing_of_money_or_deeds_is_changed_or_deleted() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    settle(&mut store, "2026-11", 1);
    for statement in [
        "UPDATE deed SET actor = 'x'",
        "DELETE FROM deed",
        "UPDATE settlement_line SET amount_fen = 1",
        "DELETE FROM settlement_line",
        "UPDATE settlement SET fingerprint = 'x'",
        "DELETE FROM settlement",
        "UPDATE entry SET note = 'x'",
        "DELETE FROM entry",
        "UPDATE posting SET amount_fen = 1",
        "DELETE FROM posting",
    ] {
        let refused = store.conn.execute(statement, []).unwrap_err();
        assert!(refused.to_string().contains("只增不"), "{statement}: {refused}");
    }
}

#[test]
fn verify_names_what_was_tampered_with() {
    for (tampering, wanted) in [
        ("DROP TRIGGER deed_is_not_changed; UPDATE deed SET actor = 'x' WHERE id = 3", "操作记录第 3 条"),
        (
            "DROP TRIGGER deed_is_not_deleted; PRAGMA foreign_keys = OFF; DELETE FROM deed WHERE id = 3",
            "操作记录缺号：第 2 条之后是第 4 条",
        ),
        (
            "DROP TRIGGER posting_is_not_changed; UPDATE posting SET amount_fen = amount_fen + 1 WHERE id = 1",
            "借贷不平",
        ),
        ("DROP TRIGGER entry_is_not_deleted; PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE id = 1", "不存在的行"),
        (
            "DROP TRIGGER settlement_line_is_not_changed; UPDATE settlement_line SET amount_fen = 9 WHERE position = 0",
            "各步合计",
        ),
        ("DROP TRIGGER settlement_is_not_changed; UPDATE settlement SET fingerprint = 'x'", "指纹"),
    ] {
        let (_dir, mut store) = new_school();
        fill(&mut store).unwrap();
        settle(&mut store, "2026-11", 1);
        store.conn.execute_batch(tampering).unwrap();
        let found = store.read().verify(&as_kept).unwrap();
        assert!(found.iter().any(|each| each.contains(wanted)), "{tampering}: {found:?}");
    }
}

#[test]
fn a_backup_comes_back_whole_into_an_empty_folder_only() {
    let (dir, mut store) = new_school();
    fill(&mut store).unwrap();
    settle(&mut store, "2026-11", 1);
    let place = TempDir::new().unwrap();
    let file = place.path().join("学校.kehou-backup");
    let made = store.backup(&file).unwrap();
    assert_eq!((made.path.as_path(), made.deeds), (file.as_path(), 8));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1, "nothing is left beside it");
    assert!(matches!(store.backup(&file), Err(Trouble::Refused(Refusal::BadValue { .. }))));
    assert!(matches!(restore(&file, dir.path()), Err(Trouble::Refused(Refusal::SchoolExists))));
    assert!(matches!(restore(&file, place.path()), Err(Trouble::Refused(Refusal::BadValue { .. }))));
    let into = place.path().join("new");
    restore(&file, &into).unwrap();
    let again = Store::open(&into, PASSPHRASE).unwrap();
    assert_eq!(again.read().latest_deeds(99).unwrap(), store.read().latest_deeds(99).unwrap());
    assert_eq!(again.read().verify(&as_kept).unwrap(), Vec::<String>::new());
    for place_in_file in [20, 200, made.bytes as usize - 100] {
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[place_in_file] ^= 1;
        let bad = place.path().join("bad");
        std::fs::write(&bad, bytes).unwrap();
        let refused = restore(&bad, &place.path().join("other"));
        assert!(matches!(refused, Err(Trouble::Refused(Refusal::DamagedFile { .. }))), "{place_in_file}: {refused:?}");
    }
    restore(&file, &place.path().join("other"))
        .unwrap_or_else(|trouble| panic!("a failed try leaves the folder empty: {trouble:?}"));
}

#[test]
fn papers_and_slips_are_numbered() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let term = Term { name: "上学期".into(), first_day: day("2026-09-01"), last_day: day("2027-01-20") };
    let slips: Vec<Slip> = (1..=6)
        .map(|id| Slip {
            number: format!("S{id}"),
            student: StudentId(id),
            term: term.name.clone(),
            letter: "invitation".into(),
            returned_on: None,
            answers: None,
            consent_on: None,
        })
        .collect();
    for wanted in ["2026-00001", "2026-00002"] {
        let number = store.read().next_paper_number(2026).unwrap();
        assert_eq!(number, wanted);
        let paper = Paper {
            number,
            kind: "roster".into(),
            made_at: now().at,
            actor: now().actor,
            settlement: None,
            template_version: String::new(),
            rows: 6,
            sha256: "00".into(),
        };
        store.write(&now(), "print", |w| w.add_paper(&paper)).unwrap();
        assert_eq!(store.read().papers().unwrap()[0], paper);
    }
    store.write(&now(), "letters", |w| w.add_term(&term).and_then(|()| w.add_slips(&slips))).unwrap();
    assert_eq!(store.read().slips("上学期", "invitation").unwrap(), slips);
}

#[test]
fn every_table_is_exported_as_text() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let tables = store.read().tables().unwrap();
    let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    for wanted in "school profile term season calendar_day day_change time_slot home_class student guardian pickup_person reduction institution staff evidence room service service_group group_meeting group_staff enrolment roll_call attendance staff_attendance account entry posting settlement settlement_line paper slip import_batch template deed app_user draft setting".split(' ') {
        assert!(names.contains(&wanted), "{wanted}");
    }
    for table in &tables {
        let mut rows = 0;
        let counted = store.read().each_row(table, |cells| {
            rows += 1;
            assert_eq!(cells.len(), table.columns.len());
            Ok::<_, Fault>(())
        });
        counted.unwrap();
        assert_eq!(rows, table.rows, "{}", table.name);
    }
    let student = tables.iter().find(|table| table.name == "student").unwrap();
    let class = student.columns.iter().find(|column| column.name == "home_class_id").unwrap();
    assert_eq!((class.refers_to.as_deref(), class.can_be_empty), (Some("home_class"), false));
}

#[test]
fn steps_of_the_schema_are_taken_one_by_one_with_a_backup_before() {
    let (dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let steps = [crate::migrate::MIGRATIONS, &["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"]].concat();
    let count = crate::migrate::MIGRATIONS.len();
    let up = |store: &Store, steps: &[&str]| {
        let before = &mut |version| crate::backup::before_migration(&store.conn, &store.place, &store.key, version);
        crate::migrate::migrate(&store.conn, steps, before)
    };
    let broken =
        [&steps[..], &["CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE half (id INTEGER) STRICT"]].concat();
    assert!(up(&store, &broken).is_err());
    assert_eq!(crate::migrate::version(&store.conn).unwrap(), count + 1, "the sound step stays");
    let half: i64 =
        store.conn.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'half'", [], |row| row.get(0)).unwrap();
    assert_eq!(half, 0, "a step is taken whole or not at all");
    up(&store, &steps).unwrap();
    let backup = dir.path().join(format!("before-upgrade-{count}.kehou-backup"));
    let into = TempDir::new().unwrap();
    restore(&backup, &into.path().join("old")).unwrap();
    assert_eq!(Store::open(&into.path().join("old"), PASSPHRASE).unwrap().read().students().unwrap().len(), 6);
}
