package io.yizhan.core.model;

import io.yizhan.core.model.Finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The place in a value that is being checked; all places of one check share their findings. */
final class ValueContext {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String pointer;
    private final List<Finding> findings;
    private final Set<String> heldBefore;
    private final ValueOptions options;

    private ValueContext(String pointer, List<Finding> findings, Set<String> heldBefore, ValueOptions options) {
        this.pointer = pointer;
        this.findings = findings;
        this.heldBefore = heldBefore;
        this.options = options;
    }

    static ValueContext root(ValueOptions options) {
        return new ValueContext("", new ArrayList<>(), Set.of(), options);
    }

    ValueContext at(String key) {
        String escaped = key.replace("~", "~0").replace("/", "~1");
        return new ValueContext(pointer + "/" + escaped, findings, heldBefore, options);
    }

    ValueContext at(int index) {
        return at(Integer.toString(index));
    }

    /** The same place, knowing the texts that the field held before. */
    ValueContext holding(Set<String> texts) {
        return new ValueContext(pointer, findings, texts, options);
    }

    ValueOptions options() {
        return options;
    }

    boolean heldBefore(String text) {
        return heldBefore.contains(text);
    }

    List<Finding> findings() {
        return findings;
    }

    /** True for a finding at this place or inside it. */
    boolean isHere(Finding finding) {
        return finding.pointer().equals(pointer) || finding.pointer().startsWith(pointer + "/");
    }

    /** Notes an error; answers empty so that callers can return it. */
    Optional<JsonNode> refuse(FindingCode code, String... params) {
        note(code, Severity.ERROR, params);
        return Optional.empty();
    }

    Optional<JsonNode> refuseUnknown(FindingCode code, String param, String word, Collection<String> known) {
        return refuse(
                code, param, word, "suggestion", Suggestion.nearest(word, known), "known", String.join(", ", known));
    }

    void warn(FindingCode code, String... params) {
        note(code, Severity.WARNING, params);
    }

    private void note(FindingCode code, Severity severity, String... params) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            named.put(params[i], params[i + 1]);
        }
        findings.add(new Finding(pointer, code.name(), named, severity));
    }

    /** The text of a JSON string, stripped; empty with an error noted for anything else. */
    Optional<String> text(JsonNode input) {
        if (!input.isString()) {
            refuse(FindingCode.TEXT_EXPECTED);
            return Optional.empty();
        }
        return Optional.of(input.stringValue().strip());
    }

    /** True if the node is an object with these keys at most; notes an error otherwise. */
    boolean isObjectOf(JsonNode input, List<String> keys) {
        if (!input.isObject()) {
            refuse(FindingCode.OBJECT_EXPECTED);
            return false;
        }
        boolean fits = true;
        for (String key : input.propertyNames()) {
            if (!keys.contains(key)) {
                at(key).refuseUnknown(FindingCode.UNKNOWN_KEY, "key", key, keys);
                fits = false;
            }
        }
        return fits;
    }

    /** A part of an object, a JSON null where it is not there. */
    static JsonNode part(JsonNode object, String key) {
        JsonNode part = object.get(key);
        return part == null ? JSON.nullNode() : part;
    }

    static Optional<JsonNode> json(String text) {
        return Optional.of(JSON.stringNode(text));
    }
}
