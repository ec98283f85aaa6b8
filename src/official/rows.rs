//! The Checker sheet row by row: whether a row is needed, and whether it is missing.

use super::smelters::{SmelterRows, lack_a_formula};
use super::table::{self, Asks, CheckerTable};
use super::{ChangedHiddenRow, CompleteCells, OfficialChecker, OpenItem};
use crate::base::text::Text;
use crate::declaration::chosen_minerals::{self, Names};
use crate::declaration::{Declaration, Field, SmelterColumn};
use crate::template::{
    AnswerPlace, CompanyAnswers, CompanyField, CompanyQuestion, DECLARATION, Family, Layout, Mineral, MineralPlaces,
    MineralQuestion, PRODUCT_LIST, SMELTER_LIST, options,
};
use crate::text;
use crate::workbook::excel::{Seen, Verdict, is_empty, is_zero, length, says, see};
use crate::workbook::{Addr, CellRef, ReadError, Sheet, Value, Workbook};
use std::collections::BTreeSet;

/// Labels stand two columns left of the answers.
const LABEL: u16 = 2;

/// Recalculates the Checker sheet.
pub(super) fn check(
    workbook: &Workbook,
    layout: &Layout,
    declaration: &Declaration,
) -> Result<(OfficialChecker, CompleteCells), ReadError> {
    let empty = Sheet::default();
    let smelter_sheet = workbook.sheet(SMELTER_LIST)?.unwrap_or(&empty);
    let form =
        Form { sheet: workbook.sheet(DECLARATION)?.unwrap_or(&empty), layout, declaration, table: table::of(layout) };
    let products = workbook.sheet(PRODUCT_LIST)?.unwrap_or(&empty);
    let smelters = SmelterRows::read(smelter_sheet, layout, declaration.lookup.as_ref());
    let mut total = Total { layout, result: OfficialChecker::default(), complete: CompleteCells::new() };
    let names = chosen_minerals::names(form.sheet, layout);
    let minerals: Vec<MineralState<'_>> =
        (0..form.table.mineral_rows).map(|index| form.mineral_state(index, &names)).collect();
    let leftovers = form.leftover_states();

    form.company(&mut total);
    form.chosen_minerals(&mut total, &names);
    form.mineral_questions(&mut total, &minerals);
    form.leftover_questions(&mut total, &leftovers);
    let any_needed = form.any_needed(&minerals, &leftovers);
    form.company_questions(&mut total, &minerals, &any_needed);
    form.products(&mut total, products);
    form.smelters(&mut total, &minerals, &names, &smelters);
    Ok(total.finish())
}

pub(super) fn uncounted_rows(
    workbook: &Workbook,
    layout: &Layout,
    declaration: &Declaration,
) -> Result<Vec<Vec<u32>>, ReadError> {
    let Some(sheet) = workbook.sheet(SMELTER_LIST)? else { return Ok(Vec::new()) };
    if !lack_a_formula(sheet, layout, declaration.smelters.iter().map(|row| row.row)) {
        return Ok(Vec::new());
    }
    let rows = SmelterRows::read(sheet, layout, declaration.lookup.as_ref());
    let metals: BTreeSet<&str> = declaration
        .smelters
        .iter()
        .map(|row| row.get(SmelterColumn::Metal).text())
        .filter(|metal| !metal.is_empty())
        .collect();
    Ok(metals.into_iter().map(|metal| rows.uncounted(metal)).filter(|rows| !rows.is_empty()).collect())
}

