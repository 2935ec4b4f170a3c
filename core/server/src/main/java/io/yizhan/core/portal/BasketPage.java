package io.yizhan.core.portal;

import io.yizhan.core.trade.BasketLine;
import java.util.List;
import java.util.Optional;

/**
 * The basket.
 *
 * @param partner whether inquiries can be sent from it
 */
record BasketPage(Frame frame, List<Line> lines, Notes notes, boolean saved, boolean partner) {

    /**
     * A product in it.
     *
     * @param product empty if it is no longer on offer
     * @param quantity as last typed
     */
    record Line(String id, Optional<ProductCard> product, String quantity, String note) {
        static Line of(BasketLine line, Optional<ProductCard> product) {
            return new Line(
                    line.product().toString(),
                    product,
                    line.quantity().stripTrailingZeros().toPlainString(),
                    line.note());
        }

        /** Where findings of the line are noted. */
        String field() {
            return "lines/" + id;
        }
    }
}
