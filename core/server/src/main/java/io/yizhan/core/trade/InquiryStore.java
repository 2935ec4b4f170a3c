package io.yizhan.core.trade;

import static io.yizhan.core.database.generated.Tables.INQUIRY;
import static io.yizhan.core.database.generated.Tables.INQUIRY_COUNT;
import static io.yizhan.core.database.generated.Tables.INQUIRY_LINE;
import static io.yizhan.core.database.generated.Tables.INQUIRY_MESSAGE;
import static io.yizhan.core.database.generated.Tables.PARTNER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Inquiries with their lines and messages. */
@Singleton
final class InquiryStore {

    /** The next number of the year, e.g. {@code IQ-2027-000123}; others wait for it until the transaction ends. */
    String nextNumber(DSLContext sql, int year) {
        Field<Integer> next = DSL.field("last_insert_id({0})", SQLDataType.INTEGER, INQUIRY_COUNT.LAST.plus(1));
        sql.insertInto(INQUIRY_COUNT)
                .set(INQUIRY_COUNT.YEAR, year)
                .set(INQUIRY_COUNT.LAST, DSL.field("last_insert_id(1)", SQLDataType.INTEGER))
                .onDuplicateKeyUpdate()
                .set(INQUIRY_COUNT.LAST, next)
                .execute();
        int number = sql.select(INQUIRY_COUNT.LAST)
                .from(INQUIRY_COUNT)
                .where(INQUIRY_COUNT.YEAR.eq(year))
                .fetchSingle()
                .value1();
        return String.format(Locale.ROOT, "IQ-%d-%06d", year, number);
    }

    void insert(DSLContext sql, Inquiry inquiry) {
        sql.insertInto(INQUIRY)
                .set(INQUIRY.ID, inquiry.id())
                .set(INQUIRY.NUMBER, inquiry.number())
                .set(INQUIRY.PARTNER_ID, inquiry.partner())
                .set(INQUIRY.USER_ID, inquiry.user())
                .set(INQUIRY.ENTERPRISE_ID, inquiry.enterprise())
                .set(INQUIRY.LANGUAGE, inquiry.language())
                .set(INQUIRY.MARKET, inquiry.market().orElse(null))
                .set(INQUIRY.INCOTERM, inquiry.incoterm().orElse(null))
                .set(INQUIRY.MESSAGE, inquiry.message())
                .set(INQUIRY.NOTE, inquiry.note())
                .set(INQUIRY.STATE, inquiry.state().name())
                .set(INQUIRY.VERSION, inquiry.version())
                .set(INQUIRY.SENT_AT, inquiry.sentAt())
                .set(INQUIRY.CHANGED_AT, inquiry.changedAt())
                .set(INQUIRY.CLOSED_AT, inquiry.closedAt().orElse(null))
                .execute();
        int ordinal = 0;
        for (InquiryLine line : inquiry.lines()) {
            sql.insertInto(INQUIRY_LINE)
                    .set(INQUIRY_LINE.INQUIRY_ID, inquiry.id())
                    .set(INQUIRY_LINE.ORDINAL, ordinal++)
                    .set(INQUIRY_LINE.PRODUCT_ID, line.product())
                    .set(INQUIRY_LINE.PRODUCT_NAME, line.productName())
                    .set(INQUIRY_LINE.QUANTITY, line.quantity())
                    .set(INQUIRY_LINE.UNIT, line.unit().orElse(null))
                    .set(INQUIRY_LINE.NOTE, line.note())
                    .set(INQUIRY_LINE.CATALOGUE_ID, line.catalogue().orElse(null))
                    .execute();
        }
    }

    /** Writes note, state and times; true if the version was still the one before. */
    boolean update(DSLContext sql, Inquiry inquiry) {
        return sql.update(INQUIRY)
                        .set(INQUIRY.NOTE, inquiry.note())
                        .set(INQUIRY.STATE, inquiry.state().name())
                        .set(INQUIRY.VERSION, inquiry.version())
                        .set(INQUIRY.CHANGED_AT, inquiry.changedAt())
                        .set(INQUIRY.CLOSED_AT, inquiry.closedAt().orElse(null))
                        .where(INQUIRY.ID.eq(inquiry.id()))
                        .and(INQUIRY.VERSION.eq(inquiry.version() - 1))
                        .execute()
                == 1;
    }

    void insert(DSLContext sql, UUID inquiry, InquiryMessage message) {
        sql.insertInto(INQUIRY_MESSAGE)
                .set(INQUIRY_MESSAGE.ID, message.id())
                .set(INQUIRY_MESSAGE.INQUIRY_ID, inquiry)
                .set(INQUIRY_MESSAGE.SIDE, message.side().name())
                .set(INQUIRY_MESSAGE.USER_ID, message.by().orElse(null))
                .set(INQUIRY_MESSAGE.TEXT, message.text())
                .set(INQUIRY_MESSAGE.SENT_AT, message.sentAt())
                .execute();
    }

    /** The version of an inquiry, its row locked until the transaction ends. */
    Optional<Integer> lock(DSLContext sql, UUID id) {
        return sql.select(INQUIRY.VERSION)
                .from(INQUIRY)
                .where(INQUIRY.ID.eq(id))
                .forUpdate()
                .fetchOptional(INQUIRY.VERSION);
    }

    /** Three statements, however many; in no order. */
    List<Inquiry> find(DSLContext sql, Collection<UUID> ids) {
        return whole(sql, rows(sql, INQUIRY.ID.in(ids)).fetch());
    }

