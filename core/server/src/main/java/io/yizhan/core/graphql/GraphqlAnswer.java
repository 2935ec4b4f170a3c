package io.yizhan.core.graphql;

import io.yizhan.core.problem.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as it goes over the wire.
 *
 * @param body UTF-8 JSON: {@code {"errors":[…],"data":…}}; must not be changed
 * @param refusal why nothing ran; empty when the body has a data entry
 * @param headers to be added to the HTTP answer
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are never compared, and copying each answer would cost
public record GraphqlAnswer(byte[] body, Optional<Problem> refusal, Map<String, String> headers) {}
