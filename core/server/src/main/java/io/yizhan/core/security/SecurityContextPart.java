package io.yizhan.core.security;

import graphql.GraphQLContext;
import io.micronaut.core.annotation.Order;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Puts {@link Caller} and {@link Access} into the context of every operation. Calls within the program are anonymous. */
@Singleton
@Order(-100)
final class SecurityContextPart implements ContextPart {
    private final CallerSource callers;
    private final AccessService access;
    private final EventFeed feed;

    SecurityContextPart(CallerSource callers, AccessService access, EventFeed feed) {
        this.callers = callers;
        this.access = access;
        this.feed = feed;
    }

    @Override
    public void identify(GraphqlCall call, GraphQLContext context) {
        Caller caller = call.http().<Caller>map(callers::of).orElseGet(Caller.Anonymous::new);
        context.put(Caller.class, caller);
        if (!(caller instanceof Caller.Anonymous)) {
            ContextValues.require(context, AnswerHeaders.class).put("Cache-Control", "private, no-store");
        }
        Optional<Access> former = former(call, caller);
        former.ifPresent(_ -> context.put(FormerAccess.class, new FormerAccess()));
        context.put(Access.class, former.orElseGet(() -> access.of(caller)));
    }

    /**
     * Without a database nobody's rights are known. Anonymous callers go on under those they had when they were known last, as far as
     * answers that were made then; the guard lets them no further.
     */
    private Optional<Access> former(GraphqlCall call, Caller caller) {
        boolean goesOn = caller instanceof Caller.Anonymous
                && call.endpoint() == Endpoint.DELIVERY
                && feed.cutOff(EventFeed.LONGEST_LAG);
        return goesOn ? access.lastOfAnonymous() : Optional.empty();
    }
}
