package io.yizhan.core.plugins;

import io.yizhan.core.model.Canonical;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldValues;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.ValueOptions;
import io.yizhan.plugin.ComputedField;
import io.yizhan.plugin.EntryValidator;
import io.yizhan.plugin.EntryView;
import io.yizhan.plugin.PluginFinding;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What other rooms ask of plugins. A call that throws or takes too long is logged and counted and answers nothing; after
 * three the plugin is left out at once and then stopped. While a call that was given up goes on, no other is begun; if it
 * never ends the plugin is stopped.
 */
@Singleton
public class PluginCalls {
    static final int MAX_FAILURES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);

    private final Provider<PluginService> service;
    private final Clock clock;
    private final CallLimit limit;
    private volatile List<RunningPlugin> running = List.of();

    PluginCalls(Provider<PluginService> service, Clock clock, CallLimit limit) {
        this.service = service;
        this.clock = clock;
        this.limit = limit;
    }

    /** Puts the plugins to ask in force, all at once. */
    void use(Collection<RunningPlugin> plugins) {
        running = List.copyOf(plugins);
    }

    List<RunningPlugin> running() {
        return running;
    }

    /**
     * What the validators of all plugins say of an entry in one locale. A plugin that fails gives a warning, so that
     * editors know it was not asked.
     *
     * @param document values by field key in the form of docs/model-files.md
     * @return pointers lead to {@code /owner.id}, and {@code /owner.id/locale} for localised fields; empty for the whole
     */
    public List<Finding> validate(ContentType type, UUID id, JsonNode document, String locale) {
        List<Finding> findings = new ArrayList<>();
        for (RunningPlugin plugin : running) {
            for (EntryValidator validator : plugin.validatorsOf(type.id())) {
                Optional<List<Finding>> said = call(
                        plugin,
                        () -> ask(
                                validator, type, new EntryView(id, type.id(), locale, PluginValues.ofJson(document))));
                findings.addAll(said.orElseGet(() -> List.of(notAsked(plugin))));
            }
        }
        return findings;
    }

    private static Finding notAsked(RunningPlugin plugin) {
        String code = plugin.lastFailure().filter(PluginFailure::slow).isPresent() ? "PLUGIN_SLOW" : "PLUGIN_FAILED";
        return new Finding("", code, Map.of("plugin", plugin.id()), Finding.Severity.WARNING);
    }

    private static List<Finding> ask(EntryValidator validator, ContentType type, EntryView view) {
        return validator.validate(view).stream()
                .map(finding -> finding(type, finding, view.locale()))
                .toList();
    }

    private static Finding finding(ContentType type, PluginFinding said, String locale) {
        String pointer = said.field()
                .flatMap(key -> type.allFields().stream()
                        .filter(field -> field.key().toString().equals(key))
                        .findFirst())
                .map(field -> "/" + field.key() + (field.localized() ? "/" + locale : ""))
                .orElse("");
        Finding.Severity severity =
                said.severity() == PluginFinding.Severity.ERROR ? Finding.Severity.ERROR : Finding.Severity.WARNING;
        return new Finding(pointer, "PLUGIN", Map.of("zh", said.zh(), "en", said.en()), severity);
    }

    /**
     * Puts the values of computed fields into a document, in place of any that were there. A value that does not fit its
     * field counts as a failure of the plugin and is left out.
     *
     * @param document values by field key in the form of docs/model-files.md; changed
     * @param locales in which localised fields are computed
     */
    public void compute(
            ContentModel model, ContentType type, UUID id, ObjectNode document, Collection<String> locales) {
        List<Field> computed = type.allFields().stream().filter(Field::computed).toList();
        if (computed.isEmpty()) {
            return;
        }
        computed.forEach(field -> document.remove(field.key().toString()));
        Map<String, Object> values = PluginValues.ofJson(document);
        for (Field field : computed) {
            for (RunningPlugin plugin : running) {
                plugin.findComputed(type.id(), field.key().toString())
                        .flatMap(answer -> call(plugin, () -> value(model, type, field, answer, id, values, locales)))
                        .filter(value -> !value.isNull())
                        .ifPresent(value -> document.set(field.key().toString(), value));
            }
        }
    }

    private JsonNode value(
            ContentModel model,
            ContentType type,
            Field field,
            ComputedField answer,
            UUID id,
            Map<String, Object> values,
            Collection<String> locales) {
        JsonNode nothing = JsonNodeFactory.instance.nullNode();
        JsonNode value;
        if (field.localized()) {
            ObjectNode byLocale = JsonNodeFactory.instance.objectNode();
            for (String locale : locales) {
                answer.compute(new EntryView(id, type.id(), locale, values))
                        .ifPresent(one -> byLocale.set(locale, PluginValues.toJson(one)));
            }
            value = byLocale.isEmpty() ? nothing : byLocale;
        } else {
            value = answer.compute(new EntryView(id, type.id(), "", values))
                    .map(PluginValues::toJson)
                    .orElse(nothing);
        }
        return value.isNull() ? value : canonical(model, field, value, locales);
    }

    private JsonNode canonical(ContentModel model, Field field, JsonNode value, Collection<String> locales) {
        Canonical canonical =
                new FieldValues(model, clock).canonicalize(field, value, ValueOptions.draft(Set.copyOf(locales)));
        if (!canonical.valid()) {
            throw new IllegalArgumentException("the value of " + field.key() + " does not fit: "
                    + canonical.findings().getFirst().message("en"));
        }
        return canonical.value();
    }

    /** Empty if the plugin failed or gave no answer in time, now or too often before. */
    private <T> Optional<T> call(RunningPlugin plugin, Supplier<T> question) {
        if (plugin.unavailable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(limit.ask(question));
        } catch (CallLimit.Overtime e) {
            plugin.overtimeBegins();
            awaitEnd(plugin, e);
            failed(plugin, PluginFailure.overtime(e.limit(), clock.instant()), e);
            return Optional.empty();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failed(plugin, PluginFailure.thrown(e, clock.instant()), e);
            return Optional.empty();
        }
    }

    private void failed(RunningPlugin plugin, PluginFailure failure, Throwable cause) {
        int failures = plugin.failed(failure);
        LOG.warn("plugin {} failed ({} of {})", plugin.id(), failures, MAX_FAILURES, cause);
        if (failures == MAX_FAILURES) {
            PluginReason last = failure.reason();
            PluginReason reason = PluginReason.of(PluginReasonCode.FAILED_THREE_TIMES, last);
            // Not here: the caller may hold a transaction that a change of the model would wait for.
            aside("stop", plugin, () -> service.get().stopFailing(plugin, reason));
        }
    }

    /** The plugin is asked again once the call has ended, or else stopped. */
    private void awaitEnd(RunningPlugin plugin, CallLimit.Overtime call) {
        aside("await", plugin, () -> {
            try {
                if (call.endsWithin(call.limit().multipliedBy(2))) {
                    plugin.overtimeEnds();
                } else {
                    service.get().stopFailing(plugin, PluginReason.of(PluginReasonCode.NEVER_RETURNED));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void aside(String what, RunningPlugin plugin, Runnable work) {
        Thread.ofVirtual().name(what + "-plugin-" + plugin.id()).start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("plugin {} failed and could not be stopped; it is not asked any more", plugin.id(), e);
            }
        });
    }
}
