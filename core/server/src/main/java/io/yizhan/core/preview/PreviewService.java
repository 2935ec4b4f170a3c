package io.yizhan.core.preview;

import io.yizhan.core.delivery.Overlay;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.Condition;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ProjectionSource;
import io.yizhan.core.projection.ProjectionStore;
import io.yizhan.core.publishing.ReleasePreview;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.UserService;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes preview tokens, lists them, takes them back, and knows what they open. */
@Singleton
final class PreviewService {
    private static final int MOST_LISTED = 100;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Layouts layouts;
    private final EntryStore entries;
    private final PreviewTokenStore store;
    private final ProjectionStore projections;
    private final List<ProjectionSource> sources;
    private final PluginCalls plugins;
    private final ReleasePreview releases;
    private final UserService users;
    private final AccessService access;
    private final EventStore events;
    private final EventFeed feed;
    private final PreviewPages pages;
    private final PreviewConfig config;
    private final EntryIds ids;
    private final SecureRandom random;
    private final Clock clock;

    PreviewService(
            Layouts layouts,
            EntryStore entries,
            PreviewTokenStore store,
            ProjectionStore projections,
            List<ProjectionSource> sources,
            PluginCalls plugins,
            ReleasePreview releases,
            UserService users,
            AccessService access,
            EventStore events,
            EventFeed feed,
            PreviewPages pages,
            PreviewConfig config,
            EntryIds ids,
            SecureRandom random,
            Clock clock) {
        this.layouts = layouts;
        this.entries = entries;
        this.store = store;
        this.projections = projections;
        this.sources = List.copyOf(sources);
        this.plugins = plugins;
        this.releases = releases;
        this.users = users;
        this.access = access;
        this.events = events;
        this.feed = feed;
        this.pages = pages;
        this.config = config;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What a token is to open.
     *
     * @param entryId or all of the type, or a release
     * @param releaseId neither an entry nor a type then
     * @param type needed without an entry and a release
     * @param minutes it lives
     */
    record Wish(Optional<UUID> entryId, Optional<UUID> releaseId, Optional<String> type, String locale, int minutes) {
        /** Of drafts. */
        Wish(Optional<UUID> entryId, Optional<String> type, String locale, int minutes) {
            this(entryId, Optional.empty(), type, locale, minutes);
        }
    }

    /**
     * A token that was just made.
     *
     * @param secret shown this once
     * @param url where its drafts are looked at, the token in its fragment; empty if no page is set for the type
     */
    record Made(PreviewToken token, String secret, Optional<String> url) {
        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    /**
     * Makes a token.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND, FORBIDDEN if the author may not see the drafts; BAD_USER_INPUT for
     *     a locale that is none of the site's, or a time that is too short or too long
     */
    Made create(Author author, Wish wish) {
        Duration time = Duration.ofMinutes(wish.minutes());
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(config.longest()) > 0) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "preview.time")
                    .with("limit", config.longest().toMinutes())
                    .at("input.minutes")
                    .exception();
        }
        PreviewSecret secret = PreviewSecret.create(random);
        Made made = layouts.write(tx -> {
            if (!tx.layout().locales().contains(wish.locale())) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT).at("input.locale").exception();
            }
            Opened opened = wish.releaseId()
                    .map(id -> requireRelease(tx, author, id))
                    .orElseGet(() -> requireDrafts(
                            tx, author, wish.entryId().map(id -> requireVisible(tx, author, id)), wish.type()));
            Instant now = clock.instant();
            PreviewToken token = new PreviewToken(
                    ids.next(),
                    wish.entryId(),
                    wish.releaseId(),
                    opened.type(),
                    wish.locale(),
                    now,
                    author.userId(),
                    now.plus(time),
                    Optional.empty());
            store.insert(tx.sql(), token, secret.hash());
            tell(tx, author, token, "MADE");
            return new Made(token, secret.text(), pages.find(tx.layout(), token, opened.head(), secret));
        });
        feed.committed();
        return made;
    }

    /**
     * @param type blank for a release
     * @param head of the entry whose page is looked at first
     */
    private record Opened(String type, Optional<Head> head) {}

    private static Opened requireDrafts(
            ContentTransaction tx, Author author, Optional<Head> head, Optional<String> wanted) {
        String type = head.map(Head::type).orElseGet(() -> requireType(tx, author, wanted));
        requireWhole(tx, author, type, head, head.isPresent() ? "input.entryId" : "input.type");
        return new Opened(type, head);
    }

    /** Whoever opens a release has to see all of what it would put out. */
    private Opened requireRelease(ContentTransaction tx, Author author, UUID id) {
        List<Head> heads = releases.heads(tx, id);
        for (Head head : heads) {
            if (tx.layout().model().findType(head.type()).isPresent()) {
                if (!EntryGuard.of(author, tx.layout(), head.type()).may(Action.READ_DRAFT, head)) {
                    throw Problem.of(ProblemCode.FORBIDDEN, "preview.release")
                            .at("input.releaseId")
                            .exception();
                }
                requireWhole(tx, author, head.type(), Optional.of(head), "input.releaseId");
            }
        }
        return new Opened("", heads.stream().findFirst());
    }

    /** Tokens of a release, the newest first; at most 100. */
    List<PreviewToken> ofRelease(Author author, UUID release) {
        return layouts.read(tx -> {
            Opened opened = requireRelease(tx, author, release);
            assert opened.type().isEmpty();
            return store.ofRelease(tx.sql(), release, MOST_LISTED);
        });
    }

    /** Tokens of an entry, or those of a whole type, the newest first; at most 100. */
    List<PreviewToken> list(Author author, Optional<UUID> entryId, Optional<String> type) {
        return layouts.read(tx -> {
            String of = entryId.map(id -> requireVisible(tx, author, id).type())
                    .orElseGet(() -> requireType(tx, author, type));
            return store.list(tx.sql(), of, entryId, MOST_LISTED);
        });
    }

    /**
     * Takes a token back at once, on all servers.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if there is none whose drafts the author may see
     */
    PreviewToken revoke(Author author, UUID id) {
        PreviewToken revoked = layouts.write(tx -> {
            PreviewToken token = store.find(tx.sql(), id).orElseThrow(() -> EntryGuard.notFound(id));
            if (token.entryId().isPresent()) {
                requireVisible(tx, author, token.entryId().get());
            } else if (token.releaseId().isPresent()) {
                requireMaker(tx, author, token);
            } else {
                requireType(tx, author, Optional.of(token.type()));
            }
            if (store.revoke(tx.sql(), id, clock.instant())) {
                tell(tx, author, token, "REVOKED");
            }
            return store.find(tx.sql(), id).orElseThrow();
        });
        feed.committed();
        return revoked;
    }

    /** A token of a release, which may be over, is taken back by who made it, or by who sees all of what it opens. */
    private void requireMaker(ContentTransaction tx, Author author, PreviewToken token) {
        boolean own = author.userId().isPresent() && author.userId().equals(token.createdBy());
        if (!own) {
            Opened opened = requireRelease(tx, author, token.releaseId().orElseThrow());
            assert opened.type().isEmpty();
        }
    }

    /**
     * The token of a secret. Looked up each time: one that was revoked, or whose maker may not see its drafts any more, must open
     * nothing any more.
     *
     * @throws io.yizhan.core.problem.ProblemException UNAUTHENTICATED
     */
    PreviewToken require(String secret) {
        return PreviewSecret.parse(secret)
                .flatMap(parsed -> layouts.read(tx -> store.findByHash(tx.sql(), parsed.hash())
                        .filter(token -> token.lives(clock.instant()))
                        .filter(token -> stillOpens(tx, token))))
                .orElseThrow(() ->
                        Problem.of(ProblemCode.UNAUTHENTICATED, "preview.token").exception());
    }

    /** A token lives no longer than the right of who made it; the program's own have nobody to lose theirs. */
    private boolean stillOpens(ContentTransaction tx, PreviewToken token) {
        if (token.createdBy().isEmpty()) {
            return token.releaseId()
                    .map(release -> releases.isPending(tx, release))
                    .orElse(true);
        }
        Optional<Author> maker = users.findEnabled(tx.sql(), token.createdBy().get())
                .map(user -> new Author(new Caller.Anonymous(), access.of(user)));
        if (maker.isPresent() && token.releaseId().isPresent()) {
            return opensRelease(tx, maker.get(), token.releaseId().get());
        }
        if (maker.isEmpty() || tx.layout().model().findType(token.type()).isEmpty()) {
            return false;
        }
        EntryGuard guard = EntryGuard.of(maker.get(), tx.layout(), token.type());
        if (token.entryId().isEmpty()) {
            return seesAll(maker.get(), token.type()) && guard.findHidden().isEmpty();
        }
        return entries.findHead(tx.sql(), token.entryId().get())
                .filter(head -> head.type().equals(token.type()) && guard.may(Action.READ_DRAFT, head))
                .filter(head -> guard.findHidden(head).isEmpty())
                .isPresent();
    }

    private boolean opensRelease(ContentTransaction tx, Author maker, UUID release) {
        try {
            return requireRelease(tx, maker, release).type().isEmpty();
        } catch (ProblemException nothing) {
            return false;
        }
    }

    Overlay overlay(PreviewToken token) {
        return token.releaseId()
                .<Overlay>map(release -> new ReleaseOverlay(token, release, store, layouts, releases))
                .orElseGet(() -> new DraftOverlay(token, store, layouts, projections, sources, plugins));
    }

    private void tell(ContentTransaction tx, Author author, PreviewToken token, String state) {
        long position = events.append(
                tx.sql(), author.userId(), List.of(new Event.PreviewTokenChanged(token.id(), token.type(), state)));
        assert position > 0;
    }

    private Head requireVisible(ContentTransaction tx, Author author, UUID id) {
        Head head = entries.findHead(tx.sql(), id).orElseThrow(() -> EntryGuard.notFound(id));
        EntryGuard.of(author, tx.layout(), head.type()).requireVisible(head);
        return head;
    }

    /** A token opens drafts whole, and for as long as its maker may see them so: there has to be one. */
    private static void requireWhole(
            ContentTransaction tx, Author author, String type, Optional<Head> head, String at) {
        if (author.caller() instanceof Caller.TokenCaller token && token.owner().isEmpty()) {
            throw Problem.of(ProblemCode.FORBIDDEN, "preview.owner").exception();
        }
        EntryGuard guard = EntryGuard.of(author, tx.layout(), type);
        head.map(guard::findHidden).orElseGet(guard::findHidden).ifPresent(field -> {
            throw Problem.of(ProblemCode.FORBIDDEN, "preview.field")
                    .with("field", field.name())
                    .at(at)
                    .exception();
        });
    }

    /** Whoever opens all drafts of a type has to see them all. */
    private static String requireType(ContentTransaction tx, Author author, Optional<String> type) {
        String known = type.filter(id -> tx.layout().model().findType(id).isPresent())
                .orElseThrow(() -> Problem.of(ProblemCode.BAD_USER_INPUT, "preview.what")
                        .at("input.type")
                        .exception());
        if (!seesAll(author, known)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return known;
    }

    private static boolean seesAll(Author author, String type) {
        return author.access().rows(Action.READ_DRAFT, type).equals(Condition.always());
    }
}
