package io.yizhan.core.projection;

import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldPath.SystemProperty;
import io.yizhan.core.model.SearchKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order of entries that stand in no table: by what their columns of the published stage would hold, compared as the database
 * compares it, the id last. What has no value comes first when ascending.
 */
public final class EntryOrder {
    private final List<Part> parts;
    /** Those of the parts, then those of the links. */
    private final List<OrderColumn> columns;

    /** Finds the entries that references lead to. */
    @FunctionalInterface
    public interface Targets {
        Optional<ProjectedEntry> target(String type, UUID id);
    }

    private record Part(OrderColumn column, BiFunction<ProjectedEntry, Targets, @Nullable Object> value) {}

    private EntryOrder(List<Part> parts, List<OrderColumn> more) {
        this.parts = parts;
        this.columns =
                Stream.concat(parts.stream().map(Part::column), more.stream()).toList();
    }

    /** The order of a list of one type in a locale. */
    public static EntryOrder of(ModelLayout layout, SearchKeys keys, String type, String locale, List<OrderKey> order) {
        List<Part> parts = new ArrayList<>();
        order.forEach(key -> parts.add(part(layout, keys, type, locale, key)));
        boolean down = !order.isEmpty() && order.getFirst().descending();
        parts.add(new Part(new OrderColumn(ProjectionTables.ENTRY_ID, down), (entry, _) -> entry.id()));
        return new EntryOrder(parts, List.of());
    }

    /** An order of links: that of the entries if one was asked for, and among equals as the links stand. */
    public static EntryOrder ofLinks(
            ModelLayout layout, SearchKeys keys, String type, String locale, List<OrderKey> order) {
        List<Part> parts = order.isEmpty() ? List.of() : of(layout, keys, type, locale, order).parts;
        return new EntryOrder(
                parts,
                List.of(
                        new OrderColumn(ProjectionTables.ROW_ORDINAL, false),
                        new OrderColumn(ProjectionTables.ORDINAL, false)));
    }

    private static Part part(ModelLayout layout, SearchKeys keys, String type, String locale, OrderKey key) {
        if (key.through().isEmpty()) {
            Column column = column(layout, keys, type, locale, key);
            return new Part(column.order(), (entry, _) -> column.value().apply(entry));
        }
        OrderKey.Through through = key.through().get();
        Column column = column(layout, keys, through.target(), locale, key);
        return new Part(column.order(), (entry, targets) -> {
            Optional<ProjectedEntry> target = target(entry, through, targets);
            return target.isEmpty() ? null : column.value().apply(target.get());
        });
    }

    private static Optional<ProjectedEntry> target(ProjectedEntry entry, OrderKey.Through through, Targets targets) {
        JsonNode link = entry.fields()
                .path(ConditionSql.fieldSteps(through.reference()).getFirst().toString());
        return link.path("type").stringValue("").equals(through.target())
                ? targets.target(
                        through.target(), UUID.fromString(link.path("id").stringValue("")))
                : Optional.empty();
    }

    private record Column(OrderColumn order, Function<ProjectedEntry, @Nullable Object> value) {}

    private static Column column(ModelLayout layout, SearchKeys keys, String type, String locale, OrderKey key) {
        FieldPath path = key.path();
        if (path.steps().getFirst() instanceof SystemProperty property) {
            return switch (property) {
                case CREATED_AT ->
                    new Column(
                            new OrderColumn(ProjectionTables.CREATED_AT, key.descending()), ProjectedEntry::createdAt);
                case UPDATED_AT ->
                    new Column(
                            new OrderColumn(ProjectionTables.UPDATED_AT, key.descending()), ProjectedEntry::updatedAt);
                case PUBLISHED_AT ->
                    new Column(
                            new OrderColumn(ProjectionTables.PUBLISHED_AT, key.descending()),
                            entry -> entry.publishedAt().orElse(null));
                case ID, TYPE -> throw new IllegalArgumentException("no list is ordered by " + path);
            };
        }
        TypeLayout.Place place = OrderColumn.ROLES.stream()
                .flatMap(role -> layout.require(type).findColumn(ConditionSql.fieldSteps(path), role).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + " is not sortable"));
        return new Column(OrderColumn.of(place.column(), key.descending()), entry -> {
            EntryColumns values = new EntryColumns(layout, Stage.PUBLISHED, entry, keys);
            if (!place.localized()) {
                return values.shared(place.column());
            }
            List<String> chain = values.chain(locale);
            return chain.isEmpty() ? null : values.localized(place.column(), locale, chain);
        });
    }

    /**
     * Where an entry stands.
     *
     * @param link in an order of links, where the link stands among those of its entry: row and place in it
     */
    public List<@Nullable Object> place(ProjectedEntry entry, Targets targets, Integer... link) {
        List<@Nullable Object> place = new ArrayList<>(columns.size());
        parts.forEach(part -> place.add(part.value().apply(entry, targets)));
        place.addAll(Arrays.asList(link));
        return place;
    }

    /** Which of two places comes first. */
    public int compare(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < columns.size(); i++) {
            int order = compared(left.get(i), right.get(i));
            if (order != 0) {
                return columns.get(i).descending() ? Integer.compare(0, order) : order;
            }
        }
        return 0;
    }

    /**
     * A place from a cursor.
     *
     * @param portable as {@link EntryRow#place} gave it
     * @throws IllegalArgumentException if it is not of this order
     */
    public List<@Nullable Object> parse(List<@Nullable Object> portable) {
        if (portable.size() != columns.size()) {
            throw new IllegalArgumentException("a cursor of another order");
        }
        List<@Nullable Object> place = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            place.add(columns.get(i).parse(portable.get(i)));
        }
        return place;
    }

    @SuppressWarnings("unchecked")
    private static int compared(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return switch (left) {
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) right);
            case UUID id -> ids(id, (UUID) right);
            // the collation of the columns, which is not the order of UTF-16
            case String text ->
                Arrays.compare(
                        text.codePoints().toArray(),
                        ((String) right).codePoints().toArray());
            default -> ((Comparable<Object>) left).compareTo(right);
        };
    }

    /** As their bytes. */
    private static int ids(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
