package io.yizhan.core.trade;

import static io.yizhan.core.database.generated.Tables.PARTNER;
import static io.yizhan.core.database.generated.Tables.PARTNER_CATALOGUE;
import static io.yizhan.core.database.generated.Tables.PARTNER_USER;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Partners, their users and their catalogues. */
@Singleton
final class PartnerStore {

    /** Where a page starts: behind this name and id. */
    record Place(String companyKey, UUID id) {}

    void insert(DSLContext sql, Partner partner, String key) {
        sql.insertInto(PARTNER)
                .set(PARTNER.ID, partner.id())
                .set(PARTNER.MESSAGE, partner.message())
                .set(PARTNER.CREATED_AT, partner.createdAt())
                .set(PARTNER.CREATED_BY, partner.createdBy().orElse(null))
                .set(values(partner, key))
                .execute();
    }

    /** Writes all but id, message and origin; true if the version was still the one before. */
    boolean update(DSLContext sql, Partner partner, String key) {
        return sql.update(PARTNER)
                        .set(values(partner, key))
                        .where(PARTNER.ID.eq(partner.id()))
                        .and(PARTNER.VERSION.eq(partner.version() - 1))
                        .execute()
                == 1;
    }

    private static Map<org.jooq.Field<?>, ?> values(Partner partner, String key) {
        PartnerProfile profile = partner.profile();
        Map<org.jooq.Field<?>, Object> values = new java.util.LinkedHashMap<>();
        values.put(PARTNER.COMPANY, profile.company());
        values.put(PARTNER.COMPANY_KEY, key);
        values.put(PARTNER.COUNTRY, profile.country());
        values.put(PARTNER.LANGUAGES, String.join(" ", profile.languages()));
        values.put(PARTNER.CURRENCIES, String.join(" ", profile.currencies()));
        values.put(PARTNER.CONTACT, profile.contact());
        values.put(PARTNER.EMAIL, profile.email());
        values.put(PARTNER.PHONE, DSL.val(profile.phone().orElse(null), PARTNER.PHONE));
        values.put(PARTNER.WEBSITE, DSL.val(profile.website().orElse(null), PARTNER.WEBSITE));
        values.put(PARTNER.NOTE, partner.note());
        values.put(PARTNER.STATE, partner.state().name());
        values.put(PARTNER.REASON, DSL.val(partner.reason().orElse(null), PARTNER.REASON));
        values.put(PARTNER.VERSION, partner.version());
        values.put(PARTNER.DECIDED_AT, DSL.val(partner.decidedAt().orElse(null), PARTNER.DECIDED_AT));
        values.put(PARTNER.DECIDED_BY, DSL.val(partner.decidedBy().orElse(null), PARTNER.DECIDED_BY));
        return values;
    }

    Optional<Partner> find(DSLContext sql, UUID id) {
        return sql.selectFrom(PARTNER).where(PARTNER.ID.eq(id)).fetchOptional(PartnerStore::partner);
    }

    /** Locked until the transaction ends. */
    Optional<Partner> lock(DSLContext sql, UUID id) {
        return sql.selectFrom(PARTNER).where(PARTNER.ID.eq(id)).forUpdate().fetchOptional(PartnerStore::partner);
    }

    Optional<Partner> findByUser(DSLContext sql, UUID user) {
        return sql.select(PARTNER.asterisk())
                .from(PARTNER)
                .join(PARTNER_USER)
                .on(PARTNER_USER.PARTNER_ID.eq(PARTNER.ID))
                .where(PARTNER_USER.USER_ID.eq(user))
                .fetchOptional(PartnerStore::partner);
    }

    Map<UUID, Partner> findAll(DSLContext sql, Collection<UUID> ids) {
        return sql.selectFrom(PARTNER).where(PARTNER.ID.in(ids)).fetchMap(PARTNER.ID, PartnerStore::partner);
    }

    List<Partner> page(
            DSLContext sql, PartnerFilter filter, Function<String, String> key, Optional<Place> after, int limit) {
        Condition behind = after.map(
                        place -> DSL.row(PARTNER.COMPANY_KEY, PARTNER.ID).gt(place.companyKey(), place.id()))
                .orElse(noCondition());
        return sql.selectFrom(PARTNER)
                .where(fits(filter, key))
                .and(behind)
                .orderBy(PARTNER.COMPANY_KEY, PARTNER.ID)
                .limit(limit)
                .fetch(PartnerStore::partner);
    }

    int count(DSLContext sql, PartnerFilter filter, Function<String, String> key) {
        return sql.fetchCount(PARTNER, fits(filter, key));
    }

