//! A part of a topic: a paragraph, a demand with who asks for it, or a question with what a good
//! answer is.

use super::fragment_text;
use super::rule_link::rule_link;
use crate::app::environment::Environment;
use crate::app::strings::UI;
use crate::base::text::{Lang, Text};
use crate::samples::learn::{Block, Demand, Question};
use std::borrow::Cow;
use yew::prelude::*;

/// One part of a topic.
pub fn learn_block(env: &Environment, block: &Block) -> Html {
    match block {
        Block::Heading(text) => html! { <h2>{ env.t(text) }</h2> },
        Block::Paragraph(text) => html! { <p>{ fragment_text(env, text) }</p> },
        Block::List(points) => html! { <ul>{ for points.iter().map(|point| item(env, point)) }</ul> },
        Block::Steps(points) => html! { <ol>{ for points.iter().map(|point| item(env, point)) }</ol> },
        Block::Demand(one) => demand(env, one),
        Block::Question(one) => question(env, one),
    }
}

fn item(env: &Environment, text: &Text) -> Html {
    html! { <li>{ fragment_text(env, text) }</li> }
}

/// Who asks stands first: a demand of the template is never read as a custom, nor the other way
/// round.
fn demand(env: &Environment, demand: &Demand) -> Html {
    html! {
        <p class="c-learn__demand">
            <b class="c-learn__who">{ env.label(&demand.source.name()) }</b>
            { fragment_text(env, &demand.text) }{ rules(env, &demand.rules, false) }
        </p>
    }
}

fn question(env: &Environment, question: &Question) -> Html {
    let id = format!("question-{}", question.key);
    let row = |label: &Text, content: Html| html! { <div><dt>{ env.t(label) }</dt><dd>{ content }</dd></div> };
    html! {
        <section class="c-panel c-learn__question" aria-labelledby={id.clone()}>
            <h2 {id}>
                <span class="c-learn__number">{ &*question.number }</span>{ " " }
                <span class="c-learn__name">{ env.t(&question.name) }</span>
            </h2>
            <dl>
                { row(&UI.learn_asks, fragment_text(env, &question.asks)) }
                { row(&UI.learn_answer, fragment_text(env, &question.answer)) }
                if let Some(text) = &question.comment { { row(&UI.learn_comment, comment(env, text)) } }
                if !question.mistakes.is_empty() { { row(&UI.learn_mistakes, mistakes(env, question)) } }
            </dl>
        </section>
    }
}

/// Forms are filled in English, so the comment stays English on the Chinese page, with its meaning
/// below.
fn comment(env: &Environment, text: &Text) -> Html {
    html! {
        <>
            <span class="c-learn__comment" lang="en">{ text.get(Lang::En).to_owned() }</span>
            if env.lang == Lang::ZhCn { <span class="c-learn__meaning">{ env.label(&UI.learn_meaning) }{ env.t(text) }</span> }
        </>
    }
}

fn mistakes(env: &Environment, question: &Question) -> Html {
    let line = |mistake: &crate::samples::learn::Mistake| {
        html! { <li>{ fragment_text(env, &mistake.text) }{ rules(env, &mistake.rules, true) }</li> }
    };
    html! { <ul>{ for question.mistakes.iter().map(line) }</ul> }
}

/// The codes as links, each named after its rule, with who asks for it where the text around does
/// not say so.
fn rules(env: &Environment, codes: &[Cow<'static, str>], with_source: bool) -> Html {
    let link = |code: &Cow<'static, str>| {
        let rule = env.rules.iter().find(|rule| rule.code == *code);
        let title = rule.map(|rule| env.t(&rule.title));
        let source = rule.filter(|_| with_source).map(|rule| env.t(&rule.source.name()));
        html! {
            <>
                { " " }
                <span class="c-learn__rule" {title}>
                    { rule_link(env, code, "c-learn__code", code.to_string().into()) }
                    if let Some(source) = source { { " " }<span class="c-learn__source">{ source }</span> }
                </span>
            </>
        }
    };
    html! { { for codes.iter().map(link) } }
}
