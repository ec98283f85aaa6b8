//! From the fields of a file to a profile.

use super::ProfileError;
use super::document;
use super::fields::{Fields, Item, Mistakes};
use super::{BlockedSmelter, Contact, Level, LevelChange, MinimumRevision, Profile};
use crate::base::addresses::{https_host, is_email};
use crate::base::text::{Shown, Text};
use crate::declaration::is_rmi_id;
use crate::reference::Countries;
use crate::report::{ChecklistDemand, ProfileInfo, Severity, sha256_hex};
use crate::rules;
use crate::template::{KnownMineral, Mineral, Revision, Scope, TemplateKind, options};
use std::collections::BTreeMap;

/// The format that this version reads.
const FORMAT: i64 = 1;
const SHORT: usize = 80;
const LONG: usize = 600;
/// Nobody ticks more boxes than these.
const MOST_BOXES: usize = 30;
/// More ids than any list of smelters has.
const MOST_BLOCKED: usize = 2_000;
/// The shares that the templates offer as answers; any other limit could not be told from them.
const SHARES: [i64; 4] = [50, 75, 90, 100];
const KINDS: [TemplateKind; 3] = [TemplateKind::Cmrt, TemplateKind::Emrt, TemplateKind::Amrt];

/// Reads a profile. Only a built-in one may have the id of the default.
pub(super) fn profile(text: &str, built_in: bool) -> Result<Profile, Vec<ProfileError>> {
    let document = document::parse(text)?;
    let mut mistakes = Mistakes::default();
    let mut profile = Profile::default();
    let Some(mut top) = Fields::of_document(document, &mut mistakes) else { return Err(mistakes.0) };
    if let Some(item) = top.require("format", &mut mistakes) {
        item.whole(FORMAT, FORMAT, &mut mistakes);
    }
    profile.info = info(&mut top, built_in, &mut mistakes);
    // The default has no text where no profile is named at all.
    profile.info.sha256 = (!profile.info.is_default()).then(|| sha256_hex(text.as_bytes()));
    section(&mut top, "minimum-revision", &mut mistakes, |fields, mistakes| {
        minimum_revisions(&mut profile, fields, mistakes);
    });
    section(&mut top, "scope", &mut mistakes, |fields, mistakes| scopes(&mut profile, fields, mistakes));
    section(&mut top, "minerals", &mut mistakes, |fields, mistakes| minerals(&mut profile, fields, mistakes));
    section(&mut top, "effective-date", &mut mistakes, |fields, mistakes| {
        let mut whole = |name, least, most| fields.take(name).and_then(|item| item.whole(least, most, mistakes));
        if let Some(months) = whole("max-age-months", 1, 120).and_then(|months| u32::try_from(months).ok()) {
            profile.max_age_months = months;
        }
        profile.reporting_year = whole("reporting-year", 2007, 2200).and_then(|year| i32::try_from(year).ok());
    });
    section(&mut top, "answers", &mut mistakes, |fields, mistakes| answers(&mut profile, fields, mistakes));
    section(&mut top, "smelters", &mut mistakes, |fields, mistakes| smelters(&mut profile, fields, mistakes));
    section(&mut top, "countries", &mut mistakes, |fields, mistakes| countries(&mut profile, fields, mistakes));
    section(&mut top, "severity", &mut mistakes, |fields, mistakes| levels(&mut profile, fields, mistakes));
    if let Some(list) = top.take("checklist") {
        profile.checklist = checklist(list, &mut mistakes);
    }
    top.end(&mut mistakes);
    if mistakes.0.is_empty() {
        return Ok(profile);
    }
    mistakes.0.sort_by(|a, b| (a.line, &a.field).cmp(&(b.line, &b.field)));
    Err(mistakes.0)
}

/// Reads a table that may be missing.
fn section(
    top: &mut Fields,
    name: &'static str,
    mistakes: &mut Mistakes,
    read: impl FnOnce(&mut Fields, &mut Mistakes),
) {
    let Some(item) = top.take(name) else { return };
    let Some(mut fields) = item.table(mistakes) else { return };
    read(&mut fields, mistakes);
    fields.end(mistakes);
}

