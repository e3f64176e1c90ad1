//! What was changed about a pupil, in words: which field, from what to what.
use crate::days::day_label;
use crate::identity::masked;
use crate::ids::{GroupId, HomeClassId};
use crate::records::{ChargedBefore, Enrolment, Reduction, Staff, Student};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// One change in words; an empty side was or is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeSaid {
    /// 座号, 监护人, 报名 …
    pub field: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// How numbers are said, and what may be told.
pub struct Teller<'a> {
    /// A class by its label.
    pub class: &'a dyn Fn(HomeClassId) -> String,
    /// A group by its name.
    pub group: &'a dyn Fn(GroupId) -> String,
    /// Whether phones, ID numbers and reductions are told.
    pub sees_private: bool,
}

/// A guardian or pick-up person in a deed, whatever else stands beside it.
#[derive(Deserialize)]
struct Named {
    name: String,
    relation: String,
    phone: String,
    #[serde(default)]
    day: Option<String>,
}

impl Teller<'_> {
    /// The changes of one part of a pupil's record; `about` as a deed names it: `student/17`.
    pub fn tell(&self, about: &str, before: &Value, after: &Value) -> Vec<ChangeSaid> {
        let table = about.split('/').next().unwrap_or_default();
        let one = |field: &str, said: &dyn Fn(&Value) -> String| {
            let change = ChangeSaid { field: field.to_owned(), before: said(before), after: said(after) };
            if change.before == change.after { Vec::new() } else { vec![change] }
        };
        match table {
            "student" => self.student(read(before).as_ref(), read(after).as_ref()),
            "guardian" => one("监护人", &|value| self.people(value)),
            "pickup_person" => one("接送人", &|value| self.people(value)),
            "reduction" if self.sees_private => one("减免", &reductions),
            "enrolment" => one("报名", &|value| self.place(value)),
            _ => Vec::new(),
        }
    }

    fn student(&self, before: Option<&Student>, after: Option<&Student>) -> Vec<ChangeSaid> {
        let said = |of: &dyn Fn(&Student) -> String| [before, after].map(|each| each.map(of).unwrap_or_default());
        let private = |of: &dyn Fn(&Student) -> Option<String>| {
            if self.sees_private {
                return said(&|student| of(student).unwrap_or_default());
            }
            let differ = before.and_then(of) != after.and_then(of);
            if differ { [String::new(), "已更改".to_owned()] } else { Default::default() }
        };
        let fields = [
            ("姓名", said(&|student| student.name.clone())),
            ("性别", said(&|student| student.sex.label().to_owned())),
            ("学籍号", private(&|student| student.student_code.clone())),
            ("身份证件号", private(&|student| student.id_number.clone())),
            ("班级", said(&|student| (self.class)(student.home_class))),
            ("座号", said(&|student| student.seat_no.map(|seat| seat.to_string()).unwrap_or_default())),
            ("就读方式", said(&|student| student.boarding.label().to_owned())),
            ("状态", said(&|student| student.status.label().to_owned())),
            ("离校日期", said(&|student| student.left_on.map(day_label).unwrap_or_default())),
            ("备注", said(&|student| student.note.clone())),
            ("本学期以前已收", private(&|student| student.charged_before.map(ChargedBefore::said))),
        ];
        let told = fields.into_iter().filter(|(_, [before, after])| before != after);
        told.map(|(field, [before, after])| ChangeSaid { field: field.to_owned(), before, after }).collect()
    }

    fn people(&self, value: &Value) -> String {
        let people: Vec<Named> = read(value).unwrap_or_default();
        let said = people.iter().map(|person| {
            let relation =
                if person.relation.is_empty() { String::new() } else { format!("（{}）", person.relation) };
            let phone = if self.sees_private { person.phone.as_str() } else { "" };
            let day = person.day.as_ref().map(|day| format!("限 {day}")).unwrap_or_default();
            let parts = [format!("{}{relation}", person.name), phone.to_owned(), day];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        said.collect::<Vec<_>>().join("；")
    }

    fn place(&self, value: &Value) -> String {
        let Some(place) = read::<Enrolment>(value) else { return String::new() };
        let to = place.valid.to.map_or_else(|| "起".to_owned(), |to| format!("至 {to}"));
        let state = place.state.label();
        format!("{} 周{}，{} {to}，{state}", (self.group)(place.group), place.weekdays, place.valid.from)
    }
}

/// The changes of a person who serves, field by field; numbers are masked for those who may not see them.
pub fn tell_staff(before: &Value, after: &Value, sees_private: bool) -> Vec<ChangeSaid> {
    let (before, after) = (read::<Staff>(before), read::<Staff>(after));
    let sides = || [before.as_ref(), after.as_ref()];
    let said = |of: &dyn Fn(&Staff) -> String| sides().map(|each| each.map(of).unwrap_or_default());
    let private = |of: &dyn Fn(&Staff) -> String| {
        let [one, other] = said(of);
        if sees_private || one == other { [one, other] } else { [masked(&one), masked(&other)] }
    };
    let wages = |person: &Staff| if person.taxed_as_wages { "工资薪金" } else { "按人员类别" }.to_owned();
    let fields = [
        ("工号", said(&|person| person.staff_no.clone())),
        ("姓名", said(&|person| person.name.clone())),
        ("人员类别", said(&|person| person.kind.label().to_owned())),
        ("岗位", said(&|person| person.post.clone())),
        ("任教学科", said(&|person| person.subject.clone())),
        ("身份证件号", private(&|person| person.id_number.clone().unwrap_or_default())),
        ("手机号", private(&|person| person.phone.clone())),
        ("开户行", said(&|person| person.bank.clone())),
        ("银行账号", private(&|person| person.account.clone())),
        ("计税方式", said(&wages)),
        ("备注", said(&|person| person.note.clone())),
    ];
    let told = fields.into_iter().filter(|(_, [before, after])| before != after);
    told.map(|(field, [before, after])| ChangeSaid { field: field.to_owned(), before, after }).collect()
}

fn reductions(value: &Value) -> String {
    let all: Vec<Reduction> = read(value).unwrap_or_default();
    let said = all.iter().map(|each| {
        let to = each.valid.to.map_or_else(|| "起".to_owned(), |to| format!("至 {to}"));
        format!("{}，{} {to}", each.category, each.valid.from)
    });
    said.collect::<Vec<_>>().join("；")
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    if value.is_null() { None } else { serde_json::from_value(value.clone()).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn student(seat: u32, id_number: &str) -> Value {
        json!({ "id": 1, "student_code": null, "name": "王芳", "sex": "female", "id_number": id_number, "home_class": 3,
            "seat_no": seat, "boarding": "day", "status": "present", "left_on": null, "note": "" })
    }

    #[test]
    fn changes_are_told_field_by_field_and_private_ones_only_to_those_who_may() {
        let (class, group) = (|_| "三(2)班".to_owned(), |_| "合唱".to_owned());
        let people = |phone: &str| json!([{ "student": 1, "name": "王强", "relation": "父亲", "phone": phone }]);
        let place = |to: Value| {
            json!({ "id": 1, "student": 1, "group": 1, "weekdays": "一三", "valid": { "from": "2026-09-01", "to": to },
                "state": "active", "slip_no": "", "pickup_way": "", "batch": null })
        };
        let reduction = json!([{ "student": 1, "category": "孤儿", "evidence": "", "valid": { "from": "2026-09-01", "to": null } }]);
        // about | before | after | open | closed
        for (about, before, after, open, closed) in [
            ("student/1", student(3, "A1"), student(4, "A1"), "座号 3→4", "座号 3→4"),
            ("student/1", student(3, "A1"), student(3, "A2"), "身份证件号 A1→A2", "身份证件号 →已更改"),
            ("guardian/1", Value::Null, people("139"), "监护人 →王强（父亲） 139", "监护人 →王强（父亲）"),
            ("reduction/1", json!([]), reduction, "减免 →孤儿，2026-09-01 起", ""),
            (
                "enrolment/1",
                place(Value::Null),
                place(json!("2026-11-19")),
                "报名 合唱 周一三，2026-09-01 起，生效→合唱 周一三，2026-09-01 至 2026-11-19，生效",
                "报名 合唱 周一三，2026-09-01 起，生效→合唱 周一三，2026-09-01 至 2026-11-19，生效",
            ),
        ] {
            for (sees_private, wanted) in [(true, open), (false, closed)] {
                let teller = Teller { class: &class, group: &group, sees_private };
                let said = teller.tell(about, &before, &after);
                let said: Vec<String> =
                    said.iter().map(|each| format!("{} {}→{}", each.field, each.before, each.after)).collect();
                assert_eq!(said.join("；"), wanted, "{about} {sees_private}");
            }
        }
    }

    #[test]
    fn numbers_of_a_person_are_told_whole_only_to_those_who_may() {
        let person = |phone: &str| {
            json!({ "id": 1, "staff_no": "T1", "name": "王芳", "kind": "own_teacher", "post": "", "id_number": null, "phone": phone,
                "bank": "", "account": "", "subject": "", "taxed_as_wages": false, "note": "" })
        };
        for (sees, wanted) in [(true, "13900000000→13900001111"), (false, "139****0000→139****1111")] {
            let said = tell_staff(&person("13900000000"), &person("13900001111"), sees);
            let said: Vec<String> =
                said.iter().map(|each| format!("{} {}→{}", each.field, each.before, each.after)).collect();
            assert_eq!(said, [format!("手机号 {wanted}")]);
        }
    }
}
