package io.yizhan.core.delivery;

import graphql.schema.DataFetcher;
import io.yizhan.core.delivery.AggregateFetcher.Tally;
import io.yizhan.core.delivery.AggregateFetcher.Value;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.AggregateSelect.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How counts and numbers over lists are read. */
final class AggregateFetchers {
    /** Digits a mean has more than the values. */
    private static final int MORE_DIGITS = 6;

    private AggregateFetchers() {}

    static void addShared(SchemaDraft draft) {
        value(draft, "field", Value::field);
        value(draft, "value", Value::value);
        value(draft, "label", Value::label);
        for (String type : List.of("LongAggregate", "DecimalAggregate")) {
            numbers(draft, type, "sum", numbers -> plain(type, numbers.sum()));
            numbers(draft, type, "avg", AggregateFetchers::mean);
        }
        for (String type : List.of(
                "LongAggregate", "DecimalAggregate", "DateAggregate", "DateTimeAggregate", "UncertainDateAggregate")) {
            numbers(draft, type, "count", Numbers::count);
            numbers(draft, type, "min", numbers -> plain(type, numbers.min()));
            numbers(draft, type, "max", numbers -> plain(type, numbers.max()));
        }
    }

    static void add(SchemaDraft draft, ContentType type) {
        List<String> owners = AggregateField.grouping(type).isEmpty()
                ? List.of(TypeNames.aggregate(type))
                : List.of(TypeNames.aggregate(type), TypeNames.aggregateGroup(type));
        for (String owner : owners) {
            DataFetcher<?> count = environment -> tally(environment.getSource()).count();
            draft.fetcher(owner, "count", count);
            AggregateField.measured(type).values().forEach(field -> {
                DataFetcher<?> numbers = environment ->
                        tally(environment.getSource()).numbers(AggregateFetcher.of(field, environment.getArguments()));
                draft.fetcher(owner, field.name(), numbers);
            });
        }
        if (owners.size() > 1) {
            DataFetcher<?> groups = environment -> AggregateFetcher.groups(environment, tally(environment.getSource()));
            draft.fetcher(TypeNames.aggregate(type), "groups", groups);
            DataFetcher<?> values =
                    environment -> tally(environment.getSource()).values();
            draft.fetcher(TypeNames.aggregateGroup(type), "values", values);
        }
    }

    private static Tally tally(@Nullable Object source) {
        return (Tally) Objects.requireNonNull(source);
    }

    private static void value(SchemaDraft draft, String name, Function<Value, @Nullable Object> reading) {
        DataFetcher<?> fetcher = environment -> reading.apply((Value) Objects.requireNonNull(environment.getSource()));
        draft.fetcher("GroupValue", name, fetcher);
    }

    private static void numbers(
            SchemaDraft draft, String type, String name, Function<Numbers, @Nullable Object> reading) {
        DataFetcher<?> fetcher =
                environment -> reading.apply((Numbers) Objects.requireNonNull(environment.getSource()));
        draft.fetcher(type, name, fetcher);
    }

    /** As the scalar of the type takes it. */
    private static @Nullable Object plain(String type, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number when type.equals("LongAggregate") -> number.longValueExact();
            case BigDecimal number -> text(number);
            case Number number when type.equals("UncertainDateAggregate") -> number.intValue();
            case OffsetDateTime moment -> moment.toInstant();
            case Instant moment -> moment;
            case LocalDate day -> day;
            default -> value;
        };
    }

    private static BigDecimal text(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static @Nullable Object mean(Numbers numbers) {
        return numbers.sum() == null
                ? null
                : text(numbers.sum()
                        .divide(
                                BigDecimal.valueOf(numbers.count()),
                                numbers.sum().scale() + MORE_DIGITS,
                                RoundingMode.HALF_EVEN));
    }
}
