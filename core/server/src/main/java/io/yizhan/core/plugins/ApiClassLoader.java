package io.yizhan.core.plugins;

import io.yizhan.plugin.PluginApi;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin sees besides its own classes: the JDK and the plugin API with what it stands on. The server, its drivers
 * and its libraries are not there. This keeps plugins from leaning on what may change; it is no sandbox (the JDK has
 * none): a plugin is trusted code.
 */
final class ApiClassLoader extends ClassLoader {
    private static final List<String> SHOWN =
            List.of("io.yizhan.plugin.", "org.pf4j.", "org.slf4j.", "org.jspecify.annotations.");

    private final ClassLoader server = PluginApi.class.getClassLoader();

    ApiClassLoader() {
        super("yizhan-plugin-api", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SHOWN.stream().anyMatch(name::startsWith)) {
            return server.loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    /** Files of the server are none of a plugin's business. */
    @Override
    public @Nullable URL getResource(String name) {
        return ClassLoader.getPlatformClassLoader().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws java.io.IOException {
        return ClassLoader.getPlatformClassLoader().getResources(name);
    }
}
