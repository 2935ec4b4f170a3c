package io.yizhan.core.modelling;

import io.yizhan.core.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What changes in a field, in words of both languages of the product. */
final class FieldWords {
    private static final Map<String, Labels> WORDS = Map.ofEntries(
            word("name", "API 名称", "API name"),
            word("type", "类型", "type"),
            word("label", "显示名称", "label"),
            word("help", "说明", "help"),
            word("localized", "多语言", "per language"),
            word("required", "必填", "required"),
            word("unique", "不可重复", "unique"),
            word("filterable", "可筛选", "filterable"),
            word("sortable", "可排序", "sortable"),
            word("facet", "分面统计", "facet"),
            word("visibility", "可见范围", "visibility"),
            word("deprecated", "弃用说明", "deprecation"),
            word("jsonLd", "搜索引擎标注", "markup for search engines"),
            word("minLength", "最小长度", "least length"),
            word("maxLength", "最大长度", "greatest length"),
            word("pattern", "格式", "pattern"),
            word("maxRows", "最多行数", "most rows"),
            word("repeatable", "多行", "several rows"),
            word("many", "多值", "several values"),
            word("component", "组件", "component"),
            word("components", "可用的组件", "components"),
            word("min", "最小值", "least value"),
            word("max", "最大值", "greatest value"),
            word("scale", "小数位", "decimals"),
            word("unit", "基本单位", "base unit"),
            word("units", "可用单位", "units"),
            word("vocabulary", "词表", "vocabulary"),
            word("targets", "引用的类型", "types referred to"),
            word("reverse", "反向引用名称", "name of the way back"),
            word("broader", "上级引用", "leads upwards"),
            word("kinds", "文件种类", "kinds of files"),
            word("from", "来源字段", "field it is made from"),
            word("scheme", "标识体系", "scheme"),
            word("singular", "API 单数名", "API singular"),
            word("plural", "API 复数名", "API plural"),
            word("pluralLabel", "复数显示名称", "plural label"),
            word("description", "描述", "description"),
            word("menu", "菜单", "menu"),
            word("icon", "图标", "icon"),
            word("titleField", "标题字段", "title field"),
            word("imageField", "图片字段", "image field"),
            word("source", "出处", "source"));

    private static final Map<String, Labels> VALUES = Map.ofEntries(
            word("text", "短文本", "short text"),
            word("longText", "长文本", "long text"),
            word("richText", "正文", "formatted text"),
            word("group", "组合", "group"),
            word("component", "组件", "component"),
            word("blocks", "模块", "blocks"),
            word("integer", "整数", "whole number"),
            word("decimal", "小数", "decimal number"),
            word("boolean", "是或否", "yes or no"),
            word("date", "日期", "date"),
            word("dateTime", "日期和时间", "date and time"),
            word("uncertainDate", "年代", "period or uncertain date"),
            word("money", "金额", "amount of money"),
            word("measure", "计量", "measure"),
            word("term", "词条", "term"),
            word("reference", "引用", "reference"),
            word("asset", "素材", "asset"),
            word("url", "网址", "web address"),
            word("email", "电子邮箱", "e-mail address"),
            word("phone", "电话", "phone number"),
            word("slug", "网址名", "slug"),
            word("identifier", "标准编号", "identifier"),
            word("json", "程序数据", "machine data"),
            word("PUBLIC", "所有人", "anybody"),
            word("PARTNER", "贸易伙伴", "trade partners"),
            word("INTERNAL", "仅内部", "staff only"));

    private final List<String> chinese = new ArrayList<>();
    private final List<String> english = new ArrayList<>();

    private static Map.Entry<String, Labels> word(String key, String zh, String en) {
        return Map.entry(key, Labels.of(zh, en));
    }

    /** Notes a property if it differs. */
    FieldWords compare(String key, Object before, Object after) {
        if (before.equals(after)) {
            return this;
        }
        Labels word = WORDS.getOrDefault(key, Labels.of(key, key));
        if (before instanceof Boolean && after instanceof Boolean truth) {
            chinese.add(word.in("zh-Hans") + (truth ? "：否 → 是" : "：是 → 否"));
            english.add(word.in("en") + (truth ? ": no → yes" : ": yes → no"));
        } else {
            boolean named = key.equals("type") || key.equals("visibility");
            Labels was = named ? value(before) : Labels.of(shown(before, "无"), shown(before, "none"));
            Labels is = named ? value(after) : Labels.of(shown(after, "无"), shown(after, "none"));
            chinese.add(word.in("zh-Hans") + " " + was.in("zh-Hans") + " → " + is.in("zh-Hans"));
            english.add(word.in("en") + " " + was.in("en") + " → " + is.in("en"));
        }
        return this;
    }

    /** Notes texts for people, without repeating them. */
    FieldWords compareTexts(String key, Object before, Object after) {
        if (!before.equals(after)) {
            Labels word = WORDS.getOrDefault(key, Labels.of(key, key));
            add(word.in("zh-Hans") + "有改动", word.in("en") + " changed");
        }
        return this;
    }

    FieldWords add(String zh, String en) {
        chinese.add(zh);
        english.add(en);
        return this;
    }

    /** A type of field or a visibility in words. */
    static Labels value(Object word) {
        return VALUES.getOrDefault(word.toString(), Labels.of(word.toString(), word.toString()));
    }

    private static String shown(Object value, String none) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? none
                    : String.join(", ", list.stream().map(String::valueOf).toList());
        }
        String text = value.toString();
        return text.isEmpty() ? none : text;
    }

    boolean isEmpty() {
        return chinese.isEmpty();
    }

    /** All that was noted after a beginning. */
    Labels after(String zh, String en) {
        return Labels.of(zh + "：" + String.join("；", chinese), en + ": " + String.join("; ", english));
    }
}
