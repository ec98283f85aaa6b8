//! Texts that are written where the name of a company or a person, a number or an address belongs.
//! Whole texts only: "Test" is a placeholder, "Testa" a name.

use super::prelude::*;
use crate::base::addresses::is_email;
use crate::base::normal::{company_core, key, letters_and_digits};
use crate::base::text::half_width;
use crate::declaration::filler::is_filler;

/// The most bytes of a text that can be a placeholder.
const MOST_BYTES: usize = 200;

/// [`letters_and_digits`]. Nothing of a text that is too long.
fn squeezed(text: &str) -> String {
    if text.len() > MOST_BYTES {
        return String::new();
    }
    letters_and_digits(text)
}

/// Whether the whole text stands where a company's name belongs and names none: `Test Company`,
/// `N/A`, `公司名称`.
pub(super) fn is_no_company(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "test", "tests", "testing", "test1", "test2", "test123", "testtest", "testcompany", "testcompanyltd",
        "testcompany1", "testcompanyname", "testsupplier", "testname", "democompany", "demosupplier", "demoname",
        "sample", "samplecompany", "samplename", "samplesupplier", "example", "examplecompany", "dummy",
        "dummycompany", "fakecompany", "asdf", "asd", "qwerty", "company", "companies", "thecompany", "acompany",
        "anycompany", "somecompany", "mycompany", "ourcompany", "yourcompany", "companyname", "thecompanyname",
        "mycompanyname", "ourcompanyname", "yourcompanyname", "nameofcompany", "nameofthecompany",
        "nameofyourcompany", "companylegalname", "legalname", "legalcompanyname", "fulllegalname",
        "fullcompanyname", "name", "entername", "entercompanyname", "insertcompanyname", "insertname",
        "companynamehere", "supplier", "suppliers", "suppliername", "nameofsupplier", "thesupplier", "vendor",
        "vendorname", "manufacturer", "manufacturername", "factory", "customer", "customername", "organization",
        "organisation", "organizationname", "noname", "nocompany", "nocompanyname", "blank", "empty",
        "confidential", "notdisclosed", "undisclosed", "various", "multiple", "others", "other", "公司", "公司名",
        "公司名称", "公司名稱", "公司全称", "公司全名", "公司法定名称", "某公司", "某某公司", "某某某公司", "贵公司", "贵司", "我司", "我公司", "本公司", "我们公司",
        "企业", "企业名称", "單位名稱", "单位名称", "单位", "供应商", "供應商", "供应商名称", "供應商名稱", "厂商", "厂商名称", "廠商名稱", "制造商", "有限公司",
        "股份有限公司", "某某有限公司", "测试", "測試", "测试公司", "測試公司", "测试用", "测试供应商", "样本公司", "样例公司", "示例公司", "样品公司", "名称", "名稱",
        "未記入", "未记入", "未填写", "未填寫", "待填", "待填写", "请填写", "请填写公司名称", "请输入公司名称", "保密", "机密", "機密", "会社", "会社名", "貴社名", "貴社", "弊社", "当社", "御社",
        "自社", "株式会社", "テスト", "テスト会社", "テスト株式会社", "株式会社テスト", "サンプル", "サンプル会社", "サンプル株式会社", "株式会社サンプル", "회사", "회사명",
        "업체명", "당사", "귀사", "자사", "상호", "주식회사", "테스트", "테스트회사", "테스트업체", "샘플", "샘플회사", "협력사", "공급업체", "공급업체명",
        "firma", "firmenname", "unternehmen", "musterfirma", "mustermanngmbh", "société", "entreprise",
        "nomdelentreprise", "empresa", "nombredelaempresa", "nomedaempresa", "azienda", "nomeazienda", "şirket",
        "şirketadı",
    ];
    /// What may have a company form after it: "Test Co., Ltd.", "XX有限公司".
    const CORES: &[&str] = &[
        "test",
        "某",
        "某某",
        "某某某",
        "测试",
        "測試",
        "テスト",
        "테스트",
        "companyname",
        "yourcompany",
        "mycompany",
        "testcompany",
    ];
    let core = company_core(text);
    is_filler(text, Filler::Nothing)
        || WORDS.contains(&squeezed(text).as_str())
        || CORES.contains(&core.as_str())
        || is_crosses(&core)
        || is_dummy_number(text)
}

