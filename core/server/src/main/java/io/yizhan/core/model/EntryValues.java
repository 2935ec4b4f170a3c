package io.yizhan.core.model;

import io.yizhan.core.model.FieldPath.FieldStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An entry as conditions see it.
 *
 * @param fields canonical fields, an object from {@code owner.id} to value
 */
public record EntryValues(
        UUID id, String type, Instant createdAt, Instant updatedAt, Optional<Instant> publishedAt, JsonNode fields) {

    /** Finds entries at the other end of references, in the stage asked for. */
    public interface Finder {
        /** The entry a reference leads to. */
        Optional<EntryValues> find(String type, UUID id);

        /**
         * The entries of the type whose reference leads to the target, each once, without the trash; none if there is no
         * such type or reference. {@link EntryValues#leadsTo} answers for one of them.
         */
        List<EntryValues> findLinking(String type, FieldPath path, UUID target);

        /** Knows no other entries: for conditions on one entry alone. */
        static Finder none() {
            return new Finder() {
                @Override
                public Optional<EntryValues> find(String type, UUID id) {
                    return Optional.empty();
                }

                @Override
                public List<EntryValues> findLinking(String type, FieldPath path, UUID target) {
                    return List.of();
                }
            };
        }
    }

    /**
     * Whether a reference of this entry leads to the target.
     *
     * @param path of the reference, through any group
     */
    public boolean leadsTo(FieldPath path, UUID target) {
        return links(path).anyMatch(id -> id.equals(target.toString()));
    }

    /**
     * Where a reference of this entry leads to, in the order of its links.
     *
     * @param path of the reference, through any group
     */
    public List<UUID> targets(FieldPath path) {
        return links(path).filter(id -> !id.isEmpty()).map(UUID::fromString).toList();
    }

    private Stream<String> links(FieldPath path) {
        List<JsonNode> values = List.of(fields);
        boolean outside = true;
        for (FieldPath.Step step : path.steps()) {
            if (!(step instanceof FieldStep field)) {
                return Stream.empty();
            }
            String name = outside ? field.key().toString() : field.key().id();
            values = values.stream()
                    .map(value -> value.path(name))
                    .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                    .toList();
            outside = false;
        }
        return values.stream()
                .flatMap(EntryValues::eachLink)
                .map(link -> link.path("id").stringValue(""));
    }

    /** Of a localised reference, the links of all locales; {@code id} is one too. */
    private static Stream<JsonNode> eachLink(JsonNode value) {
        boolean several =
                value.isArray() || (value.isObject() && !value.path("id").isString());
        return several ? value.valueStream().flatMap(EntryValues::eachLink) : Stream.of(value);
    }
}
