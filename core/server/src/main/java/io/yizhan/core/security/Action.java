package io.yizhan.core.security;

/** What can be done with entries of a type. */
public enum Action {
    /** See what is published. */
    READ_PUBLISHED,
    /** See drafts, versions and their history. */
    READ_DRAFT,
    CREATE,
    EDIT,
    /** Publish and unpublish. */
    PUBLISH,
    /** Move to the trash and back. */
    TRASH;

    /** True for the two that change nothing. */
    public boolean reads() {
        return this == READ_PUBLISHED || this == READ_DRAFT;
    }
}
