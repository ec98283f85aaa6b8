//! The countries of mines that the form names, by mineral.

use crate::app::environment::use_environment;
use crate::app::strings::UI;
use crate::report::Report;
use crate::report::mines::{CAUTION, COLUMNS, MineralMines, TITLE};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`MineCountries`].
#[derive(Properties, PartialEq)]
pub struct MineCountriesProps {
    /// The report.
    pub report: Rc<Report>,
}

/// The table; nothing where no row names a country of mines or says recycled.
#[component]
pub fn MineCountries(props: &MineCountriesProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    if report.mine_countries.is_empty() {
        return Html::default();
    }
    let [countries, recycled, others] = &COLUMNS;
    let row = |mines: &MineralMines| {
        html! {
            <tr role="row">
                <th role="rowheader" scope="row">{ env.t(&report.mineral_name(&mines.mineral)) }</th>
                <td role="cell" data-label={env.t(countries)}>{ env.t(&mines.countries_text()) }</td>
                <td role="cell" data-label={env.t(recycled)}>{ mines.recycled_rows }</td>
                <td role="cell" data-label={env.t(others)}>{ mines.other_rows }</td>
            </tr>
        }
    };
    let head = |name| html! { <th role="columnheader" scope="col">{ env.t(name) }</th> };
    html! {
        <section class="c-panel c-mines">
            <h2 class="c-mines__title" id="mine-countries">{ env.t(&TITLE) }</h2>
            <p class="c-mines__caution">{ env.t(&CAUTION) }</p>
            <div class="c-scroll" role="region" aria-labelledby="mine-countries" tabindex="0">
                // The roles stay those of a table where the style sheet lays out its rows.
                <table role="table" class="c-table c-stack c-mines__table">
                    <thead role="rowgroup"><tr role="row">{ for [&UI.filter_mineral, countries, recycled, others].map(head) }</tr></thead>
                    <tbody role="rowgroup">{ for report.mine_countries.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}
