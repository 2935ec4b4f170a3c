package io.yizhan.core.search;

import io.yizhan.core.model.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;

/**
 * Values as bytes whose order is theirs: text by code point, numbers of any size exactly, moments, truths. A letter before says of
 * which kind; values of different kinds are never equal and never compared.
 */
final class TermBytes {
    private static final byte NEGATIVE = 0;
    private static final byte ZERO = 1;
    private static final byte POSITIVE = 2;

    private TermBytes() {}

    /** @param value String, BigDecimal, Boolean or Instant */
    static BytesRef of(Object value) {
        return switch (value) {
            case String text -> kind('s', text.getBytes(StandardCharsets.UTF_8));
            case BigDecimal number -> kind('n', number(number));
            case Boolean truth -> kind('b', new byte[] {truth ? (byte) 1 : 0});
            case Instant instant ->
                kind(
                        'i',
                        ByteBuffer.allocate(12)
                                .putLong(instant.getEpochSecond() ^ Long.MIN_VALUE)
                                .putInt(instant.getNano())
                                .array());
            default -> throw new IllegalArgumentException("no value of a condition: " + value.getClass());
        };
    }

    static BytesRef of(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static UUID id(BytesRef bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** What a value of a condition may be equal to: a text may mean a moment too. */
    static List<BytesRef> of(Value value) {
        return switch (value) {
            case Value.Whole whole -> List.of(of(BigDecimal.valueOf(whole.number())));
            case Value.Decimal decimal -> List.of(of(decimal.number()));
            case Value.Truth truth -> List.of(of(truth.truth()));
            case Value.Text text -> {
                List<BytesRef> terms = new ArrayList<>();
                terms.add(of((Object) Normalizer.normalize(text.text(), Normalizer.Form.NFC)));
                try {
                    terms.add(of(Instant.parse(text.text())));
                } catch (DateTimeException noMoment) {
                    // then it is a text only
                }
                yield terms;
            }
        };
    }

    /** Below all values of the same kind. */
    static BytesRef lowest(BytesRef term) {
        return new BytesRef(new byte[] {term.bytes[term.offset]});
    }

    /** Above all values of the same kind. */
    static BytesRef highest(BytesRef term) {
        return new BytesRef(new byte[] {(byte) (term.bytes[term.offset] + 1)});
    }

    /** Sign, then 0.digits × 10^exponent; of negative numbers all bits turned, and an end above every digit. */
    private static byte[] number(BigDecimal number) {
        if (number.signum() == 0) {
            return new byte[] {ZERO};
        }
        BigDecimal plain = number.stripTrailingZeros();
        byte[] digits = plain.unscaledValue().abs().toString().getBytes(StandardCharsets.US_ASCII);
        int exponent = digits.length - plain.scale();
        boolean negative = number.signum() < 0;
        ByteBuffer bytes = ByteBuffer.allocate(5 + digits.length + (negative ? 1 : 0));
        bytes.put(negative ? NEGATIVE : POSITIVE);
        bytes.putInt(negative ? ~(exponent ^ Integer.MIN_VALUE) : exponent ^ Integer.MIN_VALUE);
        for (byte digit : digits) {
            bytes.put(negative ? (byte) ~digit : digit);
        }
        if (negative) {
            bytes.put((byte) 0xFF);
        }
        return bytes.array();
    }

    private static BytesRef kind(char kind, byte[] value) {
        byte[] bytes = new byte[value.length + 1];
        bytes[0] = (byte) kind;
        System.arraycopy(value, 0, bytes, 1, value.length);
        return new BytesRef(bytes);
    }
}
