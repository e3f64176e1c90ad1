//! Claims: what the papers say equals what was settled, or there is no paper.
use super::*;
use crate::days::Month;
use crate::ids::SettlementId;
use crate::money::Lessons;
use crate::settlement::tests::{bill, pay};
use crate::words::StaffKind;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SCHOOL: &str = "育英小学";

fn settled(lines: Vec<Line>) -> Settlement {
    let month = Month::read("2026-11").unwrap();
    Settlement {
        id: SettlementId(1),
        month,
        version: 1,
        settled_at: "2026-12-01T08:00:00Z".parse().unwrap(),
        actor: "王主任".into(),
        fingerprint: fingerprint(month, 1, "abc", &lines),
        profile_sha256: "abc".into(),
        input_digest: String::new(),
        inputs: BTreeMap::new(),
        reopened_reason: None,
        lines,
    }
}

fn own(staff: i64, who: &str, amount: i64) -> Line {
    pay(staff, who, StaffKind::OwnTeacher, amount, 0)
}

/// Own staff with two pools and a deduction, an outsider, a volunteer, a pupil.
fn lines() -> Vec<Line> {
    let mut first = own(1, "王 一", 16_500);
    if let Detail::Pay(pay) = &mut first.detail {
        pay.pools[0].amount_fen = Fen(11_500);
        pay.pools[0].deducted_fen = Fen(500);
        pay.pools.insert(
            0,
            PoolShare {
                pool: "值班领导".into(),
                lessons: Lessons(1_000),
                days: 1,
                rate_label: "50.00 元/天".into(),
                deducted_fen: Fen::ZERO,
                amount_fen: Fen(5_000),
            },
        );
    }
    vec![
        bill(17, "李明", 7370, 2630),
        first,
        own(2, "王二", 12_000),
        own(3, "王三", 0),
        pay(4, "赵四", StaffKind::Professional, 250_000, 34_000),
        pay(5, "钱五", StaffKind::Volunteer, 0, 0),
    ]
}

fn change(lines: &mut [Line], who: &str, change: impl Fn(&mut PayDetail)) {
    for line in lines.iter_mut().filter(|line| line.who == who) {
        if let Detail::Pay(pay) = &mut line.detail {
            change(pay);
        }
    }
}

fn said(refusal: Refusal) -> String {
    match refusal {
        Refusal::BadValue { what, found, wanted } => format!("{what}|{found}|{wanted}"),
        Refusal::BankFileIncomplete { people } => people.join("、"),
        Refusal::NothingToPrint { what } => what,
        other => other.code(),
    }
}

#[test]
fn the_performance_sheet_has_own_staff_and_its_sum_in_capitals() {
    let sheet = performance_sheet(&settled(lines()), SCHOOL).unwrap();
    assert_eq!(sheet.frame.title, "育英小学2026年11月课后服务补助(绩效)发放表");
    assert_eq!(sheet.frame.settlement_no, "2026-11 第1版");
    assert_eq!(sheet.frame.fingerprint.len(), 16);
    assert_eq!(sheet.pools, ["作业辅导", "值班领导"]);
    let shown: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> =
                row.cells.iter().map(|cell| format!("{} {}", cell.quantity, cell.amount_fen)).collect();
            format!(
                "{} {} {} | {} {} {}",
                row.number,
                row.name,
                cells.join(" "),
                row.subtotal_fen,
                row.adjusted_fen,
                row.due_fen
            )
        })
        .collect();
    assert_eq!(
        shown,
        ["1 王 一 2 120.00 1 天 50.00 | 170.00 -5.00 165.00", "2 王二 2 120.00  0.00 | 120.00 0.00 120.00"]
    );
    assert_eq!(sheet.rows[0].standard, "值班领导 50.00 元/天；作业辅导 60.00 元/课时");
    assert_eq!(sheet.rows[1].standard, "60.00 元/课时");
    assert_eq!((sheet.subtotal_fen, sheet.adjusted_fen, sheet.total_fen), (Fen(29_000), Fen(-500), Fen(28_500)));
    assert_eq!(sheet.capital, "人民币贰佰捌拾伍元整");
}

