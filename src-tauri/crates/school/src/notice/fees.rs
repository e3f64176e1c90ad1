//! Fee standards and reductions of a profile in the words of a letter to parents.
use super::FeeText;
use crate::profile::{ChargedOn, FeePolicy, FeeUnit, PartMonth, PolicyProfile, Waives};
use crate::words::{Area, ServiceKind, Stage};
use chrono::NaiveDate;

impl PolicyProfile {
    /// The fee standards in force for a stage and area on a day, in words; kinds that are free are not among them.
    pub fn fee_texts(&self, stage: Stage, area: Area, day: NaiveDate) -> Vec<FeeText> {
        let kinds = ServiceKind::ALL.iter().filter_map(|kind| Some((*kind, self.fee(*kind, stage, area, day)?)));
        kinds
            .map(|(kind, fee)| {
                let mut caps = Vec::new();
                caps.extend(fee.lessons_per_day_max.map(|most| format!("每天最多 {most} 课时")));
                caps.extend(fee.cap_month_fen.map(|cap| format!("每月不超过 {cap} 元")));
                caps.extend(fee.cap_term_fen.map(|cap| format!("每学期不超过 {cap} 元")));
                FeeText {
                    kind,
                    unit: fee.unit,
                    standard: format!("{} 元/{}", fee.price_fen, fee.unit.label()),
                    cap: caps.join("，"),
                    issuer: fee.issuer.clone(),
                    number: fee.number.clone(),
                    leave: fee.leave_text(),
                    total: self.total_cap(stage).map(|cap| cap.said("不超过")).unwrap_or_default(),
                }
            })
            .collect()
    }

    /// The reductions on offer in general, in words, those of one kind together: `农村低保、孤儿全免`, `其他家庭困难减免 50 %`.
    /// Never who has one.
    pub fn reduction_texts(&self) -> Vec<String> {
        let mut said: Vec<(Waives, Vec<&str>)> = Vec::new();
        for rule in &self.reductions {
            match said.iter_mut().find(|(waives, _)| *waives == rule.waives) {
                Some((_, categories)) => categories.push(&rule.category),
                None => said.push((rule.waives, vec![&rule.category])),
            }
        }
        let each = said.into_iter().map(|(waives, categories)| match waives {
            Waives::All => format!("{}全免", categories.join("、")),
            other => format!("{}减免 {}", categories.join("、"), other.label()),
        });
        each.collect()
    }
}

impl FeePolicy {
    /// What leave, absence and closures cost, without a full stop: sessions that the school cancels never count, the rest
    /// follows [`FeePolicy::charged_on`] and [`FeePolicy::part_month`].
    fn leave_text(&self) -> String {
        let is_free = self.charged_on == ChargedOn::Attended && !self.absence_charged;
        let counted = if is_free { "参加" } else { "报名" };
        let of_unit = |unit: &str| match is_free {
            true => format!("请假、缺席和学校停课的{unit}不收费"),
            false => format!("学校停课的{unit}不收费，请假、缺席的照常收费"),
        };
        match (self.unit, self.part_month) {
            (FeeUnit::Lesson, _) => of_unit("课时"),
            (FeeUnit::Day, _) => of_unit("日子"),
            (FeeUnit::Month, PartMonth::None) => format!("当月没有{counted}的不收费，{counted}过的按整月收费"),
            (FeeUnit::Month, PartMonth::HalfBelowHalfMonth) => format!("当月{counted}不到一半上课日的收一半"),
            (FeeUnit::Month, PartMonth::TenDaySteps) => {
                format!("按旬收费，整旬没有{counted}的，这一旬不收费")
            }
            (FeeUnit::Month, PartMonth::PerDay) => format!("按{counted}的天数折算"),
            (FeeUnit::Term, _) => String::new(),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::notice::{Part, fees_table, offers};
    use crate::profile::PolicyProfile;
    use crate::session::tests::{day, group};
    use chrono::Weekday;

    #[test]
    fn what_leave_costs_follows_the_standard() {
        let text = include_str!("../../../../../assets/profiles/example-per-lesson.toml");
        let fee = PolicyProfile::read(text).unwrap().fees.first().cloned().unwrap();
        // unit, what counts, whether absence is charged, part of a month → said
        for (unit, charged_on, absence_charged, part_month, said) in [
            (FeeUnit::Lesson, ChargedOn::Attended, false, PartMonth::None, "请假、缺席和学校停课的课时不收费"),
            (FeeUnit::Lesson, ChargedOn::Attended, true, PartMonth::None, "学校停课的课时不收费，请假、缺席的照常收费"),
            (FeeUnit::Day, ChargedOn::Booked, false, PartMonth::None, "学校停课的日子不收费，请假、缺席的照常收费"),
            (FeeUnit::Month, ChargedOn::Attended, false, PartMonth::None, "当月没有参加的不收费，参加过的按整月收费"),
            (FeeUnit::Month, ChargedOn::Booked, false, PartMonth::PerDay, "按报名的天数折算"),
            (
                FeeUnit::Month,
                ChargedOn::Attended,
                false,
                PartMonth::HalfBelowHalfMonth,
                "当月参加不到一半上课日的收一半",
            ),
            (
                FeeUnit::Month,
                ChargedOn::Attended,
                false,
                PartMonth::TenDaySteps,
                "按旬收费，整旬没有参加的，这一旬不收费",
            ),
            (FeeUnit::Term, ChargedOn::Attended, false, PartMonth::None, ""),
        ] {
            let fee = FeePolicy { unit, charged_on, absence_charged, part_month, ..fee.clone() };
            assert_eq!(fee.leave_text(), said);
        }
    }

    #[test]
    fn a_cap_over_all_kinds_has_a_row_of_its_own_below_the_kinds() {
        let text = include_str!("../../../../../assets/profiles/example-per-lesson.toml");
        let capped = text.replacen("[[fee]]", "[[total_cap]]\nstage = \"primary\"\ncap_term_fen = 60000\n[[fee]]", 1);
        let care = group(1, "甲班", ServiceKind::BasicCare, &[Weekday::Mon], "16:30", "17:30");
        let offered = offers(&[care], 1, day("2026-11-02"));
        for (text, stage, last) in [
            (text, Stage::Primary, "基础托管"),
            (&capped, Stage::Junior, "基础托管"),
            (&capped, Stage::Primary, "各项合计"),
        ] {
            let fees = PolicyProfile::read(text).unwrap().fee_texts(stage, Area::City, day("2026-11-02"));
            let Part::Table { rows, .. } = fees_table(&fees, &offered) else { unreachable!() };
            assert_eq!(rows.last().map(|row| row[0].as_str()), Some(last));
            if last == "各项合计" {
                assert_eq!(rows[1][1..3], ["—", "每学期不超过 600.00 元"]);
                assert_eq!(rows[1][3], "同上");
            }
        }
    }
}
