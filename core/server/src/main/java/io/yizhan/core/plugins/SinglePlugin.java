package io.yizhan.core.plugins;

import io.yizhan.plugin.PluginApi;
import io.yizhan.plugin.YizhanPlugin;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ExtensionFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.PropertiesPluginDescriptorFinder;

/**
 * pf4j for one plugin from its unpacked folder. One manager each, so that the next version of a plugin can run beside the
 * one in force until the swap, and so that nothing is left of it when it goes. pf4j neither unpacks nor finds nor
 * remembers anything here: packages and states are ours.
 */
final class SinglePlugin extends DefaultPluginManager {

    SinglePlugin(Path folder) {
        super(folder);
        setSystemVersion(PluginApi.VERSION);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PropertiesPluginDescriptorFinder();
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new DefaultExtensionFinder(this);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new FolderLoader(this);
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return SinglePlugin::create;
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return List.of();
            }

            @Override
            public boolean deletePluginPath(Path path) {
                return false;
            }
        };
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String id) {
                return false;
            }

            @Override
            public void disablePlugin(String id) {}

            @Override
            public void enablePlugin(String id) {}
        };
    }

    /** Unlike pf4j's own factory this one says what is wrong. */
    private static Plugin create(PluginWrapper wrapper) {
        String name = wrapper.getDescriptor().getPluginClass();
        try {
            Class<?> type = wrapper.getPluginClassLoader().loadClass(name);
            if (!YizhanPlugin.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
                throw new PluginRuntimeException("it is no YizhanPlugin that can be made");
            }
            return (Plugin) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new PluginRuntimeException(e, PluginReason.describe(e));
        }
    }

    private record FolderLoader(PluginManager manager) implements PluginLoader {
        @Override
        public boolean isApplicable(Path path) {
            return true;
        }

        @Override
        public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
            PluginClassLoader loader =
                    new PluginClassLoader(manager, descriptor, new ApiClassLoader(), ClassLoadingStrategy.PDA);
            loader.addFile(path.toFile());
            return loader;
        }
    }
}