pub(super) fn changed_hidden_rows(
    workbook: &Workbook,
    layout: &Layout,
    declaration: &Declaration,
) -> Result<Vec<ChangedHiddenRow>, ReadError> {
    let Some(sheet) = workbook.sheet(DECLARATION)? else { return Ok(Vec::new()) };
    let form = Form { sheet, layout, declaration, table: table::of(layout) };
    let changed = form.leftover_states().into_iter().filter(|row| row.after_used != Ok(false));
    let rows = changed.filter_map(|row| {
        let answer = form.leftover_cell(MineralQuestion::Used, row.offset)?;
        let later = form.table.questions.iter().filter(|(question, _)| !is_first(*question));
        let later = later.filter_map(|(question, _)| form.leftover_cell(*question, row.offset));
        Some(ChangedHiddenRow {
            answer: CellRef::new(DECLARATION, answer),
            shown: sheet.value(answer).display().into_owned(),
            later: later.map(|addr| CellRef::new(DECLARATION, addr)).collect(),
        })
    });
    Ok(rows.collect())
}

/// Whether a question decides whether the others are asked.
const fn is_first(question: MineralQuestion) -> bool {
    matches!(question, MineralQuestion::Used | MineralQuestion::Remains)
}

/// What the first questions say about one mineral.
struct MineralState<'a> {
    /// Whether the form shows a mineral in this row.
    shown: Verdict,
    used: Seen<'a>,
    /// The second question as the Checker sees it; 0 where the template does not ask it.
    remains: Seen<'a>,
    /// Whether the second question is needed; where it is not asked, whether the later ones are.
    after_used: Verdict,
    /// Whether the questions after the first two are needed.
    after_remains: Verdict,
}

/// A row that an older template left: its distance below the first row of each question, and its
/// first answer.
struct Leftover<'a> {
    offset: u32,
    used: Seen<'a>,
    after_used: Verdict,
}

/// What a row of the Checker is about.
struct Asked {
    row: u32,
    item: Option<Addr>,
    answer: Option<Addr>,
    fill_in: Option<CellRef>,
    label: Text,
    mineral: Option<String>,
}

/// The sum at the end of the sheet.
struct Total<'a> {
    layout: &'a Layout,
    result: OfficialChecker,
    complete: CompleteCells,
}

impl Total<'_> {
    /// A row counts when it is needed and missing. An error value in either is an error of the sum.
    fn count(&mut self, needed: &Verdict, missing: &Verdict, row: impl FnOnce() -> Asked) {
        match (needed, missing) {
            (Err(cell), _) | (_, Err(cell)) => {
                self.result.broken_by.get_or_insert_with(|| cell.clone());
            }
            (Ok(true), Ok(true)) => self.push(row()),
            (Ok(true), Ok(false)) => {
                let row = row();
                let answer = row.answer.map(|addr| CellRef::new(DECLARATION, addr));
                self.complete.extend([row.fill_in, answer].into_iter().flatten().map(|cell| (cell, row.row)));
            }
            (Ok(false), Ok(_)) => {}
        }
    }

    fn push(&mut self, row: Asked) {
        let on_form = |addr: Addr| CellRef::new(DECLARATION, addr);
        let named = table::note_names(self.layout, row.row).and_then(Addr::parse);
        let above = row.answer.zip(table::note_points_above(self.layout, row.row));
        let advice = named.or(above.map(|(answer, rows)| Addr::new(answer.column, answer.row.saturating_sub(rows))));
        self.result.incomplete.push(OpenItem {
            row: row.row,
            item: row.item.map(|item| on_form(item).to_string()),
            answer: row.answer.map(on_form),
            fill_in: row.fill_in.or_else(|| row.answer.map(on_form)),
            advice_cell: advice.map(on_form),
            label: row.label,
            mineral: row.mineral,
            found_by: None,
        });
    }

    fn finish(mut self) -> (OfficialChecker, CompleteCells) {
        self.result.incomplete.sort_by_key(|item| item.row);
        self.result.remaining = u32::try_from(self.result.incomplete.len()).unwrap_or(u32::MAX);
        (self.result, self.complete)
    }
}

struct Form<'a> {
    sheet: &'a Sheet,
    layout: &'a Layout,
    declaration: &'a Declaration,
    table: CheckerTable,
}

