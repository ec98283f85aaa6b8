//! What the supplier said, with the cell of every value. Lossless; judges nothing.

mod answer;
pub(crate) mod chosen_minerals;
mod combined;
mod date;
mod entry;
pub mod filler;
mod lookup;
mod marks;
mod offered;
mod quota;
mod read;
mod rmi_id;
mod smelter;
mod special_choice;
mod typed;

pub use answer::{
    Answer, AnswerCell, CompanyAnswerCell, Spelling, differs_in_blanks_or_marks, is_word_for_an_answer, read_answer,
};
pub use date::EffectiveDate;
pub use entry::{Entry, Field, MineColumn, Origin, ProductColumn, SmelterColumn};
pub use lookup::{Lookup, LookupEntry};
pub use marks::is_mark_of_no_result;
pub use offered::{Recognition, is_found_as};
pub use read::read;
pub use rmi_id::{find_rmi_ids, is_rmi_id, repaired_rmi_id};
pub use smelter::{Choice, SmelterEntry};
pub use typed::Typed;

use crate::base::normal::{company_core, key, option_key};
use crate::base::text::{Text, half_width};
use crate::template::{
    CompanyField, CompanyQuestion, Family, KnownMineral, Layout, Mineral, MineralQuestion, Scope, TemplateKind, options,
};

/// What the supplier states in one file.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// Question structure of the template.
    pub family: Family,
    /// Company information, in the order of the form.
    pub company: Vec<Entry>,
    /// The cells where minerals are chosen (EMRT 2.x, AMRT).
    pub mineral_slots: Vec<Entry>,
    /// The cells that name "Other" minerals (AMRT from 1.3 on).
    pub other_minerals: Vec<Entry>,
    /// The minerals of the form with their answers, one per answer row that has a mineral.
    pub minerals: Vec<MineralAnswers>,
    /// Answers and comments in rows that belong to no mineral (EMRT 2.x, AMRT).
    pub stray_answers: Vec<AnswerCell>,
    /// Answers at company level, in the order of the form; per mineral only for minerals of the
    /// form.
    pub company_answers: Vec<CompanyAnswerCell>,
    /// Company-level answers in rows that belong to no mineral.
    pub stray_company_answers: Vec<CompanyAnswerCell>,
    /// Rows of `Smelter List` in which something is seen.
    pub smelters: Vec<SmelterEntry>,
    /// Rows of `Mine List` in which something is seen.
    pub mines: Vec<MineEntry>,
    /// Rows of `Product List` in which something is seen.
    pub products: Vec<ProductEntry>,
    /// The first cell of each row of the lists that repeats the column headings, as a paste leaves
    /// it. Such a row is none of the rows above.
    pub heading_rows: Vec<Entry>,
    /// The workbook's own `Smelter Look-up`, where it has one.
    pub lookup: Option<Lookup>,
    /// The display language chosen in `Declaration!D3`, as typed; empty when none is.
    pub display_language: String,
}

/// The answers about one mineral.
#[derive(Clone, Debug)]
pub struct MineralAnswers {
    /// Row of the form, from 0.
    pub index: usize,
    /// The mineral.
    pub mineral: Mineral,
    /// One answer for each question that the template asks about this mineral, in the order of the
    /// form.
    pub answers: Vec<AnswerCell>,
}

/// Whether a mineral is in scope by its first answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InScope {
    /// Used, and still in the product where that is asked.
    In,
    /// An answer that decides it is blank or unreadable.
    Open,
    /// Closed by No, or by an undecided answer where the template lets that close it.
    Out,
}

/// One row of `Mine List`.
#[derive(Clone, Debug)]
pub struct MineEntry {
    /// Row of the sheet.
    pub row: u32,
    /// Every column in the order of the sheet.
    pub cells: Vec<Entry>,
    /// The metal that is meant by the metal cell.
    pub mineral: Option<Mineral>,
    /// Whether the template finds the text of the metal cell.
    pub metal_found: Recognition,
}

