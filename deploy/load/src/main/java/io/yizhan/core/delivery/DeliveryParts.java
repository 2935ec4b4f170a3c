package io.yizhan.core.delivery;

import io.yizhan.core.graphql.AnswerCache.HeldAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A held answer found; a row's document read whole and in part. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeliveryParts {
    private static final int HELD = 10_000;

    private final AnswerShelf shelf = new AnswerShelf(new DeliveryConfig(64_000_000, Duration.ofHours(1), 10_000));
    private final Instant now = Instant.EPOCH;
    private final JsonMapper json = JsonMapper.builder().build();
    private final String document;
    private int next;

    public DeliveryParts() {
        for (int i = 0; i < HELD; i++) {
            AnswerSources sources = new AnswerSources(0, Instant.EPOCH);
            sources.entry("work", new UUID(1, i));
            shelf.put(
                    new AnswerKey(i, i, i, i),
                    new HeldAnswer(new byte[2_000], "W/\"" + i + "\"", Optional::empty),
                    0,
                    sources.origin());
        }
        StringBuilder text = new StringBuilder("{\"locales\":[\"zh-Hans\",\"en\"],\"fields\":{");
        for (int i = 0; i < 40; i++) {
            text.append("\"core.field")
                    .append(i)
                    .append("\":{\"zh-Hans\":\"玉雕\",\"en\":\"Carved in one piece, no. ")
                    .append(i)
                    .append("\"},");
        }
        document = text.append("\"core.slug\":\"work-1\"}}").toString();
    }

    @Benchmark
    public Optional<?> findHeldAnswer() {
        next = (next + 1) % HELD;
        return shelf.find(new AnswerKey(next, next, next, next), now);
    }

    @Benchmark
    public @Nullable Object readTwoFieldsOfDocument() {
        StoredDocument stored = new StoredDocument(document);
        return stored.value("core.slug") == null ? null : stored.value("core.field7");
    }

    @Benchmark
    public JsonNode readWholeDocument() {
        return json.readTree(document);
    }
}
