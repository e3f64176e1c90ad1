//! Prints answers and refusals: one JSON object with `--json`, else lines a person reads.
use crate::args::Args;
use kehou_desk::No;
use serde_json::Value;
use std::io::Write as _;

/// Prints an answer.
pub fn answer(args: &Args, answer: &Value) {
    let mut text = String::new();
    if args.json {
        text = answer.to_string();
        text.push('\n');
    } else {
        lines(answer, 0, &mut text);
    }
    // A closed pipe is the reader's choice, not a failure.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Prints why something was not done: as JSON on stdout, or as a sentence on stderr.
pub fn refusal(args: &Args, no: &No) {
    if args.json {
        let text = serde_json::to_string(no).unwrap_or_else(|_| "{\"fault\":\"fault\"}".to_owned());
        let _ = writeln!(std::io::stdout(), "{text}");
        return;
    }
    let _ = writeln!(std::io::stderr(), "{}", no.message());
    if let No::Problems { problems, .. } = no {
        for problem in problems {
            let _ = writeln!(
                std::io::stderr(),
                "第 {} 行 {}：「{}」，{}",
                problem.row,
                problem.column,
                problem.found,
                problem.wanted
            );
        }
    }
}

fn lines(value: &Value, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::Object(_) | Value::Array(_) => {
                        text.push_str(&format!("{indent}{name}:\n"));
                        lines(field, depth + 1, text);
                    }
                    _ => text.push_str(&format!("{indent}{name}: {}\n", plain(name, field))),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                match item {
                    Value::Object(fields) => {
                        let shown: Vec<String> = fields.iter().map(|(name, field)| plain(name, field)).collect();
                        text.push_str(&format!("{indent}{}\n", shown.join("  ")));
                    }
                    other => text.push_str(&format!("{indent}{}\n", plain("", other))),
                }
            }
        }
        other => text.push_str(&format!("{indent}{}\n", plain("", other))),
    }
}

/// A value for people: fen as yuan, texts without quotes.
fn plain(name: &str, value: &Value) -> String {
    match (value, value.as_i64()) {
        (Value::String(text), _) => text.clone(),
        (_, Some(fen)) if name.ends_with("_fen") => format!("{} 元", yuan(fen)),
        (Value::Null, _) => "—".to_owned(),
        _ => value.to_string(),
    }
}

fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
}
