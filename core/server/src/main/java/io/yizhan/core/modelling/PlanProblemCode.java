package io.yizhan.core.modelling;

import io.yizhan.core.model.Labels;
import java.util.HashMap;
import java.util.Map;

/** What speaks against a change although the model by itself would do, each with its fix. */
enum PlanProblemCode {
    BASE_CHANGED(
            "内容模型已有更新的版本 {revision}；请重新载入后再改。",
            "There is a newer revision {revision} of the model; load it again and repeat the change."),
    BAD_PATH(
            "文件应放在 types、field-groups、components 或 vocabularies 中，名称只含字母、数字、点、连字符和下划线，以 .yaml 结尾（词表可附 .csv）。",
            "Files lie in types, field-groups, components or vocabularies; letters, digits, dots, hyphens and underscores, ending in"
                    + " .yaml (or .csv beside a vocabulary)."),
    PATH_TWICE("同一路径出现两次（不分大小写），请只保留一个。", "The path is given twice (case ignored); keep one."),
    TOO_LARGE(
            "全部文件合计超过 {limit} MB，请拆分或减少。",
            "All files together are larger than {limit} MB; take out what is not needed."),
    TYPE_IN_USE(
            "不能删除内容类型“{type}”：此处仍在引用它。请先删除或修改这个字段。",
            "The content type “{type}” cannot be removed: this still refers to it. Remove or change this field first."),
    SHAPE_CHANGED(
            "字段“{field}”在 {count} 个版本中有“{before}”的值，改为“{after}”后无法读取。请另建一个标识不同的字段，把值移过去。",
            "{count} versions hold values of “{field}” as “{before}”, which could not be read as “{after}”. Make a new field"
                    + " with another id and move the values."),
    INNER_VALUES(
            "“{field}”位于组内，{count} 个条目有值；删除后这些条目无法发布。请改为弃用（deprecated）并取消必填。",
            "“{field}” stands inside a group and {count} entries hold values; without it they could not be published. Mark it"
                    + " as deprecated and not required instead."),
    UNIQUE_WITH_VALUES(
            "字段“{field}”已有 {count} 个条目有值，不能再设为不可重复。请另建一个不可重复的字段。",
            "{count} entries hold values of “{field}” already, so it cannot become unique. Make a new unique field."),
    SCHEMA("API 模式无法建立：{detail}", "The API's schema cannot be built: {detail}");

    private final String zh;
    private final String en;

    PlanProblemCode(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Labels message(Map<String, String> params) {
        return Labels.of(fill(zh, params), fill(en, params));
    }

    /** The same with words that differ by language. */
    Labels spoken(Map<String, Labels> params) {
        Map<String, String> chinese = new HashMap<>();
        Map<String, String> english = new HashMap<>();
        params.forEach((name, words) -> {
            chinese.put(name, words.in("zh-Hans"));
            english.put(name, words.in("en"));
        });
        return Labels.of(fill(zh, chinese), fill(en, english));
    }

    private static String fill(String template, Map<String, String> params) {
        String filled = template;
        for (Map.Entry<String, String> param : params.entrySet()) {
            filled = filled.replace("{" + param.getKey() + "}", param.getValue());
        }
        return filled;
    }
}
