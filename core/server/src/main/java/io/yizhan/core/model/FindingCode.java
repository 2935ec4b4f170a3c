package io.yizhan.core.model;

import java.util.Map;

/** The closed list of what an editor may have to correct in a value, each with its messages. */
enum FindingCode {
    UNKNOWN_FIELD("没有字段“{field}”。{fix}", "There is no field “{field}”. {fix}"),
    UNKNOWN_KEY("这里不能有“{key}”。{fix}", "“{key}” does not belong here. {fix}"),
    UNKNOWN_LOCALE("没有启用语言“{locale}”。{fix}", "The locale “{locale}” is not in use. {fix}"),
    TAKEN("“{value}”已被另一条目使用，请换一个。", "“{value}” is taken by another entry; choose another."),
    REQUIRED("此项为必填，请填写。", "This is required; fill it in."),
    TEXT_EXPECTED("应为文字。", "This must be a text."),
    NUMBER_EXPECTED("应为整数。", "This must be a whole number."),
    DECIMAL_EXPECTED("应为以文字书写的数字，例如“46.20”。", "This must be a number written as text, e.g. “46.20”."),
    BOOLEAN_EXPECTED("应为“是”或“否”。", "This must be true or false."),
    OBJECT_EXPECTED("应为由若干部分组成的值。", "This must be an object."),
    LIST_EXPECTED("应为列表。", "This must be a list."),
    TOO_SHORT("太短：至少 {min} 个字符，现有 {count} 个。", "Too short: at least {min} characters, there are {count}."),
    TOO_LONG("太长：至多 {max} 个字符，现有 {count} 个。", "Too long: at most {max} characters, there are {count}."),
    TOO_MANY("太多：至多 {max} 个，现有 {count} 个。", "Too many: at most {max}, there are {count}."),
    TOO_LARGE("内容过大：至多 {max}。", "Too large: at most {max}."),
    TOO_DEEP("嵌套过深：至多 {max} 层。", "Nested too deeply: at most {max} levels."),
    BELOW_MIN("不能小于 {min}。", "This must not be below {min}."),
    ABOVE_MAX("不能大于 {max}。", "This must not be above {max}."),
    TOO_MANY_DECIMALS("小数位至多 {max} 位。", "At most {max} digits after the point."),
    PATTERN("格式不符：应匹配 {pattern}。", "The form is not right: it must match {pattern}."),
    LINE_BREAK("此处只能写一行，请删除换行和制表符。", "This is one line; remove line breaks and tabs."),
    CONTROL_CHARACTER("含有不可见的控制字符 {character}，请删除。", "There is a control character {character}; remove it."),
    NON_CHARACTER("含有无效字符 {character}，请删除。", "There is an invalid character {character}; remove it."),
    LONE_SURROGATE("含有损坏的字符 {character}，请重新输入。", "There is half a character {character}; type it again."),
    BIDI_CONTROL(
            "含有方向控制符 {character}，请改用成对的隔离符（U+2066 至 U+2069）。",
            "There is a direction control {character}; use balanced isolates (U+2066 to U+2069)."),
    BIDI_UNBALANCED("方向隔离符不成对，请补全或删除。", "Direction isolates are not balanced; close or remove them."),
    TOO_MANY_MARKS("一个字符上叠加了超过 {max} 个符号。", "More than {max} marks are stacked on one character."),
    INVISIBLE_CHARACTER("含有不可见字符 {character}，请删除。", "There is an invisible character {character}; remove it."),
    DATE_INVALID("不是有效日期，应写作 2027-08-20（1000 至 9999 年）。", "Not a date; write 2027-08-20 (years 1000 to 9999)."),
    LOCAL_TIME_INVALID("不是有效的当地时间，应写作 2027-08-20T10:00。", "Not a local time; write 2027-08-20T10:00."),
    ZONE_UNKNOWN("不认识的时区“{zone}”，请用如 Asia/Shanghai。{fix}", "Unknown time zone “{zone}”; use e.g. Asia/Shanghai. {fix}"),
    LOCAL_TIME_GAP("{zone} 的时钟在此处拨快，没有 {local} 这一时刻，请选用 {after}。", "Clocks in {zone} skip {local}; choose {after}."),
    LOCAL_TIME_AMBIGUOUS(
            "{zone} 的 {local} 出现两次，请用 instant 指明 {first} 或 {second}。",
            "{local} happens twice in {zone}; say which by instant: {first} or {second}."),
    EDTF_INVALID(
            "不是有效的日期写法，例如 1736、1736/1795、-0205~、18XX。",
            "Not a date in EDTF; write e.g. 1736, 1736/1795, -0205~, 18XX."),
    EDTF_REVERSED("起始晚于结束，请对调。", "The start lies after the end; swap them."),
    YEAR_OUT_OF_RANGE("年份应在 {min} 到 {max} 之间。", "Years must lie between {min} and {max}."),
    CURRENCY_UNKNOWN("不认识的币种“{currency}”。{fix}", "Unknown currency “{currency}”. {fix}"),
    AMOUNT_NEGATIVE("金额不能为负。", "An amount must not be negative."),
    MEASURE_NEGATIVE("量值不能为负。", "A measure must not be negative."),
    UNIT_UNKNOWN("此处不能用单位“{unit}”，可选：{known}。", "The unit “{unit}” is not accepted here; choose from: {known}."),
    TERM_UNKNOWN("词表中没有“{code}”。{fix}", "“{code}” is not in the vocabulary. {fix}"),
    TERM_WITHDRAWN("“{code}”已停用，请改选。", "“{code}” is withdrawn; choose another."),
    DUPLICATE("“{value}”重复，请只保留一个。", "“{value}” is given twice; keep one."),
    TARGET_TYPE("不能引用“{type}”，可选：{known}。", "“{type}” cannot be referenced here; choose from: {known}."),
    ID_INVALID("“{id}”不是有效的标识（UUID）。", "“{id}” is not an id (UUID)."),
    ROW_KEY_INVALID("行标识“{key}”无效。", "The row key “{key}” is not valid."),
    BLOCK_UNKNOWN("此处不能用组件“{type}”。{fix}可选：{known}。", "A block “{type}” cannot stand here. {fix}Choose from: {known}."),
    URL_INVALID("不是有效网址，应写作 https://example.org/…。", "Not an address; write https://example.org/…."),
    EMAIL_INVALID("不是有效的电子邮箱。", "Not an e-mail address."),
    PHONE_INVALID("电话应含国家代码，例如 +861085326000。", "Write the number with its country code, e.g. +861085326000."),
    SLUG_INVALID(
            "只能用小写字母、数字和连字符，1 至 80 个字符。{fix}",
            "Only lower-case letters, digits and single hyphens, 1 to 80 characters. {fix}"),
    IDENTIFIER_FORM("不符合 {scheme} 的格式，例如 {example}。", "Not of the form of {scheme}, e.g. {example}."),
    IDENTIFIER_CHECK("{scheme} 的校验位不对，请核对。", "The check digit of this {scheme} is wrong; compare it again."),
    HS_CHAPTER_UNKNOWN("HS 目录中没有第 {chapter} 章。", "There is no chapter {chapter} in the Harmonized System."),
    NODE_UNKNOWN("此处不能有“{node}”。", "“{node}” cannot stand here."),
    MARK_UNKNOWN("不允许的格式“{mark}”。", "The mark “{mark}” is not allowed."),
    ATTRIBUTE_INVALID(
            "属性“{attribute}”不允许或其值无效。", "The attribute “{attribute}” is not allowed or its value is not valid."),
    LINK_INVALID(
            "链接只能是 http、https、mailto 或 entry: 加标识。", "A link starts with http, https, mailto, or entry: and an id."),
    COMPUTED("该字段由插件计算，不能填写。", "A plugin works this field out; it cannot be typed in."),
    HIDDEN_FIELD(
            "您看不到的字段中有问题，暂时不能发布；请联系能看到这些字段的人。",
            "Something in fields you may not see stands in the way of publishing; ask somebody who sees them."),
    RELEASE_TRASHED(
            "此条目在回收站中，请先移出回收站，或从发布批次中移除。",
            "This entry is in the trash; take it out of the trash, or out of the release."),
    RELEASE_NOTHING_OUT(
            "此条目没有已发布的语言可下线，请从发布批次中移除。",
            "Nothing of this entry is out that could be taken back; take it out of the release."),
    RELEASE_TYPE_GONE(
            "此条目所属的插件未启用，请启用插件，或从发布批次中移除。",
            "The plugin of this entry is not active; start it, or take the entry out of the release."),
    RELEASE_NEWER(
            "{locale} 已发布更新的第 {version} 版，将保持不变。", "In {locale} the newer version {version} is out already and stays."),
    /** What a plugin's validator says, in its own words. */
    PLUGIN("{zh}", "{en}"),
    PLUGIN_FAILED("插件“{plugin}”检查时出错，未能检查此条目。", "The plugin “{plugin}” failed while checking this entry."),
    PLUGIN_SLOW(
            "插件“{plugin}”没有及时答复，未能检查此条目。",
            "The plugin “{plugin}” gave no answer in time; this entry was not checked by it."),
    NEEDS_REVIEW(
            "须先通过“{workflow}”：现待“{step}”。请提交审核，待各环节通过后再发布。",
            "“{workflow.en}” comes first, and it stands at “{step.en}”: submit it for review and publish once every step"
                    + " has approved."),
    NO_WORKFLOW("此类内容没有启用审校流程，可以直接发布。", "No workflow is active for this content; it is published without a review."),
    REVIEW_UNDER_WAY(
            "此语言正在“{step}”，请等待审核结果，或先撤回。",
            "This locale is in review at “{step.en}”: wait for the outcome, or withdraw it first."),
    REVIEW_APPROVED("此语言的这些内容已通过审校，可以发布。", "This locale is approved as it is and can be published."),
    REVERT_VETOED(
            "{locale} 之前的版本已被否决，不能再上线；请改为下线，或发布新的版本。",
            "In {locale} the version that was out before was vetoed and does not go out again; unpublish it, or publish a new one."),
    REVIEW_VETOED("这些内容已被否决，请修改后再提交。", "This was vetoed: change it before it is submitted again."),
    VETOED_AFTERWARDS(
            "已记录否决。内容仍在线上：请撤回发布，或修改后重新提交审核并发布。",
            "The veto is recorded. The content is still online: unpublish it, or mend it, have it reviewed and publish it."),
    TICKS_MISSING("还有必查项未勾选：{ticks}。", "Required points are not ticked: {ticks.en}."),
    OPINION_MISSING("退回或否决时请写明意见。", "Say why: an opinion is required to return or veto."),
    REASON_SHORT("请写明紧急发布的理由，至少 {min} 个字。", "Say why it is urgent, in at least {min} characters."),
    RETURN_STEP("只能退回作者或之前的环节。", "It can be returned to the author or to an earlier step only."),
    SENSITIVE_WORD("含有敏感词“{word}”，请核对。", "The sensitive word “{word}” stands here; look at it again."),
    ALT_MISSING("{count} 张图片没有此语言的替代文字，请在媒体库补充。", "Pictures without alternative text in this locale: {count}."),
    REFERENCE_UNPUBLISHED(
            "引用的 {count} 个条目尚未发布，读者看不到。", "Named here but not published, so that readers will not see them: {count}."),
    REFERENCE_TRASHED("引用的 {count} 个条目在回收站中。", "Named here but in the trash: {count}."),
    WORKFLOW_NAME("请用中文和英文填写“{place}”。", "Fill in “{place.en}” in Chinese and English."),
    WORKFLOW_STEPS("流程需要 1 至 {max} 个审核环节。", "A workflow has 1 to {max} review steps."),
    WORKFLOW_ROLES("请为环节“{step}”选择可以审核的角色。", "Choose the roles that may decide the step “{step.en}”."),
    WORKFLOW_HOURS("环节“{step}”的时限应为 1 至 {max} 小时。", "The step “{step.en}” has 1 to {max} hours."),
    WORKFLOW_TYPE("没有内容类型“{type}”。", "There is no content type “{type}”."),
    WORKFLOW_OVERLAP(
            "“{workflow}”已对“{type}”生效：每种内容只能有一个启用的流程。",
            "“{workflow.en}” already holds for “{type.en}”: each content type has one active workflow at most."),
    WORDS_INVALID("敏感词应为 1 至 {max} 个字符，且不重复。", "A sensitive word has 1 to {max} characters and stands once."),
    JSON_INVALID("JSON 中的键过长或数字无效。", "A key of the JSON is too long or a number is not valid.");

    private final String chinese;
    private final String english;

    FindingCode(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String message(String locale, Map<String, String> params) {
        return MessageTemplate.fill(locale.startsWith("zh") ? chinese : english, locale, params);
    }
}
