package io.yizhan.core.transfer;

import java.util.List;

/** How entries stand in a file. */
interface ExportForm {
    /** What stands before the first entry. */
    String head();

    /** One entry, with the end of its line. */
    String entry(ExportedEntry entry);

    /** What the form has no room for. */
    List<LeftOut> leftOut();

    static ExportForm of(ExportPlan plan, boolean csv) {
        return csv ? new EntryTable(plan) : new Lines();
    }

    /** JSON lines: all there is. */
    final class Lines implements ExportForm {
        @Override
        public String head() {
            return "";
        }

        @Override
        public String entry(ExportedEntry entry) {
            return entry.json() + "\n";
        }

        @Override
        public List<LeftOut> leftOut() {
            return List.of();
        }
    }
}
