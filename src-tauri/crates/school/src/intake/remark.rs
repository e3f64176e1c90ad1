//! Remarks on rows that are taken all the same, one sentence per kind with the rows it holds for.
use std::collections::BTreeMap;

/// Remarks gathered by what they say.
#[derive(Debug, Default)]
pub(crate) struct RowRemarks(BTreeMap<String, Vec<u32>>);

impl RowRemarks {
    pub(crate) fn add(&mut self, row: u32, said: impl Into<String>) {
        self.0.entry(said.into()).or_default().push(row);
    }

    pub(crate) fn add_some(&mut self, row: u32, said: Option<String>) {
        if let Some(said) = said {
            self.add(row, said);
        }
    }

    /// `第 3、5 行：…`, at most five rows listed each.
    pub(crate) fn sentences(self) -> impl Iterator<Item = String> {
        self.0.into_iter().map(|(said, rows)| format!("{}：{said}", rows_said(&rows)))
    }
}

/// `第 3 行`, `第 3、5 行`, `第 3、5、7、9、11 行等 12 行`.
pub(crate) fn rows_said(rows: &[u32]) -> String {
    let listed: Vec<String> = rows.iter().take(5).map(u32::to_string).collect();
    let listed = listed.join("、");
    if rows.len() > 5 { format!("第 {listed} 行等 {} 行", rows.len()) } else { format!("第 {listed} 行") }
}
