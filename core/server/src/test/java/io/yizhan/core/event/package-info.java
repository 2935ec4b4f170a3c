/** Tests of what the event room keeps. */
@NullMarked
package io.yizhan.core.event;

import org.jspecify.annotations.NullMarked;
