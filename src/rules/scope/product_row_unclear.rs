//! S04: a product row without the responder's number, or listed twice.

use crate::declaration::ProductEntry;
use crate::rules::error_values::{fix_for_error_value, shows_error_value};
use crate::rules::prelude::*;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as MapEntry;

pub(crate) static RULE: Rule = Rule {
    code: "S04",
    name: "product-row-unclear",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions, Product List: every product has the responder's number, and the requester's columns do not replace it. In scope C a missing number is only \"Look at\", in scope A it is left to S05. A number that says nothing, such as \"N/A\", is \"Explain\" where products are declared. Rows that are the same in all columns but the comment are repeats; rows that show a mark of a program are not compared. One finding for all rows without a number, and one for all repeats",
            "填写说明，产品清单：每个产品都要有回复方的产品编号，请求方的列不能代替。范围为 C 时，缺编号仅列为“请留意”；范围为 A 时由 S05 处理。编号没有实际内容（如“N/A”）时，按产品申报的列为“需要说明”。除注释外各列都相同才算重复，显示软件标记的行不比较。缺编号的行合并报告一处，重复的行合并报告一处",
        ),
    },
    title: &Text::fixed("Product row has no number, or is listed twice", "产品行没有编号，或重复"),
    why: &Text::fixed("Customers match the product number with their own parts", "客户靠产品编号与自己的物料对应"),
    fix: &Text::fixed("Enter the responder's product number, or clear the row", "填写回复方的产品编号，或清空这一行"),
    reasons: &[Reason::Missing, Reason::Repeated],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Company(CompanyField::Scope), "B. Product (or List of Products)"),
            Edit::text(Place::Product(1, ProductColumn::Number), "DX-100"),
            Edit::text(Place::Product(2, ProductColumn::Name), "Connector"),
        ],
        good: &[
            Edit::text(Place::Company(CompanyField::Scope), "B. Product (or List of Products)"),
            Edit::text(Place::Product(1, ProductColumn::Number), "DX-100"),
            Edit::text(Place::Product(2, ProductColumn::Number), "DX-200"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // Where the scope asks for no products, the cause is the list itself (S05).
    if ctx.declaration.scope() != Some(Scope::Company) {
        report_without_number(ctx, sink);
        report_numbers_that_say_nothing(ctx, sink);
    }
    report_repeats(ctx, sink);
}

/// Every row with the cell for the responder's number.
fn numbers<'a>(ctx: &Context<'a>) -> impl Iterator<Item = (&'a ProductEntry, &'a Entry)> {
    let products = ctx.declaration.products.iter();
    products.filter_map(|product| Some((product, product.get(ProductColumn::Number)?)))
}

fn report_without_number(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let by_product = ctx.declaration.scope() == Some(Scope::Product);
    let severity = if by_product { Error } else { Info };
    let (marked, blank): (Vec<_>, Vec<_>) =
        numbers(ctx).filter(|(_, number)| number.readable().is_empty()).partition(|(_, number)| number.is_error_mark());
    if let Some(((_, number), rest)) = marked.split_first() {
        let rows: Vec<u32> = marked.iter().map(|(product, _)| product.row).collect();
        sink.at(number)
            .each_also_wrong(rest.iter().map(|(_, number)| *number))
            .severity(severity)
            .value("rows", rows.len().to_string())
            .fix(fix_for_error_value(number))
            .report(text!(
                en: "{mark} ({rows})", zh: "{mark}（{rows}）";
                mark: shows_error_value(&ProductColumn::Number.name(), number), rows: rows_text(&rows)));
    }
    // A first row without a number is S03, where the scope asks for products.
    let is_said = |row: u32| by_product && row == ctx.layout.products.first_row;
    // A row that shows nothing but marks is F07.
    let says_something = |product: &ProductEntry| product.cells.iter().any(|cell| !cell.readable().is_empty());
    let blank: Vec<_> =
        blank.into_iter().filter(|(product, _)| !is_said(product.row) && says_something(product)).collect();
    let Some(((product, number), rest)) = blank.split_first() else { return };
    let mut finding = sink.at(number);
    finding.severity(severity).value("rows", blank.len().to_string());
    if !rest.is_empty() {
        let rows: Vec<u32> = blank.iter().map(|(product, _)| product.row).collect();
        finding.each_also_wrong(rest.iter().map(|(_, number)| *number)).report(text!(
            en: "{count} of the Product List have no responder's product number: {rows}",
            zh: "产品清单有 {count}没有回复方的产品编号：{rows}";
            count: Text::counted(rows.len(), "row", "rows", "行"), rows: rows_text(&rows)));
        return;
    }
    let filled = product.cells.iter().find(|cell| !cell.is_blank());
    if let Some(filled) = filled {
        finding.for_comparison(filled);
    }
    finding.report(text!(
        en: "Row {row} of the Product List has no responder's product number: \"{value}\"",
        zh: "产品清单第 {row} 行没有回复方的产品编号：“{value}”",
        row = product.row, value = Shown(filled.map_or("", |cell| cell.text()))));
}

