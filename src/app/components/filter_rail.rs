//! Which findings are shown.

use super::severity_chip::tone;
use super::{Icon, icon, severity_icon};
use crate::app::environment::{Environment, use_environment};
use crate::app::filters::{Choice, Facet, Filters, levels, minerals, sections, sheets, sources};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::report::Report;
use crate::report::causes::sheet_name;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Properties of [`FilterRail`].
#[derive(Properties, PartialEq)]
pub struct FilterRailProps {
    /// The report.
    pub report: Rc<Report>,
    /// What is hidden.
    pub filters: Filters,
    /// Hides or shows something.
    pub on_change: Callback<Filters>,
}

/// The filters; on a narrow screen only the levels stay open.
#[component]
pub fn FilterRail(props: &FilterRailProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let group = |title, choices: Vec<Choice>| group(&env, title, &choices, &props.filters, &props.on_change);
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let sheet_select = use_node_ref();
    // "Show all" and links to findings also change the sheet.
    use_effect_with((sheet_select.clone(), props.filters.only_sheet.clone()), |(select, sheet)| {
        if let Some(select) = select.cast::<HtmlSelectElement>() {
            select.set_value(sheet.as_deref().unwrap_or_default());
        }
    });
    html! {
        <section class="c-filters" aria-label={env.t(&UI.filters)}>
            { group(&UI.filter_level, levels(report)) }
            <button type="button" class="c-button c-button--small c-filters__more" onclick={toggle}
                aria-expanded={if *open { "true" } else { "false" }} aria-controls="more-filters">
                { icon(Icon::Filter) }{ env.t(&UI.more_filters) }
            </button>
            <div id="more-filters" class={classes!("c-filters__rest", open.then_some("is-open"))}>
                { group(&UI.filter_sheet, sections(report)) }
                { only_sheet(&env, props, &sheet_select) }
                { group(&UI.filter_mineral, minerals(report, &UI.no_mineral)) }
                { group(&UI.filter_source, sources(report)) }
                { only_missed(&env, props) }
            </div>
        </section>
    }
}

fn group(
    env: &Environment,
    title: &Text,
    choices: &[Choice],
    filters: &Filters,
    on_change: &Callback<Filters>,
) -> Html {
    let choice = |choice: &Choice| {
        let (facet, now) = (choice.facet.clone(), filters.clone());
        let toggle = on_change.reform(move |_: Event| {
            let mut next = now.clone();
            next.toggle(facet.clone());
            next
        });
        let mark = match choice.facet {
            Facet::Level(severity) => {
                html! { <span class={format!("c-check__mark c-check__mark--{}", tone(severity))}>{ severity_icon(severity) }</span> }
            }
            _ => Html::default(),
        };
        check(!filters.hidden.contains(&choice.facet), mark, env.t(&choice.name), choice.count, toggle)
    };
    if choices.is_empty() {
        return Html::default();
    }
    html! { <fieldset class="c-filter"><legend>{ env.t(title) }</legend>{ for choices.iter().map(choice) }</fieldset> }
}

fn check(checked: bool, mark: Html, name: AttrValue, count: usize, onchange: Callback<Event>) -> Html {
    html! {
        <label class="c-check">
            <input type="checkbox" {checked} {onchange} />
            { mark }<span class="c-check__name">{ name }</span>{ " " }<span class="c-check__count">{ count }</span>
        </label>
    }
}

/// One sheet with findings, or all.
fn only_sheet(env: &Environment, props: &FilterRailProps, select: &NodeRef) -> Html {
    let now = props.filters.clone();
    let onchange = props.on_change.reform(move |event: Event| {
        let sheet = event.target_unchecked_into::<HtmlSelectElement>().value();
        Filters { only_sheet: Some(sheet).filter(|sheet| !sheet.is_empty()), ..now.clone() }
    });
    let option = |(sheet, count): (&str, usize)| {
        html! { <option value={sheet.to_owned()}>{ env.t(&wording::count_of(&sheet_name(sheet), count)) }</option> }
    };
    html! {
        <div class="c-filter">
            <label class="c-label" for="only-sheet">{ env.t(&UI.only_sheet) }</label>
            <select ref={select.clone()} class="c-select" id="only-sheet" {onchange}>
                <option value="">{ env.t(&UI.all_sheets) }</option>
                { for sheets(&props.report).into_iter().map(option) }
            </select>
        </div>
    }
}

/// What the official Checker does not show.
fn only_missed(env: &Environment, props: &FilterRailProps) -> Html {
    let missed = crate::app::checker::missed(&props.report);
    let now = props.filters.clone();
    let toggle = props.on_change.reform(move |_: Event| Filters { only_missed: !now.only_missed, ..now.clone() });
    html! {
        <div class="c-filter">
            { check(props.filters.only_missed, Html::default(), env.t(&UI.only_missed), missed, toggle) }
        </div>
    }
}
