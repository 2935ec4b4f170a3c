package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.OrderKey;
import io.yizhan.core.projection.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a list, read and checked.
 *
 * @param size entries wanted; the store is asked for one more, to know whether more follows
 * @param list names the list for its cursors: a cursor of another list is refused
 */
record ListRequest(
        Condition where,
        List<OrderKey> order,
        int size,
        boolean backwards,
        Optional<List<@Nullable Object>> place,
        String locale,
        String list,
        Optional<Search> search) {

    /**
     * A text to search for.
     *
     * @param order by relevance if nothing else was asked
     */
    record Search(String text, List<SearchOrder> order) {}

    /**
     * Lists of one kind, such as those of one root field.
     *
     * @param name of the connection
     * @param type of all entries in it; empty where they are of several
     * @param orders what it may be ordered by, by the names the schema gives
     */
    record Kind(String name, Optional<ContentType> type, Map<String, FieldPath> orders) {
        static Kind of(String name, Optional<ContentType> type) {
            return new Kind(name, type, type.map(ListTypes::orders).orElse(Map.of()));
        }
    }

    static ListRequest of(
            DataFetchingEnvironment environment,
            Kind kind,
            ContentModel model,
            FieldUse use,
            String locale,
            CursorCodec cursors) {
        Map<String, Object> arguments = environment.getArguments();
        Optional<ContentType> type = kind.type();
        Condition where = type.isPresent() && arguments.get("where") instanceof Map<?, ?> given
                ? new WhereReader(model, use).read(type.get(), WhereReader.map(given))
                : Condition.always();
        List<SearchOrder> asked = type.map(one -> order(one, kind.orders(), use, arguments.get("orderBy")))
                .orElse(List.of());
        Optional<Search> search = search(arguments.get("search"), asked);
        List<OrderKey> order = search.isPresent() ? List.of() : keys(asked);
        String list = kind.name() + "|" + order + "|" + locale
                + search.map(text -> "|" + text).orElse("");
        boolean backwards = arguments.get("last") != null;
        int size = size(arguments, backwards);
        String from = backwards ? "before" : "after";
        refuseMixed(arguments, backwards);
        Optional<List<@Nullable Object>> place = Optional.ofNullable(arguments.get(from))
                .map(text -> cursors.decode(list, text.toString(), from).values());
        return new ListRequest(where, order, size, backwards, place, locale, list, search);
    }

    /** The request of a search over several types: forwards only, by relevance. */
    static ListRequest ofSearch(
            DataFetchingEnvironment environment, List<ContentType> types, String locale, CursorCodec cursors) {
        Map<String, Object> arguments = environment.getArguments();
        Search search = new Search(String.valueOf(arguments.get("text")), List.of(SearchOrder.RELEVANCE));
        String list = "search|" + types.stream().map(ContentType::id).toList() + "|" + locale + "|" + search;
        Optional<List<@Nullable Object>> place = Optional.ofNullable(arguments.get("after"))
                .map(text -> cursors.decode(list, text.toString(), "after").values());
        return new ListRequest(
                Condition.always(), List.of(), size(arguments, false), false, place, locale, list, Optional.of(search));
    }

    /** The same list under other conditions. */
    ListRequest where(Condition other) {
        return new ListRequest(other, order, size, backwards, place, locale, list, search);
    }

    Page page() {
        return new Page(size + 1, place, backwards, 0);
    }

    String cursor(CursorCodec cursors, List<@Nullable Object> values) {
        return cursors.encode(list, new Cursor(values));
    }

    private static int size(Map<String, Object> arguments, boolean backwards) {
        String argument = backwards ? "last" : "first";
        Object given = arguments.get(argument);
        if (given == null) {
            return ListTypes.DEFAULT_PAGE;
        }
        int size = ((Number) given).intValue();
        if (size < 0) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "page.negative")
                    .at(argument)
                    .exception();
        }
        if (size > ListTypes.LARGEST_PAGE) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "page.too-large")
                    .with("limit", ListTypes.LARGEST_PAGE)
                    .with("actual", size)
                    .at(argument)
                    .exception();
        }
        return size;
    }

    private static void refuseMixed(Map<String, Object> arguments, boolean backwards) {
        boolean mixed = arguments.get(backwards ? "first" : "last") != null
                || arguments.get(backwards ? "after" : "before") != null;
        if (mixed) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "page.mixed")
                    .at(backwards ? "last" : "first")
                    .exception();
        }
    }

    /** A blank text is none: a search box that is empty shows the whole list. */
    private static Optional<Search> search(@Nullable Object text, List<SearchOrder> asked) {
        return text == null || text.toString().isBlank()
                ? Optional.empty()
                : Optional.of(new Search(text.toString(), asked.isEmpty() ? List.of(SearchOrder.RELEVANCE) : asked));
    }

    private static List<OrderKey> keys(List<SearchOrder> order) {
        return order.stream()
                .map(part -> new OrderKey(
                        part.path()
                                .orElseThrow(() -> Problem.of(ProblemCode.BAD_USER_INPUT, "order.relevance")
                                        .at("orderBy")
                                        .exception()),
                        part.descending()))
                .toList();
    }

    private static List<SearchOrder> order(
            ContentType type, Map<String, FieldPath> paths, FieldUse use, @Nullable Object argument) {
        List<SearchOrder> order = new ArrayList<>();
        if (argument instanceof Collection<?> several) {
            for (Object one : several) {
                Map<String, ?> part = WhereReader.map(one);
                String name = String.valueOf(part.get("field"));
                boolean descending = "DESC".equals(part.get("direction"));
                if (name.equals(ListTypes.RELEVANCE)) {
                    order.add(new SearchOrder(Optional.empty(), descending));
                    continue;
                }
                FieldPath path = paths.get(name);
                if (path == null) {
                    throw new IllegalStateException("the schema offers an order that is not there: " + name);
                }
                findField(type, path).ifPresent(field -> use.require(type, field));
                order.add(new SearchOrder(Optional.of(path), descending));
            }
        }
        return order;
    }

    private static Optional<Field> findField(ContentType type, FieldPath path) {
        return path.steps().getFirst() instanceof FieldPath.FieldStep step
                ? type.findField(step.key())
                : Optional.empty();
    }
}
