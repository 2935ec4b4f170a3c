package io.yizhan.core.model;

import java.util.Map;

/** Puts named values into a message; {@code {fix}} becomes "did you mean" where the param {@code suggestion} is given. */
final class MessageTemplate {
    private MessageTemplate() {}

    static String fill(String template, String locale, Map<String, String> params) {
        String suggestion = params.getOrDefault("suggestion", "");
        String fix = "";
        if (!suggestion.isEmpty()) {
            fix = locale.startsWith("zh") ? "您是不是要写“" + suggestion + "”？" : "Did you mean “" + suggestion + "”? ";
        }
        String filled = template.replace("{fix}", fix);
        for (Map.Entry<String, String> param : params.entrySet()) {
            filled = filled.replace("{" + param.getKey() + "}", param.getValue());
        }
        return filled.strip();
    }
}
