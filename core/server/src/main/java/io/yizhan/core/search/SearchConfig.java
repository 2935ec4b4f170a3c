package io.yizhan.core.search;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the search room, prefix {@code yizhan.search}.
 *
 * @param folder where the index of this server lies; absent means {@code <yizhan.data-folder>/search}. It can be deleted at any
 *     time: it is made anew from the database
 */
@ConfigurationProperties("yizhan.search")
record SearchConfig(@Nullable String folder) {}
