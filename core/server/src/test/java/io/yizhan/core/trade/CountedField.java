package io.yizhan.core.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A field of the entries that {@link RandomGrantsCountTest} counts.
 *
 * @param type id of the content type
 * @param partner whether it is for partners; else for everybody
 * @param choices values it may have, as texts; of references the type at the end
 */
record CountedField(String type, String name, Kind kind, boolean partner, List<String> choices) {
    static final String PRODUCT = "exportProduct";
    static final String ENTERPRISE = "exportEnterprise";
    static final String CATALOG = "exportCatalog";
    static final String WORK = "work";
    static final List<String> TYPES = List.of(WORK, ENTERPRISE, PRODUCT, CATALOG);

    private static final List<String> SECTORS = List.of("hetian-jade", "carpets-textiles", "ceramics");
    private static final List<String> MATERIALS = List.of("wool", "silk", "nephrite");
    private static final List<String> DAYS = List.of("2019-03-01", "2019-11-30", "2021-03-15", "2024-07-01");
    private static final List<String> WHOLES = List.of("7", "30", "45", "90");
    private static final List<String> TRUTHS = List.of("true", "false");
    private static final List<String> NAMES = List.of("lapis", "rug", "yurt", "rug of a yurt");

    static final CountedField SKU = of(PRODUCT, "sku", Kind.TEXT, List.of("quokka", "wombat"));
    static final CountedField SHORT_NAME = of(PRODUCT, "shortName", Kind.WORDS, List.of("wombat", "numbat"));
    static final CountedField OFFERED_BY = of(PRODUCT, "enterprise", Kind.ONE, List.of(ENTERPRISE));
    static final CountedField BASED_ON = of(PRODUCT, "work", Kind.ONE, List.of(WORK));
    static final CountedField WORKS = of(ENTERPRISE, "works", Kind.MANY, List.of(WORK));
    static final CountedField PRODUCTS = of(CATALOG, "products", Kind.MANY, List.of(PRODUCT));
    static final CountedField AUDIENCE =
            of(CATALOG, "audience", Kind.TERM, List.of("public", "registered", "partner", "invited"));

    static final List<CountedField> ALL = List.of(
            of(PRODUCT, "name", Kind.TITLE, NAMES),
            of(PRODUCT, "kind", Kind.TERM, List.of("goods", "service")),
            of(PRODUCT, "sector", Kind.TERM, SECTORS),
            of(PRODUCT, "materials", Kind.TERMS, MATERIALS),
            of(PRODUCT, "sampleAvailable", Kind.TRUTH, TRUTHS),
            of(PRODUCT, "leadTimeDays", Kind.WHOLE, WHOLES),
            of(PRODUCT, "moq", Kind.DECIMAL, List.of("1", "2.5", "10", "12.75")),
            of(PRODUCT, "weight", Kind.MEASURE, List.of("250 g", "1.5 kg", "2 kg")),
            new CountedField(PRODUCT, "price", Kind.MONEY, true, List.of("10.5 USD", "99 USD", "7.25 CNY")),
            SKU,
            SHORT_NAME,
            OFFERED_BY,
            BASED_ON,
            of(ENTERPRISE, "name", Kind.TITLE, NAMES),
            of(ENTERPRISE, "region", Kind.TERM, List.of("653200", "650100")),
            of(ENTERPRISE, "verification", Kind.TERM, List.of("unverified", "document-checked", "site-visited")),
            of(ENTERPRISE, "sectors", Kind.TERMS, SECTORS),
            of(ENTERPRISE, "established", Kind.DAY, DAYS),
            of(ENTERPRISE, "leadTimeDays", Kind.WHOLE, WHOLES),
            WORKS,
            of(CATALOG, "title", Kind.TITLE, NAMES),
            AUDIENCE,
            of(CATALOG, "sectors", Kind.TERMS, SECTORS),
            of(CATALOG, "validFrom", Kind.DAY, DAYS),
            PRODUCTS,
            of(WORK, "title", Kind.TITLE, NAMES),
            of(WORK, "kind", Kind.TERM, List.of("physical", "digital")),
            of(WORK, "sector", Kind.TERM, SECTORS),
            of(WORK, "forSale", Kind.TRUTH, TRUTHS),
            of(WORK, "materials", Kind.TERMS, MATERIALS),
            of(WORK, "dating", Kind.YEARS, List.of("960", "1368", "1736", "1900")));

    /** What the values are. */
    enum Kind {
        TERM,
        TERMS,
        TRUTH,
        WHOLE,
        DECIMAL,
        MEASURE,
        MONEY,
        DAY,
        /** An uncertain date, told by its first year. */
        YEARS,
        TEXT,
        /** In each language, and always there. */
        TITLE,
        /** In each language; no condition takes it, but it is searched. */
        WORDS,
        ONE,
        MANY
    }

