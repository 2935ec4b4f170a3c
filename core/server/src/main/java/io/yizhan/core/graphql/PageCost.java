package io.yizhan.core.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many rows the pages of an operation may hold together at most: each field that takes {@code first} counts with the size of its
 * page, times the sizes of the pages around it; the entities that a federation asks for count as a page. Directives that leave fields out are not looked at.
 */
public final class PageCost {
    /** Size of a page for which none is asked. */
    public static final int DEFAULT_PAGE = 20;

    private static final long CEILING = 1_000_000_000L;
    private static final int NOT_GIVEN = -1;
    private static final String REPRESENTATIONS = "representations";

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, @Nullable Object> variables;

    private PageCost(
            GraphQLSchema schema,
            Document document,
            OperationDefinition operation,
            Map<String, @Nullable Object> given) {
        this.schema = schema;
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment);
        }
        this.variables = new HashMap<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            variables.put(variable.getName(), variable.getDefaultValue());
        }
        variables.putAll(given);
    }

    /** Of a valid operation with these variables, as they were sent. */
    static long of(
            GraphQLSchema schema,
            Document document,
            OperationDefinition operation,
            Map<String, @Nullable Object> variables) {
        GraphQLObjectType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return new PageCost(schema, document, operation, variables).sum(root, operation.getSelectionSet());
    }

    /** @throws RequestRefused QUERY_TOO_COMPLEX */
    static void check(long cost, LimitsConfig limits) {
        if (cost > limits.cost()) {
            throw new RequestRefused(Problem.of(ProblemCode.QUERY_TOO_COMPLEX, "request.cost")
                    .with("name", "cost")
                    .with("actual", cost)
                    .with("limit", limits.cost()));
        }
    }

    private long sum(@Nullable GraphQLUnmodifiedType type, @Nullable SelectionSet set) {
        return sum(type, set, _ -> true);
    }

    /** The document's limit of fields, fragments put in place of their names, keeps this short. */
    private long sum(
            @Nullable GraphQLUnmodifiedType type,
            @Nullable SelectionSet set,
            Predicate<GraphQLFieldDefinition> counted) {
        long total = 0;
        if (set == null) {
            return total;
        }
        for (Selection<?> selection : set.getSelections()) {
            long one = switch (selection) {
                case Field field -> field(type, field, counted);
                case InlineFragment inline -> sum(conditioned(inline, type), inline.getSelectionSet(), counted);
                case FragmentSpread spread -> fragment(spread.getName(), counted);
                default -> 0;
            };
            total = Math.min(CEILING, total + one);
        }
        return total;
    }

    private @Nullable GraphQLUnmodifiedType conditioned(InlineFragment inline, @Nullable GraphQLUnmodifiedType around) {
        TypeName condition = inline.getTypeCondition();
        return condition == null ? around : named(condition);
    }

    private @Nullable GraphQLUnmodifiedType named(TypeName name) {
        return schema.getType(name.getName()) instanceof GraphQLUnmodifiedType type ? type : null;
    }

    private long fragment(String name, Predicate<GraphQLFieldDefinition> counted) {
        FragmentDefinition definition = fragments.get(name);
        return definition == null
                ? 0
                : sum(named(definition.getTypeCondition()), definition.getSelectionSet(), counted);
    }

    private long field(@Nullable GraphQLUnmodifiedType type, Field field, Predicate<GraphQLFieldDefinition> counted) {
        GraphQLFieldDefinition definition =
                type instanceof GraphQLFieldsContainer container ? container.getFieldDefinition(field.getName()) : null;
        // none for introspection
        if (definition == null || !counted.test(definition)) {
            return 0;
        }
        GraphQLUnmodifiedType inner = GraphQLTypeUtil.unwrapAll(definition.getType());
        GraphQLArgument first = definition.getArgument("first");
        if (first != null && !GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
            // a connection: what is not below its rows, as counts of them all, is there once
            long rows = sum(inner, field.getSelectionSet(), PageCost::holdsRows);
            long others = sum(inner, field.getSelectionSet(), one -> !holdsRows(one));
            return Math.min(CEILING, size(field, first) * (1 + rows) + others);
        }
        long below = sum(inner, field.getSelectionSet());
        if (first != null) {
            return Math.min(CEILING, size(field, first) * (1 + below));
        }
        return definition.getArgument(REPRESENTATIONS) == null
                ? below
                : Math.min(CEILING, representations(field) * (1 + below));
    }

    /** The lists of a connection are its page; a list with a size of its own is another. */
    private static boolean holdsRows(GraphQLFieldDefinition field) {
        return field.getArgument("first") == null
                && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
    }

    private long size(Field field, GraphQLArgument first) {
        long size = given(field, "first");
        if (size == NOT_GIVEN) {
            size = given(field, "last");
        }
        if (size != NOT_GIVEN) {
            return size;
        }
        return first.getArgumentDefaultValue().getValue() instanceof Number otherwise
                ? otherwise.longValue()
                : DEFAULT_PAGE;
    }

    private long representations(Field field) {
        return field.getArguments().stream()
                .filter(one -> one.getName().equals(REPRESENTATIONS))
                .findFirst()
                .map(one -> length(one.getValue()))
                .orElse(0L);
    }

    private long length(@Nullable Object value) {
        return switch (value) {
            case VariableReference reference -> length(variables.get(reference.getName()));
            case ArrayValue several -> several.getValues().size();
            case Collection<?> several -> several.size();
            case null -> 0;
            default -> 1;
        };
    }

    private long given(Field field, String name) {
        Optional<Argument> argument = field.getArguments().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst();
        return argument.isPresent() ? number(argument.get().getValue()) : NOT_GIVEN;
    }

    /** What is no number, or negative, is refused when it is read. */
    private long number(@Nullable Object value) {
        return switch (value) {
            case VariableReference reference -> number(variables.get(reference.getName()));
            case IntValue whole -> bounded(whole.getValue());
            case Value<?> _ -> NOT_GIVEN;
            case BigInteger whole -> bounded(whole);
            case Number whole -> Math.clamp(whole.longValue(), 0, CEILING);
            case null, default -> NOT_GIVEN;
        };
    }

    private static long bounded(BigInteger whole) {
        return whole.max(BigInteger.ZERO).min(BigInteger.valueOf(CEILING)).longValueExact();
    }
}
