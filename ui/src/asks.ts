// Generated from the desk's ask list: what may be asked, what is given with it, and what comes back.

export type AboutSchool = Record<symbol, never>;

export type ActivityType = "homework" | "self_study" | "sports" | "arts" | "science" | "reading" | "inquiry" | "outward" | "games" | "interest" | "volunteering" | "practice";

export type AdoptProfile = { 
/**
 * A shipped profile's id; empty where a file or a form is given.
 */
profile: string, 
/**
 * A file of the school's own.
 */
file: string | null, 
/**
 * The school's own standards as typed; null where another is chosen.
 */
form: ProfileForm | null, 
/**
 * The first month it holds for, `YYYY-MM`.
 */
from: string, 
/**
 * Only tells what would change.
 */
trial: boolean, };

export type Adopted = { 
/**
 * Row number.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * From when to when, in words, cut where another took its place.
 */
validity: string, 
/**
 * What took its place and until when it was gone by; empty where nothing did.
 */
replaced: string, 
/**
 * Whether it is the one in force today.
 */
in_force: boolean, };

export type AdoptionList = { 
/**
 * The one in force today; null where there is none.
 */
now: ShippedProfile | null, 
/**
 * The school's stage, whose prices are told.
 */
stage: Stage, 
/**
 * The papers its standards rest on, each once.
 */
papers: Array<string>, 
/**
 * What needs a look.
 */
warnings: Array<string>, 
/**
 * Why the one in force is only an example; null where it is the school's own.
 */
sample: string | null, 
/**
 * Its rules that are still an example's, in words; empty for an example, of which all are.
 */
unchecked: Array<string>, 
/**
 * Its rules that the paper says nothing about, in words.
 */
unwritten: Array<string>, 
/**
 * All that were adopted, newest first.
 */
adopted: Array<Adopted>, 
/**
 * Those that come with the program.
 */
shipped: Array<ShippedProfile>, 
/**
 * The months another can be adopted from.
 */
months: Array<Choice>, 
/**
 * The one proposed, `YYYY-MM`.
 */
from: string, };

export type Adoptions = Record<symbol, never>;

export type AllCame = { 
/**
 * The sessions kept: what `take_back_all_came` wants.
 */
sessions: Array<DueSession>, 
/**
 * Days they lie on.
 */
days: number, 
/**
 * Marks of those kept as present (人次).
 */
came: number, 
/**
 * Marks carried over from an earlier session of the day that they missed.
 */
carried: number, 
/**
 * Sessions wanted that were called meanwhile, or are not due.
 */
left: number, };

export type AllCameTakenBack = { 
/**
 * Sessions of which nothing is kept any more.
 */
taken: number, 
/**
 * Sessions that stay: they were corrected since.
 */
left: number, };

export type Area = "city" | "rural";

export type AreaChoice = { 
/**
 * The code.
 */
code: Area, 
/**
 * As read.
 */
label: string, };

export type AttendanceShown = { 
/**
 * The month.
 */
month: string, 
/**
 * `2026年11月`.
 */
label: string, 
/**
 * By day and group.
 */
marks: Array<MarkShown>, 
/**
 * The sums.
 */
sums: Sums, };

export type Attended = { 
/**
 * The day.
 */
day: string, 
/**
 * The group, to open its roll; null for a duty.
 */
group: number | null, 
/**
 * The group's name or the duty.
 */
what: string, 
/**
 * 出勤, 请假; or 16:28 签到 17:35 签退.
 */
said: string, 
/**
 * The kind of service, or the pool it is paid from.
 */
under: string, };

export type BackUp = { 
/**
 * The file; must not exist.
 */
out: string, };

export type BackedUp = { 
/**
 * The file.
 */
path: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

export type BackupsOf = Record<symbol, never>;

export type BackupsShown = { 
/**
 * The day of the last backup; null where there was none.
 */
last: string | null, 
/**
 * Days since then; null where there was none.
 */
days_ago: number | null, 
/**
 * Pupils and staff whose data all tables hold, those who left included.
 */
people: number, 
/**
 * The name a backup made now would have, which no other has.
 */
name: string, };

export type BankFormat = { 
/**
 * To choose it by; empty for the plain one.
 */
id: string, 
/**
 * As shown.
 */
name: string, };

export type BatchId = number;

export type BillShown = { 
/**
 * To ask why by.
 */
line: string, 
/**
 * `2026年11月`.
 */
month_label: string, 
/**
 * The settlement's version.
 */
version: number, 
/**
 * What is owed.
 */
amount_fen: Fen, 
/**
 * What was waived.
 */
waived_fen: Fen, };

export type BoardClass = { 
/**
 * The class.
 */
class: HomeClassId, 
/**
 * As printed.
 */
label: string, 
/**
 * Pupils in it.
 */
pupils: number, 
/**
 * Pupils with a place on the day.
 */
enrolled: number, 
/**
 * `回执已收 3，未收 28`, or `已报名 27，还没有回音 4` where some signed up without the slip.
 */
slips_label: string, };

export type BoardDay = { 
/**
 * 1 for Monday to 7.
 */
weekday: number, 
/**
 * `一`, as weekdays are sent.
 */
code: string, 
/**
 * `周一`.
 */
label: string, };

export type BoardGroup = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * Its name.
 */
name: string, 
/**
 * 服务类别.
 */
kind: ServiceKind, 
/**
 * 服务类别 as read.
 */
kind_label: string, 
/**
 * `16:30–17:30`; the times of its first meeting.
 */
time_label: string, 
/**
 * Its room; may be empty.
 */
room: string, 
/**
 * Its weekdays with the places left.
 */
days: Array<BoardGroupDay>, 
/**
 * `余 3` where the fullest day is that full, `已满`, or empty without a limit.
 */
free_label: string, };

export type BoardGroupDay = { 
/**
 * `一`.
 */
code: string, 
/**
 * Pupils there on the day.
 */
taken: number, 
/**
 * Places left; null without a limit.
 */
free: number | null, };

export type BoardPlace = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * Its name.
 */
name: string, 
/**
 * `一三五`.
 */
weekdays: string, 
/**
 * Whether it is a place on the waiting list only.
 */
waiting: boolean, 
/**
 * `11月24日起` where it begins later or ends, else empty.
 */
note: string, };

export type BoardPupil = { 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * 座号.
 */
seat_no: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * `已收`, `已报名` where the pupil signed up without the slip, `未收`, or empty where no slip was printed.
 */
slip_label: string, 
/**
 * Places on the day and later, the waiting list among them.
 */
places: Array<BoardPlace>, };

export type Boarding = "day" | "boarder";

export type CalendarYear = { 
/**
 * The term's name.
 */
term: string | null, 
/**
 * The year.
 */
year: number | null, };

export type CallAllCame = { 
/**
 * The sessions; one that was called meanwhile stays as it is.
 */
sessions: Array<DueSession>, };

export type CallPupil = { 
/**
 * The number typed.
 */
seat_no: number, 
/**
 * The class as printed.
 */
class_label: string, 
/**
 * 座号 in the class; null where there is none.
 */
seat_in_class: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * The mark as kept; null where no roll call is.
 */
mark: Mark | null, 
/**
 * `16:30 缺席`: what an earlier session of the day says; null where the pupil was there, or was in none.
 */
missed: string | null, };

export type CallsDue = { 
/**
 * `YYYY-MM-DD`, the first.
 */
from: string, 
/**
 * `YYYY-MM-DD`, the last.
 */
to: string, };

export type CallsDueShown = { 
/**
 * Days with anything due, oldest first.
 */
days: Array<DueDay>, 
/**
 * Why today is not proposed with the others; null where it is, or nothing of today is due.
 */
today_open: string | null, 
/**
 * What keeping it means where a month of them is settled, one sentence a month.
 */
settled: Array<string>, };

export type Came = "came" | "absent" | "stood_in" | "unsigned";

export type ChangeSaid = { 
/**
 * 座号, 监护人, 报名 …
 */
field: string, 
/**
 * Before.
 */
before: string, 
/**
 * After.
 */
after: string, };

export type ChangedMonth = { 
/**
 * The month.
 */
month: string, 
/**
 * What is said of it.
 */
text: string, };

export type CheckProfile = { 
/**
 * The form.
 */
form: ProfileForm, 
/**
 * The first month it is to hold for, `YYYY-MM`.
 */
from: string, };

export type Choice = { 
/**
 * The code.
 */
code: string, 
/**
 * As read.
 */
label: string, };

export type ClassMoved = { 
/**
 * How many change class.
 */
moved: number, 
/**
 * What follows, as sentences.
 */
follows: Array<string>, 
/**
 * What takes it back; null for a trial.
 */
undo: MoveBack | null, };

export type ClassShown = { 
/**
 * The class.
 */
id: HomeClassId, 
/**
 * As printed today: `三(2)班`.
 */
label: string, 
/**
 * 1–9; beyond the last grade for classes that have left.
 */
grade: number, 
/**
 * `三年级`; empty for classes that have left.
 */
grade_label: string, 
/**
 * Whether it is in school today.
 */
in_school: boolean, 
/**
 * Pupils present.
 */
pupils: number, };

export type Classes = Record<symbol, never>;

export type ClearExample = { 
/**
 * The form as typed so far.
 */
form: ProfileForm, 
/**
 * Only of the other rules; else of fees and pay as well.
 */
rest_only: boolean, };

export type ColumnAnswer = { 
/**
 * As people say it.
 */
said: string, 
/**
 * The field it is then.
 */
field: string, };

export type ColumnQuestion = { 
/**
 * The column's header as it stands in the file.
 */
header: string, 
/**
 * The question.
 */
said: string, 
/**
 * What it may mean.
 */
answers: Array<ColumnAnswer>, };

export type ConflictShown = { 
/**
 * What kind it is.
 */
kind: FindingKind, 
/**
 * 教师冲突.
 */
kind_label: string, 
/**
 * The room, the person or the pupil.
 */
who: string, 
/**
 * One group.
 */
group_id: GroupId, 
/**
 * Its name.
 */
group: string, 
/**
 * The other.
 */
other_id: GroupId, 
/**
 * Its name.
 */
other: string, 
/**
 * `周一、三`.
 */
weekdays_label: string, };

export type Conflicts = Record<symbol, never>;

export type Counts = { 
/**
 * Rows of data.
 */
rows: number, 
/**
 * Rows that are new.
 */
added: number, 
/**
 * Rows that change what is kept.
 */
changed: number, 
/**
 * Rows that are kept already.
 */
unchanged: number, 
/**
 * Problems.
 */
problems: number, 
/**
 * Pupils named who take no part.
 */
declined: number, 
/**
 * Of these the ones not kept so already.
 */
newly_declined: number, };

export type DayChangeKind = "make_up" | "closure" | "early_dismissal" | "extra";

export type DayChangeShown = { 
/**
 * What it is.
 */
kind: DayChangeKind, 
/**
 * 停课.
 */
kind_label: string, 
/**
 * 1 to 7.
 */
follows_weekday: number | null, 
/**
 * For which grades; empty for all.
 */
grades: string, 
/**
 * 一至三年级 or 全校.
 */
grades_label: string, 
/**
 * Why.
 */
reason: string, };

export type DayChanged = { 
/**
 * The day as it is with the change.
 */
day: DayShown, 
/**
 * Whether it was only a trial.
 */
trial: boolean, 
/**
 * What follows, as sentences.
 */
follows: Array<string>, 
/**
 * Whether a settled month or a roll call rests on the day.
 */
rests: boolean, 
/**
 * The sessions that are cancelled or newly held.
 */
sessions: Array<SessionAffected>, 
/**
 * Pupils of those sessions, each counted once.
 */
pupils: number, 
/**
 * Gives the day back as it was.
 */
undo: SetDayChanges, };

export type DayKind = "teaching" | "make_up" | "weekend" | "holiday" | "closure" | "out_of_term" | "unknown";

export type DayRosters = { 
/**
 * The day.
 */
date: string, 
/**
 * `周二`.
 */
weekday_label: string, 
/**
 * What the day is.
 */
day_kind: DayKind, 
/**
 * `11月24日 周二`, and why nothing is held where that is so.
 */
day_label: string, 
/**
 * Until 18:30, then until 20:30; empty where nothing is held.
 */
sections: Array<RosterSection>, 
/**
 * Pupils on either, each counted once.
 */
pupils_total: number, };

export type DayShown = { 
/**
 * The day.
 */
date: string, 
/**
 * `10月10日 周六`.
 */
label: string, 
/**
 * 1 (Monday) to 7.
 */
weekday: number, 
/**
 * What it is.
 */
kind: DayKind, 
/**
 * As read: `补课日`, `提前放学`.
 */
kind_label: string, 
/**
 * One character for a calendar's cell; empty on usual days.
 */
sign: string, 
/**
 * Whether service is held.
 */
is_held: boolean, 
/**
 * 1 to 7: the weekday a make-up day follows; null on other days and while it is not asked.
 */
follows: number | null, 
/**
 * `按周三作息`, or that it is not decided; empty on other days.
 */
follows_label: string, 
/**
 * Why it is what it is; may be empty.
 */
reason: string, 
/**
 * The paper it rests on; may be empty.
 */
source: string, 
/**
 * Whether it is today.
 */
is_today: boolean, 
/**
 * The school's own changes to it.
 */
changes: Array<DayChangeShown>, };

export type Decided = { 
/**
 * Pupils who stand in another class.
 */
moves: Decision, 
/**
 * Pupils of the same number and another name.
 */
names: Decision, 
/**
 * Pupils of the list's classes whom it does not name: accepted, they leave the school.
 */
leaves: Decision, 
/**
 * The first day on which those who leave are not in school; null is today.
 */
leave_on: string | null, };

export type Decision = { 
/**
 * Whether they are accepted.
 */
accept: boolean, 
/**
 * The pupils for whom the other holds.
 */
except: Array<StudentId>, };

export type DeedShown = { 
/**
 * `2026-11-24 16:05`, the time of China.
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * What was done.
 */
what: string, 
/**
 * What changed; may be empty.
 */
changes: Array<ChangeSaid>, };

export type DraftKept = { 
/**
 * The form's fields as JSON text; null where nothing is kept.
 */
given: string | null, };

export type DraftOf = { 
/**
 * The form, and the record it is about: `student/17`.
 */
what: string, };

export type DueDay = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * Whether it is today, when a group may not have met yet.
 */
is_today: boolean, 
/**
 * In the day's order.
 */
groups: Array<DueGroup>, };

export type DueGroup = { 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * `16:30`.
 */
starts_at: string, 
/**
 * 应到.
 */
expected: number, 
/**
 * Pupils whom an earlier session of the day calls 缺席 or 请假: `王芳（16:30 缺席）`, kept so.
 */
missed: Array<string>, };

export type DueSession = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * The group.
 */
group_id: number, 
/**
 * Whether those who missed an earlier session of the day came to this one.
 */
regardless: boolean, };

export type EndGroup = { 
/**
 * The group.
 */
id: GroupId, 
/**
 * Its last day, `YYYY-MM-DD`.
 */
on: string, 
/**
 * Only tell what follows.
 */
trial: boolean, };

export type EnrolmentBoard = { 
/**
 * The day it is looked at, and changes begin.
 */
day: string, 
/**
 * `11月24日 周二`, with its year where it is another than today's.
 */
day_label: string, 
/**
 * The first day that changes may begin on; null where no month is settled.
 */
earliest: string | null, 
/**
 * How far back one may go, as read beside the day.
 */
earliest_label: string, 
/**
 * Since when most of the class have their places, where that is before the day; null without a class.
 */
others: OthersBegan | null, 
/**
 * The classes the clerk may see, in natural order.
 */
classes: Array<BoardClass>, 
/**
 * The class shown; null where none was asked for.
 */
class: HomeClassId | null, 
/**
 * Weekdays any group of the grade meets on.
 */
weekdays: Array<BoardDay>, 
/**
 * By seat and name.
 */
pupils: Array<BoardPupil>, 
/**
 * Groups that can be chosen for the grade, by start and name.
 */
groups: Array<BoardGroup>, 
/**
 * The group that is most likely ticked for the class; null where all are other classes'.
 */
usual: GroupId | null, };

export type EnrolmentBoardOf = { 
/**
 * The class; null shows only the list of classes.
 */
class: HomeClassId | null, 
/**
 * `YYYY-MM-DD`; null is today, or the first day after the settled months where today is in one.
 */
day: string | null, };

export type EnrolmentChange = { 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * The group.
 */
group: GroupId, 
/**
 * `一三五`; null or empty to leave.
 */
weekdays: string | null, 
/**
 * Puts the pupil on the waiting list instead.
 */
waiting: boolean, };

export type EnrolmentId = number;

export type EnrolmentProblem = { 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * The name.
 */
name: string, 
/**
 * The group.
 */
group: GroupId, 
/**
 * The rule's sentence.
 */
why: string, };

export type EnrolmentState = "applied" | "class_checked" | "school_approved" | "active" | "withdrawn";

export type EnrolmentsPut = { 
/**
 * Pupils whose changes were kept, or would be.
 */
pupils: number, 
/**
 * Pupils who were refused, and why.
 */
problems: Array<EnrolmentProblem>, 
/**
 * What to take back with `undo_enrolments`; null where nothing was kept.
 */
deed: number | null, };

export type EnrolmentsUndone = { 
/**
 * The deed.
 */
deed: number, };

export type ExampleCleared = { 
/**
 * What is typed or was looked at, with empty rows for what the school offers.
 */
form: ProfileForm, };

export type Explain = { 
/**
 * The line's id, as `bills` and `pay` give it.
 */
line: string, };

