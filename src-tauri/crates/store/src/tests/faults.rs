//! Failing on purpose: whatever is stopped wherever, the file is as before or as after, and says so.
use super::{Batches, PASSPHRASE, accepted, chance, fill, mark, new_school, now, pupil};
use crate::{Fault, Store, Trouble};
use kehou_school::ids::{BatchId, GroupId, StudentId};
use kehou_school::intake::{Accepted, Effect, TakenStudent};
use kehou_school::words::Mark;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// Everything the file holds, as text.
fn snapshot(store: &Store) -> String {
    let mut text = String::new();
    for table in store.read().tables().unwrap() {
        text += &format!("{}\n", table.name);
        let rows = store.read().each_row(&table, |cells| {
            text += &format!("{cells:?}\n");
            Ok::<_, Fault>(())
        });
        rows.unwrap();
    }
    text
}

/// Stops SQLite at its step of that number; never for 0.
fn stop_at(store: &mut Store, step: u64) {
    let counter = AtomicU64::new(0);
    let handler = move || counter.fetch_add(1, Ordering::Relaxed) + 1 == step;
    store.conn.progress_handler(1, (step > 0).then_some(handler)).unwrap();
}

fn small_import(store: &mut Store) -> Result<BatchId, Trouble> {
    store.write(&now(), "import students", |w| {
        let batch = w.new_batch("students", "学生.xlsx", "aa")?;
        let mut changed = pupil(1);
        changed.student.id = StudentId(1);
        changed.student.name = "改名".into();
        let rows =
            [accepted(Effect::Changed, changed), accepted(Effect::Added, pupil(7)), accepted(Effect::Added, pupil(8))];
        w.keep_students(batch, &rows).map(|_| batch).map_err(Trouble::from)
    })
}

/// Runs the work with SQLite stopped at its 1st, 2nd, 3rd … step until it is not stopped any more.
fn stop_everywhere(store: &mut Store, work: impl Fn(&mut Store) -> Result<(), Trouble>) {
    let before = snapshot(store);
    let (mut step, mut stopped) = (1, 0);
    loop {
        stop_at(store, step);
        let done = work(store);
        stop_at(store, 0);
        match done {
            Ok(()) => break,
            Err(Trouble::Fault(fault)) => {
                assert!(fault.cause.contains("操作被中止") && !fault.unclear, "step {step}: {fault}")
            }
            Err(refused) => panic!("step {step}: {refused:?}"),
        }
        assert!(snapshot(store) == before, "step {step} left something behind");
        stopped += 1;
        // Each of the first steps, then with longer strides: a whole import has thousands.
        step += 1 + step / 12;
    }
    assert!(stopped > 30, "only {stopped} steps were stopped");
    assert!(snapshot(store) != before);
    assert_eq!(store.read().verify(&|settlement| settlement.fingerprint.clone()).unwrap(), Vec::<String>::new());
}

#[test]
fn an_import_stopped_at_any_step_leaves_the_file_as_it_was() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    stop_everywhere(&mut store, |store| small_import(store).map(drop));
}

#[test]
fn an_undo_stopped_at_any_step_leaves_the_file_as_it_was() {
    let (_dir, mut store) = new_school();
    let Batches { attendance, .. } = fill(&mut store).unwrap();
    stop_everywhere(&mut store, |store| store.write(&now(), "undo", |w| w.undo_batch(attendance)));
}

#[test]
fn a_refused_commit_keeps_nothing_and_says_so() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let before = snapshot(&store);
    store.conn.commit_hook(Some(|| true)).unwrap();
    let Err(Trouble::Fault(fault)) = small_import(&mut store) else { panic!("committed") };
    assert!(!fault.unclear && fault.message().contains("未作任何改动"), "{fault}");
    store.conn.commit_hook(None::<fn() -> bool>).unwrap();
    assert!(snapshot(&store) == before);
    small_import(&mut store).unwrap();
}

