package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.micronaut.core.annotation.Order;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import jakarta.inject.Singleton;

/** Gives each request one state of the index from start to end; it is taken when the request first searches. */
@Singleton
@Order(-40)
final class SearchPart implements ContextPart {
    private final TextSearch search;

    SearchPart(TextSearch search) {
        this.search = search;
    }

    @Override
    public Opened open(GraphqlCall call, GraphQLContext context) {
        if (call.schema() != Endpoint.DELIVERY) {
            return Opened.NOTHING;
        }
        long asked = HeldAnswers.minPosition(call);
        // the last position there is asks for an answer made anew, not for an event to wait for
        long least = asked == Long.MAX_VALUE ? 0 : asked;
        SearchState state = new SearchState(
                search, AnswerSources.of(context), ContextValues.require(context, AnswerHeaders.class), least);
        context.put(SearchState.class, state);
        return state::close;
    }
}
