//! What strace wrote down of a story: every connection stays within the computer.
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Whether calls can be watched here; says so where they cannot.
pub fn ready() -> Option<()> {
    let tried = Command::new("strace")
        .args(["-D", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"])
        .stderr(Stdio::null())
        .status();
    if tried.is_ok_and(|status| status.success()) && env::consts::OS == "linux" {
        return Some(());
    }
    println!("left out: strace is missing or may not watch here, so nothing is said of the window's connections");
    None
}

/// Every call that reaches for an address reaches for one of this computer.
pub fn only_within_the_computer(calls: &Path) {
    let text = whole(calls);
    let outside: Vec<&str> = text.lines().filter(|line| is_outside(line)).collect();
    assert!(outside.is_empty(), "{}", outside.join("\n"));
    // The watch saw something: the display, and the driver that leads the window.
    assert!(text.contains("sa_family=AF_UNIX"), "no connection to the display was seen");
    assert!(text.contains("inet_addr(\"127.0.0.1\")"), "no connection of the driver was seen");
}

/// What was written once nothing is added to it any more.
fn whole(calls: &Path) -> String {
    let begun = Instant::now();
    let mut text = fs::read_to_string(calls).unwrap();
    loop {
        sleep(Duration::from_millis(500));
        let now = fs::read_to_string(calls).unwrap();
        if now == text || begun.elapsed() > Duration::from_secs(20) {
            return now;
        }
        text = now;
    }
}

/// Whether a line tells of a call for an address that is not this computer's.
fn is_outside(line: &str) -> bool {
    let reaches = ["connect(", "sendto(", "sendmsg(", "sendmmsg("].iter().any(|call| line.contains(call));
    let internet = line.contains("AF_INET") || line.contains("AF_PACKET");
    let here = ["inet_addr(\"127.", "\"::1\"", "\"::ffff:127."].iter().any(|address| line.contains(address));
    reaches && internet && !here
}

#[test]
fn a_connection_to_another_computer_is_seen() {
    for (line, outside) in [
        (r#"7 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0"#, false),
        (r#"7 connect(9, {sa_family=AF_INET, sin_port=htons(4444), sin_addr=inet_addr("127.0.0.1")}, 16) = 0"#, false),
        (r#"7 bind(9, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("0.0.0.0")}, 16) = 0"#, false),
        (r#"7 connect(9, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = 0"#, true),
        (
            r#"7 sendto(9, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = 1"#,
            true,
        ),
        (r#"7 connect(9, {sa_family=AF_INET6, inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0"#, false),
    ] {
        assert_eq!(is_outside(line), outside, "{line}");
    }
}
