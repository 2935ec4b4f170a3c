package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.OrderKey;
import io.yizhan.core.projection.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a list, read and checked.
 *
 * @param size entries wanted; the store is asked for one more, to know whether more follows
 * @param offset entries left out from the start
 * @param name of the list for its cursors: a cursor of another list is refused
 * @param asOf moment of the past that is read; empty for what is there now
 */
record ListRequest(
        Condition where,
        List<OrderKey> order,
        int size,
        boolean backwards,
        Optional<List<@Nullable Object>> place,
        int offset,
        String locale,
        ListName name,
        Optional<Search> search,
        Optional<Instant> asOf) {

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
     * @param types of the entries in it, one or several
     * @param orders what it may be ordered by, by the names the schema gives
     */
    record Kind(String name, List<ContentType> types, Map<String, SortChoice> orders) {
        static Kind of(String name, ContentModel model, List<ContentType> types) {
            return new Kind(
                    name,
                    types,
                    types.size() == 1 ? SortChoice.of(model, types.getFirst()) : SortChoice.ofEveryEntry());
        }

        private OrderKey key(Map<String, ?> part, FieldUse use) {
            return Objects.requireNonNull(orders.get(String.valueOf(part.get("field"))))
                    .key(types.getFirst(), use, isDescending(part));
        }
    }

    static ListRequest of(
            DataFetchingEnvironment environment,
            Kind kind,
            ContentModel model,
            Reader reader,
            String locale,
            CursorCodec cursors) {
        Map<String, Object> arguments = environment.getArguments();
        Condition where = arguments.get("where") instanceof Map<?, ?> given
                ? new WhereReader(model, reader.use(), reader.time()).read(kind.types(), WhereReader.map(given))
                : Condition.always();
        List<Map<String, ?>> asked = WhereReader.maps(arguments.get("orderBy"));
        refuseTooMany(asked);
        Optional<Search> search = search(arguments.get("search"), kind, reader.use(), asked);
        refuseSearchOfPast(search, reader);
        List<OrderKey> order = search.isPresent() ? List.of() : keys(kind, reader.use(), asked);
        List<String> parts = new ArrayList<>(List.of(kind.name(), locale));
        asked.forEach(part -> parts.add(part.get("field") + " " + part.get("direction")));
        search.ifPresent(text -> parts.add(text.toString()));
        reader.moment().ifPresent(then -> parts.add("as of " + then));
        ListName name = new ListName(parts, arguments.get("where"));
        boolean backwards = arguments.get("last") != null;
        int size = size(arguments, backwards);
        String from = backwards ? "before" : "after";
        refuseMixed(arguments, backwards);
        Optional<List<@Nullable Object>> place = Optional.ofNullable(arguments.get(from))
                .map(text -> cursors.decode(name.text(), text.toString(), from).values());
        return new ListRequest(
                where, order, size, backwards, place, offset(arguments), locale, name, search, reader.moment());
    }

    /** The request of a search over several types: forwards only, by relevance. */
    static ListRequest ofSearch(
            DataFetchingEnvironment environment, List<ContentType> types, String locale, CursorCodec cursors) {
        Map<String, Object> arguments = environment.getArguments();
        Search search = new Search(String.valueOf(arguments.get("text")), List.of(SearchOrder.RELEVANCE));
        List<String> parts = new ArrayList<>(List.of("search", locale, search.toString()));
        types.forEach(type -> parts.add(type.id()));
        ListName name = new ListName(parts, null);
        Optional<List<@Nullable Object>> place = Optional.ofNullable(arguments.get("after"))
                .map(text ->
                        cursors.decode(name.text(), text.toString(), "after").values());
        return new ListRequest(
                Condition.always(),
                List.of(),
                size(arguments, false),
                false,
                place,
                0,
                locale,
                name,
                Optional.of(search),
                Optional.empty());
    }

    /** The same list under other conditions. */
    ListRequest where(Condition other) {
        return new ListRequest(other, order, size, backwards, place, offset, locale, name, search, asOf);
    }

    /** Of the entries of one type, in a list of several; its order joins the parts. */
    ListRequest part(ContentType type) {
        Condition own = where.forType(type.id());
        return new ListRequest(own, order, offset + size, backwards, place, 0, locale, name, search, asOf);
    }

    /** The same list without the text, in no order. */
    ListRequest unsearched() {
        return new ListRequest(where, order, size, backwards, place, offset, locale, name, Optional.empty(), asOf);
    }

    Page page() {
        return new Page(size + 1, place, backwards, offset);
    }

    String cursor(CursorCodec cursors, List<@Nullable Object> values) {
        return cursors.encode(name.text(), new Cursor(values));
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

    private static void refuseTooMany(List<Map<String, ?>> asked) {
        if (asked.size() > ListTypes.MOST_ORDERS) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "page.too-many-orders")
                    .with("limit", ListTypes.MOST_ORDERS)
                    .with("actual", asked.size())
                    .with("name", "orderBy")
                    .at("orderBy")
                    .exception();
        }
    }

    /** A blank text is none: a search box that is empty shows the whole list. */
    private static Optional<Search> search(@Nullable Object text, Kind kind, FieldUse use, List<Map<String, ?>> asked) {
        if (text == null || text.toString().isBlank()) {
            return Optional.empty();
        }
        List<SearchOrder> order = asked.stream()
                .map(part -> isRelevance(part)
                        ? new SearchOrder(Optional.empty(), isDescending(part))
                        : SearchOrder.of(kind.key(part, use)))
                .toList();
        return Optional.of(new Search(text.toString(), order.isEmpty() ? List.of(SearchOrder.RELEVANCE) : order));
    }

    /** The index knows what is published now. */
    private static void refuseSearchOfPast(Optional<Search> search, Reader reader) {
        if (search.isPresent() && reader.moment().isPresent()) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "as-of.search")
                    .at("search")
                    .exception();
        }
    }

    private static List<OrderKey> keys(Kind kind, FieldUse use, List<Map<String, ?>> asked) {
        if (asked.stream().anyMatch(ListRequest::isRelevance)) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "order.relevance")
                    .at("orderBy")
                    .exception();
        }
        return asked.stream().map(part -> kind.key(part, use)).toList();
    }

    private static boolean isRelevance(Map<String, ?> part) {
        return ListTypes.RELEVANCE.equals(part.get("field"));
    }

    private static boolean isDescending(Map<String, ?> part) {
        return "DESC".equals(part.get("direction"));
    }

    private static int offset(Map<String, Object> arguments) {
        int offset = arguments.get("offset") instanceof Number given ? given.intValue() : 0;
        if (offset < 0) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "page.negative")
                    .at("offset")
                    .exception();
        }
        if (offset > ListTypes.FARTHEST_OFFSET) {
            throw Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "page.too-large")
                    .with("limit", ListTypes.FARTHEST_OFFSET)
                    .with("actual", offset)
                    .at("offset")
                    .exception();
        }
        if (offset > 0 && Stream.of("after", "before", "last").anyMatch(name -> arguments.get(name) != null)) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "page.mixed")
                    .at("offset")
                    .exception();
        }
        return offset;
    }
}
