package io.yizhan.core.security;

import static io.yizhan.core.database.generated.Tables.GRANT;
import static io.yizhan.core.database.generated.Tables.ROLE;
import static io.yizhan.core.database.generated.Tables.USER_ROLE;

import io.yizhan.core.model.Labels;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Roles and grants. */
@Singleton
final class GrantStore {
    private static final Logger LOG = LoggerFactory.getLogger(GrantStore.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Map<String, Role> roles(DSLContext sql) {
        Map<String, Role> roles = new LinkedHashMap<>();
        sql.selectFrom(ROLE).orderBy(ROLE.ID).forEach(row -> roles.put(row.get(ROLE.ID), role(row)));
        return roles;
    }

    /** All grants that can be read; one that cannot gives nothing. */
    List<Grant> grants(DSLContext sql) {
        return sql.selectFrom(GRANT).orderBy(GRANT.ID).fetch().stream()
                .flatMap(row -> grant(row).stream())
                .toList();
    }

    List<Grant> grants(DSLContext sql, String source) {
        return sql.selectFrom(GRANT).where(GRANT.SOURCE.eq(source)).orderBy(GRANT.ID).fetch().stream()
                .flatMap(row -> grant(row).stream())
                .toList();
    }

    void put(DSLContext sql, Role role) {
        sql.insertInto(ROLE)
                .set(ROLE.ID, role.id())
                .set(ROLE.KIND, role.kind().name())
                .set(ROLE.LABEL, text(role.label()))
                .set(ROLE.DESCRIPTION, text(role.description()))
                .set(ROLE.ASSIGNABLE, role.assignable())
                .onDuplicateKeyUpdate()
                .set(ROLE.KIND, role.kind().name())
                .set(ROLE.LABEL, text(role.label()))
                .set(ROLE.DESCRIPTION, text(role.description()))
                .set(ROLE.ASSIGNABLE, role.assignable())
                .execute();
    }

    void removeRole(DSLContext sql, String id) {
        sql.deleteFrom(GRANT).where(GRANT.ROLE_ID.eq(id)).execute();
        sql.deleteFrom(USER_ROLE).where(USER_ROLE.ROLE_ID.eq(id)).execute();
        sql.deleteFrom(ROLE).where(ROLE.ID.eq(id)).execute();
    }

    void replace(DSLContext sql, String source, List<? extends Grant> grants) {
        sql.deleteFrom(GRANT).where(GRANT.SOURCE.eq(source)).execute();
        grants.forEach(grant -> insert(sql, source, grant));
    }

    private static void insert(DSLContext sql, String source, Grant grant) {
        var insert = sql.insertInto(GRANT).set(GRANT.ROLE_ID, grant.role()).set(GRANT.SOURCE, source);
        switch (grant) {
            case Grant.OfPermission permission ->
                insert.set(GRANT.ACTION, permission.permission())
                        .set(GRANT.TYPE, "")
                        .set(GRANT.FIELDS, "")
                        .set(GRANT.LOCALES, "")
                        .execute();
            case Grant.OnEntries on ->
                insert.set(GRANT.ACTION, on.action().name())
                        .set(GRANT.TYPE, on.type())
                        .set(GRANT.FIELDS, GrantText.fields(on.fields()))
                        .set(GRANT.LOCALES, GrantText.locales(on))
                        .set(GRANT.ROW_CONDITION, GrantText.rows(on.rows()))
                        .set(GRANT.UNTIL_AT, on.until().orElse(null))
                        .execute();
        }
    }

    private static Optional<Grant> grant(Record row) {
        try {
            return Optional.of(GrantText.read(
                    row.get(GRANT.ROLE_ID),
                    row.get(GRANT.ACTION),
                    row.get(GRANT.TYPE),
                    row.get(GRANT.FIELDS),
                    row.get(GRANT.LOCALES),
                    row.get(GRANT.ROW_CONDITION),
                    Optional.ofNullable(row.get(GRANT.UNTIL_AT))));
        } catch (IllegalArgumentException | JacksonException e) {
            LOG.error("grant {} cannot be read and gives nothing: {}", row.get(GRANT.ID), e.getMessage());
            return Optional.empty();
        }
    }

    private static Role role(Record row) {
        return new Role(
                row.get(ROLE.ID),
                Role.Kind.valueOf(row.get(ROLE.KIND)),
                labels(row.get(ROLE.LABEL)),
                labels(row.get(ROLE.DESCRIPTION)),
                row.get(ROLE.ASSIGNABLE));
    }

    private static String text(Labels labels) {
        return JSON.writeValueAsString(labels.texts());
    }

    private static Labels labels(String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label : JSON.readTree(text).properties()) {
            texts.put(label.getKey(), label.getValue().asString());
        }
        return new Labels(texts);
    }
}
