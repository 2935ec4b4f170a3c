package io.yizhan.core.entry;

import graphql.GraphQLContext;
import graphql.language.OperationDefinition;
import io.yizhan.core.database.Database;
import io.yizhan.core.graphql.ContextPart;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.projection.Layouts;
import jakarta.inject.Singleton;

/** Gives each operation of the admin its {@link ContentReads}. */
@Singleton
final class EntryContextPart implements ContextPart {
    private final Database database;
    private final Layouts layouts;
    private final ContentModels models;

    EntryContextPart(Database database, Layouts layouts, ContentModels models) {
        this.database = database;
        this.layouts = layouts;
        this.models = models;
    }

    @Override
    public Opened open(GraphqlCall call, GraphQLContext context) {
        // before the first set-up there may be no model yet, and sign-in must do without
        if (call.endpoint() != Endpoint.ADMIN || !models.ready()) {
            return Opened.NOTHING;
        }
        OperationDefinition operation = ContextValues.require(context, OperationDefinition.class);
        boolean query = operation.getOperation() == OperationDefinition.Operation.QUERY;
        ContentReads reads =
                query ? ContentReads.ofQuery(layouts, database.openSnapshot()) : ContentReads.ofMutation(layouts);
        context.put(ContentReads.class, reads);
        return Opened.stoppable(reads::close, reads::stop);
    }
}
