package io.yizhan.core.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.core.database.PlainSelect;
import io.yizhan.core.database.PlainSelect.RowReading;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

    /**
     * A select and how its rows are read.
     *
     * @param binding makes of the values that differ what is bound for them, in the order it stands in the select
     */
    record Made(Select<?> select, RowReading<EntryRow> reading, UnaryOperator<List<?>> binding) {
        /** The values that differ are bound as they are. */
        Made(Select<?> select, RowReading<EntryRow> reading) {
            this(select, reading, UnaryOperator.identity());
        }

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
    private record Rendered(Text text, int from, UnaryOperator<List<?>> binding) {
        Text with(List<?> variables) {
            List<Object> values = new ArrayList<>(text.values());
            List<?> bound = binding.apply(variables);
            for (int i = 0; i < bound.size(); i++) {
                values.set(from + i, bound.get(i));
            }
            return new Text(text.sql(), values, text.reading());
        }
    }

    /**
     * Runs the select of a shape.
     *
     * @param variables the values that differ
     * @param making the select with these values, if it is not known
     */
    List<EntryRow> fetch(DSLContext sql, Shape shape, List<?> variables, Supplier<Made> making) {
        Held seen = held.getIfPresent(shape);
        if (seen == null || seen.rendered().isEmpty()) {
            Made made = making.get();
            Text text = made.text(sql);
            long length = text.length() + length(shape.ask().where());
            held.put(shape, new Held(length, seen == null ? Optional.empty() : rendered(text, made, variables)));
            return text.fetch(sql);
        }
        return seen.rendered().get().with(variables).fetch(sql);
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
    private static Optional<Rendered> rendered(Text text, Made made, List<?> variables) {
        List<Object> values = comparable(text.values());
        List<Object> bound = comparable(made.binding().apply(variables));
        int from = Collections.indexOfSubList(values, bound);
        boolean certain = from >= 0
                && (bound.isEmpty() || from == Collections.lastIndexOfSubList(values, bound))
                && text.sql().chars().filter(c -> c == '?').count() == values.size();
        return certain ? Optional.of(new Rendered(text, from, made.binding())) : Optional.empty();
    }

    /** Arrays of bytes are equal only to themselves. */
    private static List<Object> comparable(List<?> values) {
        return values.stream()
                .<Object>map(value -> value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value)
                .toList();
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
