package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Operator objects of filters, one for each kind of value. Several operators in one object must all hold. */
final class FilterTypes {
    static final String EQ = "eq";
    static final String NE = "ne";
    static final String IN = "in";
    static final String NOT_IN = "notIn";
    static final String LT = "lt";
    static final String LTE = "lte";
    static final String GT = "gt";
    static final String GTE = "gte";
    static final String CONTAINS = "contains";
    static final String STARTS_WITH = "startsWith";
    static final String ENDS_WITH = "endsWith";
    static final String ALIKE = "alike";
    static final String BETWEEN = "between";
    static final String FROM = "from";
    static final String TO = "to";
    static final String YEAR = "year";
    static final String MONTH = "month";
    static final String EMPTY = "empty";
    static final String NEAR = "near";
    static final String WITHIN = "within";
    static final String UNDER = "under";
    static final String IS_NULL = "isNull";
    static final String SOME = "some";
    static final String NONE = "none";
    static final String EVERY = "every";
    static final String TYPE = "type";

    static final GraphQLInputObjectType ID = filter("IdFilter", "Filter by id.", equality(GraphQLID));

    static final GraphQLInputObjectType TREE_ID = filter(
            "TreeIdFilter",
            "Filter by id, where entries stand above others.",
            concat(equality(GraphQLID), operator(UNDER, GraphQLID, "Is this entry or one below it.")));

    static final GraphQLInputObjectType TEXT = filter(
            "TextFilter",
            "Filter by a text. `contains`, `startsWith`, `endsWith` and `alike` do not care about case, width or accents; "
                    + "the others are exact.",
            concat(
                    equality(GraphQLString),
                    operator(CONTAINS, GraphQLString, "Has this somewhere, at least one character."),
                    operator(STARTS_WITH, GraphQLString, "Begins with this."),
                    operator(ENDS_WITH, GraphQLString, "Ends with this."),
                    operator(ALIKE, GraphQLString, "Is this but for case, width and accents.")));

    static final GraphQLInputObjectType WHOLE_NUMBER =
            filter("LongFilter", "Filter by a whole number.", ordered(Scalars.LONG, "LongRange"));

    static final GraphQLInputObjectType DECIMAL = filter(
            "DecimalFilter",
            "Filter by an exact number, written as text.",
            ordered(Scalars.DECIMAL_STRING, "DecimalRange"));

    static final GraphQLInputObjectType BOOLEAN =
            filter("BooleanFilter", "Filter by yes or no.", equality(GraphQLBoolean));

    static final GraphQLInputObjectType PRESENCE = filter(
            "PresenceFilter",
            "Filter by whether there is a value at all.",
            List.of(operator(IS_NULL, GraphQLBoolean, "Has no value.")));

    static final GraphQLInputObjectType ASSETS = filter(
            "AssetsFilter",
            "Filter by whether there are pictures or files.",
            List.of(operator(EMPTY, GraphQLBoolean, "There is none.")));

    static final GraphQLInputObjectType DATE = filter(
            "DateFilter",
            "Filter by a day.",
            concat(
                    ordered(Scalars.DATE, "DateRange"),
                    RelativeTime.operators("DaysFromNow", "of today", dateParts("The year.", "The month, 1 to 12."))));

    static final GraphQLInputObjectType DATE_TIME = filter(
            "DateTimeFilter",
            "Filter by a moment.",
            concat(
                    ordered(Scalars.DATE_TIME, "DateTimeRange"),
                    RelativeTime.operators(
                            "TimeFromNow", "of now", dateParts("The year, in UTC.", "The month in UTC, 1 to 12."))));

    static final GraphQLInputObjectType TERM = filter(
            "TermFilter",
            "Filter by a term's code.",
            concat(equality(GraphQLString), operator(UNDER, GraphQLString, "Is this term or one below it.")));

    static final GraphQLInputObjectType TERMS = filter(
            "TermsFilter",
            "Filter by the terms of a field that has several.",
            List.of(
                    operator(SOME, TERM, "At least one term is so."),
                    operator(NONE, TERM, "No term is so."),
                    operator(EVERY, TERM, "Every term is so; true without any."),
                    operator(EMPTY, GraphQLBoolean, "Has no term.")));

    static final GraphQLInputObjectType UNCERTAIN_DATE = filter(
            "UncertainDateFilter",
            "Filter by the years an uncertain date may mean.",
            List.of(
                    operator("earliestYear", WHOLE_NUMBER, "First year it may mean."),
                    operator("latestYear", WHOLE_NUMBER, "Last year it may mean."),
                    operator(IS_NULL, GraphQLBoolean, "Has no value.")));

    static final GraphQLInputObjectType MONEY = filter(
            "MoneyFilter",
            "Filter by an amount; name the currency too, amounts are not converted.",
            List.of(
                    operator("amount", DECIMAL, "The amount."),
                    operator("currency", TEXT, "ISO 4217 code."),
                    operator(IS_NULL, GraphQLBoolean, "Has no value.")));

    private static final String ENTRY_TYPE = "EntryTypeFilter";

    /** Filters that attributes of links can have. */
    static final Set<GraphQLInputType> COMPARED = Set.of(TEXT, WHOLE_NUMBER, DECIMAL, BOOLEAN, DATE, TERM);

