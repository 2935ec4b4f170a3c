package io.yizhan.core.model;

/** Which languages the site's content has. Implemented where settings are kept. */
public interface LocaleSettings {
    Locales locales();
}
