package io.yizhan.core.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.FaultyDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.endurance.Traffic.Seen;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The database goes away or falls silent while people write and sites read. Until it is back every request ends in time with
 * a typed refusal; then all goes on by itself, and nothing is lost or half.
 */
@Tag("any-database")
class DatabaseFaultTest {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(12);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static FaultyDatabase database;
    private static DeliveryServer server;
    private static String token;
    private static int names;

    @BeforeAll
    static void start() {
        database = new FaultyDatabase();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.database.socket-timeout", "3s");
        server = DeliveryServer.over(settings, database::close);
        token = Tokens.admin(server.context());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aStoppedDatabase() {
        outage(FaultyDatabase::stop, FaultyDatabase::startAgain, List.of("DEPENDENCY_UNAVAILABLE"));
    }

    @Test
    void aDatabaseThatFallsSilent() {
        outage(FaultyDatabase::freeze, FaultyDatabase::thaw, List.of("DEPENDENCY_UNAVAILABLE", "TIMEOUT"));
    }

    @RepeatedTest(5)
    @Tag("full")
    void aKilledDatabase() {
        outage(FaultyDatabase::kill, FaultyDatabase::startAgain, List.of("DEPENDENCY_UNAVAILABLE"));
    }

    @RepeatedTest(5)
    @Tag("full")
    void aDatabaseThatIsStoppedAgainAndAgain() {
        outage(FaultyDatabase::stop, FaultyDatabase::startAgain, List.of("DEPENDENCY_UNAVAILABLE"));
    }

    private static void outage(Consumer<FaultyDatabase> away, Consumer<FaultyDatabase> back, List<String> codes) {
        try (Desk desk = new Desk(server.uri(), token)) {
            Traffic traffic = new Traffic(desk);
            try (traffic) {
                traffic.writers(Traffic.make(desk, "outage-" + ++names, 6), 3).readers(3);
                traffic.await(20, Seen::ok, LONGEST_WAIT);
                away.accept(database);
                try {
                    traffic.await(3, seen -> seen.write() && !seen.ok(), LONGEST_WAIT);
                    traffic.await(3, seen -> !seen.write() && !seen.ok(), LONGEST_WAIT);
                } finally {
                    back.accept(database);
                }
                traffic.await(6, seen -> seen.write() && seen.ok(), LONGEST_WAIT);
                traffic.await(6, seen -> !seen.write() && seen.ok(), LONGEST_WAIT);
            }
            assertThat(traffic.seen())
                    .filteredOn(seen -> !seen.ok())
                    .allSatisfy(seen -> assertThat(seen.code()).isIn(codes));
            assertThat(traffic.seen())
                    .allSatisfy(seen -> assertThat(seen.took()).isLessThan(LONGEST_ANSWER));
            ContentInvariants invariants = new ContentInvariants(
                    server.bean(Database.class), server.bean(Layouts.class), server.bean(Reindexer.class));
            assertThat(invariants.broken()).isEmpty();
            assertThat(invariants.lost(traffic.acknowledged())).isEmpty();
        }
    }
}
