package io.yizhan.core.trade;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A product somebody wants to ask for.
 *
 * @param quantity in the product's unit; more than 0, at most three decimals
 * @param note to the enterprise; may be empty
 */
public record BasketLine(UUID product, BigDecimal quantity, String note, Instant addedAt) {}
