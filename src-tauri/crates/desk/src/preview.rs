//! What becomes of a file before it is taken in: the file as it is, its columns, and every row with what it does.
use crate::judging::{self, Counts, Held, Judged};
use crate::list_file::{self, ListFile, Opened, bytes_of, list_of};
use crate::look_at::{SheetLook, sheets_of};
use crate::place::read_text;
use crate::{Desk, No, Now, Progress, papers};
use kehou_school::cells::Workbook;
use kehou_school::ids::GroupId;
use kehou_school::intake::{
    self, Chosen, Effect, FieldPlace, Layout, List, Names, ProposalShown, Proposed, RowRole, RowShown, TickColumn,
};
use kehou_school::no::{Problem, Refusal};
use kehou_school::records::Group;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many rows of the file are shown as they are.
const ROWS_SHOWN: usize = 30;
/// How many rows of each kind are shown; the counts tell of all.
const MOST_OF_A_KIND: usize = 300;
/// How much of a cell is shown.
const CELL_SHOWN: usize = 60;

/// A file as a list, before anything is kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Preview {
    /// The list.
    pub list: String,
    /// As people call it.
    pub label: String,
    /// What the rows are counted as: `人`, `个服务班`.
    pub unit: String,
    /// The file's name, without its folders.
    pub file_name: String,
    /// The file's digest, to be given when it is accepted.
    pub sha256: String,
    /// Its sheets.
    pub sheets: Vec<SheetLook>,
    /// The sheet looked at.
    pub sheet: String,
    /// The header row, from 1; 0 where the file has none.
    pub header_row: u32,
    /// The names of the columns, all different.
    pub headers: Vec<String>,
    /// The first rows as they stand in the file.
    pub file: Vec<FileRow>,
    /// Rows of the sheet.
    pub file_rows: u32,
    /// The list's fields with the column of each.
    pub fields: Vec<FieldPlace>,
    /// Whether the columns are those settled before for the same headers.
    pub recalled: bool,
    /// Why the file cannot be read as this list; null where it can.
    pub no: Option<String>,
    /// How many rows do what.
    pub counts: Counts,
    /// Rows that are new, the first of them.
    pub added: Vec<RowShown>,
    /// Rows that change what is kept, the first of them.
    pub changed: Vec<RowShown>,
    /// Rows that are kept already, the first of them.
    pub unchanged: Vec<RowShown>,
    /// Pupils named who take no part, the first of them.
    pub declined: Vec<RowShown>,
    /// Columns of ticks with the group each means; empty where the file is no sheet to tick.
    pub ticks: Vec<TickColumn>,
    /// The named columns that nothing is read from.
    pub unused: Vec<String>,
    /// The groups to choose from for them.
    pub groups: Vec<GroupChoice>,
    /// The kinds of groups that write no time of day, with what is said for them.
    pub times: Vec<intake::TimesAsked>,
    /// The school's slots to choose from for them; empty where none are asked for, or the school has none.
    pub slots: Vec<intake::SlotChoice>,
    /// Problems, the first of them.
    pub problems: Vec<ProblemShown>,
    /// Pupils who stand in another class than the kept one.
    pub moves: Proposals,
    /// Pupils of the same number and another name.
    pub names: Proposals,
    /// Kept pupils of the file's classes whom it does not name.
    pub leaves: Proposals,
    /// What the user should know.
    pub remarks: Vec<String>,
    /// What has to be seen to although every row was understood.
    pub warnings: Vec<String>,
    /// What only the user can say of a column, before the file is taken in; null where nothing is open.
    pub question: Option<intake::Question>,
    /// Marks of those whom sessions with absences alone do not name.
    pub others: u32,
    /// Whether a reason why groups end later than they may would let them in.
    pub wants_reason: bool,
    /// What the button to accept says: `导入 120 人`; null where there is nothing to keep.
    pub accept: Option<String>,
    /// Whether nothing of it waits for a person: no problem, question, warning, proposal or time to choose, and something to keep
    /// or nothing new.
    pub plain: bool,
}

/// What a pupil list proposes of kept pupils, of one kind.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Proposals {
    /// How many there are.
    pub count: u32,
    /// How many of them are accepted.
    pub accepted: u32,
    /// Whether the list is of a part of its classes only, so that it says nothing of the others.
    pub is_part: bool,
    /// The first of them.
    pub rows: Vec<ProposalShown>,
}

/// A group that a column of ticks may mean.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupChoice {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
}

/// One row as it stands in the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FileRow {
    /// Its number, from 1.
    pub row: u32,
    /// What it is to the list.
    pub role: RowRole,
    /// Its cells as text.
    pub cells: Vec<String>,
    /// The columns that have a problem, from 0.
    pub wrong: Vec<u32>,
}

