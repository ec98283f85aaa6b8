//! One rule: what demands it, why it matters, what to do, and an example that opens.

use super::severity_chip::tone;
use super::{Icon, file_text, fragment_text, icon, severity_chip, severity_icon};
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::UI;
use crate::base::text::Text;
use crate::report::causes::sheet_name;
use crate::report::{ExampleCell, RuleEntry, RuleExample, Severity};
use crate::samples::learn::Topic;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`RuleArticle`].
#[derive(Properties, PartialEq)]
pub struct RuleArticleProps {
    /// Every rule.
    pub rules: Rc<Vec<RuleEntry>>,
    /// Its place among them.
    pub index: usize,
    /// Whether the address names it.
    pub is_target: bool,
}

/// One rule.
#[component]
pub fn RuleArticle(props: &RuleArticleProps) -> Html {
    let env = use_environment();
    let open = use_state_eq(|| props.is_target);
    use_effect_with(props.is_target, {
        let open = open.setter();
        move |is_target| {
            if *is_target {
                open.set(true);
            }
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let Some(rule) = props.rules.get(props.index) else { return Html::default() };
    let id = format!("rule-{}", rule.code);
    html! {
        <article class="c-panel c-rule" aria-labelledby={id.clone()}>
            <h3 class="c-rule__title" {id} tabindex="-1">
                <a class="c-rule__code" href={format!("#rules/{}", rule.code)}>{ &*rule.code }</a>
                { " " }{ fragment_text(&env, &rule.title) }
            </h3>
            { facts(&env, rule) }
            <dl class="c-rule__texts">
                <div><dt>{ env.t(&UI.rule_why) }</dt><dd>{ fragment_text(&env, &rule.why) }</dd></div>
                <div><dt>{ env.t(&UI.rule_fix) }</dt><dd>{ fragment_text(&env, &rule.fix) }</dd></div>
            </dl>
            { topics(&env, &rule.code) }
            if let Some(example) = &rule.example {
                { example_part(&env, rule, example, *open, &toggle) }
            }
        </article>
    }
}

fn facts(env: &Environment, rule: &RuleEntry) -> Html {
    html! {
        <>
            <p class="c-rule__meta">
                { severity_chip(env, rule.severity) }
                <span>{ env.label(&UI.applies_to) }{ env.t(&rule.templates) }</span>
                <span>{ env.t(&rule.whose_level()) }</span>
                <span class="c-rule__name" lang="en">{ &*rule.name }</span>
            </p>
            <p class="c-rule__source">
                { env.label(&UI.source) }<b class="c-rule__kind">{ env.t(&rule.source.name()) }</b>{ " · " }
                { env.t(&rule.source.meaning()) }<br />
                { fragment_text(env, &rule.source_detail) }
            </p>
        </>
    }
}

/// The topics that explain what the rule is about.
fn topics(env: &Environment, code: &str) -> Html {
    let named = || env.topics().iter().filter(|topic| topic.names_rule(code));
    if named().next().is_none() || !env.shows(Feature::Learn) {
        return Html::default();
    }
    let link = |topic: &Topic| {
        html! { <a class="c-rule__topic" href={format!("#learn/{}", topic.id)}>{ env.t(&topic.title) }</a> }
    };
    html! { <p class="c-rule__topics">{ env.label(&UI.learn_read) }{ for named().map(link) }</p> }
}

fn example_part(
    env: &Environment,
    rule: &RuleEntry,
    example: &RuleExample,
    open: bool,
    toggle: &Callback<MouseEvent>,
) -> Html {
    let id = format!("example-{}", rule.code);
    html! {
        <div class={classes!("c-rule__more", open.then_some("is-open"))}>
            <button type="button" class="c-rule__toggle" onclick={toggle.clone()}
                aria-expanded={if open { "true" } else { "false" }} aria-controls={id.clone()}>
                { icon(Icon::Down) }{ env.t(&UI.rule_example) }
                <span class="u-hidden">{ " " }{ &*rule.code }</span>
            </button>
            <div {id}>
                if open {
                    <div class={format!("c-example c-example--{}", tone(example.finding.severity))}>
                        { bad(env, example) }
                        { good(env, example) }
                    </div>
                }
            </div>
        </div>
    }
}

fn bad(env: &Environment, example: &RuleExample) -> Html {
    let finding = &example.finding;
    let differing = |label: &Text, text: &Option<Text>| {
        text.as_ref().map(|text| html! { <p>{ env.label(label) }{ fragment_text(env, text) }</p> })
    };
    html! {
        <div>
            <h4 class="c-label">{ env.t(&UI.rule_bad) }</h4>
            <p>{ env.t(&example.bad_lead()) }</p>
            { cells(env, &UI.rule_bad, &example.bad, finding.severity) }
            <p class="c-label">{ env.t(&UI.rule_says) }</p>
            <div class="c-example__said">
                <p class="c-example__message">
                    { severity_chip(env, finding.severity) }<span>{ fragment_text(env, &finding.message) }</span>
                </p>
                { differing(&UI.rule_why, &finding.why) }
                { differing(&UI.rule_fix, &finding.fix) }
            </div>
        </div>
    }
}

fn good(env: &Environment, example: &RuleExample) -> Html {
    html! {
        <div>
            <h4 class="c-label">{ env.t(&UI.rule_good) }</h4>
            <p>{ env.t(&example.good_lead()) }</p>
            { cells(env, &UI.rule_good, &example.good, example.finding.severity) }
        </div>
    }
}

fn cells(env: &Environment, title: &Text, cells: &[ExampleCell], severity: Severity) -> Html {
    if cells.is_empty() {
        return Html::default();
    }
    let row = |cell: &ExampleCell| {
        html! {
            <tr class={cell.wrong.then_some("is-wrong")}>
                <th scope="row" class="c-now__cell">
                    <span class="c-now__sheet">{ env.t(&sheet_name(&cell.cell.sheet)) }</span>
                    { cell.cell.addr.to_string() }
                </th>
                <td class="c-now__label">{ env.t(&cell.label) }</td>
                <td class="c-now__value">
                    if cell.wrong {
                        <span class="c-now__mark">{ severity_icon(severity) }<span class="u-hidden">{ env.t(&UI.wrong) }</span></span>
                    }
                    { value(env, cell) }
                    if cell.hidden { { " " }<i>{ env.t(&UI.hidden) }</i> }
                </td>
            </tr>
        }
    };
    html! {
        <table class="c-now">
            <caption class="u-hidden">{ env.t(title) }</caption>
            <thead class="u-hidden">
                <tr>
                    <th scope="col">{ env.t(&UI.cell) }</th>
                    <th scope="col">{ env.t(&UI.question) }</th>
                    <th scope="col">{ env.t(&UI.value) }</th>
                </tr>
            </thead>
            <tbody>{ for cells.iter().map(row) }</tbody>
        </table>
    }
}

fn value(env: &Environment, cell: &ExampleCell) -> Html {
    match (cell.value.trim().is_empty(), cell.formula) {
        (true, false) => html! { <i>{ env.t(&UI.blank) }</i> },
        (true, true) => html! { <i>{ env.t(&UI.no_result) }</i> },
        (false, formula) => html! {
            <>
                { file_text(env, &cell.value) }
                if formula { { " " }<i>{ env.t(&UI.formula) }</i> }
            </>
        },
    }
}
