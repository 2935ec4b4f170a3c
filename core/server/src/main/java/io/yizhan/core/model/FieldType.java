package io.yizhan.core.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What a value of a field looks like. The canonical JSON of each type, as stored in a version, is given with it;
 * a localised field stores an object from locale to that JSON.
 */
public sealed interface FieldType {

    /** Longest text that may be filtered, sorted or unique, in code points (index limits of MySQL). */
    int INDEXABLE_LENGTH = 190;

    /** The word used in model files, e.g. {@code longText}. */
    String word();

    /** Whether conditions compare values; of the others they only tell whether there is one. */
    default boolean compared() {
        return switch (this) {
            case LongText _, RichText _, Json _, Group _, Blocks _ -> false;
            default -> true;
        };
    }

    /** One line of text. JSON string, NFC, at most maxLength code points. */
    record Text(OptionalInt minLength, int maxLength, Optional<String> pattern) implements FieldType {
        @Override
        public String word() {
            return "text";
        }
    }

    /** Several paragraphs of plain text. JSON string; stored apart, read only when selected; never compared. */
    record LongText(int maxLength) implements FieldType {
        @Override
        public String word() {
            return "longText";
        }
    }

    /** ProseMirror document: {@code {"type":"doc","content":[…]}} with the closed list of nodes and marks. Never HTML. */
    record RichText() implements FieldType {
        @Override
        public String word() {
            return "richText";
        }
    }

    /**
     * Fields that belong together. JSON object keyed by field id, or, when repeatable, an array of such objects, each
     * with a stable {@code "_key"}.
     *
     * @param component id of the component whose fields they are; empty for fields of its own
     */
    record Group(boolean repeatable, int maxRows, List<Field> fields, Optional<String> component) implements FieldType {
        public Group {
            fields = List.copyOf(fields);
        }

        /** Of fields of its own. */
        public Group(boolean repeatable, int maxRows, List<Field> fields) {
            this(repeatable, maxRows, fields, Optional.empty());
        }

        @Override
        public String word() {
            return component.isPresent() ? "component" : "group";
        }
    }

    /**
     * Components in an order of the editor's: a JSON array of objects keyed by field id, each with a stable
     * {@code "_key"} and the component's id, {@code [{"_key":"a1","_type":"quoteBlock","text":{…}}]}.
     *
     * @param allowed ids of the components, as they are offered
     * @param components those; empty until the model is put together
     */
    record Blocks(List<String> allowed, int maxRows, List<ContentComponent> components) implements FieldType {
        /** Names the component in each block. */
        public static final String TYPE = "_type";

        public Blocks {
            allowed = List.copyOf(allowed);
            components = List.copyOf(components);
        }

        @Override
        public String word() {
            return "blocks";
        }

        /** The component of a block; empty if it is none of these, as when it has gone since. */
        public Optional<ContentComponent> findComponent(JsonNode block) {
            String id = block.path(TYPE).stringValue("");
            return components.stream()
                    .filter(component -> component.id().equals(id))
                    .findFirst();
        }

        /** Fields that stand in a block; none for one of a component that has gone. */
        public List<Field> fields(JsonNode block) {
            return findComponent(block).map(ContentComponent::fields).orElse(List.of());
        }

        /** Fields of all the components. */
        public List<Field> fields() {
            return components.stream()
                    .flatMap(component -> component.fields().stream())
                    .toList();
        }
    }

    /** Fields of which a value consists: of a group, of a link's attributes, of blocks of all kinds. */
    default List<Field> inner() {
        return switch (this) {
            case Group group -> group.fields();
            case Blocks blocks -> blocks.fields();
            case Reference reference -> reference.attributes();
            default -> List.of();
        };
    }

    /** Of these, the ones that stand in one row, block or link. */
    default List<Field> inner(JsonNode row) {
        return this instanceof Blocks blocks ? blocks.fields(row) : inner();
    }

    /** JSON integer within ±2^53. */
    record WholeNumber(OptionalLong min, OptionalLong max) implements FieldType {
        @Override
        public String word() {
            return "integer";
        }
    }

    /** JSON string in plain notation, e.g. {@code "46.20"}; scale digits after the point. */
    record DecimalNumber(int scale, Optional<BigDecimal> min, Optional<BigDecimal> max) implements FieldType {
        @Override
        public String word() {
            return "decimal";
        }
    }

