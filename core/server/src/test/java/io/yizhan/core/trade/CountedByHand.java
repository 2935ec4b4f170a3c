package io.yizhan.core.trade;

import io.yizhan.core.trade.CountedContent.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is counted over a list, asked for and counted by hand; texts of both are compared. */
final class CountedByHand {
    private static final String CURRENCY = "USD";
    private static final BigDecimal NEAR = new BigDecimal("0.00002");

    private final CountedContent content;
    private final CountedRights rights;
    private final String locale;

    CountedByHand(CountedContent content, CountedRights rights, String locale) {
        this.content = content;
        this.rights = rights;
        this.locale = locale;
    }

    /**
     * What groups are made by.
     *
     * @param part ending of its name: a part of a day
     */
    record Key(CountedField field, String part) {
        String constant() {
            return field.constant() + part;
        }
    }

    /** What is counted: facets, numbers of the whole, and groups with a number each. */
    record Counts(List<CountedField> facets, List<CountedField> numbers, List<Key> keys, List<CountedField> added) {
        static Counts random(Random random, List<CountedField> fields) {
            List<Key> keys = fields.stream()
                    .flatMap(field -> field.groups().stream().map(part -> new Key(field, part)))
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(keys, random);
            boolean two = random.nextBoolean()
                    && keys.stream().limit(2).noneMatch(key -> key.field().link());
            return new Counts(
                    some(random, fields.stream().filter(CountedField::facet).toList(), 3),
                    some(random, fields.stream().filter(CountedField::measured).toList(), 3),
                    // no more groups than an answer holds
                    keys.subList(0, Math.min(keys.size(), two ? 2 : 1)),
                    some(random, fields.stream().filter(CountedField::added).toList(), 1));
        }

        private static List<CountedField> some(Random random, List<CountedField> of, int most) {
            List<CountedField> shuffled = new ArrayList<>(of);
            Collections.shuffle(shuffled, random);
            return shuffled.subList(0, Math.min(most, shuffled.size()));
        }

        Set<CountedField> needs() {
            return Stream.of(
                            facets,
                            numbers,
                            keys.stream().map(Key::field).toList(),
                            keys.isEmpty() ? List.<CountedField>of() : added)
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
        }

        String facetSelection() {
            return facets.isEmpty()
                    ? ""
                    : " facets(fields: "
                            + facets.stream().map(CountedField::constant).toList()
                            + ", first: 100) { field values { value count } }";
        }

        String aggregateSelection() {
            String numbersOf = numbers.stream().map(Counts::selection).collect(Collectors.joining(" "));
            String groups = " groups(by: " + keys.stream().map(Key::constant).toList()
                    + ", first: 100) { count values { value } "
                    + added.stream().map(Counts::selection).collect(Collectors.joining(" ")) + " }";
            return "{ count " + numbersOf + (keys.isEmpty() ? "" : groups) + " }";
        }

        private static String selection(CountedField field) {
            String currency = field.kind() == CountedField.Kind.MONEY ? "(currency: \"" + CURRENCY + "\")" : "";
            return field.name() + currency + " { count min max" + (field.added() ? " sum avg" : "") + " }";
        }
    }

    /** Values of a facet with how often they are counted. */
    Map<String, Integer> facet(CountedField field, List<Entry> list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.forEach(entry -> values(entry, field).forEach(value -> counts.merge(value, 1, Integer::sum)));
        return counts;
    }

    static Map<String, Integer> facet(JsonNode facets, CountedField field) {
        Map<String, Integer> counts = new TreeMap<>();
        facets.valueStream()
                .filter(facet -> facet.get("field").asString().equals(field.constant()))
                .flatMap(facet -> facet.get("values").valueStream())
                .filter(value -> value.get("count").asInt() > 0)
                .forEach(value -> counts.put(
                        value.get("value").asString(), value.get("count").asInt()));
        return counts;
    }

    /** Of links those that lead to what can be seen, in the language of the reader. */
    private List<String> values(Entry entry, CountedField field) {
        return field.link()
                ? content.linked(entry, field).stream()
                        .filter(end -> end.locales().contains(locale) && rights.sees(end, locale))
                        .map(Entry::id)
                        .toList()
                : entry.values(field, locale);
    }

