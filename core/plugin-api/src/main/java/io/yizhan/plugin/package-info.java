/**
 * What a plugin of Yizhan may use: extension points and the views they are handed. Stands on the JDK, pf4j, slf4j and
 * jspecify only; nothing else of the server is visible to a plugin.
 * It does not reach into the server: a plugin answers questions, it does not ask them. Sends no events.
 */
@NullMarked
package io.yizhan.plugin;

import org.jspecify.annotations.NullMarked;
