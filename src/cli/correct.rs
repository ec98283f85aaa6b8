//! The corrected copy: lists the changes on offer, or writes a copy with those that were chosen.

use super::{exit_code, files};
use crate::base::text::{Lang, Shown, Text};
use crate::output::correct::corrected_copy;
use crate::report::corrections::{CellChange, Corrections, NewValue, Proposal};
use std::io::{self, Write};
use std::path::Path;

/// Which of the changes are made.
pub(super) enum Choice {
    /// None: they are listed.
    List,
    /// All of them.
    All,
    /// Those with these ids.
    Only(Vec<String>),
}

/// Lists the changes, one on a line, and what is left to a person.
pub(super) fn list(corrections: &Corrections, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    for proposal in &corrections.proposals {
        writeln!(out, "{}", line(proposal, lang))?;
    }
    for skipped in &corrections.skipped {
        let why = Text::fixed("left to you", "留给您处理");
        writeln!(out, "- {} {}: {} ({})", skipped.cell, why.get(lang), skipped.why.get(lang), skipped.code)?;
    }
    if corrections.is_empty() {
        let nothing = Text::fixed("Nothing can be corrected safely in a copy", "没有可以安全更正的内容");
        writeln!(out, "{}", nothing.get(lang))?;
    }
    Ok(())
}

fn line(proposal: &Proposal, lang: Lang) -> String {
    let change = |change: &CellChange| {
        let after = match &change.after {
            NewValue::Text(text) => format!("\"{}\"", Shown(text)),
            NewValue::Day(day) => day.to_string(),
            NewValue::Blank => Text::fixed("blank", "空白").get(lang).to_owned(),
        };
        format!("{} \"{}\" -> {after}", change.cell.addr, Shown(&change.before))
    };
    let changes: Vec<String> = proposal.changes.iter().map(change).collect();
    format!("{}: {} ({})", proposal.id, changes.join(", "), proposal.why.get(lang))
}

/// Where the copy goes.
pub(super) struct Destination<'a> {
    /// The file that it is a copy of.
    pub original: &'a Path,
    pub copy: &'a Path,
    /// Whether another file of that name is replaced.
    pub force: bool,
}

/// Writes the copy. An exit code of 2 means that there is none.
pub(super) fn write_copy(
    destination: &Destination<'_>,
    original: &[u8],
    corrections: &Corrections,
    choice: &Choice,
    lang: Lang,
    out: &mut impl Write,
) -> io::Result<u8> {
    let chosen = match choice {
        Choice::List => Vec::new(),
        Choice::All => corrections.proposals.clone(),
        Choice::Only(ids) => {
            let known = |id: &&String| corrections.proposals.iter().any(|proposal| proposal.id == **id);
            if let Some(id) = ids.iter().find(|id| !known(id)) {
                let unknown = Text::fixed("No change on offer has this id", "没有这个编号的修改");
                writeln!(io::stderr(), "{}: {}", unknown.get(lang), Shown(id))?;
                return Ok(2);
            }
            corrections.proposals.iter().filter(|proposal| ids.contains(&proposal.id)).cloned().collect()
        }
    };
    if files::is_same(destination.original, destination.copy) {
        let keep = Text::fixed("The original stays as it is: name another file", "原文件保持不变：请换一个文件名");
        writeln!(io::stderr(), "{}", keep.get(lang))?;
        return Ok(2);
    }
    let copy = match corrected_copy(original, &chosen) {
        Ok(copy) => copy,
        Err(error) => {
            writeln!(io::stderr(), "{}", error.text().get(lang))?;
            return Ok(2);
        }
    };
    if let Err(problem) = files::write(destination.copy, &copy, destination.force) {
        let name = destination.copy.display().to_string();
        writeln!(io::stderr(), "{}: {}", Shown::whole(&name), problem.text().get(lang))?;
        return Ok(2);
    }
    let mut lines = chosen.iter().map(|proposal| line(proposal, lang));
    exit_code(lines.try_for_each(|line| writeln!(out, "{line}")), 0)
}
