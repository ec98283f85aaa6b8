//! The printable report: one page without script that needs nothing but itself, made for paper in
//! black and white.

use super::identity::{identity, template, visible};
use super::markup::{Markup, css_string, document, element, words};
use super::plan::{NOTHING, closing};
use crate::base::date::Date;
use crate::base::text::{Lang, Shown, Text};
use crate::reference::StatusGroup;
use crate::report::causes::{Cause, RuleTitles, SectionFindings, group};
use crate::report::checklist::{Checklist, Readiness, TickedItem};
use crate::report::first_steps::{FirstStep, first_steps};
use crate::report::mines::{self, MineralMines};
use crate::report::smelters::{RowStatus, SmelterRow};
use crate::report::{Evidence, Finding, FixChoice, ListKind, MineralScope, Outcome, OutcomeKind, Report, Severity};
use crate::text;

const STYLE: &str = include_str!("report.css");

/// What every part of the page is made from.
struct View<'a> {
    report: &'a Report,
    languages: &'a [Lang],
    titles: &'a RuleTitles,
}

/// The page.
pub(super) fn report(report: &Report, languages: &[Lang], titles: &RuleTitles, checklist: &Checklist) -> String {
    let view = View { report, languages, titles };
    let sections = group(report);
    let parts = [
        view.summary(),
        view.first(),
        view.checker(),
        view.facts(),
        view.checklist(checklist),
        view.findings(&sections),
        view.smelters(),
        view.mines(),
        view.lists(),
        view.not_checked(),
    ];
    let foot = element("footer", &[], [element("p", &[], [view.say(&closing(report))])]);
    let body = Markup::all([view.head(), element("main", &[], parts), foot]);
    let lang = languages.first().copied().unwrap_or_default();
    let title = view.plain(&text!(
        en: "Smeltcheck report: {file}", zh: "Smeltcheck 检查报告：{file}", file = Shown::whole(&report.file.name)));
    document(lang, &title, &format!("{STYLE}{}", view.foot_of_every_page()), &body)
}

