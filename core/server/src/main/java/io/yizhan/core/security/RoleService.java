package io.yizhan.core.security;

import io.yizhan.core.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Roles and grants as data. Other rooms write theirs here, in their own transaction, which they end with the event
 * AccessChanged; only this room reads them. Changes are seen at once on the server that made them (call {@link #changed()}
 * after the commit) and on others when they next read the events.
 */
@Singleton
public final class RoleService {
    private static final Duration HELD_FOR = Duration.ofSeconds(3);

    private final Database database;
    private final GrantStore store;
    private final AccessNews news;
    private final AtomicLong number = new AtomicLong();
    private final HeldValues<Boolean, GrantBook> held = new HeldValues<>(1, HELD_FOR);
    private volatile @Nullable GrantBook last;

    RoleService(Database database, GrantStore store, AccessNews news) {
        this.database = database;
        this.store = store;
        this.news = news;
        seed();
    }

    /** Makes a role or changes it. */
    public void put(DSLContext sql, Role role) {
        store.put(sql, role);
    }

    /** Takes a role from all users and removes it with its grants; the built-in roles come back at the next start. */
    public void remove(DSLContext sql, String roleId) {
        store.removeRole(sql, roleId);
    }

    /**
     * Puts these grants in the place of all that the source wrote before.
     *
     * @param source who writes, e.g. {@code trade:partner:<id>}; not {@code built-in}
     */
    public void replaceGrants(DSLContext sql, String source, List<Grant> grants) {
        if (source.equals(BuiltInRoles.SOURCE)) {
            throw new IllegalArgumentException("the built-in grants are written by security alone");
        }
        store.replace(sql, source, grants);
    }

    /** To be called after the transaction of a change has ended well: roles and grants are read again at the next question. */
    public void changed() {
        held.forgetAll();
    }

    /** All roles by id. */
    public Map<String, Role> known() {
        return book().roles();
    }

    /** Ids of the roles that may enter the admin. */
    Set<String> staff() {
        return known().values().stream()
                .filter(role -> role.kind() == Role.Kind.STAFF)
                .map(Role::id)
                .collect(Collectors.toSet());
    }

    GrantBook book() {
        return held.get(true, this::read);
    }

    /** The same, if the database need not be asked for it. */
    Optional<GrantBook> knownBook() {
        return held.known(true);
    }

    /** The book that was read last, however old. */
    Optional<GrantBook> lastBook() {
        return Optional.ofNullable(last);
    }

    private GrantBook read() {
        GrantBook book =
                database.read(sql -> GrantBook.of(store.roles(sql), store.grants(sql), number.incrementAndGet()));
        last = book;
        return book;
    }

    /** Writes the built-in roles and grants unless they are there as they should be; servers may do it at once. */
    private void seed() {
        boolean there = database.read(sql -> store.roles(sql).values().containsAll(BuiltInRoles.roles())
                && sorted(store.grants(sql, BuiltInRoles.SOURCE)).equals(sorted(BuiltInRoles.grants())));
        if (!there) {
            database.change(sql -> {
                BuiltInRoles.roles().forEach(role -> store.put(sql, role));
                store.replace(sql, BuiltInRoles.SOURCE, BuiltInRoles.grants());
                news.append(sql);
            });
        }
    }

    private static List<Grant> sorted(List<Grant> grants) {
        List<Grant> sorted = new ArrayList<>(grants);
        sorted.sort(Comparator.comparing(Grant::toString));
        return sorted;
    }
}
