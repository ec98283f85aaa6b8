//! The rules: one file each, one folder per group of the catalogue.

mod catalogue;
mod clean_text;
mod corrected_id;
pub(crate) mod correction;
mod error_values;
mod list_texts;
mod matches;
mod neighbouring_value;
mod offered_countries;
mod pictures_and_data_types;
mod placeholders;
mod recycled;
mod remarks;
mod reported_smelters;
mod row_identity;
mod rows_text;
mod sink;
#[cfg(test)]
pub(crate) mod testing;

pub mod company;
pub mod countries;
pub mod cross;
pub mod file;
pub mod hygiene;
pub mod mines;
pub mod policies;
pub mod questions;
pub mod scope;
pub mod smelter_reference;
pub mod smelter_rows;
pub mod tally;

pub use catalogue::{catalogue, without_examples};
pub(crate) use countries::reported_mines::mine_countries;
pub(crate) use list_texts::{list_on, list_text, smelter_title, status_text};
pub(crate) use matches::without_country;
pub use matches::{FreeText, NameOfId, RowMatch, SmelterMatches, SmelterRows};
pub(crate) use remarks::remarks;
pub(crate) use reported_smelters::smelter_rows;
pub(crate) use rows_text::rows_text;
pub(crate) use sink::Findings;
pub use sink::{FindingBuilder, Sink};

use correction::Correction;
use offered_countries::OfferedCountries;

use crate::base::text::Text;
use crate::declaration::Declaration;
use crate::profile::Settings;
use crate::reference::Countries;
use crate::report::causes::RuleTitles;
use crate::report::{Reason, Severity, SourceKind};
use crate::samples::fixtures::Edit;
use crate::template::{
    DECLARATION, Detected, Family, LabelCheck, Layout, MINE_LIST, PRODUCT_LIST, SMELTER_LIST, TemplateKind,
    label_mismatches,
};
use crate::text;
use crate::workbook::{CellRef, ReadError, Workbook};

/// What a rule file needs.
pub mod prelude {
    pub use super::correction::RightValue;
    pub(crate) use super::rows_text;
    pub use super::{Context, Example, FreeText, NameOfId, OpenItems, RowMatch, Rule, Sink, SmelterRows, Source};
    pub use crate::base::text::{Shown, Text};
    pub use crate::declaration::filler::Filler;
    pub use crate::declaration::{
        Answer, AnswerCell, Choice, CompanyAnswerCell, Entry, Field, InScope, MineColumn, MineralAnswers,
        ProductColumn, Recognition, SmelterColumn, SmelterEntry, Spelling,
    };
    pub use crate::report::Severity::{self, Error, Info, Warning};
    pub use crate::report::corrections::CorrectionKind;
    pub use crate::report::{Finding, Reason, SourceKind};
    pub use crate::samples::fixtures::{Edit, Place, Put};
    pub use crate::template::Family::{self, Amrt12, Amrt13, Cmrt, Crt, Emrt1, Emrt2};
    pub use crate::template::{
        CompanyField, CompanyQuestion, DECLARATION, KnownMineral, Mineral, MineralQuestion, Scope, TemplateKind,
    };
    pub use crate::text;
    pub use crate::workbook::{Addr, CellRef, ReadError};
    /// Every template.
    pub const ALL_FAMILIES: &[Family] = Family::ALL;
    /// CMRT.
    pub const CMRT_ONLY: &[Family] = &[Cmrt];
    /// CMRT, EMRT and CRT: the templates with company-level questions.
    pub const WITH_COMPANY_QUESTIONS: &[Family] = &[Cmrt, Emrt1, Emrt2, Crt];
    /// EMRT and CRT.
    pub const EMRT_AND_CRT: &[Family] = &[Emrt1, Emrt2, Crt];
    /// Templates whose minerals are chosen.
    pub const WITH_CHOSEN_MINERALS: &[Family] = &[Emrt2, Amrt12, Amrt13];
    /// AMRT.
    pub const AMRT_ONLY: &[Family] = &[Amrt12, Amrt13];
}

