package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import io.yizhan.core.graphql.PageCost;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments, orders and connections of lists: the same on root lists and on references. */
final class ListTypes {
    static final int DEFAULT_PAGE = PageCost.DEFAULT_PAGE;
    static final int LARGEST_PAGE = 100;
    static final int FARTHEST_OFFSET = 10_000;
    /** Each may join tables of its own. */
    static final int MOST_ORDERS = 5;

    static final String RELEVANCE = "RELEVANCE";

    /** Of lists of several types. */
    private static final String ENTRY_ORDER = "EntryOrder";

    private static final String ENTRY_ORDER_FIELD = "EntryOrderField";

    private final ContentModel model;

    ListTypes(ContentModel model) {
        this.model = model;
    }

    List<GraphQLNamedType> all() {
        List<GraphQLNamedType> types = new ArrayList<>();
        types.add(orderField(ENTRY_ORDER_FIELD, "entries of several types", SortChoice.ofEveryEntry())
                .build());
        types.add(order(ENTRY_ORDER, ENTRY_ORDER_FIELD));
        for (ContentType type : model.types().values()) {
            types.add(orderField(TypeNames.orderField(type), type.plural(), SortChoice.of(model, type))
                    .value(
                            RELEVANCE,
                            RELEVANCE,
                            "How well it fits the argument `search`, the best first; only with that.")
                    .build());
            types.add(order(TypeNames.order(type), TypeNames.orderField(type)));
            types.add(ValueTypes.object(
                    TypeNames.edge(type),
                    "An entry and its place in the list.",
                    ValueTypes.field("cursor", nonNull(GraphQLString), "Place in the list."),
                    ValueTypes.field("node", nonNull(typeRef(type.singular())), "The entry."),
                    SearchTypes.HIGHLIGHTS));
            GraphQLObjectType connection = connection(
                    TypeNames.connection(type),
                    type.plural() + ", page by page.",
                    TypeNames.edge(type),
                    type.singular());
            types.add(withCounts(connection, type));
            types.addAll(AggregateTypes.of(type));
            if (!FacetField.of(type).isEmpty()) {
                types.add(facetNames(type));
            }
        }
        return types;
    }

    private static GraphQLEnumType.Builder orderField(String name, String what, Map<String, SortChoice> choices) {
        GraphQLEnumType.Builder fields =
                GraphQLEnumType.newEnum().name(name).description("By what " + what + " can be ordered.");
        choices.forEach((value, choice) -> fields.value(value(value, choice.field())));
        return fields;
    }

    private static GraphQLInputObjectType order(String name, String field) {
        return GraphQLInputObjectType.newInputObject()
                .name(name)
                .description("One part of an order; later parts decide between equals, the id last.")
                .field(FilterTypes.operator("field", nonNull(typeRef(field)), "By what."))
                .field(graphql.schema.GraphQLInputObjectField.newInputObjectField()
                        .name("direction")
                        .type(ValueTypes.SORT_DIRECTION)
                        .defaultValueProgrammatic("ASC")
                        .description("In which direction."))
                .build();
    }

    /** A list of several types tells how many of each there are. */
    static GraphQLObjectType withTypes(GraphQLObjectType connection) {
        return connection.transform(with -> with.field(ValueTypes.field(
                "types",
                nonNull(list(nonNull(typeRef("TypeCount")))),
                "How many of each type on all pages, the most first; types without any are left out.")));
    }

    /** A list of one type can be counted as a whole. */
    static GraphQLObjectType withCounts(GraphQLObjectType connection, ContentType type) {
        return connection.transform(with -> {
            with.field(ValueTypes.field(
                    "aggregate",
                    nonNull(typeRef(TypeNames.aggregate(type))),
                    "Counts and numbers over all pages, each entry once."));
            if (!FacetField.of(type).isEmpty()) {
                with.field(facets(type));
            }
        });
    }

    private static GraphQLEnumType facetNames(ContentType type) {
        GraphQLEnumType.Builder names = GraphQLEnumType.newEnum()
                .name(TypeNames.facet(type))
                .description("By what " + type.plural() + " can be counted.");
        FacetField.of(type)
                .forEach((name, facet) ->
                        names.value(value(name, Optional.of(facet.fields().getLast()))));
        return names.build();
    }

