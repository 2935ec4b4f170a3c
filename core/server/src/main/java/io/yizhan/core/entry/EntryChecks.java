package io.yizhan.core.entry;

import io.yizhan.core.model.Canonical;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldValues;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.ValueOptions;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.projection.ModelLayout;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an editor can correct in an entry. */
@Singleton
public class EntryChecks {
    private final Clock clock;
    private final PluginCalls plugins;

    EntryChecks(Clock clock, PluginCalls plugins) {
        this.clock = clock;
        this.plugins = plugins;
    }

    /** One value sent by an editor: its canonical form, empty if it cannot be stored, and findings about it. */
    Checked value(ModelLayout layout, Field field, Optional<String> locale, JsonNode input, ObjectNode before) {
        ValueOptions options =
                ValueOptions.draft(Set.copyOf(layout.locales().tags())).after(before);
        FieldValues values = new FieldValues(layout.model(), clock);
        if (locale.isEmpty()) {
            Canonical canonical = values.canonicalize(field, input, options);
            return checked(field, locale, canonical.value(), canonical);
        }
        ObjectNode localized = JsonNodeFactory.instance.objectNode();
        localized.set(locale.get(), input);
        Canonical canonical = values.canonicalize(field, localized, options);
        return checked(field, locale, canonical.value().path(locale.get()), canonical);
    }

    private static Checked checked(Field field, Optional<String> locale, JsonNode value, Canonical canonical) {
        boolean stored = canonical.valid();
        List<EntryFinding> findings = canonical.findings().stream()
                .map(finding -> new EntryFinding(finding, Optional.of(field.key()), locale, stored))
                .toList();
        boolean absent = value.isNull() || value.isMissingNode();
        return new Checked(stored, absent ? Optional.empty() : Optional.of(value), findings);
    }

    /**
     * @param valid the value may be stored
     * @param value empty if it comes to nothing (an empty text)
     */
    record Checked(boolean valid, Optional<JsonNode> value, List<EntryFinding> findings) {}

    /** What stands in the way of publishing the entry in a locale, and warnings. */
    public List<EntryFinding> complete(ModelLayout layout, ContentType type, Head head, String locale) {
        ObjectNode document = head.document(type, layout.locales());
        ValueOptions options = ValueOptions.draft(Set.copyOf(layout.locales().tags()))
                .after(document)
                .completeIn(Set.of(locale));
        List<Finding> findings = new FieldValues(layout.model(), clock)
                .canonicalize(type, document, options)
                .findings();
        return Stream.concat(findings.stream(), plugins.validate(type, head.id(), document, locale).stream())
                .map(finding -> located(type, finding))
                .filter(finding -> finding.locale().map(locale::equals).orElse(true))
                .toList();
    }

    private static EntryFinding located(ContentType type, Finding finding) {
        String[] steps = finding.pointer().split("/", -1);
        Optional<Field> field = steps.length > 1
                ? type.allFields().stream()
                        .filter(one -> one.key().toString().equals(steps[1]))
                        .findFirst()
                : Optional.empty();
        Optional<String> locale = field.isPresent() && field.get().localized() && steps.length > 2
                ? Optional.of(steps[2])
                : Optional.empty();
        Optional<FieldKey> key = field.map(Field::key);
        return new EntryFinding(finding, key, locale, true);
    }
}
