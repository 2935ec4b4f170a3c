/** Tests of the start of the program, and of the map of rooms. */
@NullMarked
package io.yizhan.core.app;

import org.jspecify.annotations.NullMarked;
