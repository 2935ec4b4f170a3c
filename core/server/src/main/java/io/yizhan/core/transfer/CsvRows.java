package io.yizhan.core.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a CSV with a head row, as objects of texts; empty cells are left out. */
final class CsvRows implements SourceRows {
    private static final int LOOKED_AT = 1 << 14;

    private final Reader in;
    private final CsvCells cells;
    private final List<String> columns;

    /** @param delimiter empty: the one that the head row has most of */
    CsvRows(Reader in, Optional<Character> delimiter) throws IOException {
        this.in = in instanceof BufferedReader ? in : new BufferedReader(in);
        this.cells = new CsvCells(this.in, delimiter.isPresent() ? delimiter.get() : likeliest(this.in));
        this.columns = cells.next().orElse(List.of());
    }

    private static char likeliest(Reader in) throws IOException {
        in.mark(LOOKED_AT);
        int[] counts = new int[3];
        for (int i = 0, c = in.read(); i < LOOKED_AT - 1 && c >= 0 && c != '\n'; i++, c = in.read()) {
            int which = ",;\t".indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        in.reset();
        int most = counts[1] > counts[0] ? 1 : 0;
        return ",;\t".charAt(counts[2] > counts[most] ? 2 : most);
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<List<String>> row = cells.next();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        long number = cells.number();
        if (row.get().size() > columns.size()) {
            String count = Integer.toString(row.get().size());
            return Optional.of(new Row.Broken(
                    number,
                    ImportFinding.CSV_CELLS,
                    List.of("count", count, "expected", Integer.toString(columns.size()))));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < row.get().size(); i++) {
            String cell = row.get().get(i);
            if (!cell.isEmpty()) {
                object.put(columns.get(i), cell);
            }
        }
        return Optional.of(new Row.Read(number, Cursor.of(object)));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
