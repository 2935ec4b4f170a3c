package io.yizhan.core.feeds;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was read of all that is out, read again only after that has changed: by one, while others who ask for the same wait. */
final class HeldByNews<K, V> {
    private final PublicationNews news;
    private final ConcurrentHashMap<K, Held<V>> held = new ConcurrentHashMap<>();

    private record Held<V>(long number, V value) {}

    HeldByNews(PublicationNews news) {
        this.news = news;
    }

    /** @param key one of a few: nothing is ever forgotten */
    V get(K key, Supplier<V> reading) {
        Held<V> known = held.get(key);
        if (known != null && known.number == news.number()) {
            return known.value;
        }
        return held.compute(key, (_, last) -> {
                    // before it is read, so that what is held is at least as new
                    long number = news.number();
                    return last != null && last.number == number ? last : new Held<>(number, reading.get());
                })
                .value;
    }
}
