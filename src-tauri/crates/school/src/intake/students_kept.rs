//! The pupil list held against itself and against the kept pupils: who is meant, and what the row changes.
use crate::ids::{HomeClassId, StudentId};
use crate::intake::known::{Classes, Known, Pupils};
use crate::intake::proposals::{Decided, Guess, Proposal, Proposed, guesses};
use crate::intake::reading::Seen;
use crate::intake::remark::{RowRemarks, rows_said};
use crate::intake::students::{Draft, FAMILY_MOST, reduction_span};
use crate::intake::students_columns::Columns;
use crate::intake::{Accepted, Checked, Effect, TakenStudent};
use crate::naming;
use crate::no::Problem;
use crate::records::{Guardian, HomeClass, Reduction, Student};
use crate::words::{Boarding, Sex, StudentStatus};
use std::collections::BTreeMap;

/// Rows of one name in one class: their numbers, and how many have each seat.
#[derive(Debug, Default)]
struct Twins {
    rows: Vec<u32>,
    seats: BTreeMap<Option<u32>, usize>,
}

/// Rows of one name in one class, by class and bare name.
type Namesakes = BTreeMap<(crate::classes::ClassName, String), Twins>;

/// Accepts the drafts that name one pupil each, and notes the others as problems.
pub(crate) fn settle(
    checked: &mut Checked<TakenStudent>,
    drafts: Vec<Draft<'_, '_>>,
    columns: &Columns<'_>,
    known: &Known<'_>,
    classes: &Classes<'_>,
    (decided, remarks): (&Decided, &mut RowRemarks),
) {
    let pupils = Pupils::new(known.students);
    let held = Held::new(known);
    let namesakes = namesakes(&drafts);
    let (mut codes, mut ids, mut taken) = (Seen::new(), Seen::new(), Seen::new());
    let mut settled = Vec::new();
    for draft in drafts {
        let row = draft.row.number();
        let same_code = draft.code.clone().and_then(|code| codes.before(code, row));
        let same_id = draft.id_number.clone().and_then(|id| ids.before(id, row));
        let twins = &namesakes[&(draft.class.clone(), naming::bare(&draft.name))];
        let judged = judge(&draft, columns, (same_code, same_id), twins, &pupils, classes).and_then(|student| {
            let before = student.and_then(|student| taken.before(student.id, row));
            let told = format!("与第 {} 行是同一名学生，请只留一行。", before.unwrap_or_default());
            if before.is_some() { Err(draft.row.problem(columns.name, told)) } else { Ok(student) }
        });
        match judged {
            Ok(student) => settled.push((draft, student)),
            Err(problem) => checked.problems.push(problem),
        }
    }
    let guessed = guesses(&settled, &checked.names, known, &held, classes);
    for (mut draft, student) in settled {
        let guess = guessed.get(&draft.row.number()).copied();
        let meant = student.or(guess.map(|guess| guess.kept));
        let class = classes.class(&draft.class);
        let Some(sex) = draft.sex.or(meant.map(|kept| kept.sex)) else {
            let told = "在这个班里没有找到。名单里没有性别一列，只能登记已经在校的学生。";
            checked.problems.push(draft.row.problem(columns.name, told));
            continue;
        };
        let Some(kept) = meant else {
            checked.accepted.push(take((draft, sex), None, known, &held, class));
            continue;
        };
        let proposals = proposals(&draft, kept, &class, guess, decided);
        let refuses = |is: fn(&Proposed) -> bool| proposals.iter().any(|each| !each.accepted && is(&each.what));
        let stays = refuses(|what| matches!(what, Proposed::Move { .. }));
        let keeps_name = refuses(|what| matches!(what, Proposed::Name { .. }));
        checked.proposals.extend(proposals);
        if stays && guess.is_some_and(|guess| guess.or_new) {
            checked.accepted.push(take((draft, sex), None, known, &held, class));
            continue;
        }
        if keeps_name {
            draft.name.clone_from(&kept.name);
        }
        let class = match held.class(kept.home_class).filter(|_| stays) {
            Some(own) => {
                draft.seat_no = None;
                own.clone()
            }
            None => class,
        };
        remark_changes(&draft, kept, &class, remarks);
        checked.accepted.push(take((draft, sex), Some(kept), known, &held, class));
    }
}

