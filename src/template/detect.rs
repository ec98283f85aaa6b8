//! Which template and revision a workbook is.
//!
//! The revision is what `Declaration!J3` says. The template is told by the structure: the
//! workbook's own label sheet, the minerals of its rows and the set of its sheets; never by a file
//! name, a picture or the order of tabs.

use super::derive::{DerivedLayout, Moved, UnknownQuestion, derive};
use super::displaced::{self, Displaced};
use super::layout::{
    CHECKER, DECLARATION, LABELS, Layout, MINE_LIST, MINERALS_SCOPE, PRODUCT_LIST, SMELTER_LIST, SMELTER_LOOKUP,
};
use super::structure::{LabelSheet, REVISION_CELL, SheetMap, SheetMatch, expected_sheets, tab_named, text_of, words};
use super::{KnownMineral, Mineral, Revision, TemplateKind, layouts};
use crate::base::text::{Shown, Text};
use crate::workbook::{Addr, CellRef, MAX_ROW, ReadError, Sheet, Workbook};
use std::collections::BTreeSet;

/// How a workbook was recognised.
#[derive(Clone, Debug)]
pub struct Detected {
    /// Template.
    pub kind: TemplateKind,
    /// Revision as the file gives it; `None` where no cell that states it can be read.
    pub revision: Option<Revision>,
    /// The cell that gave the revision: `Declaration!J3`, or another where that cell says nothing.
    pub revision_cell: Option<CellRef>,
    /// Where the fields are, also after rows or columns were inserted.
    pub layout: Layout,
    /// Where the fields are in an unchanged workbook of this revision.
    pub unchanged_layout: Layout,
    /// The sheets whose cells were moved.
    pub displaced: Vec<Displaced>,
    /// Where the layout comes from.
    pub origin: LayoutOrigin,
    /// The text of `Declaration!J3` as typed.
    pub declared_text: String,
    /// The official sheets and the tabs that hold them.
    pub sheets: Vec<SheetMatch>,
}

impl Detected {
    /// The cell that gave the revision, or the one where it belongs.
    pub fn revision_place(&self) -> CellRef {
        self.revision_cell.clone().unwrap_or_else(|| CellRef::new(DECLARATION, REVISION_CELL))
    }

    /// Whether the cells of a sheet cannot be told, because its labels are gone or fit no single
    /// insertion.
    pub fn is_unreadable(&self, sheet: &str) -> bool {
        self.displaced.iter().any(|displaced| displaced.sheet == sheet && displaced.inserted.is_none())
    }

    /// Official sheets that were found under another name.
    pub fn renamed_sheets(&self) -> impl Iterator<Item = &SheetMatch> {
        self.sheets.iter().filter(|sheet| sheet.is_renamed())
    }

    /// Sheets of the official workbook that were not found under any name.
    pub fn missing_sheets(&self) -> impl Iterator<Item = &'static str> {
        let is_missing =
            |name: &&str| self.sheets.iter().all(|sheet| sheet.official != *name || sheet.actual.is_none());
        expected_sheets(&self.layout).into_iter().filter(is_missing)
    }

    /// Tabs that the official workbook does not have, in the order of the tabs.
    pub fn foreign_sheets<'a>(&self, workbook: &'a Workbook) -> impl Iterator<Item = &'a str> {
        let expected = expected_sheets(&self.layout);
        let is_official = move |name: &str| {
            let mut of_template = self.sheets.iter().filter(|sheet| expected.contains(&sheet.official));
            of_template.any(|sheet| sheet.actual.as_deref() == Some(name))
        };
        workbook.sheet_names().map(|(name, _)| name).filter(move |name| !is_official(name))
    }

    /// Lets the workbook answer to the official names of its sheets. Call it before anything else
    /// is read.
    pub fn name_sheets(&self, workbook: &mut Workbook) {
        for sheet in &self.sheets {
            if let Some(actual) = sheet.actual.as_deref().filter(|actual| *actual != sheet.official) {
                workbook.alias(sheet.official, actual);
            }
        }
    }
}

/// Where a layout comes from.
#[derive(Clone, Debug)]
pub enum LayoutOrigin {
    /// A table of this tool.
    Known,
    /// The workbook's own label sheet.
    Derived {
        /// The known revision whose structure, options and limits were taken. It is the file's own
        /// revision where the label sheet contradicts the table.
        nearest: Revision,
        /// What stands elsewhere than in that revision.
        moved: Vec<Moved>,
        /// Questions that this tool has no name for: they are not checked, and a report has to say
        /// so.
        unknown_questions: Vec<UnknownQuestion>,
    },
}

