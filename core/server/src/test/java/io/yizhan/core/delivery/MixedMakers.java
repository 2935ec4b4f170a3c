package io.yizhan.core.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works whose makers are people and organisations by chance, some twice. They came at few moments, so that many are equal in time, and
 * have ids of all beginnings.
 */
final class MixedMakers {
    static final int WORKS = 48;
    private static final int BATCHES = 3;
    private static final int PEOPLE = 6;
    private static final int ORGANISATIONS = 5;
    private static final int MOST_MAKERS = 8;

    private static final Instant START = Instant.parse("2027-03-01T08:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Random random;
    final List<UUID> people = new ArrayList<>();
    final List<UUID> organisations = new ArrayList<>();
    final List<UUID> works = new ArrayList<>();

    MixedMakers(long seed) {
        random = new Random(seed);
    }

    /** The clock of the server they are published on. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    /** Moments at which something may have happened. */
    static List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        for (int day = 0; day <= BATCHES + 2; day++) {
            moments.add(START.plus(Duration.ofDays(day)));
        }
        return moments;
    }

    void publish(DeliveryServer server) {
        ManyWorks entries = new ManyWorks(server);
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int i = 0; i < PEOPLE; i++) {
                people.add(entries.add("person", id("person", people.size()), person(i)));
            }
            for (int i = 0; i < ORGANISATIONS; i++) {
                organisations.add(
                        entries.add("organisation", id("organisation", organisations.size()), organisation()));
            }
            entries.publish();
            pass(Duration.ofDays(1));
        }
        for (int i = 0; i < WORKS; i++) {
            works.add(entries.add(work()));
        }
        entries.publish();
        pass(Duration.ofDays(1));
        // these went out again
        for (List<UUID> some : List.of(people, organisations)) {
            for (int i = 0; i < some.size(); i += 4) {
                server.publish(some.get(i));
            }
        }
    }

    private static UUID id(String type, int number) {
        return UUID.nameUUIDFromBytes((type + number).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, ?> person(int number) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("core.name zh-Hans", "人" + number);
        if (random.nextInt(4) > 0) {
            values.put("core.sortName", any(List.of("A", "B", "C")));
        }
        if (random.nextInt(3) > 0) {
            int year = any(List.of(900, 1368, 1900));
            values.put(
                    "core.birth",
                    Map.of("edtf", String.format(Locale.ROOT, "%04d", year), "earliest", year, "latest", year));
        }
        return values;
    }

    private Map<String, ?> organisation() {
        return Map.of("core.name zh-Hans", "社", "core.kind", any(List.of("museum", "school", "gallery")));
    }

    private Map<String, ?> work() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("core.title zh-Hans", any(List.of("玉佩", "地毯")));
        values.put("core.sector", any(List.of("jade", "ceramics", "embroidery")));
        List<Map<String, ?>> makers = new ArrayList<>();
        List<UUID> named = new ArrayList<>();
        for (int i = random.nextInt(MOST_MAKERS); i > 0; i--) {
            boolean person = random.nextBoolean();
            UUID maker = any(person ? people : organisations);
            long before = named.stream().filter(maker::equals).count();
            if (before < 2) {
                named.add(maker);
                makers.add(Map.of(
                        "type",
                        person ? "person" : "organisation",
                        "id",
                        maker.toString(),
                        "attributes",
                        Map.of("role", before == 0 ? "artist" : "carver")));
            }
        }
        if (!makers.isEmpty()) {
            values.put("core.makers", makers);
        }
        if (random.nextInt(4) > 0) {
            boolean person = random.nextBoolean();
            values.put(
                    "core.owner",
                    Map.of(
                            "type",
                            person ? "person" : "organisation",
                            "id",
                            any(person ? people : organisations).toString()));
        }
        return values;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
