//! Group 2: company information.

pub mod address_blank_in_chinese;
pub mod authorizer_blank;
pub mod authorizer_refers_elsewhere;
pub mod contact_blank;
pub mod effective_date_in_future;
pub mod effective_date_unclear;
pub mod email_malformed;
pub mod name_abbreviated;
pub mod name_blank;
pub mod person_placeholder;
pub mod unique_id_incomplete;
