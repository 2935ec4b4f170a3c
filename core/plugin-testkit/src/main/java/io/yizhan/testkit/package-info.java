/**
 * For authors of plugins: a suite of tests every plugin passes, and the real server in the same process with the plugin
 * installed.
 * It holds no tests of its own.
 */
@NullMarked
package io.yizhan.testkit;

import org.jspecify.annotations.NullMarked;
