//! Prints the cells of workbooks as calamine reads them, in the form that `tests/readers/main.rs` describes.

use calamine::{DataRef, Reader, Xlsx};
use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(1) {
        writeln!(out, "W {}", escaped(&path))?;
        if let Err(error) = workbook(&path, &mut out)? {
            writeln!(out, "X {}", escaped(&error))?;
        }
    }
    out.flush()
}

fn workbook(path: &str, out: &mut impl Write) -> std::io::Result<Result<(), String>> {
    let file = std::io::BufReader::new(std::fs::File::open(path)?);
    let mut workbook = match Xlsx::new(file) {
        Ok(workbook) => workbook,
        Err(error) => return Ok(Err(error.to_string())),
    };
    for name in workbook.sheet_names() {
        writeln!(out, "S {}", escaped(&name))?;
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(error) => {
                writeln!(out, "X {}", escaped(&error.to_string()))?;
                continue;
            }
        };
        loop {
            let cell = match cells.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                Err(error) => {
                    writeln!(out, "X {}", escaped(&error.to_string()))?;
                    break;
                }
            };
            let (row, column) = cell.get_position();
            let (kind, text) = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::Int(number) => ('n', number.to_string()),
                DataRef::Float(number) => ('n', number.to_string()),
                DataRef::DateTime(time) => ('n', time.as_f64().to_string()),
                DataRef::Bool(truth) => ('b', truth.to_string()),
                DataRef::String(text) => ('t', text.clone()),
                DataRef::SharedString(text) => ('t', (*text).to_owned()),
                DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => ('d', text.clone()),
                DataRef::Error(error) => ('e', error.to_string()),
            };
            writeln!(out, "{kind} {} {} {}", row + 1, column + 1, escaped(&text))?;
        }
    }
    Ok(Ok(()))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}
