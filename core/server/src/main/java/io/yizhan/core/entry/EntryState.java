package io.yizhan.core.entry;

/** State of an entry, or of one locale of it, as people see it. */
public enum EntryState {
    /** Never published. */
    DRAFT,
    /** Published, and nothing has changed since. */
    PUBLISHED,
    /** Published, and the draft has changed since. */
    CHANGED,
    /** Was published and taken back. */
    UNPUBLISHED
}
