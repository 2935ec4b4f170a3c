package io.yizhan.core.projection;

import io.yizhan.core.app.Yizhan;
import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A condition compiled to jOOQ, and rendered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProjectionParts {
    private final ModelLayout layout = LayoutPlanner.plan(
            ModelReader.read(List.of(ModelSource.besideClass("core", Yizhan.class, "model"))),
            Locales.of(List.of("zh-Hans", "en")),
            ColumnGenerations.first());
    private final SearchKeys keys = new SearchKeys();
    private final DSLContext renderer = DatabaseDialect.MARIADB.renderer();
    private final Condition condition = Condition.all(
            Condition.compare("core.sector", Operator.UNDER, Value.of("jade")),
            Condition.compare("core.title", Operator.CONTAINS, Value.of("pendant")),
            new Condition.Linked(
                    FieldPath.parse("core.makers"),
                    Condition.Quantifier.SOME,
                    Condition.compare("core.name", Operator.EQ, Value.of("Artisan"))));

    @Benchmark
    public org.jooq.Condition compileCondition() {
        ConditionSql sql = new ConditionSql(layout, Stage.PUBLISHED, "en", DatabaseDialect.MARIADB, keys);
        return sql.compile(condition, sql.entryScope("work"));
    }

    @Benchmark
    public String compileAndRenderCondition() {
        return renderer.render(compileCondition());
    }
}
