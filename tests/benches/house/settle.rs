//! A month settled, from attendance to frozen sheets, through the asks a clerk uses.
use crate::child::timed;
use kehou_desk::{DemoOrder, Desk, Now, Place, Quiet};
use serde_json::{Value, json};
use std::path::Path;

const MONTH: &str = "2026-10";
const PASSPHRASE: &str = "benchmark-passphrase";

/// Makes the school by the demo's own door, then opens its settled month again.
pub fn prepare(folder: &Path, students: u32, staff: u32) {
    let order =
        DemoOrder { out: folder.to_path_buf(), students, staff, month: MONTH.to_owned(), seed: u64::from(students) };
    let mut count = 0u8;
    let mut chance = |bytes: &mut [u8]| {
        for byte in bytes {
            count = count.wrapping_mul(31).wrapping_add(7);
            *byte = count;
        }
    };
    kehou_desk::make_demo(&place(folder), &order, PASSPHRASE, &now(), &mut chance, &Quiet).expect("the demo school");
    let given = json!({"month": MONTH, "reason": "量时间"});
    open(folder).ask(&now(), "reopen", given, &Quiet).expect("the month reopens");
}

/// Settles the month and writes its three sheets; gives the time and the rows of attendance it rests on.
pub fn work(folder: &Path) -> (u64, u64) {
    let mut desk = open(folder);
    let (millis, ()) = timed(|| {
        ask(&mut desk, "settle", json!({"month": MONTH}));
        for (sheet, ending) in [("performance", "xlsx"), ("labour", "xlsx"), ("bank", "txt")] {
            let out = folder.join(format!("measured-{sheet}.{ending}"));
            ask(&mut desk, "subsidy", json!({"month": MONTH, "sheet": sheet, "out": out}));
        }
    });
    drop(desk);
    (millis, attendance_rows(folder))
}

fn attendance_rows(folder: &Path) -> u64 {
    let file = folder.join("sheets/attendance.xlsx");
    let book = kehou_paper::sheet::read(&file).expect("the attendance list");
    book.sheets.iter().map(|sheet| sheet.rows.len() as u64).sum()
}

fn ask(desk: &mut Desk, what: &str, given: Value) {
    desk.ask(&now(), what, given, &Quiet).expect("the ask is answered");
}

fn open(folder: &Path) -> Desk {
    kehou_desk::open(&place(&folder.join("data")), PASSPHRASE).expect("the school opens")
}

fn place(data: &Path) -> Place {
    Place { data: data.to_path_buf(), assets: kehou_tests::root().join("assets"), windows_fonts: None }
}

fn now() -> Now {
    Now {
        at: "2026-11-02T08:00:00Z".parse().expect("an instant"),
        today: "2026-11-02".parse().expect("a day"),
        actor: "量时间".to_owned(),
    }
}
