package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.media.AssetUse;
import io.yizhan.core.model.FieldKey;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes of the admin: arguments in, outcomes out. */
@Singleton
final class EntryMutations {
    private static final int MOST_CHANGES = 2_000;

    private final EntryService entries;
    private final VersionService versions;
    private final CopyService copies;
    private final TrashService trash;
    private final EntryAnswers answers;
    private final EntryIds ids;

    EntryMutations(
            EntryService entries,
            VersionService versions,
            CopyService copies,
            TrashService trash,
            EntryAnswers answers,
            EntryIds ids) {
        this.entries = entries;
        this.versions = versions;
        this.copies = copies;
        this.trash = trash;
        this.answers = answers;
        this.ids = ids;
    }

    Object create(DataFetchingEnvironment environment) {
        Author author = EntryArguments.author(environment);
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        Optional<String> key = EntryArguments.idempotencyKey(input);
        UUID id = input.get("id") == null ? newId(author, key) : EntryArguments.id(input.get("id"), "input.id");
        SaveOutcome outcome = entries.create(
                author, new EntryService.Creation(String.valueOf(input.get("type")), id, changes(input), key));
        return answers.saved(environment, outcome);
    }

    /** A repeated request has to ask for the very same, its id included. */
    private UUID newId(Author author, Optional<String> key) {
        return key.map(text ->
                        UUID.nameUUIDFromBytes((author.caller().key() + " " + text).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(ids::next);
    }

    Object save(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        EntryService.Save save = new EntryService.Save(
                EntryArguments.id(input.get("id"), "input.id"),
                EntryArguments.version(input.get("expectedVersion"), "input.expectedVersion"),
                changes(input),
                EntryArguments.idempotencyKey(input));
        return answers.saved(environment, entries.save(EntryArguments.author(environment), save));
    }

    Object close(DataFetchingEnvironment environment) {
        SaveOutcome outcome = versions.close(
                EntryArguments.author(environment),
                EntryArguments.id(environment.getArgument("entryId"), "entryId"),
                EntryArguments.version(environment.getArgument("expectedVersion"), "expectedVersion"),
                EntryArguments.note(environment.getArgument("note")));
        return answers.saved(environment, outcome);
    }

    Object restore(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        VersionService.Restore restore = new VersionService.Restore(
                EntryArguments.id(input.get("entryId"), "input.entryId"),
                EntryArguments.version(input.get("expectedVersion"), "input.expectedVersion"),
                (Integer) Objects.requireNonNull(input.get("number")),
                input.get("fields") instanceof List<?> list ? Optional.of(keys(list)) : Optional.empty(),
                EntryArguments.idempotencyKey(input));
        return answers.saved(environment, versions.restore(EntryArguments.author(environment), restore));
    }

    Object duplicate(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        return answers.saved(environment, copies.duplicate(EntryArguments.author(environment), id));
    }

    Object trash(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        List<? extends AssetUse> uses = trash.trash(
                EntryArguments.author(environment),
                id,
                EntryArguments.version(environment.getArgument("expectedVersion"), "expectedVersion"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("entry", uses.isEmpty() ? answers.entry(environment, id) : null);
        answer.put("uses", uses);
        return answer;
    }

    Object untrash(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        trash.untrash(EntryArguments.author(environment), id);
        return Map.of("entry", answers.entry(environment, id), "uses", List.of());
    }

    private static List<FieldChange> changes(Map<String, @Nullable Object> input) {
        List<?> fields = (List<?>) Objects.requireNonNull(input.get("fields"));
        if (fields.size() > MOST_CHANGES) {
            throw EntryArguments.refused("argument.many", "input.fields")
                    .with("limit", MOST_CHANGES)
                    .exception();
        }
        return fields.stream().map(field -> change((Map<?, ?>) field)).toList();
    }

    private static FieldChange change(Map<?, ?> change) {
        return new FieldChange(
                key(change.get("field"), "input.fields"),
                EntryArguments.locale(change.get("locale")),
                Optional.ofNullable(change.get("value")).map(EntryJson::node),
                EntryArguments.locale(change.get("translatedFrom")));
    }

    private static Set<FieldKey> keys(List<?> fields) {
        Set<FieldKey> keys = new LinkedHashSet<>();
        fields.forEach(field -> keys.add(key(field, "input.fields")));
        return keys;
    }

    private static FieldKey key(@Nullable Object text, String argument) {
        try {
            return FieldKey.parse(String.valueOf(text));
        } catch (IllegalArgumentException notAKey) {
            throw EntryArguments.refused("field.unknown", argument)
                    .with("field", EntryArguments.shown(String.valueOf(text)))
                    .exception();
        }
    }
}
