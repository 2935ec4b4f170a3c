package io.yizhan.core.transfer;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CSV after RFC 4180 row by row; line breaks inside quotes belong to the cell. */
final class CsvCells {
    private static final int LONGEST_ROW = 4 << 20;

    private final PushbackReader in;
    private final char delimiter;
    private int length;
    private long number;

    CsvCells(Reader in, char delimiter) {
        this.in = new PushbackReader(in, 1);
        this.delimiter = delimiter;
    }

    /** Cells of the next row without white space around them; empty at the end. Empty lines are skipped. */
    Optional<List<String>> next() throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            number += c == '\r' ? 0 : 1;
            if (c != '\n' && c != '\r') {
                in.unread(c);
                return Optional.of(row());
            }
        }
        return Optional.empty();
    }

    /** Of the last row, as a spreadsheet counts: from 1, empty rows too, line breaks inside cells not. */
    long number() {
        return number;
    }

    private List<String> row() throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        length = 0;
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c == delimiter) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted(cell);
            } else {
                append(cell, c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private void quoted(StringBuilder cell) throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '"') {
                append(cell, c);
                continue;
            }
            int next = in.read();
            if (next != '"') {
                if (next >= 0) {
                    in.unread(next);
                }
                return;
            }
            append(cell, c);
        }
    }

    private void append(StringBuilder cell, int c) throws IOException {
        if (++length > LONGEST_ROW) {
            throw new IOException(
                    "a row of the CSV has more than " + LONGEST_ROW + " characters: is a quote not closed?");
        }
        cell.append((char) c);
    }
}