impl<'a> Form<'a> {
    fn see(&self, addr: Addr) -> Seen<'a> {
        see(self.sheet, DECLARATION, addr)
    }

    fn company_cell(&self, field: CompanyField) -> Option<Addr> {
        self.layout.company.iter().find(|(f, _)| *f == field).map(|(_, addr)| *addr)
    }

    fn scope(&self) -> Seen<'a> {
        self.company_cell(CompanyField::Scope).map_or(Ok(Value::Empty), |addr| self.see(addr))
    }

    /// A row about a cell of the form whose label stands next to it.
    fn row(&self, row: u32, answer: Addr, field: Field) -> Asked {
        Asked {
            row,
            item: Some(Addr::new(LABEL, answer.row)),
            answer: Some(answer),
            fill_in: None,
            label: self.declaration.label(field, self.layout),
            mineral: field.mineral_row().and_then(|row| {
                let answers = self.declaration.minerals.iter().find(|answers| answers.index == row);
                answers.map(|answers| answers.mineral.stored().to_owned())
            }),
        }
    }

    fn company(&self, total: &mut Total<'_>) {
        for (row, field, asks) in self.table.company {
            let Some(addr) = self.company_cell(*field) else { continue };
            let seen = self.see(addr);
            let (needed, missing) = match asks {
                Asks::Filled => (Ok(true), is_missing(&seen)),
                Asks::FilledForUserScope => {
                    let [company, product, _] = options::SCOPES;
                    let needed =
                        self.scope().map(|scope| !(says(&scope, company) || says(&scope, product) || is_zero(&scope)));
                    (needed, is_missing(&seen))
                }
                // An error value holds no "@": the search swallows it.
                Asks::Email => {
                    let has_at = matches!(&seen, Ok(Value::Text(text)) if text.contains('@'));
                    (Ok(true), Ok(!has_at))
                }
            };
            total.count(&needed, &missing, || self.row(*row, addr, Field::Company(*field)));
        }
    }

    fn chosen_minerals(&self, total: &mut Total<'_>, names: &Names) {
        let MineralPlaces::Chosen { slots, others, .. } = &self.layout.minerals else { return };
        let list_row = |row, first: Option<&Addr>, field| Asked {
            row,
            item: first.map(|addr| Addr::new(LABEL, addr.row)),
            answer: None,
            fill_in: first.map(|addr| CellRef::new(DECLARATION, *addr)),
            label: self.declaration.label(field, self.layout),
            mineral: None,
        };
        if let Some(row) = self.table.minerals {
            let missing = has_name(names, 0).map(|has_name| !has_name);
            total.count(&Ok(true), &missing, || list_row(row, slots.first(), Field::MineralSlot(0)));
        }
        if let Some(row) = self.table.other_minerals {
            let asked = slots.iter().filter(|addr| says(&self.sheet.value(**addr), options::OTHER_MINERAL)).count();
            let provided = others.iter().filter(|addr| matches!(self.sheet.value(**addr), Value::Text(_))).count();
            let missing = Ok(asked != provided);
            total.count(&Ok(asked > 0), &missing, || list_row(row, others.first(), Field::OtherMineral(0)));
        }
    }

    fn answer_place(&self, question: MineralQuestion, mineral: usize) -> Option<&'a AnswerPlace> {
        self.layout.question(question)?.rows.iter().find(|place| place.mineral == mineral)
    }

    fn mineral_state(&self, index: usize, names: &Names) -> MineralState<'a> {
        let shown = has_name(names, index);
        let used =
            self.answer_place(MineralQuestion::Used, index).map_or(Ok(Value::Empty), |place| self.see(place.answer));
        let closed = is_one_of(&used, self.table.used_closes);
        let after_used = both(&shown, &closed.map(|closed| !closed));
        let Some(place) = self.answer_place(MineralQuestion::Remains, index) else {
            let after_remains = after_used.clone();
            return MineralState { shown, used, remains: Ok(Value::Empty), after_used, after_remains };
        };
        let remains = if self.table.answers_need_yes {
            is_one_of(&used, &["Yes"]).and_then(|yes| if yes { self.see(place.answer) } else { Ok(Value::Empty) })
        } else {
            self.see(place.answer)
        };
        let closed = is_one_of(&remains, self.table.remains_closes);
        let after_remains = both(&after_used, &closed.map(|closed| !closed));
        MineralState { shown, used, remains, after_used, after_remains }
    }

    /// What the Checker sees of an answer after the first two questions.
    fn see_answer(&self, state: &MineralState<'a>, question: MineralQuestion, addr: Addr) -> Seen<'a> {
        match question {
            MineralQuestion::Used => state.used.clone(),
            MineralQuestion::Remains => state.remains.clone(),
            _ if self.table.answers_need_yes => {
                let yes = both(&is_one_of(&state.used, &["Yes"]), &is_one_of(&state.remains, &["Yes"]))?;
                if yes { self.see(addr) } else { Ok(Value::Empty) }
            }
            _ => self.see(addr),
        }
    }

    fn mineral_questions(&self, total: &mut Total<'_>, minerals: &[MineralState<'a>]) {
        for (question, first_row) in self.table.questions {
            for ((index, state), row) in minerals.iter().enumerate().zip(*first_row..) {
                let Some(place) = self.answer_place(*question, index) else { continue };
                let needed = match question {
                    MineralQuestion::Used => &state.shown,
                    MineralQuestion::Remains => &state.after_used,
                    _ => &state.after_remains,
                };
                let missing = is_missing(&self.see_answer(state, *question, place.answer));
                total.count(needed, &missing, || self.row(row, place.answer, Field::Answer(*question, index)));
            }
        }
    }

    /// The cell of a hidden row below the first answer to a question.
    fn leftover_cell(&self, question: MineralQuestion, offset: u32) -> Option<Addr> {
        let first = self.answer_place(question, 0)?.answer;
        Some(Addr::new(first.column, first.row + offset))
    }

    /// The templates hold a fixed "No" in the hidden rows, which closes them; a program that writes
    /// only the visible fields leaves it out.
    fn leftover_states(&self) -> Vec<Leftover<'a>> {
        let states = self.table.leftovers.iter().filter_map(|offset| {
            let used = self.see(self.leftover_cell(MineralQuestion::Used, *offset)?);
            if used == Ok(Value::Empty) {
                return None;
            }
            let after_used = is_one_of(&used, &["No"]).map(|closed| !closed);
            Some(Leftover { offset: *offset, used, after_used })
        });
        states.collect()
    }

    fn leftover_questions(&self, total: &mut Total<'_>, leftovers: &[Leftover<'a>]) {
        for (question, first_row) in self.table.questions {
            if *question == MineralQuestion::Remains {
                continue;
            }
            for leftover in leftovers {
                let Some(addr) = self.leftover_cell(*question, leftover.offset) else { continue };
                let (needed, seen) = match question {
                    MineralQuestion::Used => (Ok(true), leftover.used.clone()),
                    _ => (leftover.after_used.clone(), self.see(addr)),
                };
                total.count(&needed, &is_missing(&seen), || Asked {
                    row: first_row + leftover.offset,
                    item: Some(Addr::new(LABEL, addr.row)),
                    answer: Some(addr),
                    fill_in: None,
                    label: Text::fixed("Hidden row of the template that asks for nothing", "模板中无需填写的隐藏行"),
                    mineral: None,
                });
            }
        }
    }

    /// Whether any mineral needs the questions after the first two, which makes the company
    /// questions needed.
    fn any_needed(&self, minerals: &[MineralState<'_>], leftovers: &[Leftover<'_>]) -> Verdict {
        let own = minerals.iter().map(|state| state.after_remains.clone());
        // Only CRT adds the hidden rows to this sum.
        let hidden = leftovers.iter().filter(|_| self.layout.family == Family::Crt).map(|row| row.after_used.clone());
        own.chain(hidden).try_fold(false, |any, needed| Ok(any | needed?))
    }

    fn company_place(&self, question: CompanyQuestion) -> Option<&'a AnswerPlace> {
        match &self.layout.company_question(question)?.answers {
            CompanyAnswers::One(place) => Some(place),
            CompanyAnswers::PerMineral(_) => None,
        }
    }

    fn company_questions(&self, total: &mut Total<'_>, minerals: &[MineralState<'_>], any_needed: &Verdict) {
        for (question, first_row) in self.table.company_questions {
            match self.layout.company_question(*question).map(|layout| &layout.answers) {
                Some(CompanyAnswers::One(place)) if *question == CompanyQuestion::Survey => {
                    self.survey(total, *first_row, place, any_needed);
                }
                Some(CompanyAnswers::One(place)) => {
                    let field = Field::CompanyAnswer(*question, None);
                    total.count(any_needed, &is_missing(&self.see(place.answer)), || {
                        self.row(*first_row, place.answer, field)
                    });
                }
                Some(CompanyAnswers::PerMineral(places)) => {
                    for (place, row) in places.iter().zip(*first_row..) {
                        let Some(state) = minerals.get(place.mineral) else { continue };
                        let field = Field::CompanyAnswer(*question, Some(place.mineral));
                        total.count(&state.after_remains, &is_missing(&self.see(place.answer)), || {
                            self.row(row, place.answer, field)
                        });
                    }
                }
                None => {}
            }
        }
        for (question, row) in self.table.comments {
            let Some(place) = self.company_place(*question) else { continue };
            let needed = both(any_needed, &is_one_of(&self.see(place.answer), &["Yes"]));
            let missing = self.see(place.comment).map(|comment| length(&comment) <= 1);
            total.count(&needed, &missing, || Asked {
                item: None,
                ..self.row(*row, place.comment, Field::CompanyComment(*question, None))
            });
        }
    }

    /// The survey row. EMRT 1.x and CRT see the comment instead of the answer when another format
    /// is used, and nothing when the answer is none of the three.
    fn survey(&self, total: &mut Total<'_>, row: u32, place: &AnswerPlace, needed: &Verdict) {
        let field = Field::CompanyAnswer(CompanyQuestion::Survey, None);
        if !self.table.survey_shows_comment {
            total.count(needed, &is_missing(&self.see(place.answer)), || self.row(row, place.answer, field));
            return;
        }
        let answer = self.see(place.answer);
        let other_format =
            answer.as_ref().is_ok_and(|answer| place.options.get(1).is_some_and(|option| says(answer, option)));
        let missing = match answer {
            Ok(_) if other_format => is_missing(&self.see(place.comment)),
            Ok(answer) => Ok(!place.options.iter().any(|option| says(&answer, option))),
            Err(cell) => Err(cell),
        };
        let (fill_in, field) = if other_format {
            (place.comment, Field::CompanyComment(CompanyQuestion::Survey, None))
        } else {
            (place.answer, field)
        };
        total.count(needed, &missing, || Asked {
            answer: Some(place.comment),
            fill_in: Some(CellRef::new(DECLARATION, fill_in)),
            ..self.row(row, place.answer, field)
        });
    }

    /// Only the first row of the list is looked at.
    fn products(&self, total: &mut Total<'_>, products: &Sheet) {
        let [_, product, _] = options::SCOPES;
        let first = Addr::new(self.layout.products.number, self.layout.products.first_row);
        let needed = self.scope().map(|scope| says(&scope, product));
        let missing = see(products, PRODUCT_LIST, first).map(|value| is_empty(&value));
        total.count(&needed, &missing, || Asked {
            row: self.table.products,
            item: None,
            answer: None,
            fill_in: Some(CellRef::new(PRODUCT_LIST, first)),
            label: Text::fixed("Product List, first row", "产品清单第一行"),
            mineral: None,
        });
    }

    fn smelters(
        &self,
        total: &mut Total<'_>,
        minerals: &[MineralState<'_>],
        names: &Names,
        smelters: &SmelterRows<'_>,
    ) {
        for ((index, state), row) in minerals.iter().enumerate().zip(self.table.smelters..) {
            let name = names.as_ref().ok().and_then(|names| names.get(index)).map_or("", String::as_str);
            let (needed, missing) = if self.layout.family == Family::Crt {
                self.smelters_of_crt(state, smelters.names_metal(name))
            } else {
                (state.after_remains.clone(), Ok(!smelters.has(name)))
            };
            total.count(&needed, &missing, || Asked {
                row,
                item: self.smelter_item(index),
                answer: None,
                fill_in: None,
                mineral: Mineral::parse(name).map(|mineral| mineral.stored().to_owned()),
                label: match Mineral::parse(name) {
                    Some(mineral) => {
                        text!(en: "Smelter List, {mineral}", zh: "冶炼厂清单，{mineral}"; mineral: mineral.name())
                    }
                    None => Text::fixed("Smelter List", "冶炼厂清单"),
                },
            });
        }
        if let Some((row, last_row)) = self.table.not_listed {
            let missing = smelters.not_listed_incomplete(last_row);
            total.count(&Ok(smelters.any_not_listed()), &missing, || Asked {
                row,
                item: None,
                answer: None,
                fill_in: None,
                label: Text::fixed(
                    "Smelter List, name and country of smelters not listed",
                    "冶炼厂清单，未列出的冶炼厂的名称和国家或地区",
                ),
                mineral: None,
            });
        }
    }

    /// CRT wants a smelter only while the first question is open and the second says Yes: a slip of
    /// the template.
    fn smelters_of_crt(&self, state: &MineralState<'_>, named: bool) -> (Verdict, Verdict) {
        let cahra =
            self.answer_place(MineralQuestion::Cahra, 0).map_or(Ok(Value::Empty), |place| self.see(place.answer));
        let yes =
            is_one_of(&state.used, &["Yes"]).and_then(|used| is_one_of(&cahra, &["Yes"]).map(|cahra| used || cahra));
        (both(&is_missing(&state.used), &yes), Ok(!named))
    }

    /// The label cell that a row about the smelters of one mineral repeats.
    fn smelter_item(&self, index: usize) -> Option<Addr> {
        match (&self.layout.minerals, self.layout.family) {
            (MineralPlaces::Chosen { sorted, .. }, Family::Emrt2) => {
                Some(Addr::new(sorted.column, sorted.row + u32::try_from(index).ok()?))
            }
            (MineralPlaces::Chosen { .. }, _) => {
                let place = self.answer_place(MineralQuestion::Response, index)?;
                Some(Addr::new(LABEL, place.answer.row))
            }
            (MineralPlaces::Fixed(_), _) => None,
        }
    }
}

fn has_name(names: &Names, index: usize) -> Verdict {
    match names {
        Ok(names) => Ok(names.get(index).is_some_and(|name| !name.is_empty())),
        Err(cell) => Err(cell.clone()),
    }
}

fn is_missing(seen: &Seen<'_>) -> Verdict {
    seen.as_ref().map(is_zero).map_err(CellRef::clone)
}

fn is_one_of(seen: &Seen<'_>, answers: &[&str]) -> Verdict {
    seen.as_ref().map(|value| answers.iter().any(|answer| says(value, answer))).map_err(CellRef::clone)
}

/// Excel looks at both conditions even when one decides: an error in either is an error.
fn both(one: &Verdict, other: &Verdict) -> Verdict {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok(*one && *other),
        (Err(cell), _) | (_, Err(cell)) => Err(cell.clone()),
    }
}
