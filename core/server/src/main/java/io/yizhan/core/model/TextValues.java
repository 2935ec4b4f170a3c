package io.yizhan.core.model;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Plain text: NFC, and nothing in it that cannot be seen, stored or shown safely. Lengths are in code points. */
final class TextValues {
    private static final int MAX_MARKS = 30;

    private TextValues() {}

    static Optional<JsonNode> line(FieldType.Text type, JsonNode input, ValueContext at) {
        Optional<String> text = at.text(input).flatMap(raw -> clean(raw, false, at));
        if (text.isEmpty() || text.get().isEmpty()) {
            return Optional.empty();
        }
        String value = text.get();
        int count = value.codePointCount(0, value.length());
        if (type.minLength().isPresent() && count < type.minLength().getAsInt()) {
            String min = Integer.toString(type.minLength().getAsInt());
            return at.refuse(FindingCode.TOO_SHORT, "min", min, "count", Integer.toString(count));
        }
        if (tooLong(count, type.maxLength(), at)) {
            return Optional.empty();
        }
        if (type.pattern().isPresent()
                && !Pattern.compile(type.pattern().get()).matcher(value).matches()) {
            return at.refuse(FindingCode.PATTERN, "pattern", type.pattern().get());
        }
        return ValueContext.json(value);
    }

    static Optional<JsonNode> paragraphs(FieldType.LongText type, JsonNode input, ValueContext at) {
        return paragraphs(type.maxLength(), input, at);
    }

    static Optional<JsonNode> paragraphs(int maxLength, JsonNode input, ValueContext at) {
        return at.text(input)
                .flatMap(raw -> clean(raw, true, at))
                .filter(text -> !text.isEmpty() && !tooLong(text.codePointCount(0, text.length()), maxLength, at))
                .flatMap(ValueContext::json);
    }

    /** One line of at most that many code points, e.g. a caption. */
    static Optional<String> shortText(int maxLength, JsonNode input, ValueContext at) {
        return at.text(input)
                .flatMap(raw -> clean(raw, false, at))
                .filter(text -> !tooLong(text.codePointCount(0, text.length()), maxLength, at));
    }

    static boolean tooLong(int count, int max, ValueContext at) {
        if (count > max) {
            at.refuse(FindingCode.TOO_LONG, "max", Integer.toString(max), "count", Integer.toString(count));
        }
        return count > max;
    }

    /** NFC with line breaks as LF; empty with an error noted for text that must not be stored. */
    static Optional<String> clean(String raw, boolean lines, ValueContext at) {
        Optional<Fault> fault = findFault(raw, lines);
        if (fault.isPresent()) {
            String character = String.format(Locale.ROOT, "U+%04X", fault.get().codePoint());
            at.refuse(fault.get().code(), "character", character, "max", Integer.toString(MAX_MARKS));
            return Optional.empty();
        }
        String text = raw.replace("\r\n", "\n").replace('\r', '\n');
        return Optional.of(Normalizer2.getNFCInstance().normalize(text));
    }

    /** The first thing wrong with a text. */
    record Fault(FindingCode code, int codePoint) {}

    static Optional<Fault> findFault(String text, boolean lines) {
        int marks = 0;
        int isolates = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            Optional<FindingCode> code = fault(c, lines);
            if (code.isPresent()) {
                return Optional.of(new Fault(code.get(), c));
            }
            int type = UCharacter.getType(c);
            boolean mark = type == UCharacterCategory.NON_SPACING_MARK || type == UCharacterCategory.ENCLOSING_MARK;
            marks = mark ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                return Optional.of(new Fault(FindingCode.TOO_MANY_MARKS, c));
            }
            if (c >= 0x2066 && c <= 0x2068) {
                isolates++;
            } else if (c == 0x2069) {
                isolates--;
            }
            // an isolate ends with its paragraph, whether closed or not
            boolean paragraphEnds = c == '\n' || i >= text.length();
            if (isolates < 0 || (paragraphEnds && isolates > 0)) {
                return Optional.of(new Fault(FindingCode.BIDI_UNBALANCED, c));
            }
        }
        return Optional.empty();
    }

    private static Optional<FindingCode> fault(int c, boolean lines) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return Optional.of(FindingCode.LONE_SURROGATE);
        }
        if (c == '\n' || c == '\t' || c == '\r') {
            return lines ? Optional.empty() : Optional.of(FindingCode.LINE_BREAK);
        }
        if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
            return Optional.of(FindingCode.CONTROL_CHARACTER);
        }
        if (!lines && (c == 0x2028 || c == 0x2029)) {
            return Optional.of(FindingCode.LINE_BREAK);
        }
        if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) {
            return Optional.of(FindingCode.NON_CHARACTER);
        }
        boolean direction = (c >= 0x202A && c <= 0x202E) || c == 0x200E || c == 0x200F || c == 0x061C;
        return direction ? Optional.of(FindingCode.BIDI_CONTROL) : Optional.empty();
    }

    /**
     * Text that identifies something (slug, e-mail, code, address): as {@link #clean}, and nothing invisible in it.
     */
    static Optional<String> cleanIdentity(JsonNode input, ValueContext at) {
        Optional<String> text = at.text(input).flatMap(raw -> clean(raw, false, at));
        if (text.isEmpty() || text.get().isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> invisible =
                text.get().codePoints().filter(TextValues::invisible).boxed().findFirst();
        if (invisible.isPresent()) {
            at.refuse(
                    FindingCode.INVISIBLE_CHARACTER,
                    "character",
                    String.format(Locale.ROOT, "U+%04X", invisible.get()));
            return Optional.empty();
        }
        return text;
    }

    private static boolean invisible(int c) {
        int type = UCharacter.getType(c);
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || type == UCharacterCategory.FORMAT
                || type == UCharacterCategory.PRIVATE_USE
                || type == UCharacterCategory.UNASSIGNED;
    }
}
