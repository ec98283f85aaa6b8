//! S05: the scope is the whole company, yet products are listed.

use crate::declaration::ProductEntry;
use crate::rules::prelude::*;
use crate::template::options;

pub(crate) static RULE: Rule = Rule {
    code: "S05",
    name: "products-with-company-scope",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: a company-wide declaration covers every product, and the Product List belongs to scope B. A row counts that has the responder's product number or name; N/A and \"all products\" do not count. One finding for the list",
            "填写说明：选 A 表示覆盖公司的全部产品，产品清单用于选 B 时。写有回复方产品编号或名称的行才计，N/A 和“全部产品”不计。整张清单报告一处",
        ),
    },
    title: &Text::fixed(
        "Products are listed although the scope is the whole company",
        "申报范围为全公司，却列出了产品",
    ),
    why: &Text::fixed(
        "A reader cannot tell whether the answers hold for all products or only for those listed",
        "审阅者无法判断答案适用于全部产品，还是只适用于列出的产品",
    ),
    fix: &Text::fixed(
        "Choose scope B if the answers hold only for these products, or clear the Product List",
        "答案只适用于这些产品时选择 B，否则清空产品清单",
    ),
    reasons: &[Reason::Superfluous, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Product(1, ProductColumn::Number), "DX-100")],
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
    if ctx.declaration.scope() != Some(Scope::Company) {
        return;
    }
    let products: Vec<&Entry> = ctx.declaration.products.iter().filter_map(named).collect();
    let Some(first) = products.first() else { return };
    let [_, by_product, _] = options::SCOPES;
    let when = Text::fixed("if the answers hold only for these products", "答案只适用于这些产品时");
    sink.at(scope)
        .each_also_wrong(products.iter().copied())
        .value("products", products.len().to_string())
        .choose(scope, by_product, when)
        .report(text!(
            en: "The scope is \"{scope}\", yet the Product List has {products}, such as \"{product}\"",
            zh: "申报范围是“{scope}”，但产品清单中有 {products}，例如“{product}”",
            scope = Shown(scope.text()), product = Shown(first.text());
            products: Text::counted(products.len(), "product", "products", "个产品")));
}

/// The cell that names a product of the responder.
fn named(product: &ProductEntry) -> Option<&Entry> {
    let says = |cell: &&Entry| {
        !cell.readable().is_empty() && !cell.is_filler(Filler::Nothing) && !is_every_product(cell.key())
    };
    [ProductColumn::Number, ProductColumn::Name].into_iter().filter_map(|column| product.get(column)).find(says)
}

/// Whether a text only repeats that every product is meant.
fn is_every_product(text: &str) -> bool {
    matches!(
        text.trim_end_matches(['.', '。']),
        "all"
            | "all product"
            | "all products"
            | "all parts"
            | "all items"
            | "所有产品"
            | "全部产品"
            | "全部"
            | "所有"
            | "全产品"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    const fn product(row: u32, column: ProductColumn, text: &'static str) -> Edit {
        Edit::text(Place::Product(row, column), text)
    }

    #[test]
    fn a_list_of_products_is_one_finding() {
        let edits = [
            product(1, ProductColumn::Number, "DX-100"),
            product(2, ProductColumn::Name, "Connector"),
            product(5, ProductColumn::Number, "DX-300"),
        ];
        for form in [CMRT, EMRT_1, EMRT_2, AMRT_12, AMRT, CRT] {
            let findings = check_rule(&RULE, form, &edits);
            assert_eq!((findings.len(), findings[0].values["products"].as_str()), (1, "3"));
            assert_eq!(cells(&findings), ["Declaration!D9"]);
            assert_eq!(findings[0].choices[0].value, "B. Product (or List of Products)");
        }
    }

    #[test]
    fn leftovers_and_all_products_are_no_list() {
        let edits = [
            Edit::new(Place::Product(1, ProductColumn::Number), Put::Number(0.0)),
            Edit::new(Place::Product(2, ProductColumn::Number), Put::Formula("")),
            Edit::new(Place::Product(3, ProductColumn::Number), Put::Error("#N/A")),
            product(4, ProductColumn::Number, "N/A"),
            product(5, ProductColumn::Number, "All products"),
            product(6, ProductColumn::Name, "全部产品"),
            product(7, ProductColumn::Comments, "Company-wide declaration"),
            Edit::new(Place::Cell("Product List", "B2006"), Put::Formula("© 2026 Example Initiative")),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        let requester = [product(1, ProductColumn::RequesterNumber, "K-7")];
        assert!(check_rule(&RULE, EMRT_2, &requester).is_empty(), "filled in by the customer");
    }

    #[test]
    fn other_scopes_may_list_products() {
        let number = product(1, ProductColumn::Number, "DX-100");
        for scope in
            ["C. User defined [Specify in 'Description of scope']", "B. Product (or List of Products)", "", "All"]
        {
            let scope = Edit::text(Place::Company(CompanyField::Scope), scope);
            assert!(check_rule(&RULE, CMRT, &[scope, number]).is_empty());
        }
    }
}
