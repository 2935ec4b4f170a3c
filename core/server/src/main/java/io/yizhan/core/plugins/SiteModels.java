package io.yizhan.core.plugins;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelRejected;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.projection.Layouts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The site's own model: types, field groups and vocabularies that are made in the admin or pushed as files. A change is whole
 * or not at all, as an installation of a plugin is, and other servers follow it the same way.
 */
@Singleton
public class SiteModels {
    private static final int ATTEMPTS = 6;
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final PluginsInForce inForce;
    private final PluginCatchUp catchUp;
    private final ChangeTurn turn;
    private final SiteModelStore store;
    private final Database database;
    private final Layouts layouts;
    private final Clock clock;

    SiteModels(
            PluginsInForce inForce,
            PluginCatchUp catchUp,
            ChangeTurn turn,
            SiteModelStore store,
            Database database,
            Layouts layouts,
            Clock clock) {
        this.inForce = inForce;
        this.catchUp = catchUp;
        this.turn = turn;
        this.store = store;
        this.database = database;
        this.layouts = layouts;
        this.clock = clock;
    }

    /**
     * The newest revision.
     *
     * @param revision 0 before the first change; then nobody changed it, at no time
     * @param shapes how each field that any revision ever had is stored: place to shape
     * @param problem why it is left out of the model in force; empty if it is part of it
     */
    public record Current(
            int revision,
            List<ModelFile> files,
            Map<String, String> shapes,
            Optional<Instant> changedAt,
            Optional<UUID> changedBy,
            Optional<Labels> problem) {
        public Current {
            files = List.copyOf(files);
            shapes = Map.copyOf(shapes);
        }
    }

    /** What is told of a revision. */
    public record Revision(
            int revision, Instant changedAt, Optional<UUID> changedBy, Optional<String> note, List<Labels> summary) {
        public Revision {
            summary = List.copyOf(summary);
        }
    }

    /**
     * Why a change was made.
     *
     * @param summary what it changes, in words
     */
    public record Reason(Optional<UUID> actor, Optional<String> note, List<Labels> summary) {
        public Reason {
            summary = List.copyOf(summary);
        }
    }

    /**
     * The files of the site as they shall be.
     *
     * @param base revision the change was begun from
     * @param generation of the model it was planned against
     * @param shapes those of all fields ever, and of those that are new
     */
    public record Change(int base, long generation, List<ModelFile> files, Map<String, String> shapes) {
        public Change {
            files = List.copyOf(files);
            shapes = Map.copyOf(shapes);
        }
    }

    public Current current() {
        SiteModelStore.Kept kept = database.read(store::findNewest).orElseGet(SiteModelStore.Kept::none);
        boolean changed = kept.revision() > 0;
        return new Current(
                kept.revision(),
                kept.files(),
                kept.shapes(),
                changed ? Optional.of(kept.changedAt()) : Optional.empty(),
                kept.by(),
                turn.take(() -> inForce.site().problem()));
    }

    /** Revisions below a number, newest first. */
    public List<Revision> history(int below, int most) {
        return database.read(sql -> store.history(sql, below, most));
    }

    /** The model files of core and of the plugins that run, in order of plugin. */
    public List<ModelSource> others() {
        List<ModelSource> sources = new ArrayList<>();
        sources.add(ModelSource.besideClass("core", ModelReader.class, "model"));
        sources.addAll(turn.take(inForce::pluginSources));
        return sources;
    }

    /** Takes over what another server has just changed, so that a plan is made against it; gives up after a moment. */
    public void follow() {
        turn.take(this::isNewest);
    }

    /**
     * The model as it would be with these files of the site; changes nothing.
     *
     * @throws ModelRejected with all problems of the files and of the whole
     */
    public ContentModel planned(List<ModelFile> files) {
        return turn.take(() -> inForce.planned(new ModelSource(SiteState.OWNER, files)));
    }

    /**
     * Puts the files in force, on all servers, or nothing.
     *
     * @throws ProblemException CONFLICT if the model has changed since; MODEL_REJECTED with all reasons; STALE_SCHEMA if this
     *     server has not kept up with the others
     */
    public Current change(Change change, Reason reason) {
        turn.takeAlone(() -> {
            if (!isNewest()) {
                throw Problem.of(ProblemCode.STALE_SCHEMA).exception();
            }
            requireBase(change);
            try {
                SiteState next = SiteState.read(change.base() + 1, change.files());
                SiteModelStore.Kept kept = new SiteModelStore.Kept(
                        next.revision(), change.files(), change.shapes(), clock.instant(), reason.actor());
                inForce.change(next, sql -> store.add(sql, kept, reason), reason.actor());
                return next;
            } catch (ProblemException e) {
                throw e;
            } catch (ModelRejected e) {
                throw rejected(e);
            } catch (RuntimeException e) {
                // Two servers at once: the second prepared for a model that is no more.
                requireBase(change);
                throw e;
            }
        });
        return current();
    }

    private static ProblemException rejected(ModelRejected rejected) {
        ProblemException reasons = PluginReason.rejected(PluginReason.of(rejected));
        return new ProblemException(new Problem(
                ProblemCode.MODEL_REJECTED, "model.rejected", reasons.problem().params(), Optional.empty()));
    }

    /** Whoever changed the model just now on another server has still to say what it is made of: that takes a moment. */
    private boolean isNewest() {
        for (int attempt = 1; ; attempt++) {
            catchUp.run();
            if (catchUp.behind().isEmpty() || attempt == ATTEMPTS) {
                return catchUp.behind().isEmpty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void requireBase(Change change) {
        int newest = database.read(store::newest);
        boolean same = newest == change.base() && layouts.findGeneration().equals(Optional.of(change.generation()));
        if (!same) {
            throw Problem.of(ProblemCode.CONFLICT, "model.changed")
                    .with("revision", newest)
                    .at("change.base")
                    .exception();
        }
    }
}
