//! Whom a row means: the pupil by 学籍号 or by grade, class and name; the person by 工号 or name; the group by name.
use crate::days::Span;
use crate::ids::HomeClassId;
use crate::intake::header::{Field, bare};
use crate::intake::known::{Classes, Groups, Known, People, Pupils};
use crate::intake::reading::Reading;
use crate::intake::remark::RowRemarks;
use crate::intake::students::read_class;
use crate::intake::table::{Column, Table};
use crate::intake::value;
use crate::naming;
use crate::records::{Group, Staff, Student};
use chrono::NaiveDate;

pub(crate) const CODE: Field = Field::new(
    "student_code",
    "学籍号",
    &["全国学籍号", "全国学籍编号", "学籍编号", "国家学籍号", "国网学籍号", "学生学籍号", "个人标识码", "学籍号码"],
)
.known_by(value::is_student_code)
.note("填了学籍号，年级、班级、姓名可以不填");
pub(crate) const GRADE: Field =
    Field::new("grade", "年级", &["所在年级", "年级名称", "学生年级", "就读年级"]).fills().example("一年级");
pub(crate) const CLASS: Field = Field::new(
    "class",
    "班级",
    &[
        "班别",
        "行政班",
        "所在班级",
        "班级名称",
        "学生班级",
        "年级班级",
        "就读班级",
        "行政班级",
        "原班级",
        "孩子班级",
        "您孩子的班级",
        "您孩子所在班级",
        "孩子所在班级",
        "学生所在班级",
        "年级/班级",
    ],
)
.fills()
.example("1班");
pub(crate) const NAME: Field = Field::new(
    "name",
    "姓名",
    &[
        "学生姓名",
        "学生",
        "孩子姓名",
        "名字",
        "学生名字",
        "您孩子的姓名",
        "孩子的姓名",
        "您孩子姓名",
        "学生的姓名",
        "学生真实姓名",
        "真实姓名",
        "孩子名字",
    ],
)
.example("张小明");
pub(crate) const GROUP: Field = Field::new(
    "group",
    "服务班",
    &[
        "服务班名称",
        "班组",
        "服务班组",
        "课后服务班",
        "课后服务班级",
        "社团",
        "社团名称",
        "报名服务班",
        "参加班级",
        "小组",
        "组名",
        "参加社团",
        "参加的社团",
        "选择社团",
        "请选择社团",
        "请选择要参加的社团",
        "报名社团",
        "意向社团",
        "所选社团",
        "社团选择",
        "兴趣班",
        "报名项目",
        "报名课程",
        "选课",
        "所选课程",
        "参加项目",
        "课后服务项目",
        "第一志愿",
        "志愿",
        "所报社团",
        "报名的社团",
        "请选择课后服务项目",
    ],
)
.must()
.fills()
.example("作业辅导一班");

/// Headers of a numbering by which namesakes are told apart.
pub(crate) const COUNTS: [&str; 2] = ["序号", "号数"];

/// The four columns that name a pupil.
#[derive(Debug)]
pub(crate) struct PupilColumns<'t> {
    code: &'t Column,
    grade: &'t Column,
    class: &'t Column,
    pub name: &'t Column,
    /// A column of numbers that may be the seats, and whether it says so.
    number: Option<(Column, bool)>,
}

impl<'t> PupilColumns<'t> {
    pub(crate) fn of(table: &'t Table<'_>) -> PupilColumns<'t> {
        PupilColumns {
            code: table.column("student_code"),
            grade: table.column("grade"),
            class: table.column("class"),
            name: table.column("name"),
            number: table.other_columns().into_iter().find_map(|column| match bare(&column.header).as_str() {
                "座号" | "座位号" | "班内座号" => Some((column, true)),
                name if COUNTS.contains(&name) => Some((column, false)),
                _ => None,
            }),
        }
    }

    /// The number of a row that may be a seat.
    fn number_of(&self, reading: &Reading<'_, '_>) -> Option<u32> {
        let (column, _) = self.number.as_ref()?;
        value::count(reading.row.cell(column)).ok()
    }

    /// Where a problem with the pupil as a whole is placed: at the name, or the code where there is no name.
    pub(crate) fn place(&self) -> &'t Column {
        if self.name.at.is_some() { self.name } else { self.code }
    }
}