export type Explained = { 
/**
 * The line.
 */
id: string, 
/**
 * 学籍号 or 工号.
 */
code: string, 
/**
 * The person's name.
 */
who: string, 
/**
 * 三(2)班, or 本校教师 · 语文教师.
 */
place: string, 
/**
 * The month.
 */
month: string, 
/**
 * `2026年10月`.
 */
month_label: string, 
/**
 * The version of the settlement it stands in; null while the month is not settled.
 */
version: number | null, 
/**
 * 应缴, 应发, 税前应发.
 */
amount_label: string, 
/**
 * The amount; the steps' amounts sum to it.
 */
amount_fen: Fen, 
/**
 * Tax and what is paid out, where tax is withheld.
 */
after: Array<LabelledFen>, 
/**
 * The steps.
 */
steps: Array<StepShown>, 
/**
 * Planned days that are in no amount, and why, as it is kept now; of pay alone.
 */
uncounted: Array<UncountedShown>, 
/**
 * The attendance as it is kept now, by day.
 */
attendance: Array<Attended>, };

export type ExplanationPrinted = { 
/**
 * Pages.
 */
pages: number, 
/**
 * The file.
 */
path: string, };

export type ExportList = { 
/**
 * Its title.
 */
title: string, 
/**
 * How many rows there are in all where a search or filter leaves some out; null where all are shown.
 */
narrowed_from: number | null, 
/**
 * The columns shown.
 */
columns: Array<ListColumn>, 
/**
 * The rows shown, one text a column; money as whole fen.
 */
rows: Array<Array<string>>, 
/**
 * Where to: ends in `.xlsx`.
 */
out: string, };

export type ExportTables = { 
/**
 * The folder.
 */
out: string, };

export type FeeForm = { 
/**
 * 服务类别.
 */
kind: string, 
/**
 * 学段; empty for both.
 */
stage: string, 
/**
 * 城乡; empty for both.
 */
area: string, 
/**
 * 资金来源.
 */
fund: string, 
/**
 * What the price is for.
 */
unit: string, 
/**
 * 单价.
 */
price: string, 
/**
 * 课时 a day charged at most; may be empty.
 */
lessons_max: string, 
/**
 * 月封顶; may be empty.
 */
cap_month: string, 
/**
 * 学期封顶; may be empty.
 */
cap_term: string, 
/**
 * What counts.
 */
charged_on: string, 
/**
 * 请假缺席也收.
 */
absence_charged: boolean, 
/**
 * 不足月.
 */
part_month: string, 
/**
 * To which coin.
 */
rounding: string, 
/**
 * 条款; may be empty.
 */
clause: string, 
/**
 * Whether it rests on another paper than most; else nothing of what follows is read.
 */
own_paper: boolean, 
/**
 * 发文机关.
 */
issuer: string, 
/**
 * 文号.
 */
number: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day; may be empty.
 */
to: string, 
/**
 * 试行.
 */
trial: boolean, };

export type FeePolicies = Record<symbol, never>;

export type FeeRow = { 
/**
 * 服务类别.
 */
kind_label: string, 
/**
 * `小学 · 城市`; `全部学生` where it is for all.
 */
for_label: string, 
/**
 * The price.
 */
price_fen: Fen, 
/**
 * `课时`, `天`, `月`, `学期`.
 */
unit_label: string, 
/**
 * 课时 a day that are charged at most.
 */
lessons_per_day_max: number | null, 
/**
 * 月封顶.
 */
cap_month_fen: Fen | null, 
/**
 * 学期封顶.
 */
cap_term_fen: Fen | null, 
/**
 * What counts, how a part of a month is charged, to which coin, into which fund.
 */
how: string, 
/**
 * 发文机关.
 */
issuer: string, 
/**
 * 文号, with the clause.
 */
cited: string, 
/**
 * `2025年9月1日 至 2027年8月31日`.
 */
validity: string, 
/**
 * Days until its last day; null where it has none.
 */
days_left: number | null, 
/**
 * Whether it can be charged by, and for how long.
 */
state: FeeState, 
/**
 * The state in words: `试行，还有 280 天`.
 */
state_label: string, };

export type FeeState = "ahead" | "in_force" | "ends_soon" | "ended";

export type Fen = number;

export type FieldChange = { 
/**
 * The field as people call it.
 */
field: string, 
/**
 * What is kept; empty where nothing is.
 */
before: string, 
/**
 * What the row says.
 */
after: string, };

export type FieldPlace = { 
/**
 * The field's name in code.
 */
field: string, 
/**
 * As people call it.
 */
label: string, 
/**
 * Whether the list cannot be read without it.
 */
needed: boolean, 
/**
 * How to fill it in; may be empty.
 */
note: string, 
/**
 * The column's name among [`Layout::headers`]; null where the file has none.
 */
header: string | null, 
/**
 * What may be said for the whole list instead of a column; empty where there is a column or nothing may.
 */
for_all: Array<string>, 
/**
 * What is said for the whole list.
 */
said_for_all: string | null, };

export type FieldSaid = { 
/**
 * The field's label.
 */
field: string, 
/**
 * The sentence.
 */
sentence: string, };

export type FileLook = { 
/**
 * Its name, without its folders.
 */
file_name: string, 
/**
 * SHA-256 of it: what is corrected in a preview is of this file.
 */
sha256: string, 
/**
 * What it is by its content, as people call it.
 */
format: string, 
/**
 * Its sheets.
 */
sheets: Array<SheetLook>, 
/**
 * The list it clearly is; null where the user has to choose.
 */
clearly: string | null, 
/**
 * Every list, the one that fits best first.
 */
lists: Array<ListFit>, 
/**
 * Where it comes among files that are dropped together: each list after those it rests on.
 */
comes: number, 
/**
 * What the user should know of it.
 */
remarks: Array<string>, };

export type FileRow = { 
/**
 * Its number, from 1.
 */
row: number, 
/**
 * What it is to the list.
 */
role: RowRole, 
/**
 * Its cells as text.
 */
cells: Array<string>, 
/**
 * The columns that have a problem, from 0.
 */
wrong: Array<number>, };

export type FindingKind = "room" | "staff" | "pupil" | "over" | "under" | "early" | "late" | "no_staff" | "no_room" | "no_rate";

export type FindingShown = { 
/**
 * What it is.
 */
kind: FindingKind, 
/**
 * As a chip.
 */
label: string, 
/**
 * In a sentence.
 */
sentence: string, };

export type FontRole = { 
/**
 * `仿宋`.
 */
label: string, 
/**
 * What is printed in it.
 */
used_for: string, 
/**
 * The font that draws it.
 */
font: string, 
/**
 * Whether it is the computer's own; else it comes with the program.
 */
is_own: boolean, };

export type FontSamples = { 
/**
 * The file.
 */
path: string, };

export type FontsOf = Record<symbol, never>;

export type FontsShown = { 
/**
 * One for each part.
 */
roles: Array<FontRole>, 
/**
 * Names looked through.
 */
names: number, 
/**
 * Those with characters no font can draw.
 */
missing: Array<Undrawn>, 
/**
 * Whether such characters leave a white square to write in; else papers with them are not printed.
 */
leaves_blanks: boolean, };

export type FormProblem = { 
/**
 * The field: `name`, `fees.0.price`; empty where it is about the whole.
 */
place: string, 
/**
 * Where it stands, in words: `收费标准第 1 项的单价`.
 */
label: string, 
/**
 * What was found and what is wanted.
 */
said: string, };

export type FormRule = { 
/**
 * Which it is, whatever else is taken out of the form: `fee.basic_care.primary..price`.
 */
key: string, 
/**
 * The field it begins at, `fees.0.price`.
 */
place: string, 
/**
 * `收费`, `补助`, `其他`.
 */
part: string, 
/**
 * `基础托管每月最多`.
 */
label: string, 
/**
 * `100.00 元`; empty where there is no such rule.
 */
said: string, 
/**
 * Whether it is one of the other rules, which are not part of every paper.
 */
is_rest: boolean, 
/**
 * Whether a paper may be without it.
 */
may_drop: boolean, 
/**
 * Whether somebody has looked at it.
 */
state: RuleState, };

export type Found = { 
/**
 * The record; for a slip its pupil; 0 for a paper.
 */
id: number, 
/**
 * A name or number.
 */
title: string, 
/**
 * What tells it from others of that name.
 */
note: string, 
/**
 * A paper's kind as its code; else empty.
 */
about: string, };

export type FundSource = "fiscal" | "service_fee" | "collected_for_others" | "public_funds";

export type GradeShown = { 
/**
 * 1–9.
 */
grade: number, 
/**
 * 三年级.
 */
label: string, };

export type GroupChoice = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * Its name.
 */
name: string, };

export type GroupForm = { 
/**
 * The group; null adds one.
 */
id: GroupId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * 服务类别.
 */
kind: ServiceKind, 
/**
 * 活动类型.
 */
activity: ActivityType | null, 
/**
 * 经费来源.
 */
fund: FundSource, 
/**
 * May be empty.
 */
room: string, 
/**
 * 容量.
 */
capacity: number | null, 
/**
 * 最低人数.
 */
minimum: number | null, 
/**
 * Empty for all.
 */
grades: string, 
/**
 * Empty for the usual one.
 */
pay_pool: string, 
/**
 * First day, `YYYY-MM-DD`.
 */
from: string, 
/**
 * Last day; null while open.
 */
to: string | null, 
/**
 * Why it ends beyond the limit; empty where it does not.
 */
override_reason: string, 
/**
 * When it meets.
 */
meetings: Array<MeetingForm>, 
/**
 * Who serves.
 */
staff: Array<StaffForm>, };

export type GroupFormOf = { 
/**
 * The group; null for a new one.
 */
id: GroupId | null, };

export type GroupFormShown = { 
/**
 * As it stands.
 */
form: GroupForm, 
/**
 * Whether changes hold from a day on because the roll was called already.
 */
is_called: boolean, 
/**
 * From which day changes hold, if nothing else is said.
 */
changes_from: string, 
/**
 * 服务类别.
 */
kinds: Array<KindChoice>, 
/**
 * 活动类型.
 */
activities: Array<Choice>, 
/**
 * 经费来源.
 */
funds: Array<Choice>, 
/**
 * Rooms known by name.
 */
rooms: Array<string>, 
/**
 * Pools with a standard; where the profile pays nobody, those of the groups.
 */
pools: Array<string>, 
/**
 * People who can serve.
 */
staff: Array<StaffChoice>, 
/**
 * The slots of the time plan that holds now.
 */
slots: Array<SlotShown>, };

export type GroupId = number;

export type GroupList = { 
/**
 * Running ones first, then by kind and name.
 */
rows: Array<GroupRow>, 
/**
 * Groups that are running.
 */
running: number, 
/**
 * Groups with something to be looked at.
 */
with_findings: number, };

export type GroupPage = { 
/**
 * As in the list.
 */
row: GroupRow, 
/**
 * As a form holds it.
 */
form: GroupForm, 
/**
 * Its meetings, past ones included.
 */
meetings: Array<LineShown>, 
/**
 * Who serves, past ones included.
 */
staff: Array<LineShown>, 
/**
 * Pupils, by class and seat; of the own classes only for a 班主任.
 */
pupils: Array<GroupPupil>, 
/**
 * Pupils that are enrolled but not shown here.
 */
hidden: number, 
/**
 * What changed of it lately, newest first.
 */
history: Array<HistoryShown>, 
/**
 * Enrolments, roll calls and sign-ins that rest on it.
 */
rests: number, };

export type GroupPupil = { 
/**
 * The pupil.
 */
student_id: StudentId, 
/**
 * The class as printed.
 */
class_label: string, 
/**
 * 座号.
 */
seat_no: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * `周一至周五`.
 */
weekdays_label: string, 
/**
 * `9月1日 周二 起`.
 */
valid_label: string, 
/**
 * 生效.
 */
state_label: string, };

export type GroupPut = { 
/**
 * The group; null for the trial of a new one.
 */
id: GroupId | null, 
/**
 * Whether it was only a trial.
 */
trial: boolean, 
/**
 * What changes, as sentences.
 */
follows: Array<string>, 
/**
 * What is to be looked at then.
 */
findings: Array<FindingShown>, 
/**
 * Takes it back: puts this,
 */
undo: PutGroup | null, 
/**
 * or removes the new group.
 */
undo_remove: GroupId | null, };

export type GroupRemoved = { 
/**
 * Brings it back.
 */
undo: PutGroup, };

export type GroupRow = { 
/**
 * The group.
 */
id: GroupId, 
/**
 * Its name.
 */
name: string, 
/**
 * 服务类别.
 */
kind: ServiceKind, 
/**
 * As read.
 */
kind_label: string, 
/**
 * 作业辅导; may be empty.
 */
activity_label: string, 
/**
 * 服务性收费.
 */
fund_label: string, 
/**
 * `周一至周五 16:30–17:30`.
 */
when: string, 
/**
 * May be empty.
 */
room: string, 
/**
 * 容量.
 */
capacity: number | null, 
/**
 * 最低人数.
 */
minimum: number | null, 
/**
 * Pupils enrolled.
 */
enrolled: number, 
/**
 * `42 / 45`.
 */
seats_label: string, 
/**
 * Names of those who serve.
 */
staff: Array<string>, 
/**
 * 一至三年级 or 全校.
 */
grades_label: string, 
/**
 * 资金池; may be empty.
 */
pay_pool: string, 
/**
 * `9月1日 周二 起`.
 */
valid_label: string, 
/**
 * Where it stands.
 */
state: GroupState, 
/**
 * 开班中.
 */
state_label: string, 
/**
 * What is to be looked at.
 */
findings: Array<FindingShown>, };

export type GroupState = "coming" | "running" | "ended";

export type Groups = Record<symbol, never>;

export type Heads = { 
/**
 * 应到.
 */
expected: number, 
/**
 * 实到: came to at least one of the sessions.
 */
present: number, 
/**
 * 请假.
 */
leave: number, 
/**
 * 缺席.
 */
absent: number, 
/**
 * 未点名: no roll was called of any of the pupil's sessions.
 */
uncalled: number, 
/**
 * Of those 实到, who was 缺席 in another session: no absence is lost in the sums.
 */
absent_once: number, };

export type HistoryOf = { 
/**
 * The pupil.
 */
id: StudentId, };

export type HistoryShown = { 
/**
 * `11月24日 周二 16:05`.
 */
at_label: string, 
/**
 * Who.
 */
actor: string, 
/**
 * What.
 */
what: string, };

export type HomeClassId = number;

export type ImportOf = { 
/**
 * The batch.
 */
batch: BatchId, };

export type ImportShown = { 
/**
 * The batch.
 */
batch: BatchId, 
/**
 * The instant in UTC.
 */
at: string, 
/**
 * Who took it in.
 */
who: string, 
/**
 * The file's name, without its folders.
 */
file_name: string, 
/**
 * The list.
 */
list: string, 
/**
 * As people call it.
 */
label: string, 
/**
 * Rows added.
 */
added: number, 
/**
 * Rows changed.
 */
changed: number, 
/**
 * `新增 118 人，变更 2 人`.
 */
counts: string, 
/**
 * When it was taken back; null while it stands.
 */
undone_at: string | null, };

export type Imports = Record<symbol, never>;

export type InsteadPlan = { 
/**
 * `合唱改由李明带（从11月3日起）`.
 */
label: string, 
/**
 * What the answer wants.
 */
given: PlanInstead, };

export type InsteadShown = { 
/**
 * `合唱：排班是王芳，签到的是李明（11月3日、11月10日，共 2 次）。`
 */
said: string, 
/**
 * From when on the plan may follow; empty where the planned person signed in later.
 */
plans: Array<InsteadPlan>, 
/**
 * `这 2 次算李明代，王芳记未到`.
 */
stand_in_label: string, 
/**
 * What changing them means where a month of them is settled, one sentence a month.
 */
settled: Array<string>, 
/**
 * What the answers want.
 */
given: StandIn, };

export type KeepDraft = { 
/**
 * The form, and the record it is about.
 */
what: string, 
/**
 * The form's fields as JSON text; null forgets them.
 */
given: string | null, };

export type KeptCall = { 
/**
 * By whom.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * Why it was corrected last; null where it was not.
 */
reason: string | null, 
/**
 * The exceptions as they would be typed.
 */
marks: string, };

export type KeptSignIn = { 
/**
 * By whom.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * Why it was corrected; empty where it was not.
 */
reason: string, };

export type KindChoice = { 
/**
 * The kind.
 */
code: ServiceKind, 
/**
 * As read.
 */
label: string, 
/**
 * The activity proposed with it; null for none.
 */
activity: ActivityType | null, };

export type LabelledFen = { 
/**
 * 实发.
 */
label: string, 
/**
 * The sum.
 */
fen: Fen, };

export type LackCode = "term" | "students" | "times" | "groups" | "enrolments" | "staff" | "standards";

export type LateGroup = { 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The room; may be empty.
 */
room: string, 
/**
 * Names of those who serve.
 */
staff: Array<string>, 
/**
 * `20:30`.
 */
ends_at: string, 
/**
 * Its pupils.
 */
heads: Heads, };

export type LetterChoices = { 
/**
 * The kinds of letter.
 */
kinds: Array<LetterKind>, 
/**
 * The classes in natural order.
 */
classes: Array<LetterClass>, 
/**
 * What of a pupil stands on a letter, to be shown before it leaves.
 */
columns: Array<string>, 
/**
 * The term the slips are numbered for; empty without one.
 */
term: string, 
/**
 * Why the profile whose papers the letter names is only an example; null where it is the school's own.
 */
sample: string | null, 
/**
 * Whether the school has no phone for questions and complaints, so that none is printed.
 */
lacks_phone: boolean, };

export type LetterChoicesOf = Record<symbol, never>;

export type LetterClass = { 
/**
 * The class.
 */
class: HomeClassId, 
/**
 * As printed.
 */
label: string, 
/**
 * Its grade, 1–9.
 */
grade: number, 
/**
 * `三年级`.
 */
grade_label: string, 
/**
 * Letters to print, one a pupil.
 */
pupils: number, 
/**
 * Pupils whose slip was printed this term already.
 */
printed: number, 
/**
 * Pupils who have not answered, and whose class has not, to whom no letter was printed.
 */
owed: number, };

