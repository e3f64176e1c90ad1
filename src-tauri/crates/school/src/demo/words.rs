//! The words a demo school is put together from: parts of names, clubs, banks, posts.
use crate::days::Weekdays;
use crate::words::ActivityType;
use serde::Deserialize;

/// The words of `assets/demo/names.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoWords {
    /// The school's name.
    pub school: String,
    pub(super) regions: Vec<String>,
    pub(super) account_begin: String,
    pub(super) pupil_phone_begin: String,
    pub(super) staff_phone_begin: String,
    pub(super) banks: Vec<String>,
    pub(super) surnames: Vec<(String, usize)>,
    pub(super) compound: Vec<String>,
    boys: String,
    girls: String,
    both: String,
    rare: String,
    pub(super) dotted_boys: Vec<String>,
    pub(super) dotted_girls: Vec<String>,
    pub(super) dotted_families: Vec<String>,
    pub(super) relations: Vec<String>,
    pub(super) pickups: Vec<String>,
    pub(super) subjects: Vec<String>,
    pub(super) leaders: Vec<String>,
    pub(super) duties: Vec<String>,
    pub(super) reductions: Vec<String>,
    #[serde(rename = "club")]
    pub(super) clubs: Vec<Club>,
    #[serde(skip)]
    pub(super) letters: Letters,
}

/// The characters of given names.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters {
    pub boys: Vec<char>,
    pub girls: Vec<char>,
    pub both: Vec<char>,
    pub rare: Vec<char>,
}

/// A club of the demo school.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Club {
    pub name: String,
    pub activity: String,
    pub days: String,
    pub grades: String,
    pub room: String,
}

impl DemoWords {
    /// Reads the words from their TOML text.
    ///
    /// # Errors
    /// What is missing or wrong in it, as a Chinese sentence.
    pub fn read(text: &str) -> Result<DemoWords, String> {
        let mut words: DemoWords =
            toml::from_str(text).map_err(|error| format!("演示用词表读不懂：{}", error.message()))?;
        words.letters = Letters {
            boys: words.boys.chars().collect(),
            girls: words.girls.chars().collect(),
            both: words.both.chars().collect(),
            rare: words.rare.chars().collect(),
        };
        let lists = [
            words.regions.is_empty(),
            words.banks.is_empty(),
            words.surnames.is_empty(),
            words.letters.boys.is_empty(),
            words.letters.girls.is_empty(),
            words.letters.both.is_empty(),
            words.subjects.is_empty(),
            words.leaders.is_empty(),
            words.duties.is_empty(),
            words.reductions.is_empty(),
        ];
        if lists.contains(&true) {
            return Err("演示用词表里有空的一项，请补全。".to_owned());
        }
        for club in &words.clubs {
            if Weekdays::read(&club.days).is_none() || ActivityType::read(&club.activity).is_none() {
                return Err(format!("演示用词表里「{}」的星期或活动类型读不懂。", club.name));
            }
        }
        Ok(words)
    }
}
