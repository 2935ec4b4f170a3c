package io.yizhan.core.projection;

import static io.yizhan.core.database.generated.Tables.EVENT;
import static io.yizhan.core.database.generated.Tables.POSITION;

import io.micronaut.core.annotation.Order;
import io.yizhan.core.database.Database;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Digests;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.ModelListener;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.ModelRegistry.Generation;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The layout in force. A change of the model defines tables and fills them before the swap; writers of content wait only
 * for the swap itself.
 */
@Singleton
@Order(100)
public class Layouts implements ModelListener {
    private static final ScopedValue<Boolean> FOLLOWING = ScopedValue.newInstance();
    private static final ScopedValue<ModelLayout> PLANNED = ScopedValue.newInstance();
    private static final ScopedValue<BiConsumer<DSLContext, Long>> ROWS = ScopedValue.newInstance();
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Database database;
    private final Provider<Reindexer> reindexer;
    private final Provider<ModelFollower> follower;
    private final LocaleSettings settings;
    private final Clock clock;
    private volatile @Nullable ModelLayout current;
    private volatile @Nullable ModelLayout preparing;

    Layouts(
            Database database,
            Provider<Reindexer> reindexer,
            Provider<ModelFollower> follower,
            LocaleSettings settings,
            Clock clock) {
        this.database = database;
        this.reindexer = reindexer;
        this.follower = follower;
        this.settings = settings;
        this.clock = clock;
    }

    public ModelLayout current() {
        ModelLayout layout = current;
        if (layout == null) {
            throw new IllegalStateException("no content model yet: the server is starting");
        }
        return layout;
    }

