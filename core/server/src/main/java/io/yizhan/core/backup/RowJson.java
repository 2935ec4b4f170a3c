package io.yizhan.core.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows as lines: each a JSON array of its values, in the order of the columns. */
final class RowJson {
    /** A row came into a database in a packet of 64 MiB at most; in JSON its quotes and bytes take more. */
    static final int LONGEST_LINE = 128 << 20;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_LINE)
                            .build())
                    .build())
            .build();

    private RowJson() {}

    /** With the end of the line. */
    static byte[] write(List<Column> columns, @Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            values.add(value == null ? null : columns.get(i).kind().encode(value));
        }
        byte[] json = MAPPER.writeValueAsBytes(values);
        byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /** @throws IllegalArgumentException if the line does not fit the columns */
    static @Nullable Object[] read(List<Column> columns, byte[] line) {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
        if (!node.isArray() || node.size() != columns.size()) {
            throw new IllegalArgumentException("not " + columns.size() + " values");
        }
        @Nullable Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            JsonNode value = node.required(i);
            row[i] = value.isNull() ? null : columns.get(i).kind().decode(value);
        }
        return row;
    }

    /** Cuts bytes into lines. */
    static final class Lines {
        private static final int CHUNK = 64 * 1024;

        private final InputStream in;
        private final byte[] chunk = new byte[CHUNK];
        private int at;
        private int end;

        Lines(InputStream in) {
            this.in = in;
        }

        /**
         * The next line, without its end; null if there is none.
         *
         * @throws IOException also if it is longer than any row, or has no end
         */
        byte @Nullable [] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (true) {
                if (at == end) {
                    end = in.read(chunk);
                    at = 0;
                    if (end < 0) {
                        end = 0;
                        return ended(line);
                    }
                }
                int from = at;
                while (at < end && chunk[at] != '\n') {
                    at++;
                }
                line.write(chunk, from, at - from);
                if (at < end) {
                    at++;
                    return line.toByteArray();
                }
                if (line.size() > LONGEST_LINE) {
                    throw new IOException("a line is longer than any row");
                }
            }
        }

        private static byte @Nullable [] ended(ByteArrayOutputStream line) throws IOException {
            if (line.size() > 0) {
                throw new IOException("the last line has no end");
            }
            return null;
        }
    }
}
