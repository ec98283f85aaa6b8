//! Error values where no other rule looks.

use crate::rules::error_values::fix_for_error_value;
use crate::rules::prelude::*;

/// Marks where no other rule looks: comments, optional fields, answers that are not asked for, and
/// products.
pub(super) fn report_marks(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let products = ctx.declaration.products.iter().flat_map(|row| &row.cells);
    let cells = ctx.declaration.form_entries().chain(products);
    let marks: Vec<&Entry> = cells.filter(|entry| entry.is_error_mark() && !is_seen_elsewhere(ctx, entry)).collect();
    let Some((first, rest)) = marks.split_first() else { return };
    let mut finding = sink.at(first);
    finding
        .severity(Error)
        .each_also_wrong(rest.iter().copied())
        .value("cells", marks.len().to_string())
        .why(Text::fixed(
            "A reader sees a mark of the program where something of yours should be",
            "审阅者看到的是软件的标记，而不是您填写的内容",
        ))
        .fix(fix_for_error_value(first));
    if rest.is_empty() {
        finding.report(text!(
            en: "{cell} shows \"{mark}\" in place of a text",
            zh: "{cell} 显示“{mark}”，而不是文字", cell = first.cell, mark = Shown(first.text())));
    } else {
        finding.report(text!(
            en: "{cells} show marks in place of texts, such as \"{mark}\"",
            zh: "有 {cells}显示标记而不是文字，例如“{mark}”", mark = Shown(first.text());
            cells: Text::counted(marks.len(), "cell", "cells", "个单元格")));
    }
}

/// Whether a rule about what has to be filled in takes care of a mark in a cell.
fn is_seen_elsewhere(ctx: &Context<'_>, entry: &Entry) -> bool {
    let declaration = ctx.declaration;
    match entry.field {
        Field::Company(field) => match field {
            CompanyField::Name
            | CompanyField::Scope
            | CompanyField::ContactName
            | CompanyField::ContactEmail
            | CompanyField::ContactPhone
            | CompanyField::AuthorizerName
            | CompanyField::AuthorizerEmail
            | CompanyField::EffectiveDate => true,
            CompanyField::ScopeDescription => declaration.scope() == Some(Scope::UserDefined),
            _ => false,
        },
        Field::Answer(question, index) => {
            let first = matches!(question, MineralQuestion::Used | MineralQuestion::Remains);
            let mineral = declaration.minerals.iter().find(|mineral| mineral.index == index);
            mineral.is_some_and(|mineral| first || mineral.in_scope(declaration.family) != InScope::Out)
        }
        Field::CompanyAnswer(_, index) => {
            index.is_none_or(|index| declaration.minerals.iter().any(|mineral| mineral.index == index))
        }
        Field::CompanyComment(..) => {
            declaration.policy_address().is_some_and(|(_, comment)| comment.cell == entry.cell)
        }
        Field::Product(ProductColumn::Number) => declaration.scope() != Some(Scope::Company),
        Field::MineralSlot(_) | Field::OtherMineral(_) | Field::Comment(..) | Field::Product(_) => false,
        Field::Smelter(_) | Field::Mine(_) => true,
    }
}
