package io.yizhan.core.modelling;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.TextSchemaPart;
import jakarta.inject.Singleton;

/** The content model in the admin API. */
@Singleton
final class ModellingSchemaPart extends TextSchemaPart {
    ModellingSchemaPart(ModelFetcher models, TermsFetcher terms, SiteModelFetcher site, SiteModelMutations changes) {
        super(
                "modelling",
                Endpoint.ADMIN,
                (text, draft) -> text.addQuery(draft, "contentModel", models::contentModel)
                        .addQuery(draft, "terms", terms::terms)
                        .addQuery(draft, "siteModel", site::siteModel)
                        .addQuery(draft, "siteModelRevisions", site::revisions)
                        .addQuery(draft, "modelDocuments", site::documents)
                        .addQuery(draft, "modelPlan", changes::plan)
                        .addQuery(draft, "modelWords", site::words)
                        .addMutation(draft, "changeModel", changes::change));
    }
}
