//! Reductions that families have and the profile says nothing of: they would be charged in full, so it is told before.
use super::PolicyProfile;
use crate::days::Span;
use crate::ids::StudentId;
use crate::records::Reduction;
use std::collections::{BTreeMap, BTreeSet};

impl PolicyProfile {
    /// The categories that pupils have during some days and the profile does not name, each with its pupils. None of an
    /// example, which knows no city's words.
    pub fn unnamed_reductions<'a>(
        &self,
        reductions: &'a [Reduction],
        during: Span,
    ) -> BTreeMap<&'a str, BTreeSet<StudentId>> {
        let mut found: BTreeMap<&str, BTreeSet<StudentId>> = BTreeMap::new();
        if self.sample_said().is_some() {
            return found;
        }
        for had in reductions.iter().filter(|each| each.valid.meets(&during)) {
            if self.reduction(&had.category).is_none() {
                found.entry(had.category.trim()).or_default().insert(had.student);
            }
        }
        found
    }

    /// The same in a sentence, for those who see reductions: `减免类别「低保」2 人在口径里没有写，收费时不减免`.
    pub fn unnamed_said(&self, reductions: &[Reduction], during: Span) -> Option<String> {
        let found = self.unnamed_reductions(reductions, during);
        let each = found.iter().map(|(category, pupils)| format!("「{category}」{} 人", pupils.len()));
        let each = each.collect::<Vec<_>>().join("、");
        (!each.is_empty()).then(|| format!("减免类别{each}在口径里没有写，收费时不减免"))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::profile::tests::PLAIN;
    use crate::session::tests::day;

    #[test]
    fn a_reduction_the_standards_do_not_name_is_told() {
        let had = |student, category: &str, to: Option<&str>| Reduction {
            student: StudentId(student),
            category: category.to_owned(),
            evidence: String::new(),
            valid: Span { from: day("2026-09-01"), to: to.map(day) },
        };
        let reductions = [
            had(1, "农村低保", None),
            had(2, "低保", None),
            had(3, "低保 ", Some("2026-11-02")),
            had(3, "残疾", Some("2026-10-31")),
            had(2, "低保", Some("2026-11-30")),
        ];
        let november = Span { from: day("2026-11-01"), to: Some(day("2026-11-30")) };
        let own = PolicyProfile::read(&PLAIN.replace('某', "宝鸡").replace("示例", "本校口径")).unwrap();
        let said = own.unnamed_said(&reductions, november);
        assert_eq!(said.as_deref(), Some("减免类别「低保」2 人在口径里没有写，收费时不减免"));
        assert_eq!(own.unnamed_said(&reductions[..1], november), None);
        assert_eq!(PolicyProfile::read(PLAIN).unwrap().unnamed_said(&reductions, november), None, "an example");
    }
}
