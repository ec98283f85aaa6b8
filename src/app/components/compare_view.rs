//! Two checks side by side: bars, counts, and what became of every finding.

use super::cell_tag::plain_cell_tag;
use super::rule_link::rule_link;
use super::severity_chip::tone;
use super::{Icon, file_text, fragment_text, icon, note, severity_icon};
use crate::app::bars::Segment;
use crate::app::compare as words;
use crate::app::compare::Change;
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::{COMPARE, UI, wording};
use crate::base::text::Text;
use crate::report::compare::{Comparison, Relation, Unknown, ValueChange, compare, value_changes};
use crate::report::{Finding, Report, Severity};
use std::rc::Rc;
use yew::prelude::*;

/// How many findings of a list are shown at first.
const SHOWN: usize = 50;
/// Height of a bar, in the units of its drawing.
const HEIGHT: u32 = 34;
/// A digit needs this share of the width, in hundredths of a percent, and a word before a number
/// needs more.
const DIGIT_WIDTH: u32 = 300;
const WORD_WIDTH: u32 = 1_600;

/// Properties of [`CompareView`].
#[derive(Properties, PartialEq)]
pub struct CompareViewProps {
    /// The check before.
    pub before: Rc<Report>,
    /// This check.
    pub now: Rc<Report>,
    /// The heading, which takes focus after a check.
    pub heading: NodeRef,
    /// Ends the comparison.
    pub on_stop: Callback<()>,
}

/// The view.
#[component]
pub fn CompareView(props: &CompareViewProps) -> Html {
    let env = use_environment();
    let (before, now) = (&props.before, &props.now);
    let compared = use_memo((before.clone(), now.clone()), |(before, now)| compare(before, now));
    let Some(comparison) = compared.as_ref() else { return Html::default() };
    let all = comparison.progress(None, before, now);
    let relation = comparison.relation.text(before, now);
    let settled = now.findings.is_empty() && comparison.unknown_before.is_empty();
    html! {
        <div class="c-compare">
            <div class="c-compare__head">
                <h1 class="c-compare__title" tabindex="-1" ref={props.heading.clone()}>
                    { env.t(&words::heading(comparison)) }
                </h1>
                <button type="button" class="c-button c-button--small" onclick={props.on_stop.reform(|_: MouseEvent| ())}>
                    { icon(Icon::Cross) }{ env.t(&COMPARE.stop) }
                </button>
            </div>
            if let Some(relation) = relation { { note(fragment_text(&env, &relation)) } }
            if comparison.other_basis { { note(html! { env.t(&COMPARE.other_basis) }) } }
            if let Some(more) = words::more_than_listed(before, now) { { note(html! { env.t(&more) }) } }
            <p class="c-compare__lead">
                <b>{ env.t(&words::progress(all)) }</b>
                <span class="c-compare__file">{ env.label(&COMPARE.before) }{ fragment_text(&env, &words::file(before)) }</span>
                <span class="c-compare__file">{ env.label(&COMPARE.now) }{ fragment_text(&env, &words::file(now)) }</span>
            </p>
            <section class="c-panel c-compare__bars" aria-label={env.t(&COMPARE.bars)}>
                if all.before + all.now > 0 { { bars(&env, comparison, all.before, all.now) } }
                { numbers(&env, comparison, before, now) }
            </section>
            if comparison.is_unchanged() && comparison.relation != Relation::SameFile {
                <p>{ env.t(&COMPARE.nothing_changed) }</p>
            }
            if settled { <p>{ env.t(&UI.no_approval) }</p> }
            { for Change::ALL.into_iter().map(|part| {
                let rows = rows(part, comparison, before, now);
                html! { if !rows.is_empty() { <CompareList key={part.key()} {part} rows={Rc::new(rows)} /> } }
            }) }
        </div>
    }
}

fn bars(env: &Environment, comparison: &Comparison, before: usize, now: usize) -> Html {
    let [of_before, of_now] = words::bars(comparison);
    html! {
        <>
            { bar(env, &COMPARE.before, before, &of_before) }
            { bar(env, &COMPARE.now, now, &of_now) }
        </>
    }
}

