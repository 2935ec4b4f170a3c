package io.yizhan.core.trade;

import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.media.UploadService;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.trade.GuardedField.Guard;
import io.yizhan.core.trade.GuardedField.Listed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Fills every guarded field of one published entry of each type with a value that stands nowhere else. */
final class GuardCanaries {
    /** The filled entries, by type; catalogue, product and enterprise belong together. */
    static final Map<String, String> ENTRIES = Map.ofEntries(
            Map.entry("article", "how-a-carpet-is-knotted"),
            Map.entry("exchangeCenter", "hz-uk"),
            Map.entry("exportCatalog", "open-studio-2027"),
            Map.entry("exportEnterprise", "demo-carpet"),
            Map.entry("exportProduct", "kilim-240"),
            Map.entry("fairSeries", "demo-silkroad"),
            Map.entry("organisation", "demo-museum"),
            Map.entry("page", "hetian-carpets"),
            Map.entry("person", "demo-zhou-yucheng"),
            Map.entry("place", "urumqi"),
            Map.entry("tradeFair", "silkroad-2027"),
            Map.entry("work", "peace-pendant"));

    /** What references of a type to itself lead to. */
    private static final Map<String, String> OTHERS = Map.of(
            "article",
            "reading-jade",
            "organisation",
            "demo-crafts-association",
            "page",
            "about",
            "person",
            "demo-lin-wan",
            "place",
            "kashgar",
            "work",
            "thin-bowl");

    private static final String LETTERS = "bdfghjklmnprstvwx";

    private final TradeServer server;
    private final ContentModel model;
    private final Listed listed;
    private final List<Canary> all = new ArrayList<>();
    private int number;

    /**
     * @param text as answers would hold it
     * @param stored as the admin's JSON holds it
     * @param word whether full text search looks there, if anybody's does
     */
    record Canary(String type, String path, Guard guard, String text, String stored, boolean word) {}

    GuardCanaries(TradeServer server, Listed listed) {
        this.server = server;
        this.listed = listed;
        this.model = server.bean(ContentModels.class).current();
    }

    List<Canary> all() {
        return all;
    }

    static UUID entry(String type) {
        return TradeServer.sample(type, Optional.ofNullable(ENTRIES.get(type)).orElseThrow());
    }

    /** @param present the fields the entry has, by key */
    void fill(ContentType type, JsonNode present) {
        List<FieldChange> changes = new ArrayList<>();
        type.fields().forEach(field -> change(type, "", field, present, changes));
        for (FieldGroup group : type.groups()) {
            group.fields().forEach(field -> change(type, group.name() + ".", field, present, changes));
        }
        server.publish(entry(type.id()), changes);
    }

    /** Guarded fields, and what there must be one of so that the fields inside are asked for at all. */
    private void change(ContentType type, String group, Field field, JsonNode present, List<FieldChange> into) {
        String path = type.id() + "." + group + field.name();
        boolean guarded = listed.of(path) != Guard.PUBLIC || listed.holds(path);
        boolean lacking =
                !GuardedField.inner(field).isEmpty() && !present.has(field.key().toString());
        if (guarded || lacking) {
            value(type, path, field)
                    .ifPresent(value -> into.add(new FieldChange(
                            field.key(),
                            field.localized() ? Optional.of("en") : Optional.empty(),
                            Optional.of(TradeServer.JSON.valueToTree(value)),
                            Optional.empty())));
        }
    }

    private Optional<Object> inside(ContentType type, String path, Field field) {
        Optional<Object> value = value(type, path + "." + field.name(), field);
        return field.localized() ? value.map(text -> Map.of("en", text)) : value;
    }

