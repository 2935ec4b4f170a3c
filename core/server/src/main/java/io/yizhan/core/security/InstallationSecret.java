package io.yizhan.core.security;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.yizhan.core.database.Database;
import io.yizhan.core.graphql.CursorCodec;
import io.yizhan.core.model.Digests;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A secret of this installation, made at its first start and kept in the table {@code setting}: equal on all its servers.
 * What each use needs is derived from it, so no key serves two ends.
 */
@Factory
final class InstallationSecret {
    private static final String KEY = "installationSecret";
    private static final int BYTES = 32;

    private final String secret;

    InstallationSecret(Database database, SiteSettingStore settings, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String made = HexFormat.of().formatHex(bytes);
        // of several servers that start first at once one makes it, and the others wait for that one
        this.secret = database.write(sql -> {
            settings.putIfAbsent(sql, KEY, made);
            return settings.find(sql, KEY).orElseThrow();
        });
    }

    /** Signs cursors. */
    @Bean
    @Singleton
    CursorCodec cursorCodec() {
        return new CursorCodec(Digests.sha256("cursor:" + secret));
    }

    /** Seals addresses of assets. */
    @Bean
    @Singleton
    AddressSeal addressSeal() {
        return new AddressSeal(Digests.sha256("address:" + secret));
    }

    /** Names what answers depend on, for caches of others. */
    @Bean
    @Singleton
    NameSeal nameSeal() {
        return new NameSeal(Digests.sha256("name:" + secret));
    }
}
