package io.yizhan.core.portal;

import io.micronaut.http.HttpStatus;
import java.util.List;

/** What a page answers. */
sealed interface PageAnswer {
    /**
     * A page.
     *
     * @param template its name
     * @param model its only parameter
     */
    record Page(HttpStatus status, String template, Object model) implements PageAnswer {}

    /**
     * Another address, to be asked for by GET.
     *
     * @param address path within the server
     * @param lasting whether it stays so
     * @param cookies values of Set-Cookie
     */
    record Elsewhere(String address, boolean lasting, List<String> cookies) implements PageAnswer {
        public Elsewhere {
            cookies = List.copyOf(cookies);
        }
    }

    static PageAnswer page(String template, Object model) {
        return new Page(HttpStatus.OK, template, model);
    }

    static PageAnswer elsewhere(String address, String... cookies) {
        return new Elsewhere(address, false, List.of(cookies));
    }

    /** The address has changed for good. */
    static PageAnswer moved(String address) {
        return new Elsewhere(address, true, List.of());
    }
}
