/** Imports against the real server and database. */
@NullMarked
package io.yizhan.core.transfer;

import org.jspecify.annotations.NullMarked;