    /** How many partners have each of these names. */
    Map<String, Integer> countNames(DSLContext sql, Collection<String> keys) {
        return sql.select(PARTNER.COMPANY_KEY, DSL.count())
                .from(PARTNER)
                .where(PARTNER.COMPANY_KEY.in(keys))
                .groupBy(PARTNER.COMPANY_KEY)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private static Condition fits(PartnerFilter filter, Function<String, String> key) {
        Condition states = filter.states().isEmpty()
                ? noCondition()
                : PARTNER.STATE.in(filter.states().stream().map(Enum::name).toList());
        return states.and(filter.search()
                .map(text -> PARTNER.COMPANY_KEY
                        .contains(key.apply(text))
                        .or(lower(PARTNER.CONTACT).contains(text.toLowerCase(Locale.ROOT)))
                        .or(lower(PARTNER.EMAIL).contains(text.toLowerCase(Locale.ROOT))))
                .orElse(noCondition()));
    }

    private static Partner partner(Record row) {
        return new Partner(
                row.get(PARTNER.ID),
                new PartnerProfile(
                        row.get(PARTNER.COMPANY),
                        row.get(PARTNER.COUNTRY),
                        words(row.get(PARTNER.LANGUAGES)),
                        words(row.get(PARTNER.CURRENCIES)),
                        row.get(PARTNER.CONTACT),
                        row.get(PARTNER.EMAIL),
                        Optional.ofNullable(row.get(PARTNER.PHONE)),
                        Optional.ofNullable(row.get(PARTNER.WEBSITE))),
                row.get(PARTNER.MESSAGE),
                row.get(PARTNER.NOTE),
                PartnerState.valueOf(row.get(PARTNER.STATE)),
                Optional.ofNullable(row.get(PARTNER.REASON)),
                row.get(PARTNER.VERSION),
                row.get(PARTNER.CREATED_AT),
                Optional.ofNullable(row.get(PARTNER.CREATED_BY)),
                Optional.ofNullable(row.get(PARTNER.DECIDED_AT)),
                Optional.ofNullable(row.get(PARTNER.DECIDED_BY)));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    /** Makes a user the partner's. */
    void addUser(DSLContext sql, UUID partner, UUID user, boolean waiting, Instant at) {
        sql.insertInto(PARTNER_USER)
                .set(PARTNER_USER.PARTNER_ID, partner)
                .set(PARTNER_USER.USER_ID, user)
                .set(PARTNER_USER.WAITING, waiting)
                .set(PARTNER_USER.JOINED_AT, at)
                .execute();
    }

    /** True if the user was the partner's. */
    boolean removeUser(DSLContext sql, UUID partner, UUID user) {
        return sql.deleteFrom(PARTNER_USER)
                        .where(PARTNER_USER.PARTNER_ID.eq(partner))
                        .and(PARTNER_USER.USER_ID.eq(user))
                        .execute()
                == 1;
    }

    Map<UUID, List<UUID>> users(DSLContext sql, Collection<UUID> partners) {
        return sql.select(PARTNER_USER.PARTNER_ID, PARTNER_USER.USER_ID)
                .from(PARTNER_USER)
                .where(PARTNER_USER.PARTNER_ID.in(partners))
                .orderBy(PARTNER_USER.JOINED_AT, PARTNER_USER.USER_ID)
                .fetchGroups(PARTNER_USER.PARTNER_ID, PARTNER_USER.USER_ID);
    }

    /** Users that wait for the partner to be let in. */
    List<UUID> waiting(DSLContext sql, UUID partner) {
        return sql.select(PARTNER_USER.USER_ID)
                .from(PARTNER_USER)
                .where(PARTNER_USER.PARTNER_ID.eq(partner))
                .and(PARTNER_USER.WAITING.isTrue())
                .fetch(PARTNER_USER.USER_ID);
    }

    /** Which of the partner's users wait. */
    void setWaiting(DSLContext sql, UUID partner, Collection<UUID> users) {
        sql.update(PARTNER_USER)
                .set(PARTNER_USER.WAITING, DSL.field(PARTNER_USER.USER_ID.in(users)))
                .where(PARTNER_USER.PARTNER_ID.eq(partner))
                .execute();
    }

    /** In order of the time they were granted. */
    Map<UUID, List<CatalogueGrant>> catalogues(DSLContext sql, Collection<UUID> partners) {
        return sql.selectFrom(PARTNER_CATALOGUE)
                .where(PARTNER_CATALOGUE.PARTNER_ID.in(partners))
                .orderBy(PARTNER_CATALOGUE.GRANTED_AT, PARTNER_CATALOGUE.CATALOGUE_ID)
                .fetchGroups(
                        row -> row.get(PARTNER_CATALOGUE.PARTNER_ID),
                        row -> new CatalogueGrant(
                                row.get(PARTNER_CATALOGUE.CATALOGUE_ID),
                                row.get(PARTNER_CATALOGUE.GRANTED_AT),
                                Optional.ofNullable(row.get(PARTNER_CATALOGUE.GRANTED_BY)),
                                Optional.ofNullable(row.get(PARTNER_CATALOGUE.UNTIL_AT))));
    }

    List<CatalogueGrant> catalogues(DSLContext sql, UUID partner) {
        return catalogues(sql, List.of(partner)).getOrDefault(partner, List.of());
    }

    /** The partner holds exactly these. */
    void replaceCatalogues(DSLContext sql, UUID partner, List<CatalogueGrant> grants) {
        sql.deleteFrom(PARTNER_CATALOGUE)
                .where(PARTNER_CATALOGUE.PARTNER_ID.eq(partner))
                .execute();
        for (CatalogueGrant grant : grants) {
            sql.insertInto(PARTNER_CATALOGUE)
                    .set(PARTNER_CATALOGUE.PARTNER_ID, partner)
                    .set(PARTNER_CATALOGUE.CATALOGUE_ID, grant.catalogue())
                    .set(PARTNER_CATALOGUE.GRANTED_AT, grant.grantedAt())
                    .set(PARTNER_CATALOGUE.GRANTED_BY, grant.grantedBy().orElse(null))
                    .set(PARTNER_CATALOGUE.UNTIL_AT, grant.until().orElse(null))
                    .execute();
        }
    }
}
