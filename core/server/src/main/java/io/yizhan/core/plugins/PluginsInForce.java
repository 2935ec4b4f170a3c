package io.yizhan.core.plugins;

import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.projection.Layouts;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * The running plugins, and the swap from one set of them to the next: calls, model, schema, tables and rows together.
 * Not safe for threads: {@link PluginService} lets one change at a time.
 */
@Singleton
final class PluginsInForce {
    private final PluginCalls calls;
    private final ContentModels models;
    private final Layouts layouts;
    private final Database database;
    private final EventStore events;
    private final EventFeed feed;
    private Map<String, RunningPlugin> running = Map.of();

    PluginsInForce(
            PluginCalls calls,
            ContentModels models,
            Layouts layouts,
            Database database,
            EventStore events,
            EventFeed feed) {
        this.calls = calls;
        this.models = models;
        this.layouts = layouts;
        this.database = database;
        this.events = events;
        this.feed = feed;
    }

    Optional<RunningPlugin> find(String id) {
        return Optional.ofNullable(running.get(id));
    }

    Map<String, RunningPlugin> with(RunningPlugin plugin) {
        Map<String, RunningPlugin> next = new TreeMap<>(running);
        next.put(plugin.id(), plugin);
        return next;
    }

    Map<String, RunningPlugin> without(String id) {
        Map<String, RunningPlugin> next = new TreeMap<>(running);
        next.remove(id);
        return next;
    }

    /** The model in force without anything of plugins, plus what these bring; in order of plugin, so that equal sets make equal models. */
    private ContentModel compose(ModelParts base, Collection<RunningPlugin> plugins) {
        ModelParts parts = base;
        for (String owner : running.keySet()) {
            parts = parts.without(owner);
        }
        for (RunningPlugin plugin : plugins) {
            parts = parts.without(plugin.id()).plus(plugin.model());
        }
        return parts.assemble().computedBy(hashes(plugins));
    }

    /** Id to sha256 of the packages that run. */
    Map<String, String> hashes() {
        return hashes(running.values());
    }

    private static Map<String, String> hashes(Collection<RunningPlugin> plugins) {
        Map<String, String> hashes = new TreeMap<>();
        plugins.forEach(plugin -> hashes.put(plugin.id(), plugin.pack().sha256()));
        return hashes;
    }

    /** The first model of this server; writes no rows. Throws what speaks against it; then nothing is in force. */
    void begin(ModelParts core, Map<String, RunningPlugin> next) {
        ContentModel model = compose(core, next.values());
        Optional<Long> before = layouts.findGeneration();
        calls.use(next.values());
        try {
            models.change(model);
        } catch (RuntimeException e) {
            calls.use(List.of());
            throw e;
        }
        running = new TreeMap<>(next);
        if (before.isPresent() && before.get() != layouts.current().generation()) {
            // A newer program, perhaps: the servers that run already have to know.
            database.change(sql -> announce(sql, model, Optional.empty()));
        }
    }

    private void announce(DSLContext sql, ContentModel model, Optional<UUID> actor) {
        long generation = layouts.current().generation();
        events.append(sql, actor, List.of(new Event.ModelChanged(generation, model.fingerprint())));
    }

    /**
     * Puts the set in force that another server has put in force; writes nothing.
     *
     * @throws RuntimeException if it makes another model here than there; then the former set stays
     */
    void follow(Map<String, RunningPlugin> next) {
        ContentModel model = compose(ModelParts.of(models.current()), next.values());
        calls.use(next.values());
        try {
            layouts.following(() -> models.change(model));
        } catch (RuntimeException e) {
            calls.use(running.values());
            throw e;
        }
        replace(next);
    }

    private void replace(Map<String, RunningPlugin> next) {
        Map<String, RunningPlugin> former = running;
        running = new TreeMap<>(next);
        former.values().stream()
                .filter(plugin -> next.get(plugin.id()) != plugin)
                .forEach(RunningPlugin::stop);
    }

    /**
     * Puts another set in force.
     *
     * @param rows writes what goes with it; if this fails the former set comes back
     */
    void change(Map<String, RunningPlugin> next, Consumer<DSLContext> rows, Optional<UUID> actor) {
        ContentModel before = models.current();
        ContentModel model = compose(ModelParts.of(before), next.values());
        boolean swapped = false;
        // Computed fields of the next set are asked while its tables are filled, which is before the swap.
        calls.use(next.values());
        try {
            models.change(model);
            swapped = true;
            database.change(sql -> {
                rows.accept(sql);
                announce(sql, model, actor);
            });
        } catch (RuntimeException e) {
            calls.use(running.values());
            if (swapped) {
                restore(before, e);
            }
            announceKept(before, actor, e);
            throw e;
        }
        replace(next);
        feed.deliver();
    }

    /** Puts the same set in force again, for content languages that have changed. */
    void refresh() {
        change(running, _ -> {}, Optional.empty());
    }

    /** Rows were filled for the model that did not come, and again for the one that stays: what was read meanwhile may be neither. */
    private void announceKept(ContentModel kept, Optional<UUID> actor, RuntimeException reason) {
        try {
            database.change(sql -> announce(sql, kept, actor));
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void restore(ContentModel before, RuntimeException reason) {
        try {
            models.change(before);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    @PreDestroy
    void stop() {
        calls.use(List.of());
        Map<String, RunningPlugin> former = running;
        running = Map.of();
        former.values().forEach(RunningPlugin::stop);
    }
}
