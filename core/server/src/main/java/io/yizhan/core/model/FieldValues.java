package io.yizhan.core.model;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks values against a model and brings them into canonical form: equal meaning, equal JSON. The forms are in
 * {@link FieldType}. Texts, lists and documents that are empty are no value.
 */
public final class FieldValues {
    private static final Pattern ROW_KEY = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    /** What a row has beside its fields. */
    private static final Set<String> KEYED = Set.of("_key");

    private static final Set<String> BLOCK = Set.of("_key", FieldType.Blocks.TYPE);

    private final ContentModel model;
    private final Clock clock;
    private final Supplier<String> rowKeys;

    /** @param clock tells the running year, beyond which dates soon are not sane */
    public FieldValues(ContentModel model, Clock clock) {
        this(model, clock, randomKeys());
    }

    /** @param rowKeys gives keys for new rows of repeatable groups */
    FieldValues(ContentModel model, Clock clock, Supplier<String> rowKeys) {
        this.model = model;
        this.clock = clock;
        this.rowKeys = rowKeys;
    }

    private static Supplier<String> randomKeys() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[6];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    /**
     * All fields sent of an entry.
     *
     * @param fields object from {@code owner.id} to value; a localised field's value is an object from locale to value
     * @return object with the same keys that are known, sorted; JSON null where a value was sent as null or is empty
     *     (so a save can tell cleared from not sent) and where it is not valid; localised values likewise per locale.
     *     Fields not sent are not in it. With {@link ValueOptions#requiredIn} fields missing are errors.
     */
    public Canonical canonicalize(ContentType type, JsonNode fields, ValueOptions options) {
        ValueContext root = ValueContext.root(options);
        ObjectNode result = ValueContext.JSON.objectNode();
        if (!fields.isObject()) {
            root.refuse(FindingCode.OBJECT_EXPECTED);
            return new Canonical(result, root.findings());
        }
        Map<String, Field> known = new LinkedHashMap<>();
        type.allFields().forEach(field -> known.put(field.key().toString(), field));
        for (String key : new TreeSet<>(fields.propertyNames())) {
            Field field = known.get(key);
            if (field == null) {
                root.at(key).refuseUnknown(FindingCode.UNKNOWN_FIELD, "field", key, known.keySet());
            } else {
                Set<String> held = texts(options.previous().path(key));
                result.set(key, checked(field, fields.get(key), root.at(key).holding(held)));
            }
        }
        if (!options.requiredIn().isEmpty()) {
            known.forEach((key, field) -> require(field, ValueContext.part(result, key), root.at(key)));
        }
        return new Canonical(result, root.findings());
    }

    /** One field's value (for a localised field, the object of all locales); pointers start at the value. */
    public Canonical canonicalize(Field field, JsonNode input, ValueOptions options) {
        Set<String> held = texts(options.previous().path(field.key().toString()));
        ValueContext root = ValueContext.root(options).holding(held);
        JsonNode value = checked(field, input, root);
        if (!options.requiredIn().isEmpty()) {
            require(field, value, root);
        }
        return new Canonical(value, root.findings());
    }

    private JsonNode checked(Field field, JsonNode input, ValueContext at) {
        if (!field.localized() || input.isNull()) {
            return value(field, input, at);
        }
        ObjectNode locales = ValueContext.JSON.objectNode();
        if (!input.isObject()) {
            at.refuse(FindingCode.OBJECT_EXPECTED);
            return ValueContext.JSON.nullNode();
        }
        for (String locale : new TreeSet<>(input.propertyNames())) {
            if (at.options().locales().contains(locale)) {
                locales.set(locale, value(field, input.get(locale), at.at(locale)));
            } else {
                Set<String> known = at.options().locales();
                at.at(locale).refuseUnknown(FindingCode.UNKNOWN_LOCALE, "locale", locale, known);
            }
        }
        return locales;
    }

