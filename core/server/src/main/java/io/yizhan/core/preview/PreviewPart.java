package io.yizhan.core.preview;

import graphql.GraphQLContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.yizhan.core.delivery.Overlay;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.PreviewPass;
import jakarta.inject.Singleton;

/**
 * Lets in who brings {@code Authorization: Preview <token>} to the preview endpoint: as anybody, whatever cookie comes with it, with
 * the token's drafts.
 */
@Singleton
@Order(-90)
final class PreviewPart implements ContextPart {
    private final PreviewService previews;
    private final AccessService access;

    PreviewPart(PreviewService previews, AccessService access) {
        this.previews = previews;
        this.access = access;
    }

    /** @throws io.yizhan.core.problem.ProblemException UNAUTHENTICATED if the token is unknown, expired or revoked */
    @Override
    public void identify(GraphqlCall call, GraphQLContext context) {
        if (!call.byPreviewToken()) {
            return;
        }
        String header = call.http()
                .map(http -> http.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse("");
        PreviewToken token = previews.require(
                header.substring(GraphqlCall.PREVIEW_TOKEN.length()).strip());
        Caller anybody = new Caller.Anonymous();
        context.put(Caller.class, anybody);
        context.put(Access.class, access.of(anybody));
        context.put(PreviewPass.class, new PreviewPass());
        context.put(Overlay.class, previews.overlay(token));
        ContextValues.require(context, AnswerHeaders.class).put(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
