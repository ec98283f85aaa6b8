//! What a deployment says in `config.json` next to the page. Nothing here touches the browser.
//!
//! A mistake costs its own setting alone: the rest is used, and the page tells the person who
//! deploys what to write. `docs/config.schema.json` says the same for programs.

use crate::base::addresses::{https_host, is_origin, is_plain_mailto};
use crate::base::date::Date;
use crate::base::text::{Lang, Shown, Text};
use crate::output::export::ExportKind;
use crate::text;
use serde_json::Value;

/// The file next to the page in which a deployment says what it wants.
pub const CONFIG: &str = "config.json";

/// Most characters of a title.
const MOST_TITLE: usize = 80;
/// Most pages that may embed this one: each is named to the browser when the page starts.
const MOST_PARENTS: usize = 16;
/// Most characters of a link.
const MOST_LINK: usize = 1_000;

/// What a deployment wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployment {
    /// The profile to use.
    pub profile: Option<Wanted>,
    /// Lists of smelters to load with the page.
    pub lists: Vec<ShippedList>,
    /// Whether the built-in facts are used.
    pub built_in_facts: bool,
    /// The languages to choose from, the preferred one first; never empty.
    pub languages: Vec<Lang>,
    /// What the page is called.
    pub title: Option<Text>,
    /// A picture next to the page.
    pub logo: Option<String>,
    /// Where people get help.
    pub help: Option<String>,
    /// Where people raise a concern.
    pub grievance: Option<String>,
    /// Origins of the pages that may embed this one; `frame.js` keeps to them.
    pub allowed_parents: Vec<String>,
    /// Whether a browser may keep the page's own files, for use without network.
    pub offline: bool,
    /// What is not shown.
    pub hidden: Vec<Feature>,
    /// What is wrong with the file.
    pub mistakes: Vec<Mistake>,
}

impl Default for Deployment {
    fn default() -> Self {
        Self {
            profile: None,
            lists: Vec::new(),
            built_in_facts: true,
            languages: Lang::ALL.to_vec(),
            title: None,
            logo: None,
            help: None,
            grievance: None,
            allowed_parents: Vec::new(),
            offline: true,
            hidden: Vec::new(),
            mistakes: Vec::new(),
        }
    }
}

/// A list of smelters that a deployment names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippedList {
    /// A file next to the page.
    pub file: String,
    /// The day of the list, where the deployment states it: RMI's own files often name none.
    pub date: Option<Date>,
}

/// The profile that a deployment names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A built-in one.
    Id(String),
    /// A file next to the page.
    File(String),
}

/// A part of the page that a deployment may hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// The sample files, with the workshop.
    Samples,
    /// The page of the lists of smelters.
    Lists,
    /// The page on which smelters are looked up.
    LookUp,
    /// The page of the rules, and the links to it.
    Rules,
    /// What there is to learn, and the links to it.
    Learn,
    /// The choice of another buyer profile.
    Profiles,
    /// The corrected copy.
    CorrectedCopy,
    /// The checklist.
    Checklist,
    /// The report for a room, finding by finding.
    Presenter,
    /// A file to take away.
    Export(ExportKind),
}

impl Feature {
    /// Every feature.
    pub fn all() -> impl Iterator<Item = Feature> {
        let pages = [
            Self::Samples,
            Self::Lists,
            Self::LookUp,
            Self::Rules,
            Self::Learn,
            Self::Profiles,
            Self::CorrectedCopy,
            Self::Checklist,
            Self::Presenter,
        ];
        pages.into_iter().chain(ExportKind::ALL.map(Self::Export))
    }

