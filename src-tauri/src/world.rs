//! What only the outermost room may know: the clock, who sits at the computer, and chance.
use chrono::{Local, Utc};
use kehou_desk::Now;

/// The moment, the school's day and the person; `KEHOU_TODAY` (`YYYY-MM-DD`) sets the day for trials and tests, as it
/// does for the console. Without a person logged in it is the one the system knows.
pub fn now(person: Option<&str>) -> Now {
    let set = std::env::var("KEHOU_TODAY").ok().and_then(|day| day.parse().ok());
    let today = set.unwrap_or_else(|| Local::now().date_naive());
    let of_system = || ["KEHOU_ACTOR", "USERNAME", "USER"].iter().find_map(|name| std::env::var(name).ok());
    let actor = person.map(str::to_owned).or_else(of_system);
    Now { at: Utc::now(), today, actor: actor.unwrap_or_else(|| "负责人".to_owned()) }
}

/// A name for a folder that no other start of the program gives: the moment in UTC.
pub fn stamp() -> String {
    Utc::now().format("%Y%m%d-%H%M%S-%3f").to_string()
}

/// Random bytes from the system.
pub fn chance(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        eprintln!("系统无法提供随机数，程序停止。");
        std::process::exit(3);
    }
}
