package io.yizhan.core.entry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment in an entry's life: version number and revision, written {@code number.revision}. Autosaves raise the
 * revision of the open version; save, publish or a quarter of an hour closes it and the next change opens another.
 */
public record VersionMark(int number, int revision) implements Comparable<VersionMark> {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})\\.([1-9][0-9]{0,8})");

    /**
     * @throws IllegalArgumentException if the text is not {@code number.revision}
     */
    public static VersionMark parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not number.revision: " + text);
        }
        return new VersionMark(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(VersionMark other) {
        return number != other.number
                ? Integer.compare(number, other.number)
                : Integer.compare(revision, other.revision);
    }

    @Override
    public String toString() {
        return number + "." + revision;
    }
}