    /// Its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Samples => "samples",
            Self::Lists => "lists",
            Self::LookUp => "look-up",
            Self::Rules => "rules",
            Self::Learn => "learn",
            Self::Profiles => "profiles",
            Self::CorrectedCopy => "corrected-copy",
            Self::Checklist => "checklist",
            Self::Presenter => "presenter",
            Self::Export(ExportKind::Report) => "export:report",
            Self::Export(ExportKind::PlanWorkbook) => "export:plan-workbook",
            Self::Export(ExportKind::PlanTable) => "export:plan-table",
            Self::Export(ExportKind::ProofTable) => "export:proof-table",
            Self::Export(ExportKind::Data) => "export:data",
            Self::Export(ExportKind::Email) => "export:email",
            Self::Export(ExportKind::Receipt) => "export:receipt",
        }
    }
}

/// Something in the file that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong, and what to write instead.
    pub text: Text,
}

/// A setting: its key, what may stand there, and an example.
struct Setting {
    key: &'static str,
    asks: Text,
    example: &'static str,
}

const fn setting(key: &'static str, en: &'static str, zh_cn: &'static str, example: &'static str) -> Setting {
    Setting { key, asks: Text::fixed(en, zh_cn), example }
}

static SETTINGS: [Setting; 11] = [
    setting(
        "profile",
        "the id of a built-in profile, or the name of a .toml or .json file next to the page",
        "内置配置的 id，或网页旁边的 .toml、.json 文件名",
        r#""profiles/buyer.toml""#,
    ),
    setting(
        "lists",
        "names of files next to the page, or such a name as \"file\" with the day of the list as \"date\"",
        "网页旁边的文件名，或以 \"file\" 写文件名、以 \"date\" 写清单日期",
        r#"["lists/conformant-2026-10-01.csv", {"file": "lists/conformant.xml", "date": "2026-08-22"}]"#,
    ),
    setting("builtInFacts", "true or false", "true 或 false", "false"),
    setting(
        "languages",
        "\"en\", \"zh-CN\" or both, the preferred one first",
        "\"en\"、\"zh-CN\" 或两者，首选语言写在前面",
        r#"["zh-CN", "en"]"#,
    ),
    setting(
        "title",
        "a text of at most 80 characters, or one for each language",
        "不超过 80 个字符的文本，或每种语言各一个",
        r#"{"en": "Supplier check", "zh-CN": "供应商自查"}"#,
    ),
    setting(
        "logo",
        "the name of a .svg, .png, .jpg or .webp file next to the page",
        "网页旁边的 .svg、.png、.jpg 或 .webp 文件名",
        r#""logo.svg""#,
    ),
    setting(
        "helpLink",
        "an address that starts with https://, or the name of a file next to the page",
        "以 https:// 开头的地址，或网页旁边的文件名",
        r#""https://portal.example/help""#,
    ),
    setting(
        "grievanceContact",
        "mailto: and an e-mail address, or an address that starts with https://",
        "mailto: 加邮箱地址，或以 https:// 开头的地址",
        r#""mailto:minerals@portal.example""#,
    ),
    setting(
        "allowedParents",
        "at most 16 origins: https:// or http://, the host in small letters, the port where it is not the usual one, and nothing after it",
        "最多 16 个来源：https:// 或 http://、小写的主机名、非默认的端口，后面不加任何内容",
        r#"["https://portal.example"]"#,
    ),
    setting("offline", "true or false", "true 或 false", "false"),
    setting(
        "hide",
        "any of samples, lists, look-up, rules, learn, profiles, corrected-copy, checklist, presenter, export:report, export:plan-workbook, export:plan-table, export:proof-table, export:data, export:email, export:receipt",
        "以下名称：samples、lists、look-up、rules、learn、profiles、corrected-copy、checklist、presenter、export:report、export:plan-workbook、export:plan-table、export:proof-table、export:data、export:email、export:receipt",
        r#"["samples", "export:email"]"#,
    ),
];

