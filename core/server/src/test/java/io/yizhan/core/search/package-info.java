@NullMarked
package io.yizhan.core.search;

import org.jspecify.annotations.NullMarked;