/// Everything about one rule but its findings. A rule says what its group does not:
/// `..super::GROUP`.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Permanent code, such as `L08`; never reused.
    pub code: &'static str,
    /// What is wrong, in kebab case: `smelter-id-malformed`.
    pub name: &'static str,
    /// Severity of most of its findings; a finding may be milder or sterner where the file says
    /// when.
    pub severity: Severity,
    /// The templates that it is for.
    pub applies_to: &'static [Family],
    /// What demands it.
    pub source: Source,
    /// Whether a buyer profile may change the severity (marked † in the catalogue).
    pub adjustable: bool,
    /// The rule in a few words; only the catalogue shows it.
    pub title: &'static Text,
    /// Why it matters.
    pub why: &'static Text,
    /// What to do.
    pub fix: &'static Text,
    /// The reasons that fit its findings in an exercise, the best one first.
    pub reasons: &'static [Reason],
    /// Open items of the official Checker that its findings lead to, although they are about other
    /// cells.
    pub settles: &'static [OpenItems],
    /// The right value of a cell that a finding is about, where there is one.
    pub correction: Option<Correction>,
    /// The sheets without which it cannot be checked.
    pub reads: &'static [&'static str],
    /// A change to a form in order that makes exactly one finding of this rule, and one that makes
    /// none.
    pub example: Example,
    /// Looks for findings.
    pub check: fn(&Context<'_>, &mut Sink<'_>),
}

impl Rule {
    /// What most rules have. What each has to say for itself is empty, and tests ask for it.
    const DEFAULTS: Self = Self {
        code: "",
        name: "",
        severity: Severity::Error,
        applies_to: &[],
        source: Source { kind: SourceKind::Template, detail: &Text::fixed("", "") },
        adjustable: false,
        title: &Text::fixed("", ""),
        why: &Text::fixed("", ""),
        fix: &Text::fixed("", ""),
        reasons: &[],
        settles: &[],
        correction: None,
        reads: &[DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST],
        example: Example { form: (TemplateKind::Cmrt, ""), bad: &[], good: &[] },
        check: |_, _| {},
    };
}

/// Open items of the official Checker that are about other cells than the finding that leads to
/// them: the Checker also counts everything that follows from a blank answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenItems {
    /// Of the Smelter List, about smelters that are not listed.
    NotListedSmelters,
    /// Of the Smelter List, about the rows of the mineral of the finding.
    RowsOfMineral,
    /// About answers for the mineral of the finding.
    AnswersOfMineral,
    /// The description of the scope.
    ScopeDescription,
    /// Any that nothing else leads to.
    Any,
}

/// What demands a rule.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Its kind.
    pub kind: SourceKind,
    /// The place, such as the Checker or a clause of the Instructions, in our own words; only the
    /// catalogue shows it.
    pub detail: &'static Text,
}

/// Changes to a form in order.
#[derive(Clone, Copy)]
pub struct Example {
    /// The form: a template and a known revision.
    pub form: (TemplateKind, &'static str),
    /// Makes exactly one finding of the rule.
    pub bad: &'static [Edit],
    /// Makes none.
    pub good: &'static [Edit],
}

/// What a rule may look at.
pub struct Context<'a> {
    /// What the supplier said.
    pub declaration: &'a Declaration,
    /// Where the fields are.
    pub layout: &'a Layout,
    /// How the template was recognised.
    pub detected: &'a Detected,
    /// The workbook, for rules about the file itself.
    pub workbook: &'a Workbook,
    /// What the caller told.
    pub settings: &'a Settings,
    /// Problems of reading a sheet that only a rule about the file asked for; the check ends with
    /// the first of them.
    pub(crate) read_error: std::cell::RefCell<Option<ReadError>>,
    /// Whether the labels of the form are in their places, worked out when the first rule asks.
    pub(crate) label_check: std::cell::OnceCell<Result<LabelCheck, ReadError>>,
    /// Which listed smelter each row means, worked out when the first rule asks.
    pub(crate) smelter_matches: std::cell::OnceCell<SmelterMatches<'a>>,
    /// The names of countries that the template finds, read when the first rule asks.
    offered_countries: std::cell::OnceCell<OfferedCountries>,
}

