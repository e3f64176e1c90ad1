//! Columns of ticks that mean for each pupil the group of the own class: 「作业辅导」 where 三1班作业辅导 and 三2班作业辅导 run.
use crate::classes::{self, GradeRange};
use crate::days::Span;
use crate::ids::{GroupId, HomeClassId};
use crate::intake::gather::{class_in, grade_in};
use crate::intake::known::{Classes, Known};
use crate::naming;
use crate::records::Group;
use crate::words::{ActivityType, ServiceKind};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in [`crate::intake::Chosen::ticks`] for a column that puts each class into its own group.
pub const EACH_OWN: GroupId = GroupId(0);

/// For whom a group is, by its name and its grades.
#[derive(Debug, Clone)]
struct For<'a> {
    group: &'a Group,
    /// The class its name speaks of, where the school has it.
    class: Option<HomeClassId>,
    /// Whether its name speaks of a class at all.
    names_class: bool,
    grades: GradeRange,
}

/// The groups that one column may mean, class by class.
#[derive(Debug, Clone, Default)]
pub(crate) struct OwnGroups<'a> {
    /// Those whose name holds the column's name.
    named: Vec<For<'a>>,
    /// Those whose activity or kind is what the column is called.
    alike: Vec<For<'a>>,
    /// The grade of each class.
    grade_of: BTreeMap<HomeClassId, u8>,
    /// The groups in which pupils of a class have a place.
    places: BTreeSet<(HomeClassId, GroupId)>,
}

impl<'a> OwnGroups<'a> {
    /// The groups running during a span that a header may mean class by class; none where they are not told apart by class
    /// or grade.
    pub(crate) fn of(header: &str, known: &Known<'a>, during: &Span) -> OwnGroups<'a> {
        let wanted = naming::bare(header);
        let on = known.school.counted_on();
        let (activity, kind) = (ActivityType::read(&wanted), ServiceKind::read(&wanted));
        let mut classes = Classes::new(known);
        let mut found = OwnGroups::default();
        if wanted.chars().count() < 2 {
            return found;
        }
        for group in known.groups.iter().filter(|group| group.valid.meets(during)) {
            let is_named = naming::bare(&group.name).contains(&wanted);
            let is_alike = activity.is_some() && group.activity == activity || kind == Some(group.kind);
            let side = match (is_named, is_alike) {
                (true, _) => &mut found.named,
                (_, true) => &mut found.alike,
                _ => continue,
            };
            side.push(of_whom(group, &mut classes, known));
        }
        let each = || found.named.iter().chain(&found.alike);
        let differs = each().any(|one| each().any(|other| one.class != other.class || one.grades != other.grades));
        if !differs && !each().any(|one| one.class.is_some()) {
            return OwnGroups::default();
        }
        let system = known.school.system;
        found.grade_of = known.classes.iter().map(|class| (class.id, classes::grade_of(class, system, on))).collect();
        let class_of: BTreeMap<_, _> = known.students.iter().map(|pupil| (pupil.id, pupil.home_class)).collect();
        let running = known.enrolments.iter().filter(|place| place.valid.meets(during));
        found.places = running.filter_map(|place| Some((*class_of.get(&place.student)?, place.group))).collect();
        found
    }

    /// Whether there is anything to choose from.
    pub(crate) fn is_empty(&self) -> bool {
        self.named.is_empty() && self.alike.is_empty()
    }

    /// Whether a group names a class by which some of these classes are none of its own.
    pub(crate) fn excludes(&self, group: GroupId, classes: &BTreeSet<HomeClassId>) -> bool {
        let mut each = self.named.iter().chain(&self.alike).filter(|each| each.group.id == group);
        each.any(|each| each.class.is_some_and(|own| classes.iter().any(|class| *class != own)))
    }

    /// The groups it may mean.
    pub(crate) fn all(&self) -> impl Iterator<Item = GroupId> {
        self.named.iter().chain(&self.alike).map(|each| each.group.id)
    }

    /// The group of a class: those whose name holds the column's name go before those of the same activity or kind.
    ///
    /// # Errors
    /// What the user can do, as a Chinese sentence, where no group or several fit.
    pub(crate) fn of_class(&self, class: HomeClassId) -> Result<&'a Group, String> {
        let mut fitting = self.fitting(&self.named, class);
        if fitting.is_empty() {
            fitting = self.fitting(&self.alike, class);
        }
        match fitting.as_slice() {
            [only] => Ok(only),
            [] => {
                Err("没有找到这名学生所在班的服务班。请先添加这个班的服务班，或在右边为这一列选一个服务班。".to_owned())
            }
            several => {
                let named: String = several.iter().take(4).map(|group| format!("「{}」", group.name)).collect();
                Err(format!("这名学生所在的班有几个合适的服务班{named}，分不清是哪个。请在右边为这一列选一个服务班。"))
            }
        }
    }

