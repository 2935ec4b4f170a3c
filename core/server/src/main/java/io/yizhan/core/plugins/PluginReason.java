package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelRejected;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One reason why a plugin cannot be used, in both languages of the product.
 *
 * @param code from the closed list of {@link PluginReasonCode}, or of the content model's problems
 * @param zh what is wrong and how to mend it
 * @param en the same
 */
public record PluginReason(String code, String zh, String en) {

    static PluginReason of(PluginReasonCode code, String... params) {
        return new PluginReason(code.name(), code.zh(params), code.en(params));
    }

    /** With another reason as its detail. */
    static PluginReason of(PluginReasonCode code, PluginReason detail) {
        return new PluginReason(code.name(), code.zh("detail", detail.zh()), code.en("detail", detail.en()));
    }

    /** Each problem of a content model as a reason. */
    static List<PluginReason> of(ModelRejected rejected) {
        return rejected.problems().stream()
                .map(problem -> new PluginReason(problem.code(), problem.line("zh-Hans"), problem.line("en")))
                .toList();
    }

    /** What a failure of any kind says. */
    static List<PluginReason> of(PluginReasonCode code, Throwable failure) {
        List<PluginReason> reasons = new ArrayList<>();
        if (failure instanceof SiteModelClash clash) {
            reasons.add(of(PluginReasonCode.SITE_MODEL_CLASH));
            reasons.addAll(of(clash.rejected()));
        } else if (failure instanceof ModelRejected rejected) {
            reasons.addAll(of(rejected));
        } else {
            reasons.add(of(code, "detail", describe(failure)));
        }
        return reasons;
    }

    /** Class and message of the innermost cause: what the author of a plugin needs first. */
    static String describe(Throwable failure) {
        Throwable innermost = failure;
        for (int depth = 0; innermost.getCause() != null && depth < 20; depth++) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        String text = innermost.getClass().getName() + (message == null ? "" : ": " + message);
        return text.length() > 500 ? text.substring(0, 500) + "…" : text;
    }

    /** PLUGIN_REJECTED with all reasons, a line for each. */
    static ProblemException rejected(List<PluginReason> reasons) {
        return Problem.of(ProblemCode.PLUGIN_REJECTED, "plugin.rejected")
                .with("count", reasons.size())
                .with(
                        "codes",
                        reasons.stream().map(PluginReason::code).distinct().collect(Collectors.joining(" ")))
                .with("reasonsZh", lines(reasons.stream().map(PluginReason::zh).toList()))
                .with("reasonsEn", lines(reasons.stream().map(PluginReason::en).toList()))
                .exception();
    }

    /** All reasons of a PLUGIN_REJECTED, a line for each. */
    static Labels labels(ProblemException rejected) {
        Map<String, Object> params = rejected.problem().params();
        String otherwise = String.valueOf(rejected.getMessage());
        return Labels.of(
                String.valueOf(params.getOrDefault("reasonsZh", otherwise)).strip(),
                String.valueOf(params.getOrDefault("reasonsEn", otherwise)).strip());
    }

    /** Whether a PLUGIN_REJECTED is for a plugin that a newer server would take. */
    static boolean needsNewerServer(ProblemException rejected) {
        List<String> codes = List.of(String.valueOf(rejected.problem().params().getOrDefault("codes", ""))
                .split(" "));
        return codes.contains(PluginReasonCode.SERVER_OLDER.name())
                || codes.contains(PluginReasonCode.CLASS_VERSION.name());
    }

    private static String lines(List<String> texts) {
        return texts.stream().map(text -> "\n- " + text).collect(Collectors.joining());
    }
}
