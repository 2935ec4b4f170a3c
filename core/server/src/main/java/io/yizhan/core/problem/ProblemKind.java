package io.yizhan.core.problem;

/** Who can mend a problem. */
public enum ProblemKind {
    /** The request is wrong: the caller changes it. */
    CALLER,
    /** The request is right but does not fit what is stored now: the caller looks again and decides. */
    STATE,
    /** The server or something it stands on failed: the operator looks. */
    SERVER
}
