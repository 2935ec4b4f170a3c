package io.yizhan.core.trade;

import static io.yizhan.core.database.generated.Tables.BASKET_LINE;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Lines of baskets, under the hash of whose they are. */
@Singleton
final class BasketStore {
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    List<BasketLine> lines(DSLContext sql, BasketKey key) {
        return sql.selectFrom(BASKET_LINE)
                .where(of(key))
                .orderBy(BASKET_LINE.ADDED_AT, BASKET_LINE.PRODUCT_ID)
                .fetch(BasketStore::line);
    }

    /** As {@link #lines}, locked until the transaction ends. */
    List<BasketLine> lock(DSLContext sql, BasketKey key) {
        return sql.selectFrom(BASKET_LINE)
                .where(of(key))
                .orderBy(BASKET_LINE.ADDED_AT, BASKET_LINE.PRODUCT_ID)
                .forUpdate()
                .fetch(BasketStore::line);
    }

    int count(DSLContext sql, BasketKey key) {
        return sql.fetchCount(BASKET_LINE, of(key));
    }

    boolean holds(DSLContext sql, BasketKey key, UUID product) {
        return sql.fetchExists(BASKET_LINE, of(key).and(BASKET_LINE.PRODUCT_ID.eq(product)));
    }

    /** A line that is there keeps the time it was added. */
    void put(DSLContext sql, BasketKey key, BasketLine line, Instant now) {
        sql.insertInto(BASKET_LINE)
                .set(BASKET_LINE.OWNER, key.owner())
                .set(BASKET_LINE.PRODUCT_ID, line.product())
                .set(BASKET_LINE.QUANTITY, line.quantity())
                .set(BASKET_LINE.NOTE, line.note())
                .set(BASKET_LINE.VISITOR, key.visitor())
                .set(BASKET_LINE.ADDED_AT, line.addedAt())
                .set(BASKET_LINE.CHANGED_AT, now)
                .onDuplicateKeyUpdate()
                .set(BASKET_LINE.QUANTITY, line.quantity())
                .set(BASKET_LINE.NOTE, line.note())
                .set(BASKET_LINE.CHANGED_AT, now)
                .execute();
    }

    void remove(DSLContext sql, BasketKey key, UUID product) {
        sql.deleteFrom(BASKET_LINE)
                .where(of(key))
                .and(BASKET_LINE.PRODUCT_ID.eq(product))
                .execute();
    }

    void clear(DSLContext sql, BasketKey key) {
        sql.deleteFrom(BASKET_LINE).where(of(key)).execute();
    }

    /** Baskets of visitors who did not come back. */
    void forget(DSLContext sql, Instant changedBefore) {
        sql.deleteFrom(BASKET_LINE)
                .where(BASKET_LINE.VISITOR.isTrue())
                .and(BASKET_LINE.CHANGED_AT.lt(changedBefore))
                .limit(FORGOTTEN_AT_ONCE)
                .execute();
    }

    private static Condition of(BasketKey key) {
        return BASKET_LINE.OWNER.eq(key.owner());
    }

    private static BasketLine line(Record row) {
        return new BasketLine(
                row.get(BASKET_LINE.PRODUCT_ID),
                plain(row.get(BASKET_LINE.QUANTITY)),
                row.get(BASKET_LINE.NOTE),
                row.get(BASKET_LINE.ADDED_AT));
    }

    /** As people write it: 12, not 12.000 nor 1.2E+1. */
    static BigDecimal plain(BigDecimal quantity) {
        BigDecimal shortest = quantity.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
