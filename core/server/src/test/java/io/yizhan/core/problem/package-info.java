/** Tests of the problem room. */
@NullMarked
package io.yizhan.core.problem;

import org.jspecify.annotations.NullMarked;
