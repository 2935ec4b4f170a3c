package io.yizhan.core.preview;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.yizhan.core.model.PageTemplate;
import io.yizhan.core.model.PageTemplates;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the preview room, prefix {@code yizhan.preview}.
 *
 * @param pages where drafts are looked at, by id of the content type or {@code default}, as {@code yizhan.preview.pages.work}: a whole
 *     address in which type, slug, id, locale and language (the locale's first part), each in braces, are filled in; the token is
 *     added behind {@code #preview=}. {@code none} for types without pages
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
        templates(pages);
    }

    private static PageTemplates templates(Map<String, String> pages) {
        Optional<PageTemplate> others = Optional.ofNullable(pages.get(DEFAULT)).flatMap(page -> parse(DEFAULT, page));
        return new PageTemplates(others, pages, PreviewConfig::parse);
    }

    private static Optional<PageTemplate> parse(String type, String page) {
        String setting = "yizhan.preview.pages." + type;
        Optional<PageTemplate> template = PageTemplate.parse(setting, page);
        if (template.isPresent()) {
            String scheme = URI.create(page.replaceAll("[{}]", "")).getScheme();
            if (page.contains("#") || !("https".equals(scheme) || "http".equals(scheme))) {
                throw new IllegalArgumentException(setting
                        + " has to be an address that begins with https:// or http://, without #, but is " + page);
            }
        }
        return template;
    }

    PageTemplates templates() {
        return templates(Objects.requireNonNullElse(pages, Map.of()));
    }
}
