//! Values that older programs see as an error: pictures in cells, and linked data types such as
//! countries of the type Geography.
//!
//! A cell names one by a number (`vm`), which leads through the list of metadata to a record, whose
//! structure says what it is (Microsoft's extension of the format, MS-XLSX 2.6.197 to 2.6.203).

use super::error::ReadError;
use super::package::{Package, Relationship};
use super::sheet::CellError;
use super::xml::{Xml, attributes, resolved, unescaped};
use quick_xml::events::Event;

/// The name of the metadata that lead to such values.
const METADATA_NAME: &str = "XLRICHVALUE";
/// The most entries of one list that are kept; a value beyond them stays the error that it is.
const MAX_ENTRIES: usize = 65_536;
/// The most characters of what a linked data type shows.
const MAX_SHOWN: usize = 200;

/// What stands in place of the errors, by the number that cells give.
#[derive(Debug, Default)]
pub(super) struct RichValues(Vec<Option<CellError>>);

impl RichValues {
    /// Reads the lists. What is missing or cannot be read leaves errors what they are.
    pub(super) fn read(package: &Package, related: &[Relationship]) -> Self {
        let part = |kind: &str| {
            let mut of_kind = related.iter().filter(|relationship| relationship.kind == kind);
            of_kind.find_map(|relationship| relationship.target.as_deref()).filter(|part| package.has(part))
        };
        let (Some(metadata), Some(values), Some(structures)) =
            (part("sheetMetadata"), part("rdRichValue"), part("rdRichValueStructure"))
        else {
            return Self::default();
        };
        let lists = || {
            let structures = package.read_xml(structures, read_structures)?;
            let values = package.read_xml(values, |xml| read_values(xml, &structures))?;
            let numbers = package.read_xml(metadata, read_metadata)?;
            Ok::<_, ReadError>(numbers.into_iter().map(|number| values.get(number?).cloned().flatten()).collect())
        };
        lists().map(Self).unwrap_or_default()
    }

    /// What a value is that a cell names by its number, from 1.
    pub(super) fn get(&self, number: u32) -> Option<&CellError> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.0.get(index)?.as_ref()
    }
}

/// What a record of a structure is.
#[derive(Clone, Copy)]
enum Structure {
    Picture,
    /// A linked data type, and which field holds what it shows.
    DataType(Option<usize>),
    Other,
}

fn read_structures(xml: &mut Xml<'_>) -> Result<Vec<Structure>, ReadError> {
    let mut structures = Vec::new();
    let mut fields = 0;
    loop {
        let part = xml.part();
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                "s" if structures.len() < MAX_ENTRIES => {
                    let mut structure = Structure::Other;
                    attributes(part, &tag, |name, value| {
                        if name == "t" {
                            structure = match value {
                                "_localImage" | "_webimage" | "_webImage" => Structure::Picture,
                                value if value.starts_with("_linkedentity") || value.starts_with("_entity") => {
                                    Structure::DataType(None)
                                }
                                _ => Structure::Other,
                            };
                        }
                        Ok(())
                    })?;
                    structures.push(structure);
                    fields = 0;
                }
                "k" => {
                    let (mut shown, mut is_text) = (false, true);
                    attributes(part, &tag, |name, value| {
                        match name {
                            "n" => shown = matches!(value, "_DisplayString" | "_Display"),
                            "t" => is_text = value == "s",
                            _ => {}
                        }
                        Ok(())
                    })?;
                    if let (true, Some(Structure::DataType(field @ None))) = (shown && is_text, structures.last_mut()) {
                        *field = Some(fields);
                    }
                    fields += 1;
                }
                _ => {}
            },
            Event::Eof => return Ok(structures),
            _ => {}
        }
    }
}

