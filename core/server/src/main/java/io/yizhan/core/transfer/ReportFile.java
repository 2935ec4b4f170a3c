package io.yizhan.core.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report of an import as a file: CSV if its name says so, else JSON lines. Made with the first line. */
public final class ReportFile implements AutoCloseable {
    private static final List<String> COLUMNS =
            List.of("file", "row", "key", "outcome", "field", "locale", "code", "message");

    private final Path path;
    private final boolean chinese;
    private final boolean csv;
    private @Nullable Writer out;

    /** @param chinese language of the messages, else English */
    public ReportFile(Path path, boolean chinese) {
        this.path = path;
        this.chinese = chinese;
        this.csv = path.toString().endsWith(".csv");
    }

    public void add(ReportLine line) {
        List<String> cells = List.of(
                line.file(),
                Long.toString(line.row()),
                line.key(),
                line.outcome().name(),
                line.field().orElse(""),
                line.locale().orElse(""),
                line.code(),
                chinese ? line.chinese() : line.english());
        try {
            open().write(csv ? CsvLine.of(cells) : json(line, cells));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report " + path, e);
        }
    }

    private Writer open() throws IOException {
        Writer writer = out;
        if (writer == null) {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            writer = new BufferedWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
            if (csv) {
                writer.write(CsvLine.MARK + CsvLine.of(COLUMNS));
            }
            out = writer;
        }
        return writer;
    }

    private static String json(ReportLine line, List<String> cells) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                json.put(COLUMNS.get(i), cells.get(i));
            }
        }
        json.put("row", line.row());
        return json + "\n";
    }

    /** Whether there is a line in it. */
    public boolean isWritten() {
        return out != null;
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report " + path, e);
        }
    }
}
