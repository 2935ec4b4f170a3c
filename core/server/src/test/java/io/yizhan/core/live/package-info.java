@NullMarked
package io.yizhan.core.live;

import org.jspecify.annotations.NullMarked;
