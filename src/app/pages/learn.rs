//! What the words of the templates mean, what each question asks, and the glossary.

use crate::app::browser::{focus, show_element, to_top};
use crate::app::components::{deferred_status, fragment_text, learn_block};
use crate::app::environment::{Environment, use_environment};
use crate::app::route::LearnPlace;
use crate::app::strings::{UI, wording};
use crate::base::text::Lang;
use crate::glossary::Term;
use crate::samples::learn::{Source, Topic};
use std::borrow::Cow;
use yew::prelude::*;

/// Properties of [`LearnPage`].
#[derive(Properties, PartialEq)]
pub struct LearnPageProps {
    /// What the address names.
    pub place: LearnPlace,
    /// How often an address was gone to.
    pub visit: u32,
}

/// The topics, one of them, or the glossary.
#[component]
pub fn LearnPage(props: &LearnPageProps) -> Html {
    let env = use_environment();
    let is_there = env.lessons.here().is_some();
    use_effect_with((props.place.clone(), props.visit, is_there), |(place, _, _)| match place {
        LearnPlace::Term(id) if show_element(&format!("word-{id}")) => {}
        _ => {
            focus("learn");
            to_top();
        }
    });
    let topic = match &props.place {
        LearnPlace::Topic(id) => env.topics().iter().find(|topic| topic.id == *id),
        LearnPlace::Top | LearnPlace::Glossary | LearnPlace::Term(_) => None,
    };
    let content = match (&props.place, topic) {
        (_, Some(topic)) => one_topic(&env, topic),
        (LearnPlace::Glossary | LearnPlace::Term(_), None) if is_there => glossary(&env),
        (_, None) => overview(&env, &props.place, is_there),
    };
    // A list of its own: what another topic draws is never taken for a changed part of this one.
    html! { <div class="c-text c-learn">{ content }</div> }
}

/// The name of a topic, as the title of the page.
pub fn learn_title(env: &Environment, place: &LearnPlace) -> AttrValue {
    let topic = match place {
        LearnPlace::Topic(id) => env.topics().iter().find(|topic| topic.id == *id),
        LearnPlace::Glossary | LearnPlace::Term(_) => return env.t(&UI.learn_glossary),
        LearnPlace::Top => None,
    };
    topic.map_or_else(|| env.t(&UI.learn_title), |topic| env.t(&topic.title))
}

fn overview(env: &Environment, place: &LearnPlace, is_there: bool) -> Html {
    let unknown = matches!(place, LearnPlace::Topic(_)) && is_there;
    html! {
        <>
            <h1 id="learn" tabindex="-1">{ env.t(&UI.learn_title) }</h1>
            <p class="c-text__lead">{ env.t(&UI.learn_lead) }</p>
            if unknown { <p class="c-learn__unknown">{ env.t(&UI.learn_unknown) }</p> }
            { deferred_status(env, &env.lessons, &UI.learn_missing) }
            <ul class="c-learn__topics">
                { for env.topics().iter().map(|topic| html! {
                    <li class="c-panel" key={topic.id.to_string()}>
                        <h2><a href={address(&topic.id)}>{ env.t(&topic.title) }</a></h2>
                        <p>{ fragment_text(env, &topic.lead) }</p>
                    </li>
                }) }
                if is_there {
                    <li class="c-panel">
                        <h2><a href="#learn/glossary">{ env.t(&UI.learn_glossary) }</a></h2>
                        <p>{ env.t(&UI.learn_glossary_lead) }</p>
                    </li>
                }
            </ul>
        </>
    }
}

fn one_topic(env: &Environment, topic: &Topic) -> Html {
    let term = |id: &Cow<'static, str>| env.terms().iter().find(|term| term.id == *id);
    html! {
        <>
            { back(env) }
            <h1 id="learn" tabindex="-1">{ env.t(&topic.title) }</h1>
            <p class="c-text__lead">{ fragment_text(env, &topic.lead) }</p>
            { for topic.blocks.iter().map(|block| learn_block(env, block)) }
            <h2>{ env.t(&UI.learn_words) }</h2>
            <dl class="c-learn__terms">
                { for topic.terms.iter().filter_map(term).map(|term| html! {
                    <div>
                        <dt><a href={format!("#learn/word/{}", term.id)}>{ env.t(&term.term) }</a></dt>
                        <dd>{ fragment_text(env, &term.meaning) }</dd>
                    </div>
                }) }
            </dl>
            <h2>{ env.t(&UI.learn_next) }</h2>
            <ul>{ for topic.next.iter().map(|id| html! { <li>{ topic_link(env, id) }</li> }) }</ul>
            <h2>{ env.t(&UI.learn_sources) }</h2>
            <ul class="c-learn__sources">{ for topic.sources.iter().map(|one| source(env, one)) }</ul>
            <p class="c-text__small">{ env.t(&UI.learn_own_words) }</p>
        </>
    }
}

/// The address is text: a link would lead out of the page, which asks for nothing once it has
/// loaded.
fn source(env: &Environment, source: &Source) -> Html {
    html! {
        <li>
            { fragment_text(env, &source.title) }{ wording::in_brackets(&source.date).get(env.lang).to_owned() }
            { " " }<span class="c-learn__address" lang="en">{ &*source.address }</span>
        </li>
    }
}

fn glossary(env: &Environment) -> Html {
    let topics = |term: &Term| {
        let named = env.topics().iter().filter(|topic| topic.terms.contains(&term.id));
        named.map(|topic| topic_link(env, &topic.id)).collect::<Vec<_>>()
    };
    let entry = |term: &Term| {
        let topics = topics(term);
        let (first, second) = match env.lang {
            Lang::En => (Lang::En, Lang::ZhCn),
            Lang::ZhCn => (Lang::ZhCn, Lang::En),
        };
        html! {
            <div key={term.id.to_string()}>
                <dt id={format!("word-{}", term.id)} tabindex="-1">
                    { term.term.get(first).to_owned() }{ " " }
                    <span class="c-learn__other" lang={second.tag()}>{ term.term.get(second).to_owned() }</span>
                </dt>
                <dd>
                    { fragment_text(env, &term.meaning) }
                    <span class="c-learn__from">{ env.label(&UI.source) }{ fragment_text(env, &term.source) }</span>
                    if !topics.is_empty() {
                        <span class="c-learn__from">
                            { env.label(&UI.learn_read) }
                            { for topics.into_iter().map(|link| html! { <span class="c-learn__link">{ link }</span> }) }
                        </span>
                    }
                </dd>
            </div>
        }
    };
    html! {
        <>
            { back(env) }
            <h1 id="learn" tabindex="-1">{ env.t(&UI.learn_glossary) }</h1>
            <p class="c-text__lead">{ env.t(&UI.learn_glossary_lead) }</p>
            <dl class="c-learn__terms c-learn__terms--all">{ for env.terms().iter().map(entry) }</dl>
        </>
    }
}

fn back(env: &Environment) -> Html {
    html! { <p class="c-learn__back"><a href="#learn">{ env.t(&UI.learn_all) }</a></p> }
}

/// A topic by its title; nothing where the topics have not arrived.
fn topic_link(env: &Environment, id: &str) -> Html {
    let topic = env.topics().iter().find(|topic| topic.id == id);
    topic.map(|topic| html! { <a href={address(id)}>{ env.t(&topic.title) }</a> }).unwrap_or_default()
}

fn address(id: &str) -> String {
    format!("#learn/{id}")
}
