package io.yizhan.core.publishing;

/** What a release does to an entry. */
public enum ReleaseAction {
    PUBLISH,
    UNPUBLISH
}