export type LetterKind = { 
/**
 * `invitation`.
 */
kind: string, 
/**
 * As read.
 */
label: string, 
/**
 * `学校自定文字，第 2 版` or `随程序提供的文字`.
 */
wording_label: string, };

export type LetterTemplate = { 
/**
 * Printed nowhere; kept with each paper made from it.
 */
version: string, 
/**
 * The title.
 */
title: string, 
/**
 * Flush left, above the text.
 */
salutation: string, 
/**
 * The first paragraphs.
 */
opening: Array<string>, 
/**
 * The numbered sections.
 */
section: Array<TemplateSection>, 
/**
 * What stands above the signature.
 */
sign_off: TemplateSignOff, 
/**
 * The return slip.
 */
slip: TemplateSlip, };

export type LetterTemplateOf = { 
/**
 * `invitation`.
 */
kind: string, };

export type LetterTemplateShown = { 
/**
 * `invitation`.
 */
kind: string, 
/**
 * As read.
 */
label: string, 
/**
 * The version in force; 0 is the shipped one.
 */
version: number, 
/**
 * `学校自定文字，第 2 版` or `随程序提供的文字`.
 */
wording_label: string, 
/**
 * Whether the shipped text is in force.
 */
shipped: boolean, 
/**
 * The text.
 */
text: LetterTemplate, 
/**
 * The words in braces and tables, each with what stands in its place.
 */
words: Array<LetterWord>, };

export type LetterTried = { 
/**
 * Pages.
 */
pages: number, 
/**
 * The file.
 */
path: string, };

export type LetterWord = { 
/**
 * `{school}` or `[times]`.
 */
word: string, 
/**
 * What stands in its place.
 */
meaning: string, };

export type LettersPrinted = { 
/**
 * Letters, one a pupil.
 */
letters: number, 
/**
 * Pages.
 */
pages: number, 
/**
 * The file.
 */
path: string, };

export type LimitsShown = { 
/**
 * Latest end of basic care.
 */
basic_latest_end: string, 
/**
 * The same in minutes from midnight.
 */
basic_latest_minute: number, 
/**
 * Latest end of extended care.
 */
extended_latest_end: string, 
/**
 * The same in minutes from midnight.
 */
extended_latest_minute: number, };

export type LineShown = { 
/**
 * `周一 16:30–17:30` or a name.
 */
label: string, 
/**
 * `1 课时` or `周一`.
 */
detail: string, 
/**
 * `9月1日 周二 起`.
 */
valid_label: string, 
/**
 * Whether it is over.
 */
is_past: boolean, };

export type ListColumn = { 
/**
 * Its head.
 */
title: string, 
/**
 * What stands in it.
 */
kind: ListKind, };

export type ListExported = { 
/**
 * Rows of data.
 */
rows: number, 
/**
 * The file.
 */
path: string, };

export type ListFile = { 
/**
 * `students`, `staff`, `groups`, `enrolments`, `attendance`, `staff-attendance` or `calendar`.
 */
list: string, 
/**
 * The file.
 */
file: string, 
/**
 * The sheet, where it is not the first with such a list.
 */
sheet: string | null, 
/**
 * The header row, from 1, where it is not the one found.
 */
header_row: number | null, 
/**
 * Field → header where the columns are not those found; an empty header leaves the field out. Null takes what was
 * settled before for the same headers.
 */
columns: Record<string, string> | null, 
/**
 * Field → what holds for every row, where the file has no such column: `{"kind": "本校教师"}`; of groups that write no
 * time of day `{"time/club": "17:30-18:30", "lessons/club": "1"}`, or the name of one of the school's slots.
 */
for_all: Record<string, string> | null, 
/**
 * Why groups of this list may end later than their kind allows.
 */
override_reason: string | null, 
/**
 * Whether those came whom an attendance list of absences alone does not name; asked anew of every file.
 */
others_came: boolean, 
/**
 * What was decided of the proposals of a pupil list; null takes classes and names from the list and lets nobody leave.
 */
decided: Decided | null, 
/**
 * Columns of ticks → the group each means; null leaves the column out, those not named are known by their names.
 */
ticks: Record<string, number | null> | null, 
/**
 * Cells corrected in the preview.
 */
mends: Array<Mend> | null, };

export type ListFit = { 
/**
 * The list.
 */
list: string, 
/**
 * As people call it.
 */
label: string, 
/**
 * Whether nothing it needs is missing.
 */
fits: boolean, 
/**
 * The sheet that fits best.
 */
sheet: string, 
/**
 * Why, in one sentence.
 */
why: string, };

export type ListKind = "text" | "number" | "money";

export type LookAt = { 
/**
 * The file.
 */
file: string, };

export type MakeProblemRows = { 
/**
 * Where to: ends in `.xlsx`.
 */
out: string, 
/**
 * `students`, `staff`, `groups`, `enrolments`, `attendance`, `staff-attendance` or `calendar`.
 */
list: string, 
/**
 * The file.
 */
file: string, 
/**
 * The sheet, where it is not the first with such a list.
 */
sheet: string | null, 
/**
 * The header row, from 1, where it is not the one found.
 */
header_row: number | null, 
/**
 * Field → header where the columns are not those found; an empty header leaves the field out. Null takes what was
 * settled before for the same headers.
 */
columns: Record<string, string> | null, 
/**
 * Field → what holds for every row, where the file has no such column: `{"kind": "本校教师"}`; of groups that write no
 * time of day `{"time/club": "17:30-18:30", "lessons/club": "1"}`, or the name of one of the school's slots.
 */
for_all: Record<string, string> | null, 
/**
 * Why groups of this list may end later than their kind allows.
 */
override_reason: string | null, 
/**
 * Whether those came whom an attendance list of absences alone does not name; asked anew of every file.
 */
others_came: boolean, 
/**
 * What was decided of the proposals of a pupil list; null takes classes and names from the list and lets nobody leave.
 */
decided: Decided | null, 
/**
 * Columns of ticks → the group each means; null leaves the column out, those not named are known by their names.
 */
ticks: Record<string, number | null> | null, 
/**
 * Cells corrected in the preview.
 */
mends: Array<Mend> | null, };

export type MakeSignInMonth = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * Where to: ends in `.xlsx`.
 */
out: string, };

export type MakeTemplate = { 
/**
 * The list, as for taking in.
 */
list: string, 
/**
 * Where to: ends in `.xlsx`.
 */
out: string, };

export type Mark = "present" | "leave" | "absent" | "late" | "left_early";

export type MarkShown = { 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * The group's name.
 */
group: string, 
/**
 * The mark.
 */
mark: Mark, 
/**
 * `○ 请假`.
 */
label: string, };

export type MarksRead = { 
/**
 * Those who are not simply present, in the order of the roster.
 */
named: Array<NamedMark>, 
/**
 * Numbers that still wait for their word.
 */
waiting: Array<number>, 
/**
 * The sums if this were kept.
 */
sums: Sums, 
/**
 * Who would be kept as present although an earlier session of the day says otherwise; null where nobody would.
 */
missed: string | null, 
/**
 * Why the text cannot be kept as it stands; null where it can.
 */
message: string | null, 
/**
 * Whether something of it was not understood; else it is only not finished.
 */
is_mistaken: boolean, 
/**
 * The text without its last numbers and word.
 */
shorter: string, };

export type Me = Record<symbol, never>;

export type MeShown = { 
/**
 * The user's name; null for the owner of the passphrase.
 */
name: string | null, 
/**
 * The role; null for the owner, who may do everything.
 */
role: Role | null, 
/**
 * The role as read: `教务`, or `负责人` for the owner.
 */
role_label: string, 
/**
 * The names of the asks that are allowed.
 */
may: Array<string>, };

export type MeetingForm = { 
/**
 * 1 (Monday) to 7.
 */
weekday: number, 
/**
 * `16:30`.
 */
starts_at: string, 
/**
 * `17:30`.
 */
ends_at: string, 
/**
 * `1` or `1.5`; empty for the usual number.
 */
lessons: string, 
/**
 * Since when, where it is put back as it was.
 */
valid: Span | null, };

export type Mend = { 
/**
 * The row as problems number it, from 1.
 */
row: number, 
/**
 * The field, of which the file may have no column; empty for the whole row, which is then left out.
 */
field: string, 
/**
 * What the cell says instead.
 */
text: string, };

export type MissingCalls = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * Whether it is today.
 */
is_today: boolean, 
/**
 * How many groups.
 */
count: number, 
/**
 * The first of them in the day's order; the page of the day has them all.
 */
groups: Array<MissingGroup>, };

export type MissingGroup = { 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, };

export type MissingPeople = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * Whether it is today.
 */
is_today: boolean, 
/**
 * How many people.
 */
count: number, 
/**
 * The names of the first of them, each once.
 */
people: Array<string>, };

export type MoneyLine = { 
/**
 * To ask why by.
 */
id: string, 
/**
 * 学籍号 or 工号.
 */
code: string, 
/**
 * The person's name.
 */
who: string, 
/**
 * Pinyin initials of the name, for search.
 */
initials: string, 
/**
 * What the lines are parted by: 三(2)班, 本校教师.
 */
part: string, 
/**
 * What is owed after reductions, or what was earned before tax.
 */
amount_fen: Fen, 
/**
 * 课时 in words, over all standards or pools.
 */
lessons_label: string, 
/**
 * 座号 (bills).
 */
seat_no?: number, 
/**
 * Days that count (bills).
 */
days?: number, 
/**
 * Owed before reductions (bills).
 */
due_fen?: Fen, 
/**
 * Waived by reductions (bills).
 */
waived_fen?: Fen, 
/**
 * 岗位 (pay).
 */
post?: string, 
/**
 * The sheet it stands on (pay): 补助发放表, 劳务费发放表; empty where it stands on none.
 */
sheet_label?: string, 
/**
 * Lessons or days per pool (pay): `作业辅导 24；值班领导 5 天`.
 */
pools_label?: string, 
/**
 * Withheld tax (pay).
 */
tax_fen?: Fen, 
/**
 * Paid out after tax (pay).
 */
net_fen?: Fen, };

export type MoneyLines = { 
/**
 * The month.
 */
month: string, 
/**
 * The version of the settlement they come from; null while the month is not settled.
 */
version: number | null, 
/**
 * Bills by class and seat, or pay by 工号.
 */
lines: Array<MoneyLine>, 
/**
 * The sum of the lines' amounts.
 */
total_fen: Fen, 
/**
 * All sums.
 */
sums: MoneySums, 
/**
 * The sums of each class, or of each 人员类别, in the order of the lines.
 */
parts: Array<MoneyPart>, 
/**
 * What to look at before settling, as sentences.
 */
findings: Array<string>, };

export type MoneyPart = { 
/**
 * 三(2)班, 本校教师.
 */
label: string, 
/**
 * Its sums.
 */
sums: MoneySums, };

export type MoneySums = { 
/**
 * How many lines.
 */
lines: number, 
/**
 * Owed before reductions (bills).
 */
due_fen: Fen, 
/**
 * Waived by reductions (bills).
 */
waived_fen: Fen, 
/**
 * Owed after reductions, or earned before tax.
 */
amount_fen: Fen, 
/**
 * Withheld tax (pay).
 */
tax_fen: Fen, 
/**
 * Paid out after tax (pay).
 */
net_fen: Fen, };

export type Month = string;

export type MonthGroup = { 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * 服务类别 as read.
 */
kind_label: string, };

export type MonthList = { 
/**
 * Newest first.
 */
months: Array<SettledMonth>, 
/**
 * The one to look at first; null where there is none.
 */
proposed: ProposedMonth | null, };

export type MonthSheetShown = { 
/**
 * The month.
 */
month: Month, 
/**
 * `2026年11月`.
 */
month_label: string, 
/**
 * The groups of the month to choose from, in the order of every list.
 */
groups: Array<MonthGroup>, 
/**
 * The group shown; null where there is none.
 */
group_id: number | null, 
/**
 * Names of those who serve.
 */
staff: Array<string>, 
/**
 * What the rows' numbers are: 座号 or 序号.
 */
numbered: string, 
/**
 * Every day of the month.
 */
days: Array<SheetDay>, 
/**
 * By class, seat and name.
 */
rows: Array<SheetRow>, 
/**
 * The sums of all rows: 人次.
 */
sums: Sums, 
/**
 * Whether no roll of the month is kept, so that the sheet is one to write in.
 */
is_blank: boolean, };

export type MonthShown = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * `2026年11月`.
 */
label: string, 
/**
 * Days on which service is held.
 */
teaching_days: number, 
/**
 * Every day of it.
 */
days: Array<DayShown>, };

export type MonthState = { 
/**
 * The month.
 */
month: string, 
/**
 * `2026年10月`.
 */
label: string, 
/**
 * The version settled; null where it is not settled.
 */
version: number | null, 
/**
 * The version that the next settling makes.
 */
next_version: number, 
/**
 * `已结算 第1版`, `未结算`, `已反结算，待重新结算`.
 */
state_label: string, 
/**
 * Printed on each page and sheet; null where it is not settled.
 */
fingerprint: string | null, 
/**
 * When it was settled.
 */
settled_at: string | null, 
/**
 * By whom.
 */
settled_by: string | null, 
/**
 * Sums of the bills.
 */
bills: MoneySums, 
/**
 * Sums of the pay.
 */
pay: MoneySums, 
/**
 * Of the pay, what stands on the performance sheet.
 */
own: MoneySums, 
/**
 * Of the pay, what stands on the labour sheet.
 */
labour: MoneySums, 
/**
 * Why it cannot be settled; empty where it can, or is settled.
 */
blocked: Array<string>, 
/**
 * What should be seen to before settling.
 */
missing: Array<string>, 
/**
 * What reckoning it found.
 */
findings: Array<string>, 
/**
 * Why the profile it is reckoned by is only an example; null where it is the school's own, or the month is settled.
 */
sample: string | null, 
/**
 * That pay is more than the fees, and by how much; null where it is not.
 */
short: string | null, 
/**
 * Groups in which a finding is set right.
 */
leads: Array<PayLead>, 
/**
 * New, changed and shared accounts against the last settled month.
 */
accounts: Array<string>, 
/**
 * What changed since it was settled; with anything here no sheet is printed.
 */
changes: Array<string>, 
/**
 * The versions there were, newest first.
 */
versions: Array<VersionShown>, };

export type Months = Record<symbol, never>;

export type MoveBack = { 
/**
 * Where each pupil was.
 */
students: Array<SeatBefore>, };

export type MoveClass = { 
/**
 * The pupils.
 */
students: Array<StudentId>, 
/**
 * The new class.
 */
class_id: HomeClassId, 
/**
 * Only says what follows.
 */
trial: boolean, };

export type NamedMark = { 
/**
 * The number typed.
 */
seat_no: number, 
/**
 * The mark.
 */
mark: Mark, };

export type NamedSlot = { 
/**
 * 第一时段.
 */
name: string, 
/**
 * `第一时段 16:30–17:30`, or that its time differs by day or grade.
 */
label: string, };

export type NextDay = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * Its first group that is due.
 */
group_id: number, };

export type NextGroup = { 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, };

export type OfGroup = { 
/**
 * The group.
 */
id: GroupId, };

export type OfMonth = { 
/**
 * `YYYY-MM`.
 */
month: string, };

export type OfMonthSheet = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * The group, by number or name; the month's first group where none is named.
 */
group: string | null, };

export type OnDay = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, };

export type OneStaff = { 
/**
 * The person.
 */
id: StaffId, };

export type OthersBegan = { 
/**
 * The day a place may begin on to go with theirs, `YYYY-MM-DD`.
 */
day: string, 
/**
 * `9月1日 周二`.
 */
day_label: string, 
/**
 * `班里 30 人从9月1日 周二起`.
 */
said: string, };

export type PaidForm = { 
/**
 * 人员类别.
 */
staff_kind: string, 
/**
 * 元; empty where it earns nothing in this pool.
 */
amount: string, };

export type PaperOfMonth = { 
/**
 * Its number.
 */
number: string, 
/**
 * 补助发放表, 银行代发文件 …
 */
kind_label: string, 
/**
 * When.
 */
made_at: string, 
/**
 * By whom.
 */
made_by: string, 
/**
 * People or rows on it.
 */
rows: number, 
/**
 * The version it was made from.
 */
version: number, 
/**
 * Whether that version is still in force.
 */
is_in_force: boolean, 
/**
 * The name its file was proposed under, without its ending.
 */
file_stem: string, 
/**
 * The file's SHA-256, hexadecimal: to find it by.
 */
sha256: string, };

export type PaperShown = { 
/**
 * `2026-00017`.
 */
number: string, 
/**
 * Its kind.
 */
kind: string, 
/**
 * Its kind as read.
 */
kind_label: string, 
/**
 * The instant in UTC, `2026-11-24T08:00:00Z`; the window shows it in the PC's own time.
 */
made_at: string, 
/**
 * By whom.
 */
actor: string, 
/**
 * Rows or letters on it.
 */
rows: number, 
/**
 * The version of its wording; empty where it has none.
 */
template_version: string, 
/**
 * The first twelve digits of the file's SHA-256.
 */
digest: string, };

export type PapersOf = { 
/**
 * Only this kind.
 */
kind: string | null, };

export type PayLead = { 
/**
 * The finding, word for word.
 */
said: string, 
/**
 * The group; `None` for a shared pool for which nobody served.
 */
group: GroupId | null, 
/**
 * Its name, or the pool's.
 */
name: string, 
/**
 * Who is paid there without being in its plan; `None` where it is about nobody.
 */
staff: StaffId | null, 
/**
 * For a group the first of the days told of; for a pool the last day of the month with a sign-in, on which whoever served
 * for it can be entered.
 */
day: string | null, };

export type PersonShown = { 
/**
 * Who.
 */
id: StaffId, 
/**
 * The name.
 */
name: string, 
/**
 * Why the plan cannot be kept: the person is elsewhere at that time; empty where it can.
 */
clash: string, };

export type PersonTyped = { 
/**
 * 姓名; may be empty where a phone is given.
 */
name: string, 
/**
 * 与学生关系; may be empty.
 */
relation: string, 
/**
 * 电话; may be empty.
 */
phone: string, };