/// One row of `Product List`.
#[derive(Clone, Debug)]
pub struct ProductEntry {
    /// Row of the sheet.
    pub row: u32,
    /// Every column that the revision has, in the order of the sheet.
    pub cells: Vec<Entry>,
}

impl MineEntry {
    /// The cell of a column.
    pub fn get(&self, column: MineColumn) -> Option<&Entry> {
        self.cells.iter().find(|entry| entry.field == Field::Mine(column))
    }

    /// What a cell states: nothing for a blank, a formula error, an unfinished mark, and for the 0
    /// that a formula leaves.
    pub fn stated(&self, column: MineColumn) -> &str {
        self.get(column).map(Entry::readable).filter(|text| *text != "0").unwrap_or_default()
    }

    /// Whether a cell is left blank. What a formula without a stored result would show is not
    /// known.
    pub fn lacks(&self, column: MineColumn) -> bool {
        self.get(column).is_some_and(|cell| cell.origin != Origin::NotCalculated && !cell.is_error_mark())
            && self.stated(column).is_empty()
    }
}

impl ProductEntry {
    /// The cell of a column, if the revision has it.
    pub fn get(&self, column: ProductColumn) -> Option<&Entry> {
        self.cells.iter().find(|entry| entry.field == Field::Product(column))
    }

    /// Whether a program shows a mark in place of what tells the product apart.
    pub fn has_mark(&self) -> bool {
        self.cells.iter().any(|cell| cell.field != Field::Product(ProductColumn::Comments) && cell.is_error_mark())
    }

    /// Whether the row has the responder's product number.
    pub fn has_number(&self) -> bool {
        self.get(ProductColumn::Number).is_some_and(|number| !number.is_blank())
    }

    /// What tells products apart: every column but the comment, compared without case.
    pub fn key(&self) -> Vec<String> {
        self.cells
            .iter()
            .filter(|cell| cell.field != Field::Product(ProductColumn::Comments))
            .map(Entry::key)
            .map(str::to_owned)
            .collect()
    }
}

impl MineralAnswers {
    /// The answer cell of a question, if the template asks it about this mineral.
    pub fn get(&self, question: MineralQuestion) -> Option<&AnswerCell> {
        self.answers.iter().find(|cell| cell.question == question)
    }

    /// What was answered; `None` when not asked, blank, unreadable or not offered by that cell.
    pub fn answer(&self, question: MineralQuestion) -> Option<Answer> {
        self.get(question).and_then(AnswerCell::offered)
    }

    /// Whether the mineral is in scope: used and, where that is asked, still in the product.
    pub fn in_scope(&self, family: Family) -> InScope {
        match self.answer(MineralQuestion::Used) {
            None => return InScope::Open,
            Some(Answer::Yes) => {}
            Some(_) => return InScope::Out,
        }
        if self.get(MineralQuestion::Remains).is_none() {
            return InScope::In;
        }
        match self.answer(MineralQuestion::Remains) {
            Some(Answer::Yes) => InScope::In,
            Some(Answer::No) => InScope::Out,
            Some(Answer::Unknown) if family.is_extended() => InScope::Out,
            _ => InScope::Open,
        }
    }

    /// Name of the mineral for readers.
    pub fn name(&self) -> Text {
        self.mineral.name()
    }
}

impl Declaration {
    /// The template.
    pub fn kind(&self) -> TemplateKind {
        self.family.kind()
    }

    /// The cell of a company field, if the revision has it.
    pub fn company(&self, field: CompanyField) -> Option<&Entry> {
        self.company.iter().find(|entry| entry.field == Field::Company(field))
    }