impl<'a> Context<'a> {
    /// Everything that the rules of one check look at.
    pub fn new(
        workbook: &'a Workbook,
        detected: &'a Detected,
        declaration: &'a Declaration,
        settings: &'a Settings,
    ) -> Self {
        Self {
            declaration,
            layout: &detected.layout,
            detected,
            workbook,
            settings,
            read_error: std::cell::RefCell::default(),
            label_check: std::cell::OnceCell::new(),
            smelter_matches: std::cell::OnceCell::new(),
            offered_countries: std::cell::OnceCell::new(),
        }
    }

    /// Which listed smelter each row of the Smelter List means.
    pub fn smelter_matches(&self) -> &SmelterMatches<'a> {
        let matches = || SmelterMatches::new(self.declaration, self.detected, self.settings, self.countries());
        self.smelter_matches.get_or_init(matches)
    }

    /// The countries by the names that the templates offer and by others.
    pub fn countries(&self) -> &'static Countries {
        Countries::shipped()
    }

    /// The names of countries that the template finds.
    pub(crate) fn offered_countries(&self) -> &OfferedCountries {
        self.offered_countries.get_or_init(|| OfferedCountries::read(self))
    }

    /// Whether the labels of the form are in their places.
    ///
    /// # Errors
    /// When a sheet cannot be read.
    pub fn label_check(&self) -> Result<&LabelCheck, ReadError> {
        let compare = || {
            let mut check = label_mismatches(self.workbook, &self.detected.unchanged_layout)?;
            // Where cells were moved that is said once (F05).
            let moved = |cell: &CellRef| self.detected.displaced.iter().any(|displaced| displaced.sheet == cell.sheet);
            check.mismatches.retain(|mismatch| !moved(&mismatch.cell));
            check.not_stored.retain(|cell| !moved(cell));
            Ok(check)
        };
        self.label_check.get_or_init(compare).as_ref().map_err(Clone::clone)
    }

    /// Why what reads these sheets cannot be checked: on one of them nobody knows where the cells
    /// are.
    pub(crate) fn why_unreadable(&self, sheets: &[&str]) -> Option<Text> {
        let sheet = sheets.iter().find(|sheet| self.detected.is_unreadable(sheet))?;
        Some(text!(
            en: "Cells of \"{sheet}\" were moved, so it is not known which is which (F05)",
            zh: "“{sheet}”中的单元格被移动过，无法判断各单元格的含义（F05）", sheet = sheet))
    }

    /// Why what is in a file besides the cells cannot be checked: it is stored in another format
    /// than .xlsx.
    pub(crate) fn why_only_cells(&self) -> Option<Text> {
        self.workbook.notes.stored_as?;
        Some(Text::fixed(
            "Of a file that is not .xlsx only cells and sheet names are read: save it as .xlsx to have hidden rows and columns, notes, pictures, strikethrough, protection, macros and links checked as well",
            "非 .xlsx 文件只读取单元格和工作表名称：另存为 .xlsx 后，才能同时检查隐藏的行列、批注、图片、删除线、保护、宏和链接",
        ))
    }

    /// Passes on that a sheet could not be read; the rule goes on with `None`.
    pub fn note<T>(&self, result: Result<T, ReadError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.read_error.borrow_mut().get_or_insert(error);
                None
            }
        }
    }
}

