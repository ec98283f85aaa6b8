//! What lies on a sheet besides its cells: notes and pictures.

use super::address::Addr;
use super::error::ReadError;
use super::limits::Limit;
use super::package::{Package, relationships};
use super::xml::{Xml, attributes};
use quick_xml::events::Event;

/// What lies on a sheet besides its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// The cells that have a note, in the order of the file. A thread of comments leaves a note too.
    pub notes: Vec<Addr>,
    /// How many pictures lie on the sheet; lines, boxes and charts are none.
    pub pictures: usize,
}

/// Reads the notes and drawings that a sheet part refers to. A part that is named and not there counts as empty.
pub(super) fn read_overlay(package: &Package, sheet_part: &str) -> Result<Overlay, ReadError> {
    let mut overlay = Overlay::default();
    for relationship in relationships(package, sheet_part)? {
        let Some(part) = relationship.target.filter(|part| package.has(part)) else { continue };
        match relationship.kind.as_str() {
            "comments" => package.read_xml(&part, |xml| read_notes(xml, &mut overlay))?,
            "drawing" => package.read_xml(&part, |xml| count_pictures(xml, &mut overlay))?,
            _ => {}
        }
    }
    Ok(overlay)
}

fn read_notes(xml: &mut Xml<'_>, overlay: &mut Overlay) -> Result<(), ReadError> {
    let part = xml.part();
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "comment" => {
                attributes(part, &tag, |name, value| {
                    if name == "ref" {
                        overlay.notes.extend(Addr::parse(value));
                    }
                    Ok(())
                })?;
                let count = overlay.notes.len() as u64;
                if count > Limit::PackageRecords.allowed() {
                    return Err(ReadError::limit(Limit::PackageRecords, count));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn count_pictures(xml: &mut Xml<'_>, overlay: &mut Overlay) -> Result<(), ReadError> {
    // The same content once more, for programs that do not know the newer form.
    let mut fallback: Option<u64> = None;
    loop {
        let outside = xml.depth();
        match xml.next()? {
            Event::Start(tag) => match tag.local_name().into_inner() {
                "Fallback" => fallback = fallback.or(Some(outside)),
                "pic" if fallback.is_none() => overlay.pictures = overlay.pictures.saturating_add(1),
                _ => {}
            },
            Event::End(_) if fallback.is_some_and(|depth| outside == depth + 1) => fallback = None,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
