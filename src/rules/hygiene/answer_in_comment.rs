//! H06: a comment carries the answer, points elsewhere instead of saying something, or holds legal
//! text.

mod remarks;

use crate::declaration::read_answer;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "H06",
    name: "answer-in-comment",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Four cases: a comment reads as an answer beside an empty answer that is asked for; a short comment only points to an attachment; the whole comment only refers to another cell or to last year; a comment excludes liability or warranty. A comment that another rule asks for and that says nothing is named there. Explanations beside an empty answer, and what stands for the policy's address, are covered by other rules",
            "四种情况：该填的答案空着，旁边的注释却写着答案；简短的注释只写了参见附件；整条注释只写了同上或与去年相同；注释中写有免责内容。其他规则要求填写而没有内容的注释，由那条规则检查。空白答案旁的说明，以及填写政策网址的位置，由其他规则检查",
        ),
    },
    title: &Text::fixed(
        "Comment carries the answer, points elsewhere, or holds legal text",
        "注释代替了答案，或只写参见附件，或写有免责内容",
    ),
    why: &Text::fixed(
        "Programs read the answer cells; what stands only in a comment is easily lost",
        "软件只读取答案单元格，只写在注释里的内容容易丢失",
    ),
    fix: &Text::fixed("Choose the answer in the answer cell", "在答案单元格中选择答案"),
    reasons: &[Reason::Form, Reason::Superfluous, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::blank(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin)),
            Edit::text(Place::Comment(MineralQuestion::Covered, KnownMineral::Tin), "No, not from there"),
        ],
        good: &[Edit::text(Place::Comment(MineralQuestion::Covered, KnownMineral::Tin), "No, not from there")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // A blank form is one cause (F08).
    if !ctx.declaration.is_blank_form() {
        check_empty_answers(ctx, sink);
    }
    remarks::check_remarks(ctx, sink);
}

