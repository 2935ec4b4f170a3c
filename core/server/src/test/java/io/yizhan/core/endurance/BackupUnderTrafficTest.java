package io.yizhan.core.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.TypedCommand;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.endurance.Article.Acknowledged;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup taken while people publish is of one moment: nothing acknowledged before is missing, and nothing is half. */
@Tag("full")
class BackupUnderTrafficTest {
    private static final int WRITERS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void holdsOneMomentOfADatabaseThatIsWrittenTo() {
        Path file = folder.resolve("busy.zip");
        List<Acknowledged> before;
        try (DeliveryServer server = new DeliveryServer();
                Desk desk = new Desk(server.uri(), Tokens.admin(server.context()))) {
            Map<String, Object> settings = new HashMap<>(server.databaseProperties());
            settings.put("yizhan.data-folder", folder.resolve("data").toString());
            List<Article> articles = Traffic.make(desk, "busy", 3 * WRITERS);
            try (Traffic traffic = new Traffic(desk).writers(articles, WRITERS)) {
                traffic.await(20, seen -> seen.write() && seen.ok(), LONGEST);
                before = traffic.acknowledged();
                int writes = traffic.seen().size();
                TypedCommand.type(settings, "backup", file.toString()).done();
                assertThat(traffic.seen()).as("people wrote meanwhile").hasSizeGreaterThan(writes);
                traffic.await(5, seen -> seen.write() && seen.ok(), LONGEST);
            }
        }
        TestDatabase empty = TestDatabase.empty();
        Map<String, Object> other = new HashMap<>(empty.properties());
        other.put("yizhan.data-folder", folder.resolve("other").toString());
        TypedCommand.type(other, "restore", file.toString()).done();
        try (DeliveryServer restored = DeliveryServer.standing(other, empty::close)) {
            ContentInvariants invariants = new ContentInvariants(
                    restored.database(), restored.bean(Layouts.class), restored.bean(Reindexer.class));
            assertThat(invariants.broken()).isEmpty();
            assertThat(before).isNotEmpty();
            assertThat(invariants.lost(before)).isEmpty();
        }
    }
}
