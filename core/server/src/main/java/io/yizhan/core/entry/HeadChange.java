package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.security.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One save in the making: checks each change, merges it into the head by field × locale, or finds the conflict. */
final class HeadChange {
    private final ModelLayout layout;
    private final ContentType type;
    private final Head head;
    private final VersionMark expected;
    private final VersionMark next;
    private final KeyClaims claims;
    private final Author author;
    private final EntryGuard guard;
    private final EntryChecks checks;
    private final ObjectNode before;

    private final StoredFields fields;
    private final FieldMarks marks;
    private final TranslationSources sources;
    private final List<EntryFinding> findings = new ArrayList<>();
    private final List<FieldConflict> conflicts = new ArrayList<>();
    private int applied;

    HeadChange(
            ModelLayout layout,
            Head head,
            VersionMark expected,
            VersionMark next,
            KeyClaims claims,
            Author author,
            EntryChecks checks) {
        this.layout = layout;
        this.type = layout.model().requireType(head.type());
        this.head = head;
        this.expected = expected;
        this.next = next;
        this.claims = claims;
        this.author = author;
        this.guard = EntryGuard.of(author, layout, head.type());
        this.checks = checks;
        this.before = head.document(type, layout.locales());
        this.fields = head.fields().copy();
        this.marks = head.marks().copy();
        this.sources = head.sources().copy();
    }

    void apply(Action action, FieldChange change) {
        Optional<Field> field = type.findField(change.field());
        if (field.isEmpty()) {
            refuse(change, "UNKNOWN_FIELD", Map.of("field", change.field().toString(), "fix", ""));
            return;
        }
        if (field.get().computed()) {
            refuse(change, "COMPUTED", Map.of());
            return;
        }
        String locale = change.locale().orElse(Locales.SHARED);
        if (field.get().localized() != change.locale().isPresent()
                || (field.get().localized() && !layout.locales().contains(locale))) {
            refuse(change, "UNKNOWN_LOCALE", Map.of("locale", locale, "fix", ""));
            return;
        }
        guard.requireField(action, head, field.get(), change.locale());
        if (change.value().isEmpty() || change.value().get().isNull()) {
            merge(field.get(), locale, change, Optional.empty());
            return;
        }
        JsonNode given = new InnerRights(guard, action, head)
                .keeping(field.get(), change.value().get(), fields.find(field.get(), locale, layout.locales()));
        EntryChecks.Checked checked = checks.value(layout, field.get(), change.locale(), given, before);
        findings.addAll(checked.findings());
        if (checked.valid()) {
            merge(field.get(), locale, change, checked.value());
        }
    }

    private void merge(Field field, String locale, FieldChange change, Optional<JsonNode> value) {
        Optional<JsonNode> current = fields.find(field, locale, layout.locales());
        if (current.equals(value)) {
            return;
        }
        Optional<VersionMark> changedIn = head.marks().find(field, locale);
        if (changedIn.isPresent() && changedIn.get().compareTo(expected) > 0) {
            conflicts.add(new FieldConflict(change.field(), change.locale(), value, current, changedIn.get()));
            return;
        }
        if (UniqueKeyStore.guards(field) && !claim(field, locale, change, value)) {
            return;
        }
        fields.put(field, locale, value, layout.locales());
        marks.put(field, locale, next);
        remember(field, locale, change, value);
        applied++;
    }

    private boolean claim(Field field, String locale, FieldChange change, Optional<JsonNode> value) {
        Optional<String> text = value.map(JsonNode::asString);
        if (text.isPresent()) {
            var holder = claims.claim(type, field, locale, text.get(), head.id());
            if (holder.isPresent()) {
                refuse(change, "TAKEN", Map.of("value", text.get()));
                return false;
            }
        }
        claims.release(type, field, locale, text, head.id());
        return true;
    }

    private void remember(Field field, String locale, FieldChange change, Optional<JsonNode> value) {
        if (!field.localized()) {
            return;
        }
        sources.remove(field, locale);
        if (value.isPresent() && change.translatedFrom().isPresent()) {
            String from = change.translatedFrom().get();
            fields.find(field, from, layout.locales()).ifPresent(source -> sources.put(field, locale, from, source));
        }
    }

    private void refuse(FieldChange change, String code, Map<String, String> params) {
        FieldKey key = change.field();
        findings.add(new EntryFinding(
                new Finding("/" + key, code, params, Finding.Severity.ERROR),
                Optional.of(key),
                change.locale(),
                false));
    }

    boolean changed() {
        return applied > 0;
    }

    /** The head as it is after the changes. */
    Head result(Instant now) {
        boolean sameVersion = next.number() == head.version().number();
        return new Head(
                head.id(),
                head.type(),
                head.createdAt(),
                head.createdBy(),
                head.trashed(),
                next,
                false,
                sameVersion ? head.versionCreatedAt() : now,
                sameVersion ? head.versionCreatedBy() : author.userId(),
                now,
                fields,
                marks,
                sources);
    }

    List<FieldConflict> conflicts() {
        return conflicts;
    }

    List<EntryFinding> findings() {
        return findings;
    }
}
