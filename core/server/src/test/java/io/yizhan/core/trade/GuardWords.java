package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.model.FieldType;
import io.yizhan.core.trade.GuardCanaries.Canary;
import io.yizhan.core.trade.GuardedField.Guard;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Looks for canaries by full text search. */
final class GuardWords {
    /** Four searches for each; so many root fields has a query at most. */
    private static final int WORDS = 7;

    private final GuardWorld world;
    private final GuardReport report;

    GuardWords(GuardWorld world, GuardReport report) {
        this.world = world;
        this.report = report;
    }

    /** Searches for each in everybody's name. */
    void all(List<Canary> words) {
        assertThat(words.stream().map(Canary::guard)).contains(Guard.PARTNER, Guard.INTERNAL);
        for (int at = 0; at < words.size(); at += WORDS) {
            List<Canary> some = words.subList(at, Math.min(at + WORDS, words.size()));
            StringBuilder query = new StringBuilder("{");
            for (int i = 0; i < some.size(); i++) {
                query.append(searches(some.get(i), i));
            }
            for (GuardAsker asker : world.askers) {
                JsonNode data = TradeServer.JSON
                        .readTree(report.post(asker, query + " }"))
                        .path("data");
                for (int i = 0; i < some.size(); i++) {
                    found(asker, some.get(i), i, data);
                }
            }
        }
    }

    /** Searches for the word, under names with the number. */
    private String searches(Canary canary, int number) {
        String object = world.field(canary.path()).object();
        String in = ": \"" + canary.text() + "\", locale: \"en\")";
        return " list%s: %s(search%s { totalCount edges { highlights { fragments } } }"
                        .formatted(number, world.schema.list(object).field().getName(), in)
                + " all%s: search(text%s { totalCount types { count } nodes { highlights { fragments } } }"
                        .formatted(number, in)
                + " suggest%s: suggest(text%s { text highlighted }".formatted(number, in)
                + " numbers%s: %s(search%s { count }"
                        .formatted(
                                number,
                                world.schema.aggregate(object).orElseThrow().getName(),
                                in);
    }

    /** Judges what came of them. */
    private void found(GuardAsker asker, Canary canary, int number, JsonNode data) {
        GuardedField field = world.field(canary.path());
        // attributes of references are searched for nobody
        boolean attribute = field.type().allFields().stream()
                .anyMatch(one -> one.type() instanceof FieldType.Reference
                        && field.names().contains(one.name()));
        int found = asker.sees(canary) && !attribute ? 1 : 0;
        List<Integer> counts = List.of(
                data.at("/list" + number + "/totalCount").asInt(0),
                data.at("/all" + number + "/totalCount").asInt(0),
                data.at("/numbers" + number + "/count").asInt(0));
        report.looked(4);
        boolean answered = data.isObject() || asker.refused().equals("UNAUTHENTICATED");
        if (!answered
                || !counts.stream().allMatch(count -> count == found)
                || !data.path("suggest" + number).isEmpty()) {
            report.add(asker.name() + " finds " + canary.path() + ": " + counts + data.path("suggest" + number));
        }
    }
}
