package io.yizhan.load;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** What is asked: the same questions of the delivery API and of the floor. */
final class Cases {
    /** Past what is held: no state is ever that late. */
    private static final String UNHELD = "X-Min-Position: " + Long.MAX_VALUE + "\r\n";

    private static final String ENTRY = "query($slug: String) { work(slug: $slug, locale: \"en\") { id slug title"
            + " sector { code label } makers(first: 10) { nodes { __typename ... on Person { id name } } }"
            + " relatedWorks(first: 5) { nodes { slug title } } } }";
    private static final String PAGE = "query($sector: String) { works(first: 20, locale: \"en\","
            + " where: {sector: {eq: $sector}}, orderBy: [{field: TITLE}])"
            + " { nodes { id slug title kind { code } } pageInfo { hasNextPage } } }";
    private static final String NESTED = "query($slug: String) { tradeFair(slug: $slug, locale: \"en\") { name"
            + " exhibitors(first: 20) { edges { booth node { name works(first: 10) { nodes { slug title } } } } } } }";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI server;
    private final LoadContent content;

    Cases(URI server, LoadContent content) {
        this.server = server;
        this.content = content;
    }

    /**
     * One question with many arguments.
     *
     * @param uncached requests of the API that pass by what is held
     * @param cached the same without that
     * @param floor requests of the floor, answered with the same bytes
     */
    record Case(String name, List<byte[]> uncached, List<byte[]> cached, List<byte[]> floor) {}

    List<Case> all() {
        int works = Math.min(content.works(), 400);
        return List.of(
                make("entry by slug with references", ENTRY, "slug", "entry", works, i -> "work-" + i * 5 % works),
                make(
                        "filtered, sorted page of 20",
                        PAGE,
                        "sector",
                        "page",
                        LoadContent.SECTORS.size(),
                        LoadContent.SECTORS::get),
                make("fair → exhibitors → works", NESTED, "slug", "nested", content.fairs(), i -> "fair-" + i));
    }

    private Case make(String name, String query, String argument, String path, int count, IntFunction<String> values) {
        List<String> all = IntStream.range(0, count).mapToObj(values).toList();
        List<String> bodies = all.stream()
                .map(value -> JSON.writeValueAsString(Map.of("query", query, "variables", Map.of(argument, value))))
                .toList();
        return new Case(
                name,
                bodies.stream()
                        .map(body -> Wire.post(server, "/graphql", UNHELD, body))
                        .toList(),
                bodies.stream()
                        .map(body -> Wire.post(server, "/graphql", "", body))
                        .toList(),
                all.stream()
                        .map(value -> Wire.get(server, "/floor/" + path + "?" + argument + "=" + value))
                        .toList());
    }
}
