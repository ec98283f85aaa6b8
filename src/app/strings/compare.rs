//! Two checks side by side.

strings! {
    /// Two checks side by side.
    Compare, COMPARE {
        tab: "Compare", "对比";
        stop: "Stop comparing", "结束对比";
        anyway: "Compare anyway", "仍要对比";
        before: "Before", "上次";
        now: "Now", "这次";
        bars: "Findings before and now", "上次与这次的问题数";
        numbers: "By level", "按程度";
        change: "Change", "变化";
        content: "Finding", "内容";
        cells: "Cell", "单元格";
        level: "Level", "程度";
        rule: "Rule", "规则";
        blank: "(blank)", "（空）";
        became: "became", "改为";
        fixed_why: "no longer found", "这次没有再发现";
        unknown_why: "the two checks do not cover the same", "两次检查的范围不同";
        other_basis: "Profile, lists or rules were others before, so some differences may come from them and not from the file", "上次用的配置、清单或规则不同，有些变化可能来自这些，而不是文件本身";
        nothing_changed: "Both checks found the same", "两次检查的结果相同";
    }
}
