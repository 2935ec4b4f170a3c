/**
 * The product under faults, for long and with much: what was acknowledged stays, nothing is half, all goes on by itself.
 */
@NullMarked
package io.yizhan.core.endurance;

import org.jspecify.annotations.NullMarked;
