/** Tests of the start of the program, of the map of rooms, and of the whole product in a browser. */
@NullMarked
package io.yizhan.core.app;

import org.jspecify.annotations.NullMarked;
