package io.yizhan.core.transfer;

/** An import cannot begin, or go on, as it was asked for; says why in both languages of the console. */
public final class UnfitImport extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String chinese;
    private final boolean begun;

    UnfitImport(String chinese, String english) {
        this(chinese, english, false);
    }

    private UnfitImport(String chinese, String english, boolean begun) {
        super(english);
        this.chinese = chinese;
        this.begun = begun;
    }

    /** The same of an import that has written rows before. */
    UnfitImport afterRows() {
        return new UnfitImport(chinese, english(), true);
    }

    /** Whether rows were written before; else nothing was. */
    public boolean begun() {
        return begun;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return String.valueOf(getMessage());
    }
}
