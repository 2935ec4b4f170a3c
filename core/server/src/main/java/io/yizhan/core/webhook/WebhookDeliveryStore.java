package io.yizhan.core.webhook;

import static io.yizhan.core.database.generated.Tables.WEBHOOK_DELIVERY;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/** How far a receiver has been told, and which server tells it. */
@Singleton
final class WebhookDeliveryStore {

    /**
     * How far a receiver has been told.
     *
     * @param position of the last event told
     * @param audiences of anonymous callers of which answers may be kept: the one told last, and those known when telling failed
     * @param attempts that failed since
     */
    record Told(long position, SortedSet<String> audiences, int attempts) {
        private String words() {
            return String.join(" ", audiences);
        }
    }

    /** Notes a receiver; one that was there goes on where it was, even if it had asked for an end. */
    void begin(DSLContext sql, String address, Told told, Instant now) {
        sql.insertInto(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.ADDRESS_HASH, address)
                .set(WEBHOOK_DELIVERY.POSITION, told.position())
                .set(WEBHOOK_DELIVERY.AUDIENCES, told.words())
                .set(WEBHOOK_DELIVERY.ATTEMPTS, told.attempts())
                .set(WEBHOOK_DELIVERY.NEXT_AT, now)
                .set(WEBHOOK_DELIVERY.IS_STOPPED, false)
                .onDuplicateKeyUpdate()
                .set(WEBHOOK_DELIVERY.IS_STOPPED, false)
                .execute();
    }

    /** Takes the receiver for a server, if another one has it not, it is time, and it wishes to be told at all. */
    Optional<Told> take(DSLContext sql, String address, UUID server, Instant now, Duration lease) {
        int taken = sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.LEASE_OWNER, server)
                .set(WEBHOOK_DELIVERY.LEASE_UNTIL, now.plus(lease))
                .where(WEBHOOK_DELIVERY.ADDRESS_HASH.eq(address))
                .and(WEBHOOK_DELIVERY.IS_STOPPED.isFalse())
                .and(WEBHOOK_DELIVERY.NEXT_AT.le(now))
                .and(WEBHOOK_DELIVERY
                        .LEASE_OWNER
                        .isNull()
                        .or(WEBHOOK_DELIVERY.LEASE_OWNER.eq(server))
                        .or(WEBHOOK_DELIVERY.LEASE_UNTIL.lt(now)))
                .execute();
        if (taken == 0) {
            return Optional.empty();
        }
        return sql.select(WEBHOOK_DELIVERY.POSITION, WEBHOOK_DELIVERY.AUDIENCES, WEBHOOK_DELIVERY.ATTEMPTS)
                .from(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.ADDRESS_HASH.eq(address))
                .fetchOptional(row -> new Told(
                        row.value1(), new TreeSet<>(List.of(row.value2().split(" "))), row.value3()));
    }

    /** When it may be told next; empty if it wishes to be told no more. */
    Optional<Instant> nextTurn(DSLContext sql, String address) {
        return sql.select(WEBHOOK_DELIVERY.NEXT_AT)
                .from(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.ADDRESS_HASH.eq(address))
                .and(WEBHOOK_DELIVERY.IS_STOPPED.isFalse())
                .fetchOptional(WEBHOOK_DELIVERY.NEXT_AT);
    }

    /** Notes how far it came and gives the receiver back; nothing, if another server has taken it meanwhile. */
    void release(DSLContext sql, String address, UUID server, Told told, Instant nextAt) {
        write(sql, address, server, told, nextAt, false);
    }

    /** Notes that it wishes to be told no more. */
    void stop(DSLContext sql, String address, UUID server, Told told, Instant now) {
        write(sql, address, server, told, now, true);
    }

    private static void write(DSLContext sql, String address, UUID server, Told told, Instant nextAt, boolean stopped) {
        sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.POSITION, told.position())
                .set(WEBHOOK_DELIVERY.AUDIENCES, told.words())
                .set(WEBHOOK_DELIVERY.ATTEMPTS, told.attempts())
                .set(WEBHOOK_DELIVERY.NEXT_AT, nextAt)
                .set(WEBHOOK_DELIVERY.IS_STOPPED, stopped)
                .setNull(WEBHOOK_DELIVERY.LEASE_OWNER)
                .setNull(WEBHOOK_DELIVERY.LEASE_UNTIL)
                .where(WEBHOOK_DELIVERY.ADDRESS_HASH.eq(address))
                .and(WEBHOOK_DELIVERY.LEASE_OWNER.eq(server))
                .execute();
    }
}
