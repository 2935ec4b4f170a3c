/**
 * What is put in force beside core's model: plugins, whose packages it checks and runs behind a class loader of their own, and
 * the site's own types, groups and vocabularies. The only room that knows pf4j.
 * It does not know entries: features ask plugins through {@link io.yizhan.core.plugins.PluginCalls}. Sends
 * {@link io.yizhan.core.event.Event.ModelChanged}.
 */
@NullMarked
package io.yizhan.core.plugins;

import org.jspecify.annotations.NullMarked;
