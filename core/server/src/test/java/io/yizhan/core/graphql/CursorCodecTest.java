package io.yizhan.core.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CursorCodecTest {
    private static final String LIST = "works where year>1900 order by year, id in zh";
    private final CursorCodec codec = new CursorCodec("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private final Cursor cursor = new Cursor(Arrays.asList(
            "玉雕😀",
            42L,
            new BigDecimal("-12.50"),
            true,
            null,
            UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
            Instant.parse("2026-05-01T08:30:00.123456789Z")));

    @Test
    void aCursorComesBackAsItWas() {
        assertThat(codec.decode(LIST, codec.encode(LIST, cursor), "after")).isEqualTo(cursor);
        assertThat(codec.encode(LIST, cursor)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void fiveThousandAlteredCursorsAreAllRefusedWithAType() {
        Random random = new Random(20260501);
        String good = codec.encode(LIST, cursor);
        for (int i = 0; i < 5000; i++) {
            String altered = altered(good, random, i);
            assertThat(altered).isNotEqualTo(good);
            assertRefused(altered, LIST, "cursor.invalid");
        }
    }

    @Test
    void aCursorOfAnotherListIsRefusedAsSuch() {
        assertRefused(codec.encode("fairs", cursor), LIST, "cursor.other-list");
    }

    @Test
    void aCursorSignedByAnotherKeyIsRefused() {
        CursorCodec other = new CursorCodec("fedcba9876543210".getBytes(StandardCharsets.UTF_8));
        assertRefused(other.encode(LIST, cursor), LIST, "cursor.invalid");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new CursorCodec(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String altered(String good, Random random, int round) {
        byte[] bytes = Base64.getUrlDecoder().decode(good);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return switch (round % 8) {
            case 0, 1, 2 -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                yield encoder.encodeToString(bytes);
            }
            case 3 -> encoder.encodeToString(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 4 -> encoder.encodeToString(Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(50)));
            case 5 -> "rO0AB" + good.substring(random.nextInt(good.length()));
            case 6 -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                yield encoder.encodeToString(noise);
            }
            default ->
                switch (round % 5) {
                    case 0 -> good + "=";
                    case 1 -> good.repeat(200);
                    case 2 -> " " + good;
                    case 3 -> "";
                    default -> good.substring(0, good.length() - 1) + "\u7389";
                };
        };
    }

    private void assertRefused(String text, String list, String message) {
        assertThatThrownBy(() -> codec.decode(list, text, "after"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.BAD_USER_INPUT);
                    assertThat(e.problem().message()).isEqualTo(message);
                    assertThat(e.problem().field()).hasValue("after");
                });
    }
}
