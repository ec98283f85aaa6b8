//! Which template and revision a workbook is.

use super::{DECLARATION, Layout, Revision, TemplateKind, layouts};
use crate::workbook::{Addr, ReadError, Workbook};

/// How a workbook was recognised.
#[derive(Clone, Debug)]
pub struct Detected {
    /// Template.
    pub kind: TemplateKind,
    /// Revision as the file gives it.
    pub revision: Option<Revision>,
    /// Where the fields are.
    pub layout: Layout,
    /// Where the layout comes from.
    pub origin: LayoutOrigin,
    /// The text of the revision cell as typed.
    pub declared_text: String,
}

/// Where a layout comes from.
#[derive(Clone, Debug)]
pub enum LayoutOrigin {
    /// A table of this tool.
    Known,
    /// The workbook's own label sheet.
    Derived {
        /// The nearest known revision.
        nearest: Revision,
    },
}

/// Recognises a workbook.
pub fn detect(workbook: &Workbook) -> Result<Option<Detected>, ReadError> {
    let Some(sheet) = workbook.sheet(DECLARATION)? else { return Ok(None) };
    let declared_text = sheet.value(Addr::new(10, 3)).display().into_owned();
    let Some(revision) = Revision::find(&declared_text) else { return Ok(None) };
    let known = layouts::KNOWN.iter().find(|known| {
        known.revision == revision && {
            let layout = (known.layout)(known.revision.clone());
            layout.mines.is_some() == workbook.sheet_names().any(|(name, _)| name == "Mine List")
        }
    });
    Ok(known.map(|known| Detected {
        kind: known.kind,
        layout: (known.layout)(known.revision.clone()),
        revision: Some(revision),
        origin: LayoutOrigin::Known,
        declared_text,
    }))
}
