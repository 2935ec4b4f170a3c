@NullMarked
package io.yizhan.core.review;

import org.jspecify.annotations.NullMarked;
