package io.yizhan.core.problem;

/**
 * The closed list of codes that programs may rely on. It is part of the public API: codes are added, never renamed.
 * {@code retryable} means that the very same request may succeed later without anybody changing it.
 */
public enum ProblemCode {
    BAD_USER_INPUT(ProblemKind.CALLER, false),
    GRAPHQL_PARSE_FAILED(ProblemKind.CALLER, false),
    GRAPHQL_VALIDATION_FAILED(ProblemKind.CALLER, false),
    QUERY_TOO_COMPLEX(ProblemKind.CALLER, false),
    RATE_LIMITED(ProblemKind.CALLER, true),
    UNAUTHENTICATED(ProblemKind.CALLER, false),
    FORBIDDEN(ProblemKind.CALLER, false),
    NOT_FOUND(ProblemKind.CALLER, false),
    CONFLICT(ProblemKind.STATE, false),
    IDEMPOTENCY_MISMATCH(ProblemKind.CALLER, false),
    PAYLOAD_TOO_LARGE(ProblemKind.CALLER, false),
    UNSUPPORTED_MEDIA(ProblemKind.CALLER, false),
    PLUGIN_REJECTED(ProblemKind.STATE, false),
    MODEL_REJECTED(ProblemKind.STATE, false),
    STALE_SCHEMA(ProblemKind.STATE, true),
    DEPENDENCY_UNAVAILABLE(ProblemKind.SERVER, true),
    TIMEOUT(ProblemKind.SERVER, true),
    STORAGE_FULL(ProblemKind.SERVER, false),
    PERSISTED_OPERATION_NOT_FOUND(ProblemKind.CALLER, false),
    OPERATION_NOT_ALLOWED(ProblemKind.CALLER, false),
    EVENTS_MISSED(ProblemKind.STATE, false),
    INTERNAL(ProblemKind.SERVER, false);

    private final ProblemKind kind;
    private final boolean retryable;

    ProblemCode(ProblemKind kind, boolean retryable) {
        this.kind = kind;
        this.retryable = retryable;
    }

    public ProblemKind kind() {
        return kind;
    }

    public boolean retryable() {
        return retryable;
    }
}