    private static CountedField of(String type, String name, Kind kind, List<String> choices) {
        return new CountedField(type, name, kind, false, choices);
    }

    static List<CountedField> of(String type) {
        return ALL.stream().filter(field -> field.type().equals(type)).toList();
    }

    static String list(String type) {
        return type + "s";
    }

    String key() {
        return "core." + name;
    }

    String constant() {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    boolean link() {
        return kind == Kind.ONE || kind == Kind.MANY;
    }

    boolean localized() {
        return kind == Kind.TITLE || kind == Kind.WORDS;
    }

    boolean facet() {
        return switch (kind) {
            case TERM, TERMS, TRUTH -> true;
            case ONE -> equals(OFFERED_BY);
            default -> false;
        };
    }

    /** Names of the groups made by it, as they stand behind its own. */
    List<String> groups() {
        return switch (kind) {
            case TERM, TERMS, TRUTH, ONE, MANY, TEXT -> List.of("");
            case WHOLE -> List.of("");
            case DAY -> List.of("_YEAR", "_MONTH");
            case YEARS -> List.of("_YEAR");
            default -> List.of();
        };
    }

    boolean measured() {
        return switch (kind) {
            case WHOLE, DECIMAL, MEASURE, MONEY, DAY, YEARS -> true;
            default -> false;
        };
    }

    boolean added() {
        return measured() && kind != Kind.DAY && kind != Kind.YEARS;
    }

    /** What is written for a choice. */
    Object stored(String choice) {
        return switch (kind) {
            case TRUTH -> Boolean.valueOf(choice);
            case WHOLE -> Long.valueOf(choice);
            case MEASURE -> Map.of("value", choice.split(" ", -1)[0], "unit", choice.split(" ", -1)[1]);
            case MONEY -> Map.of("amount", choice.split(" ", -1)[0], "currency", choice.split(" ", -1)[1]);
            case YEARS -> {
                int year = Integer.parseInt(choice);
                yield Map.of("edtf", String.format(Locale.ROOT, "%04d", year), "earliest", year, "latest", year);
            }
            default -> choice;
        };
    }

    /** How it is selected; links in each of the locales, in which they may lead elsewhere. */
    String selection(List<String> locales) {
        return switch (kind) {
            case TERM, TERMS -> name + " { code }";
            case MEASURE -> name + " { value unit }";
            case MONEY -> name + " { amount currency }";
            case YEARS -> name + " { earliestYear }";
            case ONE, MANY ->
                String.join(
                        " ",
                        locales.stream()
                                .map(locale -> "%s: %s(%slocale: \"%s\") { %s }"
                                        .formatted(
                                                alias(locale),
                                                name,
                                                kind == Kind.MANY ? "first: 25, " : "",
                                                locale,
                                                kind == Kind.MANY ? "nodes { id }" : "id"))
                                .toList());
            default -> name;
        };
    }

    private String alias(String locale) {
        return name + "_" + locale.replace('-', '_');
    }

    /** The values as {@link #selection} gave them; none where there is none. */
    List<String> read(JsonNode node, List<String> locales) {
        return switch (kind) {
            case TERM -> texts(Stream.of(node.at("/" + name + "/code")));
            case TERMS -> texts(node.get(name).valueStream().map(term -> term.get("code")));
            case MEASURE -> present(node).map(CountedField::grams).toList();
            case MONEY ->
                present(node)
                        .map(money -> money.get("amount").asString() + " "
                                + money.get("currency").asString())
                        .toList();
            case YEARS -> texts(present(node).map(years -> years.get("earliestYear")));
            case ONE, MANY -> {
                List<JsonNode> ids = new ArrayList<>();
                for (String locale : locales) {
                    JsonNode found = node.path(alias(locale));
                    ids.add(found.path("id"));
                    found.path("nodes").forEach(one -> ids.add(one.get("id")));
                }
                yield texts(ids.stream()).stream().distinct().toList();
            }
            default -> texts(present(node));
        };
    }

    private Stream<JsonNode> present(JsonNode node) {
        return Stream.of(node.get(name)).filter(value -> !value.isNull());
    }

    private static List<String> texts(Stream<JsonNode> values) {
        return values.filter(value -> !value.isMissingNode() && !value.isNull())
                .map(JsonNode::asString)
                .toList();
    }

    private static String grams(JsonNode measure) {
        BigDecimal value = new BigDecimal(measure.get("value").asString());
        return (measure.get("unit").asString().equals("kg") ? value.movePointRight(3) : value).toPlainString();
    }

    /** The number of a choice or of a value that was read, in the base unit. */
    static BigDecimal number(String value) {
        String[] parts = value.split(" ", -1);
        BigDecimal number = new BigDecimal(parts[0]);
        return parts.length > 1 && parts[1].equals("kg") ? number.movePointRight(3) : number;
    }
}
