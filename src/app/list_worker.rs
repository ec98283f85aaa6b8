//! The worker's part in loading a list: opens it, guesses its columns, reads its rows. A worker reads one file once.

use super::protocol::{Answer, LISTED_PROBLEMS, ListRead, ListRefusal, ListSheets, ReadPart, ReadRows};
use crate::list_file;
use crate::reference::Lists;
use crate::text::Text;
use js_sys::Uint8Array;
use web_sys::{TextDecoder, TextDecoderOptions};

/// Opens a list and says what its sheets seem to hold.
pub(super) fn open(bytes: &[u8], name: &str, answer: &dyn Fn(&Answer)) {
    answer(&match opened(bytes, name, answer) {
        Ok(sheets) => Answer::ListSheets(Box::new(ListSheets::of(&sheets))),
        Err(refusal) => refusal,
    });
}

/// Reads the rows as the user confirmed them.
pub(super) fn read(bytes: &[u8], request: &ReadRows, answer: &dyn Fn(&Answer)) {
    answer(&opened(bytes, &request.about.file, answer).map_or_else(
        |refusal| refusal,
        |sheets| rows(&sheets, request, answer).unwrap_or_else(|message| refusal(message, Vec::new())),
    ));
}

fn opened(bytes: &[u8], name: &str, answer: &dyn Fn(&Answer)) -> Result<list_file::Sheets, Answer> {
    list_file::open(bytes, name, &decode_gb18030, &mut |rows| answer(&Answer::ListRows(rows)))
        .map_err(|error| refusal(error.text(), error.steps()))
}

fn rows(sheets: &list_file::Sheets, request: &ReadRows, answer: &dyn Fn(&Answer)) -> Result<Answer, Text> {
    let sheet = sheets.sheets.get(request.sheet).ok_or_else(|| list_file::ListError::Empty.text())?;
    let mut progress = |rows| answer(&Answer::ListRows(rows));
    let mut reading = sheet.read(&request.mapping, &request.options, &mut progress);
    let lists = list_file::lists_of(reading.rows, &request.about).map_err(list_file::UseError::text)?;
    let mut parts = Vec::new();
    for list in lists {
        let entries = serde_json::to_string(&list.entries).map_err(|error| Text::same(error.to_string()))?;
        // Only joined lists know how many smelters they name.
        let joined = Lists::new(vec![list]);
        parts.extend(joined.infos().iter().map(|info| ReadPart { info: info.clone(), entries: entries.clone() }));
    }
    reading.problems.truncate(LISTED_PROBLEMS);
    Ok(Answer::ListRead(Box::new(ListRead {
        parts,
        left_out: reading.left_out,
        problem_count: reading.problem_count,
        problems: reading.problems,
    })))
}

fn refusal(message: Text, steps: Vec<Text>) -> Answer {
    Answer::ListRefused(Box::new(ListRefusal { message, steps }))
}

/// Every browser has the tables.
fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_buffer_source(&Uint8Array::from(bytes)).ok()
}
