package io.yizhan.core.entry;

import static io.yizhan.core.database.generated.Tables.UNIQUE_KEY;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Locales;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Values that no two entries of a type share. A value is claimed when a draft takes it. Former published slugs stay and keep
 * leading to their entry; other former values are free again once nothing published has them.
 */
@Singleton
public class UniqueKeyStore {

    /** True for fields whose values are claimed. */
    static boolean guards(Field field) {
        return field.unique() || field.type() instanceof FieldType.Slug;
    }

    private static String scope(ContentType type, Field field) {
        return type.id() + ":" + field.key();
    }

    private static String place(Field field, String locale) {
        return field.localized() ? locale : Locales.SHARED;
    }

    /** Where a value is unique. */
    record Place(String scope, String locale) {
        static Place of(ContentType type, Field field, String locale) {
            return new Place(UniqueKeyStore.scope(type, field), UniqueKeyStore.place(field, locale));
        }
    }

    /** Claims that are written at once, one by one. */
    KeyClaims in(DSLContext sql) {
        return new KeyClaims() {
            @Override
            public Optional<UUID> claim(ContentType type, Field field, String locale, String value, UUID entry) {
                return UniqueKeyStore.this.claim(sql, type, field, locale, value, entry);
            }

            @Override
            public void release(ContentType type, Field field, String locale, Optional<String> kept, UUID entry) {
                UniqueKeyStore.this.release(sql, type, field, locale, kept, entry);
            }
        };
    }

    /** Who has each of the values; values that nobody has are not in the answer. One statement. */
    Map<String, UUID> holders(DSLContext sql, Place place, Collection<String> values) {
        return sql.select(UNIQUE_KEY.VALUE, UNIQUE_KEY.ENTRY_ID)
                .from(UNIQUE_KEY)
                .where(in(place))
                .and(UNIQUE_KEY.VALUE.in(values))
                .fetchMap(UNIQUE_KEY.VALUE, UNIQUE_KEY.ENTRY_ID);
    }

    /** Who has each of the values now or had it published; values that nobody has are not in the answer. */
    public Map<String, UUID> holders(
            DSLContext sql, ContentType type, Field field, String locale, Collection<String> values) {
        return holders(sql, Place.of(type, field, locale), values);
    }

    /** Puts down values that nobody has. One statement. */
    void insert(DSLContext sql, Place place, Map<String, UUID> holders) {
        insert(sql, place, holders, true);
    }

    /**
     * Puts down values that nobody has, for entries whose drafts have others: former values that go out again. One statement.
     *
     * @param holders by value
     */
    public void takeUp(DSLContext sql, ContentType type, Field field, String locale, Map<String, UUID> holders) {
        insert(sql, Place.of(type, field, locale), holders, false);
    }

    private static void insert(DSLContext sql, Place place, Map<String, UUID> holders, boolean current) {
        var insert = sql.insertInto(
                UNIQUE_KEY,
                UNIQUE_KEY.SCOPE,
                UNIQUE_KEY.LOCALE,
                UNIQUE_KEY.VALUE,
                UNIQUE_KEY.ENTRY_ID,
                UNIQUE_KEY.IS_CURRENT,
                UNIQUE_KEY.IS_PUBLISHED);
        for (Map.Entry<String, UUID> holder : holders.entrySet()) {
            insert = insert.values(place.scope(), place.locale(), holder.getKey(), holder.getValue(), current, false);
        }
        insert.execute();
    }

    /**
     * Claims a value for an entry; a former one of its own is taken up again by {@link #release}.
     *
     * @return the entry that has it, if it is another
     */
    Optional<UUID> claim(DSLContext sql, ContentType type, Field field, String locale, String value, UUID entry) {
        Optional<UUID> holder = find(sql, type, field, locale, value);
        if (holder.isEmpty()) {
            try {
                insert(sql, Place.of(type, field, locale), Map.of(value, entry));
            } catch (IntegrityConstraintViolationException taken) {
                holder = find(sql, type, field, locale, value);
            }
        }
        return holder.filter(other -> !other.equals(entry));
    }

    /** The entry that has a value now or had it published. */
    public Optional<UUID> find(DSLContext sql, ContentType type, Field field, String locale, String value) {
        return Optional.ofNullable(
                holders(sql, type, field, locale, List.of(value)).get(value));
    }

    /** Gives up what the draft of an entry has no more. */
    void release(DSLContext sql, ContentType type, Field field, String locale, Optional<String> kept, UUID entry) {
        release(sql, Place.of(type, field, locale), Map.of(entry, kept));
    }

    /**
     * Gives up what the drafts of entries have no more, and takes former values of theirs up again. Three statements.
     *
     * @param kept by entry the value it has now; one that nobody had before is put down by {@link #insert}
     */
    void release(DSLContext sql, Place place, Map<UUID, Optional<String>> kept) {
        // no two entries have one value, so a value kept by any of them is no other's to give up
        Set<String> values = kept.values().stream().flatMap(Optional::stream).collect(Collectors.toSet());
        Condition mine = in(place).and(UNIQUE_KEY.ENTRY_ID.in(kept.keySet()));
        Condition stale = mine.and(UNIQUE_KEY.VALUE.notIn(values));
        sql.deleteFrom(UNIQUE_KEY)
                .where(stale)
                .and(UNIQUE_KEY.IS_PUBLISHED.isFalse())
                .execute();
        sql.update(UNIQUE_KEY)
                .set(UNIQUE_KEY.IS_CURRENT, false)
                .where(stale)
                .and(UNIQUE_KEY.IS_CURRENT.isTrue())
                .execute();
        if (!values.isEmpty()) {
            sql.update(UNIQUE_KEY)
                    .set(UNIQUE_KEY.IS_CURRENT, true)
                    .where(mine)
                    .and(UNIQUE_KEY.VALUE.in(values))
                    .and(UNIQUE_KEY.IS_CURRENT.isFalse())
                    .execute();
        }
    }

    /**
     * Marks what went out with a publication, and frees former values that are not slugs. One statement, or two.
     *
     * @param values of each of the entries, as they went out; entries without one have none
     */
    public void published(
            DSLContext sql,
            ContentType type,
            Field field,
            String locale,
            Collection<String> values,
            Collection<UUID> entries) {
        Condition mine = in(Place.of(type, field, locale)).and(UNIQUE_KEY.ENTRY_ID.in(entries));
        sql.update(UNIQUE_KEY)
                .set(UNIQUE_KEY.IS_PUBLISHED, true)
                .where(mine)
                .and(UNIQUE_KEY.VALUE.in(values))
                .execute();
        if (!(field.type() instanceof FieldType.Slug)) {
            sql.deleteFrom(UNIQUE_KEY)
                    .where(mine)
                    .and(UNIQUE_KEY.IS_CURRENT.isFalse())
                    .and(UNIQUE_KEY.VALUE.notIn(values))
                    .execute();
        }
    }

    private static Condition in(Place place) {
        return UNIQUE_KEY.SCOPE.eq(place.scope()).and(UNIQUE_KEY.LOCALE.eq(place.locale()));
    }
}
