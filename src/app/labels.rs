//! Every label of the page, in both languages. A label without one of them does not compile.

use crate::base::text::Text;

macro_rules! labels {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        /// The labels of the page.
        pub struct Labels {
            $(#[doc = $en] pub $name: Text,)*
        }

        /// The labels of the page.
        pub static UI: Labels = Labels { $($name: Text::fixed($en, $zh),)* };
    };
}

labels! {
    // Header and footer
    nav_check: "Check", "检查";
    nav_rules: "Rules", "规则";
    nav_learn: "Learn", "学习";
    nav_workshop: "Workshop", "培训";
    nav_about: "About", "关于";
    nav_label: "Pages", "页面";
    menu: "Menu", "菜单";
    skip: "Skip to the content", "跳到正文";
    runs_here: "Runs here, uploads nothing", "在本机运行，不上传";
    language: "Language", "语言";
    theme_to_dark: "Switch to dark colours", "切换到深色";
    theme_to_light: "Switch to light colours", "切换到浅色";
    not_rmi: "Not affiliated with RMI", "与 RMI 无隶属关系";
    not_checked: "What is not checked", "不检查什么";
    privacy_link: "Privacy and how to verify", "隐私与核实方法";
    help_link: "Help", "帮助";
    grievance: "Raise a concern", "申诉与反馈";
    new_tab: "opens a new tab", "在新标签页打开";
    deployed_wrong: "For whoever runs this page: not all of config.json is in use", "致本网页的管理员：config.json 没有全部生效";

    // First screen
    first_line: "Check it before your customer does", "发给客户之前，先查一遍";
    lead: "Drop a filled CMRT, EMRT or AMRT workbook and read which cells still need work, why, and what to choose.", "放入填好的 CMRT、EMRT 或 AMRT 文件，马上看到还要改哪些单元格、为什么、怎么改。";
    choose_file: "Choose .xlsx file", "选择 .xlsx 文件";
    or_drop: "or drop it on this sheet", "或把文件拖到这张表上";
    release: "Release to check", "放开即可检查";
    promise: "Your file stays on this computer", "文件不会离开这台电脑";
    promise_detail: "All checking happens inside this browser. No upload, no account, no statistics; your file is forgotten when you close the page.", "检查全部在浏览器里进行。没有上传、账号和统计，关闭页面后不保留您的文件。";
    verify: "Verify it yourself", "您可以自己核实";
    verify_offline: "Once this page is open, disconnect the network.", "等本页打开后，断开网络。";
    verify_drop: "Drop your file: the check still works.", "放入文件，检查照常完成。";
    verify_network: "Or press F12, open Network, and see no new request after the drop.", "或按 F12 打开“网络”面板，放入文件后没有新的请求。";
    what_it_checks: "What it checks", "检查哪些内容";
    checks_required: "Required cells", "必填项";
    checks_required_detail: "every item of the template's own Checker", "模板自带 Checker 的每一项";
    checks_logic: "Contradictions", "前后矛盾";
    checks_logic_detail: "answers that cannot both be true", "不能同时成立的答案";
    checks_rows: "Smelter rows", "冶炼厂清单";
    checks_rows_detail: "unfinished rows, IDs, repeats", "没有填完的行、识别号、重复行";
    checks_not: "Not checked", "不检查";
    checks_not_detail: "whether an answer is true, and what your customer accepts", "答案是否属实，客户是否接受";
    sample_errors: "Sample: a CMRT with mistakes", "示例：有错误的 CMRT";
    sample_errors_detail: "Invented company; shows what a report looks like", "虚构的公司，看看报告是什么样";
    sample_clean: "Sample: a complete CMRT", "示例：填写完整的 CMRT";
    sample_clean_detail: "The result when nothing must be fixed", "没有必须修改之处时的结果";
    sample_download: "Download this sample", "下载这个示例";
    sample_missing: "The sample did not load with the page", "示例没有随网页加载成功";
    sample_coming: "The sample is still loading; try again in a moment", "示例还在加载，请稍等片刻再试";

    // Checking
    checking: "Checking…", "正在检查…";
    handled_here: "Handled on this computer; nothing is sent", "在这台电脑上处理，没有发送任何内容";
    usually_fast: "Usually under 5 seconds", "通常不到 5 秒";
    step_read: "Read the file", "读取文件";
    step_fingerprint: "Take its fingerprint (SHA-256)", "计算指纹 (SHA-256)";
    step_open: "Open the workbook", "打开工作簿";
    step_recognise: "Recognise the template", "识别模板";
    step_rules: "Read the answers and apply the rules", "读出填写内容，逐条检查";
    step_write: "Write the report", "整理报告";
    step_done: "done", "完成";
    step_running: "running", "进行中";
    step_waiting: "waiting", "等待";
    cancel: "Cancel", "取消";
    esc_cancels: "Esc also cancels", "按 Esc 也可取消";
    old_report_below: "The earlier report stays below until the new one is ready", "新报告完成之前，下面仍是上一份报告";

    // Files to take away
    export_open: "Export…", "导出…";
    export_title: "Export", "导出";
    export_detail: "Made in this browser; nothing is sent. Each file says what was checked, when and with what.", "在浏览器里生成，不发送任何内容。每个文件都写明检查了什么、何时检查、依据什么。";
    export_language: "Language of the files", "文件的语言";
    export_copy: "Copy the text", "复制文本";
    export_copied: "The text is copied", "已复制文本";
    export_save_text: "Save as .txt", "另存为 .txt";
    save_again: "No file saved? Save it again", "没有保存成功？再存一次";
    export_close: "Close", "关闭";

    // Password
    password_title: "This file has a password", "这个文件有密码";
    password_detail: "Enter its opening password to check it. The password is used on this computer only and is not kept.", "输入打开密码即可检查。密码只在本机使用，不保存。";
    password_field: "Opening password", "打开密码";
    password_wrong: "That password does not open it. Check capitals and try again.", "密码不对。请注意大小写，再试一次。";
    password_show: "Show", "显示";
    password_hide: "Hide", "隐藏";
    password_open: "Open and check", "打开并检查";
    password_advice: "Remove the password before you send it: many customer systems refuse protected files.", "发给客户前去掉密码，很多客户系统读不了加密文件。";

    // Unreadable
    unreadable: "This file cannot be read", "这个文件读不了";
    what_to_do: "What to do", "怎么办";
    choose_another: "Choose another file", "选择另一个文件";
    open_sample: "Open a sample", "打开示例";
    for_it: "Details for your IT department", "给 IT 人员的细节";
    worker_broke: "The check ended unexpectedly", "检查意外中断";
    worker_broke_again: "Try the same file once more: the check starts afresh", "把同一个文件再放一次，检查会重新开始";
    worker_broke_reload: "Reload this page if it happens again", "如果再次发生，刷新本页";
    worker_broke_save: "Open the file in Excel, save it under a new name, and try that copy", "用 Excel 打开文件，另存为新文件，再放入新文件";
    too_slow: "The check was stopped after 60 seconds", "检查超过 60 秒，已停止";
    too_slow_save: "Open the file in Excel, save it under a new name, and try that copy", "用 Excel 打开文件，另存为新文件，再放入新文件";
    too_slow_template: "If that does not help, copy the answers into a fresh official template", "仍然不行时，把答案填到一份新的官方模板里";
    cannot_fetch: "The browser could not hand over the file", "浏览器没有取到文件内容";
    cannot_fetch_again: "Choose the file again; it may have been moved, renamed or saved since", "重新选择文件；它可能已被移动、改名或重新保存";
    cannot_fetch_copy: "Copy it to your own disk first if it lies on a network drive", "如果文件在网络盘上，先复制到本机";

    // Report
    file_actions: "This file", "这个文件";
    check_again: "Check again", "改好后再查一次";
    print: "Print or save", "打印或另存";
    clear: "Clear", "清除";
    cleared: "The report is cleared; your file is untouched", "报告已清除，您的文件没有变化";
    scope: "Scope", "范围";
    checked_on: "checked on", "检查于";
    nothing_found: "Nothing found to work on", "未发现要处理的内容";
    no_approval: "This result is not an approval by your customer.", "检查结果不代表客户已接受。";
    must_be_fixed: "must be fixed", "处必须修改";
    to_explain: "to explain", "处需要说明";
    to_look_at: "to look at", "处请留意";
    settles: "settles", "解决";
    go_there: "Go there", "去看";
    derived_title: "The layout of this file was derived", "本文件的布局是推算出来的";
    facts_title: "File, template and minerals", "文件、模板与矿产";
    fact_template: "Template", "模板";
    fact_newest: "newest known", "已知最新";
    fact_date: "Effective date", "生效日期";
    fact_minerals: "Minerals in scope", "申报范围内的矿产";
    fact_rows: "Rows filled", "已填行数";
    fact_remarks: "Good to know", "供参考";
    fact_sha: "SHA-256", "SHA-256";
    fact_none: "not given", "未填写";
    no_minerals: "none", "没有";
    out_of_scope: "not in scope", "不在范围内";
    undecided: "not decided", "未确定";
    rows_smelter: "smelters", "冶炼厂";
    rows_mine: "mines", "矿场";
    rows_product: "products", "产品";
    checker_detail: "It looks for blank required cells, not for contradictions.", "它只看必填项是否为空，不看答案是否矛盾。";
    checker_table: "Findings by kind", "按类型对比";
    checker_kind: "Kind", "类型";
    checker_name: "Checker", "Checker";
    this_page: "This page", "本页";
    kind_blank: "Required cell is blank", "必填项为空";
    kind_logic: "Answers contradict", "答案互相矛盾";
    kind_form: "Form, IDs, unfinished rows", "格式、识别号、没填完的行";
    kind_habit: "Lists and habits", "清单与习惯做法";
    total: "Total", "合计";
    item_by_item: "Compare item by item", "逐项对照";
    item_row: "Row", "行";
    item_asks: "Asks for", "要求填写";
    item_cell: "Cell", "单元格";
    item_on_this_page: "On this page", "本页";
    any_row: "any row", "任意一行";
    shown_under: "no entry of its own", "没有单独列出";
    filters: "Filters", "筛选";
    more_filters: "More filters: sheet, mineral, source", "更多筛选：工作表、矿产、依据";
    filter_level: "Level", "程度";
    filter_sheet: "Sheet", "工作表";
    filter_mineral: "Mineral", "矿产";
    filter_source: "Source", "依据";
    no_mineral: "Not tied to one", "与矿产无关";
    only_missed: "Only what Checker misses", "只看 Checker 不显示的";
    show_all: "Show all", "全部显示";
    all_hidden: "No finding matches these filters", "没有符合筛选条件的内容";
    one_cause: "one cause", "同一原因";
    in_file_now: "In the file now", "现在填的是";
    why: "Why", "为什么";
    how_to_fix: "How to fix", "怎么改";
    how_to_fix_choose: "How to fix (choose one)", "怎么改（选一种）";
    cell: "Cell", "单元格";
    question: "Field", "栏目";
    value: "Value", "填写内容";
    blank: "blank", "空白";
    wrong: "to work on", "要处理";
    source: "Source", "依据";
    form_asks: "The form asks", "表中的问题";
    rule: "Rule", "规则";
    copy: "Copy", "复制";
    copy_failed: "The browser does not allow copying here", "浏览器不允许在这里复制";

    // Smelters
    views: "Views of the report", "报告视图";
    view_findings: "To work on", "待处理";
    view_smelters: "Smelters", "冶炼厂";
    view_sheets: "Sheets", "工作表";
    smelter_list: "Smelter rows", "冶炼厂各行";
    smelter_caution: "Where a smelter is located is not where its ore comes from. A status is about due diligence, on one list on one day, not about one lot of metal.", "冶炼厂的位置不等于矿石的来源；状态是某份清单某一天关于尽职调查的记录，不是关于某一批金属。";
    no_status_list: "No status list is in use, so nothing is said about audits", "没有使用状态清单，因此不涉及审核状态";
    load_newer_list: "Ask RMI or your customer for a current list.", "请向 RMI 或客户索取最新清单。";
    no_smelter_rows: "The Smelter List names no smelter", "冶炼厂清单中没有冶炼厂";
    status_by_mineral: "Status by mineral", "各矿产的状态";
    status_numbers: "Numbers, shares and what is counted where", "数量、比例与分组说明";
    minimum_conformant: "Customer's minimum of conformant smelters; active ones do not count", "客户要求的认可冶炼厂最低比例，活跃的不计入";
    smelter_name: "Name in the file", "名称（文件中的写法）";
    smelter_id: "ID", "识别号";
    smelter_country: "Country", "国家或地区";
    smelter_status: "Status", "状态";
    smelter_findings: "To work on", "待处理";
    only_with_findings: "Only rows to work on", "只看待处理的行";
    all: "All", "全部";
    not_identified: "No smelter named", "未写明冶炼厂";
    not_in_list: "Not in the list", "清单里没有";
    chosen_not_listed: "entered as not listed", "填为未列出";
    standard_name: "Listed as", "清单中的名称";
    candidates_caution: "Similar names do not prove it is the same plant. Ask the supplier, then choose again.", "名称相近不能证明是同一家。先向供应商确认，再重新选择。";

    // Lists of smelters
    nav_lists: "Lists", "清单";
    nav_smelters: "Look up", "查冶炼厂";
    smelters_title: "Look up smelters", "查冶炼厂";
    smelters_lead: "Which smelter is it, and what do the lists in use say about it? Paste IDs and names as they are: a column out of Excel, an e-mail, one a line. Nothing is sent.", "这是哪一家冶炼厂？所用清单怎么说？直接粘贴识别号和名称即可：Excel 的一列、一封邮件，或每行一个。不会发送任何内容。";
    smelters_field: "IDs and names of smelters", "冶炼厂识别号和名称";
    smelters_hint: "For example CID000123. Ctrl+Enter looks up.", "例如 CID000123。按 Ctrl+Enter 查询。";
    smelters_ask: "Look up", "查询";
    smelters_running: "Looking up", "正在查询";
    smelters_failed: "No answer came. Reload this page and try again", "没有得到结果。请刷新本页再试";
    smelters_typed: "As typed", "输入的内容";
    smelters_meant: "Smelter", "冶炼厂";
    smelters_known: "What else is known", "其他已知情况";
    smelters_listed_in: "Listed in", "收录于";
    smelters_copy: "Copy the table", "复制表格";
    smelters_copied: "Copied: paste it into a spreadsheet", "已复制，可粘贴到电子表格";
    smelters_save: "Save as .csv", "另存为 .csv";
    smelters_saved: "Handed to the browser to save: smelters.csv", "已交给浏览器保存：smelters.csv";
    smelters_not_saved: "This browser does not let the page save; copy the table", "这个浏览器不允许网页保存文件，请复制表格";
    smelters_caution: "A status is what its list said on its day. That a list does not hold a smelter says nothing about an audit.", "状态是清单在其日期所写的内容。清单中没有某家冶炼厂，不说明其审核情况。";
    lists_title: "Lists of smelters", "用于比对的清单";
    lists_lead: "A check compares the smelters of the form with these lists. Where two lists differ, the newer one counts, and every status is shown with its list and its day.", "检查时把表中的冶炼厂与这些清单比对。两份清单不一致时以日期较新的为准，每个状态都注明清单和日期。";
    lists_load: "Load a list", "载入清单";
    lists_or_drop: "or drop it anywhere on this page: .xlsx, .xls, .xml, .xlsb, .ods, .csv, .tsv, or one of these in a .zip", "或把文件拖到本页任意位置：.xlsx、.xls、.xml、.xlsb、.ods、.csv、.tsv，或装有这类文件的 .zip";
    lists_release: "Release to read the list", "放开即可读取清单";
    lists_kept: "Read on this computer, never sent. A loaded list is forgotten when you close the tab, unless you choose below to keep it.", "在这台电脑上读取，不发送。关闭标签页后，载入的清单即清除，除非在下方选择保留。";
    lists_keep: "Keep my loaded lists in this browser", "在这个浏览器里保留我载入的清单";
    lists_keep_off: "Nothing is kept. A form that you check is never kept.", "目前不保留任何清单。检查过的表格从不保留。";
    lists_keep_next: "Lists that you load are kept on this computer for the next visit, for everyone who uses this browser. A form that you check is never kept.", "载入的清单会保留在这台电脑上，下次打开时可用，使用这个浏览器的人都能看到。检查过的表格从不保留。";
    lists_not_deleted: "The browser did not delete the kept lists. Delete the data of this page in the browser's settings", "浏览器没有删除保留的清单。请在浏览器设置中删除此网页的数据";
    lists_keep_failed: "This browser cannot keep lists, for example in a private window; they are forgotten when you close the tab", "这个浏览器无法保留清单（例如在无痕窗口中），关闭标签页后即清除";
    lists_forget: "Delete the kept lists from this browser", "从这个浏览器删除保留的清单";
    lists_load_this: "Load it as a list of smelters", "作为冶炼厂清单载入";
    lists_in_use: "Lists in use", "使用中的清单";
    lists_none: "No list is in use; only the look-up sheet of the form itself is compared with", "没有使用清单，只与表格自带的冶炼厂查找表比对";
    lists_order: "The newest list comes first and counts first; lists of the same day, in the order that you choose.", "日期最新的排在最前，以它为准；日期相同时，按选定的顺序。";
    lists_use_built_in: "Use the built-in historical facts", "使用内置历史资料";
    list_name: "Name", "名称";
    list_says: "Says", "内容";
    list_date: "Day", "日期";
    list_age: "Age", "距今";
    list_source: "From", "来源";
    list_count: "Smelters", "冶炼厂数";
    list_action: "Action", "操作";
    list_remove: "Remove", "移除";
    list_built_in: "Built in", "内置";
    list_identity: "Names and IDs", "名称与识别号";
    list_status: "Status", "状态";
    list_statements: "Status, as stated in a document", "文件中写明的状态";
    list_accepted: "Accepted by the company", "公司接受";
    list_blocked: "Not accepted by the company", "公司不接受";
    list_history: "Changes: added, removed, corrected", "变更：新增、移除、更正";
    list_named: "Names only", "仅名称";
    lists_confirm: "Was this list understood correctly?", "清单读得对吗？";
    lists_confirm_detail: "Compare with the preview and correct what is wrong. Nothing is used before you confirm.", "与预览对照，改正不对的地方。确认之前不会使用。";
    lists_sheet: "Sheet shown below", "下方显示的工作表";
    lists_sheets: "Sheets to use", "要采用的工作表";
    lists_need_sheet: "Choose at least one sheet to use", "至少选择一个要采用的工作表";
    lists_kind: "Kind of list", "清单种类";
    lists_status_of_all: "Status of all rows", "所有行的状态";
    lists_date: "Day of the list (YYYY-MM-DD)", "清单日期（YYYY-MM-DD）";
    lists_columns: "Columns", "各列";
    lists_header_row: "Row of the headings", "表头所在行";
    lists_no_header: "no headings", "没有表头";
    lists_no_column: "not in this list", "清单中没有";
    lists_not_chosen: "not chosen", "未选择";
    lists_preview: "First rows", "前几行";
    lists_use: "Use this list", "使用这份清单";
    lists_need_columns: "Choose the column of the smelter ID or of the name", "选择识别号或名称所在的列";
    lists_need_date: "Enter the day of the list as YYYY-MM-DD; it decides which list is newer", "按 YYYY-MM-DD 填写清单日期，哪份清单较新由它决定";
    lists_date_ahead: "The day of the list is in the future; enter the day on which it was published", "清单日期在今天之后，应填写发布日期";
    lists_broke: "The list could not be read", "无法读取这份清单";
    lists_broke_save: "Open the list in Excel or WPS, save it as a new .xlsx file, and load that copy", "用 Excel 或 WPS 打开清单，另存为新的 .xlsx 文件，再载入新文件";
    wanted_not_there: "No file came from this address, which the page around this check gave: it is not there, or its host does not let this page read it", "嵌入本页的网页给出的这个地址没有返回文件：文件不存在，或者对方服务器不允许本页读取";
    lists_not_there: "The file that config.json names is not beside this page", "config.json 指定的文件不在网页旁边";
    lists_current: "How to get current lists", "怎样取得最新清单";
    lists_current_text: "RMI publishes its Conformant, Active and Eligible lists on its website, under its own terms. Download them there, or ask your customer for the list that it uses, and load the file here. Your company's own list of smelters that it accepts or does not accept can be loaded too.", "RMI 在其网站上按自己的条款公布认可（合规）、活跃和可接受审核清单。可在那里下载，或向客户索取其使用的清单，再载入到这里。也可以载入本公司接受或不接受的冶炼厂清单。";
    list_facts: "What the built-in historical facts are", "内置历史资料是什么";
    lists_facts_text: "Single facts from public documents: names, IDs and countries of smelters up to 2025, the status that was public in 2023, what companies state in filings and reports of 2025 and 2026, and public events. They are not from RMI, not endorsed by RMI, and not current. Every status is shown with its source and its day and may have changed since; load a current list before you rely on it.", "来自公开文件的单项资料：截至 2025 年的冶炼厂名称、识别号和所在国家或地区，2023 年公开的状态，公司在 2025 年和 2026 年申报文件和报告中写明的状态，以及公开事件。这些资料不是 RMI 提供的，未经 RMI 认可，也不是最新的。每个状态都注明来源和日期，之后可能已变，使用前应载入最新清单。";

    // Customer profile
    profile: "Customer profile", "客户配置";
    profile_detail: "What a customer asks for beyond the template", "客户在模板之外的要求";
    profile_choose: "Profile in use", "使用的配置";
    profile_load: "Load a profile (.toml, .json)", "载入配置 (.toml, .json)";
    profile_default: "Back to the default", "恢复默认";
    profile_version: "Version", "版本";
    profile_contact: "Contact", "联系人";
    profile_help: "Help of the customer", "客户的帮助页面";
    profile_too_large: "A profile is text of 256 KB at most", "配置文件最大为 256 KB";
    profile_not_read: "The profile could not be read. Try once more, or reload this page", "无法读取配置。请再试一次，或刷新本页";
    profile_not_there: "The file that config.json names is not beside this page", "config.json 指定的文件不在网页旁边";
    profile_not_beside: "config.json may name only a built-in profile, or a file beside this page", "config.json 只能指定内置配置，或网页旁边的文件";
    profile_mistakes: "Mistakes in the profile", "配置中的错误";

    // Rules
    rules_title: "Rules", "规则";
    rules_lead: "What this page looks for. Template requirements, contradictions, customer practice and hints are kept apart.", "本页检查的内容。模板要求、逻辑矛盾、客户常见做法和提示分开标明。";
    rules_search: "Search", "搜索";
    rules_search_hint: "Code or words, such as L08 or e-mail", "编号或文字，例如 L08 或“邮件”";
    rules_none: "No rule matches; use fewer words, or show all rules", "没有匹配的规则；可减少搜索词，或显示全部规则";
    rules_group: "Subject", "主题";
    rules_any: "All", "全部";
    rules_all: "Show all rules", "显示全部规则";
    applies_to: "For", "适用";
    rule_why: "Why it matters", "为什么";
    rule_fix: "What to do", "怎么改";
    rule_example: "Example", "例子";
    rule_bad: "With a finding", "有问题的例子";
    rule_says: "What the report says", "报告这样写";
    rule_good: "Without it", "没有这个问题的例子";
    hidden: "(hidden)", "（隐藏）";
    formula: "(formula)", "（公式）";
    no_result: "formula without a result", "公式没有结果";

    // Learn
    learn_title: "Learn", "学习";
    learn_lead: "Short explanations for whoever fills the form: words, questions, good answers, common mistakes. No legal advice.", "给填表人看的简短说明：用词、问题、好的答案和常见错误。不构成法律意见。";
    learn_all: "All topics", "全部主题";
    learn_unknown: "There is no topic at this address; these are all", "这个地址没有对应的主题，全部主题如下";
    learn_missing: "The topics did not load with the page; reload it to try again", "主题没有随网页加载成功，请刷新网页再试";
    late_coming: "Still loading: this comes after everything that a check needs", "正在加载：检查所需的内容加载完后，这里才会出现";
    learn_glossary: "Glossary", "术语表";
    learn_glossary_lead: "The one word that this tool uses for each thing, in both languages, with its meaning and source.", "本工具对每个概念只用一个词，中英文对照，附含义和来源。";
    learn_asks: "What it asks", "问的是什么";
    learn_answer: "A good answer", "好的答案";
    learn_comment: "A comment as an example", "注释示例";
    learn_meaning: "Meaning", "意思";
    learn_mistakes: "Common mistakes", "常见错误";
    learn_words: "Words used here", "这里用到的词";
    learn_next: "Read on", "继续阅读";
    learn_read: "Read about it", "相关主题";
    learn_sources: "Sources", "资料来源";
    learn_own_words: "Told in our own words; the template's own text is in the workbook. Where the two differ, the template counts.", "以上用我们自己的话说明，模板原文见工作簿。两者不一致时，以模板为准。";

    // Workshop
    workshop_title: "Workshop", "培训";
    workshop_lead: "Sample files to learn with, in the order of a course. Each has a lesson: who the supplier is, what happened, and what to look for. Suppliers and answers are invented.", "用来学习的示例文件，按课程顺序排列。每份文件配一课：供应商是谁、发生了什么、要看哪里。供应商和答案都是虚构的。";
    workshop_missing: "The sample files did not load with the page; reload it to try again", "示例文件没有随网页加载成功，请刷新网页再试";
    workshop_unknown: "There is no sample file at this address; these are all", "这个地址没有对应的示例文件，全部示例文件如下";
    workshop_all: "All sample files", "全部示例文件";
    workshop_no_template: "Not a template", "不是模板";
    workshop_story: "What happened", "发生了什么";
    workshop_tasks: "What to do with the file", "怎么用这份文件";
    workshop_check: "Check this file", "检查这份文件";
    workshop_exercise: "Exercise", "练习";
    workshop_exercise_detail: "Mark what seems wrong, then compare with the findings", "先标出您认为有问题的单元格，再与检查结果对照";
    workshop_present: "Present", "投影讲解";
    workshop_present_detail: "Step through the findings in large type", "用大字逐处讲解检查结果";
    workshop_check_detail: "The check shows what the solution below lists", "检查显示的与下面的答案一致";
    workshop_download: "Download the file", "下载文件";
    workshop_download_detail: "To open it in Excel, or to hand it out", "用 Excel 打开，或发给学员";
    workshop_years: "Check both years and compare", "检查两年的文件并对比";
    workshop_years_detail: "First last year's file, then this year's; the comparison opens at the end", "先检查去年的，再检查今年的，最后打开对比";
    workshop_solution: "Solution", "答案";
    workshop_look_for: "What to look for", "要看哪里";
    workshop_shows: "What the check shows", "检查显示什么";
    workshop_refused: "The file is refused with a reason; no report is made", "这份文件不能检查，只说明原因，不出报告";
    workshop_before: "Previous lesson", "上一课";
    workshop_after: "Next lesson", "下一课";
    workshop_to_lesson: "To its lesson", "去看这一课";

    // About
    about_title: "About Smeltcheck", "关于 Smeltcheck";
    about_what: "What it is", "这是什么";
    about_what_text: "An open tool that reads a filled-in RMI reporting template in your browser and says which cells need work, why, and what to do. It is made for the supplier who fills in the form.", "一个开放的工具：在您的浏览器里读取填好的 RMI 报告模板，告诉您哪些单元格要改、为什么、怎么改。供填表的供应商使用。";
    about_privacy: "Privacy, and how to verify it", "隐私与核实方法";
    about_privacy_text: "The page loads its code, its texts, its lists and its sample files once, and then has the browser refuse it any further connection. It sends no file, no password and no statistics.", "网页只在打开时加载程序、文字、清单和示例文件，然后让浏览器拒绝它之后的一切连接。它不发送文件、密码和统计。";
    about_file: "Your file", "您的文件";
    about_file_memory: "It is read in the memory of this tab and is gone when you close the tab. Only what you save yourself, such as a report or a corrected copy, is written to your disk.", "只在本标签页的内存里读取，关闭标签页后即消失。只有您自己保存的内容（如报告或修正副本）才会写到磁盘。";
    about_file_stored: "The browser keeps your choice of language and colours until you close the tab. Lists of smelters are kept only when you tick the box for it on the Lists page, until you delete them there. The program itself may be kept too, see below; never a file of yours.", "浏览器记住您选的语言和颜色，关闭标签页后即清除。冶炼厂清单只有在您于清单页勾选后才保留，直到您在那里删除。程序本身也可以保留（见下文），但绝不包括您的文件。";
    offline_title: "Without network", "断网使用";
    offline_text: "So that the page also opens and checks without network, the browser may keep the program's own files: its code, the rules, the samples, the learning pages, and the lists and settings of this site. No file of yours is among them, nor anything made from one. The browser compares each file of the program with its fingerprint before it is used.", "为了断网时也能打开和检查，浏览器可以保留本程序自己的文件：程序、规则、示例、学习内容，以及本站的清单和设置。其中没有您的文件，也没有由您的文件生成的内容。使用程序文件之前，浏览器都会先核对其指纹。";
    offline_making: "Works without network: not yet. The copy is being made.", "断网可用：还不行，正在保留文件。";
    offline_not: "Works without network: only while this page stays open. This browser keeps no copy here; it does so over https only, and not in every private window.", "断网可用：仅限本页打开期间。这个浏览器没有保留文件；只有 https 地址才能保留，有些无痕窗口也不能。";
    offline_removed: "The offline copy is removed, and no new one is made in this browser. Beside this choice nothing is kept.", "已删除断网使用的文件，这个浏览器也不再保留。除这一选择外没有保留任何内容。";
    offline_wanted: "The offline copy is made when you open this page the next time.", "下次打开本页时保留断网使用的文件。";
    offline_deployment: "Works without network: only while this page stays open. This site has switched the offline copy off.", "断网可用：仅限本页打开期间。本站已关闭这一功能。";
    offline_remove: "Remove the offline copy", "删除断网使用的文件";
    offline_again: "Keep an offline copy again", "重新保留断网使用的文件";
    newer_ready: "A newer version of this page is ready.", "本页有新版本可用。";
    newer_report: "With it, the report that is open is gone: save first what you need of it.", "换用后，当前打开的报告会消失，请先保存需要的内容。";
    newer_use: "Use the newer version", "换用新版本";
    about_file_password: "A password is used here to open the file and then forgotten. But some browsers, when a password field appears, ask the password service of their own maker about it. That request is the browser's, with no file and no password from this page in it. Disconnect the network first, or use an unprotected copy, if you want none.", "密码只在这里用来打开文件，用后即忘。但有些浏览器看到密码框时，会自己去询问其厂商的密码服务。那是浏览器的请求，不含您在本网页打开的文件和输入的密码。如果不希望这样，可先断网，或使用没有密码的副本。";
    about_file_host: "The computer that this page comes from learns what every web server learns: that it was opened, when, and from which network address.", "提供本网页的服务器只知道任何网站都会知道的事：网页被打开、时间和网络地址。";
    about_file_others: "What the page cannot prevent: an extension of your browser or a program on this computer may read what you open.", "本网页无法防止的：浏览器扩展或这台电脑上的程序可能读取您打开的内容。";
    about_verify_deeper: "For those who look closer, or for your IT department", "想更深入核实，或交给 IT 部门";
    about_verify_console: "Press F12, open Console and type fetch(location.href). The browser refuses it and names the policy, although the address is that of the page itself.", "按 F12 打开“控制台”，输入 fetch(location.href)。浏览器会拒绝并指出策略，尽管访问的是本网页自己的地址。";
    about_verify_storage: "In Application (in Firefox: Storage) see what is kept: language and colours, lists only if you asked for it, and under Cache Storage the files of this program.", "在“应用程序”面板（Firefox 为“存储”）查看保存的内容：语言和颜色；清单只有在您要求时才有；“缓存存储”里是本程序的文件。";
    about_verify_policy: "In Network, reload the page and select its first line: the content policy lets in code of this page alone. The same policy is in the page's source.", "在“网络”面板刷新本页并点第一行：内容安全策略只允许本网页自己的代码。网页源代码里也有同一策略。";
    about_verify_build: "The source is open. SECURITY.md in it says how to build the same page and compare the files.", "源代码公开，其中的 SECURITY.md 说明如何构建同样的网页并比对文件。";
    about_not: "What is not checked", "不检查什么";
    about_not_true: "Whether an answer is true: only you and your suppliers know.", "答案是否属实：只有您和您的供应商知道。";
    about_not_accept: "What your customer accepts. No result of this page is an approval.", "客户是否接受。本页的任何结果都不是客户的认可。";
    about_not_status: "The present audit status of a smelter, and where its ore comes from: a status is what a list said on its day.", "冶炼厂当前的审核状态，以及矿石的来源：状态只是某份清单在某一天的记录。";
    about_templates: "Templates that are read", "可读取的模板";
    about_templates_text: "A revision that is not listed is read through the workbook's own labels, and the report says so.", "未列出的版本按工作簿自带的标签读取，报告会注明。";
    about_rmi: "RMI, CMRT, EMRT, AMRT and CRT are names of the Responsible Minerals Initiative and its templates. This tool is not affiliated with it.", "RMI、CMRT、EMRT、AMRT、CRT 是负责任矿产倡议及其模板的名称。本工具与其没有隶属关系。";
    kind: "Template", "模板";
    revisions: "Revisions", "版本";

    // Corrected copy
    correct_title: "Corrected copy", "修正副本";
    correct_lead: "The copy is your own workbook with only the chosen cells changed; formats, formulas, protection and drop-downs stay as they are.", "副本就是您的工作簿，只改所选的单元格；格式、公式、保护和下拉列表都保持不变。";
    correct_all: "Choose all", "全选";
    correct_none: "Choose none", "全不选";
    correct_changes: "Changes to choose from", "可选的修改";
    correct_before: "Now", "现在";
    correct_after: "In the copy", "副本中";
    correct_choose_first: "Choose at least one change to save a copy", "至少选择一处修改，才能保存副本";
    correct_check: "Check the corrected copy", "检查修正副本";
    correct_recalculate: "The copy keeps the formula results that are stored in the file. Open it in Excel and press Ctrl+Alt+F9 once, so that the Checker sheet counts anew, then save.", "副本保留文件中存储的公式结果。请在 Excel 中打开，按一次 Ctrl+Alt+F9 重新计算 Checker 工作表，然后保存。";
}
