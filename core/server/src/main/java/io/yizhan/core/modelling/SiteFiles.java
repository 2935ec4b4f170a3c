package io.yizhan.core.modelling;

import io.yizhan.core.model.ModelFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for the files of the site as a whole, before anything is read of them. */
final class SiteFiles {
    private static final Pattern PATH =
            Pattern.compile("(types|field-groups|components|vocabularies)/[A-Za-z0-9][A-Za-z0-9._-]{0,79}\\.ya?ml"
                    + "|vocabularies/[A-Za-z0-9][A-Za-z0-9._-]{0,79}\\.csv");
    private static final int MOST_MEGABYTES = 4;

    private SiteFiles() {}

    static List<PlanProblem> check(List<ModelFile> files) {
        List<PlanProblem> problems = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        long bytes = 0;
        for (ModelFile file : files) {
            bytes += file.content().length;
            if (!PATH.matcher(file.path()).matches()) {
                problems.add(PlanProblem.of(PlanProblemCode.BAD_PATH, file.path(), "", Map.of()));
            } else if (!paths.add(file.path().toLowerCase(Locale.ROOT))) {
                problems.add(PlanProblem.of(PlanProblemCode.PATH_TWICE, file.path(), "", Map.of()));
            }
        }
        if (bytes > (long) MOST_MEGABYTES << 20) {
            Map<String, String> limit = Map.of("limit", Integer.toString(MOST_MEGABYTES));
            problems.add(PlanProblem.of(PlanProblemCode.TOO_LARGE, "", "", limit));
        }
        return problems;
    }
}