    /** JSON true or false. */
    record TrueFalse() implements FieldType {
        @Override
        public String word() {
            return "boolean";
        }
    }

    /** A calendar day of years 1000–9999: {@code "2027-08-20"}. Dates of works are {@link UncertainDate}s. */
    record Day() implements FieldType {
        @Override
        public String word() {
            return "date";
        }
    }

    /**
     * A moment with its place's clock: {@code {"local":"2027-08-20T10:00","zone":"Asia/Shanghai",
     * "instant":"2027-08-20T02:00:00Z"}}.
     */
    record Moment() implements FieldType {
        @Override
        public String word() {
            return "dateTime";
        }
    }

    /**
     * A date that may be uncertain or before the year 1000: {@code {"edtf":"1736/1795","earliest":1736,"latest":1795,
     * "display":{"zh-Hans":"清乾隆","en":"Qianlong period"}}}. Years are astronomical: 0 is 1 BCE (EDTF, ISO 8601-2).
     */
    record UncertainDate() implements FieldType {
        @Override
        public String word() {
            return "uncertainDate";
        }
    }

    /** {@code {"amount":"1200.00","currency":"EUR"}}; decimals ≤ the minor unit of the currency (ISO 4217). */
    record Money() implements FieldType {
        @Override
        public String word() {
            return "money";
        }
    }

    /** {@code {"value":"46.20","unit":"g"}}, kept as entered; {@code baseUnit} is what filters and sorting compare in. */
    record Measure(String baseUnit, List<String> units) implements FieldType {
        public Measure {
            units = List.copyOf(units);
        }

        @Override
        public String word() {
            return "measure";
        }
    }

    /** Code of a vocabulary's term, {@code "CN"}, or an array of codes in order. */
    record Term(String vocabulary, boolean many) implements FieldType {
        @Override
        public String word() {
            return "term";
        }
    }

    /**
     * A link to an entry: {@code {"type":"person","id":"0198…","attributes":{…}}}, or an array of them in order.
     * Attributes are keyed by field id.
     *
     * @param targets ids of content types; more than one makes it polymorphic
     * @param reverse name of the way back, on every target; else made from type and field ({@link ReverseReference})
     * @param broader leads to the entry of the same type above this one: {@code under} follows it
     */
    record Reference(
            List<String> targets, boolean many, List<Field> attributes, Optional<String> reverse, boolean broader)
            implements FieldType {
        public Reference {
            targets = List.copyOf(targets);
            attributes = List.copyOf(attributes);
        }

        @Override
        public String word() {
            return "reference";
        }
    }

    /** Pictures, documents, sound or film of the media library: {@code {"id":"0198…"}} or an array of them in order. */
    record Asset(List<String> kinds, boolean many) implements FieldType {
        public Asset {
            kinds = List.copyOf(kinds);
        }

        @Override
        public String word() {
            return "asset";
        }
    }

    /** Absolute http(s) address. JSON string. */
    record Url() implements FieldType {
        @Override
        public String word() {
            return "url";
        }
    }

    /** E-mail address in canonical form (domain in lower case, NFC). JSON string. */
    record Email() implements FieldType {
        @Override
        public String word() {
            return "email";
        }
    }

    /** E.164, {@code "+861085326000"}. JSON string. */
    record Phone() implements FieldType {
        @Override
        public String word() {
            return "phone";
        }
    }

    /**
     * Part of an address: lower-case letters of any script, digits and hyphens, 1–80 code points; unique in its type;
     * former slugs keep leading to the entry.
     *
     * @param from id of the field it is proposed from
     */
    record Slug(String from) implements FieldType {
        @Override
        public String word() {
            return "slug";
        }
    }

    /** A code of a known scheme (accession, uscc, gtin, isni, …), checked and kept in the scheme's canonical form. */
    record Identifier(String scheme) implements FieldType {
        @Override
        public String word() {
            return "identifier";
        }
    }

    /** Any JSON, at most 64 kB; never compared; for machines, not editors. */
    record Json() implements FieldType {
        @Override
        public String word() {
            return "json";
        }
    }
}
