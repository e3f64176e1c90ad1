//! The lists an office brings along, as workbooks; everyone on them is invented but for the pupils of the shared list.
use kehou_school::identity::check_digit;
use rust_xlsxwriter::Workbook;
use std::path::Path;

/// A pupil of the shared list.
pub struct Pupil {
    pub grade: String,
    pub class: String,
    pub name: String,
    /// 学籍号, by which two of one name in a class are told apart.
    pub number: String,
    /// Ticked for the service in the list.
    pub joins: bool,
}

/// Name, kind, account's bank.
pub const STAFF: [(&str, &str); 9] = [
    ("江若水", "本校教师"),
    ("沈知行", "本校教师"),
    ("陆明远", "本校教师"),
    ("顾清和", "本校教师"),
    ("叶知秋", "支教教师"),
    ("程思齐", "退休教师"),
    ("钟毓秀", "社会专业人员"),
    ("薛长风", "社会专业人员"),
    ("骆宾白", "志愿者"),
];

/// The pupils of the shared list in its order.
pub fn pupils(rosters: &Path) -> Vec<Pupil> {
    let text = std::fs::read_to_string(rosters.join("roster-utf8-bom.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let column = |name: &str| head.iter().position(|each| each == name).unwrap();
    let (grade, class, name, joins) = (column("年级"), column("班级"), column("姓名"), column("是否参加课后服务"));
    let number = column("学籍号");
    let rows = reader.records().map(|row| row.unwrap());
    let pupil = |row: csv::StringRecord| Pupil {
        grade: row[grade].to_owned(),
        class: row[class].to_owned(),
        name: row[name].to_owned(),
        number: row[number].to_owned(),
        joins: ["√", "是"].contains(&&row[joins]),
    };
    rows.map(pupil).collect()
}

/// A workbook of texts.
pub fn workbook(path: &Path, rows: &[Vec<String>]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            sheet.write_string(at, column, text).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// Rows of texts from texts with a comma between.
pub fn rows<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> Vec<Vec<String>> {
    lines.into_iter().map(|line| line.as_ref().split(',').map(str::to_owned).collect()).collect()
}

/// The value of a staff member for a column of the template, by what the column is called.
pub fn of_staff(place: usize, column: &str) -> String {
    let (name, kind) = STAFF[place];
    match column.trim_end_matches('*') {
        "工号" => format!("T{:03}", place + 1),
        "姓名" => name.to_owned(),
        "人员类别" => kind.to_owned(),
        "身份证件号" => id_number(place),
        "手机号" => format!("1390000{:04}", place + 1),
        "开户行" => "示例银行城中支行".to_owned(),
        "银行账号" => format!("62220000000{:05}", place + 1),
        _ => String::new(),
    }
}

/// A number that no one has: the place does not exist.
fn id_number(place: usize) -> String {
    let body = format!("110199198{}0101{:03}", place % 10, place * 2 + 101);
    format!("{body}{}", char::from(check_digit(body.as_bytes())))
}

/// The groups; a club and late care beside the three of homework.
pub fn groups() -> Vec<Vec<String>> {
    rows([
        "服务班,服务类别,活动类型,星期,开始,结束,课时数,地点,容量,年级范围,教师",
        "作业一班,基础托管,作业辅导,一二三四五,16:30,17:30,1,一(1)教室,45,一年级,江若水",
        "作业二班,基础托管,作业辅导,一二三四五,16:30,17:30,1,二(1)教室,45,二年级,沈知行",
        "作业三班,基础托管,作业辅导,一二三四五,16:30,17:30,1,三(1)教室,45,三年级,陆明远",
        "篮球社,社团,体育,二四,17:30,18:30,1,操场,30,1-3,薛长风",
        "延时班,延时托管,自主学习,一二三四五,18:30,19:30,1,阅览室,40,1-3,顾清和",
    ])
}

/// Nearly everyone stays for homework, some for the club and late.
pub fn enrolments(pupils: &[Pupil]) -> Vec<Vec<String>> {
    let mut found = rows(["学籍号,年级,班级,姓名,服务班,星期,起"]);
    for (at, pupil) in pupils.iter().enumerate().filter(|(at, pupil)| pupil.joins || at % 3 > 0) {
        found.push(place(pupil, homework(pupil), "一二三四五"));
        if at % 5 == 0 {
            found.push(place(pupil, "篮球社", "二四"));
        }
        if at % 4 == 0 {
            found.push(place(pupil, "延时班", "一二三四五"));
        }
    }
    found
}

fn place(pupil: &Pupil, group: &str, weekdays: &str) -> Vec<String> {
    [&pupil.number, &pupil.grade, &pupil.class, &pupil.name, group, weekdays, "2026-11-23"].map(str::to_owned).to_vec()
}

fn homework(pupil: &Pupil) -> &'static str {
    match pupil.grade.as_str() {
        "一年级" => "作业一班",
        "二年级" => "作业二班",
        _ => "作业三班",
    }
}

/// The marks of the week that was kept on paper.
pub fn attendance(pupils: &[Pupil]) -> Vec<Vec<String>> {
    let mut found = rows(["日期,服务班,学籍号,年级,班级,姓名,出勤"]);
    for (day, weekday) in (23..=27).zip("一二三四五".chars()) {
        for (nth, of) in enrolments(pupils)[1..].iter().enumerate().filter(|(_, of)| of[5].contains(weekday)) {
            let mark = match (nth + day) % 29 {
                0 => "请假",
                1 => "缺席",
                _ => "出勤",
            };
            found.push(
                [&format!("2026-11-{day}"), &of[4], &of[0], &of[1], &of[2], &of[3], mark].map(str::to_owned).to_vec(),
            );
        }
    }
    found
}

/// Who served in that week and on the day of the story.
pub fn staff_attendance() -> Vec<Vec<String>> {
    let mut found = rows(["日期,服务班,姓名,签到,签退"]);
    for day in [23, 24, 25, 26, 27, 30] {
        let late = [("篮球社", "薛长风", "17:25", "18:32"), ("延时班", "顾清和", "18:25", "19:35")];
        let served = [("作业一班", "江若水"), ("作业二班", "沈知行"), ("作业三班", "陆明远")]
            .map(|(group, who)| (group, who, "16:25", "17:32"));
        for (group, who, in_at, out_at) in served.into_iter().chain(late) {
            if group != "篮球社" || [24, 26].contains(&day) {
                found.extend(rows([format!("2026-11-{day},{group},{who},{in_at},{out_at}")]));
            }
        }
    }
    found
}
