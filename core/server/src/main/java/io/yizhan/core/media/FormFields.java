package io.yizhan.core.media;

import io.micronaut.http.multipart.RawFormField;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The parts of a form one after the other, for a thread that may wait. The next part is asked for when the last is done. */
final class FormFields implements Subscriber<RawFormField>, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private sealed interface Signal {
        record Part(RawFormField field) implements Signal {}

        record End(Optional<Throwable> failure) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private @Nullable Subscription subscription;

    static FormFields of(Publisher<RawFormField> publisher) {
        FormFields fields = new FormFields();
        publisher.subscribe(fields);
        return fields;
    }

    /** Waits for the next part; empty when the form has ended. The caller closes the part before it asks again. */
    Optional<RawFormField> next() throws IOException {
        Subscription source = subscription;
        if (source == null) {
            throw new IOException("The form cannot be read");
        }
        source.request(1);
        try {
            return switch (signals.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                case Signal.Part part -> Optional.of(part.field());
                case Signal.End end when end.failure().isEmpty() -> Optional.empty();
                case Signal.End end ->
                    throw new IOException("The form broke off", end.failure().get());
                case null -> throw new IOException("The form does not go on");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while reading a form", e);
        }
    }

    private static Problem aborted() {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "media.aborted");
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription = source;
    }

    @Override
    public void onNext(RawFormField field) {
        signals.add(new Signal.Part(field));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal.End(Optional.of(failure)));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End(Optional.empty()));
    }

    /** Gives up the rest, also a part that came meanwhile. */
    @Override
    public void close() {
        Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
        while (signals.poll() instanceof Signal.Part part) {
            part.field().close();
        }
    }
}
