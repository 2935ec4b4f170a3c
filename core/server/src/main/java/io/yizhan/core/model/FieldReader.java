package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads fields, of whatever depth, from YAML. */
final class FieldReader {
    static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9]{0,47}");
    static final List<String> TYPES = List.of(
            "text",
            "longText",
            "richText",
            "group",
            "component",
            "blocks",
            "integer",
            "decimal",
            "boolean",
            "date",
            "dateTime",
            "uncertainDate",
            "money",
            "measure",
            "term",
            "reference",
            "asset",
            "url",
            "email",
            "phone",
            "slug",
            "identifier",
            "json");
    static final List<String> KINDS = List.of("image", "document", "audio", "video");
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_LONG_TEXT = 200_000;

    private final String owner;
    private final ModelLocations locations;

    FieldReader(String owner, ModelLocations locations) {
        this.owner = owner;
        this.locations = locations;
    }

    List<Field> read(List<YamlMap> maps) {
        List<Field> fields = new ArrayList<>();
        maps.forEach(map -> read(map).ifPresent(fields::add));
        return fields;
    }

    /** Empty only where there is no usable id; otherwise stand-ins fill what is missing. */
    private Optional<Field> read(YamlMap map) {
        Optional<String> id = map.findText("id", true);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            map.problem("id", ModelProblemCode.BAD_ID, "id", id.get());
            id = Optional.empty();
        }
        String name =
                map.findText("name", false).or(() -> map.findText("id", false)).orElse("");
        FieldType type = type(map);
        Labels label = map.labels("label");
        Labels help = map.findLabels("help", false).orElse(label);
        boolean unique = map.truth("unique", false) || type instanceof FieldType.Slug;
        List<String> visibilities = List.of("public", "partner", "internal");
        String visibility = map.choice("visibility", visibilities, Optional.of("public"));
        boolean localized = map.truth("localized", false);
        boolean required = map.truth("required", false);
        boolean filterable = map.truth("filterable", false);
        boolean sortable = map.truth("sortable", false);
        boolean facet = map.truth("facet", false);
        boolean computed = map.truth("computed", false);
        Optional<JsonLd> jsonLd = JsonLd.read(map);
        Optional<Labels> deprecated = map.findLabels("deprecated", false);
        map.refuseUnknownKeys();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Field field = new Field(
                new FieldKey(owner, id.get()),
                name,
                type,
                label,
                help,
                localized,
                required,
                unique,
                filterable,
                sortable,
                facet,
                Visibility.valueOf(visibility.toUpperCase(Locale.ROOT)),
                computed,
                "",
                jsonLd,
                deprecated);
        locations.put(field, map.location(), map.lines());
        return Optional.of(field);
    }

    private FieldType type(YamlMap map) {
        Optional<String> word = map.findText("type", true);
        if (word.isPresent() && !TYPES.contains(word.get())) {
            map.badChoice("type", word.get(), TYPES);
            map.allowAnyKey();
        }
        return switch (word.orElse("")) {
            case "longText" ->
                new FieldType.LongText(
                        map.findWhole("maxLength", 1, MAX_LONG_TEXT).orElse(20_000));
            case "richText" -> new FieldType.RichText();
            case "group" -> group(map);
            case "component" -> component(map);
            case "blocks" -> blocks(map);
            case "integer" -> whole(map);
            case "decimal" -> decimal(map);
            case "boolean" -> new FieldType.TrueFalse();
            case "date" -> new FieldType.Day();
            case "dateTime" -> new FieldType.Moment();
            case "uncertainDate" -> new FieldType.UncertainDate();
            case "money" -> new FieldType.Money();
            case "measure" -> new FieldType.Measure(map.text("unit"), map.texts("units", false));
            case "term" -> new FieldType.Term(map.text("vocabulary"), map.truth("many", false));
            case "reference" ->
                new FieldType.Reference(
                        map.texts("targets", true),
                        map.truth("many", false),
                        read(map.maps("attributes", false)),
                        map.findText("reverse", false),
                        map.truth("broader", false));
            case "asset" -> asset(map);
            case "url" -> new FieldType.Url();
            case "email" -> new FieldType.Email();
            case "phone" -> new FieldType.Phone();
            case "slug" -> new FieldType.Slug(map.text("from"));
            case "identifier" -> new FieldType.Identifier(map.text("scheme"));
            case "json" -> new FieldType.Json();
            default -> text(map);
        };
    }

    private FieldType text(YamlMap map) {
        OptionalInt min = map.findWhole("minLength", 1, MAX_TEXT);
        int max = map.findWhole("maxLength", 1, MAX_TEXT).orElse(FieldType.INDEXABLE_LENGTH);
        if (min.isPresent() && min.getAsInt() > max) {
            map.problem("minLength", ModelProblemCode.MIN_ABOVE_MAX, "min", "minLength", "max", "maxLength");
        }
        return new FieldType.Text(min, max, map.findText("pattern", false));
    }

    private FieldType group(YamlMap map) {
        boolean repeatable = map.truth("repeatable", false);
        int maxRows = map.findWhole("maxRows", 1, 1_000).orElse(100);
        return new FieldType.Group(repeatable, maxRows, read(map.maps("fields", true)));
    }

    /** Its fields are put in once all files are read. */
    private static FieldType component(YamlMap map) {
        boolean repeatable = map.truth("repeatable", false);
        int maxRows = map.findWhole("maxRows", 1, 1_000).orElse(100);
        return new FieldType.Group(repeatable, maxRows, List.of(), Optional.of(map.text("component")));
    }

    private static FieldType blocks(YamlMap map) {
        int maxRows = map.findWhole("maxRows", 1, 200).orElse(50);
        return new FieldType.Blocks(map.texts("components", true), maxRows, List.of());
    }

    private FieldType whole(YamlMap map) {
        OptionalLong min = map.findWhole("min");
        OptionalLong max = map.findWhole("max");
        if (min.isPresent() && max.isPresent() && min.getAsLong() > max.getAsLong()) {
            map.problem("min", ModelProblemCode.MIN_ABOVE_MAX, "min", "min", "max", "max");
        }
        return new FieldType.WholeNumber(min, max);
    }

    private FieldType decimal(YamlMap map) {
        int scale = map.findWhole("scale", 0, 12).orElse(2);
        var min = map.findDecimal("min");
        var max = map.findDecimal("max");
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            map.problem("min", ModelProblemCode.MIN_ABOVE_MAX, "min", "min", "max", "max");
        }
        return new FieldType.DecimalNumber(scale, min, max);
    }

    private FieldType asset(YamlMap map) {
        List<String> kinds = map.texts("kinds", false);
        for (String kind : kinds) {
            if (!KINDS.contains(kind)) {
                map.badChoice("kinds", kind, KINDS);
            }
        }
        return new FieldType.Asset(kinds.isEmpty() ? List.of("image") : kinds, map.truth("many", false));
    }
}
