//! Group 6: questions at company level.

use crate::rules::Rule;
use crate::template::DECLARATION;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION], ..Rule::DEFAULTS };

pub mod company_answer_blank;
pub mod corrective_without_review;
pub mod description_missing;
pub mod due_diligence_without_measures;
pub mod measure_denied;
pub mod measures_despite_denial;
pub mod other_format_not_described;
pub mod policy_address_blank;
pub mod policy_address_unusable;
pub mod policy_public_denied_with_address;
pub mod public_policy_without_policy;
pub mod response_without_survey;
pub mod survey_though_none_surveyed;
