//! What an open finding says: what is there, why it matters, what to do.

use super::cell_tag::CellTag;
use super::evidence_table::evidence_table;
use super::fix_choices::fix_choices;
use super::fragment_text;
use super::rule_link::rule_link;
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::report::{Finding, Report};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// The most cells with a copy button; the rest is in the table above.
const MOST_TAGS: usize = 12;

/// Properties of [`FindingBody`].
#[derive(Properties, PartialEq)]
pub struct FindingBodyProps {
    /// The report.
    pub report: Rc<Report>,
    /// The finding.
    pub finding: Rc<Finding>,
}

/// The open part of a finding.
#[component]
pub fn FindingBody(props: &FindingBodyProps) -> Html {
    let env = use_environment();
    let finding = &props.finding;
    let fix_title = if finding.choices.len() > 1 { &UI.how_to_fix_choose } else { &UI.how_to_fix };
    let mut seen = BTreeSet::new();
    let in_order = finding.cells.iter().filter(move |cell| seen.insert(*cell));
    html! {
        <div class="c-detail">
            { evidence_table(&env, finding) }
            { questions(&env, &props.report, finding) }
            <div class="c-detail__columns">
                <div>
                    <h4 class="c-label">{ env.t(&UI.why) }</h4>
                    <p>{ fragment_text(&env, &finding.why) }</p>
                </div>
                <div>
                    <h4 class="c-label">{ env.t(fix_title) }</h4>
                    { fix_choices(&env, finding) }
                    <p>{ fragment_text(&env, &finding.fix) }</p>
                </div>
            </div>
            <p class="c-detail__official">
                { env.t(&finding.official_text()) }
            </p>
            if let Some(change) = finding.severity_change_text() {
                <p class="c-detail__official"><b>{ env.label(&UI.profile) }</b>{ fragment_text(&env, &change) }</p>
            }
            <div class="c-detail__foot">
                <span class="c-cells">
                    { for in_order.take(MOST_TAGS).enumerate().map(|(place, cell)| html! {
                        <CellTag
                            key={place} cell={cell.clone()}
                        />
                    }) }
                </span>
                <span class="c-detail__source">{ env.label(&UI.source) }{ env.t(&finding.source.name()) }</span>
                { rule_link(&env, &finding.code, "c-detail__rule", env.t(&wording::rule(&finding.code))) }
            </div>
        </div>
    }
}

/// The questions in the workbook's own words, in the language of the reader.
fn questions(env: &Environment, report: &Report, finding: &Finding) -> Html {
    let questions = report.questions_of(finding);
    if questions.is_empty() {
        return Html::default();
    }
    let question = |question: &&Text| html! { <li>{ fragment_text(env, question) }</li> };
    html! {
        <div class="c-detail__asks">
            <h4 class="c-label">{ env.t(&UI.form_asks) }</h4>
            <ul>{ for questions.iter().map(question) }</ul>
        </div>
    }
}