/// Finds whom rows mean among what is kept.
#[derive(Debug)]
pub(crate) struct Finder<'a> {
    classes: Classes<'a>,
    pupils: Pupils<'a>,
    people: People<'a>,
    groups: Groups<'a>,
    /// Of the pupils found so far, how many have the seat that a column of plain numbers says, and how many have not.
    seats: (u32, u32),
    /// Rows of namesakes that a numbering told apart, with what is said of them.
    told_apart: Vec<(u32, String)>,
}

/// From so many pupils on whose seats agree, and none that differs, plain numbers are taken for seats.
const AGREEING: u32 = 5;

impl<'a> Finder<'a> {
    pub(crate) fn new(known: &Known<'a>) -> Finder<'a> {
        Finder {
            classes: Classes::new(known),
            pupils: Pupils::new(known.students),
            people: People::new(known.staff),
            groups: Groups::new(known.groups),
            seats: (0, 0),
            told_apart: Vec::new(),
        }
    }

    /// Says which rows are of namesakes whom a numbering told apart.
    pub(crate) fn say_who_was_told_apart(&mut self, remarks: &mut RowRemarks) {
        self.told_apart.drain(..).for_each(|(row, said)| remarks.add(row, said));
    }

    /// The pupil a row means, with grades counted on a day.
    pub(crate) fn pupil(
        &mut self,
        reading: &mut Reading<'_, '_>,
        columns: &PupilColumns<'_>,
        on: NaiveDate,
    ) -> Option<&'a Student> {
        let before = reading.problems.len();
        let code = reading.may(columns.code, |cell| Ok(value::code_text(cell)));
        let name = reading.may(columns.name, |cell| naming::clean(&value::clean(cell.text())));
        if reading.problems.len() > before {
            return None;
        }
        match (code, name) {
            (Some(code), name) => match self.pupils.of_code(&code) {
                Some(student) if name.as_deref().is_none_or(|name| naming::matches(name, &student.name)) => {
                    Some(student)
                }
                Some(student) => {
                    reading.no(columns.name, format!("这个学籍号是「{}」的，与姓名不符，请核对。", student.name));
                    None
                }
                None => {
                    reading.no(columns.code, "学生名单里没有这个学籍号，请先导入学生名单，或改正学籍号。");
                    None
                }
            },
            (None, Some(name)) => self.by_name(reading, columns, &name, on),
            (None, None) => {
                reading.no(columns.place(), "请填写学籍号，或年级、班级和姓名。");
                None
            }
        }
    }