    private JsonNode value(Field field, JsonNode input, ValueContext at) {
        Optional<JsonNode> value = input.isNull() ? Optional.empty() : valueOf(field.type(), input, at);
        boolean indexed = field.type().compared() && (field.filterable() || field.sortable() || field.unique());
        if (indexed && value.isPresent() && value.get().isString()) {
            String text = value.get().stringValue();
            if (TextValues.tooLong(text.codePointCount(0, text.length()), FieldType.INDEXABLE_LENGTH, at)) {
                return ValueContext.JSON.nullNode();
            }
        }
        return value.orElse(ValueContext.JSON.nullNode());
    }

    private Optional<JsonNode> valueOf(FieldType type, JsonNode input, ValueContext at) {
        return switch (type) {
            case FieldType.Text text -> TextValues.line(text, input, at);
            case FieldType.LongText text -> TextValues.paragraphs(text, input, at);
            case FieldType.RichText _ -> RichTextValues.check(input, at);
            case FieldType.Group group -> group(group, input, at);
            case FieldType.Blocks blocks -> blocks(blocks, input, at);
            case FieldType.WholeNumber number -> NumberValues.whole(number, input, at);
            case FieldType.DecimalNumber number -> NumberValues.decimal(number, input, at);
            case FieldType.TrueFalse _ ->
                input.isBoolean() ? Optional.of(input) : at.refuse(FindingCode.BOOLEAN_EXPECTED);
            case FieldType.Day _ -> DateValues.day(input, at);
            case FieldType.Moment _ -> DateValues.moment(input, at);
            case FieldType.UncertainDate _ -> DateValues.uncertain(clock, input, at);
            case FieldType.Money _ -> NumberValues.money(model, input, at);
            case FieldType.Measure measure -> NumberValues.measure(measure, input, at);
            case FieldType.Term term -> TermValues.term(term, model, input, at);
            case FieldType.Reference reference ->
                TermValues.reference(
                        reference, input, at, (values, place) -> row(reference.attributes(), values, KEYED, place));
            case FieldType.Asset asset -> TermValues.asset(asset, input, at);
            case FieldType.Url _ -> AddressValues.url(input, at);
            case FieldType.Email _ -> AddressValues.email(input, at);
            case FieldType.Phone _ -> AddressValues.phone(input, at);
            case FieldType.Slug _ -> CodeValues.slug(input, at);
            case FieldType.Identifier identifier -> CodeValues.identifier(identifier, model, input, at);
            case FieldType.Json _ -> JsonValues.check(input, at);
        };
    }

