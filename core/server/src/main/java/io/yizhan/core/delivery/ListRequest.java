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
        String list) {

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
        List<OrderKey> order = type.map(one -> order(one, kind.orders(), use, arguments.get("orderBy")))
                .orElse(List.of());
        String list = kind.name() + "|" + order + "|" + locale;
        boolean backwards = arguments.get("last") != null;
        int size = size(arguments, backwards);
        String from = backwards ? "before" : "after";
        refuseMixed(arguments, backwards);
        Optional<List<@Nullable Object>> place = Optional.ofNullable(arguments.get(from))
                .map(text -> cursors.decode(list, text.toString(), from).values());
        return new ListRequest(where, order, size, backwards, place, locale, list);
    }

    /** The same list under other conditions. */
    ListRequest where(Condition other) {
        return new ListRequest(other, order, size, backwards, place, locale, list);
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

    private static List<OrderKey> order(
            ContentType type, Map<String, FieldPath> paths, FieldUse use, @Nullable Object argument) {
        List<OrderKey> order = new ArrayList<>();
        if (argument instanceof Collection<?> several) {
            for (Object one : several) {
                Map<String, ?> part = WhereReader.map(one);
                String name = String.valueOf(part.get("field"));
                FieldPath path = paths.get(name);
                if (path == null) {
                    throw new IllegalStateException("the schema offers an order that is not there: " + name);
                }
                findField(type, path).ifPresent(field -> use.require(type, field));
                order.add(new OrderKey(path, "DESC".equals(part.get("direction"))));
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
