//! L21: the template does not find the metal or the smelter of a row as it is written.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L21",
    name: "choice-not-found",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Formulas of the Smelter List and of the Checker, and the drop-downs of the Mine List, compare whole texts; only upper and lower case may differ. A blank, a line break or a full-width letter more, a symbol or another language: the template finds nothing. One finding for each column and spelling. A text that may mean several smelters or none, and an ID in column A, are covered by other rules",
            "冶炼厂清单和官方 Checker 的公式以及矿场清单的下拉列表按整个文字比对，只有大小写可以不同。多一个空格、换行或全角字符，或者写成元素符号、其他语言，模板都查不到。每列每种写法报告一处。可能指多家冶炼厂或无法判断的文字，以及 A 列的识别号，由其他规则检查",
        ),
    },
    title: &Text::fixed("The template does not find the metal or smelter as written", "模板查不到所填的金属或冶炼厂"),
    why: &Text::fixed(
        "The template compares the text letter by letter: for this one it fills in no country and no ID, and the Checker may not count the row",
        "模板逐字比对：对这个写法不会填出国家或地区和识别号，官方 Checker 也可能不计这一行",
    ),
    fix: &Text::fixed("Choose the entry again from the drop-down of the cell", "从该单元格的下拉列表中重新选择"),
    reasons: &[Reason::Form],
    settles: &[OpenItems::NotListedSmelters, OpenItems::RowsOfMineral, OpenItems::Any],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Metal), "锡")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Metal), "TIN")],
    },
    check,
    ..super::GROUP
};

/// Cells of one column that are written alike and mean the same word.
struct Alike<'a> {
    word: &'a str,
    cells: Vec<&'a Entry>,
}

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut groups: Vec<Alike<'_>> = Vec::new();
    // Of a metal of another template this one has no word (D09).
    let is_of_form =
        |mineral: Option<&Mineral>| mineral.is_some_and(|mineral| !ctx.declaration.is_of_another_template(mineral));
    let smelters = ctx.declaration.smelters.iter().flat_map(|row| {
        let metal = row.metal_found.meant().filter(|_| is_of_form(row.mineral.as_ref()));
        [(row.get(SmelterColumn::Metal), metal), (row.get(SmelterColumn::Lookup), row.choice_found.meant())]
    });
    let mines = ctx.declaration.mines.iter().filter_map(|row| {
        let word = row.metal_found.meant().filter(|_| is_of_form(row.mineral.as_ref()));
        Some((row.get(MineColumn::Metal)?, word))
    });
    for (cell, word) in smelters.chain(mines) {
        let Some(word) = word else { continue };
        let is_alike = |group: &&mut Alike<'_>| {
            let first = group.cells.first();
            group.word == word && first.is_some_and(|first| first.field == cell.field && first.typed == cell.typed)
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.cells.push(cell),
            None => groups.push(Alike { word, cells: vec![cell] }),
        }
    }
    for group in &groups {
        report(sink, group);
    }
}

fn report(sink: &mut Sink<'_>, group: &Alike<'_>) {
    let Some((first, rest)) = group.cells.split_first() else { return };
    let numbers: Vec<u32> = group.cells.iter().map(|cell| cell.cell.addr.row).collect();
    let rows = rows_text(&numbers);
    let (typed, word) = (Shown(&first.typed), group.word);
    sink.at(first)
        .each_also_wrong(rest.iter().copied())
        .value("rows", numbers.len().to_string())
        .value("word", word)
        .choose(first, word, Text::default())
        .report(if first.field == Field::Smelter(SmelterColumn::Lookup) {
            text!(
                en: "The template does not find \"{typed}\" in its look-up ({rows}); it has \"{word}\"",
                zh: "模板在冶炼厂查找表中查不到“{typed}”（{rows}）；表中是“{word}”", typed = typed, word = Shown(word); rows: rows)
        } else {
            text!(
                en: "The template does not find the metal \"{typed}\" ({rows}); its word is \"{word}\"",
                zh: "模板查不到金属“{typed}”（{rows}）；应选“{word}”", typed = typed, word = Shown(word); rows: rows)
        });
}

