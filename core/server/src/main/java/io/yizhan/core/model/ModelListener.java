package io.yizhan.core.model;

/**
 * Takes part in a change of the content model: all prepare, then all commit; if one cannot prepare, none commits. Called in
 * the order of {@code @Order}.
 */
public interface ModelListener {
    /**
     * Makes ready for the next model without changing what is in force.
     *
     * @throws RuntimeException if the next model cannot be used; says why
     */
    Prepared prepare(ContentModel next);

    /** What a listener made ready. */
    interface Prepared {
        /** Puts it in force. */
        void commit();

        /** Gives it up; nothing has changed. */
        default void abandon() {}
    }
}