fn info(top: &mut Fields, built_in: bool, mistakes: &mut Mistakes) -> ProfileInfo {
    let mut info = ProfileInfo { note: Text::default(), ..ProfileInfo::default() };
    if let Some(item) = top.require("id", mistakes) {
        let id = item.text(SHORT, mistakes).unwrap_or_default();
        if !is_plain_id(&id) {
            not_plain(&item, mistakes);
        } else if !built_in && super::built_in_ids().any(|known| known == id) {
            item.wrong(
                mistakes,
                crate::text!(
                    en: "\"{id}\" is the id of a built-in profile; choose another one",
                    zh: "“{id}”是内置配置的 id，请另选一个", id = id),
            );
        }
        info.id = id;
    }
    if let Some(version) = top.require("version", mistakes).and_then(|item| item.text(SHORT, mistakes)) {
        info.version = version;
    }
    if let Some(name) = top.require("name", mistakes).and_then(|item| item.both_languages(SHORT, mistakes)) {
        info.name = name;
    }
    if let Some(note) = top.take("note").and_then(|item| item.both_languages(LONG, mistakes)) {
        info.note = note;
    }
    section(top, "contact", mistakes, |fields, mistakes| info.contact = contact(fields, mistakes));
    section(top, "correction", mistakes, |fields, mistakes| {
        let days = fields.take("days").and_then(|item| item.whole(1, 365, mistakes));
        if let Some(days) = days.and_then(|days| u16::try_from(days).ok()) {
            info.correction_days = days;
        }
    });
    info
}

fn contact(fields: &mut Fields, mistakes: &mut Mistakes) -> Contact {
    let name = fields.take("name").and_then(|item| item.both_languages(SHORT, mistakes)).unwrap_or_default();
    let email = fields.take("email").map(|item| {
        let email = item.text(SHORT, mistakes).unwrap_or_default();
        if !email.is_empty() && (!is_email(&email) || email.contains(char::is_control)) {
            item.wrong(mistakes, Text::fixed("An e-mail address is expected here", "这里应是电子邮件地址"));
        }
        email
    });
    let phone = fields.take("phone").and_then(|item| item.text(SHORT, mistakes));
    let help = fields.take("help").map(|item| {
        let help = item.text(LONG, mistakes).unwrap_or_default();
        // It becomes a link of the page.
        if !help.is_empty() && !https_host(&help).is_some_and(|host| host.contains('.')) {
            item.wrong(
                mistakes,
                Text::fixed(
                    "A web address that begins with https:// is expected here",
                    "这里应是以 https:// 开头的网址",
                ),
            );
        }
        help
    });
    Contact { name, email: email.unwrap_or_default(), phone: phone.unwrap_or_default(), help: help.unwrap_or_default() }
}

fn minimum_revisions(profile: &mut Profile, fields: &mut Fields, mistakes: &mut Mistakes) {
    for kind in KINDS {
        let Some(item) = fields.take(kind.name()) else { continue };
        let Some(text) = item.text(SHORT, mistakes) else { continue };
        let minimum = match Revision::parse(&text) {
            Some(revision) => MinimumRevision::AtLeast(revision),
            None if text == "newest" => MinimumRevision::Newest,
            None => {
                item.wrong(
                    mistakes,
                    Text::fixed(
                        "A revision in quotes such as \"6.5\", or \"newest\", is expected here",
                        "这里应是引号括起的版本号，如 6.5，或 newest",
                    ),
                );
                continue;
            }
        };
        profile.minimum_revisions.insert(kind, minimum);
    }
}

fn scopes(profile: &mut Profile, fields: &mut Fields, mistakes: &mut Mistakes) {
    let Some(list) = fields.require("accepted", mistakes) else { return };
    for item in list.list(mistakes) {
        let Some(text) = item.text(SHORT, mistakes) else { continue };
        match Scope::ALL.into_iter().find(|scope| scope.key() == text) {
            Some(scope) if profile.scopes.contains(&scope) => twice(&item, mistakes),
            Some(scope) => profile.scopes.push(scope),
            None => one_of(&item, &Scope::ALL.map(Scope::key), mistakes),
        }
    }
}

fn minerals(profile: &mut Profile, fields: &mut Fields, mistakes: &mut Mistakes) {
    for (kind, offered) in
        [(TemplateKind::Emrt, options::MINERALS_EMRT), (TemplateKind::Amrt, options::MINERALS_AMRT_1_31)]
    {
        let Some(list) = fields.take(kind.name()) else { continue };
        let mut wanted = Vec::new();
        for item in list.list(mistakes) {
            let Some(known) = mineral(&item, mistakes) else { continue };
            if wanted.contains(&known) {
                twice(&item, mistakes);
            } else if offered.contains(&known.stored()) {
                wanted.push(known);
            } else {
                item.wrong(
                    mistakes,
                    crate::text!(
                        en: "The {kind} does not offer {mineral}",
                        zh: "{kind} 不提供{mineral}", kind = kind; mineral: known.name()),
                );
            }
        }
        profile.minerals.insert(kind, wanted);
    }
}

fn mineral(item: &Item, mistakes: &mut Mistakes) -> Option<KnownMineral> {
    let name = item.text(SHORT, mistakes)?;
    mineral_named(&name, item, mistakes)
}

