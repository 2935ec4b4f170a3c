package io.yizhan.core.preview;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.TextSchemaPart;
import jakarta.inject.Singleton;

/** Preview tokens in the admin API. */
@Singleton
final class PreviewSchemaPart extends TextSchemaPart {
    PreviewSchemaPart(PreviewMutations mutations) {
        super(
                "preview",
                Endpoint.ADMIN,
                (text, draft) -> text.addQuery(draft, "previewTokens", mutations::list)
                        .addMutation(draft, "createPreviewToken", mutations::create)
                        .addMutation(draft, "revokePreviewToken", mutations::revoke));
    }
}
