package io.yizhan.core.entry;

import io.yizhan.core.security.Access;
import io.yizhan.core.security.Caller;
import java.util.Optional;
import java.util.UUID;

/** Who writes or asks, and what they may. */
public record Author(Caller caller, Access access) {

    /** The user answerable for it; empty for the program itself. */
    public Optional<UUID> userId() {
        return caller.userId();
    }
}
