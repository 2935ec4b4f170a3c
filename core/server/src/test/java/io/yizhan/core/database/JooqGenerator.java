package io.yizhan.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes of the system tables from a freshly migrated embedded database. Run by {@code ./mvnw -Pjooq
 * -pl core/server -am test-compile}; {@code SchemaDriftTest} holds the committed classes to it.
 */
final class JooqGenerator {
    static final Path COMMITTED = Path.of("src/main/java");
    static final String PACKAGE = "io.yizhan.core.database.generated";

    private JooqGenerator() {}

    public static void main(String[] args) {
        try {
            Path folder = Files.createTempDirectory("yizhan-jooq-");
            try {
                generate(folder, args.length == 0 ? COMMITTED : Path.of(args[0]));
            } finally {
                FolderTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a database of its own in {@code folder} and writes the classes below {@code target}. */
    static void generate(Path folder, Path target) {
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(folder, TestDatabase.binaries())) {
            DatabaseServer server = DatabaseServer.embedded(embedded, 30_000);
            DataSourceFactory.open(server, 2, false).close();
            GenerationTool.generate(configuration(server, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the jOOQ classes could not be written", e);
        }
    }

    private static Configuration configuration(DatabaseServer server, Path target) {
        Jdbc jdbc = new Jdbc()
                .withDriver("com.mysql.cj.jdbc.Driver")
                .withUrl(server.url())
                .withProperties(server.properties().entrySet().stream()
                        .map(entry -> new Property().withKey(entry.getKey()).withValue(entry.getValue()))
                        .toList());
        Database database = new Database()
                .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                .withInputSchema(EmbeddedDatabase.SCHEMA)
                .withOutputSchemaToDefault(true)
                .withOutputCatalogToDefault(true)
                .withExcludes("schema_history")
                .withForcedTypes(List.of(
                        new ForcedType()
                                .withUserType(UUID.class.getName())
                                .withConverter(UuidConverter.class.getName())
                                .withIncludeTypes("binary\\(16\\)"),
                        new ForcedType()
                                .withUserType(Instant.class.getName())
                                .withConverter(InstantConverter.class.getName())
                                .withIncludeTypes("datetime.*"),
                        new ForcedType().withName("BOOLEAN").withIncludeTypes("tinyint\\(1\\)")));
        Generate generate = new Generate()
                .withGeneratedAnnotation(false)
                .withRecords(true)
                .withPojos(false)
                .withDaos(false)
                .withJavadoc(false)
                .withComments(false)
                .withGlobalObjectReferences(true)
                .withEmptySchemas(false)
                .withImplicitJoinPathsToOne(false)
                .withImplicitJoinPathsToMany(false);
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(jdbc)
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(generate)
                        .withTarget(new Target()
                                .withPackageName(PACKAGE)
                                .withEncoding("UTF-8")
                                .withDirectory(target.toString())));
    }
}
