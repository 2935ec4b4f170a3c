package io.yizhan.core.portal;

import java.util.List;

/**
 * The form of a company that wants to become a partner.
 *
 * @param typed what was typed last; never a password
 */
record ApplyPage(
        Frame frame, SentForm typed, List<Choice> countries, List<Choice> languages, String language, Notes notes) {
    /** Members that are one line of text, in their order, up to the password. */
    String typed(String name) {
        return typed.text(name);
    }
}