    /** The newest first, which is the order of numbers; those behind the number {@code after}. */
    List<Inquiry> page(
            DSLContext sql, InquiryFilter filter, Function<String, String> key, Optional<String> after, int limit) {
        return whole(
                sql,
                rows(sql, fits(filter, key).and(after.map(INQUIRY.NUMBER::lt).orElse(noCondition())))
                        .orderBy(INQUIRY.NUMBER.desc())
                        .limit(limit)
                        .fetch());
    }

    int count(DSLContext sql, InquiryFilter filter, Function<String, String> key) {
        return sql.selectCount()
                .from(INQUIRY)
                .join(PARTNER)
                .on(PARTNER.ID.eq(INQUIRY.PARTNER_ID))
                .where(fits(filter, key))
                .fetchSingle()
                .value1();
    }

    private static org.jooq.SelectConditionStep<Record> rows(DSLContext sql, Condition condition) {
        return sql.select(List.<org.jooq.SelectFieldOrAsterisk>of(INQUIRY.asterisk(), PARTNER.COMPANY))
                .from(INQUIRY)
                .join(PARTNER)
                .on(PARTNER.ID.eq(INQUIRY.PARTNER_ID))
                .where(condition);
    }

    private static Condition fits(InquiryFilter filter, Function<String, String> key) {
        Condition states = filter.states().isEmpty()
                ? noCondition()
                : INQUIRY.STATE.in(filter.states().stream().map(Enum::name).toList());
        Condition search = filter.search()
                .map(text -> lower(INQUIRY.NUMBER)
                        .contains(text.toLowerCase(Locale.ROOT))
                        .or(PARTNER.COMPANY_KEY.contains(key.apply(text)))
                        .or(exists(selectOne()
                                .from(INQUIRY_LINE)
                                .where(INQUIRY_LINE.INQUIRY_ID.eq(INQUIRY.ID))
                                .and(lower(INQUIRY_LINE.PRODUCT_NAME).contains(text.toLowerCase(Locale.ROOT))))))
                .orElse(noCondition());
        return states.and(search)
                .and(filter.enterprise().map(INQUIRY.ENTERPRISE_ID::eq).orElse(noCondition()))
                .and(filter.partner().map(INQUIRY.PARTNER_ID::eq).orElse(noCondition()));
    }

    private static List<Inquiry> whole(DSLContext sql, List<Record> rows) {
        List<UUID> ids = rows.stream().map(row -> row.get(INQUIRY.ID)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<InquiryLine>> lines = sql.selectFrom(INQUIRY_LINE)
                .where(INQUIRY_LINE.INQUIRY_ID.in(ids))
                .orderBy(INQUIRY_LINE.INQUIRY_ID, INQUIRY_LINE.ORDINAL)
                .fetchGroups(row -> row.get(INQUIRY_LINE.INQUIRY_ID), InquiryStore::line);
        Map<UUID, List<InquiryMessage>> messages = sql.selectFrom(INQUIRY_MESSAGE)
                .where(INQUIRY_MESSAGE.INQUIRY_ID.in(ids))
                .orderBy(INQUIRY_MESSAGE.INQUIRY_ID, INQUIRY_MESSAGE.SENT_AT, INQUIRY_MESSAGE.ID)
                .fetchGroups(row -> row.get(INQUIRY_MESSAGE.INQUIRY_ID), InquiryStore::message);
        return rows.stream()
                .map(row -> inquiry(
                        row,
                        lines.getOrDefault(row.get(INQUIRY.ID), List.of()),
                        messages.getOrDefault(row.get(INQUIRY.ID), List.of())))
                .toList();
    }

    private static InquiryLine line(Record row) {
        return new InquiryLine(
                row.get(INQUIRY_LINE.PRODUCT_ID),
                row.get(INQUIRY_LINE.PRODUCT_NAME),
                BasketStore.plain(row.get(INQUIRY_LINE.QUANTITY)),
                Optional.ofNullable(row.get(INQUIRY_LINE.UNIT)),
                row.get(INQUIRY_LINE.NOTE),
                Optional.ofNullable(row.get(INQUIRY_LINE.CATALOGUE_ID)));
    }

    private static InquiryMessage message(Record row) {
        return new InquiryMessage(
                row.get(INQUIRY_MESSAGE.ID),
                InquiryMessage.Side.valueOf(row.get(INQUIRY_MESSAGE.SIDE)),
                Optional.ofNullable(row.get(INQUIRY_MESSAGE.USER_ID)),
                row.get(INQUIRY_MESSAGE.TEXT),
                row.get(INQUIRY_MESSAGE.SENT_AT));
    }

    private static Inquiry inquiry(Record row, List<InquiryLine> lines, List<InquiryMessage> messages) {
        return new Inquiry(
                row.get(INQUIRY.ID),
                row.get(INQUIRY.NUMBER),
                row.get(INQUIRY.PARTNER_ID),
                row.get(PARTNER.COMPANY),
                row.get(INQUIRY.USER_ID),
                row.get(INQUIRY.ENTERPRISE_ID),
                row.get(INQUIRY.LANGUAGE),
                Optional.ofNullable(row.get(INQUIRY.MARKET)),
                Optional.ofNullable(row.get(INQUIRY.INCOTERM)),
                row.get(INQUIRY.MESSAGE),
                row.get(INQUIRY.NOTE),
                InquiryState.valueOf(row.get(INQUIRY.STATE)),
                row.get(INQUIRY.VERSION),
                row.get(INQUIRY.SENT_AT),
                row.get(INQUIRY.CHANGED_AT),
                Optional.ofNullable(row.get(INQUIRY.CLOSED_AT)),
                lines,
                messages);
    }
}
