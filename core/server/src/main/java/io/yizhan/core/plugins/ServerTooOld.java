package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;

/**
 * A plugin that runs on newer servers of this database needs more than this one has. A start without it would take it, and
 * its types, from all of them.
 */
public final class ServerTooOld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String plugin;
    private final transient Labels reasons;

    ServerTooOld(String plugin, Labels reasons, Throwable cause) {
        super("plugin " + plugin + " needs a newer server: " + reasons.in("en"), cause);
        this.plugin = plugin;
        this.reasons = reasons;
    }

    /** Which plugin. */
    public String plugin() {
        return plugin;
    }

    /** What it needs, a line for each reason. */
    public Labels reasons() {
        return reasons;
    }
}
