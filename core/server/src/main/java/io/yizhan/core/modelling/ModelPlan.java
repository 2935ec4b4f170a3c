package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelFile;
import java.util.List;
import java.util.Map;

/**
 * What a change of the site's model would do.
 *
 * @param base revision it was begun from
 * @param generation of the model it was planned against
 * @param files of the site as they would be
 * @param rewritten some file is written otherwise than it is kept
 * @param types added or changed, as they would be
 * @param sdl of these types, by id
 * @param shapes of all fields the site ever had, by place
 */
public record ModelPlan(
        String hash,
        int base,
        long generation,
        List<ModelFile> files,
        boolean rewritten,
        List<PlanProblem> problems,
        List<PlannedChange> changes,
        List<String> ddl,
        List<ApiChange> api,
        List<ContentType> types,
        Map<String, String> sdl,
        Map<String, String> shapes) {
    public ModelPlan {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
        changes = List.copyOf(changes);
        ddl = List.copyOf(ddl);
        api = List.copyOf(api);
        types = List.copyOf(types);
    }

    /**
     * A change with what it means for entries.
     *
     * @param entries that hold values concerned
     * @param invalid of these, entries whose values would be reported when they are next published
     */
    public record PlannedChange(ModelChange change, int entries, int invalid, Labels message) {
        /** Whether something goes away. */
        public boolean removal() {
            return change.removal();
        }
    }

    /** Whether nothing speaks against it. */
    public boolean applicable() {
        return problems.isEmpty();
    }

    /** Whether something goes away. */
    public boolean removes() {
        return changes.stream().anyMatch(PlannedChange::removal);
    }

    /** Whether all would be as it is, down to the letters of the files. */
    public boolean changesNothing() {
        return changes.isEmpty() && !rewritten;
    }
}
