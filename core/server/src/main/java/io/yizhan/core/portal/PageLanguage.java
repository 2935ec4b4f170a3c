package io.yizhan.core.portal;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages the pages themselves speak; those of the content are another matter. */
enum PageLanguage {
    ZH("zh-Hans", "中文", "zh-Hans-CN"),
    EN("en", "English", "en-GB"),
    AR("ar", "العربية", "ar-u-nu-latn");

    private final String tag;
    private final String ownName;
    private final ULocale locale;

    PageLanguage(String tag, String ownName, String formats) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = ULocale.forLanguageTag(formats);
    }

    /** BCP 47 tag of the page. */
    String tag() {
        return tag;
    }

    /** What it is called in itself. */
    String ownName() {
        return ownName;
    }

    /** How numbers, dates and plurals are written. Arabic pages keep the digits of prices and codes. */
    ULocale locale() {
        return locale;
    }

    /** Segment of addresses: {@code /catalog/ar/}. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String direction() {
        return this == AR ? "rtl" : "ltr";
    }

    static Optional<PageLanguage> ofPath(String path) {
        return Arrays.stream(values())
                .filter(language -> language.path().equals(path))
                .findFirst();
    }
}