/// The Checker takes any text for a number, but `N/A`, `同上` or `Test` is that of no product.
fn report_numbers_that_say_nothing(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let by_product = ctx.declaration.scope() == Some(Scope::Product);
    let says_nothing = |number: &Entry| {
        !number.is_error_mark() && (number.is_filler(Filler::Nothing) || number.is_filler(Filler::Trial))
    };
    let empty: Vec<_> = numbers(ctx).filter(|(_, number)| says_nothing(number)).collect();
    let Some(((_, number), rest)) = empty.split_first() else { return };
    let rows: Vec<u32> = empty.iter().map(|(product, _)| product.row).collect();
    sink.at(number)
        .each_also_wrong(rest.iter().map(|(_, number)| *number))
        .severity(if by_product { Warning } else { Info })
        .value("rows", rows.len().to_string())
        .report(text!(
            en: "\"{value}\" is not the number of a product: {rows}",
            zh: "“{value}”不是产品编号：{rows}", value = Shown(number.text()); rows: rows_text(&rows)));
}

/// A product that is listed again: its number, and that of the row where it stands first.
struct Repeat<'a> {
    number: &'a Entry,
    first: &'a Entry,
}

impl Repeat<'_> {
    fn row(&self) -> u32 {
        self.number.cell.addr.row
    }

    fn first_row(&self) -> u32 {
        self.first.cell.addr.row
    }
}

