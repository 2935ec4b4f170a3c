package io.yizhan.core.trade;

import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Queries for every field there is without arguments that have to be given, to some depth, made from the schema itself. */
final class EverythingQuery {
    private static final int MOST_FIELDS = 100;

    private final TypeDefinitionRegistry types;
    private int left;

    EverythingQuery(String sdl) {
        types = new SchemaParser().parse(sdl);
    }

    /** One query per list and field of its entries, so that each stays within the limits of a request. */
    List<String> queries(int depth) {
        List<String> queries = new ArrayList<>();
        for (FieldDefinition root : object("Query").getFieldDefinitions()) {
            String type = name(root.getType());
            if (!type.endsWith("Connection") || needsArguments(root)) {
                continue;
            }
            for (FieldDefinition field : object(node(type)).getFieldDefinitions()) {
                left = MOST_FIELDS;
                String selected = needsArguments(field) ? "" : selection(field, depth);
                if (!selected.isEmpty()) {
                    queries.add("{ " + root.getName() + "(first: 50) { totalCount nodes { id " + selected + " } } }");
                }
            }
        }
        return queries;
    }

    private String node(String connection) {
        return object(connection).getFieldDefinitions().stream()
                .filter(field -> field.getName().equals("nodes"))
                .map(field -> name(field.getType()))
                .findFirst()
                .orElseThrow();
    }

    private String selection(FieldDefinition field, int depth) {
        if (left-- <= 0) {
            return "";
        }
        TypeDefinition<?> type = types.getTypeOrNull(name(field.getType()));
        if (type instanceof ObjectTypeDefinition object) {
            String inner = depth == 0 ? "" : fields(object, depth - 1);
            return inner.isBlank() ? "" : field.getName() + " { " + inner + " }";
        }
        // of unions only what every member has: fields of one name may have several types
        return type instanceof UnionTypeDefinition ? field.getName() + " { __typename }" : field.getName();
    }

    private String fields(ObjectTypeDefinition type, int depth) {
        StringJoiner selected = new StringJoiner(" ");
        for (FieldDefinition field : type.getFieldDefinitions()) {
            String one = needsArguments(field) ? "" : selection(field, depth);
            if (!one.isEmpty()) {
                selected.add(one);
            }
        }
        return selected.toString();
    }

    private ObjectTypeDefinition object(String name) {
        return Objects.requireNonNull(types.getTypeOrNull(name, ObjectTypeDefinition.class));
    }

    private static boolean needsArguments(FieldDefinition field) {
        return field.getInputValueDefinitions().stream()
                .anyMatch(argument -> argument.getType() instanceof NonNullType && argument.getDefaultValue() == null);
    }

    private static String name(Type<?> type) {
        return switch (type) {
            case NonNullType inner -> name(inner.getType());
            case ListType inner -> name(inner.getType());
            case TypeName name -> name.getName();
            default -> throw new AssertionError(type.toString());
        };
    }
}
