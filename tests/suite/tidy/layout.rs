//! Rules about the shape of a file: how it opens, how long it and its functions are.
use super::source::{Source, indent};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 70;

/// The first comment of a file is a sentence of what the file is for.
pub fn opens_with_a_sentence(source: &Source) -> Vec<String> {
    let sign = if source.is_rust() { "//! " } else { "// " };
    let opening: Vec<&str> = source.text.lines().map_while(|line| line.strip_prefix(sign)).collect();
    let opening = opening.join(" ");
    let complaint = if opening.is_empty() {
        format!("1: the file opens without a comment; wanted `{sign}` and a sentence of what it is for")
    } else if opening.split_whitespace().count() < 3 || !opening.ends_with(['.', ':']) {
        format!("1: `{opening}` is no sentence of what the file is for")
    } else {
        return Vec::new();
    };
    vec![complaint]
}

/// A file fits in a reader's head; a list the program writes itself is as long as the list.
pub fn file_is_short(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let generated = source.text.starts_with("// Generated ");
    if lines <= FILE_LINES || generated {
        return Vec::new();
    }
    vec![format!("{lines}: the file has {lines} lines; at most {FILE_LINES} are wanted: split it by what it does")]
}

/// A function fits on a screen. The formatter puts its closing brace in the column where it began.
pub fn functions_are_short(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let begins = lines.iter().enumerate().filter(|(_, line)| is_function(line, source.is_rust()));
    let too_long = begins.filter_map(|(at, line)| {
        let one_line = line.trim_end().ends_with([';', '}']);
        let closes = |end: &&str| {
            indent(end) == indent(line) && end.trim_start().starts_with('}') && !end.trim_end().ends_with('{')
        };
        let end = lines.iter().skip(at + 1).position(closes).filter(|_| !one_line)?;
        let length = end + 2;
        let name = line.trim().split(['(', '<', '=']).next().unwrap_or_default();
        let said = format!("{}: `{name}` has {length} lines; at most {FUNCTION_LINES} are wanted", at + 1);
        (length > FUNCTION_LINES).then_some(said)
    });
    too_long.collect()
}

fn is_function(line: &str, rust: bool) -> bool {
    let line = line.trim_start();
    if !rust {
        let arrow = (line.starts_with("const ") || line.starts_with("export const ")) && line.ends_with("=> {");
        return arrow
            || line.starts_with("function ")
            || line.starts_with("export function ")
            || line.starts_with("export default function ");
    }
    let line = line
        .strip_prefix("pub")
        .map_or(line, |rest| rest.split_once(") ").filter(|_| rest.starts_with('(')).map_or(rest, |(_, rest)| rest));
    let line = line.trim_start();
    ["fn ", "const fn ", "async fn ", "extern \"C\" fn "].iter().any(|sign| line.starts_with(sign))
}
