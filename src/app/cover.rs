//! What belongs to the supplier alone, kept out of a view for a room: it is left out of the page,
//! not only made unreadable.

use crate::base::addresses::find_addresses;
use crate::base::text::{Lang, Shown, Text, is_han};
use crate::report::sheets::SheetPicture;
use crate::report::{Finding, Report};
use crate::workbook::{Addr, CellRef};
use std::rc::Rc;

/// Stands where something is hidden.
pub static HIDDEN: Text = Text::fixed("hidden", "已隐藏");

/// Fewer characters say nothing about anybody; a name in Chinese may have two.
const LEAST_CHARACTERS: usize = 3;
/// Fewer figures may be a year or a count.
const LEAST_FIGURES: usize = 5;
/// What suppliers write in cells for their own data and what is an answer elsewhere.
const ANSWERS: [&str; 12] =
    ["yes", "no", "unknown", "none", "n/a", "not applicable", "other", "all", "company", "product", "duns", "vat"];

/// Hides what a supplier's file says about the supplier.
///
/// Cells for the supplier's own data are hidden as a whole, and what stands in them wherever else
/// it is repeated. E-mail and web addresses are hidden wherever they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    pictures: Vec<Rc<SheetPicture>>,
    /// What is hidden in texts, in small letters and in their order.
    own_words: Vec<Vec<char>>,
}

impl Cover {
    /// The cover for a report. Without pictures of its sheets nobody knows which cells are the
    /// supplier's own: every value is hidden then.
    pub fn of(report: &Report, pictures: &[Rc<SheetPicture>]) -> Self {
        let mut cover = Self { pictures: pictures.to_vec(), ..Self::default() };
        let minerals = report.facts.minerals.iter().flat_map(|fact| [fact.mineral.as_str(), &fact.name.zh_cn]);
        let plain: Vec<Vec<char>> = ANSWERS.into_iter().chain(minerals).map(folded).collect();
        cover.add(&report.facts.company, &plain);
        cover.add(&report.file.name, &plain);
        for picture in pictures {
            for row in &picture.rows {
                for cell in row.cells.iter().filter(|cell| picture.is_own(Addr::new(cell.column, row.number))) {
                    cover.add(&cell.text, &plain);
                }
            }
        }
        for evidence in report.findings.iter().flat_map(|finding| &finding.evidence) {
            if cover.hides(&evidence.cell) {
                cover.add(&evidence.value, &plain);
            }
        }
        cover.own_words.sort();
        cover.own_words.dedup();
        cover
    }

    /// Whether nothing of a cell's content is shown.
    pub fn hides(&self, cell: &CellRef) -> bool {
        self.pictures.is_empty()
            || self.pictures.iter().any(|picture| picture.sheet == cell.sheet && picture.is_own(cell.addr))
    }

    /// A text without what is the supplier's own.
    pub fn text(&self, text: &Text) -> Text {
        let half = |lang| self.covered(text.get(lang), lang, false);
        Text { en: half(Lang::En).into(), zh_cn: half(Lang::ZhCn).into() }
    }

    /// The message of a finding. Where it is about a cell that is hidden, so is everything that it
    /// quotes.
    pub fn message(&self, finding: &Finding) -> Text {
        let shown = finding.evidence.iter().map(|evidence| &evidence.cell);
        let quotes = finding.cells.iter().chain(shown).any(|cell| self.hides(cell));
        let half = |lang| self.covered(finding.message.get(lang), lang, quotes);
        Text { en: half(Lang::En).into(), zh_cn: half(Lang::ZhCn).into() }
    }

    /// A text as messages and sheets show it: what cannot be seen is made visible, and messages cut
    /// long ones.
    fn add(&mut self, text: &str, plain: &[Vec<char>]) {
        let text = text.trim();
        let cut = Shown(text).to_string();
        for form in [cut.trim_end_matches('…'), &Shown::whole(text), text] {
            let word = folded(form);
            let han = word.iter().any(|letter| is_han(*letter));
            let figures_alone = !word.iter().any(|letter| letter.is_alphabetic());
            let least = if figures_alone { LEAST_FIGURES } else { LEAST_CHARACTERS - usize::from(han) };
            let said = word.iter().filter(|letter| letter.is_alphanumeric()).count();
            if said >= least && !plain.contains(&word) {
                self.own_words.push(word);
            }
        }
    }

    fn covered(&self, text: &str, lang: Lang, quotes: bool) -> String {
        let letters: Vec<char> = text.chars().collect();
        let small = folded(text);
        // A letter that has two small ones would shift what is found.
        let mut hidden = vec![small.len() != letters.len(); letters.len()];
        let mut hide = |from: usize, count: usize| hidden.iter_mut().skip(from).take(count).for_each(|one| *one = true);
        for (place, letter) in small.iter().enumerate() {
            let rest = small.get(place..).unwrap_or_default();
            let first = self.own_words.partition_point(|word| word.first() < Some(letter));
            let words = self.own_words.iter().skip(first).take_while(|word| word.first() == Some(letter));
            let found = words.filter(|word| rest.starts_with(word) && is_apart(&small, place, word.len()));
            if let Some(longest) = found.map(Vec::len).max() {
                hide(place, longest);
            }
        }
        for address in find_addresses(&letters) {
            hide(address.start, address.len());
        }
        if quotes {
            for (from, count) in quoted(&letters, lang) {
                hide(from, count);
            }
        }
        let mut covered = String::new();
        let mut before = false;
        for (letter, hidden) in letters.iter().zip(&hidden) {
            match (hidden, before) {
                (true, true) => {}
                (true, false) => covered.push_str(HIDDEN.get(lang)),
                (false, _) => covered.push(*letter),
            }
            before = *hidden;
        }
        covered
    }
}

