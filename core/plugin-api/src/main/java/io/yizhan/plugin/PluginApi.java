package io.yizhan.plugin;

/**
 * The version of this API, by Semantic Versioning 2.0: a plugin built against {@code 1.2.0} runs on every server of
 * {@code >=1.2.0 & <2.0.0}, and says so in {@code plugin.requires} of its {@code plugin.properties}.
 */
public final class PluginApi {
    /** Version of this API. Minor: something was added. Major: something was taken away or means something else. */
    public static final String VERSION = "1.0.0";

    private PluginApi() {}
}
