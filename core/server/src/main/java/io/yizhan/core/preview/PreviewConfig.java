package io.yizhan.core.preview;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the preview room, prefix {@code yizhan.preview}.
 *
 * @param pages where drafts are looked at, by id of the content type or {@code default}: an address with {@code {id}},
 *     {@code {slug}}, {@code {locale}}, {@code {type}}, such as {@code https://www.example.org/{locale}/works/{slug}}; the token is
 *     added behind {@code #preview=}
 * @param longest how long a preview token may live, 1m to 365d
 */
@ConfigurationProperties("yizhan.preview")
record PreviewConfig(
        @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> pages,

        @Bindable(defaultValue = "30d") Duration longest) {
    private static final String DEFAULT = "default";

    PreviewConfig {
        if (longest.compareTo(Duration.ofMinutes(1)) < 0 || longest.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("yizhan.preview.longest has to be 1m to 365d, but is " + longest);
        }
        pages = pages == null ? Map.of() : Map.copyOf(pages);
        pages.forEach((type, page) -> {
            String scheme = URI.create(page.replaceAll("[{}]", "")).getScheme();
            if (page.contains("#") || !("https".equals(scheme) || "http".equals(scheme))) {
                throw new IllegalArgumentException("yizhan.preview.pages." + type
                        + " has to be an address that begins with https:// or http://, without #, but is " + page);
            }
        });
    }

    /** The page of a type, with its placeholders. */
    Optional<String> findPage(String type) {
        Map<String, String> known = pages == null ? Map.of() : pages;
        return Optional.ofNullable(known.get(type)).or(() -> Optional.ofNullable(known.get(DEFAULT)));
    }
}
