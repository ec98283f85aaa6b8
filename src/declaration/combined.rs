//! What answers say together. Rules share these, so that one cause gives one finding.

use super::filler::{Filler, is_filler};
use super::{
    Answer, AnswerCell, CompanyAnswerCell, Declaration, Entry, InScope, MineralAnswers, Scope, SmelterEntry, Spelling,
};
use crate::base::text::{half_width, length_in_letters};
use crate::template::{CompanyField, CompanyQuestion, Family, MineralQuestion};

impl Entry {
    /// Whether the whole text points to another cell, document or year instead of saying it. An
    /// address next to it says where to look.
    pub fn only_refers_elsewhere(&self) -> bool {
        let text = half_width(self.text()).to_lowercase();
        let has_address = ["www", "://", "@", ".com"].iter().any(|mark| text.contains(mark));
        let ends = |c: char| matches!(c, ',' | ';' | ':' | '.' | '\n' | '，' | '；' | '：' | '。');
        let mut parts = self.text().split(ends).map(str::trim).filter(|part| !part.is_empty()).peekable();
        !has_address && parts.peek().is_some() && parts.all(|part| is_filler(part, Filler::Elsewhere))
    }

    /// Whether a comment explains anything: not when it is blank or an error, nor when it says
    /// `n/a`, `unknown`, `xxx`, `TBD` or "same as last year".
    fn explains(&self) -> bool {
        // What a mark stands for nobody knows: that is F07.
        if self.is_error_mark() {
            return true;
        }
        let fillers = [Filler::NotApplicable, Filler::Unknown, Filler::Mark, Filler::Promise, Filler::Trial];
        !self.is_blank() && !fillers.into_iter().any(|filler| self.is_filler(filler)) && !self.only_refers_elsewhere()
    }
}

impl AnswerCell {
    /// What was answered, if this cell offers it.
    pub fn offered(&self) -> Option<Answer> {
        self.answer.filter(|_| self.spelling != Spelling::NotOffered)
    }

    /// Whether the comment next to the answer says something.
    pub fn has_comment(&self) -> bool {
        self.comment.explains()
    }

    /// Whether the answer says Yes or gives a share above none, offered here or not.
    pub fn asserts_something(&self) -> bool {
        self.answer.is_some_and(|answer| answer.is_affirmative() || answer.is_positive_share())
    }
}

impl CompanyAnswerCell {
    /// What was answered, if this cell offers it.
    pub fn offered(&self) -> Option<Answer> {
        self.answer.filter(|_| self.spelling != Spelling::NotOffered)
    }

    /// Whether the comment next to the answer says something.
    pub fn has_comment(&self) -> bool {
        self.comment.explains()
    }
}

impl MineralAnswers {
    /// The questions after those that decide whether the mineral is in scope.
    pub fn later_answers(&self) -> impl Iterator<Item = &AnswerCell> {
        self.answers.iter().filter(|cell| !matches!(cell.question, MineralQuestion::Used | MineralQuestion::Remains))
    }

    /// The answer that puts the mineral out of scope; `None` when it is in scope or open.
    pub fn closing_answer(&self, family: Family) -> Option<&AnswerCell> {
        if self.in_scope(family) != InScope::Out {
            return None;
        }
        let used = self.get(MineralQuestion::Used);
        match self.answer(MineralQuestion::Used) {
            Some(Answer::Yes) => self.get(MineralQuestion::Remains),
            _ => used,
        }
    }

    /// Still in the product although not known to be used: `remains` is Yes and `used` is answered,
    /// but not with Yes.
    pub fn remains_without_use(&self) -> bool {
        self.answer(MineralQuestion::Used).is_some_and(|used| used != Answer::Yes)
            && self.answer(MineralQuestion::Remains) == Some(Answer::Yes)
    }

    /// Later answers that are left although the mineral is out of scope.
    pub fn answers_beyond_scope(&self, family: Family) -> Vec<&AnswerCell> {
        if self.closing_answer(family).is_none() {
            return Vec::new();
        }
        self.later_answers().filter(|cell| cell.spelling != Spelling::Blank).collect()
    }

