/**
 * Plugins: takes packages in, checks them, runs them behind a class loader of their own, and puts what they contribute
 * into the one content model together with core's. The only room that knows pf4j.
 * It does not know entries: features ask plugins through {@link io.yizhan.core.plugins.PluginCalls}. Sends
 * {@link io.yizhan.core.event.Event.ModelChanged}.
 */
@NullMarked
package io.yizhan.core.plugins;

import org.jspecify.annotations.NullMarked;
