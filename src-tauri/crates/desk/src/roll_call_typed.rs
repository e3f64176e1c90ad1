//! What is typed in a roll call, understood at every keystroke; nothing is kept.
use crate::roll_call::Called;
use crate::{Desk, No, Now, Progress};
use kehou_school::rollcall::{Sums, hear, missed_said};
use kehou_school::words::Mark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is being typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadMarks {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// The group, by number or name.
    pub group: String,
    /// The text so far.
    pub marks: String,
}

/// What it means so far.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarksRead {
    /// Those who are not simply present, in the order of the roster.
    pub named: Vec<NamedMark>,
    /// Numbers that still wait for their word.
    pub waiting: Vec<u32>,
    /// The sums if this were kept.
    pub sums: Sums,
    /// Who would be kept as present although an earlier session of the day says otherwise; null where nobody would.
    pub missed: Option<String>,
    /// Why the text cannot be kept as it stands; null where it can.
    pub message: Option<String>,
    /// Whether something of it was not understood; else it is only not finished.
    pub is_mistaken: bool,
    /// The text without its last numbers and word.
    pub shorter: String,
}

/// A number and what is said of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NamedMark {
    /// The number typed.
    pub seat_no: u32,
    /// The mark.
    pub mark: Mark,
}

/// What is typed, understood as far as it goes.
pub(crate) fn read(desk: &mut Desk, _: &Now, ask: ReadMarks, _: &dyn Progress) -> Result<MarksRead, No> {
    let called = Called::fetch(desk, &ask.date, &ask.group)?;
    let heard = hear(&called.roster.expected(), &ask.marks);
    let rows = called.roster.rows.iter().zip(&heard.all);
    let missed = called.missed(desk)?;
    let unnamed = rows.clone().filter(|(row, (_, mark))| mark.came() && !heard.waiting.contains(&row.number));
    let unnamed: Vec<(String, String)> =
        unnamed.filter_map(|(row, _)| Some((row.name.clone(), missed.get(&row.student)?.label()))).collect();
    let named = rows.filter(|(_, (_, mark))| *mark != Mark::Present);
    Ok(MarksRead {
        named: named.map(|(row, (_, mark))| NamedMark { seat_no: row.number, mark: *mark }).collect(),
        waiting: heard.waiting,
        sums: Sums::of(heard.all.iter().map(|(_, mark)| *mark)),
        missed: missed_said(&unnamed),
        is_mistaken: heard.is_mistaken,
        message: heard.refused.map(|refused| refused.message()),
        shorter: heard.shorter,
    })
}
