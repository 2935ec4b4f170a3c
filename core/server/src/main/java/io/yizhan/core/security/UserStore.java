package io.yizhan.core.security;

import static io.yizhan.core.database.generated.Tables.USER;
import static io.yizhan.core.database.generated.Tables.USER_ROLE;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Users and which roles they have. */
@Singleton
final class UserStore {

    /** A user with what is never handed out. */
    record StoredUser(User user, String password) {}

    Optional<StoredUser> find(DSLContext sql, String account) {
        return one(sql, USER.ACCOUNT.eq(account));
    }

    Optional<StoredUser> find(DSLContext sql, UUID id) {
        return one(sql, USER.ID.eq(id));
    }

    /** Unknown ids are left out. */
    List<User> findAll(DSLContext sql, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : all(sql, USER.ID.in(ids)).stream().map(StoredUser::user).toList();
    }

    /** As {@link #findAll}, locked until the transaction ends. */
    List<User> lockAll(DSLContext sql, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        sql.select(USER.ID)
                .from(USER)
                .where(USER.ID.in(ids))
                .orderBy(USER.ID)
                .forUpdate()
                .fetch();
        return findAll(sql, ids);
    }

    /** Another user's name that people would mistake for this one, or the same. */
    boolean taken(DSLContext sql, Account account) {
        return sql.fetchExists(USER, USER.ACCOUNT.eq(account.name()).or(USER.SKELETON.eq(account.skeleton())));
    }

    void insert(DSLContext sql, User user, Account account, String password) {
        sql.insertInto(USER)
                .set(USER.ID, user.id())
                .set(USER.ACCOUNT, account.name())
                .set(USER.SKELETON, account.skeleton())
                .set(USER.DISPLAY_NAME, user.displayName())
                .set(USER.EMAIL, user.email().orElse(null))
                .set(USER.PASSWORD, password)
                .set(USER.LANGUAGE, user.language())
                .set(USER.ENTERPRISE_ID, user.enterpriseId().orElse(null))
                .set(USER.ENABLED, user.enabled())
                .set(USER.VERSION, user.version())
                .set(USER.CREATED_AT, user.createdAt())
                .execute();
        insertRoles(sql, user);
    }

    /** Writes all but account, password and sign-in; true if the version was still the one before. */
    boolean update(DSLContext sql, User user) {
        int rows = sql.update(USER)
                .set(USER.DISPLAY_NAME, user.displayName())
                .set(USER.EMAIL, user.email().orElse(null))
                .set(USER.LANGUAGE, user.language())
                .set(USER.ENTERPRISE_ID, user.enterpriseId().orElse(null))
                .set(USER.ENABLED, user.enabled())
                .set(USER.VERSION, user.version())
                .where(USER.ID.eq(user.id()))
                .and(USER.VERSION.eq(user.version() - 1))
                .execute();
        if (rows == 1) {
            sql.deleteFrom(USER_ROLE).where(USER_ROLE.USER_ID.eq(user.id())).execute();
            insertRoles(sql, user);
        }
        return rows == 1;
    }

    void setPassword(DSLContext sql, UUID id, String password) {
        sql.update(USER).set(USER.PASSWORD, password).where(USER.ID.eq(id)).execute();
    }

    /** A hash of other costs for the same password; does nothing if the password was changed meanwhile. */
    void replacePassword(DSLContext sql, UUID id, String before, String after) {
        sql.update(USER)
                .set(USER.PASSWORD, after)
                .where(USER.ID.eq(id))
                .and(USER.PASSWORD.eq(before))
                .execute();
    }

    void setLastSignIn(DSLContext sql, UUID id, Instant at) {
        sql.update(USER).set(USER.LAST_SIGN_IN_AT, at).where(USER.ID.eq(id)).execute();
    }

    /** Enabled users with the role, locked until the transaction ends. */
    List<UUID> lockEnabledWith(DSLContext sql, String role) {
        return sql.select(USER.ID)
                .from(USER)
                .join(USER_ROLE)
                .on(USER_ROLE.USER_ID.eq(USER.ID))
                .where(USER_ROLE.ROLE_ID.eq(role))
                .and(USER.ENABLED.isTrue())
                .forUpdate()
                .fetch(USER.ID);
    }