fn mineral_named(name: &str, item: &Item, mistakes: &mut Mistakes) -> Option<KnownMineral> {
    if let Some(Mineral::Known(known)) = Mineral::parse(name) {
        return Some(known);
    }
    item.wrong(
        mistakes,
        crate::text!(
            en: "No template names a mineral \"{name}\"",
            zh: "没有模板提供名为“{name}”的矿产", name = Shown(name)),
    );
    None
}

fn answers(profile: &mut Profile, fields: &mut Fields, mistakes: &mut Mistakes) {
    if let Some(wanted) = fields.take("reason-for-no").and_then(|item| item.switch(mistakes)) {
        profile.reason_for_no = wanted;
    }
    if let Some(list) = fields.take("expected-used") {
        for item in list.list(mistakes) {
            let Some(known) = mineral(&item, mistakes) else { continue };
            if profile.expected_minerals.contains(&known) {
                twice(&item, mistakes);
            } else {
                profile.expected_minerals.push(known);
            }
        }
    }
    if let Some(item) = fields.take("minimum-response") {
        let share = item.whole(50, 100, mistakes);
        if share.is_some_and(|share| !SHARES.contains(&share)) {
            item.wrong(
                mistakes,
                Text::fixed(
                    "50, 75, 90 or 100 is expected here: the shares that the templates offer as answers",
                    "这里应是 50、75、90 或 100，即模板选项中的比例",
                ),
            );
        }
        profile.minimum_response = share.and_then(|share| u8::try_from(share).ok());
    }
}

/// The least share of conformant smelters in percent, by the name of the mineral as the template
/// stores it.
fn minimum_conformant(shares: Item, mistakes: &mut Mistakes) -> BTreeMap<String, u8> {
    let mut minimums = BTreeMap::new();
    let Some(mut fields) = shares.table(mistakes) else { return minimums };
    for (name, item) in fields.take_all() {
        let Some(known) = mineral_named(&name, &item, mistakes) else { continue };
        let share = item.whole(1, 100, mistakes).and_then(|share| u8::try_from(share).ok());
        let Some(share) = share else { continue };
        if minimums.insert(known.stored().to_owned(), share).is_some() {
            twice(&item, mistakes);
        }
    }
    minimums
}

fn smelters(profile: &mut Profile, fields: &mut Fields, mistakes: &mut Mistakes) {
    let share = fields.take("pasted-list-share").and_then(|item| item.whole(10, 100, mistakes));
    if let Some(share) = share.and_then(|share| u8::try_from(share).ok()) {
        profile.pasted_list_share = share;
    }
    let months = fields.take("status-max-age-months").and_then(|item| item.whole(1, 120, mistakes));
    if let Some(months) = months.and_then(|months| u16::try_from(months).ok()) {
        profile.info.status_max_age_months = months;
    }
    if let Some(shares) = fields.take("minimum-conformant") {
        profile.info.minimum_conformant = minimum_conformant(shares, mistakes);
    }
    let Some(list) = fields.take("blocked") else { return };
    let (line, path) = (list.line, list.path.clone());
    let items = list.list(mistakes);
    if items.len() > MOST_BLOCKED {
        mistakes.add(
            line,
            &path,
            crate::text!(en: "A list of at most {most} smelters is expected here", zh: "这里最多可列 {most} 家冶炼厂", most = MOST_BLOCKED),
        );
        return;
    }
    for item in items {
        let Some(mut fields) = item.table(mistakes) else { continue };
        let id = fields.require("id", mistakes);
        let reason = fields.require("reason", mistakes).and_then(|item| item.both_languages(LONG, mistakes));
        if let (Some(item), Some(reason)) = (id, reason)
            && let Some(id) = item.text(SHORT, mistakes).map(|id| id.to_uppercase())
        {
            if !is_rmi_id(&id) {
                item.wrong(
                    mistakes,
                    Text::fixed(
                        "A smelter id is expected here: CID and six digits",
                        "这里应是冶炼厂识别号：CID 加六位数字",
                    ),
                );
            } else if profile.blocked.insert(id, BlockedSmelter { reason }).is_some() {
                twice(&item, mistakes);
            }
        }
        fields.end(mistakes);
    }
}

fn countries(profile: &mut Profile, fields: &mut Fields, mistakes: &mut Mistakes) {
    let lists = [fields.take("watch"), fields.take("sanctioned")];
    if lists.iter().all(Option::is_none) {
        mistakes.add(
            fields.line,
            "countries",
            Text::fixed("\"watch\" or \"sanctioned\" is expected here", "这里应有 watch 或 sanctioned"),
        );
    }
    let [watch, sanctioned] = lists.map(|list| list.map(|list| country_codes(list, mistakes)).unwrap_or_default());
    profile.watch_countries = watch;
    profile.sanctioned_countries = sanctioned;
}

