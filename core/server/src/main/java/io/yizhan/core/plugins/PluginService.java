package io.yizhan.core.plugins;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.plugins.PluginStore.Row;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs, switches on and off, and removes plugins while the server runs. Each step is whole or not at all: if anything
 * fails, the plugins and the model that were in force stay, and one PLUGIN_REJECTED lists all reasons.
 */
@Singleton
public class PluginService {
    private static final Logger LOG = LoggerFactory.getLogger(PluginService.class);

    private final PluginsInForce inForce;
    private final PluginCatchUp catchUp;
    private final PluginInstaller installer;
    private final PluginDescriptions descriptions;
    private final PluginFolders folders;
    private final PluginStore store;
    private final ContentModels models;
    private final Database database;
    private final Clock clock;
    private final ChangeTurn turn;
    private boolean ended;

    PluginService(
            PluginsInForce inForce,
            PluginCatchUp catchUp,
            PluginInstaller installer,
            PluginDescriptions descriptions,
            PluginFolders folders,
            PluginStore store,
            ContentModels models,
            Database database,
            Clock clock,
            ChangeTurn turn) {
        this.inForce = inForce;
        this.catchUp = catchUp;
        this.installer = installer;
        this.descriptions = descriptions;
        this.folders = folders;
        this.store = store;
        this.models = models;
        this.database = database;
        this.clock = clock;
        this.turn = turn;
    }

    /** All installed plugins in order of id. */
    public List<InstalledPlugin> list() {
        return locked(() -> rows().stream()
                .filter(row -> row.state() != PluginState.REMOVED)
                .map(descriptions::of)
                .toList());
    }

