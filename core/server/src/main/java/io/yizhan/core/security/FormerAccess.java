package io.yizhan.core.security;

/**
 * In the context of a request whose {@link Access} is the one known last, since the database is away: enough to be given an answer that
 * was made before, and for nothing else.
 */
public record FormerAccess() {}
