package io.yizhan.core.event;

import static io.yizhan.core.database.generated.Tables.IDEMPOTENCY_KEY;

import io.yizhan.core.model.Digests;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Remembers, in the transaction of a change, that a caller's request with a key was done, so that a repeated request has
 * one effect. Kept 24 hours, then forgotten by {@link KeySweep}.
 */
@Singleton
public class IdempotencyKeyStore {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Clock clock;

    IdempotencyKeyStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Does the work once per caller and key.
     *
     * @param caller who asks, ≤ 64 characters
     * @param key the caller's; empty: the work is simply done
     * @param request what is asked, in canonical form
     * @return the answer of the work, or of the first time
     * @throws io.yizhan.core.problem.ProblemException IDEMPOTENCY_MISMATCH if the key was used for another request
     */
    public String once(DSLContext sql, String caller, Optional<String> key, String request, Supplier<String> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        String fingerprint = fingerprint(request);
        if (!begin(sql, caller, key.get(), fingerprint)) {
            // Another request with this key has committed: the insert waited for it.
            var before = sql.selectFrom(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.CALLER.eq(caller))
                    .and(IDEMPOTENCY_KEY.ID.eq(key.get()))
                    .fetchSingle();
            if (!before.getFingerprint().equals(fingerprint)) {
                throw Problem.of(ProblemCode.IDEMPOTENCY_MISMATCH)
                        .at("idempotencyKey")
                        .exception();
            }
            return before.getAnswer();
        }
        String answer = work.get();
        sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.ANSWER, answer)
                .where(IDEMPOTENCY_KEY.CALLER.eq(caller))
                .and(IDEMPOTENCY_KEY.ID.eq(key.get()))
                .execute();
        return answer;
    }

    private boolean begin(DSLContext sql, String caller, String key, String fingerprint) {
        try {
            sql.insertInto(IDEMPOTENCY_KEY)
                    .set(IDEMPOTENCY_KEY.CALLER, caller)
                    .set(IDEMPOTENCY_KEY.ID, key)
                    .set(IDEMPOTENCY_KEY.FINGERPRINT, fingerprint)
                    .set(IDEMPOTENCY_KEY.ANSWER, "")
                    .set(IDEMPOTENCY_KEY.CREATED_AT, clock.instant())
                    .execute();
            return true;
        } catch (IntegrityConstraintViolationException used) {
            return false;
        }
    }

    /**
     * Forgets some of the keys older than a day.
     *
     * @return true if there may be more
     */
    boolean forgetOld(DSLContext sql) {
        return sql.deleteFrom(IDEMPOTENCY_KEY)
                        .where(IDEMPOTENCY_KEY.CREATED_AT.lt(clock.instant().minus(KEPT)))
                        .limit(FORGOTTEN_AT_ONCE)
                        .execute()
                == FORGOTTEN_AT_ONCE;
    }

    private static String fingerprint(String text) {
        return Digests.sha256Hex(text);
    }
}
