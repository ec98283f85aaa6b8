//! How many smelters of each mineral have which status: bars with their numbers, and the same as a
//! table.

use crate::app::bars::{Segment, length};
use crate::app::environment::{Environment, use_environment};
use crate::app::smelters::{percent, segments};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::reference::{StatusCounts, StatusGroup, status_total};
use crate::report::Report;
use crate::report::conformant::ConformantShare;
use std::rc::Rc;
use yew::prelude::*;

/// Height of a bar, in the units of its drawing.
const HEIGHT: u32 = 28;
/// A number needs this share of the width, in hundredths of a percent; a narrower segment is in
/// legend and table only.
const LEAST_WIDTH: u32 = 450;

/// Properties of [`StatusBars`].
#[derive(Properties, PartialEq)]
pub struct StatusBarsProps {
    /// The report.
    pub report: Rc<Report>,
}

/// Bars, legend, table.
#[component]
pub fn StatusBars(props: &StatusBarsProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let table = use_memo(report.clone(), |report| report.status_table());
    if table.is_empty() {
        return Html::default();
    }
    let shares = report.conformant_shares();
    let share_of = |mineral: &str| shares.iter().find(|share| share.mineral == mineral);
    let used = |group: &&StatusGroup| table.iter().any(|(_, counts)| counts.count(**group) > 0);
    let legend = |group: &StatusGroup| {
        html! { <li><span class={format!("c-bar__key c-bar__key--{}", tone(*group))} aria-hidden="true"></span>{ env.t(&group.name()) }</li> }
    };
    html! {
        <section class="c-panel c-bars" aria-label={env.t(&UI.status_by_mineral)}>
            { for table.iter().map(|(mineral, counts)| bar(&env, report, mineral, *counts, share_of(mineral))) }
            <ul class="c-bars__legend">
                { for StatusGroup::ALL.iter().filter(used).map(legend) }
                if !shares.is_empty() {
                    <li><span class="c-bar__key c-bar__key--minimum" aria-hidden="true"></span>{ env.t(&UI.minimum_conformant) }</li>
                }
            </ul>
            <details class="c-bars__numbers">
                <summary>{ env.t(&UI.status_numbers) }</summary>
                { numbers(&env, report, &table, &shares) }
            </details>
        </section>
    }
}

const fn tone(group: StatusGroup) -> &'static str {
    match group {
        StatusGroup::ConformantOrActive => "conformant",
        StatusGroup::Eligible => "notjoined",
        StatusGroup::NonConformant => "nonconformant",
        StatusGroup::OtherStatus => "removed",
        StatusGroup::NotListed => "unlisted",
        StatusGroup::Unknown => "unknown",
    }
}

fn bar(
    env: &Environment,
    report: &Report,
    mineral: &str,
    counts: StatusCounts,
    share: Option<&ConformantShare>,
) -> Html {
    let name = report.mineral_name(mineral);
    let segments = segments(counts);
    let in_words = segments.iter().map(|segment| wording::count_of(&segment.of.name(), segment.count));
    let in_words = Text::list(&in_words.chain(share.map(ConformantShare::text)).collect::<Vec<_>>());
    let draw = |segment: &Segment<StatusGroup>| {
        let [x, middle, width] = segment.lengths();
        html! {
            <>
                <rect class={format!("c-bar__part c-bar__part--{}", tone(segment.of))} {x} y="0" {width} height={HEIGHT.to_string()} />
                if segment.width >= LEAST_WIDTH {
                    <text class={format!("c-bar__text c-bar__text--{}", tone(segment.of))} x={middle} y="19" text-anchor="middle">
                        { segment.count }
                    </text>
                }
            </>
        }
    };
    html! {
        <div class="c-bar">
            <span class="c-bar__mineral">{ env.t(&name) }</span>
            <span class="c-bar__count">{ env.t(&wording::smelters(counts.total())) }</span>
            <svg class="c-bar__drawing" width="100%" height={HEIGHT.to_string()} role="img" focusable="false"
                aria-label={format!("{}: {}", env.t(&name), env.t(&in_words))}>
                { for segments.iter().map(draw) }
                { for share.map(minimum_mark) }
            </svg>
        </div>
    }
}

/// A line at the minimum of conformant smelters, on a wider one of the page's colour: it is seen on
/// every segment.
fn minimum_mark(share: &ConformantShare) -> Html {
    const BEYOND: i32 = 4;
    let x = length(u32::from(share.minimum) * 100);
    let (y1, y2) = ((-BEYOND).to_string(), (HEIGHT.cast_signed() + BEYOND).to_string());
    let line =
        |class: &'static str| html! { <line {class} x1={x.clone()} x2={x.clone()} y1={y1.clone()} y2={y2.clone()} /> };
    html! { <>{ line("c-bar__minimum-edge") }{ line("c-bar__minimum") }</> }
}

fn numbers(env: &Environment, report: &Report, table: &[(String, StatusCounts)], shares: &[ConformantShare]) -> Html {
    let head = |group: &StatusGroup| html! { <th role="columnheader" scope="col">{ env.t(&group.name()) }</th> };
    let row = |name: AttrValue, counts: StatusCounts, share: Option<&ConformantShare>| {
        let cell = |(group, count, share): (StatusGroup, usize, u32)| {
            html! {
                <td role="cell" data-label={env.t(&group.name())}>{ count }<span class="c-bars__share">{ env.t(&percent(share)) }</span></td>
            }
        };
        html! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    { name }
                    if let Some(share) = share { <span class="c-bars__minimum">{ env.t(&share.text()) }</span> }
                </th>
                { for counts.shares().into_iter().map(cell) }
                <td role="cell" data-label={env.t(&UI.total)}>{ counts.total() }</td>
            </tr>
        }
    };
    let of_mineral = |(mineral, counts): &(String, StatusCounts)| {
        let share = shares.iter().find(|share| share.mineral == *mineral);
        row(env.t(&report.mineral_name(mineral)), *counts, share)
    };
    let total = status_total(table.iter().map(|(_, counts)| counts));
    let definition = |group: &StatusGroup| {
        html! { <div><dt>{ env.t(&group.name()) }</dt><dd>{ env.t(&group.definition()) }</dd></div> }
    };
    html! {
        <>
            <div class="c-scroll" role="region" aria-label={env.t(&UI.status_numbers)} tabindex="0">
                // The roles stay those of a table where the style sheet lays out its rows.
                <table role="table" class="c-table c-stack c-bars__table">
                    <caption class="u-hidden">{ env.t(&UI.status_by_mineral) }</caption>
                    <thead role="rowgroup"><tr role="row">
                        <th role="columnheader" scope="col">{ env.t(&UI.filter_mineral) }</th>
                        { for StatusGroup::ALL.iter().map(head) }
                        <th role="columnheader" scope="col">{ env.t(&UI.total) }</th>
                    </tr></thead>
                    <tbody role="rowgroup">{ for table.iter().map(of_mineral) }</tbody>
                    <tfoot role="rowgroup">{ row(env.t(&UI.total), total, None) }</tfoot>
                </table>
            </div>
            <dl class="c-bars__definitions">{ for StatusGroup::ALL.iter().map(definition) }</dl>
        </>
    }
}
