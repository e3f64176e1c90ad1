//! The labour sheet (劳务费发放表): outsiders, with the tax withheld from each.
use super::{SheetFrame, must_be_equal, paid, standard};
use crate::capital::capital_rmb;
use crate::money::{Fen, Lessons};
use crate::no::Refusal;
use crate::settlement::Settlement;

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabourSheet {
    /// Above and below.
    pub frame: SheetFrame,
    /// By 工号.
    pub rows: Vec<LabourRow>,
    /// 课时, summed.
    pub lessons: String,
    /// 税前金额, summed.
    pub gross_fen: Fen,
    /// 预扣个税, summed.
    pub tax_fen: Fen,
    /// 实发金额, summed.
    pub net_fen: Fen,
    /// 税前金额 in capitals.
    pub gross_capital: String,
    /// 实发金额 in capitals.
    pub net_capital: String,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabourRow {
    /// 序号, from 1.
    pub number: u32,
    /// 工号.
    pub code: String,
    /// 姓名.
    pub name: String,
    /// 证件类型; empty where no number is known.
    pub id_kind: String,
    /// 证件号码, always text.
    pub id_number: String,
    /// 单位/身份.
    pub role: String,
    /// 服务项目.
    pub services: String,
    /// 课时.
    pub lessons: String,
    /// 标准.
    pub standard: String,
    /// 税前金额.
    pub gross_fen: Fen,
    /// 预扣个税.
    pub tax_fen: Fen,
    /// 实发金额.
    pub net_fen: Fen,
    /// 开户行.
    pub bank: String,
    /// 账号, always text.
    pub account: String,
    /// 手机号, always text.
    pub phone: String,
}

/// The labour sheet of a settlement.
///
/// # Refuses
/// A settlement with nothing for outsiders, or one that does not balance.
pub fn labour_sheet(settlement: &Settlement, school: &str) -> Result<LabourSheet, Refusal> {
    let outside: Vec<_> = paid(settlement)?.into_iter().filter(|(_, pay)| pay.is_labour).collect();
    if outside.is_empty() {
        let what = format!("{}没有应发给校外人员的劳务费", settlement.month.label());
        return Err(Refusal::NothingToPrint { what });
    }
    let rows: Vec<LabourRow> = (1..)
        .zip(&outside)
        .map(|(number, (line, pay))| LabourRow {
            number,
            code: line.code.clone(),
            name: line.who.clone(),
            id_kind: if pay.id_number.is_empty() { String::new() } else { "居民身份证".to_owned() },
            id_number: pay.id_number.clone(),
            role: pay.staff_kind.label().to_owned(),
            services: pay.pools.iter().map(|share| share.pool.as_str()).collect::<Vec<_>>().join("、"),
            lessons: pay.pools.iter().map(|share| share.lessons).sum::<Lessons>().shown(),
            standard: standard(pay),
            gross_fen: line.amount_fen,
            tax_fen: line.tax_fen,
            net_fen: line.amount_fen - line.tax_fen,
            bank: pay.bank.clone(),
            account: pay.account.clone(),
            phone: pay.phone.clone(),
        })
        .collect();
    let sum = |of: fn(&LabourRow) -> Fen| rows.iter().map(of).sum::<Fen>();
    let (gross_fen, tax_fen, net_fen) = (sum(|row| row.gross_fen), sum(|row| row.tax_fen), sum(|row| row.net_fen));
    must_be_equal("发放表税前合计", gross_fen, outside.iter().map(|(line, _)| line.amount_fen).sum())?;
    must_be_equal("发放表实发与个税合计", net_fen + tax_fen, gross_fen)?;
    let notes = vec!["预扣个税按国家税务总局公告2018年第61号，同一人一个月的全部劳务报酬合并为一次计算".to_owned()];
    Ok(LabourSheet {
        frame: SheetFrame::new(settlement, school, "劳务费发放表", &outside).with(notes),
        rows,
        lessons: outside.iter().map(|(_, pay)| pay.lessons()).sum::<Lessons>().shown(),
        gross_fen,
        tax_fen,
        net_fen,
        gross_capital: capital_rmb(gross_fen),
        net_capital: capital_rmb(net_fen),
    })
}