/// The one table of rules, in the order of the codes.
#[rustfmt::skip]
pub static ALL: &[&Rule] = &[
    &company::name_blank::RULE,
    &company::name_abbreviated::RULE,
    &company::contact_blank::RULE,
    &company::authorizer_blank::RULE,
    &company::authorizer_refers_elsewhere::RULE,
    &company::person_placeholder::RULE,
    &company::email_malformed::RULE,
    &company::effective_date_unclear::RULE,
    &company::effective_date_in_future::RULE,
    &company::effective_date_old::RULE,
    &company::unique_id_incomplete::RULE,
    &company::address_blank_in_chinese::RULE,
    &tally::mineral_without_rows::RULE,
    &tally::only_not_yet_identified::RULE,
    &tally::rows_out_of_scope::RULE,
    &tally::identified_with_placeholders::RULE,
    &tally::reported_without_usable_row::RULE,
    &tally::recycled_against_rows::RULE,
    &tally::nobody_answered_yet_listed::RULE,
    &tally::metal_of_other_template::RULE,
    &tally::few_audited_smelters::RULE,
    &tally::response_without_names::RULE,
    &tally::named_in_comment_only::RULE,
    &file::template_retired::RULE,
    &file::revision_below_minimum::RULE,
    &file::revision_not_newest::RULE,
    &file::layout_differs::RULE,
    &file::foreign_parts::RULE,
    &file::formulas_not_intact::RULE,
    &file::form_blank::RULE,
    &file::date_limit_reached::RULE,
    &file::display_language_not_offered::RULE,
    &countries::smelter_in_covered_country::RULE,
    &countries::smelter_in_high_risk_area::RULE,
    &countries::mine_in_area_denied::RULE,
    &countries::nothing_points_to_area::RULE,
    &countries::country_watched::RULE,
    &countries::country_sanctioned::RULE,
    &hygiene::begins_with_sign::RULE,
    &hygiene::comment_not_in_english::RULE,
    &hygiene::full_width_characters::RULE,
    &hygiene::blanks_or_broken_characters::RULE,
    &hygiene::text_too_long::RULE,
    &hygiene::answer_in_comment::RULE,
    &hygiene::hidden_or_embedded_content::RULE,
    &hygiene::company_or_list_not_in_english::RULE,
    &smelter_rows::metal_blank::RULE,
    &smelter_rows::lookup_blank::RULE,
    &smelter_rows::not_listed_without_details::RULE,
    &smelter_rows::name_is_placeholder::RULE,
    &smelter_rows::not_yet_identified::RULE,
    &smelter_rows::lookup_not_of_metal::RULE,
    &smelter_rows::typed_id_differs::RULE,
    &smelter_rows::id_malformed::RULE,
    &smelter_rows::error_mark::RULE,
    &smelter_rows::country_unknown_name::RULE,
    &smelter_rows::name_typed_over::RULE,
    &smelter_rows::duplicate_row::RULE,
    &smelter_rows::id_under_two_metals::RULE,
    &smelter_rows::listed_and_typed::RULE,
    &smelter_rows::recycled_marks_disagree::RULE,
    &smelter_rows::name_looks_like_seller::RULE,
    &smelter_rows::personal_data::RULE,
    &smelter_rows::rows_gap_or_overflow::RULE,
    &smelter_rows::several_smelters_in_row::RULE,
    &smelter_rows::filler_in_optional_column::RULE,
    &smelter_rows::choice_not_found::RULE,
    &smelter_rows::heading_row_repeated::RULE,
    &mines::mine_metal_not_declared::RULE,
    &mines::mine_row_incomplete::RULE,
    &mines::mine_smelter_not_in_list::RULE,
    &mines::mine_country_not_offered::RULE,
    &mines::mine_repeated_or_filler::RULE,
    &mines::mines_though_recycled::RULE,
    &policies::company_answer_blank::RULE,
    &policies::public_policy_without_policy::RULE,
    &policies::policy_address_blank::RULE,
    &policies::policy_address_unusable::RULE,
    &policies::measure_denied::RULE,
    &policies::response_without_survey::RULE,
    &policies::other_format_not_described::RULE,
    &policies::corrective_without_review::RULE,
    &policies::measures_despite_denial::RULE,
    &policies::description_missing::RULE,
    &policies::survey_though_none_surveyed::RULE,
    &policies::due_diligence_without_measures::RULE,
    &policies::policy_public_denied_with_address::RULE,
    &questions::used_blank::RULE,
    &questions::remains_blank::RULE,
    &questions::later_answer_blank::RULE,
    &questions::answer_not_offered::RULE,
    &questions::answer_out_of_scope::RULE,
    &questions::nothing_used::RULE,
    &questions::no_without_reason::RULE,
    &questions::yes_without_explanation::RULE,
    &questions::answer_undecided::RULE,
    &questions::response_low::RULE,
    &questions::information_incomplete::RULE,
    &questions::percentage_disagrees::RULE,
    &smelter_reference::id_on_no_list::RULE,
    &smelter_reference::id_of_other_metal::RULE,
    &smelter_reference::id_and_name_differ::RULE,
    &smelter_reference::place_differs::RULE,
    &smelter_reference::name_changed::RULE,
    &smelter_reference::not_listed_but_in_look_up::RULE,
    &smelter_reference::removed_from_list::RULE,
    &smelter_reference::listed_only_elsewhere::RULE,
    &smelter_reference::neither_conformant_nor_active::RULE,
    &smelter_reference::typed_smelter_on_no_list::RULE,
    &smelter_reference::list_not_accepted::RULE,
    &smelter_reference::public_event::RULE,
    &smelter_reference::conformant_share_below_minimum::RULE,
    &scope::scope_not_chosen::RULE,
    &scope::scope_not_described::RULE,
    &scope::products_missing::RULE,
    &scope::product_row_unclear::RULE,
    &scope::products_with_company_scope::RULE,
    &scope::scope_not_accepted::RULE,
    &scope::minerals_not_selected::RULE,
    &scope::other_mineral_unclear::RULE,
    &scope::minerals_do_not_fit::RULE,
    &scope::mineral_not_offered::RULE,
    &cross::covered_but_not_cahra::RULE,
    &cross::recycled_with_mined_origin::RULE,
    &cross::no_without_knowledge::RULE,
    &cross::all_identified_partial_response::RULE,
    &cross::all_identified_no_response::RULE,
    &cross::all_identified_not_all_reported::RULE,
    &cross::remains_without_use::RULE,
];

