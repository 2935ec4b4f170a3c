package io.yizhan.core.trade;

import java.util.Optional;

/**
 * An inquiry to be sent: one to each enterprise of the basket.
 *
 * @param basket whose lines are sent, and which is empty afterwards
 * @param message to all of them; may be empty
 * @param market code of the vocabulary country
 * @param incoterm code of the vocabulary incoterm
 * @param language BCP 47 tag the partner writes in
 */
public record InquiryDraft(
        BasketKey basket, String message, Optional<String> market, Optional<String> incoterm, String language) {}
