package io.yizhan.core.security;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import jakarta.inject.Singleton;

/** Forgets what is held of grants and tokens when another server has changed them. */
@Singleton
final class AccessListener implements EventListener {
    private final RoleService roles;
    private final TokenService tokens;

    AccessListener(RoleService roles, TokenService tokens) {
        this.roles = roles;
        this.tokens = tokens;
    }

    @Override
    public void on(RecordedEvent event) {
        if (event.event() instanceof Event.AccessChanged) {
            roles.changed();
            tokens.changed();
        }
    }
}
