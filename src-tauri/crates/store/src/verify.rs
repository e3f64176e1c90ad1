//! Looking whether the whole file is sound: pages, references, the chain of deeds, the balance, the fingerprints.
use crate::reading::Reading;
use crate::trouble::Fault;
use kehou_school::money::Fen;
use kehou_school::settlement::{Line, Settlement};

const LOOKING: &str = "核对数据文件";

impl Reading<'_> {
    /// What is wrong with the file, as Chinese sentences; none where it is sound. `fingerprint` reckons a settlement's
    /// fingerprint anew from its lines.
    pub fn verify(&self, fingerprint: &dyn Fn(&Settlement) -> String) -> Result<Vec<String>, Fault> {
        let mut found = Vec::new();
        self.check_pages(&mut found)?;
        self.check_references(&mut found)?;
        self.check_chain(&mut found)?;
        self.check_balance(&mut found)?;
        self.check_reversals(&mut found)?;
        for head in self.settlements()? {
            self.check_settlement(&head, fingerprint, &mut found)?;
        }
        Ok(found)
    }

    fn check_pages(&self, found: &mut Vec<String>) -> Result<(), Fault> {
        let words = |sql| self.many(LOOKING, sql, [], |row| row.get::<_, String>(0));
        found.extend(words("PRAGMA cipher_integrity_check")?.into_iter().map(|word| format!("加密校验不符：{word}")));
        let wrong = words("PRAGMA integrity_check")?.into_iter().filter(|word| word != "ok");
        found.extend(wrong.map(|word| format!("数据文件不完整：{word}")));
        Ok(())
    }

    fn check_references(&self, found: &mut Vec<String>) -> Result<(), Fault> {
        let sql = "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2";
        let broken = self.many(LOOKING, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let sentence = |(table, parent, count): (String, String, i64)| {
            format!("表 {table} 有 {count} 行指向表 {parent} 里不存在的行")
        };
        found.extend(broken.into_iter().map(sentence));
        Ok(())
    }

    /// Each deed's hash covers its row and the hash before it, and numbers run without gaps.
    fn check_chain(&self, found: &mut Vec<String>) -> Result<(), Fault> {
        let (mut last, mut previous) = (0, String::new());
        self.each_link(|link| {
            if link.id != last + 1 {
                found.push(format!("操作记录缺号：第 {last} 条之后是第 {} 条", link.id));
            }
            if link.previous != previous || link.hash != link.hashed()? {
                found.push(format!("操作记录第 {} 条与前后不衔接，可能被改动", link.id));
            }
            last = link.id;
            previous = link.hash;
            Ok(())
        })
    }

    fn check_balance(&self, found: &mut Vec<String>) -> Result<(), Fault> {
        let sql = "SELECT e.id, ifnull(sum(p.amount_fen), 0), count(p.id) FROM entry e LEFT JOIN posting p ON p.entry_id = e.id
                   GROUP BY e.id HAVING ifnull(sum(p.amount_fen), 0) <> 0 OR count(p.id) < 2 ORDER BY e.id";
        let broken = self.many(LOOKING, sql, [], |row| Ok((row.get(0)?, Fen(row.get(1)?), row.get(2)?)))?;
        let sentence =
            |(entry, sum, sides): (i64, Fen, i64)| format!("分录 {entry} 借贷不平：{sides} 笔，相差 {sum} 元");
        found.extend(broken.into_iter().map(sentence));
        Ok(())
    }

    /// Every entry of a reopened settlement is reversed, and none of one in force.
    fn check_reversals(&self, found: &mut Vec<String>) -> Result<(), Fault> {
        let sql =
            "SELECT s.month, s.version, count(*) FROM settlement s JOIN settlement_line l ON l.settlement_id = s.id
                   JOIN entry e ON e.line_id = l.id AND e.kind <> 'reversal' LEFT JOIN entry r ON r.reverses_id = e.id
                   WHERE (s.reopened_at IS NULL) = (r.id IS NOT NULL) GROUP BY s.id ORDER BY 1, 2";
        let broken = self.many(LOOKING, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let sentence = |(month, version, count): (String, i64, i64)| {
            format!("{month} 第 {version} 版结算有 {count} 笔分录的冲销与结算状态不符")
        };
        found.extend(broken.into_iter().map(sentence));
        Ok(())
    }

    fn check_settlement(
        &self,
        head: &Settlement,
        fingerprint: &dyn Fn(&Settlement) -> String,
        found: &mut Vec<String>,
    ) -> Result<(), Fault> {
        let Some(whole) = self.settlement(head.id)? else {
            return Ok(());
        };
        let label = format!("{} 第 {} 版结算", whole.month.label(), whole.version);
        if fingerprint(&whole) != whole.fingerprint {
            found.push(format!("{label}的指纹与明细不符，明细可能被改动"));
        }
        let steps_sum = |line: &Line| line.steps.iter().filter_map(|step| step.amount_fen).sum::<Fen>();
        for line in whole.lines.iter().filter(|line| steps_sum(line) != line.amount_fen) {
            found.push(format!(
                "{label}的 {} 各步合计 {} 元，与金额 {} 元不符",
                line.id,
                steps_sum(line),
                line.amount_fen
            ));
        }
        let sql = "SELECT l.line FROM settlement_line l LEFT JOIN entry e ON e.line_id = l.id AND e.kind <> 'reversal'
                   LEFT JOIN posting p ON p.entry_id = e.id
                   AND p.account_id IN (SELECT id FROM account WHERE code IN ('receivable', 'pay_expense'))
                   WHERE l.settlement_id = ?1 GROUP BY l.id HAVING ifnull(sum(p.amount_fen), 0) <> l.amount_fen ORDER BY l.position";
        for line in self.many(LOOKING, sql, [head.id.0], |row| row.get::<_, String>(0))? {
            found.push(format!("{label}的 {line} 与账目不符"));
        }
        Ok(())
    }
}
