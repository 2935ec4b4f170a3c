package io.yizhan.core.live;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Secrets;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams that stand on this server: counted by caller, found by token. */
@Singleton
final class OpenStreams {
    private final LiveConfig config;
    private final SecureRandom random = new SecureRandom();
    private final Set<EventStream> streams = new HashSet<>();
    private final Map<String, EventStream> byToken = new HashMap<>();
    private final Set<EventStream> taken = new HashSet<>();
    private volatile List<EventStream> seen = List.of();
    private boolean closed;

    OpenStreams(LiveConfig config) {
        this.config = config;
    }

    /** Those that stand now. */
    Collection<EventStream> all() {
        return seen;
    }

    /**
     * A new stream.
     *
     * @throws io.yizhan.core.problem.ProblemException RATE_LIMITED if the caller has too many; DEPENDENCY_UNAVAILABLE if the server has,
     *     or stops
     */
    synchronized EventStream add(LiveAnswers answers, String caller, boolean shared) {
        if (closed || streams.size() >= config.streams()) {
            throw Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, "live.full").exception();
        }
        long own = streams.stream()
                .filter(stream -> stream.caller().equals(caller))
                .count();
        if (own >= config.streamsPerCaller()) {
            throw Problem.of(ProblemCode.RATE_LIMITED, "live.streams")
                    .with("limit", config.streamsPerCaller())
                    .exception();
        }
        EventStream stream = new EventStream(answers, config, caller, shared, this::remove);
        streams.add(stream);
        seen = List.copyOf(streams);
        return stream;
    }

    /** A new stream that waits for its connection under the token. */
    synchronized String reserve(LiveAnswers answers, String caller) {
        String token = Secrets.secret(random);
        byToken.put(token, add(answers, caller, true));
        return token;
    }

    /** @throws io.yizhan.core.problem.ProblemException NOT_FOUND if there is none, or it is another caller's */
    synchronized EventStream require(String token, String caller) {
        @Nullable EventStream stream = byToken.get(token);
        if (stream == null || !stream.caller().equals(caller)) {
            throw Problem.of(ProblemCode.NOT_FOUND, "live.token").exception();
        }
        return stream;
    }

    /**
     * Whether it had no connection yet.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if it has ended since it was found
     */
    synchronized boolean take(EventStream stream) {
        if (!streams.contains(stream)) {
            throw Problem.of(ProblemCode.NOT_FOUND, "live.token").exception();
        }
        return taken.add(stream);
    }

    private synchronized void remove(EventStream stream) {
        streams.remove(stream);
        taken.remove(stream);
        byToken.values().remove(stream);
        seen = List.copyOf(streams);
    }

    /** Ends all, and takes no more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        seen.forEach(stream -> stream.output().breakOff());
    }
}