fn bar(env: &Environment, name: &Text, count: usize, segments: &[Segment<Change>]) -> Html {
    let in_words = segments.iter().map(|segment| wording::count_of(&segment.of.name(), segment.count));
    let in_words = Text::list(&in_words.collect::<Vec<_>>());
    let draw = |segment: &Segment<Change>| {
        let key = segment.of.key();
        let [x, middle, width] = segment.lengths();
        html! {
            <>
                <rect class={format!("c-compare__part c-compare__part--{key}")} {x} y="1" {width} height={(HEIGHT - 2).to_string()} />
                if segment.width >= DIGIT_WIDTH * (segment.count.max(1).ilog10() + 1) {
                    <text class={format!("c-compare__text c-compare__text--{key}")} x={middle} y="22" text-anchor="middle">
                        if segment.width >= WORD_WIDTH {
                            <tspan class="c-compare__word">{ env.t(&segment.of.name()) }{ " " }</tspan>
                        }
                        { segment.count }
                    </text>
                }
            </>
        }
    };
    html! {
        <div class="c-compare__bar">
            <span class="c-compare__name">{ env.t(name) }</span>
            <b class="c-compare__count">{ count }</b>
            <svg class="c-compare__drawing" width="100%" height={HEIGHT.to_string()} role="img" focusable="false"
                aria-label={format!("{}: {count}. {}", env.t(name), env.t(&in_words))}>
                { for segments.iter().map(draw) }
            </svg>
        </div>
    }
}

fn numbers(env: &Environment, comparison: &Comparison, before: &Report, now: &Report) -> Html {
    let row = |name: AttrValue, mark: Html, severity: Option<Severity>| {
        let counts = comparison.progress(severity, before, now);
        let cells = [
            (&COMPARE.before, counts.before),
            (&Change::Fixed.name(), counts.fixed),
            (&Change::Open.name(), counts.open),
            (&Change::New.name(), counts.new),
            (&COMPARE.now, counts.now),
        ];
        let cell = |(label, count): (&Text, usize)| html! { <td data-label={env.t(label)}>{ count }</td> };
        html! { <tr><th scope="row">{ mark }{ name }</th>{ for cells.into_iter().map(cell) }</tr> }
    };
    let head = |text: &Text| html! { <th scope="col">{ env.t(text) }</th> };
    html! {
        <table class="c-table c-compare__numbers">
            <caption class="u-hidden">{ env.t(&COMPARE.numbers) }</caption>
            <thead><tr>
                { head(&COMPARE.level) }{ head(&COMPARE.before) }{ head(&Change::Fixed.name()) }
                { head(&Change::Open.name()) }{ head(&Change::New.name()) }{ head(&COMPARE.now) }
            </tr></thead>
            <tbody>
                { for Severity::ALL.map(|severity| row(env.t(&severity.name()), severity_icon(severity), Some(severity))) }
            </tbody>
            <tfoot>{ row(env.t(&UI.total), Html::default(), None) }</tfoot>
        </table>
    }
}

/// One finding of a list: as it is now where it is still there, else as it was.
#[derive(Clone, PartialEq)]
struct Row {
    finding: Finding,
    changes: Vec<ValueChange>,
    was_at: Option<String>,
    was_level: Option<Severity>,
    why: Option<Text>,
}

/// The findings of a list, the most serious first.
fn rows(part: Change, comparison: &Comparison, before: &Report, now: &Report) -> Vec<Row> {
    let plain = |report: &Report, index: usize| {
        let finding = report.findings.get(index)?.clone();
        Some(Row { finding, changes: Vec::new(), was_at: None, was_level: None, why: None })
    };
    let unknown = |report: &Report, unknown: &Unknown| {
        Some(Row { why: Some(unknown.why.clone()), ..plain(report, unknown.index)? })
    };
    let open = |(old, new): &(usize, usize)| {
        let (old, row) = (before.findings.get(*old)?, plain(now, *new)?);
        let address = |finding: &Finding| finding.cells.first().map(|cell| cell.addr.to_string());
        Some(Row {
            changes: value_changes(old, &row.finding),
            was_at: address(old).filter(|was| Some(was) != address(&row.finding).as_ref()),
            was_level: (old.severity != row.finding.severity).then_some(old.severity),
            ..row
        })
    };
    let mut rows: Vec<Row> = match part {
        Change::Fixed => comparison.fixed.iter().filter_map(|index| plain(before, *index)).collect(),
        Change::New => comparison.new.iter().filter_map(|index| plain(now, *index)).collect(),
        Change::Open => comparison.open.iter().filter_map(open).collect(),
        Change::Unknown => {
            let of_before = comparison.unknown_before.iter().filter_map(|found| unknown(before, found));
            of_before.chain(comparison.unknown_now.iter().filter_map(|found| unknown(now, found))).collect()
        }
    };
    rows.sort_by_key(|row| row.finding.severity);
    rows
}

