package io.yizhan.core.security;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Beans that are no classes of ours. */
@Factory
final class SecurityFactory {
    @Singleton
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock() {
        return Clock.systemUTC();
    }

    /** No environment at all means production. */
    @Singleton
    Profile profile(@Value("${yizhan.profile:production}") String profile) {
        return Profile.parse(profile);
    }
}
