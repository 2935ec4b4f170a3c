package io.yizhan.core.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the database room, prefix {@code yizhan.database}.
 *
 * @param url JDBC URL of a MySQL (8.4 or newer) or MariaDB (11.4 or newer) server with a database name, such as
 *     {@code jdbc:mysql://db.example:3306/yizhan}; absent means the embedded MariaDB. No secrets in it
 * @param user account of the URL; ignored by the embedded database, which makes its own
 * @param password password of that account, from the environment ({@code YIZHAN_DATABASE_PASSWORD})
 * @param passwordFile file whose first line is the password; wins over {@code password}
 * @param poolSize most connections of this server, 2 to 500
 * @param socketTimeout longest wait for one answer of the database before the connection counts as lost
 * @param folder folder of the embedded database; absent means {@code <yizhan.data-folder>/database}
 * @param binariesFolder folder that keeps the unpacked MariaDB program; absent means {@code ~/.cache/yizhan}
 */
@ConfigurationProperties("yizhan.database")
public record DatabaseConfig(
        @Nullable String url,
        @Bindable(defaultValue = "yizhan") String user,
        @Nullable String password,
        @Nullable String passwordFile,
        @Bindable(defaultValue = "16") int poolSize,
        @Bindable(defaultValue = "30s") Duration socketTimeout,
        @Nullable String folder,
        @Nullable String binariesFolder) {

    /** Checks the ranges; throws {@link DatabaseMisconfigured}. */
    public DatabaseConfig {
        if (poolSize < 2 || poolSize > 500) {
            throw new DatabaseMisconfigured(
                    DatabaseMisconfigured.Reason.BAD_SETTING,
                    "yizhan.database.pool-size 应在 2 到 500 之间，现为 " + poolSize,
                    "yizhan.database.pool-size must be 2 to 500, but is " + poolSize);
        }
        if (socketTimeout.compareTo(Duration.ofSeconds(1)) < 0 || socketTimeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new DatabaseMisconfigured(
                    DatabaseMisconfigured.Reason.BAD_SETTING,
                    "yizhan.database.socket-timeout 应在 1s 到 1h 之间，现为 " + socketTimeout,
                    "yizhan.database.socket-timeout must be 1s to 1h, but is " + socketTimeout);
        }
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "DatabaseConfig[url=" + url + ", user=" + user + ", poolSize=" + poolSize + ", folder=" + folder + "]";
    }
}
