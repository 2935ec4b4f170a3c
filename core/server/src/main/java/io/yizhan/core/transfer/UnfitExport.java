package io.yizhan.core.transfer;

/** An export cannot be made, or made to its end, as it was asked for; says why in both languages of the console. */
public final class UnfitExport extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final String chinese;

    /** What does not fit. */
    public enum Kind {
        /** There is no such content type. */
        TYPE,
        /** The site does not use the locale. */
        LOCALE,
        /** The name of the file says no form that there is. */
        FORM,
        /** The file is there already. */
        EXISTS,
        /** The file cannot be written. */
        NOT_WRITABLE,
        /** The file could be begun and not ended: the disk is full, say. Nothing of it is left. */
        BROKEN_OFF
    }

    UnfitExport(Kind kind, String chinese, String english) {
        super(english);
        this.kind = kind;
        this.chinese = chinese;
    }

    public Kind kind() {
        return kind;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return String.valueOf(getMessage());
    }
}
