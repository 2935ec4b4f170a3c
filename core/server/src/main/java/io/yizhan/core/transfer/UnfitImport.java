package io.yizhan.core.transfer;

/** An import cannot begin, or go on, as it was asked for; says why in both languages of the console. */
public final class UnfitImport extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String chinese;

    UnfitImport(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return String.valueOf(getMessage());
    }
}
