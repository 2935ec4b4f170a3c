package io.yizhan.core.delivery;

import static io.yizhan.core.database.generated.Tables.GRANT;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Other grants for a role, until closed. */
public final class ReplacedGrants implements AutoCloseable {
    private static final String SOURCE = "test";

    private final Database database;
    private final RoleService roles;
    private final String role;
    private final List<Map<String, Object>> before;

    private ReplacedGrants(Database database, RoleService roles, String role) {
        this.database = database;
        this.roles = roles;
        this.role = role;
        this.before = database.read(
                sql -> sql.selectFrom(GRANT).where(GRANT.ROLE_ID.eq(role)).fetchMaps());
    }

    public static ReplacedGrants of(DeliveryServer server, String role, Grant... grants) {
        return of(server.database(), server.bean(RoleService.class), role, grants);
    }

    public static ReplacedGrants of(Database database, RoleService roles, String role, Grant... grants) {
        ReplacedGrants replaced = new ReplacedGrants(database, roles, role);
        replaced.set(List.of(grants));
        return replaced;
    }

    /** Lets anybody read these fields of the published entries for which a condition holds. */
    static Grant toAnonymous(String type, Condition rows, String... fields) {
        NavigableSet<FieldKey> keys = new TreeSet<>();
        for (String field : fields) {
            keys.add(FieldKey.parse(field));
        }
        return new Grant.OnEntries(
                Role.ANONYMOUS,
                Action.READ_PUBLISHED,
                type,
                new FieldScope.Keys(keys),
                new TreeSet<>(Set.of(Grant.ANY)),
                rows);
    }

    /** Shows anybody the titles of published works, and nothing else. */
    public static ReplacedGrants titlesOfWorks(DeliveryServer server) {
        return of(server, Role.ANONYMOUS, toAnonymous("work", Condition.always(), "core.title"));
    }

    private void set(List<Grant> grants) {
        database.change(sql -> {
            sql.deleteFrom(GRANT).where(GRANT.ROLE_ID.eq(role)).execute();
            roles.replaceGrants(sql, SOURCE, grants);
        });
        roles.changed();
    }

    @Override
    public void close() {
        database.change(sql -> {
            sql.deleteFrom(GRANT).where(GRANT.ROLE_ID.eq(role)).execute();
            before.forEach(grant -> sql.insertInto(GRANT).set(grant).execute());
        });
        roles.changed();
    }
}