impl Deployment {
    /// Reads the file, as far as it can be read.
    pub fn read(text: &str) -> Self {
        let mut made = Self::default();
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(settings)) => {
                for (key, value) in &settings {
                    made.take(key, value);
                }
            }
            Ok(_) => made.note(Text::fixed(
                "The file must hold one object. Write {} where nothing is to be set",
                "文件内容应是一个对象。没有设置时写 {}",
            )),
            Err(error) => {
                let (line, detail) = (error.line(), error.to_string());
                made.note(text!(
                    en: "Line {line}: this is no JSON ({detail}). Nothing of the file is used until this is mended",
                    zh: "第 {line} 行：不是有效的 JSON（{detail}）。改正之前不使用此文件的任何设置",
                    line = line, detail = Shown(&detail)));
            }
        }
        made
    }

    /// The language to show: the one that was chosen, where it is offered.
    pub fn language(&self, chosen: Lang) -> Lang {
        let first = self.languages.first().copied().unwrap_or(chosen);
        if self.languages.contains(&chosen) { chosen } else { first }
    }

    /// Whether a part of the page is shown.
    pub fn shows(&self, feature: Feature) -> bool {
        !self.hidden.contains(&feature)
    }

    /// A file that the deployment names and that is not there.
    pub fn miss(&mut self, key: &str, file: &str) {
        self.note(text!(
            en: "{key}: there is no file {file} next to the page. Put it there, or take the setting out",
            zh: "{key}：网页旁边没有文件 {file}。请放入该文件，或删除此设置", key = key, file = Shown(file)));
    }

    /// The settings when the file did not arrive in time. What it says is not known then, and the
    /// page says so.
    pub fn not_arrived() -> Self {
        let mut made = Self::default();
        made.note(Text::fixed(
            "The file did not arrive in time, so that none of its settings are used. Load the page again before you rely on a profile or on lists",
            "该文件未能及时送达，其中的设置均未使用。如需使用其中的客户要求或清单，请重新载入网页",
        ));
        made
    }

    fn take(&mut self, key: &str, value: &Value) {
        // Taken as a whole, or named as wrong.
        let taken = match key {
            "profile" => word(value).and_then(wanted).map(|profile| self.profile = Some(profile)),
            // The older spelling.
            "builtInFacts" | "built_in_facts" => value.as_bool().map(|used| self.built_in_facts = used),
            "offline" => value.as_bool().map(|kept| self.offline = kept),
            "title" => title(value).map(|title| self.title = Some(title)),
            "logo" => beside(value, is_picture).map(|logo| self.logo = Some(logo)),
            "helpLink" => word(value).filter(|link| is_https(link) || is_beside_page(link)).map(|link| {
                self.help = Some(link.to_owned());
            }),
            "grievanceContact" => word(value)
                .filter(|link| is_https(link) || link.len() <= MOST_LINK && is_plain_mailto(link))
                .map(|link| {
                    self.grievance = Some(link.to_owned());
                }),
            "lists" => value.as_array().map(|all| self.lists = self.each("lists", all, shipped_list)),
            "languages" => value.as_array().filter(|all| !all.is_empty()).map(|all| {
                let known = |one: &Value| Lang::ALL.into_iter().find(|lang| one.as_str() == Some(lang.tag()));
                let languages = self.each("languages", all, known);
                if !languages.is_empty() {
                    self.languages = languages;
                }
            }),
            "allowedParents" => value.as_array().filter(|all| all.len() <= MOST_PARENTS).map(|all| {
                let origin = |one: &Value| word(one).filter(|one| is_origin(one)).map(str::to_owned);
                self.allowed_parents = self.each("allowedParents", all, origin);
            }),
            "hide" => value.as_array().map(|all| {
                let known = |one: &Value| Feature::all().find(|feature| one.as_str() == Some(feature.name()));
                self.hidden = self.each("hide", all, known);
            }),
            _ => {
                let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
                let known = known.join(", ");
                self.note(text!(
                    en: "{key}: there is no such setting. There are: {known}",
                    zh: "{key}：没有这个设置。可用的设置：{known}", key = Shown(key), known = known));
                return;
            }
        };
        if taken.is_none() {
            self.refuse(key, value);
        }
    }

    /// Takes what can be taken of a list, and names the rest.
    fn each<T: PartialEq>(&mut self, key: &str, all: &[Value], take: impl Fn(&Value) -> Option<T>) -> Vec<T> {
        let mut taken = Vec::new();
        for one in all {
            match take(one) {
                // Once is enough.
                Some(one) if taken.contains(&one) => {}
                Some(one) => taken.push(one),
                None => self.refuse(key, one),
            }
        }
        taken
    }

    fn refuse(&mut self, key: &str, value: &Value) {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else { return };
        let value = value.to_string();
        self.note(text!(
            en: "{key}: {value} cannot be used. Write {asks}, for example {example}",
            zh: "{key}：不能使用 {value}。应写 {asks}，例如 {example}",
            key = key, value = Shown(&value), example = setting.example; asks: setting.asks));
    }

    fn note(&mut self, text: Text) {
        self.mistakes.push(Mistake { text });
    }
}

