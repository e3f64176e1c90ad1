//! The bank's file: names, accounts and sums in the form of a template, since every bank wants its own.
use super::{must_be_equal, paid, settlement_no};
use crate::money::Fen;
use crate::naming::for_bank;
use crate::no::Refusal;
use crate::settlement::{Detail, Line, PayDetail, Settlement};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of one bank's file; written in TOML, see [`BankTemplate::read`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankTemplate {
    /// For example `plain`.
    pub id: String,
    /// As shown to people.
    pub name: String,
    /// What stands between two parts; one character.
    pub delimiter: char,
    /// Whether it also stands after the last part.
    #[serde(default)]
    pub ends_with_delimiter: bool,
    /// Whether the first row names the columns.
    #[serde(default)]
    pub has_header: bool,
    /// In which characters the file is written.
    #[serde(default)]
    pub encoding: BankEncoding,
    /// Rows the bank takes at least; fewer are told but not refused.
    pub min_rows: u32,
    /// Rows the bank takes at most.
    pub max_rows: u32,
    /// Who is paid by it.
    #[serde(default)]
    pub people: BankPeople,
    /// The columns from left to right.
    #[serde(rename = "column")]
    pub columns: Vec<BankColumn>,
}

/// One column of a bank's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankColumn {
    /// Its header.
    pub header: String,
    /// What stands in it.
    pub field: BankField,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankField {
    /// 序号 from 1.
    Number,
    /// Name without inner spaces.
    Name,
    /// Account, digits only.
    Account,
    /// 元 with two decimals and no grouping.
    Amount,
    /// 身份证件号; may be empty.
    IdNumber,
    /// 开户行; may be empty.
    Bank,
    /// 手机号; may be empty.
    Phone,
    /// The settlement's number.
    Purpose,
    /// Nothing.
    Empty,
}

/// In which characters a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankEncoding {
    /// GB18030, as most banks' programs on Chinese Windows read it.
    #[default]
    Gb18030,
    /// UTF-8 without a mark.
    Utf8,
}

/// Who is paid by a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankPeople {
    /// Own staff with what is due, outsiders with what is left after tax.
    #[default]
    All,
    /// Own staff only.
    Own,
    /// Outsiders only.
    Outsiders,
}

/// A bank's file as a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFile {
    /// For example `2026-11 第1版`.
    pub settlement_no: String,
    /// 16 hexadecimal digits.
    pub fingerprint: String,
    /// What stands in the columns, whether or not the file says so.
    pub columns: Vec<String>,
    /// The header, where the template has one.
    pub header: Option<Vec<String>>,
    /// The rows by 工号; every part is text.
    pub rows: Vec<Vec<String>>,
    /// The whole file, lines ended by CR LF.
    pub text: String,
    /// In which characters it is to be written.
    pub encoding: BankEncoding,
    /// `通用文本：用竖线分隔，首行是列名，GB18030 编码`.
    pub format: String,
    /// The sum of the amounts.
    pub total_fen: Fen,
    /// What a clerk should look at before it leaves: fewer rows than the bank takes, two people with one account.
    pub findings: Vec<String>,
}

impl Default for BankTemplate {
    /// `序号|姓名|帐号|金额|身份证|`, 5–1000 rows.
    fn default() -> BankTemplate {
        let column = |header: &str, field| BankColumn { header: header.to_owned(), field };
        BankTemplate {
            id: "plain".to_owned(),
            name: "通用文本".to_owned(),
            delimiter: '|',
            ends_with_delimiter: true,
            has_header: true,
            encoding: BankEncoding::Gb18030,
            min_rows: 5,
            max_rows: 1000,
            people: BankPeople::All,
            columns: vec![
                column("序号", BankField::Number),
                column("姓名", BankField::Name),
                column("帐号", BankField::Account),
                column("金额", BankField::Amount),
                column("身份证", BankField::IdNumber),
            ],
        }
    }
}