    /// Whether nothing was filled in that makes a declaration: no company name, no answer, no
    /// smelter row (F08). Rules about required cells then say nothing: the blank form is the one
    /// cause.
    pub fn is_blank_form(&self) -> bool {
        let is_blank = |field| self.company(field).is_none_or(Entry::is_blank);
        let answers = self.minerals.iter().flat_map(|mineral| &mineral.answers).chain(&self.stray_answers);
        let company_answers = self.company_answers.iter().chain(&self.stray_company_answers);
        is_blank(CompanyField::Name)
            && self.smelters.is_empty()
            && answers.map(|cell| &cell.entry).all(Entry::is_blank)
            && company_answers.map(|cell| &cell.entry).all(Entry::is_blank)
    }

    /// Every cell of the `Declaration` sheet that takes input, with the answers and comments in
    /// rows without a mineral.
    pub fn form_entries(&self) -> impl Iterator<Item = &Entry> {
        let answers = self.minerals.iter().flat_map(|mineral| &mineral.answers).chain(&self.stray_answers);
        let company_answers = self.company_answers.iter().chain(&self.stray_company_answers);
        let fields = self.company.iter().chain(&self.mineral_slots).chain(&self.other_minerals);
        fields
            .chain(answers.flat_map(|cell| [&cell.entry, &cell.comment]))
            .chain(company_answers.flat_map(|cell| [&cell.entry, &cell.comment]))
    }

    /// Every cell of the rows of the lists in which something is seen.
    pub fn list_entries(&self) -> impl Iterator<Item = &Entry> {
        let smelters = self.smelters.iter().flat_map(SmelterEntry::cells);
        let mines = self.mines.iter().flat_map(|row| &row.cells);
        smelters.chain(mines).chain(self.products.iter().flat_map(|row| &row.cells))
    }

