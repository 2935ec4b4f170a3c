package io.yizhan.core.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a line may hold that is put into a basket or sent. */
final class LineChecks {
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_DECIMALS = 3;
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    private LineChecks() {}

    /**
     * Errors, or warnings.
     *
     * @param found the product as published; empty if it is not
     */
    static List<TradeFinding> check(
            UUID product, BigDecimal quantity, String note, Optional<TradeContent.Product> found) {
        String field = "lines/" + product;
        List<TradeFinding> findings = new ArrayList<>();
        if (quantity.signum() <= 0
                || quantity.compareTo(MOST) > 0
                || quantity.stripTrailingZeros().scale() > MOST_DECIMALS) {
            findings.add(TradeFinding.error(field, "QUANTITY"));
        }
        if (note.length() > LONGEST_NOTE) {
            findings.add(TradeFinding.error(field, "TOO_LONG").with("limit", LONGEST_NOTE));
        }
        if (found.isEmpty()) {
            findings.add(TradeFinding.error(field, "PRODUCT_GONE"));
        } else if (found.get().enterprise().isEmpty()) {
            findings.add(TradeFinding.error(field, "NO_ENTERPRISE")
                    .with("product", found.get().name()));
        }
        boolean fine = findings.isEmpty();
        found.flatMap(TradeContent.Product::minimum)
                .filter(minimum -> fine && quantity.compareTo(minimum) < 0)
                .ifPresent(minimum -> findings.add(TradeFinding.warning(field, "BELOW_MINIMUM")
                        .with("product", found.get().name())
                        .with("minimum", minimum.stripTrailingZeros().toPlainString())));
        return findings;
    }
}