#[test]
fn a_full_disk_keeps_nothing_and_says_so() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let before = snapshot(&store);
    let pages: i64 = store.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let set = |store: &Store, pages: i64| {
        store.conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap()
    };
    set(&store, pages);
    let rows: Vec<Accepted<TakenStudent>> = (10..400).map(|seat| accepted(Effect::Added, pupil(seat))).collect();
    let import = |store: &mut Store| {
        store.write(&now(), "import students", |w| {
            let batch = w.new_batch("students", "学生.xlsx", "aa")?;
            w.keep_students(batch, &rows)
        })
    };
    let fault = import(&mut store).unwrap_err();
    assert!(fault.message().contains("磁盘空间不足"), "{fault}");
    assert!(snapshot(&store) == before);
    set(&store, 1_000_000);
    assert_eq!(import(&mut store).unwrap().added, 390);
}

#[test]
fn two_threads_read_while_one_writes() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let reader = Arc::new(Mutex::new(store.reader().unwrap()));
    store
        .write(&now(), "import students", |w| {
            let batch = w.new_batch("students", "学生.xlsx", "aa")?;
            w.keep_students(batch, &[accepted(Effect::Added, pupil(9))])?;
            let there = Arc::clone(&reader);
            let seen =
                std::thread::spawn(move || there.lock().unwrap().read().students().unwrap().len()).join().unwrap();
            assert_eq!((seen, w.read().students()?.len()), (6, 7));
            Ok::<_, Fault>(())
        })
        .unwrap();
    assert_eq!(reader.lock().unwrap().read().students().unwrap().len(), 7);
}

const CHILD: &str = "KEHOU_STORE_TEST_CHILD";
const PUPILS: i64 = 6;
const DAYS: u32 = 28;

/// Not a test by itself: what the killed process does, importing a month of marks again and again.
#[test]
fn child_that_is_killed() {
    let Some(dir) = std::env::var_os(CHILD) else { return };
    let mut store = Store::open(Path::new(&dir), PASSPHRASE).unwrap();
    for year in 2030.. {
        let rows: Vec<_> = (1..=DAYS)
            .flat_map(|day| (1..=12).map(move |month| format!("{year}-{month:02}-{day:02}")))
            .flat_map(|on| {
                (1..=PUPILS).map(move |id| accepted(Effect::Added, mark(&on, GroupId(1), StudentId(id), Mark::Present)))
            })
            .collect();
        store
            .write(&now(), "import attendance", |w| {
                let batch = w.new_batch("attendance", "出勤.xlsx", "ee")?;
                w.keep_attendance(batch, &rows)
            })
            .unwrap();
        std::fs::write(Path::new(&dir).join("ready"), "").unwrap();
    }
}

#[test]
fn a_killed_import_is_there_whole_or_not_at_all() {
    let dir = TempDir::new().unwrap();
    let (mut store, _) = Store::create(dir.path(), PASSPHRASE, &mut chance(), &now()).unwrap();
    let batches = fill(&mut store).unwrap();
    store.write(&now(), "undo", |w| w.undo_batch(batches.attendance)).map_err(|_: Trouble| ()).unwrap();
    drop(store);
    for wait_ms in [3, 40, 90, 170] {
        let ready = dir.path().join("ready");
        let _ = std::fs::remove_file(&ready);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tests::faults::child_that_is_killed", "--nocapture"])
            .env(CHILD, dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        for _ in 0..3000 {
            if ready.exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        std::thread::sleep(Duration::from_millis(wait_ms));
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(dir.path(), PASSPHRASE).unwrap();
        let sql = "SELECT count(*) FROM attendance";
        let rows = store.read().number("t", sql, []).unwrap();
        let batches = store
            .read()
            .number("t", "SELECT count(*) FROM import_batch WHERE kind = 'attendance' AND undone_at IS NULL", [])
            .unwrap();
        assert_eq!(rows, batches * i64::from(DAYS) * 12 * PUPILS, "a batch is there whole or not at all");
        assert!(batches > 0);
        assert_eq!(store.read().verify(&|settlement| settlement.fingerprint.clone()).unwrap(), Vec::<String>::new());
        // The next child starts from an empty table, as its years begin again.
        let mut store = store;
        let ids: Vec<BatchId> = store
            .read()
            .batches()
            .unwrap()
            .into_iter()
            .filter(|batch| batch.kind == "attendance" && batch.undone_at.is_none())
            .map(|batch| batch.id)
            .collect();
        store
            .write(&now(), "undo", |w| ids.iter().try_for_each(|id| w.undo_batch(*id)))
            .map_err(|_: Trouble| ())
            .unwrap();
    }
}
