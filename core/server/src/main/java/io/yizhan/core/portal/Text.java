package io.yizhan.core.portal;

import com.ibm.icu.lang.UScript;
import io.yizhan.core.model.Locales;
import org.jspecify.annotations.Nullable;

/**
 * A text on a page.
 *
 * @param lang BCP 47 tag where it is in another language than the page, else null
 * @param dir its direction, only with lang
 */
record Text(String text, @Nullable String lang, @Nullable String dir) {

    /** A text in the language of the page, or of none: a number, a code. */
    static Text of(String text) {
        return new Text(text, null, null);
    }

    /** A text delivered in a locale. */
    static Text of(String text, String locale, PageLanguage page) {
        return locale.split("-", 2)[0].equals(page.path())
                ? of(text)
                : new Text(text, locale, Locales.rightToLeft(locale) ? "rtl" : "ltr");
    }

    /** A label whose language is not told; its script tells enough. */
    static Text label(String text, PageLanguage page) {
        int script = text.codePoints()
                .map(UScript::getScript)
                .filter(one -> one != UScript.COMMON && one != UScript.INHERITED)
                .findFirst()
                .orElse(UScript.COMMON);
        return switch (script) {
            case UScript.LATIN -> page == PageLanguage.AR ? of(text, "en", page) : of(text);
            case UScript.HAN -> of(text, "zh-Hans", page);
            default -> of(text);
        };
    }

    boolean foreign() {
        return lang != null;
    }
}
