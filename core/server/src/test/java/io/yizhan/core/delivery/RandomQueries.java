package io.yizhan.core.delivery;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** Queries that fit a schema, made from it by chance: any field, any argument, any condition, some levels deep. */
public final class RandomQueries {
    private static final int DEPTH = 5;
    private static final int CONDITION_DEPTH = 3;

    private final GraphQLSchema schema;
    private final Random random;
    private final Map<String, List<String>> values;
    private final Predicate<GraphQLFieldDefinition> wanted;
    private int aliases;

    /** @param values to take those of arguments and fields of this name from, as GraphQL literals; {@code ""} for other texts */
    public RandomQueries(GraphQLSchema schema, long seed, Map<String, List<String>> values) {
        this(schema, seed, values, _ -> true);
    }

    /** @param wanted fields to ask for */
    RandomQueries(
            GraphQLSchema schema,
            long seed,
            Map<String, List<String>> values,
            Predicate<GraphQLFieldDefinition> wanted) {
        this.schema = schema;
        this.random = new Random(seed);
        this.values = Map.copyOf(values);
        this.wanted = wanted;
    }

    /** The next query. */
    public String next() {
        return next(wanted);
    }

    /** The next query, of one root field of these. */
    String next(Predicate<GraphQLFieldDefinition> roots) {
        aliases = 0;
        return "{ "
                + field(
                        one(schema.getQueryType().getFieldDefinitions().stream()
                                .filter(roots)
                                .toList()),
                        DEPTH)
                + " }";
    }

    private <T> T one(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    private boolean chance(double part) {
        return random.nextDouble() < part;
    }

    /** Under a name of its own: fields of one name may differ in their arguments. */
    private String field(GraphQLFieldDefinition field, int depth) {
        String called = "a" + aliases++ + ": " + field.getName() + arguments(field.getArguments());
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        return switch (type) {
            case GraphQLUnionType union -> called + " { " + members(union.getTypes(), depth) + " }";
            case GraphQLInterfaceType some ->
                called + " { " + members(Objects.requireNonNull(schema.getImplementations(some)), depth) + " }";
            case GraphQLFieldsContainer object -> called + selection(object, depth);
            default -> called;
        };
    }

    private String members(List<? extends GraphQLType> types, int depth) {
        GraphQLObjectType type = (GraphQLObjectType) one(types);
        return "__typename ... on " + type.getName() + selection(type, depth);
    }

    private String selection(GraphQLFieldsContainer object, int depth) {
        List<GraphQLFieldDefinition> fields = object.getFieldDefinitions().stream()
                .filter(wanted)
                .filter(field -> depth > 1 || GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType())))
                .toList();
        StringJoiner selected = new StringJoiner(" ", " { ", " }");
        selected.add("__typename");
        for (int i = random.nextInt(4); i >= 0 && !fields.isEmpty(); i--) {
            selected.add(field(one(fields), depth - 1));
        }
        return selected.toString();
    }

    private String arguments(List<GraphQLArgument> arguments) {
        List<String> given = new ArrayList<>();
        boolean backwards = chance(0.2);
        for (GraphQLArgument argument : arguments) {
            String name = argument.getName();
            boolean must = GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
            boolean wanted = switch (name) {
                // cursors are the server's, the past is for staff; one direction at a time
                case "after", "before", "asOf" -> false;
                case "first" -> !backwards;
                case "last" -> backwards;
                case "offset" -> !backwards && chance(0.1);
                default -> chance(0.4);
            };
            if (must || wanted) {
                given.add(name + ": " + value(name, argument.getType(), CONDITION_DEPTH));
            }
        }
        return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
    }

    private String value(String name, GraphQLInputType type, int depth) {
        return switch (type) {
            case GraphQLNonNull some -> value(name, (GraphQLInputType) some.getWrappedType(), depth);
            case GraphQLList list -> list(name, (GraphQLInputType) list.getWrappedType(), depth);
            case GraphQLEnumType names -> one(names.getValues()).getName();
            case GraphQLInputObjectType object -> object(object, depth);
            case GraphQLScalarType scalar -> scalar(name, scalar);
            default -> throw new IllegalStateException(type.toString());
        };
    }

    private String list(String name, GraphQLInputType type, int depth) {
        StringJoiner elements = new StringJoiner(", ", "[", "]");
        for (int i = random.nextInt(3); i > 0; i--) {
            elements.add(value(name, type, depth));
        }
        return elements.toString();
    }

    private String object(GraphQLInputObjectType object, int depth) {
        StringJoiner members = new StringJoiner(", ", "{", "}");
        List<GraphQLInputObjectField> left = new ArrayList<>(object.getFieldDefinitions());
        int more = depth <= 0 ? 0 : 1 + random.nextInt(2);
        while (!left.isEmpty()) {
            GraphQLInputObjectField field = left.remove(random.nextInt(left.size()));
            boolean must = GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue();
            if (must || more-- > 0) {
                members.add(field.getName() + ": " + value(field.getName(), field.getType(), depth - 1));
            }
        }
        return members.toString();
    }

    private String scalar(String name, GraphQLScalarType scalar) {
        List<String> known = values.getOrDefault(name, values.getOrDefault(scalar.getName(), List.of()));
        if (!known.isEmpty()) {
            return one(known);
        }
        return switch (scalar.getName()) {
            case "Int" -> Integer.toString(random.nextInt(1, 6));
            case "Long" -> Long.toString(random.nextInt(-3, 3000));
            case "Float" -> Double.toString(random.nextInt(0, 40) / 4.0);
            case "Boolean" -> Boolean.toString(random.nextBoolean());
            case "Decimal" -> "\"" + random.nextInt(-3, 300) + ".5\"";
            case "Date" -> "\"20" + random.nextInt(20, 30) + "-0" + random.nextInt(1, 10) + "-15\"";
            case "DateTime" -> "\"20" + random.nextInt(20, 30) + "-0" + random.nextInt(1, 10) + "-15T08:00:00Z\"";
            default -> one(Objects.requireNonNull(values.get("")));
        };
    }
}