/// Whether the whole text stands where a person's name or a phone number belongs and is none:
/// `N/A`, `test`, `联系人`.
pub(super) fn is_no_person(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "na", "none", "nil", "null", "test", "testing", "testtest", "testuser", "testname", "testperson", "abc",
        "abcd", "xx", "xxx", "xxxx", "asdf", "tbd", "tba", "tbc", "unknown", "notavailable", "notapplicable",
        "name", "yourname", "fullname", "firstname", "lastname", "firstnamelastname", "nameofcontact",
        "nameofauthorizer", "contact", "contactname", "contactperson", "nameofcontactperson", "contactpersonname",
        "person", "personname", "somebody", "someone", "nobody", "anyone", "phone", "phonenumber", "phoneno",
        "telephone", "telephonenumber", "tel", "telno", "mobile", "mobilephone", "authorizer", "authoriser",
        "authorizername", "authorizedperson", "authorizedby", "authorizedrepresentative", "signature",
        "yourcompany", "sales", "hr", "administrator", "admin", "mr", "mrs", "ms", "未記入", "未记入", "未填写", "公司名称",
        "公司名稱", "会社名", "responsibleperson", "phonecontact", "contactphone", "company", "companyname", "supplier", "employee",
        "staff", "user", "username", "dummy", "sample", "无", "無", "没有", "不适用", "不適用", "待定", "测试", "測試", "未知", "姓名",
        "名字", "联系人", "联系人姓名", "聯絡人", "聯絡人姓名", "联络人", "联系电话", "电话", "电话号码", "電話", "電話番号", "手机", "手机号", "手机号码",
        "联系方式", "联系人电话", "授权人", "授权人姓名", "授權人", "授权代表", "负责人", "負責人", "相关负责人", "某某", "某人", "公司", "供应商", "本公司",
        "员工", "签名", "签字", "盖章", "保密", "担当者", "ご担当者", "担当者名", "氏名", "名前", "責任者", "承認者", "連絡先", "署名", "テスト", "이름",
        "성명", "담당자", "담당자명", "책임자", "승인자", "연락처", "전화번호", "테스트",
    ];
    // "Na Na" is a name, though each half of it could say "not available".
    let is_name_like =
        text.split_whitespace().count() > 1 && text.chars().all(|c| c.is_ascii_alphabetic() || c.is_whitespace());
    let bare = squeezed(text);
    WORDS.contains(&bare.as_str())
        || (!text.trim().is_empty() && bare.is_empty())
        || if is_name_like { is_filler(text, Filler::Elsewhere) } else { is_filler(text, Filler::Nothing) }
        || is_crosses(&bare)
}

/// `xx`, `XXX`, `某某`.
fn is_crosses(squeezed: &str) -> bool {
    squeezed.chars().count() >= 2 && squeezed.chars().all(|c| matches!(c, 'x' | '某'))
}

/// Whether a text is a department or a position, such as `Sales Department`, `Quality Manager`,
/// `品质部`, and nobody by name.
pub(super) fn is_department(text: &str) -> bool {
    if text.len() > MOST_BYTES {
        return false;
    }
    let text = half_width(text).to_lowercase();
    if text.is_ascii() { is_english_department(&text) } else { is_cjk_department(&text) }
}

