//! Every limit of the reader in one table. A workbook comes from a stranger and is hostile until
//! read: sizes written in the file are never trusted, and nothing is allocated from a number in the
//! file.
//!
//! `docs/limits.md` and `docs/limits.zh-CN.md` are written from this table by
//! `UPDATE_DOCS=1 cargo test --test limits`.

use crate::base::text::Text;

const MIB: u64 = 1024 * 1024;

macro_rules! limits {
    ($($limit:ident = $allowed:expr; $en:literal, $zh:literal; $reason_en:literal, $reason_zh:literal;)*) => {
        /// A limit by name, for messages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Limit {
            $(#[doc = concat!("The ", $en, ". ", $reason_en, ".")] $limit,)*
        }

        impl Limit {
            /// All limits, in the order of the table.
            pub const ALL: &'static [Limit] = &[$(Self::$limit,)*];

            /// The largest value that is accepted, in bytes or as a count.
            pub const fn allowed(self) -> u64 {
                match self { $(Self::$limit => $allowed,)* }
            }

            /// What is counted, with its unit.
            pub const fn name(self) -> Text {
                match self { $(Self::$limit => Text::fixed($en, $zh),)* }
            }

            /// Why it is this value.
            pub const fn reason(self) -> Text {
                match self { $(Self::$limit => Text::fixed($reason_en, $reason_zh),)* }
            }
        }
    };
}

#[rustfmt::skip]
limits! {
    FileBytes = 64 * MIB; "size of the file in bytes", "文件大小（字节）";
        "Filled templates are 1 to 3 MB; embedded pictures make some larger",
        "填好的模板为 1 至 3 MB，嵌入图片后会更大";
    ZipEntries = 2_048; "number of parts in the package", "文件包内的部件数";
        "The largest of 4,669 public workbooks had 1,033",
        "4,669 个公开工作簿中最多的有 1,033 个";
    PartBytes = 256 * MIB; "unpacked size of one part in bytes", "单个部件解压后的大小（字节）";
        "The largest legitimate part that was measured had 112 MB",
        "实测最大的正常部件为 112 MB";
    ChangedPartBytes = 64 * MIB; "unpacked size of a changed part in bytes", "要修改的部件解压后的大小（字节）";
        "A corrected copy keeps it in memory as a whole; the largest sheet of a template has 6 MB",
        "制作修正副本时整体放在内存中；模板中最大的工作表为 6 MB";
    SharedStringsBytes = 64 * MIB; "unpacked size of the shared texts in bytes", "共享文本解压后的大小（字节）";
        "They are kept in memory as a whole",
        "整体放在内存中";
    PackageBytes = 384 * MIB; "unpacked size of all parts in bytes", "全部部件解压后的大小（字节）";
        "The largest total that was measured was 114 MB",
        "实测最大的总量为 114 MB";
    SharedStrings = 2_000_000; "number of shared texts", "共享文本的数量";
        "Each costs a few bytes of index",
        "每条文本要占用几个字节的索引";
    TextCharacters = 32_767; "number of characters in one cell", "单个单元格的字符数";
        "Excel's own limit",
        "Excel 自身的上限";
    Sheets = 512; "number of sheets", "工作表数量";
        "Templates have about ten; each costs memory before it is read",
        "模板约有十个；读取之前每个都要占用内存";
    SheetsPerPart = 1; "number of sheets that share one part", "共用一个部件的工作表数";
        "No program writes more; many sheets of one large part would be read many times",
        "没有软件会写出更多；多个工作表共用一个大部件时会被反复读取";
    Cells = 5_000_000; "number of cells", "单元格数量";
        "All cells of the sheets that are read are kept in memory",
        "所读工作表的全部单元格都放在内存中";
    ListCells = 750_000; "number of cells in the lists of the form", "表单各清单的单元格数量";
        "Blank cells of filled rows count too: 44,000 rows of the Smelter List, of which a template has room for 2,500. Each cell is kept with its place and takes part in every rule",
        "已填行中的空白单元格也计算在内：相当于冶炼厂清单的 44,000 行，而模板只有 2,500 行。每个单元格连同位置一起保存，并参与每条规则";
    ListBytes = 32 * MIB; "size of the texts in the lists of the form in bytes", "表单各清单中文字的大小（字节）";
        "A shared text of a few bytes can fill any number of cells; a full Smelter List with 250 characters in every column has 11 MB",
        "一条共享文本可以填满任意多个单元格；每列都有 250 个字符的完整冶炼厂清单为 11 MB";
    XmlDepth = 64; "depth of nested XML elements", "XML 元素的嵌套层数";
        "Spreadsheets use about ten levels",
        "电子表格约用十层";
    XmlTokenBytes = MIB; "size of one XML item in bytes", "单个 XML 内容的大小（字节）";
        "A tag, text or comment is held in memory while it is read; the longest text of a cell fits however it is escaped",
        "标签、文本或注释在读取时放在内存中；单元格中最长的文本无论怎样转义都放得下";
    XmlTags = 8_000_000; "number of XML tags", "XML 标签数量";
        "A template has 400,000, most of them in plain cells, which are counted as cells instead. Empty tags pack to nearly nothing and would keep the reader busy for long",
        "模板有 40 万个，其中大部分属于普通单元格，计入单元格数量，不计入此项。空标签压缩后几乎不占空间，却会让读取耗时很久";
    XmlAttributes = 256; "number of attributes of one XML element", "单个 XML 元素的属性数";
        "A cell has at most about six",
        "单元格最多约有六个";
    MergedRanges = 65_536; "number of merged ranges of one sheet", "单个工作表的合并区域数";
        "Each is kept in memory; templates have at most a few hundred",
        "每个区域都放在内存中；模板最多几百个";
    PackageRecords = 65_536; "number of entries in one package list", "文件包清单的条目数";
        "Relationships, content types or notes; a workbook of 2,048 parts needs fewer",
        "关系、内容类型或批注；2,048 个部件的工作簿用不了这么多";
    PasswordRounds = 1_000_000; "number of rounds of the password hash", "密码散列的轮数";
        "Excel writes 100,000; ten million would freeze an old computer",
        "Excel 写入 100,000 轮；一千万轮会让旧电脑停止响应";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_has_a_name_and_a_reason_in_both_languages() {
        for limit in Limit::ALL {
            assert!(limit.allowed() > 0);
            for text in [limit.name(), limit.reason()] {
                assert!(!text.en.is_empty() && !text.zh_cn.is_empty());
            }
        }
    }
}
