package io.yizhan.core.projection;

import io.yizhan.core.model.FieldKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Names of tables and columns, made from ids of the model and never from a request. */
final class Names {
    /** MySQL allows 64; the stage's prefix, {@code _text} and role suffixes need room. */
    private static final int LONGEST = 52;

    private Names() {}

    static String table(String id) {
        return limit(column(id));
    }

    /** Camel case to snake case; hyphens of plugin ids become underscores. */
    static String column(String id) {
        return id.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** Path of a field as kept in {@code content_model}, {@code p_term} and {@code p_reference}. */
    static String path(List<FieldKey> keys) {
        return keys.getFirst()
                + keys.stream().skip(1).map(key -> "/" + key.id()).collect(Collectors.joining());
    }

    static String limit(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, LONGEST - 9) + "_" + HexFormat.of().toHexDigits((int) hash.getValue());
    }
}
