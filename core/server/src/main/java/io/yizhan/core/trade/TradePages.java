package io.yizhan.core.trade;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Lists of this room, forward by first and after. */
@Singleton
final class TradePages {
    private static final int USUAL = 50;
    private static final int MOST = 100;

    private final CursorCodec cursors;

    TradePages(CursorCodec cursors) {
        this.cursors = cursors;
    }

    /**
     * @param list what the cursors belong to
     * @param after values of the place to start behind
     */
    record Asked(String list, int size, Optional<List<@Nullable Object>> after) {}

    Asked asked(DataFetchingEnvironment environment, String list) {
        int size = EntryArguments.first(environment.getArgument("first"), USUAL, MOST, "first");
        Optional<List<@Nullable Object>> after = Optional.ofNullable(environment.<String>getArgument("after"))
                .map(text -> cursors.decode(list, text, "after").values());
        return new Asked(list, size, after);
    }

    /**
     * In the shape of a connection.
     *
     * @param read as read, with one too many
     * @param place values of a row's place in the list
     * @param count asked for only if totalCount is
     */
    <T> Map<String, @Nullable Object> connection(
            DataFetchingEnvironment environment,
            Asked asked,
            List<T> read,
            Function<List<T>, List<Map<String, @Nullable Object>>> shown,
            Function<T, List<@Nullable Object>> place,
            IntSupplier count) {
        List<T> rows = read.subList(0, Math.min(asked.size(), read.size()));
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", read.size() > asked.size());
        info.put("hasPreviousPage", asked.after().isPresent());
        info.put("startCursor", rows.isEmpty() ? null : cursor(asked, place.apply(rows.getFirst())));
        info.put("endCursor", rows.isEmpty() ? null : cursor(asked, place.apply(rows.getLast())));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("nodes", shown.apply(rows));
        answer.put("pageInfo", info);
        if (environment.getSelectionSet().contains("totalCount")) {
            answer.put("totalCount", count.getAsInt());
        }
        return answer;
    }

    private String cursor(Asked asked, List<@Nullable Object> place) {
        return cursors.encode(asked.list(), new Cursor(place));
    }
}
