/** Tests of the room plugins. */
@org.jspecify.annotations.NullMarked
package io.yizhan.core.plugins;
