//! Names for the fields and questions of the templates. Questions are addressed by name: their
//! numbers differ.

use crate::base::text::Text;

/// A field of the company information on `Declaration`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CompanyField {
    /// Legal name of the company.
    Name,
    /// Declaration scope, A, B or C.
    Scope,
    /// Description of a user-defined scope.
    ScopeDescription,
    /// Unique id of the company.
    UniqueId,
    /// Who issued that id.
    UniqueIdAuthority,
    /// Postal address.
    Address,
    /// Contact's name.
    ContactName,
    /// Contact's e-mail.
    ContactEmail,
    /// Contact's phone.
    ContactPhone,
    /// Authorizer's name.
    AuthorizerName,
    /// Authorizer's title.
    AuthorizerTitle,
    /// Authorizer's e-mail.
    AuthorizerEmail,
    /// Authorizer's phone.
    AuthorizerPhone,
    /// Effective date.
    EffectiveDate,
}

impl CompanyField {
    /// Every field in the order of the form.
    pub const ALL: [CompanyField; 14] = [
        Self::Name,
        Self::Scope,
        Self::ScopeDescription,
        Self::UniqueId,
        Self::UniqueIdAuthority,
        Self::Address,
        Self::ContactName,
        Self::ContactEmail,
        Self::ContactPhone,
        Self::AuthorizerName,
        Self::AuthorizerTitle,
        Self::AuthorizerEmail,
        Self::AuthorizerPhone,
        Self::EffectiveDate,
    ];

    /// The field's key in data for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "company.name",
            Self::Scope => "company.scope",
            Self::ScopeDescription => "company.scope_description",
            Self::UniqueId => "company.unique_id",
            Self::UniqueIdAuthority => "company.unique_id_authority",
            Self::Address => "company.address",
            Self::ContactName => "company.contact_name",
            Self::ContactEmail => "company.contact_email",
            Self::ContactPhone => "company.contact_phone",
            Self::AuthorizerName => "company.authorizer_name",
            Self::AuthorizerTitle => "company.authorizer_title",
            Self::AuthorizerEmail => "company.authorizer_email",
            Self::AuthorizerPhone => "company.authorizer_phone",
            Self::EffectiveDate => "company.effective_date",
        }
    }

    /// What the field is called, in our own words.
    pub const fn name(self) -> Text {
        match self {
            Self::Name => Text::fixed("Company name", "公司名称"),
            Self::Scope => Text::fixed("Declaration scope", "申报范围"),
            Self::ScopeDescription => Text::fixed("Description of scope", "范围描述"),
            Self::UniqueId => Text::fixed("Company unique ID", "公司唯一标识"),
            Self::UniqueIdAuthority => Text::fixed("Unique ID authority", "标识颁发机构"),
            Self::Address => Text::fixed("Address", "地址"),
            Self::ContactName => Text::fixed("Contact name", "联系人姓名"),
            Self::ContactEmail => Text::fixed("Contact e-mail", "联系人电子邮件"),
            Self::ContactPhone => Text::fixed("Contact phone", "联系人电话"),
            Self::AuthorizerName => Text::fixed("Authorizer", "授权人"),
            Self::AuthorizerTitle => Text::fixed("Authorizer's title", "授权人职务"),
            Self::AuthorizerEmail => Text::fixed("Authorizer's e-mail", "授权人电子邮件"),
            Self::AuthorizerPhone => Text::fixed("Authorizer's phone", "授权人电话"),
            Self::EffectiveDate => Text::fixed("Effective date", "生效日期"),
        }
    }
}

/// A question that is answered once per mineral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MineralQuestion {
    /// Intentionally added or used in the product or its production.
    Used,
    /// Still in the product.
    Remains,
    /// Smelters source from the covered countries (CMRT).
    Covered,
    /// Smelters source from conflict-affected and high-risk areas.
    Cahra,
    /// 100 % from recycled or scrap sources.
    Recycled,
    /// Share of relevant suppliers that answered.
    Response,
    /// All smelters identified.
    AllIdentified,
    /// All smelter information received is reported.
    AllReported,
}