/// A template that is no longer accepted and is not checked here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetiredTemplate {
    /// CMRT before 6.0.
    Cmrt,
    /// CRT before 2.2.
    Crt,
    /// Mica Reporting Template.
    Mrt,
    /// Pilot Reporting Template, later AMRT.
    Prt,
}

impl RetiredTemplate {
    /// The short name that everybody uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cmrt => "CMRT",
            Self::Crt => "CRT",
            Self::Mrt => "MRT",
            Self::Prt => "PRT",
        }
    }

    /// Why it is not checked. Dates from the Revision sheets of CMRT 6.5, EMRT 2.1 and AMRT 1.3.
    pub const fn reason(self) -> Text {
        match self {
            Self::Cmrt => Text::fixed(
                "Since CMRT 6.0 (May 2020) the questions are numbered differently, so an answer of an older revision means something else under the same number",
                "CMRT 6.0（2020 年 5 月）起问题重新编号，旧版同一编号下的答案含义不同",
            ),
            Self::Crt => Text::fixed(
                "The EMRT replaced the CRT in October 2021, and the questions of this old revision are not known here",
                "EMRT 已于 2021 年 10 月取代 CRT，本工具也不认识这一旧版的问题",
            ),
            Self::Mrt => Text::fixed(
                "The MRT was phased out on 2022-03-31; mica is now reported in the EMRT",
                "MRT 已于 2022-03-31 停用；云母现在用 EMRT 申报",
            ),
            Self::Prt => Text::fixed(
                "The PRT was a pilot; it became the AMRT in October 2024",
                "PRT 是试行模板，2024 年 10 月改为 AMRT",
            ),
        }
    }

    /// The template to use instead.
    pub const fn successor(self) -> TemplateKind {
        match self {
            Self::Cmrt => TemplateKind::Cmrt,
            Self::Crt | Self::Mrt => TemplateKind::Emrt,
            Self::Prt => TemplateKind::Amrt,
        }
    }
}

