//! The columns of a pupil list, with the other names that offices and the national export give them.
use crate::intake::header::{Field, Need};
use crate::intake::list::List;
use crate::intake::table::{Column, Listing, Table};
use crate::intake::value;

pub(crate) const LISTING: Listing = Listing {
    list: List::Students,
    fields: &[
        Field::new(
            "student_code",
            "学籍号",
            &[
                "全国学籍号",
                "全国学籍编号",
                "学籍编号",
                "国家学籍号",
                "国网学籍号",
                "全国统一学籍号",
                "学生学籍号",
                "个人标识码",
                "学生个人标识码",
                "学生标识码",
                "学籍号码",
                "全国学籍号码",
            ],
        )
        .known_by(value::is_student_code)
        .note("19 位，以 G、J 或 L 开头；没有时可不填"),
        Field::new(
            "name",
            "姓名",
            &[
                "学生姓名",
                "学生",
                "孩子姓名",
                "学生名字",
                "名字",
                "您孩子的姓名",
                "孩子的姓名",
                "学生真实姓名",
                "真实姓名",
            ],
        )
        .must()
        .example("张小明"),
        Field::new("sex", "性别", &["学生性别", "孩子性别", "男女"]).must().choices(&["男", "女"]).example("男"),
        Field::new("id_type", "身份证件类型", &["证件类型", "身份证类型", "学生证件类型"])
            .note("身份证以外的证件才填，如 护照"),
        Field::new(
            "id_number",
            "身份证件号",
            &[
                "身份证号",
                "身份证号码",
                "身份证件号码",
                "身份证",
                "证件",
                "证件号",
                "证件号码",
                "学生身份证号",
                "学生身份证号码",
                "公民身份号码",
                "公民身份证号",
                "居民身份证号",
                "居民身份证号码",
                "学生身份证",
                "孩子身份证号",
                "学生身份证件号",
            ],
        )
        .known_by(value::is_resident_id)
        .note("18 位，请把这一列设为文本"),
        Field::new("grade", "年级", &["所在年级", "年级名称", "就读年级", "学生年级", "孩子年级", "现在年级"])
            .must()
            .fills()
            .example("一年级"),
        Field::new(
            "class",
            "班级",
            &[
                "班别",
                "行政班",
                "所在班级",
                "班级名称",
                "学生班级",
                "就读班级",
                "年级班级",
                "年班",
                "班",
                "所在班",
                "孩子班级",
                "您孩子的班级",
                "年级/班级",
                "现在班级",
                "行政班级",
                "班次",
            ],
        )
        .must()
        .fills()
        .example("1班"),
        Field::new(
            "seat_no",
            "座号",
            &["座位号", "班内学号", "班级学号", "班内序号", "座次号", "学生座号", "班内座号"],
        ),
        Field::new("boarding", "就读方式", &["走读住校", "是否住校", "住宿情况", "走读/住校", "是否寄宿"])
            .choices(&["走读", "住校"])
            .example("走读"),
        Field::new(
            "guardian",
            "监护人",
            &[
                "监护人姓名",
                "家长",
                "家长姓名",
                "家长名字",
                "父母姓名",
                "第一监护人",
                "监护人1姓名",
                "成员1姓名",
                "联系人",
                "联系人姓名",
            ],
        )
        .example("张大明"),
        Field::new("relation", "与学生关系", &["关系", "监护人关系", "与孩子关系", "家长关系", "监护人与学生关系"])
            .note("如 母亲、父亲"),
        Field::new(
            "phone",
            "联系电话",
            &[
                "监护人电话",
                "家长电话",
                "家长联系电话",
                "监护人联系电话",
                "联系方式",
                "家长联系方式",
                "监护人联系方式",
                "监护人手机号",
                "监护人手机",
                "家长手机号",
                "家长手机",
                "家长手机号码",
                "监护人手机号码",
                "手机号",
                "手机号码",
                "手机",
                "电话",
                "电话号码",
                "联系手机",
                "家庭电话",
                "联系人电话",
                "成员1联系电话",
            ],
        )
        .example("13900000000"),
        Field::new(
            "reduction",
            "减免类别",
            &["减免", "减免类型", "困难类别", "减免原因", "困难类型", "资助类别", "类别"],
        ),
        Field::new("reduction_from", "减免起", &["减免开始", "减免起始", "减免开始日期", "减免起始日期", "减免自"]),
        Field::new("reduction_to", "减免止", &["减免结束", "减免截止", "减免结束日期", "减免截止日期", "减免至"]),
        Field::new("note", "备注", &["说明", "其他说明"]),
        Field::new(
            "charged_before",
            "本学期以前已收",
            &["以前已收", "本学期已收", "已收", "已收金额", "已收合计", "已收课后服务费", "累计已收"],
        )
        .of_its_own()
        .note("元，各项一起，减免以前；这个月以前在本程序以外收的"),
    ],
    needs: &[
        Need { any: &[&["name"]], said: "姓名" },
        // A list of reductions, or of what was charged before, names pupils who are kept already.
        Need { any: &[&["sex"], &["reduction"], &["charged_before"]], said: "性别" },
        Need { any: &[&["class"]], said: "班级" },
    ],
};

/// The columns of a pupil list.
#[derive(Debug)]
pub(crate) struct Columns<'t> {
    pub code: &'t Column,
    pub name: &'t Column,
    pub sex: &'t Column,
    pub id_type: &'t Column,
    pub id_number: &'t Column,
    pub grade: &'t Column,
    pub class: &'t Column,
    pub seat_no: &'t Column,
    pub boarding: &'t Column,
    pub guardian: &'t Column,
    pub relation: &'t Column,
    pub phone: &'t Column,
    pub reduction: &'t Column,
    pub reduction_from: &'t Column,
    pub reduction_to: &'t Column,
    pub note: &'t Column,
    pub charged_before: &'t Column,
}

impl<'t> Columns<'t> {
    pub(crate) fn of(table: &'t Table<'_>) -> Columns<'t> {
        Columns {
            code: table.column("student_code"),
            name: table.column("name"),
            sex: table.column("sex"),
            id_type: table.column("id_type"),
            id_number: table.column("id_number"),
            grade: table.column("grade"),
            class: table.column("class"),
            seat_no: table.column("seat_no"),
            boarding: table.column("boarding"),
            guardian: table.column("guardian"),
            relation: table.column("relation"),
            phone: table.column("phone"),
            reduction: table.column("reduction"),
            reduction_from: table.column("reduction_from"),
            reduction_to: table.column("reduction_to"),
            note: table.column("note"),
            charged_before: table.column("charged_before"),
        }
    }
}