    /**
     * Writes content: one transaction in which the model cannot change. A server that is behind takes over the newest
     * model first.
     *
     * @throws io.yizhan.core.problem.ProblemException STALE_SCHEMA if it cannot
     */
    public <T> T write(Function<ContentTransaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.write(sql -> writeOnce(sql, work));
            } catch (Behind behind) {
                if (attempt == ATTEMPTS) {
                    throw Problem.of(ProblemCode.STALE_SCHEMA).exception(behind);
                }
                follower.get().follow();
                if (behind()) {
                    // Whoever swapped the model has still to say what it is made of.
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private <T> T writeOnce(DSLContext sql, Function<ContentTransaction, T> work) {
        long generation = ModelRegistry.requireGenerationShared(sql);
        ModelLayout layout = current();
        if (layout.generation() != generation) {
            throw new Behind(layout.generation(), generation);
        }
        return work.apply(new ContentTransaction(sql, layout));
    }

    private static final class Behind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Behind(long mine, long newest) {
            super("the content model has changed to generation " + newest + "; this server has " + mine);
        }
    }

    /** Whether another server has put another model in force. */
    public boolean behind() {
        return !findGeneration().equals(Optional.of(current().generation()));
    }

    /** Number of the model in force in the database, which may be another server's; empty in a new database. */
    public Optional<Long> findGeneration() {
        return database.read(ModelRegistry::findGeneration).map(Generation::number);
    }

    /**
     * Runs a change of the model that takes over what another server has put in force. If it leads to any other model it
     * fails, and nothing has changed.
     */
    public void following(Runnable change) {
        ScopedValue.where(FOLLOWING, true).run(change);
    }

    /**
     * Runs a change of the model whose swap writes more rows in its transaction: the model and what is told of it are in the database
     * together or not at all.
     *
     * @param rows gets the number of the model's generation; may be called again if the transaction is
     */
    public void writing(BiConsumer<DSLContext, Long> rows, Runnable change) {
        ScopedValue.where(ROWS, rows).run(change);
    }

    /**
     * The layout of a model that is in force, being prepared or planned: schemas are built with it before the swap.
     *
     * @throws IllegalStateException for any other model
     */
    public ModelLayout of(ContentModel model) {
        ModelLayout planned = PLANNED.isBound() ? PLANNED.get() : null;
        for (ModelLayout layout : new ModelLayout[] {planned, preparing, current}) {
            if (layout != null && layout.model().fingerprint().equals(model.fingerprint())) {
                return layout;
            }
        }
        throw new IllegalStateException("this content model is neither in force nor being prepared");
    }

    /**
     * What a change to another model would do to tables.
     *
     * @param generation of the model in force, which it was planned against
     * @param statements on tables, in the order in which they would be run
     */
    public record TablePlan(long generation, ModelLayout layout, List<String> statements) {
        public TablePlan {
            statements = List.copyOf(statements);
        }
    }

    /** Plans a change to another model; changes nothing. */
    public TablePlan plan(ContentModel next) {
        long generation = current().generation();
        return database.read(sql -> {
            ModelLayout layout = LayoutPlanner.plan(next, settings.locales(), ModelRegistry.plan(sql, next));
            List<String> statements =
                    new TableDefiner(sql, database.dialect(), clock).statements(TableDefinitions.of(layout));
            return new TablePlan(generation, layout, statements);
        });
    }

    /** Works with the layout of a plan beside the one in force, for schemas built from it. */
    public <T> T planning(TablePlan plan, Supplier<T> work) {
        return ScopedValue.where(PLANNED, plan.layout()).call(work::get);
    }

    /** Reads content: one state of the database, with the layout in force. */
    public <T> T read(Function<ContentTransaction, T> work) {
        ModelLayout layout = current();
        return database.read(sql -> work.apply(new ContentTransaction(sql, layout)));
    }

    /** A transaction over content, and the layout that holds while it runs. */
    public record ContentTransaction(DSLContext sql, ModelLayout layout) {}

    @Override
    public Prepared prepare(ContentModel next) {
        Locales locales = settings.locales();
        Optional<Generation> before = database.read(ModelRegistry::findGeneration);
        ColumnGenerations columns = database.read(sql -> ModelRegistry.plan(sql, next));
        String fingerprint = fingerprint(next, locales, columns);
        boolean same = before.isPresent() && before.get().fingerprint().equals(fingerprint);
        if (FOLLOWING.isBound() && !same) {
            throw new IllegalStateException("another server has put a model in force that this one does not have");
        }
        long number = before.map(Generation::number).orElse(0L) + (same ? 0 : 1);
        ModelLayout layout = LayoutPlanner.plan(next, locales, columns).withGeneration(number);
        database.define(
                sql -> new TableDefiner(sql, database.dialect(), clock).define(TableDefinitions.of(layout), number));
        preparing = layout;
        ModelLayout old = current;
        // Whoever put the same model in force has filled its tables.
        List<String> stale = before.isEmpty() || same ? List.of() : layout.changedSince(old);
        long position = database.read(Layouts::position);
        try {
            reindexer.get().reindex(layout, stale, (_, _, _) -> {});
        } catch (RuntimeException failed) {
            try {
                abandon(layout, old, before);
            } catch (RuntimeException e) {
                failed.addSuppressed(e);
            }
            throw failed;
        }
        return new Prepared() {
            @Override
            public void commit() {
                if (!same || ROWS.isBound()) {
                    database.change(sql -> {
                        requireUnchanged(sql, before);
                        if (!same) {
                            swap(sql, layout, columns, fingerprint, stale, position);
                        }
                        if (ROWS.isBound()) {
                            ROWS.get().accept(sql, number);
                        }
                    });
                }
                current = layout;
                preparing = null;
            }

            @Override
            public void abandon() {
                Layouts.this.abandon(layout, old, before);
            }
        };
    }

    /** What was filled for the next layout is filled again for the one that stays; what another server has put in force stays its own. */
    private void abandon(ModelLayout next, @Nullable ModelLayout old, Optional<Generation> before) {
        preparing = null;
        if (old != null && database.read(ModelRegistry::findGeneration).equals(before)) {
            reindexer.get().reindex(old, old.changedSince(next), (_, _, _) -> {});
        }
    }

    /** Two servers that change the model at once: the second has prepared for one that is no more. */
    private static void requireUnchanged(DSLContext sql, Optional<Generation> before) {
        ModelRegistry.lockGeneration(sql);
        if (!ModelRegistry.findGeneration(sql).equals(before)) {
            throw new IllegalStateException("another server has changed the content model meanwhile");
        }
    }

    /** Writers of content wait already; what they wrote since the tables were filled is filled again. */
    private void swap(
            DSLContext sql,
            ModelLayout layout,
            ColumnGenerations columns,
            String fingerprint,
            List<String> stale,
            long position) {
        Reindexer filler = reindexer.get();
        sql.selectDistinct(EVENT.TYPE, EVENT.ENTRY_ID)
                .from(EVENT)
                .where(EVENT.POSITION.gt(position))
                .and(EVENT.TYPE.in(stale))
                .fetchGroups(EVENT.TYPE, EVENT.ENTRY_ID)
                .forEach((type, ids) ->
                        filler.sources().forEach(source -> filler.refill(sql, layout, source, type, ids)));
        ModelRegistry.keep(sql, layout.model(), columns, clock.instant());
        ModelRegistry.setGeneration(sql, new Generation(layout.generation(), fingerprint), clock.instant());
    }

    private static long position(DSLContext sql) {
        return sql.select(POSITION.VALUE).from(POSITION).fetchSingle().value1();
    }

    private static String fingerprint(ContentModel model, Locales locales, ColumnGenerations columns) {
        String text = String.join(
                "\n",
                model.fingerprint(),
                locales.toString(),
                SearchKeys.VERSION,
                SearchText.VERSION,
                EntryRows.VERSION,
                new java.util.TreeMap<>(columns.byPath()).toString());
        return Digests.sha256Hex(text);
    }
}
