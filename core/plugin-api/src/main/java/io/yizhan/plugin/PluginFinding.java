package io.yizhan.plugin;

import java.util.Objects;
import java.util.Optional;

/**
 * Something an editor can correct.
 *
 * @param severity errors keep an entry from being published, warnings do not
 * @param field key of the field to show it at, {@code owner.id}; empty when about the whole entry
 * @param zh what is wrong and how to mend it, in Chinese; one sentence
 * @param en the same in English
 */
public record PluginFinding(Severity severity, Optional<String> field, String zh, String en) {
    /** How grave a finding is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** Checks that nothing is missing. */
    public PluginFinding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(field, "field");
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a finding needs its sentence in Chinese and English");
        }
    }

    /** A finding that keeps the entry from being published, shown at a field. */
    public static PluginFinding error(String field, String zh, String en) {
        return new PluginFinding(Severity.ERROR, Optional.of(field), zh, en);
    }

    /** A finding that is shown at a field and hinders nothing. */
    public static PluginFinding warning(String field, String zh, String en) {
        return new PluginFinding(Severity.WARNING, Optional.of(field), zh, en);
    }
}
