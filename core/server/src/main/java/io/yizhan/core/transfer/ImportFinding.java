package io.yizhan.core.transfer;

import java.util.Map;

/** The closed list of what a report may say of a row, beside what an editor's save would. */
enum ImportFinding {
    NOT_JSON("这一行不是有效的 JSON：{detail}。", "This row is not valid JSON: {detail}."),
    ROW_TOO_LONG("这一行超过 {max} 个字符。", "This row has more than {max} characters."),
    CSV_CELLS("这一行有 {count} 格，表头有 {expected} 格。", "This row has {count} cells, the head row has {expected}."),
    NO_KEY("没有编号（映射的 key），无法认出条目。", "There is no key (the mapping's key), so the entry cannot be told from others."),
    KEY_TOO_LONG("编号超过 {max} 个字符。", "The key has more than {max} characters."),
    REPEATED("编号与第 {first} 行相同，只取第一行。", "The key is that of row {first}; only the first is taken."),
    UNMATCHED("对照表中没有“{value}”。", "The look-up table has no “{value}”."),
    DATE_UNCLEAR("看不懂日期“{value}”。", "The date “{value}” was not understood."),
    NUMBER_UNCLEAR("“{value}”不是数字。", "“{value}” is not a number."),
    TRUTH_UNCLEAR("“{value}”既非是也非否。", "“{value}” is neither yes nor no."),
    NOT_THERE("找不到编号为“{value}”的{type}，未建立关联。", "There is no {type} with the key “{value}”; the link was left out."),
    IN_TRASH("条目在回收站中，未作更改。", "The entry is in the trash; it was left alone."),
    KEPT(
            "来源已改，但编辑也改过此项：保留编辑的内容。来源现为“{value}”。",
            "Changed at the source, but an editor changed it too: the editor's value stays. The source now says “{value}”."),
    HAND_EDITED(
            "条目有编辑未发布的改动，未自动发布。", "The entry has an editor's changes that are not published; it was not published."),
    CONFLICT("条目刚被别人改动，请再导入一次。", "Somebody changed the entry just now; import again."),
    FORBIDDEN("没有权限：{detail}", "Not allowed: {detail}");

    private final String chinese;
    private final String english;

    ImportFinding(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String message(String locale, Map<String, String> params) {
        String text = locale.startsWith("zh") ? chinese : english;
        for (Map.Entry<String, String> param : params.entrySet()) {
            text = text.replace("{" + param.getKey() + "}", param.getValue());
        }
        return text;
    }
}
