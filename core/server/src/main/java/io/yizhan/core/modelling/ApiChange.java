package io.yizhan.core.modelling;

import io.yizhan.core.model.Labels;

/**
 * A difference of the delivery API.
 *
 * @param breaking queries that worked may not work any more
 * @param path type or type.field
 */
public record ApiChange(boolean breaking, String path, Labels message) {}