impl BankTemplate {
    /// The form in words, as [`BankFile::format`] has it.
    fn said(&self) -> String {
        let between = match self.delimiter {
            '|' => "竖线".to_owned(),
            ',' => "逗号".to_owned(),
            ';' => "分号".to_owned(),
            '\t' => "制表符".to_owned(),
            other => format!("「{other}」"),
        };
        let head = if self.has_header { "首行是列名" } else { "没有列名" };
        let encoding = match self.encoding {
            BankEncoding::Gb18030 => "中文 GB18030",
            BankEncoding::Utf8 => "UTF-8",
        };
        format!("{}：用{between}分隔，{head}，{encoding} 编码", self.name)
    }

    /// Reads a template's TOML text.
    ///
    /// # Refuses
    /// [`Refusal::BadValue`] where a key is missing or unknown, or the file would carry no account or no amount.
    pub fn read(text: &str) -> Result<BankTemplate, Refusal> {
        let bad = |found: &str, wanted: &str| Refusal::BadValue {
            what: "银行文件模板".to_owned(),
            found: found.to_owned(),
            wanted: wanted.to_owned(),
        };
        let template: BankTemplate = toml::from_str(text).map_err(|error| {
            let row = error.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
            bad(
                &format!("第 {row} 行附近"),
                "应有 id、name、delimiter、min_rows、max_rows 和若干 [[column]](header、field)，拼写与内置模板一致",
            )
        })?;
        let has = |field| template.columns.iter().any(|column| column.field == field);
        if !has(BankField::Name) || !has(BankField::Account) || !has(BankField::Amount) {
            return Err(bad("缺少列", "至少要有 name、account、amount 三列"));
        }
        Ok(template)
    }
}

/// A bank's file of a settlement: everyone with an amount, own staff in full and outsiders after tax.
///
/// # Refuses
/// A settlement with nobody to pay or that does not balance, more rows than the bank takes, and
/// [`Refusal::BankFileIncomplete`] naming everyone whose account is missing or unusable.
pub fn bank_file(settlement: &Settlement, template: &BankTemplate) -> Result<BankFile, Refusal> {
    let people: Vec<_> = paid(settlement)?.into_iter().filter(|(_, pay)| template.people.has(pay)).collect();
    if people.is_empty() {
        return Err(Refusal::NothingToPrint { what: format!("{}没有要发放的人员", settlement.month.label()) });
    }
    let most = template.max_rows as usize;
    if people.len() > most {
        let wanted = format!("应不超过 {most} 行，请换一个模板，或把本校人员与校外人员分开导出");
        return Err(Refusal::BadValue {
            what: "银行文件行数".to_owned(), found: people.len().to_string(), wanted
        });
    }
    let unusable: Vec<String> =
        people.iter().filter(|(line, pay)| !is_usable(template, line, pay)).map(|(line, _)| line.who.clone()).collect();
    if !unusable.is_empty() {
        return Err(Refusal::BankFileIncomplete { people: unusable });
    }
    let number = settlement_no(settlement);
    let rows: Vec<Vec<String>> = (1..)
        .zip(&people)
        .map(|(place, (line, pay))| {
            template.columns.iter().map(|column| part(column.field, place, line, pay, &number)).collect()
        })
        .collect();
    let total_fen: Fen = people.iter().map(|(line, _)| net(line)).sum();
    must_be_equal("银行文件合计", written_total(template, &rows), total_fen)?;
    let columns: Vec<String> = template.columns.iter().map(|column| column.header.clone()).collect();
    let header = template.has_header.then(|| columns.clone());
    Ok(BankFile {
        settlement_no: number,
        fingerprint: settlement.fingerprint.clone(),
        text: text(template, header.as_ref(), &rows),
        columns,
        header,
        encoding: template.encoding,
        format: template.said(),
        total_fen,
        findings: findings(template, &people),
        rows,
    })
}

