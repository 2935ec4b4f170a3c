package io.yizhan.core.projection;

import io.yizhan.core.model.Condition.Near;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Circles on the globe. */
final class GeoSql {
    private GeoSql() {}

    /** By index to the belt of latitudes first; only there distances are worked out. */
    static Condition near(Near near, Field<BigDecimal> latitude, Field<BigDecimal> longitude) {
        double belt = Math.toDegrees(near.metres() / Near.EARTH_RADIUS);
        BigDecimal half = BigDecimal.valueOf(Math.min(belt, 180)).setScale(9, RoundingMode.UP);
        Field<Double> up = half(latitude, near.north());
        Field<Double> along = half(longitude, near.east());
        Field<Double> haversine = DSL.sin(up)
                .mul(DSL.sin(up))
                .plus(DSL.cos(radians(latitude.coerce(BigDecimal.class)))
                        .mul(DSL.val(Math.cos(Math.toRadians(near.north().doubleValue()))))
                        .mul(DSL.sin(along))
                        .mul(DSL.sin(along)))
                .coerce(Double.class);
        return latitude.isNotNull()
                .and(longitude.isNotNull())
                .and(latitude.between(near.north().subtract(half), near.north().add(half)))
                .and(haversine.le(near.haversine()));
    }

    private static Field<Double> half(Field<BigDecimal> degrees, BigDecimal from) {
        return radians(degrees.minus(from)).div(2).coerce(Double.class);
    }

    /** A double by the factor; a cast to double is one to whole numbers here. */
    private static Field<Double> radians(Field<BigDecimal> degrees) {
        return degrees.coerce(Double.class).mul(DSL.val(Math.PI / 180));
    }
}
