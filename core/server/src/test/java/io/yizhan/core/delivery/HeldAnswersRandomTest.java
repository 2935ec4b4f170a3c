package io.yizhan.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.app.SourcePlugin;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.HeldQuestions.Question;
import io.yizhan.core.delivery.RandomWrites.Kind;
import io.yizhan.core.delivery.RandomWrites.Write;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.ContentModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random writes against many held questions: after each write an answer, on the server that wrote at once and on a second one within
 * a second, is the one computed anew, byte for byte.
 */
@Tag("any-database")
class HeldAnswersRandomTest {
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);

    /** For a server to read a package and to make its schemas. */
    private static final Duration SCHEMA = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    @Test
    void everyAnswerIsTheOneComputedAnewAfterAnyWriteOnEveryServer() throws IOException {
        write(80, 20_261_121);
    }

    @Test
    @Tag("full")
    void soItIsAfterFiveHundredOthers() throws IOException {
        write(500, 20_261_122);
    }

    private static void write(int count, long seed) throws IOException {
        byte[] jar = Files.readAllBytes(SourcePlugin.pack(Path.of("../../plugins/jade"), folder));
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.plugins.folder", folder.resolve("first").toString());
        try (DeliveryServer first =
                        DeliveryServer.over(settings, database::close).withSamples();
                DeliveryServer second = first.another(
                        Map.of("yizhan.plugins.folder", folder.resolve("second").toString()))) {
            HeldQuestions questions = new HeldQuestions(first, RandomWrites.buyer(first));
            RandomWrites writes = new RandomWrites(first, second, new SwitchedModel(jar), seed);
            new Run(first, second, questions, writes, new Random(seed)).run(count);
        }
    }

    private static final class Run {
        private final DeliveryServer first;
        private final DeliveryServer second;
        private final HeldQuestions questions;
        private final RandomWrites writes;
        private final Random random;
        /** Apart from the other, as nobody knows how often it is drawn from. */
        private final Random meanwhile = new Random();

        private int asked;
        private int held;
        private int repeats;

        Run(DeliveryServer first, DeliveryServer second, HeldQuestions questions, RandomWrites writes, Random random) {
            this.first = first;
            this.second = second;
            this.questions = questions;
            this.writes = writes;
            this.random = random;
        }

        void run(int count) {
            searchReady();
            everyAnswerIsAsAnew("before any write");
            for (int i = 1; i <= count; i++) {
                Write write = writes.next();
                check(write, "after write " + i + ", " + write.what());
            }
            everyAnswerIsAsAnew("after all");
            assertThat(writes.count(Kind.MODEL)).as("changes of the model").isGreaterThan(count / 40);
            assertThat(writes.count(Kind.PLUGIN)).as("switches of the plugin").isGreaterThan(count / 40);
            assertThat(writes.count(Kind.GRANT)).as("changes of rights").isGreaterThan(count / 40);
            // Most writes touch works: their lists go, pages of other works and all that shows none stay.
            assertThat(held)
                    .as("answers of %s that were left alone by writes that do not concern them", asked)
                    .isGreaterThan(asked / 3);
            assertThat(repeats)
                    .as("requests of %s that were answered before the framework saw them", asked)
                    .isGreaterThan(asked / 3);
        }

        private void searchReady() {
            SearchReady.await(first);
            SearchReady.await(second);
        }

        private void everyAnswerIsAsAnew(String when) {
            questions.assertSame(first, questions.all(), when);
            questions.assertSame(second, questions.all(), when);
        }

        /** What was not asked now may be asked after another write: until it is, a stale answer stays. */
        private void check(Write write, String when) {
            DeliveryServer other = write.by() == first ? second : first;
            Instant written = write.schema() ? tookOver(write.by(), other, when) : Instant.now();
            List<Question> some = questions.some(random);
            asked += some.size();
            int executions = write.by().counts().executions();
            List<String> answers = some.stream()
                    .map(question -> questions.held(write.by(), question))
                    .toList();
            held += some.size() - (write.by().counts().executions() - executions);
            for (int q = 0; q < some.size(); q++) {
                assertThat(answers.get(q))
                        .as("%s %s", some.get(q), when)
                        .isEqualTo(questions.anew(write.by(), some.get(q)));
            }
            int requests = write.by().counts().requests();
            for (int q = 0; q < some.size(); q++) {
                assertThat(questions.repeated(write.by(), some.get(q)))
                        .as("%s by GET %s", some.get(q), when)
                        .isEqualTo(answers.get(q));
            }
            repeats += some.size() - (write.by().counts().requests() - requests);
            wasTold(write.by(), other, written, when);
            for (int q = 0; q < some.size(); q++) {
                assertThat(questions.repeated(other, some.get(q)))
                        .as("%s elsewhere %s", some.get(q), when)
                        .isEqualTo(answers.get(q));
            }
        }

        /** When the other server had the model of the one that wrote. */
        private Instant tookOver(DeliveryServer by, DeliveryServer other, String when) {
            String model = by.bean(ContentModels.class).current().fingerprint();
            ContentModels models = other.bean(ContentModels.class);
            askUntil(
                    other,
                    () -> models.current().fingerprint().equals(model),
                    Instant.now().plus(SCHEMA),
                    when);
            Instant then = Instant.now();
            searchReady();
            return then;
        }

        private void wasTold(DeliveryServer by, DeliveryServer other, Instant written, String when) {
            long position = by.database().read(by.bean(EventStore.class)::position);
            EventFeed feed = other.bean(EventFeed.class);
            askUntil(other, () -> feed.delivered() >= position, written.plus(ELSEWHERE), when);
        }

        /** Asks meanwhile: what is made at just that time may not be held afterwards. */
        private void askUntil(DeliveryServer server, BooleanSupplier done, Instant end, String when) {
            while (!done.getAsBoolean()) {
                String answer = questions.repeated(server, questions.any(meanwhile));
                assertThat(answer).isNotEmpty();
                assertThat(Instant.now().isBefore(end) || done.getAsBoolean())
                        .as("in time %s", when)
                        .isTrue();
            }
        }
    }
}
