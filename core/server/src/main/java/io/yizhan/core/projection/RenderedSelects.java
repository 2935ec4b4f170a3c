package io.yizhan.core.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.core.database.PlainSelect;
import io.yizhan.core.database.PlainSelect.RowReading;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Selects as text, one per shape: building and rendering one costs several times what sending it does. A select is found again by all
 * that it was made from but a run of values that differ, such as ids. What is held is bounded by length: a long one takes the place of
 * several, and one that is longer than all is not held.
 */
public final class RenderedSelects {
    private static final int HELD = 1_000;

    /** Selects that are longer, in characters with their values, take the place of several. */
    private static final int SHORT = 4_000;

    /** What all that is held may weigh, in characters. */
    static final long LONGEST = (long) HELD * SHORT;

    private final Cache<Shape, Held> held = Caffeine.newBuilder()
            .maximumWeight(HELD)
            .weigher((Shape _, Held one) -> (int) Math.min(Integer.MAX_VALUE, 1 + one.length() / SHORT))
            // evicted at once, so that a burst of long ones does not pile up
            .executor(Runnable::run)
            .build();

    /**
     * What a select was made from.
     *
     * @param kind what it reads
     * @param variables how many values differ
     */
    record Shape(String kind, EntrySelect.Ask ask, List<Object> more, int variables) {}

    /** A select and how its rows are read. */
    record Made(Select<?> select, RowReading<EntryRow> reading) {
        List<EntryRow> fetch(DSLContext sql) {
            return text(sql).fetch(sql);
        }

        private Text text(DSLContext sql) {
            return new Text(sql.render(select), sql.extractBindValues(select), reading);
        }
    }

    /** A select as it is sent. */
    private record Text(String sql, List<Object> values, RowReading<EntryRow> reading) {
        List<EntryRow> fetch(DSLContext context) {
            return PlainSelect.fetch(context, sql, values, reading);
        }

        /** In characters, its values among them. */
        long length() {
            return sql.length() + values.stream().mapToLong(Text::size).sum();
        }

        private static long size(@Nullable Object value) {
            return switch (value) {
                case String text -> text.length();
                case byte[] bytes -> bytes.length;
                case null, default -> Long.BYTES;
            };
        }
    }

    /**
     * @param length of the text and of what is compared in the shape
     * @param rendered empty until the shape comes a second time: many never do
     */
    private record Held(long length, Optional<Rendered> rendered) {}

    /** @param from index of the first value that differs */
    private record Rendered(Text text, int from) {}

    /**
     * Runs the select of a shape.
     *
     * @param variables the values that differ, in the order they stand in the select
     * @param making the select with these values, if it is not known
     */
    List<EntryRow> fetch(DSLContext sql, Shape shape, List<?> variables, Supplier<Made> making) {
        Held seen = held.getIfPresent(shape);
        if (seen == null || seen.rendered().isEmpty()) {
            Text text = making.get().text(sql);
            long length = text.length() + length(shape.ask().where());
            held.put(shape, new Held(length, seen == null ? Optional.empty() : rendered(text, variables)));
            return text.fetch(sql);
        }
        Rendered known = seen.rendered().get();
        List<Object> values = new ArrayList<>(known.text().values());
        for (int i = 0; i < variables.size(); i++) {
            values.set(known.from() + i, variables.get(i));
        }
        return new Text(known.text().sql(), values, known.text().reading()).fetch(sql);
    }

    /** Of the texts in a condition: not all of them need be in the select. */
    private static long length(Condition condition) {
        long own = condition instanceof Condition.Compare compare
                ? compare.values().stream()
                        .mapToLong(value ->
                                value instanceof Value.Text text ? text.text().length() : Long.BYTES)
                        .sum()
                : 0;
        return own
                + condition.children().stream()
                        .mapToLong(child -> length(child))
                        .sum();
    }

    /** Empty if the values that differ cannot be told from the others. */
    private static Optional<Rendered> rendered(Text text, List<?> variables) {
        List<Object> values = text.values();
        int from = Collections.indexOfSubList(values, variables);
        boolean certain = from >= 0
                && (variables.isEmpty() || from == Collections.lastIndexOfSubList(values, variables))
                && text.sql().chars().filter(c -> c == '?').count() == values.size();
        return certain ? Optional.of(new Rendered(text, from)) : Optional.empty();
    }

    /** How long all that is held is, in characters. */
    long length() {
        return held.asMap().values().stream().mapToLong(Held::length).sum();
    }

    /** As many values as the next power of two, the last one repeated: few shapes for lists of any length but 0. */
    static <T> List<T> padded(List<T> values) {
        List<T> padded = new ArrayList<>(values);
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(values.getLast());
        }
        return padded;
    }
}