/// A problem as read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProblemShown {
    /// The row, from 1.
    pub row: u32,
    /// The column as it stands in the file.
    pub column: String,
    /// The cell, quoted.
    pub found: String,
    /// Place, cell and what was wanted as one sentence.
    pub sentence: String,
    /// The field in which it can be mended; null where its cell belongs to no field.
    pub field: Option<String>,
    /// That field as people call it.
    pub field_label: Option<String>,
    /// What it may be mended to, where that is one of a few.
    pub choices: Vec<String>,
}

/// Shows what would become of a file.
pub(crate) fn preview(desk: &mut Desk, now: &Now, ask: ListFile, _: &dyn Progress) -> Result<Preview, No> {
    let list = list_of(&ask.list)?;
    let (bytes, file_name) = bytes_of(&ask.file)?;
    let sha256 = papers::digest(&bytes);
    if list_file::is_published_year(list, &bytes) {
        return published_year(desk, file_name, sha256, &read_text(&ask.file)?);
    }
    let opened = list_file::open(&desk.store.read(), list, (&bytes, &file_name), &ask)?;
    let Opened { book, chosen, recalled, .. } = opened;
    let laid = intake::layout(&book, list, Some(&chosen))?;
    let mut shown = laid_out(&book, &laid, file_name, sha256);
    shown.recalled = recalled;
    match judged(desk, now, list, &book, &chosen, &ask) {
        Ok((held, judged)) => {
            fill(&mut shown, &held, &judged, &laid, &book);
            if list == List::Enrolments {
                shown.ticks = intake::tick_columns(&book, Some(&chosen), &held.known());
            }
            shown.unused = intake::unused(&laid, &shown.ticks);
            // What families are charged rests on it: a person looks first.
            shown.plain = is_plain(&shown) && laid.brings() != Some("以前已收");
            if !shown.ticks.is_empty() {
                let each = |group: &Group| GroupChoice { group: group.id, name: group.name.clone() };
                shown.groups = held.lists.groups.iter().map(each).collect();
            }
        }
        Err(No::Refused(refusal @ Refusal::NotThatList { .. })) => shown.no = Some(refusal.message()),
        Err(no) => return Err(no),
    }
    Ok(shown)
}

/// Whether a person need not look at it before it is kept.
fn is_plain(shown: &Preview) -> bool {
    let proposed = shown.moves.count + shown.names.count + shown.leaves.count;
    let asks = shown.question.is_some() || shown.wants_reason || shown.others > 0 || !shown.times.is_empty();
    shown.counts.problems == 0 && proposed == 0 && !asks && shown.warnings.is_empty() && shown.counts.rows > 0
}

fn judged(
    desk: &Desk,
    now: &Now,
    list: List,
    book: &Workbook,
    chosen: &Chosen,
    ask: &ListFile,
) -> Result<(Held, Judged), No> {
    let held = Held::fetch(desk, now, list, book, chosen)?;
    let judged = judging::judge(&held, list, book, chosen, ask)?;
    Ok((held, judged))
}

fn blank(list: List, file_name: String, sha256: String) -> Preview {
    Preview {
        list: list.code().to_owned(),
        label: list.label().to_owned(),
        unit: list.unit().to_owned(),
        file_name,
        sha256,
        sheets: Vec::new(),
        sheet: String::new(),
        header_row: 0,
        headers: Vec::new(),
        file: Vec::new(),
        file_rows: 0,
        fields: Vec::new(),
        recalled: false,
        no: None,
        counts: Counts { rows: 0, added: 0, changed: 0, unchanged: 0, problems: 0, declined: 0, newly_declined: 0 },
        added: Vec::new(),
        changed: Vec::new(),
        unchanged: Vec::new(),
        declined: Vec::new(),
        ticks: Vec::new(),
        unused: Vec::new(),
        groups: Vec::new(),
        times: Vec::new(),
        slots: Vec::new(),
        problems: Vec::new(),
        moves: Proposals::default(),
        names: Proposals::default(),
        leaves: Proposals::default(),
        remarks: Vec::new(),
        warnings: Vec::new(),
        question: None,
        others: 0,
        wants_reason: false,
        accept: None,
        plain: false,
    }
}

fn laid_out(book: &Workbook, laid: &Layout, file_name: String, sha256: String) -> Preview {
    let mut shown = blank(laid.list, file_name, sha256);
    if let Some(brought) = laid.brings() {
        shown.label = format!("{brought}名单");
    }
    let rows = book.sheets.iter().find(|sheet| sheet.name == laid.sheet).map_or(&[][..], |sheet| &sheet.rows);
    let most = ROWS_SHOWN.max(laid.header_row as usize + 10);
    shown.file = (1..)
        .zip(rows.iter().take(most))
        .map(|(row, cells)| FileRow {
            row,
            role: laid.role(row),
            cells: cells.iter().map(|cell| cell.text().chars().take(CELL_SHOWN).collect()).collect(),
            wrong: Vec::new(),
        })
        .collect();
    shown.sheets = sheets_of(book);
    shown.sheet.clone_from(&laid.sheet);
    shown.header_row = laid.header_row;
    shown.headers.clone_from(&laid.headers);
    shown.file_rows = rows.len() as u32;
    shown.fields.clone_from(&laid.fields);
    shown.remarks.clone_from(&book.remarks);
    shown
}

