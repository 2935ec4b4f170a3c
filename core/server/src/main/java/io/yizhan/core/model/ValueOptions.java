package io.yizhan.core.model;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How values are to be checked.
 *
 * @param locales the site's locales; localised values in others are refused
 * @param requiredIn locales that are to be complete, as for publishing; empty for drafts
 * @param previous canonical fields stored so far, as an object; withdrawn terms and currencies found in it may stay
 */
public record ValueOptions(Set<String> locales, Set<String> requiredIn, JsonNode previous) {
    public ValueOptions {
        locales = Set.copyOf(locales);
        requiredIn = Set.copyOf(requiredIn);
    }

    /** A draft of a new entry. */
    public static ValueOptions draft(Set<String> locales) {
        return new ValueOptions(locales, Set.of(), JsonNodeFactory.instance.objectNode());
    }

    /** The same for an entry that held these canonical fields before. */
    public ValueOptions after(JsonNode fields) {
        return new ValueOptions(locales, requiredIn, fields);
    }

    /** The same with everything required filled in for these locales. */
    public ValueOptions completeIn(Set<String> publishedLocales) {
        return new ValueOptions(locales, publishedLocales, previous);
    }
}
