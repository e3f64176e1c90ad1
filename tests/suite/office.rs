//! A school office to ask: a school's file in a folder of its own, on a fixed day, with nothing but the ask list between.
use kehou_desk::{DemoOrder, Desk, NewSchool, No, Now, Place, Progress, Quiet, Stage};
use kehou_tests::root;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// Opens every school of the suite.
pub const PASSPHRASE: &str = "office-test-2026";
/// The day the suite lives on, in a term, after the month of the demo school.
pub const TODAY: &str = "2026-11-24";
/// The month the demo school has run.
pub const MONTH: &str = "2026-10";

/// The pupils of the small school: characters that few fonts and no GBK file have, and a point inside a name.
pub const NAMES: [&str; 6] = ["何㛃", "周䶮", "吴𬭚", "郑𫍯", "古丽·阿依", "钱一"];

/// An office: its school's file open, and a folder for what it writes.
pub struct Office {
    desk: Desk,
    folder: TempDir,
    now: Now,
}

/// The demo school of this build of the suite: never written to after it is made.
pub struct Demo {
    /// What making it answered.
    pub made: Value,
    folder: PathBuf,
}

impl Office {
    /// A new primary school charged by the lesson, without anyone in it.
    pub fn new() -> Office {
        Office::in_term("2026-09-01", "2027-01-22")
    }

    /// A small school: one class, all of it in one group until 17:30 and in one from 18:30.
    pub fn small() -> Office {
        let mut office = Office::new();
        let pupils = NAMES.iter().zip(1..).map(|(name, seat)| format!("{name},女,一年级,1班,{seat}"));
        office.keep("students", "姓名,性别,年级,班级,座号", pupils);
        let groups =
            ["作业班,基础托管,一二三四五,16:30,17:30,1,一年级", "延时班,延时托管,一二三四五,18:30,20:30,2,1-6"];
        office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围", groups);
        let places = NAMES.iter().flat_map(|name| {
            ["作业班", "延时班"].map(|group| format!("一年级,1班,{name},{group},一二三四五,2026-09-01"))
        });
        office.keep("enrolments", "年级,班级,姓名,服务班,星期,起", places);
        office
    }

    /// A new primary school of a term, without anyone in it.
    pub fn in_term(first_day: &str, last_day: &str) -> Office {
        let folder = folder();
        let new = NewSchool {
            name: "试验小学".to_owned(),
            stage: Stage::Primary,
            profile: "example-per-lesson".to_owned(),
            term: (first_day.parse().unwrap(), last_day.parse().unwrap()),
            complaints_phone: "12345".to_owned(),
        };
        let place = place(&folder.path().join("data"));
        let (desk, _, _) = kehou_desk::create(place, PASSPHRASE, &new, &now(), &mut chance).unwrap();
        Office { desk, folder, now: now() }
    }

    /// A copy of the demo school of its own.
    pub fn demo() -> Office {
        let folder = folder();
        copy_all(&demo().data(), &folder.path().join("data"));
        Office::open(folder)
    }

    /// Opens the school's file in the folder `data` of a folder.
    pub fn open(folder: TempDir) -> Office {
        let desk = kehou_desk::open(&place(&folder.path().join("data")), PASSPHRASE).unwrap();
        Office { desk, folder, now: now() }
    }

    /// Seats a user of a role, made if there is none; a 班主任 leads the classes given.
    #[track_caller]
    pub fn sit(&mut self, role: &str, classes: &[i64]) {
        self.desk.sit_as_owner();
        let users = self.told("users", json!({}));
        let add = |office: &mut Office, name: &str, role: &str, classes: &[i64]| {
            if !items(&users).iter().any(|user| user["name"] == name) {
                office.told("put_user", json!({ "name": name, "role": role, "classes": classes, "pin": "2468" }));
            }
        };
        add(self, "academic", "academic", &[]);
        if role != "academic" {
            add(self, role, role, classes);
        }
        self.desk.log_in(role, "2468").unwrap();
        self.now.actor = role.to_owned();
    }

    /// Seats the owner again.
    pub fn own(&mut self) {
        self.desk.sit_as_owner();
    }

    /// Leaves the seat empty.
    pub fn leave(&mut self) {
        self.desk.log_out();
    }

    /// Logs a user in.
    pub fn log_in(&mut self, name: &str, pin: &str) -> Result<(), No> {
        self.desk.log_in(name, pin)
    }

    /// One ask of the list.
    pub fn ask(&mut self, what: &str, given: Value) -> Result<Value, No> {
        self.desk.ask(&self.now, what, given, &Quiet)
    }

    /// One ask of the list, watched by someone.
    pub fn ask_with(&mut self, now: &Now, what: &str, given: Value, progress: &dyn Progress) -> Result<Value, No> {
        self.desk.ask(now, what, given, progress)
    }

    /// The answer of an ask that must not be refused.
    #[track_caller]
    pub fn told(&mut self, what: &str, given: Value) -> Value {
        let shown = format!("{what} {given}");
        self.ask(what, given).unwrap_or_else(|no| panic!("{shown}: {} {}", no.code(), no.message()))
    }