fn namesakes(drafts: &[Draft<'_, '_>]) -> Namesakes {
    let mut all = Namesakes::new();
    for draft in drafts {
        let twins = all.entry((draft.class.clone(), naming::bare(&draft.name))).or_default();
        twins.rows.push(draft.row.number());
        *twins.seats.entry(draft.seat_no).or_default() += 1;
    }
    all
}

/// The kept pupil a row means; `None` for a new one.
fn judge<'a>(
    draft: &Draft<'_, '_>,
    columns: &Columns<'_>,
    (same_code, same_id): (Option<u32>, Option<u32>),
    twins: &Twins,
    pupils: &Pupils<'a>,
    classes: &Classes<'_>,
) -> Result<Option<&'a Student>, Problem> {
    if let Some(before) = same_code {
        return Err(draft.row.problem(columns.code, format!("与第 {before} 行的学籍号相同，一名学生只能有一行。")));
    }
    if let Some(before) = same_id {
        return Err(draft
            .row
            .problem(columns.id_number, format!("与第 {before} 行的身份证件号相同，一名学生只能有一行。")));
    }
    let is_named = draft.code.is_some() || draft.id_number.is_some();
    let seats = twins.seats.get(&draft.seat_no).copied().unwrap_or(0);
    if twins.rows.len() > 1 && !is_named && (draft.seat_no.is_none() || seats > 1) {
        let class = classes.kept(&draft.class).map(|class| class.id);
        let kept = class.map_or(0, |class| pupils.of_name(class, &draft.name).len());
        let also = if kept > 0 { format!("，班上原来还有 {kept} 名") } else { String::new() };
        let told = format!("{}是同一班的同名学生{also}，请填写学籍号或座号以便区分。", rows_said(&twins.rows));
        return Err(Problem { mend: Some("seat_no"), ..draft.row.problem(columns.name, told) });
    }
    let by_code = draft.code.as_deref().and_then(|code| pupils.of_code(code));
    let by_id = draft.id_number.as_deref().and_then(|id| pupils.of_id(id));
    match (by_code, by_id) {
        (Some(one), Some(other)) if one.id != other.id => {
            let told = format!("学籍号是已有的「{}」的，身份证件号却是「{}」的，请核对。", one.name, other.name);
            Err(draft.row.problem(columns.id_number, told))
        }
        (Some(student), _) | (None, Some(student)) => Ok(Some(student)),
        (None, None) => by_name(draft, columns, twins, pupils, classes),
    }
}

/// The kept pupil of the class and name: one whose numbers do not contradict the row's, by seat where there are several.
fn by_name<'a>(
    draft: &Draft<'_, '_>,
    columns: &Columns<'_>,
    twins: &Twins,
    pupils: &Pupils<'a>,
    classes: &Classes<'_>,
) -> Result<Option<&'a Student>, Problem> {
    let Some(class) = classes.kept(&draft.class) else { return Ok(None) };
    let differs = |kept: &Option<String>, found: &Option<String>| kept.is_some() && found.is_some() && kept != found;
    let all: Vec<&Student> = pupils
        .of_name(class.id, &draft.name)
        .into_iter()
        .filter(|student| {
            !differs(&student.student_code, &draft.code) && !differs(&student.id_number, &draft.id_number)
        })
        .collect();
    let seated: Vec<&Student> =
        all.iter().copied().filter(|student| student.seat_no.is_some() && student.seat_no == draft.seat_no).collect();
    match (seated.as_slice(), all.as_slice()) {
        ([one], _) => Ok(Some(one)),
        (_, []) => Ok(None),
        (_, [one]) if twins.rows.len() == 1 || one.seat_no.is_none() => Ok(Some(one)),
        (_, [_]) => Ok(None),
        (_, several) => {
            let told = format!("这个班已有 {} 名「{}」，请填写学籍号或座号。", several.len(), draft.name);
            Err(Problem { mend: Some("seat_no"), ..draft.row.problem(columns.name, told) })
        }
    }
}

