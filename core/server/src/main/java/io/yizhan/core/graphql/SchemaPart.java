package io.yizhan.core.graphql;

import java.util.Set;

/**
 * What one room adds to the schema. Beans of this type are called in their {@code @Order} each time a schema is built, once per
 * endpoint they name; they may run in parallel to requests and must not change anything but the draft.
 */
public interface SchemaPart {
    Set<Endpoint> endpoints();

    /** @throws io.yizhan.core.problem.ProblemException when the part cannot contribute; the running schema then stays */
    void contribute(SchemaDraft draft);

    /**
     * Whether its fetchers say what they read, so that answers may be held until that changes. An answer with a field of any other part
     * is never held.
     */
    default boolean accountsForAnswers() {
        return false;
    }

    /** How problems name this part; a plugin's part says the plugin's id. */
    default String name() {
        return getClass().getSimpleName();
    }
}
