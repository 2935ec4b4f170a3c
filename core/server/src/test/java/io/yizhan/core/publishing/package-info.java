/** Tests of what several entries take to be published together. */
@NullMarked
package io.yizhan.core.publishing;

import org.jspecify.annotations.NullMarked;