/// One empty answer with its comment and the options of its drop-down.
type EmptyAnswer<'d> = (&'d Entry, &'d Entry, &'static [&'static str]);

fn check_empty_answers(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let declaration = ctx.declaration;
    let of_minerals = declaration.minerals.iter().flat_map(|mineral| {
        mineral.answers.iter().filter(|cell| match cell.question {
            MineralQuestion::Used => true,
            MineralQuestion::Remains => mineral.answer(MineralQuestion::Used) == Some(Answer::Yes),
            _ => mineral.in_scope(declaration.family) == InScope::In,
        })
    });
    let of_minerals = of_minerals.map(|cell| (&cell.entry, &cell.comment, cell.options));
    let of_company = declaration.company_answers_due().map(|cell| (&cell.entry, &cell.comment, cell.options));
    let empty = |(answer, comment, _): &EmptyAnswer<'_>| answer.is_blank() && !comment.is_blank();
    for (answer, comment, options) in of_minerals.chain(of_company).filter(empty) {
        let Some(spelling) = answer_in(comment, options) else { continue };
        let mut finding = sink.at(comment);
        finding.for_comparison(answer);
        if let Spelling::Variant(option) | Spelling::Translated(option) = spelling {
            finding.choose(answer, option, Text::fixed("if this is what the comment means", "注释是这个意思时"));
        }
        finding.report(text!(
            en: "The comment \"{value}\" reads as an answer, but the answer cell is empty",
            zh: "注释“{value}”看起来是答案，但答案单元格空着", value = Shown(comment.text())));
    }
}

/// How the beginning of a comment relates to the drop-down next to it, if it is an answer. "None"
/// and "n/a" mean that there is no comment.
fn answer_in(comment: &Entry, options: &'static [&'static str]) -> Option<Spelling> {
    const ENDS: &[char] = &[',', '.', ';', ':', '(', '\n', '，', '。', '；', '：', '（'];
    let head = |text: &str| Entry { typed: text.trim().into(), ..comment.clone() };
    let whole = head(comment.text());
    let first = comment.text().split(ENDS).next().map(head);
    std::iter::once(whole).chain(first).find_map(|text| {
        if text.is_filler(Filler::NotApplicable) || text.is_filler(Filler::Mark) {
            return None;
        }
        match read_answer(&text, options) {
            (Some(_), Spelling::Exact) => {
                options.iter().find(|option| text.typed == **option).map(|option| Spelling::Variant(option))
            }
            (Some(_), spelling) => Some(spelling),
            (None, _) => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    const fn beside_nothing(text: &'static str) -> [Edit; 2] {
        [
            Edit::blank(Place::Answer(MineralQuestion::Response, KnownMineral::Tin)),
            Edit::text(Place::Comment(MineralQuestion::Response, KnownMineral::Tin), text),
        ]
    }

    #[test]
    fn an_answer_in_the_comment_is_offered_for_its_cell() {
        for (text, option) in [("100 %", "100%"), ("大于90%。", "Greater than 90%"), ("50% or less", "50% or less")]
        {
            let findings = check_rule(&RULE, CMRT, &beside_nothing(text));
            assert_eq!(cells(&findings), ["Declaration!G57"], "{text}");
            assert_eq!(findings[0].choices[0].value, option);
        }
        let cobalt = KnownMineral::Cobalt;
        let edits = [
            Edit::blank(Place::Answer(MineralQuestion::Cahra, cobalt)),
            Edit::text(Place::Comment(MineralQuestion::Cahra, cobalt), "否"),
            Edit::blank(Place::CompanyAnswer(CompanyQuestion::Review)),
            Edit::text(Place::CompanyComment(CompanyQuestion::Review), "Yes: once a year"),
        ];
        for form in [EMRT_1, EMRT_2, CRT] {
            assert_eq!(check_rule(&RULE, form, &edits).len(), 2);
        }
    }

    #[test]
    fn pointers_and_legal_text_are_one_finding_for_a_sheet() {
        let edits = [
            Edit::text(Place::Comment(MineralQuestion::Cahra, KnownMineral::Tin), "See attached list"),
            Edit::text(Place::Company(CompanyField::ScopeDescription), "详见附件"),
            Edit::text(Place::CompanyComment(CompanyQuestion::Review), "Given without any warranty and liability."),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D10", "Declaration!G85"]);
        assert_eq!(findings[0].cells.len(), 2);
        let user_defined =
            Edit::text(Place::Company(CompanyField::Scope), "C. User defined [Specify in 'Description of scope']");
        for (text, count) in [("See attached", 0), ("See the attached list", 1)] {
            let description = Edit::text(Place::Company(CompanyField::ScopeDescription), text);
            assert_eq!(check_rule(&RULE, CMRT, &[user_defined, description]).len(), count, "{text}");
        }
        let scope = Edit::text(Place::Company(CompanyField::ScopeDescription), "本公司对此免责");
        assert_eq!(check_rule(&RULE, AMRT, &[scope]).len(), 1);
    }

    #[test]
    fn references_are_one_finding_and_named_once() {
        let review = |text| Edit::text(Place::CompanyComment(CompanyQuestion::Review), text);
        for text in ["同上", "与去年相同", "前年度と同じ", "전년과 동일", "Same as last year", "as before", "see above"]
        {
            let findings = check_rule(&RULE, CMRT, &[review(text)]);
            assert_eq!(cells(&findings), ["Declaration!G85"], "{text}");
        }
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[review("詳細は添付")])), ["Declaration!G85"]);
        for text in [
            "与去年相同，但新增两家供应商的审核",
            "Same as last year: twice a year by quality",
            "N/A",
            "www.example.com: see above",
        ] {
            assert!(check_rule(&RULE, CMRT, &[review(text)]).is_empty(), "{text}");
        }
        // P10 asks for this comment.
        let corrective = Edit::text(Place::CompanyComment(CompanyQuestion::Corrective), "同上");
        assert!(check_rule(&RULE, CMRT, &[corrective]).is_empty());
        assert_eq!(check_rule(&crate::rules::policies::description_missing::RULE, CMRT, &[corrective]).len(), 1);
    }

    #[test]
    fn explanations_fillers_and_remarks_are_fine() {
        for text in ["none", "n/a", "-", "无", "Nothing received so far", "Survey runs until May", "0"] {
            assert!(check_rule(&RULE, CMRT, &beside_nothing(text)).is_empty(), "{text}");
        }
        let edits = [
            Edit::blank(Place::Answer(MineralQuestion::Covered, KnownMineral::Gold)),
            Edit::text(Place::Comment(MineralQuestion::Covered, KnownMineral::Gold), "No"),
            Edit::text(Place::Comment(MineralQuestion::Recycled, KnownMineral::Tin), "No"),
            Edit::text(
                Place::CompanyComment(CompanyQuestion::Review),
                "Every answer is reviewed by the quality team to the best of our knowledge, see attached flow chart",
            ),
            Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "see attached"),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), "see attached certificate"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
