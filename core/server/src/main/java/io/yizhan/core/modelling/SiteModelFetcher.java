package io.yizhan.core.modelling;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Cursor;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.plugins.SiteModels;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Permissions;
import io.yizhan.core.security.UserService;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The site's own model, its history, and all documents in the admin API; needs {@link Permissions#MODEL_MANAGE}. */
@Singleton
final class SiteModelFetcher {
    private static final int MOST = 100;
    private static final String LIST = "siteModelRevisions";

    /** Asked for late: changing the model changes the schema, which this is a part of. */
    private final Provider<SiteModels> site;

    private final Provider<ContentModels> models;
    private final UserService users;
    private final CursorCodec cursors;

    SiteModelFetcher(
            Provider<SiteModels> site, Provider<ContentModels> models, UserService users, CursorCodec cursors) {
        this.site = site;
        this.models = models;
        this.users = users;
        this.cursors = cursors;
    }

    static Access requireManager(DataFetchingEnvironment environment) {
        Access access = ContextValues.require(environment.getGraphQlContext(), Access.class);
        if (!access.may(Permissions.MODEL_MANAGE)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return access;
    }

    Object siteModel(DataFetchingEnvironment environment) {
        requireManager(environment);
        return answer(site.get().current());
    }

    Map<String, @Nullable Object> answer(SiteModels.Current current) {
        ModelSource source = new ModelSource(StoredShapes.OWNER, current.files());
        Map<UUID, String> names =
                users.displayNames(current.changedBy().stream().toList());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("revision", current.revision());
        answer.put("documents", documents(List.of(source)));
        answer.put("changedAt", current.changedAt().orElse(null));
        answer.put("changedBy", current.changedBy().map(names::get).orElse(null));
        answer.put("problem", current.problem().map(Labels::texts).orElse(null));
        return answer;
    }

    private List<Map<String, Object>> documents(List<ModelSource> sources) {
        ContentModel model = models.get().current();
        return sources.stream()
                .flatMap(source -> ModelDocument.of(source, model).stream())
                .map(ModelPlanAnswers::document)
                .toList();
    }

    Object documents(DataFetchingEnvironment environment) {
        requireManager(environment);
        List<ModelSource> sources = new ArrayList<>(site.get().others());
        sources.add(new ModelSource(StoredShapes.OWNER, site.get().current().files()));
        return documents(sources);
    }

    Object words(DataFetchingEnvironment environment) {
        requireManager(environment);
        return ModelPlanAnswers.words(
                Optional.ofNullable(models.get().current().vocabularies().get("identifierScheme")));
    }

    Object revisions(DataFetchingEnvironment environment) {
        requireManager(environment);
        int first = Objects.requireNonNullElse(environment.<Integer>getArgument("first"), 20);
        if (first < 1 || first > MOST) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "argument.first")
                    .with("limit", MOST)
                    .at("first")
                    .exception();
        }
        Optional<String> after = Optional.ofNullable(environment.getArgument("after"));
        int below =
                after.map(text -> place(cursors.decode(LIST, text, "after"))).orElse(Integer.MAX_VALUE);
        List<SiteModels.Revision> found = site.get().history(below, first + 1);
        List<SiteModels.Revision> page = found.subList(0, Math.min(first, found.size()));
        Set<UUID> ids = page.stream().flatMap(one -> one.changedBy().stream()).collect(Collectors.toSet());
        Map<UUID, String> names = users.displayNames(ids);
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", found.size() > first);
        info.put("hasPreviousPage", after.isPresent());
        info.put("startCursor", page.isEmpty() ? null : cursor(page.getFirst()));
        info.put("endCursor", page.isEmpty() ? null : cursor(page.getLast()));
        return Map.of("nodes", page.stream().map(one -> revision(one, names)).toList(), "pageInfo", info);
    }

    private String cursor(SiteModels.Revision revision) {
        return cursors.encode(LIST, new Cursor(List.of((long) revision.revision())));
    }

    private static int place(Cursor cursor) {
        return cursor.values().getFirst() instanceof Long number ? number.intValue() : 0;
    }

    private static Map<String, @Nullable Object> revision(SiteModels.Revision revision, Map<UUID, String> names) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("revision", revision.revision());
        answer.put("changedAt", revision.changedAt());
        answer.put("changedBy", revision.changedBy().map(names::get).orElse(null));
        answer.put("note", revision.note().orElse(null));
        answer.put("summary", revision.summary().stream().map(Labels::texts).toList());
        return answer;
    }
}