#[test]
fn a_sheet_notes_who_stood_in_and_what_was_deducted() {
    let mut lines = lines();
    change(&mut lines, "王 一", |pay| pay.stood_in = 2);
    let sheet = performance_sheet(&settled(lines), SCHOOL).unwrap();
    let notes: Vec<&str> = sheet.rows.iter().map(|row| row.note.as_str()).collect();
    assert_eq!(notes, ["代课 2 次；含迟到或早退扣减", ""]);
}

#[test]
fn a_sheet_says_on_which_papers_it_rests_and_has_no_column_for_what_nobody_has() {
    // the papers of the steps of each | what the sheet says
    for (own_papers, outsiders_paper, own, outsiders) in [
        ([None, None], None, "", ""),
        ([Some("金教发〔2026〕5号"); 2], None, "依据：金教发〔2026〕5号", ""),
        (
            [Some("金教发〔2026〕5号"), Some("金教发〔2026〕9号")],
            Some("劳务办法"),
            "依据：金教发〔2026〕5号、金教发〔2026〕9号",
            "依据：劳务办法",
        ),
    ] {
        let mut lines = lines();
        for (line, paper) in [1, 2, 4].into_iter().zip([own_papers[0], own_papers[1], outsiders_paper]) {
            lines[line].steps[0].clause = paper.map(str::to_owned);
        }
        let settled = settled(lines);
        assert_eq!(performance_sheet(&settled, SCHOOL).unwrap().frame.basis, own);
        assert_eq!(labour_sheet(&settled, SCHOOL).unwrap().frame.basis, outsiders);
    }
    assert!(performance_sheet(&settled(lines()), SCHOOL).unwrap().has_adjusted);
    let plain = settled(vec![own(2, "王二", 12_000)]);
    assert!(!performance_sheet(&plain, SCHOOL).unwrap().has_adjusted, "nobody was late");
}

#[test]
fn the_labour_sheet_has_outsiders_and_their_tax() {
    let sheet = labour_sheet(&settled(lines()), SCHOOL).unwrap();
    assert_eq!(sheet.rows.len(), 1);
    let row = &sheet.rows[0];
    assert_eq!((row.name.as_str(), row.role.as_str(), row.id_kind.as_str()), ("赵四", "社会专业人员", "居民身份证"));
    assert_eq!((row.gross_fen, row.tax_fen, row.net_fen), (Fen(250_000), Fen(34_000), Fen(216_000)));
    assert_eq!((sheet.gross_fen, sheet.tax_fen, sheet.net_fen), (Fen(250_000), Fen(34_000), Fen(216_000)));
    assert_eq!(sheet.gross_capital, "人民币贰仟伍佰元整");
    assert_eq!(sheet.net_capital, "人民币贰仟壹佰陆拾元整");
}

#[test]
fn the_bank_file_pays_own_staff_in_full_and_outsiders_after_tax() {
    let plain = BankTemplate::default();
    let file = bank_file(&settled(lines()), &plain).unwrap();
    assert_eq!(
        file.text,
        "序号|姓名|帐号|金额|身份证|\r\n\
         1|王一|6222000000000001|165.00|110101199001010015|\r\n\
         2|王二|6222000000000002|120.00|110101199001010015|\r\n\
         3|赵四|6222000000000004|2160.00|110101199001010015|\r\n"
    );
    assert_eq!((file.total_fen, file.rows.len()), (Fen(244_500), 3));
    assert_eq!(file.findings, ["只有 3 行，该模板的银行通常要求至少 5 行"]);
    for (people, total) in [(BankPeople::Own, 28_500), (BankPeople::Outsiders, 216_000)] {
        let file = bank_file(&settled(lines()), &BankTemplate { people, ..plain.clone() }).unwrap();
        assert_eq!(file.total_fen, Fen(total));
    }
    let own_form = BankTemplate::read(
        "id = \"bank\"\nname = \"某银行\"\ndelimiter = \",\"\nencoding = \"utf8\"\nmin_rows = 1\nmax_rows = 2\n\
         people = \"own\"\n[[column]]\nheader = \"户名\"\nfield = \"name\"\n[[column]]\nheader = \"账号\"\nfield = \"account\"\n\
         [[column]]\nheader = \"金额\"\nfield = \"amount\"\n[[column]]\nheader = \"用途\"\nfield = \"purpose\"\n",
    )
    .unwrap();
    let file = bank_file(&settled(lines()), &own_form).unwrap();
    assert_eq!(
        file.text,
        "王一,6222000000000001,165.00,课后服务2026-11 第1版\r\n王二,6222000000000002,120.00,课后服务2026-11 第1版\r\n"
    );
    let all = BankTemplate { people: BankPeople::All, ..own_form };
    assert_eq!(
        bank_file(&settled(lines()), &all).map_err(said),
        Err("银行文件行数|3|应不超过 2 行，请换一个模板，或把本校人员与校外人员分开导出".to_owned())
    );
}

