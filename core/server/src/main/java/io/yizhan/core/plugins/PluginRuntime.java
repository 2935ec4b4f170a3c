package io.yizhan.core.plugins;

import io.yizhan.core.model.ModelParts;
import io.yizhan.plugin.ComputedField;
import io.yizhan.plugin.EntryValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pf4j.Extension;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/** Starts plugins from their unpacked folders, and says all that is wrong if one cannot be. */
final class PluginRuntime {
    private PluginRuntime() {}

    /**
     * Loads the classes, makes the plugin, calls {@code start} and makes its extensions.
     *
     * @param model what the plugin contributes, read before
     * @param limit runs the plugin's code
     * @throws io.yizhan.core.problem.ProblemException PLUGIN_REJECTED with all reasons; nothing is left running then
     */
    static RunningPlugin start(PluginPackage pack, ModelParts model, CallLimit limit) {
        SinglePlugin manager = new SinglePlugin(pack.folder());
        Started started = new Started(new RunningPlugin(pack, model, manager, List.of(), List.of(), limit), List.of());
        try {
            started = limit.startOrStop(() -> load(pack, model, manager, limit));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError | CallLimit.Overtime e) {
            started = new Started(started.plugin(), PluginReason.of(PluginReasonCode.START_FAILED, e));
        }
        if (!started.reasons().isEmpty()) {
            started.plugin().stop();
            throw PluginReason.rejected(started.reasons());
        }
        return started.plugin();
    }

    /** @param reasons what speaks against it */
    private record Started(RunningPlugin plugin, List<PluginReason> reasons) {}

    private static Started load(PluginPackage pack, ModelParts model, SinglePlugin manager, CallLimit limit) {
        List<PluginReason> reasons = new ArrayList<>();
        RunningPlugin running = new RunningPlugin(pack, model, manager, List.of(), List.of(), limit);
        manager.loadPlugin(pack.folder());
        if (make(manager, pack, reasons)) {
            running = withExtensions(pack, model, manager, reasons, limit);
            reasons.addAll(running.checkComputed());
        }
        return new Started(running, reasons);
    }

    private static boolean make(SinglePlugin manager, PluginPackage pack, List<PluginReason> reasons) {
        PluginWrapper wrapper = manager.getPlugin(pack.manifest().id());
        try {
            wrapper.getPlugin();
        } catch (RuntimeException | LinkageError e) {
            String name = pack.manifest().pluginClass();
            String detail = PluginReason.describe(e);
            reasons.add(PluginReason.of(PluginReasonCode.PLUGIN_CLASS, "name", name, "detail", detail));
            return false;
        }
        PluginState state = manager.startPlugin(wrapper.getPluginId());
        if (state != PluginState.STARTED) {
            Throwable failure = wrapper.getFailedException();
            reasons.addAll(PluginReason.of(
                    PluginReasonCode.START_FAILED,
                    failure == null ? new IllegalStateException(state.name()) : failure));
            return false;
        }
        return true;
    }

    /** pf4j only logs an extension it cannot load; here each one named in the index counts. */
    private static RunningPlugin withExtensions(
            PluginPackage pack, ModelParts model, SinglePlugin manager, List<PluginReason> reasons, CallLimit limit) {
        String id = pack.manifest().id();
        List<EntryValidator> validators = new ArrayList<>();
        List<ComputedField> computed = new ArrayList<>();
        for (String name : new TreeSet<>(manager.getExtensionClassNames(id))) {
            try {
                Class<?> type = manager.getPluginClassLoader(id).loadClass(name);
                Object extension = type.getConstructor().newInstance();
                boolean known = false;
                if (extension instanceof EntryValidator validator) {
                    validators.add(validator);
                    known = true;
                }
                if (extension instanceof ComputedField field) {
                    computed.add(field);
                    known = true;
                }
                if (!known || !type.isAnnotationPresent(Extension.class)) {
                    reasons.add(extensionReason(name, "it implements no extension point of this server"));
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                reasons.add(extensionReason(name, PluginReason.describe(e)));
            }
        }
        return new RunningPlugin(pack, model, manager, validators, computed, limit);
    }

    private static PluginReason extensionReason(String name, String detail) {
        return PluginReason.of(PluginReasonCode.EXTENSION, "name", name, "detail", detail);
    }
}
