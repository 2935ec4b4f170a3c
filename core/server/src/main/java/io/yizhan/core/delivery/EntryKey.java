package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.model.Canonical;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.FieldValues;
import io.yizhan.core.model.ValueOptions;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/** By what one entry of a type is asked for. */
sealed interface EntryKey {
    record ById(UUID id) implements EntryKey {}

    /** @param field that holds slugs */
    record BySlug(Field field, String slug) implements EntryKey {}

    /** @param written in any spelling of the value */
    record ByValue(Field field, String written) implements EntryKey {

        /** The value in its one form; what cannot be a value belongs to no entry. */
        Optional<String> value(ContentModel model, Clock clock) {
            Canonical canonical = new FieldValues(model, clock)
                    .canonicalize(field, StringNode.valueOf(written), ValueOptions.draft(Set.of()));
            return canonical.valid() && canonical.value().isString()
                    ? Optional.of(canonical.value().stringValue())
                    : Optional.empty();
        }
    }

    /** Fields of which no two entries share a value, by the argument they are asked for by. */
    static Map<String, Field> unique(ContentType type) {
        return type.fields().stream()
                .filter(field -> field.unique()
                        && !field.localized()
                        && field.visibility() != Visibility.INTERNAL
                        && !Set.of("id", "slug", "locale", AsOf.ARGUMENT).contains(field.name())
                        && (field.type() instanceof FieldType.Identifier || field.type() instanceof FieldType.Text))
                .collect(Collectors.toMap(Field::name, field -> field, (one, _) -> one, LinkedHashMap::new));
    }

    /**
     * Reads the arguments, of which just one is to be given.
     *
     * @param unique those of the type
     */
    static EntryKey of(DataFetchingEnvironment environment, ContentType type, Map<String, Field> unique) {
        Map<String, Object> arguments = environment.getArguments();
        List<String> given = Stream.concat(Stream.of("id", "slug"), unique.keySet().stream())
                .filter(name -> arguments.get(name) != null)
                .toList();
        if (given.size() != 1) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "entry.id-or-slug")
                    .at(given.isEmpty() ? "id" : given.getLast())
                    .exception();
        }
        String value = String.valueOf(arguments.get(given.getFirst()));
        return switch (given.getFirst()) {
            case "id" -> new ById(id(value));
            case "slug" -> new BySlug(type.findSlug().orElseThrow(), value);
            default -> new ByValue(Objects.requireNonNull(unique.get(given.getFirst())), value);
        };
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "id.invalid")
                    .with("id", text.length() > 64 ? text.substring(0, 64) : text)
                    .at("id")
                    .exception();
        }
    }
}
