package io.yizhan.core.delivery;

import graphql.schema.GraphQLInputObjectField;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Filters by place on the globe, for types with the filterable decimals {@code latitude} and {@code longitude}. */
final class GeoFilter {
    private static final String LATITUDE = "latitude";
    private static final String LONGITUDE = "longitude";

    /** Half the way around. */
    private static final int FARTHEST = 20_100_000;

    private GeoFilter() {}

    /** What such filters are called in the conditions of a type; none for types without places. */
    static List<GraphQLInputObjectField> of(ContentType type) {
        return find(type, LATITUDE).isPresent() && find(type, LONGITUDE).isPresent()
                ? List.of(
                        FilterTypes.operator(FilterTypes.NEAR, FilterTypes.NEAR_TYPE, "Lies in this circle."),
                        FilterTypes.operator(FilterTypes.WITHIN, FilterTypes.WITHIN_TYPE, "Lies in this box."))
                : List.of();
    }

    private static Optional<Field> find(ContentType type, String id) {
        return type.findOwnField(id)
                .filter(field -> field.type() instanceof FieldType.DecimalNumber
                        && field.filterable()
                        && field.name().equals(id)
                        && field.visibility() != Visibility.INTERNAL);
    }

    private static FieldPath require(ContentType type, String id, FieldUse use) {
        Field field = find(type, id).orElseThrow();
        use.require(type, field);
        return FieldPath.of(field.key());
    }

    static Condition near(ContentType type, FieldUse use, Map<String, ?> circle) {
        long metres = ((Number) Objects.requireNonNull(circle.get("metres"))).longValue();
        if (metres < 1 || metres > FARTHEST) {
            throw outside("metres", 1, FARTHEST);
        }
        return new Condition.Near(
                require(type, LATITUDE, use),
                require(type, LONGITUDE, use),
                degrees(circle, LATITUDE, 90),
                degrees(circle, LONGITUDE, 180),
                metres);
    }

    static Condition within(ContentType type, FieldUse use, Map<String, ?> box) {
        FieldPath latitude = require(type, LATITUDE, use);
        FieldPath longitude = require(type, LONGITUDE, use);
        BigDecimal west = degrees(box, "west", 180);
        BigDecimal east = degrees(box, "east", 180);
        Condition fromWest = compare(longitude, Operator.GTE, west);
        Condition toEast = compare(longitude, Operator.LTE, east);
        return Condition.all(
                compare(latitude, Operator.GTE, degrees(box, "south", 90)),
                compare(latitude, Operator.LTE, degrees(box, "north", 90)),
                west.compareTo(east) <= 0 ? Condition.all(fromWest, toEast) : Condition.any(fromWest, toEast));
    }

    private static Condition compare(FieldPath path, Operator operator, BigDecimal degrees) {
        return new Condition.Compare(path, operator, List.of(new Value.Decimal(degrees)));
    }

    private static BigDecimal degrees(Map<String, ?> given, String name, int most) {
        BigDecimal degrees = new BigDecimal(String.valueOf(given.get(name)));
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw outside(name, -most, most);
        }
        return degrees;
    }

    private static RuntimeException outside(String name, int least, int most) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "filter.out-of-range")
                .with("name", name)
                .with("min", least)
                .with("max", most)
                .at("where")
                .exception();
    }
}
