package io.yizhan.core.graphql;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.Map;

/**
 * All endpoints' schemas of one content model; replaced whole.
 *
 * @param number rises with every generation prepared on this server
 */
public record SchemaGeneration(long number, Map<Endpoint, EndpointSchema> endpoints) {
    public SchemaGeneration {
        endpoints = Map.copyOf(endpoints);
    }

    /** @throws io.yizhan.core.problem.ProblemException DEPENDENCY_UNAVAILABLE while nothing serves that endpoint yet */
    public EndpointSchema require(Endpoint endpoint) {
        EndpointSchema schema = endpoints.get(endpoint);
        if (schema == null) {
            throw Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE).exception();
        }
        return schema;
    }
}
