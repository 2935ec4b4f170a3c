/**
 * Tables derived from versions for filtering, sorting and serving: their layout, the journal of their definitions, values
 * as rows, conditions as SQL. Draft and published sets share one layout and lie in tables of their own.
 * It does not decide what is written or who may read: rooms hand it entries and checked conditions. Sends no events.
 */
@NullMarked
package io.yizhan.core.projection;

import org.jspecify.annotations.NullMarked;
