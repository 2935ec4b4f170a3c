package io.yizhan.core.media;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * A file name made safe to store and to show: no path, Unicode NFC, no control or bidi characters, at most
 * {@link #MAX_BYTES} bytes of UTF-8 with its extension.
 *
 * @param stem the name without extension, never empty
 * @param extension lower case ASCII without the dot; empty when the name has none
 */
record FileName(String stem, String extension) {
    static final int MAX_BYTES = 180;

    private static final int MAX_EXTENSION = 5;
    /** Names that are devices on Windows, where visitors save files. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    /** Whatever was sent becomes a name; nothing is refused here. */
    static FileName of(String raw) {
        String name = Normalizer.normalize(withoutPath(raw), Normalizer.Form.NFC);
        name = trim(visible(name));
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!extension.matches("(?=.*[a-z])[a-z0-9]{1," + MAX_EXTENSION + "}")) {
            return new FileName(stem(name, ""), "");
        }
        return new FileName(stem(name.substring(0, dot), extension), extension);
    }

    FileName withExtension(String other) {
        return new FileName(cut(stem, MAX_BYTES - other.length() - 1), other);
    }

    @Override
    public String toString() {
        return extension.isEmpty() ? stem : stem + "." + extension;
    }

    private static String withoutPath(String raw) {
        return raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
    }

    private static String visible(String name) {
        StringBuilder kept = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c == 0x200C || c == 0x200D) {
                // the joiners belong to the spelling of Uyghur and Persian words and to emoji
                kept.appendCodePoint(c);
            } else if ("<>:\"|?*%#".indexOf(c) >= 0) {
                kept.append('_');
            } else if (shown(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    private static boolean shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String stem(String name, String extension) {
        String stem = trim(cut(trim(name), MAX_BYTES - extension.length() - 1));
        String lower = stem.toLowerCase(Locale.ROOT);
        if (stem.isEmpty()) {
            return "file";
        }
        return DEVICES.contains(lower) || lower.matches("(com|lpt)[0-9]") ? "_" + stem : stem;
    }

    /** No dots or spaces at either end: a leading dot hides a file, a trailing one is lost on Windows. */
    private static String trim(String name) {
        return name.replaceAll("^[.\\s\\p{Z}]+|[.\\s\\p{Z}]+$", "");
    }

    private static String cut(String name, int bytes) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return name;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int c : name.codePoints().toArray()) {
            used += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }
}
