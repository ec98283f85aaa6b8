//! Search and choices above the list of rules.

use crate::app::environment::use_environment;
use crate::app::labels::UI;
use crate::app::rule_search::RuleSearch;
use crate::report::{RuleGroup, Severity, SourceKind};
use crate::text::Text;
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
    // The field keeps its own text, because a value set at every letter would lose letters that are typed meanwhile.
    // It is set only when the search comes from somewhere else: an address, or the button.
    use_effect_with((props.visit, props.search.words.clone()), {
        let input = input.clone();
        move |(_, words)| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|input| input.value().trim() != words.trim()) {
                input.set_value(words);
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
    let sources = SourceKind::ALL.into_iter().map(|source| (source.name().en.to_string(), source.name()));
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
            <RuleChoice id="rules-group" title={UI.rules_group.clone()} choices={groups.collect::<Vec<_>>()}
                chosen={search.group.clone().unwrap_or_default()} on_choice={on_group} />
            <RuleChoice id="rules-level" title={UI.filter_level.clone()} choices={levels.collect::<Vec<_>>()}
                chosen={search.level.map(Severity::key).unwrap_or_default()} on_choice={on_level} />
            <RuleChoice id="rules-source" title={UI.filter_source.clone()} choices={sources.collect::<Vec<_>>()}
                chosen={search.source.map(|source| source.name().en.to_string()).unwrap_or_default()}
                on_choice={on_source} />
            if !search.is_empty() {
                <button type="button" class="c-button c-rules__all" onclick={on_clear}>{ env.t(&UI.rules_all) }</button>
            }
        </form>
    }
}

/// Properties of [`RuleChoice`].
#[derive(Properties, PartialEq)]
struct RuleChoiceProps {
    /// The element's id.
    id: &'static str,
    /// What is chosen from.
    title: Text,
    /// Values and their words.
    choices: Vec<(String, Text)>,
    /// The value chosen; empty for all.
    chosen: String,
    /// Chooses another one.
    on_choice: Callback<String>,
}

/// A list to choose one of, or all.
#[component]
fn RuleChoice(props: &RuleChoiceProps) -> Html {
    let env = use_environment();
    let select = use_node_ref();
    use_effect_with((props.chosen.clone(), props.choices.len()), {
        let select = select.clone();
        move |(chosen, _)| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(chosen);
            }
        }
    });
    let onchange = props.on_choice.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |(value, name): &(String, Text)| html! { <option value={value.clone()}>{ env.t(name) }</option> };
    html! {
        <div class="c-rules__choice">
            <label class="c-label" for={props.id}>{ env.t(&props.title) }</label>
            <select ref={select} id={props.id} {onchange}>
                <option value="">{ env.t(&UI.rules_any) }</option>
                { for props.choices.iter().map(option) }
            </select>
        </div>
    }
}
