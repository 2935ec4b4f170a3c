package io.yizhan.core.plugins;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelRejected;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.problem.ProblemException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running plugins and the site's own model, and the swap from one set of them to the next: calls, model, schema, tables
 * and rows together. Not safe for threads: {@link ChangeTurn} lets one change at a time.
 */
@Singleton
final class PluginsInForce {
    private static final Logger LOG = LoggerFactory.getLogger(PluginsInForce.class);

    private final PluginCalls calls;
    private final ContentModels models;
    private final Layouts layouts;
    private final Database database;
    private final EventStore events;
    private final EventFeed feed;
    private final SiteModelStore siteModels;
    private Map<String, RunningPlugin> running = Map.of();
    private SiteState site = SiteState.none();

    PluginsInForce(
            PluginCalls calls,
            ContentModels models,
            Layouts layouts,
            Database database,
            EventStore events,
            EventFeed feed,
            SiteModelStore siteModels) {
        this.calls = calls;
        this.models = models;
        this.layouts = layouts;
        this.database = database;
        this.events = events;
        this.feed = feed;
        this.siteModels = siteModels;
    }

    /** The site's own model as it is in force here, or why it is not. */
    SiteState site() {
        return site;
    }

    /** Model files of the plugins that run, in order of id. */
    List<ModelSource> pluginSources() {
        return running.values().stream().map(plugin -> plugin.pack().model()).toList();
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

    /** What these bring on top of core; in order of plugin, then the site, so that equal sets make equal models. */
    private ContentModel compose(ModelParts base, Collection<RunningPlugin> plugins, ModelParts siteParts) {
        ModelParts parts = base.without(SiteState.OWNER);
        for (String owner : running.keySet()) {
            parts = parts.without(owner);
        }
        for (RunningPlugin plugin : plugins) {
            parts = parts.without(plugin.id()).plus(plugin.model());
        }
        return parts.plus(siteParts).assemble().computedBy(hashes(plugins));
    }

    /** The plugins in force with other files of the site, all problems told together; changes nothing. */
    ContentModel planned(ModelSource source) {
        ContentModel others = compose(
                ModelParts.of(models.current()),
                running.values(),
                SiteState.none().parts());
        return ModelReader.extend(others, source).computedBy(hashes());
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

    /**
     * The first model of this server; writes no rows. Throws what speaks against it; then nothing is in force. The site's own
     * model does not hinder it: where it cannot be used it is left out, with its problem.
     */
    void begin(ModelParts core, Map<String, RunningPlugin> next) {
        SiteState kept = keptSite();
        try {
            begin(core, next, kept);
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (ModelRejected | ProblemException e) {
            // anything else is not the site's doing, and would be there without it
            if (kept.isEmpty()) {
                throw e;
            }
            begin(core, next, kept.leftOut(e));
        }
        site.problem()
                .ifPresent(problem -> LOG.error(
                        "the site's own content model cannot be used and is left out; its entries stay: {}",
                        problem.in("en")));
        database.change(sql -> siteModels.noteProblem(sql, site.revision(), site.problem()));
    }

    private SiteState keptSite() {
        return database.read(siteModels::findNewest).map(SiteState::kept).orElseGet(SiteState::none);
    }

    private void begin(ModelParts core, Map<String, RunningPlugin> next, SiteState with) {
        ContentModel model = compose(core, next.values(), partsOf(with));
        Optional<Long> before = layouts.findGeneration();
        calls.use(next.values());
        try {
            // A newer program, perhaps: the servers that run already have to know.
            layouts.writing(
                    (sql, generation) -> {
                        if (before.isPresent() && !before.get().equals(generation)) {
                            announce(sql, generation, model, Optional.empty());
                        }
                    },
                    () -> models.change(model));
        } catch (RuntimeException e) {
            calls.use(List.of());
            throw e;
        }
        running = new TreeMap<>(next);
        site = with;
    }

    private static ModelParts partsOf(SiteState site) {
        return site.inForce() ? site.parts() : SiteState.none().parts();
    }

    private void announce(DSLContext sql, long generation, ContentModel model, Optional<UUID> actor) {
        events.append(sql, actor, List.of(new Event.ModelChanged(generation, model.fingerprint())));
    }

    /**
     * Puts the set in force that another server has put in force, with the newest of the site; writes nothing.
     *
     * @throws RuntimeException if it makes another model here than there; then the former set stays
     */
    void follow(Map<String, RunningPlugin> next) {
        SiteState kept = keptSite();
        try {
            follow(next, kept);
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (kept.isEmpty()) {
                throw e;
            }
            // The other server may have left it out, for the reason it has here.
            try {
                follow(next, kept.leftOut(e));
            } catch (RuntimeException without) {
                e.addSuppressed(without);
                throw e;
            }
        }
    }

    private void follow(Map<String, RunningPlugin> next, SiteState with) {
        ContentModel model = compose(ModelParts.of(models.current()), next.values(), partsOf(with));
        calls.use(next.values());
        try {
            layouts.following(() -> models.change(model));
        } catch (RuntimeException e) {
            calls.use(running.values());
            throw e;
        }
        replace(next);
        site = with;
    }

    private void replace(Map<String, RunningPlugin> next) {
        Map<String, RunningPlugin> former = running;
        running = new TreeMap<>(next);
        former.values().stream()
                .filter(plugin -> next.get(plugin.id()) != plugin)
                .forEach(RunningPlugin::stop);
    }

    /**
     * Puts another set of plugins in force. If the site's own model was left out and fits now, it comes back.
     *
     * @param rows writes what goes with it; if this fails the former set comes back
     * @throws SiteModelClash if the set does not go together with the site's own model
     */
    void change(Map<String, RunningPlugin> next, Consumer<DSLContext> rows, Optional<UUID> actor) {
        ModelParts base = ModelParts.of(models.current());
        SiteState with = site.isEmpty() ? site : site.backIn();
        try {
            change(next, with, compose(base, next.values(), with.parts()), rows, actor);
        } catch (ModelRejected e) {
            if (site.isEmpty()) {
                throw e;
            }
            ContentModel without = compose(base, next.values(), SiteState.none().parts());
            if (site.inForce()) {
                throw new SiteModelClash(e);
            }
            change(next, site, without, rows, actor);
        }
    }

    /**
     * Puts another model of the site in force, beside the same plugins.
     *
     * @param rows writes what goes with it; if this fails the former model comes back
     */
    void change(SiteState next, Consumer<DSLContext> rows, Optional<UUID> actor) {
        ContentModel model = compose(ModelParts.of(models.current()), running.values(), next.parts());
        change(running, next, model, rows, actor);
    }

    private void change(
            Map<String, RunningPlugin> next,
            SiteState with,
            ContentModel model,
            Consumer<DSLContext> rows,
            Optional<UUID> actor) {
        ContentModel before = models.current();
        // Computed fields of the next set are asked while its tables are filled, which is before the swap.
        calls.use(next.values());
        try {
            layouts.writing(
                    (sql, generation) -> {
                        rows.accept(sql);
                        siteModels.noteProblem(sql, with.revision(), with.problem());
                        announce(sql, generation, model, actor);
                    },
                    () -> models.change(model));
        } catch (RuntimeException e) {
            calls.use(running.values());
            announceKept(before, actor, e);
            throw e;
        }
        replace(next);
        site = with;
        feed.deliver();
    }

    /** Puts the same set in force again, for content languages that have changed. */
    void refresh() {
        change(running, _ -> {}, Optional.empty());
    }

    /** Rows were filled for the model that did not come, and again for the one that stays: what was read meanwhile may be neither. */
    private void announceKept(ContentModel kept, Optional<UUID> actor, RuntimeException reason) {
        try {
            database.change(sql -> announce(sql, layouts.current().generation(), kept, actor));
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
