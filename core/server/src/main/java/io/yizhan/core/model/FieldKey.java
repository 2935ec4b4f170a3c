package io.yizhan.core.model;

import java.util.regex.Pattern;

/**
 * The stable name of a field: owner ({@code core}, {@code site} or a plugin id) and field id, written
 * {@code owner.id}. JSON of versions, projections, grants and conditions use it, so renaming a field changes nothing.
 */
public record FieldKey(String owner, String id) implements Comparable<FieldKey> {
    private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9]{0,47}");

    public FieldKey {
        if (!OWNER.matcher(owner).matches() || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a field key: " + owner + "." + id);
        }
    }

    /** Parses {@code owner.id}. */
    public static FieldKey parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("not a field key: " + text);
        }
        return new FieldKey(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(FieldKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return owner + "." + id;
    }
}
