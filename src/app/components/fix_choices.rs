//! The values to choose from, looking like the drop-down that holds them.

use super::{Icon, icon, whole_file_text};
use crate::app::environment::Environment;
use crate::report::{Finding, FixChoice};
use yew::prelude::*;

/// One line per way to repair the finding, with the option exactly as the file offers it.
pub fn fix_choices(env: &Environment, finding: &Finding) -> Html {
    if finding.choices.is_empty() {
        return Html::default();
    }
    let choice = |choice: &FixChoice| {
        let when = env.t(&choice.when);
        html! {
            <li class="c-choice">
                <span class="c-choice__value">
                    <span class="c-choice__cell">{ choice.cell.addr.to_string() }</span>{ " " }
                    <b>{ whole_file_text(env, &choice.value) }</b>
                    { icon(Icon::Down) }
                </span>
                if !when.is_empty() { <span class="c-choice__when">{ when.clone() }</span> }
            </li>
        }
    };
    html! { <ul class="c-choices">{ for finding.choices.iter().map(choice) }</ul> }
}