/// What a row proposes of the pupil it means.
fn proposals(
    draft: &Draft<'_, '_>,
    kept: &Student,
    class: &HomeClass,
    guess: Option<Guess<'_>>,
    decided: &Decided,
) -> Vec<Proposal> {
    let by_code = kept.student_code.is_some() && kept.student_code == draft.code;
    let why = guess.map(|guess| guess.why).unwrap_or(if by_code { "学籍号相同" } else { "身份证件号相同" });
    let or_new = guess.is_some_and(|guess| guess.or_new);
    let row = Some(draft.row.number());
    let of = |what, accepted| Proposal { student: kept.id, row, what, why, or_new, accepted };
    let mut found = Vec::new();
    if kept.status == StudentStatus::Present && kept.home_class != class.id {
        let what = Proposed::Move { from: kept.home_class, to: class.clone() };
        found.push(of(what, decided.moves.of(kept.id)));
    }
    if !naming::matches(&kept.name, &draft.name) {
        let what = Proposed::Name { from: kept.name.clone(), to: draft.name.clone() };
        found.push(of(what, decided.names.of(kept.id)));
    }
    found
}

/// Guardians and reductions by pupil, and the classes.
#[derive(Debug)]
pub(crate) struct Held<'a> {
    guardians: BTreeMap<StudentId, Vec<&'a Guardian>>,
    reductions: BTreeMap<StudentId, Vec<&'a Reduction>>,
    classes: BTreeMap<HomeClassId, &'a HomeClass>,
}

impl<'a> Held<'a> {
    fn new(known: &Known<'a>) -> Held<'a> {
        let mut held = Held { guardians: BTreeMap::new(), reductions: BTreeMap::new(), classes: BTreeMap::new() };
        for guardian in known.guardians {
            held.guardians.entry(guardian.student).or_default().push(guardian);
        }
        for reduction in known.reductions {
            held.reductions.entry(reduction.student).or_default().push(reduction);
        }
        held.classes.extend(known.classes.iter().map(|class| (class.id, class)));
        held
    }

    pub(crate) fn class(&self, id: HomeClassId) -> Option<&'a HomeClass> {
        self.classes.get(&id).copied()
    }

    pub(crate) fn guardians_of(&self, student: StudentId) -> &[&'a Guardian] {
        self.guardians.get(&student).map_or(&[], Vec::as_slice)
    }

    fn reductions_of(&self, student: StudentId) -> &[&'a Reduction] {
        self.reductions.get(&student).map_or(&[], Vec::as_slice)
    }
}

fn take(
    (draft, sex): (Draft<'_, '_>, Sex),
    kept: Option<&Student>,
    known: &Known<'_>,
    held: &Held<'_>,
    class: HomeClass,
) -> Accepted<TakenStudent> {
    let row = draft.row.number();
    let id = kept.map_or(StudentId(0), |student| student.id);
    let guardian = guardian_of(&draft, id, held);
    let others = others_of(&draft, id, held);
    let reduction = reduction_of(&draft, id, known, held);
    let student = Student {
        id,
        student_code: draft.code.or_else(|| kept.and_then(|kept| kept.student_code.clone())),
        name: draft.name,
        sex,
        id_number: draft.id_number.or_else(|| kept.and_then(|kept| kept.id_number.clone())),
        home_class: class.id,
        seat_no: draft.seat_no.or_else(|| kept.and_then(|kept| kept.seat_no)),
        boarding: draft.boarding.or_else(|| kept.map(|kept| kept.boarding)).unwrap_or(Boarding::Day),
        status: StudentStatus::Present,
        left_on: None,
        charged_before: match draft.charged_before {
            Some(said) => said,
            None => kept.and_then(|kept| kept.charged_before),
        },
        note: if draft.note.is_empty() { kept.map_or_else(String::new, |kept| kept.note.clone()) } else { draft.note },
    };
    let same = kept == Some(&student)
        && guardian.iter().chain(&others).all(|guardian| held.guardians_of(id).contains(&guardian))
        && reduction.as_ref().is_none_or(|reduction| held.reductions_of(id).contains(&reduction));
    let effect = match (kept, same) {
        (None, _) => Effect::Added,
        (Some(_), true) => Effect::Unchanged,
        (Some(_), false) => Effect::Changed,
    };
    Accepted { row, effect, value: TakenStudent { student, class, guardian, others, reduction } }
}

