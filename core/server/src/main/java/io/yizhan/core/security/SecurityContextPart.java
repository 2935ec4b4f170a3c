package io.yizhan.core.security;

import graphql.GraphQLContext;
import io.micronaut.core.annotation.Order;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.GraphqlCall;
import jakarta.inject.Singleton;

/** Puts {@link Caller} and {@link Access} into the context of every operation. Calls within the program are anonymous. */
@Singleton
@Order(-100)
final class SecurityContextPart implements ContextPart {
    private final CallerSource callers;
    private final AccessService access;

    SecurityContextPart(CallerSource callers, AccessService access) {
        this.callers = callers;
        this.access = access;
    }

    @Override
    public void identify(GraphqlCall call, GraphQLContext context) {
        Caller caller = call.http().<Caller>map(callers::of).orElseGet(Caller.Anonymous::new);
        context.put(Caller.class, caller);
        if (!(caller instanceof Caller.Anonymous)) {
            ContextValues.require(context, AnswerHeaders.class).put("Cache-Control", "private, no-store");
        }
        context.put(Access.class, access.of(caller));
    }
}