/// Sentences about accounts that are new, changed, or shared by two people, against the settlement before: the alarm for
/// a diverted payment. No account number is repeated in them beyond its last four digits.
pub fn account_changes(now: &Settlement, before: Option<&Settlement>) -> Vec<String> {
    let (accounts, earlier) = (accounts_of(now), before.map(accounts_of).unwrap_or_default());
    let mut found = Vec::new();
    for (staff, (line, pay)) in &accounts {
        let account = digits(&pay.account);
        match earlier.get(staff) {
            None if before.is_some() => found.push(format!("{}：上次没有发放，账号尾号 {}", line.who, tail(&account))),
            Some((_, was)) if digits(&was.account) != account => {
                let was = digits(&was.account);
                found.push(format!("{}：账号由尾号 {} 改为尾号 {}，请核实", line.who, tail(&was), tail(&account)));
            }
            _ => {}
        }
    }
    let people: Vec<_> = accounts.into_values().collect();
    found.extend(shared_accounts(&people));
    found
}

fn accounts_of(settlement: &Settlement) -> BTreeMap<i64, (&Line, &PayDetail)> {
    let pay = settlement.lines.iter().filter_map(|line| match &line.detail {
        Detail::Pay(pay) if line.amount_fen > Fen::ZERO => Some((pay.staff.0, (line, pay))),
        _ => None,
    });
    pay.collect()
}

impl BankPeople {
    fn has(self, pay: &PayDetail) -> bool {
        match self {
            BankPeople::All => true,
            BankPeople::Own => !pay.is_labour,
            BankPeople::Outsiders => pay.is_labour,
        }
    }
}

fn net(line: &Line) -> Fen {
    line.amount_fen - line.tax_fen
}

fn digits(account: &str) -> String {
    account.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

fn tail(account: &str) -> String {
    let skipped = account.chars().count().saturating_sub(4);
    account.chars().skip(skipped).collect()
}

/// Accounts are digits, from 8 (old passbooks) to 32 (long public accounts); no part may break the row.
fn is_usable(template: &BankTemplate, line: &Line, pay: &PayDetail) -> bool {
    let account = digits(&pay.account);
    let is_account = (8..=32).contains(&account.len()) && account.chars().all(|c| c.is_ascii_digit());
    let breaks = |text: &str| text.chars().any(|c| c == template.delimiter || c.is_control());
    is_account && ![line.who.as_str(), &pay.id_number, &pay.bank, &pay.phone].into_iter().any(breaks)
}

fn part(field: BankField, place: u32, line: &Line, pay: &PayDetail, settlement_no: &str) -> String {
    match field {
        BankField::Number => place.to_string(),
        BankField::Name => for_bank(&line.who),
        BankField::Account => digits(&pay.account),
        BankField::Amount => net(line).plain(),
        BankField::IdNumber => pay.id_number.clone(),
        BankField::Bank => pay.bank.clone(),
        BankField::Phone => pay.phone.clone(),
        BankField::Purpose => format!("课后服务{settlement_no}"),
        BankField::Empty => String::new(),
    }
}

/// The sum read back from what is written, so that the file itself balances.
fn written_total(template: &BankTemplate, rows: &[Vec<String>]) -> Fen {
    let place = template.columns.iter().position(|column| column.field == BankField::Amount);
    let amounts = rows.iter().filter_map(|row| Fen::parse(row.get(place?)?));
    amounts.sum()
}

fn text(template: &BankTemplate, header: Option<&Vec<String>>, rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in header.into_iter().chain(rows) {
        for (place, part) in row.iter().enumerate() {
            if place > 0 {
                text.push(template.delimiter);
            }
            text.push_str(part);
        }
        if template.ends_with_delimiter {
            text.push(template.delimiter);
        }
        text.push_str("\r\n");
    }
    text
}

fn findings(template: &BankTemplate, people: &[(&Line, &PayDetail)]) -> Vec<String> {
    let mut found = Vec::new();
    if people.len() < template.min_rows as usize {
        found.push(format!("只有 {} 行，该模板的银行通常要求至少 {} 行", people.len(), template.min_rows));
    }
    found.extend(shared_accounts(people));
    found
}

fn shared_accounts(people: &[(&Line, &PayDetail)]) -> Vec<String> {
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (line, pay) in people {
        owners.entry(digits(&pay.account)).or_default().push(&line.who);
    }
    let shared = owners.iter().filter(|(account, names)| names.len() > 1 && !account.is_empty());
    shared.map(|(account, names)| format!("{}的账号相同(尾号 {})，请核实", names.join("、"), tail(account))).collect()
}
