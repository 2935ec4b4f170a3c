package io.yizhan.load;

import io.yizhan.core.app.Yizhan;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Canonical;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldValues;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.model.ValueOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

/** A value checked; a cursor made and read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameParts {
    private static final String LIST = "WorkConnection|[]|en";

    private final ContentModel model =
            ModelReader.read(List.of(ModelSource.besideClass("core", Yizhan.class, "model")));
    private final FieldValues values =
            new FieldValues(model, Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC));
    private final ValueOptions options = ValueOptions.draft(Set.of("zh-Hans", "en"));
    private final Field title =
            model.requireType("work").findField(FieldKey.parse("core.title")).orElseThrow();
    private final JsonNode given =
            JsonMapper.builder().build().readTree("{\"zh-Hans\":\" 平安佩 \",\"en\":\"Pendant of peace\"}");
    private final CursorCodec cursors = new CursorCodec(new byte[32]);
    private final Cursor cursor = new Cursor(List.of("70656e64616e74", new UUID(1, 2)));
    private final String encoded = cursors.encode(LIST, cursor);

    @Benchmark
    public Canonical checkLocalizedText() {
        return values.canonicalize(title, given, options);
    }

    @Benchmark
    public String encodeCursor() {
        return cursors.encode(LIST, cursor);
    }

    @Benchmark
    public Cursor decodeCursor() {
        return cursors.decode(LIST, encoded, "after");
    }
}
