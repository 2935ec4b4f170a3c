package io.yizhan.core.entry;

import io.yizhan.core.entry.VersionStore.StoredVersion;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/** Closes the open version of an entry, and brings values of earlier versions back. */
@Singleton
public class VersionService {
    private final EntryService entries;
    private final EntryStore store;
    private final VersionStore versions;

    VersionService(EntryService entries, EntryStore store, VersionStore versions) {
        this.entries = entries;
        this.store = store;
        this.versions = versions;
    }

    /**
     * What to bring back.
     *
     * @param fields keys of fields; empty: all the author may edit
     */
    public record Restore(
            UUID id,
            VersionMark expected,
            int number,
            Optional<Set<FieldKey>> fields,
            Optional<String> idempotencyKey) {}

    /** The entry as it was in one of its versions. */
    public Optional<Head> find(DSLContext sql, Head head, int number) {
        return versions.find(sql, head.id(), number).map(version -> version.of(head));
    }

    /** Closes the newest version, so that the next change opens another; a closed one keeps its note. */
    public SaveOutcome close(Author author, UUID id, VersionMark expected, Optional<String> note) {
        return entries.write(tx -> {
            Head head = entries.requireEditable(tx, author, id);
            head.requireVersion(expected);
            store.close(tx.sql(), id, head.version().number(), note);
            return new SaveOutcome.Saved(id, head.version(), List.of(), false);
        });
    }

    /** Saves the values of a version as a new one; where somebody changed a field since {@code expected}, a conflict. */
    public SaveOutcome restore(Author author, Restore restore) {
        return entries.write(tx -> {
            Head head = entries.requireEditable(tx, author, restore.id());
            return entries.repeatable(
                    tx,
                    author,
                    restore.idempotencyKey(),
                    restore.toString(),
                    () -> entries.saveOnce(
                            tx,
                            author,
                            head,
                            restore.expected(),
                            changes(tx, author, head, restore),
                            Optional.of("↺ " + restore.number())));
        });
    }

    private List<FieldChange> changes(ContentTransaction tx, Author author, Head head, Restore restore) {
        StoredVersion version = versions.find(tx.sql(), head.id(), restore.number())
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "entry.version.unknown")
                        .with("number", restore.number())
                        .at("number")
                        .exception());
        ContentType type = tx.layout().model().requireType(head.type());
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        Locales locales = tx.layout().locales();
        requireKnown(type, restore.fields().orElse(Set.of()));
        List<FieldChange> changes = new ArrayList<>();
        for (Field field : type.allFields()) {
            if (!restore.fields().map(asked -> asked.contains(field.key())).orElse(true)) {
                continue;
            }
            for (String place : field.localized() ? locales.tags() : List.of(Locales.SHARED)) {
                Optional<String> locale = field.localized() ? Optional.of(place) : Optional.empty();
                Optional<JsonNode> before = version.fields().find(field, place, locales);
                boolean differs = !before.equals(head.fields().find(field, place, locales));
                boolean may = restore.fields().isPresent() || guard.mayField(Action.EDIT, head, field, locale);
                if (differs && may) {
                    changes.add(new FieldChange(field.key(), locale, before, Optional.empty()));
                }
            }
        }
        return changes;
    }

    private static void requireKnown(ContentType type, Set<FieldKey> asked) {
        Set<FieldKey> unknown = new LinkedHashSet<>(asked);
        type.allFields().forEach(field -> unknown.remove(field.key()));
        if (!unknown.isEmpty()) {
            throw EntryArguments.refused("field.unknown", "fields")
                    .with("field", unknown.iterator().next().toString())
                    .exception();
        }
    }
}
