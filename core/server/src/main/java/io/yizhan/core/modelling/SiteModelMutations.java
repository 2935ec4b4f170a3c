package io.yizhan.core.modelling;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.plugins.SiteModels;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Caller;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans and changes of the site's own model in the admin API. */
@Singleton
final class SiteModelMutations {
    private static final int MOST_DOCUMENTS = 500;

    private final Provider<SiteModelService> service;
    private final Provider<SiteModels> site;
    private final Provider<ContentModels> models;
    private final SiteModelFetcher fetcher;

    SiteModelMutations(
            Provider<SiteModelService> service,
            Provider<SiteModels> site,
            Provider<ContentModels> models,
            SiteModelFetcher fetcher) {
        this.service = service;
        this.site = site;
        this.models = models;
        this.fetcher = fetcher;
    }

    private record Input(int base, List<ModelFile> files, Optional<String> note) {}

    Object plan(DataFetchingEnvironment environment) {
        Access access = SiteModelFetcher.requireManager(environment);
        Input input = input(environment);
        return ModelPlanAnswers.plan(access, service.get().plan(input.base(), input.files()));
    }

    Object change(DataFetchingEnvironment environment) {
        Access access = SiteModelFetcher.requireManager(environment);
        Input input = input(environment);
        SiteModelService.Done done = service.get()
                .change(
                        input.base(),
                        input.files(),
                        Objects.requireNonNull(environment.getArgument("plan")),
                        Objects.requireNonNullElse(environment.<Boolean>getArgument("allowRemoval"), false),
                        input.note(),
                        ContextValues.require(environment.getGraphQlContext(), Caller.class)
                                .userId());
        return Map.of("siteModel", fetcher.answer(done.current()), "plan", ModelPlanAnswers.plan(access, done.plan()));
    }

    private Input input(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> change = Objects.requireNonNull(environment.getArgument("change"));
        List<?> given = (List<?>) Objects.requireNonNull(change.get("documents"));
        if (given.size() > MOST_DOCUMENTS) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "argument.many")
                    .with("limit", MOST_DOCUMENTS)
                    .at("change.documents")
                    .exception();
        }
        List<Map.Entry<String, Map<?, ?>>> documents = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Map<?, ?> one = (Map<?, ?>) given.get(i);
            if (!(one.get("document") instanceof Map<?, ?> document)) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT, "model.document")
                        .at("change.documents[" + i + "].document")
                        .exception();
            }
            documents.add(Map.entry(String.valueOf(one.get("path")), document));
        }
        ModelSource stored =
                new ModelSource(StoredShapes.OWNER, site.get().current().files());
        List<ModelFile> files =
                ModelDocument.files(documents, stored, models.get().current());
        Optional<String> note = Optional.ofNullable(change.get("note")).map(Object::toString);
        return new Input((Integer) Objects.requireNonNull(change.get("base")), files, note);
    }
}
