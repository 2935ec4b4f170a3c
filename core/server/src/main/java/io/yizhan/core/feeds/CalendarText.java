package io.yizhan.core.feeds;

import java.nio.charset.StandardCharsets;

/** Lines of a calendar (RFC 5545 §3.1): folded at 75 octets, between characters, ended by CR LF. */
final class CalendarText {
    private static final int OCTETS = 75;

    private final StringBuilder text = new StringBuilder(1 << 14);

    /** A line whose value is written as it is: dates, words of the standard, addresses. */
    CalendarText line(String name, String value) {
        int octets = 0;
        String line = name + ":" + value.replaceAll("[\\r\\n]", "");
        for (int i = 0; i < line.length(); ) {
            String character = Character.toString(line.codePointAt(i));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += length;
            i += character.length();
        }
        text.append("\r\n");
        return this;
    }

    /** A line whose value is a text (§3.3.11): backslash, semicolon, comma and line breaks are escaped. */
    CalendarText text(String name, String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        String plain = value.replace("\r\n", "\n").replace('\r', '\n');
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (c >= ' ' || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return line(name, escaped.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
