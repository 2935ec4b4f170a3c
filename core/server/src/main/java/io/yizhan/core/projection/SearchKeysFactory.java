package io.yizhan.core.projection;

import io.micronaut.context.annotation.Factory;
import io.yizhan.core.model.SearchKeys;
import jakarta.inject.Singleton;

/** One set of collators for all. */
@Factory
final class SearchKeysFactory {
    @Singleton
    SearchKeys searchKeys() {
        return new SearchKeys();
    }
}