fn remark_changes(draft: &Draft<'_, '_>, kept: &Student, class: &HomeClass, remarks: &mut RowRemarks) {
    let row = draft.row.number();
    if !naming::matches(&kept.name, &draft.name) {
        remarks.add(row, format!("学籍号或证件号相同，姓名由「{}」改为「{}」。", kept.name, draft.name));
    }
    if kept.status == StudentStatus::Left {
        remarks.add(row, "原已离校，按名单改为在校。");
    } else if kept.home_class != class.id {
        remarks.add(row, "换了班级，按名单转入新的班级。");
    }
}

/// The guardian a row names; what it leaves blank comes from the kept guardian it means.
fn guardian_of(draft: &Draft<'_, '_>, student: StudentId, held: &Held<'_>) -> Option<Guardian> {
    if draft.guardian.is_empty() && draft.phone.is_empty() {
        return None;
    }
    let kept = held.guardians_of(student);
    let same_name = kept.iter().find(|kept| !draft.guardian.is_empty() && naming::matches(&kept.name, &draft.guardian));
    let same_relation = |said: &str| kept.iter().find(|kept| !said.is_empty() && kept.relation == said);
    let same_phone = kept.iter().find(|kept| !draft.phone.is_empty() && kept.phone == draft.phone);
    let meant = match draft.guardian.is_empty() {
        true => {
            same_phone.or_else(|| same_relation(&draft.relation)).or(kept.first().filter(|_| draft.phones.is_empty()))
        }
        false => same_name.or_else(|| kept.iter().find(|kept| kept.name.is_empty())),
    };
    let or_kept = |text: &str, part: fn(&Guardian) -> &String| match (text.is_empty(), meant) {
        (true, Some(kept)) => part(kept).clone(),
        _ => text.to_owned(),
    };
    Some(Guardian {
        student,
        name: or_kept(&draft.guardian, |kept| &kept.name),
        relation: or_kept(&draft.relation, |kept| &kept.relation),
        phone: or_kept(&draft.phone, |kept| &kept.phone),
    })
}

/// Others of the family by the further numbers of a cell: those kept of the same number or relation, else new ones.
fn others_of(draft: &Draft<'_, '_>, student: StudentId, held: &Held<'_>) -> Vec<Guardian> {
    let kept = held.guardians_of(student);
    let numbers = draft.phones.iter().take(FAMILY_MOST - 1);
    numbers
        .map(|phone| {
            let same = kept.iter().find(|kept| kept.phone == phone.number);
            let meant =
                same.or_else(|| kept.iter().find(|kept| !phone.whose.is_empty() && kept.relation == phone.whose));
            Guardian {
                student,
                name: meant.map_or_else(String::new, |kept| kept.name.clone()),
                relation: match (phone.whose.is_empty(), meant) {
                    (true, Some(kept)) => kept.relation.clone(),
                    _ => phone.whose.clone(),
                },
                phone: phone.number.clone(),
            }
        })
        .collect()
}

fn reduction_of(draft: &Draft<'_, '_>, student: StudentId, known: &Known<'_>, held: &Held<'_>) -> Option<Reduction> {
    let (category, from, to) = draft.reduction.clone()?;
    let span = reduction_span(known, from, to);
    let kept = held
        .reductions_of(student)
        .iter()
        .find(|kept| kept.category == category && from.map_or(kept.valid.meets(&span), |from| kept.valid.from == from));
    let valid = match kept {
        Some(kept) => crate::days::Span { from: from.unwrap_or(kept.valid.from), to: to.or(kept.valid.to) },
        None => span,
    };
    let evidence = kept.map_or_else(String::new, |kept| kept.evidence.clone());
    Some(Reduction { student, category, evidence, valid })
}
