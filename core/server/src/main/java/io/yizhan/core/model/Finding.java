package io.yizhan.core.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something in a value that an editor can correct.
 *
 * @param pointer JSON pointer into the fields checked, e.g. {@code /core.title/zh-Hans} or {@code /core.rows/0/number}
 * @param code from a closed list, e.g. {@code TOO_LONG}
 * @param params values of the message by name
 * @param severity errors keep a value from being stored, warnings do not
 */
public record Finding(String pointer, String code, Map<String, String> params, Severity severity) {
    public Finding {
        params = Map.copyOf(params);
    }

    /** How grave a finding is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** What is wrong and how to mend it; Chinese for locales that start with {@code zh}, else English. */
    public String message(String locale) {
        return FindingCode.valueOf(code).message(locale, new TreeMap<>(params));
    }
}
