package io.yizhan.core.security;

import java.time.Instant;
import java.util.UUID;

/**
 * A user's session, as its owner sees it; the secret is not in it.
 *
 * @param address from where it was opened
 * @param agent the browser's description of itself, at most 200 characters, as sent: text, never markup
 */
record Session(UUID id, Instant createdAt, Instant lastSeenAt, Instant expiresAt, String address, String agent) {}
