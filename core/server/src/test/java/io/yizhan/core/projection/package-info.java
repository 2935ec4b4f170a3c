/** Looks inside the room for tests of others. */
@NullMarked
package io.yizhan.core.projection;

import org.jspecify.annotations.NullMarked;