export type PickupTyped = { 
/**
 * 姓名.
 */
name: string, 
/**
 * 与学生关系; may be empty.
 */
relation: string, 
/**
 * 电话; may be empty.
 */
phone: string, 
/**
 * Only on this day, `YYYY-MM-DD`; empty for always.
 */
day: string, };

export type PlaceBefore = { 
/**
 * The place.
 */
id: EnrolmentId, 
/**
 * Its state.
 */
state: EnrolmentState, 
/**
 * Its last day; null where it was open.
 */
to: string | null, };

export type PlaceShown = { 
/**
 * The group.
 */
group_id: GroupId, 
/**
 * Its name.
 */
group: string, 
/**
 * 服务类别.
 */
kind_label: string, 
/**
 * `一三五`.
 */
weekdays: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day; null while open.
 */
to: string | null, 
/**
 * 生效, 退出 …
 */
state_label: string, 
/**
 * Whether it holds today.
 */
is_now: boolean, 
/**
 * 回执编号; may be empty.
 */
slip_no: string, };

export type PlanInstead = { 
/**
 * The sign-ins.
 */
sign_ins: StandIn, 
/**
 * From which day on, `YYYY-MM-DD`.
 */
since: string, };

export type PlanRegular = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * Who.
 */
staff: StaffId, 
/**
 * Their first day in a month, `YYYY-MM-DD`; the plan changes from it on.
 */
since: string, };

export type PlanShown = { 
/**
 * 1 (Monday) to 7.
 */
weekday: number, 
/**
 * `周一`.
 */
weekday_label: string, 
/**
 * The group.
 */
group_id: GroupId, 
/**
 * Its name.
 */
group: string, 
/**
 * `16:30`.
 */
starts_at: string, 
/**
 * `17:30`.
 */
ends_at: string, 
/**
 * `18:30` or `20:30`.
 */
until: "18:30" | "20:30", 
/**
 * 服务类别 as its code.
 */
kind: string, 
/**
 * May be empty.
 */
room: string, 
/**
 * Who serves.
 */
staff: Array<PersonShown>, };

export type PolicyTable = { 
/**
 * The profile's name.
 */
name: string, 
/**
 * `2025年9月1日 至 2027年8月31日`.
 */
validity: string, 
/**
 * 收费标准, in the profile's order.
 */
fees: Array<FeeRow>, 
/**
 * `各项合计 每学期最多 600.00 元`: caps over all kinds.
 */
total_caps: Array<string>, 
/**
 * Kinds of service that are never charged.
 */
free_kinds: Array<string>, 
/**
 * 减免.
 */
reductions: Array<ReductionRow>, 
/**
 * 退费 in a sentence.
 */
refund: string, 
/**
 * The paper the pay rests on; may be empty.
 */
pay_basis: string, 
/**
 * Rates of pay and shared pools.
 */
rates: Array<RateRow>, 
/**
 * The other rules of pay, a sentence each.
 */
pay_rules: Array<string>, 
/**
 * What needs a look.
 */
warnings: Array<string>, };

export type PoolForm = { 
/**
 * 资金池.
 */
pool: string, 
/**
 * `income` for per cent of the month's fees, `fixed` for 元 a month.
 */
source: string, 
/**
 * Per cent or 元.
 */
much: string, 
/**
 * How it is shared.
 */
split: string, 
/**
 * 管理类.
 */
management: boolean, };

export type Preview = { 
/**
 * The list.
 */
list: string, 
/**
 * As people call it.
 */
label: string, 
/**
 * What the rows are counted as: `人`, `个服务班`.
 */
unit: string, 
/**
 * The file's name, without its folders.
 */
file_name: string, 
/**
 * The file's digest, to be given when it is accepted.
 */
sha256: string, 
/**
 * Its sheets.
 */
sheets: Array<SheetLook>, 
/**
 * The sheet looked at.
 */
sheet: string, 
/**
 * The header row, from 1; 0 where the file has none.
 */
header_row: number, 
/**
 * The names of the columns, all different.
 */
headers: Array<string>, 
/**
 * The first rows as they stand in the file.
 */
file: Array<FileRow>, 
/**
 * Rows of the sheet.
 */
file_rows: number, 
/**
 * The list's fields with the column of each.
 */
fields: Array<FieldPlace>, 
/**
 * Whether the columns are those settled before for the same headers.
 */
recalled: boolean, 
/**
 * Why the file cannot be read as this list; null where it can.
 */
no: string | null, 
/**
 * How many rows do what.
 */
counts: Counts, 
/**
 * Rows that are new, the first of them.
 */
added: Array<RowShown>, 
/**
 * Rows that change what is kept, the first of them.
 */
changed: Array<RowShown>, 
/**
 * Rows that are kept already, the first of them.
 */
unchanged: Array<RowShown>, 
/**
 * Pupils named who take no part, the first of them.
 */
declined: Array<RowShown>, 
/**
 * Columns of ticks with the group each means; empty where the file is no sheet to tick.
 */
ticks: Array<TickColumn>, 
/**
 * The named columns that nothing is read from.
 */
unused: Array<string>, 
/**
 * The groups to choose from for them.
 */
groups: Array<GroupChoice>, 
/**
 * The kinds of groups that write no time of day, with what is said for them.
 */
times: Array<TimesAsked>, 
/**
 * The school's slots to choose from for them; empty where none are asked for, or the school has none.
 */
slots: Array<NamedSlot>, 
/**
 * Problems, the first of them.
 */
problems: Array<ProblemShown>, 
/**
 * Pupils who stand in another class than the kept one.
 */
moves: Proposals, 
/**
 * Pupils of the same number and another name.
 */
names: Proposals, 
/**
 * Kept pupils of the file's classes whom it does not name.
 */
leaves: Proposals, 
/**
 * What the user should know.
 */
remarks: Array<string>, 
/**
 * What has to be seen to although every row was understood.
 */
warnings: Array<string>, 
/**
 * What only the user can say of a column, before the file is taken in; null where nothing is open.
 */
question: ColumnQuestion | null, 
/**
 * Marks of those whom sessions with absences alone do not name.
 */
others: number, 
/**
 * Whether a reason why groups end later than they may would let them in.
 */
wants_reason: boolean, 
/**
 * What the button to accept says: `导入 120 人`; null where there is nothing to keep.
 */
accept: string | null, 
/**
 * Whether nothing of it waits for a person: no problem, question, warning, proposal or time to choose, and something to keep
 * or nothing new.
 */
plain: boolean, };

export type PrintExplanation = { 
/**
 * The line's id, as `bills` and `pay` give it.
 */
line: string, 
/**
 * Where to: ends in `.pdf`.
 */
out: string, };

export type PrintFontSamples = { 
/**
 * The file: ends in `.pdf`.
 */
out: string, };

export type PrintLetters = { 
/**
 * `invitation`.
 */
kind: string, 
/**
 * Only this grade, 1–9.
 */
grade: number | null, 
/**
 * Only this class, as printed.
 */
class: string | null, 
/**
 * Only these classes; empty for all.
 */
classes: Array<HomeClassId>, 
/**
 * Only pupils who have not answered, and whose class has not, to whom no letter was printed.
 */
owed: boolean, 
/**
 * Where to: ends in `.pdf`.
 */
out: string, };

export type PrintMonthSheet = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * The group, by number or name; all groups with attendance where none is named.
 */
group: string | null, 
/**
 * Where to: ends in `.pdf` or `.xlsx`.
 */
out: string, };

export type PrintRoster = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * `18:30` or `20:30`.
 */
until: string, 
/**
 * Only this group, by number or name.
 */
group: string | null, 
/**
 * Where to: ends in `.pdf` or `.xlsx`.
 */
out: string, };

export type PrintSubsidy = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * `performance`, `labour` or `bank`.
 */
sheet: string, 
/**
 * The bank's template: an id among the shipped ones, or a path; the plain one where none is named.
 */
template: string | null, 
/**
 * Where to: `.xlsx` for the sheets.
 */
out: string, };

export type PrintedMonthSheet = { 
/**
 * Groups on it.
 */
groups: number, 
/**
 * Rows of pupils on it.
 */
rows: number, 
/**
 * The file.
 */
path: string, };

export type PrintedRoster = { 
/**
 * Sessions on it.
 */
groups: number, 
/**
 * Pupils on it, each counted once.
 */
pupils: number, 
/**
 * The file.
 */
path: string, };

export type Problem = { 
/**
 * The row as the user's program numbers it (from 1).
 */
row: number, 
/**
 * The header of the column as it stands in the file, or the field's own name where the column is missing.
 */
column: string, 
/**
 * What stands in the cell, quoted; `""` for an empty cell.
 */
found: string, 
/**
 * What was wanted, as a Chinese sentence.
 */
wanted: string, };

export type ProblemRowsMade = { 
/**
 * Its rows.
 */
rows: number, 
/**
 * The file.
 */
path: string, };

export type ProblemShown = { 
/**
 * The row, from 1.
 */
row: number, 
/**
 * The column as it stands in the file.
 */
column: string, 
/**
 * The cell, quoted.
 */
found: string, 
/**
 * Place, cell and what was wanted as one sentence.
 */
sentence: string, 
/**
 * The field in which it can be mended; null where its cell belongs to no field.
 */
field: string | null, 
/**
 * That field as people call it.
 */
field_label: string | null, 
/**
 * What it may be mended to, where that is one of a few.
 */
choices: Array<string>, };

export type ProfileAdopted = { 
/**
 * Its row; null for a trial, and where nothing was adopted because the form only says who looked at the rules in force.
 */
id: number | null, 
/**
 * The profile.
 */
profile: ShippedProfile, 
/**
 * From which month, in words.
 */
from_label: string, 
/**
 * What becomes other than before, one sentence each.
 */
changes: Array<string>, 
/**
 * What needs a look.
 */
warnings: Array<string>, };

export type ProfileChecked = { 
/**
 * What cannot stay as it is, in the form's order.
 */
problems: Array<FormProblem>, 
/**
 * Every rule at a glance.
 */
rules: Array<FormRule>, 
/**
 * How many of the other rules there are, and how many nobody has looked at.
 */
rest_said: string, 
/**
 * What is asked before rules nobody has looked at are kept; empty where there are none.
 */
left_said: string, 
/**
 * What is asked of its papers; empty while there are problems.
 */
questions: Array<string>, 
/**
 * Whether the form only says who looked at the rules in force, so that no month is asked and nothing else is adopted.
 */
only_looked_at: boolean, 
/**
 * What becomes other than before, one sentence each; empty while there are problems.
 */
changes: Array<string>, 
/**
 * What needs a look.
 */
warnings: Array<string>, 
/**
 * The month in words.
 */
from_label: string, };

export type ProfileForm = { 
/**
 * 口径名称; the 文号 stands for it where it is empty.
 */
name: string, 
/**
 * 发文机关 of the paper most fees rest on.
 */
issuer: string, 
/**
 * Its 文号.
 */
number: string, 
/**
 * Its first day, and the profile's.
 */
from: string, 
/**
 * Its last day; may be empty.
 */
to: string, 
/**
 * Whether it is 试行.
 */
trial: boolean, 
/**
 * 最早结束; may be empty.
 */
earliest_end: string, 
/**
 * 基础托管最晚结束.
 */
basic_latest_end: string, 
/**
 * 延时托管最晚结束.
 */
extended_latest_end: string, 
/**
 * Whether one weekend day is allowed.
 */
weekend: boolean, 
/**
 * Whether evening study is allowed (初中).
 */
evening_study: boolean, 
/**
 * Kinds of service that are never charged.
 */
free_kinds: Array<string>, 
/**
 * 收费标准.
 */
fees: Array<FeeForm>, 
/**
 * 各项合计封顶; rows without any figure say nothing.
 */
total_caps: Array<TotalForm>, 
/**
 * 减免.
 */
reductions: Array<ReductionForm>, 
/**
 * 退费办法.
 */
refund_rule: string, 
/**
 * The sum a day of a fixed refund; may be empty.
 */
refund_daily: string, 
/**
 * 学校停课的全额退.
 */
school_cancelled_full: boolean, 
/**
 * 退费去向.
 */
pay_back: string, 
/**
 * The paper pay rests on; may be empty.
 */
pay_basis: string, 
/**
 * 每课时最低; may be empty.
 */
pay_floor: string, 
/**
 * Most of the income for management, per cent; may be empty.
 */
management_max: string, 
/**
 * Minutes of grace.
 */
late_minutes: string, 
/**
 * What being late or early costs, per cent.
 */
late_deduct: string, 
/**
 * 结余.
 */
remainder: string, 
/**
 * 补助标准.
 */
rates: Array<RateForm>, 
/**
 * Pools that share a sum.
 */
pools: Array<PoolForm>, 
/**
 * The rules that are those of an example and nobody has looked at, with what the example says.
 */
sample: Array<SampleRule>, 
/**
 * Keys of such rules that somebody says stand so in the paper.
 */
agreed: Array<string>, 
/**
 * Keys of such rules that somebody says the paper says nothing about.
 */
unwritten: Array<string>, };

export type ProfileFormOf = Record<symbol, never>;

export type ProfileFormShown = { 
/**
 * The standards the school goes by, to be changed; those of an example without its name and papers.
 */
form: ProfileForm, 
/**
 * The profile it begins with.
 */
begins_with: string, 
/**
 * Why that one is only an example; null where it is the school's own.
 */
sample: string | null, 
/**
 * What there is to choose from.
 */
words: ProfileWords, 
/**
 * Pools that groups already have, each once.
 */
pools: Array<string>, 
/**
 * The months it can hold from.
 */
months: Array<Choice>, 
/**
 * The one proposed, `YYYY-MM`.
 */
from: string, 
/**
 * Its first day, from which the paper may hold.
 */
first_day: Choice, };

export type ProfileSaved = { 
/**
 * The file.
 */
path: string, 
/**
 * The profile's name.
 */
name: string, };

export type ProfileTakenBack = { 
/**
 * Its row.
 */
id: number, };

export type ProfileWords = { 
/**
 * 服务类别.
 */
kinds: Array<Choice>, 
/**
 * 学段; the first, without a code, is both.
 */
stages: Array<Choice>, 
/**
 * 城乡; the first, without a code, is both.
 */
areas: Array<Choice>, 
/**
 * 资金来源.
 */
funds: Array<Choice>, 
/**
 * What a price is for.
 */
units: Array<Choice>, 
/**
 * What counts.
 */
charged_on: Array<Choice>, 
/**
 * 不足月.
 */
part_months: Array<Choice>, 
/**
 * To which coin.
 */
roundings: Array<Choice>, 
/**
 * How a reduction is said.
 */
waives: Array<Choice>, 
/**
 * 退费办法.
 */
refund_rules: Array<Choice>, 
/**
 * 退费去向.
 */
pay_backs: Array<Choice>, 
/**
 * 结余.
 */
remainders: Array<Choice>, 
/**
 * 人员类别.
 */
staff_kinds: Array<Choice>, 
/**
 * Those of them who are paid by person.
 */
paid_kinds: Array<Choice>, 
/**
 * What a rate is for.
 */
rate_units: Array<Choice>, 
/**
 * What a pool holds.
 */
sources: Array<Choice>, 
/**
 * How a pool is shared.
 */
splits: Array<Choice>, };

export type ProposalShown = { 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * The file's row, from 1; null for those it does not name.
 */
row: number | null, 
/**
 * Who it is.
 */
who: string, 
/**
 * What is kept: the class, the name, class and seat of those who may leave.
 */
before: string, 
/**
 * What the list says; empty for those who may leave.
 */
after: string, 
/**
 * How the pupil is known, in a few words; empty for those who may leave.
 */
why: string, 
/**
 * Whether the row is another, new pupil where it is not accepted.
 */
or_new: boolean, 
/**
 * Whether it is accepted.
 */
accepted: boolean, };

export type Proposals = { 
/**
 * How many there are.
 */
count: number, 
/**
 * How many of them are accepted.
 */
accepted: number, 
/**
 * Whether the list is of a part of its classes only, so that it says nothing of the others.
 */
is_part: boolean, 
/**
 * The first of them.
 */
rows: Array<ProposalShown>, };

export type ProposedMonth = { 
/**
 * The month.
 */
month: string, 
/**
 * Why, as read beside it.
 */
why: string, };

export type PutCallsAside = { 
/**
 * The last of them, `YYYY-MM`; null is the month before today's, empty none.
 */
until: string | null, };

export type PutDayChange = { 
/**
 * `YYYY-MM-DD`.
 */
day: string, 
/**
 * What the day becomes.
 */
kind: DayChangeKind, 
/**
 * 1 to 7: for a make-up or extra day, the weekday it follows.
 */
follows_weekday: number | null, 
/**
 * For which grades; empty for all.
 */
grades: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Only tell what follows.
 */
trial: boolean, };

export type PutEnrolments = { 
/**
 * From which day, `YYYY-MM-DD`.
 */
from: string, 
/**
 * What changes.
 */
changes: Array<EnrolmentChange>, 
/**
 * Keeps what can be kept although some pupils are refused; else all or nothing.
 */
keep_good: boolean, 
/**
 * Only checks.
 */
trial: boolean, };

export type PutGroup = { 
/**
 * What is wanted.
 */
form: GroupForm, 
/**
 * From which day a change holds; null is today for a group whose roll was called, else its first day.
 */
changes_from: string | null, 
/**
 * Puts the group back exactly as given, meetings and people of the past included.
 */
exact: boolean, 
/**
 * Only tell what follows.
 */
trial: boolean, };

export type PutGuardians = { 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * All of them, in their order; empty rows are left out.
 */
guardians: Array<PersonTyped>, };

export type PutLetterTemplate = { 
/**
 * `invitation`.
 */
kind: string, 
/**
 * The text; null goes back to the shipped one.
 */
text: LetterTemplate | null, };