    /// Nobody answered, or nobody was asked.
    pub fn nobody_answered(&self) -> bool {
        self.answer(MineralQuestion::Response).is_some_and(Answer::is_nobody_answered)
    }

    /// All smelters are identified, although nobody answered or nobody was asked.
    pub fn identified_though_nobody_answered(&self) -> bool {
        self.nobody_answered() && self.answer(MineralQuestion::AllIdentified) == Some(Answer::Yes)
    }

    /// Sourced from the covered countries, but not from high-risk areas, which take them in (CMRT).
    /// Where all is said to be recycled, the Yes itself is in doubt (X02).
    pub fn covered_but_not_cahra(&self) -> bool {
        self.answer(MineralQuestion::Covered) == Some(Answer::Yes)
            && self.answer(MineralQuestion::Recycled) != Some(Answer::Yes)
            && self.answer(MineralQuestion::Cahra).is_some_and(|cahra| cahra != Answer::Yes)
    }

    /// All smelters are identified, but not all information received is reported.
    pub fn all_identified_not_all_reported(&self) -> bool {
        self.answer(MineralQuestion::AllIdentified) == Some(Answer::Yes)
            && self.answer(MineralQuestion::AllReported) == Some(Answer::No)
    }

    /// Some suppliers answered, but not all.
    pub fn only_some_answered(&self) -> bool {
        self.answer(MineralQuestion::Response).is_some_and(|share| share.is_positive_share() && share != Answer::Full)
    }
}

impl Declaration {
    /// Whether the description of a user-defined scope is there, but so short that it is worth a
    /// second look. One Chinese, Japanese or Korean character counts as three letters.
    pub fn has_short_scope_description(&self) -> bool {
        const SHORTEST: usize = 15;
        let Some(description) = self.company(CompanyField::ScopeDescription) else { return false };
        let length = length_in_letters(description.text().chars().filter(|c| c.is_alphanumeric()));
        self.scope() == Some(Scope::UserDefined) && !description.is_blank() && length < SHORTEST
    }

    /// The smelters that are named for a mineral although nobody answered or nobody was asked. None
    /// for a company that lists itself.
    pub fn named_though_nobody_answered(&self, mineral: &MineralAnswers) -> Vec<&SmelterEntry> {
        if !mineral.nobody_answered() || self.lists_itself() {
            return Vec::new();
        }
        self.smelters_of(&mineral.mineral).filter(|row| row.is_named() && !row.is_placeholder()).collect()
    }

    /// The cells below "Other" that lack its name, so that the sheet gives the mineral no row.
    pub fn others_without_name(&self) -> impl Iterator<Item = &Entry> {
        let pairs = self.mineral_slots.iter().zip(&self.other_minerals);
        pairs.filter(|(slot, name)| slot.is_other_mineral() && name.is_blank()).map(|(_, name)| name)
    }

    /// The names of other minerals above which "Other" is not chosen, so that the sheet does not
    /// read them.
    pub fn names_without_other(&self) -> impl Iterator<Item = &Entry> {
        let pairs = self.mineral_slots.iter().zip(&self.other_minerals);
        pairs.filter(|(slot, name)| !slot.is_other_mineral() && !name.readable().is_empty()).map(|(_, name)| name)
    }

    /// Whether the questions at company level have to be answered.
    pub fn has_mineral_in_scope(&self) -> bool {
        self.minerals_in_scope().next().is_some()
    }

    /// What was answered at company level; `None` when not asked, blank, unreadable, not offered,
    /// or asked per mineral.
    pub fn company_said(&self, question: CompanyQuestion) -> Option<Answer> {
        self.company_answer(question).filter(|cell| cell.mineral.is_none()).and_then(CompanyAnswerCell::offered)
    }

