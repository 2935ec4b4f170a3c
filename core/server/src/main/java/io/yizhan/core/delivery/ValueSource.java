package io.yizhan.core.delivery;

import io.yizhan.core.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something whose fields are being read: an entry, a group or row of it, or the attributes of a link. */
sealed interface ValueSource permits DeliveredEntry, DeliveredGroup, DeliveredBlock, DeliveredLink {
    /** The canonical value of a field of this source; for localised fields the object of locales. */
    @Nullable
    JsonNode value(Field field);

    /** The value of a localised field as it is delivered in a locale; null if there is none. */
    default @Nullable JsonNode value(Field field, String locale) {
        JsonNode byLocale = value(field);
        return byLocale == null
                ? null
                : entry().choose(locale, byLocale).map(byLocale::get).orElse(null);
    }

    /** The entry around it: says the locale. */
    DeliveredEntry entry();
}
