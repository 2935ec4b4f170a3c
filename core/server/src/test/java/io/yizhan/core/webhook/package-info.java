@NullMarked
package io.yizhan.core.webhook;

import org.jspecify.annotations.NullMarked;