    /// The answers at company level that have to be given: none without a mineral in scope; for a
    /// question asked per mineral, those of the minerals in scope.
    pub fn company_answers_due(&self) -> impl Iterator<Item = &CompanyAnswerCell> {
        let in_scope: Vec<usize> = self.minerals_in_scope().map(|mineral| mineral.index).collect();
        self.company_answers.iter().filter(move |cell| match cell.mineral {
            Some(index) => in_scope.contains(&index),
            None => !in_scope.is_empty(),
        })
    }

    /// Whether every answer that has to be given to a question is No; not when there is none.
    pub fn denies(&self, question: CompanyQuestion) -> bool {
        let mut answers = self.company_answers_due().filter(|cell| cell.question == question).peekable();
        answers.peek().is_some() && answers.all(|cell| cell.offered() == Some(Answer::No))
    }

    /// Whether a question at company level is answered with Yes in one of its forms.
    pub fn affirms(&self, question: CompanyQuestion) -> bool {
        self.company_said(question).is_some_and(Answer::is_affirmative)
    }

    /// A policy is public although there is none.
    pub fn public_policy_without_policy(&self) -> bool {
        self.denies(CompanyQuestion::Policy) && self.affirms(CompanyQuestion::PolicyUrl)
    }

    /// Corrective action is part of a review that is not made.
    pub fn corrective_without_review(&self) -> bool {
        self.denies(CompanyQuestion::Review) && self.affirms(CompanyQuestion::Corrective)
    }

    /// No survey is made, yet suppliers answered for these minerals.
    pub fn answered_without_survey(&self) -> Vec<&AnswerCell> {
        if !self.denies(CompanyQuestion::Survey) {
            return Vec::new();
        }
        self.minerals_in_scope()
            .filter_map(|mineral| mineral.get(MineralQuestion::Response))
            .filter(|cell| cell.offered().is_some_and(Answer::is_positive_share))
            .collect()
    }

    /// Due diligence is denied, yet two or more of its measures are affirmed: those answers.
    pub fn measures_despite_denial(&self) -> Vec<&CompanyAnswerCell> {
        if !self.denies(CompanyQuestion::DueDiligence) {
            return Vec::new();
        }
        let measures = [CompanyQuestion::Survey, CompanyQuestion::Review, CompanyQuestion::Corrective];
        let affirmed: Vec<_> = measures
            .into_iter()
            .filter(|question| self.affirms(*question))
            .filter_map(|question| self.company_answer(question))
            .collect();
        if affirmed.len() < 2 { Vec::new() } else { affirmed }
    }

    /// Due diligence is affirmed without a comment, yet every measure that is asked about is
    /// denied: those answers.
    pub fn due_diligence_without_measures(&self) -> Vec<&CompanyAnswerCell> {
        const MEASURES: [CompanyQuestion; 7] = [
            CompanyQuestion::Policy,
            CompanyQuestion::RequireDueDiligence,
            CompanyQuestion::RequireValidated,
            CompanyQuestion::RequireRiskCoverage,
            CompanyQuestion::Survey,
            CompanyQuestion::Review,
            CompanyQuestion::Corrective,
        ];
        let commented = self.company_answer(CompanyQuestion::DueDiligence).is_none_or(CompanyAnswerCell::has_comment);
        if commented || !self.affirms(CompanyQuestion::DueDiligence) {
            return Vec::new();
        }
        let answers: Vec<_> = self.company_answers_due().filter(|cell| MEASURES.contains(&cell.question)).collect();
        if answers.iter().all(|cell| cell.offered() == Some(Answer::No)) { answers } else { Vec::new() }
    }

    /// Where the web address of the policy belongs: the comment of the question that asks whether
    /// the policy is public, when that is answered with Yes and has to be answered.
    pub fn policy_address(&self) -> Option<(&CompanyAnswerCell, &Entry)> {
        let question = if self.family == Family::Crt { CompanyQuestion::Policy } else { CompanyQuestion::PolicyUrl };
        let asked = self.has_mineral_in_scope() && self.company_said(question) == Some(Answer::Yes);
        self.company_answer(question).filter(|_| asked).map(|cell| (cell, &cell.comment))
    }
}
