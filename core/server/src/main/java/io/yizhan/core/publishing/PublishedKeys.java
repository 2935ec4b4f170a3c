package io.yizhan.core.publishing;

import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.UniqueKeyStore;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Marks the unique values that go out, so that they lead to the entry from then on. */
@Singleton
class PublishedKeys {
    private final UniqueKeyStore uniqueKeys;

    PublishedKeys(UniqueKeyStore uniqueKeys) {
        this.uniqueKeys = uniqueKeys;
    }

    /** The same for entries of one type that were never public, in locales they all go out in. */
    void publishedFirst(ContentTransaction tx, ContentType type, List<UUID> entries, List<String> locales) {
        for (Field field : type.allFields()) {
            if (field.unique() || field.type() instanceof FieldType.Slug) {
                for (String locale : field.localized() ? locales : List.of(Locales.SHARED)) {
                    uniqueKeys.publishedFirst(tx.sql(), type, field, locale, entries);
                }
            }
        }
    }

    void published(ContentTransaction tx, Head head, List<String> locales) {
        ContentType type = tx.layout().model().requireType(head.type());
        for (Field field : type.allFields()) {
            if (field.unique() || field.type() instanceof FieldType.Slug) {
                for (String locale : field.localized() ? locales : List.of(Locales.SHARED)) {
                    List<String> values = head.fields()
                            .find(field, locale, tx.layout().locales())
                            .map(value -> List.of(value.asString()))
                            .orElse(List.of());
                    uniqueKeys.published(tx.sql(), type, field, locale, values, head.id());
                }
            }
        }
    }
}
