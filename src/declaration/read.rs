//! From cells to the declaration, by the layout of the revision.

use super::answer::{AnswerCell, CompanyAnswerCell, read_answer};
use super::chosen_minerals;
use super::entry::{Entry, Field, MineColumn, ProductColumn};
use super::lookup::Lookup;
use super::marks::is_mark;
use super::offered::Recognition;
use super::quota::Quota;
use super::smelter::{self, SmelterEntry};
use super::{Declaration, MineEntry, MineralAnswers, ProductEntry};
use crate::base::normal::key;
use crate::template::{
    AnswerPlace, CompanyAnswers, CompanyField, DECLARATION, Layout, MINE_LIST, Mineral, MineralPlaces, MineralQuestion,
    PRODUCT_LIST, SMELTER_LIST, SMELTER_LOOKUP,
};
use crate::workbook::{Addr, CellRef, MAX_ROW, ReadError, Sheet, Value, Workbook};
use std::collections::BTreeMap;

/// Reads the declaration of a workbook.
///
/// # Errors
/// When a sheet of the package cannot be read.
pub fn read(workbook: &Workbook, layout: &Layout) -> Result<Declaration, ReadError> {
    let empty = Sheet::new(DECLARATION);
    let sheet = workbook.sheet(DECLARATION)?.unwrap_or(&empty);
    let mut quota = Quota::default();
    let lookup = workbook.sheet(SMELTER_LOOKUP)?.filter(|_| layout.smelters.lookup.is_some());
    let lookup = lookup.map(|sheet| Lookup::read_into(sheet, &mut quota)).transpose()?;
    let declared = chosen_minerals::names(sheet, layout).unwrap_or_default();
    let smelters = match workbook.sheet(SMELTER_LIST)? {
        Some(sheet) => smelter::read_rows(sheet, &layout.smelters, &declared, lookup.as_ref(), &mut quota)?,
        None => Vec::new(),
    };
    let (mineral_slots, other_minerals) = read_slots(sheet, layout);
    let of_row = minerals_of_rows(sheet, layout);
    let mut declaration = Declaration {
        family: layout.family,
        company: layout
            .company
            .iter()
            .map(|(field, addr)| company_entry(sheet, *field, *addr, workbook.date_1904))
            .collect(),
        mineral_slots,
        other_minerals,
        minerals: Vec::new(),
        stray_answers: Vec::new(),
        company_answers: Vec::new(),
        stray_company_answers: Vec::new(),
        smelters,
        mines: read_mines(workbook, layout, &declared, &mut quota)?,
        products: read_products(workbook, layout, &mut quota)?,
        heading_rows: Vec::new(),
        lookup,
        display_language: sheet.value(Addr::new(4, 3)).display().trim().to_owned(),
    };
    read_mineral_answers(sheet, layout, &of_row, &mut declaration);
    read_company_answers(sheet, layout, &of_row, &mut declaration);
    spell_minerals_alike(&mut declaration);
    take_heading_rows(workbook, layout, &mut declaration)?;
    show_formatted_numbers(workbook, &mut declaration);
    Ok(declaration)
}

/// Takes the rows out of the lists that repeat the headings of their columns.
fn take_heading_rows(workbook: &Workbook, layout: &Layout, declaration: &mut Declaration) -> Result<(), ReadError> {
    let mut headings = Vec::new();
    if let Some(sheet) = workbook.sheet(SMELTER_LIST)? {
        let first_row = layout.smelters.first_row;
        headings.extend(take_headings(&mut declaration.smelters, sheet, first_row, |row| row.cells().collect()));
    }
    if let (Some(sheet), Some(mines)) = (workbook.sheet(MINE_LIST)?, layout.mines) {
        headings
            .extend(take_headings(&mut declaration.mines, sheet, mines.first_row, |row| row.cells.iter().collect()));
    }
    if let Some(sheet) = workbook.sheet(PRODUCT_LIST)? {
        let first_row = layout.products.first_row;
        headings.extend(take_headings(&mut declaration.products, sheet, first_row, |row| row.cells.iter().collect()));
    }
    declaration.heading_rows = headings;
    Ok(())
}

