package io.yizhan.core.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.ContentServer.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Releases as one person sees and changes them. */
record Releases(Person person) {
    private static final String RELEASE = " { id state revision size at zone releasedBy { id }"
            + " failure { possible entries { entry { id } findings { code } } } actions"
            + " entries { entry { id } version behind done { locale before after } } } ";
    private static final String RESULT =
            " { done plan { possible hidden entries { entry { id } findings { code field } } } release " + RELEASE
                    + "}";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    static Map<String, Object> publish(String entry, String... locales) {
        return member(entry, "PUBLISH", locales);
    }

    static Map<String, Object> unpublish(String entry, String... locales) {
        return member(entry, "UNPUBLISH", locales);
    }

    private static Map<String, Object> member(String entry, String action, String... locales) {
        Map<String, Object> member = new LinkedHashMap<>(Map.of("entryId", entry, "action", action));
        if (locales.length > 0) {
            member.put("locales", List.of(locales));
        }
        return member;
    }

    Bundle bundle(String name, List<Map<String, Object>> entries) {
        return of(person.get(
                "mutation($input: CreateReleaseInput!) { createRelease(input: $input)" + RESULT + "}",
                Map.of("input", Map.of("name", name, "entries", entries))));
    }

    /** Two seconds from now, in Beijing time. */
    JsonNode scheduleEntry(String entry, String version, String action, List<String> locales) {
        Map<String, Object> input = new LinkedHashMap<>(
                Map.of("entryId", entry, "expectedVersion", version, "action", action, "at", Map.of("local", soon())));
        if (!locales.isEmpty()) {
            input.put("locales", locales);
        }
        return person.get(
                "mutation($input: ScheduleEntryInput!) { scheduleEntry(input: $input)" + RESULT + "}",
                Map.of("input", input));
    }

    private static String soon() {
        return LocalDateTime.ofInstant(Instant.now().plusSeconds(3), ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** Of an outcome. */
    Bundle of(JsonNode outcome) {
        assertThat(outcome.get("done").asBoolean()).as(outcome.toString()).isTrue();
        return of(outcome.at("/release/id").asString());
    }

    Bundle of(String id) {
        return new Bundle(id);
    }

    /** One release. */
    final class Bundle {
        private final String id;

        Bundle(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        JsonNode read() {
            return person.get("query($id: ID!) { release(id: $id)" + RELEASE + "}", Map.of("id", id));
        }

        String state() {
            return read().get("state").asString();
        }

        List<String> deeds() {
            return read().get("actions").valueStream().map(JsonNode::asString).toList();
        }

        /** What happened to locales, as {@code en 1→2}. */
        List<String> done() {
            List<String> lines = new ArrayList<>();
            for (JsonNode entry : read().get("entries")) {
                for (JsonNode done : entry.get("done")) {
                    lines.add(done.get("locale").asString() + " " + number(done.get("before")) + "→"
                            + number(done.get("after")));
                }
            }
            return lines;
        }

        private static String number(JsonNode node) {
            return node.isNull() ? "–" : node.toString();
        }

        JsonNode plan() {
            return person.get(
                    "query($id: ID!) { releasePlan(id: $id) { possible entries { entry { id } findings { code } } } }",
                    Map.of("id", id));
        }

        JsonNode run(String mutation, Map<String, Object> more) {
            return person.get(text(mutation, more), variables(more));
        }

        JsonNode refusal(String mutation, Map<String, Object> more) {
            return person.refusal(text(mutation, more), variables(more));
        }

        private static String text(String mutation, Map<String, Object> more) {
            String types = "$id: ID!, $revision: Int!"
                    + (more.containsKey("reason") ? ", $reason: String!" : "")
                    + (more.containsKey("entryIds") ? ", $entryIds: [ID!]!" : "");
            String passed = "id: $id, expectedRevision: $revision"
                    + (more.containsKey("reason") ? ", reason: $reason" : "")
                    + (more.containsKey("entryIds") ? ", entryIds: $entryIds" : "");
            return "mutation(" + types + ") { " + mutation + "(" + passed + ")" + RESULT + "}";
        }

        private Map<String, Object> variables(Map<String, Object> more) {
            Map<String, Object> variables = new LinkedHashMap<>(more);
            variables.put("id", id);
            variables.put("revision", read().get("revision").asInt());
            return variables;
        }

        JsonNode releaseNow() {
            return run("releaseNow", Map.of());
        }

        JsonNode revert(String reason) {
            return run("revertRelease", Map.of("reason", reason));
        }

        JsonNode add(Map<String, Object> entry) {
            return person.get(
                    "mutation($input: AddToReleaseInput!) { addToRelease(input: $input)" + RESULT + "}",
                    Map.of("input", input(Map.of("entries", List.of(entry)))));
        }

        private Map<String, Object> input(Map<String, Object> more) {
            Map<String, Object> input = new LinkedHashMap<>(more);
            input.put("id", id);
            input.put("expectedRevision", read().get("revision").asInt());
            return input;
        }

        private static final String SCHEDULE =
                "mutation($input: ScheduleReleaseInput!) { scheduleRelease(input: $input)" + RESULT + "}";

        JsonNode schedule(String local, String zone) {
            return person.get(SCHEDULE, Map.of("input", input(Map.of("at", Map.of("local", local, "zone", zone)))));
        }

        JsonNode schedule(String local, String zone, String occurrence) {
            Map<String, Object> at = Map.of("local", local, "zone", zone, "occurrence", occurrence);
            return person.get(SCHEDULE, Map.of("input", input(Map.of("at", at))));
        }

        /** The refusal as text. */
        String scheduleRefused(String local, String zone) {
            return person.ask(SCHEDULE, Map.of("input", input(Map.of("at", Map.of("local", local, "zone", zone)))))
                    .get("errors")
                    .toString();
        }

        JsonNode scheduleSoon() {
            return schedule(soon(), "Asia/Shanghai");
        }

        void await(String state) {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!state().equals(state)) {
                assertThat(System.nanoTime())
                        .as("waiting for %s: %s", state, read())
                        .isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
