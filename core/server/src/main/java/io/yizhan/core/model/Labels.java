package io.yizhan.core.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A short text in several languages, for people: BCP 47 tag → text, in order of tag. Never empty.
 */
public record Labels(Map<String, String> texts) {
    public Labels {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("labels need at least one language");
        }
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    public static Labels of(String chinese, String english) {
        return new Labels(Map.of("zh-Hans", chinese, "en", english));
    }

    /** The text in the language asked for, else English, else Chinese, else the first by tag. */
    public String in(String locale) {
        String text = texts.get(locale);
        if (text == null && locale.startsWith("zh")) {
            text = texts.get("zh-Hans");
        }
        if (text == null) {
            text = texts.get("en");
        }
        if (text == null) {
            text = texts.get("zh-Hans");
        }
        return text != null ? text : new TreeMap<>(texts).firstEntry().getValue();
    }
}
