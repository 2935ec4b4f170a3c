package io.yizhan.core.delivery;

import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes held answers when something they depend on has changed, here or on another server. */
@Singleton
final class AnswerListener implements EventListener {
    private final AnswerShelf shelf;

    AnswerListener(AnswerShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void on(RecordedEvent recorded) {
        switch (Touched.by(recorded.event())) {
            case Touched.Nothing _ -> {
                // Who asks is in the key: another audience, another answer.
            }
            case Touched.Things(List<Dependency> things) -> shelf.remove(recorded.position(), things);
            case Touched.Everything _ -> shelf.clear(recorded.position());
        }
    }
}
