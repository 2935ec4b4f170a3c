package io.yizhan.core.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.core.model.Digests;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;

/**
 * Automatic persisted operations (Apollo's protocol): texts by their SHA-256, per endpoint. Texts outlive a schema swap, as the
 * document cache validates them again for the new schema. Only texts that passed validation are kept.
 */
@Singleton
final class PersistedOperations {
    private record Key(Endpoint endpoint, String hash) {}

    private final Cache<Key, String> texts;
    private final AllowedOperations allowed;

    PersistedOperations(LimitsConfig limits, AllowedOperations allowed) {
        this.allowed = allowed;
        texts = Caffeine.newBuilder()
                .maximumWeight(limits.persistedBytes())
                .weigher((Key key, String text) -> 200 + text.length() * 2)
                .build();
    }

    /** @throws RequestRefused when the hash is unknown, differs from the text's, neither is given, or the text not allowed */
    String requireText(Endpoint endpoint, GraphqlRequest request) {
        return allowed.concern(endpoint) ? allowed.requireText(request) : text(endpoint, request);
    }

    private String text(Endpoint endpoint, GraphqlRequest request) {
        if (request.persistedHash().isEmpty()) {
            return request.query()
                    .orElseThrow(
                            () -> new RequestRefused(Problem.of(ProblemCode.BAD_USER_INPUT, "request.query-missing")));
        }
        String hash = request.persistedHash().get();
        if (request.query().isEmpty()) {
            String text = texts.getIfPresent(new Key(endpoint, hash));
            if (text == null) {
                throw new RequestRefused(Problem.of(ProblemCode.PERSISTED_OPERATION_NOT_FOUND));
            }
            return text;
        }
        String text = request.query().get();
        if (!hash.equals(Digests.sha256Hex(text))) {
            throw new RequestRefused(Problem.of(ProblemCode.BAD_USER_INPUT, "request.persisted-mismatch")
                    .at("extensions.persistedQuery.sha256Hash"));
        }
        return text;
    }

    void keep(Endpoint endpoint, GraphqlRequest request) {
        if (!allowed.concern(endpoint)
                && request.persistedHash().isPresent()
                && request.query().isPresent()) {
            texts.put(
                    new Key(endpoint, request.persistedHash().get()),
                    request.query().get());
        }
    }
}
