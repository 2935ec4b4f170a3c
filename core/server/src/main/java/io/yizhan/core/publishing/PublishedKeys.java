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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Marks the unique values that go out, so that they lead to the entry from then on. */
@Singleton
class PublishedKeys {
    private final UniqueKeyStore uniqueKeys;

    PublishedKeys(UniqueKeyStore uniqueKeys) {
        this.uniqueKeys = uniqueKeys;
    }

    /** Entries of one type, as they are published in locales they all go out in. */
    void published(ContentTransaction tx, ContentType type, List<Head> heads, List<String> locales) {
        List<UUID> ids = heads.stream().map(Head::id).toList();
        for (Field field : type.allFields()) {
            if (field.unique() || field.type() instanceof FieldType.Slug) {
                for (String locale : field.localized() ? locales : List.of(Locales.SHARED)) {
                    Set<String> values = heads.stream()
                            .flatMap(head -> head
                                    .fields()
                                    .find(field, locale, tx.layout().locales())
                                    .stream())
                            .map(JsonNode::asString)
                            .collect(Collectors.toSet());
                    uniqueKeys.published(tx.sql(), type, field, locale, values, ids);
                }
            }
        }
    }
}