/// The word of the template that a metal or a smelter in a row means.
fn correction(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    let smelter = ctx.declaration.smelter_at(entry.cell.addr.row);
    let found = match entry.field {
        Field::Smelter(SmelterColumn::Metal) => smelter.map(|row| &row.metal_found),
        Field::Smelter(SmelterColumn::Lookup) => smelter.map(|row| &row.choice_found),
        Field::Mine(MineColumn::Metal) => ctx.declaration.mine_at(entry.cell.addr.row).map(|row| &row.metal_found),
        _ => None,
    };
    found.and_then(Recognition::meant).map_or(RightValue::None, RightValue::word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    const fn at(row: u32, column: SmelterColumn, text: &'static str) -> Edit {
        Edit::text(Place::Smelter(row, column), text)
    }

    #[test]
    fn a_metal_that_differs_in_more_than_its_case_is_found_with_the_word() {
        for typed in
            ["锡", "Sn", "Tin ", "Tin\u{a0}", "Tin\u{3000}", "Tin\n", "Ｔｉｎ", "Tin 锡", "スズ", " Tin", "T\u{200b}in"]
        {
            let findings = check_rule(&RULE, CMRT, &[at(1, SmelterColumn::Metal, typed)]);
            assert_eq!(cells(&findings), ["Smelter List!B5"], "{typed:?}");
            assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Error, "Tin"));
        }
        for typed in ["tin", "TIN", "Foo", "Cobalt "] {
            assert!(check_rule(&RULE, CMRT, &[at(1, SmelterColumn::Metal, typed)]).is_empty(), "{typed:?}");
        }
    }

    #[test]
    fn every_template_is_covered() {
        for (form, metal, cell) in [
            (EMRT_1, "钴", "Smelter List!B5"),
            (EMRT_2, "Cobalt\u{a0}", "Smelter List!B5"),
            (CRT, "Co", "Smelter List!B5"),
            (AMRT, "Aluminium", "Smelter List!B5"),
            (AMRT_12, "铝", "Smelter List!A5"),
        ] {
            assert_eq!(cells(&check_rule(&RULE, form, &[at(1, SmelterColumn::Metal, metal)])), [cell], "{metal}");
        }
    }

    #[test]
    fn a_smelter_that_differs_in_more_than_its_case_is_found_with_the_word() {
        for typed in [
            "Beispiel  Zinn GmbH",
            "Beispiel Zinn GmbH\u{a0}",
            "Beispiel Zinn\nGmbH",
            "Ｂｅｉｓｐｉｅｌ　Ｚｉｎｎ　ＧｍｂＨ",
            "BeispielZinn GmbH",
        ] {
            let findings = check_rule(&RULE, CMRT, &[at(1, SmelterColumn::Lookup, typed)]);
            assert_eq!(cells(&findings), ["Smelter List!C5"], "{typed:?}");
            assert_eq!(findings[0].choices[0].value, "Beispiel Zinn GmbH");
        }
        for typed in ["BEISPIEL ZINN GMBH", "Beispielzinn", "Something Else"] {
            assert!(check_rule(&RULE, CMRT, &[at(1, SmelterColumn::Lookup, typed)]).is_empty(), "{typed:?}");
        }
    }

    #[test]
    fn the_name_that_is_written_most_like_it_is_offered() {
        let offered =
            |typed| check_rule(&RULE, CMRT, &[at(1, SmelterColumn::Lookup, typed)])[0].choices[0].value.clone();
        assert_eq!(offered("Beispielzinn "), "Beispielzinn");
        assert_eq!(offered("Contoh  Timah"), "Contoh Timah");
        // The look-up has this standard name under another alias only.
        assert_eq!(offered("PT Contoh Timah "), "Contoh Timah");
    }

    #[test]
    fn the_special_choices_are_found_in_any_language() {
        for (typed, word) in [
            ("Smelter not listed ", "Smelter not listed"),
            ("未列出", "Smelter not listed"),
            ("尚未识别", "Smelter not yet identified"),
            ("Unknown", "Smelter not yet identified"),
        ] {
            let findings = check_rule(&RULE, CMRT, &[at(1, SmelterColumn::Lookup, typed)]);
            assert_eq!(findings[0].choices[0].value, word, "{typed}");
        }
        assert!(check_rule(&RULE, CMRT, &[at(1, SmelterColumn::Lookup, "Smelter Not Listed")]).is_empty());
    }

    #[test]
    fn the_metal_of_a_mine_counts_too() {
        let findings = check_rule(&RULE, EMRT_2, &[Edit::text(Place::Mine(1, MineColumn::Metal), "钴")]);
        assert_eq!(
            (cells(&findings), findings[0].choices[0].value.as_str()),
            (vec!["Mine List!A5".to_owned()], "Cobalt")
        );
    }

    #[test]
    fn one_spelling_in_many_rows_is_said_once() {
        let edits: Vec<Edit> = (2..40)
            .flat_map(|row| [at(row, SmelterColumn::Metal, "锡"), at(row, SmelterColumn::Lookup, "Beispielzinn")])
            .collect();
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((findings.len(), findings[0].values["rows"].as_str()), (1, "38"));
    }
}
