//! One office's way by the console, the same words on this computer and on Wine's.
use super::wine::Wine;
use crate::place;
use crate::step::{Done, program};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// Where the school of the way keeps its file.
const DATA: &str = "本校 数据";

/// The way: a school is made, its lists are taken in, papers are printed, a month is settled and sheets leave it, all is backed
/// up. What is refused on one computer is refused on the other, in the same words.
const WAY: &[&[&str]] = &[
    &["demo", "--out", "演示 学校", "--students", "240", "--staff", "30"],
    &["tools", "amount", "1409.50"],
    &["tools", "gross", "4000"],
    &["tools", "id", "11010519491231002X"],
    &["template", "students", "--out", "模板 学生.xlsx"],
    &["template", "staff-attendance", "--out", "模板 签到.xlsx"],
    &["sheet", "演示 学校/sheets/students.xlsx"],
    &[
        "init",
        "--name",
        "育英小学",
        "--stage",
        "primary",
        "--profile",
        "example-per-lesson",
        "--term",
        "2026-09-01..2027-01-22",
    ],
    &["import", "calendar", "演示 学校/sheets/calendar.xlsx"],
    &["import", "students", "演示 学校/sheets/students.xlsx", "--dry-run"],
    &["import", "students", "演示 学校/sheets/students.xlsx"],
    &["import", "students", "演示 学校/sheets/students.xlsx"],
    &["import", "staff", "演示 学校/sheets/staff.xlsx"],
    &["import", "groups", "演示 学校/sheets/groups.xlsx"],
    &["import", "enrolments", "演示 学校/sheets/enrolments.xlsx"],
    &["import", "attendance", "演示 学校/sheets/attendance.xlsx"],
    &["import", "staff-attendance", "演示 学校/sheets/staff-attendance.xlsx"],
    &["import", "undo", "99"],
    &["export", "tables", "--out", "全部 表格/导入后"],
    &["roster", "--date", "2026-10-30", "--until", "18:30", "--out", "名册 十八点半.pdf"],
    &["roster", "--date", "2026-10-30", "--until", "18:30", "--out", "名册 十八点半.xlsx"],
    &["roster", "--date", "2026-10-30", "--until", "20:30", "--out", "名册 二十点半.pdf"],
    &["month-sheet", "--month", "2026-10", "--out", "月考勤 表.xlsx"],
    &["month-sheet", "--month", "2026-10", "--out", "月考勤 表.pdf"],
    &["letters", "--kind", "invitation", "--grade", "3", "--out", "告家长书 三年级.pdf"],
    &["subsidy", "--month", "2026-10", "--sheet", "performance", "--out", "太早.xlsx"],
    &["bills", "--month", "2026-10"],
    &["pay", "--month", "2026-10"],
    &["settle", "--month", "2026-10"],
    &["subsidy", "--month", "2026-10", "--sheet", "performance", "--out", "补助 发放表.xlsx"],
    &["subsidy", "--month", "2026-10", "--sheet", "labour", "--out", "劳务费 发放表.xlsx"],
    &["subsidy", "--month", "2026-10", "--sheet", "bank", "--out", "银行 代发.txt"],
    &["reopen", "--month", "2026-10", "--reason", "更正 考勤"],
    &["settle", "--month", "2026-10"],
    &["verify"],
    &["backup", "--out", "备份 一.kehou"],
    &["export", "tables", "--out", "全部 表格/结算后"],
    &["--data", "恢复 的", "restore", "备份 一.kehou"],
    &["--data", "恢复 的", "verify"],
    &["--data", "恢复 的", "export", "tables", "--out", "全部 表格/恢复后"],
];

/// A computer with the console on it, and the folder in which the office works.
pub struct Side<'a> {
    /// The folder.
    pub folder: PathBuf,
    /// Wine, or this computer.
    pub wine: Option<&'a Wine>,
    /// The console program.
    pub console: PathBuf,
}

/// What a command came to.
#[derive(PartialEq)]
pub struct Told {
    code: Option<i32>,
    answer: Value,
}

impl Side<'_> {
    /// Walks the way to its end; the answers, one for each command.
    pub fn walk(&self) -> Result<Vec<(String, Told)>, String> {
        WAY.iter().map(|words| Ok((words.join(" "), self.ask(words)?))).collect()
    }

    /// One command over the school of the way, unless it names another folder.
    fn ask(&self, words: &[&str]) -> Result<Told, String> {
        let data: &[&str] = if words.contains(&"--data") { &[] } else { &["--data", DATA] };
        told(self.command().args(data).args(words))
    }

    /// The console, about to run where the office works.
    pub fn command(&self) -> Command {
        let mut command = match self.wine {
            Some(wine) => wine.program(&self.console, &self.folder),
            None => {
                let mut command = program(&self.console);
                command.current_dir(&self.folder);
                command
            }
        };
        // The same day, the same moment and the same words open the file on both; nothing else of this terminal is heard.
        for name in ["KEHOU_DATA", "KEHOU_ACTOR", "KEHOU_ASSETS"] {
            command.env_remove(name);
        }
        if self.wine.is_none() {
            command.env("KEHOU_ASSETS", place::root().join("assets"));
        }
        command.env("KEHOU_PASSPHRASE", place::DEMO_PASSPHRASE);
        command.env("KEHOU_TODAY", "2026-11-24").env("KEHOU_NOW", "2026-11-24T08:00:00Z").arg("--json");
        command
    }
}

/// Runs the command; its answer with what must differ taken out, and paths written alike.
pub fn told(command: &mut Command) -> Result<Told, String> {
    let out = command.output().map_err(|why| format!("the console did not start: {why}"))?;
    let mut answer = serde_json::from_slice(&out.stdout).map_err(|why| {
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        format!("no JSON ({why}), exit {:?}: {}{said}", out.status.code(), String::from_utf8_lossy(&out.stdout))
    })?;
    alike(&mut answer);
    Ok(Told { code: out.status.code(), answer })
}

fn alike(answer: &mut Value) {
    match answer {
        Value::String(text) => *text = text.replace('\\', "/"),
        Value::Array(items) => items.iter_mut().for_each(alike),
        Value::Object(fields) => {
            // Drawn by lot, or made of what is drawn by lot.
            for chance in ["recovery_key", "sha256"] {
                fields.remove(chance);
            }
            fields.values_mut().for_each(alike);
        }
        _ => {}
    }
}

impl Told {
    /// Refuses anything but the code that is wanted.
    pub fn wanted(self, code: i32) -> Result<Value, String> {
        if self.code == Some(code) {
            return Ok(self.answer);
        }
        Err(format!("ended with {:?}, wanted {code}: {}", self.code, self.short()))
    }

    /// The answer, cut to what a terminal bears.
    pub fn short(&self) -> String {
        format!("{:?} {}", self.code, self.answer.to_string().chars().take(600).collect::<String>())
    }
}

/// Compares what both were told, command by command.
pub fn compare(linux: &[(String, Told)], windows: &[(String, Told)]) -> Done {
    let differing = linux.iter().zip(windows).filter(|((_, here), (_, there))| here != there);
    let shown: Vec<String> = differing
        .map(|((words, here), (_, there))| {
            format!("{words}\n  Linux:   {}\n  Windows: {}", here.short(), there.short())
        })
        .collect();
    if shown.is_empty() { Ok(()) } else { Err(shown.join("\n")) }
}
