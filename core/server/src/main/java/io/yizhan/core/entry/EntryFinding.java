package io.yizhan.core.entry;

import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Finding;
import java.util.Optional;

/**
 * A finding of an entry.
 *
 * @param field empty when about the whole entry
 * @param stored false: the value was not stored; the client still has it
 */
public record EntryFinding(Finding finding, Optional<FieldKey> field, Optional<String> locale, boolean stored) {

    public boolean error() {
        return finding.severity() == Finding.Severity.ERROR;
    }
}