#[test]
fn a_template_says_what_it_lacks() {
    for (text, wanted) in [
        ("id = 1", "银行文件模板|第 1 行附近|"),
        (
            "id = \"a\"\nname = \"a\"\ndelimiter = \"|\"\nmin_rows = 1\nmax_rows = 2\ncolumn = []",
            "银行文件模板|缺少列|",
        ),
        (
            "id = \"a\"\nname = \"a\"\ndelimiter = \"||\"\nmin_rows = 1\nmax_rows = 2\ncolumn = []",
            "银行文件模板|第 3 行附近|",
        ),
    ] {
        let found = BankTemplate::read(text).map_err(said).unwrap_err();
        assert!(found.starts_with(wanted), "{found}");
    }
}

#[test]
fn nobody_is_paid_into_nothing() {
    // account of 王二 | refused
    for (account, refused) in [
        ("", true),
        ("1234567", true),
        ("6222 0000-0000 0002", false),
        ("622200000000000X", true),
        ("6222|00000000", true),
        ("12345678", false),
    ] {
        let mut lines = lines();
        change(&mut lines, "王二", |pay| pay.account = account.into());
        let found = bank_file(&settled(lines), &BankTemplate::default()).map(drop).map_err(said);
        assert_eq!(found, if refused { Err("王二".to_owned()) } else { Ok(()) }, "{account}");
    }
}

#[test]
fn what_does_not_balance_is_not_made() {
    let plain = settled(lines());
    let mut touched = plain.clone();
    touched.lines[1].amount_fen = Fen(99_999);
    let mut parts = lines();
    change(&mut parts, "王二", |pay| pay.pools[0].amount_fen = Fen(1));
    let mut steps = lines();
    steps[2].steps[0].amount_fen = Some(Fen(1));
    let mut volunteer = lines();
    volunteer[5] = pay(5, "钱五", StaffKind::Volunteer, 100, 0);
    // settlement | the refusal's start
    for (settlement, wanted) in [
        (touched, "2026-11 第1版的指纹|"),
        (settled(parts), "王二各资金池合计|0.01 元|应为 120.00 元"),
        (settled(steps), "王二各步合计|0.01 元|应为 120.00 元"),
        (settled(volunteer), "钱五(志愿者)|1.00 元|应为 0.00 元"),
        (settled(vec![bill(17, "李明", 7370, 0)]), "2026年11月没有"),
    ] {
        let found = [
            performance_sheet(&settlement, SCHOOL).map(drop).map_err(said),
            labour_sheet(&settlement, SCHOOL).map(drop).map_err(said),
            bank_file(&settlement, &BankTemplate::default()).map(drop).map_err(said),
        ];
        for refusal in found {
            assert!(refusal.clone().is_err_and(|found| found.starts_with(wanted)), "{wanted}: {refusal:?}");
        }
    }
}

#[test]
fn a_diverted_account_is_seen() {
    let before = settled(lines());
    let mut later = lines();
    change(&mut later, "王二", |pay| pay.account = "6222000000009999".into());
    later[3] = own(3, "王三", 6_000);
    change(&mut later, "王三", |pay| pay.account = "6222000000000004".into());
    let later = settled(later);
    assert_eq!(
        account_changes(&later, Some(&before)),
        [
            "王二：账号由尾号 0002 改为尾号 9999，请核实",
            "王三：上次没有发放，账号尾号 0004",
            "王三、赵四的账号相同(尾号 0004)，请核实",
        ]
    );
    assert_eq!(account_changes(&later, None), ["王三、赵四的账号相同(尾号 0004)，请核实"]);
    assert_eq!(account_changes(&before, Some(&before)), Vec::<String>::new());
}

