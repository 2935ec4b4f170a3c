package io.yizhan.core.transfer;

import io.yizhan.core.transfer.Mapping.Format;
import io.yizhan.core.transfer.Mapping.Import;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of a source file one after the other; never the whole file at once. */
interface SourceRows extends AutoCloseable {

    /** The next row; empty at the end. */
    Optional<Row> next() throws IOException;

    @Override
    void close() throws IOException;

    /** A row, or why it is none. */
    sealed interface Row {
        /** Line of the file, row of the sheet, or number of the element in a list, from 1. */
        long number();

        record Read(long number, Cursor cursor) implements Row {}

        record Broken(long number, ImportFinding finding, List<String> params) implements Row {
            public Broken {
                params = List.copyOf(params);
            }
        }
    }

    /**
     * Opens a file as an import says.
     *
     * @throws IOException if it cannot be read
     */
    static SourceRows open(SourceFile file, Import plan) throws IOException {
        Format format = plan.format().orElseGet(() -> byName(file.plainName()));
        Reader reader = file.open(file.charset(plan.encoding(), format == Format.CSV));
        try {
            SourceRows rows = switch (format) {
                case CSV -> new CsvRows(reader, plan.delimiter());
                case JSON -> new JsonRows(reader, plan.rows());
                case JSONL -> new JsonLines(reader);
            };
            return plan.rows().isPresent() && format != Format.JSON
                    ? new InnerRows(rows, plan.rows().get())
                    : rows;
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static Format byName(String name) {
        if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
            return Format.CSV;
        }
        return name.endsWith(".json") ? Format.JSON : Format.JSONL;
    }

    /** Rows that lie in a list inside the rows of the file. */
    final class InnerRows implements SourceRows {
        private final SourceRows outer;
        private final RowPath path;
        private Iterator<Cursor> waiting = List.<Cursor>of().iterator();
        private long number;

        InnerRows(SourceRows outer, RowPath path) {
            this.outer = outer;
            this.path = path;
        }

        @Override
        public Optional<Row> next() throws IOException {
            while (!waiting.hasNext()) {
                Optional<Row> row = outer.next();
                if (row.isEmpty() || row.get() instanceof Row.Broken) {
                    return row;
                }
                Row.Read read = (Row.Read) row.get();
                number = read.number();
                waiting = path.find(read.cursor()).iterator();
            }
            return Optional.of(new Row.Read(number, waiting.next()));
        }

        @Override
        public void close() throws IOException {
            outer.close();
        }
    }
}
