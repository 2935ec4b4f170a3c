package io.yizhan.core.graphql;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field's values, taken apart.
 *
 * @param required whether null may not stand there
 * @param type without the outermost "not null"
 * @param element of lists alone
 */
record OutputShape(
        boolean required,
        Kind kind,
        GraphQLType type,
        @Nullable OutputShape element) {
    enum Kind {
        SCALAR,
        ENUM,
        LIST,
        /** An object type, interface or union. */
        COMPOSITE
    }

    static OutputShape of(GraphQLType declared) {
        boolean required = declared instanceof GraphQLNonNull;
        GraphQLType type = declared instanceof GraphQLNonNull wrapped ? wrapped.getWrappedType() : declared;
        return switch (type) {
            case GraphQLList list -> new OutputShape(required, Kind.LIST, list, of(list.getWrappedType()));
            case GraphQLScalarType scalar -> new OutputShape(required, Kind.SCALAR, scalar, null);
            case GraphQLEnumType choice -> new OutputShape(required, Kind.ENUM, choice, null);
            default -> new OutputShape(required, Kind.COMPOSITE, type, null);
        };
    }
}
