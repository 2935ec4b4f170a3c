package io.yizhan.core.publishing;

/** What a release was made for. */
public enum ReleaseKind {
    /** Several entries under a name. */
    BUNDLE,
    /** One entry at a moment. */
    SCHEDULE,
    /** An entry published at once together with what it names. */
    TOGETHER
}
