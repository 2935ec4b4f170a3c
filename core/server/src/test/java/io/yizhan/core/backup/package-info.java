@NullMarked
package io.yizhan.core.backup;

import org.jspecify.annotations.NullMarked;
