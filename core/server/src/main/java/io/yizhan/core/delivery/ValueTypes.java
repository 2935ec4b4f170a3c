package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLFloat;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import io.yizhan.core.graphql.Scalars;
import java.util.List;

/** Object types of values, the same in every schema whatever the model. */
final class ValueTypes {
    static final GraphQLEnumType DIRECTION = GraphQLEnumType.newEnum()
            .name("Direction")
            .description("In which direction a text is written. It follows from the script.")
            .value("LTR", "LTR", "From left to right.")
            .value("RTL", "RTL", "From right to left.")
            .build();

    static final GraphQLEnumType SORT_DIRECTION = GraphQLEnumType.newEnum()
            .name("SortDirection")
            .description("Which of two entries comes first.")
            .value("ASC", "ASC", "Smallest, earliest or first in the alphabet first; entries without a value first.")
            .value("DESC", "DESC", "The other way round.")
            .build();

    static final GraphQLObjectType PAGE_INFO = object(
            "PageInfo",
            "Where a page stands in its list.",
            field("hasNextPage", nonNull(GraphQLBoolean), "Whether more follows."),
            field("hasPreviousPage", nonNull(GraphQLBoolean), "Whether something stands before."),
            field("startCursor", GraphQLString, "Cursor of the first edge, for `before`."),
            field("endCursor", GraphQLString, "Cursor of the last edge, for `after`."));

    static final GraphQLObjectType MONEY = object(
            "Money",
            "An amount in a currency.",
            field("amount", nonNull(Scalars.DECIMAL_STRING), "Exact, as text."),
            field("currency", nonNull(GraphQLString), "ISO 4217."));

    static final GraphQLObjectType MEASURE = object(
            "Measure",
            "A measured value as it was entered.",
            field("value", nonNull(Scalars.DECIMAL_STRING), "Exact, as text."),
            field("unit", nonNull(GraphQLString), "Symbol of the unit, e.g. g or mm."));

    static final GraphQLObjectType MOMENT = object(
            "Moment",
            "A moment on the clock of its place.",
            field("local", nonNull(GraphQLString), "Local date and time, ISO 8601 without offset."),
            field("zone", nonNull(GraphQLString), "IANA zone, e.g. Asia/Shanghai."),
            field("instant", nonNull(Scalars.DATE_TIME), "The same in UTC."));

    static final GraphQLObjectType RICH_TEXT = object(
            "RichText",
            "Formatted text as a tree of blocks (ProseMirror). There is no HTML in it: the frontend draws it.",
            field("json", nonNull(Scalars.JSON), "The tree."),
            field("plainText", nonNull(GraphQLString), "The text alone, blocks separated by line breaks."),
            field(
                    "assets",
                    nonNull(list(nonNull(typeRef("Asset")))),
                    "The pictures in the tree, each once, which its image nodes name by assetId."));

    static final GraphQLObjectType UNCERTAIN_DATE = object(
            "UncertainDate",
            "A date that may be uncertain, a span, or before the year 1000.",
            field("edtf", nonNull(GraphQLString), "EDTF, ISO 8601-2: 1736/1795, -0205~, 18XX."),
            field("earliestYear", GraphQLInt, "First year it may mean; 0 is 1 BCE. Null for an open start."),
            field("latestYear", GraphQLInt, "Last year it may mean. Null for an open end."),
            localized("display", GraphQLString, "The words of a label: “Qianlong period”."));

    static final GraphQLObjectType TERM = object(
            "Term",
            "A term of a vocabulary.",
            field("code", nonNull(GraphQLString), "Stable code."),
            localized("label", nonNull(GraphQLString), "What people read."),
            field("broader", typeRef("Term"), "The term above, in vocabularies that are trees."));

    static final GraphQLObjectType FOCAL_POINT = object(
            "FocalPoint",
            "What must stay in view when a picture is cropped; from the top left, 0 to 1.",
            field("x", nonNull(GraphQLFloat), "Share of the width."),
            field("y", nonNull(GraphQLFloat), "Share of the height."));

    static final GraphQLObjectType FACET_VALUE = object(
            "FacetValue",
            "A value of a facet.",
            field("value", nonNull(GraphQLString), "What to filter by: a term's code, an entry's id, true or false."),
            field("label", nonNull(GraphQLString), "What people read: a term's label, an entry's title."),
            field("count", nonNull(GraphQLInt), "Entries of the list if this value alone were chosen."),
            field("selected", nonNull(GraphQLBoolean), "Whether `where` asks for it by eq or in."));

    static final GraphQLObjectType FACET = object(
            "Facet",
            "The values of one field over a list, the commonest first. Conditions on the field itself do not count.",
            field("field", nonNull(GraphQLString), "The field as asked for."),
            field("label", nonNull(GraphQLString), "Name of the field, for people."),
            field("values", nonNull(list(nonNull(typeRef("FacetValue")))), "Its values and how often they occur."));

    static final GraphQLObjectType FALLBACK = object(
            "LocaleFallback",
            "A field that is delivered in another locale than asked for.",
            field("key", nonNull(GraphQLString), "Name of the field."),
            field("locale", nonNull(Scalars.LOCALE), "Locale delivered."),
            field("direction", nonNull(DIRECTION), "Direction of that locale."));

    static final GraphQLObjectType LOCALIZATION = object(
            "Localization",
            "In which language an entry is delivered.",
            field("locale", nonNull(Scalars.LOCALE), "Locale asked for."),
            field("direction", nonNull(DIRECTION), "Direction of that locale."),
            field("available", nonNull(list(nonNull(Scalars.LOCALE))), "Locales in which the entry can be had."),
            field("fallbacks", nonNull(list(nonNull(FALLBACK))), "Fields delivered in another locale."),
            field(
                    "currentSlug",
                    GraphQLString,
                    "Its slug now, in this locale; another than the one asked for if that was a former one."));

    private ValueTypes() {}

    static List<GraphQLObjectType> all() {
        return List.of(
                PAGE_INFO,
                MONEY,
                MEASURE,
                MOMENT,
                RICH_TEXT,
                UNCERTAIN_DATE,
                TERM,
                FOCAL_POINT,
                LOCALIZATION,
                FACET_VALUE,
                FACET);
    }

    static GraphQLObjectType object(String name, String description, GraphQLFieldDefinition... fields) {
        return GraphQLObjectType.newObject()
                .name(name)
                .description(description)
                .fields(List.of(fields))
                .build();
    }

    static GraphQLFieldDefinition field(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    /** A text that can be asked for in a locale of its own. */
    static GraphQLFieldDefinition localized(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition()
                .name(name)
                .type(type)
                .description(description)
                .argument(localeArgument("Another locale than the entry's, with its fallbacks."))
                .build();
    }

    static GraphQLArgument localeArgument(String description) {
        return newArgument()
                .name("locale")
                .type(Scalars.LOCALE)
                .description(description)
                .build();
    }

    static GraphQLArgument idArgument(String description) {
        return newArgument().name("id").type(GraphQLID).description(description).build();
    }
}
