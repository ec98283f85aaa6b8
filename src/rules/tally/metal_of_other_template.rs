//! D09: a metal of the Smelter List is none of this template's.

use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "D09",
    name: "metal-of-other-template",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Drop-down of the metal column. AMRT: metals of the CMRT and EMRT that the form does not declare; a metal that it declares or that is merely not selected is covered by other rules. A slip of the pen comes with the metal that is meant. One finding for each metal",
            "金属列的下拉列表。AMRT：属于 CMRT 和 EMRT 且表中未申报的金属；已申报的或只是未选择的金属由其他规则检查。笔误会给出所指的金属。每种金属报告一处",
        ),
    },
    title: &Text::fixed("Metal does not belong in this template", "金属不属于此模板"),
    why: &Text::fixed(
        "The template asks nothing about this metal, so its smelters have no answers to go with",
        "此模板没有关于该金属的问题，所列冶炼厂没有对应的答案",
    ),
    fix: &Text::fixed(
        "Move the rows into the template for that metal, or correct the metal",
        "将这些行移到该金属对应的模板，或改正金属",
    ),
    reasons: &[Reason::Superfluous, Reason::Repeated, Reason::Identity],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt"),
            Edit::text(Place::Smelter(3, SmelterColumn::Metal), "cobalt"),
        ],
        good: &[Edit::text(Place::Smelter(2, SmelterColumn::Metal), "tantalum ")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut foreign: BTreeMap<&Mineral, Vec<&Entry>> = BTreeMap::new();
    for row in &ctx.declaration.smelters {
        if let Some(mineral) = row.mineral.as_ref().filter(|mineral| ctx.declaration.is_of_another_template(mineral)) {
            foreign.entry(mineral).or_default().push(row.get(SmelterColumn::Metal));
        }
    }
    for (mineral, cells) in foreign {
        let Some((first, rest)) = cells.split_first() else { continue };
        let numbers: Vec<u32> = cells.iter().map(|cell| cell.cell.addr.row).collect();
        let mut finding = sink.at(first);
        finding.each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string());
        let meant = resembling(ctx, first.text());
        if let Some(meant) = meant {
            finding
                .choose(first, meant, Text::fixed("if this metal is meant", "指的是这种金属时"))
                .fix(Text::fixed("Choose the metal from the drop-down", "从下拉列表中选择金属"));
        } else if let Some(template) = template_for(mineral, ctx.declaration.kind()) {
            finding.value("template", template).fix(text!(
                en: "Move the rows into the {template}, or correct the metal",
                zh: "将这些行移到 {template}，或改正金属", template = template));
        }
        finding.report(text!(
            en: "\"{metal}\" is not a metal of the {kind} ({rows})",
            zh: "“{metal}”不是 {kind} 的金属（{rows}）",
            metal = Shown(first.text()), kind = ctx.declaration.kind(); rows: rows_text(&numbers)));
    }
}

/// The metal of the form whose name a text has but for a slip or a blank: "Tln", "T in".
fn resembling<'a>(ctx: &'a Context<'_>, typed: &str) -> Option<&'a str> {
    const MOST_BYTES: usize = 40;
    const LETTERS: usize = 3;
    let typed: String =
        typed.chars().filter(|c| !c.is_whitespace()).take(MOST_BYTES).collect::<String>().to_lowercase();
    let is_another = matches!(Mineral::parse(&typed), Some(Mineral::Known(_)));
    let slips = usize::from(!is_another);
    let names = ctx.declaration.minerals.iter().map(|answers| answers.mineral.stored());
    let mut near =
        names.filter(|name| name.len() >= LETTERS && strsim::osa_distance(&name.to_lowercase(), &typed) <= slips);
    near.next().filter(|_| near.next().is_none())
}

/// The short name of the template that asks about the metal, if it is another one.
fn template_for(mineral: &Mineral, here: TemplateKind) -> Option<&'static str> {
    let Mineral::Known(known) = mineral else { return None };
    let template = match known {
        KnownMineral::Tantalum | KnownMineral::Tin | KnownMineral::Gold | KnownMineral::Tungsten => TemplateKind::Cmrt,
        KnownMineral::Cobalt
        | KnownMineral::Mica
        | KnownMineral::Copper
        | KnownMineral::Graphite
        | KnownMineral::Lithium
        | KnownMineral::Nickel => TemplateKind::Emrt,
        _ => TemplateKind::Amrt,
    };
    (template != here).then(|| template.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    const fn metal(name: &'static str) -> [Edit; 1] {
        [Edit::text(Place::Smelter(2, SmelterColumn::Metal), name)]
    }

    #[test]
    fn metals_of_other_templates_are_found_once_each() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(cells(&findings), ["Smelter List!B6"]);
        assert_eq!((findings[0].cells.len(), findings[0].values["template"].as_str()), (2, "EMRT"));
        for (form, name) in
            [(EMRT_1, "Nickel"), (EMRT_2, "Tin"), (CRT, "Mica"), (AMRT, "Copper"), (AMRT_12, "Cobalt"), (CMRT, "Aurum")]
        {
            assert_eq!(check_rule(&RULE, form, &metal(name)).len(), 1, "{name}");
        }
    }

    #[test]
    fn a_slip_comes_with_the_metal_that_is_meant() {
        for typed in ["Tln", "T in", "Tungstn"] {
            let findings = check_rule(&RULE, CMRT, &metal(typed));
            let meant = if typed == "Tungstn" { "Tungsten" } else { "Tin" };
            assert_eq!(findings[0].choices[0].value, meant, "{typed}");
            assert!(!findings[0].fix.en.contains("Move"), "{typed}");
        }
        assert!(check_rule(&RULE, CMRT, &metal("Cobalt"))[0].choices.is_empty());
    }

    #[test]
    fn metals_of_the_template_in_any_spelling_and_errors_are_not() {
        for (form, name) in [
            (CMRT, "金"),
            (CMRT, "TIN"),
            (EMRT_1, "云母"),
            (EMRT_2, "natural graphite"),
            (AMRT, "Aluminium"),
            (AMRT, "Vanadium"),
            (AMRT_12, "Nickel"),
        ] {
            assert!(check_rule(&RULE, form, &metal(name)).is_empty(), "{name}");
        }
        let error = Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Error("#N/A"));
        assert!(check_rule(&RULE, CMRT, &[error]).is_empty());
    }
}
