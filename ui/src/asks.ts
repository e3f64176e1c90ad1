// Generated from the desk's ask list: what may be asked, what is given with it, and what comes back.

export type AboutSchool = Record<symbol, never>;

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
said: string, };

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

export type BatchId = number;

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
 * The name.
 */
name: string, 
/**
 * The mark as kept; null where no roll call is.
 */
mark: Mark | null, };

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
uncalled: number, };

export type HomeClassId = number;

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

export type LabelledFen = { 
/**
 * 实发.
 */
label: string, 
/**
 * The sum.
 */
fen: Fen, };

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

export type ListKind = "text" | "number" | "money";

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
 * Why the text cannot be kept as it stands; null where it can.
 */
message: string | null, 
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
 * The groups in the day's order.
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
 * Their names, each once.
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
sums: Sums, };

export type MonthShown = { 
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
 * What families owe, where it is settled.
 */
bills_fen: Fen | null, 
/**
 * What staff earned before tax, where it is settled.
 */
pay_fen: Fen | null, };

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

export type NamedMark = { 
/**
 * The number typed.
 */
seat_no: number, 
/**
 * The mark.
 */
mark: Mark, };

export type NextGroup = { 
/**
 * The group.
 */
group_id: number, 
/**
 * Its name.
 */
name: string, };

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
is_in_force: boolean, };

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

export type PrintExplanation = { 
/**
 * The line's id, as `bills` and `pay` give it.
 */
line: string, 
/**
 * Where to: ends in `.pdf`.
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

export type ReductionRow = { 
/**
 * 农村低保.
 */
category: string, 
/**
 * `全免`, `50 %`, `20.00 元`.
 */
waives: string, };

export type Refusal = { "refused": "wrong_passphrase" } | { "refused": "weak_passphrase" } | { "refused": "newer_file", "about": { found: number, known: number, } } | { "refused": "file_in_use" } | { "refused": "damaged_file", "about": { what: string, } } | { "refused": "school_exists" } | { "refused": "no_school" } | { "refused": "bad_profile", "about": { what: string, } } | { "refused": "unreadable_file", "about": { code: string, what: string, } } | { "refused": "not_that_list", "about": { list: string, missing: Array<string>, looked_at: string, } } | { "refused": "unknown_year", "about": { year: number, } } | { "refused": "not_a_teaching_day", "about": { day: string, kind: string, } } | { "refused": "make_up_needs_weekday", "about": { day: string, } } | { "refused": "ends_too_late", "about": { group: string, kind: string, ends_at: string, latest: string, } } | { "refused": "ends_too_early", "about": { group: string, ends_at: string, earliest: string, } } | { "refused": "kind_not_allowed", "about": { group: string, kind: string, why: string, } } | { "refused": "group_full", "about": { group: string, capacity: number, } } | { "refused": "time_conflict", "about": { who: string, group: string, other: string, } } | { "refused": "wrong_grade", "about": { who: string, group: string, } } | { "refused": "not_found", "about": { what: string, name: string, } } | { "refused": "ambiguous", "about": { what: string, name: string, count: number, } } | { "refused": "bad_marks", "about": { text: string, wanted: string, } } | { "refused": "no_session", "about": { group: string, day: string, } } | { "refused": "needs_reason", "about": { what: string, } } | { "refused": "batch_in_use", "about": { what: string, } } | { "refused": "batch_undone" } | { "refused": "not_settled", "about": { month: string, } } | { "refused": "already_settled", "about": { month: string, version: number, } } | { "refused": "stale", "about": { month: string, version: number, changes: Array<string>, } } | { "refused": "not_ready_to_settle", "about": { month: string, what: Array<string>, } } | { "refused": "unprintable_names", "about": { names: Array<string>, } } | { "refused": "nothing_to_print", "about": { what: string, } } | { "refused": "bad_value", "about": { what: string, found: string, wanted: string, } } | { "refused": "bank_file_incomplete", "about": { people: Array<string>, } } | { "refused": "cancelled" } | { "refused": "not_allowed", "about": { what: string, } } | { "refused": "wrong_pin" } | { "refused": "no_keeper" };

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
 * Whether keeping a change takes a reason.
 */
needs_reason: boolean, 
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
next: NextGroup | null, };

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
 * By start, kind and name.
 */
groups: Array<RosterGroup>, };

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
today: string, };

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
 * 序号.
 */
number: number, 
/**
 * The class as printed.
 */
class_label: string, 
/**
 * The name.
 */
name: string, 
/**
 * One per day of the month: √ ○ × △ ◇, empty where the pupil was not expected or no roll was called.
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
 * A name for the file.
 */
file_name: string, };

export type Stage = "primary" | "junior" | "nine_year";

export type StepCode = "students" | "times" | "groups" | "letters" | "slips" | "rosters" | "roll_call" | "settle";

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
days: string[], };

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

export type TakeIn = { 
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
 * Only checks.
 */
trial: boolean, 
/**
 * Why groups of this list may end later than their kind allows.
 */
override_reason: string | null, };

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
 * Rows that were not understood or not allowed.
 */
problems: Array<Problem>, 
/**
 * What the user should know of the file.
 */
remarks: Array<string>, 
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
when: string, };

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
 * Pupils, each counted once.
 */
heads: Heads, };

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
 * What there is of it, or how it is begun.
 */
note: string, };

export type TodaySubject = "calendar" | "settle" | "backup" | "profile";

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
  /** What is typed in a roll call, understood as far as it goes; keeps nothing. */
  read_marks: { given: ReadMarks; answer: MarksRead };
  /** Takes a roll call back to what was kept before it, or to none. */
  take_back_roll_call: { given: TakeBackRollCall; answer: RollCallTakenBack };
  /** Who came on which day of a month, for one group. */
  month_sheet: { given: OfMonthSheet; answer: MonthSheetShown };
  /** Today's numbers, what is missing and what needs a look, the steps to a settled month, and the week. */
  today: { given: Today; answer: TodayShown };
  /** The adopted rules of money: fee standards with their papers, reductions, refunds, rates of pay. */
  fee_policies: { given: FeePolicies; answer: PolicyTable };
  /** The months up to today's, newest first: settled or not, with their sums. */
  months: { given: Months; answer: Array<MonthShown> };
  /** A month whole: what settling would freeze and what it lacks, or what is frozen and what changed since. */
  month_state: { given: OfMonth; answer: MonthState };
  /** The papers made from a month's settlements. */
  papers_of_month: { given: OfMonth; answer: Array<PaperOfMonth> };
  /** What a sheet of a settled month would hold, before it is made. */
  sheet_ahead: { given: SheetAhead; answer: SheetShown };
  /** Why a line has its amount, as a paper. */
  print_explanation: { given: PrintExplanation; answer: ExplanationPrinted };
};
