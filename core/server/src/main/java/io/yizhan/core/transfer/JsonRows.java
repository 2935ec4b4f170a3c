package io.yizhan.core.transfer;

import io.yizhan.core.transfer.RowPath.Step;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The elements of a list in one JSON file, read one by one. */
final class JsonRows implements SourceRows {
    /** The rest of the file follows each row. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonParser parser;
    private final RowPath inside;
    private Iterator<Cursor> waiting = List.<Cursor>of().iterator();
    private long number;

    /** @param rows where the list lies; empty: the file is the list */
    JsonRows(Reader in, Optional<RowPath> rows) throws IOException {
        parser = JSON.createParser(in);
        RowPath path = rows.orElseGet(() -> new RowPath("[]", List.of(new Step.Each())));
        inside = path.afterList();
        try {
            parser.nextToken();
            for (Step step : path.uptoList().steps()) {
                enter(step, path.text());
            }
        } catch (JacksonException e) {
            throw new IOException(JsonLines.detail(e), e);
        }
    }

    private void enter(Step step, String path) throws IOException {
        boolean found = switch (step) {
            case Step.Part part -> enterPart(part.name());
            case Step.Each _ -> parser.currentToken() == JsonToken.START_ARRAY;
            case Step.Nth _, Step.Out _ -> false;
        };
        if (!found) {
            throw new IOException("the file has no list at " + path);
        }
    }

    private boolean enterPart(String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean here = parser.currentName().equals(name);
            parser.nextToken();
            if (here) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            while (!waiting.hasNext()) {
                JsonToken token = parser.nextToken();
                if (token == null || token == JsonToken.END_ARRAY) {
                    return Optional.empty();
                }
                number++;
                JsonNode row = JSON.readTree(parser);
                waiting = inside.find(Cursor.of(row)).iterator();
            }
            return Optional.of(new Row.Read(number, waiting.next()));
        } catch (JacksonException e) {
            throw new IOException("row " + (number + 1) + ": " + JsonLines.detail(e), e);
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
