package io.yizhan.core.transfer;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; empty lines are skipped. */
final class JsonLines implements SourceRows {
    static final int LONGEST = 4 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reader in;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean ended;

    JsonLines(Reader in) {
        this.in = in;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (!ended) {
            boolean whole = readLine();
            if (!whole) {
                return Optional.of(
                        new Row.Broken(number, ImportFinding.ROW_TOO_LONG, List.of("max", Integer.toString(LONGEST))));
            }
            String text = line.toString().strip();
            if (!text.isEmpty()) {
                return Optional.of(parse(text));
            }
        }
        return Optional.empty();
    }

    /** False for a line that is too long: its rest is skipped. */
    private boolean readLine() throws IOException {
        line.setLength(0);
        number++;
        boolean whole = true;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                ended = true;
                break;
            }
            if (line.length() < LONGEST) {
                line.append((char) c);
            } else {
                whole = false;
            }
        }
        return whole;
    }

    private Row parse(String text) {
        try {
            JsonNode row = JSON.readTree(text);
            if (row != null && row.isObject()) {
                return new Row.Read(number, Cursor.of(row));
            }
            return new Row.Broken(number, ImportFinding.NOT_JSON, List.of("detail", "{…}?"));
        } catch (JacksonException e) {
            return new Row.Broken(number, ImportFinding.NOT_JSON, List.of("detail", detail(e)));
        }
    }

    static String detail(JacksonException failure) {
        return RowNotes.shorten(failure.getOriginalMessage());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
