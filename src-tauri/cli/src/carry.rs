//! Carries each command to the desk as the ask of the same meaning.
use crate::args::{Args, Command, Tool};
use crate::places;
use kehou_desk::{NewSchool, No, Quiet, Refusal, Stage, tools};
use serde::Serialize;
use serde_json::{Value, json};

/// Carries the command out; the answer is one JSON object.
pub fn out(args: &Args) -> Result<Value, No> {
    if args.needs_no_school() {
        return without_school(args);
    }
    let now = places::now(args.actor.as_deref());
    let place = places::place(args.data.as_ref());
    match &args.command {
        Command::Demo { out, students, staff, month, seed } => {
            let order = kehou_desk::DemoOrder {
                out: out.clone(),
                students: *students,
                staff: *staff,
                month: month.clone(),
                seed: *seed,
            };
            let passphrase = places::passphrase()?;
            value(kehou_desk::make_demo(&place, &order, &passphrase, &now, &mut places::chance, &Quiet)?)
        }
        Command::Init { name, stage, profile, term, phone } => {
            let new = NewSchool {
                name: name.clone(),
                stage: Stage::from_code(stage).ok_or_else(|| bad("学段", stage, "primary、junior 或 nine_year"))?,
                profile: profile.clone(),
                term: term_of(term)?,
                complaints_phone: phone.clone(),
            };
            let passphrase = places::passphrase()?;
            let data = place.data.clone();
            let (_, recovery, warnings) = kehou_desk::create(place, &passphrase, &new, &now, &mut places::chance)?;
            Ok(json!({"data": data, "recovery_key": recovery, "warnings": warnings}))
        }
        Command::Restore { file } => {
            kehou_desk::restore(file, &place.data)?;
            Ok(json!({"data": place.data}))
        }
        _ => {
            let mut desk = kehou_desk::open(&place, &places::passphrase()?)?;
            let (what, given) = ask(&args.command)?;
            let answer = desk.ask(&now, what, given, &Quiet)?;
            Ok(told(&args.command, answer))
        }
    }
}

/// Whether the answer lists problems in the user's file, or damage to the school's.
pub fn has_problems(answer: &Value) -> bool {
    let listed = answer.get("problems").and_then(Value::as_array).is_some_and(|problems| !problems.is_empty());
    listed || answer.get("whole") == Some(&Value::Bool(false))
}

fn without_school(args: &Args) -> Result<Value, No> {
    match &args.command {
        Command::Tools(Tool::Amount { amount }) => value(tools::capitals(amount)?),
        Command::Tools(Tool::Tax { gross }) => value(tools::withheld(gross)?),
        Command::Tools(Tool::Gross { net }) => value(tools::gross_for(net)?),
        Command::Tools(Tool::Id { number }) => value(tools::check_id(number, &places::now(None))),
        Command::Sheet { file, sheet } => value(kehou_desk::sheets::cells(file, sheet.as_deref())?),
        Command::Template { list, out } => value(kehou_desk::sheets::make_template(list, out)?),
        _ => Err(No::Misasked { message: "这个命令需要学校数据".to_owned() }),
    }
}

fn ask(command: &Command) -> Result<(&'static str, Value), No> {
    Ok(match command {
        Command::Import { what, file, sheet, dry_run, override_reason } => match what.as_str() {
            "undo" => {
                let batch: i64 = file.trim().parse().map_err(|_| bad("批次号", file, "导入时给出的数字"))?;
                ("take_back", json!({ "batch": batch }))
            }
            list => (
                "take_in",
                json!({"list": list, "file": file, "sheet": sheet, "trial": dry_run, "override_reason": override_reason}),
            ),
        },
        Command::Roster { date, until, group, out } => {
            ("print_roster", json!({"date": date, "until": until, "group": group, "out": out}))
        }
        Command::MonthSheet { month, group, out } => {
            ("print_month_sheet", json!({"month": month, "group": group, "out": out}))
        }
        Command::Rollcall { date, group, marks, reason } => {
            ("roll_call", json!({"date": date, "group": group, "marks": marks, "reason": reason}))
        }
        Command::Letters { kind, grade, class, out } => {
            ("letters", json!({"kind": kind, "grade": grade, "class": class, "out": out}))
        }
        Command::Bills { month } => ("bills", json!({ "month": month })),
        Command::Pay { month } => ("pay", json!({ "month": month })),
        Command::Explain { line } => ("explain", json!({ "line": line })),
        Command::Settle { month } => ("settle", json!({ "month": month })),
        Command::Reopen { month, reason } => ("reopen", json!({"month": month, "reason": reason})),
        Command::Subsidy { month, sheet, template, out } => {
            ("subsidy", json!({"month": month, "sheet": sheet, "template": template, "out": out}))
        }
        Command::Export { what, out } if what == "tables" => ("export_tables", json!({ "out": out })),
        Command::Export { what, .. } => return Err(bad("导出内容", what, "tables").into()),
        Command::Backup { out } => ("back_up", json!({ "out": out })),
        Command::Verify => ("verify", json!({})),
        _ => return Err(No::Misasked { message: "这个命令不需要打开学校数据".to_owned() }),
    })
}

/// An import whose rows were partly kept says so beside its problems.
fn told(command: &Command, mut answer: Value) -> Value {
    if let Command::Import { what, .. } = command
        && what != "undo"
        && has_problems(&answer)
        && let Some(fields) = answer.as_object_mut()
    {
        let problems = fields.get("problems").and_then(Value::as_array).map_or(0, Vec::len);
        let accepted = fields.get("accepted").and_then(Value::as_u64).unwrap_or(0);
        let message = format!("有 {problems} 处问题，其余 {accepted} 行可以导入。请按所列行列改正后再次导入这份文件。");
        fields.insert("refused".to_owned(), json!("problems"));
        fields.insert("message".to_owned(), json!(message));
    }
    answer
}

fn term_of(text: &str) -> Result<(chrono::NaiveDate, chrono::NaiveDate), No> {
    let wanted = || bad("学期", text, "写作 2026-09-01..2027-01-22");
    let (from, to) = text.split_once("..").ok_or_else(wanted)?;
    let day = |text: &str| text.trim().parse().map_err(|_| wanted());
    Ok((day(from)?, day(to)?))
}

fn bad(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}

fn value(answer: impl Serialize) -> Result<Value, No> {
    serde_json::to_value(answer)
        .map_err(|_| No::Fault { message: "写出结果时程序内部出错，请告诉维护人员。".to_owned() })
}
