//! Short labels of our own for the label sheet of example forms.

use crate::template::{CompanyField, CompanyQuestion, KnownMineral, MineralQuestion};

/// Label of a company field in English and Chinese.
pub const fn company(field: CompanyField) -> (&'static str, &'static str) {
    match field {
        CompanyField::Name => ("Company Name (*):", "公司名称 (*)："),
        CompanyField::Scope => ("Declaration Scope or Class (*):", "申报范围 (*)："),
        CompanyField::ScopeDescription => ("Description of Scope:", "范围描述："),
        CompanyField::UniqueId => ("Company Unique ID:", "公司唯一标识："),
        CompanyField::UniqueIdAuthority => ("Company Unique ID Authority:", "标识颁发机构："),
        CompanyField::Address => ("Address:", "地址："),
        CompanyField::ContactName => ("Contact Name (*):", "联系人 (*)："),
        CompanyField::ContactEmail => ("Email - Contact (*):", "联系人电子邮件 (*)："),
        CompanyField::ContactPhone => ("Phone - Contact (*):", "联系人电话 (*)："),
        CompanyField::AuthorizerName => ("Authorizer (*):", "授权人 (*)："),
        CompanyField::AuthorizerTitle => ("Title - Authorizer:", "授权人职务："),
        CompanyField::AuthorizerEmail => ("Email - Authorizer (*):", "授权人电子邮件 (*)："),
        CompanyField::AuthorizerPhone => ("Phone - Authorizer:", "授权人电话："),
        CompanyField::EffectiveDate => ("Effective Date (*):", "生效日期 (*)："),
    }
}

/// Label of a question per mineral.
pub const fn mineral_question(question: MineralQuestion) -> (&'static str, &'static str) {
    match question {
        MineralQuestion::Used => ("Intentionally added or used?", "是否有意添加或使用？"),
        MineralQuestion::Remains => ("Does it remain in the product?", "是否仍存在于产品中？"),
        MineralQuestion::Covered => ("Sourced from the covered countries?", "是否来自覆盖国家？"),
        MineralQuestion::Cahra => {
            ("Sourced from conflict-affected and high-risk areas?", "是否来自受冲突影响和高风险地区？")
        }
        MineralQuestion::Recycled => ("100 percent from recycled or scrap sources?", "是否 100% 回收料？"),
        MineralQuestion::Response => ("What percentage of relevant suppliers answered?", "供应商回复率？"),
        MineralQuestion::AllIdentified => ("Have you identified all of the smelters?", "是否已识别所有冶炼厂？"),
        MineralQuestion::AllReported => {
            ("Has all applicable smelter information been reported?", "冶炼厂信息是否已全部填报？")
        }
    }
}

/// Label of a question at company level.
pub const fn company_question(question: CompanyQuestion) -> (&'static str, &'static str) {
    match question {
        CompanyQuestion::Policy => ("Have you established a sourcing policy?", "是否有采购政策？"),
        CompanyQuestion::PolicyUrl => ("Is the policy publicly available on your website?", "政策是否公开？"),
        CompanyQuestion::PolicyCoversRisks => ("Does your policy cover all risks?", "政策是否覆盖所有风险？"),
        CompanyQuestion::RequireDueDiligence => {
            ("Do you require suppliers to exercise due diligence?", "是否要求供应商尽职调查？")
        }
        CompanyQuestion::RequireValidated => {
            ("Do you require your direct suppliers to use validated smelters?", "是否要求使用经审核的冶炼厂？")
        }
        CompanyQuestion::RequireRiskCoverage => {
            ("Do you require suppliers' due diligence practices to cover the risks?", "是否要求覆盖风险？")
        }
        CompanyQuestion::DueDiligence => ("Have you implemented due diligence measures?", "是否有尽职调查措施？"),
        CompanyQuestion::Survey => ("Does your company conduct surveys of relevant suppliers?", "是否调查供应商？"),
        CompanyQuestion::Review => ("Do you review due diligence information received?", "是否审查信息？"),
        CompanyQuestion::Corrective => ("Does your review include corrective action?", "是否包括纠正行动？"),
        CompanyQuestion::Filing => ("Is your company required to file an annual disclosure?", "是否须提交披露？"),
    }
}

/// Label of a mineral row in Chinese.
pub fn mineral_zh(mineral: KnownMineral) -> String {
    mineral.name().zh_cn.into_owned()
}