fn word(value: &Value) -> Option<&str> {
    value.as_str().filter(|word| !word.is_empty())
}

fn beside(value: &Value, is_meant: impl Fn(&str) -> bool) -> Option<String> {
    word(value).filter(|name| is_beside_page(name) && is_meant(name)).map(str::to_owned)
}

/// A name of a file, or an object with it and the day of the list.
fn shipped_list(value: &Value) -> Option<ShippedList> {
    let any = |_: &str| true;
    let Value::Object(stated) = value else { return Some(ShippedList { file: beside(value, any)?, date: None }) };
    let file = beside(stated.get("file")?, any)?;
    let date = Date::parse_iso(stated.get("date")?.as_str()?)?;
    (stated.len() == 2).then_some(ShippedList { file, date: Some(date) })
}

fn wanted(name: &str) -> Option<Wanted> {
    if !is_beside_page(name) {
        return None;
    }
    Some(if super::profiles::is_profile(name) { Wanted::File(name.to_owned()) } else { Wanted::Id(name.to_owned()) })
}

fn title(value: &Value) -> Option<Text> {
    let fits = |text: &&str| text.chars().count() <= MOST_TITLE && !text.chars().any(char::is_control);
    let one = |value: &Value| word(value).filter(fits).map(str::to_owned);
    if let Value::Object(both) = value {
        let (en, zh_cn) = (one(both.get("en")?)?, one(both.get("zh-CN")?)?);
        return (both.len() == 2).then(|| Text { en: en.into(), zh_cn: zh_cn.into() });
    }
    one(value).map(Text::same)
}

/// Whether a name is that of a file next to the page, or below.
pub fn is_beside_page(name: &str) -> bool {
    name.split('/').all(|part| {
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        !part.is_empty() && !part.starts_with('.') && part.chars().all(letters)
    })
}

fn is_picture(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".svg", ".png", ".jpg", ".jpeg", ".webp"].iter().any(|ending| lower.ends_with(ending))
}

