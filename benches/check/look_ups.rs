//! What it costs to look up pasted ids and names, for more and more lines of each kind.

use std::hint::black_box;
use std::time::Duration;

use smeltcheck::look_up::{Outcome, look_up};
use smeltcheck::reference::Lists;

use crate::{ms, quartiles, repeat};

/// Lines of the text. People paste a few; a whole list has about 2,000.
const LINES: [usize; 4] = [500, 1_000, 2_000, 4_000];

/// The line with this number.
type Line = fn(&Lists, usize) -> String;

/// Prints the growth with lines.
pub fn growth() {
    let lists = Lists::built_in();
    println!("\n### Looking up ids and names in the built-in facts: one text\n");
    println!("| lines, all different | {} | found of the last |", LINES.map(|lines| format!("{lines}")).join(" | "));
    println!("|---|---:|---:|---:|---:|---:|");
    let kinds: [(&str, Line); 4] =
        [("ids", id), ("listed names", name), ("listed names with a slip", slip), ("names that nobody has", unknown)];
    for (kind, line) in kinds {
        let mut cells = Vec::new();
        let mut found = 0;
        for lines in LINES {
            let text: Vec<String> = (0..lines).map(|number| line(&lists, number)).collect();
            let text = text.join("\n");
            let times = repeat(Duration::from_secs(1), || drop(black_box(look_up(&text, &lists))));
            cells.push(format!("{:.0} ms", ms(quartiles(times)[1])));
            let answers = look_up(&text, &lists).answers;
            found = answers.iter().filter(|answer| answer.outcome == Outcome::Found).count();
        }
        println!("| {kind} | {} | {found} |", cells.join(" | "));
    }
}

fn id(lists: &Lists, number: usize) -> String {
    let smelters = lists.smelters();
    let known = smelters.get(number).map(|smelter| smelter.id.clone());
    known.unwrap_or_else(|| format!("CID{:06}", 800_000 + number))
}

/// The listed names, then the same with other words behind, which are other names.
fn name(lists: &Lists, number: usize) -> String {
    let smelters = lists.smelters();
    let smelter = &smelters[number % smelters.len()];
    if number < smelters.len() { smelter.name.clone() } else { format!("{} Works {number}", smelter.name) }
}

fn slip(lists: &Lists, number: usize) -> String {
    let mut letters: Vec<char> = name(lists, number).chars().collect();
    letters.remove(letters.len() / 2);
    letters.into_iter().collect()
}

fn unknown(_: &Lists, number: usize) -> String {
    const WORDS: [&str; 8] = ["Kivuli", "Exemplo", "Voorbeeld", "Przyklad", "Contoh", "Beispiel", "Esempio", "Numune"];
    let word = |place: usize| WORDS[number / WORDS.len().pow(u32::try_from(place).unwrap_or(0)) % WORDS.len()];
    format!("{} {} {} Metals {number} Co., Ltd.", word(0), word(1), word(2))
}