    /**
     * {@link #install(byte[], Optional)} of a file.
     *
     * @throws ProblemException BAD_USER_INPUT if the file cannot be read
     */
    public InstalledPlugin install(Path jar, Optional<UUID> actor) {
        byte[] archive;
        try {
            archive = PluginInstaller.read(jar);
        } catch (IOException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "plugin.file")
                    .with("file", jar.toString())
                    .exception(e);
        }
        return install(archive, actor);
    }

    /**
     * Installs a plugin, or another version of it, and starts it.
     *
     * @param archive the jar
     * @param actor who does it, for the events; empty for the program itself
     * @throws ProblemException PLUGIN_REJECTED with all reasons; nothing has changed then
     */
    public InstalledPlugin install(byte[] archive, Optional<UUID> actor) {
        return turn.takeAlone(() -> {
            requireNewest();
            try {
                PluginPackage pack = installer.take(archive, models.current(), rows());
                RunningPlugin candidate = installer.start(pack);
                Row row = new Row(
                        candidate.id(),
                        pack.manifest().version(),
                        true,
                        PluginState.RUNNING,
                        pack.sha256(),
                        clock.instant(),
                        Optional.empty());
                putInForce(candidate, row, Optional.of(archive), actor);
                LOG.info("plugin {} {} installed", row.id(), row.version());
                return descriptions.of(row);
            } finally {
                tidy();
            }
        });
    }

    /**
     * Starts an installed plugin; its types and field groups, and all their values, come back.
     *
     * @throws ProblemException NOT_FOUND; PLUGIN_REJECTED with all reasons, which the plugin then also shows
     */
    public InstalledPlugin enable(String id, Optional<UUID> actor) {
        return turn.takeAlone(() -> {
            requireNewest();
            Row row = require(id);
            if (inForce.find(id).isPresent()) {
                return descriptions.of(row);
            }
            try {
                Row started = row.with(true, PluginState.RUNNING, Optional.empty());
                putInForce(installer.start(installer.open(row)), started, Optional.empty(), actor);
                return descriptions.of(started);
            } catch (DatabaseUnavailable e) {
                throw e;
            } catch (ProblemException e) {
                keep(row.with(false, PluginState.FAILED, Optional.of(PluginReason.labels(e))));
                throw e;
            }
        });
    }

    /**
     * Stops a plugin: its types and field groups leave the model, its entries and values stay.
     *
     * @throws ProblemException NOT_FOUND; PLUGIN_REJECTED if the model needs it
     */
    public InstalledPlugin disable(String id, Optional<UUID> actor) {
        return turn.takeAlone(() -> {
            requireNewest();
            return descriptions.of(takeOut(require(id).with(false, PluginState.STOPPED, Optional.empty()), actor));
        });
    }

    /**
     * Stops a plugin and forgets its package. Entries and values stay: installed again, they come back.
     *
     * @throws ProblemException NOT_FOUND; PLUGIN_REJECTED if the model needs it
     */
    public void remove(String id, Optional<UUID> actor) {
        turn.takeAlone(() -> {
            requireNewest();
            Row removed = takeOut(require(id).with(false, PluginState.REMOVED, Optional.empty()), actor);
            tidy();
            return removed;
        });
        LOG.info("plugin {} removed", id);
    }

    /** Folders with sample content ({@code entries.json}, {@code assets/}) of the plugins that run, in order of id. */
    public List<Path> sampleFolders() {
        return locked(() -> rows().stream()
                .filter(row -> inForce.find(row.id()).isPresent())
                .map(row -> folders.of(row.sha256()).resolve("sample"))
                .filter(folder -> Files.isRegularFile(folder.resolve("entries.json")))
                .toList());
    }

    /** Stops a plugin that failed too often, unless it was stopped or replaced meanwhile. */
    void stopFailing(RunningPlugin plugin, PluginReason reason) {
        boolean stopped = turn.takeAlone(() -> {
            catchUp.run();
            // A server that is behind leaves it out of its own calls, and would put its older model in force.
            boolean current =
                    catchUp.behind().isEmpty() && inForce.find(plugin.id()).orElse(null) == plugin;
            if (current) {
                Optional<Labels> problem = Optional.of(Labels.of(reason.zh(), reason.en()));
                takeOut(require(plugin.id()).with(false, PluginState.FAILED, problem), Optional.empty());
            }
            return current;
        });
        if (stopped) {
            LOG.error("plugin {}: {}", plugin.id(), reason.en());
        }
    }

    /**
     * Puts core's model and those of all enabled plugins in force. A plugin that cannot be used is left out and shown
     * with its problem, unless it only needs a newer server.
     *
     * @throws ServerTooOld if a newer server has a plugin in force
     */
    void begin(ModelParts core) {
        turn.takeAlone(() -> {
            Map<String, RunningPlugin> started = new TreeMap<>();
            List<Row> enabled = rows().stream().filter(Row::enabled).toList();
            enabled.forEach(row -> attempt(row, () -> started.put(row.id(), installer.start(installer.open(row)))));
            try {
                inForce.begin(core, started);
            } catch (RuntimeException e) {
                if (started.isEmpty()) {
                    throw e;
                }
                LOG.warn("the plugins cannot be used together; taking them one by one", e);
                inForce.begin(core, Map.of());
                enabled.stream()
                        .filter(row -> started.containsKey(row.id()))
                        .forEach(row -> attempt(row, () -> {
                            RunningPlugin plugin =
                                    Optional.ofNullable(started.get(row.id())).orElseThrow();
                            putInForce(plugin, row, Optional.empty(), Optional.empty());
                        }));
            }
            tidy();
            return started;
        });
    }

    /** Puts the model in force again, for content languages that have changed, and tells the other servers. */
    void refresh() {
        turn.takeAlone(() -> {
            boolean changed = catchUp.run();
            if (catchUp.behind().isEmpty()) {
                inForce.refresh();
            }
            return changed;
        });
    }

    /** A plugin that comes with the server: installed if it is new, replaced if it is another build and not older. */
    void bundle(byte[] archive) {
        String sha256 = PluginPackage.sha256(archive);
        PackageChecks checks = new PackageChecks();
        checks.check(archive);
        String id = checks.manifest().map(PluginManifest::id).orElse("");
        Optional<Row> row = database.read(sql -> store.find(sql, id));
        if (row.isEmpty() || (row.get().enabled() && !row.get().sha256().equals(sha256))) {
            install(archive, Optional.empty());
        }
    }

    private void attempt(Row row, Runnable work) {
        try {
            work.run();
            if (row.state() != PluginState.RUNNING) {
                keep(row.with(true, PluginState.RUNNING, Optional.empty()));
            }
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (ProblemException e) {
            if (row.state() == PluginState.RUNNING && PluginReason.needsNewerServer(e)) {
                throw new ServerTooOld(row.id(), PluginReason.labels(e), e);
            }
            LOG.error(
                    "plugin {} cannot be used: {}",
                    row.id(),
                    PluginReason.labels(e).in("en"));
            keep(row.with(true, PluginState.FAILED, Optional.of(PluginReason.labels(e))));
        }
    }

    private void putInForce(RunningPlugin candidate, Row row, Optional<byte[]> archive, Optional<UUID> actor) {
        boolean done = false;
        try {
            // Together: a row must never name a package that is not there, and another server tidies what no row names.
            Consumer<DSLContext> rows = sql -> {
                store.put(sql, row);
                archive.ifPresent(bytes -> store.putPackage(sql, row.sha256(), bytes));
            };
            inForce.change(inForce.with(candidate), rows, actor);
            done = true;
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw PluginReason.rejected(PluginReason.of(PluginReasonCode.MODEL_FAILED, e));
        } finally {
            if (!done) {
                candidate.stop();
            }
        }
    }

    private Row takeOut(Row row, Optional<UUID> actor) {
        try {
            if (inForce.find(row.id()).isPresent()) {
                inForce.change(inForce.without(row.id()), sql -> store.put(sql, row), actor);
            } else {
                keep(row);
            }
            return row;
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw PluginReason.rejected(PluginReason.of(PluginReasonCode.MODEL_FAILED, e));
        }
    }

    /** Deletes what no row names, on disk and in the database. */
    private void tidy() {
        try {
            database.change(store::removeUnusedPackages);
        } catch (DatabaseUnavailable e) {
            LOG.warn("packages of plugins could not be deleted; the next change tries again", e);
        }
        tidyFolders();
    }

    private void tidyFolders() {
        try {
            folders.keepOnly(rows().stream()
                    .filter(row -> row.state() != PluginState.REMOVED)
                    .map(Row::sha256)
                    .collect(Collectors.toSet()));
        } catch (IOException | UncheckedIOException | DatabaseUnavailable e) {
            LOG.warn("what is left of plugins on disk could not be deleted; the next start tries again", e);
        }
    }

    private List<Row> rows() {
        return database.read(store::rows);
    }

    private Row require(String id) {
        return database.read(sql -> store.find(sql, id))
                .filter(row -> row.state() != PluginState.REMOVED)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "plugin.unknown")
                        .with("id", id)
                        .at("id")
                        .exception());
    }

    private void keep(Row row) {
        database.change(sql -> store.put(sql, row));
    }

    /**
     * Brings this server to what others have done: the plugins the database names, and their model. What cannot be taken
     * over leaves all as it is here; {@link #findLag()} says why.
     */
    public void follow() {
        if (models.ready()) {
            locked(() -> {
                boolean changed = !ended && catchUp.run();
                if (changed) {
                    tidyFolders();
                }
                return changed;
            });
        }
    }

    /** Waits for what is under way and follows no more: the plugins in force and the database go next. */
    @PreDestroy
    void end() {
        locked(() -> ended = true);
    }

    /** Why this server serves older plugins than the others; empty if it does not. */
    public Optional<Labels> findLag() {
        return catchUp.behind();
    }

    /** Before any change: a server that is behind would put its older model in force. */
    private void requireNewest() {
        catchUp.run();
        catchUp.behind().ifPresent(reason -> {
            throw PluginReason.rejected(List.of(PluginReason.of(
                    PluginReasonCode.SERVER_BEHIND, new PluginReason("", reason.in("zh-Hans"), reason.in("en")))));
        });
    }

    private <T> T locked(Supplier<T> work) {
        return turn.take(work);
    }
}
