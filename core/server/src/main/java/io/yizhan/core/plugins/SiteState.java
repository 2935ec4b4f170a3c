package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelLocations;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelRejected;
import io.yizhan.core.model.ModelSource;
import java.util.List;
import java.util.Optional;

/**
 * The site's own model as this server has it.
 *
 * @param revision 0 before the first change
 * @param source files as they are kept
 * @param parts what they say; empty if they cannot be read any more
 * @param problem why it is left out of the model in force; empty if it is part of it
 */
record SiteState(int revision, ModelSource source, ModelParts parts, Optional<Labels> problem) {
    static final String OWNER = "site";

    static SiteState none() {
        return new SiteState(0, source(List.of()), nothing(), Optional.empty());
    }

    /**
     * @throws ModelRejected with all problems of the files themselves
     */
    static SiteState read(int revision, List<ModelFile> files) {
        ModelSource source = source(files);
        return new SiteState(revision, source, ModelReader.readParts(source), Optional.empty());
    }

    /** What is kept in the database; files that this program cannot read are left out, with their problems. */
    static SiteState kept(SiteModelStore.Kept kept) {
        try {
            return read(kept.revision(), kept.files());
        } catch (ModelRejected e) {
            SiteState unread = new SiteState(kept.revision(), source(kept.files()), nothing(), Optional.empty());
            return unread.leftOut(e);
        }
    }

    private static ModelSource source(List<ModelFile> files) {
        return new ModelSource(OWNER, files);
    }

    private static ModelParts nothing() {
        return new ModelParts(List.of(), List.of(), List.of(), List.of(), new ModelLocations());
    }

    boolean isEmpty() {
        return parts.types().isEmpty()
                && parts.groups().isEmpty()
                && parts.components().isEmpty()
                && parts.vocabularies().isEmpty();
    }

    boolean inForce() {
        return problem.isEmpty();
    }

    SiteState leftOut(RuntimeException reason) {
        List<PluginReason> reasons = PluginReason.of(PluginReasonCode.MODEL_FAILED, reason);
        String zh = String.join("\n", reasons.stream().map(PluginReason::zh).toList());
        String en = String.join("\n", reasons.stream().map(PluginReason::en).toList());
        return new SiteState(revision, source, parts, Optional.of(Labels.of(zh, en)));
    }

    SiteState backIn() {
        return new SiteState(revision, source, parts, Optional.empty());
    }
}