    boolean anyEnabledWith(DSLContext sql, String role) {
        return sql.fetchExists(selectOne()
                .from(USER)
                .join(USER_ROLE)
                .on(USER_ROLE.USER_ID.eq(USER.ID))
                .where(USER_ROLE.ROLE_ID.eq(role))
                .and(USER.ENABLED.isTrue()));
    }

    /** In order of the account, those after the given one. */
    List<User> page(DSLContext sql, Optional<String> search, Optional<String> after, int limit) {
        List<UUID> ids = sql.select(USER.ID)
                .from(USER)
                .where(matches(search))
                .and(after.map(USER.ACCOUNT::gt).orElse(noCondition()))
                .orderBy(USER.ACCOUNT)
                .limit(limit)
                .fetch(USER.ID);
        return all(sql, USER.ID.in(ids)).stream().map(StoredUser::user).toList();
    }

    int count(DSLContext sql, Optional<String> search) {
        return sql.fetchCount(USER, matches(search));
    }

    Map<UUID, String> displayNames(DSLContext sql, Collection<UUID> ids) {
        return sql.select(USER.ID, USER.DISPLAY_NAME)
                .from(USER)
                .where(USER.ID.in(ids))
                .fetchMap(USER.ID, USER.DISPLAY_NAME);
    }

    private static Condition matches(Optional<String> search) {
        return search.map(text -> lower(USER.ACCOUNT)
                        .contains(text.toLowerCase(Locale.ROOT))
                        .or(lower(USER.DISPLAY_NAME).contains(text.toLowerCase(Locale.ROOT))))
                .orElse(noCondition());
    }

    private static void insertRoles(DSLContext sql, User user) {
        for (String role : user.roles()) {
            sql.insertInto(USER_ROLE)
                    .set(USER_ROLE.USER_ID, user.id())
                    .set(USER_ROLE.ROLE_ID, role)
                    .execute();
        }
    }

    private static Optional<StoredUser> one(DSLContext sql, Condition condition) {
        return all(sql, condition).stream().findFirst();
    }

    private static List<StoredUser> all(DSLContext sql, Condition condition) {
        return of(sql.select(USER.asterisk(), USER_ROLE.ROLE_ID)
                .from(USER)
                .leftJoin(USER_ROLE)
                .on(USER_ROLE.USER_ID.eq(USER.ID))
                .where(condition)
                .orderBy(USER.ACCOUNT)
                .fetch());
    }

    /** From rows of user × role, one statement for both. */
    static List<StoredUser> of(Collection<? extends Record> rows) {
        Map<UUID, Record> users = new LinkedHashMap<>();
        Map<UUID, NavigableSet<String>> roles = new HashMap<>();
        for (Record row : rows) {
            users.putIfAbsent(row.get(USER.ID), row);
            NavigableSet<String> ofUser = roles.computeIfAbsent(row.get(USER.ID), id -> new TreeSet<>());
            Optional.ofNullable(row.get(USER_ROLE.ROLE_ID)).ifPresent(ofUser::add);
        }
        List<StoredUser> found = new ArrayList<>();
        users.forEach((id, row) ->
                found.add(new StoredUser(user(row, roles.getOrDefault(id, new TreeSet<>())), row.get(USER.PASSWORD))));
        return found;
    }

    private static User user(Record row, NavigableSet<String> roles) {
        return new User(
                row.get(USER.ID),
                row.get(USER.ACCOUNT),
                row.get(USER.DISPLAY_NAME),
                Optional.ofNullable(row.get(USER.EMAIL)),
                roles,
                row.get(USER.LANGUAGE),
                Optional.ofNullable(row.get(USER.ENTERPRISE_ID)),
                row.get(USER.ENABLED),
                row.get(USER.VERSION),
                row.get(USER.CREATED_AT),
                Optional.ofNullable(row.get(USER.LAST_SIGN_IN_AT)));
    }
}
