//! What a pupil list leaves open: pupils of its classes whom it does not name, and new names that are nearly those of others.
use crate::classes;
use crate::ids::{HomeClassId, StudentId};
use crate::intake::known::Known;
use crate::intake::remark::RowRemarks;
use crate::intake::{Checked, Effect, TakenStudent};
use crate::naming;
use crate::records::{ClassStyle, HomeClass, Student};
use crate::words::StudentStatus;
use std::collections::{BTreeMap, BTreeSet};

/// How many names a sentence lists.
const NAMES_SAID: usize = 8;
/// Characters that look alike and are read differently; those read alike need no list.
const ALIKE: [&str; 22] = [
    "己已巳",
    "戊戌戍",
    "未末",
    "土士",
    "日曰",
    "天夫",
    "人入",
    "大太犬",
    "镕熔溶榕",
    "晴睛",
    "璐潞",
    "祎袆",
    "冼洗",
    "候侯",
    "褚储",
    "淼森",
    "子孑",
    "弋戈",
    "禹禺",
    "宇字",
    "昊吴",
    "末来",
];

/// The pupils whom a list leaves out, and a sentence for each class.
#[derive(Debug, Default)]
pub(crate) struct Missing {
    pub pupils: Vec<StudentId>,
    pub sentences: Vec<String>,
}

/// Says who is missing from each class of which the list has rows, and adds remarks on new names that are nearly those of the
/// missing. `unread` are the bare names of the rows with a problem: whom they name is not missing.
pub(crate) fn missing(
    checked: &Checked<TakenStudent>,
    unread: &BTreeSet<String>,
    known: &Known<'_>,
    remarks: &mut RowRemarks,
) -> Missing {
    let met: BTreeSet<StudentId> = checked.accepted.iter().map(|row| row.value.student.id).collect();
    let mut rows_of: BTreeMap<HomeClassId, usize> = BTreeMap::new();
    for row in checked.accepted.iter().filter(|row| row.value.class.id.0 != 0) {
        *rows_of.entry(row.value.class.id).or_default() += 1;
    }
    let mut present: BTreeMap<HomeClassId, Vec<&Student>> = BTreeMap::new();
    for student in known.students.iter().filter(|student| student.status == StudentStatus::Present) {
        present.entry(student.home_class).or_default().push(student);
    }
    let absent = |class: HomeClassId| {
        let all = present.get(&class).map_or(&[][..], Vec::as_slice);
        all.iter()
            .copied()
            .filter(|student| !met.contains(&student.id) && !unread.contains(&naming::bare(&student.name)))
    };
    for row in checked.accepted.iter().filter(|row| row.effect == Effect::Added) {
        if let Some(kept) = absent(row.value.class.id).find(|kept| nearly(&kept.name, &row.value.student.name)) {
            let told = format!(
                "「{}」与本班已有的「{}」只差一个字；如是同一人，请改成一样的姓名再导入。",
                row.value.student.name, kept.name
            );
            remarks.add(row.row, told);
        }
    }
    let mut found = Missing::default();
    for (class, rows) in rows_of {
        let missing: Vec<&Student> = absent(class).collect();
        let all = present.get(&class).map_or(0, Vec::len);
        let class = known.classes.iter().find(|each| each.id == class);
        if let (false, Some(class)) = (missing.is_empty(), class) {
            found.sentences.push(said(class, &missing, (rows, all), known));
            found.pupils.extend(missing.iter().map(|student| student.id));
        }
    }
    found
}

fn said(class: &HomeClass, missing: &[&Student], (rows, all): (usize, usize), known: &Known<'_>) -> String {
    let school = known.school;
    let label = classes::label(class, school.system, ClassStyle::default(), school.counted_on());
    let names: Vec<&str> = missing.iter().take(NAMES_SAID).map(|student| student.name.as_str()).collect();
    let more = if missing.len() > NAMES_SAID { "等" } else { "" };
    format!(
        "{label}在校 {all} 人，名单里有 {rows} 人；在校而不在名单里的有 {} 人：{}{more}，是否离校由您决定。",
        missing.len(),
        names.join("、")
    )
}

/// Whether two names differ in one character only, which is read or looks like the other.
fn nearly(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) =
        (naming::bare(one).chars().collect(), naming::bare(other).chars().collect());
    if one.len() != other.len() || one.len() < 2 {
        return false;
    }
    let differ: Vec<(char, char)> = one.into_iter().zip(other).filter(|(a, b)| a != b).collect();
    matches!(differ.as_slice(), [(a, b)] if sound_alike(*a, *b) || ALIKE.iter().any(|group| group.contains(*a) && group.contains(*b)))
}

fn sound_alike(a: char, b: char) -> bool {
    let read = |c: char| naming::syllables(&format!("王{c}")).pop();
    read(a).is_some_and(|sound| read(b) == Some(sound)) && !a.is_ascii() && !b.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_by_a_slip_are_nearly_the_same() {
        for (one, other, wanted) in [
            ("王芳", "王方", true),
            ("李镕基", "李熔基", true),
            ("张己", "张已", true),
            ("王芳", "王强", false),
            ("王芳", "王芳", false),
            ("王芳芳", "王芳", false),
            ("王小明", "李大明", false),
            ("阿依古丽·买买提", "阿依古力买买提", true),
            ("Tom", "Tim", false),
        ] {
            assert_eq!(nearly(one, other), wanted, "{one} {other}");
        }
    }
}
