//! S03: the scope is a list of products, but the Product List has none or starts too low.

use crate::rules::prelude::*;
use crate::template::PRODUCT_LIST;

pub(crate) static RULE: Rule = Rule {
    code: "S03",
    name: "products-missing",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: scope B needs a product number in the first row of the Product List, the only row that it looks at",
            "官方 Checker：选 B 时，产品清单首行必须有产品编号；它只看这一行",
        ),
    },
    title: &Text::fixed("Product List is blank, or its first row is", "产品清单为空，或首行没有编号"),
    why: &Text::fixed(
        "The answers hold for the listed products only; one product is enough, but the Checker looks only at the first row",
        "答案只适用于清单中的产品；一个产品就够，但官方 Checker 只看首行",
    ),
    fix: &Text::fixed("List the product numbers without gaps, from the first row on", "从首行起连续填写产品编号"),
    reasons: &[Reason::Missing],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::Scope), "B. Product (or List of Products)")],
        good: &[
            Edit::text(Place::Company(CompanyField::Scope), "B. Product (or List of Products)"),
            Edit::text(Place::Product(1, ProductColumn::Number), "DX-100"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(scope) = ctx.declaration.company(CompanyField::Scope) else { return };
    if ctx.declaration.scope() != Some(Scope::Product) {
        return;
    }
    // A missing sheet is a matter of the layout (F05).
    let Some(Some(_)) = ctx.note(ctx.workbook.sheet(PRODUCT_LIST)) else { return };
    let columns = &ctx.layout.products;
    let numbered: Vec<u32> =
        ctx.declaration.products.iter().filter(|product| product.has_number()).map(|product| product.row).collect();
    if numbered.contains(&columns.first_row) {
        return;
    }
    let message = match (numbered.first(), ctx.declaration.products.is_empty()) {
        (Some(row), _) => text!(
            en: "The first row of the Product List has no product number; the list starts in row {row}",
            zh: "产品清单首行没有产品编号，清单从第 {row} 行开始", row = row),
        (None, true) => Text::fixed(
            "The scope is a list of products, but the Product List is blank",
            "申报范围为产品，但产品清单为空",
        ),
        (None, false) => Text::fixed(
            "The scope is a list of products, but no row of the Product List has the responder's product number",
            "申报范围为产品，但产品清单中没有任何回复方的产品编号",
        ),
    };
    let cell = CellRef::new(PRODUCT_LIST, Addr::new(columns.number, columns.first_row));
    sink.at_cell(cell, ProductColumn::Number.name(), "").for_comparison(scope).row(columns.first_row).report(message);
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
    fn a_list_that_starts_below_the_first_row_is_found() {
        assert_eq!(cells(&check_rule(&RULE, AMRT, &[SCOPE])), ["Product List!B6"]);
        let second = check_rule(&RULE, CMRT, &[SCOPE, product(2, ProductColumn::Number, "DX-100")]);
        assert!(second[0].message.en.ends_with("row 7"), "{}", second[0].message.en);
        let requester = [SCOPE, product(1, ProductColumn::RequesterNumber, "K-7")];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &requester)), ["Product List!B6"]);
    }

    #[test]
    fn the_copyright_line_is_no_product() {
        let line = Edit::new(Place::Cell("Product List", "B2006"), Put::Formula("© 2026 Example Initiative"));
        let findings = check_rule(&RULE, CMRT, &[SCOPE, line]);
        assert!(findings[0].message.en.ends_with("Product List is blank"), "{}", findings[0].message.en);
    }

    #[test]
    fn one_product_is_enough_and_other_scopes_need_none() {
        assert!(check_rule(&RULE, CMRT, &[SCOPE, product(1, ProductColumn::Number, "1")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::blank(Place::Company(CompanyField::Scope))]).is_empty());
    }
}
