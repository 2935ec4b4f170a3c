package io.yizhan.core.graphql;

import io.yizhan.core.model.Digests;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as opaque, signed text. Layout before base64url: version (1 byte, 1) · fingerprint of the list (8 bytes) · number of values
 * (1 byte) · per value a tag and its bytes · HMAC-SHA256 of all that, cut to 16 bytes. Nothing is read before the signature holds.
 */
public final class CursorCodec {
    private static final int VERSION = 1;
    private static final int FINGERPRINT = 8;
    private static final int SIGNATURE = 16;
    private static final int MOST_VALUES = 16;
    private static final int LONGEST = 8_000;

    private final SecretKeySpec key;

    /** @param key secret of this installation, at least 16 bytes, equal on all its servers */
    public CursorCodec(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("The key that signs cursors needs at least 16 bytes");
        }
        this.key = Digests.key(key);
    }

    /**
     * @param list says which list with which filter, order and locale this is a place in; only its hash is kept
     * @return at most some 8,000 characters of base64url
     */
    public String encode(String list, Cursor cursor) {
        if (cursor.values().size() > MOST_VALUES) {
            throw new IllegalArgumentException("A cursor holds at most " + MOST_VALUES + " values");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            out.write(fingerprint(list));
            out.writeByte(cursor.values().size());
            for (Object value : cursor.values()) {
                write(out, value);
            }
            out.write(signature(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("The values of this cursor are too long");
        }
        return text;
    }

    /**
     * @param argument how the problem names the cursor: {@code after} or {@code before}
     * @throws ProblemException BAD_USER_INPUT when the text was not made by {@link #encode} with this key, or for another list
     */
    public Cursor decode(String list, String text, String argument) {
        byte[] bytes = bytes(text, argument);
        byte[] signed = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        byte[] signature = Arrays.copyOfRange(bytes, bytes.length - SIGNATURE, bytes.length);
        if (!MessageDigest.isEqual(signature(signed), signature) || signed[0] != VERSION) {
            throw refused("cursor.invalid", argument);
        }
        if (!Arrays.equals(Arrays.copyOfRange(signed, 1, 1 + FINGERPRINT), fingerprint(list))) {
            throw refused("cursor.other-list", argument);
        }
        ByteArrayInputStream rest = new ByteArrayInputStream(signed, 1 + FINGERPRINT, signed.length - 1 - FINGERPRINT);
        try {
            DataInputStream in = new DataInputStream(rest);
            List<@Nullable Object> values = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                values.add(read(in));
            }
            return new Cursor(values);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw refused("cursor.invalid", argument);
        }
    }

    private static byte[] bytes(String text, String argument) {
        if (text.length() > LONGEST) {
            throw refused("cursor.invalid", argument);
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // one cursor, one spelling: the decoder ignores padding and the last unused bits
            boolean canonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(text);
            if (canonical && bytes.length >= 2 + FINGERPRINT + SIGNATURE) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw refused("cursor.invalid", argument);
        }
        throw refused("cursor.invalid", argument);
    }

    private static ProblemException refused(String message, String argument) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, message).at(argument).exception();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('n');
            case String text -> {
                out.writeByte('s');
                writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case BigDecimal number -> {
                out.writeByte('d');
                out.writeInt(number.scale());
                writeBytes(out, number.unscaledValue().toByteArray());
            }
            case Boolean truth -> {
                out.writeByte('b');
                out.writeBoolean(truth);
            }
            case UUID id -> {
                out.writeByte('u');
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            case Instant instant -> {
                out.writeByte('i');
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
            default -> throw new IllegalArgumentException("A cursor cannot hold a " + value.getClass());
        }
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        return switch (tag) {
            case 'n' -> null;
            case 's' -> new String(readBytes(in), StandardCharsets.UTF_8);
            case 'l' -> in.readLong();
            case 'd' -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(readBytes(in)), scale);
            }
            case 'b' -> in.readBoolean();
            case 'u' -> new UUID(in.readLong(), in.readLong());
            case 'i' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            default -> throw new IOException("tag " + tag);
        };
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeShort(Math.min(bytes.length, LONGEST + 1));
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }

    private static byte[] fingerprint(String list) {
        return Arrays.copyOf(Digests.sha256(list), FINGERPRINT);
    }

    private byte[] signature(byte[] bytes) {
        return Arrays.copyOf(Digests.hmac(key, bytes), SIGNATURE);
    }
}
