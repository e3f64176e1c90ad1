//! Number formats of spreadsheet programs: which show a day or a time of day, which a span of time, and which a plain number.

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    /// A number.
    #[default]
    Number,
    /// A day, a time of day, or both.
    Moment,
    /// A span that may exceed a day, as in `[h]:mm`.
    Span,
}

/// The formats that no file needs to spell out (ECMA-376 18.8.30, with those of East Asia).
pub(super) fn built_in(code: u16) -> Shown {
    match code {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Moment,
        46 => Shown::Span,
        _ => Shown::Number,
    }
}

/// What a format shows, by its first section; quoted, escaped and bracketed parts are no letters of a date.
pub(super) fn of_pattern(pattern: &str) -> Shown {
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            ';' => return Shown::Number,
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if is_span(&inner) {
                    return Shown::Span;
                }
            }
            'y' | 'd' | 'h' | 's' | 'm' => return Shown::Moment,
            // `aaa` is a weekday, `AM/PM` and `A/P` halves of the day.
            'a' if chars.peek().is_some_and(|next| matches!(next.to_ascii_lowercase(), 'a' | 'm' | '/')) => {
                return Shown::Moment;
            }
            _ => {}
        }
    }
    Shown::Number
}

/// `h`, `mm`, `ss` in brackets.
fn is_span(inner: &str) -> bool {
    let lower = inner.to_ascii_lowercase();
    lower.chars().next().is_some_and(|first| matches!(first, 'h' | 'm' | 's') && lower.chars().all(|c| c == first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_letters() {
        for (pattern, wanted) in [
            ("General", Shown::Number),
            ("G/通用格式", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("#,##0.00_ ;[Red]\\-#,##0.00\\ ", Shown::Number),
            ("\"¥\"#,##0.00", Shown::Number),
            ("[$¥-804]#,##0.00", Shown::Number),
            ("#,##0*y", Shown::Number),
            ("0\"天\";yyyy", Shown::Number),
            ("@", Shown::Number),
            ("yyyy\"年\"m\"月\"d\"日\"", Shown::Moment),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Shown::Moment),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\";@", Shown::Moment),
            ("aaaa;@", Shown::Moment),
            ("上午/下午h\"时\"mm\"分\"", Shown::Moment),
            ("h:mm AM/PM", Shown::Moment),
            ("*-yyyy-mm-dd", Shown::Moment),
            ("[h]:mm:ss", Shown::Span),
            ("[Blue]\\+[mm]", Shown::Span),
        ] {
            assert_eq!(of_pattern(pattern), wanted, "{pattern}");
        }
        assert_eq!([built_in(14), built_in(46), built_in(49), built_in(57)].map(|each| each as u8), [1, 2, 0, 1]);
    }
}
