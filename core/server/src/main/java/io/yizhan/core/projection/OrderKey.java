package io.yizhan.core.projection;

import io.yizhan.core.model.FieldPath;

/** One part of an order. Entries without a value come first when ascending. */
public record OrderKey(FieldPath path, boolean descending) {}
