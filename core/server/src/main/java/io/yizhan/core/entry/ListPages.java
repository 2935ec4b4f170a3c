package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.projection.Page;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arguments first, after, last, before, and the connections that answer them. */
@Singleton
public final class ListPages {
    private static final int PAGE = 50;
    private static final int MOST = 100;

    private final CursorCodec cursors;

    ListPages(CursorCodec cursors) {
        this.cursors = cursors;
    }

    /**
     * @param list what the cursors belong to: name, filter, order, locale
     * @param size how many are wanted; one more is read
     * @param bounded whether the page starts behind a cursor
     */
    public record Asked(String list, Page page, int size, boolean bounded) {}

    public Asked asked(DataFetchingEnvironment environment, String list) {
        Map<String, Object> arguments = environment.getArguments();
        Integer first = (Integer) arguments.get("first");
        Integer last = (Integer) arguments.get("last");
        String after = (String) arguments.get("after");
        String before = (String) arguments.get("before");
        boolean backwards = last != null || before != null;
        if (backwards && (first != null || after != null)) {
            throw EntryArguments.refusal("argument.both-ways", last == null ? "before" : "last");
        }
        int size = EntryArguments.first(backwards ? last : first, PAGE, MOST, backwards ? "last" : "first");
        Optional<List<@Nullable Object>> place = Optional.ofNullable(backwards ? before : after)
                .map(text -> cursors.decode(list, text, backwards ? "before" : "after")
                        .values());
        return new Asked(list, new Page(size + 1, place, backwards, 0), size, place.isPresent());
    }

    /** Rows as asked for: without the one too many, in the order of the list. */
    public static <T> List<T> rows(Asked asked, List<T> read) {
        List<T> rows = new ArrayList<>(read.subList(0, Math.min(asked.size(), read.size())));
        return asked.page().backwards() ? rows.reversed() : rows;
    }

    /**
     * In the shape of PageInfo.
     *
     * @param read as read, with the one too many
     * @param place order values of a row
     */
    public <T> Map<String, @Nullable Object> info(
            Asked asked, List<T> read, Function<T, List<@Nullable Object>> place) {
        List<T> rows = rows(asked, read);
        boolean more = read.size() > asked.size();
        boolean backwards = asked.page().backwards();
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", backwards ? asked.bounded() : more);
        info.put("hasPreviousPage", backwards ? more : asked.bounded());
        info.put("startCursor", rows.isEmpty() ? null : cursor(asked, place.apply(rows.getFirst())));
        info.put("endCursor", rows.isEmpty() ? null : cursor(asked, place.apply(rows.getLast())));
        return info;
    }

    String cursor(Asked asked, List<@Nullable Object> place) {
        return cursors.encode(asked.list(), new Cursor(place));
    }
}
