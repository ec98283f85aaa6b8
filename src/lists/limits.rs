//! Every limit for lists in one table. A list comes from a stranger; nothing is allocated from a
//! number in the file.

use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// Largest file in bytes. All facilities of all metals with their other names are below 1 MB;
/// 200,000 rows of 150 bytes are 30 MB.
pub const FILE_BYTES: u64 = 32 * 1024 * 1024;
/// Most sheets with cells. A list has one sheet per metal or status at most.
pub const SHEETS: u64 = 64;
/// Most rows with content, of all sheets. The longest public list has about 2,000.
pub const ROWS: u64 = 200_000;
/// Most columns. The widest public list has 11; the columns of a company's own list are counted in
/// dozens.
pub const COLUMNS: u64 = 256;
/// Most cells with content, of all sheets: ten for each of the most rows.
pub const CELLS: u64 = 2_000_000;
/// Most bytes of text in all cells. A file may name one long text in a million cells, and each
/// costs memory here.
pub const TEXT_BYTES: u64 = 128 * 1024 * 1024;
/// Most tables of an archive. One archive holds the lists of one publisher, at most one for each
/// metal and status.
pub const FILES: u64 = 16;
/// Most problems of rows that are kept with their row; the rest is counted.
pub const PROBLEMS: usize = 10_000;

/// A limit by name, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ListLimit {
    /// [`FILE_BYTES`].
    FileBytes,
    /// [`FILES`].
    Files,
    /// [`SHEETS`].
    Sheets,
    /// [`ROWS`].
    Rows,
    /// [`COLUMNS`].
    Columns,
    /// [`CELLS`].
    Cells,
    /// [`TEXT_BYTES`].
    TextBytes,
}

impl ListLimit {
    /// The largest value that is accepted, in bytes or as a count.
    pub const fn allowed(self) -> u64 {
        match self {
            Self::FileBytes => FILE_BYTES,
            Self::Files => FILES,
            Self::Sheets => SHEETS,
            Self::Rows => ROWS,
            Self::Columns => COLUMNS,
            Self::Cells => CELLS,
            Self::TextBytes => TEXT_BYTES,
        }
    }

    /// What is counted, with its unit.
    pub const fn name(self) -> Text {
        match self {
            Self::FileBytes => Text::fixed("size of the file in bytes", "文件大小（字节）"),
            Self::Files => Text::fixed("number of tables in the archive", "压缩包内的表格数量"),
            Self::Sheets => Text::fixed("number of sheets", "工作表数量"),
            Self::Rows => Text::fixed("number of rows", "行数"),
            Self::Columns => Text::fixed("number of columns", "列数"),
            Self::Cells => Text::fixed("number of cells", "单元格数量"),
            Self::TextBytes => Text::fixed("size of all texts in bytes", "全部文本的大小（字节）"),
        }
    }
}
