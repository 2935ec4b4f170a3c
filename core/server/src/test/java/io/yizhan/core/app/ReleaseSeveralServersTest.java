package io.yizhan.core.app;

import static io.yizhan.core.database.generated.Tables.EVENT;
import static io.yizhan.core.database.generated.Tables.PUBLICATION;
import static io.yizhan.core.database.generated.Tables.RELEASE;
import static io.yizhan.core.database.generated.Tables.RELEASE_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.BulkWriter.Write;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.BulkPublisher;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Profile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.StringNode;

/** Three servers over one database, one of whose clocks is ten minutes fast and one slow, and a release whose moment comes. */
class ReleaseSeveralServersTest {
    private static final int ENTRIES = 20;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static ApplicationContext start(String name, Duration ahead) {
        Map<String, Object> arguments = new HashMap<>(DATABASE.properties());
        arguments.put("yizhan.port", 0);
        arguments.put("yizhan.data-folder", folder.resolve(name).toString());
        ApplicationContext context = Settings.read(Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .registerSingleton(Clock.class, Clock.offset(Clock.systemUTC(), ahead))
                .start();
        context.getBean(ContentStart.class).start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    @Test
    void itGoesOutOnceAtItsMomentByTheClockOfTheDatabase() {
        try (ApplicationContext first = start("first", Duration.ZERO);
                ApplicationContext _ = start("fast", Duration.ofMinutes(10));
                ApplicationContext _ = start("slow", Duration.ofMinutes(-10))) {
            List<UUID> articles = articles(first);
            UUID release = UUID.randomUUID();
            Instant at = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
            DATABASE.database().change(sql -> schedule(sql, release, at, articles));
            Instant seen = awaitReleased(release);
            assertThat(seen).isAfterOrEqualTo(at);
            int publications =
                    DATABASE.database().read(sql -> sql.fetchCount(PUBLICATION, PUBLICATION.LOCALE.eq("zh-Hans")));
            int told = DATABASE.database().read(sql -> sql.fetchCount(EVENT, EVENT.KIND.eq("ReleaseChanged")));
            assertThat(publications).isEqualTo(ENTRIES);
            assertThat(told).isEqualTo(1);
        }
    }

    private static List<UUID> articles(ApplicationContext server) {
        Caller program = new Caller.Program();
        Author author = new Author(program, server.getBean(AccessService.class).of(program));
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            writes.add(new Write(
                    "article",
                    server.getBean(EntryIds.class).next(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(
                            change("core.title", Optional.of("zh-Hans"), "第 " + i + " 篇"),
                            change("core.slug", Optional.empty(), "several-" + i),
                            change("core.kind", Optional.empty(), "news"),
                            change("core.date", Optional.empty(), "2026-03-01")),
                    Set.of()));
        }
        return server
                .getBean(Layouts.class)
                .write(tx -> server.getBean(BulkPublisher.class).write(tx, author, writes, _ -> false, _ -> {}))
                .written()
                .stream()
                .map(written -> written.write().id())
                .toList();
    }

    private static FieldChange change(String field, Optional<String> locale, String value) {
        return new FieldChange(FieldKey.parse(field), locale, Optional.of(StringNode.valueOf(value)), Optional.empty());
    }

    private static void schedule(DSLContext sql, UUID release, Instant at, List<UUID> articles) {
        sql.insertInto(RELEASE)
                .set(RELEASE.ID, release)
                .set(RELEASE.KIND, "BUNDLE")
                .set(RELEASE.NAME, "三台服务器")
                .set(RELEASE.STATE, "SCHEDULED")
                .set(RELEASE.REVISION, 2)
                .set(
                        RELEASE.LOCAL_AT,
                        LocalDateTime.ofInstant(at, ZoneOffset.ofHours(8)).toString())
                .set(RELEASE.ZONE, "Asia/Shanghai")
                .set(RELEASE.IS_SECOND, false)
                .set(RELEASE.AT, at)
                .set(RELEASE.CREATED_AT, at)
                .execute();
        for (int i = 0; i < articles.size(); i++) {
            sql.insertInto(RELEASE_ENTRY)
                    .set(RELEASE_ENTRY.RELEASE_ID, release)
                    .set(RELEASE_ENTRY.ENTRY_ID, articles.get(i))
                    .set(RELEASE_ENTRY.ORDINAL, i)
                    .set(RELEASE_ENTRY.ACTION, "PUBLISH")
                    .set(RELEASE_ENTRY.VERSION_NUMBER, 1)
                    .execute();
        }
    }

    /** @return the time of the database right after it was seen to be out */
    private static Instant awaitReleased(UUID release) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            boolean out = DATABASE.database()
                    .read(sql -> sql.select(RELEASE.STATE)
                            .from(RELEASE)
                            .where(RELEASE.ID.eq(release))
                            .fetchSingle()
                            .value1())
                    .equals("RELEASED");
            if (out) {
                return DATABASE.database()
                        .read(sql -> sql.select(DSL.field("utc_timestamp(6)", RELEASE.AT.getDataType()))
                                .fetchSingle()
                                .value1());
            }
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
