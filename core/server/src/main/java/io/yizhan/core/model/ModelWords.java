package io.yizhan.core.model;

import java.util.List;
import java.util.Set;

/** The words of model files that a builder offers; the reader and the checks know no others. */
public final class ModelWords {
    private static final Set<String> NEVER_LOCALIZED = Set.of("group", "component", "blocks");

    private ModelWords() {}

    /**
     * A type of field.
     *
     * @param options keys that may stand beside it
     */
    public record FieldTypeWord(
            String word,
            List<String> options,
            boolean localizable,
            boolean filterable,
            boolean sortable,
            boolean unique) {
        public FieldTypeWord {
            options = List.copyOf(options);
        }
    }

    /** All types of fields, in the order of docs/model-files.md. */
    public static List<FieldTypeWord> fieldTypes() {
        return FieldReader.TYPES.stream()
                .map(word -> new FieldTypeWord(
                        word,
                        options(word),
                        !NEVER_LOCALIZED.contains(word),
                        !NEVER_LOCALIZED.contains(word),
                        !FieldChecks.NEVER_SORTABLE.contains(word),
                        FieldChecks.MAY_BE_UNIQUE.contains(word)))
                .toList();
    }

    private static List<String> options(String word) {
        return switch (word) {
            case "text" -> List.of("minLength", "maxLength", "pattern");
            case "longText" -> List.of("maxLength");
            case "group" -> List.of("repeatable", "maxRows", "fields");
            case "component" -> List.of("component", "repeatable", "maxRows");
            case "blocks" -> List.of("components", "maxRows");
            case "integer" -> List.of("min", "max");
            case "decimal" -> List.of("scale", "min", "max");
            case "measure" -> List.of("unit", "units");
            case "term" -> List.of("vocabulary", "many");
            case "reference" -> List.of("targets", "many", "attributes", "reverse", "broader");
            case "asset" -> List.of("kinds", "many");
            case "slug" -> List.of("from");
            case "identifier" -> List.of("scheme");
            default -> List.of();
        };
    }

    public static List<String> units() {
        return List.copyOf(Units.known());
    }

    /** Schemes of identifiers. */
    public static List<String> schemes() {
        return List.copyOf(IdentifierScheme.known());
    }

    public static List<String> menus() {
        return TypeReader.MENUS;
    }

    public static List<String> assetKinds() {
        return FieldReader.KINDS;
    }

    /** The first unit that measures the same as this one: equal for units that convert into each other. */
    public static String kindOf(String unit) {
        return Units.known().stream()
                .filter(known -> Units.comparable(known, unit))
                .sorted()
                .findFirst()
                .orElse(unit);
    }
}