impl View<'_> {
    fn say(&self, text: &Text) -> Markup {
        words(text, self.languages)
    }

    /// In the first language, for places that take no marks.
    fn plain(&self, text: &Text) -> String {
        text.get(self.languages.first().copied().unwrap_or_default()).to_owned()
    }

    fn heading(&self, text: &Text) -> Markup {
        element("h2", &[], [self.say(text)])
    }

    fn paragraph(&self, text: &Text) -> Markup {
        element("p", &[], [self.say(text)])
    }

    /// File, day and page on every sheet of paper, as each may lie alone.
    fn foot_of_every_page(&self) -> String {
        let day = self.report.checked_on.map(|day| format!(" · {day}")).unwrap_or_default();
        let file = Shown(&self.report.file.name);
        let foot = self.plain(&text!(
            en: "{file}{day} · not an approval by your customer", zh: "{file}{day} · 不代表客户已接受",
            file = file, day = day));
        format!("@page{{@bottom-left{{content:{}}}}}", css_string(&foot))
    }

    fn head(&self) -> Markup {
        let row = |(name, value): (Text, Text)| self.row(&name, self.say(&value));
        let title = text!(
            en: "Report on {file}", zh: "检查报告：{file}", file = Shown::whole(&self.report.file.name));
        element(
            "header",
            &[],
            [
                element("p", &[("class", "mark")], [Markup::text("Smeltcheck")]),
                element("h1", &[], [self.say(&title)]),
                table("facts", Markup::default(), identity(self.report).into_iter().map(row)),
            ],
        )
    }

    /// A row of two columns.
    fn row(&self, name: &Text, value: Markup) -> Markup {
        let name = element("th", &[("scope", "row")], [self.say(name)]);
        element("tr", &[], [name, element("td", &[], [value])])
    }

    /// The head of a table.
    fn columns(&self, names: &[Text]) -> Markup {
        let cells = names.iter().map(|name| element("th", &[("scope", "col")], [self.say(name)]));
        element("thead", &[], [element("tr", &[], cells)])
    }

    fn chip(&self, severity: Severity) -> Markup {
        let outline = match severity {
            Severity::Error => "M8 3h8l5 5v8l-5 5H8l-5-5V8z M9 9l6 6 M15 9l-6 6",
            Severity::Warning => "M3 4h18v13h-9l-5 4v-4H3z M7.5 8.7h9 M7.5 12.4h5.5",
            Severity::Info => {
                "M2 12c3-5 6.3-7 10-7s7 2 10 7c-3 5-6.3 7-10 7s-7-2-10-7z M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6z"
            }
        };
        let drawing = element(
            "svg",
            &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")],
            [element("path", &[("d", outline)], [])],
        );
        element("span", &[("class", "chip")], [drawing, self.say(&severity.name())])
    }

    fn summary(&self) -> Markup {
        let summary = self.report.summary;
        if self.report.findings.is_empty() {
            return element("section", &[], [self.heading(&NOTHING)]);
        }
        let counts = text!(
            en: "{errors} must be fixed, {warnings} to explain, {infos} to look at",
            zh: "{errors} 处必须修改，{warnings} 处需要说明，{infos} 处请留意",
            errors = summary.errors, warnings = summary.warnings, infos = summary.infos);
        element("section", &[], [self.heading(&counts), self.paragraph(&closing(self.report))])
    }

    fn first(&self) -> Markup {
        let steps = first_steps(self.report, self.titles);
        if steps.is_empty() {
            return Markup::default();
        }
        let step = |step: &FirstStep| {
            let mut cells: Vec<String> = step.cells.iter().map(|cell| Shown::whole(&cell.to_string())).collect();
            if step.more_cells > 0 {
                cells.push("…".to_owned());
            }
            let meta = [self.say(&settles(step)), Markup::text(" "), cell_tags(&cells)];
            let title = element("p", &[("class", "title")], [self.say(&visible(&step.title))]);
            element("li", &[], [title, element("p", &[("class", "meta")], meta)])
        };
        let heading = self.heading(&Text::fixed("What to do first", "先做什么"));
        element("section", &[], [heading, element("ol", &[("class", "steps")], steps.iter().map(step))])
    }

    /// What the template's own Checker would show next to this report.
    fn checker(&self) -> Markup {
        let official = &self.report.official_checker;
        let heading = official.summary_text();
        let detail = Text::fixed(
            "It looks for blank required cells, not for contradictions",
            "它只看必填项是否为空，不看答案是否矛盾",
        );
        let broken = official.broken_by.as_ref().map(|cell| {
            self.paragraph(&text!(
                en: "In Excel its total is an error value, because of {cell}",
                zh: "在 Excel 里它的合计显示为错误值，原因是 {cell}", cell = Shown::whole(&cell.to_string())))
        });
        let columns = [
            Text::fixed("Row of the Checker", "Checker 行"),
            Text::fixed("What it asks for", "要求填写"),
            Text::fixed("Cell", "单元格"),
            Text::fixed("Rule of this report", "本报告的规则"),
        ];
        let rows = official.incomplete.iter().map(|item| {
            let cell = item.fill_in.as_ref().or(item.answer.as_ref()).map(|cell| Shown::whole(&cell.to_string()));
            let cells = [
                element("th", &[("scope", "row")], [Markup::text(&item.row.to_string())]),
                element("td", &[], [self.say(&visible(&item.label))]),
                element("td", &[], [cell_tags(&cell.into_iter().collect::<Vec<_>>())]),
                element("td", &[], [Markup::text(item.found_by.as_deref().unwrap_or("–"))]),
            ];
            element("tr", &[], cells)
        });
        let items = if official.incomplete.is_empty() {
            Markup::default()
        } else {
            table("grid", self.columns(&columns), rows)
        };
        let paragraphs = [self.heading(&heading), self.paragraph(&detail), broken.unwrap_or_default(), items];
        element("section", &[], paragraphs)
    }

    fn facts(&self) -> Markup {
        let facts = &self.report.facts;
        let typed = |value: &str| match value {
            "" => Text::fixed("(blank)", "（空白）"),
            value => Text::same(Shown(value).to_string()),
        };
        let minerals = facts.minerals.iter().map(|mineral| {
            let name = visible(&mineral.name);
            match mineral.scope {
                MineralScope::In => name,
                MineralScope::Open => text!(en: "{name} (undecided)", zh: "{name}（未确定）"; name: name),
                MineralScope::Out => text!(en: "{name} (out of scope)", zh: "{name}（不在申报范围）"; name: name),
            }
        });
        let minerals = Text::list(&minerals.collect::<Vec<_>>());
        let rows = text!(
            en: "Smelter List {smelters}, Mine List {mines}, Product List {products}",
            zh: "冶炼厂清单 {smelters}，矿场清单 {mines}，产品清单 {products}",
            smelters = facts.smelter_rows, mines = facts.mine_rows, products = facts.product_rows);
        let newest = self.report.template.newest_known.as_deref().unwrap_or("–");
        let revision = text!(
            en: "{template}; the newest known is {newest}", zh: "{template}；已知最新版本为 {newest}",
            template = template(self.report), newest = Shown(newest));
        let lines = [
            (Text::fixed("Company", "公司"), typed(&facts.company)),
            (Text::fixed("Declaration scope", "申报范围"), typed(&facts.scope)),
            (Text::fixed("Effective date", "生效日期"), typed(&facts.effective_date)),
            (Text::fixed("Minerals", "矿产"), if minerals.en.is_empty() { typed("") } else { minerals }),
            (Text::fixed("Rows", "行数"), rows),
            (Text::fixed("Revision", "版本"), revision),
        ];
        let rows = lines.iter().map(|(name, value)| self.row(name, self.say(value)));
        let heading = self.heading(&Text::fixed("What the form says", "表格内容概要"));
        element("section", &[], [heading, table("facts", Markup::default(), rows)])
    }

    fn findings(&self, sections: &[SectionFindings]) -> Markup {
        let section = |section: &SectionFindings| {
            let count: usize = section.causes.iter().map(|cause| cause.findings.len()).sum();
            let heading = text!(en: "{sheet}: {count}", zh: "{sheet}：{count}";
                sheet: visible(&section.section.name()), count: Text::counted(count, "finding", "findings", "处"));
            let causes = section.causes.iter().map(|cause| self.cause(cause));
            element("section", &[], std::iter::once(self.heading(&heading)).chain(causes))
        };
        Markup::all(sections.iter().map(section))
    }

    /// What all findings of a cause have in common stands once, above them.
    fn cause(&self, cause: &Cause) -> Markup {
        let findings: Vec<(usize, &Finding)> =
            cause.findings.iter().filter_map(|index| Some((index + 1, self.report.findings.get(*index)?))).collect();
        let title = visible(&cause.title(self.report, self.titles));
        let heading = element("h3", &[], [self.say(&title)]);
        let common = |part: fn(&Finding) -> &Text| {
            let first = part(findings.first()?.1);
            (findings.len() > 1 && findings.iter().all(|(_, finding)| part(finding) == first)).then_some(first)
        };
        let (why, fix) = (common(|finding| &finding.why), common(|finding| &finding.fix));
        let mut lines = Vec::new();
        lines.extend(why.map(|why| self.line(&WHY, self.say(&visible(why)))));
        lines.extend(fix.map(|fix| self.line(&FIX, self.say(&visible(fix)))));
        let common = if lines.is_empty() { Markup::default() } else { element("div", &[("class", "common")], lines) };
        let each =
            findings.iter().map(|(number, finding)| self.finding(*number, finding, why.is_none(), fix.is_none()));
        Markup::all([heading, common].into_iter().chain(each))
    }

    fn finding(&self, number: usize, finding: &Finding, with_why: bool, with_fix: bool) -> Markup {
        let head = [
            element("span", &[("class", "number")], [Markup::text(&number.to_string())]),
            self.chip(finding.severity),
            element("span", &[("class", "message")], [self.say(&visible(&finding.message))]),
        ];
        let mut parts = vec![element("p", &[("class", "head")], head), self.evidence(finding)];
        for question in self.report.questions_of(finding) {
            parts.push(self.line(&Text::fixed("The form asks", "表中的问题"), self.say(&visible(question))));
        }
        if with_why {
            parts.push(self.line(&WHY, self.say(&visible(&finding.why))));
        }
        if with_fix || !finding.choices.is_empty() {
            let fix = if with_fix { self.say(&visible(&finding.fix)) } else { Markup::default() };
            parts.push(self.line(&FIX, Markup::all([fix, self.choices(&finding.choices)])));
        }
        let source = text!(en: "{source}, rule {code}", zh: "{source}，规则 {code}", code = finding.code;
            source: finding.source.name());
        parts.push(self.line(&Text::fixed("Source", "依据"), self.say(&source)));
        parts.push(element("p", &[("class", "line")], [self.say(&visible(&finding.official_text()))]));
        if let Some(change) = finding.severity_change_text() {
            parts.push(self.line(&Text::fixed("Level", "程度"), self.say(&visible(&change))));
        }
        element("article", &[], parts)
    }

    fn line(&self, name: &Text, content: Markup) -> Markup {
        let name = element("span", &[("class", "name")], [self.say(name)]);
        // The content may be a list, which a paragraph cannot hold.
        element("div", &[("class", "line")], [name, Markup::text(" "), content])
    }

    fn evidence(&self, finding: &Finding) -> Markup {
        if finding.evidence.is_empty() {
            let cells: Vec<String> = finding.cells.iter().map(|cell| Shown::whole(&cell.to_string())).collect();
            return element("p", &[("class", "line")], [cell_tags(&cells)]);
        }
        let row = |evidence: &Evidence| {
            let value = match evidence.value.as_str() {
                "" => element("i", &[], [self.say(&Text::fixed("(blank)", "（空白）"))]),
                value if evidence.wrong => element("b", &[], [Markup::text(&Shown(value).to_string())]),
                value => Markup::text(&Shown(value).to_string()),
            };
            let cell = Shown::whole(&evidence.cell.to_string());
            let cells = [
                element("th", &[("scope", "row")], [cell_tags(&[cell])]),
                element("td", &[], [self.say(&visible(&evidence.label))]),
                element("td", &[], [value]),
            ];
            element("tr", &[], cells)
        };
        table("values", Markup::default(), finding.evidence.iter().map(row))
    }

    fn choices(&self, choices: &[FixChoice]) -> Markup {
        if choices.is_empty() {
            return Markup::default();
        }
        let choice = |choice: &FixChoice| {
            let cell = cell_tags(&[choice.cell.addr.to_string()]);
            let value = element("b", &[], [Markup::text(&Shown(&choice.value).to_string())]);
            let when = self.say(&visible(&choice.when));
            element("li", &[], [cell, Markup::text(" = "), value, Markup::text(" "), when])
        };
        element("ul", &[("class", "choices")], choices.iter().map(choice))
    }

    fn smelters(&self) -> Markup {
        if self.report.smelters.is_empty() {
            return Markup::default();
        }
        let columns = [
            Text::fixed("Row", "行"),
            Text::fixed("Metal", "金属"),
            Text::fixed("Smelter", "冶炼厂"),
            Text::fixed("Smelter ID", "冶炼厂识别号"),
            Text::fixed("Country or region", "国家或地区"),
            Text::fixed("Status on the list of that day", "当日清单上的状态"),
        ];
        let caution = Text::fixed(
            "Where a smelter is located is not where its ore comes from. A status is what a list said on its day, and about due diligence, not about one lot of metal.",
            "冶炼厂的位置不等于矿石的来源。状态是某份清单某一天关于尽职调查的记录，不是关于某一批金属。",
        );
        let rows = self.report.smelters.iter().map(|row| self.smelter(row));
        let heading = self.heading(&Text::fixed("Smelters and their status", "冶炼厂及其状态"));
        let remarks = self.report.facts.remarks.iter();
        let remarks = Markup::all(remarks.map(|remark| self.paragraph(&visible(&remark.message))));
        element(
            "section",
            &[],
            [heading, self.paragraph(&caution), remarks, self.minimums(), table("grid", self.columns(&columns), rows)],
        )
    }

    /// The shares of conformant smelters for which the customer's profile sets a minimum.
    fn minimums(&self) -> Markup {
        let shares = self.report.conformant_shares();
        Markup::all(shares.iter().map(|share| {
            self.paragraph(&text!(
                en: "{mineral}: {share}", zh: "{mineral}：{share}";
                mineral: visible(&self.report.mineral_name(&share.mineral)), share: share.text()))
        }))
    }

    fn mines(&self) -> Markup {
        if self.report.mine_countries.is_empty() {
            return Markup::default();
        }
        let mut columns = vec![Text::fixed("Mineral", "矿产")];
        columns.extend(mines::COLUMNS);
        let row = |mines: &MineralMines| {
            let number = |count: usize| element("td", &[], [Markup::text(&count.to_string())]);
            let mineral = self.say(&visible(&self.report.mineral_name(&mines.mineral)));
            let cells = [
                element("th", &[("scope", "row"), ("class", "keep")], [mineral]),
                element("td", &[], [self.say(&visible(&mines.countries_text()))]),
                number(mines.recycled_rows),
                number(mines.other_rows),
            ];
            element("tr", &[], cells)
        };
        let rows = self.report.mine_countries.iter().map(row);
        let parts =
            [self.heading(&mines::TITLE), self.paragraph(&mines::CAUTION), table("grid", self.columns(&columns), rows)];
        element("section", &[], parts)
    }

    fn lists(&self) -> Markup {
        if self.report.lists.is_empty() {
            return Markup::default();
        }
        let columns = [
            Text::fixed("List", "清单"),
            Text::fixed("Date", "日期"),
            Text::fixed("Smelters", "冶炼厂数"),
            Text::fixed("Source", "来源"),
        ];
        let rows = self.report.lists.iter().map(|info| {
            let no_date = || Text::fixed("Without a date", "没有日期");
            let date = info.date.map_or_else(no_date, Date::text);
            // The source of the built-in lists is the same for all, and stands above; documents
            // have their own.
            let is_list = info.built_in && info.kind != ListKind::Statements;
            let source = if is_list { Text::fixed("Built in", "内置") } else { visible(&info.source) };
            let cells = [
                element("th", &[("scope", "row")], [self.say(&visible(&info.name))]),
                element("td", &[("class", "keep")], [self.say(&date)]),
                element("td", &[], [Markup::text(&info.count.to_string())]),
                element("td", &[], [self.say(&source)]),
            ];
            element("tr", &[], cells)
        });
        let heading = self.heading(&Text::fixed("Lists of smelters that were compared with", "对照所用的冶炼厂清单"));
        let built_in = self.report.lists.iter().find(|info| info.built_in && info.kind != ListKind::Statements);
        let source = built_in.map(|info| self.paragraph(&visible(&info.source))).unwrap_or_default();
        element("section", &[], [heading, source, table("grid", self.columns(&columns), rows)])
    }

    fn smelter(&self, row: &SmelterRow) -> Markup {
        let mut name = vec![Markup::text(&Shown(&row.typed.name).to_string())];
        if let Some(meant) = row.meant.as_ref().filter(|meant| meant.name != row.typed.name) {
            let standard = text!(en: "Standard name: {name}", zh: "标准名称：{name}", name = Shown(&meant.name));
            name.push(element("span", &[("class", "more")], [self.say(&standard)]));
        }
        let id = row.meant.as_ref().map(|meant| &meant.id).filter(|id| !id.is_empty()).unwrap_or(&row.typed.id);
        let (word, by) = match (&row.status, row.group) {
            (Some(status), _) => {
                let (word, by) = status.words(&self.report.lists);
                (visible(&word), by.map(|by| visible(&by)))
            }
            (None, Some(group @ (StatusGroup::NotListed | StatusGroup::Unknown))) => (group.name(), None),
            (None, Some(_)) => (StatusGroup::Unknown.name(), None),
            (None, None) => (Text::fixed("No smelter identified", "未识别冶炼厂"), None),
        };
        let also = row.also_stated.iter().filter_map(|status| status.also(&self.report.lists));
        let operation = row.status.as_ref().and_then(RowStatus::operation);
        let by = by.into_iter().chain(also.map(|also| visible(&also))).chain(operation);
        let by: Vec<Markup> = by.map(|by| element("span", &[("class", "more")], [self.say(&by)])).collect();
        let status: Vec<Markup> = std::iter::once(self.say(&word)).chain(by).collect();
        let cells = [
            element("th", &[("scope", "row")], [Markup::text(&row.row.to_string())]),
            element("td", &[("class", "keep")], [self.say(&visible(&self.report.mineral_name(&row.mineral)))]),
            element("td", &[], name),
            element("td", &[("class", "id")], [Markup::text(&Shown(id).to_string())]),
            element("td", &[], [Markup::text(&Shown(&row.typed.country).to_string())]),
            element("td", &[], status),
        ];
        element("tr", &[], cells)
    }

    /// The boxes with the user's ticks, and what is still open.
    fn checklist(&self, checklist: &Checklist) -> Markup {
        let line = |line: &TickedItem| {
            let (class, said) = if line.ticked {
                ("box ticked", Text::fixed("ticked", "已勾选"))
            } else {
                ("box", Text::fixed("not ticked", "未勾选"))
            };
            let note = line.item.machine_note.as_ref().map(visible);
            let note = note.map(|note| element("span", &[("class", "more")], [self.say(&note)]));
            let mark = element("span", &[("class", class), ("role", "img"), ("aria-label", &self.plain(&said))], []);
            let text = self.say(&visible(&line.item.text));
            element("li", &[], [mark, text, note.unwrap_or_default()])
        };
        let state = self.paragraph(&checklist.state.text());
        let open = match &checklist.state {
            Readiness::Open(open) => {
                element("ul", &[], open.iter().map(|line| element("li", &[], [self.say(&visible(line))])))
            }
            Readiness::NothingBlocking => Markup::default(),
        };
        let items = element("ul", &[("class", "boxes")], checklist.items.iter().map(line));
        let items = if checklist.items.is_empty() { Markup::default() } else { items };
        let title = self.heading(&Text::fixed("Before the file is sent", "发送之前"));
        element("section", &[], [title, items, state, open])
    }

    /// What was not looked at is never left unsaid.
    fn not_checked(&self) -> Markup {
        let count = |kind| self.report.outcomes.iter().filter(|outcome| outcome.result == kind).count();
        let counts = text!(
            en: "{clean} without a finding, {not} not applicable to this template",
            zh: "{clean}没有发现，{not}不适用于本模板";
            clean: Text::counted(count(OutcomeKind::NothingFound), "rule", "rules", "条规则"),
            not: Text::counted(count(OutcomeKind::NotApplicable), "rule is", "rules are", "条"));
        let not_checked =
            |outcome: &&Outcome| matches!(outcome.result, OutcomeKind::Skipped | OutcomeKind::SwitchedOff);
        let rows = self.report.outcomes.iter().filter(not_checked).map(|outcome| {
            let title = self.titles.get(&*outcome.code).cloned().unwrap_or_default();
            let how = match outcome.result {
                OutcomeKind::SwitchedOff => Text::fixed("Switched off by the profile", "客户配置关闭"),
                _ => Text::fixed("Not checked", "没有检查"),
            };
            let reason = outcome.reason.as_ref().map(visible).unwrap_or_default();
            let cells = [
                element("th", &[("scope", "row")], [Markup::text(&outcome.code)]),
                element("td", &[], [self.say(&title)]),
                element("td", &[], [self.say(&how)]),
                element("td", &[], [self.say(&reason)]),
            ];
            element("tr", &[], cells)
        });
        let rows: Vec<Markup> = rows.collect();
        let columns = [
            Text::fixed("Rule", "规则"),
            Text::fixed("What it checks", "检查内容"),
            Text::fixed("Result", "结果"),
            Text::fixed("Reason", "原因"),
        ];
        let list = if rows.is_empty() {
            self.paragraph(&Text::fixed("No rule was skipped", "没有跳过的规则"))
        } else {
            table("grid", self.columns(&columns), rows)
        };
        let heading = self.heading(&Text::fixed("Not checked", "没有检查的内容"));
        let limits = Text::fixed(
            "Never checked: whether an answer is true, and what your customer accepts",
            "从不检查：答案是否属实，客户是否接受",
        );
        element("section", &[], [heading, list, self.paragraph(&counts), self.paragraph(&limits)])
    }
}