fn country_codes(list: Item, mistakes: &mut Mistakes) -> Vec<String> {
    let known = Countries::shipped();
    let mut codes = Vec::new();
    for item in list.list(mistakes) {
        let Some(code) = item.text(SHORT, mistakes) else { continue };
        if known.by_code(&code).is_none() {
            item.wrong(
                mistakes,
                crate::text!(
                    en: "\"{code}\" is no country code of two capitals such as CD (ISO 3166-1 alpha-2)",
                    zh: "“{code}”不是两位大写的国家或地区代码（ISO 3166-1 alpha-2，如 CD）", code = Shown(&code)),
            );
        } else if codes.contains(&code) {
            twice(&item, mistakes);
        } else {
            codes.push(code);
        }
    }
    codes
}

fn levels(profile: &mut Profile, fields: &mut Fields, mistakes: &mut Mistakes) {
    const OFF: &str = "off";
    for (code, item) in fields.take_all() {
        match rules::find(&code).map(|rule| rule.adjustable) {
            None => item.wrong(
                mistakes,
                crate::text!(en: "There is no rule \"{code}\"", zh: "没有规则“{code}”", code = Shown(&code)),
            ),
            Some(false) => item.wrong(
                mistakes,
                crate::text!(
                    en: "A profile cannot change {code}: it is a demand of the template or of logic, or a plain hint",
                    zh: "配置不能更改 {code}：它是模板要求、逻辑要求或一般提示", code = code),
            ),
            Some(true) => {}
        }
        let Some(mut fields) = item.table(mistakes) else { continue };
        let level = fields.require("level", mistakes);
        let reason = fields.require("reason", mistakes).and_then(|item| item.both_languages(LONG, mistakes));
        let level = level.and_then(|item| {
            let text = item.text(SHORT, mistakes)?;
            let severity = Severity::ALL.into_iter().find(|severity| severity.key() == text).map(Level::Severity);
            let level = severity.or_else(|| (text == OFF).then_some(Level::Off));
            if level.is_none() {
                let [error, warning, info] = Severity::ALL.map(Severity::key);
                one_of(&item, &[error, warning, info, OFF], mistakes);
            }
            level
        });
        fields.end(mistakes);
        if let (Some(level), Some(reason)) = (level, reason) {
            profile.levels.insert(code, LevelChange { level, reason });
        }
    }
}

/// A profile's own list takes the place of the usual one; an empty list asks for nothing.
fn checklist(list: Item, mistakes: &mut Mistakes) -> Vec<ChecklistDemand> {
    let (line, path) = (list.line, list.path.clone());
    let items = list.list(mistakes);
    if items.len() > MOST_BOXES {
        mistakes.add(
            line,
            &path,
            crate::text!(en: "At most {most} entries are expected here", zh: "这里最多可列 {most} 项", most = MOST_BOXES),
        );
        return Vec::new();
    }
    let mut demands: Vec<ChecklistDemand> = Vec::new();
    for item in items {
        let Some(mut fields) = item.table(mistakes) else { continue };
        let id = fields.require("id", mistakes).and_then(|item| {
            let id = item.text(SHORT, mistakes)?;
            if !is_plain_id(&id) {
                not_plain(&item, mistakes);
            } else if demands.iter().any(|demand| demand.id == id) {
                twice(&item, mistakes);
            }
            Some(id)
        });
        let text = fields.require("text", mistakes).and_then(|item| item.both_languages(LONG, mistakes));
        let hint = fields.take("hint").and_then(|item| item.both_languages(LONG, mistakes)).unwrap_or_default();
        let mut needed_for = Vec::new();
        for item in fields.take("needed-for").map(|item| item.list(mistakes)).unwrap_or_default() {
            let Some(name) = item.text(SHORT, mistakes) else { continue };
            match KINDS.into_iter().find(|kind| kind.name() == name) {
                Some(kind) if needed_for.contains(&kind) => twice(&item, mistakes),
                Some(kind) => needed_for.push(kind),
                None => one_of(&item, &KINDS.map(TemplateKind::name), mistakes),
            }
        }
        fields.end(mistakes);
        if let (Some(id), Some(text)) = (id, text) {
            demands.push(ChecklistDemand { id, text, hint, needed_for });
        }
    }
    demands
}

fn is_plain_id(id: &str) -> bool {
    id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn not_plain(item: &Item, mistakes: &mut Mistakes) {
    item.wrong(mistakes, Text::fixed("Only a to z, 0 to 9 and - are expected here", "这里只能用 a 到 z、0 到 9 和 -"));
}

fn one_of(item: &Item, offered: &[&str], mistakes: &mut Mistakes) {
    let offered = offered.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
    item.wrong(
        mistakes,
        crate::text!(en: "One of {offered} is expected here", zh: "这里应是其中之一：{offered}", offered = offered),
    );
}

fn twice(item: &Item, mistakes: &mut Mistakes) {
    item.wrong(mistakes, Text::fixed("This is there twice", "该项重复出现"));
}
