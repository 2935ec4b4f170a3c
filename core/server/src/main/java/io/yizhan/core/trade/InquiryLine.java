package io.yizhan.core.trade;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * A product in an inquiry.
 *
 * @param productName as it was when the inquiry was sent, in the inquiry's language or its fallbacks
 * @param unit code of the vocabulary unitOfMeasure
 * @param catalogue granted catalogue that held the product at the time
 */
public record InquiryLine(
        UUID product,
        String productName,
        BigDecimal quantity,
        Optional<String> unit,
        String note,
        Optional<UUID> catalogue) {}
