package io.yizhan.core.portal;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The sentences of the pages in one language: ICU message patterns in {@code portal/words_<language>.properties}. */
final class Words {
    private final PageLanguage language;
    private final Properties sentences = new Properties();

    Words(PageLanguage language) {
        this.language = language;
        try (InputStream in = Words.class.getResourceAsStream("/portal/words_" + language.path() + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("The program holds no words in " + language);
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys() {
        return sentences.stringPropertyNames();
    }

    /** The sentence with its parameters {0}, {1}, … filled in. */
    String say(String key, Object... parameters) {
        return find(key, parameters)
                .orElseThrow(() -> new IllegalStateException("no words in " + language + " for " + key));
    }

    Optional<String> find(String key, Object... parameters) {
        return Optional.ofNullable(sentences.getProperty(key))
                .map(pattern -> new MessageFormat(pattern, language.locale()).format(parameters));
    }
}