    fn by_name(
        &mut self,
        reading: &mut Reading<'_, '_>,
        columns: &PupilColumns<'_>,
        name: &str,
        on: NaiveDate,
    ) -> Option<&'a Student> {
        let class = read_class(reading, columns.grade, columns.class, &mut self.classes, on)?;
        let Some(class) = self.classes.kept(&class) else {
            reading.no(columns.class, "学生名单里没有这个班，请先导入学生名单，或改正班级。");
            return None;
        };
        let number = columns.number_of(reading);
        match self.pupils.of_name(class.id, name).as_slice() {
            [only] => {
                let agrees = number.is_some() && number == only.seat_no;
                self.seats = (self.seats.0 + u32::from(agrees), self.seats.1 + u32::from(!agrees));
                Some(only)
            }
            [] if let Some(student) = self.of_name_and_seat(class.id, name) => Some(student),
            [] => {
                reading.no(columns.name, format!("这个班的学生名单里没有「{name}」，请先导入学生名单，或改正姓名。"));
                None
            }
            several if let Some(student) = self.of_number(columns, number, several) => {
                let header = columns.number.as_ref().map_or("", |(column, _)| column.header.as_str());
                let said = format!("同班有几位「{name}」，按「{}」列的座号分开，请核对。", bare(header));
                self.told_apart.push((reading.row.number(), said));
                Some(student)
            }
            several => {
                let seats: Vec<u32> = several.iter().filter_map(|student| student.seat_no).collect();
                let or_seat = match seats.last() {
                    Some(seat) => {
                        let all: Vec<String> = seats.iter().map(u32::to_string).collect();
                        format!("，或在姓名后写座号（有 {} 号），如 {name}{seat}号", all.join("、"))
                    }
                    None => String::new(),
                };
                reading.no(columns.name, format!("这个班有 {} 名「{name}」，请改填学籍号{or_seat}。", several.len()));
                None
            }
        }
    }

    /// The one of several namesakes whose seat a column says; plain numbers count where they are everybody else's seats.
    fn of_number(
        &self,
        columns: &PupilColumns<'_>,
        number: Option<u32>,
        several: &[&'a Student],
    ) -> Option<&'a Student> {
        let is_seat = columns.number.as_ref().is_some_and(|(_, is_said)| *is_said);
        let is_seat = is_seat || (self.seats.0 >= AGREEING && self.seats.1 == 0);
        let mut seated = several.iter().filter(|student| is_seat && number.is_some() && student.seat_no == number);
        seated.next().copied().filter(|_| seated.next().is_none())
    }

    /// The one pupil of a class who is named with the seat behind: `王芳31号`, `王芳（31）`.
    fn of_name_and_seat(&self, class: HomeClassId, text: &str) -> Option<&'a Student> {
        let plain = naming::half_width(text);
        let plain = plain.trim_end_matches(')').trim_end_matches('号');
        let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        let seat: u32 = plain[bare.len()..].parse().ok()?;
        let named = self.pupils.of_name(class, bare.trim_end_matches('('));
        let mut seated = named.into_iter().filter(|student| student.seat_no == Some(seat));
        seated.next().filter(|_| seated.next().is_none())
    }

    /// The group a row names, running at some time of the span.
    pub(crate) fn group(&self, reading: &mut Reading<'_, '_>, column: &Column, during: &Span) -> Option<&'a Group> {
        reading.must(column, |cell| {
            self.groups.running(&crate::intake::table::one_line(&value::clean(cell.text())), during)
        })
    }

    /// The group of a name, running at some time of the span.
    pub(crate) fn group_by_name(&self, name: &str, during: &Span) -> Result<&'a Group, String> {
        self.groups.running(name, during)
    }

    /// The group of a name, running on a day of the span, where there is exactly one.
    pub(crate) fn group_named(&self, name: &str, during: &Span) -> Option<&'a Group> {
        self.groups.running(name, during).ok()
    }

    /// The person named by 工号, by 姓名, or by both when they agree.
    pub(crate) fn person(&self, reading: &mut Reading<'_, '_>, staff_no: &Column, name: &Column) -> Option<&'a Staff> {
        let before = reading.problems.len();
        let number = reading.may(staff_no, |cell| {
            let number = value::code_text(cell);
            self.people
                .of_no(&number)
                .ok_or_else(|| "教职工名单里没有这个工号，请先导入教职工名单，或改正工号。".to_owned())
        });
        if reading.problems.len() > before {
            return None;
        }
        match number {
            Some(person) => {
                let text = reading.text(name);
                if text.is_empty() || naming::matches(&text, &person.name) || text == person.staff_no {
                    return Some(person);
                }
                reading.no(name, format!("这个工号是「{}」的，与姓名不符，请核对。", person.name));
                None
            }
            None if reading.row.text(name).is_empty() => {
                let column = if name.at.is_some() { name } else { staff_no };
                reading.no(column, "请填写工号或姓名。");
                None
            }
            None => self.named(reading, name),
        }
    }

    /// The person a cell names, by 工号 or by 姓名; `None` where it is blank.
    pub(crate) fn named(&self, reading: &mut Reading<'_, '_>, column: &Column) -> Option<&'a Staff> {
        reading.may(column, |cell| {
            let text = value::clean(cell.text());
            match self.people.of_no(&value::code_text(cell)) {
                Some(person) => Ok(person),
                None => self.people.named(&text),
            }
        })
    }
}