/// Why a workbook is not checked as a template.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DetectError {
    /// The workbook does not have the structure of any template; usually the wrong file of a
    /// folder.
    #[error("not a reporting template")]
    NotATemplate,
    /// Other sheets of a template are there, but none that could be its declaration.
    #[error("the sheet Declaration is missing")]
    NoDeclaration,
    /// A template that is no longer accepted.
    #[error("{} is retired", template.name())]
    Retired {
        /// Which one.
        template: RetiredTemplate,
        /// Its revision, where the file gives one.
        revision: Option<Revision>,
    },
    /// Neither a table nor the label sheet says where the fields are; checking would be guessing.
    #[error("the layout is not known")]
    UnknownLayout {
        /// Template, where the structure tells it.
        kind: Option<TemplateKind>,
        /// Revision, where the file gives one.
        revision: Option<Revision>,
        /// What the label sheet did not give clearly; empty where there is no label sheet.
        not_found: Vec<Text>,
    },
    /// A sheet that is needed cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl DetectError {
    /// A name that never changes, for scripts and tests.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotATemplate => "not-a-template",
            Self::NoDeclaration => "no-declaration",
            Self::Retired { .. } => "retired-template",
            Self::UnknownLayout { .. } => "unknown-layout",
            Self::Read(error) => error.id(),
        }
    }

    /// What it is, for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::NotATemplate => Text::fixed(
                "This workbook is not an RMI reporting template (CMRT, EMRT or AMRT)",
                "这个工作簿不是 RMI 报告模板（CMRT、EMRT 或 AMRT）",
            ),
            Self::NoDeclaration => Text::fixed(
                "The \"Declaration\" sheet is missing, so there are no answers to check",
                "缺少“Declaration”（申报）工作表，没有可检查的答案",
            ),
            Self::Retired { template, revision } => {
                let name = name_of(Some(template.name()), revision.as_ref());
                crate::text!(
                    en: "{name} is a retired template and is not checked. {reason}.",
                    zh: "{name} 是已停用的模板，不作检查。{reason}。",
                    name = name; reason: template.reason())
            }
            Self::UnknownLayout { kind, revision, not_found } if not_found.is_empty() => {
                let name = name_of(kind.map(TemplateKind::name), revision.as_ref());
                crate::text!(
                    en: "The layout of this form ({name}) is not known, and the workbook has no label sheet to read it from; nothing was checked, because checking would mean guessing",
                    zh: "不认识这份表格（{name}）的布局，工作簿里也没有能说明布局的标签工作表；为避免猜测，未作检查",
                    name = name)
            }
            Self::UnknownLayout { kind, revision, not_found } => {
                let name = name_of(kind.map(TemplateKind::name), revision.as_ref());
                crate::text!(
                    en: "The layout of this form ({name}) is not known, and its label sheet does not show it clearly; nothing was checked, because checking would mean guessing. Not found: {list}",
                    zh: "不认识这份表格（{name}）的布局，其标签工作表也没有清楚说明；为避免猜测，未作检查。未找到：{list}",
                    name = name; list: Text::list(not_found))
            }
            Self::Read(error) => error.text(),
        }
    }

    /// Ways out, to be shown as a numbered list; the likeliest first.
    pub fn steps(&self) -> Vec<Text> {
        match self {
            Self::NotATemplate => vec![
                Text::fixed("Check whether this is the file you meant", "确认选的是要检查的文件"),
                Text::fixed(
                    "Copy the answers into the official template and choose that workbook",
                    "把答案填到官方模板里，再选择该工作簿",
                ),
            ],
            Self::NoDeclaration => vec![
                Text::fixed(
                    "Find the complete workbook, or copy the data into the official template again",
                    "找到完整的工作簿，或把数据重新填到官方模板里",
                ),
                Text::fixed("Ask the sender for the complete file", "请发送方提供完整的文件"),
            ],
            Self::Retired { template, .. } => vec![
                fresh_copy(template.successor()),
                Text::fixed(
                    "Answer the questions again by their wording, because numbers and options differ",
                    "按问题内容重新作答，因为编号和选项都不同",
                ),
                Text::fixed(
                    "Choose the smelters from the new look-up, because names and IDs may have changed",
                    "从新的冶炼厂查找表中重新选择冶炼厂，因为名称和识别号可能已变",
                ),
            ],
            Self::UnknownLayout { kind, .. } => vec![
                kind.map_or_else(
                    || Text::fixed("Copy the answers into a fresh official template", "把答案填到一份新的官方模板里"),
                    fresh_copy,
                ),
                Text::fixed(
                    "Check whether a newer version of this tool knows it, if this is an official file",
                    "如果这是官方文件，查看本工具的新版本是否已支持",
                ),
            ],
            Self::Read(error) => error.steps(),
        }
    }
}

fn fresh_copy(kind: TemplateKind) -> Text {
    crate::text!(
        en: "Copy the data into the newest official {kind}",
        zh: "把数据填到最新的官方 {kind} 里",
        kind = kind)
}

fn name_of(template: Option<&str>, revision: Option<&Revision>) -> String {
    let revision = revision.map_or("?", Revision::as_str);
    format!("{} {}", template.unwrap_or("?"), Shown(revision))
}

/// Recognises a workbook.
///
/// # Errors
/// When it is no template, a retired one, one whose layout is not known, or cannot be read.
pub fn detect(workbook: &Workbook) -> Result<Detected, DetectError> {
    let labels = LabelSheet::read(workbook)?;
    let labels = labels.as_ref();
    let sheets = SheetMap::find(workbook, labels)?;
    let facts = Facts::gather(workbook, labels, &sheets)?;
    if !facts.is_template() {
        return Err(DetectError::NotATemplate);
    }
    let identity = facts.identity();
    if let Some(template) = retired(identity, &facts) {
        return Err(DetectError::Retired { template, revision: facts.revision });
    }
    if !facts.has_declaration {
        return Err(DetectError::NoDeclaration);
    }
    let Some(Identity::Current(kind)) = identity else {
        return Err(DetectError::UnknownLayout { kind: None, revision: facts.revision, not_found: Vec::new() });
    };
    let (unchanged_layout, origin) = choose_layout(kind, facts.revision.as_ref(), labels)?;
    let displaced = displaced::find(workbook, &sheets, labels, &unchanged_layout)?;
    let mut layout = unchanged_layout.clone();
    for sheet in &displaced {
        layout.follow(sheet);
    }
    Ok(Detected {
        kind,
        revision: facts.revision,
        revision_cell: facts.revision_cell,
        layout,
        unchanged_layout,
        displaced,
        origin,
        declared_text: facts.declared_text,
        sheets: sheets.matches,
    })
}

