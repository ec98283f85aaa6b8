//! From a package to the list of sheets.

use super::cells::{SheetContext, read_sheet};
use super::error::ReadError;
use super::limits::Limit;
use super::overlay::{Overlay, read_overlay};
use super::package::{Package, Relationship, content_types, has_ending, part_key, relationships};
use super::rich_values::RichValues;
use super::sheet::{Sheet, Visibility};
use super::strings::SharedStrings;
use super::styles::Styles;
use super::xml::{attributes, is_true, unescaped};
use super::{PackageNotes, Tab, Workbook};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

/// What lies behind a tab.
#[derive(Clone, Debug)]
pub(super) enum TabKind {
    /// A sheet with cells.
    Worksheet {
        /// Key of its part.
        part: String,
    },
    /// A chart, dialog or macro sheet; or a sheet that was made in memory.
    Empty,
}

/// Where the cells of an opened workbook come from.
pub(super) struct Source {
    pub(super) package: Package,
    /// Key of the part with the styles.
    pub(super) styles_part: Option<String>,
    /// Key of the part with the shared strings.
    strings_part: Option<String>,
    strings: OnceLock<Result<Arc<SharedStrings>, ReadError>>,
    styles: OnceLock<Result<Styles, ReadError>>,
    /// The relationships of the workbook's part, which lead to richer values of cells.
    related: Vec<Relationship>,
    rich_values: OnceLock<RichValues>,
    /// Cells read so far, of all sheets.
    cells: AtomicU64,
}

impl Source {
    /// Reads the cells of one worksheet.
    pub(super) fn read_sheet(&self, empty: &Sheet, part: &str, date_1904: bool) -> Result<Sheet, ReadError> {
        let strings = self.strings.get_or_init(|| match &self.strings_part {
            Some(part) => SharedStrings::read(&self.package, part).map(Arc::new),
            None => Ok(Arc::default()),
        });
        let mut sheet =
            Sheet::with_strings(empty.name(), empty.visibility(), Arc::clone(strings.as_ref().map_err(Clone::clone)?));
        let context = SheetContext { date_1904, cells: &self.cells };
        self.package.read_xml(part, |xml| read_sheet(xml, &mut sheet, context))?;
        let rich_cells = std::mem::take(&mut sheet.rich_cells);
        if !rich_cells.is_empty() {
            let values = self.rich_values.get_or_init(|| RichValues::read(&self.package, &self.related));
            for (addr, number) in rich_cells {
                if let Some(value) = values.get(number) {
                    sheet.explain_error(addr, value.clone());
                }
            }
        }
        Ok(sheet)
    }

    /// The formats of cells; none for a workbook without the part.
    pub(super) fn styles(&self) -> Result<Option<&Styles>, ReadError> {
        let Some(part) = &self.styles_part else { return Ok(None) };
        self.styles.get_or_init(|| Styles::read(&self.package, part)).as_ref().map(Some).map_err(Clone::clone)
    }

    /// Reads what lies on one worksheet besides its cells.
    pub(super) fn read_overlay(&self, part: &str) -> Result<Overlay, ReadError> {
        read_overlay(&self.package, part)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("strings_part", &self.strings_part).finish_non_exhaustive()
    }
}

/// Opens a package that starts like a ZIP file.
pub(super) fn open_package(bytes: Arc<[u8]>) -> Result<Workbook, ReadError> {
    let package = Package::open(bytes)?;
    let types = content_types(&package)?;
    let Some(workbook_part) = find_workbook(&package, &types)? else {
        return Err(ReadError::OtherFormat(package.recognise()));
    };
    let related = relationships(&package, &workbook_part)?;
    let listed = read_workbook_part(&package, &workbook_part)?;
    let tabs = tabs(listed.sheets, &related)?;
    if !tabs.iter().any(|tab| matches!(tab.kind, TabKind::Worksheet { .. })) {
        return Err(ReadError::NoWorksheets);
    }
    let notes = PackageNotes {
        encrypted: false,
        default_password: false,
        signed: package.names().any(|(key, _)| key.starts_with("_xmlsignatures/")),
        macros: has_macros(&package, &related),
        external_parts: external_parts(&package),
        stored_as: None,
        structure_protected: listed.structure_protected,
    };
    let strings_part = related
        .iter()
        .filter(|relationship| relationship.kind == "sharedStrings")
        .find_map(|relationship| relationship.target.clone())
        .or_else(|| types.iter().find(|(_, kind)| kind.ends_with(".sharedStrings+xml")).map(|(part, _)| part.clone()))
        // Some programs write the relationship and leave out the part when no cell holds text.
        .filter(|part| package.has(part));
    let styles_part = related
        .iter()
        .filter(|relationship| relationship.kind == "styles")
        .find_map(|relationship| relationship.target.clone())
        .filter(|part| package.has(part));
    let source = Source {
        package,
        styles_part,
        strings_part,
        strings: OnceLock::new(),
        styles: OnceLock::new(),
        related,
        rich_values: OnceLock::new(),
        cells: AtomicU64::new(0),
    };
    Ok(Workbook { tabs, source: Some(source), notes, date_1904: listed.date_1904, ..Workbook::default() })
}

