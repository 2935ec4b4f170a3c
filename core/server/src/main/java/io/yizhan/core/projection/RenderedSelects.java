package io.yizhan.core.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.core.database.PlainSelect;
import io.yizhan.core.database.PlainSelect.RowReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Select;

/**
 * Selects as text, one per shape: building and rendering one costs several times what sending it does. A select is found again by all
 * that it was made from but a run of values that differ, such as ids.
 */
public final class RenderedSelects {
    private static final int HELD = 1_000;

    /** Empty until a shape comes a second time: many never do. */
    private final Cache<Shape, Optional<Rendered>> held =
            Caffeine.newBuilder().maximumSize(HELD).build();

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
            return PlainSelect.fetch(sql, sql.render(select), sql.extractBindValues(select), reading);
        }
    }

    /** @param from index of the first value that differs */
    private record Rendered(String sql, List<Object> values, int from, RowReading<EntryRow> reading) {}

    /**
     * Runs the select of a shape.
     *
     * @param variables the values that differ, in the order they stand in the select
     * @param making the select with these values, if it is not known
     */
    List<EntryRow> fetch(DSLContext sql, Shape shape, List<?> variables, Supplier<Made> making) {
        Optional<Rendered> seen = held.getIfPresent(shape);
        if (seen == null || seen.isEmpty()) {
            Made made = making.get();
            held.put(shape, seen == null ? Optional.empty() : render(sql, made, variables));
            return made.fetch(sql);
        }
        Rendered known = seen.get();
        List<Object> values = new ArrayList<>(known.values());
        for (int i = 0; i < variables.size(); i++) {
            values.set(known.from() + i, variables.get(i));
        }
        return PlainSelect.fetch(sql, known.sql(), values, known.reading());
    }

    /** Empty if the values that differ cannot be told from the others. */
    private static Optional<Rendered> render(DSLContext sql, Made made, List<?> variables) {
        List<Object> values = sql.extractBindValues(made.select());
        String text = sql.render(made.select());
        int from = Collections.indexOfSubList(values, variables);
        boolean certain = from >= 0
                && (variables.isEmpty() || from == Collections.lastIndexOfSubList(values, variables))
                && text.chars().filter(c -> c == '?').count() == values.size();
        return certain ? Optional.of(new Rendered(text, values, from, made.reading())) : Optional.empty();
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