/// Repeats are one cause: a list that was pasted twice, or rows that were copied down.
fn report_repeats(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<Vec<String>, &Entry> = BTreeMap::new();
    let mut repeats: Vec<Repeat<'_>> = Vec::new();
    for product in ctx.declaration.products.iter().filter(|product| !product.has_mark()) {
        let Some(number) = product.get(ProductColumn::Number).filter(|number| !number.is_blank()) else { continue };
        match seen.entry(product.key()) {
            MapEntry::Occupied(first) => repeats.push(Repeat { number, first: first.get() }),
            MapEntry::Vacant(place) => {
                place.insert(number);
            }
        }
    }
    let (Some(repeat), Some(last)) = (repeats.first(), repeats.last()) else { return };
    let mut finding = sink.at(repeat.number);
    finding
        .each_also_wrong(repeats.iter().skip(1).map(|repeat| repeat.number))
        .for_comparison(repeat.first)
        .severity(Info)
        .value("rows", repeats.len().to_string());
    let value = Shown(repeat.number.text());
    if repeats.len() == 1 {
        finding.fix(Text::fixed("Delete the repeated row", "删除重复的行")).report(text!(
            en: "Product \"{value}\" is already listed in row {first}",
            zh: "产品“{value}”在第 {first} 行已经列出", value = value, first = repeat.first_row()));
        return;
    }
    finding.fix(Text::fixed("Delete the repeated rows", "删除重复的行"));
    if repeats.iter().all(|other| other.first.cell == repeat.first.cell) {
        let rows: Vec<u32> = std::iter::once(repeat.first_row()).chain(repeats.iter().map(Repeat::row)).collect();
        finding.report(text!(
            en: "Product \"{value}\" is listed {times}: {rows}",
            zh: "产品“{value}”列出了 {times}：{rows}", value = value;
            times: Text::counted(rows.len(), "time", "times", "次"), rows: rows_text(&rows)));
        return;
    }
    let firsts = || repeats.iter().map(Repeat::first_row);
    let (from, to) = (firsts().min().unwrap_or_default(), firsts().max().unwrap_or_default());
    let in_one_piece = usize::try_from(last.row() - repeat.row()).is_ok_and(|span| span < repeats.len());
    if in_one_piece && to < repeat.row() {
        finding.report(text!(
            en: "Rows {from} to {to} of the Product List are repeated in rows {again} to {end}",
            zh: "产品清单第 {from} 至 {to} 行在第 {again} 至 {end} 行重复列出",
            from = from, to = to, again = repeat.row(), end = last.row()));
        return;
    }
    finding.report(text!(
        en: "{rows} of the Product List repeat others, such as \"{value}\" of row {first} in row {again}",
        zh: "产品清单有 {rows}与其他行重复，例如第 {first} 行的“{value}”又列在第 {again} 行",
        value = value, first = repeat.first_row(), again = repeat.row();
        rows: Text::counted(repeats.len(), "row", "rows", "行")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, EMRT_2, cells, check_rule};

    const SCOPE: Edit = Edit::text(Place::Company(CompanyField::Scope), "B. Product (or List of Products)");

    const fn product(row: u32, column: ProductColumn, text: &'static str) -> Edit {
        Edit::text(Place::Product(row, column), text)
    }

    #[test]
    fn rows_without_a_number_are_found() {
        let edits = [
            SCOPE,
            product(1, ProductColumn::Number, "DX-100"),
            product(2, ProductColumn::RequesterNumber, "K-7"),
            product(3, ProductColumn::Comments, "obsolete"),
        ];
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Product List!B7".to_owned()], 2));
        assert_eq!(findings[0].severity, Error);
        let user = Edit::text(Place::Company(CompanyField::Scope), crate::template::options::SCOPES[2]);
        let user_scope = check_rule(&RULE, AMRT, &[user, product(1, ProductColumn::Name, "Connector")]);
        assert_eq!((cells(&user_scope), user_scope[0].severity), (vec!["Product List!B6".to_owned()], Info));
        assert!(check_rule(&RULE, AMRT, &[product(1, ProductColumn::Name, "Connector")]).is_empty(), "S05");
    }

    #[test]
    fn the_error_of_a_formula_is_no_number() {
        let broken = |row| Edit::new(Place::Product(row, ProductColumn::Number), Put::Error("#REF!"));
        let findings = check_rule(&RULE, EMRT_2, &[SCOPE, broken(1), broken(2)]);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Product List!B6".to_owned()], 2));
        assert_eq!(findings[0].severity, Error);
    }

    #[test]
    fn a_placeholder_is_no_number() {
        for value in ["N/A", "同上", "TBD", "无", "Test", "-"] {
            let findings = check_rule(&RULE, CMRT, &[SCOPE, product(1, ProductColumn::Number, value)]);
            assert_eq!(
                (cells(&findings), findings[0].severity),
                (vec!["Product List!B6".to_owned()], Warning),
                "{value}"
            );
        }
        for value in ["0815", "ALL", "X-1"] {
            assert!(check_rule(&RULE, CMRT, &[SCOPE, product(1, ProductColumn::Number, value)]).is_empty(), "{value}");
        }
    }

    #[test]
    fn repeats_are_found() {
        let edits = [
            SCOPE,
            product(1, ProductColumn::Number, "DX-100"),
            product(1, ProductColumn::Name, "Connector"),
            product(2, ProductColumn::Number, " dx-100"),
            product(2, ProductColumn::Name, "connector"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Product List!B7".to_owned()], Info));
    }

    fn numbered(numbers: &[&'static str]) -> Vec<Edit> {
        let rows = (1..).zip(numbers).map(|(row, number)| product(row, ProductColumn::Number, number));
        std::iter::once(SCOPE).chain(rows).collect()
    }

    #[test]
    fn what_was_pasted_twice_is_said_once() {
        let message = |numbers: &[&'static str]| {
            let findings = check_rule(&RULE, CMRT, &numbered(numbers));
            assert_eq!(findings.len(), 1, "{numbers:?}");
            findings[0].message.en.clone().into_owned()
        };
        assert_eq!(
            message(&["A-1", "A-2", "A-3", "A-1", "A-2", "A-3"]),
            "Rows 6 to 8 of the Product List are repeated in rows 9 to 11"
        );
        assert_eq!(
            message(&["A-1", "A-2", "A-1", "A-2", "A-1", "A-2"]),
            "Rows 6 to 7 of the Product List are repeated in rows 8 to 11"
        );
        assert_eq!(message(&["A-1", "A-1", "A-1"]), "Product \"A-1\" is listed 3 times: rows 6, 7, 8");
        assert_eq!(
            message(&["A-1", "A-1", "A-2", "A-3", "A-2"]),
            "2 rows of the Product List repeat others, such as \"A-1\" of row 6 in row 7"
        );
        assert!(check_rule(&RULE, CMRT, &numbered(&["A-1", "A-2", "A-3"])).is_empty());
    }

    #[test]
    fn marks_are_no_products_to_compare() {
        let broken = |row| Edit::new(Place::Product(row, ProductColumn::Name), Put::Formula("Loading..."));
        let edits = [numbered(&["A-1", "A-1"]), vec![broken(1), broken(2)]].concat();
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }

    #[test]
    fn one_number_for_several_names_or_customer_numbers_is_ordinary() {
        let edits = [
            SCOPE,
            product(1, ProductColumn::Number, "DX-100"),
            product(1, ProductColumn::RequesterNumber, "K-7"),
            product(2, ProductColumn::Number, "DX-100"),
            product(2, ProductColumn::RequesterNumber, "K-8"),
            product(4, ProductColumn::Number, "DX-100"),
            product(4, ProductColumn::Name, "Connector, black"),
        ];
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty());
        assert!(check_rule(&RULE, CMRT, &[SCOPE, product(1, ProductColumn::Name, "Connector")]).is_empty(), "S03");
    }
}
