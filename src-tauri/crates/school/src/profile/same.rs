//! Whether two profiles say the same of everything that is reckoned or printed, so that only somebody looked at the rules.
use super::{PayRules, PolicyProfile};
use crate::session::TimeLimits;
use chrono::NaiveTime;

impl PolicyProfile {
    /// Whether `after` only says more of who looked at this profile's rules: all that is reckoned and printed is the same.
    /// A limit that is only watched (每课时最低, 管理费最高占比, 结束不早于) may be gone, but not be another.
    pub fn is_only_looked_at_by(&self, after: &PolicyProfile) -> bool {
        let kept_or_gone = |was: Option<u32>, is: Option<u32>| is.is_none() || is == was;
        let (was, is) = (&self.pay, &after.pay);
        let ends = (self.time.earliest_end, after.time.earliest_end);
        self.reckoned() == after.reckoned()
            && (is.floor_per_lesson_fen.is_none() || is.floor_per_lesson_fen == was.floor_per_lesson_fen)
            && kept_or_gone(was.management_share_max_permille, is.management_share_max_permille)
            && (ends.1 == NaiveTime::MIN || ends.0 == ends.1)
    }

    /// The profile with what was said of its rules in another text of it; the fingerprint of the text it was adopted with
    /// stays, for months are settled by that. An unreadable text says nothing.
    #[must_use]
    pub fn looked_at(self, text: &str) -> PolicyProfile {
        let Ok(after) = PolicyProfile::read(text) else { return self };
        PolicyProfile { id: self.id, name: self.name, text_sha256: self.text_sha256, ..after }
    }

    fn reckoned(&self) -> PolicyProfile {
        PolicyProfile {
            id: String::new(),
            name: super::adoption::stem(&self.name).to_owned(),
            time: TimeLimits { earliest_end: NaiveTime::MIN, ..self.time },
            pay: PayRules { floor_per_lesson_fen: None, management_share_max_permille: None, ..self.pay.clone() },
            unchecked: Vec::new(),
            unwritten: Vec::new(),
            unknown: Vec::new(),
            text_sha256: String::new(),
            ..self.clone()
        }
    }
}
