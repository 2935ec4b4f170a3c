package io.yizhan.core.plugins;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.ModelParts;
import io.yizhan.plugin.ComputedField;
import io.yizhan.plugin.EntryValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started plugin with its extensions. Whoever holds it holds the plugin's classes: it is kept in the snapshot in force only. */
final class RunningPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPlugin.class);

    private final PluginPackage pack;
    private final ModelParts model;
    private final SinglePlugin manager;
    private final List<EntryValidator> validators;
    private final List<ComputedField> computed;
    private final AtomicInteger failures = new AtomicInteger();

    RunningPlugin(
            PluginPackage pack,
            ModelParts model,
            SinglePlugin manager,
            List<EntryValidator> validators,
            List<ComputedField> computed) {
        this.pack = pack;
        this.model = model;
        this.manager = manager;
        this.validators = List.copyOf(validators);
        this.computed = List.copyOf(computed);
    }

    String id() {
        return pack.manifest().id();
    }

    PluginPackage pack() {
        return pack;
    }

    ClassLoader classLoader() {
        return manager.getPluginClassLoader(id());
    }

    ModelParts model() {
        return model;
    }

    List<EntryValidator> validators() {
        return validators;
    }

    List<ComputedField> computed() {
        return computed;
    }

    /** Counts a failed call; how many there are now. */
    int failed() {
        return failures.incrementAndGet();
    }

    boolean failing() {
        return failures.get() >= PluginCalls.MAX_FAILURES;
    }

    /** Computed fields without an answer, and answers without a field. */
    List<PluginReason> checkComputed() {
        Set<String> marked = new HashSet<>();
        for (ContentType type : model.types()) {
            mark(marked, type.id(), type.fields());
        }
        for (FieldGroup group : model.groups()) {
            mark(marked, group.type(), group.fields());
        }
        Set<String> answered = new HashSet<>();
        List<PluginReason> reasons = new ArrayList<>();
        for (ComputedField field : computed) {
            String place = field.type() + " " + field.field();
            if (!marked.contains(place) || !answered.add(place)) {
                reasons.add(PluginReason.of(
                        PluginReasonCode.COMPUTED_UNKNOWN, "type", field.type(), "field", field.field()));
            }
        }
        marked.stream().filter(place -> !answered.contains(place)).sorted().forEach(place -> {
            String[] parts = place.split(" ", 2);
            reasons.add(PluginReason.of(PluginReasonCode.COMPUTED_UNANSWERED, "type", parts[0], "field", parts[1]));
        });
        return reasons;
    }

    private static void mark(Set<String> marked, String type, List<Field> fields) {
        fields.stream().filter(Field::computed).forEach(field -> marked.add(type + " " + field.key()));
    }

    /** Calls the plugin's {@code stop} and gives up its classes; whatever it throws is only logged. */
    void stop() {
        try {
            if (!manager.getStartedPlugins().isEmpty()) {
                manager.stopPlugin(id());
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("plugin {} failed while it was stopped", id(), e);
        }
        try {
            manager.unloadPlugins();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("plugin {} could not be unloaded", id(), e);
        }
    }
}
