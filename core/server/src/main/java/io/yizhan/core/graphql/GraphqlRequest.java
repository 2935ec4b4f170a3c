package io.yizhan.core.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks, as sent.
 *
 * @param query text of the document; empty when only a persisted operation's hash was sent
 * @param operationName which operation of the document; empty when it has one
 * @param variables JSON values: String, Integer, Long, BigInteger, BigDecimal, Boolean, null, List, Map; no lone surrogates
 * @param persistedHash SHA-256 of the text in lower-case hexadecimal, from {@code extensions.persistedQuery}
 * @param readOnly whether mutations are refused (GET)
 * @param operationId names it among those whose results share one stream, from {@code extensions.operationId}
 */
public record GraphqlRequest(
        Optional<String> query,
        Optional<String> operationName,
        Map<String, @Nullable Object> variables,
        Optional<String> persistedHash,
        boolean readOnly,
        Optional<String> operationId) {
    public GraphqlRequest {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** The same, alone on its stream. */
    public GraphqlRequest withoutOperationId() {
        return new GraphqlRequest(query, operationName, variables, persistedHash, readOnly, Optional.empty());
    }

    /** A request made within the program. */
    public static GraphqlRequest of(String query, Map<String, @Nullable Object> variables) {
        return new GraphqlRequest(
                Optional.of(query), Optional.empty(), variables, Optional.empty(), false, Optional.empty());
    }
}