/// Small letters, and one kind of blank.
fn folded(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect()
}

/// Whether a piece is no part of a longer word. Chinese has no blanks between words.
fn is_apart(letters: &[char], from: usize, count: usize) -> bool {
    let in_word = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_some_and(|letter| letter.is_alphanumeric() && !is_han(*letter))
    };
    let last = (from + count).checked_sub(1);
    let begins_inside = in_word(Some(from)) && in_word(from.checked_sub(1));
    let ends_inside = in_word(last) && in_word(Some(from + count));
    !begins_inside && !ends_inside
}

/// What stands between quotes and holds a letter or a figure.
fn quoted(letters: &[char], lang: Lang) -> Vec<(usize, usize)> {
    let (open, close) = match lang {
        Lang::En => ('"', '"'),
        Lang::ZhCn => ('“', '”'),
    };
    let mut found = Vec::new();
    let mut rest = 0;
    let next = |from: usize, mark: char| {
        let place = letters.get(from..)?.iter().position(|letter| *letter == mark)?;
        Some(from + place)
    };
    while let Some(from) = next(rest, open).map(|place| place + 1) {
        let Some(end) = next(from, close) else { break };
        let inside = letters.get(from..end).unwrap_or_default();
        if inside.iter().any(|letter| letter.is_alphanumeric()) {
            found.push((from, end - from));
        }
        rest = end + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sheets::{CellPicture, OwnData, RowPicture};
    use crate::report::testing::{finding, report};

    const COMPANY: &str = "Yunting Demo Components Co., Ltd.";

    fn picture() -> Rc<SheetPicture> {
        let cell = |text: &str| CellPicture { column: 4, text: text.to_owned(), ..CellPicture::default() };
        let texts = [COMPANY, "李华", "Li Hua", "N/A", "Yes", "+86 512 5550 0100", "2026", "Tin"];
        let row = |(number, text): (u32, &&str)| RowPicture { number, hidden: false, cells: vec![cell(text)] };
        let cells = (8..16).map(|row| (row, 4)).collect();
        Rc::new(SheetPicture {
            sheet: "Declaration".into(),
            rows: (8..).zip(&texts).map(row).collect(),
            own: OwnData { cells, columns: Vec::new() },
            ..SheetPicture::default()
        })
    }

    fn cover() -> Cover {
        let mut report = report(Vec::new());
        report.facts.minerals = vec![crate::report::MineralFact {
            mineral: "Tin".to_owned(),
            name: Text::fixed("Tin", "锡"),
            symbol: "Sn".into(),
            scope: crate::report::MineralScope::In,
            smelter_rows: 0,
        }];
        Cover::of(&report, &[picture()])
    }

    fn seen(text: &str) -> String {
        cover().text(&Text::same(text)).en.into_owned()
    }

    #[test]
    fn what_stands_in_cells_for_own_data_is_hidden_wherever_it_is() {
        assert_eq!(seen("Ask YUNTING Demo components Co., Ltd. first"), "Ask hidden first");
        assert_eq!(seen("Call Li\u{a0}Hua: +86 512 5550 0100."), "Call hidden: hidden.");
        assert_eq!(cover().text(&Text::same("请联系李华确认")).zh_cn, "请联系已隐藏确认");
        assert_eq!(seen("Li Huang is somebody else"), "Li Huang is somebody else");
    }

    #[test]
    fn answers_minerals_and_years_stay() {
        for text in ["Tin: \"Yes\" on 2026-03-02, N/A", "Tungsten, no date"] {
            assert_eq!(seen(text), text);
        }
    }

    #[test]
    fn addresses_are_hidden_wherever_they_are() {
        assert_eq!(
            seen("Write to a.b@c.example, or see https://c.example/policy?x=1."),
            "Write to hidden, or see hidden."
        );
        assert_eq!(seen("www.c.example"), "hidden");
        for text in ["it has more than one \"@\"", "begins with https://", "and/or 5-10 %", "Smelter List!B4: a.b"] {
            assert_eq!(seen(text), text);
        }
    }

    #[test]
    fn a_message_about_a_hidden_cell_quotes_nothing() {
        let mut found = finding("C03", "Declaration!D9");
        found.message = Text::fixed("Contact \"L. Hua\" begins with \"=\"", "联系人“L. Hua”以“=”开头");
        let message = cover().message(&found);
        assert_eq!(message, Text::fixed("Contact \"hidden\" begins with \"=\"", "联系人“已隐藏”以“=”开头"));
        found.cells = vec![CellRef::parse("Declaration!D26").unwrap()];
        found.evidence = Vec::new();
        assert_eq!(cover().message(&found), found.message);
    }

    #[test]
    fn without_pictures_every_value_is_hidden() {
        let mut found = finding("C03", "Declaration!G9");
        found.evidence[0].value = "Ask the Muster group".to_owned();
        found.message = Text::fixed("Comment \"Ask the Muster group\"", "备注“Ask the Muster group”");
        let report = report(vec![found.clone()]);
        let cover = Cover::of(&report, &[]);
        assert!(cover.hides(&found.cells[0]));
        assert_eq!(cover.message(&found).en, "Comment \"hidden\"");
        assert_eq!(cover.text(&Text::same("ask the muster group")).en, "hidden");
    }

    #[test]
    fn long_texts_are_found_as_messages_cut_them() {
        let long = format!("Street {}", "x".repeat(100));
        let mut report = report(Vec::new());
        report.facts.company = long.clone();
        let cover = Cover::of(&report, &[picture()]);
        let message = Text::same(format!("Address {} is long", Shown(&long)));
        assert_eq!(cover.text(&message).en, "Address hidden… is long");
    }
}
