package io.yizhan.core.search;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What indexes say in the log, by the threads that keep them. */
final class IndexLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<Map.Entry<Thread, String>> messages = new CopyOnWriteArrayList<>();

    IndexLog() {
        start();
        loggers().forEach(logger -> logger.addAppender(this));
    }

    private static Stream<Logger> loggers() {
        return Stream.of(IndexWork.class, IndexFollower.class).map(type -> (Logger) LoggerFactory.getLogger(type));
    }

    @Override
    protected void append(ILoggingEvent event) {
        messages.add(Map.entry(Thread.currentThread(), event.getFormattedMessage()));
    }

    long count(Thread by, String words) {
        return messages.stream()
                .filter(message ->
                        message.getKey().equals(by) && message.getValue().contains(words))
                .count();
    }

    @Override
    public void close() {
        loggers().forEach(logger -> logger.detachAppender(this));
    }
}
