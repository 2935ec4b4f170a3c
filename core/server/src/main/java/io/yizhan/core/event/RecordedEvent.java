package io.yizhan.core.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as kept.
 *
 * @param position order of commits; without gaps, no two alike
 * @param actor user who caused it; empty for the system
 */
public record RecordedEvent(long position, Instant at, Optional<UUID> actor, Event event) {}
