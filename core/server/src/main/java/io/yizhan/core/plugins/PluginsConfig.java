package io.yizhan.core.plugins;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of this room, prefix {@code yizhan.plugins}.
 *
 * @param folder where packages lie unpacked; absent means {@code <yizhan.data-folder>/plugins}. What is not known there is
 *     deleted at start
 * @param bundled folder of the plugins that come with the server, {@code *.jar} and {@code <name>/target/*.jar}; installed
 *     at the first start; absent means {@code <yizhan.home>/plugins}
 * @param callTime longest time a validator or a computed field may take for one entry; what takes longer is interrupted.
 *     Its start and its stop may take ten times as long
 */
@ConfigurationProperties("yizhan.plugins")
record PluginsConfig(
        @Nullable String folder,
        @Nullable String bundled,
        @Bindable(defaultValue = "2s") Duration callTime) {
    static final Duration CALL_TIME = Duration.ofSeconds(2);

    PluginsConfig {
        if (!callTime.isPositive()) {
            throw new IllegalArgumentException("yizhan.plugins.call-time must be more than 0s, but is " + callTime);
        }
    }
}
