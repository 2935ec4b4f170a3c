package io.yizhan.core.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Outcome of checking a value.
 *
 * @param value the canonical form; JSON null for no value and for what is not valid
 * @param findings errors and warnings, in order of the value
 */
public record Canonical(JsonNode value, List<Finding> findings) {
    public Canonical {
        findings = List.copyOf(findings);
    }

    /** True if the value may be stored: there may be warnings, but no errors. */
    public boolean valid() {
        return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
