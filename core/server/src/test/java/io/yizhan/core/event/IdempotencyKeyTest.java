package io.yizhan.core.event;

import static io.yizhan.core.database.generated.Tables.IDEMPOTENCY_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import io.yizhan.core.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final MovedClock clock = new MovedClock();
    private final IdempotencyKeyStore keys = new IdempotencyKeyStore(clock);

    private String once(String key, String request, String answer) {
        return DATABASE.database().write(sql -> keys.once(sql, "user:1", Optional.of(key), request, () -> answer));
    }

    @Test
    void aKeyIsRememberedForADayAndThenForgotten() {
        assertThat(once("k", "save", "first")).isEqualTo("first");
        for (int i = 0; i < 1_000; i++) {
            once("other " + i, "save", "");
        }
        clock.pass(Duration.ofHours(23));
        new KeySweep(DATABASE::database, keys).forgetOld();
        assertThat(once("k", "save", "again")).isEqualTo("first");

        clock.pass(Duration.ofHours(2));
        once("young", "save", "");
        new KeySweep(DATABASE::database, keys).forgetOld();
        List<String> left = DATABASE.database().read(sql -> sql.fetchValues(IDEMPOTENCY_KEY.ID));
        assertThat(left).as("more than one round, and nothing of today").containsExactly("young");
        assertThat(once("k", "another request", "second")).isEqualTo("second");
    }
}