fn read_values(xml: &mut Xml<'_>, structures: &[Structure]) -> Result<Vec<Option<CellError>>, ReadError> {
    let mut values = Vec::new();
    let mut structure = Structure::Other;
    let mut field = 0;
    let mut shown = String::new();
    let mut in_shown = false;
    loop {
        let part = xml.part();
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "rv" => {
                let mut number = None;
                attributes(part, &tag, |name, value| {
                    if name == "s" {
                        number = value.parse::<usize>().ok();
                    }
                    Ok(())
                })?;
                structure = number.and_then(|number| structures.get(number)).copied().unwrap_or(Structure::Other);
                if values.len() >= MAX_ENTRIES {
                    return Ok(values);
                }
                values.push(match structure {
                    Structure::Picture => Some(CellError::PICTURE),
                    Structure::DataType(_) => Some(CellError::data_type("")),
                    Structure::Other => None,
                });
                field = 0;
            }
            Event::Start(tag) if tag.local_name().into_inner() == "v" => {
                in_shown = matches!(structure, Structure::DataType(Some(shown)) if shown == field);
                field += 1;
                shown.clear();
            }
            Event::Empty(tag) if tag.local_name().into_inner() == "v" => field += 1,
            Event::Text(text) if in_shown && shown.len() < MAX_SHOWN => shown.extend(text.chars().take(MAX_SHOWN)),
            Event::GeneralRef(reference) if in_shown && shown.len() < MAX_SHOWN => {
                shown.push(resolved(part, &reference)?);
            }
            Event::End(tag) if in_shown && tag.local_name().into_inner() == "v" => {
                in_shown = false;
                if let Some(value) = values.last_mut() {
                    *value = Some(CellError::data_type(shown.trim()));
                }
            }
            Event::Eof => return Ok(values),
            _ => {}
        }
    }
}

/// The number of the record, from 0, for every number that cells give.
fn read_metadata(xml: &mut Xml<'_>) -> Result<Vec<Option<usize>>, ReadError> {
    let mut types = Vec::new();
    // Records that the metadata of the one name lead to, one for each of its blocks.
    let mut blocks: Vec<Option<usize>> = Vec::new();
    let mut numbers: Vec<Option<(usize, usize)>> = Vec::new();
    let mut list = String::new();
    loop {
        let outside = xml.depth();
        let part = xml.part();
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name().into_inner();
                if outside == 1 {
                    name.clone_into(&mut list);
                    if name == "futureMetadata" {
                        attributes(part, &tag, |attribute, value| {
                            if attribute == "name" {
                                list = unescaped(part, value)?.into_owned();
                            }
                            Ok(())
                        })?;
                    }
                    continue;
                }
                match (list.as_str(), name) {
                    ("metadataTypes", "metadataType") if types.len() < MAX_ENTRIES => {
                        let mut is_rich = false;
                        attributes(part, &tag, |attribute, value| {
                            is_rich |= attribute == "name" && value == METADATA_NAME;
                            Ok(())
                        })?;
                        types.push(is_rich);
                    }
                    (METADATA_NAME, "bk") if outside == 2 && blocks.len() < MAX_ENTRIES => blocks.push(None),
                    (METADATA_NAME, "rvb") => {
                        attributes(part, &tag, |attribute, value| {
                            if let ("i", Some(block)) = (attribute, blocks.last_mut()) {
                                *block = value.parse().ok();
                            }
                            Ok(())
                        })?;
                    }
                    ("valueMetadata", "bk") if numbers.len() < MAX_ENTRIES => numbers.push(None),
                    ("valueMetadata", "rc") => {
                        let (mut of_type, mut block) = (None, None);
                        attributes(part, &tag, |attribute, value| {
                            match attribute {
                                "t" => of_type = value.parse::<usize>().ok(),
                                "v" => block = value.parse::<usize>().ok(),
                                _ => {}
                            }
                            Ok(())
                        })?;
                        if let (Some(number), Some(of_type), Some(block)) = (numbers.last_mut(), of_type, block) {
                            *number = Some((of_type, block));
                        }
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let record = |(of_type, block): (usize, usize)| {
        let is_rich = types.get(of_type.checked_sub(1)?).copied()?;
        blocks.get(block).copied().flatten().filter(|_| is_rich)
    };
    Ok(numbers.into_iter().map(|number| number.and_then(record)).collect())
}
