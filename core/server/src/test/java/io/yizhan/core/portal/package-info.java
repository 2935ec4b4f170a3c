/** Tests of the partners' pages. */
@NullMarked
package io.yizhan.core.portal;

import org.jspecify.annotations.NullMarked;
