package io.yizhan.core.delivery;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of the delivery room, prefix {@code yizhan.delivery}.
 *
 * @param heldAnswerBytes memory for whole answers that are kept until what they were made from changes, 0 to 8000000000; 0
 *     keeps none
 */
@ConfigurationProperties("yizhan.delivery")
record DeliveryConfig(@Bindable(defaultValue = "64000000") long heldAnswerBytes) {
    private static final long MOST = 8_000_000_000L;

    DeliveryConfig {
        if (heldAnswerBytes < 0 || heldAnswerBytes > MOST) {
            throw new IllegalArgumentException("yizhan.delivery.held-answer-bytes has to lie between 0 and " + MOST
                    + ", but is " + heldAnswerBytes);
        }
    }
}
