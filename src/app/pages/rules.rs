//! What is checked: every rule with its reason and its way out.

use crate::app::components::{fragment_text, severity_chip};
use crate::app::environment::{Environment, use_environment};
use crate::app::labels::UI;
use crate::app::wording;
use crate::report::RuleEntry;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`RulesPage`].
#[derive(Properties, PartialEq)]
pub struct RulesPageProps {
    /// The rule that the address names.
    pub code: Option<String>,
}

/// The list of rules.
#[component]
pub fn RulesPage(props: &RulesPageProps) -> Html {
    let env = use_environment();
    let search = use_state_eq(String::new);
    // Until the list has arrived there is no rule to go to.
    use_effect_with((props.code.clone(), env.rules.is_empty()), |(code, _)| go_to(code.as_deref()));
    let on_input = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            search.set(input.value());
        })
    };
    let found: Vec<&RuleEntry> = env.rules.iter().filter(|rule| matches(rule, &search)).collect();
    html! {
        <div class="c-text c-rules">
            <h1 id="rules" tabindex="-1">{ env.t(&UI.rules_title) }</h1>
            <p class="c-text__lead">{ env.t(&UI.rules_lead) }</p>
            // The field keeps its own text: a value set from here would lose letters that are typed meanwhile.
            <div class="c-search">
                <label class="c-label" for="search">{ env.t(&UI.rules_search) }</label>
                <input id="search" type="search" oninput={on_input}
                    autocomplete="off" spellcheck="false" aria-describedby="search-hint" />
                <p id="search-hint" class="c-search__hint">{ env.t(&UI.rules_search_hint) }</p>
            </div>
            <p role="status">{ env.t(&wording::rules_found(found.len(), env.rules.len())) }</p>
            // A list of its own: beside a list that shrinks, the field above would be made anew and lose its text.
            <div class="c-rules__list">{ for found.into_iter().map(|rule| rule_article(&env, rule)) }</div>
        </div>
    }
}

/// A search looks into both languages: a colleague may have sent a word in the other one.
fn matches(rule: &RuleEntry, search: &str) -> bool {
    let words = search.to_lowercase();
    let texts = [&rule.title, &rule.why, &rule.fix];
    let haystack = texts.iter().map(|text| format!("{}\n{}", text.en, text.zh_cn)).collect::<Vec<_>>().join("\n");
    let haystack = format!("{} {}\n{haystack}", rule.code, rule.name).to_lowercase();
    words.split_whitespace().all(|word| haystack.contains(word))
}

fn rule_article(env: &Environment, rule: &RuleEntry) -> Html {
    let id = format!("rule-{}", rule.code);
    html! {
        <article class="c-panel c-rule" aria-labelledby={id.clone()} key={rule.code.to_string()}>
            <h2 class="c-rule__title" {id} tabindex="-1">
                <span class="c-rule__code">{ &*rule.code }</span>{ " " }{ fragment_text(env, &rule.title) }
            </h2>
            <p class="c-rule__meta">
                { severity_chip(env, rule.severity) }
                <span>{ env.label(&UI.source) }<b>{ env.t(&rule.source.name()) }</b>{ " · " }{ fragment_text(env, &rule.source_detail) }</span>
                <span>{ env.label(&UI.applies_to) }{ rule.applies_to.join(", ") }</span>
            </p>
            <dl class="c-rule__texts">
                <div><dt>{ env.t(&UI.rule_why) }</dt><dd>{ fragment_text(env, &rule.why) }</dd></div>
                <div><dt>{ env.t(&UI.rule_fix) }</dt><dd>{ fragment_text(env, &rule.fix) }</dd></div>
            </dl>
        </article>
    }
}

/// Focus goes where the address points: to one rule, or to the heading.
fn go_to(code: Option<&str>) {
    use wasm_bindgen::JsCast;
    let document = web_sys::window().and_then(|window| window.document());
    let id = code.map_or_else(|| "rules".to_owned(), |code| format!("rule-{code}"));
    let Some(element) = document.and_then(|document| document.get_element_by_id(&id)) else { return };
    if code.is_some() {
        element.scroll_into_view();
    } else if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}
