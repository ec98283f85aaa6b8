//! Every limit of the reader in one table. A workbook comes from a stranger and is hostile until read:
//! sizes written in the file are never trusted, and nothing is allocated from a number in the file.

use crate::text::Text;

/// Largest file that is opened. Filled templates are 1 to 3 MB; embedded pictures make some larger.
pub const FILE_BYTES: u64 = 64 * MIB;
/// Most entries in the ZIP directory. The largest of 4,669 public workbooks had 1,033.
pub const ZIP_ENTRIES: u64 = 2_048;
/// Most unpacked bytes of one part that is read. The largest legitimate part measured was 112 MB.
pub const PART_BYTES: u64 = 256 * MIB;
/// Most unpacked bytes of the shared strings, which are kept in memory as a whole.
pub const SHARED_STRINGS_BYTES: u64 = 64 * MIB;
/// Most unpacked bytes of a sheet part that a corrected copy changes, which is kept in memory as a whole. The largest sheet
/// part of a template has 6 MB.
pub const CHANGED_PART_BYTES: u64 = 64 * MIB;
/// Most unpacked bytes of all parts read together. The largest total measured was 114 MB.
pub const PACKAGE_BYTES: u64 = 384 * MIB;
/// Most shared strings; each costs a few bytes of index.
pub const SHARED_STRINGS: u64 = 2_000_000;
/// Most characters in one cell: Excel's own limit.
pub const TEXT_CHARACTERS: u64 = 32_767;
/// Most sheets listed in a workbook.
pub const SHEETS: u64 = 512;
/// Most cells of all sheets that are asked for.
pub const CELLS: u64 = 5_000_000;
/// Most cells of the lists of a template, blank ones between filled ones included: 44,000 rows of the Smelter List, of which a
/// template has room for 2,500. Each cell is kept with its place and takes part in every rule.
pub const LIST_CELLS: u64 = 750_000;
/// Most bytes of text in the lists of a template. A full Smelter List with long texts in every column has 4 MB; a few bytes
/// of a shared text can fill any number of cells.
pub const LIST_BYTES: u64 = 32 * MIB;
/// Deepest nesting of XML elements. Spreadsheets use about ten levels.
pub const XML_DEPTH: u64 = 64;
/// Most bytes of one tag, text or comment, because each is held in memory while it is read.
/// Excel's longest text is 32,767 characters, which fits however it is escaped.
pub const XML_TOKEN_BYTES: u64 = MIB;
/// Most XML tags of all parts read together, but for those of plain cells, which [`CELLS`] counts. A workbook of a million
/// cells with formats, links and notes has about 4 million; reading this many takes half a second.
pub const XML_TAGS: u64 = 8_000_000;
/// Most attributes of one tag.
pub const XML_ATTRIBUTES: u64 = 256;
/// Most merged ranges of one sheet.
pub const MERGED_RANGES: u64 = 65_536;
/// Most relationships or content types of one package list; a workbook of 2,048 parts needs fewer.
pub const PACKAGE_RECORDS: u64 = 65_536;
/// Most rounds of the password hash. Excel writes 100,000; ten million would freeze an old computer.
pub const PASSWORD_ROUNDS: u64 = 1_000_000;

const MIB: u64 = 1024 * 1024;

/// A limit by name, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Limit {
    /// [`FILE_BYTES`].
    FileBytes,
    /// [`ZIP_ENTRIES`].
    ZipEntries,
    /// [`PART_BYTES`].
    PartBytes,
    /// [`CHANGED_PART_BYTES`].
    ChangedPartBytes,
    /// [`SHARED_STRINGS_BYTES`].
    SharedStringsBytes,
    /// [`PACKAGE_BYTES`].
    PackageBytes,
    /// [`SHARED_STRINGS`].
    SharedStrings,
    /// [`TEXT_CHARACTERS`].
    TextCharacters,
    /// [`SHEETS`].
    Sheets,
    /// One: a part of the package belongs to one sheet.
    SheetsPerPart,
    /// [`CELLS`].
    Cells,
    /// [`LIST_CELLS`].
    ListCells,
    /// [`LIST_BYTES`].
    ListBytes,
    /// [`XML_DEPTH`].
    XmlDepth,
    /// [`XML_TOKEN_BYTES`].
    XmlTokenBytes,
    /// [`XML_TAGS`].
    XmlTags,
    /// [`XML_ATTRIBUTES`].
    XmlAttributes,
    /// [`MERGED_RANGES`].
    MergedRanges,
    /// [`PACKAGE_RECORDS`].
    PackageRecords,
    /// [`PASSWORD_ROUNDS`].
    PasswordRounds,
}

