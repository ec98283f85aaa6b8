//! The corrected copy: each change with before and after, all off until the user chooses.

use super::cell_tag::plain_cell_tag;
use super::export_dialog::save_again;
use super::{Icon, fragment_text, icon, whole_file_text};
use crate::app::corrections::{self, Chosen, LISTED};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{CheckedFile, Picked, use_corrector};
use crate::app::strings::UI;
use crate::report::Report;
use crate::report::causes::sheet_name;
use crate::report::corrections::{NewValue, Proposal, SkippedCorrection};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`CorrectionPanel`].
#[derive(Properties, PartialEq)]
pub struct CorrectionPanelProps {
    /// The report.
    pub report: Rc<Report>,
    /// The file of the report.
    pub file: CheckedFile,
    /// Checks a file.
    pub on_pick: Callback<Picked>,
}

/// The panel; nothing where there is nothing to offer and nothing to say.
#[component]
pub fn CorrectionPanel(props: &CorrectionPanelProps) -> Html {
    let env = use_environment();
    let chosen = use_state_eq(Chosen::default);
    let everything = use_state_eq(|| false);
    let corrector = use_corrector(&props.report, &props.file);
    let offer = &props.report.corrections;
    if offer.is_empty() {
        return Html::default();
    }
    let on_toggle = Callback::from({
        let (setter, chosen) = (chosen.setter(), chosen.clone());
        move |place: usize| setter.set(chosen.toggled(place))
    });
    let on_all = Callback::from({
        let (setter, all) = (chosen.setter(), Chosen::all(offer));
        move |_: MouseEvent| setter.set(all.clone())
    });
    let on_none = Callback::from({
        let setter = chosen.setter();
        move |_: MouseEvent| setter.set(Chosen::default())
    });
    let on_everything = Callback::from({
        let setter = everything.setter();
        move |_: MouseEvent| setter.set(true)
    });
    let on_save = Callback::from({
        let (make, report, chosen) = (corrector.make.clone(), props.report.clone(), (*chosen).clone());
        move |_: MouseEvent| make.emit(chosen.of(&report.corrections))
    });
    let listed = if *everything { offer.proposals.len() } else { LISTED };
    let items = offer.proposals.iter().take(listed).enumerate().map(|(place, proposal)| {
        let on_toggle = on_toggle.reform(move |_: Event| place);
        item(&env, place, proposal, chosen.has(place), on_toggle)
    });
    let check_copy = corrector.copy.clone().map(|copy| {
        let on_pick = props.on_pick.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_pick.emit(copy.clone()));
        html! {
            <button type="button" class="c-button" {onclick}>{ icon(Icon::Again) }{ env.t(&UI.correct_check) }</button>
        }
    });
    html! {
        <details class="c-panel c-correct" id="corrected-copy">
            <summary>
                <h2 class="c-correct__title">{ env.t(&UI.correct_title) }</h2>
                <span class="c-correct__count">{ env.t(&corrections::offered(offer)) }</span>
            </summary>
            <p class="c-correct__lead">{ env.t(&UI.correct_lead) }</p>
            if !offer.proposals.is_empty() {
                <div class="c-correct__choose">
                    <button type="button" class="c-button c-button--small" onclick={on_all}>{ env.t(&UI.correct_all) }</button>
                    <button type="button" class="c-button c-button--small" onclick={on_none}>{ env.t(&UI.correct_none) }</button>
                </div>
                <ul class="c-correct__list" aria-label={env.t(&UI.correct_changes)}>{ for items }</ul>
                if offer.proposals.len() > listed {
                    <button type="button" class="c-link" onclick={on_everything}>
                        { env.t(&corrections::show_all(offer.proposals.len())) }
                    </button>
                }
                if offer.not_listed > 0 { <p>{ env.t(&corrections::not_listed(offer.not_listed)) }</p> }
                <div class="c-correct__save">
                    if chosen.count() > 0 {
                        <button type="button" class="c-button c-button--primary" onclick={on_save}>
                            { env.t(&corrections::save_label(chosen.count())) }
                        </button>
                    } else {
                        <p class="c-correct__hint">{ env.t(&UI.correct_choose_first) }</p>
                    }
                    <p class="c-correct__status" role="status">{ corrector.copying.text().map(|text| fragment_text(&env, &text)) }</p>
                    { check_copy }
                </div>
                if let Some(saved) = corrector.copying.saved() {
                    { save_again(&env, saved) }
                    <p class="c-correct__hint">{ env.t(&UI.correct_recalculate) }</p>
                }
            }
            if !offer.skipped.is_empty() {
                <h3 class="c-correct__left">{ env.t(&corrections::skipped(offer.skipped.len())) }</h3>
                <ul class="c-correct__skipped">
                    { for offer.skipped.iter().take(if *everything { usize::MAX } else { LISTED }).map(|cell| left(&env, cell)) }
                </ul>
            }
        </details>
    }
}

fn item(env: &Environment, place: usize, proposal: &Proposal, checked: bool, on_toggle: Callback<Event>) -> Html {
    let id = format!("correct-{place}");
    let changes = proposal.changes.iter().map(|change| {
        let before = corrections::before(change, proposal.kind);
        let after = corrections::after(change);
        let after = match &change.after {
            NewValue::Text(_) => whole_file_text(env, after.get(env.lang)),
            NewValue::Day(_) | NewValue::Blank => html! { { env.t(&after) } },
        };
        html! {
            <li class="c-correct__change">
                { plain_cell_tag(&change.cell) }
                <span class="u-hidden">{ env.label(&UI.correct_before) }</span>
                <span class="c-correct__before">{ whole_file_text(env, &before) }</span>
                <span aria-hidden="true">{ "→" }</span>
                <span class="u-hidden">{ env.label(&UI.correct_after) }</span>
                <span class="c-correct__after">{ after }</span>
            </li>
        }
    });
    let sheet = proposal.cell().map(|cell| env.t(&sheet_name(&cell.sheet)));
    html! {
        <li class="c-correct__item">
            <input type="checkbox" id={id.clone()} {checked} onchange={on_toggle} />
            <div>
                <label class="c-correct__label" for={id}>
                    <span class="c-correct__sheet">{ sheet }</span>{ " " }{ fragment_text(env, &proposal.label) }
                    <span class="u-hidden">{ proposal.cell().map(|cell| format!(" {}", cell.addr)) }</span>
                </label>
                <ul class="c-correct__changes">{ for changes }</ul>
                <p class="c-correct__why">
                    { fragment_text(env, &proposal.why) }{ " " }
                    { for proposal.codes.iter().map(|code| html! { <span class="c-finding__code">{ &**code }</span> }) }
                </p>
            </div>
        </li>
    }
}

fn left(env: &Environment, skipped: &SkippedCorrection) -> Html {
    html! {
        <li>
            <span class="c-correct__sheet">{ env.t(&sheet_name(&skipped.cell.sheet)) }</span>
            { " " }{ plain_cell_tag(&skipped.cell) }{ " " }
            <span class="c-correct__why">{ fragment_text(env, &skipped.why) }</span>{ " " }
            <span class="c-finding__code">{ &*skipped.code }</span>
        </li>
    }
}
