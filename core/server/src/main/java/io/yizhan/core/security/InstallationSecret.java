package io.yizhan.core.security;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.yizhan.core.database.Database;
import io.yizhan.core.graphql.CursorCodec;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A secret of this installation, made at its first start and kept in the table {@code setting}: equal on all its servers.
 * What each use needs is derived from it, so no key serves two ends.
 */
@Factory
final class InstallationSecret {
    private static final String KEY = "installationSecret";
    private static final int BYTES = 32;

    /** Signs cursors. */
    @Bean
    @Singleton
    CursorCodec cursorCodec(Database database, SiteSettingStore settings) {
        String secret = database.write(sql -> {
            Optional<String> known = settings.lock(sql, KEY);
            if (known.isPresent()) {
                return known.get();
            }
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            String made = HexFormat.of().formatHex(bytes);
            settings.put(sql, KEY, made);
            return made;
        });
        return new CursorCodec(Secrets.sha256("cursor:" + secret));
    }
}
