package io.yizhan.core.delivery;

import graphql.GraphQLContext;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.Access;

/**
 * Who reads in this request, and from which state of the database.
 *
 * @param snapshot one for the whole request: a release is seen whole or not at all
 */
record Reader(FieldUse use, Snapshot snapshot) {
    static Reader of(GraphQLContext context, Stage stage) {
        return new Reader(
                new FieldUse(ContextValues.require(context, Access.class), stage),
                ContextValues.require(context, Snapshot.class));
    }
}
