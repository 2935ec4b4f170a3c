package io.yizhan.core.graphql;

import io.micronaut.core.annotation.Order;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ModelListener;
import jakarta.inject.Singleton;
import java.util.Map;

/** Builds the schemas of a model before it is in force, and swaps them with it. */
@Singleton
@Order(200)
final class SchemaSwap implements ModelListener {
    private final GraphqlSchemas schemas;

    SchemaSwap(GraphqlSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public Prepared prepare(ContentModel next) {
        SchemaGeneration prepared = schemas.prepare(Map.of(ContentModel.class, next));
        return () -> schemas.swap(prepared);
    }
}
