package io.yizhan.core.endurance;

import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;
import static io.yizhan.core.database.generated.Tables.EVENT;
import static io.yizhan.core.database.generated.Tables.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.BulkWriter.Write;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.BulkPublisher;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The program is killed (kill -9) while a release of 500 entries goes out, and while nobody is there at its moment. */
@Tag("any-database")
class ReleaseCrashTest {
    private static final int ENTRIES = 500;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LATEST = Duration.ofSeconds(30);
    private static final String COUNT =
            "{ articles(where: {slug: {startsWith: \"bundle-\"}}, first: 1) { totalCount } }";

    @TempDir
    static Path home;

    private static Observer observer;
    private static final List<UUID> ARTICLES = new ArrayList<>();

    @BeforeAll
    static void articles() {
        observer = new Observer(home.resolve("observer"));
        Caller program = new Caller.Program();
        Author author = new Author(program, observer.bean(AccessService.class).of(program));
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            UUID id = UUID.nameUUIDFromBytes(new byte[] {(byte) (i >> 8), (byte) i});
            ARTICLES.add(id);
            writes.add(new Write("article", id, Optional.empty(), Optional.empty(), article(i), Set.of()));
        }
        int made = observer.bean(Layouts.class)
                .write(tx -> observer.bean(BulkPublisher.class).write(tx, author, writes, _ -> false, _ -> {}))
                .written()
                .size();
        observer.bean(EventFeed.class).committed();
        assertThat(made).isEqualTo(ENTRIES);
    }

    private static List<FieldChange> article(int i) {
        return List.of(
                change("core.title", Optional.of("zh-Hans"), "第 " + i + " 篇"),
                change("core.slug", Optional.empty(), "bundle-" + i),
                change("core.kind", Optional.empty(), "news"),
                change("core.date", Optional.empty(), "2026-03-01"));
    }

    private static FieldChange change(String field, Optional<String> locale, String value) {
        return new FieldChange(FieldKey.parse(field), locale, Optional.of(StringNode.valueOf(value)), Optional.empty());
    }

    @AfterAll
    static void end() {
        observer.close();
    }

    @Test
    void allOrNothingIsOutInTwoRounds() {
        rounds(2);
    }

    @Test
    @Tag("full")
    void norIsAnythingHalfInTenRounds() {
        rounds(10);
    }

    private static void rounds(int rounds) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int longestMillis = 3_000;
        for (int round = 1; round <= rounds; round++) {
            UUID release;
            Set<Integer> counted = ConcurrentHashMap.newKeySet();
            try (Program program = observer.program(home);
                    Desk desk = new Desk(program.uri(), observer.token())) {
                takeBack(desk);
                release = bundle(desk, "round " + round);
                Thread reader = Thread.ofVirtual().start(() -> read(desk, counted));
                Thread writer = Thread.ofVirtual().start(() -> run(desk, "releaseNow", release, ""));
                // at a moment that nobody chose, about as often before it is out as after
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(longestMillis)).toNanos());
                program.kill();
                join(reader);
                join(writer);
            }
            String state = state(release);
            int out = published();
            assertThat(out).as("round %s of seed %s, %s", round, seed, state).isIn(0, ENTRIES);
            assertThat(state).isEqualTo(out == 0 ? "OPEN" : "RELEASED");
            assertThat(counted).as("what readers counted").isSubsetOf(0, ENTRIES);
            assertThat(observer.invariants().broken())
                    .as("round %s of seed %s", round, seed)
                    .isEmpty();
            longestMillis += out == 0 ? 1_000 : -500;
        }
    }

    @Test
    void aMomentThatNobodyWasThereForComesOnceWhenOneStarts() {
        UUID release;
        try (Program program = observer.program(home);
                Desk desk = new Desk(program.uri(), observer.token())) {
            takeBack(desk);
            release = bundle(desk, "while nobody is there");
            schedule(desk, release);
        }
        assertThat(state(release)).isEqualTo("SCHEDULED");
        await(() -> observer.database()
                .read(sql -> sql.select(RELEASE.AT.le(DSL.field("utc_timestamp(6)", RELEASE.AT.getDataType())))
                        .from(RELEASE)
                        .where(RELEASE.ID.eq(release))
                        .fetchSingle()
                        .value1()));
        assertThat(state(release)).isEqualTo("SCHEDULED");
        try (Program _ = observer.program(home)) {
            Instant ready = Instant.now();
            await(() -> state(release).equals("RELEASED"));
            assertThat(Duration.between(ready, Instant.now())).isLessThan(LATEST);
        }
        assertThat(published()).isEqualTo(ENTRIES);
        assertThat(events(release, "RELEASED")).isEqualTo(1);
        assertThat(observer.invariants().broken()).isEmpty();
    }

    private static UUID bundle(Desk desk, String name) {
        List<Map<String, Object>> entries = ARTICLES.stream()
                .map(id -> Map.<String, Object>of("entryId", id.toString()))
                .toList();
        JsonNode made = value(desk.admin(
                "mutation($input: CreateReleaseInput!) { createRelease(input: $input) { release { id size } } }",
                Map.of("input", Map.of("name", name, "entries", entries))));
        assertThat(made.at("/release/size").asInt()).isEqualTo(ENTRIES);
        return UUID.fromString(made.at("/release/id").asString());
    }

    private static void schedule(Desk desk, UUID release) {
        String soon = LocalDateTime.ofInstant(Instant.now().plusSeconds(4), ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        value(desk.admin(
                "mutation($input: ScheduleReleaseInput!) { scheduleRelease(input: $input) { done } }",
                Map.of("input", Map.of("id", release.toString(), "expectedRevision", 1, "at", Map.of("local", soon)))));
    }

    /** What a former round left out. */
    private static void takeBack(Desk desk) {
        Optional<UUID> out = observer.database()
                .read(sql -> sql.select(RELEASE.ID)
                        .from(RELEASE)
                        .where(RELEASE.STATE.eq("RELEASED"))
                        .fetchOptional(RELEASE.ID));
        out.ifPresent(id -> assertThat(
                        run(desk, "revertRelease", id, ", reason: \"again\"").ok())
                .isTrue());
        assertThat(published()).isZero();
    }

    private static Desk.Reply run(Desk desk, String mutation, UUID release, String more) {
        int revision = observer.database()
                .read(sql -> sql.select(RELEASE.REVISION)
                        .from(RELEASE)
                        .where(RELEASE.ID.eq(release))
                        .fetchSingle()
                        .value1());
        return desk.admin(
                "mutation { " + mutation + "(id: \"" + release + "\", expectedRevision: " + revision + more
                        + ") { done } }",
                Map.of());
    }

    private static void read(Desk desk, Set<Integer> counted) {
        for (Desk.Reply reply = desk.delivery(COUNT);
                !reply.code().equals(Desk.NO_ANSWER);
                reply = desk.delivery(COUNT)) {
            counted.add(value(reply).get("totalCount").asInt());
        }
    }

    private static JsonNode value(Desk.Reply reply) {
        assertThat(reply.ok()).as(reply.toString()).isTrue();
        return reply.value();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String state(UUID release) {
        return observer.database()
                .read(sql -> sql.select(RELEASE.STATE)
                        .from(RELEASE)
                        .where(RELEASE.ID.eq(release))
                        .fetchSingle()
                        .value1());
    }

    private static int published() {
        return observer.database()
                .read(sql -> sql.fetchCount(
                        ENTRY_LOCALE, ENTRY_LOCALE.LOCALE.eq("zh-Hans").and(ENTRY_LOCALE.STATE.eq("PUBLISHED"))));
    }

    private static int events(UUID release, String state) {
        return observer.database()
                .read(sql -> sql.fetchCount(
                        EVENT,
                        EVENT.KIND
                                .eq("ReleaseChanged")
                                .and(EVENT.PAYLOAD.contains(release.toString()))
                                .and(EVENT.PAYLOAD.contains("\"" + state + "\""))));
    }
}
