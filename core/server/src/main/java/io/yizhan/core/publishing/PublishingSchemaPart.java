package io.yizhan.core.publishing;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.graphql.SchemaText;
import jakarta.inject.Singleton;
import java.util.Set;

/** Publishing in the admin API. */
@Singleton
final class PublishingSchemaPart implements SchemaPart {
    private final PublishMutations mutations;

    PublishingSchemaPart(PublishMutations mutations) {
        this.mutations = mutations;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public String name() {
        return "publishing";
    }

    @Override
    public void contribute(SchemaDraft draft) {
        SchemaText text = SchemaText.read("graphql/publishing.graphqls");
        text.addTypes(draft);
        text.addQuery(draft, "publishPlan", mutations::plan)
                .addMutation(draft, "publish", mutations::publish)
                .addMutation(draft, "unpublish", mutations::unpublish);
    }
}
