//! Classes and grades in the names of sheets and over the columns of a list.

/// The class a name speaks of: `三(2)班`, `名单（三年级2班）` as `三年级2班`, `301`; `None` where it speaks of none.
pub(crate) fn class_in(name: &str) -> Option<String> {
    let plain = plain(name);
    if let Some(end) = plain.find('班') {
        let before = &plain[..end];
        let start = before.char_indices().rev().take_while(|(_, c)| is_of_class(*c)).last().map(|(at, _)| at)?;
        let class = before[start..].trim_start_matches(['(', ')', '-', '第', '级', '年']);
        return says_number(class).then(|| format!("{class}班"));
    }
    let is_joined = plain.len() == 3 && plain.bytes().all(|byte| byte.is_ascii_digit()) && !plain.starts_with('0');
    is_joined.then_some(plain)
}

/// The grade a name speaks of: `三年级`, `初一`, `2024级`; `None` where it speaks of none.
pub(crate) fn grade_in(name: &str) -> Option<String> {
    let plain = plain(name);
    let start = plain.find("初").or_else(|| plain.find(says_digit))?;
    let found: String = plain[start..].chars().take_while(|c| is_of_class(*c)).collect();
    let is_grade =
        found.ends_with("年级") || found.ends_with('级') || (found.starts_with('初') && found.chars().count() == 2);
    (is_grade && says_number(&found)).then_some(found)
}

fn plain(name: &str) -> String {
    crate::naming::half_width(name).chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_of_class(c: char) -> bool {
    says_digit(c) || "初小中学第年级()-.十甲乙丙丁".contains(c)
}

fn says_digit(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九".contains(c)
}

fn says_number(text: &str) -> bool {
    text.chars().any(|c| says_digit(c) || "甲乙丙丁十".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_tell_classes_and_grades() {
        for (name, class, grade) in [
            ("三(2)班", Some("三(2)班"), None),
            ("三（2）班 ", Some("三(2)班"), None),
            ("三年级2班", Some("三年级2班"), None),
            ("学生名单-三年级二班", Some("三年级二班"), None),
            ("2024级1班名单", Some("2024级1班"), None),
            ("301", Some("301"), None),
            ("1班", Some("1班"), None),
            ("初一3班", Some("初一3班"), None),
            ("三年级", None, Some("三年级")),
            ("初一", None, Some("初一")),
            ("2024级", None, Some("2024级")),
            ("Sheet1", None, None),
            ("名单2", None, None),
            ("社团班", None, None),
            ("班级", None, None),
            ("", None, None),
        ] {
            assert_eq!(class_in(name).as_deref(), class, "{name}");
            if class.is_none() {
                assert_eq!(grade_in(name).as_deref(), grade, "{name}");
            }
        }
    }
}