    /// Every cell that takes input: those of `Declaration`, then those of the lists.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.form_entries().chain(self.list_entries())
    }

    /// The effective date.
    pub fn effective_date(&self) -> EffectiveDate {
        self.company(CompanyField::EffectiveDate).map_or(EffectiveDate::Blank, EffectiveDate::read)
    }

    /// The declaration scope that is meant; `None` for a blank and for any other text. Case,
    /// blanks, kinds of quotes and full-width letters do not matter, and the letter of the scope or
    /// a word for it is enough.
    pub fn scope(&self) -> Option<Scope> {
        let typed = option_key(&self.company(CompanyField::Scope)?.typed);
        let scopes = || options::SCOPES.iter().zip(Scope::ALL);
        let whole = scopes().find(|(option, _)| option_key(option) == typed);
        let by_letter = || {
            let text = half_width(self.company(CompanyField::Scope)?.text());
            let after = text.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
            let is_letter_alone = after.is_empty() || after.starts_with(['.', ')', ':', '、']);
            scopes().find(|(option, _)| {
                is_letter_alone
                    && option
                        .get(..1)
                        .is_some_and(|letter| text.get(..1).is_some_and(|typed| typed.eq_ignore_ascii_case(letter)))
            })
        };
        let found = whole.or_else(by_letter).map(|(_, scope)| scope);
        found.or_else(|| Scope::of_word(self.company(CompanyField::Scope)?.text()))
    }

    /// Whether the template finds the declaration scope.
    pub fn scope_found(&self) -> Recognition {
        let Some(entry) = self.company(CompanyField::Scope) else { return Recognition::Nothing };
        let found = Recognition::among(entry, options::SCOPES);
        let meant = self.scope().and_then(|scope| {
            options::SCOPES.into_iter().zip(Scope::ALL).find(|(_, meant)| *meant == scope).map(|(word, _)| word)
        });
        match meant {
            Some(word) => found.or_meant(word),
            None => found,
        }
    }

    /// The minerals selected or named in cells of the form, each with its cell; a mineral that is
    /// there twice comes twice. Names that no template knows are compared without case.
    pub fn selected_minerals(&self) -> impl Iterator<Item = (Mineral, &Entry)> {
        self.mineral_slots.iter().chain(&self.other_minerals).filter_map(|entry| {
            let mineral = match entry.mineral()? {
                Mineral::Other(name) => Mineral::Other(key(&name)),
                Mineral::Known(known) => Mineral::Known(known),
            };
            Some((mineral, entry))
        })
    }

    /// The answers about a mineral of the form.
    pub fn mineral(&self, mineral: &Mineral) -> Option<&MineralAnswers> {
        self.minerals.iter().find(|answers| answers.mineral == *mineral)
    }

    /// The minerals that are in scope by their first answers.
    pub fn minerals_in_scope(&self) -> impl Iterator<Item = &MineralAnswers> {
        self.minerals.iter().filter(|answers| answers.in_scope(self.family) == InScope::In)
    }

    /// The answer at company level; for a question asked per mineral, the first of them.
    pub fn company_answer(&self, question: CompanyQuestion) -> Option<&CompanyAnswerCell> {
        self.company_answers.iter().find(|cell| cell.question == question)
    }

    /// The smelter rows whose metal is this mineral.
    pub fn smelters_of(&self, mineral: &Mineral) -> impl Iterator<Item = &SmelterEntry> {
        self.smelters.iter().filter(move |row| row.mineral.as_ref() == Some(mineral))
    }

    /// The smelter row on this row of the sheet.
    pub fn smelter_at(&self, row: u32) -> Option<&SmelterEntry> {
        let index = self.smelters.binary_search_by_key(&row, |entry| entry.row).ok()?;
        self.smelters.get(index)
    }

    /// The mine rows whose metal is this mineral.
    pub fn mines_of(&self, mineral: &Mineral) -> impl Iterator<Item = &MineEntry> {
        self.mines.iter().filter(move |row| row.mineral.as_ref() == Some(mineral))
    }

    /// The mine row on this row of the sheet.
    pub fn mine_at(&self, row: u32) -> Option<&MineEntry> {
        let index = self.mines.binary_search_by_key(&row, |entry| entry.row).ok()?;
        self.mines.get(index)
    }

    /// Whether the company lists itself as a smelter: a row's name, or the alias chosen, resembles
    /// the company's (reading rule 6).
    pub fn lists_itself(&self) -> bool {
        let Some(company) = self.company_core() else {
            return false;
        };
        self.smelters.iter().any(|row| {
            let alias = (row.choice == Choice::Listed).then(|| row.get(SmelterColumn::Lookup).text());
            let names = [row.standard_name.as_deref(), Some(row.get(SmelterColumn::Name).text()), alias];
            names.into_iter().flatten().any(|name| cores_resemble(&company, &company_core(name)))
        })
    }

    /// Whether a name resembles the company's.
    pub fn resembles_company(&self, name: &str) -> bool {
        self.company_core().is_some_and(|company| cores_resemble(&company, &company_core(name)))
    }

    /// The part of the company's name that tells it apart, if there is enough of it.
    fn company_core(&self) -> Option<String> {
        let core = company_core(self.company(CompanyField::Name)?.text());
        (core.chars().count() >= 4).then_some(core)
    }

    /// Whether a metal of the Smelter List is none that this template asks about: it has no row in
    /// the form and could not be chosen either.
    pub fn is_of_another_template(&self, mineral: &Mineral) -> bool {
        let any = |metals: &[KnownMineral]| metals.iter().any(|metal| mineral.is(*metal));
        let of_the_oldest_forms = || is_3tg(mineral) || any(&[KnownMineral::Cobalt, KnownMineral::Mica]);
        let of_emrt_2 =
            || any(&[KnownMineral::Copper, KnownMineral::Graphite, KnownMineral::Lithium, KnownMineral::Nickel]);
        self.mineral(mineral).is_none()
            && match self.family {
                Family::Cmrt | Family::Emrt1 | Family::Crt => true,
                Family::Emrt2 => !options::MINERALS_EMRT.contains(&mineral.stored()),
                Family::Amrt12 => of_the_oldest_forms(),
                Family::Amrt13 => of_the_oldest_forms() || of_emrt_2(),
            }
    }

    /// Whether a mineral has rows, and every one of them stands for a smelter that nobody has found
    /// yet.
    pub fn has_only_placeholders(&self, mineral: &Mineral) -> bool {
        let mut rows = self.smelters_of(mineral).peekable();
        rows.peek().is_some() && rows.all(SmelterEntry::is_placeholder)
    }

    /// Whether a mineral in scope has no row that says more than "not yet identified".
    pub fn is_not_identified_at_all(&self, mineral: &Mineral) -> bool {
        let mut rows = self.smelters_of(mineral).peekable();
        rows.peek().is_some() && rows.all(|row| row.choice == Choice::NotIdentified)
    }

    /// Whether all smelters of a mineral are said to be identified, although rows are "not yet
    /// identified". A placeholder in place of a name has a rule of its own.
    pub fn claims_unidentified_as_identified(&self, answers: &MineralAnswers) -> bool {
        answers.answer(MineralQuestion::AllIdentified) == Some(Answer::Yes)
            && self.smelters_of(&answers.mineral).any(|row| row.choice == Choice::NotIdentified)
    }

    /// What a field is called for readers, with the question's number and the mineral.
    pub fn label(&self, field: Field, layout: &Layout) -> Text {
        match field {
            Field::Company(field) => field.name(),
            Field::MineralSlot(_) => Text::fixed("Mineral in scope", "申报的矿产"),
            Field::OtherMineral(_) => Text::fixed("Name of the other mineral", "其他矿产的名称"),
            Field::Answer(question, mineral) => self.question_label(question, mineral, layout),
            Field::Comment(question, mineral) => {
                let label = self.question_label(question, mineral, layout);
                crate::text!(en: "{label} (comment)", zh: "{label}（注释）"; label: label)
            }
            Field::CompanyAnswer(question, mineral) => self.company_question_label(question, mineral, layout),
            Field::CompanyComment(question, mineral) => {
                let label = self.company_question_label(question, mineral, layout);
                crate::text!(en: "{label} (comment)", zh: "{label}（注释）"; label: label)
            }
            Field::Smelter(column) => column.name(),
            Field::Mine(column) => column.name(),
            Field::Product(column) => column.name(),
        }
    }

    fn mineral_name(&self, index: usize) -> Text {
        self.minerals.iter().find(|answers| answers.index == index).map_or_else(
            || crate::text!(en: "row {row} without a mineral", zh: "无矿产的第 {row} 行", row = index + 1),
            MineralAnswers::name,
        )
    }

    fn question_label(&self, question: MineralQuestion, mineral: usize, layout: &Layout) -> Text {
        let number = layout.question(question).map_or(0, |q| q.number);
        crate::text!(
            en: "Question {number}, {mineral}: {name}",
            zh: "第 {number} 题，{mineral}：{name}",
            number = number; mineral: self.mineral_name(mineral), name: question.name())
    }

    fn company_question_label(&self, question: CompanyQuestion, mineral: Option<usize>, layout: &Layout) -> Text {
        let letter = layout.company_question(question).map_or('?', |q| q.letter);
        match mineral {
            Some(mineral) => crate::text!(
                en: "Question {letter}, {mineral}: {name}",
                zh: "{letter} 题，{mineral}：{name}",
                letter = letter; mineral: self.mineral_name(mineral), name: question.name()),
            None => crate::text!(
                en: "Question {letter}: {name}",
                zh: "{letter} 题：{name}",
                letter = letter; name: question.name()),
        }
    }
}

/// Whether one of two name cores is part of the other.
fn cores_resemble(company: &str, name: &str) -> bool {
    !name.is_empty() && (name.contains(company) || (name.chars().count() >= 4 && company.contains(name)))
}

/// Whether a mineral belongs in the CMRT: tin, tantalum, tungsten, gold.
pub fn is_3tg(mineral: &Mineral) -> bool {
    [KnownMineral::Tin, KnownMineral::Tantalum, KnownMineral::Tungsten, KnownMineral::Gold]
        .into_iter()
        .any(|metal| mineral.is(metal))
}
