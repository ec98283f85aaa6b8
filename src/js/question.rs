//! What JavaScript asks for.

use super::answer::Failure;
use crate::base::date::Date;
use crate::base::text::Shown;
use crate::lists::HeadlessList;
use crate::profile;
use crate::profile::{Profile, Settings};
use crate::reference::Lists;
use crate::text;
use serde::Deserialize;

/// A question. The bytes of the file and of the lists come with it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// A check.
    Check(CheckOptions),
    /// A check with its receipt.
    Receipt(CheckOptions),
    /// Whether a check gives what a receipt, which is JSON, says. Name and day are those of the
    /// receipt.
    Verify(String, CheckOptions),
    /// The refusal of a file that is too large to be handed over.
    TooLarge(TooLarge),
    /// What became of the rows of a list.
    List(ListAbout),
    /// What lists say about ids and names.
    Smelters(SmeltersAbout),
}

/// What a check is told. Everything that a caller may leave out has its usual value set by the
/// package.
#[derive(Clone, Debug, Deserialize)]
pub struct CheckOptions {
    /// Name of the file.
    pub name: String,
    /// Password of an encrypted file.
    pub password: Option<String>,
    /// The day of the check. Without one, rules that need it say that they were skipped.
    #[serde(default, deserialize_with = "a_day")]
    pub today: Option<Date>,
    /// A buyer profile: the id of a built-in one, or its text in TOML or JSON.
    pub profile: Option<String>,
    /// Whether the built-in facts are used.
    pub built_in_facts: bool,
    /// The lists to compare with.
    pub lists: Vec<ListAbout>,
}

/// A date of which the day is known.
fn a_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let date = Option::<Date>::deserialize(deserializer)?;
    match date {
        Some(date) if date.is_month() => Err(serde::de::Error::custom("not a day such as 2026-03-31")),
        date => Ok(date),
    }
}

/// Ids and names to look up.
#[derive(Clone, Debug, Deserialize)]
pub struct SmeltersAbout {
    /// The text with them.
    pub text: String,
    /// Whether the built-in facts are used.
    pub built_in_facts: bool,
    /// The lists to look in.
    pub lists: Vec<ListAbout>,
}

/// A file by its name and size alone.
#[derive(Clone, Debug, Deserialize)]
pub struct TooLarge {
    /// Name of the file.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
}

/// What is said about a list.
#[derive(Clone, Debug, Deserialize)]
pub struct ListAbout {
    /// Name of its file.
    pub name: String,
    /// The day that it describes; where it is not said, it is recognised.
    pub date: Option<Date>,
    /// Where it comes from, for the report.
    pub source: Option<String>,
}

impl ListAbout {
    /// The list with its content.
    pub(super) fn with<'a>(&'a self, bytes: &'a [u8], number: usize) -> HeadlessList<'a> {
        HeadlessList { bytes, file: &self.name, date: self.date, saved: None, source: self.source.as_deref(), number }
    }
}

impl CheckOptions {
    /// The settings of the check.
    ///
    /// # Errors
    /// When the profile or a list cannot be used.
    pub(super) fn settings(&self, lists: &[Vec<u8>]) -> Result<Settings, Failure> {
        let profile = self.profile.as_deref().map_or_else(|| Ok(Profile::default()), profile_of)?;
        Ok(Settings { today: self.today, profile, lists: lists_in_use(&self.lists, lists, self.built_in_facts)? })
    }
}

impl SmeltersAbout {
    /// The lists to look in.
    ///
    /// # Errors
    /// When one cannot be used.
    pub(super) fn lists(&self, lists: &[Vec<u8>]) -> Result<Lists, Failure> {
        lists_in_use(&self.lists, lists, self.built_in_facts)
    }
}

fn lists_in_use(abouts: &[ListAbout], lists: &[Vec<u8>], built_in_facts: bool) -> Result<Lists, Failure> {
    let mut read = Vec::new();
    for ((about, bytes), number) in abouts.iter().zip(lists).zip(1..) {
        let (lists, _) = about.with(bytes, number).read().map_err(|reason| Failure::of_list(&about.name, &reason))?;
        read.extend(lists);
    }
    Ok(Lists::in_use(read, built_in_facts))
}

fn profile_of(id_or_text: &str) -> Result<Profile, Failure> {
    if let Some(profile) = profile::built_in(id_or_text) {
        return Ok(profile);
    }
    // A misspelt id would otherwise be called a mistake of TOML.
    if is_one_word(id_or_text) {
        let ids = profile::built_in_ids().collect::<Vec<_>>().join(", ");
        return Err(Failure::of_profile(text!(
            en: "There is no built-in profile \"{id}\". Built in are: {ids}",
            zh: "没有名为“{id}”的内置配置。内置配置有：{ids}", id = Shown(id_or_text), ids = ids)));
    }
    profile::read(id_or_text).map_err(Failure::of_profile_mistakes)
}

fn is_one_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}
