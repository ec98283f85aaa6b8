//! X06: all smelters are identified, but not all information is reported.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "X06",
    name: "all-identified-not-all-reported",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions of the last two questions per mineral. Only \"Look at\" where a comment beside one of the two answers explains it. The reverse is consistent",
            "每种矿产最后两题的填写说明。两个答案之一旁边的注释已说明时，仅列为“请留意”。反过来的情况不矛盾",
        ),
    },
    title: &Text::fixed("All smelters identified, but not all reported", "已识别所有冶炼厂，但没有全部填报"),
    why: &Text::fixed(
        "The form asks for every known smelter; leaving some out needs a reason",
        "本表要求填报所有已知的冶炼厂；有所保留须说明原因",
    ),
    fix: &Text::fixed(
        "Report all smelters and answer Yes, or state in the comment why some are left out",
        "填报所有冶炼厂并改填 Yes，或在注释里写明为何没有全部填报",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::AllReported, KnownMineral::Tin), "No")],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
            Edit::text(Place::Answer(MineralQuestion::AllReported, KnownMineral::Tin), "Yes"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope().filter(|mineral| mineral.all_identified_not_all_reported()) {
        let Some(identified) = mineral.get(MineralQuestion::AllIdentified) else { continue };
        let Some(reported) = mineral.get(MineralQuestion::AllReported) else { continue };
        let mut finding = sink.at(&reported.entry);
        finding
            .also_wrong(&identified.entry)
            .choose(&reported.entry, "Yes", Text::fixed("once all of them are listed", "全部列出之后"))
            .choose(&identified.entry, "No", Text::fixed("when some are not identified yet", "仍有冶炼厂未识别时"));
        if identified.has_comment() || reported.has_comment() {
            finding.severity(Info);
        }
        finding.report(text!(
            en: "{mineral}: all smelters are said to be identified, yet not all information received is reported (\"{typed}\")",
            zh: "{mineral}：已填写识别所有冶炼厂，但收到的信息没有全部填报（“{typed}”）",
            typed = Shown(reported.entry.text()); mineral: mineral.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn the_pair_is_found_and_a_comment_makes_it_a_hint() {
        let reported = |answer| Edit::text(Place::Answer(MineralQuestion::AllReported, KnownMineral::Cobalt), answer);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[reported("No")])), ["Declaration!D102"]);
        assert_eq!(cells(&check_rule(&RULE, CRT, &[reported("No")])), ["Declaration!D56"]);
        let comment = Edit::text(Place::Comment(MineralQuestion::AllReported, KnownMineral::Cobalt), "Two by contract");
        assert_eq!(check_rule(&RULE, EMRT_2, &[reported("No"), comment])[0].severity, Info);
    }

    #[test]
    fn unknown_and_the_reverse_are_consistent() {
        let unknown = Edit::text(Place::Answer(MineralQuestion::AllReported, KnownMineral::Cobalt), "Unknown");
        assert!(check_rule(&RULE, EMRT_2, &[unknown]).is_empty());
        let identified = Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No");
        assert!(check_rule(&RULE, CMRT, &[identified]).is_empty());
    }
}
