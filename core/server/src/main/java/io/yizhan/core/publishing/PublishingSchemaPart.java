package io.yizhan.core.publishing;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.TextSchemaPart;
import jakarta.inject.Singleton;

/** Publishing in the admin API. */
@Singleton
final class PublishingSchemaPart extends TextSchemaPart {
    PublishingSchemaPart(PublishMutations mutations, PublicationsFetcher publications) {
        super(
                "publishing",
                Endpoint.ADMIN,
                (text, draft) -> text.addQuery(draft, "publishPlan", mutations::plan)
                        .addQuery(draft, "publications", publications::publications)
                        .addMutation(draft, "publish", mutations::publish)
                        .addMutation(draft, "unpublish", mutations::unpublish));
    }
}
