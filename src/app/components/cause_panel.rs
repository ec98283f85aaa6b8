//! Findings with one cause.

use super::finding_row::FindingRow;
use super::{Icon, fragment_text, icon};
use crate::app::environment::use_environment;
use crate::app::strings::wording;
use crate::report::Report;
use crate::report::causes::Cause;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// How many findings of a cause are shown until somebody asks for the rest.
const FIRST: usize = 50;
/// Findings of one rule read alike: a few of them say what the others are.
const FIRST_OF_ONE_RULE: usize = 8;

/// Properties of [`CausePanel`].
#[derive(Properties, PartialEq)]
pub struct CausePanelProps {
    /// Id of the heading.
    pub id: AttrValue,
    /// The report.
    pub report: Rc<Report>,
    /// The cause.
    pub cause: Cause,
    /// Which findings of the report the filters leave.
    pub shown: Rc<BTreeSet<usize>>,
    /// Which findings are open.
    pub open: Rc<BTreeSet<usize>>,
    /// Opens or closes a finding.
    pub on_toggle: Callback<usize>,
    /// Whether a long list is cut.
    pub cut: bool,
    /// Whether the heading is shown; a section with one plain group needs none.
    pub titled: bool,
}

/// Heading and rows.
#[component]
pub fn CausePanel(props: &CausePanelProps) -> Html {
    let env = use_environment();
    let all_wanted = use_state_eq(|| false);
    let indices: Vec<usize> =
        props.cause.findings.iter().copied().filter(|index| props.shown.contains(index)).collect();
    let is_one_rule = props.cause.is_one_rule(&props.report);
    let limit = match (props.cut && !*all_wanted, is_one_rule) {
        (false, _) => usize::MAX,
        // A button that hides one or two rows would be longer than they are.
        (true, true) if indices.len() > FIRST_OF_ONE_RULE + 2 => FIRST_OF_ONE_RULE,
        (true, _) => FIRST,
    };
    // An open finding is never cut away: the sheet view leads back to it.
    let is_drawn = |(place, index): &(usize, &usize)| *place < limit || props.open.contains(index);
    let drawn: Vec<&usize> = indices.iter().enumerate().filter(is_drawn).map(|(_, index)| index).collect();
    let rest = indices.len().saturating_sub(drawn.len());
    let rows = drawn.into_iter().filter_map(|index| {
        let finding = props.report.findings.get(*index)?;
        Some(html! {
            <FindingRow
                key={*index} index={*index} report={props.report.clone()} finding={Rc::new(finding.clone())}
                open={props.open.contains(index)} on_toggle={props.on_toggle.clone()}
            />
        })
    });
    let show_all = {
        let all_wanted = all_wanted.clone();
        Callback::from(move |_: MouseEvent| all_wanted.set(true))
    };
    let counted = if is_one_rule { wording::one_cause(indices.len()) } else { wording::findings(indices.len()) };
    let class = classes!("c-cause__title", (!props.titled).then_some("u-hidden"));
    html! {
        <div class="c-cause">
            <h3 {class} id={props.id.clone()} tabindex="-1">
                { fragment_text(&env, &props.cause.title(&props.report, &env.rule_titles)) }{ " " }
                <span class="c-cause__count">{ env.t(&counted) }</span>
            </h3>
            <ul class="c-cause__rows">{ for rows }</ul>
            if rest > 0 {
                <button type="button" class="c-button c-button--small c-cause__more" onclick={show_all}>
                    { icon(Icon::Down) }{ env.t(&wording::show_the_rest(rest)) }
                </button>
            }
        </div>
    }
}