/// Properties of [`CompareList`].
#[derive(Properties, PartialEq)]
struct CompareListProps {
    part: Change,
    rows: Rc<Vec<Row>>,
}

/// The findings of one kind.
#[component]
fn CompareList(props: &CompareListProps) -> Html {
    let env = use_environment();
    let whole = use_state_eq(|| false);
    let (part, rows) = (props.part, &props.rows);
    let errors = rows.iter().filter(|row| row.finding.severity == Severity::Error).count();
    let most = if *whole { rows.len() } else { SHOWN };
    let rest = rows.len().saturating_sub(most);
    let show = Callback::from({
        let whole = whole.setter();
        move |_: MouseEvent| whole.set(true)
    });
    let id = format!("compare-{}", part.key());
    let head = |text: &Text| html! { <th scope="col">{ env.t(text) }</th> };
    html! {
        <section class="c-panel c-compare__list" aria-labelledby={id.clone()}>
            <h2 {id}>{ env.t(&words::list_head(part, rows.len(), errors)) }</h2>
            <table class="c-table c-compare__table">
                <thead><tr>
                    { head(&COMPARE.change) }{ head(&COMPARE.content) }{ head(&COMPARE.cells) }{ head(&COMPARE.level) }
                    { head(&COMPARE.rule) }
                </tr></thead>
                <tbody>{ for rows.iter().take(most).map(|found| row(&env, part, found)) }</tbody>
            </table>
            if rest > 0 {
                <button type="button" class="c-button c-button--small" onclick={show}>
                    { icon(Icon::Down) }{ env.t(&wording::show_the_rest(rest)) }
                </button>
            }
        </section>
    }
}

fn row(env: &Environment, part: Change, row: &Row) -> Html {
    let finding = &row.finding;
    html! {
        <tr>
            <td>
                <span class={format!("c-chip c-compare__chip--{}", part.key())}>
                    { icon(part_icon(part)) }{ env.t(&part.name()) }
                </span>
            </td>
            <td>
                <p class="c-compare__message">{ fragment_text(env, &finding.message) }</p>
                { for row.changes.iter().map(|change| value_change(env, change)) }
                if let Some(why) = &row.why { <p class="c-compare__why">{ fragment_text(env, why) }</p> }
            </td>
            <td>
                <span class="c-cells">
                    { for finding.cells.iter().take(3).map(plain_cell_tag) }
                    if let Some(was) = &row.was_at { <span class="c-cells__more">{ env.t(&words::was_at(was)) }</span> }
                </span>
            </td>
            <td>
                <span class={format!("c-compare__level c-compare__level--{}", tone(finding.severity))}>
                    { severity_icon(finding.severity) }{ env.t(&finding.severity.name()) }
                </span>
                if let Some(was) = row.was_level { <span class="c-compare__why">{ env.t(&words::was_level(was)) }</span> }
            </td>
            <td>
                { rule_link(env, &finding.code, "c-compare__rule", finding.code.to_string().into()) }
            </td>
        </tr>
    }
}

const fn part_icon(part: Change) -> Icon {
    match part {
        Change::Fixed => Icon::Done,
        Change::Open => Icon::Bar,
        Change::New => Icon::New,
        Change::Unknown => Icon::Question,
    }
}

fn value_change(env: &Environment, change: &ValueChange) -> Html {
    let value = |value: &str| {
        if value.is_empty() {
            return html! { <span class="c-compare__value">{ env.t(&COMPARE.blank) }</span> };
        }
        html! { <span class="c-compare__value">{ file_text(env, value) }</span> }
    };
    html! {
        <p class="c-compare__change">
            <span class="c-compare__field">{ env.label(&change.label) }</span>
            { value(&change.before) }
            <span aria-hidden="true">{ " → " }</span><span class="u-hidden">{ env.t(&COMPARE.became) }</span>
            { value(&change.now) }
        </p>
    }
}
