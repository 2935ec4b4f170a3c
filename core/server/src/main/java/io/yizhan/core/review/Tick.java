package io.yizhan.core.review;

import io.yizhan.core.model.Labels;

/**
 * A point of a tick list, which a reviewer confirms.
 *
 * @param id unique in its step
 * @param required nobody approves without it
 */
record Tick(String id, Labels text, boolean required) {}