fn fill(shown: &mut Preview, held: &Held, judged: &Judged, laid: &Layout, book: &Workbook) {
    let names = Names::new(held.known(), held.lists.school.class_style);
    shown.counts = judged.counts();
    shown.added = judged.rows(&names, Effect::Added, MOST_OF_A_KIND);
    shown.changed = judged.rows(&names, Effect::Changed, MOST_OF_A_KIND);
    shown.unchanged = judged.rows(&names, Effect::Unchanged, MOST_OF_A_KIND);
    shown.declined = judged.declined(&names, MOST_OF_A_KIND);
    for proposal in judged.proposals() {
        let of_kind = match proposal.what {
            Proposed::Move { .. } => &mut shown.moves,
            Proposed::Name { .. } => &mut shown.names,
            Proposed::Leave => &mut shown.leaves,
        };
        of_kind.count += 1;
        of_kind.accepted += u32::from(proposal.accepted);
        if of_kind.rows.len() < MOST_OF_A_KIND {
            of_kind.rows.extend(names.proposal(proposal));
        }
    }
    for problem in judged.problems() {
        if let Some(place) = laid.place(&problem.column)
            && let Some(row) = shown.file.iter_mut().find(|row| row.row == problem.row)
        {
            row.wrong.push(place.at as u32);
        }
    }
    let problems = judged.problems().iter().take(MOST_OF_A_KIND);
    shown.problems = problems.map(|problem| said(problem, (held, laid, book))).collect();
    let named = shown.counts.changed + shown.counts.unchanged;
    shown.leaves.is_part = intake::is_part(shown.leaves.count, named);
    shown.remarks.extend(judged.remarks());
    shown.warnings.extend_from_slice(judged.warnings());
    shown.times.extend_from_slice(judged.times());
    if !shown.times.is_empty() {
        shown.slots = intake::slot_choices(&held.slots);
    }
    shown.question = judged.question().cloned();
    shown.others = judged.others();
    shown.wants_reason = judged.wants_reason();
    let counts = (shown.counts.added, shown.counts.changed);
    shown.accept = match (laid.brings(), counts) {
        (Some(brought), (0, changed)) if changed > 0 => Some(format!("登记 {changed} {}的{brought}", shown.unit)),
        _ => accept(&shown.unit, counts, (judged.leaving(), shown.counts.newly_declined)),
    };
}

/// `导入 134 人次，登记不参加 4 人`; `None` where there is nothing to keep.
fn accept(unit: &str, (added, changed): (u32, u32), (leaving, declined): (u32, u32)) -> Option<String> {
    let rows = added + changed;
    let verb = if added == 0 { "更新" } else { "导入" };
    let parts = [
        (rows, format!("{verb} {rows} {unit}")),
        (leaving, format!("{}离校 {leaving} 人", if rows == 0 { "办理" } else { "" })),
        (declined, format!("登记不参加 {declined} 人")),
    ];
    let some: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    (!some.is_empty()).then(|| some.join("，"))
}

fn said(problem: &Problem, (held, laid, book): (&Held, &Layout, &Workbook)) -> ProblemShown {
    let place = intake::source(book, &laid.sheet, problem.row);
    let mends = laid.mends(problem);
    ProblemShown {
        row: problem.row,
        column: problem.column.clone(),
        found: problem.found.clone(),
        sentence: place.map_or_else(|| problem.sentence(), |place| problem.sentence_at(&place)),
        field: mends.map(|(field, _)| field.to_owned()),
        field_label: mends.map(|(_, label)| label.to_owned()),
        choices: mends.map_or_else(Vec::new, |(field, _)| intake::choices(laid.list, field, &held.known())),
    }
}

/// The published holidays of a year, shown as the rows they are.
fn published_year(desk: &Desk, file_name: String, sha256: String, text: &str) -> Result<Preview, No> {
    let year = intake::calendar_json(text)?;
    let kept = desk.store.read().calendar_days_of(year.year)?;
    let outcome = intake::year_becomes(&year, &kept);
    let mut shown = blank(List::Calendar, file_name, sha256);
    shown.counts = Counts {
        rows: year.days.len() as u32,
        added: outcome.added.len() as u32,
        changed: outcome.changed.len() as u32,
        unchanged: outcome.unchanged.len() as u32,
        problems: 0,
        declined: 0,
        newly_declined: 0,
    };
    (shown.added, shown.changed, shown.unchanged) = (outcome.added, outcome.changed, outcome.unchanged);
    shown.remarks = outcome.remarks;
    shown.accept = accept(&shown.unit, (shown.counts.added, shown.counts.changed), (0, 0));
    Ok(shown)
}