/// The titles of all rules.
pub fn titles() -> RuleTitles {
    ALL.iter().map(|rule| (rule.code.to_owned(), rule.title.clone())).collect()
}

/// The rule with this code.
pub fn find(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.code == code).copied()
}

#[cfg(test)]
mod tests {
    use super::testing::check_rule;
    use super::*;
    use crate::base::date::Date;
    use crate::check::check_workbook;
    use crate::report::FileInfo;
    use crate::samples::fixtures::Form;
    use crate::template::{detect, layouts};

    /// Findings that a form in order may have: they are about the revision, not about what was
    /// filled in.
    const ABOUT_THE_REVISION: [&str; 3] = ["F02", "F04", "F09"];

    #[test]
    fn codes_are_in_order_and_texts_are_there() {
        assert!(ALL.windows(2).all(|pair| pair[0].code < pair[1].code), "the table is sorted by code");
        for rule in ALL {
            for text in [rule.title, rule.why, rule.fix, rule.source.detail] {
                assert!(!text.en.trim().is_empty() && !text.zh_cn.trim().is_empty(), "{} lacks a text", rule.code);
            }
            assert!(
                rule.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{}",
                rule.name
            );
            assert!(!rule.name.is_empty() && !rule.applies_to.is_empty(), "{}", rule.code);
            assert!((1..=3).contains(&rule.reasons.len()), "{}: one to three reasons", rule.code);
        }
    }

    #[test]
    fn every_example_shows_its_rule() {
        for rule in ALL {
            let bad = check_rule(rule, rule.example.form, rule.example.bad);
            assert_eq!(bad.len(), 1, "{}: the bad example gives one finding, got {bad:#?}", rule.code);
            let good = check_rule(rule, rule.example.form, rule.example.good);
            assert!(good.is_empty(), "{}: the good example gives none, got {good:#?}", rule.code);
        }
    }

    #[test]
    fn a_form_in_order_has_no_findings_in_any_revision() {
        for known in layouts::KNOWN {
            let workbook = Form::in_order(known.kind, known.revision.as_str()).unwrap().into_workbook();
            let detected = detect(&workbook).unwrap();
            assert_eq!((detected.kind, detected.revision.as_ref()), (known.kind, Some(&known.revision)));
            let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
            let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
            let unexpected: Vec<_> =
                report.findings.iter().filter(|f| !ABOUT_THE_REVISION.contains(&f.code.as_ref())).collect();
            assert!(unexpected.is_empty(), "{} {}: {unexpected:#?}", known.kind, known.revision);
        }
    }

