//! The edition for Windows tried under Wine as a school would use it: installed, worked with, upgraded, repaired, removed.
use super::console::{Side, compare, told};
use super::pack::Made;
use super::same;
use super::wine::Wine;
use super::{anew, version};
use crate::place;
use crate::step::{Done, cargo, program, run, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

/// Where the system keeps what it knows of installed programs, and of the browser inside the window.
const UNINSTALL: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\kehou";
const WEBVIEW2: &str = r"HKCU\Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
/// What the installer says by its exit code.
const DONE: i32 = 0;
const RUNNING: i32 = 2;
const LACKS_WEBVIEW2: i32 = 3;
const NEWER_IS_THERE: i32 = 4;
/// The folder of the office, named as people name folders.
const OFFICE: &str = "课后 服务";

/// Everything a trial works with.
struct Trial<'a> {
    made: &'a Made,
    wine: &'a Wine,
    /// The person's folder on Wine's disk.
    person: PathBuf,
    /// Where the program is installed.
    program: PathBuf,
    /// Where a school's data lie when nothing else is said.
    data: PathBuf,
    /// The folder and the console of this computer, where the same commands run.
    linux: PathBuf,
    console: PathBuf,
}

/// Installs, works, upgrades, repairs and removes; stops at the first thing that is not as it should be.
pub fn trial(made: &Made) -> Done {
    let wine = Wine::ready()?;
    let folder = place::root().join("target/windows/trial");
    let person = wine.person()?;
    let trial = Trial {
        made,
        wine: &wine,
        program: person.join("AppData/Local/Programs/kehou"),
        data: person.join("AppData/Roaming/kehou"),
        linux: folder.join(OFFICE),
        console: step("console of this computer", console)?,
        person,
    };
    let done = trial.all();
    wine.end();
    done
}

