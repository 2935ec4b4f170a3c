package io.yizhan.core.plugins;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Settings of this room, prefix {@code yizhan.plugins}.
 *
 * @param folder where packages lie unpacked; absent means {@code <yizhan.data-folder>/plugins}. What is not known there is
 *     deleted at start
 * @param bundled folder of the plugins that come with the server, {@code *.jar} and {@code <name>/target/*.jar}; installed
 *     at the first start; absent means {@code <yizhan.home>/plugins}
 */
@ConfigurationProperties("yizhan.plugins")
record PluginsConfig(@Nullable String folder, @Nullable String bundled) {}
