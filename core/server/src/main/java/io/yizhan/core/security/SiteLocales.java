package io.yizhan.core.security;

import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.Locales;
import jakarta.inject.Singleton;
import java.util.List;

/** The content locales chosen at the set-up; those of the sample content until then. */
@Singleton
final class SiteLocales implements LocaleSettings {
    private static final List<String> BEFORE_SETUP = List.of("zh-Hans", "en", "ar", "ru", "ug");

    private final SiteSettingStore settings;

    SiteLocales(SiteSettingStore settings) {
        this.settings = settings;
    }

    @Override
    public Locales locales() {
        List<String> chosen = settings.contentLocales();
        return Locales.of(chosen.isEmpty() ? BEFORE_SETUP : chosen);
    }
}
