@NullMarked
package io.yizhan.core.delivery;

import org.jspecify.annotations.NullMarked;
