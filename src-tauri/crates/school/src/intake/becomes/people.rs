//! What becomes of the rows of pupils and of staff.
use super::{Becomes, Differences, FieldChange, Names, joined, span_said};
use crate::intake::TakenStudent;
use crate::naming;
use crate::records::{ChargedBefore, Guardian, Reduction, Staff, Student};

impl Becomes for TakenStudent {
    fn who(&self, _: &Names<'_>) -> String {
        self.student.name.clone()
    }

    fn what(&self, names: &Names<'_>) -> String {
        let seat = self.student.seat_no.map_or_else(String::new, |seat| format!("{seat} 号"));
        let guardian = self.guardian.as_ref().map_or_else(String::new, guardian_said);
        let reduction = self.reduction.as_ref().map_or_else(String::new, |reduction| reduction.category.clone());
        let others = self.others.iter().map(guardian_said).collect::<Vec<_>>().join("，");
        let sex = self.student.sex.label().to_owned();
        joined(&[names.class_label(&self.class), sex, seat, guardian, others, reduction], "，")
    }

    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange> {
        let now = &self.student;
        let Some(kept) = names.students.get(&now.id) else { return Vec::new() };
        let mut found = Differences::default();
        found.hold("姓名", &kept.name, &now.name);
        found.hold("班级", names.class_of(kept.home_class), names.class_label(&self.class));
        found.hold_some("座号", kept.seat_no.as_ref(), now.seat_no.as_ref());
        found.hold("性别", kept.sex.label(), now.sex.label());
        found.hold_some("学籍号", kept.student_code.as_ref(), now.student_code.as_ref());
        found.hold_some("身份证件号", kept.id_number.as_ref(), now.id_number.as_ref());
        found.hold("就读方式", kept.boarding.label(), now.boarding.label());
        found.hold("状态", kept.status.label(), now.status.label());
        found.hold("备注", &kept.note, &now.note);
        found.hold("本学期以前已收", charged_said(kept), charged_said(now));
        for guardian in self.guardian.iter().chain(&self.others) {
            let mut all = names.known.guardians.iter().filter(|each| each.student == now.id);
            if !all.clone().any(|each| each == guardian) {
                let before = all.find(|each| is_meant(each, guardian)).map_or_else(String::new, guardian_said);
                found.hold("监护人", before, guardian_said(guardian));
            }
        }
        if let Some(reduction) = &self.reduction {
            let mut all = names.known.reductions.iter().filter(|each| each.student == now.id);
            if !all.clone().any(|each| each == reduction) {
                let same = all.find(|each| each.category == reduction.category);
                found.hold("减免", same.map_or_else(String::new, reduction_said), reduction_said(reduction));
            }
        }
        found.0
    }
}

fn charged_said(student: &Student) -> String {
    student.charged_before.map_or_else(String::new, ChargedBefore::said)
}

/// Whether a row's guardian is this kept one with something else said of them.
fn is_meant(kept: &Guardian, found: &Guardian) -> bool {
    (!found.name.is_empty() && naming::matches(&kept.name, &found.name))
        || (kept.name.is_empty()
            && (kept.phone == found.phone || found.name.is_empty() && kept.relation == found.relation))
}

fn guardian_said(guardian: &Guardian) -> String {
    joined(&[guardian.relation.clone(), guardian.name.clone(), guardian.phone.clone()], " ")
}

fn reduction_said(reduction: &Reduction) -> String {
    format!("{}（{}）", reduction.category, span_said(&reduction.valid))
}

impl Becomes for Staff {
    fn who(&self, _: &Names<'_>) -> String {
        joined(&[self.name.clone(), self.staff_no.clone()], " ")
    }

    fn what(&self, _: &Names<'_>) -> String {
        joined(&[self.kind.label().to_owned(), self.post.clone(), self.subject.clone(), self.phone.clone()], "，")
    }

    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange> {
        let Some(kept) = names.staff.get(&self.id) else { return Vec::new() };
        let mut found = Differences::default();
        found.hold("工号", &kept.staff_no, &self.staff_no);
        found.hold("姓名", &kept.name, &self.name);
        found.hold("人员类别", kept.kind.label(), self.kind.label());
        found.hold("岗位", &kept.post, &self.post);
        found.hold_some("身份证件号", kept.id_number.as_ref(), self.id_number.as_ref());
        found.hold("手机号", &kept.phone, &self.phone);
        found.hold("开户行", &kept.bank, &self.bank);
        found.hold("银行账号", &kept.account, &self.account);
        found.hold("任教学科", &kept.subject, &self.subject);
        found.hold("备注", &kept.note, &self.note);
        found.0
    }
}
