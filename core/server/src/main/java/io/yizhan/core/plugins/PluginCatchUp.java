package io.yizhan.core.plugins;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.model.Labels;
import io.yizhan.core.plugins.PluginStore.Row;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.projection.Layouts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings this server to the plugins and the site's own model that the database names, which another server may have changed:
 * the same bytes, the same checks, one swap. If that cannot be, all stays as it is here and is tried again later. Not safe for threads:
 * {@link ChangeTurn} lets one change at a time.
 */
@Singleton
final class PluginCatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCatchUp.class);

    /** A server that cannot follow unpacks and starts a package no oftener than this. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PluginsInForce inForce;
    private final PluginInstaller installer;
    private final PluginStore store;
    private final SiteModelStore siteModels;
    private final Layouts layouts;
    private final Database database;
    private final Clock clock;
    private volatile Optional<Failed> failed = Optional.empty();

    PluginCatchUp(
            PluginsInForce inForce,
            PluginInstaller installer,
            PluginStore store,
            SiteModelStore siteModels,
            Layouts layouts,
            Database database,
            Clock clock) {
        this.inForce = inForce;
        this.installer = installer;
        this.store = store;
        this.siteModels = siteModels;
        this.layouts = layouts;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What could not be taken over.
     *
     * @param wanted id to sha256
     * @param revision of the site's own model
     * @param problems by plugin
     */
    private record Failed(
            Map<String, String> wanted, int revision, Map<String, Labels> problems, Labels reason, Instant at) {
        boolean isOf(Map<String, String> hashes, int siteRevision) {
            return wanted.equals(hashes) && revision == siteRevision;
        }
    }

    /** Why this server serves an older set of plugins than the database names; empty if it does not. */
    Optional<Labels> behind() {
        return failed.map(Failed::reason);
    }

    /** Why one plugin of the newest set cannot run on this server. */
    Optional<Labels> findProblem(String plugin) {
        return failed.map(failure -> failure.problems().get(plugin));
    }

    /** True if anything changed here. */
    boolean run() {
        Map<String, Row> wanted = new TreeMap<>();
        database.read(store::rows).stream()
                .filter(row -> row.enabled() && row.state() == PluginState.RUNNING)
                .forEach(row -> wanted.put(row.id(), row));
        Map<String, String> hashes = new TreeMap<>();
        wanted.forEach((id, row) -> hashes.put(id, row.sha256()));
        int revision = database.read(siteModels::newest);
        if (inForce.hashes().equals(hashes) && inForce.site().revision() == revision && !layouts.behind()) {
            failed = Optional.empty();
            return false;
        }
        Instant now = clock.instant();
        if (failed.filter(last ->
                        last.isOf(hashes, revision) && now.isBefore(last.at().plus(PAUSE)))
                .isPresent()) {
            return false;
        }
        return follow(wanted, hashes, revision, now);
    }

    private boolean follow(Map<String, Row> wanted, Map<String, String> hashes, int revision, Instant now) {
        Map<String, RunningPlugin> next = new TreeMap<>();
        Map<String, Labels> problems = new TreeMap<>();
        boolean done = false;
        try {
            wanted.forEach((id, row) -> start(row, next, problems));
            if (problems.isEmpty()) {
                inForce.follow(next);
                done = true;
                failed = Optional.empty();
                LOG.info(
                        "took over from another server the plugins {} and revision {} of the site's model",
                        hashes.keySet(),
                        revision);
            } else {
                fallBehind(new Failed(
                        hashes, revision, problems, problems.values().iterator().next(), now));
            }
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            PluginReason reason =
                    PluginReason.of(PluginReasonCode.MODEL_FAILED, e).getFirst();
            fallBehind(new Failed(hashes, revision, Map.of(), Labels.of(reason.zh(), reason.en()), now));
        } finally {
            if (!done) {
                next.values().stream()
                        .filter(plugin -> inForce.find(plugin.id()).orElse(null) != plugin)
                        .forEach(RunningPlugin::stop);
            }
        }
        return done;
    }

    private void start(Row row, Map<String, RunningPlugin> next, Map<String, Labels> problems) {
        Optional<RunningPlugin> kept =
                inForce.find(row.id()).filter(plugin -> plugin.pack().sha256().equals(row.sha256()));
        if (kept.isPresent()) {
            next.put(row.id(), kept.get());
            return;
        }
        try {
            next.put(row.id(), installer.start(installer.open(row)));
        } catch (ProblemException e) {
            problems.put(row.id(), PluginReason.labels(e));
        }
    }

    private void fallBehind(Failed failure) {
        boolean news =
                failed.filter(last -> last.reason().equals(failure.reason())).isEmpty();
        failed = Optional.of(failure);
        if (news) {
            LOG.error(
                    "this server cannot take over the plugins {} and goes on with what it has: {}",
                    failure.wanted().keySet(),
                    failure.reason().in("en"));
        }
    }
}