/// Takes the headings among the rows of a list; gives the first filled cell of each.
fn take_headings<R>(
    rows: &mut Vec<R>,
    sheet: &Sheet,
    first_row: u32,
    cells: impl for<'r> Fn(&'r R) -> Vec<&'r Entry>,
) -> Vec<Entry> {
    let heading_of = |column: u16| key(&sheet.value(Addr::new(column, first_row.saturating_sub(1))).display());
    let mut of_columns: BTreeMap<u16, String> = BTreeMap::new();
    let mut headings = Vec::new();
    rows.retain(|row| {
        let filled: Vec<&Entry> = cells(row).into_iter().filter(|cell| cell.is_filled_by_hand()).collect();
        let repeats = |cell: &&&Entry| {
            let column = cell.cell.addr.column;
            // Of every cell of a long list, so that the cells do not keep these keys.
            key(&cell.typed) == *of_columns.entry(column).or_insert_with(|| heading_of(column))
        };
        let repeated = filled.iter().filter(repeats).count();
        // One word may be somebody's; two next to each other in the right columns are not.
        let is_heading = repeated >= 2 && repeated * 2 > filled.len();
        if is_heading {
            headings.extend(filled.first().map(|cell| (*cell).clone()));
        }
        !is_heading
    });
    headings
}

/// A number whose format adds zeros or text is what people see: 4711 as 004711. Answers and the
/// date have readings of their own.
fn show_formatted_numbers(workbook: &Workbook, declaration: &mut Declaration) {
    let is_date = |entry: &Entry| entry.field == Field::Company(CompanyField::EffectiveDate);
    let company = declaration.company.iter_mut().filter(|entry| !is_date(entry));
    let smelters = declaration.smelters.iter_mut().flat_map(SmelterEntry::cells_mut);
    let mines = declaration.mines.iter_mut().flat_map(|mine| &mut mine.cells);
    let products = declaration.products.iter_mut().flat_map(|product| &mut product.cells);
    for entry in company.chain(smelters).chain(mines).chain(products) {
        if entry.number.is_some()
            && let Some(shown) = workbook.shown_number(&entry.cell.sheet, entry.cell.addr)
        {
            entry.typed = shown.into();
        }
    }
}

/// A mineral that the supplier typed freely is the same one in the lists, whatever the case and the
/// blanks.
fn spell_minerals_alike(declaration: &mut Declaration) {
    let of_smelters = declaration.smelters.iter_mut().map(|row| &mut row.mineral);
    let of_mines = declaration.mines.iter_mut().map(|row| &mut row.mineral);
    for of_row in of_smelters.chain(of_mines) {
        let Some(Mineral::Other(typed)) = of_row else { continue };
        let wanted = key(typed);
        let declared = declaration.minerals.iter().map(|answers| &answers.mineral);
        if let Some(mineral) = declared.into_iter().find(|mineral| key(mineral.stored()) == wanted) {
            *of_row = Some(mineral.clone());
        }
    }
}

fn entry(sheet: &Sheet, addr: Addr, field: Field) -> Entry {
    let (value, formula) = sheet.value_and_formula(addr);
    Entry::new(CellRef::new(DECLARATION, addr), field, &value, formula)
}

/// A company field. A date that is stored as a number is shown as a day.
fn company_entry(sheet: &Sheet, field: CompanyField, addr: Addr, date_1904: bool) -> Entry {
    let mut entry = entry(sheet, addr, Field::Company(field));
    if field == CompanyField::EffectiveDate
        && let Some(day) = entry.number.and_then(|serial| crate::base::date::Date::from_serial(serial, date_1904))
    {
        entry.typed = day.to_string().into();
    }
    entry
}

fn read_slots(sheet: &Sheet, layout: &Layout) -> (Vec<Entry>, Vec<Entry>) {
    let MineralPlaces::Chosen { slots, others, .. } = &layout.minerals else {
        return Default::default();
    };
    let read = |places: &[Addr], field: fn(usize) -> Field| {
        places.iter().enumerate().map(|(index, addr)| entry(sheet, *addr, field(index))).collect()
    };
    (read(slots, Field::MineralSlot), read(others, Field::OtherMineral))
}

/// The mineral of each answer row. Where minerals are chosen, the sheet sorts them into a hidden
/// column; if its results are not stored, the same order is made here.
fn minerals_of_rows(sheet: &Sheet, layout: &Layout) -> Vec<Option<Mineral>> {
    let sorted = match &layout.minerals {
        MineralPlaces::Fixed(minerals) => return minerals.iter().cloned().map(Some).collect(),
        MineralPlaces::Chosen { sorted, .. } => *sorted,
    };
    let rows = layout.mineral_rows();
    let cells: Vec<Addr> = (sorted.row..).take(rows).map(|row| Addr::new(sorted.column, row)).collect();
    // An empty cell of the hidden column may be stored as the number 0, or as an error.
    let text = |addr: &Addr| match sheet.value(*addr) {
        Value::Text(text) if !is_mark(&text) => Mineral::parse(&text),
        _ => None,
    };
    let stored: Vec<Option<Mineral>> = cells.iter().map(text).collect();
    let calculated = cells.first().is_some_and(|addr| sheet.value(*addr) != Value::Empty || !sheet.has_formula(*addr))
        && stored.iter().any(Option::is_some);
    if calculated {
        return stored;
    }
    let names = chosen_minerals::names(sheet, layout).unwrap_or_default();
    let mut minerals: Vec<Option<Mineral>> = names.iter().map(|name| Mineral::parse(name)).collect();
    minerals.resize(rows, None);
    minerals
}