export type PutPickups = { 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * All of them, in their order; empty rows are left out.
 */
pickups: Array<PickupTyped>, };

export type PutReductions = { 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * All of them.
 */
reductions: Array<ReductionTyped>, };

export type PutRegularAside = { 
/**
 * Who, in which group and month.
 */
given: PlanRegular, 
/**
 * Whether nobody is asked about them any more.
 */
aside: boolean, };

export type PutSchool = { 
/**
 * Its name as printed.
 */
name: string, 
/**
 * 城乡.
 */
area: Area, 
/**
 * How classes are printed.
 */
class_style: "short" | "long", 
/**
 * 监督电话; may be empty.
 */
complaints_phone: string, 
/**
 * Minutes without a key or movement until the program locks; 0 for never.
 */
idle_minutes: number, };

export type PutSeason = { 
/**
 * The season; null adds one.
 */
id: SeasonId | null, 
/**
 * 冬令.
 */
name: string, 
/**
 * `YYYY-MM-DD`.
 */
first_day: string, 
/**
 * `YYYY-MM-DD`.
 */
last_day: string, };

export type PutStaffing = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * 1 (Monday) to 7.
 */
weekday: number, 
/**
 * Everyone who serves then; empty for nobody.
 */
staff: Array<StaffId>, 
/**
 * From which day it holds, `YYYY-MM-DD`.
 */
from: string, 
/**
 * Only tell what follows.
 */
trial: boolean, };

export type PutStaffings = { 
/**
 * The groups.
 */
groups: Array<PutGroup>, };

export type PutTerm = { 
/**
 * The term to move; null adds one, named by its first day.
 */
name: string | null, 
/**
 * First day, `YYYY-MM-DD`.
 */
first_day: string, 
/**
 * Last day, `YYYY-MM-DD`.
 */
last_day: string, 
/**
 * What it is called from now on, as letters print it; empty keeps its name, or that of its first day.
 */
called: string, };

export type PutTimeSlots = { 
/**
 * The season; null for the whole year.
 */
season: SeasonId | null, 
/**
 * All of its slots.
 */
slots: Array<SlotGiven>, 
/**
 * Why times beyond the limits are wanted; null keeps the reason there is.
 */
reason: string | null, };

export type PutUndrawn = { 
/**
 * They leave a white square to write in; else papers with them are not printed.
 */
leaves_blanks: boolean, };

export type PutUser = { 
/**
 * The user; null adds one.
 */
id: UserId | null, 
/**
 * The name people log in by.
 */
name: string, 
/**
 * The role.
 */
role: Role, 
/**
 * The classes a 班主任 leads; empty for the other roles.
 */
classes: Array<HomeClassId>, 
/**
 * The new PIN, 4 to 8 digits; null keeps the one there is.
 */
pin: string | null, };

export type RateForm = { 
/**
 * 资金池.
 */
pool: string, 
/**
 * Begins within a slot from here; empty for every slot.
 */
slot_from: string, 
/**
 * Up to here.
 */
slot_to: string, 
/**
 * `lesson` or `day`.
 */
unit: string, 
/**
 * What each kind of staff earns.
 */
amounts: Array<PaidForm>, };

export type RateRow = { 
/**
 * 资金池.
 */
pool: string, 
/**
 * 人员类别; `参与人员` for a shared pool.
 */
who: string, 
/**
 * `15:45-16:25`; empty for all slots.
 */
slot: string, 
/**
 * `60.00 元/课时`, `收费收入的 8 %，按课时分`.
 */
rate: string, };

export type ReadMarks = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * The group, by number or name.
 */
group: string, 
/**
 * The text so far.
 */
marks: string, };

export type ReadSheet = { 
/**
 * The file.
 */
file: string, 
/**
 * Only this sheet.
 */
sheet: string | null, };

export type ReductionForm = { 
/**
 * 减免类别.
 */
category: string, 
/**
 * `free`, `percent`, `amount`; empty where nobody chose yet.
 */
kind: string, 
/**
 * Per cent or 元; empty for `free`.
 */
much: string, };

export type ReductionRow = { 
/**
 * 农村低保.
 */
category: string, 
/**
 * `全免`, `50 %`, `20.00 元`.
 */
waives: string, };

export type ReductionTyped = { 
/**
 * 减免类别.
 */
category: string, 
/**
 * 证明材料; may be empty.
 */
evidence: string, 
/**
 * First day, `YYYY-MM-DD`.
 */
from: string, 
/**
 * Last day; empty while open.
 */
to: string, };

export type Refusal = { "refused": "wrong_passphrase" } | { "refused": "weak_passphrase" } | { "refused": "newer_file", "about": { found: number, known: number, } } | { "refused": "file_in_use" } | { "refused": "damaged_file", "about": { what: string, } } | { "refused": "school_exists" } | { "refused": "no_school" } | { "refused": "bad_profile", "about": { what: string, } } | { "refused": "unreadable_file", "about": { code: string, what: string, } } | { "refused": "not_that_list", "about": { list: string, missing: Array<string>, looked_at: string, } } | { "refused": "unknown_year", "about": { year: number, } } | { "refused": "not_a_teaching_day", "about": { day: string, kind: string, } } | { "refused": "make_up_needs_weekday", "about": { day: string, } } | { "refused": "ends_too_late", "about": { group: string, kind: string, ends_at: string, latest: string, } } | { "refused": "ends_too_early", "about": { group: string, ends_at: string, earliest: string, } } | { "refused": "kind_not_allowed", "about": { group: string, kind: string, why: string, } } | { "refused": "group_full", "about": { group: string, capacity: number, } } | { "refused": "time_conflict", "about": { who: string, group: string, other: string, } } | { "refused": "wrong_grade", "about": { who: string, group: string, } } | { "refused": "not_found", "about": { what: string, name: string, } } | { "refused": "ambiguous", "about": { what: string, name: string, count: number, } } | { "refused": "bad_marks", "about": { text: string, wanted: string, } } | { "refused": "no_session", "about": { group: string, day: string, } } | { "refused": "needs_reason", "about": { what: string, } } | { "refused": "batch_in_use", "about": { what: string, } } | { "refused": "still_used", "about": { what: string, why: string, instead: string, } } | { "refused": "batch_undone" } | { "refused": "not_settled", "about": { month: string, } } | { "refused": "already_settled", "about": { month: string, version: number, } } | { "refused": "settled_since", "about": { month: string, asked: string, earliest: string, } } | { "refused": "stale", "about": { month: string, version: number, changes: Array<string>, } } | { "refused": "not_ready_to_settle", "about": { month: string, what: Array<string>, } } | { "refused": "unprintable_names", "about": { names: Array<string>, } } | { "refused": "nothing_to_print", "about": { what: string, } } | { "refused": "bad_value", "about": { what: string, found: string, wanted: string, } } | { "refused": "bank_file_incomplete", "about": { people: Array<string>, } } | { "refused": "cancelled" } | { "refused": "not_allowed", "about": { what: string, } } | { "refused": "wrong_pin" } | { "refused": "no_keeper" };

export type RegularShown = { 
/**
 * `足球社：冯可书不在排班里，11月3日、11月5日到过（共 2 次）。`
 */
said: string, 
/**
 * `把冯可书排进足球社（从11月3日起）`.
 */
plan_label: string, 
/**
 * The person's name.
 */
name: string, 
/**
 * Days among those asked for on which the group meets and nothing is kept of the person, `YYYY-MM-DD`.
 */
without: Array<string>, 
/**
 * What changing the plan means where a month of the days is settled, one sentence a month.
 */
settled: Array<string>, 
/**
 * What the answer wants.
 */
given: PlanRegular, };

export type RemoveDayChange = { 
/**
 * `YYYY-MM-DD`.
 */
day: string, 
/**
 * What it is.
 */
kind: DayChangeKind, 
/**
 * For which grades; empty for all.
 */
grades: string, 
/**
 * Only tell what follows.
 */
trial: boolean, };

export type RemoveGroup = { 
/**
 * The group.
 */
id: GroupId, };

export type RemoveSeason = { 
/**
 * The season.
 */
id: SeasonId, };

export type RemoveTerm = { 
/**
 * Its name.
 */
name: string, };

export type RemoveUser = { 
/**
 * The user.
 */
id: UserId, };

export type Reopen = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * Why.
 */
reason: string, };

export type ReturnSlip = { 
/**
 * 回执编号.
 */
number: string, 
/**
 * Whether the pupil joins.
 */
joins: boolean, 
/**
 * What was ticked.
 */
places: Array<SlipTick>, 
/**
 * 接送方式; may be empty.
 */
pickup_way: string, 
/**
 * 接送人; may be empty.
 */
pickup_name: string, 
/**
 * 接送人电话; may be empty.
 */
pickup_phone: string, 
/**
 * Whether the box of consent is ticked.
 */
consent: boolean, 
/**
 * From which day the places hold, `YYYY-MM-DD`; null is today, or the first day after the settled months.
 */
on: string | null, };

export type Role = "academic" | "finance" | "leader" | "head_teacher" | "reader";

export type RollCall = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * The group, by number or name.
 */
group: string, 
/**
 * `3 17 请;5 缺`; empty where all are present.
 */
marks: string, 
/**
 * Why a kept roll call is corrected; needed where it differs.
 */
reason: string | null, };

export type RollCallSheet = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * The group, by number or name.
 */
group: string, };

export type RollCallSheetShown = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * 服务类别 as read.
 */
kind_label: string, 
/**
 * `16:30–17:30`.
 */
slot: string, 
/**
 * The room; may be empty.
 */
room: string, 
/**
 * Names of those who serve.
 */
staff: Array<string>, 
/**
 * Everyone expected, in the order of the roster.
 */
pupils: Array<CallPupil>, 
/**
 * The sums as kept; all present where nothing is kept.
 */
sums: Sums, 
/**
 * The kept roll call; null where none is.
 */
kept: KeptCall | null, 
/**
 * What stands in the line at first: the kept exceptions, else those who missed an earlier session of the day as they
 * stand in it.
 */
begin: string, 
/**
 * Who those are; null where a roll call is kept or nobody missed one.
 */
carried: string | null, 
/**
 * Whether keeping a change takes a reason.
 */
needs_reason: boolean, 
/**
 * What changing it means where its month is settled; null where it is not.
 */
settled: string | null, 
/**
 * Why the roll cannot be called now; null where it can.
 */
closed: string | null, 
/**
 * Groups of the day that are still to be called, this one included.
 */
left: number, 
/**
 * The next group of the day that is still to be called.
 */
next: NextGroup | null, 
/**
 * Where to go on once all of the day is called: another day of the month until today; null where none is due.
 */
next_day: NextDay | null, };

export type RollCallTakenBack = { 
/**
 * Whether a roll call is still kept.
 */
kept: boolean, };

export type RollCalled = { 
/**
 * 应到.
 */
expected: number, 
/**
 * 实到.
 */
present: number, 
/**
 * 请假.
 */
leave: number, 
/**
 * 缺席.
 */
absent: number, 
/**
 * 迟到, among the present.
 */
late: number, 
/**
 * 早退, among the present.
 */
left_early: number, 
/**
 * What was kept before, as it is typed: what `take_back_roll_call` wants; null where none was kept.
 */
before: string | null, };

export type RosterGroup = { 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * 服务类别 as its code.
 */
kind: string, 
/**
 * 服务类别 as read.
 */
kind_label: string, 
/**
 * `16:30`.
 */
starts_at: string, 
/**
 * `17:30`.
 */
ends_at: string, 
/**
 * The room; may be empty.
 */
room: string, 
/**
 * Names of those who serve.
 */
staff: Array<string>, 
/**
 * 应到.
 */
expected: number, 
/**
 * Whether a roll call is kept.
 */
marked: boolean, 
/**
 * 实到.
 */
present: number, 
/**
 * 请假.
 */
leave: number, 
/**
 * 缺席.
 */
absent: number, 
/**
 * Why it is not held; null when it is.
 */
cancelled: string | null, 
/**
 * Whether this clerk sees the names, and may print the roster and call the roll where the role may do so.
 */
named: boolean, 
/**
 * The pupils in order; none where the names are not shown.
 */
pupils: Array<RosterPupil>, };

export type RosterPupil = { 
/**
 * The number called in a roll call.
 */
seat_no: number, 
/**
 * The class as printed.
 */
class_label: string, 
/**
 * The name.
 */
name: string, 
/**
 * 男 or 女.
 */
sex_label: string, 
/**
 * The mark once a roll call is kept.
 */
mark: Mark | null, };

export type RosterSection = { 
/**
 * `18:30` or `20:30`.
 */
until: "18:30" | "20:30", 
/**
 * Pupils of the sessions that are held, each counted once (人).
 */
pupils: number, 
/**
 * Places in the sessions that are held: a pupil of two of them has two (人次).
 */
places: number, 
/**
 * By start, kind and name.
 */
groups: Array<RosterGroup>, };

export type RowRole = "above" | "header" | "data" | "left";

export type RowShown = { 
/**
 * The file's row, from 1.
 */
row: number, 
/**
 * Whom or what it is about.
 */
who: string, 
/**
 * What it says, in a few words.
 */
what: string, 
/**
 * What it changes; empty for new and unchanged rows.
 */
changes: Array<FieldChange>, };

export type RuleState = "sample" | "agreed" | "unwritten" | "own" | "usual" | "off";

export type SampleRule = { 
/**
 * Which rule.
 */
key: string, 
/**
 * What it says there.
 */
said: string, };

export type SaveProfile = { 
/**
 * The file; ends in `.toml`.
 */
out: string, };

export type SchoolForm = { 
/**
 * The fields as they stand.
 */
school: PutSchool, 
/**
 * 学段, which does not change.
 */
stage_label: string, 
/**
 * 城乡.
 */
areas: Array<AreaChoice>, 
/**
 * How classes are printed.
 */
styles: Array<StyleChoice>, };

export type SchoolFormOf = Record<symbol, never>;

export type SchoolShown = { 
/**
 * Its name.
 */
name: string, 
/**
 * 学段 as its code.
 */
stage: Stage, 
/**
 * The term of today, else the latest.
 */
term: TermShown | null, 
/**
 * Today, `YYYY-MM-DD`.
 */
today: string, 
/**
 * Minutes without a key or movement until the program locks; 0 for never.
 */
idle_minutes: number, };

export type Search = { 
/**
 * A name, its pinyin or initials, or a number.
 */
text: string, };

export type SearchFound = { 
/**
 * One per kind of which something was found.
 */
sections: Array<SearchSection>, };

export type SearchKind = "student" | "staff" | "group" | "home_class" | "slip" | "paper";

export type SearchSection = { 
/**
 * The kind.
 */
kind: SearchKind, 
/**
 * The kind as read: 学生.
 */
label: string, 
/**
 * Best first, at most eight.
 */
found: Array<Found>, 
/**
 * How many more there are; null where they were not counted.
 */
more: number | null, };

export type SeasonId = number;

export type SeasonPut = { 
/**
 * The season.
 */
id: SeasonId, 
/**
 * What it was; null for a new one.
 */
before: PutSeason | null, };

export type SeasonShown = { 
/**
 * The season.
 */
id: SeasonId, 
/**
 * 冬令.
 */
name: string, 
/**
 * First day.
 */
first_day: string, 
/**
 * Last day.
 */
last_day: string, 
/**
 * `冬令 11月1日 周日 至 3月31日 周三`.
 */
label: string, 
/**
 * Slots of its own.
 */
slots: number, };

export type SeatBefore = { 
/**
 * The pupil.
 */
id: StudentId, 
/**
 * The class.
 */
class_id: HomeClassId, 
/**
 * The seat.
 */
seat_no: number | null, };

export type ServedMonth = { 
/**
 * The month.
 */
month: string, 
/**
 * `2026年11月`.
 */
label: string, 
/**
 * By day.
 */
rows: Array<ServedShown>, 
/**
 * Lessons of the sessions and duties that were signed: `38`.
 */
lessons: string, 
/**
 * Days on which the person served.
 */
days: number, };

export type ServedShown = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * The group or the duty.
 */
what: string, 
/**
 * `16:25–17:35`; empty where nothing was signed.
 */
times: string, 
/**
 * `1`; empty where nothing counts.
 */
lessons: string, 
/**
 * `代王芳`, 未到, 没签到, or the note.
 */
said: string, };

export type ServiceKind = "basic_care" | "extended_care" | "club" | "tutoring" | "practice" | "evening_study" | "weekend" | "holiday_care";

export type SessionAffected = { 
/**
 * The group.
 */
group_id: GroupId, 
/**
 * Its name.
 */
name: string, 
/**
 * `16:30–17:30`.
 */
time: string, 
/**
 * Pupils enrolled.
 */
pupils: number, 
/**
 * Whether it is held after the change.
 */
is_held: boolean, };

export type SetDayChanges = { 
/**
 * `YYYY-MM-DD`.
 */
day: string, 
/**
 * In place of those there are.
 */
changes: Array<PutDayChange>, };

export type Settle = { 
/**
 * `YYYY-MM`.
 */
month: string, };

export type Settled = { 
/**
 * The month.
 */
month: string, 
/**
 * The version that is settled; after reopening, the version that the next settling makes.
 */
version: number, 
/**
 * Printed on each page and sheet.
 */
fingerprint: string, 
/**
 * The sum of all bills.
 */
bills_fen: Fen, 
/**
 * The sum of all pay.
 */
pay_fen: Fen, 
/**
 * What to look at, as sentences.
 */
findings: Array<string>, };

export type SettledChanges = Record<symbol, never>;

export type SettledChangesShown = { 
/**
 * Oldest first; months of the term alone.
 */
changed: Array<ChangedMonth>, 
/**
 * The step of settling as it stands with them; null where none changed.
 */
step: TodayStep | null, };

