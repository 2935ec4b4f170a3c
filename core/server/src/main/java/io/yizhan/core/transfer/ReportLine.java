package io.yizhan.core.transfer;

import io.yizhan.core.entry.EntryFinding;
import java.util.Map;
import java.util.Optional;

/**
 * What a report says of a row.
 *
 * @param file name of the source file
 * @param row line of the file, row of the sheet, or number of the element in a list, from 1
 * @param key of the row; empty where it has none
 * @param field as the mapping or the content type names it; empty when about the whole row
 * @param code from a closed list
 * @param chinese what is wrong and how to mend it
 */
public record ReportLine(
        String file,
        long row,
        String key,
        Outcome outcome,
        Optional<String> field,
        Optional<String> locale,
        String code,
        String chinese,
        String english) {

    /** What came of the row for this reason. */
    public enum Outcome {
        /** The row did not go in. */
        REFUSED,
        /** The row went in without this value, or there is something to look at. */
        NOTED,
        /** The value of an editor stayed. */
        KEPT,
        /** The row went in as a draft, but could not be published. */
        NOT_PUBLISHED
    }

    static ReportLine of(String file, long row, String key, Outcome outcome, RowNotes.Note note) {
        return new ReportLine(
                file,
                row,
                key,
                outcome,
                note.field(),
                Optional.empty(),
                note.finding().name(),
                note.finding().message("zh", note.params()),
                note.finding().message("en", note.params()));
    }

    static ReportLine of(
            String file, long row, String key, Outcome outcome, ImportFinding finding, Map<String, String> params) {
        return of(file, row, key, outcome, new RowNotes.Note(Optional.empty(), finding, params));
    }

    private static String without(String pointer, String start) {
        return pointer.startsWith(start) ? pointer.substring(start.length()) : pointer;
    }

    static ReportLine of(String file, long row, String rowKey, Outcome outcome, EntryFinding found) {
        Optional<String> field = found.field().map(key -> {
            String inside = without(found.finding().pointer(), "/" + key);
            return PlanReader.name(key)
                    + found.locale().map(tag -> without(inside, "/" + tag)).orElse(inside);
        });
        return new ReportLine(
                file,
                row,
                rowKey,
                outcome,
                field,
                found.locale(),
                found.finding().code(),
                found.finding().message("zh"),
                found.finding().message("en"));
    }
}
