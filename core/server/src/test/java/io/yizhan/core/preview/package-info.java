@NullMarked
package io.yizhan.core.preview;

import org.jspecify.annotations.NullMarked;
