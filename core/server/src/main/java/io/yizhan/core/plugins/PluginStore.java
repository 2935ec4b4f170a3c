package io.yizhan.core.plugins;

import static io.yizhan.core.database.generated.Tables.PLUGIN;
import static io.yizhan.core.database.generated.Tables.PLUGIN_PACKAGE;

import io.yizhan.core.database.generated.tables.records.PluginRecord;
import io.yizhan.core.model.Labels;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Rows of plugins and the bytes of their packages. */
@Singleton
final class PluginStore {
    /** Well below any max_allowed_packet. */
    private static final int CHUNK = 512 * 1024;

    private static final String LANGUAGE_BREAK = "\n\n";

    /**
     * A row.
     *
     * @param problem why it cannot run
     */
    record Row(
            String id,
            String version,
            boolean enabled,
            PluginState state,
            String sha256,
            Instant installedAt,
            Optional<Labels> problem) {

        Row with(boolean nowEnabled, PluginState nowState, Optional<Labels> nowProblem) {
            return new Row(id, version, nowEnabled, nowState, sha256, installedAt, nowProblem);
        }
    }

    /** All rows in order of id, removed ones too. */
    List<Row> rows(DSLContext sql) {
        return sql.selectFrom(PLUGIN).orderBy(PLUGIN.ID).fetch(PluginStore::row);
    }

    Optional<Row> find(DSLContext sql, String id) {
        return sql.selectFrom(PLUGIN).where(PLUGIN.ID.eq(id)).fetchOptional(PluginStore::row);
    }

    private static Row row(PluginRecord row) {
        String problem = row.getProblem();
        return new Row(
                row.getId(),
                row.getVersion(),
                row.getEnabled(),
                PluginState.valueOf(row.getState()),
                row.getSha256(),
                row.getInstalledAt(),
                problem == null ? Optional.empty() : Optional.of(labels(problem)));
    }

    private static Labels labels(String problem) {
        String[] languages = problem.split(LANGUAGE_BREAK, 2);
        return Labels.of(languages[0], languages.length > 1 ? languages[1] : languages[0]);
    }

    /** Puts the row in place of any with the same id. */
    void put(DSLContext sql, Row row) {
        String problem = row.problem()
                .map(labels -> labels.in("zh-Hans").replace(LANGUAGE_BREAK, "\n") + LANGUAGE_BREAK + labels.in("en"))
                .orElse(null);
        sql.insertInto(PLUGIN)
                .set(PLUGIN.ID, row.id())
                .set(PLUGIN.VERSION, row.version())
                .set(PLUGIN.ENABLED, row.enabled())
                .set(PLUGIN.STATE, row.state().name())
                .set(PLUGIN.SHA256, row.sha256())
                .set(PLUGIN.INSTALLED_AT, row.installedAt())
                .set(PLUGIN.PROBLEM, problem)
                .onDuplicateKeyUpdate()
                .set(PLUGIN.VERSION, row.version())
                .set(PLUGIN.ENABLED, row.enabled())
                .set(PLUGIN.STATE, row.state().name())
                .set(PLUGIN.SHA256, row.sha256())
                .set(PLUGIN.INSTALLED_AT, row.installedAt())
                .set(PLUGIN.PROBLEM, problem)
                .execute();
    }

    /** Keeps the bytes of a package, in place of any with the same hash. */
    void putPackage(DSLContext sql, String sha256, byte[] bytes) {
        sql.deleteFrom(PLUGIN_PACKAGE).where(PLUGIN_PACKAGE.SHA256.eq(sha256)).execute();
        for (int chunk = 0; chunk * CHUNK < bytes.length; chunk++) {
            sql.insertInto(PLUGIN_PACKAGE)
                    .set(PLUGIN_PACKAGE.SHA256, sha256)
                    .set(PLUGIN_PACKAGE.CHUNK, chunk)
                    .set(
                            PLUGIN_PACKAGE.BYTES,
                            Arrays.copyOfRange(bytes, chunk * CHUNK, Math.min(bytes.length, (chunk + 1) * CHUNK)))
                    .execute();
        }
    }

    /** The bytes of a package; empty array if they are not there. */
    byte[] packageBytes(DSLContext sql, String sha256) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sql.select(PLUGIN_PACKAGE.BYTES)
                .from(PLUGIN_PACKAGE)
                .where(PLUGIN_PACKAGE.SHA256.eq(sha256))
                .orderBy(PLUGIN_PACKAGE.CHUNK)
                .forEach(row -> bytes.writeBytes(row.value1()));
        return bytes.toByteArray();
    }

    /** Forgets packages that no row names. */
    void removeUnusedPackages(DSLContext sql) {
        // In this order: what another server installs meanwhile is no candidate, or else is named by its row.
        Set<String> unused =
                sql.selectDistinct(PLUGIN_PACKAGE.SHA256).from(PLUGIN_PACKAGE).fetchSet(row -> row.value1());
        unused.removeAll(sql.select(PLUGIN.SHA256)
                .from(PLUGIN)
                .where(PLUGIN.STATE.ne(PluginState.REMOVED.name()))
                .forUpdate()
                .fetchSet(row -> row.value1()));
        if (!unused.isEmpty()) {
            sql.deleteFrom(PLUGIN_PACKAGE)
                    .where(PLUGIN_PACKAGE.SHA256.in(unused))
                    .execute();
        }
    }
}