fn answer_cell(sheet: &Sheet, question: MineralQuestion, place: &AnswerPlace) -> AnswerCell {
    let mut answer = entry(sheet, place.answer, Field::Answer(question, place.mineral));
    let (meaning, spelling) = read_answer(&answer, place.options);
    show_full_share(&mut answer, place.options);
    AnswerCell {
        question,
        entry: answer,
        comment: entry(sheet, place.comment, Field::Comment(question, place.mineral)),
        answer: meaning,
        spelling,
        options: place.options,
    }
}

/// The number 1 in a cell of shares is seen as 100 %.
fn show_full_share(entry: &mut Entry, options: &[&str]) {
    if entry.number == Some(1.0) && options.contains(&"100%") {
        entry.typed = "100%".into();
    }
}

fn company_answer_cell(
    sheet: &Sheet,
    question: crate::template::CompanyQuestion,
    mineral: Option<usize>,
    place: &AnswerPlace,
) -> CompanyAnswerCell {
    let answer = entry(sheet, place.answer, Field::CompanyAnswer(question, mineral));
    let (meaning, spelling) = read_answer(&answer, place.options);
    CompanyAnswerCell {
        question,
        mineral,
        entry: answer,
        comment: entry(sheet, place.comment, Field::CompanyComment(question, mineral)),
        answer: meaning,
        spelling,
        options: place.options,
    }
}

fn read_mineral_answers(sheet: &Sheet, layout: &Layout, of_row: &[Option<Mineral>], declaration: &mut Declaration) {
    for (index, mineral) in of_row.iter().enumerate() {
        let answers = layout
            .questions
            .iter()
            .filter_map(|question| {
                let place = question.rows.iter().find(|place| place.mineral == index)?;
                Some(answer_cell(sheet, question.question, place))
            })
            .collect::<Vec<_>>();
        match mineral {
            Some(mineral) => {
                declaration.minerals.push(MineralAnswers { index, mineral: mineral.clone(), answers });
            }
            None => declaration
                .stray_answers
                .extend(answers.into_iter().filter(|cell| !cell.entry.is_blank() || !cell.comment.is_blank())),
        }
    }
}

fn read_company_answers(sheet: &Sheet, layout: &Layout, of_row: &[Option<Mineral>], declaration: &mut Declaration) {
    for question in &layout.company_questions {
        match &question.answers {
            CompanyAnswers::One(place) => {
                declaration.company_answers.push(company_answer_cell(sheet, question.question, None, place));
            }
            CompanyAnswers::PerMineral(places) => {
                for place in places {
                    let cell = company_answer_cell(sheet, question.question, Some(place.mineral), place);
                    if of_row.get(place.mineral).is_some_and(Option::is_some) {
                        declaration.company_answers.push(cell);
                    } else if !cell.entry.is_blank() || !cell.comment.is_blank() {
                        declaration.stray_company_answers.push(cell);
                    }
                }
            }
        }
    }
}

fn read_mines(
    workbook: &Workbook,
    layout: &Layout,
    declared: &[String],
    quota: &mut Quota,
) -> Result<Vec<MineEntry>, ReadError> {
    let Some(columns) = layout.mines else {
        return Ok(Vec::new());
    };
    let Some(sheet) = workbook.sheet(MINE_LIST)? else {
        return Ok(Vec::new());
    };
    let rows = sheet.stored_rows(columns.first_row..=MAX_ROW).map(|row| {
        let cells = (1u16..).zip(MineColumn::ALL).map(|(number, column)| {
            let addr = Addr::new(number, row);
            let (value, formula) = sheet.value_and_formula(addr);
            Entry::in_list(CellRef::new(MINE_LIST, addr), Field::Mine(*column), &value, formula)
        });
        let mut mine = MineEntry { row, cells: cells.collect(), mineral: None, metal_found: Recognition::Nothing };
        mine.mineral = Mineral::parse(mine.stated(MineColumn::Metal));
        if let Some(metal) = mine.get(MineColumn::Metal) {
            mine.metal_found = smelter::find_metal(metal, mine.mineral.as_ref(), declared);
        }
        mine
    });
    let mines = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_blank() && cell.text() != "0"));
    mines.map(|mine| quota.take_cells(&mine.cells).map(|()| mine)).collect()
}

