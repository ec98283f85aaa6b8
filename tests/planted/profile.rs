//! What a buyer asks for beyond the template.

use crate::form::{Edit, Form, day_of_the_check, text};
use crate::{Plant, plant};
use smeltcheck::base::date::Date;
use smeltcheck::base::text::Text;
use smeltcheck::profile::{BlockedSmelter, MinimumRevision, Profile, Settings};
use smeltcheck::template::options::SCOPES;
use smeltcheck::template::{KnownMineral, Scope, TemplateKind};

fn asking(profile: Profile) -> Settings {
    Settings { profile, ..Settings::on(day_of_the_check()) }
}

/// `response` is an answer on the share of suppliers; where the template asks, `identified` is the
/// answer on all smelters of that mineral and what explains its origin. `unused` is the answer No
/// about the mineral that is `expected`.
pub fn plants(
    form: &Form,
    rows: &crate::rows::At,
    (response, identified): (&str, Option<(&str, Vec<Edit>)>),
    (unused, expected): (&str, KnownMineral),
) -> Vec<Plant> {
    let at = &form.company;
    let old = Date::new(2025, 2, 1).unwrap();
    let blocked = form.listed(rows.by_id_metal)[0].id.clone();
    let kind = form.family.kind();
    let reason = BlockedSmelter { reason: Text::fixed("No contract", "没有合同") };
    let mut plants = vec![
        plant("F03/warning", "J3").settings(asking(Profile {
            minimum_revisions: [(kind, MinimumRevision::Newest)].into(),
            ..Profile::default()
        })),
        plant("C10/warning", at.date).number(at.date, f64::from(old.serial())),
        plant("C10/warning", at.date).settings(asking(Profile { reporting_year: Some(2025), ..Profile::default() })),
        plant("S06/warning", at.scope).settings(asking(Profile { scopes: vec![Scope::Product], ..Profile::default() })),
        plant("S06/warning", at.scope)
            .settings(asking(Profile { scopes: vec![Scope::Company], ..Profile::default() }))
            .with(vec![text(at.scope, SCOPES[1]), text("P!B6", "DX-100")]),
        plant("G05/info", &format!("S!E{}", rows.free))
            .settings(asking(Profile { watch_countries: vec!["TV".to_owned()], ..Profile::default() }))
            .put(&format!("S!E{}", rows.free), "TUVALU"),
    ];
    let fewer = asking(Profile { minimum_response: Some(75), ..Profile::default() });
    let few = plant("Q10", response).settings(fewer).put(response, "Greater than 50%");
    plants.push(match identified {
        Some((cell, origin)) => {
            few.given(origin).and("X04", cell, "not all suppliers answered, yet all smelters are known")
        }
        None => few,
    });
    plants.push(
        plant("Q07", &unused.replace('D', "G"))
            .settings(asking(Profile { expected_minerals: vec![expected], ..Profile::default() })),
    );
    if kind != TemplateKind::Amrt {
        plants.push(
            plant("R13/warning", &format!("S!F{}", rows.by_id))
                .settings(asking(Profile { blocked: [(blocked, reason)].into(), ..Profile::default() })),
        );
    }
    plants
}
