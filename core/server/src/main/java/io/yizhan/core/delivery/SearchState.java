package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of the index that one request sees. */
final class SearchState {
    private final TextSearch search;
    private final AnswerSources sources;
    private final AnswerHeaders headers;
    private final long least;
    private @Nullable SearchView view;

    /** @param least position of an event that the reader wants to see, whatever this server has heard of */
    SearchState(TextSearch search, AnswerSources sources, AnswerHeaders headers, long least) {
        this.search = search;
        this.sources = sources;
        this.headers = headers;
        this.least = least;
    }

    /** @throws io.yizhan.core.problem.ProblemException BAD_USER_INPUT where drafts are read, which are in no index */
    static SearchState of(GraphQLContext context) {
        SearchState state = context.get(SearchState.class);
        if (state == null) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "search.published-only")
                    .at("search")
                    .exception();
        }
        return state;
    }

    /** The state; an answer from one that is behind what it was to show says so, and is not held. */
    synchronized SearchView view(long generation) {
        SearchView opened = view;
        if (opened == null) {
            opened = search.open(Math.max(sources.position(), least), generation);
            view = opened;
            if (opened.position() < sources.position()) {
                sources.until(Instant.EPOCH);
                headers.put(SnapshotPart.POSITION, Long.toString(opened.position()));
            }
        }
        return opened;
    }

    synchronized void close() {
        if (view != null) {
            view.close();
        }
    }
}
