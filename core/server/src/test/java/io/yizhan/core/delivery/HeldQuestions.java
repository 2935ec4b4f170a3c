package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Many questions whose answers servers hold, and the ways they can be asked. */
final class HeldQuestions {
    /** Errors name the request, which is another each time. */
    private static final Pattern REQUEST = Pattern.compile("\"requestId\":\"[^\"]+\"");

    private final String token;
    private final List<Question> all = new ArrayList<>();

    /** @param partner whether the caller is the partner, or nobody */
    record Question(String query, boolean partner) {}

    /** @param token of a partner */
    HeldQuestions(DeliveryServer server, String token) {
        this.token = token;
        entries(server, "work");
        entries(server, "exportEnterprise");
        lists();
        ofTheModel();
    }

    private void entries(DeliveryServer server, String type) {
        int byId = 0;
        for (JsonNode node : server.data("{ " + type + "s(first: 100) { nodes { id slug } } }")
                .at("/" + type + "s/nodes")
                .values()) {
            String shown = type.equals("work")
                    ? "id title(locale: \"en\") makers { nodes { __typename ... on Person { name } } totalCount }"
                            + " media { alt credit } relatedWorks { nodes { title } }"
                    : "id name works { nodes { title slug } totalCount } localization { locale available }";
            String slug = node.get("slug").asString();
            ofAnybody("{ " + type + "(slug: \"" + slug + "\") { " + shown + " } }");
            if (type.equals("work") && byId++ < 10) {
                UUID id = UUID.fromString(node.get("id").asString());
                ofAnybody("{ work(id: \"" + id + "\", locale: \"en\") { title updatedAt } }");
            }
        }
    }

    private void lists() {
        for (String query : List.of(
                "{ works(first: 10, orderBy: [{field: TITLE}]) { totalCount nodes { title slug } } }",
                "{ works(first: 5, locale: \"en\", where: {title: {contains: \"a\"}}) { nodes { title updatedAt } } }",
                "{ works(where: {makers: {some: {is: {person: {name: {contains: \"a\"}}}}}}) { totalCount } }",
                "{ people(first: 10) { nodes { name } totalCount } }",
                "{ exportEnterprises(where: {works: {some: {is: {sector: {under: \"jade\"}}}}}) { nodes { name } } }",
                "{ tradeFairs { nodes { name works(first: 3) { nodes { title media { alt } } } } } }",
                "{ tradeFairs { nodes { exhibitors(orderBy: [{field: NAME}]) { nodes { name } totalCount } } } }",
                "{ works(search: \"玉\", first: 20) { totalCount nodes { title slug } } }",
                "{ works(search: \"a\", locale: \"en\", where: {makers: {some: {}}}, orderBy: [{field: TITLE}])"
                        + " { nodes { slug } facets(fields: [SECTOR]) { values { value count } } } }",
                "{ search(text: \"jade\", locale: \"en\") { totalCount types { type count }"
                        + " nodes { highlights { field fragments } } } }",
                "{ suggest(text: \"p\", locale: \"en\") { text highlighted } }")) {
            ofAnybody(query);
        }
        for (String query : List.of(
                "{ exportProducts(first: 20) { totalCount nodes { slug price { amount } } } }",
                "{ exportProducts(search: \"手工\") { totalCount nodes { slug price { amount } } } }",
                "{ works(first: 4) { nodes { title } } }")) {
            all.add(new Question(query, true));
            ofAnybody(query);
        }
    }

    /** Answers of which some are errors, by turns. */
    private void ofTheModel() {
        for (String query : List.of(
                "{ __schema { queryType { name } } }",
                "{ __type(name: \"Work\") { fields { name type { name } } } }",
                "{ works(first: 5) { nodes { rightsStatement { code } } } }",
                "{ works(first: 5) { nodes { statement { code } } } }",
                "{ works(first: 5, orderBy: [{field: RIGHTS_STATEMENT}]) { nodes { slug } } }",
                "{ works(first: 5, orderBy: [{field: JADE_DISPLAY_NAME}]) { nodes { jade { displayName } } } }",
                "{ works(where: {jade: {name16552: {eq: \"agate\"}}}) { totalCount nodes { slug } } }",
                "{ works(where: {jade: {name16552: {isNull: false}}}) { nodes { jade { displayName(locale: \"en\") } } } }",
                "{ jadeAppraisals { totalCount nodes { id } } }")) {
            ofAnybody(query);
        }
    }

    private void ofAnybody(String query) {
        all.add(new Question(query, false));
    }

    List<Question> all() {
        return Collections.unmodifiableList(all);
    }

    /** A third of them. */
    List<Question> some(Random random) {
        List<Question> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, all.size() / 3);
    }

    Question any(Random random) {
        return all.get(random.nextInt(all.size()));
    }

    void assertSame(DeliveryServer server, List<Question> questions, String when) {
        for (Question question : questions) {
            assertThat(held(server, question)).as("%s %s", question, when).isEqualTo(anew(server, question));
        }
    }

    String held(DeliveryServer server, Question question) {
        return body(server, request(server, question));
    }

    /** By the same GET each time, of callers who are nobody. */
    String repeated(DeliveryServer server, Question question) {
        return question.partner() ? held(server, question) : body(server, server.get(question.query(), "{}"));
    }

    /** As computed for a reader who asks for a later state than any: past what is held. */
    String anew(DeliveryServer server, Question question) {
        return body(server, request(server, question).header(HeldAnswers.MIN_POSITION, Long.toString(Long.MAX_VALUE)));
    }

    private static String body(DeliveryServer server, HttpRequest.Builder request) {
        return REQUEST.matcher(server.send(request).body()).replaceAll("");
    }

    private HttpRequest.Builder request(DeliveryServer server, Question question) {
        HttpRequest.Builder request = server.post(question.query(), Map.of());
        return question.partner() ? request.header("Authorization", "Bearer " + token) : request;
    }
}
