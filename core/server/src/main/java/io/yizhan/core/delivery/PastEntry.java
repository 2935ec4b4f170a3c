package io.yizhan.core.delivery;

import io.yizhan.core.publishing.PublishedVersions;
import java.util.Set;

/**
 * An entry that was published at a moment and shows to the caller today.
 *
 * @param versions those that were out
 * @param restricted fields that do not show on its draft of today
 */
record PastEntry(PublishedVersions versions, Set<FieldMark> restricted) {}
