/** Tests of the room security. */
@NullMarked
package io.yizhan.core.security;

import org.jspecify.annotations.NullMarked;
