package io.yizhan.core.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * The one condition tree: filters, row conditions of policies, validation and conditions of forms. It is compiled to a
 * Java predicate ({@link ConditionPredicate}), to SQL, to the full-text index and to JSON ({@link ConditionJson});
 * all must answer alike, by these rules:
 *
 * <ul>
 *   <li>Two-valued: every condition is true or false of an entry, never unknown; {@code Not} is the exact complement.
 *   <li>{@code All} of nothing is true, {@code Any} of nothing is false.
 *   <li>A comparison over an absent value is false. {@code NE} is exactly not {@code EQ} and {@code NOT_IN} exactly not
 *       {@code IN}, hence true over an absent value; {@code IS_NULL} is true over an absent value only.
 *   <li>{@code IN} of no values is false, {@code NOT_IN} of no values is true.
 *   <li>Over a value that holds several (terms, references, assets), {@code EQ, IN, UNDER, LT …} are true if one of
 *       them fits; so {@code NE} says that none does, and not {@code OTHER_THAN} that all are among those given.
 *       {@code OTHER_THAN} of no values is true wherever there is a value.
 *   <li>Long and formatted texts and JSON are not compared: of them only {@code IS_NULL} may be asked.
 *   <li>A localised value is the first there is along the locale chain asked for; where none is, it is absent.
 *   <li>Inside {@code Linked} paths start at the row of the group or at the entry linked to; there all conditions speak
 *       of the same row or entry.
 *   <li>A path that a type does not have is absent on its entries (polymorphic references).
 *   <li>{@code LinkedFrom} speaks of the entry its scope stands for; inside a row of a group no entry is meant, so none
 *       links there.
 * </ul>
 */
public sealed interface Condition {
    /** Deepest nesting, a single comparison counting 1. */
    int MAX_DEPTH = 6;

    /** Most conditions in a tree, inner ones included. */
    int MAX_NODES = 60;

    /** True if every part is. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** True if a part is. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** True if the part is not. */
    record Not(Condition part) implements Condition {}

    /**
     * Compares the value at a path. {@code IS_NULL} takes no value, {@code IN}, {@code NOT_IN} and {@code OTHER_THAN} any
     * number, the others exactly one.
     */
    record Compare(FieldPath path, Operator operator, List<Value> values) implements Condition {
        public Compare {
            values = List.copyOf(values);
            boolean fits = switch (operator) {
                case IN, NOT_IN, OTHER_THAN -> true;
                case IS_NULL -> values.isEmpty();
                default -> values.size() == 1;
            };
            if (!fits) {
                throw new IllegalArgumentException(operator + " does not take " + values.size() + " values");
            }
        }

        private Condition decided(String type) {
            if (!path.steps().equals(List.of(FieldPath.SystemProperty.TYPE))) {
                return this;
            }
            boolean named = values.contains(new Value.Text(type));
            return switch (operator) {
                case EQ, IN -> named ? always() : never();
                case NE, NOT_IN, OTHER_THAN -> named ? never() : always();
                default -> this;
            };
        }
    }

    /**
     * Speaks of the rows of a repeatable group or of the entries a reference leads to (one or many).
     * {@code SOME}: one of them fits. {@code NONE}: exactly not {@code SOME}. {@code EVERY}: none of them fails to fit,
     * so true where there are none. Links to entries that do not exist in the stage asked for count as not there.
     *
     * @param path of the group or the reference
     */
    record Linked(FieldPath path, Quantifier quantifier, Condition inner) implements Condition {}

    /**
     * The way back of {@link Linked}: speaks of the entries of a type whose reference leads to this entry, each counted
     * once however often it does. Of them count those that are in the stage asked for and not in the trash. A type or a
     * path that the model does not have has no such entries. Paths of {@code inner} start at the linking entry.
     *
     * @param type id of the content type that links
     * @param path of the reference, from that type; through any group
     */
    record LinkedFrom(String type, FieldPath path, Quantifier quantifier, Condition inner) implements Condition {}