export type SettledMonth = { 
/**
 * The month.
 */
month: string, 
/**
 * `2026年10月`.
 */
label: string, 
/**
 * The term it lies in.
 */
term: string, 
/**
 * The version settled; null where it is not settled.
 */
version: number | null, 
/**
 * `已结算 第1版`, `未结算`, `已反结算，待重新结算`.
 */
state_label: string, 
/**
 * That what it comes to still grows, while it is not over and not settled; empty otherwise.
 */
running: string, 
/**
 * What families owe, where it is settled.
 */
bills_fen: Fen | null, 
/**
 * What staff earned before tax, where it is settled.
 */
pay_fen: Fen | null, };

export type Sex = "male" | "female";

export type SheetAhead = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * `performance`, `labour` or `bank`.
 */
sheet: string, 
/**
 * The bank's template, as for printing.
 */
template: string | null, };

export type SheetCells = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it is hidden in the file.
 */
hidden: boolean, 
/**
 * Rows of texts.
 */
rows: Array<Array<string>>, };

export type SheetDay = { 
/**
 * The day.
 */
date: string, 
/**
 * The day of the month.
 */
number: number, 
/**
 * `一` … `日`.
 */
weekday: string, 
/**
 * Whether the group meets.
 */
meets: boolean, 
/**
 * Whether it met and its roll was not called.
 */
missing: boolean, 
/**
 * The day's sums; null where no roll call is kept.
 */
sums: Sums | null, };

export type SheetLook = { 
/**
 * Its name; empty for a text file.
 */
name: string, 
/**
 * Whether it is hidden in the file.
 */
hidden: boolean, 
/**
 * Rows that hold anything.
 */
rows: number, };

export type SheetRead = { 
/**
 * What it is by its content.
 */
format: string, 
/**
 * Its sheets.
 */
sheets: Array<SheetCells>, 
/**
 * What the user should know of it.
 */
remarks: Array<string>, };

export type SheetRow = { 
/**
 * 座号 or 序号.
 */
number: number, 
/**
 * The name as a roll call takes it: with class and seat where another of the rows has the same.
 */
typed: string, 
/**
 * The class as printed.
 */
class_label: string, 
/**
 * The name.
 */
name: string, 
/**
 * One per day of the month: √ ○ × △ ◇; – where the roll is still to be called and the pupil is not expected; else empty.
 */
signs: Array<string>, 
/**
 * The pupil's own sums.
 */
sums: Sums, };

export type SheetShown = { 
/**
 * `银行代发文件（2026年10月 第1版）`.
 */
title: string, 
/**
 * People on it.
 */
people: number, 
/**
 * Its columns.
 */
columns: Array<string>, 
/**
 * Its sum.
 */
total_fen: Fen, 
/**
 * What the sum is: 应发合计, 税前合计, 实发合计.
 */
total_label: string, 
/**
 * What to look at before it leaves: changed accounts, two people with one account.
 */
findings: Array<string>, 
/**
 * The form of the file in words (bank); empty for a sheet.
 */
format: string, 
/**
 * The forms to choose from (bank).
 */
formats: Array<BankFormat>, 
/**
 * Its first lines as they will be written (bank).
 */
lines: Array<string>, 
/**
 * A name for the file.
 */
file_name: string, };

export type ShippedProfile = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * From when to when it is valid, in words.
 */
validity: string, 
/**
 * What it charges families, one sentence each.
 */
said: StageSaid, 
/**
 * What it pays staff, one sentence each.
 */
pays: Array<string>, 
/**
 * The paper the pay rests on; empty where it names none.
 */
pay_basis: string, 
/**
 * `农村低保 全免`, one each.
 */
reductions: Array<string>, };

export type SignIn = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * What is said; whoever is planned and not named is as kept, or as proposed where nothing is.
 */
lines: Array<SignInSaid>, 
/**
 * Duties and helpers, all of them; null leaves those that are kept.
 */
others: Array<SignInRow> | null, 
/**
 * Why kept rows are changed.
 */
reason: string | null, 
/**
 * Only tell what follows.
 */
trial: boolean, };

export type SignInGroup = { 
/**
 * The group.
 */
id: GroupId, 
/**
 * Its name.
 */
name: string, };

export type SignInLine = { 
/**
 * From 1 through the day.
 */
number: number, 
/**
 * The group.
 */
group_id: GroupId, 
/**
 * Its name.
 */
group: string, 
/**
 * 服务类别 as its code.
 */
kind: string, 
/**
 * `18:30` or `20:30`.
 */
until: "18:30" | "20:30", 
/**
 * `16:30`.
 */
starts_at: string, 
/**
 * `17:30`.
 */
ends_at: string, 
/**
 * Lessons of the plan.
 */
plan_lessons: string, 
/**
 * May be empty.
 */
room: string, 
/**
 * The person's name.
 */
name: string, 
/**
 * Whether something is kept.
 */
is_kept: boolean, 
/**
 * What is said, as it is given back.
 */
said: SignInSaid, };

export type SignInMonthMade = { 
/**
 * Its rows: one for each person and group.
 */
rows: number, 
/**
 * The file.
 */
path: string, };

export type SignInOf = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, };

export type SignInRow = { 
/**
 * The group; null for a duty.
 */
group: GroupId | null, 
/**
 * The duty; empty for a group.
 */
duty: string, 
/**
 * Who.
 */
staff: StaffId, 
/**
 * 签到; may be empty.
 */
in_at: string, 
/**
 * 签退; may be empty.
 */
out_at: string, 
/**
 * 课时; empty for the usual.
 */
lessons: string, 
/**
 * For whom.
 */
stands_in_for: StaffId | null, 
/**
 * 备注; may be empty.
 */
note: string, };

export type SignInSaid = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * The person planned.
 */
staff: StaffId, 
/**
 * What became of it.
 */
came: Came, 
/**
 * Who stood in.
 */
substitute: StaffId | null, 
/**
 * 签到; empty for the beginning of the session.
 */
in_at: string, 
/**
 * 签退; empty for its end.
 */
out_at: string, 
/**
 * Whether what is kept has no 签到, which is then left so where none is given.
 */
no_in: boolean, 
/**
 * Whether what is kept has no 签退, which is then left so where none is given.
 */
no_out: boolean, 
/**
 * 课时; empty for the plan's.
 */
lessons: string, 
/**
 * 备注; may be empty.
 */
note: string, 
/**
 * For whom the person stood in as well, who is not planned in this group.
 */
also_for: StaffId | null, };

