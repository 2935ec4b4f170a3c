package io.yizhan.core.transfer;

import static io.yizhan.core.database.generated.Tables.IMPORTED_ENTRY;
import static io.yizhan.core.database.generated.Tables.POSITION;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The whole server, a folder for source files, and imports with all that is said of them. */
final class ImportServer implements AutoCloseable {
    /** The mappings and samples that the product ships. */
    static final Path SHIPPED = Path.of("..", "..", "deploy", "import");

    private final DeliveryServer server = new DeliveryServer();
    private final Path folder;

    ImportServer() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "import-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an import did and said. */
    record Done(ImportCounts counts, List<ImportCounts> all, List<ReportLine> lines) {
        List<String> codes() {
            return lines.stream()
                    .map(line -> line.row() + " " + line.outcome() + " "
                            + line.field().orElse("-") + " " + line.code())
                    .toList();
        }
    }

    Done run(String type, Path file, Path mapping, boolean publish) {
        return run(new ImportService.Request(type, file, mapping, publish, Optional.empty(), false));
    }

    Done run(ImportService.Request request) {
        List<ReportLine> lines = new ArrayList<>();
        List<ImportCounts> all = new ArrayList<>();
        ImportCounts counts = server.bean(ImportService.class).run(request, new ImportListener() {
            @Override
            public void begins(String importName, Path file) {
                // What was read shows in the counts.
            }

            @Override
            public void noFiles(String importName, String pattern) {
                // Entries made by it would be missing in the counts.
            }

            @Override
            public void progress(double share, ImportCounts soFar) {
                if (share < 0 || share > 1) {
                    throw new AssertionError("share " + share);
                }
            }

            @Override
            public void line(ReportLine line) {
                lines.add(line);
            }

            @Override
            public void ended(String importName, Path file, ImportCounts counts) {
                all.add(counts);
            }
        });
        return new Done(counts, all, lines);
    }

    Path write(String name, String text) {
        return write(name, text, StandardCharsets.UTF_8);
    }

    Path write(String name, String text, Charset charset) {
        try {
            return Files.writeString(folder.resolve(name), text, charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DeliveryServer server() {
        return server;
    }

    Database database() {
        return server.bean(Database.class);
    }

    /** Number of the last event: nothing can be written to content without raising it. */
    long position() {
        return database()
                .read(sql ->
                        sql.select(POSITION.VALUE).from(POSITION).fetchSingle().value1());
    }

    /** When anything was last remembered of imported rows. */
    String remembered() {
        return database()
                .read(sql -> String.valueOf(sql.select(DSL.max(IMPORTED_ENTRY.IMPORTED_AT), DSL.count())
                        .from(IMPORTED_ENTRY)
                        .fetchSingle()));
    }

    UUID id(String source, String type, String key) {
        return database()
                .read(sql -> sql.select(IMPORTED_ENTRY.ENTRY_ID)
                        .from(IMPORTED_ENTRY)
                        .where(IMPORTED_ENTRY.SOURCE.eq(source))
                        .and(IMPORTED_ENTRY.TYPE.eq(type))
                        .and(IMPORTED_ENTRY.EXTERNAL_ID.eq(key))
                        .fetchSingle()
                        .value1());
    }

    Head head(UUID id) {
        return server.bean(Layouts.class)
                .read(tx -> server.bean(EntryStore.class).findHead(tx.sql(), id).orElseThrow());
    }

    /** All values of an entry's draft. */
    JsonNode document(UUID id) {
        Layouts layouts = server.bean(Layouts.class);
        Head head = head(id);
        return head.document(
                layouts.current().model().requireType(head.type()),
                layouts.current().locales());
    }

    /** What an editor does by hand. */
    void edit(UUID id, String field, String locale, String text) {
        FieldChange change = new FieldChange(
                FieldKey.parse(field),
                Optional.of(locale),
                Optional.of(JsonNodeFactory.instance.stringNode(text)),
                Optional.empty());
        SaveOutcome saved = server.bean(EntryService.class)
                .save(
                        server.program(),
                        new EntryService.Save(id, head(id).version(), List.of(change), Optional.empty()));
        if (!(saved instanceof SaveOutcome.Saved)) {
            throw new AssertionError(saved.toString());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
