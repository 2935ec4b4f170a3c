package io.yizhan.core.entry;

import io.micronaut.context.BeanLocator;
import java.util.UUID;

/** Moves entries to the trash and back, for tests of other rooms. */
public final class EntryTrash {
    private final TrashService trash;
    private final Author author;

    public EntryTrash(BeanLocator beans, Author author) {
        this.trash = beans.getBean(TrashService.class);
        this.author = author;
    }

    /** @return false if other entries use it, and it stays */
    public boolean put(UUID id, VersionMark version) {
        return trash.trash(author, id, version).isEmpty();
    }

    public void takeOut(UUID id) {
        trash.untrash(author, id);
    }
}
