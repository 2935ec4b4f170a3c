package io.yizhan.core.model;

/** How a value is compared. Rules for absent values: {@link Condition}. */
public enum Operator {
    /** Exactly the same canonical value; text code point by code point, numbers by value. */
    EQ,
    /** Not {@link #EQ}. */
    NE,
    /** Equal to one of the values. */
    IN,
    /** Not {@link #IN}. */
    NOT_IN,
    /** One of the values that are there is none of the given ones. */
    OTHER_THAN,
    /** Numbers by value, moments by instant, days by calendar, text by code point. */
    LT,
    LTE,
    GT,
    GTE,
    /** The folded value ({@link SearchKeys#fold}) holds the folded text; an empty text is in every value. */
    CONTAINS,
    /** The folded value starts with the folded text. */
    STARTS_WITH,
    /** The folded value ends with the folded text. */
    ENDS_WITH,
    /** The folded value is the folded text: equal but for case, width, accents and spelling variants. */
    ALIKE,
    /** There is no value. */
    IS_NULL,
    /**
     * The term given or one below it in its vocabulary; of an entry's id: that entry or one below it, by the reference of
     * its type marked {@code broader}.
     */
    UNDER
}