    /// Code and sentence of an ask that must be refused.
    #[track_caller]
    pub fn refused(&mut self, what: &str, given: Value) -> (String, String) {
        let shown = format!("{what} {given}");
        match self.ask(what, given) {
            Ok(answer) => panic!("{shown} was not refused: {answer}"),
            Err(no) => (no.code(), no.message()),
        }
    }

    /// An example's standards as the school's own, from the first month of the term.
    pub fn go_by_own_standards(&mut self) {
        let own = self.path("own.toml");
        let example = kehou_tests::read("assets/profiles/example-per-lesson.toml").replace('某', "宝鸡");
        fs::write(&own, example.replace("示例：按课时收费，月封顶", "本校口径")).unwrap();
        self.told("adopt_profile", json!({"profile": "", "file": own, "from": "2026-09", "trial": false}));
    }

    /// A path in the office's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Takes a list in that has no fault.
    #[track_caller]
    pub fn keep<R: AsRef<str>>(&mut self, list: &str, head: &str, rows: impl IntoIterator<Item = R>) -> Value {
        let mut lines = vec![head.to_owned()];
        lines.extend(rows.into_iter().map(|row| row.as_ref().to_owned()));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let taken = self.take_in(list, &lines);
        assert!(items(&taken["problems"]).is_empty(), "{taken}");
        taken
    }

    /// Writes a list as CSV and takes it in; the answer may tell of problems.
    #[track_caller]
    pub fn take_in(&mut self, list: &str, rows: &[&str]) -> Value {
        let file = self.list(list, rows);
        self.told("take_in", json!({"list": list, "file": file}))
    }

    /// Writes a list as CSV.
    pub fn list(&self, list: &str, rows: &[&str]) -> PathBuf {
        let file = self.path(&format!("{list}.csv"));
        fs::write(&file, rows.join("\r\n")).unwrap();
        file
    }

    /// Closes the file and gives back the folder, so that another program may open it.
    pub fn close(self) -> TempDir {
        self.folder
    }

    /// Rows of one table by its name, as exported.
    pub fn rows_of(&mut self, table: &str) -> Vec<Vec<String>> {
        let out = self.path("tables");
        self.told("export_tables", json!({ "out": out }));
        let mut reader = csv::Reader::from_path(out.join(format!("{table}.csv"))).unwrap();
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }
}

impl Demo {
    /// The folder of its file.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// One of its spreadsheets.
    pub fn sheet(&self, list: &str) -> PathBuf {
        self.folder.join("sheets").join(format!("{list}.xlsx"))
    }

    /// One of its papers.
    pub fn paper(&self, name: &str) -> PathBuf {
        self.folder.join("papers").join(name)
    }
}

/// The demo school, made once for each build of the suite, whichever process asks first.
pub fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
        fs::create_dir_all(&kept).unwrap();
        let lock = File::create(kept.join("lock")).unwrap();
        lock.lock().unwrap();
        let folder = kept.join(build());
        let told = folder.join("made.json");
        if !told.exists() {
            clear_old(&kept);
            fs::write(&told, make_demo(&folder).to_string()).unwrap();
        }
        Demo { made: serde_json::from_slice(&fs::read(told).unwrap()).unwrap(), folder }
    })
}

fn make_demo(folder: &Path) -> Value {
    let _ = fs::remove_dir_all(folder);
    let month = MONTH.to_owned();
    let order = DemoOrder { out: folder.to_owned(), students: 600, staff: 45, month, seed: 20_260_901 };
    let place = place(&folder.join("data"));
    let made = kehou_desk::make_demo(&place, &order, PASSPHRASE, &now(), &mut chance, &Quiet).unwrap();
    serde_json::to_value(made).unwrap()
}

/// Names this build of the suite with the assets beside it.
fn build() -> String {
    let mut newest = changed(&std::env::current_exe().unwrap());
    for folder in ["calendars", "demo", "letters", "profiles", "fonts"] {
        for entry in fs::read_dir(root().join("assets").join(folder)).unwrap() {
            newest = newest.max(changed(&entry.unwrap().path()));
        }
    }
    newest.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos().to_string()
}

/// Removes the demo schools of builds that no run can be using any more.
fn clear_old(kept: &Path) {
    for entry in fs::read_dir(kept).unwrap().flatten() {
        let age = changed(&entry.path()).elapsed().unwrap_or_default();
        if entry.path().is_dir() && age > Duration::from_secs(3600) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn changed(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

/// Where a school with its data in a folder finds everything else.
pub fn place(data: &Path) -> Place {
    Place { data: data.to_owned(), assets: root().join("assets"), windows_fonts: None }
}

/// The suite's moment.
pub fn now() -> Now {
    let at = format!("{TODAY}T08:00:00Z").parse().unwrap();
    Now { at, today: TODAY.parse().unwrap(), actor: "测试".to_owned() }
}

/// Bytes that need not be random in a test.
pub fn chance(bytes: &mut [u8]) {
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = (at * 37 % 251) as u8;
    }
}

/// A fresh folder where Cargo keeps what tests write.
pub fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// Copies a folder with all below it.
pub fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let beside = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &beside);
        } else {
            fs::copy(entry.path(), beside).unwrap();
        }
    }
}

/// A JSON text without its quotes.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// A JSON number of fen or of rows.
#[track_caller]
pub fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// The items of a JSON list.
#[track_caller]
pub fn items(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}
