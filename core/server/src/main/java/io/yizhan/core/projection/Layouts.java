package io.yizhan.core.projection;

import static io.yizhan.core.database.generated.Tables.EVENT;
import static io.yizhan.core.database.generated.Tables.POSITION;

import io.micronaut.core.annotation.Order;
import io.yizhan.core.database.Database;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.ModelListener;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.ModelRegistry.Generation;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The layout in force. A change of the model defines tables and fills them before the swap; writers of content wait only
 * for the swap itself.
 */
@Singleton
@Order(100)
public class Layouts implements ModelListener {
    private final Database database;
    private final Provider<Reindexer> reindexer;
    private final LocaleSettings settings;
    private final Clock clock;
    private volatile @Nullable ModelLayout current;
    private volatile @Nullable ModelLayout preparing;

    Layouts(Database database, Provider<Reindexer> reindexer, LocaleSettings settings, Clock clock) {
        this.database = database;
        this.reindexer = reindexer;
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
     * Writes content: one transaction in which the model cannot change. If this server is behind, it works with the
     * layout of the newest model.
     */
    public <T> T write(Function<ContentTransaction, T> work) {
        return database.write(sql -> {
            long generation = ModelRegistry.requireGenerationShared(sql);
            ModelLayout layout = current();
            if (layout.generation() != generation) {
                throw new IllegalStateException("the content model has changed to generation " + generation
                        + "; this server has " + layout.generation());
            }
            return work.apply(new ContentTransaction(sql, layout));
        });
    }

    /**
     * The layout of a model that is in force or being prepared: schemas are built with it before the swap.
     *
     * @throws IllegalStateException for any other model
     */
    public ModelLayout of(ContentModel model) {
        for (ModelLayout layout : new ModelLayout[] {preparing, current}) {
            if (layout != null && layout.model().fingerprint().equals(model.fingerprint())) {
                return layout;
            }
        }
        throw new IllegalStateException("this content model is neither in force nor being prepared");
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
        long number = before.map(Generation::number).orElse(0L) + (same ? 0 : 1);
        ModelLayout layout = LayoutPlanner.plan(next, locales, columns).withGeneration(number);
        database.define(
                sql -> new TableDefiner(sql, database.dialect(), clock).define(TableDefinitions.of(layout), number));
        preparing = layout;
        ModelLayout old = current;
        List<String> stale = before.isEmpty() || (same && old == null) ? List.of() : layout.changedSince(old);
        long position = database.read(Layouts::position);
        reindexer.get().reindex(layout, stale, (_, _, _) -> {});
        return new Prepared() {
            @Override
            public void commit() {
                if (!same) {
                    database.change(sql -> swap(sql, layout, columns, fingerprint, stale, position));
                }
                current = layout;
                preparing = null;
            }

            // What was filled for the next layout is filled again for the one that stays.
            @Override
            public void abandon() {
                preparing = null;
                if (old != null) {
                    reindexer.get().reindex(old, old.changedSince(layout), (_, _, _) -> {});
                }
            }
        };
    }

    /** Writers of content wait from here to the commit; what they wrote since the tables were filled is filled again. */
    private void swap(
            DSLContext sql,
            ModelLayout layout,
            ColumnGenerations columns,
            String fingerprint,
            List<String> stale,
            long position) {
        ModelRegistry.lockGeneration(sql);
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
                new java.util.TreeMap<>(columns.byPath()).toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
