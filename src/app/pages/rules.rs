//! What is checked: every rule with its reason, its way out and an example.

use crate::app::browser::{focus, replace_hash, show_element, to_top};
use crate::app::components::{RuleArticle, RuleFinder};
use crate::app::environment::{Environment, use_environment};
use crate::app::route::RulesPlace;
use crate::app::rule_search::{RuleSearch, haystack};
use crate::app::strings::{UI, wording};
use crate::report::{RuleEntry, RuleGroup};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`RulesPage`].
#[derive(Properties, PartialEq)]
pub struct RulesPageProps {
    /// What the address names.
    pub place: RulesPlace,
    /// How often an address was gone to.
    pub visit: u32,
    /// What was looked for last, which outlasts a visit to another page. Never in the address: it
    /// may be the name of a supplier.
    pub search: UseStateHandle<RuleSearch>,
}

/// The list of rules.
#[component]
pub fn RulesPage(props: &RulesPageProps) -> Html {
    let env = use_environment();
    // A rule that the address names is never hidden by a search from before.
    let is_aside = use_state_eq(|| matches!(props.place, RulesPlace::Rule(_)));
    let search = if *is_aside { RuleSearch::default() } else { (*props.search).clone() };
    let wanted = use_mut_ref(|| None::<RulesPlace>);
    use_effect_with((props.place.clone(), props.visit), {
        let (is_aside, wanted) = (is_aside.setter(), wanted.clone());
        move |(place, _)| {
            is_aside.set(matches!(place, RulesPlace::Rule(_)));
            wanted.replace(Some(place.clone()));
        }
    });
    use_effect({
        let (wanted, rules) = (wanted.clone(), env.rules.clone());
        // A rule may be there only after the next time that the list is drawn.
        move || {
            let place = wanted.borrow().clone();
            if place.is_some_and(|place| go_to(&place, &rules)) {
                wanted.replace(None);
            }
        }
    });
    let haystacks = use_memo(env.rules.clone(), |rules| rules.iter().map(haystack).collect::<Vec<_>>());
    let on_search = Callback::from({
        let (search, is_aside) = (props.search.setter(), is_aside.clone());
        move |next| {
            wanted.replace(None);
            if *is_aside {
                // The address no longer names what is shown, so that it can be gone to again.
                replace_hash("#rules");
                is_aside.set(false);
            }
            search.set(next);
        }
    });
    let found: Vec<usize> = (env.rules.iter().zip(haystacks.iter()).enumerate())
        .filter_map(|(index, (rule, haystack))| search.accepts(rule, haystack).then_some(index))
        .collect();
    let unknown = match &props.place {
        RulesPlace::Rule(code) if !env.rules.is_empty() => {
            (!env.rules.iter().any(|rule| rule.code == *code)).then(|| {
                html! { <p class="c-rules__unknown">{ env.t(&wording::no_rule(code)) }</p> }
            })
        }
        _ => None,
    };
    html! {
        <div class="c-text c-rules">
            <h1 id="rules" tabindex="-1">{ env.t(&UI.rules_title) }</h1>
            <p class="c-text__lead">{ env.t(&UI.rules_lead) }</p>
            { unknown }
            <RuleFinder {search} visit={props.visit} {on_search} />
            <p class="c-rules__count" role="status">
                { env.t(&wording::rules_found(found.len(), env.rules.len())) }
                if found.is_empty() && !env.rules.is_empty() { { " " }{ env.t(&UI.rules_none) } }
            </p>
            // A list of its own: next to a list that shrinks, the field above would be made again
            // and lose its text.
            <div class="c-rules__list">{ groups(&env, &found, &props.place) }</div>
        </div>
    }
}

fn groups(env: &Environment, found: &[usize], place: &RulesPlace) -> Html {
    let target = match place {
        RulesPlace::Rule(code) => Some(code.as_str()),
        RulesPlace::Top => None,
    };
    let rule = |index: usize| env.rules.get(index);
    let article = |index: usize, entry: &RuleEntry| {
        let is_target = target == Some(&*entry.code);
        html! { <RuleArticle key={entry.code.to_string()} rules={Rc::clone(&env.rules)} {index} {is_target} /> }
    };
    let section = |group: RuleGroup| {
        let id = format!("group-{}", group.letter);
        let of_group = found.iter().filter_map(|index| rule(*index).map(|entry| (*index, entry)));
        let of_group: Vec<_> = of_group.filter(|(_, entry)| entry.group == group).collect();
        if of_group.is_empty() {
            return Html::default();
        }
        html! {
            <section class="c-rules__group" aria-labelledby={id.clone()} key={group.letter.to_string()}>
                <h2 {id}>{ env.t(&group.name) }</h2>
                { for of_group.into_iter().map(|(index, entry)| article(index, entry)) }
            </section>
        }
    };
    html! { { for RuleGroup::among(&env.rules).into_iter().map(section) } }
}

/// Moves the focus where the address points: to one rule, or to the heading. Tells whether it is
/// there.
fn go_to(place: &RulesPlace, rules: &[RuleEntry]) -> bool {
    let id = match place {
        RulesPlace::Rule(_) if rules.is_empty() => return false,
        RulesPlace::Rule(code) if rules.iter().any(|rule| rule.code == *code) => format!("rule-{code}"),
        RulesPlace::Top | RulesPlace::Rule(_) => "rules".to_owned(),
    };
    if id.starts_with("rule-") {
        return show_element(&id);
    }
    let is_there = focus(&id);
    if is_there {
        to_top();
    }
    is_there
}