/// What a workbook shows about its template.
struct Facts<'a> {
    sheets: &'a SheetMap,
    has_declaration: bool,
    declared_text: String,
    revision: Option<Revision>,
    revision_cell: Option<CellRef>,
    /// The title in the label sheet, in English whatever language is shown.
    title: Option<String>,
    minerals: BTreeSet<KnownMineral>,
    has_labels: bool,
    /// Sheets that only CMRT before 6.0 has.
    has_old_smelter_sheet: bool,
    official_tables: usize,
}

/// What a structure says about the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Identity {
    Current(TemplateKind),
    Retired(RetiredTemplate),
}

impl<'a> Facts<'a> {
    fn gather(workbook: &Workbook, labels: Option<&LabelSheet>, sheets: &'a SheetMap) -> Result<Self, ReadError> {
        let declaration = sheets.sheet(workbook, DECLARATION)?;
        let declared_text =
            declaration.map(|sheet| sheet.value(REVISION_CELL).display().into_owned()).unwrap_or_default();
        let stated = match Revision::find(&declared_text) {
            Some(revision) => Some((revision, CellRef::new(DECLARATION, REVISION_CELL))),
            None => revision_elsewhere(workbook, sheets)?,
        };
        let (revision, revision_cell) = stated.unzip();
        let title = labels
            .and_then(|labels| labels.of(DECLARATION).find(|(addr, _)| *addr == Addr::new(4, 2)))
            .map(|(_, label)| label.english().to_owned());
        // The title decides; only without one are the minerals looked for, in sheets that may be
        // long.
        let minerals = match title.as_deref().and_then(identity_of_title) {
            Some(_) => BTreeSet::new(),
            None => minerals(workbook, labels, sheets)?,
        };
        let old_names = ["Standard Smelter Names", "Smelter Reference List", "Smelter and Mine List"];
        Ok(Self {
            sheets,
            has_declaration: declaration.is_some(),
            declared_text,
            revision,
            revision_cell,
            title,
            minerals,
            has_labels: labels.is_some(),
            has_old_smelter_sheet: old_names.into_iter().any(|name| tab_named(workbook, name).is_some()),
            official_tables: [SMELTER_LIST, PRODUCT_LIST, CHECKER, SMELTER_LOOKUP, LABELS]
                .into_iter()
                .filter(|name| sheets.has(name))
                .count(),
        })
    }

    /// A declaration sheet alone is not enough: customs forms have one too.
    fn is_template(&self) -> bool {
        self.has_labels
            || self.official_tables >= 3
            || (self.has_declaration
                && ((self.revision.is_some() && (self.official_tables >= 1 || !self.minerals.is_empty()))
                    || self.official_tables >= 2
                    || self.has_old_smelter_sheet))
    }

    fn identity(&self) -> Option<Identity> {
        self.title
            .as_deref()
            .and_then(identity_of_title)
            .or_else(|| self.identity_of_structure())
            .or_else(|| self.identity_of_number())
    }

    fn identity_of_structure(&self) -> Option<Identity> {
        use KnownMineral::{Cobalt, Gold, Mica, Tantalum, Tin, Tungsten};
        if self.sheets.has(MINERALS_SCOPE) {
            return Some(Identity::Current(TemplateKind::Amrt));
        }
        if self.sheets.has(MINE_LIST) {
            // EMRT 1.x has no list of mines; the pilot and the AMRT have one from their first
            // revision on.
            let first_generation = self.revision.as_ref().is_some_and(|revision| revision.major() == 1);
            return Some(Identity::Current(if first_generation { TemplateKind::Amrt } else { TemplateKind::Emrt }));
        }
        let are = |wanted: &[KnownMineral]| self.minerals == wanted.iter().copied().collect();
        if self.has_old_smelter_sheet || are(&[Tin, Tantalum, Tungsten, Gold]) {
            return Some(Identity::Current(TemplateKind::Cmrt));
        }
        if are(&[Cobalt, Mica]) {
            return Some(Identity::Current(TemplateKind::Emrt));
        }
        if are(&[Cobalt]) {
            return Some(Identity::Current(TemplateKind::Crt));
        }
        are(&[Mica]).then_some(Identity::Retired(RetiredTemplate::Mrt))
    }

