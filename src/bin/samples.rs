//! Writes what the page loads next to its code: the sample gallery with its index, examples of the rules, the
//! topics to learn from, the built-in profiles, the names of the built-in lists: `samples FOLDER`.
//! The whole list of rules, for the package, goes to a file where one is named: `samples FOLDER FILE`.
//! `samples FOLDER --long` writes a form with a full Smelter List, which only tests use.

use smeltcheck::profile::{self, ProfileData};
use smeltcheck::reference::Lists;
use smeltcheck::samples::fixtures::{Form, xlsx};
use smeltcheck::samples::gallery::{self, GOLD, TANTALUM, TIN_1, TIN_2};
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().ok_or("name the folder to write to")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let second = arguments.next();
    if second.as_ref().is_some_and(|option| option == "--long") {
        let form = long().ok_or("the revision of the samples has no table")?;
        std::fs::write(folder.join("long.xlsx"), xlsx::write(&form)?)?;
        return Ok(());
    }
    for sample in gallery::samples() {
        let bytes = sample.workbook()?.ok_or("the revision of a sample has no table")?;
        std::fs::write(folder.join(&*sample.entry.file_name), bytes)?;
    }
    std::fs::write(folder.join("gallery.json"), serde_json::to_vec(&gallery::index())?)?;
    let rules = smeltcheck::rules::catalogue();
    // All else about the rules is in the page's code.
    let examples: Vec<_> = rules.iter().map(|rule| &rule.example).collect();
    std::fs::write(folder.join("examples.json"), serde_json::to_vec(&examples)?)?;
    if let Some(file) = second {
        std::fs::write(file, serde_json::to_vec(&rules)?)?;
    }
    std::fs::write(folder.join("learn.json"), serde_json::to_vec(&smeltcheck::samples::learn::lessons())?)?;
    let profiles: Vec<_> = profile::built_in_ids().filter_map(|id| ProfileData::of(&profile::built_in(id)?)).collect();
    std::fs::write(folder.join("profiles.json"), serde_json::to_vec(&profiles)?)?;
    std::fs::write(folder.join("lists.json"), serde_json::to_vec(Lists::built_in().infos())?)?;
    Ok(())
}

/// A Smelter List that is full to its last row, with repeated rows: for tests of what the page does
/// with it.
fn long() -> Option<Form> {
    let mut form = gallery::form_with_errors()?;
    let rows = form.layout.smelters.last_row + 1 - form.layout.smelters.first_row;
    let kinds = [TANTALUM, TIN_1, TIN_2, GOLD];
    for (number, row) in (10..=rows).zip(kinds.into_iter().cycle()) {
        gallery::put_row(&mut form, number, row);
    }
    Some(form)
}
