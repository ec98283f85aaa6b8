//! An official blank of the corpus, filled by code. Without the corpus, the form of the samples
//! that is made by code.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use smeltcheck::declaration::{self, LookupEntry};
use smeltcheck::samples::fixtures::{Edit, Form, Place, xlsx};
use smeltcheck::template::{
    self, CompanyAnswers, CompanyField, CompanyQuestion, DECLARATION, Layout, MineralQuestion, PRODUCT_LIST,
    SMELTER_LIST, TemplateKind, options,
};
use smeltcheck::workbook::{Addr, Workbook, column_letters};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The official blank that the corpus has.
const BLANK: &str = "blank/cmrt-6.5-en.xlsx";

/// Every this many rows stands a smelter that is not chosen from the look-up.
const FREE_ROW: usize = 20;

/// A workbook to fill, and what it knows.
pub struct Blank {
    parts: Vec<(String, Vec<u8>)>,
    layout: Layout,
    lookup: Vec<LookupEntry>,
}

/// Where the corpus is; tests look in the same place.
fn corpus() -> PathBuf {
    std::env::var_os("SMELTCHECK_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from)
}

/// What the cells of a sheet get: by row, each with its column.
type Rows = BTreeMap<u32, Vec<(u16, Put)>>;

/// What a cell gets.
#[derive(Clone)]
enum Put {
    /// What somebody types; a formula goes.
    Typed(String),
    /// A number that somebody types.
    Number(f64),
    /// What the formula that is there shows.
    Shown(String),
    /// The number that the formula that is there shows.
    ShownNumber(u32),
}

impl Blank {
    /// The official workbook; nothing without the corpus.
    pub fn official() -> Option<Self> {
        let bytes = fs::read(corpus().join(BLANK)).ok()?;
        let workbook = Workbook::open(&bytes, None).expect("the official workbook opens");
        let layout = template::detect(&workbook).expect("a known template").layout;
        let declaration = declaration::read(&workbook, &layout).expect("a declaration");
        let lookup = declaration.lookup.map(|lookup| lookup.entries().to_vec()).unwrap_or_default();
        Some(Self { parts: parts(&bytes), layout, lookup })
    }

    /// A declaration with so many smelters, as its sender saves it.
    pub fn filled(&self, smelters: usize) -> Vec<u8> {
        let mut strings = Strings::of(self);
        let mut cells: BTreeMap<&str, Rows> = BTreeMap::new();
        let mut put = |sheet: &'static str, addr: Addr, value: Put| {
            cells.entry(sheet).or_default().entry(addr.row).or_default().push((addr.column, value));
        };
        self.answer(&mut put);
        self.name_smelters(smelters, &mut put);
        // Three products, although the declaration is about the company: nothing is found in them.
        let products = &self.layout.products;
        for row in products.first_row..products.first_row + 3 {
            put(PRODUCT_LIST, Addr::new(products.number, row), Put::Typed(format!("DX-{row:04}")));
            put(PRODUCT_LIST, Addr::new(products.name, row), Put::Typed("Drive unit".to_owned()));
        }
        let mut parts = self.parts.clone();
        for (sheet, rows) in cells {
            let name = self.part_of(sheet);
            let (_, content) = parts.iter_mut().find(|(part, _)| *part == name).expect("the part of a sheet");
            *content = filled_sheet(&text_of(content), rows, &mut strings).into_bytes();
        }
        let (_, content) = parts.iter_mut().find(|(part, _)| part == STRINGS).expect("shared strings");
        *content = strings.finish(&text_of(content)).into_bytes();
        packed(&parts)
    }

    fn answer(&self, put: &mut impl FnMut(&'static str, Addr, Put)) {
        for (field, addr) in &self.layout.company {
            let typed = match field {
                CompanyField::Name => "Yunting Demo Components Co., Ltd.",
                CompanyField::Scope => options::SCOPES[0],
                CompanyField::Address => "1 Example Road, Shenzhen",
                CompanyField::ContactName => "Li Wei",
                CompanyField::ContactEmail => "li.wei@example.com",
                CompanyField::ContactPhone => "+86 755 5550 0100",
                CompanyField::AuthorizerName => "Zhang Min",
                CompanyField::AuthorizerTitle => "Director",
                CompanyField::AuthorizerEmail => "zhang.min@example.com",
                CompanyField::AuthorizerPhone => "+86 755 5550 0101",
                CompanyField::EffectiveDate => {
                    put(DECLARATION, *addr, Put::Number(46_080.0));
                    continue;
                }
                _ => continue,
            };
            put(DECLARATION, *addr, Put::Typed(typed.to_owned()));
        }
        for question in &self.layout.questions {
            for place in &question.rows {
                let answer = match question.question {
                    MineralQuestion::Covered | MineralQuestion::Cahra | MineralQuestion::Recycled => "No",
                    MineralQuestion::Response => "100%",
                    _ => "Yes",
                };
                put(DECLARATION, place.answer, Put::Typed(answer.to_owned()));
            }
        }
        for question in &self.layout.company_questions {
            let CompanyAnswers::One(place) = &question.answers else { continue };
            let answer = if question.question == CompanyQuestion::Filing {
                "No"
            } else {
                place.options.first().copied().unwrap_or("Yes")
            };
            put(DECLARATION, place.answer, Put::Typed(answer.to_owned()));
            if question.question == CompanyQuestion::PolicyUrl {
                let address = "https://www.example.com/minerals-policy";
                put(DECLARATION, place.comment, Put::Typed(address.to_owned()));
            }
        }
    }

    fn name_smelters(&self, smelters: usize, put: &mut impl FnMut(&'static str, Addr, Put)) {
        let columns = &self.layout.smelters;
        let (Some(choice), first_look_up_row) = (columns.lookup, 5) else { return };
        let known = self.lookup.iter().zip(first_look_up_row..).filter(|(entry, _)| entry.id.starts_with("CID"));
        // Standard names first, so that a short list names no smelter twice; then the aliases.
        let (standard, aliases): (Vec<_>, Vec<_>) =
            known.partition(|(entry, _): &(&LookupEntry, u32)| entry.alias == entry.standard_name);
        // Spread over the look-up, so that a short list has every metal.
        let stride = (standard.len() / smelters.max(1)).max(1);
        let spread = (0..stride).flat_map(|offset| standard.iter().skip(offset).step_by(stride));
        let mut known = spread.chain(&aliases);
        for (number, row) in (1..=smelters).zip(columns.first_row..) {
            let mut cell = |column: u16, value: Put| put(SMELTER_LIST, Addr::new(column, row), value);
            let typed = |text: &str| Put::Typed(text.to_owned());
            let listed = (number % FREE_ROW != 0).then(|| known.next()).flatten();
            let Some((entry, look_up_row)) = listed else {
                // The entries are used up, or a supplier knows a smelter that is not listed.
                cell(columns.metal, typed(["Tin", "Gold", "Tantalum", "Tungsten"][number % 4]));
                cell(choice, typed(options::NOT_LISTED));
                cell(columns.name, Put::Typed(format!("Example Refining Works No. {number}")));
                cell(columns.country, typed("GERMANY"));
                cell(columns.country + 2, Put::Shown("Enter smelter details".to_owned()));
                cell(columns.country + 4, typed("Freiberg"));
                continue;
            };
            cell(columns.metal, typed(&entry.metal));
            cell(choice, typed(&entry.alias));
            let shown = [&entry.country, &entry.id, &entry.id_source, &entry.street, &entry.city, &entry.state];
            for (offset, text) in (0..).zip(shown) {
                let shown = if text.is_empty() { Put::ShownNumber(0) } else { Put::Shown(text.clone()) };
                cell(columns.country + offset, shown);
            }
            // Hidden helpers: the standard name in R, the row of the look-up in V, metal and choice
            // in AB.
            cell(18, Put::Shown(entry.standard_name.clone()));
            cell(22, Put::ShownNumber(*look_up_row));
            cell(28, Put::Shown(format!("{}{}", entry.metal, entry.alias)));
        }
    }

    fn part(&self, name: &str) -> String {
        let (_, content) = self.parts.iter().find(|(part, _)| part == name).expect("a part of every workbook");
        text_of(content)
    }

    fn part_of(&self, sheet: &str) -> String {
        let workbook = self.part("xl/workbook.xml");
        let related = self.part("xl/_rels/workbook.xml.rels");
        let tag = tags(&workbook, "<sheet ").find(|tag| attribute(tag, "name") == sheet).expect("an official sheet");
        let id = attribute(tag, "r:id");
        let target = tags(&related, "<Relationship ").find(|tag| attribute(tag, "Id") == id).expect("its part");
        format!("xl/{}", attribute(target, "Target").trim_start_matches("/xl/"))
    }
}

/// The form of the samples with a full Smelter List, made by code.
pub fn made_by_code(smelters: usize) -> Vec<u8> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.5").expect("a known revision");
    let columns = smeltcheck::declaration::SmelterColumn::ALL;
    let cells: Vec<_> = {
        let workbook = Form::in_order(TemplateKind::Cmrt, "6.5").expect("a known revision").into_workbook();
        let layout = template::detect(&workbook).expect("a known template").layout;
        let declaration = declaration::read(&workbook, &layout).expect("a declaration");
        let first = declaration.smelters.first().expect("a row");
        columns.iter().map(|column| (*column, first.get(*column).typed.to_string())).collect()
    };
    for row in 2..=u32::try_from(smelters).unwrap_or(u32::MAX) {
        for (column, typed) in cells.iter().filter(|(_, typed)| !typed.is_empty()) {
            form.edit(Edit::text(Place::Smelter(row, *column), String::leak(typed.clone())));
        }
    }
    xlsx::write(&form).expect("a workbook")
}

const STRINGS: &str = "xl/sharedStrings.xml";

/// Texts that are added to the shared ones.
struct Strings {
    first: usize,
    added: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Strings {
    fn of(blank: &Blank) -> Self {
        let xml = blank.part(STRINGS);
        let first = xml.matches("</si>").count() + xml.matches("<si/>").count();
        Self { first, added: Vec::new(), numbers: BTreeMap::new() }
    }

    fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.first + self.added.len();
        self.added.push(format!("<si><t>{}</t></si>", escaped(text)));
        self.numbers.insert(text.to_owned(), number);
        number
    }

    fn finish(&self, xml: &str) -> String {
        let end = xml.rfind("</sst>").expect("the end of the shared strings");
        format!("{}{}{}", &xml[..end], self.added.concat(), &xml[end..])
    }
}

fn filled_sheet(xml: &str, rows: Rows, strings: &mut Strings) -> String {
    let mut filled = String::with_capacity(xml.len() + xml.len() / 4);
    let mut rest = xml;
    for (row, mut cells) in rows {
        cells.sort_by_key(|(column, _)| *column);
        let start = rest.find(&format!("<row r=\"{row}\"")).expect("rows of an official sheet are stored");
        filled.push_str(&rest[..start]);
        rest = &rest[start..];
        for (column, put) in cells {
            let address = format!("{}{row}", column_letters(column));
            let start = rest.find(&format!("<c r=\"{address}\"")).expect("cells of an official sheet are stored");
            let tag_end = start + rest[start..].find('>').expect("the end of a tag") + 1;
            let end = if rest[..tag_end].ends_with("/>") {
                tag_end
            } else {
                tag_end + rest[tag_end..].find("</c>").expect("the end of a cell") + 4
            };
            filled.push_str(&rest[..start]);
            filled.push_str(&filled_cell(&rest[start..end], &address, &put, strings));
            rest = &rest[end..];
        }
    }
    filled + rest
}

fn filled_cell(old: &str, address: &str, put: &Put, strings: &mut Strings) -> String {
    let tag = &old[..old.find('>').expect("the end of a tag")];
    let style = if tag.contains(" s=\"") { format!(" s=\"{}\"", attribute(tag, "s")) } else { String::new() };
    let formula = || {
        let start = old.find("<f").unwrap_or(old.len());
        let end = old.rfind("</f>").map(|end| end + 4).or_else(|| old.rfind("<v").filter(|_| start < old.len()));
        old.get(start..end.unwrap_or(start)).unwrap_or_default()
    };
    match put {
        Put::Typed(text) => format!("<c r=\"{address}\"{style} t=\"s\"><v>{}</v></c>", strings.number(text)),
        Put::Number(number) => format!("<c r=\"{address}\"{style}><v>{number}</v></c>"),
        Put::Shown(text) => format!("<c r=\"{address}\"{style} t=\"str\">{}<v>{}</v></c>", formula(), escaped(text)),
        Put::ShownNumber(number) => format!("<c r=\"{address}\"{style}>{}<v>{number}</v></c>", formula()),
    }
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        parts.push((part.name().expect("its name").into_owned(), content));
    }
    parts
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Without a clock, so that two runs write the same bytes.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        archive.start_file(name.as_str(), options).expect("a new part");
        archive.write_all(content).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

fn text_of(content: &[u8]) -> String {
    String::from_utf8(content.to_vec()).expect("parts of an official workbook are UTF-8")
}

fn tags<'x>(xml: &'x str, start: &'static str) -> impl Iterator<Item = &'x str> {
    xml.match_indices(start).map(move |(at, _)| &xml[at..at + xml[at..].find('>').expect("the end of a tag")])
}

fn attribute<'x>(tag: &'x str, name: &str) -> &'x str {
    let start = format!(" {name}=\"");
    let at = tag.find(&start).map_or(tag.len(), |at| at + start.len());
    tag[at..].split('"').next().unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