impl Trial<'_> {
    fn all(&self) -> Done {
        step("a clean Windows", || self.clear())?;
        step("install", || self.install())?;
        step("a month of the office, here and there", || self.work())?;
        step("no installing over a running program", || self.refuse_while_running())?;
        step("older data, installed over", || self.upgrade())?;
        step("repair", || self.repair())?;
        step("no older version over a newer", || self.refuse_older())?;
        step("portable edition", || self.portable())?;
        step("uninstall", || self.uninstall())
    }

    fn clear(&self) -> Done {
        self.wine.unregister(UNINSTALL);
        self.wine.unregister(WEBVIEW2);
        for folder in [&self.program, &self.data, &self.linux, &self.person.join(OFFICE)] {
            anew(folder)?;
        }
        for folder in [&self.program, &self.data] {
            fs::remove_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        }
        self.links()
            .iter()
            .filter(|link| link.exists())
            .try_for_each(|link| fs::remove_file(link).map_err(|why| format!("{}: {why}", link.display())))?;
        Ok(())
    }

    /// Wine has no WebView2, which the installer must see.
    fn install(&self) -> Done {
        self.set_up(LACKS_WEBVIEW2)?;
        let files = same::holds(&self.program, &self.made.program)?;
        for link in self.links() {
            there(&link)?;
        }
        let known = self.wine.registered(UNINSTALL, "DisplayVersion");
        if known.as_deref() != Some(version()) {
            return Err(format!("the system knows version {known:?}, wanted {}", version()));
        }
        println!("   {files} files, link on the desktop and in the start menu");
        Ok(())
    }

    fn work(&self) -> Done {
        let here = step("on Linux", || self.here().walk())?;
        let there = step("on Windows", || self.there().walk())?;
        compare(&here, &there)?;
        let files = same::folders(&self.linux, &self.there().folder)?;
        println!(
            "   {} commands told the same; {} files equal byte for byte, {} PDF equal in text and pages, {} encrypted files",
            here.len(),
            files.equal,
            files.alike,
            files.there
        );
        Ok(())
    }

    fn refuse_while_running(&self) -> Done {
        let mut command = self.there().command();
        command.args(["demo", "--out", "正在 运行", "--students", "3000"]);
        let mut busy = command.stdout(Stdio::null()).spawn().map_err(|why| why.to_string())?;
        let begun = self.there().folder.join("正在 运行/sheets");
        patiently(|| begun.exists());
        let refused = self.set_up(RUNNING);
        let ended = busy.wait().map_err(|why| why.to_string())?;
        refused?;
        if ended.success() { Ok(()) } else { Err(format!("the program that ran ended with {ended}")) }
    }

    /// A school of an earlier version opens after the new version was installed over it, here and there alike.
    fn upgrade(&self) -> Done {
        let older = place::root().join("tests/golden/older");
        let mine = self.linux.join("较早 数据");
        for to in [&self.data, &mine] {
            run(program("cp").arg("-r").arg(&older).arg(to))?;
        }
        self.wine.register(WEBVIEW2, "pv", "140.0.0.0")?;
        self.set_up(DONE)?;
        same::holds(&self.data, &older)?;
        let here = |words: &[&str]| told(self.here().command().arg("--data").arg(&mine).args(words));
        let there = |words: &[&str]| told(self.there().command().args(words));
        for words in [["verify", "", ""], ["export", "tables", "--out=较早 表格"]] {
            let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
            let (one, other) = (here(&words)?.wanted(0)?, there(&words)?.wanted(0)?);
            if one != other {
                return Err(format!("{words:?} tells {one} here and {other} there"));
            }
        }
        let files = same::folders(&self.linux.join("较早 表格"), &self.there().folder.join("较早 表格"))?;
        println!("   {} tables equal byte for byte", files.equal);
        Ok(())
    }

    fn repair(&self) -> Done {
        let lost = self.program.join("assets/fonts/NotoSerifSC-Regular.ttf");
        fs::write(&lost, "damaged").map_err(|why| format!("{}: {why}", lost.display()))?;
        self.set_up(DONE)?;
        same::holds(&self.program, &self.made.program).map(|_| ())
    }

    fn refuse_older(&self) -> Done {
        self.wine.register(UNINSTALL, "DisplayVersion", "99.0.0")?;
        self.set_up(NEWER_IS_THERE)?;
        self.wine.register(UNINSTALL, "DisplayVersion", version())
    }

    fn portable(&self) -> Done {
        let stick = self.there().folder.join("便携 版");
        run(program("unzip").args(["-q", "-d"]).arg(&stick).arg(&self.made.portable))?;
        there(&stick.join("kehou/portable.txt"))?;
        same::holds(&stick.join("kehou"), &self.made.program)?;
        let console = Side { console: stick.join("kehou/kehou.exe"), ..self.there() };
        told(console.command().args(["tools", "amount", "1409.50"]))?.wanted(0).map(|_| ())
    }

    /// The data stay; asked to, they go too.
    fn uninstall(&self) -> Done {
        self.removed(&["/S"])?;
        there(&self.data.join("school.kehou"))?;
        for gone in self.links() {
            not_there(&gone)?;
        }
        if let Some(known) = self.wine.registered(UNINSTALL, "DisplayVersion") {
            return Err(format!("the system still knows version {known}"));
        }
        self.set_up(DONE)?;
        self.removed(&["/S", "/DATA=delete"])?;
        not_there(&self.data)
    }

    /// The uninstaller goes on in the background once its program has ended.
    fn removed(&self, words: &[&str]) -> Done {
        let uninstaller = self.program.join("uninstall.exe");
        run(self.wine.program(&uninstaller, &self.person).args(words))?;
        patiently(|| !self.program.exists());
        not_there(&self.program)
    }

    fn set_up(&self, wanted: i32) -> Done {
        let mut setup = self.wine.program(&self.made.setup, &self.person);
        let status = setup.arg("/S").status().map_err(|why| why.to_string())?;
        if status.code() == Some(wanted) {
            return Ok(());
        }
        Err(format!("the installer ended with {status}, wanted {wanted}"))
    }

    fn links(&self) -> [PathBuf; 2] {
        [
            self.person.join("Desktop/课后管家.lnk"),
            self.person.join("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/课后管家.lnk"),
        ]
    }

    fn there(&self) -> Side<'_> {
        Side { folder: self.person.join(OFFICE), wine: Some(self.wine), console: self.program.join("kehou.exe") }
    }

    fn here(&self) -> Side<'_> {
        Side { folder: self.linux.clone(), wine: None, console: self.console.clone() }
    }
}

/// The console of this computer: named by `KEHOU_BINARY`, else built now.
fn console() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("KEHOU_BINARY") {
        return Ok(PathBuf::from(named));
    }
    run(&mut cargo(&["build", "--quiet", "--package", "kehou-cli"]))?;
    Ok(place::built("kehou", false))
}

/// Waits for what another program is about to do, half a minute at most.
fn patiently(is_done: impl Fn() -> bool) {
    for _ in 0..120 {
        if is_done() {
            return;
        }
        sleep(Duration::from_millis(250));
    }
}

fn there(path: &Path) -> Done {
    if path.exists() { Ok(()) } else { Err(format!("{} is missing", path.display())) }
}

fn not_there(path: &Path) -> Done {
    if path.exists() { Err(format!("{} is still there", path.display())) } else { Ok(()) }
}
