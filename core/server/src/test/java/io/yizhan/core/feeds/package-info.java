@NullMarked
package io.yizhan.core.feeds;

import org.jspecify.annotations.NullMarked;
