package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.AnswerExtensions;
import java.util.Map;

/** Names restricted fields in {@code extensions.restricted}: null is never silent. */
final class Restrictions {
    /** The caller is not entitled to the field of this entry. */
    static final String ENTITLEMENT = "ENTITLEMENT";

    private Restrictions() {}

    static void note(DataFetchingEnvironment environment, String reason) {
        AnswerExtensions.of(environment.getGraphQlContext())
                .add(
                        "restricted",
                        Map.of(
                                "path",
                                environment.getExecutionStepInfo().getPath().toList(),
                                "reason",
                                reason));
    }
}
