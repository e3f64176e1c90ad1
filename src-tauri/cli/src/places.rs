//! Where things lie on this machine, and what only the outermost room may know: the clock, chance and the passphrase.
use chrono::{Local, Utc};
use kehou_desk::{No, Now, Place};
use std::path::PathBuf;

/// The moment and the actor. For trials and tests `KEHOU_TODAY` (`YYYY-MM-DD`) sets the school's day, and `KEHOU_NOW`
/// (`2026-11-24T08:00:00Z`) the moment, so that two computers write the same record of changes.
pub fn now(actor: Option<&str>) -> Now {
    let today = std::env::var("KEHOU_TODAY").ok().and_then(|text| text.parse().ok());
    let at = std::env::var("KEHOU_NOW").ok().and_then(|text| text.parse().ok());
    Now {
        at: at.unwrap_or_else(Utc::now),
        today: today.unwrap_or_else(|| Local::now().date_naive()),
        actor: actor.map_or_else(|| "命令行".to_owned(), str::to_owned),
    }
}

/// Random bytes from the system.
pub fn chance(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        eprintln!("系统无法提供随机数，程序停止。");
        std::process::exit(3);
    }
}

/// The folders: `--data` or the platform's data folder, and the program's assets.
pub fn place(data: Option<&PathBuf>) -> Place {
    Place::usual(data.cloned())
}

/// The passphrase from `KEHOU_PASSPHRASE`, or from a prompt.
pub fn passphrase() -> Result<String, No> {
    if let Ok(passphrase) = std::env::var("KEHOU_PASSPHRASE") {
        return Ok(passphrase);
    }
    rpassword::prompt_password("请输入口令：").map_err(|_| No::Fault {
        message: "没有读到口令：这里没有可以输入的地方。可以用环境变量 KEHOU_PASSPHRASE 给出。".to_owned(),
    })
}
