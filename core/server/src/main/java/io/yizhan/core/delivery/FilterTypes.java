package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import io.yizhan.core.graphql.Scalars;
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
    static final String UNDER = "under";
    static final String IS_NULL = "isNull";
    static final String SOME = "some";
    static final String NONE = "none";
    static final String EVERY = "every";

    static final GraphQLInputObjectType ID = filter("IdFilter", "Filter by id.", equality(GraphQLID));

    static final GraphQLInputObjectType TEXT = filter(
            "TextFilter",
            "Filter by a text. `contains` and `startsWith` do not care about case, width or accents; the others are exact.",
            concat(
                    equality(GraphQLString),
                    operator(CONTAINS, GraphQLString, "Has this somewhere, at least one character."),
                    operator(STARTS_WITH, GraphQLString, "Begins with this.")));

    static final GraphQLInputObjectType EXACT_TEXT =
            filter("ExactTextFilter", "Filter by a text, exactly.", equality(GraphQLString));

    static final GraphQLInputObjectType WHOLE_NUMBER =
            filter("LongFilter", "Filter by a whole number.", concat(equality(Scalars.LONG), ordering(Scalars.LONG)));

    static final GraphQLInputObjectType DECIMAL = filter(
            "DecimalFilter",
            "Filter by an exact number, written as text.",
            concat(equality(Scalars.DECIMAL_STRING), ordering(Scalars.DECIMAL_STRING)));

    static final GraphQLInputObjectType BOOLEAN = filter(
            "BooleanFilter",
            "Filter by yes or no.",
            List.of(operator(EQ, GraphQLBoolean, "Is this."), operator(IS_NULL, GraphQLBoolean, "Has no value.")));

    static final GraphQLInputObjectType DATE =
            filter("DateFilter", "Filter by a day.", concat(equality(Scalars.DATE), ordering(Scalars.DATE)));

    static final GraphQLInputObjectType DATE_TIME = filter(
            "DateTimeFilter", "Filter by a moment.", concat(equality(Scalars.DATE_TIME), ordering(Scalars.DATE_TIME)));

    static final GraphQLInputObjectType TERM = filter(
            "TermFilter",
            "Filter by a term's code.",
            concat(equality(GraphQLString), operator(UNDER, GraphQLString, "Is this term or one below it.")));

    static final GraphQLInputObjectType TERMS = filter(
            "TermsFilter",
            "Filter by the terms of a field that has several.",
            List.of(operator(SOME, TERM, "At least one term is so."), operator(NONE, TERM, "No term is so.")));

    static final GraphQLInputObjectType UNCERTAIN_DATE = filter(
            "UncertainDateFilter",
            "Filter by the years an uncertain date may mean.",
            List.of(
                    operator("earliestYear", WHOLE_NUMBER, "First year it may mean."),
                    operator("latestYear", WHOLE_NUMBER, "Last year it may mean.")));

    static final GraphQLInputObjectType MONEY = filter(
            "MoneyFilter",
            "Filter by an amount; name the currency too, amounts are not converted.",
            List.of(operator("amount", DECIMAL, "The amount."), operator("currency", TEXT, "ISO 4217 code.")));

    /** Filters that attributes of links can have. */
    static final Set<GraphQLInputType> COMPARED = Set.of(EXACT_TEXT, WHOLE_NUMBER, DECIMAL, BOOLEAN, DATE, TERM);

    private FilterTypes() {}

    static List<GraphQLInputObjectType> all() {
        return List.of(
                ID,
                TEXT,
                EXACT_TEXT,
                WHOLE_NUMBER,
                DECIMAL,
                BOOLEAN,
                DATE,
                DATE_TIME,
                TERM,
                TERMS,
                UNCERTAIN_DATE,
                MONEY);
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

    private static List<GraphQLInputObjectField> ordering(GraphQLInputType type) {
        return List.of(
                operator(LT, type, "Less or earlier."),
                operator(LTE, type, "Less, earlier or the same."),
                operator(GT, type, "More or later."),
                operator(GTE, type, "More, later or the same."));
    }

    private static List<GraphQLInputObjectField> concat(
            List<GraphQLInputObjectField> first, GraphQLInputObjectField... more) {
        return concat(first, List.of(more));
    }

    private static List<GraphQLInputObjectField> concat(
            List<GraphQLInputObjectField> first, List<GraphQLInputObjectField> second) {
        List<GraphQLInputObjectField> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
