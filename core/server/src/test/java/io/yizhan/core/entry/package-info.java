/** Tests of entries through the admin API of a real server, and of what they stand on. */
@NullMarked
package io.yizhan.core.entry;

import org.jspecify.annotations.NullMarked;
