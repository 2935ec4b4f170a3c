package io.yizhan.core.projection;

/** What a column holds of its field's value. A field may need several. */
enum ColumnRole {
    /** The value itself, compared exactly. */
    VALUE(""),
    /** Folded text: compares without case, width, accents and spelling variants of a script. */
    FOLD("_f"),
    /** Collation key: orders by pinyin or by the alphabet of the locale. */
    SORT("_s"),
    AMOUNT("_a"),
    CURRENCY("_c"),
    EARLIEST("_e"),
    LATEST("_l"),
    /** A measure in its base unit. */
    NORMALIZED("_n"),
    /** That there is a value, of what is not compared; null where there is none. */
    PRESENT("_p");

    private final String suffix;

    ColumnRole(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    /** Whether few enough entries share a value that an index leads to them. */
    boolean indexed() {
        return this != CURRENCY && this != PRESENT;
    }
}
