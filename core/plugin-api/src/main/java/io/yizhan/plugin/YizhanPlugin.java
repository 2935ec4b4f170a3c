package io.yizhan.plugin;

import org.pf4j.Plugin;

/**
 * The class a plugin names in {@code plugin.class}. It needs a public constructor without parameters. Override
 * {@link #start()} and {@link #stop()} only for what has to be opened and closed: extensions are found by themselves.
 *
 * <p>{@code start} throwing anything means that the plugin is refused and the server goes on as before. What {@code start}
 * opened, {@code stop} closes: threads, files and thread locals that stay keep the plugin's classes in memory.
 */
public abstract class YizhanPlugin extends Plugin {
    /** For subclasses. */
    protected YizhanPlugin() {}
}
