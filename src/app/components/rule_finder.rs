//! Search and choices above the list of rules.

use crate::app::environment::{Environment, use_environment};
use crate::app::rule_search::RuleSearch;
use crate::app::strings::UI;
use crate::base::text::Text;
use crate::report::{RuleGroup, Severity, SourceKind};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`RuleFinder`].
#[derive(Properties, PartialEq)]
pub struct RuleFinderProps {
    /// What is looked for.
    pub search: RuleSearch,
    /// How often an address was gone to.
    pub visit: u32,
    /// Looks for something else.
    pub on_search: Callback<RuleSearch>,
}

/// The search.
#[component]
pub fn RuleFinder(props: &RuleFinderProps) -> Html {
    let env = use_environment();
    let (input, latest) = (use_node_ref(), use_mut_ref(RuleSearch::default));
    latest.replace(props.search.clone());
    // The field keeps its own text, because a value set at every letter would lose letters that are
    // typed meanwhile. It is set only when the search comes from somewhere else: an address, or the
    // button.
    use_effect_with((props.visit, props.search.words.clone()), {
        let input = input.clone();
        move |(_, words)| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|input| input.value().trim() != words.trim()) {
                input.set_value(words);
            }
        }
    });
    let selects = (use_node_ref(), use_node_ref(), use_node_ref());
    // The groups may arrive after the choice.
    use_effect_with((props.search.clone(), env.rules.len()), {
        let selects = selects.clone();
        move |(search, _)| {
            let level = search.level.map(Severity::key).unwrap_or_default();
            let source = search.source.map(|source| source.name().en).unwrap_or_default();
            for (select, value) in [
                (&selects.0, search.group.as_deref().unwrap_or_default()),
                (&selects.1, level),
                (&selects.2, source.as_ref()),
            ] {
                if let Some(select) = select.cast::<HtmlSelectElement>() {
                    select.set_value(value);
                }
            }
        }
    });
    let change = |change: fn(&mut RuleSearch, String)| {
        let (latest, on_search) = (latest.clone(), props.on_search.clone());
        Callback::from(move |value: String| {
            let mut next = latest.borrow().clone();
            change(&mut next, value);
            on_search.emit(next);
        })
    };
    let on_words = change(|search, words| search.words = words);
    let oninput = on_words.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let on_clear = {
        let (input, on_search) = (input.clone(), props.on_search.clone());
        Callback::from(move |_: MouseEvent| {
            on_search.emit(RuleSearch::default());
            if let Some(input) = input.cast::<HtmlInputElement>() {
                // The button goes away; what it stood for is looked for here.
                let _ = input.focus();
            }
        })
    };
    let groups = RuleGroup::among(&env.rules).into_iter().map(|group| (group.letter.to_string(), group.name));
    let levels = Severity::ALL.into_iter().map(|level| (level.key().to_owned(), level.name()));
    let has_rules = |source: &SourceKind| env.rules.iter().any(|rule| rule.source == *source);
    let sources =
        SourceKind::ALL.into_iter().filter(has_rules).map(|source| (source.name().en.to_string(), source.name()));
    let on_group = change(|search, letter| search.group = Some(letter).filter(|letter| !letter.is_empty()));
    let on_level = change(|search, key| search.level = Severity::ALL.into_iter().find(|level| level.key() == key));
    let on_source = change(|search, key| {
        search.source = SourceKind::ALL.into_iter().find(|source| source.name().en == key);
    });
    let search = &props.search;
    html! {
        <form class="c-rules__find" role="search" {onsubmit}>
            <div class="c-search">
                <label class="c-label" for="search">{ env.t(&UI.rules_search) }</label>
                <input id="search" ref={input} type="search" {oninput} autocomplete="off" spellcheck="false"
                    aria-describedby="search-hint" />
                <p id="search-hint" class="c-search__hint">{ env.t(&UI.rules_search_hint) }</p>
            </div>
            { choice(&env, &selects.0, "rules-group", &UI.rules_group, Choices { choices: groups.collect(), on_choice: on_group }) }
            { choice(&env, &selects.1, "rules-level", &UI.filter_level, Choices { choices: levels.collect(), on_choice: on_level }) }
            { choice(&env, &selects.2, "rules-source", &UI.filter_source, Choices { choices: sources.collect(), on_choice: on_source }) }
            if !search.is_empty() {
                <button type="button" class="c-button c-rules__all" onclick={on_clear}>{ env.t(&UI.rules_all) }</button>
            }
        </form>
    }
}

/// A list to choose one of, or all.
fn choice(env: &Environment, select: &NodeRef, id: &'static str, title: &Text, list: Choices) -> Html {
    let onchange = list.on_choice.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |(value, name): (String, Text)| html! { <option {value}>{ env.t(&name) }</option> };
    html! {
        <div class="c-rules__choice">
            <label class="c-label" for={id}>{ env.t(title) }</label>
            <select ref={select.clone()} {id} {onchange}>
                <option value="">{ env.t(&UI.rules_any) }</option>
                { for list.choices.into_iter().map(option) }
            </select>
        </div>
    }
}

/// Values with their words, and what chooses one.
struct Choices {
    choices: Vec<(String, Text)>,
    on_choice: Callback<String>,
}
