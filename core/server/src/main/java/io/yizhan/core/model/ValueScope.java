package io.yizhan.core.model;

import io.yizhan.core.model.FieldPath.Component;
import io.yizhan.core.model.FieldPath.FieldStep;
import io.yizhan.core.model.FieldPath.LinkStep;
import io.yizhan.core.model.FieldPath.Step;
import io.yizhan.core.model.FieldPath.SystemProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where paths of a condition start: an entry, a row of a group, or an entry together with the link that leads to it. */
sealed interface ValueScope {

    /**
     * A value that is there.
     *
     * @param component part of the value that is meant, where the path says
     * @param value canonical JSON, of several where the field holds several; never null
     */
    record Found(Field field, Optional<Component> component, JsonNode value) {}

    /** The value at a path; empty where it is absent or the path leads nowhere. */
    Optional<Found> find(FieldPath path, List<String> locales);

    /** The entry conditions speak of here; empty inside a row. */
    default Optional<EntryValues> findEntry() {
        return switch (this) {
            case OfEntry one -> Optional.of(one.entry());
            case OfLink link -> Optional.of(link.target().entry());
            case OfRow _ -> Optional.empty();
        };
    }

    record OfEntry(ContentModel model, EntryValues entry) implements ValueScope {
        @Override
        public Optional<Found> find(FieldPath path, List<String> locales) {
            Step first = path.steps().getFirst();
            if (first instanceof SystemProperty property) {
                return system(property, path);
            }
            Optional<ContentType> type = model.findType(entry.type());
            List<Field> fields = type.map(ContentType::allFields).orElse(List.of());
            return ValueScope.find(
                    fields, entry.fields(), path, locales, field -> field.key().toString());
        }

        private Optional<Found> system(SystemProperty property, FieldPath path) {
            Optional<Component> component = path.rest()
                    .map(rest -> rest.steps().getFirst())
                    .filter(Component.class::isInstance)
                    .map(Component.class::cast);
            Optional<String> text = switch (property) {
                case ID -> Optional.of(entry.id().toString());
                case TYPE -> Optional.of(entry.type());
                case CREATED_AT -> Optional.of(entry.createdAt().toString());
                case UPDATED_AT -> Optional.of(entry.updatedAt().toString());
                case PUBLISHED_AT -> entry.publishedAt().map(Instant::toString);
            };
            Field field = property == SystemProperty.ID || property == SystemProperty.TYPE ? TEXT : INSTANT;
            return text.map(value -> new Found(field, component, JsonNodeFactory.instance.stringNode(value)));
        }
    }

    record OfRow(List<Field> fields, JsonNode values) implements ValueScope {
        @Override
        public Optional<Found> find(FieldPath path, List<String> locales) {
            return ValueScope.find(fields, values, path, locales, Field::id);
        }
    }

    record OfLink(OfEntry target, OfRow attributes) implements ValueScope {
        @Override
        public Optional<Found> find(FieldPath path, List<String> locales) {
            return path.steps().getFirst() instanceof LinkStep
                    ? path.rest().flatMap(rest -> attributes.find(rest, locales))
                    : target.find(path, locales);
        }
    }

    /** Stand for the properties every entry has. */
    Field TEXT = property("id", new FieldType.Slug(""));

    Field INSTANT = property("instant", new FieldType.Moment());

    private static Field property(String id, FieldType type) {
        Labels label = Labels.of(id, id);
        FieldKey key = new FieldKey("core", id);
        return new Field(
                key,
                id,
                type,
                label,
                label,
                false,
                false,
                false,
                true,
                true,
                false,
                Visibility.PUBLIC,
                false,
                "",
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Found> find(
            List<Field> fields, JsonNode values, FieldPath path, List<String> locales, Function<Field, String> name) {
        if (!(path.steps().getFirst() instanceof FieldStep step)) {
            return Optional.empty();
        }
        Optional<Field> field =
                fields.stream().filter(one -> one.key().equals(step.key())).findFirst();
        Optional<JsonNode> value = field.flatMap(one -> delivered(one, values.path(name.apply(one)), locales));
        if (field.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<FieldPath> rest = path.rest();
        if (rest.isEmpty()) {
            return Optional.of(new Found(field.get(), Optional.empty(), value.get()));
        }
        if (rest.get().steps().getFirst() instanceof Component component) {
            return Optional.of(new Found(field.get(), Optional.of(component), value.get()));
        }
        return field.get().type() instanceof FieldType.Group group && !group.repeatable()
                ? find(group.fields(), value.get(), rest.get(), locales, Field::id)
                : Optional.empty();
    }

    private static Optional<JsonNode> delivered(Field field, JsonNode value, List<String> locales) {
        if (!field.localized()) {
            return present(value);
        }
        return locales.stream()
                .flatMap(locale -> present(value.path(locale)).stream())
                .findFirst();
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }

    /**
     * What comparisons look at: text, number ({@link BigDecimal}), truth or {@link Instant}. Without a component, money
     * and measures are their number, terms their code, references and assets the id, uncertain dates the first year.
     */
    static Optional<Object> comparable(Found found, JsonNode part) {
        Component component = found.component().orElse(Component.CODE);
        return switch (found.field().type()) {
            case FieldType.WholeNumber _ -> Optional.of(part.decimalValue());
            case FieldType.DecimalNumber _ -> Optional.of(new BigDecimal(part.stringValue()));
            case FieldType.TrueFalse _ -> Optional.of(part.booleanValue());
            case FieldType.Moment _ -> {
                Instant instant = Instant.parse(part.path("instant").stringValue(part.stringValue("")));
                yield Optional.of(
                        datePart(component, instant.atOffset(ZoneOffset.UTC).toLocalDate())
                                .<Object>map(number -> number)
                                .orElse(instant));
            }
            case FieldType.Day _ -> {
                String day = part.stringValue("");
                yield Optional.of(
                        component == Component.YEAR || component == Component.MONTH
                                ? datePart(component, LocalDate.parse(day)).orElseThrow()
                                : day);
            }
            case FieldType.UncertainDate _ ->
                ComparedValues.number(part, component == Component.LATEST ? "latest" : "earliest");
            case FieldType.Money _ ->
                component == Component.CURRENCY
                        ? Optional.of(part.path("currency").stringValue(""))
                        : Optional.of(new BigDecimal(part.path("amount").stringValue("0")));
            case FieldType.Measure measure ->
                component == Component.UNIT
                        ? Optional.of(part.path("unit").stringValue(""))
                        : Optional.of(Units.convert(
                                new BigDecimal(part.path("value").stringValue("0")),
                                part.path("unit").stringValue(""),
                                measure.baseUnit()));
            case FieldType.Reference _ ->
                Optional.of(part.path(component == Component.TARGET_TYPE ? "type" : "id")
                        .stringValue(""));
            case FieldType.Asset _ -> Optional.of(part.path("id").stringValue(""));
            case FieldType.RichText _, FieldType.Group _, FieldType.Blocks _, FieldType.Json _ -> Optional.empty();
            default -> Optional.of(part.stringValue(""));
        };
    }

    private static Optional<BigDecimal> datePart(Component component, LocalDate day) {
        return switch (component) {
            case YEAR -> Optional.of(BigDecimal.valueOf(day.getYear()));
            case MONTH -> Optional.of(BigDecimal.valueOf(day.getMonthValue()));
            default -> Optional.empty();
        };
    }
}
