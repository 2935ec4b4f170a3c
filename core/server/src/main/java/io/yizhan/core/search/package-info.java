/**
 * Full text and lists by it: one Lucene index on each server, made from the published projection and kept up by events.
 * It reads no versions, decides about no access (questions come with the guard in them) and offers nothing to the outside but
 * {@link io.yizhan.core.delivery.TextSearch}. Sends no events.
 */
@NullMarked
package io.yizhan.core.search;

import org.jspecify.annotations.NullMarked;
