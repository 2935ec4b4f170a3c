package io.yizhan.core.preview;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.graphql.SchemaText;
import jakarta.inject.Singleton;
import java.util.Set;

/** Preview tokens in the admin API. */
@Singleton
final class PreviewSchemaPart implements SchemaPart {
    private final PreviewMutations mutations;

    PreviewSchemaPart(PreviewMutations mutations) {
        this.mutations = mutations;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public void contribute(SchemaDraft draft) {
        SchemaText text = SchemaText.read("graphql/preview.graphqls");
        text.addTypes(draft);
        text.addQuery(draft, "previewTokens", mutations::list)
                .addMutation(draft, "createPreviewToken", mutations::create)
                .addMutation(draft, "revokePreviewToken", mutations::revoke);
    }
}