    /// Those that name the class, else those for its grade; of several the only one in which classmates have a place.
    fn fitting(&self, among: &[For<'a>], class: HomeClassId) -> Vec<&'a Group> {
        let own: Vec<&'a Group> =
            among.iter().filter(|each| each.class == Some(class)).map(|each| each.group).collect();
        let grade = self.grade_of.get(&class).copied().unwrap_or_default();
        let of_grade = || among.iter().filter(|each| !each.names_class && each.grades.has(grade));
        let fitting = if own.is_empty() { of_grade().map(|each| each.group).collect() } else { own };
        if fitting.len() < 2 {
            return fitting;
        }
        let joined: Vec<&'a Group> =
            fitting.iter().copied().filter(|group| self.places.contains(&(class, group.id))).collect();
        if joined.len() == 1 { joined } else { fitting }
    }
}

/// The group that is most likely meant when a class is signed up, of those given in their order: one that names the class,
/// else the one most classmates are in, else the first for its grade that names no class. `None` where all are other classes'.
pub fn usual_group(class: HomeClassId, among: &[GroupId], known: &Known<'_>) -> Option<GroupId> {
    let on = known.school.counted_on();
    let own = known.classes.iter().find(|each| each.id == class)?;
    let grade = classes::grade_of(own, known.school.system, on);
    let mates: BTreeSet<_> =
        known.students.iter().filter(|each| each.home_class == class).map(|each| each.id).collect();
    let mut classes = Classes::new(known);
    let mut ranked = Vec::new();
    for (place, id) in among.iter().enumerate() {
        let Some(group) = known.groups.iter().find(|group| group.id == *id) else { continue };
        let whom = of_whom(group, &mut classes, known);
        let there = known.enrolments.iter().filter(|row| row.group == *id && mates.contains(&row.student));
        let there = there.map(|row| row.student).collect::<BTreeSet<_>>().len();
        let rank = match () {
            () if whom.class == Some(class) => 0,
            () if there > 0 => 1,
            () if !whom.names_class && whom.grades.has(grade) => 2,
            () => continue,
        };
        ranked.push((rank, std::cmp::Reverse(there), place, *id));
    }
    ranked.into_iter().min().map(|(.., id)| id)
}

fn of_whom<'a>(group: &'a Group, classes: &mut Classes<'a>, known: &Known<'_>) -> For<'a> {
    let on = known.school.counted_on();
    let said = class_in(&group.name).or_else(|| three_digits(&group.name));
    let read = said.and_then(|said| classes.read("", &said, on).ok());
    let class = read.as_ref().and_then(|read| classes.kept(read)).map(|class| class.id);
    let by_name = grade_in(&group.name).and_then(|said| GradeRange::read(&said).ok());
    let entered = GradeRange::read(&group.grades).unwrap_or(GradeRange::ALL);
    let grades = by_name.filter(|_| entered == GradeRange::ALL).unwrap_or(entered);
    For { group, class, names_class: read.is_some(), grades }
}

/// A class as `301` somewhere in a name.
fn three_digits(name: &str) -> Option<String> {
    let plain = naming::half_width(name);
    let mut runs = plain.split(|c: char| !c.is_ascii_digit());
    runs.find(|run| run.len() == 3 && !run.starts_with('0')).map(str::to_owned)
}
