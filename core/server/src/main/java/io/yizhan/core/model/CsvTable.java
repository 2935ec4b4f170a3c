package io.yizhan.core.model;

import io.yizhan.core.model.ModelLocations.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CSV table after RFC 4180 with a head row; cells are stripped of white space around them. */
record CsvTable(List<String> columns, List<Row> rows) {

    record Row(int line, Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    static Optional<CsvTable> read(String text, String file, Problems problems) {
        Scanner scanner = new Scanner(text);
        List<String> columns = scanner.row();
        if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
            problems.add(new Location(file, 1, ""), ModelProblemCode.CSV_INVALID, "detail", "head row");
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        while (scanner.more()) {
            int line = scanner.line;
            List<String> cells = scanner.row();
            if (cells.size() == 1 && cells.getFirst().isEmpty()) {
                continue;
            }
            if (cells.size() != columns.size()) {
                String detail = cells.size() + " ≠ " + columns.size();
                problems.add(new Location(file, line, ""), ModelProblemCode.CSV_INVALID, "detail", detail);
                continue;
            }
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                named.put(columns.get(i), cells.get(i));
            }
            rows.add(new Row(line, named));
        }
        if (scanner.unclosed) {
            Location at = new Location(file, scanner.line, "");
            problems.add(at, ModelProblemCode.CSV_INVALID, "detail", "quote is not closed");
            return Optional.empty();
        }
        return Optional.of(new CsvTable(columns, rows));
    }

    private static final class Scanner {
        private final String text;
        private int at;
        private int line = 1;
        private boolean unclosed;

        Scanner(String text) {
            this.text = text;
        }

        boolean more() {
            return at < text.length();
        }

        List<String> row() {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '\n') {
                    line++;
                }
                if (quoted) {
                    if (c != '"') {
                        cell.append(c);
                    } else if (at < text.length() && text.charAt(at) == '"') {
                        cell.append(c);
                        at++;
                    } else {
                        quoted = false;
                    }
                } else if (c == '"') {
                    quoted = true;
                } else if (c == ',') {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                } else if (c == '\n') {
                    break;
                } else {
                    cell.append(c);
                }
            }
            unclosed |= quoted;
            cells.add(cell.toString().strip());
            return cells;
        }
    }
}
