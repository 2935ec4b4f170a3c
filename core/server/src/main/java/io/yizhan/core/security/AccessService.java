package io.yizhan.core.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Computes what a caller may do from the grants of its roles. */
@Singleton
public final class AccessService {
    private static final int HELD = 2_000;

    private final RoleService roles;
    private final Clock clock;
    private final Cache<Key, Access> held =
            Caffeine.newBuilder().maximumSize(HELD).build();

    private record Key(long book, int ended, Set<String> roles, Optional<UUID> enterprise, Set<ApiScope> scopes) {}

    AccessService(RoleService roles, Clock clock) {
        this.roles = roles;
        this.clock = clock;
    }

    /** What the caller may do now. Keep it for a request, not longer. */
    public Access of(Caller caller) {
        return switch (caller) {
            case Caller.Program ignored -> Access.everything();
            case Caller.Anonymous ignored -> of(Set.<String>of(), Optional.empty(), Set.of());
            case Caller.SignedIn signedIn -> of(signedIn.user());
            case Caller.TokenCaller token ->
                of(
                        token.owner().<Set<String>>map(User::roles).orElse(Set.of(Role.ADMIN)),
                        token.owner().flatMap(User::enterpriseId),
                        token.scopes());
        };
    }

    /** What a person may do now, whether signed in or not. */
    public Access of(User user) {
        return of(user.roles(), user.enterpriseId(), Set.of());
    }

    /** What anonymous callers may do now, if that was worked out already for one of them. Waits for nothing. */
    public Optional<Access> knownOfAnonymous() {
        Instant now = clock.instant();
        return roles.knownBook()
                .flatMap(book -> Optional.ofNullable(held.getIfPresent(
                        new Key(book.number(), book.endedAt(now), Set.of(), Optional.empty(), Set.of()))));
    }

    /** What anonymous callers might do when that was known last; empty if it never was. Of no use but to find former answers. */
    Optional<Access> lastOfAnonymous() {
        return roles.lastBook().map(book -> compute(book, clock.instant(), Set.of(), Optional.empty(), Set.of()));
    }

    /** @param scopes those of a token; none for a person, who needs none */
    private Access of(Set<String> roleIds, Optional<UUID> enterprise, Set<ApiScope> scopes) {
        GrantBook book = roles.book();
        Instant now = clock.instant();
        Key key = new Key(book.number(), book.endedAt(now), Set.copyOf(roleIds), enterprise, scopes);
        return held.get(key, ignored -> compute(book, now, roleIds, enterprise, scopes));
    }

    static Access compute(
            GrantBook book, Instant now, Set<String> roleIds, Optional<UUID> enterprise, Set<ApiScope> scopes) {
        Set<String> all = new TreeSet<>(roleIds);
        all.add(Role.ANONYMOUS);
        Set<String> permissions = new HashSet<>();
        List<Access.Given> given = new ArrayList<>();
        boolean staff = false;
        for (String id : all) {
            Role role = book.roles().get(id);
            if (role != null) {
                staff |= role.kind() == Role.Kind.STAFF;
                for (Grant grant : book.grants()) {
                    boolean ended = grant instanceof Grant.OnEntries on && !on.holdsAt(now);
                    if (grant.role().equals(id) && !ended) {
                        collect(grant, role.kind(), enterprise, scopes, permissions, given);
                    }
                }
            }
        }
        return Access.of(staff, permissions, given);
    }

    private static void collect(
            Grant grant,
            Role.Kind kind,
            Optional<UUID> enterprise,
            Set<ApiScope> scopes,
            Set<String> permissions,
            List<Access.Given> given) {
        switch (grant) {
            case Grant.OfPermission permission -> {
                boolean admin = scopes.isEmpty()
                        || scopes.contains(ApiScope.ADMIN_READ)
                        || scopes.contains(ApiScope.ADMIN_WRITE);
                if (kind == Role.Kind.STAFF && admin) {
                    permissions.add(permission.permission());
                }
            }
            case Grant.OnEntries on -> {
                if (scopes.isEmpty() || scopes.stream().anyMatch(scope -> within(scope, on.action(), kind))) {
                    EnterpriseFill.fill(on.rows(), enterprise)
                            .map(rows -> new Grant.OnEntries(
                                    on.role(), on.action(), on.type(), on.fields(), on.locales(), rows, on.until()))
                            .ifPresent(filled -> given.add(new Access.Given(filled, kind)));
                }
            }
        }
    }

    /**
     * What a scope leaves of the owner's rights. A delivery token of staff sees what anybody sees, since it stands on
     * frontends; a partner's own token sees what the partner does.
     */
    private static boolean within(ApiScope scope, Action action, Role.Kind kind) {
        return switch (scope) {
            case DELIVERY_READ -> action == Action.READ_PUBLISHED && kind != Role.Kind.STAFF;
            case PREVIEW_READ, ADMIN_READ -> action.reads();
            case ADMIN_WRITE -> true;
        };
    }
}
