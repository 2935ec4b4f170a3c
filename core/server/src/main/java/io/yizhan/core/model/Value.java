package io.yizhan.core.model;

import java.math.BigDecimal;

/** A value to compare with. Days and moments are texts in canonical form ({@code 2027-08-20}, an instant in UTC). */
public sealed interface Value {
    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    /** Without trailing zeros, so equal numbers are equal values; at most 30 digits before the point and 30 after. */
    record Decimal(BigDecimal number) implements Value {
        public Decimal {
            number = number.stripTrailingZeros();
            if (number.precision() - number.scale() > 30 || number.scale() > 30) {
                throw new IllegalArgumentException("a decimal of a condition has at most 30 digits on each side");
            }
            number = number.scale() < 0 ? number.setScale(0) : number;
        }
    }

    record Truth(boolean truth) implements Value {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Whole(number);
    }

    static Value of(boolean truth) {
        return new Truth(truth);
    }

    /** A decimal from plain notation, e.g. {@code 46.20}. */
    static Value decimal(String number) {
        return new Decimal(new BigDecimal(number));
    }
}