export type SignInSheet = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`, and why nothing is held where that is so.
 */
day_label: string, 
/**
 * What the day is.
 */
day_kind: DayKind, 
/**
 * Why nobody can sign in; null where they can.
 */
closed: string | null, 
/**
 * What changing the day means for a month that is settled; null where it is not.
 */
settled: string | null, 
/**
 * The last saving by hand; null where there was none.
 */
kept: KeptSignIn | null, 
/**
 * Whether changing what is kept takes a reason.
 */
needs_reason: boolean, 
/**
 * Lines of which nothing is kept yet.
 */
left: number, 
/**
 * By roster, start and group.
 */
lines: Array<SignInLine>, 
/**
 * Duties, and whoever served beside the plan.
 */
others: Array<SignInRow>, 
/**
 * Everyone who can stand in or have a duty.
 */
staff: Array<StaffChoice>, 
/**
 * Duties to choose from.
 */
duties: Array<string>, 
/**
 * The groups of the day, for whoever helped beside the plan.
 */
groups: Array<SignInGroup>, };

export type SignedIn = { 
/**
 * Whether it was only a trial.
 */
trial: boolean, 
/**
 * Whether kept rows become others.
 */
is_correction: boolean, 
/**
 * Rows that come, change or go.
 */
changed: number, 
/**
 * Who came.
 */
came: number, 
/**
 * Who did not come, or did not sign, and nobody stood in.
 */
absent: number, 
/**
 * Who stood in for another.
 */
stood_in: number, 
/**
 * What is to be looked at, as sentences.
 */
remarks: Array<string>, 
/**
 * Questions to be answered before the day is kept: who would be paid beside another who signed for the same group.
 */
doubtful: Array<string>, 
/**
 * Takes it back; null where nothing was kept.
 */
undo: TakeBackSignIn | null, };

export type SlipAsked = { 
/**
 * `基础托管 16:30–17:30`.
 */
label: string, 
/**
 * Weekdays with a box: `一二三四五`.
 */
weekdays: string, 
/**
 * Groups it may mean.
 */
groups: Array<BoardGroup>, 
/**
 * The group most of the class is in, or the first with a place; null where there is none.
 */
usual: GroupId | null, };

export type SlipOf = { 
/**
 * 回执编号, with or without dashes.
 */
number: string, };

export type SlipReturned = { 
/**
 * 回执编号.
 */
number: string, 
/**
 * `三(2)班 李明：参加，作业一班 一三五`.
 */
said: string, 
/**
 * What to take back with `undo_enrolments`; null where nothing changed.
 */
deed: number | null, };

export type SlipRow = { 
/**
 * 回执编号.
 */
number: string, 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * The name.
 */
name: string, 
/**
 * The class as printed.
 */
class_label: string, 
/**
 * 座号.
 */
seat_no: number | null, 
/**
 * How it stands.
 */
state: SlipState, 
/**
 * `已收`, `已报名`, `不参加` or `未收`.
 */
state_label: string, 
/**
 * `11月24日 周二`, or empty.
 */
returned_label: string, 
/**
 * `参加`, `不参加`, or empty.
 */
joins_label: string, };

export type SlipShown = { 
/**
 * As printed.
 */
number: string, 
/**
 * The pupil.
 */
student: StudentId, 
/**
 * The name.
 */
name: string, 
/**
 * The class as printed.
 */
class_label: string, 
/**
 * 座号.
 */
seat_no: number | null, 
/**
 * The day it came back, as read; null while it is out.
 */
returned_label: string | null, 
/**
 * The rows printed on it, each with the groups it may mean.
 */
choices: Array<SlipAsked>, 
/**
 * Where the pupil is enrolled already.
 */
places: Array<BoardPlace>, 
/**
 * The day its places begin on unless another is said, `YYYY-MM-DD`.
 */
day: string, 
/**
 * Since when most of the class have their places, where that is before the day.
 */
others: OthersBegan | null, };

export type SlipState = "returned" | "signed_up" | "declined" | "silent";

export type SlipTick = { 
/**
 * The group meant.
 */
group: GroupId, 
/**
 * `一三五`.
 */
weekdays: string, 
/**
 * Puts the pupil on the waiting list.
 */
waiting: boolean, };

export type SlipsOf = { 
/**
 * Only of this class.
 */
class: HomeClassId | null, };

export type SlipsShown = { 
/**
 * By class and seat.
 */
slips: Array<SlipRow>, };

export type SlotGiven = { 
/**
 * For which grades; empty for all.
 */
grades: string, 
/**
 * 1 (Monday) to 7.
 */
weekday: number, 
/**
 * 第一时段.
 */
name: string, 
/**
 * `16:30`.
 */
starts_at: string, 
/**
 * `17:30`.
 */
ends_at: string, 
/**
 * `1` or `1.5`; empty for the usual number.
 */
lessons: string, };

export type SlotShown = { 
/**
 * Row number.
 */
id: TimeSlotId, 
/**
 * Only in this season; null the whole year.
 */
season: SeasonId | null, 
/**
 * For which grades; empty for all.
 */
grades: string, 
/**
 * 一至三年级 or 全校.
 */
grades_label: string, 
/**
 * The grades one by one.
 */
grade_list: Array<number>, 
/**
 * 1 (Monday) to 7.
 */
weekday: number, 
/**
 * 第一时段.
 */
name: string, 
/**
 * `16:30`.
 */
starts_at: string, 
/**
 * `17:30`.
 */
ends_at: string, 
/**
 * From midnight.
 */
from_minute: number, 
/**
 * From midnight.
 */
to_minute: number, 
/**
 * `1` or `1.5`.
 */
lessons: string, 
/**
 * Whether it belongs to extended care.
 */
is_extended: boolean, 
/**
 * 基础托管 or 延时托管.
 */
kind_label: string, 
/**
 * Groups that meet exactly then.
 */
groups: number, 
/**
 * `周一 第一时段 16:30–17:30`.
 */
label: string, };

export type SomeDays = { 
/**
 * `YYYY-MM-DD`, the first; null is the beginning of the term. The whole of its month is looked through.
 */
from: string | null, 
/**
 * `YYYY-MM-DD`, the last, coming days left out; null is today.
 */
to: string | null, };

export type Span = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day, inside; `None` while open.
 */
to: string | null, };

export type StaffChecked = { 
/**
 * The fields that cannot be kept as they stand.
 */
refused: Array<FieldSaid>, 
/**
 * What is worth a second look.
 */
doubts: Array<string>, };

export type StaffChoice = { 
/**
 * Who.
 */
id: StaffId, 
/**
 * `王芳 本校教师 语文`.
 */
label: string, };

export type StaffForm = { 
/**
 * Who.
 */
staff: StaffId, 
/**
 * 1 to 7; null on every day of the group.
 */
weekday: number | null, 
/**
 * Since when, where it is put back as it was.
 */
valid: Span | null, };

export type StaffId = number;

export type StaffKept = { 
/**
 * The person.
 */
id: StaffId, 
/**
 * The name as kept.
 */
name: string, 
/**
 * What is worth a second look.
 */
doubts: Array<string>, 
/**
 * What was kept before: asked again, it takes the change back. Null for a new person.
 */
before: StaffTyped | null, };

export type StaffKind = "own_teacher" | "visiting_teacher" | "retired_teacher" | "professional" | "volunteer" | "institution_staff" | "duty_staff";

export type StaffKindShown = { 
/**
 * As sent.
 */
code: StaffKind, 
/**
 * As read.
 */
label: string, };

export type StaffLeaves = { 
/**
 * The person.
 */
id: StaffId, 
/**
 * The first day on which nothing is served any more, `YYYY-MM-DD`.
 */
from: string, 
/**
 * Only tell what follows.
 */
trial: boolean, };

export type StaffLeft = { 
/**
 * What follows, as sentences.
 */
follows: Array<string>, 
/**
 * Takes it back; null for a trial.
 */
undo: PutStaffings | null, };

export type StaffList = { 
/**
 * By 工号.
 */
rows: Array<StaffRow>, 
/**
 * 人员类别 to choose from, as code and label.
 */
kinds: Array<StaffKindShown>, 
/**
 * Whether numbers are shown whole to this clerk.
 */
sees_numbers: boolean, };

export type StaffListOf = Record<symbol, never>;

export type StaffOf = { 
/**
 * The person.
 */
id: StaffId, 
/**
 * `YYYY-MM`; null for the month of today.
 */
month: string | null, };

export type StaffPage = { 
/**
 * The fields as the form has them; numbers are masked where they are not shown whole.
 */
staff: StaffTyped, 
/**
 * 人员类别 as read.
 */
kind_label: string, 
/**
 * `劳务报酬`, `工资薪金` or `不计酬`: how the person is paid.
 */
paid_label: string, 
/**
 * Whether numbers are shown whole to this clerk.
 */
sees_numbers: boolean, 
/**
 * What the sheets still want.
 */
lacking: Array<string>, 
/**
 * This week's plan, by day and time.
 */
week: Array<PlanShown>, 
/**
 * What the person served in the month.
 */
served: ServedMonth, 
/**
 * Whether the person serves in a group from today on, and can leave.
 */
serves: boolean, };

export type StaffRemoved = { 
/**
 * Asked of `put_staff`, it brings the person back.
 */
undo: StaffTyped, };

export type StaffRow = { 
/**
 * The person.
 */
id: StaffId, 
/**
 * 工号; may be empty.
 */
staff_no: string, 
/**
 * 姓名.
 */
name: string, 
/**
 * 人员类别 as read.
 */
kind_label: string, 
/**
 * 岗位; may be empty.
 */
post: string, 
/**
 * 任教学科; may be empty.
 */
subject: string, 
/**
 * `作业一班 周一至周五；合唱 周二`: the groups served from today on.
 */
groups: string, 
/**
 * Their names alone, to narrow by.
 */
group_names: Array<string>, 
/**
 * Sessions a week.
 */
sessions: number, 
/**
 * 手机号, masked for those who may not see it; may be empty.
 */
phone: string, 
/**
 * What the sheets still want, `缺银行账号`; 齐 where nothing is.
 */
papers: string, 
/**
 * Initials and whole pinyin of the name, to search by.
 */
pinyin: string, };

export type StaffTyped = { 
/**
 * The person; null adds one.
 */
id: StaffId | null, 
/**
 * 工号; may be empty.
 */
staff_no: string, 
/**
 * 姓名.
 */
name: string, 
/**
 * 人员类别.
 */
kind: StaffKind, 
/**
 * 岗位; may be empty.
 */
post: string, 
/**
 * 身份证件号; may be empty.
 */
id_number: string, 
/**
 * 手机号; may be empty.
 */
phone: string, 
/**
 * 开户行; may be empty.
 */
bank: string, 
/**
 * 银行账号; may be empty.
 */
account: string, 
/**
 * 任教学科; may be empty.
 */
subject: string, 
/**
 * Whether a retired teacher is paid as wages.
 */
taxed_as_wages: boolean, 
/**
 * 备注; may be empty.
 */
note: string, };

export type Stage = "primary" | "junior" | "nine_year";

export type StageSaid = { 
/**
 * 小学.
 */
primary: Array<string>, 
/**
 * 初中.
 */
junior: Array<string>, 
/**
 * 九年一贯制.
 */
nine_year: Array<string>, };

export type StandIn = { 
/**
 * The group.
 */
group: GroupId, 
/**
 * Who was planned.
 */
planned: StaffId, 
/**
 * Who signed in.
 */
other: StaffId, 
/**
 * The days, `YYYY-MM-DD`.
 */
days: Array<string>, };

export type StepCode = "students" | "times" | "groups" | "staff" | "standards" | "letters" | "slips" | "rosters" | "roll_call" | "sign_in" | "settle";

export type StepShown = { 
/**
 * What was reckoned, with its figures.
 */
text: string, 
/**
 * What it adds (or takes away); a step without an amount only explains.
 */
amount_fen?: Fen, 
/**
 * The clause or 文号 it rests on.
 */
clause?: string, 
/**
 * The days it rests on, `YYYY-MM-DD`.
 */
days: string[], 
/**
 * The kind of service or the pool that it is about; null where it is about all.
 */
under: string | null, };

export type StoodIn = { 
/**
 * Sign-ins that changed; one that was answered meanwhile stays.
 */
changed: number, };

export type StudentId = number;

export type StudentKept = { 
/**
 * The pupil.
 */
id: StudentId, 
/**
 * The pupil's name as kept.
 */
name: string, 
/**
 * What was kept before: asked again, it takes the change back. Null for a new pupil.
 */
before: StudentTyped | null, };

export type StudentLeaves = { 
/**
 * The pupil.
 */
id: StudentId, 
/**
 * The first day not in school, `YYYY-MM-DD`.
 */
on: string, 
/**
 * Only says what follows.
 */
trial: boolean, };

export type StudentLeft = { 
/**
 * The pupil's name.
 */
name: string, 
/**
 * What follows, as sentences.
 */
follows: Array<string>, 
/**
 * What takes it back; null for a trial.
 */
undo: StudentReturns | null, };

export type StudentList = { 
/**
 * By class in natural order, then seat.
 */
rows: Array<StudentRow>, 
/**
 * The classes the clerk sees.
 */
classes: Array<ClassShown>, 
/**
 * Whether phones are shown to this clerk.
 */
shows_phones: boolean, 
/**
 * Pupils who left, among those the clerk sees.
 */
left: number, };

export type StudentOf = { 
/**
 * The pupil.
 */
id: StudentId, 
/**
 * `YYYY-MM`; null for the month of today.
 */
month: string | null, };

export type StudentPage = { 
/**
 * The fields as the form has them; numbers are empty where they are not shown.
 */
student: StudentTyped, 
/**
 * The class.
 */
class_id: HomeClassId, 
/**
 * 男 or 女.
 */
sex_label: string, 
/**
 * 走读 or 住校.
 */
boarding_label: string, 
/**
 * Whether the pupil has left.
 */
has_left: boolean, 
/**
 * `11月24日 周二` of leaving; empty while present.
 */
left_label: string, 
/**
 * Date of birth by the ID number, `2019-11-11`; null where it is not known or not shown.
 */
born: string | null, 
/**
 * Whether phones, ID numbers and reductions are shown to this clerk.
 */
sees_private: boolean, 
/**
 * 监护人; phones are empty where they are not shown.
 */
guardians: Array<PersonTyped>, 
/**
 * 接送人; phones are empty where they are not shown.
 */
pickups: Array<PickupTyped>, 
/**
 * 减免; null where they are not shown.
 */
reductions: Array<ReductionTyped> | null, 
/**
 * The categories of reduction there are.
 */
categories: Array<string>, 
/**
 * Places by term, the newest first.
 */
terms: Array<TermPlaces>, 
/**
 * The month's marks.
 */
attendance: AttendanceShown, 
/**
 * What was charged before the program was used, and until when; empty where nothing was, or where it is not shown.
 */
charged_said: string, 
/**
 * Bills of the settled months, the newest first; null where they are not shown.
 */
bills: Array<BillShown> | null, };

export type StudentReturned = { 
/**
 * The pupil.
 */
id: StudentId, };

export type StudentReturns = { 
/**
 * The pupil.
 */
id: StudentId, 
/**
 * The places as they were.
 */
places: Array<PlaceBefore>, };

export type StudentRow = { 
/**
 * The pupil.
 */
id: StudentId, 
/**
 * 姓名.
 */
name: string, 
/**
 * The class.
 */
class_id: HomeClassId, 
/**
 * As printed today.
 */
class_label: string, 
/**
 * `三年级`.
 */
grade_label: string, 
/**
 * 座号.
 */
seat_no: number | null, 
/**
 * 男 or 女.
 */
sex_label: string, 
/**
 * 走读 or 住校.
 */
boarding_label: string, 
/**
 * 在校 or 离校.
 */
status_label: string, 
/**
 * 学籍号; may be empty.
 */
student_code: string, 
/**
 * The groups of the running term with their weekdays: `作业一班 一二三四五；合唱 二`.
 */
groups: string, 
/**
 * Their names alone, to narrow by.
 */
group_names: Array<string>, 
/**
 * The first guardian's phone; null for those who may not see it.
 */
phone: string | null, 
/**
 * Initials and whole pinyin of the name, to search by.
 */
pinyin: string, };

export type StudentTyped = { 
/**
 * The pupil; null adds one.
 */
id: StudentId | null, 
/**
 * 姓名.
 */
name: string, 
/**
 * 学籍号; may be empty.
 */
student_code: string, 
/**
 * 性别.
 */
sex: Sex, 
/**
 * 身份证件号; may be empty.
 */
id_number: string, 
/**
 * 班级 as printed or in any way a list may write it: `三(2)班`, `2024级2班`.
 */
class: string, 
/**
 * 座号.
 */
seat_no: number | null, 
/**
 * 就读方式.
 */
boarding: Boarding, 
/**
 * 备注; may be empty.
 */
note: string, 
/**
 * 本学期以前已收 in yuan; empty where nothing was.
 */
charged_before: string, };

export type Students = { 
/**
 * Also those who left.
 */
include_left: boolean, };

export type StyleChoice = { 
/**
 * The code.
 */
code: "short" | "long", 
/**
 * A class printed so.
 */
label: string, };

export type SubsidyPrinted = { 
/**
 * People on it.
 */
rows: number, 
/**
 * Its sum: due, before tax, or paid out by the bank.
 */
total_fen: Fen, 
/**
 * Withheld tax (labour sheet).
 */
tax_fen?: Fen, 
/**
 * The file.
 */
path: string, 
/**
 * What to look at before the file leaves: changed accounts, two people with one account.
 */
findings: Array<string>, };

export type Sums = { 
/**
 * 应到.
 */
expected: number, 
/**
 * 实到: 出勤, 迟到 and 早退.
 */
present: number, 
/**
 * 请假.
 */
leave: number, 
/**
 * 缺席.
 */
absent: number, 
/**
 * 迟到, among the present.
 */
late: number, 
/**
 * 早退, among the present.
 */
left_early: number, };

export type TableDay = { 
/**
 * The day.
 */
date: string, 
/**
 * 1 (Monday) to 7.
 */
weekday: number, 
/**
 * `周一 11月23日`.
 */
label: string, 
/**
 * Why nothing is held; empty where it is.
 */
closed: string, };

export type TableExported = { 
/**
 * The table.
 */
name: string, 
/**
 * Its rows.
 */
rows: number, };

export type TablesExported = { 
/**
 * One per table.
 */
tables: Array<TableExported>, };

export type TakeBack = { 
/**
 * The batch.
 */
batch: BatchId, };

export type TakeBackAllCame = { 
/**
 * As `call_all_came` answered.
 */
sessions: Array<DueSession>, };

export type TakeBackProfile = { 
/**
 * Its row.
 */
id: number, };

export type TakeBackRollCall = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * The group, by number or name.
 */
group: string, 
/**
 * What was kept before, as `roll_call` answered; null where none was.
 */
before: string | null, };

export type TakeBackSignIn = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * Every row of the day before.
 */
rows: Array<SignInRow>, };

export type TakeIn = { 
/**
 * Only checks.
 */
trial: boolean, 
/**
 * SHA-256 of the file that was previewed: another file of the same name is refused.
 */
previewed: string | null, 
/**
 * `students`, `staff`, `groups`, `enrolments`, `attendance`, `staff-attendance` or `calendar`.
 */
list: string, 
/**
 * The file.
 */
file: string, 
/**
 * The sheet, where it is not the first with such a list.
 */
sheet: string | null, 
/**
 * The header row, from 1, where it is not the one found.
 */
header_row: number | null, 
/**
 * Field → header where the columns are not those found; an empty header leaves the field out. Null takes what was
 * settled before for the same headers.
 */
columns: Record<string, string> | null, 
/**
 * Field → what holds for every row, where the file has no such column: `{"kind": "本校教师"}`; of groups that write no
 * time of day `{"time/club": "17:30-18:30", "lessons/club": "1"}`, or the name of one of the school's slots.
 */
for_all: Record<string, string> | null, 
/**
 * Why groups of this list may end later than their kind allows.
 */
override_reason: string | null, 
/**
 * Whether those came whom an attendance list of absences alone does not name; asked anew of every file.
 */
others_came: boolean, 
/**
 * What was decided of the proposals of a pupil list; null takes classes and names from the list and lets nobody leave.
 */
decided: Decided | null, 
/**
 * Columns of ticks → the group each means; null leaves the column out, those not named are known by their names.
 */
ticks: Record<string, number | null> | null, 
/**
 * Cells corrected in the preview.
 */
mends: Array<Mend> | null, };

export type TakenBack = { 
/**
 * The batch.
 */
batch: BatchId, };

export type TakenIn = { 
/**
 * The sheet it was found on.
 */
sheet: string, 
/**
 * The header row, from 1.
 */
header_row: number, 
/**
 * Field → header in the file.
 */
columns: Record<string, string>, 
/**
 * Rows of data.
 */
rows: number, 
/**
 * Rows understood.
 */
accepted: number, 
/**
 * Rows that are new.
 */
added: number, 
/**
 * Rows that change what is kept.
 */
changed: number, 
/**
 * Rows that are kept already.
 */
unchanged: number, 
/**
 * Pupils who left: those whom the list does not name and whose leaving was accepted.
 */
left: number, 
/**
 * Pupils whom a sign-up list names and who take no part.
 */
declined: number, 
/**
 * Rows that were not understood or not allowed.
 */
problems: Array<Problem>, 
/**
 * What the user should know of the file.
 */
remarks: Array<string>, 
/**
 * What has to be seen to although every row was understood.
 */
warnings: Array<string>, 
/**
 * The batch, to take it back by; null where nothing was kept.
 */
batch: BatchId | null, };

export type TemplateMade = { 
/**
 * Its columns.
 */
columns: Array<string>, 
/**
 * The file.
 */
path: string, };

export type TemplateSection = { 
/**
 * The heading, without its number.
 */
heading: string, 
/**
 * The paragraphs.
 */
text: Array<string>, };

export type TemplateSignOff = { 
/**
 * The line with the phone number; left out where the school has none.
 */
phone: string, };

export type TemplateSlip = { 
/**
 * Its title.
 */
title: string, 
/**
 * What to do with it.
 */
intro: string, 
/**
 * The guardian's consent to the use of personal data (个人信息保护法 第三十一条).
 */
consent: string, };

export type TermList = { 
/**
 * Newest first.
 */
terms: Array<TermRow>, 
/**
 * The term that would follow, with the days terms usually have.
 */
next: TermShown | null, 
/**
 * Which years' holidays are there, and what to do for others.
 */
holidays: string, };

export type TermPlaces = { 
/**
 * The term's name, or 其他日期.
 */
term: string, 
/**
 * By first day.
 */
places: Array<PlaceShown>, };

export type TermPut = { 
/**
 * The term's name.
 */
name: string, 
/**
 * The term as it was; null where it is new.
 */
before: PutTerm | null, };

export type TermRow = { 
/**
 * Its name.
 */
name: string, 
/**
 * First day.
 */
first_day: string, 
/**
 * Last day.
 */
last_day: string, 
/**
 * Whether today lies in it.
 */
is_current: boolean, 
/**
 * Roll calls kept in it.
 */
roll_calls: number, 
/**
 * Slips printed for it.
 */
slips: number, };

export type TermShown = { 
/**
 * Its name.
 */
name: string, 
/**
 * First day.
 */
first_day: string, 
/**
 * Last day.
 */
last_day: string, };

export type Terms = Record<symbol, never>;

export type TickColumn = { 
/**
 * The column's name among the headers; `周一至周五` for the weekday columns.
 */
header: string, 
/**
 * The group, 0 where each class goes into its own; null where none is meant or known.
 */
group: GroupId | null, 
/**
 * `周一`: the one weekday its header names beside the group; empty where a tick means every day of the group.
 */
day_label: string, 
/**
 * Whether the user leaves the column out.
 */
left_out: boolean, 
/**
 * How many ticks it has.
 */
ticks: number, 
/**
 * Whether it may put each class into its own group; then the group 0 means this.
 */
may_be_own: boolean, };

export type TimePlan = Record<symbol, never>;

export type TimePlanShown = { 
/**
 * The seasons there are, by their first day.
 */
seasons: Array<SeasonShown>, 
/**
 * The season of today; null where the plan of the whole year holds.
 */
season_now: SeasonId | null, 
/**
 * The slots of every season and of the whole year.
 */
slots: Array<SlotShown>, 
/**
 * The grades the school has.
 */
grades: Array<GradeShown>, 
/**
 * `18:30` and `20:30`, as the profile has them.
 */
limits: LimitsShown, 
/**
 * Why times beyond the limits are kept; empty where none are.
 */
override_reason: string, 
/**
 * Slots to begin with, where none are kept.
 */
suggested: Array<SlotGiven>, };

export type TimeSlotId = number;

export type TimeSlotsPut = { 
/**
 * The whole plan.
 */
plan: TimePlanShown, 
/**
 * Groups that met in slots that are gone, and still meet then.
 */
follows: Array<string>, 
/**
 * Gives the season's slots back as they were.
 */
undo: PutTimeSlots, };

export type TimesAsked = { 
/**
 * 基础托管.
 */
label: string, 
/**
 * How many groups of the kind write no time.
 */
groups: number, 
/**
 * Under which name their time is said for all rows: `time/basic_care`.
 */
time_field: string, 
/**
 * A slot's name or `16:30-17:15`; null where nothing is said.
 */
time: string | null, 
/**
 * Under which name their lessons are said.
 */
lessons_field: string, 
/**
 * `1` or `1.5`; null where nothing is said.
 */
lessons: string | null, 
/**
 * What is wrong with what is said, as a sentence.
 */
no: string | null, };

export type Today = Record<symbol, never>;

export type TodayFinding = { 
/**
 * What it is about.
 */
about: TodaySubject, 
/**
 * The sentence.
 */
text: string, 
/**
 * The day or month it concerns, `YYYY-MM-DD` or `YYYY-MM`; empty where it concerns none.
 */
when: string, 
/**
 * The group it is about, where it is about one alone.
 */
group: GroupId | null, };

export type TodayLack = { 
/**
 * What.
 */
code: LackCode, 
/**
 * The sentence.
 */
text: string, };

export type TodaySection = { 
/**
 * `18:30` or `20:30`.
 */
until: "18:30" | "20:30", 
/**
 * Groups that meet.
 */
groups: number, 
/**
 * Pupils, each counted once (人).
 */
heads: Heads, 
/**
 * Places: a pupil of two groups has two (人次).
 */
places: number, };

export type TodayShown = { 
/**
 * The day.
 */
date: string, 
/**
 * `11月24日 周二`.
 */
day_label: string, 
/**
 * What the day is.
 */
day_kind: DayKind, 
/**
 * What the day is as read, with why: `上课日`, `停课 台风`.
 */
kind_label: string, 
/**
 * Until 18:30, then until 20:30; those without a session are left out.
 */
sections: Array<TodaySection>, 
/**
 * Those who stay after 18:30, by group.
 */
late: Array<LateGroup>, 
/**
 * Roll calls that are due and not called, today's last.
 */
missing_calls: Array<MissingCalls>, 
/**
 * People who served and did not sign in, today's last.
 */
missing_sign_ins: Array<MissingPeople>, 
/**
 * What is lacking before there is anything to call or to sign.
 */
lacking: Array<TodayLack>, 
/**
 * Said of the roll calls where none is missing.
 */
clear_calls: string, 
/**
 * Said of the sign-ins where none is missing; empty where nobody had to sign.
 */
clear_sign_ins: string, 
/**
 * What needs a look.
 */
findings: Array<TodayFinding>, 
/**
 * The way to a settled month.
 */
steps: Array<TodayStep>, 
/**
 * The days of the week on which service is held.
 */
week: Array<WeekDay>, };

export type TodayStep = { 
/**
 * Which one.
 */
code: StepCode, 
/**
 * Its name.
 */
label: string, 
/**
 * Whether it is done.
 */
done: boolean, 
/**
 * What there is of it and what is due, or how it is begun.
 */
note: string, 
/**
 * The day or month where the rest of it lies, `YYYY-MM-DD` or `YYYY-MM`; empty where it lies in none.
 */
when: string, };

export type TodaySubject = "calendar" | "settle" | "calls" | "backup" | "profile" | "groups" | "recovery";

export type TotalForm = { 
/**
 * 学段; empty for both.
 */
stage: string, 
/**
 * 每月; may be empty.
 */
cap_month: string, 
/**
 * 每学期; may be empty.
 */
cap_term: string, };

export type TryLetter = { 
/**
 * `invitation`.
 */
kind: string, 
/**
 * The wording to try; null for the one in force.
 */
text: LetterTemplate | null, 
/**
 * For which class; null takes the first.
 */
class: HomeClassId | null, 
/**
 * Where to: ends in `.pdf`.
 */
out: string, };

export type UncountedShown = { 
/**
 * The days, `YYYY-MM-DD`.
 */
days: string[], 
/**
 * `11月10日、12日 三2班作业辅导 没有签到，不计`.
 */
text: string, };

export type UndoEnrolments = { 
/**
 * As answered.
 */
deed: number, };

export type Undoable = { 
/**
 * The import.
 */
import: ImportShown, 
/**
 * What taking it back would do, as a sentence.
 */
effect: string, 
/**
 * Why it cannot be taken back; null where it can.
 */
why_not: string | null, };

export type Undrawn = { 
/**
 * Whose name, with the class where it is a pupil's.
 */
whose: string, 
/**
 * Each as `「𬭚」（U+2CB5A）`.
 */
characters: Array<string>, };

export type UserId = number;

export type UserRemoved = { 
/**
 * The user.
 */
id: UserId, };

export type UserShown = { 
/**
 * The user.
 */
id: UserId, 
/**
 * The name.
 */
name: string, 
/**
 * The role.
 */
role: Role, 
/**
 * The role as read.
 */
role_label: string, 
/**
 * The classes a 班主任 leads.
 */
classes: Array<HomeClassId>, };

export type Users = Record<symbol, never>;

export type Verified = { 
/**
 * Whether everything is whole.
 */
whole: boolean, 
/**
 * What is not, as sentences.
 */
findings: Array<string>, };

export type Verify = Record<symbol, never>;

export type VersionShown = { 
/**
 * The version.
 */
version: number, 
/**
 * Its fingerprint.
 */
fingerprint: string, 
/**
 * When.
 */
settled_at: string, 
/**
 * By whom.
 */
settled_by: string, 
/**
 * Why it was reopened; null while in force.
 */
reopened_reason: string | null, };

export type WeekDay = { 
/**
 * The day.
 */
date: string, 
/**
 * `周二`.
 */
weekday_label: string, 
/**
 * Whether it is today.
 */
is_today: boolean, 
/**
 * Whether it lies ahead: its rolls are not missing, its pupils are expected.
 */
is_coming: boolean, 
/**
 * Pupils of the day, each counted once.
 */
heads: Heads, 
/**
 * Pupils until 18:30.
 */
until_basic: number, 
/**
 * Pupils after 18:30.
 */
after_basic: number, };

export type WeekGroup = { 
/**
 * The group.
 */
id: GroupId, 
/**
 * Its name.
 */
name: string, 
/**
 * 服务类别 as its code.
 */
kind: string, 
/**
 * 服务类别 as read.
 */
kind_label: string, 
/**
 * `18:30` or `20:30`.
 */
until: "18:30" | "20:30", 
/**
 * `16:30–17:30`; several where the days differ.
 */
when: string, 
/**
 * May be empty.
 */
room: string, 
/**
 * One a session, by day and time.
 */
sessions: Array<PlanShown>, };

export type WeekOf = { 
/**
 * A day of it, `YYYY-MM-DD`.
 */
date: string, };

export type WeekPerson = { 
/**
 * The person.
 */
id: StaffId, 
/**
 * 工号; may be empty.
 */
staff_no: string, 
/**
 * The name.
 */
name: string, 
/**
 * 人员类别 as read.
 */
kind_label: string, 
/**
 * The sessions served, by day and time.
 */
sessions: Array<PlanShown>, 
/**
 * Lessons of the week.
 */
lessons: string, };

export type WeekTable = { 
/**
 * Its Monday.
 */
monday: string, 
/**
 * `11月23日 至 11月29日`.
 */
label: string, 
/**
 * The days on which something is planned, always Monday to Friday.
 */
days: Array<TableDay>, 
/**
 * The sessions, by group: until 18:30 first, then until 20:30.
 */
groups: Array<WeekGroup>, 
/**
 * Everyone, by 工号.
 */
people: Array<WeekPerson>, 
/**
 * People in two places at once, a sentence each.
 */
clashes: Array<string>, 
/**
 * Sessions without anybody.
 */
empty: number, 
/**
 * Everyone who can be put in.
 */
staff: Array<StaffChoice>, };

export type YearShown = { 
/**
 * The term's name, or `2026年`.
 */
title: string, 
/**
 * The term shown; null for a calendar year.
 */
term: string | null, 
/**
 * The terms there are, oldest first.
 */
terms: Array<string>, 
/**
 * Whole months.
 */
months: Array<MonthShown>, 
/**
 * Days on which service is held.
 */
teaching_days: number, 
/**
 * Make-up days whose weekday is not asked yet.
 */
undecided: Array<DayShown>, 
/**
 * For each year that is not published, a sentence that says so.
 */
unpublished: Array<string>, };

export type Asks = {
  /** The school's name, stage, term and today. */
  school: { given: AboutSchool; answer: SchoolShown };
  /** Who sits here and what that role may do. */
  me: { given: Me; answer: MeShown };
  /** Those who may use the program. */
  users: { given: Users; answer: Array<UserShown> };
  /** Adds a user or changes one. */
  put_user: { given: PutUser; answer: UserShown };
  /** Takes a user away. */
  remove_user: { given: RemoveUser; answer: UserRemoved };
  /** What was typed and not yet sent. */
  draft: { given: DraftOf; answer: DraftKept };
  /** Keeps what is being typed, or forgets it once it was sent. */
  keep_draft: { given: KeepDraft; answer: DraftKept };
  /** Both rosters of one day. */
  day_rosters: { given: OnDay; answer: DayRosters };
  /** The day's rosters until 18:30 or 20:30 as a file. */
  print_roster: { given: PrintRoster; answer: PrintedRoster };
  /** A group's attendance of a month as a file. */
  print_month_sheet: { given: PrintMonthSheet; answer: PrintedMonthSheet };
  /** Roll call by exceptions. */
  roll_call: { given: RollCall; answer: RollCalled };
  /** A file as cells, judging nothing. */
  read_sheet: { given: ReadSheet; answer: SheetRead };
  /** An import template. */
  template: { given: MakeTemplate; answer: TemplateMade };
  /** Checks a list and, unless it is a trial, keeps it. */
  take_in: { given: TakeIn; answer: TakenIn };
  /** Takes a batch back while nothing rests on it. */
  take_back: { given: TakeBack; answer: TakenBack };
  /** Letters to parents with return slips, as one PDF. */
  letters: { given: PrintLetters; answer: LettersPrinted };
  /** The bills of a month: frozen where it is settled, else as they stand. */
  bills: { given: OfMonth; answer: MoneyLines };
  /** The pay of a month: frozen where it is settled, else as it stands. */
  pay: { given: OfMonth; answer: MoneyLines };
  /** Why a line has its amount. */
  explain: { given: Explain; answer: Explained };
  /** Freezes a month. */
  settle: { given: Settle; answer: Settled };
  /** Lets a settled month be settled again as the next version. */
  reopen: { given: Reopen; answer: Settled };
  /** The subsidy sheets of a settled month. */
  subsidy: { given: PrintSubsidy; answer: SubsidyPrinted };
  /** A list as it is looked at, as xlsx. */
  export_list: { given: ExportList; answer: ListExported };
  /** Every table as UTF-8 CSV. */
  export_tables: { given: ExportTables; answer: TablesExported };
  /** A verified backup. */
  back_up: { given: BackUp; answer: BackedUp };
  /** Integrity, chain and balance checks. */
  verify: { given: Verify; answer: Verified };
  /** The sheet a roll is called from: who is expected, what is kept, which group comes next. */
  roll_call_sheet: { given: RollCallSheet; answer: RollCallSheetShown };
  /** The sessions of some days whose roll is due and not called, with those expected. */
  calls_due: { given: CallsDue; answer: CallsDueShown };
  /** Keeps that everyone expected came in several sessions nobody called yet. */
  call_all_came: { given: CallAllCame; answer: AllCame };
  /** Takes back what was kept so, but for what was corrected since. */
  take_back_all_came: { given: TakeBackAllCame; answer: AllCameTakenBack };
  /** What is typed in a roll call, understood as far as it goes; keeps nothing. */
  read_marks: { given: ReadMarks; answer: MarksRead };
  /** Takes a roll call back to what was kept before it, or to none. */
  take_back_roll_call: { given: TakeBackRollCall; answer: RollCallTakenBack };
  /** Who came on which day of a month, for one group. */
  month_sheet: { given: OfMonthSheet; answer: MonthSheetShown };
  /** Today's numbers, what is missing and what needs a look, the steps to a settled month, and the week. */
  today: { given: Today; answer: TodayShown };
  /** Earlier months without roll calls are told no more; answers what takes it back. */
  put_calls_aside: { given: PutCallsAside; answer: PutCallsAside };
  /** What a dropped file is, and which list it could be. */
  look_at: { given: LookAt; answer: FileLook };
  /** What becomes of a file before it is taken in. */
  preview: { given: ListFile; answer: Preview };
  /** The rows of a file that have problems, as a workbook to correct. */
  problem_rows: { given: MakeProblemRows; answer: ProblemRowsMade };
  /** Every import, newest first. */
  imports: { given: Imports; answer: Array<ImportShown> };
  /** Whether an import can be taken back, and what that would do. */
  undoable: { given: ImportOf; answer: Undoable };
  /** The days of a term or year: what each is, why, and how many are taught. */
  calendar_year: { given: CalendarYear; answer: YearShown };
  /** Makes a day a make-up day, a closure, an early dismissal or an extra day; a trial tells what follows. */
  put_day_change: { given: PutDayChange; answer: DayChanged };
  /** Takes a change of a day away; a trial tells what follows. */
  remove_day_change: { given: RemoveDayChange; answer: DayChanged };
  /** Puts the changes of a day back as they were. */
  set_day_changes: { given: SetDayChanges; answer: DayChanged };
  /** The time plan: seasons and slots. */
  time_plan: { given: TimePlan; answer: TimePlanShown };
  /** Keeps the slots of a season or of the whole year. */
  put_time_slots: { given: PutTimeSlots; answer: TimeSlotsPut };
  /** Adds or changes a season. */
  put_season: { given: PutSeason; answer: SeasonPut };
  /** Takes a season without slots away. */
  remove_season: { given: RemoveSeason; answer: SeasonPut };
  /** Every group with what is to be looked at. */
  groups: { given: Groups; answer: GroupList };
  /** One group's page. */
  group: { given: OfGroup; answer: GroupPage };
  /** The form of a group with what there is to choose from. */
  group_form: { given: GroupFormOf; answer: GroupFormShown };
  /** Keeps a group entered by hand; a trial tells what follows. */
  put_group: { given: PutGroup; answer: GroupPut };
  /** Ends a group on a day; a trial tells what follows. */
  end_group: { given: EndGroup; answer: GroupPut };
  /** Takes a group away that nothing rests on. */
  remove_group: { given: RemoveGroup; answer: GroupRemoved };
  /** Rooms, people and pupils that two groups want at the same time. */
  conflicts: { given: Conflicts; answer: Array<ConflictShown> };
  /** The classes with their slips, and a class's pupils by weekday. */
  enrolment_board: { given: EnrolmentBoardOf; answer: EnrolmentBoard };
  /** Changes places by hand from a day on. */
  put_enrolments: { given: PutEnrolments; answer: EnrolmentsPut };
  /** Takes changes by hand, or a returned slip, back. */
  undo_enrolments: { given: UndoEnrolments; answer: EnrolmentsUndone };
  /** Which slips are in and which are out. */
  slips: { given: SlipsOf; answer: SlipsShown };
  /** Whose slip a number is, and what it asks. */
  slip: { given: SlipOf; answer: SlipShown };
  /** Takes a slip in and enrols as it says. */
  return_slip: { given: ReturnSlip; answer: SlipReturned };
  /** What letters can be printed, and for whom. */
  letter_choices: { given: LetterChoicesOf; answer: LetterChoices };
  /** The wording of a letter. */
  letter_template: { given: LetterTemplateOf; answer: LetterTemplateShown };
  /** Keeps a wording, or goes back to the shipped one. */
  put_letter_template: { given: PutLetterTemplate; answer: LetterTemplateShown };
  /** A sample letter to nobody. */
  try_letter: { given: TryLetter; answer: LetterTried };
  /** The papers that left the school. */
  papers: { given: PapersOf; answer: Array<PaperShown> };
  /** The adopted rules of money: fee standards with their papers, reductions, refunds, rates of pay. */
  fee_policies: { given: FeePolicies; answer: PolicyTable };
  /** The months up to today's, newest first: settled or not, with their sums; and the one to look at first. */
  months: { given: Months; answer: MonthList };
  /** The settled months of the term that no longer agree with what is kept. */
  settled_changes: { given: SettledChanges; answer: SettledChangesShown };
  /** A month whole: what settling would freeze and what it lacks, or what is frozen and what changed since. */
  month_state: { given: OfMonth; answer: MonthState };
  /** The papers made from a month's settlements. */
  papers_of_month: { given: OfMonth; answer: Array<PaperOfMonth> };
  /** What a sheet of a settled month would hold, before it is made. */
  sheet_ahead: { given: SheetAhead; answer: SheetShown };
  /** Why a line has its amount, as a paper. */
  print_explanation: { given: PrintExplanation; answer: ExplanationPrinted };
  /** The classes of the school. */
  classes: { given: Classes; answer: Array<ClassShown> };
  /** The pupils as a list. */
  students: { given: Students; answer: StudentList };
  /** Everything about one pupil. */
  student: { given: StudentOf; answer: StudentPage };
  /** What was changed about one pupil, when and by whom. */
  student_history: { given: HistoryOf; answer: Array<DeedShown> };
  /** Adds a pupil or changes one. */
  put_student: { given: StudentTyped; answer: StudentKept };
  /** Sets a pupil's guardians. */
  put_guardians: { given: PutGuardians; answer: PutGuardians };
  /** Sets who may fetch a pupil. */
  put_pickups: { given: PutPickups; answer: PutPickups };
  /** Sets a pupil's reductions. */
  put_reductions: { given: PutReductions; answer: PutReductions };
  /** A pupil leaves the school; a trial says what follows. */
  student_leaves: { given: StudentLeaves; answer: StudentLeft };
  /** Takes a leaving back. */
  student_returns: { given: StudentReturns; answer: StudentReturned };
  /** Moves pupils to another class; a trial says what follows. */
  move_class: { given: MoveClass; answer: ClassMoved };
  /** Takes a move back. */
  move_back: { given: MoveBack; answer: ClassMoved };
  /** Everyone who serves. */
  staff_list: { given: StaffListOf; answer: StaffList };
  /** Everything about one person who serves. */
  staff: { given: StaffOf; answer: StaffPage };
  /** What was changed about one person who serves, when and by whom. */
  staff_history: { given: OneStaff; answer: Array<DeedShown> };
  /** What the rules say of a person's form as it stands. */
  check_staff: { given: StaffTyped; answer: StaffChecked };
  /** Adds a person who serves or changes one. */
  put_staff: { given: StaffTyped; answer: StaffKept };
  /** Takes a person away that nothing rests on. */
  remove_staff: { given: OneStaff; answer: StaffRemoved };
  /** A person serves in no group from a day on; a trial says what follows. */
  staff_leaves: { given: StaffLeaves; answer: StaffLeft };
  /** Takes a leaving back. */
  staff_returns: { given: PutStaffings; answer: StaffLeft };
  /** Who serves where in a week. */
  week_table: { given: WeekOf; answer: WeekTable };
  /** Others serve in a group on one weekday from a day on; a trial says what follows. */
  put_staffing: { given: PutStaffing; answer: GroupPut };
  /** The sign-in sheet of a day: everyone planned, with what is kept. */
  sign_in_sheet: { given: SignInOf; answer: SignInSheet };
  /** Signing in by exceptions; a trial says what would be kept. */
  sign_in: { given: SignIn; answer: SignedIn };
  /** A month's sign-in as a form to be ticked and taken in again. */
  sign_in_month: { given: MakeSignInMonth; answer: SignInMonthMade };
  /** Puts a day's sign-in back as it was. */
  take_back_sign_in: { given: TakeBackSignIn; answer: SignInOf };
  /** Who signed in where another was planned, over some days. */
  sign_ins_instead: { given: SomeDays; answer: Array<InsteadShown> };
  /** Those sign-ins are kept as standing in. */
  stand_in: { given: StandIn; answer: StoodIn };
  /** Takes that back. */
  take_back_stand_in: { given: StandIn; answer: StoodIn };
  /** The plan follows those sign-ins from a day on. */
  plan_instead: { given: PlanInstead; answer: GroupPut };
  /** Who comes to a group again and again without being in its plan, over some days. */
  sign_ins_regular: { given: SomeDays; answer: Array<RegularShown> };
  /** Takes such a person into the plan. */
  plan_regular: { given: PlanRegular; answer: GroupPut };
  /** Such a person only helped out in a month; answers what takes it back. */
  put_regular_aside: { given: PutRegularAside; answer: PutRegularAside };
  /** The school's own data with what there is to choose from. */
  school_form: { given: SchoolFormOf; answer: SchoolForm };
  /** Changes the school's own data; answers what it was. */
  put_school: { given: PutSchool; answer: PutSchool };
  /** The terms, and the one to add next. */
  terms: { given: Terms; answer: TermList };
  /** Adds a term or moves one. */
  put_term: { given: PutTerm; answer: TermPut };
  /** Takes a term away in which nothing was done. */
  remove_term: { given: RemoveTerm; answer: PutTerm };
  /** The policy profiles the school went and goes by, and those to choose from. */
  adoptions: { given: Adoptions; answer: AdoptionList };
  /** Adopts a policy profile from a month on; a trial tells what changes. */
  adopt_profile: { given: AdoptProfile; answer: ProfileAdopted };
  /** The school's own standards as a form, filled with those in force. */
  profile_form: { given: ProfileFormOf; answer: ProfileFormShown };
  /** What is wrong with a form of standards, or what it would change. */
  check_profile: { given: CheckProfile; answer: ProfileChecked };
  /** The form of standards without what is still an example's; nothing is kept. */
  clear_example: { given: ClearExample; answer: ExampleCleared };
  /** Writes the standards in force into a file for another school. */
  save_profile: { given: SaveProfile; answer: ProfileSaved };
  /** Takes an adoption back by which nothing was settled. */
  take_back_profile: { given: TakeBackProfile; answer: ProfileTakenBack };
  /** When the last backup was made. */
  backups: { given: BackupsOf; answer: BackupsShown };
  /** The fonts papers are printed in, and whose characters none can draw. */
  fonts: { given: FontsOf; answer: FontsShown };
  /** Characters that no font can draw leave a square to write in, or keep papers from being printed. */
  put_undrawn: { given: PutUndrawn; answer: PutUndrawn };
  /** A page that shows each font at work. */
  font_samples: { given: PrintFontSamples; answer: FontSamples };
  /** Finds pupils, staff, groups, classes, slips and papers by what is typed. */
  search: { given: Search; answer: SearchFound };
};