    /**
     * True of a place on the globe at most so far from a point, on a sphere of {@link #EARTH_RADIUS}; false where there is
     * no place. Degrees north and east.
     *
     * @param latitude path of a decimal
     * @param longitude path of a decimal
     * @param metres above 0
     */
    record Near(FieldPath latitude, FieldPath longitude, BigDecimal north, BigDecimal east, long metres)
            implements Condition {
        /** Mean radius in metres (IUGG). */
        public static final double EARTH_RADIUS = 6_371_008.8;

        public Near {
            north = north.stripTrailingZeros();
            east = east.stripTrailingZeros();
            if (metres <= 0
                    || north.abs().compareTo(BigDecimal.valueOf(90)) > 0
                    || east.abs().compareTo(BigDecimal.valueOf(180)) > 0) {
                throw new IllegalArgumentException("no circle on the globe");
            }
        }

        /** The haversine of the distance as an angle: grows with the distance, so it can be compared in its place. */
        public double haversine() {
            double angle = Math.min(Math.PI, metres / EARTH_RADIUS);
            return Math.pow(Math.sin(angle / 2), 2);
        }

        /** Whether the point is near enough. */
        public boolean holds(double latitudeOf, double longitudeOf) {
            double up = Math.toRadians(latitudeOf - north.doubleValue());
            double along = Math.toRadians(longitudeOf - east.doubleValue());
            double haversine = Math.pow(Math.sin(up / 2), 2)
                    + Math.cos(Math.toRadians(north.doubleValue()))
                            * Math.cos(Math.toRadians(latitudeOf))
                            * Math.pow(Math.sin(along / 2), 2);
            return haversine <= haversine();
        }
    }

    /** How many rows or links must fit. */
    enum Quantifier {
        SOME,
        NONE,
        EVERY
    }

    static Condition all(Condition... parts) {
        return new All(List.of(parts));
    }

    static Condition any(Condition... parts) {
        return new Any(List.of(parts));
    }

    static Condition compare(String path, Operator operator, Value... values) {
        return new Compare(FieldPath.parse(path), operator, List.of(values));
    }

    /** True of every entry. */
    static Condition always() {
        return new All(List.of());
    }

    /** True of no entry. */
    static Condition never() {
        return new Any(List.of());
    }

    /**
     * What is left of it for the entries of one content type: comparisons of the type are decided. {@link #always} or
     * {@link #never} where they alone decide; what stands inside {@code Linked} speaks of other entries and stays.
     *
     * @param type id of the content type
     */
    default Condition forType(String type) {
        return switch (this) {
            case All all -> {
                List<Condition> parts = all.parts().stream()
                        .map(part -> part.forType(type))
                        .filter(part -> !part.equals(always()))
                        .toList();
                yield parts.contains(never()) ? never() : parts.size() == 1 ? parts.getFirst() : new All(parts);
            }
            case Any any -> {
                List<Condition> parts = any.parts().stream()
                        .map(part -> part.forType(type))
                        .filter(part -> !part.equals(never()))
                        .toList();
                yield parts.contains(always()) ? always() : parts.size() == 1 ? parts.getFirst() : new Any(parts);
            }
            case Not not -> {
                Condition part = not.part().forType(type);
                yield part.equals(always()) ? never() : part.equals(never()) ? always() : new Not(part);
            }
            case Compare compare -> compare.decided(type);
            case Near _, Linked _, LinkedFrom _ -> this;
        };
    }

    /** True if the tree keeps to {@link #MAX_DEPTH} and {@link #MAX_NODES}. */
    default boolean withinLimits() {
        return depth() <= MAX_DEPTH && nodes() <= MAX_NODES;
    }

    /** Levels of the tree; a comparison has one. */
    default int depth() {
        return 1 + children().stream().mapToInt(Condition::depth).max().orElse(0);
    }

    /** Number of conditions in the tree, itself included. */
    default int nodes() {
        return 1 + children().stream().mapToInt(Condition::nodes).sum();
    }

    /** The conditions right below. */
    default List<Condition> children() {
        return switch (this) {
            case All all -> all.parts();
            case Any any -> any.parts();
            case Not not -> List.of(not.part());
            case Compare _, Near _ -> List.of();
            case Linked linked -> List.of(linked.inner());
            case LinkedFrom linked -> List.of(linked.inner());
        };
    }
}
