package io.yizhan.core.projection;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Visibility;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lists and pickers of the admin search: titles of all locales, their pinyin and initials, codes and slugs. In lines, so
 * that nobody finds an entry by a value that may not be seen.
 */
public final class SearchText {
    /** Changes whenever the texts do: they are made anew. */
    static final String VERSION = "2";

    private static final String LINE = "\n";

    private SearchText() {}

    /** How much of it is searched; each holds what the one before does. */
    public enum Reach {
        TITLE(1),
        /** Codes too that may be public. */
        PUBLIC(2),
        ALL(3);

        private final int lines;

        Reach(int lines) {
            this.lines = lines;
        }

        private static Reach of(ContentType type, Field field) {
            if (field.id().equals(type.titleField())) {
                return TITLE;
            }
            return field.visibility() == Visibility.PUBLIC ? PUBLIC : ALL;
        }
    }

    /**
     * What is looked for.
     *
     * @param text folded
     */
    public record Sought(String text, Reach reach) {
        Condition in(org.jooq.Field<String> key) {
            org.jooq.Field<String> searched = reach == Reach.ALL ? key : DSL.substringIndex(key, LINE, reach.lines);
            return searched.contains(text);
        }
    }

    /**
     * As far as somebody may search who sees these fields wherever an entry is seen at all. Titles are asked about by
     * themselves.
     */
    public static Reach reach(ContentType type, Predicate<Field> seen) {
        Reach reach = Reach.ALL;
        for (Field field : type.allFields()) {
            Reach needed = Reach.of(type, field);
            if (needed != Reach.TITLE && searched(type, field) && !seen.test(field)) {
                reach = needed == Reach.PUBLIC || reach == Reach.TITLE ? Reach.TITLE : Reach.PUBLIC;
            }
        }
        return reach;
    }

    static String of(ContentType type, ObjectNode fields, SearchKeys keys) {
        return Stream.of(Reach.values())
                .map(line -> line(type, fields, keys, line))
                .collect(Collectors.joining(LINE));
    }

    private static String line(ContentType type, ObjectNode fields, SearchKeys keys, Reach line) {
        Set<String> words = new LinkedHashSet<>();
        for (Field field : type.allFields()) {
            JsonNode value = fields.get(field.key().toString());
            if (value == null || !searched(type, field) || Reach.of(type, field) != line) {
                continue;
            }
            if (field.localized()) {
                value.values().forEach(text -> add(words, keys, text.asString()));
            } else {
                add(words, keys, value.asString());
            }
        }
        return String.join(" ", words).replace(LINE, " ");
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
