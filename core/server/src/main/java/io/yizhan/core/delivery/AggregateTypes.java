package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Types of counts and numbers over lists. */
final class AggregateTypes {
    /** Most fields by which groups are made at once. */
    static final int MOST_KEYS = 3;

    private static final GraphQLObjectType GROUP_VALUE = ValueTypes.object(
            "GroupValue",
            "What the entries of a group have in common.",
            ValueTypes.field("field", nonNull(GraphQLString), "The field as asked for."),
            ValueTypes.field(
                    "value",
                    GraphQLString,
                    "A term's code, an entry's id, true or false, a number, a text; null: without a value."),
            ValueTypes.field("label", GraphQLString, "What people read: a term's label, an entry's title."));

    private AggregateTypes() {}

    /** Those all content types share. */
    static List<GraphQLObjectType> shared() {
        return List.of(
                GROUP_VALUE,
                numbers("LongAggregate", "Whole numbers", Scalars.LONG, true),
                numbers("DecimalAggregate", "Exact numbers", Scalars.DECIMAL_STRING, true),
                numbers("DateAggregate", "Days", Scalars.DATE, false),
                numbers("DateTimeAggregate", "Moments", Scalars.DATE_TIME, false),
                numbers("UncertainDateAggregate", "First years of uncertain dates", GraphQLInt, false));
    }

    private static GraphQLObjectType numbers(String name, String what, GraphQLOutputType one, boolean added) {
        GraphQLObjectType type = ValueTypes.object(
                name,
                what + " over a list; null where there are none.",
                ValueTypes.field("count", nonNull(GraphQLInt), "Entries with a value."),
                ValueTypes.field("min", one, "The least or earliest."),
                ValueTypes.field("max", one, "The most or latest."));
        return added
                ? type.transform(with -> with.field(ValueTypes.field("sum", one, "Their sum."))
                        .field(ValueTypes.field(
                                "avg", Scalars.DECIMAL_STRING, "Their mean, to six digits more than the values have.")))
                : type;
    }

    /** Those of one content type. */
    static List<GraphQLNamedType> of(ContentType type) {
        List<GraphQLNamedType> types = new ArrayList<>();
        Map<String, AggregateField> keys = AggregateField.grouping(type);
        GraphQLObjectType.Builder whole =
                tally(TypeNames.aggregate(type), "Counts and numbers over " + type.plural() + ".", type);
        if (!keys.isEmpty()) {
            GraphQLEnumType.Builder by = GraphQLEnumType.newEnum()
                    .name(TypeNames.aggregateBy(type))
                    .description("By what groups of " + type.plural() + " are made.");
            keys.keySet().forEach(by::value);
            types.add(by.build());
            whole.field(groups(type));
            types.add(tally(
                            TypeNames.aggregateGroup(type),
                            "Counts and numbers over a group of " + type.plural() + ".",
                            type)
                    .field(ValueTypes.field(
                            "values",
                            nonNull(list(nonNull(typeRef("GroupValue")))),
                            "What its entries have in common, in the order asked."))
                    .build());
        }
        types.add(whole.build());
        return types;
    }

    private static GraphQLObjectType.Builder tally(String name, String description, ContentType type) {
        GraphQLObjectType.Builder object = GraphQLObjectType.newObject()
                .name(name)
                .description(description)
                .field(ValueTypes.field("count", nonNull(GraphQLInt), "How many entries, each once."));
        AggregateField.measured(type).values().forEach(field -> object.field(numbers(field)));
        return object;
    }

    private static GraphQLFieldDefinition numbers(AggregateField field) {
        FieldType type = field.field().type();
        GraphQLFieldDefinition.Builder definition = newFieldDefinition()
                .name(field.name())
                .description(field.field().label().in("en")
                        + (type instanceof FieldType.Measure measure ? ", in " + measure.baseUnit() : "") + ".")
                .type(nonNull(typeRef(AggregateField.output(type).orElseThrow())));
        if (type instanceof FieldType.Money) {
            definition.argument(newArgument()
                    .name("currency")
                    .type(nonNull(GraphQLString))
                    .description("Amounts in this currency alone count (ISO 4217).")
                    .build());
        }
        return definition.build();
    }

    private static GraphQLFieldDefinition groups(ContentType type) {
        return newFieldDefinition()
                .name("groups")
                .type(nonNull(list(nonNull(typeRef(TypeNames.aggregateGroup(type))))))
                .description("The entries group by group, the largest first; one statement.")
                .argument(newArgument()
                        .name("by")
                        .type(nonNull(list(nonNull(typeRef(TypeNames.aggregateBy(type))))))
                        .description("What the entries of a group have in common, 1 to " + MOST_KEYS
                                + ". An entry with several values is in several groups.")
                        .build())
                .argument(newArgument()
                        .name("first")
                        .type(GraphQLInt)
                        .defaultValueProgrammatic(ListTypes.DEFAULT_PAGE)
                        .description("At most so many, 1 to " + ListTypes.LARGEST_PAGE + ".")
                        .build())
                .build();
    }
}
