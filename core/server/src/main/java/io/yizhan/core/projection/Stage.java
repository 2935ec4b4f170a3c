package io.yizhan.core.projection;

/** Which set of tables: every entry's head, or what is published. */
public enum Stage {
    DRAFT("d_"),
    PUBLISHED("p_");

    private final String prefix;

    Stage(String prefix) {
        this.prefix = prefix;
    }

    /** Name of a table of this stage. */
    String table(String base) {
        return prefix + base;
    }
}
