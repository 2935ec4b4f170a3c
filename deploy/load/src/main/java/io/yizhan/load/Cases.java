package io.yizhan.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** What is asked: the same questions of the delivery API and of the floor. */
final class Cases {
    /** Past what is held: no state is ever that late. */
    static final String UNHELD = "X-Min-Position: " + Long.MAX_VALUE + "\r\n";

    static final String ENTRY = "query($slug: String) { work(slug: $slug, locale: \"en\") { id slug title"
            + " sector { code label } makers(first: 10) { nodes { __typename ... on Person { id name } } }"
            + " relatedWorks(first: 5) { nodes { slug title } } } }";
    private static final String NODES = "{ nodes { id slug title kind { code } } pageInfo { hasNextPage } } }";
    static final String PAGE = "query($sector: String) { works(first: 20, locale: \"en\","
            + " where: {sector: {eq: $sector}}, orderBy: [{field: TITLE}]) " + NODES;
    static final String DEEP =
            "query($after: String) { works(first: 20, after: $after, locale: \"en\", orderBy: [{field: TITLE}]) "
                    + NODES;
    static final String NESTED = "query($slug: String) { tradeFair(slug: $slug, locale: \"en\") { name"
            + " exhibitors(first: 40) { edges { booth node { name works(first: 3) { nodes { slug title } } } } } } }";

    private static final String BODIES =
            "query($after: String) { works(first: 100, after: $after, locale: \"en\", orderBy: [{field: TITLE}])"
                    + " { nodes { id slug title description { json } } } }";

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
     * @param registering requests that make the operation known by its hash
     * @param held the same as persisted operations by GET
     * @param floor requests of the floor, answered with the same bytes
     * @param fixed requests for those bytes, once {@link FixedBytes#keep kept} under the numbers of the requests
     */
    record Case(
            String name,
            List<byte[]> uncached,
            List<byte[]> registering,
            List<byte[]> held,
            List<byte[]> floor,
            List<byte[]> fixed) {}

    List<Case> all() throws IOException {
        int works = Math.min(content.works(), 400);
        List<String> slugs =
                IntStream.range(0, works).mapToObj(i -> "work-" + i * 5 % works).toList();
        List<String> fairs =
                IntStream.range(0, content.fairs()).mapToObj(i -> "fair-" + i).toList();
        List<LoadContent.Place> places = content.places(20);
        List<String> cursors = new ArrayList<>();
        try (Wire wire = new Wire(server)) {
            for (LoadContent.Place place : places) {
                cursors.add(cursor(wire, place));
            }
        }
        return List.of(
                make("entry by slug with references", ENTRY, "slug", slugs, i -> "entry?slug=" + slugs.get(i)),
                make(
                        "filtered, sorted page of 20",
                        PAGE,
                        "sector",
                        LoadContent.SECTORS,
                        i -> "page?sector=" + LoadContent.SECTORS.get(i)),
                make(
                        "page of 20 deep in all works",
                        DEEP,
                        "after",
                        cursors,
                        i -> "deep?key=" + places.get(i).key() + "&id="
                                + places.get(i).id()),
                make(
                        "page of 100 with rich texts",
                        BODIES,
                        "after",
                        cursors,
                        i -> "bodies?key=" + places.get(i).key() + "&id="
                                + places.get(i).id()),
                make("fair → exhibitors → works", NESTED, "slug", fairs, i -> "nested?slug=" + fairs.get(i)));
    }

    private String cursor(Wire wire, LoadContent.Place place) throws IOException {
        String query = "{ works(first: 1, offset: " + place.number()
                + ", locale: \"en\", orderBy: [{field: TITLE}]) { edges { cursor node { id } } } }";
        byte[] answer = wire.ask(Wire.post(server, "/graphql", "", JSON.writeValueAsString(Map.of("query", query))));
        var edge = JSON.readTree(answer).at("/data/works/edges/0");
        if (!edge.at("/node/id").asString().equals(place.id().toString())) {
            throw new IllegalStateException("another order than the floor's: " + edge);
        }
        return edge.get("cursor").asString();
    }

    private Case make(String name, String query, String argument, List<String> values, IntFunction<String> floor) {
        String hash = sha256(query);
        Map<String, Object> persisted = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
        Function<String, String> get = value -> "/graphql?variables="
                + encoded(JSON.writeValueAsString(Map.of(argument, value)))
                + "&extensions="
                + encoded(JSON.writeValueAsString(persisted));
        return new Case(
                name,
                values.stream()
                        .map(value ->
                                JSON.writeValueAsString(Map.of("query", query, "variables", Map.of(argument, value))))
                        .map(body -> Wire.post(server, "/graphql", UNHELD, body))
                        .toList(),
                List.of(Wire.post(
                        server,
                        "/graphql",
                        "",
                        JSON.writeValueAsString(Map.of(
                                "query",
                                query,
                                "variables",
                                Map.of(argument, values.getFirst()),
                                "extensions",
                                persisted)))),
                values.stream().map(value -> Wire.get(server, get.apply(value))).toList(),
                IntStream.range(0, values.size())
                        .mapToObj(i -> Wire.get(server, "/floor/" + floor.apply(i)))
                        .toList(),
                IntStream.range(0, values.size())
                        .mapToObj(i -> Wire.get(server, "/floor/bytes?of=" + i))
                        .toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
