package io.yizhan.core.modelling;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.TextSchemaPart;
import jakarta.inject.Singleton;

/** The content model in the admin API. */
@Singleton
final class ModellingSchemaPart extends TextSchemaPart {
    ModellingSchemaPart(ModelFetcher models, TermsFetcher terms) {
        super(
                "modelling",
                Endpoint.ADMIN,
                (text, draft) -> text.addQuery(draft, "contentModel", models::contentModel)
                        .addQuery(draft, "terms", terms::terms));
    }
}