impl MineralQuestion {
    /// The question's key in data for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Remains => "remains",
            Self::Covered => "covered",
            Self::Cahra => "cahra",
            Self::Recycled => "recycled",
            Self::Response => "response",
            Self::AllIdentified => "all_identified",
            Self::AllReported => "all_reported",
        }
    }

    /// The question in short, in our own words.
    pub const fn name(self) -> Text {
        match self {
            Self::Used => Text::fixed("intentionally added or used", "是否有意添加或使用"),
            Self::Remains => Text::fixed("still in the product", "是否仍存在于产品中"),
            Self::Covered => Text::fixed("sourced from covered countries", "是否来自覆盖国家"),
            Self::Cahra => {
                Text::fixed("sourced from conflict-affected and high-risk areas", "是否来自受冲突影响和高风险地区")
            }
            Self::Recycled => Text::fixed("100% from recycled or scrap sources", "是否 100% 来自回收料或报废料"),
            Self::Response => Text::fixed("response share of relevant suppliers", "相关供应商的回复率"),
            Self::AllIdentified => Text::fixed("all smelters identified", "是否已识别所有冶炼厂"),
            Self::AllReported => {
                Text::fixed("all smelter information received is reported", "收到的冶炼厂信息是否已全部填报")
            }
        }
    }
}

/// A question that is answered at company level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CompanyQuestion {
    /// Has a sourcing policy (CRT: a public one).
    Policy,
    /// The policy is public, with its address in the comment (CMRT, EMRT).
    PolicyUrl,
    /// The policy covers the risks that the OECD guidance names (CRT).
    PolicyCoversRisks,
    /// Requires suppliers to exercise due diligence (CRT).
    RequireDueDiligence,
    /// Direct suppliers must source from smelters whose due diligence was validated.
    RequireValidated,
    /// Requires that the suppliers' due diligence covers those risks (CRT).
    RequireRiskCoverage,
    /// Has due diligence measures.
    DueDiligence,
    /// Surveys its suppliers.
    Survey,
    /// Reviews the suppliers' information.
    Review,
    /// Corrective action is part of the review.
    Corrective,
    /// Must file a disclosure (CMRT).
    Filing,
}

impl CompanyQuestion {
    /// The question's key in data for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::PolicyUrl => "policy_url",
            Self::PolicyCoversRisks => "policy_covers_risks",
            Self::RequireDueDiligence => "require_due_diligence",
            Self::RequireValidated => "require_validated",
            Self::RequireRiskCoverage => "require_risk_coverage",
            Self::DueDiligence => "due_diligence",
            Self::Survey => "survey",
            Self::Review => "review",
            Self::Corrective => "corrective",
            Self::Filing => "filing",
        }
    }

    /// The question in short, in our own words.
    pub const fn name(self) -> Text {
        match self {
            Self::Policy => Text::fixed("sourcing policy exists", "是否有矿产采购政策"),
            Self::PolicyUrl => {
                Text::fixed("policy is public, address in the comment", "政策是否公开（网址写在注释里）")
            }
            Self::PolicyCoversRisks => Text::fixed("policy covers the OECD risks", "政策是否覆盖经合组织指南所列风险"),
            Self::RequireDueDiligence => {
                Text::fixed("suppliers must exercise due diligence", "是否要求供应商开展尽职调查")
            }
            Self::RequireValidated => {
                Text::fixed("direct suppliers must use validated smelters", "是否要求直接供应商只用经审核的冶炼厂")
            }
            Self::RequireRiskCoverage => Text::fixed(
                "suppliers' due diligence must cover the OECD risks",
                "是否要求供应商的尽职调查覆盖经合组织指南所列风险",
            ),
            Self::DueDiligence => Text::fixed("due diligence measures in place", "是否已实施尽职调查措施"),
            Self::Survey => Text::fixed("suppliers are surveyed", "是否调查供应商"),
            Self::Review => Text::fixed("suppliers' information is reviewed", "是否审查供应商提供的信息"),
            Self::Corrective => Text::fixed("corrective action is part of the review", "审查是否包括纠正行动"),
            Self::Filing => Text::fixed("annual disclosure is required", "是否须提交年度披露"),
        }
    }
}
