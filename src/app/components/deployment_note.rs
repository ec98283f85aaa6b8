//! What is wrong with the `config.json` of the deployment, for the person who can mend it.

use super::{Icon, icon};
use crate::app::deployment::{CONFIG, Feature};
use crate::app::environment::use_environment;
use crate::app::strings::UI;
use crate::base::text::Text;
use yew::prelude::*;

/// Properties of [`DeploymentNote`].
#[derive(Properties, PartialEq)]
pub struct DeploymentNoteProps {
    /// What became of the profile that the deployment names, where no profiles are shown.
    pub profile: Option<Text>,
    /// What became of its lists, where no lists are shown.
    pub lists: Option<Text>,
}

/// The note; nothing where all is in order.
#[component]
pub fn DeploymentNote(props: &DeploymentNoteProps) -> Html {
    let env = use_environment();
    let mut lines: Vec<&Text> = env.deployed.says.mistakes.iter().map(|mistake| &mistake.text).collect();
    if !env.shows(Feature::Profiles) {
        lines.extend(&props.profile);
    }
    if !env.shows(Feature::Lists) {
        lines.extend(&props.lists);
    }
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <div class="c-profile__mistakes c-deployed" role="alert">
            <p>{ icon(Icon::Must) }{ env.t(&UI.deployed_wrong) }</p>
            <ul aria-label={CONFIG}>{ for lines.into_iter().map(|line| html! { <li>{ env.t(line) }</li> }) }</ul>
        </div>
    }
}
