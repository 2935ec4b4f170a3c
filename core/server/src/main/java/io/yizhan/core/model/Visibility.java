package io.yizhan.core.model;

/** Who may ever be shown a field through the delivery API. Grants narrow this further, never widen it. */
public enum Visibility {
    /** Anybody. */
    PUBLIC,
    /** Trade partners that are entitled to it; null with a reason for everybody else. */
    PARTNER,
    /** Staff only: the field does not exist in the delivery schema. */
    INTERNAL
}
