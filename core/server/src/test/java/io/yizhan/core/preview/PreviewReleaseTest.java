package io.yizhan.core.preview;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.RELEASE;
import static io.yizhan.core.database.generated.Tables.RELEASE_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A preview token for a release shows what readers would see if it were out. */
@Tag("any-database")
class PreviewReleaseTest {
    private static final String WORKS = "{ works(first: 100, locale: \"en\") { totalCount nodes { id title } } }";

    private static DeliveryServer server;
    private static UUID pendant;
    private static UUID other;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.create();
        server = DeliveryServer.over(database.properties(), database::close).withSamples();
        JsonNode works = server.data(WORKS).at("/works/nodes");
        pendant = UUID.fromString(works.get(0).get("id").asString());
        other = UUID.fromString(works.get(1).get("id").asString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static UUID release(String state, @Nullable Integer version) {
        UUID id = UUID.randomUUID();
        server.database().change(sql -> {
            sql.insertInto(RELEASE)
                    .set(RELEASE.ID, id)
                    .set(RELEASE.KIND, "BUNDLE")
                    .set(RELEASE.NAME, "春")
                    .set(RELEASE.STATE, state)
                    .set(RELEASE.REVISION, 1)
                    .set(RELEASE.CREATED_AT, Instant.EPOCH)
                    .execute();
            sql.insertInto(RELEASE_ENTRY)
                    .set(RELEASE_ENTRY.RELEASE_ID, id)
                    .set(RELEASE_ENTRY.ENTRY_ID, pendant)
                    .set(RELEASE_ENTRY.ORDINAL, 0)
                    .set(RELEASE_ENTRY.ACTION, "PUBLISH")
                    .set(RELEASE_ENTRY.VERSION_NUMBER, version)
                    .execute();
            sql.insertInto(RELEASE_ENTRY)
                    .set(RELEASE_ENTRY.RELEASE_ID, id)
                    .set(RELEASE_ENTRY.ENTRY_ID, other)
                    .set(RELEASE_ENTRY.ORDINAL, 1)
                    .set(RELEASE_ENTRY.ACTION, "UNPUBLISH")
                    .execute();
        });
        return id;
    }

    private static PreviewService.Wish wish(UUID release) {
        return new PreviewService.Wish(Optional.empty(), Optional.of(release), Optional.empty(), "en", 60);
    }

    private static String secret(UUID release) {
        return server.bean(PreviewService.class)
                .create(server.program(), wish(release))
                .secret();
    }

    private static int headNumber() {
        return server.database()
                .read(sql -> sql.select(ENTRY.HEAD_NUMBER)
                        .from(ENTRY)
                        .where(ENTRY.ID.eq(pendant))
                        .fetchSingle()
                        .value1());
    }

    @Test
    void allOfItShowsAsIfItWereOutAndNothingOfItStays() {
        JsonNode before = server.data(WORKS);
        server.save(pendant, "core.title", Optional.of("en"), "Spring pendant");
        UUID release = release("OPEN", null);
        String token = secret(release);
        JsonNode shown = Previews.data(server, token, WORKS);
        assertThat(shown.toString()).contains("Spring pendant").doesNotContain(other.toString());
        assertThat(shown.at("/works/totalCount").asInt())
                .isEqualTo(before.at("/works/totalCount").asInt() - 1);
        // while it follows the draft
        server.save(pendant, "core.title", Optional.of("en"), "Summer pendant");
        assertThat(Previews.data(server, token, WORKS).toString()).contains("Summer pendant");
        assertThat(server.data(WORKS)).isEqualTo(before);

        server.database()
                .change(sql -> sql.update(RELEASE)
                        .set(RELEASE.STATE, "CANCELLED")
                        .where(RELEASE.ID.eq(release))
                        .execute());
        Previews.assertRefused(server, token, WORKS);
    }

    @Test
    void whatIsScheduledShowsInItsVersions() {
        server.save(pendant, "core.title", Optional.of("en"), "Autumn pendant");
        int version = headNumber();
        server.database().change(sql -> server.bean(EntryStore.class).close(sql, List.of(pendant)));
        server.save(pendant, "core.title", Optional.of("en"), "Winter pendant");
        assertThat(headNumber()).isGreaterThan(version);
        String shown = Previews.data(server, secret(release("SCHEDULED", version)), WORKS)
                .toString();
        assertThat(shown).contains("Autumn pendant").doesNotContain("Winter pendant");
    }

    @Test
    void whoMayNotSeeAllOfItMakesNoToken() {
        UUID release = release("OPEN", null);
        Caller anybody = new Caller.Anonymous();
        Author nobody = new Author(anybody, server.bean(AccessService.class).of(anybody));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> server.bean(PreviewService.class).create(nobody, wish(release)))
                .satisfies(refused -> assertThat(refused.problem().message()).isEqualTo("preview.release"));
    }
}
