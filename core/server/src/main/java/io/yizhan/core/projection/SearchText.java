package io.yizhan.core.projection;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lists and pickers of the admin search: titles of all locales, their pinyin and initials, codes and slugs. */
final class SearchText {
    private SearchText() {}

    static String of(ContentType type, ObjectNode fields, SearchKeys keys) {
        Set<String> words = new LinkedHashSet<>();
        for (Field field : type.allFields()) {
            JsonNode value = fields.get(field.key().toString());
            if (value == null || !searched(type, field)) {
                continue;
            }
            if (field.localized()) {
                value.values().forEach(text -> add(words, keys, text.asString()));
            } else {
                add(words, keys, value.asString());
            }
        }
        return String.join(" ", words);
    }

    private static boolean searched(ContentType type, Field field) {
        return field.id().equals(type.titleField())
                || field.type() instanceof FieldType.Slug
                || field.type() instanceof FieldType.Identifier
                || (field.type() instanceof FieldType.Text && field.unique());
    }

    private static void add(Set<String> words, SearchKeys keys, String text) {
        words.add(keys.fold(text));
        String pinyin = keys.pinyin(text);
        if (!pinyin.isEmpty()) {
            words.add(pinyin);
            words.add(keys.initials(text));
        }
    }
}
