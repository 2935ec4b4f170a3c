package io.yizhan.core.delivery;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Arguments of lists of {@link RelayWorks} by chance: locales, conditions, orders. */
final class RelayLists {
    private static final List<String> LOCALES = List.of("zh-Hans", "en", "ar", "ru", "ug");
    static final List<String> TEXTS = List.of("玉", "玉佩", "jade", "ja", "平安", "Äpfel", "nothing");
    private static final List<String> CONDITIONS = List.of(
            "{sector: {eq: \"jade\"}}",
            "{sector: {in: [\"ceramics\", \"embroidery\"]}}",
            "{sector: {isNull: true}}",
            "{title: {contains: \"玉\"}}",
            "{title: {startsWith: \"ja\"}}",
            "{title: {ne: \"jade\"}}",
            "{accessionNumber: {isNull: false}}",
            "{dating: {earliestYear: {gte: 1368}}}",
            "{dating: {latestYear: {isNull: true}}}",
            "{makers: {empty: true}}",
            "{makers: {some: {is: {person: {sortName: {eq: \"A\"}}}}}}",
            "{makers: {none: {is: {person: {birth: {earliestYear: {lt: 1}}}}}}}",
            "{partOf: {isNull: false}}",
            "{partOf: {is: {is: {sector: {eq: \"jade\"}}}}}",
            "{parts: {some: {title: {contains: \"玉\"}}}}",
            "{publishedAt: {gteNow: {days: -1}}}");

    private RelayLists() {}

    /** Orders of works that need no search. */
    static List<String> orders(DeliveryServer server) {
        return server
                .data("{ __type(name: \"WorkOrderField\") { enumValues { name } } }")
                .at("/__type/enumValues")
                .values()
                .stream()
                .map(value -> value.get("name").asString())
                .filter(name -> !name.equals("RELEVANCE"))
                .toList();
    }

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String where(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0 -> "{not: " + where(random, depth - 1) + "}";
            case 1, 2 -> "{or: [" + where(random, depth - 1) + ", " + where(random, depth - 1) + "]}";
            case 3 -> "{and: [" + where(random, depth - 1) + ", " + where(random, depth - 1) + "]}";
            default -> any(CONDITIONS, random);
        };
    }

    static String orderBy(Random random, List<String> among) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> "{field: " + any(among, random) + ", direction: "
                        + (random.nextBoolean() ? "ASC" : "DESC") + "}")
                .collect(Collectors.joining(", ", "orderBy: [", "]"));
    }

    static String random(Random random, List<String> among) {
        String locale = "locale: \"" + any(LOCALES, random) + "\"";
        String where = random.nextInt(3) == 0 ? "" : ", where: " + where(random, 2);
        return locale + where + ", " + orderBy(random, among);
    }

    /** A list of works at the root or, where that is shown, below an entry. */
    static Walk anyList(DeliveryServer server, RelayWorks data, List<String> orders, Random random) {
        String arguments = random(random, orders);
        Walk root = new Walk(server, "", "works", arguments);
        Walk walk = switch (random.nextInt(4)) {
            case 0 -> new Walk(server, "work(id: \"" + any(data.works, random) + "\")", "parts", arguments);
            case 1 -> new Walk(server, "person(id: \"" + any(data.people, random) + "\")", "works", arguments);
            default -> root;
        };
        boolean shown = walk.equals(root)
                || server.data(walk.query("first: 0")).valueStream().noneMatch(JsonNode::isNull);
        return shown ? walk : root;
    }
}
