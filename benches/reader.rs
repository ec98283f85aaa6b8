//! The reader of workbooks alone, with criterion: `cargo bench --bench reader --features samples`.

#[path = "check/filled.rs"]
mod filled;

use std::hint::black_box;
use std::io::Cursor;
use std::time::Duration;

use calamine::{Reader, Xlsx};
use criterion::{Criterion, Throughput};
use filled::Blank;
use smeltcheck::template::{DECLARATION, LABELS, SMELTER_LIST, SMELTER_LOOKUP};
use smeltcheck::workbook::Workbook;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    let official = Blank::official();
    for smelters in [40, 400, 2_500] {
        let bytes = official.as_ref().map_or_else(|| filled::made_by_code(smelters), |blank| blank.filled(smelters));
        let mut group = criterion.benchmark_group(format!("{smelters} smelters"));
        group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(20);
        group.bench_function("open", |bench| {
            bench.iter(|| black_box(Workbook::open(&bytes, None).expect("a workbook")));
        });
        for sheets in [&[DECLARATION][..], &[SMELTER_LIST], &[SMELTER_LOOKUP], &[LABELS]] {
            group.bench_function(format!("open and read {}", sheets.join(", ")), |bench| {
                bench.iter(|| read(&bytes, sheets));
            });
        }
        group.bench_function("open and read what a check reads", |bench| {
            bench.iter(|| read(&bytes, &[DECLARATION, SMELTER_LIST, SMELTER_LOOKUP, LABELS]));
        });
        group.bench_function("calamine: open and read the same sheets", |bench| {
            bench.iter(|| read_with_calamine(&bytes, &[DECLARATION, SMELTER_LIST, SMELTER_LOOKUP, LABELS]));
        });
        group.finish();
    }
    criterion.final_summary();
}

/// As fast as calamine can: cell by cell, without a grid.
fn read_with_calamine(bytes: &[u8], sheets: &[&str]) {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    for name in sheets {
        let mut cells = workbook.worksheet_cells_reader(name).expect("a sheet");
        while let Some(cell) = cells.next_cell().expect("a readable sheet") {
            black_box(cell);
        }
    }
}

fn read(bytes: &[u8], sheets: &[&str]) {
    let workbook = Workbook::open(bytes, None).expect("a workbook");
    for name in sheets {
        black_box(workbook.sheet(name).expect("a readable sheet"));
    }
}
