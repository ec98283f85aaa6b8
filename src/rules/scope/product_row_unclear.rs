//! S04: a product row without the responder's number, or listed twice.

use crate::rules::prelude::*;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "S04",
    name: "product-row-unclear",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Instructions, Product List: every product has the responder's number, and the requester's columns do not replace it. In scope C a missing number is only \"Look at\", in scope A it is left to S05. Rows that are the same in all columns but the comment are repeats",
            "填写说明，产品清单：每个产品都要有回复方的产品编号，请求方的列不能代替。范围为 C 时，缺编号仅列为“请留意”；范围为 A 时由 S05 处理。除注释外各列都相同才算重复",
        ),
    },
    adjustable: false,
    title: catalogue_text("Product row has no number, or is listed twice", "产品行没有编号，或重复"),
    why: Text::fixed("Customers match the product number with their own parts", "客户靠产品编号与自己的物料对应"),
    fix: Text::fixed("Enter the responder's product number, or clear the row", "填写回复方的产品编号，或清空这一行"),
    example: catalogue_example(Example {
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
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let scope = ctx.declaration.scope();
    let by_product = scope == Some(Scope::Product);
    let mut seen: BTreeMap<Vec<String>, &Entry> = BTreeMap::new();
    for product in &ctx.declaration.products {
        let Some(number) = product.get(ProductColumn::Number) else { continue };
        // The error of a formula is no number.
        if number.readable().is_empty() {
            // A first row without a number is S03, where the scope asks for products. Where it asks for none, the
            // cause is the list itself (S05).
            let is_said = by_product && number.is_blank() && product.row == ctx.layout.products.first_row;
            if is_said || scope == Some(Scope::Company) {
                continue;
            }
            let filled = product.cells.iter().find(|cell| !cell.is_blank());
            let severity = if by_product { Error } else { Info };
            let finding = sink.at(number).severity(severity);
            let finding = match filled {
                Some(filled) => finding.beside(filled),
                None => finding,
            };
            finding.report(text!(
                en: "Row {row} of the Product List has no responder's product number: \"{value}\"",
                zh: "产品清单第 {row} 行没有回复方的产品编号：“{value}”",
                row = product.row, value = Shown(filled.map_or("", |cell| cell.text()))));
            continue;
        }
        let product_key = product.key();
        match seen.get(&product_key) {
            Some(first) => sink
                .at(number)
                .beside(first)
                .severity(Info)
                .fix(Text::fixed("Delete the repeated row", "删除重复的行"))
                .report(text!(
                    en: "Product \"{value}\" is already listed in row {first}",
                    zh: "产品“{value}”在第 {first} 行已经列出",
                    value = Shown(number.text()), first = first.cell.addr.row)),
            None => {
                seen.insert(product_key, number);
            }
        }
    }
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
        assert_eq!(cells(&findings), ["Product List!B7", "Product List!B8"]);
        assert!(findings.iter().all(|finding| finding.severity == Error));
        let user = Edit::text(Place::Company(CompanyField::Scope), crate::template::options::SCOPES[2]);
        let user_scope = check_rule(&RULE, AMRT, &[user, product(1, ProductColumn::Name, "Connector")]);
        assert_eq!((cells(&user_scope), user_scope[0].severity), (vec!["Product List!B6".to_owned()], Info));
        assert!(check_rule(&RULE, AMRT, &[product(1, ProductColumn::Name, "Connector")]).is_empty(), "S05");
    }

    #[test]
    fn the_error_of_a_formula_is_no_number() {
        let broken = |row| Edit::new(Place::Product(row, ProductColumn::Number), Put::Error("#REF!"));
        let findings = check_rule(&RULE, EMRT_2, &[SCOPE, broken(1), broken(2)]);
        assert_eq!(cells(&findings), ["Product List!B6", "Product List!B7"]);
        assert!(findings.iter().all(|finding| finding.severity == Error));
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
