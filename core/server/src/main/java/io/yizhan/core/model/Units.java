package io.yizhan.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The closed list of units of measure with their exact factors: international yard and pound (1959), metric carat,
 * traditional Chinese units as fixed in 1959 are left out on purpose. Conversions within a kind are exact but where a
 * factor divides without end, which is rounded half up at 12 decimals.
 */
public final class Units {
    private static final int DIVISION_SCALE = 12;
    private static final Map<String, Unit> UNITS = units();

    private enum Kind {
        LENGTH,
        MASS,
        AREA,
        VOLUME,
        TIME,
        COUNT,
        DATA,
        SHARE
    }

    private record Unit(Kind kind, BigDecimal factor) {}

    private Units() {}

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new LinkedHashMap<>();
        add(units, Kind.LENGTH, "mm", "1", "cm", "10", "m", "1000", "km", "1000000", "in", "25.4", "ft", "304.8");
        add(units, Kind.MASS, "mg", "0.001", "g", "1", "kg", "1000", "t", "1000000", "ct", "0.2");
        add(units, Kind.MASS, "lb", "453.59237", "oz", "28.349523125", "ozt", "31.1034768");
        add(units, Kind.AREA, "mm2", "0.000001", "cm2", "0.0001", "m2", "1", "km2", "1000000", "ha", "10000");
        add(units, Kind.AREA, "sqft", "0.09290304");
        add(units, Kind.VOLUME, "ml", "0.001", "l", "1", "m3", "1000", "cm3", "0.001");
        add(units, Kind.TIME, "s", "1", "min", "60", "h", "3600", "d", "86400");
        add(units, Kind.COUNT, "piece", "1", "pair", "2", "dozen", "12");
        add(units, Kind.DATA, "B", "1", "kB", "1000", "MB", "1000000", "GB", "1000000000");
        add(units, Kind.SHARE, "percent", "1", "permille", "0.1");
        return units;
    }

    private static void add(Map<String, Unit> units, Kind kind, String... unitsAndFactors) {
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            units.put(unitsAndFactors[i], new Unit(kind, new BigDecimal(unitsAndFactors[i + 1])));
        }
    }

    /** All units known. */
    public static Set<String> known() {
        return UNITS.keySet();
    }

    /** True if both are known and measure the same kind of thing. */
    public static boolean comparable(String left, String right) {
        return Optional.ofNullable(UNITS.get(left))
                .map(Unit::kind)
                .equals(Optional.ofNullable(UNITS.get(right)).map(Unit::kind));
    }

    /**
     * A value in another unit of its kind, without trailing zeros.
     *
     * @throws IllegalArgumentException for units unknown or of different kinds
     */
    public static BigDecimal convert(BigDecimal value, String unit, String target) {
        Unit from = UNITS.get(unit);
        Unit to = UNITS.get(target);
        if (from == null || to == null || from.kind() != to.kind()) {
            throw new IllegalArgumentException("no conversion from " + unit + " to " + target);
        }
        BigDecimal base = value.multiply(from.factor());
        BigDecimal converted =
                base.divide(to.factor(), DIVISION_SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
        return converted.scale() < 0 ? converted.setScale(0) : converted;
    }
}