/// Whether a text is a web address that a link may lead to.
fn is_https(link: &str) -> bool {
    link.len() <= MOST_LINK && link.is_ascii() && https_host(link).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        Deployment::read(text).mistakes.into_iter().map(|mistake| mistake.text.en.into_owned()).collect()
    }

    #[test]
    fn a_whole_file_is_taken() {
        let made = Deployment::read(
            r#"{"profile": "profiles/a.toml", "lists": ["lists/a.csv", "lists/a.csv"], "builtInFacts": false,
            "languages": ["zh-CN"], "title": {"en": "Supplier check", "zh-CN": "供应商自查"}, "logo": "brand/logo.svg",
            "helpLink": "https://portal.example/help?a=1#top", "grievanceContact": "mailto:a.b@portal.example",
            "offline": false,
            "allowedParents": ["https://portal.example", "http://10.0.0.8:8080"], "hide": ["rules", "export:email"]}"#,
        );
        assert_eq!(made.mistakes, []);
        assert_eq!(made.profile, Some(Wanted::File("profiles/a.toml".to_owned())));
        assert_eq!((made.lists.len(), made.built_in_facts, made.offline), (1, false, false));
        assert_eq!(made.language(Lang::En), Lang::ZhCn);
        assert_eq!(made.title.as_ref().unwrap().zh_cn, "供应商自查");
        assert_eq!(made.allowed_parents.len(), 2);
        assert!(!made.shows(Feature::Rules) && made.shows(Feature::Samples));
        assert!(!made.shows(Feature::Export(ExportKind::Email)) && made.shows(Feature::Export(ExportKind::Receipt)));
        assert_eq!(Deployment::read("{}"), Deployment::default());
        assert!(!Deployment::read(r#"{"built_in_facts": false}"#).built_in_facts);
    }

    #[test]
    fn a_mistake_costs_its_own_setting_alone() {
        let made = Deployment::read(
            r#"{"title": 5, "lists": ["a.csv", "../b.csv"], "profil": "x", "languages": ["fr"], "hide": ["samples", "all"]}"#,
        );
        assert_eq!((made.lists.len(), made.hidden.as_slice(), made.languages.len()), (1, &[Feature::Samples][..], 2));
        let said: Vec<&str> = made.mistakes.iter().map(|mistake| &*mistake.text.en).collect();
        for (part, beginning) in [
            ("samples", "hide: \"all\" cannot be used"),
            ("zh-CN", "languages: \"fr\" cannot be used"),
            ("next to the page", "lists: \"../b.csv\" cannot be used"),
            ("allowedParents", "profil: there is no such setting"),
            ("80 characters", "title: 5 cannot be used"),
        ] {
            assert!(
                said.iter().any(|text| text.starts_with(beginning) && text.contains(part)),
                "{beginning}: {said:?}"
            );
        }
        for mistake in &made.mistakes {
            assert!(!mistake.text.zh_cn.is_empty() && mistake.text.zh_cn != mistake.text.en);
        }
    }

    #[test]
    fn the_day_of_a_list_can_be_stated() {
        let made = Deployment::read(
            r#"{"lists": ["a.csv", {"file": "lists/b.xml", "date": "2026-08-22"}, {"file": "c.xml", "date": "22.8.2026"},
            {"file": "../d.xml", "date": "2026-08-22"}, {"file": "e.xml"}, {"file": "f.xml", "date": "2026-08-22", "x": 1}]}"#,
        );
        let lists: Vec<_> = made.lists.iter().map(|list| (list.file.as_str(), list.date)).collect();
        assert_eq!(lists, [("a.csv", None), ("lists/b.xml", Date::parse_iso("2026-08-22"))]);
        assert_eq!(made.mistakes.len(), 4);
        assert!(made.mistakes[0].text.en.starts_with("lists: {\"date\":\"22.8.2026\""), "{:?}", made.mistakes);
    }

    #[test]
    fn what_is_no_json_is_named_with_its_line() {
        assert!(said("{\n \"profile\": strict}")[0].starts_with("Line 2: this is no JSON"));
        assert!(said("[]")[0].contains("one object"));
    }

    #[test]
    fn a_link_leads_to_the_web_or_beside_the_page() {
        let is_taken =
            |key: &str, link: &str| Deployment::read(&serde_json::json!({ key: link }).to_string()).mistakes.is_empty();
        for link in ["https://a.example", "https://a.example:8443/b?c=d#e", "help/index.html"] {
            assert!(is_taken("helpLink", link), "{link}");
        }
        for link in [
            "http://a.example",
            "javascript:alert(1)",
            "data:text/html,a",
            "//a.example",
            "/help",
            "../help",
            "https://",
            "https://a@b.example",
            "https://a.example/ b",
            "https://a.example\\b",
            "https://é.example",
            "HTTPS://a.example",
        ] {
            assert!(!is_taken("helpLink", link), "{link}");
            assert!(!is_taken("grievanceContact", link), "{link}");
        }
        assert!(is_taken("grievanceContact", "mailto:a.b+c@example.com"));
        for contact in ["mailto:", "mailto:a", "mailto:a@b?subject=c", "mailto:a@b,c@d", "mailto:@b", "a@b.example"] {
            assert!(!is_taken("grievanceContact", contact), "{contact}");
        }
        for logo in ["logo.svg", "brand/Logo.PNG"] {
            assert!(is_taken("logo", logo));
        }
        for logo in ["https://a.example/logo.svg", "logo.html", "../logo.svg", "logo"] {
            assert!(!is_taken("logo", logo), "{logo}");
        }
    }

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for origin in
            ["https://portal.example", "https://portal.example:8443", "http://127.0.0.1:8080", "http://portal"]
        {
            assert!(is_origin(origin), "{origin}");
        }
        for origin in [
            "*",
            "null",
            "https://*.example",
            "https://portal.example/",
            "https://Portal.example",
            "https://portal.example:443",
            "http://portal.example:80",
            "https://portal.example:0",
            "https://portal.example:",
            "https://a@portal.example",
            "portal.example",
            "ftp://portal.example",
            "https://",
        ] {
            assert!(!is_origin(origin), "{origin}");
        }
    }

    #[test]
    fn a_deployment_names_a_profile_beside_the_page_only() {
        let profile = |name: &str| Deployment::read(&serde_json::json!({ "profile": name }).to_string()).profile;
        assert_eq!(profile("strict"), Some(Wanted::Id("strict".to_owned())));
        assert_eq!(profile("profiles/a.toml"), Some(Wanted::File("profiles/a.toml".to_owned())));
        for name in ["https://example.com/a.toml", "//example.com/a.toml", "../a.toml", "/a.toml", "a b", ""] {
            assert_eq!(profile(name), None, "{name}");
        }
    }

    #[test]
    fn every_part_that_can_be_hidden_is_named() {
        let hide = SETTINGS.iter().find(|setting| setting.key == "hide").unwrap();
        for feature in Feature::all() {
            assert!(hide.asks.en.contains(feature.name()) && hide.asks.zh_cn.contains(feature.name()));
        }
    }

    #[test]
    fn every_example_can_be_written() {
        for setting in &SETTINGS {
            let file = format!("{{\"{}\": {}}}", setting.key, setting.example);
            assert_eq!(said(&file), Vec::<String>::new(), "{file}");
        }
    }

    #[test]
    fn the_schema_names_the_same_settings() {
        let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/config.schema.json")).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        let mut keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
        keys.sort_unstable();
        assert_eq!(schema["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), keys);
        let hidden = schema["properties"]["hide"]["items"]["enum"].as_array().unwrap();
        assert_eq!(hidden, &Feature::all().map(|feature| Value::from(feature.name())).collect::<Vec<_>>());

        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("config.schema.json", schema).unwrap();
        let index = compiler.compile("config.schema.json", &mut schemas).unwrap();
        for setting in &SETTINGS {
            let example: Value = serde_json::from_str(setting.example).unwrap();
            let file = serde_json::json!({ setting.key: example });
            assert!(schemas.validate(&file, index).is_ok(), "{file}");
        }
        for wrong in [
            serde_json::json!({"title": 5}),
            serde_json::json!({"helpLink": "javascript:alert(1)"}),
            serde_json::json!({"allowedParents": ["https://portal.example/"]}),
            serde_json::json!({"lists": [{"file": "a.xml"}]}),
            serde_json::json!({"other": true}),
        ] {
            assert!(schemas.validate(&wrong, index).is_err(), "{wrong}");
            assert!(!Deployment::read(&wrong.to_string()).mistakes.is_empty(), "{wrong}");
        }
    }
}
