package io.yizhan.core.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what is to be said of one row. */
final class RowNotes {
    private static final int SHOWN = 120;

    private final List<Note> notes = new ArrayList<>();
    private Optional<String> field = Optional.empty();

    /**
     * One thing said.
     *
     * @param field of the entry, as the mapping names it
     */
    record Note(Optional<String> field, ImportFinding finding, Map<String, String> params) {}

    /** What is noted from now on is about this field. */
    void about(String name) {
        field = Optional.of(name);
    }

    void add(ImportFinding finding, String... params) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            named.put(params[i], params[i + 1]);
        }
        Note note = new Note(field, finding, named);
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    List<Note> all() {
        return notes;
    }

    static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }
}
