package io.yizhan.core.review;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.Finding.Severity;
import io.yizhan.core.model.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the findings of this room. A name comes twice, {@code x} in Chinese and {@code x.en} in English. */
final class ReviewFindings {
    private ReviewFindings() {}

    static EntryFinding error(String code, Optional<String> locale, Map<String, String> params) {
        return new EntryFinding(new Finding("", code, params, Severity.ERROR), Optional.empty(), locale, true);
    }

    static EntryFinding warning(String code, Optional<String> locale, Map<String, String> params) {
        return new EntryFinding(new Finding("", code, params, Severity.WARNING), Optional.empty(), locale, true);
    }

    static EntryFinding inField(
            String code, FieldKey field, Optional<String> locale, Map<String, String> params, Severity severity) {
        return new EntryFinding(new Finding("/" + field, code, params, severity), Optional.of(field), locale, true);
    }

    /** @param names alternately name and labels */
    static Map<String, String> named(Object... names) {
        Map<String, String> params = new HashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            Labels labels = (Labels) names[i + 1];
            params.put(names[i].toString(), labels.in("zh-Hans"));
            params.put(names[i] + ".en", labels.in("en"));
        }
        return params;
    }

    static EntryFinding ticks(List<Tick> missing) {
        Map<String, String> params = new HashMap<>();
        params.put(
                "ticks",
                String.join(
                        "、",
                        missing.stream().map(tick -> tick.text().in("zh-Hans")).toList()));
        params.put(
                "ticks.en",
                String.join(
                        "; ", missing.stream().map(tick -> tick.text().in("en")).toList()));
        return error("TICKS_MISSING", Optional.empty(), params);
    }
}
