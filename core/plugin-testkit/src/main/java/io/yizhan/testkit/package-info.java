/**
 * For authors of plugins: a suite of tests every plugin passes, against the server's own plugin room.
 * It starts no server and holds no tests of its own.
 */
@NullMarked
package io.yizhan.testkit;

import org.jspecify.annotations.NullMarked;