static WHY: Text = Text::fixed("Why", "为什么");
static FIX: Text = Text::fixed("How to fix", "怎么改");

/// How far a step leads; what is zero is left out.
fn settles(step: &FirstStep) -> Text {
    match (step.errors, step.warnings) {
        (errors, 0) => {
            text!(en: "Settles {errors} that must be fixed:", zh: "可解决 {errors} 处必须修改：", errors = errors)
        }
        (0, warnings) => {
            text!(en: "Settles {warnings} to explain:", zh: "可解决 {warnings} 处需要说明：", warnings = warnings)
        }
        (errors, warnings) => text!(
            en: "Settles {errors} that must be fixed, {warnings} to explain:",
            zh: "可解决 {errors} 处必须修改、{warnings} 处需要说明：", errors = errors, warnings = warnings),
    }
}

fn table(class: &'static str, head: Markup, rows: impl IntoIterator<Item = Markup>) -> Markup {
    let body = element("tbody", &[], rows);
    let parts = if head.is_empty() { vec![body] } else { vec![head, body] };
    element("table", &[("class", class)], parts)
}

/// Addresses of cells, which never break.
fn cell_tags(cells: &[String]) -> Markup {
    let tag = |(place, cell): (usize, &String)| {
        let tag = element("span", &[("class", "cell")], [Markup::text(cell)]);
        if place == 0 { tag } else { Markup::all([Markup::text(" "), tag]) }
    };
    Markup::all(cells.iter().enumerate().map(tag))
}
