package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchedField;

/** Names of the fields of the index. */
final class IndexFields {
    static final String ID = "id";
    static final String TYPE = "type";
    /** The locales for whose readers this is the entry. */
    static final String LOCALE = "locale";
    /** The compared paths that have a value. */
    static final String HAS = "has";

    private IndexFields() {}

    /** Values as conditions compare them, see {@link TermBytes}. */
    static String exact(String path) {
        return "c:" + path;
    }

    /** Folded texts, for contains and startsWith. */
    static String folded(String path) {
        return "f:" + path;
    }

    static String sorted(ComparedPath path, String locale) {
        return path.localized() ? "o:" + path.name() + ":" + locale : "o:" + path.name();
    }

    /** Values for counting. */
    static String counted(String path) {
        return "n:" + path;
    }

    /** Words folded; Chinese as single signs and pairs. */
    static String words(SearchedField field) {
        return "w:" + field.name();
    }

    /** Words without their endings. */
    static String stems(SearchedField field) {
        return "s:" + field.name();
    }

    /** The whole text without blanks and signs. */
    static String whole(SearchedField field) {
        return "k:" + field.name();
    }

    /** Pinyin from each Chinese sign on. */
    static String pinyin(SearchedField field) {
        return "p:" + field.name();
    }

    /** First letters of the pinyin from each Chinese sign on. */
    static String initials(SearchedField field) {
        return "i:" + field.name();
    }
}
