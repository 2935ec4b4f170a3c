package io.yizhan.core.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Editors, publishers and sites at random and all at once, on the same few articles, for minutes. */
@Tag("full")
class SoakTest {
    private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);
    private static final Duration TIME = Duration.ofMinutes(3);
    private static final int EDITORS = 5;
    private static final int SITES = 4;
    private static final int ARTICLES = 20;
    private static final List<String> READS = List.of(
            "{ articles(first: 10, orderBy: [{field: TITLE}]) { totalCount nodes { id title slug } pageInfo { endCursor } } }",
            "{ articles(last: 5, where: {title: {contains: \"%d\"}}) { nodes { title date } } }",
            "{ works(first: 20, where: {sector: {under: \"jade\"}}) { totalCount nodes { title media { url } } } }",
            "{ article(slug: \"soak-%d\") { title localization { locale } } }");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Test
    void nothingButConflictsAndNothingHalf() throws InterruptedException {
        long seed = System.nanoTime();
        try (DeliveryServer server = new DeliveryServer().withSamples();
                Desk desk = new Desk(server.uri(), Tokens.admin(server.context()))) {
            List<String> ids = Traffic.make(desk, "soak", ARTICLES).stream()
                    .map(article -> article.id)
                    .toList();
            long end = System.nanoTime() + TIME.toNanos();
            List<Thread> people = new ArrayList<>();
            for (int i = 0; i < EDITORS + SITES; i++) {
                Random random = new Random(seed + i);
                boolean site = i >= EDITORS;
                people.add(Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() < end) {
                        if (site) {
                            note(
                                    "read",
                                    desk.delivery(READS.get(random.nextInt(READS.size()))
                                            .replace("%d", Integer.toString(random.nextInt(ARTICLES)))));
                        } else {
                            edit(desk, random, ids.get(random.nextInt(ids.size())));
                        }
                    }
                }));
            }
            for (Thread person : people) {
                person.join();
            }
            Map<String, Long> seen = new TreeMap<>();
            counts.forEach((what, count) -> seen.put(what, count.sum()));
            LOG.info("seed {}: {}", seed, seen);
            assertThat(seen.keySet())
                    .as("%s, seed %s", seen, seed)
                    .allMatch(what -> what.endsWith(" ok")
                            || what.equals("save conflict")
                            || what.equals("publish CONFLICT")
                            || what.equals("publish refused"));
            assertThat(seen).containsKeys("read ok", "save ok", "publish ok", "unpublish ok");
            ContentInvariants invariants = new ContentInvariants(
                    server.bean(Database.class), server.bean(Layouts.class), server.bean(Reindexer.class));
            assertThat(invariants.broken()).as("seed %s", seed).isEmpty();
        }
    }

    /** The version is asked for first, and may be another's by the time it is used. */
    private void edit(Desk desk, Random random, String id) {
        Desk.Reply now = note("version", desk.version(id));
        if (!now.ok()) {
            return;
        }
        String version = now.value().get("version").asString();
        switch (random.nextInt(10)) {
            case 0 -> note("unpublish", desk.unpublish(id));
            case 1, 2, 3 ->
                note("publish", desk.publish(id, version, UUID.randomUUID().toString()));
            default -> note("save", desk.rename(id, version, "题 " + random.nextInt(1000)));
        }
    }

    private Desk.Reply note(String what, Desk.Reply reply) {
        String came = reply.ok() ? "ok" : reply.code();
        if (reply.ok() && reply.value().has("current")) {
            came = "conflict";
        } else if (reply.ok()
                && reply.value().has("findings")
                && reply.value().has("published")
                && reply.value().get("published").isEmpty()) {
            came = "refused";
        }
        counts.computeIfAbsent(what + " " + came, _ -> new LongAdder()).increment();
        return reply;
    }
}
