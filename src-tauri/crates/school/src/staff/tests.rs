//! What a form of a person may say.
use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

fn kept(id: i64, staff_no: &str, name: &str) -> Staff {
    Staff {
        id: StaffId(id),
        staff_no: staff_no.to_owned(),
        name: name.to_owned(),
        kind: StaffKind::OwnTeacher,
        post: String::new(),
        id_number: None,
        phone: String::new(),
        bank: String::new(),
        account: String::new(),
        subject: String::new(),
        taxed_as_wages: false,
        note: String::new(),
    }
}

fn typed(id: Option<i64>, staff_no: &str, name: &str) -> StaffTyped {
    StaffTyped {
        id: id.map(StaffId),
        staff_no: staff_no.to_owned(),
        name: name.to_owned(),
        kind: StaffKind::OwnTeacher,
        post: String::new(),
        id_number: String::new(),
        phone: String::new(),
        bank: String::new(),
        account: String::new(),
        subject: String::new(),
        taxed_as_wages: false,
        note: String::new(),
    }
}

/// The refused fields, then the number of doubts.
fn told(typed: &StaffTyped, all: &[Staff]) -> (Vec<String>, usize) {
    let judged = judge(typed, all, today());
    let what = |no: Refusal| match no {
        Refusal::BadValue { what, .. } => what,
        other => other.code(),
    };
    (judged.refused.into_iter().map(what).collect(), judged.doubts.len())
}

#[test]
fn a_form_is_held_to_its_rules_field_by_field() {
    let all = [kept(1, "T001", "王芳"), Staff { id_number: Some("11010519491231002X".into()), ..kept(2, "", "李明") }];
    let with = |change: &dyn Fn(&mut StaffTyped)| {
        let mut one = typed(None, "T009", "赵强");
        change(&mut one);
        one
    };
    // typed | refused fields | doubts
    for (one, refused, doubts) in [
        (typed(None, "T009", "赵强"), vec![], 0),
        (typed(None, " ｔ001 ", "赵强"), vec!["工号"], 0),
        (typed(None, "T001", "赵强"), vec!["工号"], 0),
        (typed(Some(1), "T001", "王芳"), vec![], 0),
        (typed(None, "", "王芳"), vec!["工号"], 0),
        (typed(None, "", "赵强"), vec![], 0),
        (typed(None, "T009", " "), vec!["姓名"], 0),
        (with(&|one| one.id_number = "110105194912310021".into()), vec!["身份证件号"], 0),
        (with(&|one| one.id_number = "11010519491231002x".into()), vec!["身份证件号"], 0),
        (with(&|one| one.id_number = "E12345678".into()), vec![], 0),
        (with(&|one| one.phone = "139 0000 0000".into()), vec![], 0),
        (with(&|one| one.phone = "12345678901".into()), vec!["手机号"], 0),
        (with(&|one| one.account = "6222 0202 0000 0000 008".into()), vec![], 1),
        (with(&|one| one.account = "工行卡".into()), vec!["银行账号"], 0),
        (with(&|one| (one.phone, one.account) = ("1".into(), "2".into())), vec!["手机号", "银行账号"], 0),
    ] {
        assert_eq!(told(&one, &all), (refused.into_iter().map(str::to_owned).collect(), doubts), "{one:?}");
    }
}

#[test]
fn a_number_that_is_kept_is_not_judged_again() {
    let mut old = kept(1, "T001", "王芳");
    (old.phone, old.account, old.id_number) = ("12345".into(), "一本通".into(), Some("旧证".into()));
    let mut one = typed(Some(1), "T001", "王芳芳");
    (one.phone, one.account, one.id_number) = ("12345".into(), "一本通".into(), "旧证".into());
    let judged = judge(&one, &[old], today());
    assert_eq!((judged.refused, judged.doubts, judged.staff.account), (vec![], vec![], "一本通".to_owned()));
}

#[test]
fn only_retired_teachers_are_switched_to_wages() {
    for (kind, wages) in
        [(StaffKind::RetiredTeacher, true), (StaffKind::Professional, false), (StaffKind::OwnTeacher, false)]
    {
        let one = StaffTyped { kind, taxed_as_wages: true, ..typed(None, "T1", "赵强") };
        assert_eq!(judge(&one, &[], today()).staff.taxed_as_wages, wages, "{kind:?}");
    }
}

#[test]
fn the_sheets_want_what_they_print() {
    let whole = Staff {
        id_number: Some("11010519491231002X".into()),
        phone: "13900000000".into(),
        bank: "工行".into(),
        account: "6222020200000000000".into(),
        ..kept(1, "T001", "王芳")
    };
    let of = |kind, wages| Staff { kind, taxed_as_wages: wages, ..kept(1, "", "王芳") };
    // person | what is lacking
    for (person, wanted) in [
        (whole, ""),
        (of(StaffKind::OwnTeacher, false), "工号 开户行 银行账号"),
        (of(StaffKind::Professional, false), "身份证件号 手机号 开户行 银行账号"),
        (of(StaffKind::RetiredTeacher, true), "开户行 银行账号"),
        (of(StaffKind::Volunteer, false), ""),
        (of(StaffKind::InstitutionStaff, false), ""),
    ] {
        assert_eq!(lacking(&person).join(" "), wanted, "{:?}", person.kind);
    }
}