    /// Some numbers exist in one template only.
    fn identity_of_number(&self) -> Option<Identity> {
        let revision = self.revision.as_ref()?;
        if revision.major() >= 3 {
            return Some(Identity::Current(TemplateKind::Cmrt));
        }
        let mut kinds = layouts::KNOWN.iter().filter(|known| known.revision == *revision).map(|known| known.kind);
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then_some(Identity::Current(first))
    }
}

/// The short name in the English title; older titles say it in words.
fn identity_of_title(title: &str) -> Option<Identity> {
    let title = words(title);
    let names = [
        ("cmrt", Identity::Current(TemplateKind::Cmrt)),
        ("emrt", Identity::Current(TemplateKind::Emrt)),
        ("amrt", Identity::Current(TemplateKind::Amrt)),
        ("crt", Identity::Current(TemplateKind::Crt)),
        ("mrt", Identity::Retired(RetiredTemplate::Mrt)),
        ("prt", Identity::Retired(RetiredTemplate::Prt)),
        ("conflict", Identity::Current(TemplateKind::Cmrt)),
    ];
    let has = |name: &str| title.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
    names.into_iter().find(|(name, _)| has(name)).map(|(_, identity)| identity)
}

fn retired(identity: Option<Identity>, facts: &Facts<'_>) -> Option<RetiredTemplate> {
    let before = |limit: &'static str| facts.revision.as_ref().is_some_and(|r| *r < Revision::fixed(limit));
    match identity? {
        Identity::Retired(template) => Some(template),
        Identity::Current(TemplateKind::Cmrt) => {
            let old = before("6.0") || (facts.revision.is_none() && facts.has_old_smelter_sheet);
            old.then_some(RetiredTemplate::Cmrt)
        }
        Identity::Current(TemplateKind::Crt) => before("2.2").then_some(RetiredTemplate::Crt),
        Identity::Current(TemplateKind::Amrt) => before("1.2").then_some(RetiredTemplate::Prt),
        Identity::Current(TemplateKind::Emrt) => None,
    }
}

const INSTRUCTIONS: &str = "Instructions";
/// The stamp stands in one of the last rows of the instructions.
const STAMP_ROWS: u32 = 12;
/// Long texts are instructions that speak of revisions; the stamp is one short line.
const LONGEST_STAMP: usize = 60;

/// The other places where a revision is printed.
fn revision_elsewhere(workbook: &Workbook, sheets: &SheetMap) -> Result<Option<(Revision, CellRef)>, ReadError> {
    for (official, cell) in [(SMELTER_LIST, "Q3"), (SMELTER_LIST, "O3"), (MINE_LIST, "M3")] {
        let Some(sheet) = sheets.sheet(workbook, official)? else { continue };
        let Some(addr) = Addr::parse(cell) else { continue };
        if let Some(revision) = Revision::find(&sheet.value(addr).display()) {
            return Ok(Some((revision, CellRef::new(official, addr))));
        }
    }
    let Some(sheet) = sheets.sheet(workbook, INSTRUCTIONS)? else { return Ok(None) };
    let last = sheet.last_row();
    let cells: Vec<Addr> = sheet.stored(last.saturating_sub(STAMP_ROWS).max(1)..=last).collect();
    Ok(cells.into_iter().rev().find_map(|addr| {
        let text = text_of(sheet.value(addr));
        let revision = Revision::find(&text).filter(|_| text.chars().count() <= LONGEST_STAMP)?;
        Some((revision, CellRef::new(INSTRUCTIONS, addr)))
    }))
}

/// The minerals of the form: by the label sheet, else by what the form shows, else by the look-up.
fn minerals(
    workbook: &Workbook,
    labels: Option<&LabelSheet>,
    sheets: &SheetMap,
) -> Result<BTreeSet<KnownMineral>, ReadError> {
    let labelled = minerals_of_labels(labels);
    if !labelled.is_empty() {
        return Ok(labelled);
    }
    let shown = sheets.sheet(workbook, DECLARATION)?.map(minerals_shown).unwrap_or_default();
    if !shown.is_empty() {
        return Ok(shown);
    }
    Ok(sheets.sheet(workbook, SMELTER_LOOKUP)?.map(minerals_of_lookup).unwrap_or_default())
}