    /** Count, numbers and groups of a list, each a line. */
    List<String> aggregate(Counts counts, List<Entry> list) {
        List<String> lines = new ArrayList<>();
        lines.add("count " + list.size());
        counts.numbers().forEach(field -> lines.add(numbers(field, list)));
        if (!counts.keys().isEmpty()) {
            Map<String, List<Entry>> groups = new TreeMap<>();
            for (Entry entry : list) {
                names(counts.keys(), entry)
                        .forEach(name -> groups.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(entry));
            }
            groups.entrySet().stream()
                    .map(group -> group.getKey() + " " + group.getValue().size()
                            + counts.added().stream()
                                    .map(field -> " " + numbers(field, group.getValue()))
                                    .collect(Collectors.joining()))
                    .sorted()
                    .forEach(lines::add);
        }
        return lines;
    }

    static List<String> aggregate(Counts counts, JsonNode answer) {
        List<String> lines = new ArrayList<>();
        lines.add("count " + answer.get("count").asInt());
        counts.numbers().forEach(field -> lines.add(numbers(field, answer)));
        if (!counts.keys().isEmpty()) {
            answer.get("groups")
                    .valueStream()
                    .map(group -> group.get("values")
                                    .valueStream()
                                    .map(value -> value.get("value").asString("null"))
                                    .collect(Collectors.joining("/"))
                            + " " + group.get("count").asInt()
                            + counts.added().stream()
                                    .map(field -> " " + numbers(field, group))
                                    .collect(Collectors.joining()))
                    .sorted()
                    .forEach(lines::add);
        }
        return lines;
    }

    /** The groups an entry is in. */
    private List<String> names(List<Key> keys, Entry entry) {
        List<String> names = List.of("");
        for (Key key : keys) {
            List<String> found = values(entry, key.field()).stream()
                    .map(value -> switch (key.part()) {
                        case "_YEAR" -> value.split("-", -1)[0];
                        case "_MONTH" -> Integer.toString(Integer.parseInt(value.split("-", -1)[1]));
                        default -> value;
                    })
                    .toList();
            List<String> longer = new ArrayList<>();
            for (String name : names) {
                (found.isEmpty() ? List.of("null") : found)
                        .forEach(value -> longer.add(name.isEmpty() ? value : name + "/" + value));
            }
            names = longer;
        }
        return names;
    }

    private String numbers(CountedField field, List<Entry> list) {
        List<String> values = list.stream()
                .flatMap(entry -> values(entry, field).stream())
                .filter(value -> field.kind() != CountedField.Kind.MONEY || value.endsWith(CURRENCY))
                .toList();
        if (field.kind() == CountedField.Kind.DAY) {
            List<String> sorted = values.stream().sorted().toList();
            return line(
                    field,
                    values.size(),
                    values.isEmpty() ? "null" : sorted.getFirst(),
                    values.isEmpty() ? "null" : sorted.getLast(),
                    "");
        }
        List<BigDecimal> numbers = values.stream()
                .map(CountedField::number)
                .sorted(Comparator.naturalOrder())
                .toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return line(
                field,
                numbers.size(),
                numbers.isEmpty() ? "null" : plain(numbers.getFirst()),
                numbers.isEmpty() ? "null" : plain(numbers.getLast()),
                field.added() ? numbers.isEmpty() ? "null" : plain(sum) : "");
    }

    private static String numbers(CountedField field, JsonNode tally) {
        JsonNode numbers = tally.get(field.name());
        int count = numbers.get("count").asInt();
        String sum = field.added() ? plain(numbers.get("sum")) : "";
        if (field.added() && count > 0) {
            BigDecimal mean = new BigDecimal(sum).divide(BigDecimal.valueOf(count), 5, RoundingMode.HALF_UP);
            BigDecimal told = new BigDecimal(numbers.get("avg").asString());
            // told as it is worked out if it is another
            sum += told.subtract(mean).abs().compareTo(NEAR) < 0 ? "" : " is not " + count + " times " + told;
        }
        boolean day = field.kind() == CountedField.Kind.DAY;
        return line(
                field,
                count,
                day ? numbers.get("min").asString("null") : plain(numbers.get("min")),
                day ? numbers.get("max").asString("null") : plain(numbers.get("max")),
                sum);
    }

    private static String line(CountedField field, int count, String least, String most, String sum) {
        return field.name() + " " + count + " from " + least + " to " + most + " " + sum;
    }

    private static String plain(JsonNode number) {
        return number.isNull() ? "null" : plain(new BigDecimal(number.asString()));
    }

    private static String plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString()).toPlainString();
    }
}
