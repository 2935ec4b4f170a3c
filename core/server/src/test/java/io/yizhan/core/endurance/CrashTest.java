package io.yizhan.core.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.endurance.Article.Acknowledged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed (kill -9) while people publish, at a moment that nobody chose. */
class CrashTest {
    private static final int ROUNDS = 20;
    private static final int WRITERS = 4;
    private static final int ARTICLES = 12;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    static Path home;

    private static Observer observer;

    @BeforeAll
    static void observe() {
        observer = new Observer(home.resolve("observer"));
    }

    @AfterAll
    static void end() {
        observer.close();
    }

    @Test
    void whatWasAcknowledgedStaysAndNothingIsHalf() {
        rounds(1, "one");
    }

    @Test
    @Tag("full")
    void norInTwentyRoundsWithTheSameContent() {
        rounds(ROUNDS, "many");
    }

    private static void rounds(int rounds, String name) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Article> articles = new ArrayList<>();
        List<Acknowledged> all = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Traffic traffic;
            try (Program program = observer.program(home);
                    Desk desk = new Desk(program.uri(), observer.token())) {
                if (articles.isEmpty()) {
                    articles.addAll(Traffic.make(desk, name, ARTICLES));
                }
                traffic = new Traffic(desk).writers(articles, WRITERS);
                traffic.await(20 + random.nextInt(120), seen -> seen.write() && seen.ok(), LONGEST);
                program.kill();
                traffic.join();
            }
            all.addAll(traffic.acknowledged());
            assertThat(traffic.seen().stream().map(Traffic.Seen::code).distinct())
                    .as("codes of round %s", round)
                    .isSubsetOf("", Desk.NO_ANSWER);
            ContentInvariants invariants = observer.invariants();
            assertThat(invariants.broken())
                    .as("round %s of seed %s", round, seed)
                    .isEmpty();
            assertThat(invariants.lost(all))
                    .as("round %s of seed %s", round, seed)
                    .isEmpty();
        }
        assertThat(all).hasSizeGreaterThan(5 * rounds);
        if (rounds > 1) {
            assertThatWhatWasCutOffIsDoneOnce(articles);
        }
    }

    /** Asked again with their keys, the publications that the last kill cut off are done, each once. */
    private static void assertThatWhatWasCutOffIsDoneOnce(List<Article> articles) {
        List<Article> due =
                articles.stream().filter(article -> article.due.isPresent()).toList();
        try (Program program = observer.program(home);
                Desk desk = new Desk(program.uri(), observer.token())) {
            for (Article article : due) {
                Article.Due asked = article.due.orElseThrow();
                Desk.Reply once = desk.publish(article.id, asked.version(), asked.key());
                Desk.Reply again = desk.publish(article.id, asked.version(), asked.key());
                assertThat(once.code()).isEmpty();
                assertThat(again.value().get("position")).isEqualTo(once.value().get("position"));
                assertThat(observer.invariants()
                                .lost(List.of(new Acknowledged(
                                        article.id,
                                        asked.number(),
                                        once.value().get("position").asLong(),
                                        article.title))))
                        .isEmpty();
            }
        }
    }
}