    /// A list with every kind of row, as good as all of them wrong, next to a look-up and a list of
    /// mines of the same length.
    fn full_list(kind: TemplateKind, revision: &str, rows: u32) -> Workbook {
        use crate::declaration::{MineColumn, SmelterColumn as Column};
        use crate::template::SMELTER_LOOKUP;
        use crate::workbook::{Addr, Cell, Value};
        let text = |content: String| Cell { value: Value::Text(content.into()), formula: false };
        let mut form = Form::in_order(kind, revision).unwrap();
        let columns = form.layout.smelters;
        for row in 6..=rows + 4 {
            let mut put = |column: Column, content: String| {
                if let Some(number) = columns.number(column) {
                    form.put(crate::template::SMELTER_LIST, Addr::new(number, row), text(content));
                }
            };
            put(Column::Metal, ["Cobalt", "Aluminum", "Nickel", "Tin"][row as usize % 4].to_owned());
            put(
                Column::Lookup,
                match row % 5 {
                    0 => "Smelter not listed".to_owned(),
                    1 => "Smelter not yet identified".to_owned(),
                    _ => format!("Smelter {row}"),
                },
            );
            put(Column::Name, format!("Sample Trading {}", row % 700));
            put(Column::Country, ["CHINA", "PRC", "Nowhere", ""][row as usize % 4].to_owned());
            put(Column::Id, format!("CID{:06}", row % 900));
            put(Column::MineNames, ["Recycled", "Mine", "0", "N/A"][row as usize % 4].to_owned());
            put(Column::Recycled, ["Yes", "No", "Unknown", "maybe"][row as usize % 4].to_owned());
            put(Column::ContactEmail, format!("contact{row}@example.com"));
            let of_the_mine = [
                (MineColumn::Metal, ["Cobalt", "Aluminum", "Nickel", ""][row as usize % 4].to_owned()),
                (MineColumn::Smelter, format!("Smelter {}, Smelter {row}; Site {row}", row % 900)),
                (MineColumn::Name, ["Site", "Site", "Chile", "", "Recycled"][row as usize % 5].to_owned()),
                (MineColumn::Id, format!("M{}", row % 900)),
                (MineColumn::Country, ["CHINA", "PRC", "Nowhere", "!", ""][row as usize % 5].to_owned()),
            ];
            for (column, content) in of_the_mine {
                form.put(crate::template::MINE_LIST, Addr::new(column as u16 + 1, row), text(content));
            }
            if columns.lookup.is_some() {
                let entry = ["Cobalt".to_owned(), format!("Alias {row}"), format!("Name {row}")];
                for (column, content) in (1u16..).zip(entry) {
                    form.put(SMELTER_LOOKUP, Addr::new(column, row + 60), text(content));
                }
            }
        }
        form.into_workbook()
    }

    /// No rule may walk the rows, or the look-up, once for every row.
    #[test]
    fn a_full_list_with_every_kind_of_row_is_checked() {
        for (kind, revision) in [testing::EMRT_2, testing::AMRT_12] {
            let workbook = full_list(kind, revision, 2500);
            let detected = detect(&workbook).unwrap();
            let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
            let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
            assert_eq!(report.facts.smelter_rows, 2500);
            let count = |code: &str| report.findings.iter().filter(|finding| finding.code == code).count();
            assert_eq!(count("L17"), 1, "one finding for a sheet");
            assert_eq!(count("D09"), 2, "one finding for each metal");
            let of_mines = report.findings.iter().filter(|finding| finding.code.starts_with('M')).count();
            assert!((5..20).contains(&of_mines), "few findings for many mines: {of_mines}");
            for finding in &report.findings {
                assert!(
                    finding.cells.len() <= sink::MAX_CELLS,
                    "{} names every row: {}",
                    finding.code,
                    finding.message.en
                );
            }
        }
    }
}
