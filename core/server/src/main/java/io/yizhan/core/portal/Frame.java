package io.yizhan.core.portal;

import io.yizhan.core.security.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows: its language, who looks at it, and where it stands.
 *
 * @param locale of content, as the delivery API is asked
 * @param base scheme and host people reach the server at, e.g. {@code https://trade.example}
 * @param path below the language, e.g. {@code products/kilim-240}; empty for the home page
 * @param query of the address; empty or beginning with a question mark
 * @param offered languages to choose from
 * @param basketCount products in the basket
 * @param styles address of the style sheet
 */
record Frame(
        PageLanguage language,
        Words words,
        Formats formats,
        String locale,
        Caller caller,
        String base,
        String path,
        String query,
        List<PageLanguage> offered,
        int basketCount,
        String styles) {

    /** A sentence of the page. */
    String say(String key, Object... parameters) {
        return words.say(key, parameters);
    }

    /** Address of another page in this language. */
    String to(String page) {
        return "/catalog/" + language.path() + "/" + page;
    }

    /** This page in another language. */
    String in(PageLanguage other) {
        return "/catalog/" + other.path() + "/" + path + query;
    }

    /** The address search engines should keep: without filters and places in lists. */
    String canonical() {
        return base + to(path);
    }

    boolean signedIn() {
        return !(caller instanceof Caller.Anonymous);
    }

    /** Whether the page is one person's: it must not be kept. */
    boolean personal() {
        return signedIn() || basketCount > 0;
    }

    /** Name of who is signed in. */
    Optional<String> findName() {
        return caller.findUser().map(user -> user.displayName());
    }

    /** Hidden member of forms; none is needed, and none sent, without a session. */
    @Nullable
    String csrf() {
        return caller instanceof Caller.SignedIn signedIn ? signedIn.csrfToken() : null;
    }
}
