/**
 * Load tests: the real server over a filled database, asked over HTTP, beside a floor of hand-written statements that reads the same
 * rows. Not part of the product; built with the profile full.
 */
@NullMarked
package io.yizhan.load;

import org.jspecify.annotations.NullMarked;
