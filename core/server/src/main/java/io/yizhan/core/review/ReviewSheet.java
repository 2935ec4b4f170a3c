package io.yizhan.core.review;

import io.yizhan.core.model.Digests;
import io.yizhan.core.model.Labels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * 审核发布单: what was decided of a version by whom, on paper.
 *
 * @param language {@code zh-Hans} or {@code en}
 * @param names of users
 */
record ReviewSheet(
        String language, String site, String title, ReviewView view, Map<UUID, String> names, Instant printedAt) {
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 16mm; }
            body { font: 11pt/1.6 "Noto Serif CJK SC", "Songti SC", Georgia, serif; color: #1d2321; margin: 0 auto; \
            max-width: 180mm; }
            h1 { font-size: 18pt; text-align: center; letter-spacing: .2em; }
            table { width: 100%; border-collapse: collapse; margin-block: 6mm; }
            th, td { border: 1px solid #8d958f; padding: 2mm 3mm; text-align: start; vertical-align: top; }
            th { font-weight: 600; }
            tr { break-inside: avoid; }
            .hash { font: 8.5pt ui-monospace, Menlo, monospace; overflow-wrap: anywhere; }
            .said { white-space: pre-line; }
            ul { margin: 0; padding-inline-start: 1.2em; }
            .seal { float: inline-end; border: 1mm double #b8402a; color: #b8402a; border-radius: 50%; width: 26mm; \
            height: 26mm; display: grid; place-content: center; font-weight: 700; transform: rotate(-12deg); \
            text-align: center; }
            footer { color: #5e6b67; font-size: 9pt; }
            """;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** Of the only style that the page may have. */
    static String styleHash() {
        return Base64.getEncoder().encodeToString(Digests.sha256(STYLE.getBytes(StandardCharsets.UTF_8)));
    }

    String html() {
        Review review = view.review();
        String rows = view.opinions().stream().map(this::row).collect(Collectors.joining());
        return "<!doctype html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><title>"
                + escape(word("审核发布单", "Review sheet") + " · " + title)
                + "</title><style>" + STYLE + "</style></head><body><div class=\"seal\">" + escape(seal())
                + "</div><p>" + escape(site) + "</p><h1>" + word("审核发布单", "Review sheet") + "</h1><table>"
                + fact(word("标题", "Title"), title)
                + fact(word("语言", "Language"), localeName(review.locale()))
                + fact(word("流程", "Workflow"), text(view.workflow().definition().name()))
                + fact(word("版本", "Version"), Integer.toString(review.version()))
                + "<tr><th scope=\"row\">SHA-256</th><td class=\"hash\">" + escape(review.hash()) + "</td></tr>"
                + "</table><table><thead><tr>"
                + List.of(
                                word("环节", "Step"),
                                word("决定", "Decision"),
                                word("审核人", "By"),
                                word("时间（北京时间）", "Time (Beijing)"),
                                word("意见和要点", "Opinion and points"))
                        .stream()
                        .map(head -> "<th scope=\"col\">" + escape(head) + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>" + rows + "</tbody></table><footer>"
                + escape(word("打印于 ", "Printed ") + time(printedAt)) + "</footer></body></html>";
    }

    private String row(Opinion opinion) {
        ReviewStep step = view.workflow().step(opinion.step());
        boolean decided =
                Set.of(Decision.APPROVE, Decision.RETURN, Decision.VETO).contains(opinion.decision());
        String ticks = step.known(Set.copyOf(opinion.ticks())).stream()
                .map(tick -> "<li>" + escape(text(tick.text())) + "</li>")
                .collect(Collectors.joining());
        return "<tr>" + cell(decided ? text(step.name()) : "—")
                + cell(word(opinion.decision()) + " · "
                        + word("第 " + opinion.version() + " 版", "version " + opinion.version()))
                + cell(opinion.by().map(id -> names.getOrDefault(id, "—")).orElse("—"))
                + cell(time(opinion.at()))
                + "<td><span class=\"said\">" + escape(opinion.opinion().orElse("")) + "</span>"
                + (ticks.isEmpty() ? "" : "<ul>" + ticks + "</ul>") + "</td></tr>";
    }

    private String seal() {
        if (view.review().afterwards()) {
            return word("待事后补审", "to be reviewed");
        }
        return switch (view.review().state()) {
            case IN_REVIEW -> word("审核中", "in review");
            case RETURNED -> word("已退回", "returned");
            case APPROVED -> word("审核通过", "approved");
            case VETOED -> word("已否决", "vetoed");
            case WITHDRAWN -> word("已撤回", "withdrawn");
        };
    }

    private String word(Decision decision) {
        return switch (decision) {
            case SUBMIT -> word("提交", "submitted");
            case APPROVE -> word("通过", "approved");
            case RETURN -> word("退回", "returned");
            case VETO -> word("否决", "vetoed");
            case WITHDRAW -> word("撤回", "withdrawn");
            case EMERGENCY -> word("紧急放行", "passed in an emergency");
        };
    }

    private String fact(String name, String value) {
        return "<tr><th scope=\"row\">" + escape(name) + "</th>" + cell(value) + "</tr>";
    }

    private static String cell(String text) {
        return "<td dir=\"auto\">" + escape(text) + "</td>";
    }

    private String word(String chinese, String english) {
        return language.equals("en") ? english : chinese;
    }

    private String text(Labels labels) {
        return labels.in(language);
    }

    private String localeName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.forLanguageTag(language));
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern(word("yyyy年M月d日 HH:mm", "d MMM yyyy, HH:mm"), Locale.ENGLISH)
                .format(at.atZone(BEIJING));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
