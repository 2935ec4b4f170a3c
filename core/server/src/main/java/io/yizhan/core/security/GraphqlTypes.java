package io.yizhan.core.security;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import java.util.Arrays;
import java.util.List;

/** Writes types almost as short as in the schema language: {@code field("roles", "[ID!]!")}. */
final class GraphqlTypes {
    private GraphqlTypes() {}

    /** @param fields {@code name: type} after {@code name: type}, with commas or line ends between */
    static GraphQLObjectType object(String name, String description, String fields) {
        GraphQLObjectType.Builder builder =
                GraphQLObjectType.newObject().name(name).description(description);
        for (String[] field : pairs(fields)) {
            builder.field(field(field[0], field[1]).build());
        }
        return builder.build();
    }

    static GraphQLInputObjectType input(String name, String fields) {
        GraphQLInputObjectType.Builder builder =
                GraphQLInputObjectType.newInputObject().name(name);
        for (String[] field : pairs(fields)) {
            builder.field(
                    GraphQLInputObjectField.newInputObjectField().name(field[0]).type((GraphQLInputType)
                            type(field[1])));
        }
        return builder.build();
    }

    static GraphQLEnumType words(String name, String... values) {
        GraphQLEnumType.Builder builder = GraphQLEnumType.newEnum().name(name);
        for (String value : values) {
            builder.value(value);
        }
        return builder.build();
    }

    /** @param arguments alternately name and type */
    static GraphQLFieldDefinition.Builder field(String name, String type, String... arguments) {
        GraphQLFieldDefinition.Builder builder =
                GraphQLFieldDefinition.newFieldDefinition().name(name).type((GraphQLOutputType) type(type));
        for (int i = 0; i < arguments.length; i += 2) {
            builder.argument(
                    GraphQLArgument.newArgument().name(arguments[i]).type((GraphQLInputType) type(arguments[i + 1])));
        }
        return builder;
    }

    private static List<String[]> pairs(String fields) {
        return Arrays.stream(fields.strip().split("[,\\n]\\s*", -1))
                .map(field -> field.split(": ", 2))
                .toList();
    }

    private static GraphQLType type(String text) {
        if (text.endsWith("!")) {
            return nonNull(type(text.substring(0, text.length() - 1)));
        }
        if (text.startsWith("[")) {
            return list(type(text.substring(1, text.length() - 1)));
        }
        return switch (text) {
            case "ID" -> Scalars.GraphQLID;
            case "String" -> Scalars.GraphQLString;
            case "Int" -> Scalars.GraphQLInt;
            case "Boolean" -> Scalars.GraphQLBoolean;
            case "DateTime" -> io.yizhan.core.graphql.Scalars.DATE_TIME;
            case "Locale" -> io.yizhan.core.graphql.Scalars.LOCALE;
            default -> GraphQLTypeReference.typeRef(text);
        };
    }
}
