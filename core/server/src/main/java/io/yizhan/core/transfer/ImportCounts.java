package io.yizhan.core.transfer;

/**
 * What an import did.
 *
 * @param rows read
 * @param created new entries
 * @param changed entries that have other values now
 * @param unchanged entries that are as they were, and rows that repeat another without being reported
 * @param refused rows that did not go in
 * @param published entries that went out
 */
public record ImportCounts(int rows, int created, int changed, int unchanged, int refused, int published) {
    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0);

    ImportCounts plus(ImportCounts more) {
        return new ImportCounts(
                rows + more.rows,
                created + more.created,
                changed + more.changed,
                unchanged + more.unchanged,
                refused + more.refused,
                published + more.published);
    }

    boolean written() {
        return created > 0 || changed > 0 || published > 0;
    }

    static ImportCounts ofRefused() {
        return new ImportCounts(1, 0, 0, 0, 1, 0);
    }

    static ImportCounts ofUnchanged() {
        return new ImportCounts(1, 0, 0, 1, 0, 0);
    }
}