    private Object fields(ContentType type, String path, List<Field> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> inside(type, path, field).ifPresent(value -> values.put(field.id(), value)));
        return values;
    }

    /** One that fits the type; none for codes with check digits. */
    private Optional<Object> value(ContentType type, String path, Field field) {
        int n = number++;
        return switch (field.type()) {
            case FieldType.Text text -> text(type, path, text, n);
            case FieldType.LongText _ -> Optional.of(word(type, path, n));
            case FieldType.RichText _ -> {
                Map<String, Object> word = Map.of("type", "text", "text", word(type, path, n));
                yield Optional.of(Map.of(
                        "type", "doc", "content", List.of(Map.of("type", "paragraph", "content", List.of(word)))));
            }
            case FieldType.Identifier scheme ->
                scheme.scheme().equals("accession") ? Optional.of(word(type, path, n)) : Optional.empty();
            case FieldType.WholeNumber whole ->
                Optional.of(
                        whole.max().isPresent() ? whole.max().getAsLong() : digits(type, path, 918_270_000_000L + n));
            case FieldType.DecimalNumber _ -> Optional.of(Long.toString(digits(type, path, 7_390_000_000L + n)));
            case FieldType.TrueFalse _ -> Optional.of(true);
            case FieldType.Day _ ->
                Optional.of(
                        mark(type, path, LocalDate.of(1411, 3, 1).plusDays(n).toString(), false));
            case FieldType.Moment _ -> {
                String local = LocalDateTime.of(1991, 1, 1, 5, 7)
                        .plusMinutes(7919L * n)
                        .toString();
                yield Optional.of(Map.of("local", mark(type, path, local, false), "zone", "Asia/Shanghai"));
            }
            case FieldType.UncertainDate _ ->
                Optional.of(Map.of(
                        "edtf",
                        mark(type, path, LocalDate.of(1311, 3, 1).plusDays(n).toString(), false)));
            case FieldType.Money _ ->
                Optional.of(Map.of("amount", digits(type, path, 7_380_000_000L + n) + ".37", "currency", "USD"));
            case FieldType.Measure measure ->
                Optional.of(Map.of(
                        "value", Long.toString(digits(type, path, 7_370_000_000L + n)), "unit", measure.baseUnit()));
            case FieldType.Term term -> {
                String code = model.requireVocabulary(term.vocabulary())
                        .terms()
                        .keySet()
                        .iterator()
                        .next();
                yield Optional.of(term.many() ? List.of(code) : code);
            }
            case FieldType.Reference reference -> reference(type, path, reference);
            case FieldType.Asset asset -> asset(type, path, asset, n);
            case FieldType.Url _ -> Optional.of("https://" + mark(type, path, word(n), false) + ".example.org/");
            case FieldType.Email _ -> Optional.of(mark(type, path, word(n), false) + "@example.org");
            case FieldType.Phone _ -> Optional.of("+86" + digits(type, path, 13_910_000_000L + n));
            case FieldType.Json _ -> Optional.of(Map.of("word", mark(type, path, word(n), false)));
            case FieldType.Slug _ -> Optional.empty();
            case FieldType.Blocks blocks -> Optional.of(blocks(type, path, blocks));
            case FieldType.Group group -> {
                Object row = fields(type, path, group.fields());
                yield Optional.of(group.repeatable() ? List.of(row) : row);
            }
        };
    }

    /** One of each kind. */
    private List<Map<String, Object>> blocks(ContentType type, String path, FieldType.Blocks blocks) {
        List<Map<String, Object>> rows = new ArrayList<>();
        blocks.components().forEach(component -> {
            Map<String, Object> row = new LinkedHashMap<>(Map.of("_type", component.id()));
            component
                    .fields()
                    .forEach(field -> inside(type, path, field).ifPresent(value -> row.put(field.id(), value)));
            rows.add(row);
        });
        return rows;
    }

    private Optional<Object> text(ContentType type, String path, FieldType.Text text, int n) {
        return switch (text.pattern().orElse("")) {
            case "" -> Optional.of(mark(type, path, word(n), true));
            case "[0-9A-Z]{10}" ->
                Optional.of(mark(type, path, word(n).toUpperCase(Locale.ROOT).substring(0, 10), false));
            case "[0-9]{8,13}" -> Optional.of(Integer.toString(57_011_000 + n));
            default -> Optional.empty();
        };
    }

    private Optional<Object> reference(ContentType type, String path, FieldType.Reference reference) {
        String target = reference.targets().getFirst();
        UUID id = target.equals(type.id())
                ? TradeServer.sample(
                        target, Optional.ofNullable(OTHERS.get(target)).orElseThrow())
                : entry(target);
        Map<String, Object> link =
                Map.of("type", target, "id", id.toString(), "attributes", fields(type, path, reference.attributes()));
        return Optional.of(reference.many() ? List.of(link) : link);
    }

    private Optional<Object> asset(ContentType type, String path, FieldType.Asset asset, int n) {
        byte[] content = ("%PDF-1.7\n" + word(n)).getBytes(StandardCharsets.US_ASCII);
        String id = server.bean(UploadService.class)
                .upload(word(n) + ".pdf", new ByteArrayInputStream(content), Optional.empty())
                .asset()
                .id()
                .toString();
        keep(type, path, word(n), id, false);
        return Optional.of(asset.many() ? List.of(Map.of("id", id)) : Map.of("id", id));
    }

    /** One word of one length: none is the beginning of another. */
    private static String word(int n) {
        int many = LETTERS.length();
        return "zq" + LETTERS.charAt(n / many / many % many) + LETTERS.charAt(n / many % many)
                + LETTERS.charAt(n % many) + "kestrel";
    }

    private String word(ContentType type, String path, int n) {
        return mark(type, path, word(n), true);
    }

    private long digits(ContentType type, String path, long digits) {
        mark(type, path, Long.toString(digits), false);
        return digits;
    }

    private String mark(ContentType type, String path, String text, boolean word) {
        keep(type, path, text, text, word);
        return text;
    }

    private void keep(ContentType type, String path, String text, String stored, boolean word) {
        if (listed.of(path) != Guard.PUBLIC) {
            all.add(new Canary(type.id(), path, listed.of(path), text, stored, word));
        }
    }
}
