package io.yizhan.core.plugins;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldGroup;
import io.yizhan.core.model.ModelParts;
import io.yizhan.plugin.ComputedField;
import io.yizhan.plugin.EntryValidator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
    private final List<Typed> typed;
    private final Map<String, ComputedField> computedByPlace = new HashMap<>();
    private final CallLimit limit;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger overtime = new AtomicInteger();
    private volatile @Nullable PluginFailure lastFailure;

    RunningPlugin(
            PluginPackage pack,
            ModelParts model,
            SinglePlugin manager,
            List<EntryValidator> validators,
            List<ComputedField> computed,
            CallLimit limit) {
        this.pack = pack;
        this.model = model;
        this.manager = manager;
        this.validators = List.copyOf(validators);
        this.computed = List.copyOf(computed);
        this.limit = limit;
        // Asked once, here: what an extension stands for may not change while it runs.
        this.typed = this.validators.stream()
                .map(validator -> new Typed(validator, Set.copyOf(validator.types())))
                .toList();
        this.computed.forEach(field -> computedByPlace.put(place(field.type(), field.field()), field));
    }

    private record Typed(EntryValidator validator, Set<String> types) {}

    private static String place(String type, String field) {
        return type + " " + field;
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

    /** Those that look at entries of the type. */
    List<EntryValidator> validatorsOf(String type) {
        return typed.stream()
                .filter(one -> one.types().contains(type))
                .map(Typed::validator)
                .toList();
    }

    /** What works out a field, if this plugin does. */
    Optional<ComputedField> findComputed(String type, String field) {
        return Optional.ofNullable(computedByPlace.get(place(type, field)));
    }

    /** Counts a call that came to nothing; how many there are now. */
    int failed(PluginFailure failure) {
        lastFailure = failure;
        return failures.incrementAndGet();
    }

    /** A call takes longer than it may: no other is begun until it ends. */
    void overtimeBegins() {
        overtime.incrementAndGet();
    }

    void overtimeEnds() {
        overtime.decrementAndGet();
    }

    /** It failed too often, or is still busy with a call that was given up. */
    boolean unavailable() {
        return failures.get() >= PluginCalls.MAX_FAILURES || overtime.get() > 0;
    }

    /** Calls that came to nothing since it was started here. */
    int failures() {
        return failures.get();
    }

    Optional<PluginFailure> lastFailure() {
        return Optional.ofNullable(lastFailure);
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
            String place = place(field.type(), field.field());
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
        fields.stream()
                .filter(Field::computed)
                .forEach(field -> marked.add(place(type, field.key().toString())));
    }

    /** Calls the plugin's {@code stop} and gives up its classes; whatever it does there is only logged. */
    void stop() {
        try {
            if (!manager.getStartedPlugins().isEmpty()) {
                limit.startOrStop(() -> manager.stopPlugin(id()));
            }
        } catch (RuntimeException | LinkageError | CallLimit.Overtime e) {
            LOG.warn("plugin {} failed while it was stopped", id(), e);
        }
        try {
            manager.unloadPlugins();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("plugin {} could not be unloaded", id(), e);
        }
    }
}
