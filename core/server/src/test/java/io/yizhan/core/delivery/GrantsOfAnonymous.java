package io.yizhan.core.delivery;

import static io.yizhan.core.database.generated.Tables.GRANT;

import io.yizhan.core.database.Database;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.util.List;
import java.util.Map;

/** Other grants for anonymous callers, until closed. */
public final class GrantsOfAnonymous implements AutoCloseable {
    private static final String SOURCE = "test";

    private final Database database;
    private final RoleService roles;
    private final List<Map<String, Object>> before;

    private GrantsOfAnonymous(Database database, RoleService roles) {
        this.database = database;
        this.roles = roles;
        this.before = database.read(sql ->
                sql.selectFrom(GRANT).where(GRANT.ROLE_ID.eq(Role.ANONYMOUS)).fetchMaps());
    }

    public static GrantsOfAnonymous replaced(DeliveryServer server, Grant... grants) {
        GrantsOfAnonymous replaced = new GrantsOfAnonymous(server.database(), server.bean(RoleService.class));
        replaced.set(List.of(grants));
        return replaced;
    }

    private void set(List<Grant> grants) {
        database.change(sql -> {
            sql.deleteFrom(GRANT).where(GRANT.ROLE_ID.eq(Role.ANONYMOUS)).execute();
            roles.replaceGrants(sql, SOURCE, grants);
        });
        roles.changed();
    }

    @Override
    public void close() {
        database.change(sql -> {
            sql.deleteFrom(GRANT).where(GRANT.ROLE_ID.eq(Role.ANONYMOUS)).execute();
            before.forEach(grant -> sql.insertInto(GRANT).set(grant).execute());
        });
        roles.changed();
    }
}