impl Limit {
    /// All limits, in the order of the table.
    pub const ALL: [Limit; 20] = [
        Limit::FileBytes,
        Limit::ZipEntries,
        Limit::PartBytes,
        Limit::ChangedPartBytes,
        Limit::SharedStringsBytes,
        Limit::PackageBytes,
        Limit::SharedStrings,
        Limit::TextCharacters,
        Limit::Sheets,
        Limit::SheetsPerPart,
        Limit::Cells,
        Limit::ListCells,
        Limit::ListBytes,
        Limit::XmlDepth,
        Limit::XmlTokenBytes,
        Limit::XmlTags,
        Limit::XmlAttributes,
        Limit::MergedRanges,
        Limit::PackageRecords,
        Limit::PasswordRounds,
    ];

    /// The largest value that is accepted, in bytes or as a count.
    pub const fn allowed(self) -> u64 {
        match self {
            Limit::FileBytes => FILE_BYTES,
            Limit::ZipEntries => ZIP_ENTRIES,
            Limit::PartBytes => PART_BYTES,
            Limit::ChangedPartBytes => CHANGED_PART_BYTES,
            Limit::SharedStringsBytes => SHARED_STRINGS_BYTES,
            Limit::PackageBytes => PACKAGE_BYTES,
            Limit::SharedStrings => SHARED_STRINGS,
            Limit::TextCharacters => TEXT_CHARACTERS,
            Limit::Sheets => SHEETS,
            Limit::SheetsPerPart => 1,
            Limit::Cells => CELLS,
            Limit::ListCells => LIST_CELLS,
            Limit::ListBytes => LIST_BYTES,
            Limit::XmlDepth => XML_DEPTH,
            Limit::XmlTokenBytes => XML_TOKEN_BYTES,
            Limit::XmlTags => XML_TAGS,
            Limit::XmlAttributes => XML_ATTRIBUTES,
            Limit::MergedRanges => MERGED_RANGES,
            Limit::PackageRecords => PACKAGE_RECORDS,
            Limit::PasswordRounds => PASSWORD_ROUNDS,
        }
    }

    /// What is counted, with its unit.
    pub const fn name(self) -> Text {
        match self {
            Limit::FileBytes => Text::fixed("size of the file in bytes", "文件大小（字节）"),
            Limit::ZipEntries => Text::fixed("number of parts in the package", "文件包内的部件数"),
            Limit::PartBytes => Text::fixed("unpacked size of one part in bytes", "单个部件解压后的大小（字节）"),
            Limit::ChangedPartBytes => {
                Text::fixed("unpacked size of a changed part in bytes", "要修改的部件解压后的大小（字节）")
            }
            Limit::SharedStringsBytes => {
                Text::fixed("unpacked size of the shared texts in bytes", "共享文本解压后的大小（字节）")
            }
            Limit::PackageBytes => Text::fixed("unpacked size of all parts in bytes", "全部部件解压后的大小（字节）"),
            Limit::SharedStrings => Text::fixed("number of shared texts", "共享文本的数量"),
            Limit::TextCharacters => Text::fixed("number of characters in one cell", "单个单元格的字符数"),
            Limit::Sheets => Text::fixed("number of sheets", "工作表数量"),
            Limit::SheetsPerPart => Text::fixed("number of sheets that share one part", "共用一个部件的工作表数"),
            Limit::Cells => Text::fixed("number of cells", "单元格数量"),
            Limit::ListCells => Text::fixed("number of cells in the lists of the form", "表单各清单的单元格数量"),
            Limit::ListBytes => {
                Text::fixed("size of the texts in the lists of the form in bytes", "表单各清单中文字的大小（字节）")
            }
            Limit::XmlDepth => Text::fixed("depth of nested XML elements", "XML 元素的嵌套层数"),
            Limit::XmlTokenBytes => Text::fixed("size of one XML item in bytes", "单个 XML 内容的大小（字节）"),
            Limit::XmlTags => Text::fixed("number of XML tags", "XML 标签数量"),
            Limit::XmlAttributes => Text::fixed("number of attributes of one XML element", "单个 XML 元素的属性数"),
            Limit::MergedRanges => Text::fixed("number of merged ranges of one sheet", "单个工作表的合并区域数"),
            Limit::PackageRecords => Text::fixed("number of entries in one package list", "文件包清单的条目数"),
            Limit::PasswordRounds => Text::fixed("number of rounds of the password hash", "密码散列的轮数"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_has_a_name_in_both_languages() {
        for limit in Limit::ALL {
            assert!(limit.allowed() > 0);
            assert!(!limit.name().en.is_empty() && !limit.name().zh_cn.is_empty());
        }
    }
}
