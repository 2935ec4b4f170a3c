package io.yizhan.core.endurance;

import io.yizhan.core.endurance.Article.Acknowledged;
import io.yizhan.core.endurance.Article.Due;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * People who save and publish, and sites that read, all at once and without a pause, until told to stop or until no answer
 * comes any more. A publication whose outcome nobody knows is asked for again with its key.
 */
final class Traffic implements AutoCloseable {
    private static final String READ =
            "{ articles(first: 5, orderBy: [{field: UPDATED_AT}]) { totalCount nodes { id title slug } } }";

    private final Desk desk;
    private final List<Thread> people = new ArrayList<>();
    private final List<Article> articles = new CopyOnWriteArrayList<>();
    private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    private final ReentrantLock counting = new ReentrantLock();
    private final Condition counted = counting.newCondition();
    private final List<Seen> seen = new ArrayList<>();
    private volatile boolean stopped;

    /** One answered request. */
    record Seen(boolean write, String code, Duration took) {
        boolean ok() {
            return code.isEmpty();
        }
    }

    Traffic(Desk desk) {
        this.desk = desk;
    }

    /** Writers go on with these articles of an earlier run, each first with what is due. */
    Traffic writers(List<Article> mine, int count) {
        articles.addAll(mine);
        for (int i = 0; i < count; i++) {
            int first = i;
            run(() -> {
                for (int turn = first; !stopped && write(mine.get(turn % mine.size())); turn += count) {
                    // on to the next
                }
            });
        }
        return this;
    }

    Traffic readers(int count) {
        for (int i = 0; i < count; i++) {
            run(() -> {
                boolean answered = true;
                while (!stopped && answered) {
                    answered = !note(false, desk.delivery(READ)).code().equals(Desk.NO_ANSWER);
                }
            });
        }
        return this;
    }

    private void run(Runnable work) {
        people.add(Thread.ofVirtual().start(work));
    }

    /** New articles, unpublished. */
    static List<Article> make(Desk desk, String name, int count) {
        List<Article> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String title = name + " " + i;
            Desk.Reply reply = desk.create(name + "-" + i, title);
            if (!reply.ok() || !reply.value().has("entry")) {
                throw new AssertionError(reply.toString());
            }
            made.add(new Article(
                    reply.value().at("/entry/id").asString(),
                    reply.value().at("/entry/version").asString(),
                    title));
        }
        return made;
    }

    /** One change and its publication; false once no answer comes. */
    private boolean write(Article article) {
        if (article.unsure) {
            Desk.Reply now = note(true, desk.version(article.id));
            if (!now.ok()) {
                return !now.code().equals(Desk.NO_ANSWER);
            }
            article.version = now.value().get("version").asString();
            article.unsure = false;
        }
        if (article.due.isEmpty()) {
            String title = article.title.replaceFirst("( · \\d+)?$", " · " + ++article.titles);
            Desk.Reply saved = note(true, desk.rename(article.id, article.version, title));
            if (!saved.ok()) {
                article.unsure = true;
                return !saved.code().equals(Desk.NO_ANSWER);
            }
            if (!saved.value().has("entry")) {
                throw new AssertionError("a conflict with nobody: " + saved);
            }
            article.version = saved.value().at("/entry/version").asString();
            article.title = title;
            article.due = Optional.of(Due.of(article.version));
        }
        Due due = article.due.get();
        Desk.Reply out = note(true, desk.publish(article.id, due.version(), due.key()));
        if (out.ok()) {
            acknowledged.add(new Acknowledged(
                    article.id, due.number(), out.value().get("position").asLong(), article.title));
            article.version = out.value().at("/entry/version").asString();
            article.due = Optional.empty();
        }
        return !out.code().equals(Desk.NO_ANSWER);
    }

    private Desk.Reply note(boolean write, Desk.Reply reply) {
        counting.lock();
        try {
            seen.add(new Seen(write, reply.code(), reply.took()));
            counted.signalAll();
        } finally {
            counting.unlock();
        }
        return reply;
    }

    /** Waits until so many requests of a kind have been answered from now on. */
    void await(int more, Predicate<Seen> kind, Duration longest) {
        counting.lock();
        try {
            int from = seen.size();
            long left = longest.toNanos();
            while (seen.subList(from, seen.size()).stream().filter(kind).count() < more) {
                if (left <= 0) {
                    throw new AssertionError("not " + more + " such requests within " + longest + "; the last: "
                            + seen.subList(Math.max(from, seen.size() - 20), seen.size()));
                }
                left = counted.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            counting.unlock();
        }
    }

    /** All answered requests so far. */
    List<Seen> seen() {
        counting.lock();
        try {
            return List.copyOf(seen);
        } finally {
            counting.unlock();
        }
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<Article> articles() {
        return List.copyOf(articles);
    }

    /** Lets everybody end what they are at. */
    @Override
    public void close() {
        stopped = true;
        join();
    }

    /** Waits until all have ended by themselves, because no answer came. */
    void join() {
        try {
            for (Thread person : people) {
                if (!person.join(Duration.ofMinutes(3))) {
                    throw new AssertionError("a request did not end within three minutes");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