    static final GraphQLInputObjectType NEAR_TYPE = filter(
            "NearFilter",
            "A circle on the globe.",
            List.of(
                    operator("latitude", nonNull(Scalars.DECIMAL_STRING), "Degrees north of its centre, -90 to 90."),
                    operator("longitude", nonNull(Scalars.DECIMAL_STRING), "Degrees east of its centre, -180 to 180."),
                    operator("metres", nonNull(GraphQLInt), "Its radius, 1 to 20100000.")));

    static final GraphQLInputObjectType WITHIN_TYPE = filter(
            "WithinFilter",
            "A box of degrees, its edges included; from west to east, so that it may cross 180°.",
            List.of(
                    operator("south", nonNull(Scalars.DECIMAL_STRING), "Least degrees north."),
                    operator("west", nonNull(Scalars.DECIMAL_STRING), "Degrees east of its western edge."),
                    operator("north", nonNull(Scalars.DECIMAL_STRING), "Most degrees north."),
                    operator("east", nonNull(Scalars.DECIMAL_STRING), "Degrees east of its eastern edge.")));

    private FilterTypes() {}

    /** Conditions on what every entry has. */
    static List<GraphQLInputObjectField> ofEveryEntry(GraphQLInputType id) {
        return List.of(
                operator("id", id, "The entry's id."),
                operator("createdAt", DATE_TIME, "When the entry was made."),
                operator("updatedAt", DATE_TIME, "When it last went out."),
                operator("publishedAt", DATE_TIME, "When it first went out."));
    }

    /** Condition on the content type, where entries of several are meant. */
    static GraphQLInputObjectField ofType() {
        return operator(TYPE, typeRef(ENTRY_TYPE), "The content type.");
    }

    /** Made anew for each schema: the types there are belong to its model. */
    private static GraphQLInputObjectType entryType() {
        GraphQLInputType type = typeRef(SearchTypes.TYPE);
        return filter(
                ENTRY_TYPE,
                "Filter by the content type.",
                equality(type).stream()
                        .filter(field -> !field.getName().equals(IS_NULL))
                        .toList());
    }

    static List<GraphQLInputObjectType> all() {
        return List.of(
                entryType(),
                ID,
                TREE_ID,
                range("LongRange", Scalars.LONG),
                range("DecimalRange", Scalars.DECIMAL_STRING),
                range("DateRange", Scalars.DATE),
                range("DateTimeRange", Scalars.DATE_TIME),
                RelativeTime.DAYS,
                RelativeTime.TIME,
                NEAR_TYPE,
                WITHIN_TYPE,
                TEXT,
                WHOLE_NUMBER,
                DECIMAL,
                BOOLEAN,
                PRESENCE,
                ASSETS,
                DATE,
                DATE_TIME,
                TERM,
                TERMS,
                UNCERTAIN_DATE,
                MONEY);
    }

    /** Conditions on a field of the model. */
    static GraphQLInputObjectField condition(Field field, GraphQLInputType type) {
        return newInputObjectField()
                .name(field.name())
                .type(type)
                .description(field.label().in("en"))
                .deprecate(TypeNames.deprecation(field))
                .build();
    }

    static GraphQLInputObjectField operator(String name, GraphQLInputType type, String description) {
        return newInputObjectField()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    static GraphQLInputObjectType filter(String name, String description, List<GraphQLInputObjectField> fields) {
        return GraphQLInputObjectType.newInputObject()
                .name(name)
                .description(description)
                .fields(fields)
                .build();
    }

    private static List<GraphQLInputObjectField> equality(GraphQLInputType type) {
        return List.of(
                operator(EQ, type, "Is this."),
                operator(NE, type, "Is not this; true without a value."),
                operator(IN, list(nonNull(type)), "Is one of these; false for an empty list."),
                operator(NOT_IN, list(nonNull(type)), "Is none of these; true without a value."),
                operator(IS_NULL, GraphQLBoolean, "Has no value."));
    }

    private static List<GraphQLInputObjectField> ordered(GraphQLInputType type, String range) {
        return concat(
                equality(type),
                operator(LT, type, "Less or earlier."),
                operator(LTE, type, "Less, earlier or the same."),
                operator(GT, type, "More or later."),
                operator(GTE, type, "More, later or the same."),
                operator(BETWEEN, typeRef(range), "From one to the other, both included."));
    }

    private static GraphQLInputObjectType range(String name, GraphQLInputType type) {
        return filter(
                name,
                "Two ends, both included.",
                List.of(
                        operator(FROM, nonNull(type), "The least or earliest."),
                        operator(TO, nonNull(type), "The most or latest.")));
    }

    private static List<GraphQLInputObjectField> dateParts(String year, String month) {
        return List.of(operator(YEAR, typeRef("LongFilter"), year), operator(MONTH, typeRef("LongFilter"), month));
    }

    private static List<GraphQLInputObjectField> concat(
            List<GraphQLInputObjectField> first, GraphQLInputObjectField... more) {
        return concat(first, List.of(more));
    }

    static List<GraphQLInputObjectField> concat(
            List<GraphQLInputObjectField> first, List<GraphQLInputObjectField> second) {
        List<GraphQLInputObjectField> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
