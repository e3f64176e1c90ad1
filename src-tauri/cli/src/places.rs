//! Where things lie on this machine, and what only the outermost room may know: the clock, chance and the passphrase.
use chrono::{Local, Utc};
use kehou_desk::{No, Now, Place};
use std::path::PathBuf;

/// The moment and the actor. `KEHOU_TODAY` (`YYYY-MM-DD`) sets the school's day for trials and tests.
pub fn now(actor: Option<&str>) -> Now {
    let today = std::env::var("KEHOU_TODAY").ok().and_then(|text| text.parse().ok());
    Now {
        at: Utc::now(),
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
    Place { data: data.cloned().unwrap_or_else(default_data), assets: assets(), windows_fonts: windows_fonts() }
}

/// The passphrase from `KEHOU_PASSPHRASE`, or from a prompt.
pub fn passphrase() -> Result<String, No> {
    if let Ok(passphrase) = std::env::var("KEHOU_PASSPHRASE") {
        return Ok(passphrase);
    }
    rpassword::prompt_password("请输入口令：").map_err(|error| No::Fault {
        message: format!("没有读到口令：{}。可以用环境变量 KEHOU_PASSPHRASE 给出。", kehou_desk::disk_said(&error)),
    })
}

fn default_data() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).map(PathBuf::from);
    if cfg!(windows) {
        from("APPDATA").unwrap_or_default().join("kehou")
    } else {
        let home = || from("HOME").unwrap_or_default().join(".local/share");
        from("XDG_DATA_HOME").unwrap_or_else(home).join("kehou")
    }
}

/// `KEHOU_ASSETS`, else the folder beside the program, else that of the source tree the program was built from.
fn assets() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("assets")));
    let source = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets"));
    std::env::var_os("KEHOU_ASSETS")
        .map(PathBuf::from)
        .or_else(|| beside.filter(|folder| folder.join("fonts").is_dir()))
        .unwrap_or(source)
}

fn windows_fonts() -> Option<PathBuf> {
    let root = std::env::var_os("SystemRoot").map(PathBuf::from)?;
    cfg!(windows).then(|| root.join("Fonts"))
}
