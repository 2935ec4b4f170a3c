package io.yizhan.core.plugins;

/** How a plugin fares. */
public enum PluginState {
    /** Its code runs and its types are in the model. */
    RUNNING,
    /** It runs, and a call took longer than it may. Only as this server sees it; never in the database. */
    SLOW,
    /** Switched off: its types are out of the model, its entries and values stay. */
    STOPPED,
    /** Should run and cannot, or was stopped after failing; the problem says why. */
    FAILED,
    /** Taken away; the row stays so that a bundled plugin is not installed again. */
    REMOVED
}
