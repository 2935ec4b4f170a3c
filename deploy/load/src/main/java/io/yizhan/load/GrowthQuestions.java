package io.yizhan.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked at each size, past what is held: looking up, pages at three places of the list of all works, and what does not grow. */
final class GrowthQuestions {
    private static final int LARGEST_PAGE = 100;
    private static final String EDGES = "edges { cursor }";
    private static final int PLACES = 20;
    private static final int SLUGS = 400;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI server;
    private final int fairs;
    private final int works;

    GrowthQuestions(URI server, int fairs, int works) {
        this.server = server;
        this.fairs = fairs;
        this.works = works;
    }

    record Question(String name, List<byte[]> requests) {}

    List<Question> all() throws IOException {
        int slugs = Math.min(SLUGS, works);
        List<String> fairSlugs =
                IntStream.range(0, fairs).mapToObj(i -> "fair-" + i).toList();
        return List.of(
                question(
                        "entry by slug with references",
                        Cases.ENTRY,
                        "slug",
                        IntStream.range(0, slugs)
                                .mapToObj(i -> "work-" + (long) i * works / slugs)
                                .toList()),
                new Question("first page of 20 of all works", List.of(request(Cases.DEEP, Map.of()))),
                question("page of 20 in the middle", Cases.DEEP, "after", middle()),
                question("page of 20 near the end", Cases.DEEP, "after", end()),
                question("filtered, sorted page of 20", Cases.PAGE, "sector", LoadContent.SECTORS),
                question("fair → exhibitors → works", Cases.NESTED, "slug", fairSlugs));
    }

    private Question question(String name, String query, String argument, List<String> values) {
        Function<String, byte[]> make = value -> request(query, Map.of(argument, value));
        return new Question(name, values.stream().map(make).toList());
    }

    private byte[] request(String query, Map<String, String> variables) {
        return Wire.post(
                server,
                "/graphql",
                Cases.UNHELD,
                JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
    }

    /** As a reader comes there, page by page: no offset leads so far. */
    private List<String> middle() throws IOException {
        try (Wire wire = new Wire(server)) {
            String after = "";
            for (int left = works / 2; left > 0; left -= LARGEST_PAGE) {
                String page = "first: " + Math.min(left, LARGEST_PAGE) + after;
                after = ", after: \""
                        + list(wire, page, "pageInfo { endCursor }")
                                .at("/pageInfo/endCursor")
                                .asString() + "\"";
            }
            return cursors(list(wire, "first: " + PLACES + after, EDGES));
        }
    }

    private List<String> end() throws IOException {
        try (Wire wire = new Wire(server)) {
            return cursors(list(wire, "last: " + 2 * PLACES, EDGES)).subList(0, PLACES - 1);
        }
    }

    /** Past what is held: that of a smaller size would not do. */
    private JsonNode list(Wire wire, String page, String selection) throws IOException {
        String query = "{ works(" + page + ", locale: \"en\", orderBy: [{field: TITLE}]) { " + selection + " } }";
        JsonNode answer = JSON.readTree(
                wire.ask(Wire.post(server, "/graphql", Cases.UNHELD, JSON.writeValueAsString(Map.of("query", query)))));
        JsonNode list = answer.at("/data/works");
        if (!list.isObject()) {
            throw new IllegalStateException("no page at " + page + ": " + answer);
        }
        return list;
    }

    private static List<String> cursors(JsonNode list) {
        List<String> cursors = new ArrayList<>();
        list.at("/edges")
                .forEach(edge ->
                        cursors.add(Objects.requireNonNull(edge.get("cursor")).asString()));
        return cursors;
    }
}
