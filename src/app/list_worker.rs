//! The desk's part in loading a list: opens it, guesses its columns, reads its rows. A desk reads
//! one file once.

use super::list_protocol::{
    LISTED_PROBLEMS, ListAnswer, ListRead, ListRefusal, ListRequest, ListSheets, ReadPart, ReadRows, ReadSheet,
};
use crate::base::text::Text;
use crate::lists;
use crate::reference::Lists;

/// Answers one request of the page.
pub(super) fn answer(request: &ListRequest, bytes: &[u8], answer: &dyn Fn(&ListAnswer)) {
    match request {
        ListRequest::Open(name) => open(bytes, name, answer),
        ListRequest::Rows(request) => read(bytes, request, answer),
    }
}

/// Opens a list and says what its sheets seem to hold.
fn open(bytes: &[u8], name: &str, answer: &dyn Fn(&ListAnswer)) {
    answer(&match opened(bytes, name, answer) {
        Ok(sheets) => ListAnswer::Sheets(Box::new(ListSheets::of(&sheets))),
        Err(refusal) => refusal,
    });
}

/// Reads the rows as the user confirmed them.
fn read(bytes: &[u8], request: &ReadRows, answer: &dyn Fn(&ListAnswer)) {
    let read = |sheets: &lists::Sheets| {
        let read: Result<Vec<ListRead>, Text> =
            request.sheets.iter().map(|sheet| rows(sheets, sheet, answer)).collect();
        read.map_or_else(|message| refusal(message, Vec::new()), ListAnswer::Read)
    };
    answer(&opened(bytes, &request.file, answer).map_or_else(|refusal| refusal, |sheets| read(&sheets)));
}

fn opened(bytes: &[u8], name: &str, answer: &dyn Fn(&ListAnswer)) -> Result<lists::Sheets, ListAnswer> {
    lists::open(bytes, name, &mut |rows| answer(&ListAnswer::Progress(rows)))
        .map_err(|error| refusal(error.text(), error.steps()))
}

fn rows(sheets: &lists::Sheets, request: &ReadSheet, answer: &dyn Fn(&ListAnswer)) -> Result<ListRead, Text> {
    let sheet = sheets.sheets.get(request.sheet).ok_or_else(|| lists::ListError::Empty.text())?;
    let mut progress = |rows| answer(&ListAnswer::Progress(rows));
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

fn refusal(message: Text, steps: Vec<Text>) -> ListAnswer {
    ListAnswer::Refused(Box::new(ListRefusal { message, steps }))
}