fn read_products(workbook: &Workbook, layout: &Layout, quota: &mut Quota) -> Result<Vec<ProductEntry>, ReadError> {
    let Some(sheet) = workbook.sheet(PRODUCT_LIST)? else {
        return Ok(Vec::new());
    };
    let columns = &layout.products;
    let mut places = vec![(ProductColumn::Number, columns.number), (ProductColumn::Name, columns.name)];
    if let Some(number) = columns.requester_number {
        places.push((ProductColumn::RequesterNumber, number));
        places.push((ProductColumn::RequesterName, number + 1));
    }
    places.push((ProductColumn::Comments, columns.comments));
    let rows = sheet.stored_rows(columns.first_row..=MAX_ROW).map(|row| {
        let cells = places.iter().map(|(column, number)| {
            let addr = Addr::new(*number, row);
            let (value, formula) = sheet.value_and_formula(addr);
            Entry::in_list(CellRef::new(PRODUCT_LIST, addr), Field::Product(*column), &value, formula)
        });
        ProductEntry { row, cells: cells.collect() }
    });
    let filled = |row: &ProductEntry| row.cells.iter().any(|cell| !cell.is_blank());
    // The copyright line below the list stands in the column of product numbers.
    let copyright = |row: &ProductEntry| row.cells.iter().any(|cell| cell.text().starts_with('©'));
    let products = rows.filter(|row| filled(row) && !copyright(row));
    products.map(|product| quota.take_cells(&product.cells).map(|()| product)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::SmelterColumn;
    use crate::samples::fixtures::{Edit, Form, Place, Put};
    use crate::template::{TemplateKind, detect};

    fn rows_of(edits: &[Edit]) -> Vec<crate::declaration::SmelterEntry> {
        let workbook = Form::in_order(TemplateKind::Cmrt, "6.5").unwrap().with(edits).into_workbook();
        read(&workbook, &detect(&workbook).unwrap().layout).unwrap().smelters
    }

    #[test]
    fn marks_and_zeros_of_formulas_are_as_results_that_are_not_stored() {
        use SmelterColumn::{Comments, Country, Id, IdInput, Lookup, Metal, Street};
        for mark in ["0", "Loading...", "#ERROR!", "Err:502"] {
            let formula = |row, column| Edit::new(Place::Smelter(row, column), Put::Formula(mark));
            let mut edits = vec![Edit::text(Place::Smelter(2, IdInput), "CID990002")];
            for row in 2..9 {
                edits.extend([Metal, Lookup, Country, Id, Street].map(|column| formula(row, column)));
            }
            edits.extend([Country, Id, Street].map(|column| formula(1, column)));
            let rows = rows_of(&edits);
            assert_eq!(rows.len(), 2, "{mark}: rows without input are none");
            let shown = |index: usize, column| rows[index].get(column).text().to_owned();
            assert_eq!(["GERMANY", "CID990002", ""], [Country, Id, Street].map(|column| shown(0, column)).as_slice());
            assert_eq!(["Tin", "GERMANY", "CID990002"], [Metal, Country, Id].map(|column| shown(1, column)).as_slice());
        }
        let zeros = [Country, Id, Comments].map(|column| Edit::new(Place::Smelter(3, column), Put::Number(0.0)));
        assert_eq!(rows_of(&zeros).len(), 1, "zeros alone are no row");
    }

    #[test]
    fn without_stored_results_the_rows_are_those_that_the_sheet_would_show() {
        let other = |slot| Edit::text(Place::MineralSlot(slot), "Other [specify below]");
        let edits = [
            other(2),
            Edit::text(Place::OtherMineral(2), "Vanadium"),
            other(3),
            Edit::text(Place::OtherMineral(5), "Gallium"),
            Edit::text(Place::MineralSlot(4), "Silver"),
            Edit::text(Place::MineralSlot(6), "silver"),
            Edit::new(Place::Cell("Declaration", "AA12"), Put::FormulaNotCalculated),
            Edit::new(Place::Cell("Declaration", "AA13"), Put::Number(0.0)),
        ];
        let workbook = Form::in_order(TemplateKind::Amrt, "1.3").unwrap().with(&edits).into_workbook();
        let declaration = read(&workbook, &detect(&workbook).unwrap().layout).unwrap();
        let minerals: Vec<&str> = declaration.minerals.iter().map(|answers| answers.mineral.stored()).collect();
        assert_eq!(minerals, ["Aluminum", "Silver", "Vanadium"]);
        assert_eq!(declaration.others_without_name().count(), 1);
        assert_eq!(declaration.names_without_other().count(), 1);
    }
}
