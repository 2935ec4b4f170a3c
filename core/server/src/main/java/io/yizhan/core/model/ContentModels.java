package io.yizhan.core.model;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The content model in force, and its change: checked whole, prepared by all listeners, swapped at once. */
@Singleton
public class ContentModels {
    private final List<ModelListener> listeners;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable ContentModel current;

    ContentModels(List<ModelListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** The model in force. */
    public ContentModel current() {
        ContentModel model = current;
        if (model == null) {
            throw new IllegalStateException("no content model yet: the server is starting");
        }
        return model;
    }

    /** True once a model is in force. */
    public boolean ready() {
        return current != null;
    }

    /**
     * Puts a checked model in force. If any listener cannot prepare, the model in force stays and its reason is thrown.
     */
    public void change(ContentModel next) {
        changing.lock();
        try {
            List<ModelListener.Prepared> prepared = new ArrayList<>();
            try {
                for (ModelListener listener : listeners) {
                    prepared.add(listener.prepare(next));
                }
            } catch (RuntimeException refused) {
                abandon(prepared, refused);
                throw refused;
            }
            commit(prepared);
            current = next;
        } finally {
            changing.unlock();
        }
    }

    /** The first to commit writes to the database and may fail; then nothing has changed yet. */
    private static void commit(List<ModelListener.Prepared> prepared) {
        boolean begun = false;
        try {
            for (ModelListener.Prepared one : prepared) {
                one.commit();
                begun = true;
            }
        } catch (RuntimeException failed) {
            if (!begun) {
                abandon(prepared, failed);
            }
            throw failed;
        }
    }

    /** One that cannot go back keeps no other from it, and does not hide why the change failed. */
    private static void abandon(List<ModelListener.Prepared> prepared, RuntimeException reason) {
        for (ModelListener.Prepared one : prepared.reversed()) {
            try {
                one.abandon();
            } catch (RuntimeException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
