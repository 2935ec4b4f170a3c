package io.yizhan.core.model;

import java.util.Map;

/** The closed list of what may be wrong with a model, each with its messages. {@code {fix}} is "did you mean". */
enum ModelProblemCode {
    /** What a room says in its own words. */
    EXPLAINED("{zh}", "{en}"),
    FILE_TOO_LARGE("文件超过 1 MB，请拆分。", "The file is larger than 1 MB; split it."),
    NOT_UTF8("文件不是有效的 UTF-8，请以 UTF-8 保存。", "The file is not valid UTF-8; save it as UTF-8."),
    SYNTAX("YAML 语法错误：{detail}。", "This is not valid YAML: {detail}."),
    TOO_DEEP("嵌套超过 {limit} 层，请简化结构。", "Nested more than {limit} levels deep; flatten it."),
    ALIAS("不允许使用锚点与别名（& 和 *），请直接写出内容。", "Anchors and aliases (& and *) are off; write the content out."),
    TAG("不允许使用标签“{tag}”，请删除。", "The tag “{tag}” is not allowed; remove it."),
    SEVERAL_DOCUMENTS("一个文件只能有一份文档，请删除多余的“---”。", "One file holds one document; remove the further “---”."),
    EMPTY_FILE("文件为空，请写入定义或删除文件。", "The file is empty; write a definition or delete it."),
    UNKNOWN_FOLDER(
            "不认识的位置，模型文件应放在 types、field-groups、components 或 vocabularies 中。",
            "Unknown place; files of the model lie in types, field-groups, components or vocabularies."),
    UNKNOWN_KEY("不认识的键“{key}”。{fix}可用的键：{known}。", "Unknown key “{key}”. {fix}Keys here: {known}."),
    DUPLICATE_KEY("键“{key}”重复，请只保留一个。", "The key “{key}” is given twice; keep one."),
    MISSING_KEY("缺少必填的键“{key}”，请补上。", "The required key “{key}” is missing; add it."),
    TEXT_EXPECTED("“{key}”应为文字。", "“{key}” must be a text."),
    TEXT_EMPTY("“{key}”不能为空。", "“{key}” must not be empty."),
    BOOLEAN_EXPECTED("“{key}”应为 true 或 false。", "“{key}” must be true or false."),
    INTEGER_EXPECTED("“{key}”应为整数。", "“{key}” must be a whole number."),
    DECIMAL_EXPECTED("“{key}”应为数字。", "“{key}” must be a number."),
    MAP_EXPECTED("“{key}”应为“键: 值”的结构。", "“{key}” must be a map of key: value."),
    LIST_EXPECTED("“{key}”应为列表。", "“{key}” must be a list."),
    OUT_OF_RANGE("“{key}”应在 {min} 到 {max} 之间。", "“{key}” must lie between {min} and {max}."),
    MIN_ABOVE_MAX("“{min}”大于“{max}”，请对调或修改。", "“{min}” is above “{max}”; correct one of them."),
    BAD_CHOICE("“{key}”的值“{value}”无效。{fix}可选：{known}。", "“{value}” is no value of “{key}”. {fix}Choose from: {known}."),
    LABEL_LANGUAGE_MISSING("“{key}”缺少语言 {language} 的文字。", "“{key}” lacks a text in {language}."),
    LABEL_LANGUAGE_UNKNOWN("“{language}”不是有效的 BCP 47 语言标签。", "“{language}” is not a BCP 47 language tag."),
    BAD_ID(
            "标识“{id}”无效：应为小驼峰，字母和数字，至多 48 个字符。",
            "The id “{id}” is not valid: lower camel case, letters and digits, at most 48 characters."),
    BAD_CODE(
            "术语代码“{code}”无效：字母、数字、点、连字符和下划线，至多 64 个字符。",
            "The term code “{code}” is not valid: letters, digits, dots, hyphens, underscores, at most 64 characters."),
    BAD_TYPE_NAME(
            "名称“{name}”不能用作 GraphQL 类型：应为大驼峰，字母和数字，至多 64 个字符。",
            "“{name}” cannot name a GraphQL type: Pascal case, letters and digits, at most 64 characters."),
    BAD_FIELD_NAME(
            "名称“{name}”不能用作 GraphQL 字段：应为小驼峰，字母和数字，至多 48 个字符。",
            "“{name}” cannot name a GraphQL field: lower camel case, letters and digits, at most 48 characters."),
    BAD_ICON("图标“{icon}”无效：应为小写字母、数字和连字符。", "The icon “{icon}” is not a name in kebab case."),
    PREFIX_MISSING(
            "插件“{owner}”的“{id}”必须以“{prefix}”开头，例如“{example}”。",
            "“{id}” of plugin “{owner}” must start with “{prefix}”, e.g. “{example}”."),
    TYPE_CLASH(
            "内容类型“{id}”已由 {owner} 定义（{file}），请换一个标识。",
            "The content type “{id}” is already defined by {owner} ({file}); choose another id."),
    VOCABULARY_CLASH(
            "词表“{id}”已由 {owner} 定义（{file}），请换一个标识。",
            "The vocabulary “{id}” is already defined by {owner} ({file}); choose another id."),
    GROUP_CLASH(
            "字段组“{id}”在 {owner} 中已定义（{file}），请换一个标识。",
            "The field group “{id}” is already defined by {owner} ({file}); choose another id."),
    COMPONENT_CLASH(
            "组件“{id}”已由 {owner} 定义（{file}），请换一个标识。",
            "The component “{id}” is already defined by {owner} ({file}); choose another id."),
    COMPONENT_CYCLE("组件“{id}”包含自身：{path}。请去掉其中一环。", "The component “{id}” holds itself: {path}. Take one step out."),
    COMPONENT_FLAG(
            "组件的字段由多个类型共用，不能 {flag}，请删除该键。",
            "Fields of a component are shared between types and cannot have {flag}; remove the key."),
    COMPONENT_TITLE_KIND(
            "titleField“{field}”必须是 text、longText、richText 或 url 字段。",
            "titleField “{field}” must be a text, longText, richText or url field."),
    UNKNOWN_COMPONENT("没有组件“{component}”。{fix}", "There is no component “{component}”. {fix}"),
    NO_COMPONENTS("至少需要一个组件。", "At least one component is needed."),
    BLOCKS_TOO_DEEP(
            "模块、组件与组在此处嵌套 {depth} 层，至多 {limit} 层。",
            "Blocks, components and groups are nested {depth} deep here; at most {limit} are allowed."),
    PATH_TOO_LONG(
            "字段路径“{path}”超过 {limit} 个字符，请缩短其中的标识。",
            "The path “{path}” is longer than {limit} characters; shorten the ids in it."),
    NAME_CLASH(
            "GraphQL 类型名“{name}”与 {other} 冲突，请修改 singular 或字段名。",
            "The GraphQL type name “{name}” clashes with {other}; change the singular or the field's name."),
    NAME_RESERVED("名称“{name}”为系统保留，请换一个。", "The name “{name}” is reserved by the system; choose another."),
    ROOT_FIELD_CLASH(
            "查询字段“{name}”与 {other} 冲突，请修改 singular 或 plural。",
            "The query field “{name}” clashes with {other}; change singular or plural."),
    SINGULAR_IS_PLURAL("singular 与 plural 相同，请改其一。", "singular and plural are the same; change one of them."),
    FIELD_ID_CLASH(
            "字段标识“{id}”在此处已使用（不分大小写），请换一个。",
            "The field id “{id}” is used already here (case ignored); choose another."),
    FIELD_NAME_CLASH("字段名“{name}”与 {other} 重复，请换一个。", "The field name “{name}” clashes with {other}; choose another."),
    REVERSE_CLASH(
            "反向引用的名称“{name}”与 {other} 重复，请用 reverse 另取一个。",
            "The way back “{name}” clashes with {other}; give it another name with reverse."),
    BROADER_KIND(
            "broader 只能用在指向同一类型、单值、可筛选且不分语言的顶层引用上，每个类型至多一个。",
            "broader is for one filterable reference of a type to itself, to one, at the top, not localized."),
    NO_FIELDS("至少需要一个字段。", "At least one field is needed."),
    UNKNOWN_FIELD("没有字段“{field}”。{fix}", "There is no field “{field}”. {fix}"),
    UNKNOWN_TYPE("没有内容类型“{type}”。{fix}", "There is no content type “{type}”. {fix}"),
    UNKNOWN_VOCABULARY("没有词表“{vocabulary}”。{fix}", "There is no vocabulary “{vocabulary}”. {fix}"),
    UNKNOWN_UNIT("不认识的单位“{unit}”。{fix}", "Unknown unit “{unit}”. {fix}"),
    UNIT_MISMATCH(
            "单位“{unit}”与“{base}”量纲不同，请只列同类单位。",
            "The unit “{unit}” measures something else than “{base}”; list units of one kind."),
    UNKNOWN_SCHEME("不认识的标识体系“{scheme}”。{fix}", "Unknown identifier scheme “{scheme}”. {fix}"),
    TITLE_FIELD_KIND(
            "titleField“{field}”必须是 text 或 identifier 字段。", "titleField “{field}” must be a text or identifier field."),
    IMAGE_FIELD_KIND("imageField“{field}”必须是接受图片的 asset 字段。", "imageField “{field}” must be an asset field of images."),
    SLUG_FROM_KIND("slug 的 from“{field}”必须是 text 字段。", "from of the slug, “{field}”, must be a text field."),
    SEVERAL_SLUGS("一个内容类型至多一个 slug 字段。", "A content type has at most one slug field."),
    NOT_HERE("字段类型“{type}”不能用在{place}里。", "A field of type “{type}” cannot stand in {place}."),
    NOT_FILTERABLE("{type} 字段不能 filterable，请删除该键。", "A {type} field cannot be filterable; remove the key."),
    NOT_SORTABLE("{type} 字段不能 sortable，请删除该键。", "A {type} field cannot be sortable; remove the key."),
    NOT_UNIQUE("{type} 字段不能 unique，请删除该键。", "A {type} field cannot be unique; remove the key."),
    NOT_FACET("{type} 字段不能 facet，请删除该键。", "A {type} field cannot be a facet; remove the key."),
    NOT_LOCALIZED(
            "{type} 字段不能 localized，请对其中的字段使用 localized。",
            "A {type} field cannot be localized; mark the fields inside it as localized."),
    TOO_LONG_FOR_INDEX(
            "超过 190 个字符的文字不能 {flag}，请缩短 maxLength 或删除该键。",
            "A text longer than 190 cannot be {flag}; lower maxLength or remove the key."),
    SORTABLE_MANY("多值字段不能 sortable。", "A field with several values cannot be sortable."),
    SORTABLE_IN_ROWS("重复组内的字段不能 sortable。", "A field inside a repeatable group cannot be sortable."),
    LOCALIZED_IN_ROWS(
            "组内的多语言字段不能 filterable、sortable 或 facet。",
            "A localized field inside a group cannot be filterable, sortable or a facet."),
    UNIQUE_INSIDE("组内或引用属性中的字段不能 unique。", "A field inside a group or a reference's attributes cannot be unique."),
    FILTERABLE_TOO_DEEP(
            "嵌套组内的字段不能 filterable、sortable 或 facet。",
            "A field of a group inside another group cannot be filterable, sortable or a facet."),
    GROUPS_TOO_DEEP("组的嵌套超过 {limit} 层。", "Groups are nested more than {limit} deep."),
    PATTERN_INVALID("正则表达式无效：{detail}。", "The pattern is not valid: {detail}."),
    PATTERN_UNSAFE("正则表达式可能耗时过长（{detail}），请改写。", "The pattern may take exponential time ({detail}); rewrite it."),
    DUPLICATE_TERM("术语代码“{code}”重复，请只保留一个。", "The term code “{code}” is given twice; keep one."),
    BROADER_UNKNOWN("上位术语“{broader}”不存在。{fix}", "The broader term “{broader}” does not exist. {fix}"),
    BROADER_CYCLE("术语“{code}”的上位关系成环：{path}。", "The broader terms of “{code}” form a circle: {path}."),
    TERMS_TWICE("terms 与 termsFrom 只能用其一。", "Give either terms or termsFrom, not both."),
    CSV_MISSING("找不到 CSV 文件“{csv}”，应与此文件同处。{fix}", "The CSV “{csv}” is not beside this file. {fix}"),
    CSV_INVALID("CSV 无效：{detail}。", "The CSV is not valid: {detail}."),
    CSV_UNUSED("没有词表用到此 CSV，请删除或在 termsFrom 中引用。", "No vocabulary uses this CSV; delete it or name it in termsFrom."),
    COMPUTED_PLACE(
            "computed 只能用在插件的内容类型或字段组的顶层字段上。",
            "Only a field at the top of a plugin's content type or field group can be computed."),
    COMPUTED_KIND(
            "computed 的 {type} 字段不能 required 或 unique，也不能是 group、reference、asset、slug。",
            "A computed {type} field is neither required nor unique, and no group, reference, asset or slug."),
    JSON_LD_TYPE(
            "“{type}”不是已知的 schema.org 类型。{fix}其他词表的类型请写完整网址。",
            "“{type}” is no known type of schema.org. {fix}Write those of other vocabularies as whole addresses."),
    JSON_LD_PROPERTY(
            "“{property}”不是已知的 schema.org 属性。{fix}其他词表的属性请写完整网址。",
            "“{property}” is no known property of schema.org. {fix}Write those of other vocabularies as whole addresses."),
    JSON_LD_NOT_PUBLIC(
            "jsonLd 只能用在任何人可见的字段上，请删除该键或将 visibility 改为 public。",
            "jsonLd is for fields that anybody may see; remove the key or make the field public."),
    JSON_LD_TYPE_MISSING(
            "内容类型“{type}”没有 jsonLd，请先在类型上写明 jsonLd 的 type，或删除字段的 jsonLd。",
            "The content type “{type}” has no jsonLd; give it one with a type, or remove that of the field."),
    JSON_LD_KIND(
            "{type} 字段的 jsonLd 不能有“{key}”：type 用于 group，values 用于 term，json 与 blocks 字段不能用 jsonLd。",
            "jsonLd of a {type} field cannot have “{key}”: type is for groups, values for terms, json and blocks fields have none."),
    SECTION_CLASH("表单分区“{id}”重复。", "The form section “{id}” is given twice."),
    FIELD_IN_TWO_SECTIONS("字段“{field}”在表单中出现多次。", "The field “{field}” stands in the form more than once."),
    EXTENDS_OWN_TYPE(
            "字段组不能扩展自己的内容类型“{type}”，请直接在类型中加字段。",
            "A field group may not extend a type of its own owner, “{type}”; add the fields to the type."),
    TOO_MANY_COLUMNS(
            "“{table}”需要 {count} 个投影列，超过 {limit}，请减少 filterable/sortable。",
            "“{table}” needs {count} projection columns, more than {limit}; make fewer fields filterable or sortable."),
    TOO_MANY_INDEXES(
            "“{table}”需要 {count} 个索引，超过 {limit}，请减少 filterable/sortable。",
            "“{table}” needs {count} indexes, more than {limit}; make fewer fields filterable or sortable.");

    private final String chinese;
    private final String english;

    ModelProblemCode(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String message(String locale, Map<String, String> params) {
        return MessageTemplate.fill(locale.startsWith("zh") ? chinese : english, locale, params);
    }
}