    private Optional<JsonNode> group(FieldType.Group group, JsonNode input, ValueContext at) {
        if (!group.repeatable()) {
            ObjectNode row = row(group.fields(), input, KEYED, at);
            return row.isEmpty() ? Optional.empty() : Optional.of(row);
        }
        if (!input.isArray()) {
            return at.refuse(FindingCode.LIST_EXPECTED);
        }
        if (input.size() > group.maxRows()) {
            String max = Integer.toString(group.maxRows());
            return at.refuse(FindingCode.TOO_MANY, "max", max, "count", Integer.toString(input.size()));
        }
        ArrayNode rows = ValueContext.JSON.arrayNode();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < input.size(); i++) {
            JsonNode given = input.get(i);
            ObjectNode keyed = ValueContext.JSON.objectNode();
            keyed.put("_key", rowKey(given, keys, at.at(i)));
            ObjectNode row = row(group.fields(), given, KEYED, at.at(i));
            keyed.setAll(row);
            if (!row.isEmpty()) {
                rows.add(keyed);
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    /** A block that nothing was filled in yet is kept: that it stands there is what was said. */
    private Optional<JsonNode> blocks(FieldType.Blocks blocks, JsonNode input, ValueContext at) {
        if (!input.isArray()) {
            return at.refuse(FindingCode.LIST_EXPECTED);
        }
        if (input.size() > blocks.maxRows()) {
            String max = Integer.toString(blocks.maxRows());
            return at.refuse(FindingCode.TOO_MANY, "max", max, "count", Integer.toString(input.size()));
        }
        ArrayNode rows = ValueContext.JSON.arrayNode();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < input.size(); i++) {
            block(blocks, input.get(i), keys, at.at(i)).ifPresent(rows::add);
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    private Optional<JsonNode> block(FieldType.Blocks blocks, JsonNode given, Set<String> keys, ValueContext at) {
        if (!given.isObject()) {
            return at.refuse(FindingCode.OBJECT_EXPECTED);
        }
        Optional<ContentComponent> component = blocks.findComponent(given);
        if (component.isEmpty()) {
            JsonNode type = given.path(FieldType.Blocks.TYPE);
            String named = type.isString() ? type.stringValue() : "";
            if (!named.isEmpty() && stands(given, at.options().previous())) {
                // its component may come back
                rowKey(given, keys, at);
                return Optional.of(given);
            }
            return at.at(FieldType.Blocks.TYPE)
                    .refuseUnknown(
                            FindingCode.BLOCK_UNKNOWN,
                            "type",
                            named.substring(0, Math.min(40, named.length())),
                            blocks.allowed());
        }
        ObjectNode block = ValueContext.JSON.objectNode();
        block.put("_key", rowKey(given, keys, at));
        block.put(FieldType.Blocks.TYPE, component.get().id());
        block.setAll(row(component.get().fields(), given, BLOCK, at));
        return Optional.of(block);
    }

    /** Whether a value is somewhere in another just as it is. */
    private static boolean stands(JsonNode value, JsonNode within) {
        if (within.equals(value)) {
            return true;
        }
        for (JsonNode part : within) {
            if (stands(value, part)) {
                return true;
            }
        }
        return false;
    }

    private String rowKey(JsonNode row, Set<String> taken, ValueContext at) {
        String key = row.path("_key").stringValue("");
        if (key.isEmpty()) {
            key = rowKeys.get();
        } else if (!ROW_KEY.matcher(key).matches()) {
            at.at("_key").refuse(FindingCode.ROW_KEY_INVALID, "key", key.substring(0, Math.min(40, key.length())));
        }
        if (!taken.add(key)) {
            at.at("_key").refuse(FindingCode.DUPLICATE, "value", key);
        }
        return key;
    }

    /** Values of a group or of a reference's attributes, keyed by field id; those without value are left out. */
    private ObjectNode row(List<Field> fields, JsonNode input, Set<String> besides, ValueContext at) {
        ObjectNode row = ValueContext.JSON.objectNode();
        if (!input.isObject()) {
            at.refuse(FindingCode.OBJECT_EXPECTED);
            return row;
        }
        List<String> ids = ModelChecks.ids(fields);
        for (String key : input.propertyNames()) {
            if (!ids.contains(key) && !besides.contains(key)) {
                at.at(key).refuseUnknown(FindingCode.UNKNOWN_FIELD, "field", key, ids);
            }
        }
        for (Field field : fields) {
            JsonNode value = withoutNulls(checked(field, ValueContext.part(input, field.id()), at.at(field.id())));
            if (!value.isNull()) {
                row.set(field.id(), value);
            }
            if (!at.options().requiredIn().isEmpty()) {
                require(field, value, at.at(field.id()));
            }
        }
        return row;
    }

    /** Rows have no past of their own to clear, so locales without a text are left out of them. */
    private static JsonNode withoutNulls(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode kept = ValueContext.JSON.objectNode();
        value.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                kept.set(entry.getKey(), entry.getValue());
            }
        });
        return kept.isEmpty() ? ValueContext.JSON.nullNode() : kept;
    }

    private static void require(Field field, JsonNode value, ValueContext at) {
        if (!field.required()) {
            return;
        }
        if (!field.localized()) {
            if (value.isNull() && at.findings().stream().noneMatch(at::isHere)) {
                at.refuse(FindingCode.REQUIRED);
            }
            return;
        }
        for (String locale : new TreeSet<>(at.options().requiredIn())) {
            ValueContext place = at.at(locale);
            if (ValueContext.part(value, locale).isNull()
                    && place.findings().stream().noneMatch(place::isHere)) {
                place.refuse(FindingCode.REQUIRED);
            }
        }
    }

    /** All texts anywhere in a value. */
    private static Set<String> texts(JsonNode value) {
        Set<String> texts = new HashSet<>();
        collect(value, texts);
        return texts;
    }

    private static void collect(JsonNode value, Set<String> texts) {
        if (value.isString()) {
            texts.add(value.stringValue());
        }
        value.forEach(part -> collect(part, texts));
    }
}