/// Minerals whose names are labels of answer rows.
fn minerals_of_labels(labels: Option<&LabelSheet>) -> BTreeSet<KnownMineral> {
    let of_declaration = labels.into_iter().flat_map(|labels| labels.of(DECLARATION));
    known(of_declaration.filter(|(addr, _)| addr.column == 2).map(|(_, label)| label.english().to_owned()))
}

/// Minerals that the form shows next to its first answers.
fn minerals_shown(declaration: &Sheet) -> BTreeSet<KnownMineral> {
    known((20..=40).map(|row| text_of(declaration.value(Addr::new(2, row)))))
}

/// Minerals that the workbook knows smelters of.
fn minerals_of_lookup(lookup: &Sheet) -> BTreeSet<KnownMineral> {
    known(lookup.stored_rows(5..=MAX_ROW).map(|row| text_of(lookup.value(Addr::new(1, row)))))
}

fn known<N: AsRef<str>>(names: impl Iterator<Item = N>) -> BTreeSet<KnownMineral> {
    names
        .filter_map(|name| match Mineral::parse(name.as_ref()) {
            Some(Mineral::Known(mineral)) => Some(mineral),
            _ => None,
        })
        .collect::<BTreeSet<_>>()
}

/// The table of the revision where there is one and the label sheet agrees; else what the label
/// sheet says.
fn choose_layout(
    kind: TemplateKind,
    revision: Option<&Revision>,
    labels: Option<&LabelSheet>,
) -> Result<(Layout, LayoutOrigin), DetectError> {
    let table = revision.and_then(|revision| layouts::find(kind, revision));
    let Some(labels) = labels else {
        let unknown =
            || DetectError::UnknownLayout { kind: Some(kind), revision: revision.cloned(), not_found: Vec::new() };
        let table = table.ok_or_else(unknown)?;
        return Ok(((table.layout)(table.revision.clone()), LayoutOrigin::Known));
    };
    let mut first_failure = None;
    for candidate in candidates(kind, revision) {
        let nearest = (candidate.layout)(candidate.revision.clone());
        let own = revision.unwrap_or(&candidate.revision);
        match derive(labels, own, &nearest) {
            // Without a revision, only a table that fits as it is can be the nearest; see below.
            Ok(derived) if revision.is_none() && derived.layout != nearest => {}
            Ok(derived) => return Ok(origin_of(derived, nearest, table.is_some())),
            Err(not_found) => {
                first_failure.get_or_insert(not_found);
            }
        }
    }
    if let Some(table) = table {
        // The label sheet was damaged or cut; the table of the stated revision still holds.
        return Ok(((table.layout)(table.revision.clone()), LayoutOrigin::Known));
    }
    if revision.is_none() {
        for candidate in candidates(kind, None) {
            let nearest = (candidate.layout)(candidate.revision.clone());
            if let Ok(derived) = derive(labels, &candidate.revision, &nearest) {
                return Ok(origin_of(derived, nearest, false));
            }
        }
    }
    let not_found = first_failure.unwrap_or_default();
    Err(DetectError::UnknownLayout { kind: Some(kind), revision: revision.cloned(), not_found })
}

fn origin_of(derived: DerivedLayout, nearest: Layout, stated: bool) -> (Layout, LayoutOrigin) {
    if stated && derived.layout == nearest && derived.unknown_questions.is_empty() {
        return (nearest, LayoutOrigin::Known);
    }
    let origin = LayoutOrigin::Derived {
        nearest: nearest.revision,
        moved: derived.moved,
        unknown_questions: derived.unknown_questions,
    };
    (derived.layout, origin)
}

/// Known revisions of a template: the newest that is not newer than the stated one first, then
/// older ones, then newer ones from the oldest on. Without a stated revision the newest is first.
fn candidates(kind: TemplateKind, revision: Option<&Revision>) -> Vec<&'static layouts::KnownRevision> {
    let of_kind = || layouts::KNOWN.iter().filter(|known| known.kind == kind);
    let is_older = |known: &&layouts::KnownRevision| revision.is_none_or(|revision| known.revision <= *revision);
    let mut older: Vec<_> = of_kind().filter(is_older).collect();
    older.reverse();
    older.into_iter().chain(of_kind().filter(|known| !is_older(known))).collect()
}