    private static GraphQLFieldDefinition facets(ContentType type) {
        return GraphQLFieldDefinition.newFieldDefinition()
                .name("facets")
                .type(nonNull(list(nonNull(typeRef("Facet")))))
                .description("How often values occur on all pages; one statement each.")
                .argument(
                        argument("fields", nonNull(list(nonNull(typeRef(TypeNames.facet(type))))), "By what to count."))
                .argument(newArgument()
                        .name("first")
                        .type(GraphQLInt)
                        .defaultValueProgrammatic(DEFAULT_PAGE)
                        .description(
                                "At most so many values each, 1 to " + LARGEST_PAGE + "; chosen ones come on top."))
                .build();
    }

    private static GraphQLEnumValueDefinition value(String name, Optional<Field> field) {
        return GraphQLEnumValueDefinition.newEnumValueDefinition()
                .name(name)
                .value(name)
                .deprecationReason(field.isEmpty() ? null : TypeNames.deprecation(field.get()))
                .build();
    }

    static GraphQLObjectType connection(String name, String description, String edge, String target) {
        return ValueTypes.object(
                name,
                description,
                ValueTypes.field("nodes", nonNull(list(nonNull(typeRef(target)))), "The entries of this page."),
                ValueTypes.field("edges", nonNull(list(nonNull(typeRef(edge)))), "The same with their places."),
                ValueTypes.field("pageInfo", nonNull(typeRef("PageInfo")), "Where the page stands."),
                ValueTypes.field("totalCount", nonNull(GraphQLInt), "How many there are on all pages."));
    }

    GraphQLFieldDefinition.Builder withArguments(GraphQLFieldDefinition.Builder field, ContentType type) {
        return withArguments(field, TypeNames.where(type), TypeNames.order(type), "by id");
    }

    private static GraphQLFieldDefinition.Builder withArguments(
            GraphQLFieldDefinition.Builder field, String where, String order, String unordered) {
        return paging(field.argument(argument("where", typeRef(where), "Only those for which this holds."))
                .argument(argument(
                        "orderBy",
                        list(nonNull(typeRef(order))),
                        "In which order, at most " + MOST_ORDERS + " parts; else " + unordered + "."))
                .argument(argument(
                        "offset",
                        GraphQLInt,
                        "Leave out so many from the start, at most " + FARTHEST_OFFSET
                                + "; not with cursors, which stay right while entries come and go.")));
    }

    /** The root field for counts and numbers. */
    GraphQLFieldDefinition aggregate(ContentType type) {
        return GraphQLFieldDefinition.newFieldDefinition()
                .name(type.rootList() + "Aggregate")
                .description("Counts and numbers over " + type.pluralLabel().in("en") + ".")
                .type(nonNull(typeRef(TypeNames.aggregate(type))))
                .argument(argument("where", typeRef(TypeNames.where(type)), "Only those for which this holds."))
                .argument(search())
                .argument(ValueTypes.localeArgument(
                        "Locale to filter in; entries that cannot be had in it are left out."))
                .build();
    }

    /**
     * The arguments of the list a reference leads to.
     *
     * @param nested name of the reference, as {@link TypeNames#nested} gives it
     */
    GraphQLFieldDefinition.Builder withArguments(
            GraphQLFieldDefinition.Builder field, String nested, FieldType.Reference reference) {
        String unordered = "as the links stand";
        if (reference.targets().size() > 1) {
            return withArguments(field, TypeNames.targetWhere(nested), ENTRY_ORDER, unordered);
        }
        ContentType type = model.requireType(reference.targets().getFirst());
        return withArguments(field, TypeNames.where(type), TypeNames.order(type), unordered);
    }

    /** The arguments of a root list, which can be searched. */
    GraphQLFieldDefinition.Builder ofRoot(GraphQLFieldDefinition.Builder field, ContentType type) {
        return withArguments(field.argument(search()), type);
    }

    private static GraphQLArgument search() {
        return argument(
                "search",
                GraphQLString,
                "Only those in which all of these words stand, or their beginnings, in any form of the word;"
                        + " \"words in quotes\" stand together. At most 200 characters, 16 words.");
    }

    private static GraphQLFieldDefinition.Builder paging(GraphQLFieldDefinition.Builder field) {
        return field.argument(argument(
                        "first",
                        GraphQLInt,
                        "At most so many from the start; 0 to " + LARGEST_PAGE + ", else " + DEFAULT_PAGE + "."))
                .argument(argument("after", GraphQLString, "Start behind this cursor."))
                .argument(argument("last", GraphQLInt, "At most so many from the end."))
                .argument(argument("before", GraphQLString, "End before this cursor."))
                .argument(ValueTypes.localeArgument(
                        "Locale to filter, order and deliver in; entries that cannot be had in it are left out."));
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type, String description) {
        return newArgument().name(name).type(type).description(description).build();
    }
}
