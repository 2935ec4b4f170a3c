/**
 * Calls to other systems, signed after the Standard Webhooks specification: tells caches of others which answers of the delivery API
 * have changed.
 * It reads no content and decides about no access; what changed it knows from events and from the tags of delivery. Sends no events.
 */
@NullMarked
package io.yizhan.core.webhook;

import org.jspecify.annotations.NullMarked;
