//! What the drop-downs of the templates offer, exactly as stored in the workbooks. Source: data
//! validations of the official workbooks (values stay English in every display language).

/// Declaration scopes (`Declaration!P9:R9`, all families).
pub const SCOPES: [&str; 3] =
    ["A. Company", "B. Product (or List of Products)", "C. User defined [Specify in 'Description of scope']"];
/// Yes or No.
pub const YES_NO: &[&str] = &["Yes", "No"];
/// Yes, No or Unknown.
pub const YES_NO_UNKNOWN: &[&str] = &["Yes", "No", "Unknown"];
/// First question of EMRT 2.x and AMRT.
pub const USED_DECLARING: &[&str] = &["Yes", "No", "Unknown", "Not declaring"];
/// First question of EMRT 1.x.
pub const USED_APPLICABLE: &[&str] = &["Yes", "No", "Unknown", "Not applicable for this declaration"];
/// CAHRA question of CRT.
pub const CAHRA_CRT: &[&str] = &["Yes", "No", "Unknown", "DRC or adjoining countries only"];
/// CAHRA question of EMRT 1.x, cobalt.
pub const CAHRA_COBALT: &[&str] = &["Yes", "No", "Unknown", "DRC only"];
/// CAHRA question of EMRT 1.x, mica.
pub const CAHRA_MICA: &[&str] = &["Yes", "No", "Unknown", "India and/or Madagascar only"];
/// Response share of CMRT, CRT and EMRT 1.x.
pub const SHARE: &[&str] = &["100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None"];
/// Response share of EMRT 2.x.
pub const SHARE_EMRT: &[&str] =
    &["100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None", "Did not survey"];
/// Response share of AMRT.
pub const SHARE_AMRT: &[&str] = &[
    "100%",
    "Greater than 90%",
    "Greater than 75%",
    "Greater than 50%",
    "50% or less",
    "None",
    "Unknown",
    "Did not survey",
];
/// Question C of EMRT where processors are still being validated.
pub const VALIDATED: &[&str] = &["Yes", "Yes, when more processors are validated", "No"];
/// Survey question of CMRT.
pub const SURVEY_CMRT: &[&str] =
    &["Yes, in conformance with IPC1755 (e.g., CMRT)", "Yes, using other format (describe)", "No"];
/// Survey question of EMRT.
pub const SURVEY_EMRT: &[&str] =
    &["Yes, in conformance with IPC1755 (e.g. EMRT)", "Yes, Using Other Format (Describe)", "No"];
/// Survey question of CRT.
pub const SURVEY_CRT: &[&str] = &["Yes, CRT", "Yes, Using Other Format (Describe)", "No"];
/// Filing question of CMRT.
pub const FILING: &[&str] = &["Yes, with the SEC", "Yes, with the EU", "Yes, with the SEC and the EU", "No"];
/// Minerals of EMRT 2.x; a slot may also hold `(Delete Cobalt)` and so on.
pub const MINERALS_EMRT: &[&str] = &["Cobalt", "Copper", "Graphite", "Lithium", "Mica", "Nickel"];
/// Minerals of AMRT 1.3.
pub const MINERALS_AMRT_1_3: &[&str] = &[
    "Aluminum",
    "Iridium",
    "Lime",
    "Manganese",
    "Palladium",
    "Platinum",
    "Rare Earth Elements",
    "Rhodium",
    "Ruthenium",
    "Silver",
    "Soda Ash",
    "Zinc",
    OTHER_MINERAL,
];
/// Minerals of AMRT 1.31 and 1.31.1 (six more than 1.3).
pub const MINERALS_AMRT_1_31: &[&str] = &[
    "Aluminum",
    "Cadmium",
    "Iridium",
    "Lead",
    "Lime",
    "Manganese",
    "Molybdenum",
    "Palladium",
    "Platinum",
    "Rare Earth Elements",
    "Rhenium",
    "Rhodium",
    "Ruthenium",
    "Selenium",
    "Silver",
    "Soda Ash",
    "Tellurium",
    "Zinc",
    OTHER_MINERAL,
];
/// The choice of AMRT from 1.3 on that is named in a cell below.
pub const OTHER_MINERAL: &str = "Other [specify below]";
/// Look-up choice for a smelter that the list does not hold; spelling varies in case.
pub const NOT_LISTED: &str = "Smelter not listed";
/// Look-up choice for a smelter that is not known yet.
pub const NOT_IDENTIFIED: &str = "Smelter not yet identified";
