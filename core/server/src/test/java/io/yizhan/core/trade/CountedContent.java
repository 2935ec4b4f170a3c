package io.yizhan.core.trade;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.delivery.ManyWorks;
import io.yizhan.core.delivery.TokenReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Entries by chance: some fields are empty, some links lead to what is not published, some are in few languages. */
final class CountedContent {
    static final List<String> LOCALES = List.of("zh-Hans", "en", "ar", "ug");

    private static final List<String> WRITTEN = List.of("zh-Hans", "en", "ar");
    private static final Map<String, Integer> SIZES = Map.of(
            CountedField.WORK, 30, CountedField.ENTERPRISE, 16, CountedField.PRODUCT, 80, CountedField.CATALOG, 12);
    private static final int MOST_LINKS = 12;

    private final Random random;
    private final Map<String, List<UUID>> ids = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * What is published of an entry, as it is to one who sees everything.
     *
     * @param locales for whose readers it is there
     * @param values by field; of localised fields by field, a blank and the locale of the reader
     */
    record Entry(String type, String id, Set<String> locales, Map<String, List<String>> values) {
        List<String> values(CountedField field, String locale) {
            return values.getOrDefault(field.localized() ? field.name() + " " + locale : field.name(), List.of());
        }
    }

    CountedContent(Random random) {
        this.random = random;
    }

    /** Writes and publishes, takes some back again, and reads what is left. */
    CountedContent publish(DeliveryServer server, TokenReader whoSeesAll) {
        ManyWorks writer = new ManyWorks(server);
        for (String type : CountedField.TYPES) {
            List<UUID> made = new ArrayList<>();
            for (int i = 0; i < Objects.requireNonNull(SIZES.get(type)); i++) {
                UUID id = UUID.nameUUIDFromBytes((type + i).getBytes(StandardCharsets.UTF_8));
                made.add(writer.add(type, id, values(type)));
            }
            ids.put(type, made);
            writer.publish();
        }
        for (List<UUID> some : ids.values()) {
            for (int i = 0; i < some.size(); i += 7) {
                server.unpublish(some.get(i));
            }
        }
        read(whoSeesAll);
        return this;
    }

    private Map<String, Object> values(String type) {
        List<String> locales = new ArrayList<>(WRITTEN);
        Collections.shuffle(locales, random);
        List<String> some = locales.subList(0, random.nextInt(1, 4));
        Map<String, Object> values = new LinkedHashMap<>();
        for (CountedField field : CountedField.of(type)) {
            boolean must = field.kind() == CountedField.Kind.TITLE
                    || field.name().equals("kind")
                    || field.equals(CountedField.OFFERED_BY)
                    || field.equals(CountedField.AUDIENCE);
            if (!must && random.nextInt(4) == 0) {
                continue;
            }
            switch (field.kind()) {
                case TITLE, WORDS ->
                    some.forEach(locale -> values.put(field.key() + " " + locale, any(field.choices())));
                case TERMS -> values.put(field.key(), several(field.choices()));
                case ONE -> values.put(field.key(), link(field, any(made(field))));
                case MANY -> {
                    List<UUID> targets = new ArrayList<>(made(field));
                    Collections.shuffle(targets, random);
                    values.put(
                            field.key(),
                            targets.subList(0, random.nextInt(1, MOST_LINKS)).stream()
                                    .map(id -> link(field, id))
                                    .toList());
                }
                default -> values.put(field.key(), field.stored(any(field.choices())));
            }
        }
        return values;
    }

    private List<UUID> made(CountedField field) {
        return Objects.requireNonNull(ids.get(field.choices().getFirst()));
    }

    private static Map<String, String> link(CountedField field, UUID id) {
        return Map.of("type", field.choices().getFirst(), "id", id.toString());
    }

    private List<String> several(List<String> choices) {
        List<String> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, random.nextInt(1, shuffled.size())));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void read(TokenReader whoSeesAll) {
        for (String type : CountedField.TYPES) {
            List<CountedField> fields = CountedField.of(type);
            String selection = String.join(
                    " ", fields.stream().map(field -> field.selection(LOCALES)).toList());
            int size = fields.stream().anyMatch(field -> field.kind() == CountedField.Kind.MANY) ? 25 : 100;
            for (String locale : LOCALES) {
                JsonNode nodes = whoSeesAll
                        .data("{ " + CountedField.list(type) + "(first: " + size + ", locale: \"" + locale
                                + "\") { nodes { id " + selection + " } } }")
                        .at("/" + CountedField.list(type) + "/nodes");
                nodes.forEach(node -> read(type, locale, node));
            }
        }
    }

    private void read(String type, String locale, JsonNode node) {
        String id = node.get("id").asString();
        Entry entry = entries.computeIfAbsent(id, _ -> new Entry(type, id, new TreeSet<>(), new LinkedHashMap<>()));
        entry.locales().add(locale);
        for (CountedField field : CountedField.of(type)) {
            entry.values()
                    .put(field.localized() ? field.name() + " " + locale : field.name(), field.read(node, LOCALES));
        }
    }

    List<Entry> of(String type) {
        return entries.values().stream()
                .filter(entry -> entry.type().equals(type))
                .toList();
    }

    /** The published entries a link leads to. */
    List<Entry> linked(Entry from, CountedField field) {
        return from.values(field, "").stream()
                .map(id -> Objects.requireNonNull(entries.get(id)))
                .toList();
    }

    /** The published entries whose link leads here. */
    List<Entry> linking(Entry to, CountedField field) {
        return of(field.type()).stream()
                .filter(entry -> entry.values(field, "").contains(to.id()))
                .toList();
    }
}
