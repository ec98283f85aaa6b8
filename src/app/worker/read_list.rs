//! The worker's part in loading a list: opens it, guesses its columns, reads its rows.

use super::list_protocol::{LISTED_PROBLEMS, ListRead, ListRefusal, ListSheets, ReadPart, ReadRows, ReadSheet};
use super::protocol::Response;
use crate::base::text::Text;
use crate::lists;
use crate::reference::Lists;

/// Opens a list and says what its sheets seem to hold.
pub fn open(bytes: &[u8], name: &str, answer: &dyn Fn(&Response)) {
    answer(&match opened(bytes, name, answer) {
        Ok(sheets) => Response::ListSheets(Box::new(ListSheets::of(&sheets))),
        Err(refusal) => refusal,
    });
}

/// Reads the rows as the user confirmed them.
pub fn read(bytes: &[u8], request: &ReadRows, answer: &dyn Fn(&Response)) {
    let read = |sheets: &lists::Sheets| {
        let read: Result<Vec<ListRead>, Text> =
            request.sheets.iter().map(|sheet| rows(sheets, sheet, answer)).collect();
        read.map_or_else(|message| refusal(message, Vec::new()), Response::ListRead)
    };
    answer(&opened(bytes, &request.file, answer).map_or_else(|refusal| refusal, |sheets| read(&sheets)));
}

fn opened(bytes: &[u8], name: &str, answer: &dyn Fn(&Response)) -> Result<lists::Sheets, Response> {
    lists::open(bytes, name, &mut |rows| answer(&Response::ListRows(rows)))
        .map_err(|error| refusal(error.text(), error.steps()))
}

fn rows(sheets: &lists::Sheets, request: &ReadSheet, answer: &dyn Fn(&Response)) -> Result<ListRead, Text> {
    let sheet = sheets.sheets.get(request.sheet).ok_or_else(|| lists::ListError::Empty.text())?;
    let mut progress = |rows| answer(&Response::ListRows(rows));
    let mut reading = sheet.read(&request.mapping, &request.options, &mut progress);
    let lists = lists::lists_of(reading.rows, &request.about).map_err(lists::UseError::text)?;
    let mut parts = Vec::new();
    for list in lists {
        let entries = serde_json::to_string(&list.entries).map_err(|error| Text::same(error.to_string()))?;
        // Only joined lists know how many smelters they name.
        let joined = Lists::new(vec![list]);
        parts.extend(joined.infos().iter().map(|info| ReadPart { info: info.clone(), entries: entries.clone() }));
    }
    reading.problems.truncate(LISTED_PROBLEMS);
    Ok(ListRead {
        file: request.about.file.clone(),
        parts,
        left_out: reading.left_out,
        problem_count: reading.problem_count,
        problems: reading.problems,
    })
}

fn refusal(message: Text, steps: Vec<Text>) -> Response {
    Response::ListRefused(Box::new(ListRefusal { message, steps }))
}
