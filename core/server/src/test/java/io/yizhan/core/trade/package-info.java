@NullMarked
package io.yizhan.core.trade;

import org.jspecify.annotations.NullMarked;
