//! Making and opening a school: each way it can fail has its own refusal.
use super::{PASSPHRASE, chance, new_school, now};
use crate::{Fault, RecoveryKey, Store, Trouble};
use kehou_school::no::Refusal;
use std::path::Path;
use tempfile::TempDir;

fn refused(opened: Result<Store, Trouble>) -> Refusal {
    match opened {
        Err(Trouble::Refused(refusal)) => refusal,
        Err(Trouble::Fault(fault)) => panic!("{fault}"),
        Ok(_) => panic!("it opened"),
    }
}

fn scribble(path: &Path, from: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    let end = bytes.len().min(from + 64);
    for byte in &mut bytes[from..end] {
        *byte ^= 0x5a;
    }
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_school_is_made_once_and_opened_by_its_passphrase() {
    let (dir, store) = new_school();
    assert_eq!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::FileInUse);
    drop(store);
    let again = Store::create(dir.path(), PASSPHRASE, &mut chance(), &now()).map(|(store, _)| store);
    assert_eq!(refused(again), Refusal::SchoolExists);
    assert_eq!(refused(Store::open(dir.path(), "wrong horse")), Refusal::WrongPassphrase);
    let store = Store::open(dir.path(), PASSPHRASE).unwrap();
    assert_eq!(store.read().latest_deeds(9).unwrap().len(), 1);
    let bytes = std::fs::read(store.place().database()).unwrap();
    assert!(!bytes.starts_with(b"SQLite format"), "the file is encrypted");
}

#[test]
fn where_no_school_is_none_is_opened_and_a_weak_passphrase_makes_none() {
    let dir = TempDir::new().unwrap();
    assert_eq!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::NoSchool);
    let weak = Store::create(dir.path(), "七个字也太短了", &mut chance(), &now()).map(|(store, _)| store);
    assert_eq!(refused(weak), Refusal::WeakPassphrase);
    assert_eq!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::NoSchool);
}

#[test]
fn damage_is_told_from_a_wrong_passphrase() {
    for (name, from) in [("school.kehou", 0), ("school.kehou", 40), ("school.key", 60)] {
        let (dir, store) = new_school();
        drop(store);
        scribble(&dir.path().join(name), from);
        let refusal = refused(Store::open(dir.path(), PASSPHRASE));
        assert!(matches!(&refusal, Refusal::DamagedFile { what } if what.contains(name)), "{name} {from}: {refusal:?}");
    }
    let (dir, store) = new_school();
    drop(store);
    let key = dir.path().join("school.key");
    let text = std::fs::read_to_string(&key).unwrap();
    let place = text.find("\"sealed\": \"").unwrap() + 11;
    let other = if &text[place..=place] == "0" { "1" } else { "0" };
    std::fs::write(&key, format!("{}{other}{}", &text[..place], &text[place + 1..])).unwrap();
    assert!(
        matches!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::DamagedFile { .. }),
        "one digit of the key"
    );
    std::fs::remove_file(&key).unwrap();
    assert!(matches!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::DamagedFile { .. }));
    let (dir, store) = new_school();
    drop(store);
    std::fs::remove_file(dir.path().join("school.kehou")).unwrap();
    let made = Store::create(dir.path(), PASSPHRASE, &mut chance(), &now()).map(|(store, _)| store);
    assert!(matches!(refused(made), Refusal::DamagedFile { .. }), "a key file is never overwritten");
}

#[test]
fn a_newer_file_is_refused_by_its_version() {
    let (dir, store) = new_school();
    store.conn.execute_batch("PRAGMA user_version = 9").unwrap();
    drop(store);
    let known = crate::migrate::MIGRATIONS.len() as i64;
    assert_eq!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::NewerFile { found: 9, known });
    let (dir, store) = new_school();
    drop(store);
    let path = dir.path().join("school.key");
    let text = std::fs::read_to_string(&path).unwrap().replace("\"format\": 1", "\"format\": 2");
    std::fs::write(&path, text).unwrap();
    assert_eq!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::NewerFile { found: 2, known: 1 });
}

