//! What a group does, as its name and its kind tell where nobody said it.
use crate::words::{ActivityType, ServiceKind};

/// Words of a name that tell what a group does; of several the first here.
const TELLING: &[(ActivityType, &[&str])] = &[
    (ActivityType::Volunteering, &["志愿"]),
    (ActivityType::Inquiry, &["研究性", "研学", "探究"]),
    (ActivityType::Outward, &["拓展"]),
    (ActivityType::Practice, &["社会实践", "实践活动"]),
    (ActivityType::Homework, &["作业"]),
    (ActivityType::SelfStudy, &["自习", "自主学习"]),
    (ActivityType::Reading, &["阅读", "绘本", "读书", "悦读"]),
    (
        ActivityType::Science,
        &["科普", "科学", "科技", "机器人", "编程", "航模", "无人机", "创客", "实验", "天文", "3D"],
    ),
    (
        ActivityType::Sports,
        &[
            "体育",
            "足球",
            "篮球",
            "排球",
            "乒乓",
            "羽毛球",
            "网球",
            "球类",
            "田径",
            "跳绳",
            "武术",
            "跆拳道",
            "轮滑",
            "游泳",
            "体操",
            "健美操",
            "啦啦操",
            "毽球",
            "体能",
            "空竹",
        ],
    ),
    (
        ActivityType::Arts,
        &[
            "艺术",
            "合唱",
            "音乐",
            "舞蹈",
            "美术",
            "书法",
            "绘画",
            "国画",
            "素描",
            "水彩",
            "剪纸",
            "陶艺",
            "泥塑",
            "手工",
            "摄影",
            "戏剧",
            "戏曲",
            "课本剧",
            "器乐",
            "管乐",
            "民乐",
            "古筝",
            "二胡",
            "竖笛",
            "葫芦丝",
            "口风琴",
            "电子琴",
            "尤克里里",
            "鼓",
        ],
    ),
    (ActivityType::Games, &["游戏"]),
];

/// The activity a new group of a kind most likely has: what the form proposes before there is a name.
pub fn usual_activity(kind: ServiceKind) -> Option<ActivityType> {
    match kind {
        ServiceKind::BasicCare => Some(ActivityType::Homework),
        ServiceKind::Club => Some(ActivityType::Interest),
        ServiceKind::Practice => Some(ActivityType::Practice),
        ServiceKind::EveningStudy => Some(ActivityType::SelfStudy),
        ServiceKind::ExtendedCare | ServiceKind::Tutoring | ServiceKind::Weekend | ServiceKind::HolidayCare => None,
    }
}

/// The activity a group's name tells, else the usual one of its kind. A club is not taken for homework because of its name:
/// it would be announced to parents as homework.
pub fn activity_told(name: &str, kind: ServiceKind) -> Option<ActivityType> {
    let fits = |activity: ActivityType| {
        kind != ServiceKind::Club || !matches!(activity, ActivityType::Homework | ActivityType::SelfStudy)
    };
    let mut told =
        TELLING.iter().filter(|(activity, words)| fits(*activity) && words.iter().any(|word| name.contains(word)));
    told.next().map(|(activity, _)| *activity).or_else(|| usual_activity(kind))
}
