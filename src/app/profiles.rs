//! The buyer profiles of the page: which there are, which is in use, and what was wrong with one
//! that was not taken. Nothing here touches the browser.

use super::deployment::CONFIG;
use super::worker::protocol::ProfileSource;
use crate::app::strings::UI;
use crate::base::text::{Shown, Text};
use crate::profile::{ProfileData, ProfileError};
use crate::report::ProfileInfo;
use crate::text;

/// A profile that can be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Where it comes from.
    pub source: ProfileSource,
    /// What it is.
    pub info: ProfileInfo,
}

/// A profile that was not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct RejectedProfile {
    /// Name of its file.
    pub file: String,
    /// What is wrong with it.
    pub mistakes: Vec<ProfileError>,
}

impl RejectedProfile {
    /// A problem of a file as a whole.
    pub fn about(file: &str, message: Text) -> Self {
        let mistakes = vec![ProfileError { line: None, field: String::new(), message }];
        Self { file: file.to_owned(), mistakes }
    }

    /// What became of the file, and what is in use all the same.
    pub fn text(&self, in_use: &ProfileInfo) -> Text {
        text!(
            en: "{file} was not taken; \"{profile}\" stays in use",
            zh: "未采用 {file}，仍使用“{profile}”", file = Shown(&self.file); profile: in_use.name)
    }
}

/// The profiles of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Profiles {
    /// What can be chosen: the built-in ones, then those that were loaded.
    pub choices: Vec<Choice>,
    /// The place of the one in use.
    chosen: usize,
    /// The last one that was not taken, until another one is.
    pub problem: Option<RejectedProfile>,
}

impl Default for Profiles {
    fn default() -> Self {
        Self { choices: vec![Choice::default()], chosen: 0, problem: None }
    }
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Action {
    /// The list of built-in profiles has arrived.
    BuiltIn(Vec<ProfileData>),
    /// A profile was loaded, and is used from now on.
    Loaded(Box<Choice>),
    /// The one at this place is used from now on.
    Choose(usize),
    /// The one with this id is used from now on.
    ChooseId(String),
    /// A profile was not taken.
    Refused(RejectedProfile),
}

impl Profiles {
    /// The profile in use.
    pub fn in_use(&self) -> Choice {
        self.choices.get(self.chosen).cloned().unwrap_or_default()
    }

    /// Its place among the choices.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// The profiles after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::BuiltIn(profiles) => {
                let in_use = self.in_use();
                let built_in = |ProfileData { info, json }| {
                    let source = if info.is_default() { ProfileSource::Usual } else { ProfileSource::BuiltIn(json) };
                    Choice { source, info }
                };
                let loaded =
                    self.choices.iter().filter(|choice| matches!(choice.source, ProfileSource::Loaded(_))).cloned();
                next.choices = profiles.into_iter().map(built_in).chain(loaded).collect();
                next.choose(|choice| choice.source == in_use.source);
            }
            Action::Loaded(loaded) => {
                next.problem = None;
                // A newer file of the same profile takes the place of the older one.
                next.choices.retain(|choice| {
                    !matches!(choice.source, ProfileSource::Loaded(_)) || choice.info.id != loaded.info.id
                });
                next.chosen = next.choices.len();
                next.choices.push(*loaded);
            }
            Action::Choose(place) => {
                next.problem = None;
                next.chosen = place.min(self.choices.len().saturating_sub(1));
            }
            Action::ChooseId(id) => {
                if !next.choose(|choice| choice.info.id == id) {
                    next.problem = Some(RejectedProfile::about(CONFIG, UI.profile_not_beside.clone()));
                }
            }
            Action::Refused(problem) => next.problem = Some(problem),
        }
        next
    }

    fn choose(&mut self, is_meant: impl Fn(&Choice) -> bool) -> bool {
        let place = self.choices.iter().position(is_meant);
        self.chosen = place.unwrap_or(0);
        place.is_some()
    }
}

/// Whether a file of this name is taken for a profile.
pub fn is_profile(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".toml", ".json"].iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info(id: &str) -> ProfileInfo {
        ProfileInfo { id: id.to_owned(), ..ProfileInfo::default() }
    }

    fn built_in() -> Vec<ProfileData> {
        ["default", "strict"].map(|id| ProfileData { info: info(id), json: id.to_owned() }).to_vec()
    }

    fn loaded(id: &str, text: &str) -> Action {
        Action::Loaded(Box::new(Choice { source: ProfileSource::Loaded(text.to_owned()), info: info(id) }))
    }

    fn ids(profiles: &Profiles) -> Vec<&str> {
        profiles.choices.iter().map(|choice| choice.info.id.as_str()).collect()
    }

    #[test]
    fn a_loaded_profile_is_used_until_another_one_is_chosen() {
        let start = Profiles::default().after(Action::BuiltIn(built_in()));
        let with = start.after(loaded("buyer", "1"));
        assert_eq!((ids(&with), with.chosen()), (vec!["default", "strict", "buyer"], 2));
        let newer = with.after(loaded("buyer", "2"));
        assert_eq!(newer.in_use().source, ProfileSource::Loaded("2".to_owned()));
        assert_eq!(newer.choices.len(), 3);
        assert_eq!(newer.after(Action::Choose(0)).in_use().info.id, "default");
    }

    #[test]
    fn the_list_may_arrive_after_the_choice() {
        let early = Profiles::default().after(loaded("buyer", "1"));
        let late = early.after(Action::BuiltIn(built_in()));
        assert_eq!((ids(&late), late.in_use().info.id.as_str()), (vec!["default", "strict", "buyer"], "buyer"));
    }

    #[test]
    fn a_refused_profile_changes_nothing_but_is_said() {
        let problem = RejectedProfile::about("a.toml", UI.profile_not_read.clone());
        let refused = Profiles::default().after(Action::Refused(problem));
        assert!(refused.in_use().info.is_default());
        let said = refused.problem.as_ref().unwrap().text(&refused.in_use().info);
        assert_eq!(said.en, "a.toml was not taken; \"Default\" stays in use");
        assert!(refused.after(loaded("buyer", "1")).problem.is_none());
        assert!(Profiles::default().after(Action::ChooseId("nobody".to_owned())).problem.is_some());
    }
}