#[test]
fn the_recovery_key_opens_and_gives_a_new_passphrase() {
    let dir = TempDir::new().unwrap();
    let (mut store, recovery) = Store::create(dir.path(), PASSPHRASE, &mut chance(), &now()).unwrap();
    store.change_passphrase("second horse", &mut chance()).unwrap();
    drop(store);
    assert_eq!(refused(Store::open(dir.path(), PASSPHRASE)), Refusal::WrongPassphrase);
    drop(Store::open(dir.path(), "second horse").unwrap());
    let written = RecoveryKey::read(&recovery.to_string()).unwrap();
    drop(Store::open_by_recovery(dir.path(), &written, "third horse", &mut chance()).unwrap());
    drop(Store::open(dir.path(), "third horse").unwrap());
    let mut other = chance();
    other(&mut [0; 7]);
    let stranger = RecoveryKey::new(&mut other);
    assert_eq!(
        refused(Store::open_by_recovery(dir.path(), &stranger, "fourth horse", &mut chance())),
        Refusal::WrongPassphrase
    );
}

#[test]
fn what_a_key_store_keeps_opens_until_the_passphrase_is_changed() {
    let (dir, mut store) = new_school();
    let kept = store.remembered().unwrap();
    assert!(!kept.contains(PASSPHRASE), "the passphrase itself is not kept");
    store.renew_recovery(&mut chance()).unwrap();
    drop(store);
    drop(Store::open_remembered(dir.path(), &kept).unwrap());
    drop(Store::open_remembered(dir.path(), PASSPHRASE).unwrap());
    assert_eq!(refused(Store::open_remembered(dir.path(), "wrong horse")), Refusal::WrongPassphrase);
    let (mark, key) = kept.rsplit_once('\n').unwrap();
    let other = format!("{mark}\n{}", key.chars().rev().collect::<String>());
    for bad in [&other, mark, "kehou-key-1\nx\ny"] {
        assert_eq!(refused(Store::open_remembered(dir.path(), bad)), Refusal::WrongPassphrase, "{bad}");
    }
    let mut store = Store::open(dir.path(), PASSPHRASE).unwrap();
    store.change_passphrase("second horse", &mut chance()).unwrap();
    drop(store);
    assert_eq!(refused(Store::open_remembered(dir.path(), &kept)), Refusal::WrongPassphrase);
}

#[test]
fn an_interrupted_making_is_begun_again() {
    let (dir, store) = new_school();
    drop(store);
    std::fs::rename(dir.path().join("school.kehou"), dir.path().join("school.kehou.new")).unwrap();
    let (store, _) = Store::create(dir.path(), "another horse", &mut chance(), &now()).unwrap();
    drop(store);
    drop(Store::open(dir.path(), "another horse").unwrap());
    assert!(!dir.path().join("school.kehou.new").exists());
}

#[test]
fn a_file_from_before_the_index_of_histories_gets_it_filled() {
    let (dir, mut store) = new_school();
    super::fill(&mut store).unwrap();
    let count = |store: &Store| store.read().number("t", "SELECT count(*) FROM deed_about", []).unwrap();
    let pupil = store.read().students().unwrap()[0].id;
    let histories = |store: &Store| store.read().deeds_about_student(pupil, 9).unwrap();
    let (indexed, told) = (count(&store), histories(&store));
    assert!(indexed > 0 && !told.is_empty());
    let older = "DROP TABLE declined; DROP TABLE deed_about; ALTER TABLE student DROP COLUMN charged_before_fen;
                 ALTER TABLE student DROP COLUMN charged_until; PRAGMA user_version = 2";
    store.conn.execute_batch(older).unwrap();
    drop(store);
    let store = Store::open(dir.path(), PASSPHRASE).unwrap();
    assert_eq!(count(&store), indexed);
    assert_eq!(histories(&store), told);
    let marks =
        store.read().number("t", "SELECT count(*) FROM deed_about WHERE about LIKE 'attendance/%'", []).unwrap();
    assert_eq!(marks, 0, "no mark of attendance is indexed");
}

#[test]
fn faults_say_what_where_and_why() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("a");
    std::fs::write(&file, "").unwrap();
    let Err(Trouble::Fault(fault)) = Store::create(&file.join("b"), PASSPHRASE, &mut chance(), &now()) else {
        panic!("made")
    };
    assert!(fault.message().contains("新建数据文件夹") && fault.message().contains("/b"), "{fault}");
    let unclear = Fault { unclear: true, ..fault };
    assert!(unclear.message().contains("不清楚是否已经保存"));
}