/// The part of the workbook: by the relationship of the package, else by its content type, else by
/// its usual name.
fn find_workbook(package: &Package, types: &BTreeMap<String, String>) -> Result<Option<String>, ReadError> {
    const USUAL: &str = "xl/workbook.xml";
    let is_workbook = |part: &str| {
        let kind = types.get(part).map_or("", String::as_str);
        let is_binary = kind.contains("binary") || has_ending(part, "bin");
        let is_other = kind.contains("wordprocessingml") || kind.contains("presentationml") || kind.contains("visio");
        package.has(part) && !is_binary && !is_other && (kind.contains(".main+xml") || part == USUAL || kind.is_empty())
    };
    let by_relationship = relationships(package, "")?
        .into_iter()
        .filter(|relationship| relationship.kind == "officeDocument")
        .find_map(|relationship| relationship.target);
    if let Some(part) = by_relationship {
        // Without a content type only the name is left to tell a workbook from a text document.
        let known = types.contains_key(&part) || part.starts_with("xl/") || part.ends_with("workbook.xml");
        return Ok(Some(part).filter(|part| known && is_workbook(part)));
    }
    let by_type = types.iter().find(|(_, kind)| {
        kind.contains("spreadsheetml") && kind.ends_with(".main+xml")
            || kind.contains("ms-excel") && kind.ends_with(".main+xml")
    });
    let part = by_type.map_or(USUAL, |(part, _)| part.as_str());
    Ok(Some(part.to_owned()).filter(|part| is_workbook(part)))
}

/// What the part of the workbook says.
#[derive(Default)]
struct Listed {
    sheets: Vec<ListedSheet>,
    date_1904: bool,
    structure_protected: bool,
}

/// One `<sheet>` of the workbook's list.
struct ListedSheet {
    name: String,
    visibility: Visibility,
    relationship: String,
}

fn read_workbook_part(package: &Package, part: &str) -> Result<Listed, ReadError> {
    package.read_xml(part, |xml| {
        let part = xml.part();
        let mut listed = Listed::default();
        loop {
            let outside = xml.depth();
            match xml.next()? {
                Event::Start(tag) | Event::Empty(tag) => match (outside, tag.local_name().into_inner()) {
                    (1, "workbookPr") => attributes(part, &tag, |name, value| {
                        listed.date_1904 |= name == "date1904" && is_true(value);
                        Ok(())
                    })?,
                    (1, "workbookProtection") => attributes(part, &tag, |name, value| {
                        listed.structure_protected |= name == "lockStructure" && is_true(value);
                        Ok(())
                    })?,
                    (2, "sheet") => {
                        let mut sheet = ListedSheet {
                            name: String::new(),
                            visibility: Visibility::Visible,
                            relationship: String::new(),
                        };
                        attributes(part, &tag, |name, value| {
                            match name {
                                "name" => sheet.name = unescaped(part, value)?.into_owned(),
                                // `sheetId` has another local name, so this is `r:id` under any
                                // prefix.
                                "id" => sheet.relationship = unescaped(part, value)?.into_owned(),
                                "state" => sheet.visibility = visibility(value),
                                _ => {}
                            }
                            Ok(())
                        })?;
                        listed.sheets.push(sheet);
                        let count = listed.sheets.len() as u64;
                        if count > Limit::Sheets.allowed() {
                            return Err(ReadError::limit(Limit::Sheets, count));
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(listed),
                _ => {}
            }
        }
    })
}

/// A state that is not known is shown, as Excel does.
fn visibility(state: &str) -> Visibility {
    match state {
        "hidden" => Visibility::Hidden,
        "veryHidden" => Visibility::VeryHidden,
        _ => Visibility::Visible,
    }
}

fn tabs(sheets: Vec<ListedSheet>, related: &[Relationship]) -> Result<Vec<Tab>, ReadError> {
    let by_id: BTreeMap<&str, &Relationship> =
        related.iter().map(|relationship| (relationship.id.as_str(), relationship)).collect::<BTreeMap<_, _>>();
    let mut used = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut tabs = Vec::new();
    for sheet in sheets {
        if !names.insert(sheet.name.to_lowercase()) {
            return Err(ReadError::malformed("workbook.xml", "two sheets have the same name"));
        }
        let relationship = by_id.get(sheet.relationship.as_str());
        let target = relationship
            .filter(|relationship| relationship.kind == "worksheet")
            .and_then(|relationship| relationship.target.clone());
        let kind = match target {
            Some(part) => {
                if !used.insert(part.clone()) {
                    return Err(ReadError::limit(Limit::SheetsPerPart, 2));
                }
                TabKind::Worksheet { part }
            }
            None => TabKind::Empty,
        };
        tabs.push(Tab {
            name: sheet.name,
            visibility: sheet.visibility,
            kind,
            sheet: OnceLock::new(),
            overlay: OnceLock::new(),
        });
    }
    Ok(tabs)
}

fn has_macros(package: &Package, related: &[Relationship]) -> bool {
    let by_relationship = related
        .iter()
        .any(|relationship| matches!(relationship.kind.as_str(), "vbaProject" | "xlMacrosheet" | "xlIntlMacrosheet"));
    by_relationship
        || package.names().any(|(key, _)| key.ends_with("vbaproject.bin") || key.starts_with("xl/macrosheets/"))
}

fn external_parts(package: &Package) -> Vec<String> {
    const FOLDERS: [&str; 4] = ["xl/externallinks/", "xl/embeddings/", "xl/activex/", "xl/querytables/"];
    package
        .names()
        .filter(|(key, _)| {
            let listed = FOLDERS.iter().any(|folder| key.starts_with(folder)) || *key == part_key("xl/connections.xml");
            listed && !key.contains("/_rels/")
        })
        .map(|(_, name)| name.to_owned())
        .collect()
}
