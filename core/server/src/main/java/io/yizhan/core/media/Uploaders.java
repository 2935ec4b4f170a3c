package io.yizhan.core.media;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

@Singleton
final class Uploaders {
    Optional<UUID> require(HttpRequest<?> http) {
        return http.getMethodName().equals("POST") ? Optional.empty() : Optional.empty();
    }
}
