package io.yizhan.core.delivery;

import static io.yizhan.core.database.generated.Tables.GRANT;

import io.yizhan.core.database.Database;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.RoleService;
import java.util.List;
import java.util.Map;

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
        ReplacedGrants replaced = new ReplacedGrants(server.database(), server.bean(RoleService.class), role);
        replaced.set(List.of(grants));
        return replaced;
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