proptest! {
    #[test]
    fn every_paper_sums_to_what_was_settled(amounts in prop::collection::vec((0i64..3_000_000, prop::sample::select(StaffKind::ALL)), 1..40)) {
        let lines: Vec<Line> = (1i64..)
            .zip(&amounts)
            .map(|(staff, (amount, kind))| {
                let amount = if kind.is_paid_by_person() { *amount } else { 0 };
                let tax = if kind.is_outsider() { crate::tax::withheld(Fen(amount)).0 } else { 0 };
                pay(staff, "王一", *kind, amount, tax)
            })
            .collect();
        let settlement = settled(lines);
        let all: Fen = settlement.lines.iter().map(|line| line.amount_fen).sum();
        let tax: Fen = settlement.lines.iter().map(|line| line.tax_fen).sum();
        let own = performance_sheet(&settlement, SCHOOL).map_or(Fen::ZERO, |sheet| sheet.total_fen);
        let labour = labour_sheet(&settlement, SCHOOL).map_or((Fen::ZERO, Fen::ZERO), |sheet| (sheet.gross_fen, sheet.tax_fen));
        prop_assert_eq!((own + labour.0, labour.1), (all, tax));
        let file = bank_file(&settlement, &BankTemplate::default()).map_or(Fen::ZERO, |file| file.total_fen);
        prop_assert_eq!(file, all - tax);
    }
}

#[test]
fn every_column_of_numbers_has_its_sum() {
    let sheet = performance_sheet(&settled(lines()), SCHOOL).unwrap();
    let each = |of: fn(&PerformanceCell) -> String| sheet.sums.iter().map(of).collect::<Vec<_>>();
    assert_eq!(sheet.pools.len(), sheet.sums.len());
    let amounts: Fen = sheet.sums.iter().map(|sum| sum.amount_fen).sum();
    assert_eq!(amounts, sheet.subtotal_fen);
    let duty = sheet.pools.iter().position(|pool| pool == "值班领导").unwrap();
    assert_eq!(each(|sum| sum.quantity.clone())[duty], "1 天", "days are summed as days");
    assert!(sheet.sums.iter().enumerate().all(|(place, sum)| place == duty || sum.quantity.parse::<f64>().is_ok()));
    let mut mixed = lines();
    change(&mut mixed, "王二", |pay| pay.pools[0].pool = "值班领导".into());
    let sheet = performance_sheet(&settled(mixed), SCHOOL).unwrap();
    assert!(sheet.sums.iter().any(|sum| sum.quantity.is_empty()), "lessons and days are not added: {:?}", sheet.sums);
    assert_eq!(labour_sheet(&settled(lines()), SCHOOL).unwrap().rows.len(), 1);
}

#[test]
fn a_column_of_posts_stands_only_where_one_is_known() {
    for (post, wanted) in [("教师", true), (" ", false)] {
        let mut lines = lines();
        for who in ["王 一", "王二", "王三"] {
            change(&mut lines, who, |pay| pay.post = post.into());
        }
        assert_eq!(performance_sheet(&settled(lines), SCHOOL).unwrap().has_posts, wanted);
    }
}

#[test]
fn a_sheet_of_a_month_that_was_not_over_says_to_which_day_it_counts() {
    let key = |day: &str| format!("staff_attendance/2026-11-{day}/4");
    let inputs: BTreeMap<String, String> = ["25", "27", "09"].map(|day| (key(day), String::new())).into();
    // settled at, in UTC → what is said
    for (at, said) in [
        ("2026-11-30T08:00:00Z", Some("本表计到2026年11月27日，结算时本月还没有过完。")),
        ("2026-11-30T16:30:00Z", None),
        ("2026-12-01T08:00:00Z", None),
    ] {
        let settled = Settlement { settled_at: at.parse().unwrap(), inputs: inputs.clone(), ..settled(lines()) };
        let notes = performance_sheet(&settled, SCHOOL).unwrap().frame.notes;
        let told = notes.iter().find(|note| note.contains("计到"));
        assert_eq!(told.map(String::as_str), said, "{at}");
        assert_eq!(
            labour_sheet(&settled, SCHOOL).unwrap().frame.notes.iter().any(|note| note.contains("计到")),
            said.is_some()
        );
    }
}