fn is_english_department(text: &str) -> bool {
    /// Words that no person is called.
    #[rustfmt::skip]
    const KERNELS: &[&str] = &[
        "department", "departments", "dept", "depart", "dep", "division", "team", "manager", "director",
        "engineer", "supervisor", "specialist", "ceo", "cfo", "coo", "cto", "purchasing", "procurement",
        "assurance", "compliance", "hotline", "helpdesk", "secretary", "president", "representative",
        "coordinator", "qa", "qc", "ehs",
    ];
    #[rustfmt::skip]
    const BESIDE: &[&str] = &[
        "quality", "sales", "export", "import", "engineering", "regulatory", "environmental", "environment", "ehs",
        "esh", "hse", "qa", "qc", "qe", "qm", "qs", "rd", "r", "d", "hr", "ehsq", "marketing", "customer",
        "customers", "service", "services", "technical", "technology", "support", "product", "products",
        "production", "supply", "chain", "management", "material", "materials", "sourcing", "legal", "csr", "esg",
        "sustainability", "finance", "financial", "accounting", "it", "business", "development", "the", "of",
        "and", "for", "control", "general", "affairs", "planning", "logistics", "corporate", "responsible",
        "minerals", "conflict", "system", "systems", "research", "international", "overseas", "domestic",
        "foreign", "global", "safety", "health", "administration", "administrative", "office", "human", "resource",
        "resources", "operations", "operation", "manufacturing", "commercial", "project", "program", "programme",
        "trade", "audit", "internal", "external", "vice", "deputy", "assistant", "senior", "chief", "executive",
        "officer", "managing", "our", "company", "purchase", "buyer", "design", "process", "plant", "factory",
        "supplier", "vendor", "chemical", "chemicals", "substances", "hazardous", "green", "account", "key",
        "regional", "head", "leader", "group", "section", "unit", "desk", "s",
    ];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| KERNELS.contains(word))
        && words.iter().all(|word| KERNELS.contains(word) || BESIDE.contains(word))
}

fn is_cjk_department(text: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "管理部门", "部门", "部門", "部", "课", "課", "科", "室", "组", "組", "处", "處", "中心", "本部", "グループ", "チーム", "팀", "부서", "부",
        "그룹", "总经理", "副总经理", "經理", "总經理", "经理", "主管", "主任", "工程师", "工程師", "部长", "部長", "课长", "課長", "科长", "总监", "厂长",
        "董事长", "社長", "팀장", "부장", "과장",
    ];
    #[rustfmt::skip]
    const BESIDE: &[&str] = &[
        "品质", "品質", "质量", "品保", "品管", "质检", "质保", "质管", "采购", "採購", "购买", "購買", "調達", "销售", "銷售", "业务", "業務", "营业",
        "營業", "営業", "营销", "市场", "市場", "外贸", "进出口", "出口", "技术", "技術", "工程", "研发", "研發", "开发", "開發", "開発", "设计",
        "設計", "环境", "環境", "环保", "環保", "环安", "安环", "合规", "法务", "法務", "行政", "人事", "财务", "財務", "总务", "総務", "生产", "生産",
        "製造", "制造", "物流", "供应链", "供应商", "客服", "客户服务", "客户", "体系", "管理", "综合", "綜合", "资材", "資材", "海外", "国际", "国内",
        "内销", "外销", "关务", "产品", "項目", "项目", "保証", "保证", "化学物質", "相关", "公司", "有害物质", "社会责任", "可持续发展", "质量管理", "품질",
        "보증", "영업", "구매", "기술", "관리", "환경", "개발", "생산", "해외", "총무", "경영", "연구소", "연구", "副", "总", "ehs", "qa", "qc",
        "qe", "sqe", "rd", "hr", "csr", "esg", "rohs", "·", "/", " ", "・", "-", "、", "(", ")", "&",
    ];
    let text = text.trim();
    let Some(end) = ENDS.iter().find(|end| text.ends_with(**end)) else { return false };
    let mut rest = text.strip_suffix(end).unwrap_or_default();
    // "科" and "室" alone are names or nothing; "经理" and "部长" name a position without more.
    if rest.is_empty() {
        return end.chars().count() >= 2;
    }
    while !rest.is_empty() {
        let Some(after) =
            BESIDE.iter().chain(ENDS).filter_map(|word| rest.strip_prefix(word)).min_by_key(|after| after.len())
        else {
            return false;
        };
        rest = after;
    }
    true
}

/// Whether a person's cell repeats the company: the same text, or the same name with a company form
/// in both.
pub(super) fn is_the_company(person: &str, company: &str) -> bool {
    let (core, whole) = (company_core(person), squeezed(person));
    if whole.is_empty() {
        return false;
    }
    // "Li Wei" of "Li Wei Ltd" is a person; "Demo Parts Ltd" is none.
    key(person) == key(company) || (core != whole && !core.is_empty() && core == company_core(company))
}

/// Whether a phone number is one digit over and over, or the digits in their order.
pub(super) fn is_dummy_number(text: &str) -> bool {
    /// In an order that a thumb finds, the digit after each.
    const IN_ORDER: [&str; 5] = ["01234567890", "12345678901", "123456789123456789", "9876543210", "12345678900"];
    /// Numbers of many sixes, eights and nines are sold at a price.
    const SELLING: [char; 3] = ['6', '8', '9'];
    let text = half_width(text);
    let is_number =
        text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.' | '/'));
    if !is_number {
        return false;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_dummy = |digits: &str| {
        let first = digits.chars().next();
        digits.len() >= 6
            && (digits.chars().all(|c| Some(c) == first) && first.is_some_and(|first| !SELLING.contains(&first))
                || IN_ORDER.iter().any(|order| order.starts_with(digits)))
    };
    // A country code may stand before it. Lines of many twos are real behind one.
    let may_have_code = text.trim_start().starts_with('+');
    let after_code =
        |digits: &str| is_dummy(digits) && (digits.starts_with('0') || digits.chars().next() != digits.chars().nth(1));
    is_dummy(&digits) || may_have_code && (1..=3).any(|code| digits.get(code..).is_some_and(after_code))
}

/// Whether an address is one that stands for an address: `xxx@xxx.com`, `name@company.com`,
/// `email@example.com`.
pub(super) fn is_dummy_email(text: &str) -> bool {
    /// Hosts that are nobody's in a form, whatever stands before the `@`.
    const NO_HOSTS: &[&str] =
        &["yourcompany", "companyname", "yourdomain", "yourcompanyname", "mycompany", "domainname"];
    #[rustfmt::skip]
    const HOSTS: &[&str] = &[
        "test", "abc", "abcd", "company", "example", "sample", "email", "mail", "none", "na", "no", "123", "aaa",
        "asdf", "domain", "xx", "supplier", "demo", "dummy",
    ];
    #[rustfmt::skip]
    const NAMES: &[&str] = &[
        "test", "test1", "test123", "testing", "tester", "abc", "abcd", "name", "yourname", "yourname1",
        "firstnamelastname", "firstlast", "namesurname", "email", "youremail", "mail", "user", "username",
        "someone", "somebody", "nobody", "none", "na", "no", "null", "noemail", "nomail", "example", "asdf", "aaa",
        "aa", "123", "1234", "12345", "123456", "dummy",
    ];
    /// What may follow the name of such a host.
    const ENDINGS: &[&str] = &[
        "com", "net", "org", "info", "cn", "com.cn", "de", "jp", "co.jp", "kr", "co.kr", "tw", "com.tw", "eu", "co.uk",
        "co", "biz",
    ];
    let text = half_width(text).trim().to_lowercase();
    let text = text.strip_prefix("mailto:").unwrap_or(&text).trim();
    let Some((before, domain)) = text.split_once('@') else { return false };
    let Some((host, ending)) = domain.trim_start_matches("www.").split_once('.') else { return false };
    let (name, host) = (squeezed(before), host.trim());
    let is_name = NAMES.contains(&name.as_str()) || is_crosses(&name);
    let is_cross_host = host.len() >= 3 && is_crosses(host);
    ENDINGS.contains(&ending.trim_end_matches(['.', ';', ',', '>']))
        && (NO_HOSTS.contains(&host) || is_cross_host || is_name && HOSTS.contains(&host))
        || name.len() >= 3 && is_crosses(&name)
}

/// Names with fewer letters or characters than this are taken for abbreviations.
const SHORTEST_NAME: usize = 4;

/// Whether a name is short and has no company form.
pub(super) fn is_abbreviation(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    let has_company_form = company_core(name).chars().count() < letters;
    letters < SHORTEST_NAME && !has_company_form
}

/// Whole values that point to another cell, in the form of [`reference_key`].
const REFERENCES: &[&str] = &[
    "same",
    "the same",
    "same person",
    "same as above",
    "the same as above",
    "same above",
    "as above",
    "see above",
    "same as contact",
    "same as contact name",
    "same as contact person",
    "same as the contact",
    "ditto",
    "idem",
    "同上",
    "同左",
    "同前",
    "如上",
    "同联系人",
    "同联系人姓名",
    "与联系人相同",
    "同聯絡人",
    "同じ",
    "上記と同じ",
    "同上記",
    "상동",
];

/// Whether the whole text points to another cell instead of naming a person.
pub(super) fn is_reference(text: &str) -> bool {
    REFERENCES.contains(&reference_key(text).as_str())
}

/// The text in lower case without quotes, brackets and full stops around.
fn reference_key(text: &str) -> String {
    key(text.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// What stands in a cell for a person's name instead of one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Instead {
    Placeholder,
    Department,
    Email,
    Company,
}

/// What stands there instead of a person's name; `None` for a name, and where another rule names
/// the cell: a blank, the error of a formula (C03, C04), an authorizer who is "same as above"
/// (C05).
pub(super) fn instead_of_a_person(ctx: &Context<'_>, field: CompanyField, entry: &Entry) -> Option<Instead> {
    let text = entry.readable();
    if text.is_empty() || field == CompanyField::AuthorizerName && is_reference(text) {
        return None;
    }
    let company = ctx.declaration.company(CompanyField::Name).map(Entry::readable);
    if is_no_person(text) || is_reference(text) {
        Some(Instead::Placeholder)
    } else if is_email(text) {
        Some(Instead::Email)
    } else if is_department(text) {
        Some(Instead::Department)
    } else {
        company.is_some_and(|company| is_the_company(text, company)).then_some(Instead::Company)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_that_are_none_are_told_from_names() {
        for text in [
            "Test",
            "TEST COMPANY",
            "Test Co., Ltd.",
            "Unknown",
            "N/A",
            "n.a.",
            "TBD",
            "xxx",
            "XX有限公司",
            "××公司",
            "Company",
            "Company name:",
            "(Company Name)",
            "Supplier",
            "-",
            "???",
            "无",
            "没有",
            "测试",
            "测试公司",
            "公司",
            "公司名称",
            "同上",
            "与去年相同",
            "详见附件",
            "該当なし",
            "テスト株式会社",
            "해당 없음",
            "회사명",
            "Ｔｅｓｔ",
            "000000",
            "123456",
            "0",
            "Your Company Name",
            "Same as above",
            "某某有限公司",
        ] {
            assert!(is_no_company(text), "{text}");
        }
        for text in [
            "Testa",
            "Test Rite International",
            "Unknown Worlds",
            "ABC Refinery",
            "Company Shop Ltd",
            "ABC Ltd",
            "Testo AG",
            "XXXLutz KG",
            "Supplier Connect GmbH",
            "360",
            "3M",
            "Sample Metals Inc.",
            "Noname Mining",
            "无锡电子有限公司",
            "同和金属",
            "公司宝科技有限公司",
            "YDC",
            "Demo",
            "Nullmax",
            "某家电子有限公司",
            "テストー株式会社",
            "None Such Metals",
            "The Company Store",
            "No. 1 Plating",
            "88888888",
        ] {
            assert!(!is_no_company(text), "{text}");
        }
    }

    #[test]
    fn persons_that_are_none_are_told_from_names() {
        for text in [
            "N/A",
            "-",
            "test",
            "xxx",
            "Contact Name:",
            "联系人",
            "无",
            "没有",
            "同上",
            "해당 없음",
            "該当なし",
            "与去年相同",
            "TBD",
            "Not Applicable",
            "Authorized Person",
            "某某",
            "担当者",
            "???",
        ] {
            assert!(is_no_person(text), "{text}");
        }
        for text in [
            "No",
            "Na Li",
            "Na Na",
            "Xu Xx",
            "Li Na",
            "Test, Angela",
            "Abc Nguyen",
            "李",
            "吴某",
            "Same Lee",
            "Contact One",
            "Unknown Li",
            "A. Name-Tester",
            "名取一郎",
            "无名氏之子",
        ] {
            assert!(!is_no_person(text), "{text}");
        }
    }

    #[test]
    fn departments_and_positions_are_told_from_persons() {
        for text in [
            "Sales Department",
            "Quality Dept.",
            "QA Team",
            "Purchasing",
            "Quality Assurance",
            "General Manager",
            "品质部",
            "采购部门",
            "品質保証部",
            "营业课",
            "품질보증팀",
            "总经理",
            "质量部经理",
            "EHS部",
        ] {
            assert!(is_department(text), "{text}");
        }
        for text in [
            "Li Wei, Quality Department",
            "Sales",
            "Maria Sales",
            "Chief Joseph",
            "服部",
            "阿部",
            "李科",
            "长谷部",
            "李经理",
            "王处",
            "Grace Office",
            "Head",
            "科",
            "室",
            "李伟（品质部）",
        ] {
            assert!(!is_department(text), "{text}");
        }
    }

    #[test]
    fn a_person_is_the_company_only_by_the_same_name() {
        for (person, company) in [
            ("Demo Parts Ltd", "Demo Parts Ltd."),
            ("demo  parts", "Demo Parts"),
            ("示例电子有限公司", "示例电子有限公司"),
            ("Demo Parts Co., Ltd.", "Demo Parts Inc."),
        ] {
            assert!(is_the_company(person, company), "{person}");
        }
        for (person, company) in
            [("Li Wei", "Li Wei Ltd"), ("Demo", "Demo Parts Ltd"), ("李伟", "李伟有限公司"), ("-", "-"), ("Ltd", "Co")]
        {
            assert!(!is_the_company(person, company), "{person}");
        }
    }

    #[test]
    fn numbers_and_addresses_that_stand_for_one_are_known() {
        for text in [
            "000000000",
            "123456789",
            "11111111",
            "1234567890",
            "+86 00000000000",
            "+1 123-456-7890",
            "0123456789",
            "(0)1234567",
            "００００００００",
        ] {
            assert!(is_dummy_number(text), "{text}");
        }
        for text in [
            "+86 755 5550 0100",
            "400-888-8888",
            "88888888",
            "13800138000",
            "12345",
            "0755-1234567 ext. 3",
            "+49 711 1234",
            "123-4599",
            "22334455",
        ] {
            assert!(!is_dummy_number(text), "{text}");
        }
        for text in [
            "xxx@xxx.com",
            "test@test.com",
            "name@company.com",
            "abc@abc.com",
            "email@example.com",
            "XX@XX.com",
            "your.name@yourcompany.com",
            "li@companyname.com",
            "n/a@na.com",
            "mailto:test@example.com",
            "xxx@163.com",
        ] {
            assert!(is_dummy_email(text), "{text}");
        }
        for text in [
            "li.wei@example.com",
            "info@abc.com.tw",
            "test@brightwater.example",
            "name@mail.ipc.org",
            "li@test.com",
            "xu@xx.com",
            "contact@mailbox.org",
            "sales@company.com",
            "a@b.com",
            "quality@abc.com",
            "no-reply",
        ] {
            assert!(!is_dummy_email(text), "{text}");
        }
    }
}
